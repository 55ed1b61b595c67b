# SPDX-License-Identifier: Apache-2.0
"""A stick that is pulled out, full or failing at any moment leaves the backup that was there, and a sentence."""

import errno
import os
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.store.backup.conftest import Unit, after
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.backup.backup_disk import Disk
from vlu_desktop.store.backup.make_backup import NotBackedUp
from vlu_desktop.store.backup.restore import restore_backup


class FailingDisk(Disk):
    """Fails at its nth call, having written half of what it was given, and at every call after it as a yanked stick."""

    def __init__(self, at: int, number: int, *, for_good: bool = True) -> None:
        self._left = at
        self._number = number
        self._for_good = for_good
        self.failed = False

    def _look(self) -> bool:
        self._left -= 1
        fails = self._left < 0 if self._for_good else self._left == -1
        self.failed = self.failed or fails
        return fails

    def _raise(self) -> None:
        raise OSError(self._number, os.strerror(self._number))

    def begin(self, path: Path) -> BinaryIO:
        if self._look():
            self._raise()
        return super().begin(path)

    def write(self, file: BinaryIO, piece: bytes) -> None:
        if self._look():
            file.write(piece[: len(piece) // 2])
            self._raise()
        super().write(file, piece)

    def sync(self, file: BinaryIO) -> None:
        if self._look():
            self._raise()
        super().sync(file)

    def rename(self, path: Path, to: Path) -> None:
        if self._look():
            self._raise()
        super().rename(path, to)

    def remove(self, path: Path) -> None:
        if self._look():
            self._raise()
        super().remove(path)


def attempt(unit: Unit, disk: Disk) -> str:
    """What a backup says when it is not made; "" when it is."""
    try:
        unit.back_up(disk=disk)
    except NotBackedUp as error:
        return str(error)
    return ""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_step_leaves_the_backup_before(unit: Unit, number: int) -> None:
    first = unit.back_up()
    before = unit.on_stick()
    unit.now += timedelta(days=1)
    points = 0
    while True:
        disk = FailingDisk(points, number)
        said = attempt(unit, disk)
        if not said:
            break
        assert "last good backup is as it was" in said
        points += 1
        after = unit.on_stick()
        assert before.items() <= after.items()
        # What a yanked stick still holds beside it has a name that never counts, or is a way in to nothing.
        assert {Path(name).suffix for name in after.keys() - before.keys()} <= {".part", ".keys"}
    print(f"{points} steps of one backup failed in turn with {errno.errorcode[number]}: 0 backups lost, 0 halves taken")
    assert points > 6
    assert len([name for name in unit.on_stick() if name.endswith(".age")]) == 2
    assert not [name for name in unit.on_stick() if name.endswith(".part")]
    restore_backup(first.path, unit.folder / "restored", unit.with_sheet)


def test_what_reads_back_otherwise_does_not_count(unit: Unit) -> None:
    class LyingDisk(Disk):
        """Says it has kept what it has not."""

        def sync(self, file: BinaryIO) -> None:
            super().sync(file)
            os.pwrite(file.fileno(), b"\0" * 16, 5000)

    with pytest.raises(UserError):
        unit.back_up(disk=LyingDisk())
    assert unit.on_stick() == {}


def test_stopped_at_any_moment_it_leaves_the_backup_before(unit: Unit) -> None:
    unit.back_up()
    before = unit.on_stick()
    for moment in range(6):
        with pytest.raises(NotBackedUp, match="was stopped"):
            unit.back_up(stopped=after(moment))
        assert unit.on_stick() == before
        assert not any("copy" in name for name in unit.beside_the_vault())


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 3 MiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.rights("mount")
def test_a_really_full_stick_says_so_and_keeps_what_it_has(unit: Unit, small_stick: Path) -> None:
    unit.stick = small_stick
    unit.back_up()
    before = unit.on_stick()
    filler = small_stick / "holiday.mp4"
    with filler.open("wb", buffering=0) as file:
        while os.statvfs(small_stick).f_bavail:
            file.write(b"\0" * 4096)
    with pytest.raises(NotBackedUp, match="has room for 0 kB and this one needs"):
        unit.back_up()
    filler.unlink()
    assert unit.on_stick() == before
    unit.now += timedelta(days=1)
    unit.back_up()
    assert len(unit.on_stick()) == 4
