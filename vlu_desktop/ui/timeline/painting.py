# SPDX-License-Identifier: Apache-2.0
"""Paints a scene with QPainter: rectangles and lines as they are, marks from small pictures made once a size."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF, QStaticText

from vlu_desktop.timeline import display as d
from vlu_desktop.timeline.scene import Scene, glyph_items, glyph_size
from vlu_desktop.timeline.svg import corners
from vlu_desktop.ui.timeline.palette import TimelinePalette

MOST_REMEMBERED = 4000


class Pen:
    """Paints items in one palette and face at one pixel ratio; remembers widths and pictures of marks."""

    def __init__(self, palette: TimelinePalette, font: QFont, ratio: float) -> None:
        self.palette = palette
        self.ratio = ratio
        self._family = QFont(font)
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._writing: dict[tuple[str, float, bool], tuple[QStaticText, float]] = {}
        self._pictures: dict[tuple[int, int, float], tuple[QPixmap, float]] = {}
        self._face: tuple[float, bool] | None = None
        self._pens: dict[tuple[d.Role, float, bool], QPen] = {}

    def font(self, size: float, bold: bool) -> QFont:
        """The face at a size in logical pixels."""
        found = self._fonts.get((size, bold))
        if found is None:
            found = QFont(self._family)
            found.setPixelSize(max(round(size), 1))
            found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._fonts[size, bold] = found
            self._metrics[size, bold] = QFontMetricsF(found)
        return found

    def measure(self, text: str, size: float, bold: bool) -> float:
        """The width of a text in logical pixels."""
        key = (text, size, bold)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > MOST_REMEMBERED:
                self._widths.clear()
            self.font(size, bold)
            width = self._widths[key] = self._metrics[size, bold].horizontalAdvance(text)
        return width

    def scene(self, painter: QPainter, page: Scene) -> None:
        """The whole page."""
        self.items(painter, page.under)
        picture = self._picture
        draw = painter.drawPixmap
        made: dict[tuple[int, int], tuple[QPixmap, float]] = {}
        for x, y, seriousness, style, _ in page.glyphs:
            kept = made.get((seriousness, style))
            if kept is None:
                kept = made[seriousness, style] = picture(seriousness, style, page.scale)
            draw(QPointF(x - kept[1], y - kept[1]), kept[0])
        self.items(painter, page.over)

    def _picture(self, seriousness: int, style: int, scale: float) -> tuple[QPixmap, float]:
        """A mark as a picture and half its side."""
        key = (seriousness, style, scale)
        found = self._pictures.get(key)
        if found is None:
            side = math.ceil(glyph_size(seriousness, style) * scale + 10)
            pixmap = QPixmap(math.ceil(side * self.ratio), math.ceil(side * self.ratio))
            pixmap.setDevicePixelRatio(self.ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.items(painter, glyph_items(side / 2, side / 2, seriousness, style, scale))
            painter.end()
            found = self._pictures[key] = (pixmap, side / 2)
        return found

    def items(self, painter: QPainter, items: Iterable[d.Item]) -> None:
        """Items in their order."""
        self._face = None
        for item in items:
            match item:
                case d.Text():
                    self._text(painter, item)
                case d.Rect():
                    self._rect(painter, item)
                case d.Line():
                    self._line(painter, item)
                case d.Mark():
                    self._mark(painter, item)
                case d.Polygon():
                    self._stroke(painter, item.fill, item.stroke, item.stroke_width)
                    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))
                case d.Circle():
                    self._stroke(painter, item.fill, item.stroke, item.stroke_width)
                    painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)

    def _pen(self, role: d.Role, width: float, dashed: bool) -> QPen:
        key = (role, width, dashed)
        found = self._pens.get(key)
        if found is None:
            found = QPen(self.palette[role], width)
            if dashed:
                found.setDashPattern([3.0, 3.0])
            found.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._pens[key] = found
        return found

    def _stroke(self, painter: QPainter, fill: d.Role | None, stroke: d.Role | None, width: float) -> None:
        painter.setBrush(self.palette[fill] if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(stroke, width, False) if stroke else Qt.PenStyle.NoPen)

    def _rect(self, painter: QPainter, item: d.Rect) -> None:
        area = QRectF(item.x, item.y, item.width, item.height)
        if item.stroke is None and item.radius <= 1 and item.fill is not None:
            painter.fillRect(area, self.palette[item.fill])
            return
        self._stroke(painter, item.fill, item.stroke, item.stroke_width)
        if item.stroke and item.dashed:
            painter.setPen(self._pen(item.stroke, item.stroke_width, True))
        if item.radius > 0:
            painter.drawRoundedRect(area, item.radius, item.radius)
        else:
            painter.drawRect(area)

    def _line(self, painter: QPainter, item: d.Line) -> None:
        painter.setPen(self._pen(item.role, item.width, item.dashed))
        straight = item.x1 == item.x2 or item.y1 == item.y2
        if straight:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))
        if straight:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _text(self, painter: QPainter, item: d.Text) -> None:
        face = (item.size, item.bold)
        if face != self._face:
            painter.setFont(self.font(*face))
            self._face = face
        painter.setPen(self._pen(item.role, 1.0, False))
        x = item.x
        if item.anchor is not d.Anchor.START:
            width = self.measure(item.text, item.size, item.bold)
            x -= width / 2 if item.anchor is d.Anchor.MIDDLE else width
        key = (item.text, item.size, item.bold)
        kept = self._writing.get(key)
        if kept is None:
            if len(self._writing) > MOST_REMEMBERED:
                self._writing.clear()
            text = QStaticText(item.text)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(font=self.font(item.size, item.bold))
            kept = self._writing[key] = (text, self._metrics[item.size, item.bold].ascent())
        painter.drawStaticText(QPointF(x, item.y - kept[1]), kept[0])

    def _mark(self, painter: QPainter, mark: d.Mark) -> None:
        colour = self.palette[mark.role]
        if mark.hollow:
            painter.setBrush(self.palette[d.Role.PAPER])
            painter.setPen(QPen(colour, 1.6))
        else:
            painter.setBrush(QBrush(colour))
            painter.setPen(QPen(self._halo(), 1.0))
        half = mark.size / 2
        if mark.shape is d.Shape.CIRCLE:
            painter.drawEllipse(QPointF(mark.x, mark.y), half, half)
        else:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners(mark)]))

    def _halo(self) -> QColor:
        return self.palette[d.Role.PAPER]
