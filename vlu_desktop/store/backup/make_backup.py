# SPDX-License-Identifier: Apache-2.0
"""Makes one backup: a consistent copy sealed for the recovery sheet, read back and checked whole before it counts.

The copy keeps its own encryption and is marked as one, so that wherever it is opened it becomes a device of its own. A
second key, drawn for this backup alone and wrapped under the vault's, lets this program read back what it wrote; it
stands beside the backup with the ways in, so that an officer's passphrase opens the backup as well as the sheet does.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.store.backup import backup_archive as packing
from vlu_desktop.store.backup.backup_disk import Disk, Meter, Progress, Stopped, clear_rooms, free_on, room_for_a_copy
from vlu_desktop.store.backup.backup_facts import sealed_facts
from vlu_desktop.store.backup.backup_files import find_backups, free_name, kept, mark_of, name_of, ways_beside
from vlu_desktop.store.backup.backup_readme import readme
from vlu_desktop.store.backup.backup_refusals import (
    NoSheet,
    NotBackedUp,
    damaged,
    disk_failed,
    explained,
    megabytes,
    no_room_here,
    unreadable,
)
from vlu_desktop.store.backup.backup_ways import seal_ways
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import (
    Connection,
    DatabaseError,
    open_encrypted,
    open_to_copy,
)
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.integrity.first_open import COPY
from vlu_desktop.store.integrity.integrity_check import check, is_of_a_failing_disk, is_of_the_disk_alone
from vlu_desktop.store.integrity.snapshot_info import facts_of, is_copy_of
from vlu_desktop.store.journal.signing import has_key
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.known_ways import known_ways
from vlu_desktop.store.keys.recovery_key import RECOVERY, new_identity, public_half, recovery_public
from vlu_desktop.store.records.erasure_lists import signed_list

__all__ = [
    "BackupResult",
    "BackupSource",
    "Disk",
    "Meter",
    "NoSheet",
    "NotBackedUp",
    "Progress",
    "Stopped",
    "clear_rooms",
    "make_backup",
    "prune",
]  # fmt: skip

_PAGES_AT_ONCE = 200
_STOPPED = "The backup was stopped. The last good one is as it was."


@dataclass(frozen=True, slots=True)
class BackupSource:
    """What a backup is made of; gathered on the vault's thread, used on another."""

    path: Path
    key: bytes
    keys: k.KeyFile


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupResult:
    """A backup that counts. `facts` are what the copy holds; `gone` the older ones that the rule took away."""

    path: Path
    made_at: datetime
    size: int
    sha256: str
    facts: dict[str, Any]
    gone: tuple[str, ...] = ()


def make_backup(
    source: BackupSource, folder: Path, at: datetime, *, random: RandomBytes = os.urandom, disk: Disk | None = None,
    progress: Progress = lambda done, of: None, stopped: Stopped = lambda: False,
) -> BackupResult:  # fmt: skip
    """Back a vault up into a folder that is there. NoSheet or NotBackedUp say what to do.

    Reads the vault through a connection of its own, so that work goes on meanwhile; what is saved after the copy was
    begun is not in it.
    """
    return _Making(source, folder, at, random, disk or Disk(), Meter(progress, stopped, _STOPPED)).run()


