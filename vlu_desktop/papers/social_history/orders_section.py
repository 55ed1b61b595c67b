# SPDX-License-Identifier: Apache-2.0
"""Orders, their terms, and each breach by its number and outcome."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.wording import entries, listed, lower_first, short_day, told
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Breach, Order, OrderTerm, OrderVariation
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.proof import PROVED_OR_ADMITTED
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.typeset import tree as t


def blocks(
    source: PaperSource, summary: tuple[t.Block, ...] = (), schedule: bool = True, counts: bool = True
) -> tuple[t.Block, ...]:
    """A table of orders, their terms, and, where it is wanted, a schedule of breaches, after `summary`.

    Without `counts` nothing is said of breaches: a document that holds few of the incidents would count them wrong.
    """
    heading = t.Heading(text="Orders and breaches", id="orders")
    if not source.file.orders:
        return (heading, t.Paragraph(text="No order stands in the record."))
    return (heading, _orders(source, counts), *_terms(source), *summary, *(_breaches(source) if schedule else ()))


def breached(source: PaperSource, order: Order) -> list[tuple[Breach, ...]]:
    """An order's breaches in order: the terms broken by one incident are one breach of it."""
    rows = [row for row in source.file.breaches_of(order.id) if counted(row)]
    rows = [row for row in rows if not any(each.id == row.incident_id for each in source.acquitted)]
    return [tuple(same) for _, same in groupby(rows, key=lambda row: row.incident_id)]


def _ends(file: DisclosedFile, order: Order) -> str:
    status = status_of(order.status)
    if not status.counts:
        return lower_first(status.label)
    if order.ended:
        return f"ended {short_day(order.ended)}"
    return ends_on(file, order, "until further order")


def ends_on(file: DisclosedFile, order: Order, open_ended: str) -> str:
    """The day it expires, `open_ended` where a court is to end it; where no end is entered, the law's own is told."""
    end = end_of(file, order)
    if end is None:
        return open_ended if order.until_further_order else "not recorded"
    return f"not recorded; by law {short_day(end.on)} at the latest" if end.by_law else short_day(end.on)


def _orders(source: PaperSource, counts: bool) -> t.Table:
    rows: list[t.Row] = []
    for order in source.file.orders:
        made = short_day(order.made, "not recorded")
        varied = [short_day(row.made) for row in source.file.of(OrderVariation, order.id) if row.made]
        rows.append(
            (
                t.Cell(content=label("order-kind", order.kind), header=True),
                t.Cell(content=told(order.court or "not recorded")),
                f"{made}, varied {listed(varied)}" if varied else made,
                short_day(order.served, "not recorded"),
                _ends(source.file, order),
                *((by_outcome(breached(source, order)),) if counts else ()),
            )
        )
    columns = (("Order", 2.6), ("Made by", 2.6), ("Made", 1.7), ("Served", 1.7), ("Ends", 1.9))
    note = "An incident that broke several terms counts once, by the outcome that went furthest."
    return common_sections.table(
        "Orders",
        (*columns, ("Recorded breaches", 2.3)) if counts else columns,
        rows,
        note=note if counts else "",
        id="orders-table",
    )


def by_outcome(broken: Sequence[tuple[Breach, ...]]) -> t.Cell | str:
    """An order's breaches by how far each was proved, each apart: no sum is made of them."""
    counts = Counter(furthest(together) for together in broken)
    keys = [key for key, _ in (*vocabulary("breach-outcome").terms, ("", "")) if counts[key]]
    said = [f"{label('breach-outcome', key) or 'No outcome recorded'}: {counts[key]}" for key in keys]
    return t.Cell(content=tuple(t.Paragraph(text=each) for each in said)) if said else "none recorded"


