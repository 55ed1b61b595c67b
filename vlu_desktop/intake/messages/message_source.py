# SPDX-License-Identifier: Apache-2.0
"""A file of messages before anybody understands it: its bytes and, of an archive, its members, read within limits."""

import hashlib
import io
import zipfile
import zlib
from bisect import bisect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, cast

from vlu_desktop.kernel.errors import UserError

START = 64 * 1024
"""How many bytes from the beginning of a file, or of a member of it, a format is shown."""
PIECE = 1 << 20
MOST_MEMBERS = 200_000
LARGEST_LISTING = 32 * 1024 * 1024
"""Bytes of an archive's list of members, which is read as a whole."""
HIGHEST_RATIO = 200
RATIO_FROM = 16 * 1024 * 1024
"""Below this many bytes a member does no harm, however tightly it is packed."""
MARK_EVERY = 1 << 20
MOST_MARKS = 256
"""Bytes of a member between the places from which it can be unpacked on, and how many such places are kept of one."""

DAMAGED = "This archive is damaged. Make the export again on the phone or the service, and import that."
LOCKED = "This archive is locked with a password. Unpack it with the password and import what is within."
UNUSUAL = "This archive is packed in a way that is not read here. Unpack it and import what is within."
BOMB = "This archive unpacks to far more than messages could fill, so it was not read. Make the export again."
GONE = "The file can’t be read. Check that it is there and not open elsewhere."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, NotImplementedError)


class MessageSource:
    """A file as it was handed over, at a path or in memory. No name within it is ever used as a path."""

    def __init__(self, file: Path | bytes, name: str = "") -> None:
        self._file = file
        self.name = name or (file.name if isinstance(file, Path) else "messages")
        self._marks: dict[str, list[_Mark]] = {}
        self._state = self._state_now()
        self.size = self._state[0]

    @property
    def is_unchanged(self) -> bool:
        """Whether the file is as large and as old as it was when it was opened."""
        return self._state == self._state_now()

    def _state_now(self) -> tuple[int, int]:
        if not isinstance(self._file, Path):
            return len(self._file), 0
        try:
            found = self._file.stat()
        except OSError as error:
            raise UserError(GONE) from error
        return found.st_size, found.st_mtime_ns

    def handed_over(self) -> tuple[Path | None, bytes]:
        """Where it is, or its bytes where it is in memory alone: what another process needs to read it."""
        return (self._file, b"") if isinstance(self._file, Path) else (None, self._file)

    @cached_property
    def start(self) -> bytes:
        """Its first bytes."""
        return self.start_of("")

    @cached_property
    def fingerprint(self) -> str:
        """By which the file is known again: its size, its first bytes and its last, as a digest in hexadecimal."""
        last = b"".join(self.stretch("", max(self.size - START, 0), START))
        return hashlib.sha256(b"%d " % self.size + self.start + last).hexdigest()

    @property
    def is_archive(self) -> bool:
        """Whether it is a zip archive, by its first bytes."""
        return self.start.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def parts(self, wanted: Callable[[str], object]) -> tuple[str, ...]:
        """The names of the wanted files of an archive; "" alone for any other file, which is read itself."""
        return tuple(filter(wanted, self.members)) if self.is_archive else ("",)

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The names of the files in the archive in its order, () for any other file."""
        return tuple(name for name, info in self._listing.items() if not info.is_dir())

    def size_of(self, member: str) -> int:
        """Bytes, unpacked; 0 where there is no such member. "" is the file itself."""
        if not member:
            return self.size
        found = self._listing.get(member)
        return found.file_size if found else 0

    def start_of(self, member: str) -> bytes:
        """The first bytes of a member; "" is the file itself."""
        with self.opened(member) as stream:
            return stream.read(START)

    @contextmanager
    def opened(self, member: str = "") -> Iterator[BinaryIO]:
        """A member's bytes, or the file's own, as a stream that raises UserError for whatever is wrong with them."""
        with self._whole() as whole:
            if not member:
                yield cast(BinaryIO, io.BufferedReader(_Careful(whole), PIECE))
                return
            info = self._listing.get(member)
            if info is None:
                raise UserError(DAMAGED)
            _check(info)
            yield cast(BinaryIO, io.BufferedReader(_MemberStream(whole, info), PIECE))

    def pieces(self, member: str = "") -> Iterator[bytes]:
        """The same bytes a piece at a time."""
        with self.opened(member) as stream:
            while piece := stream.read(PIECE):
                yield piece

    def stretch(self, member: str, offset: int, length: int) -> Iterator[bytes]:
        """So many bytes from a place on, a piece at a time. Within a member what is before is unpacked once."""
        with self._opened_near(member, offset) as (stream, begins):
            at = begins
            while at < offset and (passed := stream.read(min(offset - at, PIECE))):
                at += len(passed)
            while length > 0 and (piece := stream.read(min(length, PIECE))):
                length -= len(piece)
                yield piece

    @contextmanager
    def _opened_near(self, member: str, offset: int) -> Iterator[tuple[BinaryIO, int]]:
        """The bytes from a place on, or from one shortly before it, and where that is."""
        if not member:
            with self.opened() as stream:
                stream.seek(offset)
                yield stream, offset
            return
        marks = self._marks.setdefault(member, [])
        with self.opened(member) as stream:
            unpacked = cast(_MemberStream, cast(io.BufferedReader, stream).raw)
            at = bisect(marks, offset, key=lambda mark: mark.offset)
            if at:
                unpacked.go_on(marks[at - 1])
            unpacked.mark(marks, max(MARK_EVERY, self.size_of(member) // MOST_MARKS))
            yield stream, unpacked.done

    @contextmanager
    def _whole(self) -> Iterator[BinaryIO]:
        try:
            stream: BinaryIO = self._file.open("rb") if isinstance(self._file, Path) else io.BytesIO(self._file)
        except OSError as error:
            raise UserError(GONE) from error
        with stream:
            yield stream

    @cached_property
    def _listing(self) -> dict[str, zipfile.ZipInfo]:
        if not self.is_archive:
            return {}
        with self._whole() as whole:
            try:
                with zipfile.ZipFile(cast(BinaryIO, _ListingGuard(whole))) as archive:
                    found = {info.filename: info for info in archive.infolist()}
            except OSError as error:
                raise UserError(GONE) from error
            except _BROKEN as wrong:
                raise UserError(DAMAGED) from wrong
        if len(found) > MOST_MEMBERS:
            raise UserError(BOMB)
        return found


def _check(info: zipfile.ZipInfo) -> None:
    """Refuses a member that is locked, packed in an unusual way, or far larger than its packed bytes."""
    if info.flag_bits & 1:
        raise UserError(LOCKED)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The other ways are unpacked by the library without a bound on what one piece may become.
        raise UserError(UNUSUAL)
    if info.file_size > RATIO_FROM and info.file_size > HIGHEST_RATIO * info.compress_size:
        raise UserError(BOMB)


class _ListingGuard:
    """The archive's own stream; the list of members, which the library reads in one piece, may not be beyond reason."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable, self.close = stream.seek, stream.tell, stream.seekable, lambda: None

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_LISTING:
            raise UserError(BOMB)
        return self._stream.read(size)


