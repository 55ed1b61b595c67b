# SPDX-License-Identifier: Apache-2.0
"""Which orders may have been in force when something happened, so that a breach can be offered and counted."""

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
    first, last = happened.first_day, happened.last_day
    assert first is not None
    assert last is not None
    ends = [day for day in (order.ended, order.expires) if day is not None]
    return not (order.made is not None and order.made > last) and all(day >= first for day in ends)


def orders_for(file: CaseFile, happened: When | None) -> tuple[Order, ...]:
    """The orders that something that happened then may have broken, the oldest first."""
    return tuple(order for order in file.orders if may_be_in_force(order, happened))
