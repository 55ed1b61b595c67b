# SPDX-License-Identifier: Apache-2.0
"""The timeline for paper and for files: set small, legible in greyscale by shape and size, with its table."""

from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.language.phrases import number
from vlu_desktop.timeline.display_list import DisplayList, Role, Text
from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.label_placing import fitted
from vlu_desktop.timeline.layout import layout
from vlu_desktop.timeline.table_twin import TableRow, rows_between
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Measure, Viewport, in_words, rough_measure, whole_span

PRINT_SCALE = 0.62
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
    start, end = whole_span(model)
    if last is not None:
        end = max(min(end, day_number(last) + 1 + (end - start) * _MARGIN), start + 1)
    return layout(
        model,
        Viewport(
            start=start, end=end, width=width, height=height, scale=PRINT_SCALE, measure=measure, printed=True,
            last=end if last is not None else None,
        ),
    )  # fmt: skip


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
        incidents = number(self.incidents, "incident")
        return f"A timeline of {incidents}, {self.stretch}. The table holds the same, row by row."


def chart_of(model: TimelineModel, view: Viewport) -> Chart:
    """What a view shows, as it is let go: its stretch, lanes and what is picked out, not its selection or its size."""
    width, height = SHEET
    paper = replace(
        view, width=width, height=height, scale=PRINT_SCALE, measure=rough_measure, printed=True, selected="",
        brush=None, middle=None,
    )  # fmt: skip
    first, last = in_words(view)
    names = [
        label for number, (key, label) in enumerate(model.lanes) if key in view.hidden and model.columns[number].total
    ]
    return Chart(
        drawing=layout(model, paper),
        rows=rows_between(model, view.start, view.end, view.hidden),
        stretch=f"{first} to {last}",
        left_out=f"Lanes left out: {', '.join(names)}." if names else "",
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
