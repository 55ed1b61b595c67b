# SPDX-License-Identifier: Apache-2.0
"""Incidents as an officer enters them: the account with everything that hangs on it, saved as one act."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import (
    Charge,
    ChargeIncident,
    ExhibitIncident,
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    IncidentUse,
    PoliceContactIncident,
)
from vlu_desktop.record.offending import Breach
from vlu_desktop.record.record_types import type_of
from vlu_desktop.services.cases.mark_keeping import keep_marks
from vlu_desktop.services.cases.records import refuse_dangling, refuse_incomplete
from vlu_desktop.store.records.store import Store

__all__ = ["Charge", "IncidentEntry", "Incidents"]

Part = (
    IncidentBehaviour | IncidentTarget | IncidentUse | Breach | ChargeIncident | ExhibitIncident | PoliceContactIncident
)
PARTS: tuple[type[Part], ...] = (
    IncidentBehaviour,
    IncidentTarget,
    IncidentUse,
    Breach,
    ChargeIncident,
    ExhibitIncident,
    PoliceContactIncident,
)


COMMONEST = 6
_USUAL = ("text", "call", "follow", "pass-by", "attend-home", "abusive-message")
"""Kinds that are common in the cases the vocabulary was drawn from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEntry:
    """An incident and the rows that belong to or point at it; new ones have no id and no `incident_id`."""

    incident: Incident
    parts: tuple[Part, ...] = ()

    def of(self, cls: type[Part]) -> tuple[Part, ...]:
        """The parts of one class."""
        return tuple(part for part in self.parts if isinstance(part, cls))


class Incidents:
    """Reading and saving whole entries."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entry(self, incident_id: str) -> IncidentEntry:
        """An incident with its parts."""
        incident = self._store.get(Incident, incident_id)
        if incident is None:
            raise UserError(say("acts.that-incident-is-no-longer"))
        return IncidentEntry(incident=incident, parts=self._parts(incident_id))

    def commonest_kinds(self) -> tuple[str, ...]:
        """The kinds of conduct entered most often in the casebook; where there are few, then those usual anywhere."""
        own = self._store.commonest(IncidentBehaviour, "kind", COMMONEST)
        return tuple(dict.fromkeys((*own, *_USUAL)))[:COMMONEST]

    def save(self, entry: IncidentEntry) -> Changes:
        """Save an entry: a new one, or the difference from what is stored. One act, whatever it changes."""
        incident = entry.incident
        if not (incident.account.strip() or incident.words.strip() or entry.parts):
            raise UserError(say("acts.nothing-has-been-entered-yet"))
        if incident.seriousness_set and not incident.seriousness_reason.strip():
            raise UserError(say("acts.seriousness-set-by-hand-needs"))
        return self._change(entry) if incident.id else self.save_all((entry,))

    def _change(self, entry: IncidentEntry) -> Changes:
        """Save the difference of a stored entry from what is stored."""
        incident = entry.incident
        stored = self.entry(incident.id)
        self._refuse(stored.incident, incident)
        held = {part.id: part for part in stored.parts}
        kept = {part.id for part in entry.parts}
        with self._store.act("incident.change", act="altered", case_id=incident.case_id) as act:
            keep_marks(act, self._store, stored.incident, act.change(incident))
            for part in stored.parts:
                if part.id not in kept:
                    act.remove(type(part), part.id)
            for part in entry.parts:
                placed = replace(part, incident_id=incident.id)
                self._refuse(held.get(part.id), placed)
                if part.id and part.id not in held:
                    raise UserError(say("acts.part-is-no-longer-there", kind=type_of(type(part)).title))
                if part.id:
                    act.change(placed)
                else:
                    act.add(placed)
        return act.changes

    def save_all(self, entries: Iterable[IncidentEntry]) -> Changes:
        """Save new entries, such as a backlog told at one visit, as one act that one undo takes back."""
        found = tuple(entries)
        if not found:
            raise UserError(say("acts.there-is-nothing-to-save"))
        method = "incident.add" if len(found) == 1 else "incident.add-many"
        with self._store.act(method, act="collected", case_id=found[0].incident.case_id) as act:
            for entry in found:
                self._refuse(None, entry.incident)
                incident = act.add(entry.incident)
                for part in entry.parts:
                    placed = replace(part, id=RecordId(""), incident_id=incident.id)
                    self._refuse(None, placed)
                    act.add(placed)
        return act.changes

    def _refuse(self, before: Record | None, after: Record) -> None:
        refuse_incomplete(after)
        refuse_dangling(self._store, before, after)

    def _parts(self, incident_id: str) -> tuple[Part, ...]:
        return tuple(row for cls in PARTS for row in self._store.all(cls, incident_id=incident_id))
