# SPDX-License-Identifier: Apache-2.0
"""What all of a unit's cases hold of each offender by a day, every record once however many cases know him or her."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from vlu_desktop.analysis.breach_facts import BreachFact, breaches_of, court_orders, status_of
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import CUSTODY
from vlu_desktop.analysis.rules import custody_contact
from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.breach_count import own_count
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.offending import (
    Assessment,
    Conviction,
    NoneKnown,
    OffenderHistory,
    Programme,
    Sentence,
    SentenceRequirement,
    Whereabouts,
)
from vlu_desktop.record.people import Person, SameAs

R = TypeVar("R", bound=Record)
_OF_OFFENDER = "offender_id"
_KEPT: tuple[type[Record], ...] = (
    Charge,
    Conviction,
    OffenderHistory,
    NoneKnown,
    Sentence,
    Programme,
    Assessment,
    Whereabouts,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachOnDay:
    """A breach of a court's order: the day, where it is known to the day, how far it was proved, how many it is."""

    incident_id: str
    order_id: str
    order: tuple[str, int, str]
    on: date | None
    status: str
    least: int


@dataclass(slots=True, kw_only=True)
class OffenderFacts:
    """One offender: the entries that are this person, and their records by class and id.

    `contact`: "shown" where conduct surely came from custody, "may" where it may have, "" where nothing says so.
    """

    id: str
    people: dict[str, Person] = field(default_factory=dict)
    rows: dict[type[Record], dict[str, Record]] = field(default_factory=lambda: defaultdict(dict))
    breaches: dict[tuple[str, str], BreachOnDay] = field(default_factory=dict)
    contact: str = ""

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """The records of a class, in no order."""
        return tuple(self.rows[cls].values())  # type: ignore[arg-type]

    def none_known(self, what: str) -> bool:
        """Whether somebody who would know said that there is none of it."""
        return any(row.what == what for row in self.all(NoneKnown))

    @property
    def in_custody(self) -> bool:
        """Whether he or she is known to have been in custody."""
        return any(stay.kind in CUSTODY for stay in self.all(Whereabouts))

    @property
    def incidents_of_breach(self) -> tuple[BreachOnDay, ...]:
        """The breaches in order, an incident that broke several orders once, as often as it is counted most."""
        counted = sorted(self.breaches.values(), key=lambda each: each.least)
        once = {each.incident_id: each for each in counted}
        return tuple(sorted(once.values(), key=lambda each: each.order))


class OffendersGathered:
    """Takes in one case after another, and keeps of each only what is of its offenders."""

    def __init__(self, up_to: date) -> None:
        self._up_to = up_to
        self._found: dict[str, OffenderFacts] = {}
        self._alike: dict[str, str] = {}

    def add(self, view: CaseView) -> None:
        """A case, looked back at from the same day."""
        file = view.case_file
        offenders = file.offenders
        for link in file.all(SameAs):
            one, other = self._one(link.person_id), self._one(link.other_id)
            self._alike[max(one, other)] = min(one, other)
        for each in offenders:
            facts = self._found.setdefault(each, OffenderFacts(id=each))
            if (person := file.get(Person, each)) is not None:
                facts.people[each] = person
            for cls in _KEPT:
                self._keep(facts, (row for row in file.all(cls) if getattr(row, _OF_OFFENDER) == each))
            sentences = facts.rows[Sentence]
            self._keep(facts, (row for row in file.all(SentenceRequirement) if row.sentence_id in sentences))
        self._add_breaches(view)
        self._add_contact(view, offenders)

    def every(self) -> tuple[OffenderFacts, ...]:
        """Each offender, those found to be one person as one."""
        together: dict[str, OffenderFacts] = {}
        for each, facts in sorted(self._found.items()):
            one = together.setdefault(self._one(each), OffenderFacts(id=self._one(each)))
            one.people.update(facts.people)
            one.breaches.update(facts.breaches)
            for cls, rows in facts.rows.items():
                one.rows[cls].update(rows)
            one.contact = max(one.contact, facts.contact, key=("", "may", "shown").index)
        return tuple(together.values())

    def _one(self, person_id: str) -> str:
        while (other := self._alike.get(person_id, person_id)) != person_id:
            person_id = other
        return person_id

    def _keep(self, facts: OffenderFacts, rows: Iterable[Record]) -> None:
        for row in rows:
            if happened_by(row, self._up_to):
                facts.rows[type(row)][row.id] = row

    def _add_breaches(self, view: CaseView) -> None:
        for order in court_orders(view):
            facts = self._found.get(order.offender_id)
            for each in breaches_of(view, order) if facts else ():
                assert facts is not None
                facts.breaches[order.id, each.entry.id] = BreachOnDay(
                    incident_id=each.entry.id,
                    order_id=order.id,
                    order=each.entry.order,
                    on=each.entry.first if each.entry.exact else None,
                    status=each.status,
                    least=_least(each),
                )

    def _add_contact(self, view: CaseView, offenders: tuple[str, ...]) -> None:
        """By the finding that tells of it; what is not said to be of one offender is of nobody where there are more."""
        for found in custody_contact.RULE.find(custody_contact.RULE, view):
            stays = [view.case_file.get(Whereabouts, record_id) for _, record_id in found.links]
            whose = {stay.offender_id for stay in stays if stay} or (set(offenders) if len(offenders) == 1 else set())
            for each in whose & self._found.keys():
                told = "shown" if found.certain else "may"
                self._found[each].contact = max(self._found[each].contact, told, key=("", "may", "shown").index)


def _least(fact: BreachFact) -> int:
    """How many breaches of its status it is at least: as they were counted themselves, never as the incident was.

    Thirty texts that led to one conviction are thirty occasions and one proved breach.
    """
    of_status = (row for row in fact.rows if status_of(row, fact.entry) == fact.status)
    own = own_count(of_status)
    return own.at_least() if own else 1


_DAY_OF: dict[type[Record], tuple[str, ...]] = {
    Charge: ("charged_on",),
    Conviction: ("convicted",),
    OffenderHistory: ("happened",),
    NoneKnown: ("on",),
    Sentence: ("passed",),
    Programme: ("starts",),
    Assessment: ("asked_on", "decided_on"),
    Whereabouts: ("starts",),
}


def happened_by(row: Record, up_to: date) -> bool:
    """Whether a record is of something that may have been by the day: its first day, or none entered."""
    days = [_first(getattr(row, name)) for name in _DAY_OF.get(type(row), ())]
    known = [each for each in days if each is not None]
    return not known or min(known) <= up_to


def _first(value: When | date | None) -> date | None:
    return value.first_day if isinstance(value, When) else value
