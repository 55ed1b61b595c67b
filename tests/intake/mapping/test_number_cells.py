# SPDX-License-Identifier: Apache-2.0
"""Bare numbers where a date or a time should stand: what a spreadsheet counts, what was typed with a dot, years."""

from datetime import date, datetime, time

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_answers import DateCell, Dated
from vlu_desktop.intake.mapping.number_cells import (
    DOT_DATE,
    NUMBER_KEPT,
    TIME_ALONE,
    TIME_KEPT,
    TIME_SHARE,
    YEAR_IN_DATE_CELL,
    clock_of,
    dot_date,
    dot_time,
    odd_real_date,
    serial_day,
    serial_of,
)

MARCH = date(2026, 3, 3)
KEPT = When.on(MARCH)
Choices = list[tuple[str, str, Dated]]


def choices(cell: DateCell | None) -> Choices:
    assert cell is not None
    assert cell.question is not None
    assert (cell.question.answer, cell.dated) == ("words", cell.question.choices[-1].dated)
    return [(each.key, each.words, each.dated) for each in cell.question.choices]


def settled(cell: DateCell | None) -> Dated:
    assert cell is not None
    assert cell.question is None
    return cell.dated


@pytest.mark.parametrize(
    ("day", "starts_1904", "serial"),
    [
        (date(1900, 1, 1), False, 1), (date(1900, 2, 28), False, 59), (date(1900, 3, 1), False, 61),
        (date(2025, 12, 9), False, 46000), (date(1904, 1, 1), True, 0), (date(1904, 2, 28), True, 58),
        (date(1904, 3, 1), True, 60),
    ],
)  # fmt: skip
def test_the_number_that_a_workbook_keeps_for_a_day(day: date, starts_1904: bool, serial: int) -> None:
    """The 29th of February 1900, which was none, has 60 in a workbook that counts from 1900."""
    assert serial_of(day, starts_1904) == serial


@pytest.mark.parametrize(
    ("number", "starts_1904", "day"),
    [
        (20000.0, False, (date(1954, 10, 3), None)), (19999.9, False, None), (59999.0, False, (date(2064, 4, 7), None)),
        (60000.0, False, None), (46001.25, False, (date(2025, 12, 10), time(6))),
        (18538.0, True, (date(1954, 10, 3), None)), (18537.0, True, None),
        (58537.0, True, (date(2064, 4, 7), None)), (58538.0, True, None),
    ],
)  # fmt: skip
def test_the_day_that_a_bare_number_counts(
    number: float, starts_1904: bool, day: tuple[date, time | None] | None
) -> None:
    assert serial_day(number, starts_1904) == day


@pytest.mark.parametrize(
    ("seconds", "clock"),
    [(0, time(0)), (59.4, time(0)), (43_259.4, time(12)), (43_259.6, time(12, 1)), (86_399.9, time(23, 59))],
)
def test_the_time_at_a_share_of_the_day(seconds: float, clock: time) -> None:
    assert clock_of(seconds / 86_400) == clock


def test_a_date_typed_with_a_dot() -> None:
    """A spreadsheet keeps 20.1 and 20.10 as one number; 3.01 can't have been 3.10."""
    october, january = When.on(date(2026, 10, 20)), When.on(date(2026, 1, 20))
    assert choices(dot_date(20.1, 2026, "a note")) == [
        ("nought", "20 October 2026", (october, (DOT_DATE, "a note"))),
        ("stands", "20 January 2026", (january, (DOT_DATE, "a note"))),
        ("words", "Leave it undated: the words are kept", (When.undated(""), (NUMBER_KEPT,))),
    ]
    for number, day in ((20.2, (2, 20)), (20.12, (12, 20)), (3.01, (1, 3)), (3.11, (11, 3))):
        found = When.on(date(2026, *day))
        assert settled(dot_date(number, 2026, "a note")) == (found, (DOT_DATE, "a note"))
    for number in (20.13, 31.2, 32.1, 20.0, 3.001, -3.1, 0.1):
        assert dot_date(number, 2026, "") is None, number


