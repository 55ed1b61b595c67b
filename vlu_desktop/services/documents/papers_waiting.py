# SPDX-License-Identifier: Apache-2.0
"""Stops papers that rest on what two computers of the unit entered differently, until an officer decides.

Which address is safe, what is kept from whom, where he is and what she signed: a paper made on either answer may harm
somebody. Any paper of a case that such a difference is of waits, and of every case that shares a person with it, since
what is protected in one is guarded in the papers of the other.
"""

from collections.abc import Iterable

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Involvement
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Protection, Statement, WithholdingMark
from vlu_desktop.store.records.store import Store

_ANY_FIELD = frozenset({"contact-point", "address", "vehicle", "whereabouts", "protection", "withholding-mark"})
_FIELDS = {
    "case": frozenset({"safe_contact", "marking", "contact_level"}),
    "involvement": frozenset({"role", "contact_level", "person_id"}),
    "statement-use": frozenset({"purpose", "agreed"}),
    "order-protected": frozenset({"person_id"}),
}
_EVERY = "removed"


def stops(store: Store, key: str, record_id: str, field: str) -> bool:
    """Whether a difference in this field keeps papers from leaving."""
    if key == "statement":
        statement = store.get(Statement, record_id, removed=True)
        return statement is None or statement.status == "signed" or field in ("status", "signed_on")
    return key in _ANY_FIELD or field in _FIELDS.get(key, ()) or (field == _EVERY and key in _FIELDS)


def refuse_undecided(store: Store, case_ids: Iterable[str]) -> None:
    """UserError where a paper of one of these cases rests on something that is to be decided first."""
    open_ones = [(each.record_type, each.record_id, each.field) for each in store.undecided.fields()]
    open_ones += [(each.record_type, each.record_id, _EVERY) for each in store.undecided.taken_out()]
    if not open_ones:
        return
    wanted = set(case_ids)
    for key, record_id, field in open_ones:
        if stops(store, key, record_id, field) and wanted & _cases_near(store, key, record_id):
            raise UserError(say("exchange.paper-waits", what=record_type(key).title))


def refuse_waiting(store: Store, case_id: str) -> None:
    """UserError where a paper of a case can't leave yet, or not from here."""
    refuse_undecided(store, [case_id])
    refuse_not_held(store, [case_id])


def refuse_not_held(store: Store, case_ids: Iterable[str]) -> None:
    """UserError where the offender of one of these cases has a part in another that is not held here.

    What is kept from him there can't be looked for in the paper.
    """
    offenders = {person_id for case_id in case_ids for person_id in store.people_in(case_id, "offender")}
    if store.parts_elsewhere(offenders):
        raise UserError(say("exchange.case-elsewhere"))


def _cases_near(store: Store, key: str, record_id: str) -> set[str]:
    """The cases that a record is of, and all that share a person with them."""
    people, cases = _concerned(store, key, record_id)
    for person in people:
        cases |= set(store.cases_of(person))
    near = set(cases)
    for case in cases:
        for part in store.all(Involvement, case_id=case):
            near |= set(store.cases_of(part.person_id))
    return near


def _concerned(store: Store, key: str, record_id: str) -> tuple[set[str], set[str]]:
    """The people and the cases that a record is of, by what it belongs to or is about."""
    while key and record_id:
        if key == "case":
            return set(), {record_id}
        if key == "person":
            return {record_id}, set()
        kind = record_type(key)
        record = store.get(kind.cls, record_id, removed=True)
        if record is None:
            break
        if isinstance(record, Protection | WithholdingMark):
            key, record_id = record.record_type, record.record_id
        elif kind.owner is not None:
            key, record_id = kind.owner.to, str(getattr(record, kind.owner.name))
        else:
            break
    return set(), set()
