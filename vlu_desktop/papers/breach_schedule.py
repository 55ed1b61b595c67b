# SPDX-License-Identifier: Apache-2.0
"""The schedule of breaches alone: each order with its terms, the nth breach of it, and how far each was proved."""

from collections.abc import Sequence

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import entry_id, told
from vlu_desktop.papers.social_history import entry_text, order_names, orders_section
from vlu_desktop.papers.social_history.line_of_chronology import when_of
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.typeset import tree as t


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
        body += [t.Heading(text=worded("kinds.breaches"), id="schedule"), *schedules]
    return common_sections.document(
        source,
        worded("kinds.breaches"),
        body,
        about=worded("breaches.about"),
        is_=worded("breaches.is"),
        rows=common_sections.parties(source),
        gaps=common_sections.gaps(
            not_known=_not_known(source),
            not_checked=(worded("breaches.gap-register"), worded("breaches.gap-orders")),
        ),
    )


def _schedule(source: PaperSource, order: Order, broken: Sequence[tuple[Breach, ...]], shown: set[str]) -> t.Table:
    return t.Table(
        caption=orders_section.schedule_name(source, order),
        columns=(
            t.Column(width=0.7, align=t.Align.RIGHT),
            t.Column(width=1.7),
            t.Column(width=0.9),
            t.Column(width=6),
            t.Column(width=1.9),
            t.Column(width=0.9, align=t.Align.RIGHT),
        ),
        header=(
            (worded("breaches.number"), worded("breaches.when"), worded("breaches.terms"), worded("breaches.what"),
             worded("breaches.outcome"), worded("breaches.entry")),
        ),
        rows=tuple(_breach(source, order, together, shown) for together in broken),
        note=orders_section.noted(worded("breaches.note"), source, (order,)),
        id=f"breaches-{source.file.orders.index(order) + 1}",
    )  # fmt: skip


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
        t.Cell(content=when_of(entry) if entry else worded("breaches.another-matter")),
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
        return told(worded("breaches.as-above", kinds=entry_text.kinds_of(entry)))
    return tuple(t.Paragraph(text=text, style=t.Style.SMALL) for text in entry_text.entry_line(source, entry).what)


def _not_known(source: PaperSource) -> tuple[str, ...]:
    found = []
    for order in source.file.orders:
        name = order_names.name_of(order)
        if not order.made and not order.served:
            found.append(worded("breaches.gap-made-or-served", order=name))
        elif not order.made:
            found.append(worded("breaches.gap-made", order=name))
        elif not order.served:
            found.append(worded("breaches.gap-served", order=name))
        if not source.persons.protects(order).entered:
            found.append(worded("breaches.gap-protects", order=name))
    open_ = sum(1 for order in source.file.orders for each in source.breached(order)
                if not any(row.outcome for row in each))  # fmt: skip
    if open_:
        found.append(worded("breaches.gap-outcome", n=open_))
    return tuple(found)
