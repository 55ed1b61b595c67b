# SPDX-License-Identifier: Apache-2.0
"""Yes, no and not asked as buttons side by side: one press, and another takes it back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.vocabulary import terms_in
from vlu_desktop.ui.widgets.basics import button, row


class AnswerButtons(QWidget):
    """At most one answer is pressed. A key it has no button for is kept as it is."""

    edited = Signal()

    def __init__(self, name: str, answers: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._value = ""
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        for key, text in answers or told_answers():
            made = button(text, partial(self._press, key), "choice")
            made.setAccessibleName(f"{name}: {text}")
            self._group.addButton(made)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._buttons[key] = made
        self.setLayout(row(*self._buttons.values()))
        self.setFocusProxy(next(iter(self._buttons.values())))

    def value(self) -> str:
        """The key of the answer, "" for none."""
        return self._value

    def set_value(self, key: str) -> None:
        """Show an answer."""
        self._value = key
        # Else the answer that is given could not be taken back.
        self._group.setExclusive(False)
        for each, made in self._buttons.items():
            made.setChecked(each == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QPushButton:
        """The button of an answer."""
        return self._buttons[key]

    def _press(self, key: str) -> None:
        self.set_value("" if self._value == key else key)
        self.edited.emit()


def told_answers(language: str = ENGLISH) -> list[tuple[str, str]]:
    """Yes, no and not asked, in the language of the page they stand on."""
    return [(key, text) for key, text in terms_in(language, "answer") if key != "not-known"]
