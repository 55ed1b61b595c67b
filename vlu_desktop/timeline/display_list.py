# SPDX-License-Identifier: Apache-2.0
"""The display list: a drawing as frozen values, which the screen and the PDF each paint in their own colours.

Lengths are points (1/72 inch on paper, one logical pixel on screen at 100%). The origin is the top left corner, x runs
right and y runs down. A colour is a role; what it looks like is the painter's business, so that paper stays legible in
greyscale and the screen follows its theme.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a stroke or a fill stands for."""

    # A frame asks for a colour hundreds of times; an enumeration's own hash is worked out in Python each time.
    __hash__ = str.__hash__

    INK = "ink"
    MUTED = "muted"
    PAPER = "paper"
    LANE_RULE = "lane-rule"
    LANE_SHADE = "lane-shade"
    AXIS = "axis"
    GRID = "grid"
    SEVERITY_1 = "severity-1"
    SEVERITY_2 = "severity-2"
    SEVERITY_3 = "severity-3"
    SEVERITY_4 = "severity-4"
    SEVERITY_5 = "severity-5"
    ORDER_BAND = "order-band"
    ORDER_EDGE = "order-edge"
    CUSTODY_BAND = "custody-band"
    CUSTODY_EDGE = "custody-edge"
    BREACH = "breach"
    FINDING_BAND = "finding-band"
    FINDING_EDGE = "finding-edge"
    FINDING_PLATE = "finding-plate"
    HATCH_3 = "hatch-3"
    UNCERTAIN = "uncertain"
    UNRECORDED = "unrecorded"
    LIFE_EVENT = "life-event"
    SELECTION = "selection"
    TODAY = "today"
    TINT_1 = "tint-1"
    TINT_2 = "tint-2"
    TINT_3 = "tint-3"
    TINT_4 = "tint-4"


SEVERITY_ROLES = (Role.SEVERITY_1, Role.SEVERITY_2, Role.SEVERITY_3, Role.SEVERITY_4, Role.SEVERITY_5)
"""The roles of the five steps of seriousness, the least serious first."""


TINTS = (("Blue", Role.TINT_1), ("Green", Role.TINT_2), ("Gold", Role.TINT_3), ("Plum", Role.TINT_4))
"""The colours an officer may give a lane, so that it is found again; they say nothing of seriousness."""


class Shape(StrEnum):
    """What a mark looks like; never colour alone says how serious it is."""

    DASH = "dash"
    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class Anchor(StrEnum):
    """Which part of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role = Role.INK
    width: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle; `hatch` draws diagonal lines in the stroke's role, `radius` rounds the corners.

    `step` lays the hatching of a step of seriousness (1 to 5) on it, so that it is told without colour.
    """

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 0.5
    hatch: bool = False
    radius: float = 0.0
    dashed: bool = False
    step: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed figure through `points`."""

    points: tuple[tuple[float, float], ...]
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle about x, y."""

    x: float
    y: float
    radius: float
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; y is its baseline. `max_width` above 0 asks the painter to shorten it with an ellipsis."""

    x: float
    y: float
    text: str
    size: float = 8.0
    anchor: Anchor = Anchor.START
    bold: bool = False
    role: Role = Role.INK
    max_width: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One happening: a shape centred on x, y and `size` across; hollow ones are only stroked."""

    x: float
    y: float
    shape: Shape
    size: float = 6.0
    role: Role = Role.SEVERITY_1
    hollow: bool = False


Item = Line | Rect | Polygon | Circle | Text | Mark


def corners(mark: Mark) -> Iterator[tuple[float, float]]:
    """The corners of a mark that has some, in order."""
    half = mark.size / 2
    x, y = mark.x, mark.y
    if mark.shape is Shape.SQUARE:
        yield from ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    elif mark.shape is Shape.DASH:
        flat = half * 0.45
        yield from ((x - half, y - flat), (x + half, y - flat), (x + half, y + flat), (x - half, y + flat))
    elif mark.shape is Shape.TRIANGLE:
        yield from ((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8))
    elif mark.shape is Shape.DIAMOND:
        yield from ((x, y - half), (x + half, y), (x, y + half), (x - half, y))


Stroke = tuple[float, float, float, float]
"""A hatching's line: from x, y to x, y."""
NARROWEST = 3.0
"""A rectangle narrower or lower than this shows no hatching."""


def hatching(rect: Rect, step: float = 5.0) -> Iterator[Stroke]:
    """The slanting strokes of a hatched rectangle, each from end to end within it."""
    low, high = rect.x - rect.height, rect.x + rect.width
    start = low + step
    while start < high:
        x1, x2 = max(start, rect.x), min(start + rect.height, rect.x + rect.width)
        yield x1, rect.y + rect.height - (x1 - start), x2, rect.y + rect.height - (x2 - start)
        start += step


def _falling(rect: Rect, step: float) -> Iterator[Stroke]:
    foot = 2 * rect.y + rect.height
    return ((x1, foot - y1, x2, foot - y2) for x1, y1, x2, y2 in hatching(rect, step))


def _level(rect: Rect, step: float) -> Iterator[Stroke]:
    y = rect.y + rect.height - step / 2
    while y > rect.y:
        yield rect.x, y, rect.x + rect.width, y
        y -= step


def hatch_role(step: int) -> Role:
    """The colour of a step's hatching, and of what is written on it: gold alone is too light for that of paper."""
    return Role.HATCH_3 if step == 3 else Role.PAPER


def hatched(rect: Rect, size: float = 1.0) -> tuple[Role, tuple[Stroke, ...]] | None:
    """How a rectangle is hatched, None where it isn't.

    Steps of seriousness differ in which way the lines run: none, rising, falling, level, crossed; and in how close.
    """
    if rect.hatch:
        return rect.stroke or Role.MUTED, tuple(hatching(rect, 5.0 * size))
    if rect.step < 2 or rect.width < NARROWEST or rect.height < NARROWEST:
        return None
    found: Iterable[Stroke]
    match rect.step:
        case 2:
            found = hatching(rect, 10.0 * size)
        case 3:
            found = _falling(rect, 7.0 * size)
        case 4:
            found = _level(rect, 5.0 * size)
        case _:
            found = (*hatching(rect, 7.0 * size), *_falling(rect, 7.0 * size))
    return hatch_role(rect.step), tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class HitArea:
    """An area a click finds: what kind of thing lies there and its key; later hits lie above earlier ones."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    key: str

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies within, edges included."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayList:
    """A finished drawing: painted in the order of `items`; `hits` say what lies where."""

    width: float
    height: float
    items: tuple[Item, ...] = ()
    hits: tuple[HitArea, ...] = ()

    def hit(self, x: float, y: float) -> HitArea | None:
        """The uppermost hit at a point."""
        return next((hit for hit in reversed(self.hits) if hit.contains(x, y)), None)
