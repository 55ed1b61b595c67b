# SPDX-License-Identifier: Apache-2.0
"""One large picture holding every mark and count once, from which a whole frame of them is painted in one call."""

import math
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import wrapInstance

from vlu_desktop.timeline.incident_columns import Floats
from vlu_desktop.timeline.sprites import address, rows_of, sprites

SIDE = 1024
"""Device pixels; twice that on each side at 200%."""
ABOUT = 8
"""How many numbers say where a picture lies on the sheet: see `timeline.sprites`."""


class Sheet:
    """Pictures in rows from the top; `full` once there was no room for one."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        side = math.ceil(SIDE * max(ratio, 1.0))
        self._pixmap = QPixmap(side, side)
        self._pixmap.setDevicePixelRatio(ratio)
        self._painter: QPainter | None = None
        self.slots: dict[tuple[object, ...], int] = {}
        self._numbers: list[float] = []
        self._rows = rows_of((), ABOUT)
        self.clear()

    def clear(self) -> None:
        """Nothing on it."""
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self.slots.clear()
        self._numbers.clear()
        self._x = self._y = self._row = 0
        self.full = False

    def slot(self, key: tuple[object, ...], width: float, height: float, paint: Callable[[QPainter], None]) -> int:
        """The number of a picture, painted into its place when it is first asked for; -1 where there is no room."""
        found = self.slots.get(key)
        if found is not None:
            return found
        wide, high = math.ceil(width * self._ratio), math.ceil(height * self._ratio)
        side = self._pixmap.width()
        if self._x + wide > side:
            self._x, self._y, self._row = 0, self._y + self._row + 1, 0
        if wide > side or self._y + high > side:
            self.full = True
            return -1
        if self._painter is None:
            # Kept until the next frame is painted: to begin and end costs more than a picture.
            self._painter = QPainter(self._pixmap)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.save()
        self._painter.translate(self._x / self._ratio, self._y / self._ratio)
        paint(self._painter)
        self._painter.restore()
        self._numbers += (self._x, self._y, wide, high, 1 / self._ratio, 1 / self._ratio, 0.0, 1.0)
        self._x, self._row = self._x + wide + 1, max(self._row, high)
        found = self.slots[key] = len(self.slots)
        return found

    def paint(self, painter: QPainter, spans: Floats, marks: Floats, slots: Floats, texts: list[float]) -> None:
        """Spans, marks and texts as `sprites` wants them, but for texts: left, centre y and slot of each in a row."""
        if len(self._rows) * ABOUT != len(self._numbers):
            self._rows = rows_of(self._numbers, ABOUT)
        block = sprites(spans, marks, slots, rows_of(texts, 3), self._rows)
        if len(block):
            # Qt takes the address of the first of many; a list of them has no way through the bindings.
            first = cast(QPainter.PixmapFragment, wrapInstance(address(block), QPainter.PixmapFragment))
            painter.drawPixmapFragments(first, len(block), self._pixmap)

    def done(self) -> None:
        """No more is put on it for now."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None
