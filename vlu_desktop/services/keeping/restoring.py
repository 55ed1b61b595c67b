# SPDX-License-Identifier: Apache-2.0
"""The way back: which backups there are, what is whole of a damaged casebook, a restore beside it, and a drill."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vlu_desktop.dates.date_display import clock as time_of_day
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.backups import salvaged_text, size_text
from vlu_desktop.store.backup.backup_files import find_backups
from vlu_desktop.store.backup.restore import BackupOpener, RestoreResult, restore_backup
from vlu_desktop.store.database.disk_errors import disk_refusals
from vlu_desktop.store.integrity.rollback_check import accept
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.vault.damaged import salvage_vault

Progress = Callable[[int, int], object]
Stopped = Callable[[], bool]
_TOLD = ("case", "person", "incident", "journal")
"""The tables whose rows are counted for whoever looks at a restored casebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A backup to choose. `of` tells casebooks apart; `ways` is whether a passphrase can open it."""

    path: Path
    made_at: datetime
    of: str
    size: str
    ways: bool

    @property
    def day(self) -> str:
        """When it was made, for the officer."""
        return day_and_time(self.made_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it, and the casebook to open (None after a drill)."""

    path: Path | None
    sentence: str


class Restoring:
    """Needs no open casebook: it is for when there is none that opens."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def choices(self, folder: Path) -> tuple[Choice, ...]:
        """The backups in a folder, newest first; none where it is gone."""
        try:
            found = find_backups(folder)
        except OSError:
            return ()
        return tuple(
            Choice(path=each.path, made_at=each.made_at, of=each.of, size=size_text(each.size), ways=each.ways)
            for each in found
        )

    def whole_of(self, path: Path) -> str:
        """What of a casebook that does not open can be seen to be there, in a sentence or two."""
        size = path.stat().st_size if path.is_file() else 0
        there = say("backups.file-is-there", size=size_text(size)) if size else say("backups.file-is-not-there")
        whole = [file for file in (k.key_path(path), k.backup_path(k.key_path(path))) if _reads(file)]
        keys = say("backups.key-file-is-whole") if whole else say("backups.key-file-is-not-whole")
        return " ".join((there, keys, say("backups.nothing-here-changes-them")))

    def accept(self, path: Path) -> None:
        """Have a casebook that is less than it was opened as it stands the next time; its journal says so then."""
        with disk_refusals("disk.not-noted"):
            accept(path)

    def restore(
        self, backup: Path, folder: Path, *, sheet: str, passphrase: str, progress: Progress, stopped: Stopped
    ) -> Outcome:
        """Restore a backup beside whatever there is, and check it whole."""
        opener = BackupOpener(sheet=sheet, passphrase=passphrase)
        made = restore_backup(backup, folder, opener, progress=progress, stopped=stopped)
        told = (_told(made), say("backups.not-in-it"), erased_since(made))
        return Outcome(path=made.path, sentence=" ".join(filter(None, told)))

    def drill(
        self, backup: Path, beside: Path, *, sheet: str, passphrase: str, progress: Progress, stopped: Stopped
    ) -> Outcome:
        """Restore a backup to see that it can be done, and leave nothing of it."""
        opener = BackupOpener(sheet=sheet, passphrase=passphrase)
        try:
            room = Path(tempfile.mkdtemp(prefix="casebook-drill-", dir=beside))
        except OSError as error:
            raise UserError(say("backups.folder-can-not-be-written-to", folder=str(beside))) from error
        try:
            made = restore_backup(backup, room, opener, progress=progress, stopped=stopped)
        finally:
            shutil.rmtree(room, ignore_errors=True)
        way = say("backups.drill-by-sheet") if sheet else say("backups.drill-by-passphrase")
        return Outcome(path=None, sentence=" ".join((way, _told(made), say("backups.nothing-left-of-it"))))

    def salvage(self, damaged: Path, folder: Path, passphrase: str, progress: Progress, stopped: Stopped) -> Outcome:
        """Where there is no good backup: read out what can be read, into a casebook of its own."""
        made = salvage_vault(damaged, passphrase, folder, clock=self._clock, progress=progress, stopped=stopped)
        return Outcome(path=made.path, sentence=salvaged_text(made))


def day_and_time(at: datetime) -> str:
    """An instant as the officer's own day and time."""
    here = at.astimezone()
    return f"{shown_day(here.date())}, {time_of_day(here)}"


def erased_since(made: RestoreResult) -> str:
    """What a newer backup says was erased since, "" where none does."""
    return say("backups.erased-since", n=made.erased) if made.erased else ""


def _told(made: RestoreResult) -> str:
    cases, people, incidents, lines = (made.facts["rows"].get(key, 0) for key in _TOLD)
    return say(
        "backups.backup-is-whole", on=day_and_time(made.made_at), cases=cases, people=people, incidents=incidents,
        lines=lines, head=str(made.facts["head"]),
    )  # fmt: skip


def _reads(file: Path) -> bool:
    try:
        k.read_keys(file)
    except (OSError, UserError):
        return False
    return True
