# SPDX-License-Identifier: Apache-2.0
"""Parts what courts did for a victim of the case from what they did for somebody else: orders, charges, sentences."""

from collections.abc import Mapping

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Charge, ChargeIncident
from vlu_desktop.record.offending import (
    Breach,
    Hearing,
    Order,
    OrderProtected,
    OrderTerm,
    OrderVariation,
    Proceeding,
    Sentence,
)
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
    return {cls: _without(gone, cls, found) for cls, found in rows.items()}, apart


def _without(gone: set[RecordId], cls: type[Record], rows: tuple[Record, ...]) -> tuple[Record, ...]:
    """The rows of a class but for those orders and what hangs on them."""
    if cls is Order:
        return tuple(row for row in rows if row.id not in gone)
    return tuple(row for row in rows if getattr(row, "order_id", "") not in gone) if cls in _OF_AN_ORDER else rows


def other_matters(whole: CaseFile) -> frozenset[str]:
    """The ids of charges, proceedings and sentences about somebody else: a document says of each that it is not hers.

    A charge that is about incidents, all of other cases; proceedings with such charges alone, or in which an order for
    somebody else was made; and what was passed for either. What is tied to nothing is nobody's, and is not here.
    """
    charges = {row.id for row in whole.all(Charge) if _is_elsewhere(whole, row)}
    orders = {row.id for row in of_this_case(whole, whole.rows)[1]}
    matters = {row.id for row in whole.all(Proceeding) if _all_apart(whole, row, charges | orders)}
    heard = {(row.on, matter.court) for matter in whole.all(Proceeding) if matter.id in matters
             for row in whole.of(Hearing, matter.id)}  # fmt: skip
    sentences = {
        row.id for row in whole.all(Sentence)
        if row.charge_id in charges or (not (row.charge_id or row.conviction_id) and row.passed is not None
                                        and (row.passed.first_day, row.court) in heard)
    }  # fmt: skip
    return frozenset(charges | matters | sentences)


def _is_elsewhere(whole: CaseFile, charge: Charge) -> bool:
    about = whole.of(ChargeIncident, charge.id)
    return bool(about) and not any(row.incident_id in whole.conduct_by_id for row in about)


def _all_apart(whole: CaseFile, matter: Proceeding, apart: set[RecordId]) -> bool:
    """Whether everything that hangs on some proceedings is somebody else's; where nothing does, nobody knows."""
    rows: tuple[Charge | Order, ...] = (*whole.all(Charge), *whole.all(Order))
    here = [row.id for row in rows if row.proceeding_id == matter.id]
    return bool(here) and apart.issuperset(here)


def _is_here(whole: CaseFile, breach: Record) -> bool:
    return getattr(breach, "incident_id", "") in whole.conduct_by_id


def _hers(whole: CaseFile, order: Order) -> bool:
    protected = whole.of(OrderProtected, order.id)
    here = [row.person_id for row in whole.all(Involvement) if row.role != "offender"]
    return not protected or any(whole.same_person(row.person_id, each) for row in protected for each in here)
