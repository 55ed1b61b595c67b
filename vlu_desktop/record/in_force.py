# SPDX-License-Identifier: Apache-2.0
"""Until when an order runs, and which orders may have been in force when something happened.

Whoever asks for the end of an order asks `end_of`: the timeline, findings, documents, the head of a case and Today.
"""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.dates.window_law import Reach
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Order, OrderProtected
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.people import Involvement
from vlu_desktop.record.work import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEnd:
    """The last day of an order. `by_law`: nobody entered one, and the law lets it run no longer; it may end sooner."""

    on: date
    by_law: bool = False


def breachable(order: Order) -> bool:
    """Whether conduct can have broken it at all: it was made and stands, and is of a kind that can be broken."""
    return status_of(order.status).breachable and kind_of(order.kind).breachable


def made_for(file: CaseFile, order: Order) -> str:
    """Whom the order protects: "here", somebody with a part in this case; "another" person; "" where nobody entered it.

    An offender of the case is nobody whom it protects.
    """
    protected = file.of(OrderProtected, order.id)
    if not protected:
        return ""
    here = {row.person_id for row in file.all(Involvement) if row.role != "offender"}
    return "here" if any(file.same_person(row.person_id, each) for row in protected for each in here) else "another"


def end_of(file: CaseFile, order: Order) -> OrderEnd | None:
    """The day on which it ended or is to end, as entered, or else the last that the law lets it run.

    None where neither is known, and where it is for a court to say.
    """
    expires = None if order.until_further_order else order.expires
    entered = min((day for day in (order.ended, expires) if day is not None), default=None)
    if entered is not None:
        return OrderEnd(on=entered)
    lawful = None if order.until_further_order else file.lawful_ends.get(order.id)
    return OrderEnd(on=lawful, by_law=True) if lawful is not None else None


def may_have_lived(file: CaseFile, order: Order, reach: Reach) -> bool:
    """Whether it may have been made by then and not have ended, by its dates. No date that isn't known rules it out."""
    start, end = order.made or date.min, end_of(file, order)
    # Asked apart: where the day it was made was entered after its end, that mistake rules nothing out.
    return reach.possibly_within(start, date.max) and reach.possibly_within(date.min, end.on if end else date.max)


def may_be_in_force(file: CaseFile, order: Order, happened: When | None) -> bool:
    """Whether what happened then can have broken it. What is not known never rules an order out."""
    return breachable(order) and (happened is None or may_have_lived(file, order, happened.reach()))


def orders_for(file: CaseFile, happened: When | None) -> tuple[Order, ...]:
    """The orders that something that happened then may have broken, the oldest first."""
    return tuple(order for order in file.orders if may_be_in_force(file, order, happened))


def stops_contact(row: Request) -> bool:
    """Whether it is a block on letters or calls that was put in place."""
    return row.kind == "contact-block" and row.decision in ("granted", "varied")
