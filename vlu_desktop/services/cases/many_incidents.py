# SPDX-License-Identifier: Apache-2.0
"""What is set for many incidents at once: told to the police, agreement to a use, the exhibits that show them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit, ExhibitIncident, Incident, IncidentUse
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.store.records.acts import PUT_AT_ONCE
from vlu_desktop.store.records.store import Store

Progress = Callable[[int, int], object]


def unheard(_done: int, _of: int) -> None:
    """Progress that nobody asked for."""


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

    def change(
        self, case_id: str, incident_ids: Sequence[str], given: ForMany, today: date, progress: Progress = unheard
    ) -> Changes:
        """Set it for each of these incidents of a case. `progress` may raise UserError to stop: then nothing is set."""
        held: dict[str, Incident] = {row.id: row for row in self._store.all(Incident, case_id=case_id)}
        incidents = [held[each] for each in dict.fromkeys(incident_ids) if each in held]
        if not incidents or any(each not in held and self._store.get(Incident, each) for each in set(incident_ids)):
            raise UserError(say("acts.choose-the-incidents-first-some"))
        self._check(given)
        found = [self._store.get(Exhibit, each) for each in given.exhibits]
        exhibits = [row for row in found if row is not None and row.case_id == case_id]
        if len(exhibits) != len(given.exhibits):
            raise UserError(say("acts.an-exhibit-chosen-is-no"))
        changed: list[tuple[Record, Record]] = []
        made: list[Record] = []
        if given.reported:
            changed += ((replace(row, reported=given.reported), row) for row in incidents)
        if given.purpose:
            self._agree(incidents, given, today, changed, made)
        for exhibit in exhibits:
            shown = {row.incident_id for row in self._store.all(ExhibitIncident, exhibit_id=exhibit.id)}
            made += (
                ExhibitIncident(exhibit_id=exhibit.id, incident_id=row.id) for row in incidents if row.id not in shown
            )
        with self._store.act("incident.change-many", act="altered", case_id=case_id) as act:
            of = len(changed) + len(made)
            for start in range(0, len(changed), PUT_AT_ONCE):
                progress(start, of)
                act.change_many(changed[start : start + PUT_AT_ONCE])
            for start in range(0, len(made), PUT_AT_ONCE):
                progress(len(changed) + start, of)
                act.add_many(made[start : start + PUT_AT_ONCE])
            progress(of, of)
        return act.changes

    def _check(self, given: ForMany) -> None:
        """UserError where too little is said, or something that is not known."""
        if bool(given.purpose) != bool(given.agreed):
            raise UserError(say("acts.say-both-for-what-the"))
        if not (given.reported or given.purpose or given.exhibits):
            raise UserError(say("acts.nothing-is-chosen-to-be"))
        for said, words in ((given.reported, "answer"), (given.agreed, "answer"), (given.purpose, "purpose")):
            if said and said not in dict(vocabulary(words).terms):
                raise UserError(say("acts.that-answer-is-not-known"))

    def _agree(
        self, incidents: Sequence[Incident], given: ForMany, today: date,
        changed: list[tuple[Record, Record]], made: list[Record],
    ) -> None:  # fmt: skip
        """What was answered for the purpose before is changed, and no second answer put beside it."""
        held: dict[str, list[IncidentUse]] = {}
        for use in self._store.all(IncidentUse, purpose=given.purpose):
            held.setdefault(use.incident_id, []).append(use)
        for row in incidents:
            changed += (
                (replace(use, agreed=given.agreed, asked_on=today), use)
                for use in held.get(row.id, ())
                if use.agreed != given.agreed
            )
            if row.id not in held:
                made.append(IncidentUse(incident_id=row.id, purpose=given.purpose, agreed=given.agreed, asked_on=today))
