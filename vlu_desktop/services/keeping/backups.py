# SPDX-License-Identifier: Apache-2.0
"""Backups of the open casebook: the plan, the last good one, and making one."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.store.backup.backup_files import LONGEST_KEPT
from vlu_desktop.store.backup.make_backup import BackupResult, BackupSource, NoSheet, make_backup
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.integrity.first_open import SALVAGED
from vlu_desktop.store.keys.recovery_key import recovery_public
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.salvage.salvage import SalvageResult

EVERY = (1, 7, 0)
"""Days between two backups, as they can be chosen; 0 for only when asked."""
_ASKED_ONLY = 7
"""Days after which a backup is missed where none is planned."""

Progress = Callable[[int, int], object]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlan:
    """Where backups go ("" until it was chosen) and every how many days; 0 is only when asked."""

    folder: str = ""
    every: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBackup:
    """The last backup that counted."""

    at: datetime
    file: str
    folder: str
    size: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStatus:
    """How the backups of this casebook stand on this computer, on a day. `there` is whether the folder is."""

    plan: BackupPlan
    last: LastBackup | None
    sheet: bool
    there: bool
    missing: bool
    same_disk: bool
    salvaged: str
    day: date

    @property
    def is_due(self) -> bool:
        """Whether one is to be made as soon as it can be."""
        if self.plan.every == 0:
            return False
        return self.last is None or self._ago >= self.plan.every

    @property
    def can_start(self) -> bool:
        """Whether one can be made now without asking anything."""
        return self.sheet and self.there and bool(self.plan.folder)

    @property
    def is_overdue(self) -> bool:
        """Whether the officer is to be told: none ever, the last one gone, or a day more than the plan has passed."""
        return self.last is None or self.missing or self._ago > (self.plan.every or _ASKED_ONLY)

    @property
    def sentence(self) -> str:
        """The whole of it for the officer, with what to do."""
        if not self.sheet:
            return say("backups.no-sheet-yet")
        if self.last is None:
            return say("backups.never-backed-up")
        said = _last_said(self._ago, self.last.at.astimezone().date())
        if self.missing:
            return f"{said} {say('backups.no-longer-in-the-folder')}"
        if self.is_overdue and not self.there:
            return f"{said} {say('backups.overdue-and-no-folder')}"
        return f"{said} {say('backups.overdue')}" if self.is_overdue else said

    @property
    def _ago(self) -> int:
        assert self.last is not None
        return (self.day - self.last.at.astimezone().date()).days


class BackupService:
    """Backs the open casebook up. The plan and the last good backup are this computer's own, kept in the casebook."""

    def __init__(self, store: Store, source: Callable[[], BackupSource], clock: Clock) -> None:
        self._store = store
        self._source = source
        self._clock = clock

    def standing(self, day: date) -> BackupStatus:
        """How the backups stand."""
        plan, last = self._plan(), self._last()
        folder = Path(plan.folder) if plan.folder else None
        there = folder is not None and folder.is_dir()
        missing = last is not None and Path(last.folder).is_dir() and not (Path(last.folder) / last.file).is_file()
        source = self._source()
        same = there and folder is not None and folder.stat().st_dev == source.path.stat().st_dev
        return BackupStatus(
            plan=plan, last=last, sheet=bool(recovery_public(source.keys)), there=there, missing=missing,
            same_disk=same, salvaged=self._salvaged(), day=day,
        )  # fmt: skip

    def set_plan(self, folder: str, every: int) -> Changes:
        """Choose where backups go and how often."""
        if folder and not Path(folder).is_dir():
            raise UserError(say("backups.folder-not-there", folder=folder))
        with self._store.act("backup.plan", act="altered") as act:
            act.set(self._key("plan"), {"folder": folder, "every": every})
        return act.changes

    def source(self) -> BackupSource:
        """What a backup is made of, for the thread that makes it. NoSheet where there is no sheet to seal it for."""
        source = self._source()
        if not recovery_public(source.keys):
            raise NoSheet
        self._store.sign_head("backup")
        return source

    def make(
        self, source: BackupSource, folder: Path, progress: Progress = lambda done, of: None,
        stopped: Stopped = lambda: False,
    ) -> BackupResult:  # fmt: skip
        """Make a backup; the one thing here that another thread than the vault's may call. `note` it afterwards."""
        return make_backup(source, folder, self._clock(), progress=progress, stopped=stopped)

    def note(self, made: BackupResult) -> Changes:
        """Keep in the casebook that a backup counts: which, where, when, and its digest."""
        last = {
            "at": made.made_at.isoformat(), "file": made.path.name, "folder": str(made.path.parent),
            "size": made.size, "head": made.facts["head"],
        }  # fmt: skip
        with self._store.act("backup.make", act="altered", detail=f"{made.path.name} SHA-256 {made.sha256}") as act:
            act.set(self._key("last"), last)
        return act.changes

    def back_up(self, folder: Path, progress: Progress = lambda done, of: None) -> BackupResult:
        """Make a backup and note it, all at once."""
        made = self.make(self.source(), folder, progress)
        self.note(made)
        return made

    def rule(self) -> str:
        """Which backups are kept, for the officer."""
        return say("backups.which-are-kept", days=LONGEST_KEPT)

    def _plan(self) -> BackupPlan:
        found = self._setting("plan")
        return BackupPlan(folder=str(found["folder"]), every=int(found["every"])) if found else BackupPlan()

    def _last(self) -> LastBackup | None:
        found = self._setting("last")
        if not found:
            return None
        at = datetime.fromisoformat(found["at"])
        return LastBackup(at=at, file=found["file"], folder=found["folder"], size=found["size"], head=found["head"])

    def _salvaged(self) -> str:
        """What this casebook is where it was read out of a damaged one, for as long as it is used."""
        found: dict[str, Any] = json.loads(self._store.setting(SALVAGED) or "{}")
        return salvaged_words(found["at"], found["saved"], found["lost"], found["unsure"]) if found else ""

    def _setting(self, what: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._store.setting(self._key(what)) or "{}")
        return found

    def _key(self, what: str) -> str:
        # A restored casebook is another device: it has never been backed up where it now stands.
        return f"backup-{what}:{self._store.device}"


