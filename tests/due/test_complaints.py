# SPDX-License-Identifier: Apache-2.0
"""A complaint stands on Today until it is acknowledged, answered, and she was told how to take it further."""

from dataclasses import replace
from typing import Any

import pytest

from tests.analysis.casemaker import VICTIM, Made, day
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.calendar_days import calendar_days
from vlu_desktop.due.due_line import Diary
from vlu_desktop.due.due_lines import DueItem, due_items
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.complaints import SETTLED_UNANSWERED, Complaint
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.rules.deadlines import Rules

RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
TODAY = day("2026-08-03")
MADE: dict[str, Any] = {"made_on": day("2026-07-20"), "about": "not-told"}
ACKNOWLEDGE = "Acknowledge the complaint, and say when the answer comes"
ANSWER = "Answer the complaint"
FURTHER = "Tell her or him how the complaint can be taken further"
ANSWERED: dict[str, Any] = MADE | {"answered_on": day("2026-07-31")}


def lines(**complaint: Any) -> list[DueItem]:
    made = Made()
    made.add(Complaint, person_id=VICTIM, **complaint)
    return [item for item in due_items(made.file, TODAY, RULES, HOLIDAYS) if item.kind == "complaint"]


@pytest.mark.parametrize(
    ("complaint", "title", "due"),
    [
        (MADE, ACKNOWLEDGE, "2026-08-03"),
        (MADE | {"acknowledged_on": day("2026-07-22")}, ANSWER, "2026-08-17"),
        (MADE | {"acknowledged_on": day("2026-07-22"), "answer_due": day("2026-07-31")}, ANSWER, "2026-07-31"),
        ({"about": "officer"}, ANSWER, None),
        ({"about": "", "answer_due": day("2026-08-10")}, ANSWER, "2026-08-10"),
        (MADE | {"outcome": "upheld"}, ACKNOWLEDGE, "2026-08-03"),
        (ANSWERED, FURTHER, "2026-07-31"),
        (ANSWERED | {"told_next": "no", "outcome": "upheld", "stage": "higher"}, FURTHER, "2026-07-31"),
        (ANSWERED | {"answered_on": TODAY}, FURTHER, "2026-08-03"),
    ],
)
def test_what_comes_next_and_by_when(complaint: dict[str, Any], title: str, due: str | None) -> None:
    (line,) = lines(**complaint)
    assert (line.title, line.due) == (title, day(due) if due else None)
    assert line.overdue is (due is not None and day(due) < TODAY)


@pytest.mark.parametrize(
    "complaint",
    [
        *(MADE | {"outcome": outcome} for outcome in sorted(SETTLED_UNANSWERED)),
        *(ANSWERED | {"outcome": outcome} for outcome in sorted(SETTLED_UNANSWERED)),
        ANSWERED | {"told_next": "yes"},
        *(ANSWERED | {"stage": stage} for stage in ("ombudsman", "elsewhere")),
        ANSWERED | {"made_on": day("2024-01-08"), "answered_on": day("2024-01-31")},
        ANSWERED | {"answered_on": day("2026-08-04")},
    ],
)
def test_what_is_over_has_no_line(complaint: dict[str, Any]) -> None:
    assert lines(**complaint) == []


def test_the_day_of_the_acknowledgement_is_to_be_confirmed_and_our_own_is_not() -> None:
    assert lines(**MADE)[0].confirm
    assert not lines(**MADE, acknowledged_on=day("2026-07-22"))[0].confirm


def test_it_says_what_it_is_about_or_that_nobody_entered_it() -> None:
    assert lines(**MADE)[0].detail.startswith("About: not told, or told late. Made on 20 July 2026")
    assert lines(**MADE | {"about": ""})[0].detail.startswith("About: not entered.")
    assert lines(**ANSWERED)[0].detail == "About: not told, or told late. Answered on 31 July 2026"


@pytest.mark.parametrize("status", ["closed", "opted-out", "active"])
def test_closing_a_case_answers_nobody(status: str) -> None:
    made = Made()
    made.add(Complaint, **MADE)
    shut = replace(made.file, case=replace(made.file.case, status=status))
    assert ACKNOWLEDGE in [item.title for item in due_items(shut, TODAY, RULES, HOLIDAYS)]


def test_it_stands_in_the_calendar() -> None:
    made = Made()
    made.add(Complaint, **MADE)
    made.add(Complaint, about="officer")
    diary = Diary(case_file=made.file, today=TODAY, rules=RULES, holidays=HOLIDAYS)
    assert [(each.on, each.what) for each in calendar_days(diary) if each.kind == "complaint"] == [(TODAY, ACKNOWLEDGE)]


def test_every_outcome_is_an_answer_or_settles_it_without_one() -> None:
    answers = {"upheld", "partly", "not-upheld", "settled"}
    assert {key for key, _ in vocabulary("complaint-outcome").terms} == answers | SETTLED_UNANSWERED


def test_in_a_closed_case_too_what_is_due_first_stands_first() -> None:
    made = Made()
    for answer_due in ("2026-08-20", "2026-08-05", "2026-08-10"):
        made.add(Complaint, person_id=VICTIM, about="officer", answer_due=day(answer_due))
    closed = replace(made.file, case=replace(made.file.case, status="closed"))
    found = [item.due for item in due_items(closed, TODAY, RULES, HOLIDAYS) if item.kind == "complaint"]
    assert found == [day("2026-08-05"), day("2026-08-10"), day("2026-08-20")]
