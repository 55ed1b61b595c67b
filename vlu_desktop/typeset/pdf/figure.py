# SPDX-License-Identifier: Apache-2.0
"""Paints a display list onto a canvas, in a palette that keeps its order in greyscale."""

from collections.abc import Iterable

from reportlab.pdfgen.pathobject import PDFPathObject

from vlu_desktop.timeline import display_list as d
from vlu_desktop.typeset.font_book import Family
from vlu_desktop.typeset.pdf.glyphs import Typesetter
from vlu_desktop.typeset.pdf.styles import Colour
from vlu_desktop.typeset.pdf.tagged_canvas import PageCanvas

PALETTE: dict[d.Role, Colour] = {
    d.Role.INK: (0.1, 0.1, 0.1),
    d.Role.MUTED: (0.4, 0.4, 0.4),
    d.Role.PAPER: (1, 1, 1),
    d.Role.LANE_RULE: (0.88, 0.88, 0.88),
    d.Role.LANE_SHADE: (0.97, 0.97, 0.97),
    d.Role.AXIS: (0.45, 0.45, 0.45),
    d.Role.GRID: (0.9, 0.9, 0.9),
    d.Role.SEVERITY_1: (0.55, 0.55, 0.55),
    d.Role.SEVERITY_2: (0.45, 0.45, 0.45),
    d.Role.SEVERITY_3: (0.33, 0.33, 0.33),
    d.Role.SEVERITY_4: (0.2, 0.2, 0.2),
    d.Role.SEVERITY_5: (0, 0, 0),
    d.Role.ORDER_BAND: (0.93, 0.93, 0.93),
    d.Role.ORDER_EDGE: (0.6, 0.6, 0.6),
    d.Role.CUSTODY_BAND: (0.78, 0.78, 0.78),
    d.Role.CUSTODY_EDGE: (0.55, 0.55, 0.55),
    d.Role.BREACH: (0, 0, 0),
    d.Role.FINDING_BAND: (0.9, 0.93, 0.93),
    d.Role.FINDING_EDGE: (0.3, 0.45, 0.47),
    d.Role.FINDING_PLATE: (0.85, 0.9, 0.9),
    d.Role.HATCH_3: (1, 1, 1),
    d.Role.UNCERTAIN: (0.6, 0.6, 0.6),
    d.Role.UNRECORDED: (0.75, 0.75, 0.75),
    d.Role.LIFE_EVENT: (0.3, 0.45, 0.47),
    d.Role.SELECTION: (0.1, 0.27, 0.29),
    d.Role.TODAY: (0.1, 0.27, 0.29),
    d.Role.TINT_1: (0.35, 0.45, 0.65),
    d.Role.TINT_2: (0.3, 0.55, 0.4),
    d.Role.TINT_3: (0.7, 0.6, 0.3),
    d.Role.TINT_4: (0.5, 0.35, 0.55),
}


def draw(
    drawing: d.DisplayList, canvas: PageCanvas, setter: Typesetter, *, left: float, bottom: float, scale: float
) -> None:
    """The drawing, `scale` times its size, its lower left corner at `left`, `bottom` (counted from the page's foot)."""
    canvas.transform(scale, 0, 0, scale, left, bottom)
    outside = canvas.beginPath()
    outside.rect(0, 0, drawing.width, drawing.height)
    canvas.clipPath(outside, stroke=0)
    painter = _Painter(canvas, setter, drawing.height)
    for item in drawing.items:
        painter.item(item)


