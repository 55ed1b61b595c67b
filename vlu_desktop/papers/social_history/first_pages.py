# SPDX-License-Identifier: Apache-2.0
"""The first two pages of a social history: what it is, chart, key points, orders, statement, what came before."""

from collections.abc import Callable, Mapping, Sequence

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import Marks
from vlu_desktop.papers.social_history import before, effect, history_chart, key_points, orders_section
from vlu_desktop.typeset import tree as t

_IS: Mapping[str, Callable[[], str]] = {
    "court": lambda: worded("history.is-court"),
    "parole": lambda: worded("history.is-parole"),
    "internal": lambda: worded("history.is-internal"),
}


def blocks(source: PaperSource, marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """Two pages that can be read alone; where they don't hold all, the end of what came before goes on to a third."""
    return (
        t.Heading(text=worded("history.title"), id="top"),
        t.Paragraph(text=worded("history.about"), style=t.Style.LEAD),
        t.KeyValue(rows=(*common_sections.parties(source), *common_sections.in_brief(source)), small=True),
        *_status(source, marks),
        *history_chart.chart(source),
        *key_points.points(source),
        *_orders(source),
        *effect.opening(source),
        *before.blocks(source),
    )


def _orders(source: PaperSource) -> tuple[t.Block, ...]:
    heading = t.Heading(text=worded("history.orders"), level=2, id="orders-first", listed=False)
    if not source.file.orders:
        return (heading, t.Paragraph(text=worded("orders.none")))
    return (heading, orders_section.orders_table(source, counts=True))


def _status(source: PaperSource, marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """What this document is, and that something is left out of it."""
    said = [_IS[source.audience](), worded("history.apart"), worded("history.no-address")]
    if marks:
        said.append(common_sections.marked(marks))
    blocks: list[t.Block] = [t.Paragraph(text=" ".join(said), style=t.Style.SMALL, id="left-out")]
    if source.audience == "parole":
        blocks.append(t.Callout(body=(t.Paragraph(text=worded("papers.no-questions")),)))
    return tuple(blocks)
