# SPDX-License-Identifier: Apache-2.0
"""What is done about telling somebody: a contact tried or made, with its next step, or why she or he is not told."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.due.due_line import ANNUAL_CONTACT, DueItem
from vlu_desktop.due.victim_lines import enough_for
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.contact_ways import has_ended, points_now
from vlu_desktop.record.people import ContactPoint, Officer
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Contact, Telling
from vlu_desktop.services.cases.records import refuse_dangling, refuse_incomplete
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingWays:
    """What the window of a telling offers: who it is, the ways that have not ended, and who is at the desk."""

    name: str
    points: tuple[ContactPoint, ...]
    officer: str


class TellingActs:
    """One act each. What is recorded is of the one person of its lines, and of nobody else."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ways(self, item: DueItem, today: date) -> TellingWays:
        """How the person of a line can be reached now."""
        file = self._file(item.case_id)
        officer = self._store.get(Officer, self._store.officer)
        return TellingWays(
            name=file.name(item.person_id), points=points_now(file, item.person_id, today),
            officer=officer.name if officer is not None else "",
        )  # fmt: skip

    def tried(self, items: Sequence[DueItem], contact: Contact, today: date) -> Changes:
        """A contact at which these were told, or at which it was tried; who was not reached needs a next step.

        The contact once a year is the contact itself, by its key stage: nothing is told with it that needs a row.
        """
        case_id, person_id = _of_one(items)
        contact = replace(contact, case_id=case_id, person_id=person_id)
        if any(item.kind == ANNUAL_CONTACT for item in items):
            contact = replace(contact, key_stage=ANNUAL_CONTACT)
        self._refuse(contact, today, enough_for(items))
        tellings = [self._telling(item, today) for item in items if item.event]
        with self._store.act("telling.tried", act="collected", case_id=case_id) as act:
            made = act.add(contact)
            act.add_many(replace(each, contact_id=made.id, on=_day(made)) for each in tellings)
        return act.changes

    def not_told(self, items: Sequence[DueItem], on: date, reason: str, manager: str, today: date) -> Changes:
        """A manager decided that she or he is not told, and why."""
        case_id, _ = _of_one(items)
        if not all(item.event for item in items):
            raise UserError(say("telling.annual-is-made"))
        if on > today:
            raise UserError(say("telling.after-today"))
        if not reason.strip() or not manager.strip():
            raise UserError(say("telling.needs-reason"))
        tellings = [
            replace(self._telling(item, today), why="not-told", on=on, reason=reason.strip(), manager=manager.strip())
            for item in items
        ]
        with self._store.act("telling.not-told", act="collected", case_id=case_id) as act:
            act.add_many(tellings)
        return act.changes

    def _telling(self, item: DueItem, today: date) -> Telling:
        """What stands of a line; refused where what it is about has gone meanwhile."""
        key, record_id = item.target
        if self._store.get(record_type(key).cls, record_id) is None:
            raise UserError(say("telling.gone"))
        return Telling(
            case_id=item.case_id, person_id=item.person_id, event=item.event, event_on=item.event_on, record_type=key,
            record_id=record_id, why="contact", on=today,
        )  # fmt: skip

    def _refuse(self, contact: Contact, today: date, enough: Set[str]) -> None:
        refuse_incomplete(contact)
        refuse_dangling(self._store, None, contact)
        on = _day(contact)
        if on is None or not contact.channel or not contact.outcome:
            raise UserError(say("telling.needs-all"))
        if on > today:
            raise UserError(say("telling.after-today"))
        point = self._store.get(ContactPoint, contact.contact_point_id) if contact.contact_point_id else None
        if point is not None and not self._file(contact.case_id).same_person(point.person_id, contact.person_id):
            raise UserError(say("telling.not-hers"))
        if point is not None and has_ended(point.until, on):
            raise UserError(say("telling.ended-point"))
        if contact.outcome in enough:
            return
        if contact.follow_up_on is None or not contact.next_step or contact.follow_up_on <= on:
            raise UserError(say("telling.needs-next"))

    def _file(self, case_id: str) -> CaseFile:
        file = self._store.case_file(case_id)
        if file is None:
            raise UserError(say("telling.gone"))
        return file


def _of_one(items: Sequence[DueItem]) -> tuple[str, str]:
    """The case and the person of the lines; what is recorded for one never speaks for another."""
    found = {(item.case_id, item.person_id) for item in items}
    if len(found) != 1 or not all(item.at_contact for item in items):
        raise UserError(say("telling.one-person"))
    return found.pop()


def _day(contact: Contact) -> date | None:
    return contact.happened.last_day if contact.happened is not None else None
