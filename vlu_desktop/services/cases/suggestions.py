# SPDX-License-Identifier: Apache-2.0
"""Suggestions of a case: what was read from accounts and nobody has chosen, taken or refused by an officer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from vlu_desktop.dates.when import When
from vlu_desktop.intake.row_choices import key_of, likeness, taken_date
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import (
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    LifeEvent,
    PoliceContact,
    Suggestion,
)
from vlu_desktop.record.count import Count
from vlu_desktop.record.vocabulary import label
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

LEAST_GRAVE_RUNG = 4
"""Threats and above: never taken for several entries without the words of each in view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionView:
    """A suggestion with the incident it is of. `wording` is what it suggests, as the officer reads it."""

    suggestion: Suggestion
    incident: Incident
    wording: str

    @property
    def grave(self) -> bool:
        """Whether it is of a threat, violence or worse."""
        return is_grave(self.suggestion)


def is_grave(suggestion: Suggestion) -> bool:
    """Whether a suggestion is of a kind on the rung of threats or above."""
    return suggestion.what == "kind" and behaviour(suggestion.value).rung >= LEAST_GRAVE_RUNG


def is_unconfirmed(suggestion: Suggestion, incident: Incident) -> bool:
    """Whether a date is suggested of an incident that still stands by its words, as it came."""
    if suggestion.what != "date" or incident.happened is None:
        return False
    read, now = When.from_text(suggestion.value), incident.happened
    return now.words == read.words and (now.earliest, now.latest) != (read.earliest, read.latest)


def in_its_place(incident: Incident, entry: str) -> PoliceContact | LifeEvent | None:
    """What stands in an incident's place with its words, where the entry is of the police or of life; else None."""
    if entry == "police-contact":
        return PoliceContact(
            case_id=incident.case_id, happened=incident.happened, kind="other", done=incident.account
        )  # fmt: skip
    if entry == "life-event":
        return LifeEvent(case_id=incident.case_id, happened=incident.happened, kind="other", account=incident.account)
    return None


def wording(suggestion: Suggestion) -> str:
    """What a suggestion says, such as "Kind of conduct: Phone call"."""
    return f"{label('suggested', suggestion.what)}: {value_wording(suggestion)}"


def value_wording(suggestion: Suggestion) -> str:
    """The value a suggestion has, such as "Phone call" or "at least 30"."""
    vocabularies = {
        "kind": "behaviour", "target": "target", "actor": "attribution", "reported": "answer", "entry": "entry",
    }  # fmt: skip
    if suggestion.what == "count":
        return _number(suggestion.value).display()
    if suggestion.what == "date":
        when = When.from_text(suggestion.value)
        return say("intaking.date-and-why", date=when.display(), why=when.basis)
    named = vocabularies.get(suggestion.what)
    return label(named, suggestion.value) if named else suggestion.value


def _number(value: str) -> Count:
    """A number of times as it is stored, or in words."""
    try:
        return Count.from_text(value)
    except ValueError:
        return Count.told(value)


class Suggestions:
    """Shows suggestions, makes what an officer takes of them, and takes out what an officer refuses."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, file: CaseFile) -> tuple[SuggestionView, ...]:
        """The open suggestions of a case, in the order of its incidents."""
        place = {each.id: n for n, each in enumerate(file.conduct)}
        found = [
            SuggestionView(suggestion=row, incident=incident, wording=wording(row))
            for row in file.all(Suggestion)
            if (incident := file.get(Incident, row.incident_id))
        ]
        return tuple(sorted(found, key=lambda each: (place[each.incident.id], each.suggestion.id)))

    def alike(self, views: Iterable[SuggestionView], suggestion: Suggestion) -> tuple[SuggestionView, ...]:
        """Those among `views` that suggest the same; of dates, those that are only suggested for the same reason."""
        wanted = likeness(key_of(suggestion))
        return tuple(each for each in views if likeness(key_of(each.suggestion)) == wanted)

    def take(self, chosen: Collection[str], *, in_view: Collection[str] = ()) -> Changes:
        """Make what these suggestions (their ids) suggest, as one act that one undo takes back.

        `in_view` are the ids whose entry's words the officer had in view. UserError where several are taken, one of
        them of a threat or worse, and its words were not in view.
        """
        rows = self._rows(chosen)
        if len(rows) > 1 and any(is_grave(row) and row.id not in in_view for row in rows):
            raise UserError(say("acts.one-by-one"))
        with self._store.act("suggestion.take", act="altered", case_id=self._case_of(rows)) as act:
            case_id = self._case_of(rows)
            incidents: dict[str, Incident] = {row.id: row for row in self._store.all(Incident, case_id=case_id)}
            rows = tuple(row for row in rows if row.incident_id in incidents)
            for cls in (IncidentBehaviour, IncidentTarget):
                self._add_kinds(act, cls, case_id, rows)
            pairs = []
            for row in rows:
                was = incidents[row.incident_id]
                incidents[row.incident_id] = now = _changed(row, was)
                pairs.append((now, was))
            act.change_many(pairs)
            # What the entry is comes last and may take the incident out, and its suggestions with it.
            for of, value in {row.incident_id: row.value for row in rows if row.what == "entry"}.items():
                _entry(act, incidents[of], value)
            act.remove_many(Suggestion, (row.id for row in rows))
        return act.changes

    def _add_kinds(
        self, act: Act, cls: type[IncidentBehaviour] | type[IncidentTarget], case_id: str, chosen: Iterable[Suggestion]
    ) -> None:
        """Give incidents the kinds or targets suggested, each once."""
        what = "kind" if cls is IncidentBehaviour else "target"
        wanted = dict.fromkeys((row.incident_id, row.value) for row in chosen if row.what == what)
        if wanted:
            held = {(row.incident_id, row.kind) for row in self._store.of_case(cls, case_id)}
            act.add_many(cls(incident_id=of, kind=kind) for of, kind in wanted if (of, kind) not in held)

    def refuse(self, chosen: Collection[str]) -> Changes:
        """Take these suggestions out; the incidents stay as they are. One act."""
        rows = self._rows(chosen)
        with self._store.act("suggestion.refuse", act="altered", case_id=self._case_of(rows)) as act:
            act.remove_many(Suggestion, (row.id for row in rows))
        return act.changes

    def _rows(self, chosen: Collection[str]) -> tuple[Suggestion, ...]:
        rows = tuple(row for each in chosen if (row := self._store.get(Suggestion, each)) is not None)
        if not rows:
            raise UserError(say("acts.those-suggestions-were-taken-or"))
        # What the entry is comes last, for it may take the incident out.
        return tuple(sorted(rows, key=lambda row: (row.what == "entry", row.id)))

    def _case_of(self, rows: Iterable[Suggestion]) -> str:
        found = self._store.get(Incident, next(iter(rows)).incident_id)
        return found.case_id if found else ""


def _changed(row: Suggestion, incident: Incident) -> Incident:
    """An incident as it is once what is suggested of its own fields is taken."""
    match row.what:
        case "count":
            return replace(incident, count=_number(row.value))
        case "actor":
            return replace(incident, attribution=row.value)
        case "reported":
            return replace(incident, reported=row.value)
        case "date":
            return replace(incident, happened=taken_date(row.value))
        case _:
            return incident


def _entry(act: Act, incident: Incident, value: str) -> None:
    """What an entry is; what is no incident leaves the chronology."""
    if instead := in_its_place(incident, value):
        act.add(instead)
    if value != "incident":
        act.remove(Incident, incident.id)
