# SPDX-License-Identifier: Apache-2.0
"""Whether an audience may know that a row is there at all, by what the row says and whose it is."""

from collections.abc import Callable, Mapping, Set
from datetime import date
from typing import Any

from vlu_desktop.disclosure.audiences import EVERYBODY, Audience
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import NAMES_BY_USE, CaseFile
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.in_force import stops_contact
from vlu_desktop.record.order_status import status_of

_PRIVATE = frozenset({"new-relationship", "birth"})
_HER_OWN_WORD = frozenset({"victim", "document"})
_CONDITIONS = frozenset({"no-contact", "exclusion", "other-condition"})
_UNDECIDED = frozenset({"", "waiting", "deferred"})
_ASKED_OF = {
    "court": frozenset({"restraining", "assessment", "full-report"}),
    "parole": _CONDITIONS | {"assessment"},
    "parole-withheld": frozenset({"non-disclosure"}),
    "tribunal": _CONDITIONS,
}
"""What a court and a panel are asked for, or what bears on what they decide; nobody else's business stands there."""
_HEARS_OF_A_BLOCK = frozenset({"court", "parole"})
"""Who is told of a block on his letters and calls that is in place: he knows of it, and what came after it counts."""
_ALL_NAMES = frozenset({"marac", "internal"})
OF_A_FAMILY, OF_A_TRIBUNAL = "family-impact", "tribunal"
"""The statement of a bereaved family, which a court and a panel are given as they are a victim's own; and one for a
tribunal, which victims and bereaved relatives make and nobody else is given."""
_KINDS_OF_STATEMENT = {
    "court": ("court", OF_A_FAMILY), "parole": ("parole", OF_A_FAMILY), "tribunal": (OF_A_TRIBUNAL,),
}  # fmt: skip
_BY_RELATIVES = frozenset({OF_A_FAMILY, OF_A_TRIBUNAL})
_MAY_NAME_ITS_MAKER = frozenset({"court", "parole", "parole-withheld", "tribunal", "internal"})
Rules = Mapping[type[Record], Callable[[Any], bool]]
"""By the type of a row, whether it may be there."""