class _Careful(io.RawIOBase):
    """A stream whose faults are told to the officer."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        """The next bytes, 0 at the end."""
        try:
            got = self._next(len(into))
        except OSError as error:
            raise UserError(GONE) from error
        except _BROKEN as wrong:
            raise UserError(DAMAGED) from wrong
        into[: len(got)] = got
        return len(got)

    def seekable(self) -> bool:
        """It is where the file is not packed."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; where that is."""
        return self._stream.seek(offset, whence)

    def _next(self, most: int) -> bytes:
        return self._stream.read(most)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A place in a member from which it can be unpacked on: how far that is, and the state of all that unpacks it."""

    offset: int
    packed_at: int
    packed_left: int
    crc: int
    unpacking: Any
    """The library's own; it has no name for its type."""


class _MemberStream(_Careful):
    """A member's bytes, no more of them at a time than asked for, no more in all than it says, and checked at its end.

    The library's own reader would need the list of members read anew for each of them.
    """

    def __init__(self, stream: BinaryIO, info: zipfile.ZipInfo) -> None:
        super().__init__(stream)
        self._crc, self._size, self._left, self._check = 0, info.file_size, info.file_size, info.CRC
        self._marks: list[_Mark] = []
        self._every = 0
        self._packed_left = info.compress_size
        self._unpacking = zlib.decompressobj(-zlib.MAX_WBITS) if info.compress_type == zipfile.ZIP_DEFLATED else None
        if info.header_offset < 0:
            raise UserError(DAMAGED)
        stream.seek(info.header_offset)
        header = stream.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise UserError(DAMAGED)
        stream.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), io.SEEK_CUR)

    def seekable(self) -> bool:
        """It is not: what is before must be unpacked."""
        return False

    @property
    def done(self) -> int:
        """Bytes unpacked so far."""
        return self._size - self._left

    def mark(self, marks: list[_Mark], every: int) -> None:
        """From now on add to the marks about every so many bytes."""
        self._marks, self._every = marks, every

    def go_on(self, mark: _Mark) -> None:
        """Go on from a mark of the same member, rather than from its beginning."""
        self._stream.seek(mark.packed_at)
        self._left, self._packed_left, self._crc = self._size - mark.offset, mark.packed_left, mark.crc
        self._unpacking = mark.unpacking.copy() if mark.unpacking else None

    def _note(self) -> None:
        if self._every and self.done >= (self._marks[-1].offset if self._marks else 0) + self._every:
            unpacking = self._unpacking.copy() if self._unpacking else None
            self._marks.append(
                _Mark(
                    offset=self.done, packed_at=self._stream.tell(), packed_left=self._packed_left, crc=self._crc,
                    unpacking=unpacking,
                )
            )  # fmt: skip

    def _next(self, most: int) -> bytes:
        self._note()
        got = self._unpack(most)
        self._left -= len(got)
        self._crc = zlib.crc32(got, self._crc)
        if self._left < 0 or (not got and (self._left or self._crc != self._check)):
            raise UserError(DAMAGED)
        return got

    def _unpack(self, most: int) -> bytes:
        if self._unpacking is None:
            return self._packed(most)
        while not self._unpacking.eof:
            waiting = self._unpacking.unconsumed_tail or self._packed(PIECE)
            got = self._unpacking.decompress(waiting, most)
            if got or not waiting:
                return got
        return b""

    def _packed(self, most: int) -> bytes:
        piece = self._stream.read(min(most, self._packed_left))
        self._packed_left -= len(piece)
        return piece