def salvaged_text(made: SalvageResult) -> str:
    """What was saved of a damaged casebook and what was not."""
    return salvaged_words(instant_text(made.at) or "", sum(made.saved.values()), made.lost, made.unsure)


def salvaged_words(at: str, saved: int, lost: Mapping[str, int], unsure: Sequence[str]) -> str:
    """The same of what a casebook keeps of it."""
    known = [f"{table.replace('_', ' ')}: {many:,}" for table, many in sorted(lost.items())]
    told = [
        say("backups.read-out-of-a-damaged-one", on=datetime.fromisoformat(at).astimezone().date(), rows=saved),
        say("backups.known-to-be-lost", lost=known) if known else say("backups.none-known-to-be-lost"),
    ]
    if unsure:
        told.append(say("backups.more-may-be-lost", tables=[table.replace("_", " ") for table in unsure]))
    return " ".join((*told, say("backups.may-have-gaps")))


def how_often(every: int) -> str:
    """One of `EVERY`, as an officer chooses it."""
    match every:
        case 1:
            return say("backups.every-day")
        case 7:
            return say("backups.every-week")
        case _:
            return say("backups.only-when-asked")


def _last_said(days: int, on: date) -> str:
    """That the last was good, and how many days ago it was."""
    match days:
        case 0:
            return say("backups.last-good-today", on=on)
        case 1:
            return say("backups.last-good-yesterday", on=on)
        case _:
            return say("backups.last-good-days-ago", days=days, on=on)


def size_text(size: int) -> str:
    """A size for people."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.0f} kB"
