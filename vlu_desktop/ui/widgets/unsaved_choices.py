# SPDX-License-Identifier: Apache-2.0
"""Which choices and ticks of a window were made by hand and would go with it, whatever the program sets there."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QListWidget, QWidget
from shiboken6 import isValid

from vlu_desktop.ui.widgets.unsaved_words import PASSING

_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Shortcut})
Choosing = QComboBox | QAbstractButton | QListWidget


class HandChoices(QObject):
    """Looks at the choices of a window, and notes what was chosen and ticked as a hand first comes to any of them, or
    presses a button that may tick for it. What has the property `PASSING`, or stands in something that has, only shows
    or finds something.

    What comes into the window later is noted as the keyboard first moves, or a hand touches something, after that. A
    screen reader changes a choice without key, mouse or press: while one is about, what there is, is noted at once.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: dict[Choosing, object] | None = None
        self._known: set[QWidget] = set()
        self._all: list[Choosing] = []
        self._look()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        if QAccessible.isActive():
            # Once what the window's maker still sets after showing it is set.
            QTimer.singleShot(0, self, self._touch)

    def changed(self) -> list[Choosing]:
        """Those that are otherwise than before a hand came to them."""
        begun = (self._before or {}).items()
        return [each for each, before in begun if isValid(each) and _chosen(each) != before]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touch()
        return False

    def _focus_moved(self, _was: QWidget | None, now: QWidget | None) -> None:
        """The keyboard comes to what is new before a key or the mouse changes it."""
        if now is not None and now not in self._known and now.window() is self._window.window():
            self._look()
            self._known.add(now)

    def _look(self) -> None:
        """Find what is in the window and was not before; once something was touched, note what is chosen in it."""
        window = self._window.window()
        buttons = [each for each in self._window.findChildren(QAbstractButton) if each.window() is window]
        for button in buttons:
            if button not in self._known:
                button.pressed.connect(self._touch)
        found: list[Choosing] = [
            *(each for each in buttons if each.isCheckable()),
            *self._window.findChildren(QComboBox), *self._window.findChildren(QListWidget),
        ]  # fmt: skip
        self._take([each for each in found if each not in self._known and _counts(each, self._window)])
        self._known.update(buttons, found)

    def _take(self, new: list[Choosing]) -> None:
        for choosing in new:
            for part in _parts(choosing):
                part.installEventFilter(self)
        self._all += new
        if self._before is not None:
            self._before |= {each: _chosen(each) for each in new}

    def _touch(self) -> None:
        self._look()
        if self._before is None:
            self._before = {each: _chosen(each) for each in self._all if isValid(each)}


def _counts(choosing: QWidget, window: QWidget) -> bool:
    above: QWidget | None = choosing
    while above is not None and above is not window:
        if above.property(PASSING) or above.isWindow():
            return False
        above = above.parentWidget()
    return True


def _parts(choosing: Choosing) -> list[QWidget]:
    """What gets the keys and the mouse of it."""
    if isinstance(choosing, QListWidget):
        return [choosing, choosing.viewport()]
    line = choosing.lineEdit() if isinstance(choosing, QComboBox) else None
    return [choosing] if line is None else [choosing, line]


def _chosen(choosing: Choosing) -> object:
    if isinstance(choosing, QComboBox):
        return choosing.currentText()
    if isinstance(choosing, QAbstractButton):
        return choosing.isChecked()
    items = [choosing.item(row) for row in range(choosing.count())]
    return tuple(row for row, item in enumerate(items) if item.checkState() != Qt.CheckState.Unchecked)
