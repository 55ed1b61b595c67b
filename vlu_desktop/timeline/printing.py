# SPDX-License-Identifier: Apache-2.0
"""The timeline for paper and for files: set small, legible in greyscale by shape and size, with its table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.display_list import DisplayList, Item, Line, Rect, Role, Text
from vlu_desktop.timeline.drawing import BODY
from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.label_placing import fitted, in_two
from vlu_desktop.timeline.layout import layout
from vlu_desktop.timeline.legend_entries import legend_height
from vlu_desktop.timeline.strips import AXIS, strip_name, strips
from vlu_desktop.timeline.table_twin import TableRow, rows_between
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Measure, Viewport, in_words, rough_measure, whole_span

PRINT_SCALE = 0.62
LARGE_SCALE = 1.6
"""At which the smallest letters of a timeline, those of a count, have 16 points."""
_BESIDE = 27.0
"""Left and right of a row's name."""
_MARGIN = 0.01
"""Of the stretch: what stays free behind the last day."""
SHEET = (700.0, 350.0)
"""Points: what an A4 page turned on its side has room for beside its margins."""

INSIDE = "For use inside the unit."
NOT_DISCLOSED = (
    f"{INSIDE} Drawn from the whole record with nothing withheld: make a document for a court, a panel, another agency "
    "or anybody in the case."
)


def print_layout(
    model: TimelineModel, width: float, height: float, measure: Measure = rough_measure, last: date | None = None
) -> DisplayList:
    """The whole timeline at a width in points. It is no higher than `height` unless its rows need more room.

    `measure` gives the width of a text in the face it will be printed in. `last` is the last day of the record, past
    which nothing is drawn but a margin.
    """
    start, end = whole_span(model) if last is None else _stretch(model, last)
    return layout(
        model,
        Viewport(
            start=start, end=end, width=width, height=height, scale=PRINT_SCALE, measure=measure, printed=True,
            last=end if last is not None else None,
        ),
    )  # fmt: skip


_BESIDE_THE_KEY: tuple[tuple[Callable[[Item], bool], Callable[[], str]], ...] = (
    (
        lambda item: isinstance(item, Rect) and item.stroke is Role.UNRECORDED,
        lambda: say_in(ENGLISH, "timeline.beside-unrecorded"),
    ),
    (
        lambda item: isinstance(item, Rect) and item.fill is Role.UNCERTAIN,
        lambda: say_in(ENGLISH, "timeline.beside-wide"),
    ),
    (lambda item: isinstance(item, Rect) and item.hatch, lambda: say_in(ENGLISH, "timeline.beside-custody")),
    (lambda item: isinstance(item, Line) and item.dashed, lambda: say_in(ENGLISH, "timeline.beside-steps")),
)
"""What the key of a chart has no room for, and the sentence that says it."""


def beside_the_key(*drawings: DisplayList) -> tuple[str, ...]:
    """A sentence for each thing that is drawn there and stands in no key."""
    items = [item for drawing in drawings for item in drawing.items]
    return tuple(str(words()) for drawn, words in _BESIDE_THE_KEY if any(drawn(item) for item in items))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPart:
    """A part of a chart in large letters, and the names of its rows."""

    drawing: DisplayList
    names: tuple[str, ...]