class RowPolicy:
    """Asked of each row on its own; what hangs on a row that is left out goes with it elsewhere."""

    def __init__(
        self, file: CaseFile, audience: Audience, choices: DisclosureOptions, reader: str, on: date, hidden: Set[str]
    ) -> None:
        self._file = file
        self._audience = audience
        self._agency = " ".join(choices.agency.split()).casefold()
        self._reader = reader
        self._on = on
        self._drafts = choices.drafts
        self._family = file.people_as("family", "new-partner", "child")
        self._unit = EVERYBODY in audience.people
        self.people = self._named()
        self._names = {name.id for person in self.people for name in self._names_of(person, hidden)}
        asked = {row.id for row in file.all(w.Request) if _is_condition_to_decide(row)}
        self._supporting = {row.incident_id for row in file.all(w.RequestIncident) if row.request_id in asked}
        self._for_all = self._rules_for_all()
        self._own = self._rules_of_its_own()

    def of(self, row: Record) -> bool:
        """Whether the row may be there."""
        return all(rules.get(type(row), _yes)(row) for rules in (self._for_all, self._own))

    def _rules_for_all(self) -> Rules:
        """What decides for every audience, by the type of row; a type that isn't here may be there."""
        return {
            p.Person: self._is_of_somebody_named,
            p.PersonReference: self._is_of_the_offender,
            p.Involvement: self._is_part_of_somebody_named,
            p.PersonName: self._is_name_to_use,
            p.Address: self._is_of_somebody_findable,
            p.ContactPoint: self._is_of_somebody_findable,
            p.Vehicle: self._is_of_somebody_findable,
            p.Relationship: self._is_between_him_and_her,
            c.LifeEvent: self._is_because_of_him,
            o.Order: self._is_order_the_reader_may_know,
            w.Request: self._is_request_to_be_told,
            w.Statement: self._agreed,
            w.Meeting: self._is_meeting_to_be_told,
        }

    def _rules_of_its_own(self) -> Rules:
        """What decides besides for this audience alone."""
        match self._audience.key:
            case "victim":
                return self._rules_for_her()
            case "licence":
                return {w.Request: _is_condition_to_decide, c.Incident: self._supports_a_request}
            case "agency":
                return {
                    w.Action: self._is_action_of_the_agency,
                    **dict.fromkeys((p.Address, p.ContactPoint, p.Vehicle), self._is_of_a_professional),
                }
            case "marac":
                return dict.fromkeys((p.Address, p.ContactPoint, p.Vehicle), self._is_where_somebody_is_now)
        return {}

    def _rules_for_her(self) -> Rules:
        """What a victim may have: her own, what she told, and what she was told."""
        return {
            p.Address: self._is_hers,
            p.ContactPoint: self._is_hers,
            p.Vehicle: self._is_hers,
            c.Incident: self._is_her_own_word,
            c.LifeEvent: self._is_of_her_life,
            o.Order: self._protects_her,
            o.Conviction: self._is_conviction_against_her,
            o.Sentence: self._is_sentence_for_her,
            w.Telling: self._is_what_she_was_told,
            w.Statement: self._is_her_statement,
            w.Contact: self._is_hers,
            Complaint: self._is_hers,
        }

    def _is_of_somebody_named(self, row: p.Person) -> bool:
        return row.id in self.people

    def _is_of_the_offender(self, row: p.PersonReference) -> bool:
        return self._unit or any(self._file.same_person(row.person_id, each) for each in self._file.offenders)

    def _is_of_a_professional(self, row: p.Address | p.ContactPoint | p.Vehicle) -> bool:
        """An agency is written to where its own people are; where anybody else is stands in no letter to it."""
        held = {each.role for each in self._file.all(p.Involvement) if each.person_id == row.person_id}
        return held == {"professional"}

    def _is_part_of_somebody_named(self, row: p.Involvement) -> bool:
        return row.person_id in self.people

    def _is_name_to_use(self, row: p.PersonName) -> bool:
        return row.id in self._names

    def _is_of_somebody_findable(self, row: p.Address | p.ContactPoint | p.Vehicle) -> bool:
        return self._unit or self._may_be_found(row.person_id)

    def _is_because_of_him(self, row: c.LifeEvent) -> bool:
        return self._unit or (row.because == "yes" and not (self._audience.he_reads and row.kind in _PRIVATE))

    def _is_order_the_reader_may_know(self, row: o.Order) -> bool:
        return not self._audience.he_reads or status_of(row.status).offender_knows

    def _is_request_to_be_told(self, row: w.Request) -> bool:
        # He is never told that something was asked to be kept from him.
        if self._audience.he_reads and (row.kind == "non-disclosure" or row.decision == "withdrawn"):
            return False
        if self._audience.key in _HEARS_OF_A_BLOCK and stops_contact(row):
            return True
        return row.kind in _ASKED_OF.get(self._audience.key, {row.kind})

    def _is_meeting_to_be_told(self, row: w.Meeting) -> bool:
        return self._unit or row.kind == "marac"

    def _is_hers(self, row: p.Address | p.ContactPoint | p.Vehicle | w.Contact | Complaint) -> bool:
        return self._is_reader(row.person_id)

    def _is_her_own_word(self, row: c.Incident) -> bool:
        """Nothing that another victim of the case is known to have told."""
        whose = self._file.teller_of(row)
        return row.source in _HER_OWN_WORD and row.standing != "assessment" and (not whose or self._is_reader(whose))

    def _is_of_her_life(self, row: c.LifeEvent) -> bool:
        """Hers by name: what nobody is named for may be another victim's, unless she is the only one."""
        return self._is_reader(self._file.whose_life(row))

    def _protects_her(self, row: o.Order) -> bool:
        return any(self._is_reader(each.person_id) for each in self._file.of(o.OrderProtected, row.id))

    def _is_conviction_against_her(self, row: o.Conviction) -> bool:
        return self._is_reader(row.against_id)

    def _is_sentence_for_her(self, row: o.Sentence) -> bool:
        conviction = self._file.get(o.Conviction, row.conviction_id)
        return conviction is not None and self._is_reader(conviction.against_id)

    def _is_what_she_was_told(self, row: w.Telling) -> bool:
        """Hers alone, and only where she answered or an earlier version noted it: no attempt, and no reason against."""
        if not self._is_reader(row.person_id) or row.why not in ("contact", "earlier"):
            return False
        contact = self._file.get(w.Contact, row.contact_id)
        return row.why == "earlier" or (
            contact is not None and contact.outcome in w.ANSWERED and self._is_reader(contact.person_id)
        )

    def _is_her_statement(self, row: w.Statement) -> bool:
        return self._is_reader(row.maker_id)

    def _supports_a_request(self, row: c.Incident) -> bool:
        """A licence request speaks of conditions to be decided, and of what supports those and nothing else."""
        return row.id in self._supporting

    def _is_action_of_the_agency(self, row: w.Action) -> bool:
        """An agency's list holds its own actions."""
        return bool(self._agency) and " ".join(row.agency.split()).casefold() == self._agency

    def _is_where_somebody_is_now(self, row: p.Address | p.ContactPoint | p.Vehicle) -> bool:
        """A referral tells where people are now, not where they were."""
        ended = row.until.last_day if row.until else None
        return not (ended and ended <= self._on) and getattr(row, "kind", "") != "former"

    def _named(self) -> set[str]:
        """The entries of everybody with a part in the case that this audience may be told of."""
        roles = self._audience.people
        if EVERYBODY in roles:
            held = {row.person_id for row in self._file.all(p.Involvement)}
        else:
            held = set(self._file.people_as(*roles))
            # Whoever made a statement that is given here is named with it: a court asks for the name of its maker.
            held |= {row.maker_id for row in self._file.all(w.Statement) if self._agreed(row)}
        if self._reader:
            held -= {each for each in self._file.victims if not self._is_reader(each)}
        same = self._file.same_person
        return held | {person.id for person in self._file.all(p.Person) if any(same(person.id, each) for each in held)}

    def _may_be_found(self, person_id: str) -> bool:
        same = self._file.same_person
        held = {row.role for row in self._file.all(p.Involvement) if same(row.person_id, person_id)}
        return bool(held) and held <= self._audience.findable

    def _is_reader(self, person_id: str) -> bool:
        return self._file.same_person(person_id, self._reader)

    def _names_of(self, person_id: str, hidden: Set[str]) -> tuple[p.PersonName, ...]:
        """The one name of somebody that the document may use; where somebody has to be looked for, all of them."""
        names = [row for row in self._file.of(p.PersonName, person_id) if row.full and row.id not in hidden]
        if self._audience.key in _ALL_NAMES:
            return tuple(names)
        return tuple(sorted(names, key=_usual)[:1])

    def _is_between_him_and_her(self, row: p.Relationship) -> bool:
        def one_of(people: tuple[str, ...]) -> bool:
            same = self._file.same_person
            return any(same(row.person_id, each) or same(row.other_id, each) for each in people)

        return self._unit or (one_of(self._file.offenders) and one_of(self._file.victims))

    def _agreed(self, statement: w.Statement) -> bool:
        """By a victim and signed, of the kind that the audience is given, and used as its maker agreed to.

        What its maker is to sign is not signed yet, and stands in nothing else.
        """
        if not self._by_a_victim(statement):
            return False
        if self._drafts:
            return self._audience.key == "victim" and statement.status in ("", "draft")
        if statement.status != "signed":
            return False
        purpose = self._audience.purpose
        if not purpose:
            return True
        uses = [row for row in self._file.of(w.StatementUse, statement.id) if row.purpose == purpose]
        if statement.kind not in _KINDS_OF_STATEMENT.get(purpose, (statement.kind,)):
            return False
        return bool(uses) and all(row.agreed == "yes" for row in uses)

    def _by_a_victim(self, statement: w.Statement) -> bool:
        by = statement.maker_id
        if statement.kind in _BY_RELATIVES and any(self._file.same_person(by, each) for each in self._family):
            return self._audience.key in _MAY_NAME_ITS_MAKER
        return not by or any(self._file.same_person(by, each) for each in self._file.victims)


def _usual(name: p.PersonName) -> int:
    return NAMES_BY_USE.index(name.kind) if name.kind in NAMES_BY_USE else len(NAMES_BY_USE)


def _is_condition_to_decide(row: w.Request) -> bool:
    return row.kind in _CONDITIONS and row.decision in _UNDECIDED


def _yes(_: Record) -> bool:
    return True
