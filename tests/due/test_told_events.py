# SPDX-License-Identifier: Apache-2.0
"""What happened, as it is told: each event with its day, what is said of it, and when it is none."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.analysis.casemaker import OFFENDER, VICTIM, Made, day, when
from tests.due.test_telling import MONDAY, case_of, noon
from vlu_desktop.due.telling_events import events
from vlu_desktop.due.telling_lines import _same_day
from vlu_desktop.due.told_event import Event, days_of
from vlu_desktop.record.offending import (
    Conviction,
    Hearing,
    Movement,
    Proceeding,
    Sentence,
    Whereabouts,
)
from vlu_desktop.record.people import Person
from vlu_desktop.record.telling_event import telling_event
from vlu_desktop.record.work import Telling

EVENING = day("2026-08-02")


def told(made: Made, **case: Any) -> list[Event]:
    return list(events(case_of(made, **case), MONDAY))


def kinds(made: Made, **case: Any) -> list[str]:
    return [each.kind.key for each in told(made, **case)]


@pytest.mark.parametrize(
    ("stay", "is_told"),
    [
        *(({"kind": kind, "starts": EVENING}, False) for kind in ("prison", "remand", "hospital", "immigration")),
        ({"kind": "prison", "starts": MONDAY, "ends": MONDAY}, False),
        ({"kind": "prison", "starts": day("2026-07-01"), "ends": EVENING}, True),
        ({"kind": "prison", "starts": day("2026-08-04")}, True),
        ({"kind": "prison"}, True),
        ({"kind": "community", "starts": EVENING}, True),
    ],
)
def test_an_escape_of_no_day_is_told_unless_he_is_held_today(stay: dict[str, Any], is_told: bool) -> None:
    made = Made()
    made.add(Movement, kind="transfer")
    made.add(Movement, kind="escape")
    made.add(Whereabouts, **stay)
    assert kinds(made) == (["escape"] if is_told else [])


def test_an_escape_of_no_day_says_so_and_that_he_is_not_back() -> None:
    made = Made()
    made.add(Movement, kind="escape")
    [event] = told(made)
    assert (event.undated, event.not_back, event.on) == (True, True, MONDAY)


@pytest.mark.parametrize(
    ("died", "on", "said"),
    [
        ("2026-07-30", day("2026-07-30"), "On 30 July 2026"),
        ("2026-07-30..2026-07-31", day("2026-07-31"), "between 30 and 31 July 2026"),
        ("2026-07", day("2026-07-31"), "July 2026"),
        ("", MONDAY, ""),
    ],
)
def test_his_death_is_told_whatever_is_known_of_its_day_and_hers_is_not(died: str, on: date, said: str) -> None:
    made = Made()
    made.rows = [row for row in made.rows if not isinstance(row, Person)]
    made.add(Person, id=VICTIM, died=when("2026-07-01"))
    made.add(Person, id=OFFENDER, died=when(died))
    [event] = [each for each in told(made) if each.kind.key == "death"]
    assert (event.record, event.on) == (("person", OFFENDER), on)
    assert said.casefold() in event.said.casefold()


def test_a_stretch_is_told_by_its_last_day_from_when_it_was_entered() -> None:
    row = Sentence(recorded_at=noon("2026-07-10"))
    known = when("2026-07-01..2026-07-20")
    assert days_of(known, row) == (day("2026-07-20"), day("2026-07-10"))
    assert days_of(known, replace(row, recorded_at=noon("2026-06-01"))) == (day("2026-07-20"), day("2026-07-01"))
    assert days_of(when(""), row) == (None, None)


# --- sentences


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ({"passed": "2026-07-30", "kind": "imprisonment", "expressed": "16 months"}, "30 July 2026: 16 months"),
        ({"passed": "2026-07-30", "kind": ""}, "On 30 July 2026"),
        ({"passed": "2026-07", "kind": "imprisonment", "expressed": "16 months"}, "July 2026): 16 months"),
        ({"passed": "2026-07", "kind": ""}, "July 2026"),
        ({"passed": None, "kind": "imprisonment", "expressed": "16 months"}, "16 months"),
        ({"passed": None, "kind": ""}, "Its day is not entered"),
    ],
)
def test_what_is_said_of_a_sentence(sentence: dict[str, Any], said: str) -> None:
    made = Made()
    made.add(Sentence, kind="awaiting", passed=when("2026-07-30"))
    passed = sentence.pop("passed")
    made.add(Sentence, passed=passed and when(passed), **sentence)
    [event] = told(made)
    assert said in event.said
    assert ("16 months" in event.said) is bool(sentence.get("expressed"))
    assert event.undated is (passed is None)
    assert (passed == "2026-07-30") is ("30 July" in event.said)


@pytest.mark.parametrize(
    ("convicted", "opened", "is_told"),
    [
        ("2025-01-05", "2026-01-05", True),
        ("2025-01-04", "2026-01-05", False),
        ("2025-08-03", None, True),
        ("2025-08-02", None, False),
        (None, "2026-01-05", True),
    ],
)
def test_a_sentence_of_no_day_is_history_where_its_conviction_is_of_more_than_a_year_before_the_case(
    convicted: str | None, opened: str | None, is_told: bool
) -> None:
    made = Made()
    of = made.add(Conviction, offence="Stalking", convicted=convicted and when(convicted))
    made.add(Sentence, kind="imprisonment", conviction_id=of)
    assert kinds(made, opened=opened and day(opened)) == (["sentence"] if is_told else [])


# --- orders


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ({"expires": MONDAY}, ["order-made"]),
        ({"expires": day("2027-01-01")}, ["order-made"]),
        ({}, ["order-made"]),
        ({"made": "2026-01-10", "status": "discharged", "ended": day("2026-08-04")}, []),
        ({"made": "2026-01-10", "status": "discharged"}, ["order-ended"]),
    ],
)
def test_an_order_is_told_as_made_or_ended(order: dict[str, Any], found: list[str]) -> None:
    made = Made()
    made.order(order.pop("made", ""), **order)
    assert kinds(made) == found


@pytest.mark.parametrize(("status", "found"), [("in-force", ["licence-end"]), ("discharged", [])])
def test_a_licence_that_was_ended_before_its_time_comes_to_no_end_of_its_own(status: str, found: list[str]) -> None:
    made = Made()
    made.order("2026-01-10", "licence", expires=day("2026-08-01"), status=status)
    assert kinds(made) == found


# --- hearings


def test_a_hearing_of_no_day_that_was_decided_on_one_is_told_by_that() -> None:
    made = Made()
    proceeding = made.add(Proceeding, kind="parole")
    decided = {"decided_on": day("2026-07-31"), "result": "Release directed"}
    made.add(Hearing, proceeding_id=proceeding, kind="parole-oral", **decided)
    [event] = told(made)
    assert (event.kind.key, event.on) == ("parole-decision", day("2026-07-31"))


def test_a_hearing_with_a_day_of_decision_and_nothing_decided_is_no_event_yet() -> None:
    made = Made()
    proceeding = made.add(Proceeding, kind="parole")
    made.add(Hearing, proceeding_id=proceeding, kind="parole-oral", decided_on=day("2026-07-31"))
    assert kinds(made) == []


def test_a_hearing_of_no_day_behind_one_of_a_day_is_told() -> None:
    made = Made()
    proceeding = made.add(Proceeding)
    made.add(Hearing, proceeding_id=proceeding, kind="first", on=day("2026-07-30"), result="Sent on")
    made.add(Hearing, proceeding_id=proceeding, kind="trial", result="Guilty")
    assert kinds(made) == ["court-result"]


@pytest.mark.parametrize(("entered", "known"), [(None, "2026-10-05"), (noon("2026-07-20"), "2026-07-20")])
def test_a_listing_is_known_from_when_it_was_entered_or_from_its_day(entered: datetime | None, known: str) -> None:
    made = Made()
    proceeding = made.add(Proceeding, kind="parole")
    made.add(Hearing, proceeding_id=proceeding, kind="parole-oral", on=day("2026-10-05"), recorded_at=entered)
    [event] = told(made)
    assert (event.kind.key, event.known) == ("parole-listed", day(known))


# --- told again


@pytest.mark.parametrize(
    ("told_of", "undated", "is_same"),
    [(None, True, True), (None, False, False), ("2026-08-20", True, False), ("2026-08-20", False, True)],
)
def test_what_was_told_without_its_day_is_told_anew_once_there_is_one(
    told_of: str | None, undated: bool, is_same: bool
) -> None:
    on = day("2026-08-20")
    event = Event(kind=telling_event("temporary"), record=("movement", "m"), on=on, known=on, undated=undated)
    row = Telling(event="temporary", event_on=day(told_of) if told_of else None)
    assert _same_day(row, event) is is_same
