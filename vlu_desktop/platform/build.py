# SPDX-License-Identifier: Apache-2.0
"""Which build of the program this is, so that what an earlier one worked out is not taken for this one's."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import vlu_desktop

_ROOT = Path(__file__).resolve().parents[1]
_WORKS_IT_OUT = ("analysis", "dates", "due", "language", "record", "rules", "services", "store", "text")
"""The rooms that decide what a case comes to."""


@cache
def build() -> str:
    """A digest over the version and, where they lie there as files, the name, size and time of those rooms' files."""
    told = [vlu_desktop.__version__]
    for room in _WORKS_IT_OUT:
        told += sorted(_files(_ROOT / room))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        return  # packed
    # By `scandir`, which on Windows has each file's size and time from the folder itself: asked for at a start.
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".py", ".toml")):
                held = entry.stat()
                yield f"{entry.path}|{held.st_size}|{held.st_mtime_ns}"
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _files(Path(entry.path))