def on(clock: time) -> Dated:
    return When.at(datetime.combine(MARCH, clock)), ("put",)


def test_a_time_typed_with_a_dot_or_kept_as_a_share_of_the_day() -> None:
    kept = ("words", "Leave the time in the words", (KEPT, (TIME_KEPT,)))

    def typed(clock: str, at: time) -> tuple[str, str, Dated]:
        return "dot", f"Hours and minutes typed with a dot, on a clock of 24 hours: {clock}", on(at)

    def later(clock: str, at: time) -> tuple[str, str, Dated]:
        return "dot-evening", f"Hours and minutes typed with a dot, in the afternoon or evening: {clock}", on(at)

    def share(clock: str, at: time) -> tuple[str, str, Dated]:
        return "share", f"A share of the day, as a spreadsheet keeps a time: {clock}", on(at)

    asked: dict[float, Choices] = {
        0.25: [typed("12:25am", time(0, 25)), share("6am", time(6)), kept],
        0.0: [typed("12am", time(0)), share("12am", time(0)), kept],
        0.75: [share("6pm", time(18)), kept],
        9.3: [typed("9:30am", time(9, 30)), later("9:30pm", time(21, 30)), kept],
        9.05: [typed("9:05am", time(9, 5)), later("9:05pm", time(21, 5)), kept],
        9.59: [typed("9:59am", time(9, 59)), later("9:59pm", time(21, 59)), kept],
        11.1: [typed("11:10am", time(11, 10)), later("11:10pm", time(23, 10)), kept],
        12.1: [typed("12:10pm", time(12, 10)), kept],
        23.3: [typed("11:30pm", time(23, 30)), kept],
        1.1: [typed("1:10am", time(1, 10)), later("1:10pm", time(13, 10)), kept],
    }
    for number, found in asked.items():
        assert choices(dot_time(number, on, KEPT)) == found, number
    for number, clock in ((0.125, time(3)), (600.01 / 1440, time(10)), (1325 / 1440, time(22, 5))):
        assert settled(dot_time(number, on, KEPT)) == (on(clock)[0], ("put", TIME_SHARE)), number
    for number in (24.3, 9.6, 9.125, -0.3, 600.03 / 1440, 1.0, 7.0):
        assert dot_time(number, on, KEPT) is None, number


@pytest.mark.parametrize(
    ("day", "starts_1904"),
    [(date(1899, 12, 31), False), (date(1900, 1, 2), False), (date(1904, 1, 1), True), (date(1904, 1, 3), True)],
)
def test_a_date_cell_that_holds_a_time_alone(day: date, starts_1904: bool) -> None:
    assert settled(odd_real_date(day, time(9), starts_1904)) == (When.undated(""), (TIME_ALONE,))


@pytest.mark.parametrize(
    ("day", "starts_1904", "year", "shown"),
    [
        (date(1905, 3, 14), False, 1900, "14 March 1905"), (date(1905, 9, 30), False, 2100, "30 September 1905"),
        (date(1905, 7, 18), False, 2026, "18 July 1905"), (date(1909, 7, 19), True, 2026, "19 July 1909"),
    ],
)  # fmt: skip
def test_a_year_typed_in_a_cell_for_dates(day: date, starts_1904: bool, year: int, shown: str) -> None:
    assert choices(odd_real_date(day, None, starts_1904)) == [
        ("year", f"The year {year}", (When.in_year(year), ())),
        ("day", shown, (When.on(day), ())),
        ("words", "Leave it undated: the words are kept", (When.undated(""), (YEAR_IN_DATE_CELL,))),
    ]


@pytest.mark.parametrize(
    ("day", "starts_1904"),
    [
        (date(1900, 1, 3), False), (date(1904, 1, 4), True), (date(1904, 1, 1), False), (date(1905, 3, 13), False),
        (date(1905, 10, 1), False), (date(2026, 3, 3), False),
    ],
)  # fmt: skip
def test_a_date_cell_like_any_other(day: date, starts_1904: bool) -> None:
    assert odd_real_date(day, None, starts_1904) is None
