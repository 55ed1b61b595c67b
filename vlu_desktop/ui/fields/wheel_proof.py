# SPDX-License-Identifier: Apache-2.0
"""Short lists and numbers that change by choosing alone: not by the wheel as a page is scrolled, nor by a shortcut."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QIntValidator, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolTip

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice

_EDGES = 32
"""Dots beside a choice in the list: its edges and a scroll bar."""


class ChoiceBox(ElidedChoice):
    """A short list to choose from: each choice as its key and its words."""

    def __init__(self, name: str, terms: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._typed, self._since = "", QElapsedTimer()
        for key, text in terms:
            self.addItem(text, key)

    def give_room(self, most: int) -> None:
        """Be as wide as the longest choice needs, of at most so many letters."""
        longest = max((len(self.itemText(place)) for place in range(self.count())), default=0)
        self.setMinimumContentsLength(min(longest, most))

    def showPopup(self) -> None:
        # The list is read to be chosen from: it is as wide as its choices, wherever the box is narrower.
        view = self.view()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + _EDGES, self.screen().availableSize().width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A letter held with Alt or Ctrl is a shortcut, of this window or of none, and never the beginning of a choice.
        is_letter = event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F4)
        if is_letter and event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        elif event.text().isprintable() and (event.text().strip() or (event.text() and self._is_typing())):
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _is_typing(self) -> bool:
        """Whether a letter goes with those before it; a space alone opens the list."""
        return self._since.isValid() and not self._since.hasExpired(
            QGuiApplication.styleHints().keyboardInputInterval()
        )

    def _type(self, letters: str) -> None:
        """Choose what begins with the letters typed after each other, or has a word that does; say where none has."""
        self._typed = self._typed + letters if self._is_typing() else letters
        self._since.start()
        if (found := self._place_of(self._typed.casefold())) is not None:
            self.setCurrentIndex(found)
            self.activated.emit(found)
            return
        said = say("fields.none-begins", typed=self._typed[:60])
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), said.replace("<", "‹"), self)
        announce(self, said)

    def _place_of(self, typed: str) -> int | None:
        """The next choice that is meant; one letter again and again goes through all that begin with it."""
        again = len(typed) > 1 and len(set(typed)) == 1
        first = max(self.currentIndex(), 0) + (again or len(typed) == 1)
        places = [(first + step) % self.count() for step in range(self.count())]
        told = [(place, self.itemText(place).casefold()) for place in places]
        for wanted in (typed, typed[0]) if again else (typed,):
            begun = [place for place, words in told if words.startswith(wanted)]
            if found := begun or [place for place, words in told if f" {wanted}" in words]:
                return found[0]
        return None


class NumberBox(QLineEdit):
    """A whole number from 0 to `most`, typed; 0 is shown as nothing, with `none` in its place."""

    def __init__(self, name: str, most: int, none: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(none)
        self.setValidator(QIntValidator(0, most, self))

    def value(self) -> int:
        """The number."""
        return int(self.text() or 0)

    def set_value(self, value: int) -> None:
        """Show a number."""
        self.setText(str(value) if value else "")
