# SPDX-License-Identifier: Apache-2.0
"""What each order is called in a document, and which breach of it an entry is: numbered where it has a date."""

from collections.abc import Sequence

from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.paper_words import apart, label, worded
from vlu_desktop.papers.common.wording import listed, lower_first, short_day
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.record.order_kind import Maker, kind_of


def letter(source: PaperSource, order: Order) -> str:
    """Its letter among several, in the order they were made; "" for the only one, unless it is no order: what is
    recorded against that leads to it by its letter, for its name would take four lines of each row."""
    orders = source.file.orders
    return chr(ord("A") + orders.index(order)) if len(orders) <= 26 and (len(orders) > 1 or not is_order(order)) else ""


def named(source: PaperSource, order: Order) -> str:
    """Its kind, with its letter where there are several."""
    return _lettered(source, order, label("order-kind", order.kind))


def name_of(order: Order) -> str:
    """Which order it is, by its kind and day."""
    made = short_day(order.made, worded("entry.date-not-recorded"))
    return worded("orders.of-day", order=label("order-kind", order.kind), on=made)


def name_with_letter(source: PaperSource, order: Order) -> str:
    """The same, with its letter where there are several."""
    return _lettered(source, order, name_of(order))


def _lettered(source: PaperSource, order: Order, name: str) -> str:
    key = letter(source, order)
    return worded("orders.with-letter", order=name, key=key) if key else name


def is_order(order: Order) -> bool:
    """Whether it is an order that a court or the police made, rather than a condition, a request or a removal."""
    return kind_of(order.kind).maker in (Maker.COURT, Maker.POLICE, Maker.UNKNOWN)


def is_condition(order: Order) -> bool:
    """Whether it is a condition of bail, a sentence or a licence: a court may have made it, and it is no order."""
    return kind_of(order.kind).is_condition


def breaches_in(source: PaperSource, each: Conduct, *, numbered: bool = True) -> str:
    """Which breach of which order an entry is recorded as, with what the court passed for it.

    Not `numbered` in a paper that holds some of the entries: there the ninth breach would be called the first.
    """
    said = []
    for order in source.file.orders:
        mine = [row for row in each.breaches if row.order_id == order.id and counted(row)]
        if not mine:
            continue
        place = source.breach_places.get(order.id, {}).get(each.id) if numbered else None
        said.append(_with_sentence(_noun(source, order, place), mine))
    return apart(said)


def _noun(source: PaperSource, order: Order, place: int | None) -> str:
    key = letter(source, order)
    if not is_order(order):
        return worded("entry.against", what=key or lower_first(label("order-kind", order.kind)))
    if place:
        return worded("entry.breach-of-number", n=place, key=key) if key else worded("entry.breach-number", n=place)
    return worded("entry.breach-of", key=key) if key else worded("entry.breach")


def _with_sentence(breach: str, rows: Sequence[Breach]) -> str:
    passed = listed(dict.fromkeys(row.sentence for row in rows if row.sentence))
    return worded("entry.breach-passed", breach=breach, sentences=passed) if passed else breach
