# SPDX-License-Identifier: Apache-2.0
"""What is wrong with how a window fits: something outside it that nothing scrolls to, words that are cut, no rest."""

import os
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from vlu_desktop.ui.shell.rail_button import RailButton
from vlu_desktop.ui.widgets.elided_label import ElidedLabel

SLACK = 2
"""Dots that nobody sees."""
SHORT = 16
"""Letters of the longest day, such as 30 November 2026, which a field has room for."""
ROUNDS = 20
"""How often a window may be laid out before it is as it stays."""


def misfits(window: QWidget) -> list[str]:
    """Everything in view in a window that is out of reach or cut, in words."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible() and each.window() is window]
    return [f"{_named(each)}: {wrong}" for each in shown for wrong in _wrong(each, window)]


def sideways(window: QWidget) -> list[str]:
    """Everything in view in a window that has to be scrolled sideways to be read, but for tables, in words."""
    return [
        f"{_named(each)} goes on for {each.horizontalScrollBar().maximum()} dots to the side"
        for each in window.findChildren(QAbstractScrollArea)
        if each.isVisible()
        and each.window() is window
        and each.horizontalScrollBar().maximum() > 0
        and not isinstance(each, QTableView)
    ]


def _wrong(each: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(each.parentWidget(), QTabBar) or each.objectName().startswith("qt_"):
        return  # Qt's own arrows beside tabs, and what it builds fields of
    if isinstance(each, QLabel | QAbstractButton | QLineEdit):
        beyond = _beyond(each, window)
        if beyond:
            yield f"lies outside {_named(beyond)}, which does not scroll"
    if isinstance(each, QAbstractButton) and each.text() and not _drawn_alone(each):
        narrow = each.width() + SLACK < each.minimumSizeHint().width() and not _goes_on(each)
        if narrow or each.height() + SLACK < _line(each):
            yield f"its words are cut, {each.size().toTuple()} of {each.minimumSizeHint().toTuple()}"
    elif isinstance(each, QLineEdit):
        yield from _cut_in_field(each)
    elif isinstance(each, QLabel) and each.text() and not isinstance(each, ElidedLabel):
        yield from _cut(each)


def _goes_on(button: QAbstractButton) -> bool:
    """Whether a button has the height for its words in as many lines as its width takes."""
    return 0 < button.heightForWidth(button.width()) <= button.height() + SLACK


def _cut_in_field(field: QLineEdit) -> Iterator[str]:
    """What is wrong with what stands in it: a day is seen whole, of a name the beginning, of a path the end."""
    if field.height() < _line(field):
        yield "its letters are cut"
        return
    room = field.rect().width() - field.fontMetrics().averageCharWidth()
    if field.hasFocus() or field.fontMetrics().horizontalAdvance(field.displayText()) <= room:
        return
    if field.cursorPosition() and os.sep not in field.displayText():
        yield "the beginning of its words is out of view"
    elif len(field.displayText()) <= SHORT:
        yield f"“{field.displayText()}” has no room in it"


def _cut(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    if label.wordWrap():
        if room.height() + SLACK < label.heightForWidth(label.width()) - (label.height() - room.height()):
            yield f"a line of it is cut, {label.height()} of {label.heightForWidth(label.width())}"
    elif label.width() + SLACK < label.minimumSizeHint().width() or label.height() + SLACK < _line(label):
        yield f"it is cut, {label.size().toTuple()} of {label.minimumSizeHint().toTuple()}"


def _line(each: QWidget) -> int:
    return each.fontMetrics().height()


def _drawn_alone(button: QAbstractButton) -> bool:
    """Whether a button shows its drawing and not its words, which its tool tip has then."""
    return isinstance(button, RailButton) and button._folded and bool(button.toolTip())


def _beyond(each: QWidget, window: QWidget) -> QWidget | None:
    """What a widget lies outside of, although that does not scroll; None where all of it can be brought into view."""
    place, inside = QRect(each.rect()), each
    while inside is not window:
        outer = inside.parentWidget()
        if outer is None:
            return None
        place = QRect(inside.mapTo(outer, place.topLeft()), place.size())
        holder = outer.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is outer:
            # What scrolls brings any part of what is in it into view.
            place, inside = QRect(outer.rect()), outer
            continue
        if not outer.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
            return outer
        inside = outer
    return None


def _named(each: QWidget) -> str:
    words = each.text() if isinstance(each, QLabel | QAbstractButton) else each.accessibleName()
    return f"{type(each).__name__} “{words[:50]}”"


class _LaidOut(QObject):
    """Notes what is to be laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self.names.add(type(watched).__name__)
        return False


def restless() -> list[str]:
    """What is laid out again and again although nothing is done, which keeps the processor busy."""
    noted, app = _LaidOut(), QApplication.instance()
    assert app is not None
    app.installEventFilter(noted)
    try:
        for _ in range(ROUNDS):
            noted.names.clear()
            QApplication.processEvents()
            if not noted.names:
                return []
        return [f"{', '.join(sorted(noted.names))}: laid out without end"]
    finally:
        app.removeEventFilter(noted)
