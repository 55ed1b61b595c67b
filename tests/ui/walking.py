# SPDX-License-Identifier: Apache-2.0
"""Going about a window by Tab alone: what is never come to, and what is not left again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seeing import called, in_view, takes_keys

MOST, CELLS = 200, 12


def tab_faults(window: QWidget, qtbot: QtBot) -> list[str]:
    """What is wrong as Tab goes once round a window."""
    window.activateWindow()
    settled(qtbot)
    if not window.isActiveWindow():
        return ["the keyboard does not come to it"]
    if QApplication.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    if first is None:
        return ["Tab comes to nothing"] if _stops(window) else []
    found, order = [], [first]
    while len(order) < MOST:
        before = order[-1]
        now = _after(before)
        if now is None or now is before:
            found += _backwards(first, order)
            break
        if now in order:
            # It began where the window does, which may be a choice that is no stop once another is come to.
            if order.index(now) > 1:
                found.append(f"Tab goes round from {called(now)} to {called(before)}, and to nothing else")
            break
        order.append(now)
    reached = {id(each) for each in order}
    return [*found, *(f"{called(each)}: Tab never comes to it" for each in _stops(window) if id(each) not in reached)]


def _after(before: QWidget) -> QWidget | None:
    """What Tab comes to next. Within a date it goes from day to month to year first."""
    for _ in range(3 if isinstance(before, QAbstractSpinBox) else 1):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not before:
            break
    return QApplication.focusWidget()


def _backwards(first: QWidget, order: list[QWidget]) -> list[str]:
    """Where Tab goes from cell to cell it is Shift+Tab that leads out: from the beginning round to what comes after."""
    kept = order[-1]
    first.setFocus()
    for _ in range(MOST):
        before = QApplication.focusWidget()
        if before is None:
            break
        for _ in range(CELLS):
            QTest.keyClick(before, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            if (now := QApplication.focusWidget()) is not before:
                break
        if now is None or now is before:
            return [f"{called(before)}: neither Tab nor Shift+Tab leaves it"] if now is not kept else []
        if now in order:
            return [] if now is kept else [f"{called(kept)}: Tab does not leave it"]
        order.append(now)
    return [f"{called(kept)}: Tab does not leave it"]


def settled(qtbot: QtBot) -> None:
    """Let the platform say which window is active."""
    for _ in range(5):
        QApplication.processEvents()
        if QApplication.activeWindow() is not None:
            return
        qtbot.wait(10)


def _stops(window: QWidget) -> list[QWidget]:
    return [each for each in in_view(window) if takes_keys(each)]
