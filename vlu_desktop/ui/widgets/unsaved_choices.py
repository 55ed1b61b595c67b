# SPDX-License-Identifier: Apache-2.0
"""Which choices and ticks of a window were made by hand and would go with it, whatever the program sets there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QListWidget, QWidget
from shiboken6 import isValid

from vlu_desktop.ui.widgets.unsaved_words import PASSING

_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Shortcut})
Choosing = QComboBox | QAbstractButton | QListWidget


class HandChoices(QObject):
    """Looks at the choices that a window has as it is first shown, and notes what was chosen and ticked as a hand first
    comes to any of them, or presses a button that may tick for it. What has the property `PASSING`, or stands in
    something that has, only shows or finds something.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: dict[Choosing, object] | None = None
        buttons = [each for each in window.findChildren(QAbstractButton) if each.window() is window.window()]
        found: list[Choosing] = [each for each in buttons if each.isCheckable()]
        found += window.findChildren(QComboBox)
        found += window.findChildren(QListWidget)
        self._all = [each for each in found if _counts(each, window)]
        for button in buttons:
            button.pressed.connect(self._touch)
        for choosing in self._all:
            for part in _parts(choosing):
                part.installEventFilter(self)

    def changed(self) -> list[Choosing]:
        """Those that are otherwise than before a hand came to them."""
        begun = (self._before or {}).items()
        return [each for each, before in begun if isValid(each) and _chosen(each) != before]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touch()
        return False

    def _touch(self) -> None:
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
