# SPDX-License-Identifier: Apache-2.0
"""Which orders may have been in force when something happened, so that a breach can be offered and counted."""

from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.dates.window_law import Reach
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.order_status import status_of


def breachable(order: Order) -> bool:
    """Whether conduct can have broken it at all: it was made and stands, and is of a kind that can be broken."""
    return status_of(order.status).breachable and kind_of(order.kind).breachable


def last_day(order: Order) -> date | None:
    """The day on which it ended or is to end, as entered; None where that is not known or is for a court to say."""
    expires = None if order.until_further_order else order.expires
    return min((day for day in (order.ended, expires) if day is not None), default=None)


def may_have_lived(order: Order, reach: Reach) -> bool:
    """Whether it may have been made by then and not have ended, by its dates. No date that isn't known rules it out."""
    start, end = order.made or date.min, last_day(order) or date.max
    # Asked apart: where the day it was made was entered after its end, that mistake rules nothing out.
    return reach.possibly_within(start, date.max) and reach.possibly_within(date.min, end)


def may_be_in_force(order: Order, happened: When | None) -> bool:
    """Whether what happened then can have broken it. What is not known never rules an order out."""
    return breachable(order) and (happened is None or may_have_lived(order, happened.reach()))


def orders_for(file: CaseFile, happened: When | None) -> tuple[Order, ...]:
    """The orders that something that happened then may have broken, the oldest first."""
    return tuple(order for order in file.orders if may_be_in_force(order, happened))
