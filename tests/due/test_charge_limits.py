# SPDX-License-Identifier: Apache-2.0
"""Until when what was reported can be charged: a course of conduct and an assault have each a clock of their own."""

from datetime import date

import pytest

from tests.analysis.casemaker import OFFENDER, VICTIM, Made, day, filed, when
from tests.due.test_every_deadline import HOLIDAYS, RULES
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Charge, PoliceContact, PoliceContactIncident
from vlu_desktop.record.people import Relationship
from vlu_desktop.rules.deadlines import Rules

COURSE, ASSAULT = "Last day to charge harassment or stalking of the lesser kind", "Last day to charge common assault"


def limits(made: Made, today: date, rules: Rules = RULES) -> list[tuple[str, date | None]]:
    items = due_items(filed(made.case, made.rows), today, rules, HOLIDAYS)
    return [(item.title, item.due) for item in items if item.kind == "limit"]


def assault(made: Made, on: str, relationship: str, stated: str = "") -> None:
    if relationship:
        made.add(Relationship, person_id=VICTIM, other_id=OFFENDER, kind=relationship)
    incident = made.incident(on, "assault", reported="yes")
    if stated:
        contact = made.add(PoliceContact, kind="report", happened=when(stated))
        made.add(PoliceContactIncident, police_contact_id=contact, incident_id=incident)


@pytest.mark.parametrize(
    ("relationship", "stated", "due"),
    [
        ("strangers", "", "2026-07-10"),
        ("strangers", "2026-03-02", "2026-07-10"),
        ("", "", "2026-07-10"),
        ("former-partners", "", "2026-07-10"),
        ("former-partners", "2026-02-16", "2026-08-14"),
    ],
)
def test_an_assault_between_strangers_has_six_months_and_a_domestic_one_those_from_the_statement(
    relationship: str, stated: str, due: str
) -> None:
    made = Made()
    assault(made, "2026-01-10", relationship, stated)
    assert limits(made, date(2026, 7, 1)) == [(ASSAULT, day(due))]


def test_a_domestic_assault_told_late_is_never_charged_after_two_years() -> None:
    made = Made()
    assault(made, "2024-08-20", "married", "2026-07-01")
    assert limits(made, date(2026, 7, 10)) == [(ASSAULT, day("2026-08-20"))]


def test_one_assault_alone_is_no_course_of_conduct() -> None:
    made = Made()
    assault(made, "2026-01-10", "former-partners", "2026-01-11")
    assert COURSE not in [title for title, _ in limits(made, date(2026, 7, 1))]


def test_thirty_calls_in_one_entry_are_a_course_of_conduct() -> None:
    made = Made()
    made.incident("2026-02-03", "call", reported="yes", times=30)
    assert limits(made, date(2026, 7, 1)) == [(COURSE, day("2026-08-03"))]


def test_a_course_is_not_counted_from_a_day_that_has_not_come() -> None:
    made = Made()
    made.incident("2026-02-03", "call", reported="yes", times=30)
    made.incident("2026-06-01..2026-07-02", "call", reported="yes")
    assert limits(made, date(2026, 7, 1)) == [(COURSE, day("2026-08-03"))]


def test_a_last_day_is_shown_once_it_is_near() -> None:
    made = Made()
    assault(made, "2026-01-10", "strangers")
    assert limits(made, date(2026, 5, 14)) == []
    assert limits(made, date(2026, 5, 15)) == [(ASSAULT, day("2026-07-10"))]


def test_nothing_is_asked_once_something_is_charged() -> None:
    made = Made()
    assault(made, "2026-01-10", "former-partners")
    made.add(Charge, offence="Common assault")
    assert limits(made, date(2026, 7, 1)) == []


