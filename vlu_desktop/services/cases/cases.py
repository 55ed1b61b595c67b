# SPDX-License-Identifier: Apache-2.0
"""Cases: the list, opening one (which the journal keeps as a consultation), and beginning one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import CaseLine, Changes
from vlu_desktop.record.people import Case, Involvement, Person, PersonName, Relationship
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody to enter with a new case; an `existing_id` joins a person already held instead."""

    given: str = ""
    family: str = ""
    existing_id: str = ""

    @property
    def named(self) -> bool:
        """Whether anything was entered."""
        return bool(self.existing_id or self.given.strip() or self.family.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What the first screen asks for: no more than can be known at the door."""

    title: str = ""
    reference: str = ""
    scheme: str = ""
    victim: NewPerson = NewPerson()
    offender: NewPerson = NewPerson()
    relationship: str = ""
    safe_contact: str = ""


class Cases:
    """Listing, opening and beginning cases."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self, case_id: str) -> CaseFile:
        """The whole case, and a line in the journal that it was looked at."""
        file = self.read(case_id)
        self._store.consulted("case.open", case_id=case_id)
        return file

    def read(self, case_id: str) -> CaseFile:
        """The whole case without a line in the journal, for a page that refreshes what is open already."""
        file = self._store.case_file(case_id)
        if file is None:
            raise UserError(say("acts.that-case-is-not-in"))
        return file

    def ids(self) -> list[str]:
        """The id of every case."""
        return [line.id for line in self.lines()]

    def lines(self) -> tuple[CaseLine, ...]:
        """Every case as a list shows it."""
        return tuple(self._store.case_list())

    def find(self, name: str) -> str:
        """The id of the case meant by an id, the beginning of one, a reference or a title."""
        wanted = name.strip().casefold()
        cases = self._store.all(Case)
        tests: tuple[Callable[[Case], bool], ...] = (
            lambda case: case.id == wanted,
            lambda case: case.reference.casefold() == wanted,
            lambda case: case.title.casefold() == wanted,
            lambda case: len(wanted) >= 4 and case.id.startswith(wanted),
        )
        for fits in tests:
            found = [case for case in cases if fits(case)]
            if len(found) == 1:
                return found[0].id
            if found:
                raise UserError(say("acts.several-cases-fit", name=name, n=len(found)))
        raise UserError(say("acts.no-such-case", name=name))

    def begin(self, new: NewCase, today: date) -> tuple[str, Changes]:
        """Begin a case; one act, whoever is entered with it. Returns the case's id too."""
        title = new.title.strip() or _initials(new)
        if not title:
            raise UserError(say("acts.give-the-case-a-title"))
        with self._store.act("case.begin", act="collected") as act:
            case = act.add(
                Case(
                    title=title,
                    reference=new.reference.strip(),
                    scheme=new.scheme,
                    status="active",
                    opened=today,
                    safe_contact=new.safe_contact.strip(),
                )
            )
            people: dict[str, str] = {}
            for role, person in (("victim", new.victim), ("offender", new.offender)):
                if person.named:
                    people[role] = person.existing_id or _enter(act, person)
                    act.add(Involvement(case_id=case.id, person_id=people[role], role=role))
            if new.relationship and len(people) == 2:
                act.add(Relationship(person_id=people["victim"], other_id=people["offender"], kind=new.relationship))
        return case.id, act.changes


def _enter(act: Act, person: NewPerson) -> RecordId:
    entered = act.add(Person())
    act.add(PersonName(person_id=entered.id, kind="current", given=person.given.strip(), family=person.family.strip()))
    return entered.id


def _initials(new: NewCase) -> str:
    def short(person: NewPerson) -> str:
        return "".join(f"{part[0]}." for part in (person.given.strip(), person.family.strip()) if part)

    return " and ".join(part for part in (short(new.victim), short(new.offender)) if part)