class _Painter:
    """Paints onto a canvas what is measured down from a drawing's top."""

    def __init__(self, canvas: PageCanvas, setter: Typesetter, height: float) -> None:
        self._canvas, self._setter, self._height = canvas, setter, height

    def item(self, item: d.Item) -> None:
        match item:
            case d.Line():
                self._style(None, item.role, item.width, dashed=item.dashed)
                self._canvas.line(item.x1, self._up(item.y1), item.x2, self._up(item.y2))
            case d.Rect():
                self._rect(item)
            case d.Polygon():
                self._shape(self._polygon(item.points), item.fill, item.stroke, item.stroke_width)
            case d.Circle():
                circle = self._circle(item.x, item.y, item.radius)
                self._shape(circle, item.fill, item.stroke, item.stroke_width)
            case d.Mark():
                # A light edge keeps marks apart that lie over each other.
                fill, edge = (d.Role.PAPER, item.role) if item.hollow else (item.role, d.Role.PAPER)
                self._shape(self._mark(item), fill, edge, 0.9 if item.hollow else 0.6)
            case d.Text():
                self._text(item)

    def _up(self, y: float) -> float:
        return self._height - y

    def _style(self, fill: d.Role | None, stroke: d.Role | None, width: float, *, dashed: bool = False) -> None:
        canvas = self._canvas
        if fill is not None:
            canvas.setFillColorRGB(*PALETTE[fill])
        if stroke is not None:
            canvas.setStrokeColorRGB(*PALETTE[stroke])
            canvas.setLineWidth(width)
        canvas.setDash([3, 2] if dashed else [])

    def _shape(
        self, path: PDFPathObject, fill: d.Role | None, stroke: d.Role | None, width: float, *, dashed: bool = False
    ) -> None:
        if fill is None and stroke is None:
            return
        self._style(fill, stroke, width, dashed=dashed)
        self._canvas.drawPath(path, stroke=stroke is not None, fill=fill is not None)

    def _rect(self, rect: d.Rect) -> None:
        path = self._rectangle(rect)
        found = d.hatched(rect, 0.8)
        if found is None:
            self._shape(path, rect.fill, rect.stroke, rect.stroke_width, dashed=rect.dashed)
            return
        self._shape(path, rect.fill, None, 0)
        with self._canvas.kept():
            self._canvas.clipPath(self._rectangle(rect), stroke=0)
            self._style(None, found[0], 0.35 if rect.hatch else 0.6)
            self._canvas.lines([(x1, self._up(y1), x2, self._up(y2)) for x1, y1, x2, y2 in found[1]])
        self._shape(self._rectangle(rect), None, rect.stroke, rect.stroke_width, dashed=rect.dashed)

    def _rectangle(self, rect: d.Rect) -> PDFPathObject:
        path = self._canvas.beginPath()
        place = rect.x, self._up(rect.y + rect.height), rect.width, rect.height
        if rect.radius <= 0:
            path.rect(*place)
        else:
            path.roundRect(*place, min(rect.radius, rect.width / 2, rect.height / 2))
        return path

    def _polygon(self, points: Iterable[tuple[float, float]]) -> PDFPathObject:
        path = self._canvas.beginPath()
        for place, (x, y) in enumerate(points):
            (path.lineTo if place else path.moveTo)(x, self._up(y))
        path.close()
        return path

    def _circle(self, x: float, y: float, radius: float) -> PDFPathObject:
        path = self._canvas.beginPath()
        path.circle(x, self._up(y), radius)
        return path

    def _mark(self, mark: d.Mark) -> PDFPathObject:
        if mark.shape is d.Shape.CIRCLE:
            return self._circle(mark.x, mark.y, mark.size / 2)
        return self._polygon(d.corners(mark))

    def _text(self, item: d.Text) -> None:
        voice = self._setter.voice(Family.SANS, bold=item.bold)
        shown = self._setter.shown(item.text).replace("\n", " ")
        factor = item.size / 1000
        word = voice.word(shown)
        if item.max_width > 0 and word.width * factor > item.max_width:
            while shown and voice.word(shown + "…").width * factor > item.max_width:
                shown = shown[:-1]
            word = voice.word(shown.rstrip() + "…")
        x = item.x - word.width * factor * {d.Anchor.START: 0.0, d.Anchor.MIDDLE: 0.5, d.Anchor.END: 1.0}[item.anchor]
        self._canvas.stretch(word.parts, x, self._up(item.y), item.size, PALETTE[item.role])
