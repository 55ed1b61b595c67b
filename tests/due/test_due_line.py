# SPDX-License-Identifier: Apache-2.0
"""What a line asks for, whether anybody may be contacted, and what was asked since a day."""

from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import VICTIM, Made, day, when
from tests.due.test_telling import OTHER, diary
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.due.victim_lines import REACHED, contacts, enough_for, summaries
from vlu_desktop.record.offending import Hearing, Proceeding
from vlu_desktop.record.people import Involvement, Person
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


def test_nobody_is_to_be_contacted_where_every_victim_has_died_and_nobody_else_is_told() -> None:
    made = Made()
    made.rows = [row for row in made.rows if not (isinstance(row, Person) and row.id == VICTIM)]
    made.add(Person, id=VICTIM, died=when("2026-03-01"))
    assert not diary(made).in_touch
    made.add(Involvement, person_id=OTHER, role="family", contact_level="annual")
    assert diary(made).in_touch


def test_first_contact_is_of_those_who_want_any() -> None:
    made = Made()
    made.rows = [row for row in made.rows if not isinstance(row, Involvement) or row.role != "victim"]
    for victim, level in ((VICTIM, "none"), (OTHER, "annual")):
        made.add(Involvement, person_id=victim, role="victim", contact_level=level)
    found = [line for line in contacts(diary(made, status="referred", scheme="vcs")) if line.event == "first-contact"]
    assert [line.person_id for line in found] == [OTHER]


def test_a_summary_of_the_newest_decision_can_be_asked_for_though_one_of_an_earlier_was() -> None:
    made = Made()
    for on in ("2026-02-10", "2026-03-20"):
        proceeding = made.add(Proceeding)
        made.add(Hearing, proceeding_id=proceeding, kind="parole-oral", on=day(on), result="Not released")
    made.add(Request, kind="reasons", asked_on=day("2026-02-12"), decided_on=day("2026-03-01"), decision="granted")
    found = [line.detail for line in summaries(diary(made, day("2026-08-03")))]
    assert len(found) == 1
    assert "20 March 2026" in found[0]
