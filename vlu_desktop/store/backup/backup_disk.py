# SPDX-License-Identifier: Apache-2.0
"""The disk a backup is made on, the room it needs there, and how far it has come."""

import glob
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vlu_desktop.kernel.stopping import check_stopped, stop_asked
from vlu_desktop.store.backup.backup_refusals import NotBackedUp
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.keys import key_file as k

_STEPS_BETWEEN_LOOKS = 20_000

Progress = Callable[[int, int], object]
Stopped = Callable[[], bool]


class Disk:
    """The destination's disk, so that a test can let it fail at any moment."""

    def begin(self, path: Path) -> BinaryIO:
        """A new file."""
        return path.open("xb", buffering=0)

    def write(self, file: BinaryIO, piece: bytes) -> None:
        """Write all of a piece."""
        left = memoryview(piece)
        while left:
            left = left[file.write(left) :]

    def sync(self, file: BinaryIO) -> None:
        """Have the disk keep what was written, and forget it here, so that reading back reads the disk."""
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def rename(self, path: Path, to: Path) -> None:
        """Give a whole file its name, lastingly."""
        os.replace(path, to)
        k.sync_folder(to.parent)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        path.unlink(missing_ok=True)


class Meter:
    """How far it is in thousandths, each part with its share; looks whether somebody wants it stopped."""

    def __init__(self, progress: Progress, stopped: Stopped, said: str) -> None:
        self._said = said
        self._progress = progress
        self._stopped = stopped
        self._from = self._share = 0
        self._whole = self._done = 1

    def part(self, begins: int, ends: int, whole: int) -> None:
        self._from, self._share, self._whole, self._done = begins, ends - begins, max(whole, 1), 0
        self.step(0)

    def step(self, many: int) -> None:
        self.look()
        self._done = min(self._done + many, self._whole)
        self._progress(self._from + self._share * self._done // self._whole, 1000)

    def look(self) -> None:
        check_stopped()
        if self._stopped():
            raise NotBackedUp(self._said)

    def watch(self, connection: Connection) -> None:
        connection.set_progress_handler(lambda: int(stop_asked() or self._stopped()), _STEPS_BETWEEN_LOOKS)


@contextmanager
def room_for_a_copy(vault: Path) -> Iterator[Path]:
    """A folder beside the vault, gone afterwards; what stands in it is encrypted as the vault is."""
    clear_rooms(vault)
    room = Path(tempfile.mkdtemp(prefix=f"{vault.name}.copy-", dir=vault.parent))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def clear_rooms(vault: Path) -> None:
    """Take away the copies that a program that was ended in the middle of a backup left beside the vault."""
    for left_over in vault.parent.glob(f"{glob.escape(vault.name)}.copy-*"):
        shutil.rmtree(left_over, ignore_errors=True)


def free_on(folder: Path) -> int:
    return shutil.disk_usage(folder).free
