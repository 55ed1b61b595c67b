# SPDX-License-Identifier: Apache-2.0
"""The program's own icons: strokes on a grid of 24, drawn in the colour of the theme at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vlu_desktop.platform import paths

_STROKES = {
    "today": "M4 6h16v14H4z M4 10h16 M8 3v5 M16 3v5 M8 14h4",
    "calendar": "M4 6h16v14H4z M4 10h16 M8 3v5 M16 3v5 M4 15h16 M9.3 10v10 M14.7 10v10",
    "cases": "M3 7h7l2 2h9v11H3z M3 12h18",
    "register": "M6 3h9l4 4v14H6z M15 3v4h4 M9 12h7 M9 16h7",
    "unit": "M4 21V8l8-5 8 5v13 M9 21v-6h6v6 M9 10h1 M14 10h1",
    "audit": "M6 3h12v8 M6 3v18h6 M9 8h6 M9 12h3 M16 13a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7 M18.6 19.1L21.5 22",
    "lock": "M6 11h12v9H6z M9 11V8a3 3 0 0 1 6 0v3 M12 14v3",
    "menu": "M4 7h16 M4 12h16 M4 17h16",
}
NAMES = tuple(_STROKES)


_OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
"""Dots of the sides in which a desktop asks for what a window is known by."""


@cache
def program_icon() -> QIcon:
    """What the program's windows are known by in a task bar."""
    drawn, renderer = QIcon(), QSvgRenderer(str(paths.resources() / "icons" / "vlu-desktop.svg"))
    for side in _OF_WINDOWS:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        drawn.addPixmap(pixmap)
    return drawn


@cache
def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """The icon of that name in a colour ("#1f6e74"); KeyError for a name that is not drawn."""
    drawn = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(QSize(size * scale, size * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _renderer(name, QColor(colour).name()).render(painter, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    return drawn


def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<path d="{_STROKES[name]}" fill="none" stroke="{colour}" stroke-width="1.8" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return QSvgRenderer(QByteArray(svg.encode()))
