# SPDX-License-Identifier: Apache-2.0
"""Who is told in a case: its victims and whoever has a level of contact of their own, each at that level."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.contact_ways import has_ended
from vlu_desktop.record.people import Involvement, Person
from vlu_desktop.record.telling_event import EVERY_STAGE, LEVELS

NO_CONTACT = "none"
_NOT_TOLD = frozenset({"offender", "proxy", "professional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody to be told; `person_id` is "" where a case has no victim entered. `alone`: nobody else is told in it."""

    person_id: str
    name: str
    level: str
    alone: bool

    @property
    def wants_contact(self) -> bool:
        """Whether she or he may be contacted without a manager."""
        return self.level != NO_CONTACT

    def hears_of(self, level: str) -> bool:
        """Whether what is told from a level on is told to her or him."""
        return self.wants_contact and LEVELS.index(level) <= LEVELS.index(
            self.level if self.level in LEVELS else EVERY_STAGE
        )


def recipients(file: CaseFile, today: date) -> tuple[Recipient, ...]:
    """Everybody to be told, each once however many entries stand for them; nobody who has died.

    Whose part in the case has ended is no longer told, save a victim: what ends that is her own choice or a manager's.
    """
    found: dict[str, str] = {}
    dead = {person.id for person in file.all(Person) if person.died is not None}
    for row in file.all(Involvement):
        chose = row.contact_level and row.role not in _NOT_TOLD and not has_ended(row.until, today)
        told = row.role == "victim" or chose
        if not told or any(file.same_person(row.person_id, each) for each in dead):
            continue
        held = next((each for each in found if file.same_person(each, row.person_id)), row.person_id)
        found[held] = found.get(held) or row.contact_level
    if not found and not file.victims:
        found = {"": ""}
    alone = len(found) == 1
    return tuple(
        Recipient(person_id=person, name=file.name(person), level=_level(file, own), alone=alone)
        for person, own in found.items()
    )


def _level(file: CaseFile, own: str) -> str:
    if file.case.status == "opted-out":
        return NO_CONTACT
    return own or file.case.contact_level or EVERY_STAGE
