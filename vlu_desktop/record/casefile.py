# SPDX-License-Identifier: Apache-2.0
"""A case as one value: everything findings, the timeline and documents read, with the links between its rows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TypeVar

from vlu_desktop.record.base import Record
from vlu_desktop.record.behaviours import rung_of, seriousness_of
from vlu_desktop.record.conduct import (
    Charge,
    ChargeIncident,
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    LifeEvent,
    PoliceContact,
    PoliceContactIncident,
)
from vlu_desktop.record.conduct_entry import UNDATED, Conduct
from vlu_desktop.record.offending import Breach, Conviction, ConvictionIncident, Order
from vlu_desktop.record.order_kind import Broken, kind_of
from vlu_desktop.record.people import Case, Involvement, Person, PersonName, SameAs
from vlu_desktop.record.proof import names_a_breach, proof_of, settled
from vlu_desktop.record.record_types import type_of

R = TypeVar("R", bound=Record)
_BY_HAND = frozenset("12345")
# A name, and not what belongs to its bearer: "Ana's sister" is not Ana.
_NAMED = re.compile(r"[^\W\d_]{2,}(?![^\W\d_]|['’]s)")
NAMES_BY_USE = ("current", "", "known-as", "alias", "former", "online")
"""Kinds of name, the one somebody is called by first."""


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """A case with the people in it, its own rows and all that hangs on its offenders.

    `rows` holds the records by class, none of them removed. `lawful_ends` has, by the id of an order, the last day on
    which the law lets it run, for the kinds that the law ends: whoever knows the dated rules puts it in
    (`rules/lawful_ends.py`), and `in_force.end_of` reads it. Nothing here is filtered for an audience: `disclose` is
    the way to a document.
    """

    case: Case
    rows: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    lawful_ends: Mapping[str, date] = field(default_factory=dict)

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Every record of a class, as stored."""
        return self.rows.get(cls, ())  # type: ignore[return-value]

    def get(self, cls: type[R], record_id: str) -> R | None:
        """One record by its id."""
        return self._by_id(cls).get(record_id)  # type: ignore[return-value]

    def of(self, cls: type[R], owner_id: str) -> tuple[R, ...]:
        """The records of a class that belong to an owner, such as the terms of an order."""
        return self._owned(cls).get(owner_id, ())  # type: ignore[return-value]

    def linked(self, cls: type[R], name: str, record_id: str) -> tuple[R, ...]:
        """The records of a class whose field `name` points at the record."""
        return tuple(row for row in self.all(cls) if getattr(row, name) == record_id)

    @cached_property
    def _indexes(self) -> dict[tuple[str, type[Record]], dict[str, object]]:
        return {}

    def _by_id(self, cls: type[Record]) -> dict[str, object]:
        key = ("id", cls)
        if key not in self._indexes:
            self._indexes[key] = {row.id: row for row in self.rows.get(cls, ())}
        return self._indexes[key]

    def _owned(self, cls: type[Record]) -> dict[str, object]:
        key = ("owner", cls)
        if key not in self._indexes:
            owner = type_of(cls).owner
            assert owner is not None, cls
            groups: dict[str, list[Record]] = defaultdict(list)
            for row in self.rows.get(cls, ()):
                groups[getattr(row, owner.name)].append(row)
            self._indexes[key] = {owner_id: tuple(rows) for owner_id, rows in groups.items()}
        return self._indexes[key]

    @cached_property
    def _groups(self) -> dict[str, str]:
        """Each person's id to the first id of those found to be the same person."""
        first: dict[str, str] = {}

        def find(person_id: str) -> str:
            while first.get(person_id, person_id) != person_id:
                person_id = first[person_id]
            return person_id

        for link in self.all(SameAs):
            one, other = sorted((find(link.person_id), find(link.other_id)))
            first[other] = one
        return {person.id: find(person.id) for person in self.all(Person)}

    def same_person(self, one: str, other: str) -> bool:
        """Whether two entries stand for one person."""
        return bool(one) and self._groups.get(one, one) == self._groups.get(other, other)

    def name(self, person_id: str) -> str:
        """What somebody is called; "" for nobody and "not named" for one without a name."""
        if not person_id:
            return ""
        names = self.of(PersonName, person_id)
        for kind in NAMES_BY_USE:
            for name in names:
                if name.kind == kind and name.full:
                    return name.full
        return "not named"

    def people_as(self, *roles: str) -> tuple[str, ...]:
        """The ids of the people with one of the roles, without repeats, in the order they were entered."""
        return tuple(dict.fromkeys(row.person_id for row in self.all(Involvement) if row.role in roles))

    @property
    def offenders(self) -> tuple[str, ...]:
        """The ids of the case's offenders."""
        return self.people_as("offender")

    @property
    def victims(self) -> tuple[str, ...]:
        """The ids of the case's victims."""
        return self.people_as("victim")

    def teller_of(self, incident: Incident) -> str:
        """The id of the victim who told an incident; "" where somebody else did, or nothing says which of several."""
        if incident.source != "victim" or not self._victims_words:
            return ""
        if len(self._victims_words) == 1:
            return next(iter(self._victims_words))
        # What an import keeps there of a row, such as who saw it, stands behind a semicolon and tells no teller.
        said = set(_NAMED.findall(incident.source_detail.partition(";")[0].casefold()))
        named = [victim for victim, words in self._victims_words.items() if words & said]
        return named[0] if len(named) == 1 else ""

    def whose_life(self, event: LifeEvent) -> str:
        """The id of whom it happened to: the only victim where nobody is named, "" where it may be any of several."""
        return event.person_id or (next(iter(self._victims_words)) if len(self._victims_words) == 1 else "")

    @cached_property
    def _victims_words(self) -> dict[str, frozenset[str]]:
        """Each victim to the words of her or his names that no other victim has."""
        words: dict[str, set[str]] = {}
        for victim in self.victims:
            whose = next((each for each in words if self.same_person(each, victim)), victim)
            mine = (
                name
                for person in self.all(Person)
                if self.same_person(person.id, victim)
                for name in self.of(PersonName, person.id)
            )
            words.setdefault(whose, set()).update(*(_NAMED.findall(name.full.casefold()) for name in mine))
        return {
            victim: frozenset(mine.difference(*(others for each, others in words.items() if each != victim)))
            for victim, mine in words.items()
        }

    @cached_property
    def conduct(self) -> tuple[Conduct, ...]:
        """Every incident with what hangs on it, in the order things happened, undated ones last."""
        charges = self._charges
        police = self._through(PoliceContactIncident, "police_contact_id", PoliceContact)
        convictions = self._through(ConvictionIncident, "conviction_id", Conviction)
        breaches: dict[str, list[Breach]] = defaultdict(list)
        for breach in self.all(Breach):
            breaches[breach.incident_id].append(self.settled(breach))
        kinds: dict[str, tuple[str, ...]] = {}
        for row in self.all(IncidentBehaviour):
            before = kinds.get(row.incident_id, ())
            if row.kind and row.kind not in before:
                kinds[row.incident_id] = (*before, row.kind)
        targets = self._owned(IncidentTarget)
        judged: dict[tuple[str, ...], tuple[int, int]] = {}
        found: list[tuple[tuple[str, int, str], Conduct]] = []
        for incident in self.all(Incident):
            incident_id = incident.id
            mine = kinds.get(incident_id, ())
            if mine not in judged:
                judged[mine] = rung_of(mine), seriousness_of(mine)
            rung, seriousness = judged[mine]
            broken = tuple(breaches.get(incident_id, ()))
            charged = self._charged(charges.get(incident_id, ()), broken)
            reports = tuple(police.get(incident_id, ()))
            set_by_hand = incident.seriousness_set
            conduct = Conduct(
                incident=incident,
                kinds=mine,
                targets=targets.get(incident_id, ()),  # type: ignore[arg-type]
                breaches=broken,
                charges=charged,
                police=reports,
                rung=rung,
                seriousness=int(set_by_hand) if set_by_hand in _BY_HAND else seriousness,
                proof=proof_of(incident, charged, broken, bool(reports), convicted=bool(convictions.get(incident_id))),
            )
            found.append((conduct.order, conduct))
        found.sort(key=itemgetter(0))
        return tuple(each for _, each in found)

    @cached_property
    def conduct_by_id(self) -> Mapping[str, Conduct]:
        """The same, by the incident's id."""
        return {each.id: each for each in self.conduct}

    def _charged(self, charges: Iterable[Charge], broken: Iterable[Breach]) -> tuple[Charge, ...]:
        """The charges of an incident, and those its breaches were charged as."""
        charged = tuple(charges)
        own = {charge.id for charge in charged}
        return charged + tuple(
            charge for each in broken if each.charge_id not in own and (charge := self.get(Charge, each.charge_id))
        )

    @cached_property
    def _charges(self) -> dict[str, list[Charge]]:
        """Incident id to the charges that are about it."""
        return self._through(ChargeIncident, "charge_id", Charge)

    @cached_property
    def _offences_broken(self) -> dict[str, frozenset[str]]:
        """Incident id to the orders it is recorded as breaking to break which is an offence."""
        found: dict[str, set[str]] = defaultdict(set)
        for breach in self.all(Breach):
            order = self.get(Order, breach.order_id)
            if order is not None and kind_of(order.kind).broken is Broken.OFFENCE:
                found[breach.incident_id].add(order.id)
        return {incident_id: frozenset(orders) for incident_id, orders in found.items()}

    def charge_of(self, breach: Breach) -> Charge | None:
        """What a breach was charged as: the charge it names, or else the one that is about its incident and a breach.

        Where an incident broke several orders, or has several such charges, nobody can tell which is whose.
        """
        if breach.charge_id:
            return self.get(Charge, breach.charge_id)
        if self._offences_broken.get(breach.incident_id, frozenset()) != frozenset({breach.order_id}):
            return None
        charges = self._charges.get(breach.incident_id, ())
        about = {charge.id: charge for charge in charges if names_a_breach(charge)}
        return next(iter(about.values())) if len(about) == 1 else None

    def settled(self, breach: Breach) -> Breach:
        """The breach with its one outcome (`proof.settled`): what findings, the timeline and documents speak of."""
        return settled(breach, self.charge_of(breach))

    def _through(self, link: type[Record], name: str, cls: type[R]) -> dict[str, list[R]]:
        """Incident id to the records of `cls` joined to it by the rows of `link`."""
        found: dict[str, list[R]] = defaultdict(list)
        for row in self.all(link):
            record = self.get(cls, getattr(row, name))
            if record is not None:
                found[row.incident_id].append(record)  # type: ignore[attr-defined]
        return found

    def breaches_of(self, order_id: str) -> tuple[Breach, ...]:
        """An order's breaches in the order they happened, settled; the nth is the nth of these."""
        return tuple(self.settled(breach) for breach in sorted(self.of(Breach, order_id), key=self._breach_key))

    def _breach_key(self, breach: Breach) -> tuple[str, int, str, str]:
        """As incidents are sorted: of one day, the terms that one of them broke stay together."""
        conduct = self.conduct_by_id.get(breach.incident_id)
        order = conduct.order if conduct else (UNDATED.time_key, 2**63, breach.incident_id)
        return (*order, breach.id)

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """The orders by the day they were made, those without one last."""
        return tuple(sorted(self.all(Order), key=lambda order: (order.made is None, order.made, order.id)))
