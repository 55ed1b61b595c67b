# SPDX-License-Identifier: Apache-2.0
"""Which orders may have been in force when something happened, so that a breach can be offered and counted."""

from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Order

_NEVER_MADE = frozenset({"applied", "refused", "withdrawn", "quashed"})


def may_be_in_force(order: Order, happened: When | None) -> bool:
    """Whether the order was made by then and had not ended. What is not known never rules an order out."""
    if order.status in _NEVER_MADE:
        return False
    if happened is None or not happened.is_dated:
        return True
    ends = [day for day in (order.ended, order.expires) if day is not None]
    start, end = order.made or date.min, min(ends, default=date.max)
    # Asked apart: where the day it was made was entered after its end, that mistake rules nothing out.
    return happened.possibly_within(start, date.max) and happened.possibly_within(date.min, end)


def orders_for(file: CaseFile, happened: When | None) -> tuple[Order, ...]:
    """The orders that something that happened then may have broken, the oldest first."""
    return tuple(order for order in file.orders if may_be_in_force(order, happened))
