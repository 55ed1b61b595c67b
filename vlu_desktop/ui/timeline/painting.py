# SPDX-License-Identifier: Apache-2.0
"""Paints a scene with QPainter: rectangles and lines as they are, marks from small pictures made once a size."""

import math
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF, QStaticText

from vlu_desktop.timeline import display_list as d
from vlu_desktop.timeline.display_list import corners, hatched
from vlu_desktop.timeline.incident_columns import Floats
from vlu_desktop.timeline.scene import COUNT, SPAN_HEIGHT, Scene, StaticRow, Style, glyph_items, glyph_size, spindle
from vlu_desktop.timeline.sprites import rows_of
from vlu_desktop.ui.timeline.mark_sheet import Sheet
from vlu_desktop.ui.timeline.timeline_colours import TimelinePalette

MOST_REMEMBERED = 4000
NEW_A_FRAME = 8
LONGEST_SPAN = 400.0
"""Device pixels: a longer span is rare and is painted each time."""
FINE = 16


class Pen:
    """Paints items in one palette and face at one pixel ratio; remembers widths and pictures of marks.

    `smooth` is for a painter that is scaled, as for print: letters then keep their exact size.
    """

    def __init__(self, palette: TimelinePalette, font: QFont, ratio: float, *, smooth: bool = False) -> None:
        self._smooth = smooth
        self.palette = palette
        self.ratio = ratio
        self._family = QFont(font)
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._writing: dict[tuple[str, float, bool], tuple[QStaticText, float]] = {}
        self._rows: dict[int, tuple[StaticRow, QPixmap]] = {}
        self._found: dict[float, Floats] = {}
        self._new = 0
        self._face: tuple[float, bool] | None = None
        self._pens: dict[tuple[d.Role, float, bool], QPen] = {}

    @cached_property
    def _ways(self) -> dict[type[d.Item], Callable[[QPainter, Any], None]]:
        """How each sort of item is painted."""
        return {
            d.Text: self._text, d.Rect: self._rect, d.Line: self._line, d.Mark: self._mark, d.Polygon: self._polygon,
            d.Circle: self._circle,
        }  # fmt: skip

    @cached_property
    def _sheet(self) -> Sheet:
        return Sheet(self.ratio)

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
        for place, still in enumerate(page.still):
            painter.drawPixmap(QPointF(0, still.top), self._kept(place, still, page.width))
        if self._sheet.full:
            self._sheet.clear()
            self._found.clear()
        self._new = NEW_A_FRAME
        try:
            marks = self._marks(page)
            spans = self._spans(painter, page)
            counts = self._counts(painter, page)
        finally:
            self._sheet.done()
        self._sheet.paint(painter, spans, page.marks, marks, counts)
        self.items(painter, page.over)

    def _kept(self, place: int, still: StaticRow, width: float) -> QPixmap:
        """A row that keeps still, painted when it is first seen."""
        known = self._rows.get(place)
        if known is None or known[0] is not still:
            pixmap = QPixmap(math.ceil(width * self.ratio), math.ceil(still.height * self.ratio))
            pixmap.setDevicePixelRatio(self.ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -still.top)
            self.items(painter, still.items)
            painter.end()
            known = self._rows[place] = (still, pixmap)
        return known[1]

    def _marks(self, page: Scene) -> Floats:
        """Where each kind of mark is on the sheet, by style and seriousness."""
        scale = page.scale
        known = self._found.get(scale)
        if known is not None:
            return known
        found: list[float] = []
        for style in Style:
            for seriousness in range(1, 6):
                # Room for the edge, and for the mark behind one of several.
                room = 10 if style == Style.CLUSTER else 4
                side = math.ceil(glyph_size(seriousness, style) * scale + room)
                items = partial(glyph_items, side / 2, side / 2, seriousness, style, scale)
                paint = partial(self._onto_sheet, items)
                found.append(self._sheet.slot((style, seriousness, scale), side, side, paint))
        known = self._found[scale] = rows_of(found, 1)[:, 0]
        return known

    def _onto_sheet(self, items: Callable[[], Iterable[d.Item]], painter: QPainter) -> None:
        self.items(painter, items())

    def _spans(self, painter: QPainter, page: Scene) -> Floats:
        """Centre and picture of each span, whose pictures are as many as there are lengths; the rest are painted."""
        if not len(page.spans):
            return page.spans
        lefts, rights, ys = page.spans.T
        # As many pixels as a length is wide, so that months of one length have one picture.
        found, lengths = page.spans.copy(), (rights - lefts) * self.ratio
        found[:, 0], found[:, 1], found[:, 2] = (lefts + rights) / 2, ys, -1.0
        pixels = lengths.round()
        for length in sorted(set(pixels.tolist())):
            found[pixels == length, 2] = self._span(length, page.scale)
        plain = found[:, 2] < 0
        if plain.any():
            self.items(painter, (spindle(left, right, y, page.scale) for left, right, y in page.spans[plain].tolist()))
            found = found[~plain]
        return found

    def _span(self, pixels: float, scale: float) -> int:
        """Where a span so many device pixels long is on the sheet, -1 where it is too long or not there yet."""
        key = ("span", pixels, scale)
        slot = self._sheet.slots.get(key)
        if slot is None and self._new and pixels <= LONGEST_SPAN:
            self._new -= 1
            wide, high = pixels / self.ratio, SPAN_HEIGHT * scale + 1
            item = spindle(0.0, wide, high / 2, scale)
            slot = self._sheet.slot(key, wide, high, lambda painter: self.items(painter, (item,)))
        return -1 if slot is None else slot

    def _counts(self, painter: QPainter, page: Scene) -> list[float]:
        """Centre and picture of each count. New ones go onto the sheet a few a frame; the rest are written out."""
        size = COUNT * page.scale
        font = self.font(size, False)
        up, height = math.ceil(self._metrics[size, False].ascent()), math.ceil(self._metrics[size, False].height())
        painter.setFont(font)
        painter.setPen(self._pen(d.Role.MUTED, 1.0, False))
        known = self._sheet.slots
        found: list[float] = []
        middle = height / 2 - up
        for left, base, text in page.counts:
            slot = known.get((text, size))
            if slot is None and self._new:
                self._new -= 1
                width = math.ceil(self.measure(text, size, False)) + 1
                slot = self._sheet.slot((text, size), width, height, partial(self._count, text, font, up))
            if slot is None or slot < 0:
                painter.drawText(QPointF(left, base), text)
            else:
                found += (left, base + middle, slot)
        return found

    def _count(self, text: str, font: QFont, up: float, painter: QPainter) -> None:
        painter.setFont(font)
        painter.setPen(self._pen(d.Role.MUTED, 1.0, False))
        painter.drawText(QPointF(0, up), text)

    def items(self, painter: QPainter, items: Iterable[d.Item]) -> None:
        """Items in their order."""
        self._face = None
        hints, sharp = QPainter.RenderHint.Antialiasing, False
        for item in items:
            # Straight lines lie on whole pixels. They come many in a row, and each change of the hint costs as much.
            if sharp is not (type(item) is d.Line and (item.x1 == item.x2 or item.y1 == item.y2)):
                sharp = not sharp
                painter.setRenderHint(hints, not sharp)
            self._ways[type(item)](painter, item)
        if sharp:
            painter.setRenderHint(hints)

    def _polygon(self, painter: QPainter, item: d.Polygon) -> None:
        self._stroke(painter, item.fill, item.stroke, item.stroke_width)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))

    def _circle(self, painter: QPainter, item: d.Circle) -> None:
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
            self._hatch(painter, item)
            return
        self._stroke(painter, item.fill, item.stroke, item.stroke_width)
        if item.stroke and item.dashed:
            painter.setPen(self._pen(item.stroke, item.stroke_width, True))
        if item.radius > 0:
            painter.drawRoundedRect(area, item.radius, item.radius)
        else:
            painter.drawRect(area)
        self._hatch(painter, item)

    def _hatch(self, painter: QPainter, item: d.Rect) -> None:
        found = hatched(item)
        if found is not None:
            painter.setPen(self._pen(found[0], 0.8, False))
            painter.drawLines([QLineF(*ends) for ends in found[1]])

    def _line(self, painter: QPainter, item: d.Line) -> None:
        x1, y1, x2, y2, wide = item.x1, item.y1, item.x2, item.y2, item.width
        if item.dashed or self._smooth or (x1 != x2 and y1 != y2):
            painter.setPen(self._pen(item.role, wide, item.dashed))
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
        elif x1 == x2:
            # A filled area takes a third of what stroking a long line does.
            painter.fillRect(QRectF(x1 - wide / 2, y1, wide, y2 - y1), self.palette[item.role])
        else:
            painter.fillRect(QRectF(x1, y1 - wide / 2, x2 - x1, wide), self.palette[item.role])

    def _text(self, painter: QPainter, item: d.Text) -> None:
        if self._smooth:
            self._fine_text(painter, item)
            return
        face = (item.size, item.bold)
        if face != self._face:
            painter.setFont(self.font(*face))
            self._face = face
        painter.setPen(self._pen(item.role, 1.0, False))
        x = item.x
        if item.anchor is not d.Anchor.START:
            width = self.measure(item.text, item.size, item.bold)
            x -= width / 2 if item.anchor is d.Anchor.MIDDLE else width
        written, up = self._writing.get((item.text, item.size, item.bold)) or self._written(item.text, *face)
        painter.drawStaticText(QPointF(x, item.y - up), written)

    def _fine_text(self, painter: QPainter, item: d.Text) -> None:
        width = self.measure(item.text, item.size * FINE, item.bold) / FINE
        left = item.x - width * {d.Anchor.START: 0.0, d.Anchor.MIDDLE: 0.5, d.Anchor.END: 1.0}[item.anchor]
        painter.save()
        painter.translate(left, item.y)
        painter.scale(1 / FINE, 1 / FINE)
        painter.setFont(self.font(item.size * FINE, item.bold))
        painter.setPen(self._pen(item.role, 1.0, False))
        painter.drawText(QPointF(0, 0), item.text)
        painter.restore()

    def _written(self, text: str, size: float, bold: bool) -> tuple[QStaticText, float]:
        """A text laid out once, and how far its baseline lies below its top."""
        if len(self._writing) > MOST_REMEMBERED:
            self._writing.clear()
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.prepare(font=self.font(size, bold))
        found = self._writing[text, size, bold] = (static, self._metrics[size, bold].ascent())
        return found

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
