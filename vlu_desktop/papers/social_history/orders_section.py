# SPDX-License-Identifier: Apache-2.0
"""Orders that protect the victims of the case, their terms, and how far the breaches of each are proved."""

from collections import Counter
from collections.abc import Sequence

from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, worded
from vlu_desktop.papers.common.wording import (
    entries,
    listed,
    lower_first,
    sentence_case,
    short_day,
    told,
    worded_runs,
)
from vlu_desktop.papers.social_history.court_events import counted, several
from vlu_desktop.papers.social_history.order_names import is_condition, is_order, letter, name_with_letter, named
from vlu_desktop.record.breach_count import counted_as, own_count
from vlu_desktop.record.count import Count, CountKind
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Breach, Order, OrderTerm, OrderVariation
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.typeset import tree as t


def blocks(source: PaperSource, *, table: bool = True, counts: bool = True) -> tuple[t.Block, ...]:
    """A table of orders, unless it stands elsewhere, their terms, and by outcome the entries that broke each.

    Without `counts` nothing is said of breaches: a document that holds few of the incidents would count them wrong.
    """
    heading = t.Heading(text=worded("orders.title") if counts else worded("orders.orders"), id="orders")
    if not source.file.orders:
        return (heading, t.Paragraph(text=worded("orders.none")))
    first = (orders_table(source, counts=counts),) if table else ()
    return (heading, *first, *_terms(source), *(_by_outcome(source) if counts else ()))


def orders_table(source: PaperSource, *, counts: bool) -> t.Table:
    """What each is, whom it protects, when it was made and served, until when it runs."""
    rows: list[t.Row] = []
    for order in source.file.orders:
        made = short_day(order.made, worded("papers.not-recorded"))
        varied = [short_day(row.made) for row in source.file.of(OrderVariation, order.id) if row.made]
        protects = source.persons.protects(order)
        name: t.Runs = (t.Text(text=counted(named(source, order), order.count), bold=True),)
        if order.court:
            name = worded_runs("orders.order-of-court", order=name, court=order.court)
        rows.append(
            (
                t.Cell(content=name),
                t.Cell(content=told(protects.said() if protects.entered else worded("orders.not-entered"))),
                worded("orders.made-varied", made=made, varied=varied) if varied else made,
                short_day(order.served, worded("papers.not-recorded")),
                _ends(source.file, order),
                *((by_outcome(source, source.breached(order)),) if counts else ()),
            )
        )
    columns = (
        (worded("orders.order-by"), 2.6), (worded("orders.protects"), 1.9), (worded("orders.made"), 1.6),
        (worded("orders.served"), 1.6), (worded("orders.ends"), 1.5),
    )  # fmt: skip
    return common_sections.table(
        worded("orders.orders"),
        (*columns, (worded("orders.breaches"), 3.6)) if counts else columns,
        rows,
        id="orders-table",
    )


def _ends(file: DisclosedFile, order: Order) -> str:
    status = status_of(order.status)
    if not status.counts:
        return lower_first(status.label)
    if order.ended:
        return worded("orders.ended", on=short_day(order.ended))
    return ends_on(file, order, worded("key-points.until-further-order"))


def ends_on(file: DisclosedFile, order: Order, open_ended: str) -> str:
    """The day it expires, `open_ended` where a court is to end it; where no end is entered, the law's own is told."""
    end = end_of(file, order)
    if end is None:
        return open_ended if order.until_further_order else worded("papers.not-recorded")
    return worded("orders.ends-by-law", on=short_day(end.on)) if end.by_law else short_day(end.on)


def by_outcome(source: PaperSource, broken: Sequence[tuple[Breach, ...]]) -> str:
    """An order's breaches by how far each was proved, each apart: no sum is made of them.

    Where some were counted as several, how many they stand for is told apart from what was proved.
    """
    if not broken:
        return worded("orders.no-breaches")
    counts = Counter(furthest(together) for together in broken)
    said = [worded("orders.of-outcome", outcome=_outcome(key), n=counts[key]) for key in _outcomes() if counts[key]]
    told_as = [_counted_as(source, together) for together in broken]
    if not all(each.is_once for each in told_as):
        many = sum(each.at_least() for each in told_as)
        exact = all(each.kind is CountKind.EXACT for each in told_as)
        said.append(worded("orders.stand-for", n=many) if exact else worded("orders.stand-for-least", n=many))
    return apart((*said[:1], *(lower_first(each) for each in said[1:])))


def _counted_as(source: PaperSource, together: Sequence[Breach]) -> Count:
    entry = source.file.conduct_by_id.get(together[0].incident_id)
    return counted_as(together, entry.incident if entry else None)


def _how_many(broken: Sequence[tuple[Breach, ...]]) -> str:
    """How many came to one outcome, and how many they are where their own rows were counted as several."""
    own = [
        own_count(row for row in together if row.outcome == furthest(together)) or Count.exactly(1)
        for together in broken
    ]
    if all(each.is_once for each in own):
        return str(len(own))
    many = sum(each.at_least() for each in own)
    if all(each.kind is CountKind.EXACT for each in own):
        return worded("orders.counted-as", n=len(own), many=many)
    return worded("orders.counted-as-least", n=len(own), many=many)


def _outcomes() -> tuple[str, ...]:
    return (*(key for key, _ in vocabulary("breach-outcome").terms), "")


def _outcome(key: str) -> str:
    return label("breach-outcome", key) or worded("orders.no-outcome")


