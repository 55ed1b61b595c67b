# SPDX-License-Identifier: Apache-2.0
"""What a line asks for, whether anybody may be contacted, and what was asked since a day."""

from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import VICTIM, Made, day
from tests.due.test_telling import OTHER, diary
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.due.victim_lines import REACHED, enough_for
from vlu_desktop.record.people import Involvement
from vlu_desktop.record.work import ANSWERED, Request

ON = date(2026, 3, 1)


def line(kind: str, event: str = "") -> DueItem:
    return DueItem(kind=kind, title="To do", case_id="case", target=("case", "case"), event=event)


@pytest.mark.parametrize(
    ("kind", "event", "asked"), [("annual", "", True), ("tell", "release", True), ("contact", "", False)]
)
def test_a_contact_is_what_it_asks_for(kind: str, event: str, asked: bool) -> None:
    assert line(kind, event).at_contact is asked


def test_a_yearly_letter_is_enough_where_nothing_else_is_told() -> None:
    annual, told = line("annual"), line("tell", "release")
    assert (enough_for([annual]), enough_for([annual, told]), enough_for([told])) == (REACHED, ANSWERED, ANSWERED)


@pytest.mark.parametrize(
    ("of_case", "levels", "may"),
    [
        ({}, {}, True),
        ({"status": "opted-out"}, {}, False),
        ({"status": "closed"}, {}, False),
        ({"contact_level": "none"}, {}, False),
        ({"contact_level": "none"}, {OTHER: "annual"}, True),
        ({}, {VICTIM: "none"}, True),
        ({}, {VICTIM: "none", OTHER: "none"}, False),
    ],
)
def test_who_may_be_contacted_at_all(of_case: dict[str, Any], levels: dict[str, str], may: bool) -> None:
    made = Made()
    made.rows = [row for row in made.rows if not isinstance(row, Involvement) or row.role != "victim"]
    for victim in (VICTIM, OTHER):
        made.add(Involvement, person_id=victim, role="victim", contact_level=levels.get(victim, ""))
    assert diary(made, **of_case).in_touch is may


@pytest.mark.parametrize(("level", "may"), [("", True), ("none", False)])
def test_where_nobody_is_entered_the_case_says_it(level: str, may: bool) -> None:
    made = Made()
    made.rows = [row for row in made.rows if not isinstance(row, Involvement) or row.role != "victim"]
    assert diary(made, contact_level=level).in_touch is may


@pytest.mark.parametrize(
    ("values", "may_be"),
    [
        ({"decision": "", "asked_on": "2020-01-01"}, True),
        ({"decision": "waiting", "asked_on": "2020-01-01"}, True),
        ({"decision": "granted"}, True),
        ({"decision": "granted", "decided_on": "2026-03-01"}, True),
        ({"decision": "granted", "decided_on": "2026-02-28"}, False),
        ({"decision": "granted", "asked_on": "2025-01-01", "decided_on": "2026-03-02"}, True),
        ({"decision": "refused", "asked_on": "2025-01-01", "sent_on": "2025-01-03"}, False),
    ],
)
def test_what_may_have_been_asked_since_a_day(values: dict[str, str], may_be: bool) -> None:
    made = Made()
    dated = {name: day(text) if name.endswith("_on") else text for name, text in values.items()}
    made.add(Request, kind="observe", **dated)
    asked = diary(made)
    assert asked.asked_since("observe", ON) is may_be
    assert not asked.asked_since("reasons", ON)
