# SPDX-License-Identifier: Apache-2.0
"""A time on a day by the clock here: what it is, and the question where the clocks were changed over it."""

from datetime import date, time

import pytest

from vlu_desktop.intake.mapping.changed_clocks import on_clock
from vlu_desktop.intake.mapping.date_notes import CLOCK_GONE, CLOCK_TWICE, NOT_A_DATE, TIME_KEPT


@pytest.mark.parametrize(
    ("day", "clock", "shown"),
    [
        (date(2026, 10, 25), None, "25 October 2026"),
        (date(2026, 10, 25), time(0, 59), "12:59am on 25 October 2026"),
        (date(2026, 10, 25), time(2), "2am on 25 October 2026"),
        (date(2026, 3, 29), time(0, 59), "12:59am on 29 March 2026"),
        (date(2026, 3, 29), time(2), "2am on 29 March 2026"),
        (date(2026, 3, 28), time(1, 30), "1:30am on 28 March 2026"),
        (date(1975, 10, 26), time(1, 30), "1:30am on 26 October 1975"),
    ],
)
def test_a_time_that_was_once_is_that_time(day: date, clock: time | None, shown: str) -> None:
    cell = on_clock(day, clock)
    assert cell.question is None
    assert (cell.dated[0].display(), cell.dated[1]) == (shown, ())


@pytest.mark.parametrize(
    ("day", "shown", "notes", "choices"),
    [
        (
            date(2026, 10, 25), "1:30am on 25 October 2026", (CLOCK_TWICE,),
            ["The first time, on summer time", "The second time, on winter time", "It is not known which"],
        ),
        (
            date(2026, 3, 29), "29 March 2026", (CLOCK_GONE, TIME_KEPT),
            ["An hour earlier, such as 12:30am", "An hour later, such as 2:30am", "Leave the time in the words"],
        ),
    ],
)  # fmt: skip
def test_until_it_is_answered_only_what_is_true_of_every_answer_is_taken(
    day: date, shown: str, notes: tuple[str, ...], choices: list[str]
) -> None:
    cell = on_clock(day, time(1, 30))
    assert (cell.dated[0].display(), cell.dated[1]) == (shown, notes)
    assert cell.question is not None
    assert [each.words for each in cell.question.choices] == choices
    assert [bool(each.dated[1]) for each in cell.question.choices] == [False, False, True]


def test_the_last_minute_of_the_calendar_stays_in_words() -> None:
    when, notes = on_clock(date.max, time(23, 59)).dated
    assert (when.is_dated, notes) == (False, (NOT_A_DATE,))
