# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page about the casebook: where it is kept, how much it holds, and whether it is sound."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.units import UnitStatus
from vlu_desktop.ui.threads.worker import Job, Progress, Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row

Check = Callable[[Progress], tuple[str, ...]]


class CasebookCard(QFrame):
    """`look` looks through the whole casebook and gives what is wrong in sentences; none where it is sound. It is told
    how far it is, and can be stopped."""

    def __init__(self, worker: Worker, look: Check, path: Path, day: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._look = look
        self._day = day
        self.held = label("", "muted", wrap=True)
        self.sound = label("", "muted", wrap=True)
        check = button(say("home.check-the-casebook"), self.check, "outline")
        self.stop = button(say("home.check-stop"), self._stopped, "outline")
        self.stop.setVisible(False)
        self._job: Job | None = None
        where = label(say("home.it-is-kept-at", path=str(path)), "muted", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setLayout(
            column(
                label(say("home.casebook"), "heading"),
                where,
                self.held,
                self.sound,
                row(None, self.stop, check),
                margins=16,
            )
        )

    def show_status(self, status: UnitStatus) -> None:
        """How much it holds now."""
        self.held.setText(
            say(
                "home.what-it-holds",
                cases=status.cases,
                people=status.people,
                incidents=status.incidents,
                head=status.head,
            )
        )

    def check(self) -> None:
        """Look through the whole casebook, and say what was found."""
        if self._job is not None:
            return
        self.sound.setText(say("home.looking-at-every-page-and"))
        self.stop.setVisible(True)
        self._job = self._worker.long(lambda told, _stopped: self._look(told), self._checked, self._ended, self._told)

    def _told(self, done: int, of: int) -> None:
        # The last of them may come after the answer.
        if self._job is not None:
            self.sound.setText(say("home.check-step", done=done + 1, of=of))

    def _stopped(self) -> None:
        """Nobody waits for it any more, and it ends at its next step."""
        if self._job is not None:
            self._job.give_up()
        self._ended(say("home.check-stopped"))

    def _ended(self, sentence: str) -> None:
        self._job = None
        self.stop.setVisible(False)
        self.sound.setText(sentence)

    def _checked(self, problems: tuple[str, ...]) -> None:
        if problems:
            self._ended(" ".join((say("home.something-is-wrong"), *problems[:5])))
        else:
            self._ended(say("home.sound-checked-on-every-page", shown_day=shown_day(self._day())))
