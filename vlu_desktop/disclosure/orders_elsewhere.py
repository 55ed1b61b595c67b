# SPDX-License-Identifier: Apache-2.0
"""Parts the orders of a case from those made for somebody else: she is not protected by what protects another woman."""

from collections.abc import Mapping

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Breach, Order, OrderProtected, OrderTerm, OrderVariation
from vlu_desktop.record.people import Involvement

Rows = Mapping[type[Record], tuple[Record, ...]]
_OF_AN_ORDER = (OrderTerm, OrderVariation, OrderProtected, Breach)


def of_this_case(whole: CaseFile, rows: Rows) -> tuple[dict[type[Record], tuple[Record, ...]], tuple[Order, ...]]:
    """The rows without the orders made for somebody else and what hangs on them, and those orders.

    An order stays that protects a victim of the case, a child or another person with a part in it, one of which nobody
    entered whom it protects, and one that an incident of the case is recorded as breaking.
    """
    orders = rows.get(Order, ())
    broken = {getattr(row, "order_id", "") for row in rows.get(Breach, ()) if _is_here(whole, row)}
    apart = tuple(row for row in orders if isinstance(row, Order) and row.id not in broken and not _hers(whole, row))
    gone = {row.id for row in apart}
    kept = {
        cls: tuple(row for row in found if (row.id if cls is Order else getattr(row, "order_id", "")) not in gone)
        if cls is Order or cls in _OF_AN_ORDER
        else found
        for cls, found in rows.items()
    }
    return kept, apart


def _is_here(whole: CaseFile, breach: Record) -> bool:
    return getattr(breach, "incident_id", "") in whole.conduct_by_id


def _hers(whole: CaseFile, order: Order) -> bool:
    protected = whole.of(OrderProtected, order.id)
    here = [row.person_id for row in whole.all(Involvement) if row.role != "offender"]
    return not protected or any(whole.same_person(row.person_id, each) for row in protected for each in here)
