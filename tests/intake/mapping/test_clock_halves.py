# SPDX-License-Identifier: Apache-2.0
"""A time that says neither morning nor evening is asked about, unless its column shows a clock of 24 hours."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.intake import diary_files as files
from vlu_desktop.intake.diary import DiaryReading
from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.mapping.clock_halves import open_clock, shows_whole_day, which_half
from vlu_desktop.intake.proposal import Proposal

DAY = date(2026, 3, 13)
OPEN = [
    ("8.30", time(8, 30)), ("8:30", time(8, 30)), ("at 9", time(9)), (" 1 ", time(1)),
    ("12", time(12)), ("12.05", time(12, 5)), ("11:59", time(11, 59)),
]  # fmt: skip
SURE = [
    "",
    "08:30",
    "0:30",
    "13",
    "13:30",
    "8.30pm",
    "8 am",
    "8.30 hrs",
    "8:30:00",
    "8.60",
    "830",
    "half eight",
    "9ish",
]


@pytest.mark.parametrize(("words", "clock"), OPEN)
def test_a_time_of_either_half(words: str, clock: time) -> None:
    assert open_clock(words) == clock


@pytest.mark.parametrize("words", SURE)
def test_a_time_of_one_half_and_what_is_no_time(words: str) -> None:
    assert open_clock(words) is None


COLUMNS: list[tuple[tuple[Value, ...], bool]] = [
    ((), False),
    (("8.30", "9.15", None, 9.0), False),
    (("8.30", "21.15"), True),
    (("8.30", "at 13:00"), True),
    (("8.30", "2130"), True),
    (("8.30", "21:15 hrs"), True),
    (("8.30", "08:30"), True),
    (("8.30", "0:30"), True),
    (("8.30", "21:15:20"), True),
    (("8.30", "13"), False),
    (("8.30", time(13)), True),
    (("8.30", time(12, 59)), False),
    ((time(13), time(9)), True),
    (("8.30", datetime(2026, 3, 13, 21)), True),
    (("8.30", DAY, timedelta(hours=21)), False),
    (("13/03/2026 8.30", "14/03/2026 21:15"), True),
    (("13/03/2026", "14/03/2026 8.30"), False),
    (("21:15", "9pm"), False),
    (("21:15", "14/03/2026 9.30 p.m."), False),
    (("in the evening", "21:15"), True),
]


@pytest.mark.parametrize(("cells", "shown"), COLUMNS)
def test_what_a_column_shows_of_its_clock(cells: tuple[Value, ...], shown: bool) -> None:
    assert shows_whole_day(cells) is shown


@pytest.mark.parametrize(
    ("clock", "keys", "shown"),
    [
        (time(8, 30), ["as-it-stands", "evening", "words"], ["8:30am", "8:30pm"]),
        (time(11, 59), ["as-it-stands", "evening", "words"], ["11:59am", "11:59pm"]),
        (time(12, 5), ["as-it-stands", "night", "words"], ["12:05pm", "12:05am"]),
    ],
)
def test_what_is_asked_of_it(clock: time, keys: list[str], shown: list[str]) -> None:
    cell = which_half(DAY, clock)
    assert cell.question is not None
    choices = cell.question.choices
    assert ([each.key for each in choices], cell.question.answer) == (keys, "words")
    assert [each.dated[0].display() for each in choices] == [f"{each} on 13 March 2026" for each in shown] + [
        "13 March 2026"
    ]
    assert all(each.words.endswith(clock) for each, clock in zip(choices, shown, strict=False))
    assert cell.dated == choices[-1].dated


def of(*rows: tuple[str, str], answer: str = "") -> Proposal:
    answers = {"half-of-day": answer} if answer else {}
    return files.propose(
        files.csv(("Date", "Time", "What happened"), *((*row, f"He rang, {n}") for n, row in enumerate(rows))),
        answers=answers,
    )


EVENINGS = (("13/03/2026", "8.30"), ("14/03/2026", "9pm"), ("15/03/2026", "7"), ("16/03/2026", "12.15"))


def test_in_a_diary_it_is_one_question_and_the_time_stays_in_the_words_until_somebody_answers() -> None:
    proposal = of(*EVENINGS)
    assert files.days(proposal) == ["13 March 2026", "9pm on 14 March 2026", "15 March 2026", "16 March 2026"]
    [question] = proposal.questions
    assert [row for _, row in question.rows] == [2, 4, 5]
    assert [key for key, _ in question.choices] == ["as-it-stands", "evening", "words", "night"]
    assert files.days(of(*EVENINGS, answer="evening")) == [
        "8:30pm on 13 March 2026", "9pm on 14 March 2026", "7pm on 15 March 2026", "16 March 2026",
    ]  # fmt: skip
    assert files.days(of(*EVENINGS, answer="as-it-stands"))[3] == "12:15pm on 16 March 2026"


def test_a_column_that_shows_its_clock_is_read_by_it() -> None:
    proposal = of(("13/03/2026", "8.30"), ("14/03/2026", "21:15"), ("15/03/2026 7.05", ""), ("16/03/2026", "at 9"))
    assert files.days(proposal) == [
        "8:30am on 13 March 2026", "9:15pm on 14 March 2026", "7:05am on 15 March 2026", "16 March 2026",
    ]  # fmt: skip
    assert [row for each in proposal.questions for _, row in each.rows] == [5], "an hour alone is on neither clock"


def test_a_time_in_the_date_s_own_cell_is_asked_about_and_not_one_that_a_program_wrote() -> None:
    proposal = of(("13/03/2026 8.30", ""), ("2026-03-14 9:15", ""), ("15/03/2026 9:15:20", ""))
    assert files.days(proposal) == ["13 March 2026", "9:15am on 14 March 2026", "9:15am on 15 March 2026"]
    assert [row for each in proposal.questions for _, row in each.rows] == [2]


def test_below_an_evening_a_time_that_is_said_to_be_after_midnight_is_of_the_next_day() -> None:
    night = (("31/12/2025", "11.50pm"), ("", "12.10"), ("", "12.30"))
    assert files.days(of(*night)) == ["11:50pm on 31 December 2025", "31 December 2025", "31 December 2025"]
    assert files.days(of(*night, answer="night"))[1:] == ["12:10am on 1 January 2026", "12:30am on 1 January 2026"]


@pytest.mark.parametrize(
    ("order", "half", "shown"),
    [
        ("month-first", "evening", "8:30pm on 4 March 2026"),
        ("day-first", "as-it-stands", "8:30am on 3 April 2026"),
        ("month-first", "", "4 March 2026"),
    ],
)
def test_the_order_of_day_and_month_and_the_half_of_the_day_are_answered_beside_each_other(
    order: str, half: str, shown: str
) -> None:
    reading = of(("03/04/2026 8.30", "")).reading
    assert isinstance(reading, DiaryReading)
    reading = reading.answered("order", order)
    reading = reading.answered("half-of-day", half) if half else reading
    assert files.days(reading.propose(files.TOLD)) == [shown]
