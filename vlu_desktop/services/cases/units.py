# SPDX-License-Identifier: Apache-2.0
"""The unit and its officer: what the unit's own page shows."""

from dataclasses import dataclass

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Officer, Person, Unit
from vlu_desktop.record.work import Agency
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStatus:
    """Who works here, and how much the casebook holds."""

    unit: Unit
    officer: Officer
    cases: int
    people: int
    incidents: int
    head: str


class Units:
    """Reading and renaming."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def standing(self) -> UnitStatus:
        """The unit and officer at work now."""
        return UnitStatus(
            unit=self._store.get(Unit, self._store.unit) or Unit(),
            officer=self._store.get(Officer, self._store.officer) or Officer(),
            cases=self._store.count(Case),
            people=self._store.count(Person),
            incidents=self._store.count(Incident),
            head=self._store.head_code(),
        )

    def agencies(self) -> tuple[Agency, ...]:
        """The unit's own list, those invited to every MARAC first."""
        return tuple(sorted(self._store.all(Agency), key=lambda row: (not row.usual, row.name.casefold(), row.id)))

    def change(self, unit: Unit, officer: Officer) -> Changes:
        """Save the names, as one act."""
        if not (unit.name.strip() and officer.name.strip()):
            raise UserError(say("acts.the-unit-and-its-officer"))
        with self._store.act("unit.change", act="altered") as act:
            act.change(unit)
            act.change(officer)
        return act.changes
