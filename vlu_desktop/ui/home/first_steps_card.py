# SPDX-License-Identifier: Apache-2.0
"""Five steps to begin with, on Today of a casebook in which nothing is told yet; each leads to where it is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from vlu_desktop.services.keeping.first_steps import StepsDone
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label

# Which of `StepsDone`, what is to be done and why, and the actions that do it with the words of their buttons.
STEPS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("sheet", "Print the recovery sheet. Without it a forgotten passphrase loses everything.",
     (("sheet", "Make the sheet"),)),
    ("backups", "Choose where backups go: a folder on another disk, or a stick.",
     (("unit-backup", "Choose a folder"),)),
    ("agencies", "Enter the agencies you meet, so that meetings are filled in from them.",
     (("unit-unit", "Enter agencies"),)),
    ("case", "Begin the first case: whom it is about, and how it is safe to make contact.",
     (("new-case", "New case"),)),
    ("incident", "Enter what was told: one at a time, years at once, or from a file or a phone.",
     (("add-incident", "Add incident"), ("backlog", "Backlog"), ("import", "Import"))),
)  # fmt: skip


class FirstStepsCard(QWidget):
    """`wanted` carries the key of an action. It is there until the first incident is entered."""

    wanted = Signal(str)

    def __init__(self, worker: Worker, done: Callable[[], StepsDone | None]) -> None:
        super().__init__()
        self._worker = worker
        self._read = done
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._ticks = {}
        for place, (key, words, acts) in enumerate(STEPS):
            self._ticks[key] = label(f"{place + 1}", "subheading")
            grid.addWidget(self._ticks[key], place, 0)
            grid.addWidget(label(words, wrap=True), place, 1)
            for at, (action, text) in enumerate(acts):
                grid.addWidget(self._button(action, text, words), place, 2 + at)
        self.setLayout(
            column(holding(column(label("Begin in five steps", "heading"), grid, margins=14, space=8), "card"))
        )
        self.hide()

    def _button(self, action: str, text: str, words: str) -> QPushButton:
        made = button(text, partial(self.wanted.emit, action), "link")
        made.setAccessibleDescription(words)
        return made

    def refresh(self) -> None:
        """Look how far it is."""
        self._worker.ask(self._read, self._show)

    def _show(self, done: StepsDone | None) -> None:
        self.setVisible(done is not None)
        for place, (key, tick) in enumerate(self._ticks.items(), start=1):
            ready = bool(getattr(done, key, False))
            tick.setText("✓" if ready else f"{place}")
            tick.setAccessibleName("Done" if ready else f"Step {place}")
