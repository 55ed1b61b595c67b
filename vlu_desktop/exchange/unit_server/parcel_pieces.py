# SPDX-License-Identifier: Apache-2.0
"""A parcel's bytes as pieces of one size: cut on the way in, put together and checked on the way out."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator

from vlu_desktop.exchange.carrier import PIECE, CarrierFailed
from vlu_desktop.language.catalogue import say


class Told:
    """What passed by so far: how many bytes, and their SHA-256."""

    def __init__(self) -> None:
        self.size = 0
        self._hash = hashlib.sha256()

    def of(self, body: Iterable[bytes]) -> Iterator[bytes]:
        """The same bytes, watched."""
        for some in body:
            self.add(some)
            yield some

    def add(self, some: bytes) -> None:
        """Take account of some more."""
        self.size += len(some)
        self._hash.update(some)

    def digest(self) -> bytes:
        """The SHA-256 of all so far."""
        return self._hash.digest()


def in_pieces(body: Iterable[bytes], size: int = PIECE) -> Iterator[bytes]:
    """The same bytes in pieces of `size`, of which the last may be shorter; none where there are no bytes."""
    waiting = bytearray()
    for some in body:
        waiting += some
        while len(waiting) >= size:
            yield bytes(waiting[:size])
            del waiting[:size]
    if waiting:
        yield bytes(waiting)


class ParcelPieces(io.RawIOBase):
    """A parcel as a file to be read from its beginning, each piece asked for when it is come to.

    `piece` gives one by its number, b"" where there is none. Reading past the last fails where the bytes are not of
    `size` and `digest`, and before that where they are more, so that no more is held than one piece.
    """

    def __init__(self, piece: Callable[[int], bytes], pieces: int, size: int, digest: bytes) -> None:
        super().__init__()
        self._piece = piece
        self._pieces = pieces
        self._wanted = (size, digest)
        self._next = 0
        self._told = Told()
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill a buffer with what comes next; 0 at the end. CarrierFailed where it isn't what was put."""
        if not self._held:
            self._held = memoryview(self._following())
        some = self._held[: len(buffer)]
        buffer[: len(some)] = some
        self._held = self._held[len(some) :]
        return len(some)

    def _following(self) -> bytes:
        if self._next == self._pieces:
            if (self._told.size, self._told.digest()) != self._wanted:
                raise CarrierFailed(say("unit-server.altered"))
            return b""
        found = self._piece(self._next)
        self._told.add(found)
        if not 0 < len(found) <= PIECE or self._told.size > self._wanted[0]:
            raise CarrierFailed(say("unit-server.altered"))
        self._next += 1
        return found