@pytest.mark.parametrize(
    ("kinds", "outcome", "due"),
    [
        ("call", "", "2026-08-03"),
        ("", "", "2026-08-03"),
        ("assault call", "", "2026-08-03"),
        ("assault", "", ""),
        ("call", "acquitted", ""),
    ],
)
def test_what_makes_a_second_occasion(kinds: str, outcome: str, due: str) -> None:
    """An assault alone has its own clock, and what he was acquitted of is no occasion."""
    made = Made()
    made.incident("2026-02-03", "call", reported="yes")
    order = made.order("2025-01-05")
    made.incident("2026-01-20", kinds, breaks=order if outcome else (), outcome=outcome)
    found = [on for title, on in limits(made, date(2026, 7, 1)) if title == COURSE]
    assert found == ([day(due)] if due else [])


@pytest.mark.parametrize(
    ("kind", "on", "reported", "found"),
    [
        ("assault", "2026-01-10", "yes", True),
        ("assault-other", "2026-01-10", "yes", True),
        ("attempted-assault", "2026-01-10", "yes", True),
        ("attempted-assault-other", "2026-01-10", "yes", True),
        ("call", "2026-01-10", "yes", False),
        ("assault", "2026-01-10", "no", False),
        ("assault", "", "yes", False),
        ("assault", "2026-07-02", "yes", False),
    ],
)
def test_an_assault_that_was_reported_has_a_last_day(kind: str, on: str, reported: str, found: bool) -> None:
    made = Made()
    made.incident(on, kind, reported=reported)
    assert (ASSAULT in [title for title, _ in limits(made, date(2026, 7, 1))]) is found


FIRST = ("report", "2026-02-16")


@pytest.mark.parametrize(
    ("contacts", "due"),
    [
        *([(((kind, "2026-02-16"),), "2026-08-14") for kind in ("report", "call", "attendance", "interview")]),
        ((("other", "2026-02-16"),), "2026-07-10"),
        ((FIRST, ("interview", "2026-03-01")), "2026-08-14"),
        ((("interview", "2026-03-01"), FIRST), "2026-08-14"),
        ((FIRST, ("other", "2026-01-20")), "2026-08-14"),
        ((FIRST, ("report", "")), "2026-08-14"),
        ((FIRST, ("report", None)), "2026-08-14"),
    ],
)
def test_a_domestic_assault_runs_from_the_first_contact_that_may_have_been_a_statement(
    contacts: tuple[tuple[str, str | None], ...], due: str
) -> None:
    made = Made()
    made.add(Relationship, person_id=VICTIM, other_id=OFFENDER, kind="married")
    incident = made.incident("2026-01-10", "assault", reported="yes")
    for kind, on in contacts:
        contact = made.add(PoliceContact, kind=kind, happened=when(on) if on is not None else None)
        made.add(PoliceContactIncident, police_contact_id=contact, incident_id=incident)
    assert (ASSAULT, day(due)) in limits(made, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("gone", "due"),
    [("domestic_assault_latest", "2026-08-14"), ("domestic_assault_limit", "2028-01-10"), ("", "2026-08-14")],
)
def test_where_one_of_the_two_rules_is_not_known_the_other_holds(gone: str, due: str) -> None:
    made = Made()
    assault(made, "2026-01-10", "married", "2026-02-16")
    rules = Rules(tuple(rule for rule in RULES.rules if rule.key != gone))
    assert limits(made, day(due), rules) == [(ASSAULT, day(due))]
    assert limits(made, day(due), Rules(())) == []


@pytest.mark.parametrize(
    ("relationship", "said"),
    [("strangers", "due.assault"), ("other", "due.assault-unrelated"), ("", "due.assault-unrelated")],
)
def test_how_the_last_day_was_counted_is_told(relationship: str, said: str) -> None:
    made = Made()
    assault(made, "2026-01-10", relationship)
    (item,) = (
        each
        for each in due_items(filed(made.case, made.rows), date(2026, 7, 1), RULES, HOLIDAYS)
        if each.kind == "limit"
    )
    assert item.detail == say(said, on=day("2026-01-10"))
