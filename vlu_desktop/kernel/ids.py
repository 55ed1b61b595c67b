# SPDX-License-Identifier: Apache-2.0
"""Ids that sort by the moment they were made: UUID version 7 (RFC 9562, section 5.7) as lower-case text."""

from collections.abc import Callable
from datetime import datetime
from typing import NewType

RecordId = NewType("RecordId", str)
OfficerId = NewType("OfficerId", str)
UnitId = NewType("UnitId", str)

Clock = Callable[[], datetime]
"""Returns the present instant, aware, in UTC."""
RandomBytes = Callable[[int], bytes]
"""Returns that many bytes nobody can guess, as `os.urandom` does."""


def uuid7(now: datetime, random_bytes: RandomBytes) -> str:
    """A version 7 UUID of the instant `now` (milliseconds of Unix time, 48 bits) and 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    noise = int.from_bytes(random_bytes(10))
    value = milliseconds << 80 | 0x7 << 76 | (noise >> 68 & 0xFFF) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
