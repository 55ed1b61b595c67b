# SPDX-License-Identifier: Apache-2.0
"""The choices under a date that may mean several things: by mouse, by Tab, and by Alt and their number."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from vlu_desktop.dates.reading.outcome import Choice
from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.basics import button

MOST_KEYS = 9


class DateChoices(QWidget):
    """One button a choice, none while nothing is asked. `chosen` carries the choice that was taken."""

    chosen = Signal(object)

    def __init__(self, owner: QWidget, line: QWidget) -> None:
        super().__init__(owner)
        self._line = line
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[QPushButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        for number in range(1, MOST_KEYS + 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), owner)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self.take, number - 1))
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons as they stand, in the order of their numbers."""
        return tuple(self._buttons)

    def offer(self, question: str, choices: Sequence[Choice]) -> None:
        """Show the choices of a question, or nothing where there are none."""
        had_focus = any(each.hasFocus() for each in self._buttons)
        for each in self._buttons:
            self._layout.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._choices, self._buttons = tuple(choices), []
        before = self._line
        for number, choice in enumerate(self._choices, 1):
            key = f" (Alt+{number})" if number <= MOST_KEYS else ""
            made = button(f"{number}  {choice.text}", partial(self.take, number - 1), "quiet")
            made.setAccessibleName(say("fields.choice-of", choice=choice.text, n=number, of=len(self._choices)) + key)
            made.setAccessibleDescription(question)
            made.setToolTip(f"{choice.text}{key}")
            self._layout.addWidget(made, alignment=Qt.AlignmentFlag.AlignLeft)
            QWidget.setTabOrder(before, made)
            self._buttons.append(made)
            before = made
        self.setVisible(bool(self._choices))
        if had_focus:
            self._line.setFocus()

    def take(self, place: int) -> None:
        """Take the choice at a place, where there is one."""
        if place < len(self._choices):
            self.chosen.emit(self._choices[place])
