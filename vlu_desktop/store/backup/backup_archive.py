# SPDX-License-Identifier: Apache-2.0
"""What a backup holds, packed as a plain tar within an age file, and unpacked again with nothing believed of it."""

import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import pyrage

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.keys.sealed_key import LARGEST_HEAD

PIECE = 1 << 20
VAULT, KEYS, KEY, FACTS, README = "casebook.vlu", "casebook.vlu.keys", "casebook.key.age", "backup.json", "READ-ME.txt"
MOST = {README: 1 << 20, FACTS: 64 << 20, KEY: 1 << 20, KEYS: 1 << 20, VAULT: 1 << 50}
"""Every name in a backup and the most bytes it may have. Anything else in the tar makes it no backup of ours."""

Step = Callable[[int], object]
"""Told how many bytes went by; raises to stop."""


class NotABackup(UserError):
    """The file is no whole backup of this program."""


class NoRoom(UserError):
    """The folder that a backup is opened in would not take its files."""

    def __init__(self) -> None:
        super().__init__(
            "The disk that the backup is opened on is full or fails. Make room on it or choose another, then try again."
        )


class Sink(Protocol):
    """Where bytes go."""

    def write(self, piece: bytes, /) -> object: ...


def pack(folder: Path, into: Sink, recipients: Sequence[str], at: int, step: Step) -> None:
    """Write a folder's files as one age file that each recipient opens. What a sink or a step raises comes out."""
    reader = _Pull(_tar(folder, at), step)
    writer = _Push(into)
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    try:
        pyrage.encrypt_io(reader, writer, keys)
        writer.flush()
    except pyrage.EncryptError as error:
        raise reader.trouble or writer.trouble or error from None


def unpack(backup: BinaryIO, identity: str, folder: Path, step: Step, *, vault: str = VAULT) -> None:
    """Put a backup's files into a folder, the vault by a name of its own where one is given.

    NotABackup where it is cut, altered, for another key, or something else.
    """
    _refuse_a_long_head(backup)
    reader = _Reader(backup, step)
    with _Files(folder, vault) as files:
        writer = _Push(files)
        try:
            pyrage.decrypt_io(reader, writer, [pyrage.x25519.Identity.from_str(identity)])
            writer.flush()
        except Exception as error:  # the library passes on what a sink raises as it is, or as its own error
            raise reader.trouble or writer.trouble or _refusal(error) from None
        files.end()


def read_facts(backup: BinaryIO, identity: str) -> bytes:
    """What a backup says of itself, which stands at its beginning, without reading the rest. NotABackup."""
    _refuse_a_long_head(backup)
    taken = _First()
    writer = _Push(taken, at_once=tarfile.BLOCKSIZE)
    try:
        pyrage.decrypt_io(backup, writer, [pyrage.x25519.Identity.from_str(identity)])
    except Exception as error:  # the library passes on what a sink raises as it is, or as its own error
        if not isinstance(writer.trouble, _Enough):
            raise _refusal(error) from None
    return taken.facts()


def _refuse_a_long_head(backup: BinaryIO) -> None:
    head = backup.read(LARGEST_HEAD)
    backup.seek(0)
    if b"\n--- " not in head:
        raise _refusal(ValueError("no end of a head"))


def _refusal(error: Exception) -> NotABackup:
    if "matching keys" in str(error):
        return NotABackup("That key does not open this backup. Find the sheet of its time, or choose another backup.")
    return NotABackup("This backup is damaged or is none: it does not open whole. Choose another backup.")


def _tar(folder: Path, at: int) -> Iterator[bytes]:
    for name in MOST:
        path = folder / name
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = path.stat().st_size, at, 0o600
        yield info.tobuf(tarfile.GNU_FORMAT)
        left = info.size
        with path.open("rb") as file:
            while left:
                piece = file.read(min(PIECE, left))
                if not piece:
                    raise OSError(f"{name} grew shorter while it was read")
                left -= len(piece)
                yield piece
        yield bytes(-info.size % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)


class _Pull:
    """Pieces as a file to read from. The library hides what a piece raises, so it is kept here."""

    def __init__(self, pieces: Iterator[bytes], step: Step) -> None:
        self._pieces = pieces
        self._step = step
        self._waiting = memoryview(b"")
        self.trouble: BaseException | None = None

    def read(self, most: int) -> bytes:
        try:
            while not self._waiting:
                self._waiting = memoryview(next(self._pieces))
                self._step(len(self._waiting))
        except StopIteration:
            return b""
        except BaseException as error:
            self.trouble = error
            raise
        taken, self._waiting = bytes(self._waiting[:most]), self._waiting[most:]
        return taken


