# SPDX-License-Identifier: Apache-2.0
"""A suggestion is nothing until somebody takes it: then it is made in one act, and one undo takes it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_notes import DAY_ANSWERED, MONTH_ASSUMED, YEAR_ASSUMED
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import (
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    LifeEvent,
    PoliceContact,
    Suggestion,
)
from vlu_desktop.record.count import Count
from vlu_desktop.record.vocabulary import vocabulary


def suggested(office: Office, incident: Incident, what: str, value: str, came_by: str = "reader") -> Suggestion:
    return office.add(Suggestion(incident_id=incident.id, what=what, value=value, because="he rang", came_by=came_by))


def test_a_suggestion_is_in_no_part_of_the_case_that_others_read(office: Office) -> None:
    incident = office.incident("He said he would kill me.")
    before = office.file().conduct
    for what, value in (("kind", "threat-to-kill"), ("count", "30"), ("target", "child"), ("reported", "yes")):
        suggested(office, incident, what, value)
    assert office.file().conduct == before


def now(office: Office, incident: Incident) -> Incident:
    found = office.store.get(Incident, incident.id)
    assert found is not None
    return found


DAY_READ = replace(When.on(date(2026, 3, 3)), words="3 March", said_on=date(2026, 11, 29), basis=YEAR_ASSUMED)

# what is suggested -> what is read from the incident once it was taken
TAKEN: dict[str, tuple[str, Callable[[Office, Incident], list[Any]]]] = {
    "kind": ("call", lambda office, incident: [row.kind for row in office.store.all(IncidentBehaviour)]),
    "count": ("at least 30", lambda office, incident: [now(office, incident).count]),
    "target": ("child", lambda office, incident: [row.kind for row in office.store.all(IncidentTarget)]),
    "actor": ("proxy-knowing", lambda office, incident: [now(office, incident).attribution]),
    "reported": ("yes", lambda office, incident: [now(office, incident).reported]),
    "date": (DAY_READ.to_text(), lambda office, incident: [now(office, incident).happened]),
    "entry": ("police-contact", lambda office, incident: [row.done for row in office.store.all(PoliceContact)]),
}
MADE = {
    "count": Count.read("at least 30"),
    "date": replace(DAY_READ, basis=f"{YEAR_ASSUMED}; {DAY_ANSWERED}"),
    "entry": "He rang.",
}


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("?;words=scores", Count(words="scores")),
        ("30", Count.exactly(30)),
        ("~20", Count.about(20)),
        ("lots of them", Count(words="lots of them")),
    ],
)
def test_a_number_taken_keeps_the_words_that_it_was_told_in(office: Office, value: str, count: Count) -> None:
    incident = office.incident()
    office.services.casework.suggestions.take([suggested(office, incident, "count", value).id])
    assert now(office, incident).count == count


def test_there_is_a_row_for_everything_that_can_be_suggested() -> None:
    assert TAKEN.keys() == {key for key, _ in vocabulary("suggested").terms}


@pytest.mark.parametrize("what", TAKEN)
def test_what_is_taken_is_made_and_the_suggestion_gone_and_one_undo_brings_both_back(office: Office, what: str) -> None:
    incident = office.incident()
    value, read = TAKEN[what]
    row = suggested(office, incident, what, value)
    before = office.file().conduct
    lines = len(office.lines())
    office.services.casework.suggestions.take([row.id])
    assert read(office, incident) == [MADE.get(what, value)]
    assert office.store.all(Suggestion) == ()
    assert len(office.lines()) == lines + 1
    assert office.lines()[0].method == "suggestion.take"
    office.services.casework.undoing.undo()
    assert office.file().conduct == before
    assert office.store.all(Suggestion) == (row,)


@pytest.mark.parametrize(("value", "stays"), [("incident", True), ("note", False), ("message", False)])
def test_what_is_no_incident_leaves_the_chronology(office: Office, value: str, stays: bool) -> None:
    row = suggested(office, office.incident(), "entry", value)
    office.services.casework.suggestions.take([row.id])
    assert bool(office.store.all(Incident)) is stays
    assert office.store.all(PoliceContact) == ()


def test_a_life_event_stands_in_the_incidents_place_with_its_words_and_date(office: Office) -> None:
    incident = office.incident("We moved to my sister's.")
    office.services.casework.suggestions.take([suggested(office, incident, "entry", "life-event").id])
    [event] = office.store.all(LifeEvent)
    assert (event.account, event.happened) == (incident.account, incident.happened)
    assert office.store.all(Incident) == ()


def test_with_what_the_entry_is_its_other_suggestions_are_taken_first(office: Office) -> None:
    incident = office.incident()
    rows = [suggested(office, incident, "entry", "note"), suggested(office, incident, "kind", "call")]
    office.services.casework.suggestions.take([row.id for row in rows])
    assert (office.store.all(Incident), office.store.all(Suggestion)) == ((), ())
    office.services.casework.undoing.undo()
    assert len(office.store.all(Suggestion)) == 2


def test_taking_what_was_chosen_already_makes_it_no_second_time(office: Office) -> None:
    incident = office.incident()
    office.add(IncidentBehaviour(incident_id=incident.id, kind="call"))
    office.add(IncidentTarget(incident_id=incident.id, kind="child"))
    rows = [suggested(office, incident, "kind", "call"), suggested(office, incident, "target", "child")]
    office.services.casework.suggestions.take([row.id for row in rows])
    assert len(office.store.all(IncidentBehaviour)) == len(office.store.all(IncidentTarget)) == 1
    assert office.store.all(Suggestion) == ()


def test_all_alike_are_the_same_thing_suggested_and_are_taken_at_once(office: Office) -> None:
    rows = [suggested(office, office.incident(f"Call {n}"), "kind", "call") for n in range(3)]
    suggested(office, office.incident("A text"), "kind", "text")
    service = office.services.casework.suggestions
    alike = service.alike(service.of(office.file()), rows[0])
    assert [each.suggestion.id for each in alike] == [row.id for row in rows]
    service.take([each.suggestion.id for each in alike])
    assert [row.kind for row in office.store.all(IncidentBehaviour)] == ["call"] * 3
    assert [row.value for row in office.store.all(Suggestion)] == ["text"]


def test_dates_that_are_suggested_for_the_same_reason_are_taken_with_one_key(office: Office) -> None:
    months = [
        replace(DAY_READ, basis=MONTH_ASSUMED),
        *(replace(When.on(date(2026, 4, n)), basis=YEAR_ASSUMED) for n in (5, 6)),
    ]
    rows = [suggested(office, office.incident(f"Call {n}"), "date", day.to_text()) for n, day in enumerate(months)]
    service = office.services.casework.suggestions
    alike = service.alike(service.of(office.file()), rows[1])
    assert {each.suggestion.id for each in alike} == {rows[1].id, rows[2].id}
    before = len(office.lines())
    service.take([each.suggestion.id for each in alike])
    assert len(office.lines()) == before + 1
    dated = [each.happened.display() for each in office.store.all(Incident) if each.happened]
    assert dated == ["3 March 2026", "5 April 2026", "6 April 2026"]
    assert office.store.all(Suggestion) == (rows[0],)


@pytest.mark.parametrize(("kind", "grave"), [("call", False), ("damage-home", False), ("threat-violence", True),
                                             ("assault", True), ("threat-to-kill", True)])  # fmt: skip
def test_threats_and_above_are_taken_for_several_only_with_each_in_view(office: Office, kind: str, grave: bool) -> None:
    rows = [suggested(office, office.incident(f"Entry {n}"), "kind", kind) for n in range(2)]
    service, ids = office.services.casework.suggestions, [row.id for row in rows]
    assert [each.grave for each in service.of(office.file())] == [grave] * 2
    if grave:
        with pytest.raises(UserError, match="one by one"):
            service.take(ids, in_view=ids[:1])
        assert office.store.all(IncidentBehaviour) == ()
    service.take(ids, in_view=ids)
    assert [row.kind for row in office.store.all(IncidentBehaviour)] == [kind] * 2


def test_what_is_refused_is_gone_and_nothing_is_made_of_it(office: Office) -> None:
    incident = office.incident()
    row = suggested(office, incident, "kind", "threat-to-kill")
    office.services.casework.suggestions.refuse([row.id])
    assert (office.store.all(Suggestion), office.store.all(IncidentBehaviour)) == ((), ())
    assert office.lines()[0].method == "suggestion.refuse"
    office.services.casework.undoing.undo()
    assert office.store.all(Suggestion, incident_id=incident.id) == (row,)


def test_what_was_taken_meanwhile_is_said(office: Office) -> None:
    row = suggested(office, office.incident(), "kind", "call")
    office.services.casework.suggestions.take([row.id])
    with pytest.raises(UserError, match="already"):
        office.services.casework.suggestions.refuse([row.id])


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("kind", "call", "Kind of conduct: Phone call"),
        ("count", "about 20", "How many: about 20"),
        ("count", "?;words=scores", "How many: “scores”, number not known"),
        ("target", "child", "Towards: Her or his child"),
        ("actor", "unknown", "Done by: Not known who"),
        ("reported", "yes", "Told to police: Yes"),
        ("entry", "note", "What the entry is: Note, no incident"),
        ("date", DAY_READ.to_text(), f"When: 3 March 2026 ({YEAR_ASSUMED})"),
    ],
)
def test_a_suggestion_is_read_in_words(office: Office, what: str, value: str, said: str) -> None:
    suggested(office, office.incident(), what, value)
    [view] = office.services.casework.suggestions.of(office.file())
    assert view.wording == said
