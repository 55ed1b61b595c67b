# SPDX-License-Identifier: Apache-2.0
"""What is set for many incidents at once: told to the police, agreement to a use, the exhibits that show them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit, ExhibitIncident, Incident, IncidentUse
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ForMany:
    """What to set; what is "" or empty stays as it is in each of them. `purpose` and `agreed` go together."""

    reported: str = ""
    purpose: str = ""
    agreed: str = ""
    exhibits: tuple[str, ...] = ()


class ManyIncidents:
    """One act, whatever is set and for however many; undo takes all of it back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def change(self, case_id: str, incident_ids: Sequence[str], given: ForMany, today: date) -> Changes:
        """Set it for each of these incidents of a case."""
        incidents = [row for each in dict.fromkeys(incident_ids) if (row := self._store.get(Incident, each))]
        if not incidents or any(row.case_id != case_id for row in incidents):
            raise UserError(say("acts.choose-the-incidents-first-some"))
        if bool(given.purpose) != bool(given.agreed):
            raise UserError(say("acts.say-both-for-what-the"))
        if not (given.reported or given.purpose or given.exhibits):
            raise UserError(say("acts.nothing-is-chosen-to-be"))
        for said, words in ((given.reported, "answer"), (given.agreed, "answer"), (given.purpose, "purpose")):
            if said and said not in dict(vocabulary(words).terms):
                raise UserError(say("acts.that-answer-is-not-known"))
        found = [self._store.get(Exhibit, each) for each in given.exhibits]
        exhibits = [row for row in found if row is not None and row.case_id == case_id]
        if len(exhibits) != len(given.exhibits):
            raise UserError(say("acts.an-exhibit-chosen-is-no"))
        with self._store.act("incident.change-many", act="altered", case_id=case_id) as act:
            for row in incidents:
                if given.reported and row.reported != given.reported:
                    act.change(replace(row, reported=given.reported))
                if given.purpose:
                    self._agree(act, row.id, given, today)
                for exhibit in exhibits:
                    if not self._store.all(ExhibitIncident, exhibit_id=exhibit.id, incident_id=row.id):
                        act.add(ExhibitIncident(exhibit_id=exhibit.id, incident_id=row.id))
        return act.changes

    def _agree(self, act: Act, incident_id: str, given: ForMany, today: date) -> None:
        """What was answered for the purpose before is changed, and no second answer put beside it."""
        held = self._store.all(IncidentUse, incident_id=incident_id, purpose=given.purpose)
        for use in held:
            if use.agreed != given.agreed:
                act.change(replace(use, agreed=given.agreed, asked_on=today))
        if not held:
            act.add(IncidentUse(incident_id=incident_id, purpose=given.purpose, agreed=given.agreed, asked_on=today))
