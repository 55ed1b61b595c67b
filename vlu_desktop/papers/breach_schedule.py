# SPDX-License-Identifier: Apache-2.0
"""The schedule of breaches alone: each order with its terms, the nth breach of it, and how far each was proved."""

from collections.abc import Sequence

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import entry_id, number_of, told
from vlu_desktop.papers.social_history import entry_text, order_names, orders_section
from vlu_desktop.papers.social_history.line_of_chronology import when_of
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.typeset import tree as t

_IS = (
    "It lists the breaches recorded of each order. Those with a date are numbered in the order they happened; those "
    "without one stand last and have no number, unless none of the order has a date and the place of each "
    "was told. A recorded breach is what was told or reported; only an outcome of a court proves one, and the two are "
    "not added together. It is not a record of convictions, which is kept by the police."
)


def compose(source: PaperSource) -> t.Document:
    """Orders and terms, breaches by outcome, and each order's schedule with what was told of each."""
    body: list[t.Block] = [*orders_section.blocks(source)]
    shown: set[str] = set()
    schedules: list[t.Block] = []
    for order in source.file.orders:
        broken = source.breached(order)
        if broken:
            schedules.append(_schedule(source, order, broken, shown))
    if schedules:
        body += [t.Heading(text="Schedule of breaches", id="schedule"), *schedules]
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


def _schedule(source: PaperSource, order: Order, broken: Sequence[tuple[Breach, ...]], shown: set[str]) -> t.Table:
    return t.Table(
        caption=orders_section.schedule_name(source, order),
        columns=(
            t.Column(width=0.7, align=t.Align.RIGHT),
            t.Column(width=2),
            t.Column(width=1.15),
            t.Column(width=5),
            t.Column(width=2.1),
            t.Column(width=1, align=t.Align.RIGHT),
        ),
        header=(("No.", "When", "Terms", "What was told", "Outcome", "Entry"),),
        rows=tuple(_breach(source, order, together, shown) for together in broken),
        note=f"Entry: its number in the whole chronology.{orders_section.other_matters(source, (order,))}",
        id=f"breaches-{source.file.orders.index(order) + 1}",
    )


def _breach(source: PaperSource, order: Order, together: Sequence[Breach], shown: set[str]) -> t.Row:
    """One breach. What was told of an entry that broke several orders stands with the first of them."""
    first = together[0]
    entry = source.file.conduct_by_id.get(first.incident_id)
    number = source.numbers.get(first.incident_id)
    place = source.breach_places[order.id].get(first.incident_id)
    new = entry is not None and entry.id not in shown
    if entry is not None:
        shown.add(entry.id)
    key = entry_id(number) if number and new else ""
    return (
        t.Cell(content=str(place or "–"), header=True),
        t.Cell(content=when_of(entry) if entry else "another matter"),
        t.Cell(content=told(orders_section.terms_broken(source, together) or "–")),
        t.Cell(content=_told(source, first.incident_id, new)),
        t.Cell(content=told(orders_section.outcome_in_full(source, together))),
        t.Cell(content=str(number or "–"), id=key),
    )


def _told(source: PaperSource, incident_id: str, new: bool) -> t.Runs | tuple[t.CellBlock, ...]:
    entry = source.file.conduct_by_id.get(incident_id)
    if entry is None:
        return "–"
    if not new:
        return told(f"{entry_text.kinds_of(entry)}. As told above.")
    return tuple(t.Paragraph(text=text, style=t.Style.SMALL) for text in entry_text.entry_line(source, entry).what)


def _not_known(source: PaperSource) -> tuple[str, ...]:
    found = []
    for order in source.file.orders:
        missing = [name for name, value in (("made", order.made), ("served", order.served)) if not value]
        if missing:
            found.append(f"When this was {' or '.join(missing)}: {order_names.name_of(order)}.")
        if not source.persons.protects(order).entered:
            found.append(f"Whom this protects: {order_names.name_of(order)}.")
    open_ = sum(1 for order in source.file.orders for each in source.breached(order)
                if not any(row.outcome for row in each))  # fmt: skip
    if open_:
        found.append(f"What became of {number_of(open_, 'breach', 'breaches')}.")
    return tuple(found)
