# SPDX-License-Identifier: Apache-2.0
"""A hearing entered before anything else is known of its proceeding: that is made on the way, from what it says."""

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.base import Record
from vlu_desktop.record.offending import Hearing, Proceeding
from vlu_desktop.store.records.store import Store

PAROLE = frozenset({"parole-paper", "parole-oral"})
BEGUN = "begun on the way"
"""Stands for the proceeding's id until it has one."""


def proceeding_for(store: Store, record: Record, case_id: str) -> Proceeding | None:
    """The proceeding to make for a hearing that names none; None for any other record."""
    if not isinstance(record, Hearing) or record.proceeding_id:
        return None
    offenders = store.people_in(case_id, "offender") if case_id else ()
    if not offenders:
        raise UserError("Enter the offender under People first: a hearing belongs to what he is before the court for.")
    kind = "parole" if record.kind in PAROLE else ""
    return Proceeding(offender_id=offenders[0], kind=kind, court=record.court)
