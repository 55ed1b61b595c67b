# SPDX-License-Identifier: Apache-2.0
"""Who: units, officers, people with their names and ways to be found, and what stands between them."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.record import fields as f
from vlu_desktop.record.base import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A victim liaison unit."""

    name: str = f.text("Name", required=True, table=True)
    area: str = f.text("Area", table=True)
    service: str = f.text("Service", hint="Probation or CPS", table=True)
    telephone: str = f.text("Telephone")
    email: str = f.text("Email")
    hours: str = f.text("When it can be reached", hint="Monday to Friday, 9 to 5")
    return_address: str = f.long_text("Address for answers", hint="Printed on letters; it may be a PO box")
    complaints: str = f.long_text("How to complain", hint="As it is to stand in a first letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer(Record):
    """Somebody who works in this vault."""

    name: str = f.text("Name", required=True, table=True)
    role: str = f.text("Role", table=True)
    telephone: str = f.text("Telephone")
    email: str = f.text("Email")
    left_on: date | None = f.day("Left on", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Record):
    """That an officer is away, both days included, and who looks after the cases meanwhile; never why."""

    officer_id: str = f.ref("Officer who is away", "officer", required=True, table=True)
    covered_by_id: str = f.ref("Who covers", "officer", required=True, table=True)
    starts: date | None = f.day("Away from", required=True, table=True, ahead=True)
    ends: date | None = f.day("Away until", required=True, table=True, ahead=True)

    def holds(self, day: date) -> bool:
        """Whether the officer is away on a day."""
        return self.starts is not None and self.ends is not None and self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody, held once; what they are called and where they can be found are rows of their own."""

    born: When | None = f.when("Born", table=True)
    sex: str = f.choice("Sex", "sex", table=True)
    died: When | None = f.when("Died")
    language: str = f.text("Language")
    interpreter: str = f.choice("Interpreter needed", "answer")
    age_told: str = f.text("Age as told", hint="About 40 in 2011, where no birthday is known")
    access_needs: str = f.long_text("What she or he needs", hint="Large print, hearing, somebody beside her or him")
    ethnicity: str = f.text("Ethnicity, if given")
    disability: str = f.text("Disability, if given")
    gender_identity: str = f.text("Gender identity, if given")
    orientation: str = f.text("Sexual orientation, if given")
    religion: str = f.text("Religion or belief, if given")
    gp: str = f.text("GP")
    occupation: str = f.text("Occupation")
    note: str = f.long_text("Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName(Record):
    """A name somebody has, had, or goes by."""

    person_id: str = f.ref("Person", "person", owner=True)
    kind: str = f.choice("Kind", "name-kind", table=True)
    given: str = f.text("Given names", table=True)
    family: str = f.text("Family name", table=True)
    since: When | None = f.when("Since")
    note: str = f.text("Note")

    @property
    def full(self) -> str:
        """Given names, then the family name."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint(Record):
    """A number, an email address or an account."""

    person_id: str = f.ref("Person", "person", owner=True)
    kind: str = f.choice("Kind", "contact-kind", table=True)
    value: str = f.text("Number or address", required=True, table=True, one="contact")
    safe: str = f.choice("Safe to use", "answer", table=True)
    safe_when: str = f.text("When and how it is safe", table=True)
    may_say_who: str = f.choice("May we say who we are", "answer")
    may_leave_message: str = f.choice("May a message be left", "answer")
    confirmed_on: date | None = f.day("Last confirmed on")
    since: When | None = f.when("Since")
    until: When | None = f.when("Until", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Record):
    """A place where somebody can be found."""

    person_id: str = f.ref("Person", "person", owner=True)
    kind: str = f.choice("Kind", "address-kind", table=True)
    lines: str = f.text("Address", required=True, table=True, hint="Number and street, town", one="address")
    postcode: str = f.text("Postcode", table=True, one="address")
    since: When | None = f.when("Since", table=True)
    until: When | None = f.when("Until", table=True)
    note: str = f.text("Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle(Record):
    """A vehicle somebody uses."""

    person_id: str = f.ref("Person", "person", owner=True)
    registration: str = f.text("Registration", table=True, one="registration")
    description: str = f.text("Make, model, colour", table=True)
    since: When | None = f.when("Since")
    until: When | None = f.when("Until")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReference(Record):
    """A number by which an agency knows somebody."""

    person_id: str = f.ref("Person", "person", owner=True)
    kind: str = f.choice("Of", "reference-kind", required=True, table=True)
    reference: str = f.text("Reference", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs(Record):
    """Two entries found to be one person; taking it back parts them again."""

    person_id: str = f.ref("This entry", "person", owner=True, table=True)
    other_id: str = f.ref("Is the same person as", "person", required=True, table=True)
    reason: str = f.text("How it is known", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart(Record):
    """Two entries found to be two people, however alike; while it stands they are not proposed as one."""

    person_id: str = f.ref("This entry", "person", owner=True, table=True)
    other_id: str = f.ref("Is not the same person as", "person", required=True, table=True)
    reason: str = f.text("How it is known", table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Record):
    """What stands between two people."""

    person_id: str = f.ref("Person", "person", owner=True, table=True)
    other_id: str = f.ref("And", "person", required=True, table=True)
    kind: str = f.choice("Relationship", "relationship", table=True)
    began: When | None = f.when("Began", table=True)
    ended: When | None = f.when("Ended", table=True)
    children: str = f.text("Children")
    description: str = f.long_text("Description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """The unit's work for one victim."""

    reference: str = f.text("Reference", table=True)
    title: str = f.text("Title", required=True, table=True)
    scheme: str = f.choice("Scheme", "scheme", table=True)
    status: str = f.choice("Status", "case-status", table=True)
    officer_id: str = f.ref("Officer", "officer", table=True)
    opened: date | None = f.day("Opened")
    closed: date | None = f.day("Closed")
    contact_level: str = f.choice("Contact chosen", "contact-level")
    safe_contact: str = f.text("How it is safe to contact her or him")
    area: str = f.text("Area", hint="Whose MARAC and rules hold; the unit’s own where nothing is entered", room=80)
    marking: str = f.text("Marking", hint="OFFICIAL-SENSITIVE unless the unit says otherwise", room=80)
    background: str = f.long_text("Relationship and background")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalReference(Record):
    """What another agency calls this case."""

    case_id: str = f.ref("Case", "case", owner=True)
    system: str = f.text("Agency or system", table=True)
    reference: str = f.text("Reference", required=True, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(Record):
    """A person's part in a case; somebody may have several."""

    case_id: str = f.ref("Case", "case", owner=True)
    person_id: str = f.ref("Person", "person", required=True, table=True)
    role: str = f.choice("Role", "role", required=True, table=True)
    function: str = f.choice("As a professional", "function", table=True)
    contact_level: str = f.choice("Contact chosen, if not the case’s", "contact-level")
    since: When | None = f.when("Since")
    until: When | None = f.when("Until")
    note: str = f.text("Note", table=True)
