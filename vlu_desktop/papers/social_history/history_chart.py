# SPDX-License-Identifier: Apache-2.0
"""The course of conduct in one picture on the page of key points, and in words for somebody who can't see it."""

from collections import Counter

from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.papers.common.large_print import is_large
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, worded
from vlu_desktop.papers.common.wording import lower_first
from vlu_desktop.record.conduct import Incident, LifeEvent
from vlu_desktop.record.offending import Breach, Hearing, Whereabouts
from vlu_desktop.record.work import Statement
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.timeline.printing import beside_the_key, large_parts, print_layout
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.typeset import tree as t

CHART_WIDTH = 470.0
CHART_HEIGHT, CHART_ROW = 105.0, 14.0
"""Points: the measure of an A4 page within its margins; what a chart takes besides its rows, and each of them."""
LARGE_CHART = 470.0, 360.0
"""Points: with its caption two thirds of a page, so that a page that has no room for it is full enough without."""


def chart(source: PaperSource) -> tuple[t.Block, ...]:
    """The course of conduct in one picture; nothing where nothing has a date."""
    if not any(each.happened.is_dated for each in source.conduct):
        return ()
    model = TimelineModel.from_case(source.charted)
    if is_large(source):
        return _large_chart(source, model)
    rows = sum(bool(lane.total) for lane in model.columns) + len({band.kind for band in model.bands})
    drawing = print_layout(model, CHART_WIDTH, CHART_HEIGHT + CHART_ROW * rows, last=source.facts.data_to)
    return (
        t.Figure(
            drawing=drawing,
            caption=_caption(source, drawing),
            alternative=_in_words(source),
            id="chart",
        ),
    )


def _large_chart(source: PaperSource, model: TimelineModel) -> tuple[t.Block, ...]:
    """The same in large letters, a few rows beneath each other in each part."""
    first, *others = parts = large_parts(model, *LARGE_CHART, source.facts.data_to)
    caption = _caption(source, *(part.drawing for part in parts))
    figures = [t.Figure(drawing=first.drawing, caption=caption, alternative=_in_words(source), id="chart")]
    for part in others:
        rows = apart(lower_first(name) for name in part.names)
        figures.append(
            t.Figure(
                drawing=part.drawing,
                caption=worded("key-points.chart-continued", rows=rows),
                alternative=worded("key-points.chart-continued-in-words", rows=rows),
            )
        )
    return tuple(figures)


def _caption(source: PaperSource, *drawings: DisplayList) -> str:
    undated = len(source.charted.all(Incident)) - _dated(source)
    more = worded("key-points.chart-undated", n=undated) if undated else ""
    strokes = worded("key-points.chart-strokes") if source.charted.all(Breach) else ""
    return " ".join(filter(None, (worded("key-points.chart"), strokes, *beside_the_key(*drawings), more)))


def _dated(source: PaperSource) -> int:
    return sum(each.happened.is_dated for each in source.charted.conduct)


def _in_words(source: PaperSource) -> str:
    """The chart for somebody who can't see it: its span, its fullest year, and what else is drawn."""
    file = source.charted
    said = [_chart_of(file, _dated(source))]
    years = Counter(each.reach.year for each in file.conduct if each.happened.is_dated and each.reach.year)
    if len(years) > 1:
        most = max(years, key=lambda year: (years[year], year))
        said.append(worded("key-points.chart-most", year=most, n=years[most]))
    drawn = [name for name, rows in (
        (worded("key-points.drawn-orders"), file.orders),
        (worded("key-points.drawn-custody"), file.all(Whereabouts)),
        (worded("key-points.drawn-hearings"), file.all(Hearing)),
        (worded("key-points.drawn-breaches"), file.all(Breach)),
        (worded("key-points.drawn-life"), file.all(LifeEvent)),
        (worded("key-points.drawn-statements"), file.all(Statement)),
    ) if rows]  # fmt: skip
    if drawn:
        said.append(worded("key-points.drawn", what=drawn))
    return " ".join((*said, worded("key-points.chart-in-tables")))


def _chart_of(file: DisclosedFile, many: int) -> str:
    days = [each.happened for each in file.conduct if each.happened.is_dated]
    first = min((when.first_day for when in days if when.first_day), default=None)
    last = max((when.last_day for when in days if when.last_day), default=None)
    if first and last and first.year != last.year:
        return worded("key-points.chart-from-to", n=many, first=first.year, last=last.year)
    return worded("key-points.chart-of", n=many)