def large_parts(
    model: TimelineModel, width: float, height: float, last: date, measure: Measure = rough_measure
) -> tuple[ChartPart, ...]:
    """The whole timeline in letters of 16 points or more, in as many parts of this size as its rows need.

    The key stands in the first, beneath all incidents, and speaks for all.
    """
    start, end = _stretch(model, last)
    whole = Viewport(
        start=start, end=end, width=width, height=height, scale=LARGE_SCALE, measure=measure, printed=True, last=end,
        gutter=1.0,
    )  # fmt: skip
    rows = [strip for strip in strips(model, whole).rows if strip.kind not in {"axis", "legend"}]
    lines = [line for strip in rows for line in ((strip.label,) if strip.kind == "overview" else in_two(strip.label))]
    wide = max(measure(line, BODY * LARGE_SCALE, False) for line in lines)
    view = replace(whole, gutter=wide + _BESIDE * LARGE_SCALE)
    room = height - AXIS * LARGE_SCALE
    held = _shared_out([strip.height for strip in rows], room - legend_height(view), room)
    parts = []
    for n, places in enumerate(held):
        mine = [rows[place] for place in places]
        names = frozenset(strip_name(strip.kind, strip.key) for strip in mine) | ({"legend"} if n == 0 else set())
        # No higher than its rows need: what follows it then stands on the same page.
        drawing = layout(model, replace(view, rows=names, height=0.0))
        parts.append(ChartPart(drawing=drawing, names=tuple(strip.label for strip in mine)))
    return tuple(parts)


def _shared_out(heights: list[float], first: float, room: float) -> list[range]:
    """The rows of each part, in order and in as few parts as there is need for, none much fuller than the others."""

    def filled(most: float) -> list[range]:
        found: list[range] = []
        begins, so_far = 0, 0.0
        for n, each in enumerate(heights):
            if so_far + each > (most if found else min(most, first)) and n > begins:
                found.append(range(begins, n))
                begins, so_far = n, 0.0
            so_far += each
        return [*found, range(begins, len(heights))]

    fewest = len(filled(room))
    sums = sorted({sum(heights[a:b]) for b in range(1, len(heights) + 1) for a in range(b)})
    return next(parts for most in sums if len(parts := filled(most)) == fewest)


def _stretch(model: TimelineModel, last: date) -> tuple[float, float]:
    """All of its time, but nothing past the record's last day but a margin."""
    start, end = whole_span(model)
    return start, max(min(end, day_number(last) + 1 + (end - start) * _MARGIN), start + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A timeline to be let go: the picture, the rows it shows, its stretch of time in words and what is left out."""

    drawing: DisplayList
    rows: tuple[TableRow, ...]
    stretch: str
    left_out: str = ""

    @property
    def incidents(self) -> int:
        """How many of the rows are incidents."""
        return sum(row.kind == "incident" for row in self.rows)

    @property
    def alternative(self) -> str:
        """What the picture shows, in words."""
        return say_in(ENGLISH, "timeline.alternative", n=self.incidents, stretch=self.stretch)


def chart_of(model: TimelineModel, view: Viewport) -> Chart:
    """What a view shows, as it is let go: its stretch, lanes and what is picked out, not its selection or its size."""
    width, height = SHEET
    paper = replace(
        view, width=width, height=height, scale=PRINT_SCALE, measure=rough_measure, printed=True, selected="",
        brush=None, middle=None,
    )  # fmt: skip
    names = [
        label for number, (key, label) in enumerate(model.lanes) if key in view.hidden and model.columns[number].total
    ]
    return Chart(
        drawing=layout(model, paper),
        rows=rows_between(model, view.start, view.end, view.hidden),
        stretch=in_words(view),
        left_out=" ".join(
            filter(
                None,
                (
                    say_in(ENGLISH, "timeline.lanes-left-out", lanes=names) if names else "",
                    say_in(ENGLISH, "timeline.only", only=model.only, n=model.left_out) if model.only else "",
                ),
            )
        ),
    )


def with_foot(drawing: DisplayList, *lines: str) -> DisplayList:
    """The drawing with a few lines beneath it, so that a picture says by itself what it is."""
    size, most = 7.0, drawing.width - 24
    texts = tuple(
        Text(
            x=12, y=drawing.height + 12 + n * 10, text=fitted(line, most, rough_measure, size, bold=n == 0),
            size=size, role=Role.MUTED if n else Role.INK, bold=n == 0,
        )
        for n, line in enumerate(lines)
    )  # fmt: skip
    return replace(drawing, height=drawing.height + 10 + 10 * len(lines), items=(*drawing.items, *texts))