def furthest(together: Sequence[Breach]) -> str:
    """One incident that broke several terms counts once, by the outcome that goes furthest."""
    order = (
        *("convicted", "admitted", "contempt", "recalled", "charged", "warned", "community-resolution"),
        *("reported", "nfa", "discontinued", "not-reported"),
    )
    found = [each.outcome for each in together]
    return next((key for key in order if key in found), found[0])


def _terms(source: PaperSource) -> tuple[t.Block, ...]:
    rows: list[t.Row] = []
    for order in source.file.orders:
        terms = source.file.of(OrderTerm, order.id)
        for place, term in enumerate(terms):
            wording = term.wording or label("term-kind", term.kind) or worded("papers.not-recorded")
            head = t.Cell(content=name_with_letter(source, order), header=True, rowspan=len(terms))
            cells: tuple[t.Cell | str, ...] = (
                t.Cell(content=told(term.number or "–")),
                t.Cell(content=told(wording)),
            )
            rows.append((head, *cells) if place == 0 else cells)
    if not rows:
        return ()
    return (
        t.Table(
            caption=worded("orders.terms"),
            columns=(t.Column(width=3), t.Column(width=0.8), t.Column(width=6.2)),
            header=((worded("orders.order"), worded("orders.term"), worded("orders.wording")),),
            rows=tuple(rows),
            id="terms-table",
        ),
    )


def _by_outcome(source: PaperSource) -> tuple[t.Block, ...]:
    """Which entries broke each order, by outcome: what each was stands in the chronology, and nowhere twice."""
    rows: list[t.Row] = []
    for order in source.file.orders:
        of_order = source.breached(order)
        keys = [key for key in _outcomes() if any(furthest(each) == key for each in of_order)]
        head = t.Cell(content=_broken_name(source, order), header=True, rowspan=max(len(keys), 1))
        for place, key in enumerate(keys):
            mine = [each for each in of_order if furthest(each) == key]
            cells = (_outcome(key), _how_many(mine), t.Cell(content=_which(source, mine)))
            rows.append((head, *cells) if place == 0 else cells)
    if not rows:
        return (t.Paragraph(text=worded("orders.no-breach")),)
    return (
        t.Table(
            caption=worded("orders.by-outcome"),
            columns=(
                t.Column(width=1.6),
                t.Column(width=2.8),
                t.Column(width=1),
                t.Column(width=5.4),
            ),
            header=(
                (worded("orders.order"), worded("orders.outcome"), worded("orders.how-many"), worded("orders.entries")),
            ),
            rows=tuple(rows),
            note=noted(worded("orders.by-outcome-note"), source, source.file.orders),
            id="breaches",
        ),
    )


def _broken_name(source: PaperSource, order: Order) -> str:
    """Which order, by its letter; of a condition or a request, that what is counted is no breach of an order."""
    key = letter(source, order)
    if is_order(order):
        return worded("orders.order-letter", key=key) if key else label("order-kind", order.kind)
    what = key or label("order-kind", order.kind)
    return (
        worded("orders.condition", what=what)
        if is_condition(order)
        else worded("orders.no-order-of-a-court", what=what)
    )


def _which(source: PaperSource, broken: Sequence[tuple[Breach, ...]]) -> t.Runs:
    numbers = [number for (row, *_) in broken if (number := source.numbers.get(row.incident_id))]
    other = len(broken) - len(numbers)
    runs = entries(numbers, bare=True)
    if not other:
        return runs
    if not runs:
        return worded("orders.other-matters", n=other)
    return worded_runs("orders.and-other-matters", entries=runs, n=other)


def noted(note: str, source: PaperSource, orders: Sequence[Order]) -> str:
    """The note of a table of breaches, and where it has such what "another matter" means, and what several in one."""
    rows = [each for order in orders for each in source.breached(order)]
    said = [note]
    if not all(_counted_as(source, each).is_once for each in rows):
        said.append(worded("orders.several-in-one"))
    if not all(each[0].incident_id in source.numbers for each in rows):
        said.append(worded("orders.another-matter"))
    return " ".join(said)


def terms_broken(source: PaperSource, together: Sequence[Breach]) -> str:
    """The numbers of the terms that one incident broke."""
    terms = [term.number for each in together if (term := source.file.get(OrderTerm, each.term_id)) and term.number]
    return listed(dict.fromkeys(terms))


def outcome_in_full(source: PaperSource, together: Sequence[Breach]) -> str:
    """What became of a breach, when, and what was passed for it."""
    said = [
        worded("orders.outcome-on", outcome=_outcome(each.outcome), on=each.outcome_on.display(short=True))
        if each.outcome_on
        else _outcome(each.outcome)
        for each in together
    ]
    times = dict.fromkeys(
        worded("orders.how-often", times=each.count.display())
        for each in together
        if each.count and several(each.count)
    )
    said += list(times)
    passed = dict.fromkeys(each.sentence for each in together if each.sentence)
    return apart(dict.fromkeys([*said, *(sentence_case(each) for each in passed)]))


def schedule_name(source: PaperSource, order: Order) -> str:
    """The caption of an order's schedule: what breaks no order is not called a breach of one."""
    name = name_with_letter(source, order)
    if is_order(order):
        return worded("orders.breaches-of", order=name)
    return worded("orders.broken", what=name) if is_condition(order) else worded("orders.against", what=name)