def furthest(together: Sequence[Breach]) -> str:
    """One incident that broke several terms counts once, by the outcome that goes furthest."""
    order = (
        *("convicted", "admitted", "contempt", "recalled", "charged", "warned", "community-resolution"),
        *("reported", "nfa", "discontinued", "not-reported"),
    )
    found = [each.outcome for each in together]
    return next((key for key in order if key in found), found[0])


def name_of(order: Order) -> str:
    """Which order it is, by its kind and day."""
    return f"{label('order-kind', order.kind)}, {short_day(order.made, 'date not recorded')}"


def _terms(source: PaperSource) -> tuple[t.Block, ...]:
    rows: list[t.Row] = []
    for order in source.file.orders:
        terms = source.file.of(OrderTerm, order.id)
        for place, term in enumerate(terms):
            wording = term.wording or label("term-kind", term.kind) or "not recorded"
            head = t.Cell(content=name_of(order), header=True, rowspan=len(terms))
            cells: tuple[t.Cell | str, ...] = (
                t.Cell(content=told(term.number or "–")),
                t.Cell(content=told(wording)),
            )
            rows.append((head, *cells) if place == 0 else cells)
    if not rows:
        return ()
    return (
        t.Table(
            caption="Terms",
            columns=(t.Column(width=3), t.Column(width=0.8), t.Column(width=6.2)),
            header=(("Order", "Term", "Wording"),),
            rows=tuple(rows),
            id="terms-table",
        ),
    )


def _breaches(source: PaperSource) -> tuple[t.Block, ...]:
    """A schedule for each order that was breached."""
    tables = tuple(
        _schedule(source, order, broken) for order in source.file.orders if (broken := breached(source, order))
    )
    if not tables:
        return (t.Paragraph(text="No breach of an order here is recorded."),)
    return (
        t.Heading(text="Schedule of breaches", level=2, id="breaches"),
        t.Paragraph(
            text="Recorded breaches of each order, numbered in the order they happened. One shown as another matter "
            "came to a court and is not an entry of this document.",
            style=t.Style.LEAD,
        ),
        *tables,
    )


def _schedule(source: PaperSource, order: Order, broken: Sequence[tuple[Breach, ...]]) -> t.Table:
    return t.Table(
        caption=f"Breaches of: {name_of(order)}",
        columns=(
            t.Column(width=0.7, align=t.Align.RIGHT),
            t.Column(width=2.6),
            t.Column(width=1.2),
            t.Column(width=3),
            t.Column(width=2.6),
            t.Column(width=1, align=t.Align.RIGHT),
        ),
        header=(("No.", "When", "Terms", "Outcome", "Sentence as expressed", "Entry"),),
        rows=tuple(_breach(source, place, together) for place, together in enumerate(broken, start=1)),
        id=f"breaches-{source.file.orders.index(order) + 1}",
    )


def _breach(source: PaperSource, place: int, together: Sequence[Breach]) -> t.Row:
    first = together[0]
    conduct = source.file.conduct_by_id.get(first.incident_id)
    number = source.numbers.get(first.incident_id)
    terms = [term.number for each in together if (term := source.file.get(OrderTerm, each.term_id)) and term.number]
    outcomes = dict.fromkeys(_outcome(each) for each in together)
    sentences = dict.fromkeys(each.sentence for each in together if each.sentence)
    proved = any(each.outcome in PROVED_OR_ADMITTED for each in together)
    return (
        t.Cell(content=str(place), header=True),
        t.Cell(content=told(conduct.happened.display(short=True) if conduct else "another matter")),
        t.Cell(content=told(listed(list(dict.fromkeys(terms))) or "–")),
        t.Cell(content=told("; ".join(outcomes))),
        t.Cell(content=told("; ".join(sentences) or ("not recorded" if proved else "–"))),
        t.Cell(content=entries([number], bare=True) if number else "–"),
    )


def _outcome(breach: Breach) -> str:
    outcome = label("breach-outcome", breach.outcome) or "No outcome recorded"
    return f"{outcome}, {breach.outcome_on.display(short=True)}" if breach.outcome_on else outcome
