# SPDX-License-Identifier: Apache-2.0
"""The first two pages of a social history: what it is, the key points, what came before, orders, chart, statement."""

from collections.abc import Sequence

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import Marks
from vlu_desktop.papers.social_history import before, effect, key_points, orders_section
from vlu_desktop.typeset import tree as t

_IS = {
    "court": "It is an account of the history held by a victim liaison unit, prepared to help the court see an "
    "incident in its context. It is not a witness statement, and nothing in it proves what has not been "
    "admitted or proved in court. It does not claim to be the whole of the record.",
    "parole": "It is an account of the history held by a victim liaison unit, prepared to help the panel see the "
    "offence in its context. It is not a witness statement, it takes no view on release, and nothing in it "
    "proves what has not been admitted or proved in court. It does not claim to be the whole of the record.",
    "internal": "It is an account of the history for use inside the unit, with what other readers are not given. It is "
    "not to be passed on: make a document for whoever asks.",
}
_APART = "How far each entry is proved is marked, and entries are counted apart by it."


def blocks(source: PaperSource, marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """Two pages that can be read alone."""
    return (
        t.Heading(text="Social history", id="top"),
        t.Paragraph(
            text="The course of conduct, put together from the record of a victim liaison unit", style=t.Style.LEAD
        ),
        t.KeyValue(rows=(*common_sections.parties(source), *common_sections.in_brief(source)), small=True),
        *_status(source, marks),
        *key_points.chart(source),
        *key_points.points(source),
        *before.blocks(source),
        *_orders(source),
        *effect.opening(source),
    )


def _orders(source: PaperSource) -> tuple[t.Block, ...]:
    heading = t.Heading(text="Orders that protect the victims", level=2, id="orders-first", listed=False)
    if not source.file.orders:
        return (heading, t.Paragraph(text="No order that protects a victim of this case is recorded."))
    return (heading, orders_section.orders_table(source, counts=True))


def _status(source: PaperSource, marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """What this document is, and that something is left out of it."""
    said = [_IS[source.audience], _APART, "It sets out no address and no contact details."]
    if marks:
        said.append(common_sections.marked(marks))
    blocks: list[t.Block] = [t.Paragraph(text=" ".join(said), style=t.Style.SMALL, id="left-out")]
    if source.audience == "parole":
        blocks.append(t.Callout(body=(t.Paragraph(text=worded("papers.no-questions")),)))
    return tuple(blocks)
