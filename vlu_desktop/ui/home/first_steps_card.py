# SPDX-License-Identifier: Apache-2.0
"""Five steps to begin with, on Today of a casebook in which nothing is told yet; each leads to where it is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.first_steps import StepsDone
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label


# Which of `StepsDone`, what is to be done and why, and the actions that do it with the words of their buttons.
def the_steps() -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    return (
    ("sheet", say("home.print-the-recovery-sheet-without"),
     (("sheet", say("home.make-the-sheet")),)),
    ("backups", say("home.choose-where-backups-go-a"),
     (("unit-backup", say("home.choose-a-folder")),)),
    ("agencies", say("home.enter-the-agencies-you-meet"),
     (("unit-unit", say("home.enter-agencies")),)),
    ("case", say("home.begin-the-first-case-whom"),
     (("new-case", say("home.new-case")),)),
    ("incident", say("home.enter-what-was-told-one"),
     (("add-incident", say("home.add-incident")), ("backlog", say("home.backlog")), ("import", say("home.import")))),
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
        for place, (key, words, acts) in enumerate(the_steps()):
            self._ticks[key] = label(f"{place + 1}", "subheading")
            grid.addWidget(self._ticks[key], place, 0)
            grid.addWidget(label(words, wrap=True), place, 1)
            for at, (action, text) in enumerate(acts):
                grid.addWidget(self._button(action, text, words), place, 2 + at)
        self.setLayout(
            column(
                holding(column(label(say("home.begin-in-five-steps"), "heading"), grid, margins=14, space=8), "card")
            )
        )
        self.hide()

    def _button(self, action: str, text: str, words: str) -> QPushButton:
        made = button(text, partial(self.wanted.emit, action), "link")
        made.setAccessibleDescription(words)
        return made

    def begin(self) -> None:
        """Have the keyboard at the first thing to do."""
        self.findChildren(QPushButton)[0].setFocus()

    def refresh(self) -> None:
        """Look how far it is."""
        self._worker.ask(self._read, self._show)

    def _show(self, done: StepsDone | None) -> None:
        self.setVisible(done is not None)
        for place, (key, tick) in enumerate(self._ticks.items(), start=1):
            ready = bool(getattr(done, key, False))
            tick.setText("✓" if ready else f"{place}")
            tick.setAccessibleName(say("home.done-2") if ready else say("home.step", place=place))
