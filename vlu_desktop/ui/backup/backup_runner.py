# SPDX-License-Identifier: Apache-2.0
"""Makes backups in the background while the officer works: when asked, and by itself when one is due."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.backups import BackupService, BackupStatus
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Job, Worker

LOOKS_EVERY = 20 * 60 * 1000
"""Milliseconds between looks whether a backup is due and its folder there."""
FIRST_LOOK = 5000
"""Milliseconds after opening: the day's work comes first."""


class BackupRunner(QObject):
    """`stands` carries a `BackupStatus` whenever it may have changed, `progressed` thousandths, `ended` a sentence and
    whether a backup was made.

    The copying and checking is done on a thread of its own, with a connection of its own.
    """

    stands = Signal(object)
    began = Signal()
    progressed = Signal(int)
    ended = Signal(str, bool)

    def __init__(
        self, worker: Worker, backing: BackupService, bulletin: ChangeBus, day: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._backing = backing
        self._bulletin = bulletin
        self._day = day
        self._own: Worker | None = None
        self._ticket: Job | None = None
        self._by_itself = False
        self.standing: BackupStatus | None = None
        """How the backups stood when that was last seen, None before."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(lambda: self.look(start=True))
        self._timer.start()
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(lambda: self.look(start=True))
        self._first.start(FIRST_LOOK)

    @property
    def running(self) -> bool:
        """Whether a backup is being made."""
        return self._own is not None

    def look(self, *, start: bool = False) -> None:
        """See how the backups stand; `start` one where it is due and nothing needs asking."""
        day = self._day()

        def seen(standing: BackupStatus) -> None:
            self.standing = standing
            self.stands.emit(standing)
            if start and standing.is_due and standing.can_start and not self.running:
                self.start(Path(standing.plan.folder), by_itself=True)

        self._worker.ask(lambda: self._backing.standing(day), seen, lambda _: None)

    def plan(self, folder: str, every: int, failed: Callable[[str], None]) -> None:
        """Choose where backups go and how often."""

        def done(changes: Changes) -> None:
            self._bulletin.publish(changes)
            self.look(start=True)

        self._worker.ask(lambda: self._backing.set_plan(folder, every), done, failed)

    def start(self, folder: Path, *, by_itself: bool = False) -> None:
        """Make a backup now."""
        if self.running:
            return
        self._by_itself = by_itself
        self._own = Worker(self)
        self.began.emit()
        self._worker.ask(self._backing.source, lambda source: self._make(source, folder), self._failed)

    def cancel(self) -> None:
        """The officer wants it stopped."""
        if self._own is not None:
            self._end()
            self.ended.emit(say("backups.the-backup-was-stopped-the"), False)

    def stop(self) -> None:
        """The casebook is being closed: let go of it, and wait until that is so."""
        self._timer.stop()
        self._first.stop()
        self._end()

    def _make(self, source: object, folder: Path) -> None:
        if self._own is None:
            return
        self._ticket = self._own.long(
            lambda progress, stopped: self._backing.make(source, folder, progress, stopped),  # type: ignore[arg-type]
            self._made,
            self._failed,
            lambda done, _of: self.progressed.emit(done),
        )

    def _made(self, made: object) -> None:
        self._end()
        self._worker.ask(lambda: self._backing.note(made), self._noted, self._failed)  # type: ignore[arg-type]

    def _noted(self, changes: Changes) -> None:
        self._bulletin.publish(changes)
        self.ended.emit(say("backups.backed-up-read-back-and"), True)
        self.look()

    def _failed(self, sentence: str) -> None:
        self._end()
        self.ended.emit(sentence, False)
        self.look()

    def _end(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if self._own is not None:
            own, self._own = self._own, None
            own.stop()
            own.deleteLater()