class _Making:
    def __init__(
        self, source: BackupSource, folder: Path, at: datetime, random: RandomBytes, disk: Disk, meter: Meter
    ) -> None:
        self._source = source
        self._folder = folder
        self._at = at
        self._random = random
        self._disk = disk
        self._meter = meter
        self._target = folder / name_of(source.keys.vault, at)

    @property
    def _part(self) -> Path:
        return self._target.with_name(self._target.name + ".part")

    def run(self) -> BackupResult:
        public = recovery_public(self._source.keys)
        if not public:
            raise NoSheet
        if not self._folder.is_dir():
            raise NotBackedUp(f"The folder {self._folder} is not there. Put the stick in, or choose another folder.")
        own = new_identity()
        try:
            self._leave_no_halves()
            self._target = free_name(self._folder, self._source.keys.vault, self._at)
            with room_for_a_copy(self._source.path) as room:
                facts = self._copy(room)
                self._refuse_where_too_small(room)
                size = self._write(room, [public, public_half(own)])
            with room_for_a_copy(self._source.path) as room:
                sha256 = self._read_back(room, own, size, facts)
            self._keep_ways(own)
            self._disk.rename(self._part, self._target)
        except OSError as error:
            self._leave_no_halves()
            raise explained(error, self._folder) from error
        except BaseException:
            self._leave_no_halves()
            raise
        gone = prune(self._folder, mark_of(self._source.keys.vault), self._at, self._disk)
        return BackupResult(path=self._target, made_at=self._at, size=size, sha256=sha256, facts=facts, gone=gone)

    def _copy(self, room: Path) -> dict[str, Any]:
        """A consistent copy with what belongs to it; what it holds."""
        copy = room / packing.VAULT
        try:
            self._copy_pages(copy)
            with _opened(copy, self._source.key) as connection:
                facts = facts_of(connection)
                if known_ways(connection).serial > self._source.keys.serial:
                    raise NotBackedUp(
                        "Who can open the casebook was changed while the backup was made, so this one does not count. "
                        "Back up again. The last good backup is as it was."
                    )
                erasures = self._erasures(connection)
                state = tables_of(connection).table("vault_state")
                state.insert({"name": COPY, "value": instant_text(self._at)})
                # The file alone is packed: what a failing disk kept in the log beside it would be in no backup.
                if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                    raise disk_failed()
        except DatabaseError as error:
            self._meter.look()
            raise self._why_no_copy(error) from error
        told = {"format": 1, "made_at": instant_text(self._at), "vault": self._source.keys.vault}
        facts = sealed_facts({**told, **facts, "erasures": erasures}, self._source.key)
        try:
            self._put_beside(room, facts)
        except OSError as error:
            raise no_room_here() from error
        return facts

    def _why_no_copy(self, error: Exception) -> NotBackedUp:
        """What keeps a copy from being made. What looks like damage is looked into: it may be a disk that failed."""
        if "full" in str(error):
            return no_room_here()
        path, key = self._source.path, self._source.key
        # The pages are looked at in the file itself, not in its log.
        with suppress(DatabaseError, OSError), _opened(path, key) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        try:
            return disk_failed() if is_of_the_disk_alone(path, key, error) else damaged()
        except (DatabaseError, OSError):
            return disk_failed()

    def _erasures(self, connection: Connection) -> dict[str, Any]:
        """The list of what was erased, signed by the device that the copy was made on."""
        device = str(tables_of(connection).value("SELECT value FROM vault_state WHERE name = 'device'"))
        return signed_list(connection, device, instant_text(self._at) or "") if has_key(connection, device) else {}

    def _put_beside(self, room: Path, facts: dict[str, Any]) -> None:
        k.write_keys(room / packing.KEYS, self._source.keys, self._source.key)
        slot = next(each for each in self._source.keys.slots if each.get("kind") == RECOVERY)
        (room / packing.KEY).write_bytes(base64.b64decode(str(slot["wrapped"])))
        (room / packing.FACTS).write_text(json.dumps(facts, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        (room / packing.README).write_text(readme(self._at), encoding="utf-8")

    def _copy_pages(self, copy: Path) -> None:
        self._meter.part(0, 200, 1)
        before = 0

        def told(_status: int, left: int, of: int) -> None:
            nonlocal before
            if not before:
                self._meter.part(0, 200, of)
            self._meter.step(of - left - before)
            before = of - left

        reading = open_encrypted(self._source.path, self._source.key)
        try:
            # Held for the whole copy, so that saves made meanwhile neither change it nor begin it anew.
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM vault_state").fetchone()
            writing = open_to_copy(copy, self._source.key)
            try:
                reading.backup(writing, pages=_PAGES_AT_ONCE, progress=told)
            finally:
                writing.close()
        finally:
            reading.close()

    def _refuse_where_too_small(self, room: Path) -> None:
        needed = sum((room / name).stat().st_size for name in packing.MOST)
        needed += needed // 1000 + (1 << 16)
        if free_on(self._folder) >= needed:
            return
        # What the rule would take away in any case goes first; the newest never does.
        prune(self._folder, mark_of(self._source.keys.vault), self._at, self._disk)
        free = free_on(self._folder)
        if free < needed:
            raise NotBackedUp(
                f"The folder for backups has room for {megabytes(free)} and this one needs {megabytes(needed)}. "
                "Choose another folder or stick. The backups there are as they were."
            )

    def _write(self, room: Path, recipients: list[str]) -> int:
        self._meter.part(200, 500, (room / packing.VAULT).stat().st_size)
        with self._disk.begin(self._part) as file:
            into = _Into(self._disk, file)
            packing.pack(room, into, recipients, int(self._at.timestamp()), self._meter.step)
            self._disk.sync(file)
        return into.size

    def _read_back(self, room: Path, own: str, size: int, facts: dict[str, Any]) -> str:
        """Open what was written as a restore would, and look at all of it; its SHA-256."""
        self._meter.part(500, 700, size)
        hashed = hashlib.sha256()
        with self._part.open("rb") as file:
            while piece := file.read(packing.PIECE):
                self._meter.look()
                hashed.update(piece)
            file.seek(0)
            packing.unpack(file, own, room, self._meter.step)
        self._meter.part(700, 1000, 3)
        keys = k.read_keys(room / packing.KEYS)
        if keys.slots != self._source.keys.slots or not k.is_whole(keys, self._source.key):
            raise unreadable()
        copy, key, watch = room / packing.VAULT, self._source.key, self._meter.watch
        try:
            with _opened(copy, key) as connection:
                watch(connection)
                self._meter.step(1)
                report = check(connection)
                self._meter.step(1)
                same = is_copy_of(connection, facts)
            if not report.is_sound:
                raise disk_failed() if is_of_a_failing_disk(copy, key, watch) else damaged()
        except DatabaseError as error:
            self._meter.look()
            raise (disk_failed() if is_of_the_disk_alone(copy, key, error) else unreadable()) from error
        if not same:
            raise unreadable()
        return hashed.hexdigest()

    def _keep_ways(self, own: str) -> None:
        """Beside the backup, what lets a passphrase open it: the ways in, and its own key wrapped under the vault's."""
        room = self._target.with_suffix(".keys.part")
        with self._disk.begin(room) as file:
            self._disk.write(file, seal_ways(self._source.keys, self._source.key, own, self._random))
            self._disk.sync(file)
        self._disk.rename(room, ways_beside(self._target))

    def _leave_no_halves(self) -> None:
        """Take away what an earlier or this attempt left unfinished; nothing that ever counted has such a name."""
        mark = mark_of(self._source.keys.vault)
        with suppress(OSError):
            for pattern in (f"casebook-backup-*-{mark}.age.part", f"casebook-backup-*-{mark}.keys.part"):
                for path in self._folder.glob(pattern):
                    self._disk.remove(path)
            for path in self._folder.glob(f"casebook-backup-*-{mark}.keys"):
                if not path.with_suffix(".age").exists():
                    self._disk.remove(path)


class _Into:
    """A file on the destination's disk as a sink."""

    def __init__(self, disk: Disk, file: BinaryIO) -> None:
        self._disk = disk
        self._file = file
        self.size = 0

    def write(self, piece: bytes) -> None:
        self._disk.write(self._file, piece)
        self.size += len(piece)


def prune(folder: Path, mark: str, at: datetime, disk: Disk) -> tuple[str, ...]:
    """Take away one casebook's backups that the rule no longer keeps; their names. A failing disk ends it early."""
    gone: list[str] = []
    with suppress(OSError):
        found = find_backups(folder, mark)
        keep = kept((each.made_at for each in found), at.date())
        for each in found:
            if each.made_at not in keep:
                disk.remove(each.path)
                disk.remove(ways_beside(each.path))
                gone.append(each.path.name)
    return tuple(gone)


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Connection]:
    connection = open_encrypted(path, key)
    try:
        yield connection
    finally:
        connection.close()
