# SPDX-License-Identifier: Apache-2.0
"""The page being drawn: collects items, marks and hits while each part of the timeline adds its own."""

import math
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from vlu_desktop.timeline.display_list import Anchor, HitArea, Item, Line, Polygon, Rect, Role, Text
from vlu_desktop.timeline.incident_columns import Floats
from vlu_desktop.timeline.label_placing import fitted, in_two
from vlu_desktop.timeline.scene import COUNT, NO_HEAPS, NO_SPANS, CountTuple, Scene, StaticRow
from vlu_desktop.timeline.strips import Strip, Strips
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Measure, Viewport

BODY, SMALL = 12.5, 11.0
TWO_LINES = 13.5
"""From one line of a row's name to the next."""
_TAIL = 0.3
"""Of a size, how far letters such as g reach beneath their line."""


class Numbers(dict[int, tuple[str, float]]):
    """How a number is written as a count, and how wide that is at a scale."""

    def __init__(self, scale: float, measure: Measure) -> None:
        self.scale = scale
        self.measure = measure

    def __missing__(self, many: int) -> tuple[str, float]:
        text = f"{many:,}"
        found = self[many] = (text, self.measure(text, COUNT * self.scale, False))
        return found


class Draft:
    """A page in the making."""

    def __init__(self, model: TimelineModel, view: Viewport, strips: Strips) -> None:
        self.model = model
        self.view = view
        self.strips = strips
        self.k = view.scale
        self._thin = min(view.scale, 1.0)
        self.still: list[StaticRow] = []
        self.under: list[Item] = []
        self.counts: list[CountTuple] = []
        self.over: list[Item] = []
        self.spans: Floats = NO_SPANS
        self.marks: list[Floats] = []
        self.heaps: Floats = NO_HEAPS
        self.hits: list[HitArea] = []

    def measure(self, text: str, size: float, bold: bool = False) -> float:
        """How wide a text is at a size given for scale 1."""
        return self.view.measure(text, size * self.k, bold)

    def keep(self, strip: Strip, key: tuple[object, ...], draw: Callable[["Draft"], None]) -> None:
        """Draws a row that stays as it is while `key`, the page and its letters do."""
        view = self.view
        whole = (*key, strip.top, view.width, view.left, view.scale, view.printed, view.measure)

        def make() -> StaticRow:
            kept = Draft(self.model, view, self.strips)
            draw(kept)
            return StaticRow(strip.top, strip.height, (*kept.under, *kept.over))

        self.still.append(self.model.recent(strip.kind, whole, make))

    def stay(self, name: str, key: tuple[object, ...], draw: Callable[["Draft"], None]) -> None:
        """Adds what stays as it is while `key`, the rows and the letters do, and is drawn among the rest."""
        view = self.view
        whole = (*key, self.strips, view.width, view.left, view.scale, view.printed, view.measure)

        def make() -> Draft:
            kept = Draft(self.model, view, self.strips)
            draw(kept)
            return kept

        kept = self.model.recent(name, whole, make)
        self.under += kept.under
        self.over += kept.over
        self.hits += kept.hits

    def numbers(self, many: Sequence[int]) -> tuple[list[str], list[float]]:
        """Each number as a count is written, and how wide that is."""
        measure = self.view.measure
        known = self.model.recent("numbers", (self.k, measure), lambda: Numbers(self.k, measure))
        found = [known[each] for each in many]
        return [text for text, _ in found], [width for _, width in found]

    def text(
        self, x: float, y: float, text: str, size: float, *, role: Role = Role.INK, bold: bool = False,
        anchor: Anchor = Anchor.START, most: float = 0.0,
    ) -> None:  # fmt: skip
        """Writes one line, shortened to `most` where that is above 0. `size` is for scale 1."""
        shown = fitted(text, most, self.view.measure, size * self.k, bold) if most > 0 else text
        if shown:
            self.over.append(
                Text(x=x, y=y, text=shown, size=size * self.k, anchor=anchor, bold=bold, role=role, max_width=most)
            )

    def name(
        self, base: float, text: str, size: float = BODY, *, role: Role = Role.INK, above: float = math.inf
    ) -> None:
        """Writes a row's name beside it: shortened, or in a part of a printed page on two lines about `base`, of which
        nothing reaches the rule at `above`."""
        room = self.view.left - 26 * self.k
        lines = in_two(text) if self.view.gutter and self.measure(text, size) > room else (text,)
        first = base - TWO_LINES / 2 * self.k * (len(lines) - 1)
        if len(lines) > 1:
            first = min(first, above - (TWO_LINES + size * _TAIL) * self.k)
        for number, line in enumerate(lines):
            self.text(18 * self.k, first + number * TWO_LINES * self.k, line, size, role=role, most=room)

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, role: Role, width: float = 1.0, dashed: bool = False
    ) -> None:
        """A stroke beneath the marks."""
        self.under.append(Line(x1=x1, y1=y1, x2=x2, y2=y2, role=role, width=width * self._thin, dashed=dashed))

    def box(  # noqa: PLR0913 - what a rectangle is made of
        self, x: float, y: float, width: float, height: float, *, fill: Role | None = None, stroke: Role | None = None,
        radius: float = 0.0, stroke_width: float = 1.0, dashed: bool = False, over: bool = False, hatch: bool = False,
        step: int = 0,
    ) -> None:  # fmt: skip
        """A rectangle, beneath the marks unless told otherwise."""
        (self.over if over else self.under).append(
            Rect(
                x=x, y=y, width=width, height=height, fill=fill, stroke=stroke, radius=radius * self.k,
                stroke_width=stroke_width * min(self.k, 1.0), dashed=dashed, hatch=hatch, step=step,
            )
        )  # fmt: skip

    def shape(self, points: Iterable[tuple[float, float]], fill: Role | None, stroke: Role | None = None) -> None:
        """A closed figure beneath the marks."""
        self.under.append(Polygon(points=tuple(points), fill=fill, stroke=stroke, stroke_width=1.0 * min(self.k, 1.0)))

    def hit(self, x: float, y: float, width: float, height: float, kind: str, key: str) -> None:
        """An area that can be pointed at."""
        self.hits.append(HitArea(x=x, y=y, width=width, height=height, kind=kind, key=key))

    def spindle(
        self,
        start: float,
        end: float,
        y: float,
        height: float,
        soft: tuple[float, float],
        fill: Role,
        stroke: Role | None,
    ) -> tuple[float, float] | None:
        """A bar from time to time whose ends taper over `soft` days each; what of it is in view, as x's."""
        view = self.view
        x1, x2 = view.x(start), view.x(end)
        left, right = view.clamp(x1), view.clamp(x2)
        if right <= left:
            return None
        half = height / 2
        ppd = view.pixels_per_day
        rise = min(soft[0] * ppd, (x2 - x1) / 2)
        fall = min(soft[1] * ppd, (x2 - x1) / 2)

        def reach(x: float) -> float:
            inner = 1.0
            if rise > 0:
                inner = min(inner, max((x - x1) / rise, 0.0))
            if fall > 0:
                inner = min(inner, max((x2 - x) / fall, 0.0))
            return half * inner

        corners = sorted({left, right, *(x for x in (x1 + rise, x2 - fall) if left < x < right)})
        upper = [(x, y - reach(x)) for x in corners]
        lower = [(x, y + reach(x)) for x in reversed(corners)]
        self.shape([*upper, *lower], fill, stroke)
        return left, right

    def scene(self) -> Scene:
        """The finished page."""
        below = self.strips.get("axis")
        legend = self.strips.get("legend")
        return Scene(
            width=self.view.width,
            height=self.strips.height,
            scale=self.k,
            still=tuple(self.still),
            under=tuple(self.under),
            spans=self.spans,
            marks=np.concatenate(self.marks) if self.marks else NO_HEAPS,
            counts=tuple(self.counts),
            over=tuple(self.over),
            hits=tuple(self.hits),
            heaps=self.heaps,
            ids=self.model.marks.ids,
            top=below.top if below else 0.0,
            pinned=below.bottom if below else 0.0,
            bottom=legend.top if legend else self.strips.height,
        )
