# SPDX-License-Identifier: Apache-2.0
"""Restores a backup into an empty folder, checks it whole, and never writes over anything."""

import json
import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.backup import backup_archive as packing
from vlu_desktop.store.backup.backup_disk import Meter, Progress, Stopped
from vlu_desktop.store.backup.backup_facts import are_genuine
from vlu_desktop.store.backup.backup_files import find_backups, mark_of, ways_beside
from vlu_desktop.store.backup.backup_ways import open_ways
from vlu_desktop.store.database.connection import Connection, DatabaseError, open_encrypted
from vlu_desktop.store.database.locations import refuse_shared
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.integrity.integrity_check import (
    CheckReport,
    check,
    is_of_a_failing_disk,
    is_of_the_disk_alone,
)
from vlu_desktop.store.integrity.snapshot_info import is_copy_of
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.recovery_key import tidy, unlock_with
from vlu_desktop.store.records.erasure_lists import ERASED_SINCE, NotSigned, genuine

_ASKED = 10
"""How many newer backups are asked what was erased since: each costs as long as a passphrase takes."""
PART = packing.VAULT + ".part"
"""What a casebook is called in its folder until it is found whole."""
READ_FROM = packing.VAULT + ".damaged.part"
"""The copy of a damaged casebook that is read out into a new one."""
_UNDER_WAY = {
    packing.README, packing.FACTS, packing.KEY,
    *(packing.KEYS + end for end in ("", ".bak", ".new", ".bak.new")),
    *(name + end for name in (PART, READ_FROM) for end in ("", "-wal", "-shm", "-journal")),
}  # fmt: skip
"""Every name that may stand in the folder before its casebook does."""
_STOPPED = "The restore was stopped. Nothing is left of it, and the backup is as it was."


class NotRestored(UserError):
    """Nothing was restored; the backup is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreResult:
    """A casebook restored beside whatever there was. `facts` are what the backup says of itself, found to hold.

    `erased` is how many of its records a newer backup says were erased since; the officer is asked about them.
    """

    path: Path
    made_at: datetime
    facts: dict[str, Any]
    report: CheckReport
    erased: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupOpener:
    """What opens a backup: the recovery sheet's key as it was typed, or an officer's passphrase. One of the two."""

    sheet: str = ""
    passphrase: str = ""


def restore_backup(
    backup: Path, folder: Path, opener: BackupOpener, *, progress: Progress = lambda done, of: None,
    stopped: Stopped = lambda: False,
) -> RestoreResult:  # fmt: skip
    """The backup as a casebook in a folder that is empty or not there yet. UserError says why not and what to do."""
    own, key_of = _opening(backup, opener)
    made = begin_folder(folder)
    try:
        restored = _Restoring(backup, folder, opener, own, key_of, Meter(progress, stopped, _STOPPED)).run()
    except BaseException:
        for name in (*packing.MOST, packing.KEYS + ".bak", PART):
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    (folder / (name + suffix)).unlink(missing_ok=True)
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise
    return restored


def _opening(backup: Path, opener: BackupOpener) -> tuple[str, Callable[[k.KeyFile], bytes]]:
    """The key that opens the backup, and how the vault's own is then found from its ways in."""
    if not backup.is_file():
        raise NotRestored(f"There is no backup at {backup}. Choose a file that ends in .age.")
    if opener.sheet:
        identity = tidy(opener.sheet)
        return identity, lambda keys: unlock_with(keys, identity).key
    ways = ways_beside(backup)
    if not ways.is_file():
        raise NotRestored(
            f"{ways.name} is not beside the backup, so no passphrase opens it. Put it back, or use the recovery sheet."
        )
    try:
        own, key = open_ways(ways, opener.passphrase)
    except OSError as error:
        raise _not_read() from error
    return own, lambda _keys: key


def begin_folder(folder: Path) -> bool:
    """Make the folder, or see that it is empty; whether it was made.

    What a program left there that was ended before its casebook was whole is taken away, and nothing else.
    """
    refuse_shared(folder / packing.VAULT)
    try:
        if folder.is_dir():
            _clear_broken_off(folder)
        if folder.exists():
            if not folder.is_dir() or any(folder.iterdir()):
                raise NotRestored(
                    f"{folder} is not an empty folder. Choose an empty one or a new name: a restore never writes over "
                    "anything."
                )
            return False
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise NotRestored(f"The folder {folder} can’t be made or read. Choose another.") from error
    return True


def _clear_broken_off(folder: Path) -> None:
    names = {each.name for each in folder.iterdir()}
    if names <= _UNDER_WAY and not names.isdisjoint((PART, READ_FROM)):
        # Last what tells that the others are of nothing else.
        for name in sorted(names, key=lambda name: name in (PART, READ_FROM)):
            (folder / name).unlink()


