# SPDX-License-Identifier: Apache-2.0
"""Orders, their terms, and each breach by its number and outcome."""

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import entries, short_day, told
from vlu_desktop.domain.offending import Order, OrderTerm
from vlu_desktop.domain.vocabulary import label


def blocks(source: Source) -> tuple[t.Block, ...]:
    """A table of orders, their terms, and a schedule of breaches."""
    file = source.file
    heading = t.Heading(text="Orders and breaches", id="orders", new_page=True)
    if not file.orders:
        return (heading, t.Paragraph(text="No order stands in the record."))
    return (heading, _orders(source), *_terms(source), *_breaches(source))


def _ends(order: Order) -> str:
    if order.ended:
        return f"ended {short_day(order.ended)}"
    if order.expires:
        return short_day(order.expires)
    return "until further order" if order.until_further_order else "not recorded"


def _orders(source: Source) -> t.Table:
    return t.Table(
        caption="Orders",
        columns=(
            t.Column(width=3),
            t.Column(width=2.4),
            t.Column(width=1.6),
            t.Column(width=1.6),
            t.Column(width=1.8),
            t.Column(width=1.2, align=t.Align.RIGHT),
        ),
        header=(("Order", "Made by", "Made", "Served", "Ends", "Breaches"),),
        rows=tuple(
            (
                t.Cell(content=label("order-kind", order.kind), header=True),
                t.Cell(content=told(order.court or "not recorded")),
                short_day(order.made, "not recorded"),
                short_day(order.served, "not recorded"),
                _ends(order),
                str(len(source.file.breaches_of(order.id))),
            )
            for order in source.file.orders
        ),
        note="Breaches are those recorded; how far each has been proved stands in the schedule of breaches.",
        id="orders-table",
    )


def _terms(source: Source) -> tuple[t.Block, ...]:
    rows: list[t.Row] = []
    for order in source.file.orders:
        for term in source.file.of(OrderTerm, order.id):
            name = f"{label('order-kind', order.kind)}, {short_day(order.made, 'date not recorded')}"
            wording = term.wording or label("term-kind", term.kind)
            rows.append((t.Cell(content=name, header=True), term.number, t.Cell(content=told(wording))))
    if not rows:
        return ()
    return (
        t.Table(
            caption="Terms",
            columns=(t.Column(width=3), t.Column(width=1), t.Column(width=6)),
            header=(("Order", "Term", "Wording"),),
            rows=tuple(rows),
            id="terms-table",
        ),
    )


def _breaches(source: Source) -> tuple[t.Block, ...]:
    file = source.file
    rows: list[t.Row] = []
    for order in file.orders:
        for place, breach in enumerate(file.breaches_of(order.id), start=1):
            conduct = file.conduct_by_id.get(breach.incident_id)
            number = source.numbers.get(breach.incident_id)
            term = file.get(OrderTerm, breach.term_id)
            when = conduct.happened.display(short=True) if conduct else "another matter"
            outcome = label("breach-outcome", breach.outcome) or "No outcome recorded"
            if breach.outcome_on:
                outcome += f", {breach.outcome_on.display(short=True)}"
            rows.append(
                (
                    t.Cell(content=f"{label('order-kind', order.kind)}, breach {place}", header=True),
                    when,
                    f"term {term.number}" if term and term.number else "not recorded",
                    t.Cell(content=told(outcome)),
                    t.Cell(content=told(breach.sentence or "none recorded")),
                    t.Cell(content=entries([number]) if number else ""),
                )
            )
    if not rows:
        return (t.Paragraph(text="No breach stands in the record."),)
    return (
        t.Table(
            caption="Schedule of breaches",
            columns=(
                t.Column(width=3),
                t.Column(width=2),
                t.Column(width=1.3),
                t.Column(width=2.2),
                t.Column(width=2.2),
                t.Column(width=1.4),
            ),
            header=(("Breach", "When", "Term", "Outcome", "Sentence as expressed", "Entry"),),
            rows=tuple(rows),
            id="breaches-table",
        ),
    )
