# SPDX-License-Identifier: Apache-2.0
"""What carries parcels between the computers of a unit, and all that it sees of them.

A parcel is written once and never again: its name says what it is, so a second one of that name is the same one or is
refused. A carrier is trusted with nothing. It may lose, repeat, hold back or alter what it carries, and whoever takes
a parcel in notices.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Protocol, runtime_checkable

from vlu_desktop.kernel.errors import UserError

PIECE = 1 << 20
"""Bytes of a parcel that are moved at once; whoever carries one holds no more of it in memory."""
MOST_BYTES = 1 << 40
_DEVICE = re.compile(r"[0-9a-f]{16}\Z")
_STREAM = re.compile(r"[0-9a-f]{32}\Z")
_LAST = (1 << 63) - 1


class Kind(StrEnum):
    """What a parcel is: a computer's public keys, a stream's keys for those who may read it, or a part of a chain."""

    CARD = "card"
    KEYS = "keys"
    PACK = "pack"


@dataclass(frozen=True, slots=True, order=True)
class Parcel:
    """The name of a parcel, which is all that a carrier knows of it besides its size and when it came.

    `device` and `stream` are random names in hexadecimal, of 16 and 32 letters. `first` and `last` are the numbers of
    the lines within, or, of anything but a pack, which one it is of its kind; both are at least 0 and `last` is not
    below `first`. ValueError for anything else.
    """

    device: str
    kind: Kind
    stream: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if not (_DEVICE.match(self.device) and _STREAM.match(self.stream) and 0 <= self.first <= self.last <= _LAST):
            raise ValueError("not the name of a parcel")


class CarrierFailed(UserError):
    """The carrier can't be reached, or would not take or give a parcel; nothing of the casebook was changed by it."""


class OtherParcelThere(CarrierFailed):
    """Another parcel of this name is there: two computers call themselves the same, or it was altered."""


@runtime_checkable
class Carrier(Protocol):
    """Anything that carries parcels. Every method may raise CarrierFailed, with a sentence."""

    def parcels(self) -> Iterable[Parcel]:
        """The names of all that it holds, in any order."""
        ...

    def put(self, parcel: Parcel, body: Iterable[bytes]) -> None:
        """Keep a parcel, whole or not at all. One that is there already, byte for byte, is left alone.

        OtherParcelThere where one of that name holds other bytes.
        """
        ...

    def read(self, parcel: Parcel) -> AbstractContextManager[BinaryIO]:
        """A parcel's bytes, from the beginning. KeyError where it isn't there."""
        ...


def pieces(file: BinaryIO, most: int = MOST_BYTES) -> Iterator[bytes]:
    """A file's bytes, some at a time, and no more than `most` of them."""
    while most > 0 and (piece := file.read(min(PIECE, most))):
        most -= len(piece)
        yield piece
