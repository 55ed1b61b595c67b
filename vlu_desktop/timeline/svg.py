# SPDX-License-Identifier: Apache-2.0
"""Writes a display list as SVG, with nothing in it that could run or reach out."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from vlu_desktop.timeline import display_list as d
from vlu_desktop.timeline.display_list import corners, hatched

PAPER_COLOURS: Mapping[d.Role, str] = {
    d.Role.INK: "#1d262b", d.Role.MUTED: "#5a666c", d.Role.PAPER: "#ffffff", d.Role.LANE_RULE: "#e2e4e4",
    d.Role.LANE_SHADE: "#f1f5f6", d.Role.AXIS: "#9aa4a8", d.Role.GRID: "#eceeee", d.Role.SEVERITY_1: "#93acba",
    d.Role.SEVERITY_2: "#5d87a0", d.Role.SEVERITY_3: "#c29b35", d.Role.SEVERITY_4: "#c2622a",
    d.Role.SEVERITY_5: "#86204a", d.Role.ORDER_BAND: "#cfe4e1", d.Role.ORDER_EDGE: "#5f9f9a",
    d.Role.CUSTODY_BAND: "#cfcfdc", d.Role.CUSTODY_EDGE: "#8f8fae", d.Role.BREACH: "#86204a",
    d.Role.FINDING_BAND: "#faf2df", d.Role.FINDING_EDGE: "#a97b12", d.Role.FINDING_PLATE: "#f3e0b2",
    d.Role.HATCH_3: "#3d2c00", d.Role.UNCERTAIN: "#cdd6da", d.Role.UNRECORDED: "#a9b8c0", d.Role.LIFE_EVENT: "#1f6f78",
    d.Role.SELECTION: "#1f6f78", d.Role.TODAY: "#1f6f78", d.Role.TINT_1: "#3f6fb5",
    d.Role.TINT_2: "#3c8a5a", d.Role.TINT_3: "#b98a1e", d.Role.TINT_4: "#8a4a8f",
}  # fmt: skip
_ANCHORS = {d.Anchor.START: "start", d.Anchor.MIDDLE: "middle", d.Anchor.END: "end"}


def display_to_svg(
    drawing: d.DisplayList, title: str = "Timeline", colours: Mapping[d.Role, str] = PAPER_COLOURS
) -> str:
    """The drawing as an SVG document; `title` is what a screen reader says."""
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" '
        f'role="img" font-family="Noto Sans, Arial, sans-serif"><title>{_clean(title)}</title>'
    )
    paper = f'<rect {size} fill="{colours[d.Role.PAPER]}"/>'
    return "\n".join((head, paper, *(_item(item, colours) for item in drawing.items), "</svg>\n"))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _clean(text: str) -> str:
    """Text as XML may hold it: no control characters, no halves of characters."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text if not "\ud800" <= letter <= "\udfff")
    return escape(kept)


def _paint(
    fill: d.Role | None, stroke: d.Role | None, width: float, colours: Mapping[d.Role, str], dashed: bool = False
) -> str:
    parts = [f'fill="{colours[fill] if fill else "none"}"']
    if stroke:
        parts.append(f'stroke="{colours[stroke]}" stroke-width="{_n(width)}"')
    if dashed:
        parts.append('stroke-dasharray="3 3"')
    return " ".join(parts)


def _item(item: d.Item, colours: Mapping[d.Role, str]) -> str:
    match item:
        case d.Line():
            ends = f'x1="{_n(item.x1)}" y1="{_n(item.y1)}" x2="{_n(item.x2)}" y2="{_n(item.y2)}"'
            return f"<line {ends} {_paint(None, item.role, item.width, colours, item.dashed)}/>"
        case d.Rect():
            area = f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" height="{_n(item.height)}"'
            look = _paint(item.fill, item.stroke, item.stroke_width, colours, item.dashed)
            return f'<rect {area} rx="{_n(item.radius)}" {look}/>' + _hatch(item, colours)
        case d.Polygon():
            return _polygon(item.points, _paint(item.fill, item.stroke, item.stroke_width, colours))
        case d.Circle():
            look = _paint(item.fill, item.stroke, item.stroke_width, colours)
            return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}" {look}/>'
        case d.Mark():
            return _mark(item, colours)
        case d.Text():
            weight = ' font-weight="600"' if item.bold else ""
            place = f'x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"'
            look = f'text-anchor="{_ANCHORS[item.anchor]}" fill="{colours[item.role]}"{weight}'
            return f"<text {place} {look}>{_clean(item.text)}</text>"


def _hatch(rect: d.Rect, colours: Mapping[d.Role, str]) -> str:
    found = hatched(rect)
    if found is None:
        return ""
    ways = " ".join(f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" for x1, y1, x2, y2 in found[1])
    return f'<path d="{ways}" {_paint(None, found[0], 0.6 if rect.hatch else 0.8, colours)}/>'


def _polygon(points: tuple[tuple[float, float], ...], look: str) -> str:
    return f'<polygon points="{" ".join(f"{_n(x)},{_n(y)}" for x, y in points)}" {look}/>'


def _mark(mark: d.Mark, colours: Mapping[d.Role, str]) -> str:
    fill, stroke = (d.Role.PAPER, mark.role) if mark.hollow else (mark.role, d.Role.PAPER)
    look = _paint(fill, stroke, 1.4 if mark.hollow else 1.0, colours)
    if mark.shape is d.Shape.CIRCLE:
        return f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.size / 2)}" {look}/>'
    return _polygon(tuple(corners(mark)), look)
