# SPDX-License-Identifier: Apache-2.0
"""What the words of a date cell are before they are read, each alone: relative, a list, a span of years, a ditto."""

from datetime import date

import pytest

from vlu_desktop.intake.mapping.cell_words import (
    by_row_above,
    is_always,
    is_day_alone,
    is_day_heading,
    is_ditto,
    is_relative,
    listed,
    names_same_day,
    open_ended,
    says_year,
    to_read,
    two_years,
    without_weekday,
)

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("\u200b3\u00a0March\u202f 2026\ufeff", "3 March 2026"), ("3/3/2026 @9 p.m.", "3/3/2026 at 9 pm"),
        ("@ 9", "at 9"), ("9 : 30 p. m. sharp", "9:30 pm sharp"), ("9 A.M", "9 Am"), ("9 a m", "9 am"),
        ("03/03/26-04/03/26", "03/03/26 - 04/03/26"), ("03.03.2026–04.03", "03.03.2026 - 04.03"),
        ("03-03-2026", "03-03-2026"), ("  ", ""), ("9pmish", "9pmish"),
    ],
)  # fmt: skip
def test_the_words_as_they_are_read(words: str, plain: str) -> None:
    assert to_read(words) == plain


DITTO = "\"|''|”|“|〃|″|,,|„|-\"-|-|–|—|--|↓|do|do.|dto|ditto|same|same as above|as above|see above"
SAME_DAY = "same day|same date|same date as above|same day as above"


def test_signs_and_words_for_the_date_of_the_row_above() -> None:
    for words in (*DITTO.split("|"), *SAME_DAY.split("|"), " Ditto "):
        assert is_ditto(words), words
        assert names_same_day(words) is (words in SAME_DAY.split("|")), words
    assert names_same_day(" Same Day ")
    assert not is_ditto("the day")
    assert not names_same_day("the day")


@pytest.mark.parametrize(
    ("words", "year", "relative"),
    [
        ("yesterday", False, True), ("yesterday, 3 March 2026", True, False), ("3 March", False, False),
        ("Tuesday", False, True), ("on the Tuesday evening", False, True), ("Tuesday to Thursday", False, True),
        ("every Tuesday", False, False), ("two weeks later", False, True), ("3/3/26", True, False),
        ("3 March '26", True, False), ("3rd Mar 26", True, False), ("the other night", False, True),
        ("", False, False),
    ],
)  # fmt: skip
def test_what_counts_from_a_day_that_is_not_in_it(words: str, year: bool, relative: bool) -> None:
    assert says_year(words) is year
    assert is_relative(words) is relative


@pytest.mark.parametrize(
    ("words", "left", "alone", "heading"),
    [
        ("Tuesday 3 March", "3 March", False, False), ("on Tue. the 3rd", "3rd", True, True),
        ("Sunday 8th:", "8th:", False, True), ("16th, evening", "16th, evening", True, True),
        ("- Tuesday -", "- Tuesday -", False, True), ("Tuesday", "Tuesday", False, True),
        ("he rang", "he rang", False, False),
        ("", "", False, False), (" - ", " - ", False, False),
    ],
)  # fmt: skip
def test_a_day_alone_and_a_line_of_nothing_but_a_day(words: str, left: str, alone: bool, heading: bool) -> None:
    assert without_weekday(words) == left
    assert is_day_alone(words) is alone
    assert is_day_heading(words) is heading


def test_all_the_time_in_figures_is_no_date() -> None:
    assert [is_always(words) for words in ("24/7", "24 - 7", "24 hours a day", "24/7/2026", "24/70")] == [
        True, True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2011-12", (2011, 2012)), ("2018/19", (2018, 2019)), ("2000–20", (2000, 2020)), ("2000-21", None),
        ("2011-11", None), ("2011-10", None), ("1999-00", None), ("2011-123", None), ("12", None),
        ("1990 - 95", (1990, 1995)),
    ],
)  # fmt: skip
def test_a_span_of_years(words: str, years: tuple[int, int] | None) -> None:
    assert two_years(words) == years


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("3 March 2026 to date", "3 March 2026"), ("2019 - present", "2019"), ("2019 onwards", "2019"),
        ("March 2026 ongoing", "March 2026"), ("3 March 2026", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_start_of_what_goes_on(words: str, start: str) -> None:
    assert open_ended(words) == start


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("3 March", ["3 March"]), ("3 & 4 March", ["3", "4 March"]), ("3/3/26 / 4/3/26", ["3/3/26", "4/3/26"]),
        ("3rd, 4th; 5th or 6th", ["3rd", "4th", "5th", "6th"]),
    ],
)  # fmt: skip
def test_the_parts_of_a_list(words: str, parts: list[str]) -> None:
    assert listed(words) == parts


NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@pytest.mark.parametrize(
    ("words", "placed"),
    [
        ("Wednesday", "4 March 2026"), ("Tuesday", "10 March 2026"), ("on the Thursday night", "5 March 2026 night"),
        ("the same evening", "4 March 2026 evening"), ("later that day", "4 March 2026"),
        ("that NIGHT", "night of 4 March 2026"), ("next Day", "5 March 2026"), ("the day after", "5 March 2026"),
        ("the following night", "night of 5 March 2026"), ("one day later", "5 March 2026"),
        ("12 days later", "16 March 2026"), ("a Week later", "11 March 2026"),
        ("one week later", "11 March 2026"), ("2 weeks after", "18 March 2026"),
        ("Ten days afterwards", "14 March 2026"),
        ("the following Wednesday", "11 March 2026"), ("next Thursday morning", "5 March 2026 morning"),
        ("following Tue", "10 March 2026"), ("he rang", ""), ("last Tuesday", ""),
        ("16th, evening", "16 March 2026, evening"), ("4th", "4 March 2026"), ("the 3rd", "3 April 2026"),
        ("Sunday the 8th", "8 March 2026"), ("Thursday 9th", "9 April 2026"), ("Sunday 9th", ""),
        ("Friday 17th", "17 April 2026"), ("Saturday 18th", ""),
        *((f"{word} days later", f"{4 + n} March 2026") for n, word in enumerate(NUMBERS, start=1) if n > 1),
    ],
)  # fmt: skip
def test_what_counts_from_the_row_above_is_placed_by_it(words: str, placed: str) -> None:
    assert by_row_above(words, WEDNESDAY) == placed


@pytest.mark.parametrize("words", ["next day", "the following Tuesday", "9 weeks later", "Friday"])
def test_nothing_is_placed_after_the_last_day_there_is(words: str) -> None:
    assert by_row_above(words, date.max) == ("31 December 9999" if words == "Friday" else "")
