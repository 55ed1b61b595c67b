# SPDX-License-Identifier: Apache-2.0
"""Decides how large every window is and where it stands: as it was left, or as usual, and never beyond its screen."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vlu_desktop.platform import preferences

_FRAME = QSize(16, 64)
"""Dots that the system's own frame and title bar take beside and over a window that was never shown yet."""
_MOVED = 40
"""Dots by which a window must have moved to have been moved by somebody, for a frame moves it by a few."""


def room_of(window: QWidget) -> QSize:
    """The largest that a window may be for its frame to be within its screen."""
    around = window.frameGeometry().size() - window.size()
    return window.screen().availableGeometry().size() - around.expandedTo(_FRAME)


def resize_within_screen(window: QWidget, usual: QSize) -> None:
    """Give a window its usual size, or what its screen has room for."""
    window.resize(usual.boundedTo(room_of(window)))


def put_window(window: QWidget, name: str, usual: QSize, over: QWidget | None = None) -> None:
    """Before a window is shown: as it was left under `name`, else of its usual size in the middle of `over`."""
    left = _left(name)
    if left is not None and (there := QGuiApplication.screenAt(left.center())) is not None:
        window.setScreen(there)
        resize_within_screen(window, left.size())
        window.move(left.topLeft())
    else:
        if over is not None:
            window.setScreen(over.screen())
        resize_within_screen(window, usual)
        middle = over.frameGeometry().center() if over is not None else window.screen().availableGeometry().center()
        window.move(middle - QPoint(window.width() + _FRAME.width(), window.height() + _FRAME.height()) / 2)
    move_within_screen(window)


def move_within_screen(window: QWidget) -> None:
    """Have no part of a window below or beside the edge of its screen; its top left corner is in view at least."""
    screen = window.screen().availableGeometry()
    whole = window.size() + (window.frameGeometry().size() - window.size()).expandedTo(_FRAME)
    most = QPoint(screen.right() + 1 - whole.width(), screen.bottom() + 1 - whole.height())
    at = QPoint(min(window.x(), most.x()), min(window.y(), most.y()))
    window.move(max(at.x(), screen.left()), max(at.y(), screen.top()))


def keep_window(window: QWidget, name: str, put: QRect) -> None:
    """Keep where a window is left, if somebody changed what it was `put` as."""
    now = QRect(window.pos(), window.size())
    if now.size() != put.size() or (now.topLeft() - put.topLeft()).manhattanLength() > _MOVED:
        preferences.remember(_key(name), f"{now.x()} {now.y()} {now.width()} {now.height()}")


def _left(name: str) -> QRect | None:
    said = preferences.remembered_numbers(_key(name))
    return QRect(*said) if len(said) == 4 else None


def _key(name: str) -> str:
    return f"window-{name}"
