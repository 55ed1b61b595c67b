# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page about the casebook: where it is kept, how much it holds, and whether it is sound."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.services.cases.units import UnitStatus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row

Check = Callable[[], tuple[str, ...]]


class CasebookCard(QFrame):
    """`look` looks through the whole casebook and gives what is wrong in sentences; none where it is sound."""

    def __init__(self, worker: Worker, look: Check, path: Path, day: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._look = look
        self._day = day
        self.held = label("", "muted", wrap=True)
        self.sound = label("", "muted", wrap=True)
        check = button("Check the casebook", self.check, "outline")
        where = label(f"It is kept at {path}", "muted", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setLayout(column(label("Casebook", "heading"), where, self.held, self.sound, row(None, check), margins=16))

    def show_status(self, status: UnitStatus) -> None:
        """How much it holds now."""
        self.held.setText(
            f"It holds {status.cases:,} cases, {status.people:,} people and {status.incidents:,} incidents. "
            f"Head of the record: {status.head}."
        )

    def check(self) -> None:
        """Look through the whole casebook, and say what was found."""
        self.sound.setText("Looking at every page and every line of the journal…")
        self._worker.ask(self._look, self._checked)

    def _checked(self, problems: tuple[str, ...]) -> None:
        if problems:
            self.sound.setText(
                "Something is wrong. Keep using it as little as possible and restore a backup. "
                + " ".join(problems[:5])
            )
        else:
            self.sound.setText(f"Sound, checked on {shown_day(self._day())}: every page and the whole journal hold.")
