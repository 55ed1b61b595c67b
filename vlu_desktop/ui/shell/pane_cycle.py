# SPDX-License-Identifier: Apache-2.0
"""From part to part of the window with one key: the rail, the head, the tabs, what is in them, what stands beside."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from vlu_desktop.ui.widgets.basics import PANE


def go_to_pane(window: QWidget, by: int) -> QWidget | None:
    """Have the keyboard in the next part of a window, where it was there last, or in its first place; what got it."""
    now = QApplication.focusWidget()
    panes = [pane for pane in _panes(window) if _stops(pane)]
    if not panes:
        return None
    here = next((at for at, pane in enumerate(panes) if now is not None and pane.isAncestorOf(now)), -1)
    pane = panes[(here + by) % len(panes)] if here >= 0 else panes[0 if by > 0 else -1]
    stops = _stops(pane)
    last = pane.focusWidget()
    wanted = last if last in stops else stops[0]
    wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return wanted


def _panes(window: QWidget) -> list[QWidget]:
    """The parts in view, as they are read; what holds others is none itself."""
    found = [each for each in window.findChildren(QWidget) if each.property(PANE) and each.isVisible()]
    found = [each for each in found if each.window() is window and not _holds_one(each, found)]
    return sorted(found, key=lambda each: _where(each, window))


def _stops(pane: QWidget) -> list[QWidget]:
    """What the keyboard comes to in a part, as it is read. Not by the chain of focus: asking for it makes children."""
    found = [
        each
        for each in (pane, *pane.findChildren(QWidget))
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    found = [each for each in found if not _holds_one(each, found)]
    return sorted(found, key=lambda each: _where(each, pane)[::-1])


def _holds_one(each: QWidget, others: list[QWidget]) -> bool:
    """Whether another of them stands within it; a widget is its own ancestor to Qt."""
    return any(other is not each and each.isAncestorOf(other) for other in others)


def _where(each: QWidget, within: QWidget) -> tuple[int, int]:
    place = each.mapTo(within, QPoint())
    return place.x(), place.y()
