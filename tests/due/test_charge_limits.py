# SPDX-License-Identifier: Apache-2.0
"""Until when what was reported can be charged: a course of conduct and an assault have each a clock of their own."""

from datetime import date

import pytest

from tests.analysis.casemaker import OFFENDER, VICTIM, Made, day, filed, when
from tests.due.test_every_deadline import HOLIDAYS, RULES
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.record.conduct import Charge, PoliceContact, PoliceContactIncident
from vlu_desktop.record.people import Relationship

COURSE, ASSAULT = "Last day to charge harassment or stalking of the lesser kind", "Last day to charge common assault"


def limits(made: Made, today: date) -> list[tuple[str, date | None]]:
    items = due_items(filed(made.case, made.rows), today, RULES, HOLIDAYS)
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


def test_nothing_is_asked_once_something_is_charged() -> None:
    made = Made()
    assault(made, "2026-01-10", "former-partners")
    made.add(Charge, offence="Common assault")
    assert limits(made, date(2026, 7, 1)) == []
