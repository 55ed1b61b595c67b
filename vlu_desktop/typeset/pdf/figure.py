# SPDX-License-Identifier: Apache-2.0
"""Paints a display list as PDF operators, in a palette that keeps its order in greyscale."""

from vlu_desktop.timeline import display_list as d
from vlu_desktop.typeset.font_book import Family
from vlu_desktop.typeset.pdf.glyphs import Glyphs, Typesetter
from vlu_desktop.typeset.pdf.objects import real

PALETTE: dict[d.Role, tuple[float, float, float]] = {
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
_CURVE = 0.5523  # the handle of a cubic curve that follows a quarter of a circle


def operators(drawing: d.DisplayList, setter: Typesetter, *, left: float, bottom: float, scale: float) -> str:
    """The drawing, `scale` times its size, its lower left corner at `left`, `bottom` (counted from the page's foot)."""
    painter = _Painter(setter, drawing.height)
    matrix = f"{scale:.5f} 0 0 {scale:.5f} {real(left)} {real(bottom)} cm"
    clip = f"0 0 {real(drawing.width)} {real(drawing.height)} re W n"
    return "\n".join((matrix, clip, *(painter.item(item) for item in drawing.items)))


class _Painter:
    def __init__(self, setter: Typesetter, height: float) -> None:
        self._setter, self._height = setter, height

    def item(self, item: d.Item) -> str:
        match item:
            case d.Line():
                path = f"{self._point(item.x1, item.y1)} m {self._point(item.x2, item.y2)} l S"
                return self._styled(path, None, item.role, item.width, dashed=item.dashed)
            case d.Rect():
                return self._rect(item)
            case d.Polygon():
                return self._shape(self._polygon(item.points), item.fill, item.stroke, item.stroke_width)
            case d.Circle():
                return self._shape(self._circle(item.x, item.y, item.radius), item.fill, item.stroke, item.stroke_width)
            case d.Mark():
                # A light edge keeps marks apart that lie over each other.
                fill, edge = (d.Role.PAPER, item.role) if item.hollow else (item.role, d.Role.PAPER)
                return self._shape(self._mark(item), fill, edge, 0.9 if item.hollow else 0.6)
            case d.Text():
                return self._text(item)

    def _point(self, x: float, y: float) -> str:
        return f"{real(x)} {real(self._height - y)}"

    def _styled(
        self, path: str, fill: d.Role | None, stroke: d.Role | None, width: float, *, dashed: bool = False
    ) -> str:
        style = ""
        if fill is not None:
            style += "{} {} {} rg ".format(*map(real, PALETTE[fill]))
        if stroke is not None:
            style += "{} {} {} RG ".format(*map(real, PALETTE[stroke])) + f"{real(width)} w "
        return f"{style}[{'3 2' if dashed else ''}] 0 d {path}"

    def _shape(
        self, path: str, fill: d.Role | None, stroke: d.Role | None, width: float, *, dashed: bool = False
    ) -> str:
        if fill is None and stroke is None:
            return ""
        paint = "f" if stroke is None else "S" if fill is None else "B"
        return self._styled(f"{path} {paint}", fill, stroke, width, dashed=dashed)

    def _rect(self, rect: d.Rect) -> str:
        path = self._rectangle(rect)
        found = d.hatched(rect, 0.8)
        if found is None:
            return self._shape(path, rect.fill, rect.stroke, rect.stroke_width, dashed=rect.dashed)
        ground = self._shape(path, rect.fill, None, 0)
        hatch = " ".join(f"{self._point(x1, y1)} m {self._point(x2, y2)} l" for x1, y1, x2, y2 in found[1])
        lines = self._styled(f"{hatch} S", None, found[0], 0.35 if rect.hatch else 0.6)
        edge = self._shape(path, None, rect.stroke, rect.stroke_width, dashed=rect.dashed)
        return f"{ground} q {path} W n {lines} Q {edge}"

    def _rectangle(self, rect: d.Rect) -> str:
        if rect.radius <= 0:
            return f"{self._point(rect.x, rect.y + rect.height)} {real(rect.width)} {real(rect.height)} re"
        r = min(rect.radius, rect.width / 2, rect.height / 2)
        k = r * (1 - _CURVE)
        x1, y1, x2, y2 = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
        p = self._point
        return " ".join(
            (
                f"{p(x1 + r, y1)} m {p(x2 - r, y1)} l {p(x2 - k, y1)} {p(x2, y1 + k)} {p(x2, y1 + r)} c",
                f"{p(x2, y2 - r)} l {p(x2, y2 - k)} {p(x2 - k, y2)} {p(x2 - r, y2)} c",
                f"{p(x1 + r, y2)} l {p(x1 + k, y2)} {p(x1, y2 - k)} {p(x1, y2 - r)} c",
                f"{p(x1, y1 + r)} l {p(x1, y1 + k)} {p(x1 + k, y1)} {p(x1 + r, y1)} c h",
            )
        )

    def _polygon(self, points: tuple[tuple[float, float], ...]) -> str:
        first, *rest = (self._point(*point) for point in points)
        return " ".join((f"{first} m", *(f"{point} l" for point in rest), "h"))

    def _circle(self, x: float, y: float, r: float) -> str:
        k, p = r * _CURVE, self._point
        return (
            f"{p(x + r, y)} m {p(x + r, y + k)} {p(x + k, y + r)} {p(x, y + r)} c "
            f"{p(x - k, y + r)} {p(x - r, y + k)} {p(x - r, y)} c {p(x - r, y - k)} {p(x - k, y - r)} {p(x, y - r)} c "
            f"{p(x + k, y - r)} {p(x + r, y - k)} {p(x + r, y)} c h"
        )

    def _mark(self, mark: d.Mark) -> str:
        if mark.shape is d.Shape.CIRCLE:
            return self._circle(mark.x, mark.y, mark.size / 2)
        return self._polygon(tuple(d.corners(mark)))

    def _text(self, item: d.Text) -> str:
        voice = self._setter.voice(Family.SANS, bold=item.bold)
        shown = self._setter.shown(item.text).replace("\n", " ")
        factor = item.size / 1000
        word = voice.word(shown)
        if item.max_width > 0 and word.width * factor > item.max_width:
            while shown and voice.word(shown + "…").width * factor > item.max_width:
                shown = shown[:-1]
            word = voice.word(shown.rstrip() + "…")
        x = item.x - word.width * factor * {d.Anchor.START: 0.0, d.Anchor.MIDDLE: 0.5, d.Anchor.END: 1.0}[item.anchor]
        colour = "{} {} {} rg".format(*map(real, PALETTE[item.role]))
        return f"BT {colour} {self._point(x, item.y)} Td {_glyphs(word.parts, item.size)} ET"


def _glyphs(parts: tuple[Glyphs, ...], size: float) -> str:
    return " ".join(f"/F{part.use.place} {real(size)} Tf <{part.codes}> Tj" for part in parts)
