# SPDX-License-Identifier: Apache-2.0
"""The rows of a case that an audience may have, each with only the fields its document names."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.as_then import as_then
from vlu_desktop.disclosure.audiences import Audience
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import HERS_ALONE, LINKS, MEETINGS, MESSAGES, Allowance
from vlu_desktop.disclosure.message_rows import HER_OWN, MessageRows, is_hers
from vlu_desktop.disclosure.protected_values import VaultView, applies
from vlu_desktop.disclosure.row_policy import RowPolicy
from vlu_desktop.kernel.ids import OfficerId, UnitId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import blank_of, specs
from vlu_desktop.record.record_types import record_type, type_of

BEFORE_A_COURT = frozenset({"charged", "admitted", "convicted", "contempt"})
"""Outcomes of a breach that the offender knows from a court."""
_CHARGES_BEFORE_A_COURT = frozenset({"", "pending", "admitted", "convicted", "proved", "lie-on-file", "caution"})
_HE_WAS_THERE = frozenset({"arrest", "interview", "warning"})
_SAYS_WHERE = frozenset({"home-move", "number-change", "job-change", "school-change", "support"})
_ABOUT_THIS_VICTIM = frozenset({"victim", "licence"})
_WHOLE_LISTS = frozenset({"police", "internal"})
_POINTS_AT_HER = frozenset({"exclusion", "contact-block"})
_NO_AREA = frozenset({"court", "parole", "tribunal"})
_OF_AGE = 18
_IN_COURT_PAPERS = frozenset({"charged", "admitted", "convicted", "acquitted"})
# The field that says when a row came about; what came after the record's last day is not in the document.
_SINCE = ("happened", "made", "on", "passed", "convicted", "charged_on", "signed_on", "taken_on", "starts", "taken_in",
          "asked_on", "made_on", "offered_on", "done_on")  # fmt: skip
# What is set for a day to come is known from when it was entered: a hearing that is listed, a release that is planned.
_PLANNED = (o.Hearing, o.Movement, w.Meeting)


class RowFilter:
    """Chooses rows: by what the document names, by protections, by what was agreed to, and by who may know of them."""

    def __init__(
        self,
        view: VaultView,
        audience: Audience,
        on: date,
        choices: DisclosureOptions,
        *,
        reader: str,
        allowance: Allowance,
    ) -> None:
        self._file = view.file
        self._up_to = choices.up_to or on
        self._key = audience.key
        self._reader = reader
        self._he_reads = audience.he_reads
        self._on = on
        self._allowance: dict[type[Record], str] = dict(allowance)
        if choices.mentions_marac:
            self._allowance.setdefault(w.Meeting, MEETINGS)
        self._messages = MessageRows(choices.messages) if choices.messages else None
        if self._messages:
            self._allowance |= MESSAGES
        self.left: Counter[tuple[str, str]] = Counter()
        self._fields = {(row.record_id, row.field) for row, _ in view.protected if applies(row, audience, on)}
        self._whole = {record_id for record_id, name in self._fields if not name}
        self._refused = {
            row.incident_id
            for row in view.file.all(c.IncidentUse)
            if audience.purpose and row.purpose == audience.purpose and row.agreed == "no"
        }
        self._knows = RowPolicy(view.file, audience, choices, reader, on, self._whole)
        self._blanks = self._blank_fields()

    def rows(self) -> dict[type[Record], tuple[Record, ...]]:
        """By class; rows that hang on one left out are left out with it."""
        found: dict[type[Record], tuple[Record, ...]] = {}
        kept: dict[str, set[str]] = {}
        # Owners are decided before what belongs to them.
        for cls in sorted(self._allowance, key=lambda cls: len(_above(cls))):
            rows = tuple(self._only(row) for row in self._every(cls) if self._may(row) and self._owner_kept(row, kept))
            found[cls] = rows
            kept[type_of(cls).key] = {row.id for row in rows}
        return self._joined(found, kept.get("incident", set()))

    def _every(self, cls: type[Record]) -> tuple[Record, ...]:
        """The rows of a class, a breach with its one outcome: what is chosen by it and what is printed are the same."""
        if cls is p.Case:
            return (self._file.case,)
        return tuple(self._settled(row) if isinstance(row, o.Breach) else row for row in self._file.all(cls))

    def _settled(self, row: o.Breach) -> o.Breach:
        """The breach with the outcome of its charge, where that may be told here and had come by the last day."""
        charge, settled = self._file.charge_of(row), self._file.settled(row)
        kept_back = charge is not None and (charge.id in self._whole or (charge.id, "outcome") in self._fields)
        return row if kept_back or as_then(settled, self._up_to).outcome != settled.outcome else settled

    def _may(self, row: Record) -> bool:
        if row.id in self._whole or (isinstance(row, c.Incident) and row.id in self._refused):
            self.left[("W1" if row.id in self._whole else "W5", type_of(type(row)).plural.lower())] += 1
            return False
        if self._is_later(row):
            return False
        if isinstance(row, c.SourceItem) and self._messages and not self._messages.may(row):
            return False
        return self._knows.of(row)

    def _is_later(self, row: Record) -> bool:
        """Whether a row came about after the last day this document speaks of; a plan entered by then did not."""
        if isinstance(row, _PLANNED) and row.recorded_at and civil(row.recorded_at).date() <= self._up_to:
            return False
        for name in _SINCE:
            value = getattr(row, name, None)
            day = value.first_day if isinstance(value, When) else value
            if isinstance(day, date):
                return day > self._up_to
        return False

    def _owner_kept(self, row: Record, kept: Mapping[str, set[str]]) -> bool:
        owner = type_of(type(row)).owner
        if owner is None or owner.to not in kept or owner.to in ("case", "person"):
            return True
        return getattr(row, owner.name) in kept[owner.to]

    def _joined(
        self, found: dict[type[Record], tuple[Record, ...]], incidents: set[str]
    ) -> dict[type[Record], tuple[Record, ...]]:
        """The rows whose incidents are still there. What stands on nothing here is not this document's matter."""
        links = {
            cls: tuple(row for row in rows if _reaches(row, incidents)) if _is_link(cls) else rows
            for cls, rows in found.items()
        }
        links[o.Breach] = tuple(row for row in found.get(o.Breach, ()) if self._breach_stays(row, incidents))
        self._keep_standing(links, c.Charge, c.ChargeIncident, self._charge_stays)
        self._keep_standing(links, c.PoliceContact, c.PoliceContactIncident, self._report_stays)
        self._keep_standing(links, c.Exhibit, c.ExhibitIncident, self._exhibit_stays)
        if self._messages:
            self._keep_standing(links, c.SourceItem, c.SourceItemIncident, lambda _: False)
            self._count_hers(self._messages, incidents)
        return {cls: rows for cls, rows in links.items() if cls in self._allowance}

    def _count_hers(self, messages: MessageRows, incidents: set[str]) -> None:
        """How many of her own messages of the entries here are left out or stand only as marks."""
        of_entries = {
            row.source_item_id for row in self._file.all(c.SourceItemIncident) if row.incident_id in incidents
        }
        found = (row for row in self._file.all(c.SourceItem) if row.id in of_entries and not self._is_later(row))
        hers = sum(map(is_hers, found))
        if hers and not messages.shows_hers:
            self.left[(HER_OWN, type_of(c.SourceItem).plural.lower())] += hers

    @staticmethod
    def _keep_standing(
        links: dict[type[Record], tuple[Record, ...]],
        cls: type[Record],
        link: type[Record],
        stays: Callable[[Record], bool],
    ) -> None:
        """Of a class leave the rows that a link joins to an incident here, or that stay by themselves."""
        owner = type_of(link).owner
        assert owner is not None
        linked = {getattr(row, owner.name) for row in links.get(link, ())}
        links[cls] = tuple(row for row in links.get(cls, ()) if row.id in linked or stays(row))
        left = {row.id for row in links[cls]}
        links[link] = tuple(row for row in links.get(link, ()) if getattr(row, owner.name) in left)

    def _breach_stays(self, row: Record, incidents: set[str]) -> bool:
        """One of an incident here, or towards somebody else where it came to a court; never of a refused incident."""
        assert isinstance(row, o.Breach)
        if row.incident_id in incidents:
            return True
        if self._key in _ABOUT_THIS_VICTIM:
            return False
        return self._file.get(c.Incident, row.incident_id) is None and row.outcome in BEFORE_A_COURT

    def _charge_stays(self, row: Record) -> bool:
        """A charge that is about no incident of this document: his own record, where it came to a court."""
        assert isinstance(row, c.Charge)
        if self._key in _ABOUT_THIS_VICTIM:
            return False
        return row.outcome in _CHARGES_BEFORE_A_COURT or not self._file.of(c.ChargeIncident, row.id)

    def _report_stays(self, row: Record) -> bool:
        """A contact with the police about no incident of this document: he was there, or it is about none at all."""
        assert isinstance(row, c.PoliceContact)
        if self._he_reads:
            return row.kind in _HE_WAS_THERE
        return self._key in _WHOLE_LISTS and not self._file.of(c.PoliceContactIncident, row.id)

    def _exhibit_stays(self, row: Record) -> bool:
        """An exhibit that shows no incident: for those who keep or take the whole list of them; the map of an area."""
        if self._key == "licence":
            return any(each.map_id == row.id for each in self._file.all(w.Request) if self._knows.of(each))
        return self._key in _WHOLE_LISTS and not self._file.of(c.ExhibitIncident, row.id)

    def _only(self, row: Record) -> Record:
        """The row with every field blank that the document does not name or that is protected."""
        allowed = {*self._allowance[type(row)].split(), *LINKS} - self._blank(row)
        blank = {
            spec.name: blank_of(spec.kind)
            for spec in specs(type(row))
            if spec.name not in allowed or (row.id, spec.name) in self._fields
        }
        left = dataclasses.replace(as_then(row, self._up_to), unit=UnitId(""), recorded_by=OfficerId(""), **blank)
        return self._messages.only(left) if self._messages and isinstance(left, c.SourceItem) else left

    def _blank(self, row: Record) -> set[str]:
        """Fields that would say where somebody is, or what only she may read."""
        rule = self._blanks.get(type(row))
        return set(rule(row).split()) if rule else set()

    def _blank_fields(self) -> Mapping[type[Record], Callable[[Any], str]]:
        """By the type of a row, which of its fields are left blank, a space between."""
        return {
            p.Person: self._of_a_person,
            c.LifeEvent: lambda row: "account" if self._he_reads and row.kind in _SAYS_WHERE else "",
            # The area is for whoever supervises; its description, why there, and whom letters reach point at her.
            w.Request: lambda row: "wording reason" if self._key in _NO_AREA and row.kind in _POINTS_AT_HER else "",
            c.Incident: lambda row: "" if self._reference_stands(row) else "police_reference",
        }

    def _of_a_person(self, row: p.Person) -> str:
        hers = any(self._file.same_person(row.id, each) for each in self._file.victims)
        return " ".join((*(() if self._birthday_stands(row) else ("born",)), *(() if hers else (HERS_ALONE,))))

    def _reference_stands(self, row: c.Incident) -> bool:
        """The number of a report says which force took it; once charged it stands in his own papers."""
        return not self._he_reads or self._file.conduct_by_id[row.id].proof in _IN_COURT_PAPERS

    def _birthday_stands(self, row: p.Person) -> bool:
        """In what he reads, hers only while she is a child, for a statement then says so; in her copy, hers alone."""
        same = self._file.same_person
        if self._reader:
            return same(row.id, self._reader)
        if not self._he_reads or any(same(row.id, each) for each in self._file.offenders):
            return True
        last = row.born.last_day if row.born else None
        return (
            last is not None
            and (self._on.year - last.year - ((self._on.month, self._on.day) < (last.month, last.day))) < _OF_AGE
        )


def _above(cls: type[Record]) -> tuple[type[Record], ...]:
    """The classes that a class belongs to, the nearest first."""
    owner = type_of(cls).owner
    if owner is None:
        return ()
    nearest = record_type(owner.to).cls
    return nearest, *_above(nearest)


def _is_link(cls: type[Record]) -> bool:
    return any(spec.name == "incident_id" for spec in specs(cls))


def _reaches(row: Record, incidents: set[str]) -> bool:
    return getattr(row, "incident_id", "") in incidents
