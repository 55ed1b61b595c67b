# SPDX-License-Identifier: Apache-2.0
"""The schedule of breaches alone: each order with its terms, the nth breach of it, and how far each was proved."""

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.social_history import chronology, orders_section
from vlu_desktop.record.offending import Breach
from vlu_desktop.typeset import tree as t

_IS = (
    "It lists the breaches recorded of each order, numbered in the order they happened. A recorded breach is what was "
    "told or reported; only an outcome of a court proves one, and the two are not added together. It is not a record "
    "of convictions, which is kept by the police."
)


def compose(source: PaperSource) -> t.Document:
    """Orders and terms, breaches by outcome, each order's schedule, and the entries behind them."""
    behind = [each for each in source.conduct if any(row.incident_id == each.id for row in source.file.all(Breach))]
    body: list[t.Block] = [*orders_section.blocks(source, summary=_outcomes(source), counts=False)]
    if behind:
        body.append(t.Heading(text="The entries behind the breaches", id="entries"))
        note = "Numbered as in the whole chronology, so numbers are missing here."
        body.append(chronology.table(source, behind, "Entries recorded as breaches", note, "entries-table"))
    return common_sections.document(
        source,
        "Schedule of breaches",
        body,
        about="Orders, their terms, and each breach by its number and outcome",
        is_=_IS,
        rows=common_sections.parties(source),
        gaps=common_sections.gaps(not_known=_not_known(source), not_checked=(
            "Outcomes are as told to this unit, and were not checked against the court’s register.",
            "Orders that nobody told this unit of are not here.",
        )),
    )  # fmt: skip


def _outcomes(source: PaperSource) -> tuple[t.Block, ...]:
    """How many breaches of each order came to which outcome: a row an order, no sum."""
    rows = [
        (common_sections.head(orders_section.name_of(order)), orders_section.by_outcome(broken))
        for order in source.file.orders
        if (broken := orders_section.breached(source, order))
    ]
    if not rows:
        return ()
    return (
        common_sections.table(
            "How far the breaches of each order have been proved",
            (("Order", 3), ("Breaches by outcome", 7)),
            rows,
            note="These are different things and are not added together. A breach found by a court to be none is in "
            "no count.",
            id="outcomes-table",
        ),
    )


def _not_known(source: PaperSource) -> tuple[str, ...]:
    found = []
    for order in source.file.orders:
        missing = [name for name, value in (("made", order.made), ("served", order.served)) if not value]
        if missing:
            found.append(f"When this was {' or '.join(missing)}: {orders_section.name_of(order)}.")
    open_ = sum(1 for order in source.file.orders for each in orders_section.breached(source, order)
                if not any(row.outcome for row in each))  # fmt: skip
    if open_:
        found.append(f"What became of {open_} of the breaches.")
    return tuple(found)
