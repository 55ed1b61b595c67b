# SPDX-License-Identifier: Apache-2.0
"""Who was told in time, who late, who not yet though the time is over: of what each wants to know."""

from collections import Counter

import pytest

from tests.analysis.casemaker import VICTIM, Made, day
from tests.due.test_telling import contact, diary
from vlu_desktop.due.told_in_time import told_in_time, told_table
from vlu_desktop.record.offending import Movement
from vlu_desktop.record.work import Telling

# A recall is told at once, by the next working day: of Wednesday 1 July by Thursday.
RECALL = "2026-07-01"


def recalled(made: Made) -> str:
    return made.add(Movement, kind="recall", on=day(RECALL))


def telling(made: Made, move: str, **more: object) -> None:
    made.add(
        Telling, person_id=VICTIM, event="recall", event_on=day(RECALL), record_type="movement", record_id=move, **more
    )


@pytest.mark.parametrize(
    ("on", "outcome", "how"),
    [
        ("2026-07-01", "spoke", "in-time"),
        ("2026-07-20", "spoke", "late"),
        ("2026-07-01", "no-reply", "not-yet"),
        ("2026-08-20", "spoke", "not-yet"),  # after the day of the briefing
    ],
)
def test_the_day_she_answered_decides(on: str, outcome: str, how: str) -> None:
    made = Made()
    move = recalled(made)
    telling(made, move, why="told", contact_id=contact(made, outcome, on))
    assert told_in_time(diary(made)) == Counter({how: 1})


def test_what_a_manager_ended_and_what_was_never_tried_are_apart() -> None:
    made = Made()
    telling(made, recalled(made), why="not-told", reason="She asked for none", manager="P. Example")
    assert told_in_time(diary(made)) == Counter({"ended": 1})
    untried = Made()
    recalled(untried)
    assert told_in_time(diary(untried)) == Counter({"not-yet": 1})


def test_who_asked_for_no_contact_is_not_counted() -> None:
    made = Made()
    recalled(made)
    assert told_in_time(diary(made, contact_level="none")) == Counter()


def test_the_table_has_a_row_for_each() -> None:
    table = told_table(Counter({"in-time": 3, "late": 2}))
    assert table.base == 5
    assert [row.counts for row in table.rows] == [(3,), (2,), (0,), (0,)]