class _Reader:
    """A file read in large pieces, each told of."""

    def __init__(self, file: BinaryIO, step: Step) -> None:
        self._pull = _Pull(iter(lambda: file.read(PIECE), b""), step)

    @property
    def trouble(self) -> BaseException | None:
        return self._pull.trouble

    def read(self, most: int) -> bytes:
        return self._pull.read(most)


class _Push:
    """A sink that gathers small pieces, and keeps what it raises."""

    def __init__(self, into: Sink, at_once: int = PIECE) -> None:
        self._into = into
        self._at_once = at_once
        self._waiting = bytearray()
        self.trouble: BaseException | None = None

    def write(self, piece: bytes) -> int:
        self._waiting += piece
        if len(self._waiting) >= self._at_once:
            self.flush()
        return len(piece)

    def flush(self) -> None:
        waiting, self._waiting = bytes(self._waiting), bytearray()
        try:
            if waiting:
                self._into.write(waiting)
        except BaseException as error:
            self.trouble = self.trouble or error
            raise


class _Enough(Exception):
    """What was looked for has been read."""


class _First:
    """Gathers a backup's beginning up to the end of its facts."""

    def __init__(self) -> None:
        self._taken = bytearray()
        self._files: dict[str, bytes] = {}

    def write(self, piece: bytes) -> None:
        self._taken += piece
        if len(self._taken) > MOST[FACTS] + MOST[README]:
            raise _Enough
        at, found = 0, {}
        while FACTS not in found and len(self._taken) >= at + tarfile.BLOCKSIZE:
            try:
                info = tarfile.TarInfo.frombuf(bytes(self._taken[at : at + tarfile.BLOCKSIZE]), "utf-8", "strict")
            except (tarfile.TarError, UnicodeDecodeError):
                raise _Enough from None
            at += tarfile.BLOCKSIZE
            if len(self._taken) < at + info.size or info.size < 0:
                return
            found[info.name] = bytes(self._taken[at : at + info.size])
            at += info.size + -info.size % tarfile.BLOCKSIZE
        if FACTS in found:
            self._files = found
            raise _Enough

    def facts(self) -> bytes:
        if FACTS not in self._files:
            raise _no_backup()
        return self._files[FACTS]


class _Files:
    """Takes a tar as it comes and writes the files it may hold, each once, and nothing anywhere else."""

    def __init__(self, folder: Path, vault: str) -> None:
        self._folder = folder
        self._vault = vault
        self._waiting = bytearray()
        self._file: Any = None
        self._left = self._padding = 0
        self._seen: set[str] = set()
        self._ended = False

    def __enter__(self) -> "_Files":
        return self

    def __exit__(self, *_what: object) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()

    def write(self, piece: bytes) -> None:
        try:
            self._take(piece)
        except OSError as error:
            raise NoRoom() from error

    def _take(self, piece: bytes) -> None:
        self._waiting += piece
        while not self._ended:
            if self._file is not None:
                taken = self._waiting[: self._left]
                self._file.write(taken)
                self._left -= len(taken)
                del self._waiting[: len(taken)]
                if self._left:
                    return
                self._file.close()
                self._file = None
            if len(self._waiting) < self._padding + tarfile.BLOCKSIZE:
                return
            del self._waiting[: self._padding]
            self._padding = 0
            block = bytes(self._waiting[: tarfile.BLOCKSIZE])
            del self._waiting[: tarfile.BLOCKSIZE]
            self._begin(block)

    def end(self) -> None:
        """NotABackup where a file is missing or cut."""
        if not self._ended or self._seen != set(MOST):
            raise _no_backup()

    def _begin(self, block: bytes) -> None:
        if block.count(0) == tarfile.BLOCKSIZE:
            self._ended = True
            return
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.TarError, UnicodeDecodeError) as error:
            raise _no_backup() from error
        if info.type != tarfile.REGTYPE or info.name in self._seen or not 0 <= info.size <= MOST.get(info.name, -1):
            raise _no_backup()
        self._seen.add(info.name)
        self._left, self._padding = info.size, -info.size % tarfile.BLOCKSIZE
        self._file = (self._folder / (self._vault if info.name == VAULT else info.name)).open("xb")


def _no_backup() -> NotABackup:
    return NotABackup("That file opens with this key, but it is no backup of this program. Choose another.")
