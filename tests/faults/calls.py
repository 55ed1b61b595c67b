# SPDX-License-Identifier: Apache-2.0
"""Stands between SQLite and the operating system in this process, so that a test meets every call that SQLite makes.

SQLite does all its file work through a table of functions (its VFS, https://sqlite.org/vfs.html). `watched` puts its
own in the places of open, write, truncate, sync, delete and the shared memory's, and of read if that is wished; each
asks `before`, which may kill the process, refuse the call or note it. Python's own opening, renaming and removing of
files in the folder is met too.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import _sqlite3

FULL, CANNOT_OPEN = 13, 14
FAILED = {"read": 266, "write": 778, "sync": 1034, "truncate": 1546, "delete": 2570, "shm": 4874, "open": CANNOT_OPEN}
"""What SQLite's own functions answer where the disk fails, by call."""


@dataclass(frozen=True)
class Call:
    """One call, before it is made. `python` for one that Python makes, of which the content is not known."""

    name: str
    path: str
    at: int = 0
    data: bytes = b""
    python: bool = False

    def __str__(self) -> str:
        return f"{self.name} {Path(self.path).name}"


Before = Callable[[Call], int]
"""Gives 0 for a call to be made, or SQLite's number for what is wrong with it."""

_pointer, _int, _long, _text = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
_Open = ctypes.CFUNCTYPE(_int, _pointer, _pointer, _pointer, _int, _pointer)
_Delete = ctypes.CFUNCTYPE(_int, _pointer, _text, _int)
_Read = ctypes.CFUNCTYPE(_int, _pointer, _pointer, _int, _long)
_Write = ctypes.CFUNCTYPE(_int, _pointer, _pointer, _int, _long)
_Truncate = ctypes.CFUNCTYPE(_int, _pointer, _long)
_Sync = ctypes.CFUNCTYPE(_int, _pointer, _int)
_Shm = ctypes.CFUNCTYPE(_int, _pointer, _int, _int, _int, _pointer)


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", _int), ("size", _int), ("longest", _int), ("next", _pointer), ("name", _text), ("own", _pointer),
        ("open", _pointer), ("delete", _pointer),
    ]  # fmt: skip


class _Methods(ctypes.Structure):
    _fields_ = [("version", _int)] + [
        (name, _pointer)
        for name in "close read write truncate sync size_of lock unlock reserved control sector traits shm shm_lock "
        "shm_barrier shm_unmap fetch unfetch".split()
    ]  # fmt: skip


class _Watch:
    """The functions put in SQLite's table, and what they need to call those that were there."""

    def __init__(self, before: Before, reads: bool) -> None:
        self._before = before
        self._reads = reads
        self._paths: dict[int, str] = {}
        self._tables: dict[int, tuple[_Methods, _Methods]] = {}
        self._kept: list[Any] = []
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._vfs = library.sqlite3_vfs_find(None).contents
        self._was = self._vfs.open, self._vfs.delete

    def begin(self) -> None:
        was_open, was_delete = _Open(self._was[0]), _Delete(self._was[1])

        def opening(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
            # The address goes on as it is, for SQLite keeps it.
            path = ctypes.string_at(name).decode() if name else ""
            if path and (wrong := self._before(Call("open", path))):
                return wrong
            answer = was_open(vfs, name, file, flags, out)
            if answer == 0 and path:
                self._paths[file] = path
                table = ctypes.cast(file, ctypes.POINTER(_pointer))
                table[0] = ctypes.addressof(self._table(table[0]))
            return int(answer)

        def deleting(vfs: int, name: bytes, sync: int) -> int:
            # SQLite removes what may not be there; only a call that does something is of interest.
            wrong = self._before(Call("delete", name.decode(), at=sync)) if os.path.exists(name) else 0
            return wrong or int(was_delete(vfs, name, sync))

        self._vfs.open = self._function(_Open(opening))
        self._vfs.delete = self._function(_Delete(deleting))

    def end(self) -> None:
        self._vfs.open, self._vfs.delete = self._was

    def _function(self, made: Any) -> int:
        self._kept.append(made)
        return ctypes.cast(made, _pointer).value or 0

    def _table(self, address: int) -> _Methods:
        """The table of a kind of file with our functions in it; files of a kind share one."""
        if address in self._tables:
            return self._tables[address][1]
        was = _Methods.from_address(address)
        ours = _Methods.from_buffer_copy(was)
        write, truncate, sync = _Write(was.write), _Truncate(was.truncate), _Sync(was.sync)

        def writing(file: int, data: int, size: int, at: int) -> int:
            wrong = self._before(Call("write", self._paths[file], at, ctypes.string_at(data, size)))
            if wrong:
                # A disk that fails within a write has taken some of it.
                write(file, data, size // 2, at)
            return wrong or int(write(file, data, size, at))

        def cutting(file: int, size: int) -> int:
            return self._before(Call("truncate", self._paths[file], size)) or int(truncate(file, size))

        def syncing(file: int, how: int) -> int:
            return self._before(Call("sync", self._paths[file])) or int(sync(file, how))

        read = _Read(was.read)

        def reading(file: int, data: int, size: int, at: int) -> int:
            wrong = self._before(Call("read", self._paths[file], at))
            return wrong or int(read(file, data, size, at))

        if self._reads:
            ours.read = self._function(_Read(reading))
        ours.write, ours.truncate = self._function(_Write(writing)), self._function(_Truncate(cutting))
        ours.sync = self._function(_Sync(syncing))
        # A file that is read as one that nobody changes has no shared memory.
        if was.shm:
            shm = _Shm(was.shm)

            def sharing(file: int, region: int, size: int, extend: int, out: int) -> int:
                wrong = self._before(Call("shm", self._paths[file])) if extend else 0
                return wrong or int(shm(file, region, size, extend, out))

            ours.shm = self._function(_Shm(sharing))
        self._tables[address] = was, ours
        return ours


@contextmanager
def watched(folder: Path, before: Before, *, reads: bool = False) -> Iterator[None]:
    """Within, every call about a file in the folder is shown to `before`. Files opened within are closed within.

    `reads`: so is every reading.
    """
    inside = str(folder.resolve())
    watching = True

    def ours(call: Call) -> int:
        return before(call) if call.path.startswith(inside) else 0

    def python(event: str, arguments: tuple[Any, ...]) -> None:
        if not watching or event not in ("open", "os.rename", "os.remove", "os.link"):
            return
        path, mode = arguments[event == "os.link"], arguments[1] if event == "open" else "w"
        reads_only = event == "open" and mode is None and not arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if isinstance(path, str | os.PathLike) and mode not in ("r", "rb") and not reads_only:
            name = {"open": "open", "os.rename": "rename", "os.remove": "delete", "os.link": "rename"}[event]
            if wrong := ours(Call(name, os.path.abspath(os.fspath(path)), python=True)):
                raise OSError(errno.ENOSPC if wrong == FULL else errno.EIO, os.strerror(errno.EIO), str(path))

    watch = _Watch(ours, reads)
    sys.addaudithook(python)
    watch.begin()
    try:
        yield
    finally:
        watch.end()
        watching = False