class _Restoring:
    def __init__(
        self,
        backup: Path,
        folder: Path,
        opener: BackupOpener,
        own: str,
        key_of: Callable[[k.KeyFile], bytes],
        meter: Meter,
    ) -> None:
        self._backup = backup
        self._opener = opener
        self._folder = folder
        self._own = own
        self._key_of = key_of
        self._meter = meter

    def run(self) -> RestoreResult:
        try:
            # Under another name until it is found whole, so that nobody opens half of one.
            vault, part = self._folder / packing.VAULT, self._folder / PART
            self._meter.part(0, 600, self._backup.stat().st_size)
            with self._backup.open("rb") as file:
                packing.unpack(file, self._own, self._folder, self._meter.step, vault=PART)
            facts, made_at = self._facts()
            keys = k.read_keys(self._folder / packing.KEYS)
            key = self._key_of(keys)
            if not are_genuine(facts, key):
                raise packing.NotABackup("What this backup says of itself was altered. Choose another backup.")
            if keys.vault != facts.get("vault") or not k.is_whole(keys, key):
                raise packing.NotABackup("The ways in within this backup were altered. Choose another backup.")
            report = self._look(part, key, facts)
            erased = self._leave_erasures(part, key, facts)
            k.write_keys(self._folder / packing.KEYS, keys, key)
            with part.open("r+b") as whole:
                os.fsync(whole.fileno())
            os.replace(part, vault)
            for name in (packing.KEY, packing.FACTS, packing.README):
                (self._folder / name).unlink()
            k.sync_folder(self._folder)
        except OSError as error:
            raise _not_read() from error
        except DatabaseError as error:
            # What was stopped is told as that, and as no failing disk.
            self._meter.look()
            raise _disk_failed() from error
        return RestoreResult(path=vault, made_at=made_at, facts=facts, report=report, erased=erased)

    def _facts(self) -> tuple[dict[str, Any], datetime]:
        try:
            found = json.loads((self._folder / packing.FACTS).read_bytes())
            made_at = datetime.fromisoformat(found["made_at"])
            if float(found["format"]) > 1:
                raise NotRestored("That backup was made by a newer version of this program. Restore it with that one.")
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise packing.NotABackup("What this backup says of itself can't be read. Choose another.") from error
        return found, made_at

    def _look(self, part: Path, key: bytes, facts: dict[str, Any]) -> CheckReport:
        self._meter.part(600, 1000, 3)
        damaged = packing.NotABackup("The casebook within this backup is damaged. Choose an older backup.")
        watch = self._meter.watch
        try:
            with closing(open_encrypted(part, key)) as connection:
                watch(connection)
                self._meter.step(1)
                report = check(connection)
                self._meter.step(1)
                is_copy = is_copy_of(connection, facts)
            if not report.is_sound and is_of_a_failing_disk(part, key, watch):
                raise _disk_failed()
        except DatabaseError as error:
            self._meter.look()
            raise (_disk_failed() if is_of_the_disk_alone(part, key, error) else damaged) from error
        if not report.is_sound or not is_copy:
            raise damaged
        return report

    def _leave_erasures(self, part: Path, key: bytes, facts: dict[str, Any]) -> int:
        """What a newer backup beside this one knows to be erased, left for an officer to decide on; how many."""
        with closing(open_encrypted(part, key)) as connection:
            found, body = _erased_since(self._backup, self._opener, facts, connection)
            if found:
                state = tables_of(connection).table("vault_state")
                state.insert({"name": ERASED_SINCE, "value": json.dumps(body)}, replace=True)
        return found


def _not_read() -> NotRestored:
    return NotRestored(
        "The backup can't be read, or the folder not written to. Is the stick still in? Nothing is left of the "
        "restore, and the backup is as it was."
    )


def _disk_failed() -> NotRestored:
    return NotRestored(say("disk.not-restored"))


def _erased_since(
    backup: Path, opener: BackupOpener, facts: dict[str, Any], connection: Connection
) -> tuple[int, object]:
    """How many records the newest backup's signed list names that this one doesn't, and that list.

    One that is forged, damaged, of another sheet's time or of an earlier version, which signed none, tells nothing, and
    the one before it is asked.
    """
    known = {(key, record) for key, record in facts["erased"]}
    for newer in find_backups(backup.parent, mark_of(str(facts.get("vault", ""))))[:_ASKED]:
        if newer.path == backup:
            break
        try:
            own, _ = _opening(newer.path, opener)
            with newer.path.open("rb") as file:
                body = json.loads(packing.read_facts(file, own))["erasures"]
            return len(set(genuine(connection, body)) - known), body
        except (OSError, UserError, NotSigned, ValueError, KeyError, TypeError, RecursionError):
            continue
    return 0, None
