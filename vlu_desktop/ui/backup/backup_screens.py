# SPDX-License-Identifier: Apache-2.0
"""The parts of backing up an open casebook, joined: what runs, its card, its line on Today, and the drill."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.kernel.ids import Clock
from vlu_desktop.services.keeping.backups import BackupService, BackupStatus
from vlu_desktop.services.keeping.restoring import Restoring
from vlu_desktop.ui.backup.backup_card import BackupCard
from vlu_desktop.ui.backup.backup_line import BackupLine
from vlu_desktop.ui.backup.backup_runner import BackupRunner
from vlu_desktop.ui.backup.restore_wizard import RestoreReason, RestoreWizard
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True, kw_only=True)
class ThisComputer:
    """What the computer gives: the day and the moment it is, and where its user's documents are kept."""

    day: Callable[[], date]
    clock: Clock
    documents: Path


class Backups(QObject):
    """`opened` carries a restored casebook to open, `folder_known` where backups go, for when nothing opens."""

    opened = Signal(object)
    folder_known = Signal(str)

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, backing: BackupService, window: QWidget, news: MessageBar,
        computer: ThisComputer,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window = window
        self._news = news
        self._computer = computer
        self._backing = backing
        self.runner = BackupRunner(worker, backing, bulletin, computer.day, self)
        self.line = BackupLine(self.runner)
        self.runner.stands.connect(self._know)
        self.runner.ended.connect(self._say)
        # After what Today asks for, for that is looked at first.
        QTimer.singleShot(0, self.runner, self.runner.look)

    @cached_property
    def card(self) -> BackupCard:
        """The card on the unit's page, made when that is: whoever opens a casebook waits for none of it."""
        made = BackupCard(self.runner, self._backing, self._computer.documents)
        made.drill_asked.connect(lambda folder: self.show_wizard(folder, drill=True))
        made.restore_asked.connect(self.show_wizard)
        return made

    def show_wizard(self, folder: str, *, drill: bool = False) -> RestoreWizard:
        """Open the way back, or try it."""
        here = self._computer
        wizard = RestoreWizard(
            self._window, Restoring(here.clock), folder=folder, documents=here.documents, day=here.day,
            reason=RestoreReason(drill=drill),
        )  # fmt: skip
        wizard.opened.connect(self.opened)
        wizard.open()
        return wizard

    def restore(self) -> RestoreWizard:
        """The way back, from where this casebook's backups go."""
        standing = self.runner.standing
        return self.show_wizard(standing.plan.folder if standing is not None else "")

    def _know(self, standing: BackupStatus) -> None:
        if standing.plan.folder:
            self.folder_known.emit(standing.plan.folder)

    def _say(self, sentence: str, good: bool) -> None:
        if good:
            self._news.say(sentence)
        else:
            self._news.problem(sentence)
