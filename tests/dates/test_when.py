# SPDX-License-Identifier: Apache-2.0
"""The value itself: stored text, order, certain and possible, and how it is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.one_reading import one_when
from tests.record.any_when import dated, days, whens, windows
from vlu_desktop.dates import civil_clock, date_display
from vlu_desktop.dates.when import Kind, Precision, When, midnight

SAID_ON = date(2026, 7, 28)
MARCH = When.in_month(2026, 3)
YEARS = When.during(When.in_year(2008), said_on=SAID_ON)


def of_days(*numbers: int, **more: Any) -> When:
    """From a day to a day of a month of 2026, or of each month and day, or of each year, month and day."""
    half = len(numbers) // 2
    first, last = (numbers[:half], numbers[half:]) if half > 1 else ((3, numbers[0]), (3, numbers[1]))
    start, end = ((2026, *each) if len(each) == 2 else each for each in (first, last))
    return When.between(date(start[0], start[1], start[2]), date(end[0], end[1], end[2]), **more)


def of_times(first: str, last: str, **more: Any) -> When:
    """Between two times of days, the second left out."""
    return When.within(
        datetime.fromisoformat(first), datetime.fromisoformat(last), precision=Precision.PART_OF_DAY, **more
    )


WEEK, MONTH = {"precision": Precision.WEEK}, {"precision": Precision.MONTH}
SEASON, DECADE = {"precision": Precision.SEASON}, {"precision": Precision.DECADE}
ABOUT: dict[str, Any] = {"approximate": True}


# --- examples


def test_a_moment_is_certain_only_where_all_of_its_range_lies_inside() -> None:
    assert MARCH.certainly_within(date(2026, 3, 1), date(2026, 3, 31))
    assert not MARCH.certainly_within(date(2026, 3, 2), date(2026, 3, 31))
    assert MARCH.possibly_within(date(2026, 3, 31), date(2026, 4, 30))
    assert not MARCH.possibly_within(date(2026, 4, 1), date(2026, 4, 30))


def test_conduct_throughout_is_certain_from_its_latest_start_to_its_earliest_end() -> None:
    when = When.during(When.in_month(2019, 5), When.in_month(2019, 11))
    assert when.certainly_within(date(2019, 8, 1), date(2019, 8, 1))
    assert when.certainly_within(date(2019, 5, 1), date(2019, 5, 31))
    assert not when.certainly_within(date(2019, 5, 1), date(2019, 5, 30))
    assert not when.certainly_within(date(2019, 11, 2), date(2019, 12, 31))
    assert when.possibly_within(date(2019, 11, 30), date(2019, 12, 31))


def test_what_is_ongoing_was_so_on_the_day_it_was_said_and_says_nothing_of_after() -> None:
    assert YEARS.display() == "since 2008"
    assert YEARS.certainly_within(SAID_ON, SAID_ON)
    assert YEARS.certainly_within(date(2009, 1, 1), date(2009, 1, 1))
    assert not YEARS.certainly_within(date(2008, 1, 1), date(2008, 6, 30))
    assert not YEARS.possibly_within(date(2026, 7, 29), date(2027, 1, 1))


def test_about_reaches_further_and_is_never_surer() -> None:
    about = replace(MARCH, approximate=True)
    assert about.possibly_within(date(2026, 4, 30), date(2026, 5, 31))
    assert not about.certainly_within(date(2026, 3, 1), date(2026, 3, 31))
    assert about.certainly_within(date(2026, 1, 1), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        # Half an hour: at half past twelve at night it is the day's first minute, a minute earlier the day before.
        (When.at(datetime(2026, 3, 3, 0, 30)), date(2026, 3, 3), date(2026, 3, 3)),
        (When.at(datetime(2026, 3, 3, 0, 29)), date(2026, 3, 2), date(2026, 3, 3)),
        (When.at(datetime(2026, 3, 3, 23, 29)), date(2026, 3, 3), date(2026, 3, 3)),
        (When.at(datetime(2026, 3, 3, 23, 30)), date(2026, 3, 3), date(2026, 3, 4)),
        # Three hours of a part of a day.
        (of_times("2026-03-03T03:00", "2026-03-03T21:00"), date(2026, 3, 3), date(2026, 3, 3)),
        (of_times("2026-03-03T02:59", "2026-03-03T21:00"), date(2026, 3, 2), date(2026, 3, 3)),
        (of_times("2026-03-03T03:00", "2026-03-03T21:01"), date(2026, 3, 3), date(2026, 3, 4)),
        (When.on(date(2026, 3, 10)), date(2026, 3, 7), date(2026, 3, 13)),
        (of_days(9, 15, **WEEK), date(2026, 3, 2), date(2026, 3, 22)),
        (When.in_month(2026, 5), date(2026, 3, 31), date(2026, 7, 1)),
        (of_days(3, 1, 5, 31, **SEASON), date(2026, 1, 15), date(2026, 7, 15)),
        (When.in_year(2025), date(2024, 1, 1), date(2027, 1, 1)),
        (of_days(1990, 1, 1, 1999, 12, 31, **DECADE), date(1984, 12, 28), date(2005, 1, 3)),
    ],
)
def test_how_far_about_reaches(when: When, first: date, last: date) -> None:
    reach = replace(when, approximate=True).reach()
    assert (reach.first, reach.last) == (first, last)
    assert (reach.begun_by, reach.ended_from) == (last, first)


def test_about_does_not_reach_past_the_day_it_was_said() -> None:
    about = When.on(SAID_ON, approximate=True, said_on=SAID_ON)
    assert not about.possibly_within(date(2026, 7, 29), date(2026, 8, 31))
    assert about.possibly_within(SAID_ON, SAID_ON)
    assert about.reach().begun_by == about.reach().last == SAID_ON


def test_the_undated_is_always_possible_and_never_certain() -> None:
    undated = When.undated("a while back", SAID_ON)
    assert undated.possibly_within(date(2026, 1, 1), date(2026, 1, 1))
    assert not undated.certainly_within(date.min, date.max)
    assert (undated.first_day, undated.last_day, undated.span_days, undated.is_dated) == (None, None, 0, False)


def test_open_ends_let_anything_on_their_side_be_possible() -> None:
    until = one_when("until August 2019", SAID_ON)
    assert until.possibly_within(date(1990, 1, 1), date(1990, 12, 31))
    assert not until.certainly_within(date(1990, 1, 1), date(1990, 12, 31))
    before = one_when("before 3 March 2026", SAID_ON)
    assert before.possibly_within(date(1990, 1, 1), date(1990, 12, 31))
    assert not before.possibly_within(date(2026, 3, 3), date(2026, 3, 3))
    since = When.during(date(2019, 5, 1))
    assert since.possibly_within(date(2030, 1, 1), date(2030, 1, 1))
    assert since.certainly_within(date(2019, 5, 1), date(2019, 5, 1))


def test_the_undated_sort_last_in_the_store_s_order_too() -> None:
    whens = [When.undated("x"), YEARS, MARCH, When.on(date(2026, 3, 1)), When.in_year(1066)]
    assert sorted(whens, key=lambda when: when.sort_key) == [whens[4], YEARS, whens[3], MARCH, whens[0]]
    assert sorted(when.to_text() for when in whens) == [when.to_text() for when in sorted(whens, key=When.to_text)]


THROUGH_2019 = When.during(When.in_year(2019), When.in_year(2019))
SHOWN = [
    # Days.
    (When.on(date(2026, 3, 3)), "3 March 2026"),
    (of_days(3, 10), "between 3 and 10 March 2026"),
    (of_days(2, 28, 3, 3), "between 28 February and 3 March 2026"),
    (of_days(2025, 12, 30, 2026, 1, 2), "between 30 December 2025 and 2 January 2026"),
    (of_days(2025, 3, 3, 2026, 3, 3), "between 3 March 2025 and 3 March 2026"),
    (of_days(2025, 3, 3, 2026, 3, 10), "between 3 March 2025 and 10 March 2026"),
    (of_days(3, 10, **ABOUT), "roughly between 3 and 10 March 2026"),
    # A week is one only from a Monday to a Sunday, and where it was said.
    (of_days(2, 8, **WEEK), "week of 2 March 2026"),
    (of_days(2, 8, **WEEK, **ABOUT), "about week of 2 March 2026"),
    (of_days(2, 8), "between 2 and 8 March 2026"),
    (of_days(2, 9, **WEEK), "between 2 and 9 March 2026"),
    (of_days(3, 9, **WEEK), "between 3 and 9 March 2026"),
    # Months, seasons, years.
    (of_days(1, 31), "March 2026"),
    (of_days(1, 30), "between 1 and 30 March 2026"),
    (of_days(2, 31), "between 2 and 31 March 2026"),
    (of_days(3, 1, 4, 30), "between March and April 2026"),
    (of_days(2025, 3, 1, 2026, 3, 31), "between March 2025 and March 2026"),
    (of_days(2025, 11, 1, 2026, 2, 28), "between November 2025 and February 2026"),
    (of_days(2025, 1, 1, 2026, 1, 31), "between January 2025 and January 2026"),
    (of_days(2025, 2, 1, 2025, 12, 31), "between February and December 2025"),
    (of_days(2025, 2, 1, 2026, 1, 31), "between February 2025 and January 2026"),
    (of_days(3, 1, 5, 31, **SEASON), "spring 2026"),
    (of_days(6, 1, 8, 31, **SEASON), "summer 2026"),
    (of_days(9, 1, 11, 30, **SEASON), "autumn 2026"),
    (of_days(2025, 12, 1, 2026, 2, 28, **SEASON), "winter 2025/26"),
    (of_days(1999, 12, 1, 2000, 2, 29, **SEASON), "winter 1999/00"),
    (of_days(2008, 12, 1, 2009, 2, 28), "winter 2008/09"),
    (of_days(3, 1, 5, 31, **MONTH), "between March and May 2026"),
    (of_days(4, 1, 6, 30, **SEASON), "between April and June 2026"),
    (of_days(3, 1, 6, 30, **SEASON), "between March and June 2026"),
    (of_days(2025, 3, 1, 2026, 5, 31, **SEASON), "between March 2025 and May 2026"),
    (When.in_year(2026), "2026"),
    (of_days(2024, 1, 1, 2025, 12, 31), "between 2024 and 2025"),
    (of_days(1990, 1, 1, 1999, 12, 31, **DECADE), "the 1990s"),
    (of_days(1990, 1, 1, 1998, 12, 31), "between 1990 and 1998"),
    (of_days(1991, 1, 1, 2000, 12, 31), "between 1991 and 2000"),
    (of_days(1990, 1, 1, 2009, 12, 31), "between 1990 and 2009"),
    # A third of a month or a year, where it was said and is about.
    (of_days(1, 10, **WEEK, **ABOUT), "early March 2026"),
    (of_days(11, 20, **WEEK, **ABOUT), "mid-March 2026"),
    (of_days(21, 31, **WEEK, **ABOUT), "late March 2026"),
    (of_days(2, 21, 2, 28, **WEEK, **ABOUT), "late February 2026"),
    (of_days(21, 30, **WEEK, **ABOUT), "roughly between 21 and 30 March 2026"),
    (of_days(1, 11, **WEEK, **ABOUT), "roughly between 1 and 11 March 2026"),
    (of_days(1, 10, **WEEK), "between 1 and 10 March 2026"),
    (of_days(1, 10, **ABOUT), "roughly between 1 and 10 March 2026"),
    (of_days(3, 1, 4, 10, **WEEK, **ABOUT), "roughly between 1 March and 10 April 2026"),
    (of_days(2025, 3, 1, 2026, 3, 10, **WEEK, **ABOUT), "roughly between 1 March 2025 and 10 March 2026"),
    (of_days(1, 1, 4, 30, **SEASON, **ABOUT), "early 2026"),
    (of_days(5, 1, 8, 31, **SEASON, **ABOUT), "mid-2026"),
    (of_days(9, 1, 12, 31, **SEASON, **ABOUT), "late 2026"),
    (of_days(1, 1, 4, 30, **SEASON), "between January and April 2026"),
    (of_days(1, 1, 4, 30, **MONTH, **ABOUT), "roughly between January and April 2026"),
    (of_days(1, 1, 4, 29, **SEASON, **ABOUT), "roughly between 1 January and 29 April 2026"),
    (of_days(1, 2, 4, 30, **SEASON, **ABOUT), "roughly between 2 January and 30 April 2026"),
    (of_days(2025, 1, 1, 2026, 4, 30, **SEASON, **ABOUT), "roughly between January 2025 and April 2026"),
    (of_days(1, 10, **SEASON, **ABOUT), "roughly between 1 and 10 March 2026"),
    # Times.
    (When.at(datetime(2026, 3, 3, 0, 0)), "12am on 3 March 2026"),
    (When.at(datetime(2026, 3, 3, 0, 30)), "12:30am on 3 March 2026"),
    (When.at(datetime(2026, 3, 3, 11, 5)), "11:05am on 3 March 2026"),
    (When.at(datetime(2026, 3, 3, 12, 0)), "12pm on 3 March 2026"),
    (When.at(datetime(2026, 3, 3, 13, 0)), "1pm on 3 March 2026"),
    (When.at(datetime(2026, 3, 3, 23, 59), **ABOUT), "about 11:59pm on 3 March 2026"),
    (of_times("2026-03-03T09:00", "2026-03-03T09:02"), "between 9am and 9:02am on 3 March 2026"),
    (of_times("2026-03-03T00:00", "2026-03-03T14:30"), "between 12am and 2:30pm on 3 March 2026"),
    (of_times("2026-03-03T21:30", "2026-03-04T00:00"), "between 9:30pm and 11:59pm on 3 March 2026"),
    (of_times("2026-03-03T09:00", "2026-03-05T00:00"), "between 9am on 3 March 2026 and 11:59pm on 4 March 2026"),
    (of_times("2026-03-03T22:00", "2026-03-04T02:00"), "between 10pm on 3 March 2026 and 2am on 4 March 2026"),
    (of_times("2026-03-03T00:00", "2026-03-03T06:00"), "3 March 2026, early hours"),
    (of_times("2026-03-03T05:00", "2026-03-03T09:00"), "3 March 2026, first thing"),
    (of_times("2026-03-03T06:00", "2026-03-03T12:00"), "3 March 2026, morning"),
    (of_times("2026-03-03T12:00", "2026-03-03T14:00"), "3 March 2026, lunchtime"),
    (of_times("2026-03-03T12:00", "2026-03-03T18:00"), "3 March 2026, afternoon"),
    (of_times("2026-03-03T16:00", "2026-03-03T19:00"), "3 March 2026, teatime"),
    (of_times("2026-03-03T18:00", "2026-03-04T00:00"), "3 March 2026, evening"),
    (of_times("2026-03-03T21:00", "2026-03-04T00:00"), "3 March 2026, late evening"),
    (of_times("2026-03-03T21:00", "2026-03-04T00:00", **ABOUT), "3 March 2026, about late evening"),
    (of_times("2026-03-03T18:00", "2026-03-04T06:00"), "the night of 3 to 4 March 2026"),
    (of_times("2026-02-28T18:00", "2026-03-01T06:00"), "the night of 28 February to 1 March 2026"),
    (of_times("2025-12-31T18:00", "2026-01-01T06:00"), "the night of 31 December 2025 to 1 January 2026"),
    (of_times("2026-03-03T18:00", "2026-03-04T06:00", **ABOUT), "about the night of 3 to 4 March 2026"),
    (of_times("2026-03-03T18:30", "2026-03-04T06:30"), "between 6:30pm on 3 March 2026 and 6:30am on 4 March 2026"),
    (of_times("2026-03-03T17:00", "2026-03-04T05:00"), "between 5pm on 3 March 2026 and 5am on 4 March 2026"),
    (of_times("2026-03-03T18:00", "2026-03-04T05:00"), "between 6pm on 3 March 2026 and 5am on 4 March 2026"),
    # A moment with an open side.
    (When.on(date(2026, 3, 2), open_start=True), "before 3 March 2026"),
    (When.on(date(2026, 3, 2), open_start=True, **ABOUT), "before about 3 March 2026"),
    (of_times("2026-03-03T17:00", "2026-03-03T17:30", open_start=True), "before 5:30pm on 3 March 2026"),
    (When.on(date(2026, 3, 4), open_end=True), "after 3 March 2026"),
    (When.on(date(2026, 3, 4), open_end=True, **ABOUT), "after about 3 March 2026"),
    (of_times("2026-03-03T17:31", "2026-03-04T00:00", open_end=True), "after 5:30pm on 3 March 2026"),
    # What went on.
    (When.during(date(2020, 1, 1), date(2020, 1, 5)), "from 1 January 2020 to 5 January 2020"),
    (When.during(When.on(date(2020, 1, 1), **ABOUT), date(2020, 1, 5)), "from about 1 January 2020 to 5 January 2020"),
    (When.during(of_days(3, 10), date(2026, 4, 5)), "from between 3 and 10 March 2026 to 5 April 2026"),
    (When.during(of_days(3, 10, **ABOUT), date(2026, 4, 5)),
     "from roughly between 3 and 10 March 2026 to 5 April 2026"),
    (When.during(date(2020, 1, 1)), "from 1 January 2020, end not known"),
    (When.during(When.on(date(2020, 1, 1), **ABOUT)), "from about 1 January 2020, end not known"),
    (YEARS, "since 2008"),
    (When.during(When.in_year(2008, **ABOUT), said_on=SAID_ON), "since about 2008"),
    (When.during(of_days(3, 10, **ABOUT), said_on=SAID_ON), "since roughly between 3 and 10 March 2026"),
    (replace(THROUGH_2019, open_start=True), "until 2019"),
    (replace(THROUGH_2019, open_start=True, open_end=True), "from 2019 or before, end not known"),
    (replace(THROUGH_2019, open_start=True, approximate=True), "until about 2019"),
    (THROUGH_2019, "at times in 2019"),
    (replace(THROUGH_2019, approximate=True), "at times in about 2019"),
    (replace(of_days(3, 10), kind=Kind.THROUGHOUT), "at times between 3 and 10 March 2026"),
    (replace(of_days(3, 10, **ABOUT), kind=Kind.THROUGHOUT), "at times roughly between 3 and 10 March 2026"),
    (replace(of_days(3, 10, **ABOUT), kind=Kind.THROUGHOUT, open_start=True),
     "until roughly between 3 and 10 March 2026"),
    (replace(of_days(3, 10), kind=Kind.THROUGHOUT, ended_from=datetime(2026, 3, 9)),
     "from between 3 and 10 March 2026 to between 9 and 10 March 2026"),
    (replace(of_days(3, 10), kind=Kind.THROUGHOUT, begun_by=datetime(2026, 3, 4)),
     "from 3 March 2026 to between 3 and 10 March 2026"),
    # No date.
    (When.undated(" a while back "), "date not known (“a while back”)"),
    (When.undated(" "), "date not known"),
    (When(), "date not known"),
    (When.undated("for months", lasted="months"), "lasted months, dates not known (“for months”)"),
    (When(lasted="9 months"), "lasted 9 months, dates not known"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "full"), SHOWN, ids=[full for _, full in SHOWN])
def test_shown_in_an_officer_s_english(when: When, full: str) -> None:
    assert when.display() == date_display.display(when) == full


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("3 March 2026", "3 Mar 2026"),
        ("between 3 and 10 March 2026", "between 3 and 10 Mar 2026"),
        ("between 28 February and 3 March 2026", "between 28 Feb and 3 Mar 2026"),
        ("between 30 December 2025 and 2 January 2026", "between 30 Dec 2025 and 2 Jan 2026"),
        ("week of 2 March 2026", "week of 2 Mar 2026"),
        ("March 2026", "Mar 2026"),
        ("between March and April 2026", "between Mar and Apr 2026"),
        ("between November 2025 and February 2026", "between Nov 2025 and Feb 2026"),
        ("early March 2026", "early Mar 2026"),
        ("mid-2026", "mid-2026"),
        ("12am on 3 March 2026", "12am on 3 Mar 2026"),
        ("between 9am and 9:02am on 3 March 2026", "between 9am and 9:02am on 3 Mar 2026"),
        ("between 10pm on 3 March 2026 and 2am on 4 March 2026", "between 10pm on 3 Mar 2026 and 2am on 4 Mar 2026"),
        ("3 March 2026, about late evening", "3 Mar 2026, about late evening"),
        ("the night of 3 to 4 March 2026", "the night of 3 to 4 Mar 2026"),
        ("the night of 28 February to 1 March 2026", "the night of 28 Feb to 1 Mar 2026"),
        ("the night of 31 December 2025 to 1 January 2026", "the night of 31 Dec 2025 to 1 Jan 2026"),
        ("before 3 March 2026", "before 3 Mar 2026"),
        ("after 5:30pm on 3 March 2026", "after 5:30pm on 3 Mar 2026"),
        ("from 1 January 2020 to 5 January 2020", "from 1 Jan 2020 to 5 Jan 2020"),
        ("at times between 3 and 10 March 2026", "at times between 3 and 10 Mar 2026"),
        ("date not known (“a while back”)", "not known"),
        ("lasted months, dates not known (“for months”)", "lasted months"),
    ],
)  # fmt: skip
def test_shown_short_in_a_table(full: str, short: str) -> None:
    when = next(when for when, shown in SHOWN if shown == full)
    assert when.display(short=True) == short


def test_a_range_is_shown_in_full_where_nothing_else_is_asked() -> None:
    assert date_display.span(datetime(2026, 3, 3), datetime(2026, 3, 4)) == "3 March 2026"


def test_every_month_and_weekday_by_its_name() -> None:
    months = "January February March April May June July August September October November December".split()
    assert [When.in_month(2026, n).display() for n in range(1, 13)] == [f"{name} 2026" for name in months]
    assert [When.in_month(2026, n).display(short=True) for n in range(1, 13)] == [f"{name[:3]} 2026" for name in months]
    week = [date_display.weekday(date(2026, 3, day)) for day in range(2, 9)]
    assert week == "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def test_an_instant_is_shown_on_the_clock_here() -> None:
    summer = When.at_instant(datetime(2026, 7, 3, 22, 30, 15, tzinfo=UTC))
    assert summer.display() == "11:30pm on 3 July 2026"
    assert summer.instant == datetime(2026, 7, 3, 22, 30, 15, tzinfo=UTC)
    past_midnight = When.at_instant(datetime(2026, 7, 3, 23, 30, tzinfo=UTC))
    assert past_midnight.first_day == date(2026, 7, 4)


@pytest.mark.parametrize(
    ("utc", "here"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 0, 59)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), datetime(2026, 3, 29, 2, 0)),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), datetime(2026, 10, 25, 1, 59)),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), datetime(2026, 10, 25, 1, 0)),
    ],
)
def test_the_clocks_change_when_they_do(utc: datetime, here: datetime) -> None:
    assert civil_clock.civil(utc) == here


@pytest.mark.parametrize(
    ("forward", "back"),
    [
        (date(1981, 3, 29), date(1981, 10, 25)),
        (date(1983, 3, 27), date(1983, 10, 23)),
        (date(1984, 3, 25), date(1984, 10, 28)),
        (date(1989, 3, 26), date(1989, 10, 29)),
        (date(1990, 3, 25), date(1990, 10, 28)),
        (date(1994, 3, 27), date(1994, 10, 23)),
        (date(1995, 3, 26), date(1995, 10, 22)),
        (date(1996, 3, 31), date(1996, 10, 27)),
        (date(2021, 3, 28), date(2021, 10, 31)),
        (date(2026, 3, 29), date(2026, 10, 25)),
    ],
)
def test_an_hour_is_left_out_in_spring_and_comes_twice_in_autumn(forward: date, back: date) -> None:
    for day, out, twice in ((forward, True, False), (back, False, True), (forward + timedelta(days=1), False, False)):
        for hour, minute in ((0, 59), (1, 0), (1, 59), (2, 0)):
            moment = midnight(day).replace(hour=hour, minute=minute)
            within = hour == 1
            assert civil_clock.never_was(moment) is (out and within)
            assert civil_clock.came_twice(moment) is (twice and within)


def test_nothing_is_said_of_the_hours_before_the_rule_was_in_force() -> None:
    last_sundays = civil_clock.clocks_forward(1980), civil_clock.clocks_back(1980)
    for day in last_sundays:
        assert not civil_clock.never_was(midnight(day).replace(hour=1, minute=30))
        assert not civil_clock.came_twice(midnight(day).replace(hour=1, minute=30))


SOUND = {
    "earliest": datetime(2026, 3, 3), "latest": datetime(2026, 3, 9), "begun_by": datetime(2026, 3, 9),
    "ended_from": datetime(2026, 3, 3), "precision": Precision.DAY,
}  # fmt: skip


AWARE = {end: datetime(2026, 3, 3, tzinfo=UTC) for end in ("earliest", "latest", "begun_by", "ended_from")}
OF_9999 = {
    end: datetime(9999, 1, day) for end, day in {"earliest": 1, "latest": 2, "begun_by": 2, "ended_from": 1}.items()
}
ALL_OR_NONE, ORDER, SAME = "all of its ends or none", "out of order", "within the same range"
PRECISION, YEAR, NAIVE, INSTANT = "needs a precision", "1000 to 9998", "naive and to the minute", "aware and in UTC"
OVER_TIME = {"kind": Kind.THROUGHOUT}
FIRST, LAST, ODD = datetime(2026, 3, 3), datetime(2026, 3, 9), datetime(2026, 3, 4, 0, 0, 30)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"latest": None}, ALL_OR_NONE),
        ({"earliest": None, "latest": None}, ALL_OR_NONE),
        (dict.fromkeys(AWARE), ALL_OR_NONE),
        ({"precision": Precision.UNKNOWN}, PRECISION),
        ({"latest": datetime(2026, 3, 2)}, ORDER),
        ({"latest": datetime(2026, 3, 3), "begun_by": datetime(2026, 3, 3)}, ORDER),
        ({"earliest": datetime(999, 12, 31), "ended_from": datetime(999, 12, 31)}, YEAR),
        (OF_9999, YEAR),
        ({"begun_by": datetime(2026, 3, 4)}, SAME),
        ({"ended_from": datetime(2026, 3, 4)}, SAME),
        ({**OVER_TIME, "begun_by": datetime(2026, 3, 10)}, ORDER),
        ({**OVER_TIME, "begun_by": datetime(2026, 3, 3)}, ORDER),
        ({**OVER_TIME, "ended_from": datetime(2026, 3, 9)}, ORDER),
        ({**OVER_TIME, "ended_from": datetime(2026, 3, 2)}, ORDER),
        ({"earliest": datetime(2026, 3, 3, tzinfo=UTC), "ended_from": datetime(2026, 3, 3, tzinfo=UTC)}, NAIVE),
        (AWARE, NAIVE),
        ({"earliest": datetime(2026, 3, 3, 0, 0, 30), "ended_from": datetime(2026, 3, 3, 0, 0, 30)}, NAIVE),
        ({"earliest": datetime(2026, 3, 3, 0, 0, 0, 30), "ended_from": datetime(2026, 3, 3, 0, 0, 0, 30)}, NAIVE),
        ({**OVER_TIME, "begun_by": ODD}, NAIVE),
        ({**OVER_TIME, "latest": LAST, "begun_by": LAST, "ended_from": ODD}, NAIVE),
        ({**OVER_TIME, "earliest": FIRST, "ended_from": FIRST, "begun_by": ODD}, NAIVE),
        ({"instant": datetime(2026, 3, 3)}, INSTANT),
    ],
)
def test_no_value_contradicts_itself(change: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        When(**{**SOUND, **change})  # type: ignore[arg-type]


def test_an_instant_has_a_civil_time() -> None:
    with pytest.raises(ValueError, match=ALL_OR_NONE):
        When(instant=datetime(2026, 3, 3, tzinfo=UTC))


def test_about_the_last_decade_reaches_as_far_as_the_calendar_does() -> None:
    last = When.between(date(9990, 1, 1), date(9998, 12, 31), precision=Precision.DECADE, approximate=True)
    assert last.reach().last == date.max
    assert last.reach().first == date(9985, 1, 1) - timedelta(days=4)


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-03-03", "x;y;z;;words=", "~/~;moment;unknown;;new=1;words=", "a/b;moment;day;;words=",
        "~/~;moment;unknown;", "2026-03-03T00:00/2026-03-04T00:00;moment;day;", "~/~;moment;unknown;words=",
    ],
)  # fmt: skip
def test_other_text_is_not_a_stored_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"stored date|isoformat"):
        When.from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "~/~;moment;words=",
        "~/~;nonsense;unknown;;words=",
        "~/~;moment;nonsense;;words=",
        "2026-03-03T00:00/2026-03-04T00:00;nonsense;day;;words=",
        "2026-03-03T00:00/2026-03-04T00:00;moment;nonsense;;words=",
    ],
)
def test_a_stored_date_of_no_known_kind_or_precision_is_refused_as_such(text: str) -> None:
    with pytest.raises(ValueError, match="not a stored date"):
        When.from_text(text)


@pytest.mark.parametrize(("start", "end"), [(When(), date(2026, 3, 3)), (date(2026, 3, 3), When()), (When(), When())])
def test_conduct_over_time_needs_both_its_ends_dated(start: date | When, end: date | When) -> None:
    with pytest.raises(ValueError, match="needs a dated start"):
        When.during(start, end)


def test_what_went_on_from_no_day_up_to_the_one_it_was_told_on_needs_a_start() -> None:
    with pytest.raises(ValueError, match="needs a dated start"):
        When.during(When(), said_on=SAID_ON)


def test_conduct_that_ended_ends_there_whenever_it_was_told() -> None:
    ended = When.during(date(2026, 3, 3), date(2026, 3, 9), said_on=SAID_ON)
    assert (ended.first_day, ended.last_day, ended.open_end) == (date(2026, 3, 3), date(2026, 3, 9), False)
    up_to_then = When.during(date(2026, 3, 3), SAID_ON, said_on=SAID_ON)
    assert up_to_then.last_day == SAID_ON
    assert not up_to_then.is_ongoing


@pytest.mark.parametrize(("first", "last", "about"), [(0, 0, False), (1, 0, True), (0, 1, True), (1, 1, True)])
def test_conduct_with_one_rough_end_is_rough(first: int, last: int, about: bool) -> None:
    start, end = date(2026, 3, 3), date(2026, 3, 9)
    when = When.during(When.on(start, approximate=bool(first)), When.on(end, approximate=bool(last)))
    assert when.approximate is about


def test_a_minute_that_came_twice_is_kept_as_the_one_on_the_clock() -> None:
    minute = When.at(datetime(2026, 10, 25, 1, 30, 59, 999, fold=1)).earliest
    assert minute is not None
    assert (minute, minute.fold) == (datetime(2026, 10, 25, 1, 30), 0)


def test_a_length_without_a_date_is_stored_without_ends() -> None:
    lasted = When.undated("for months", SAID_ON, kind=Kind.THROUGHOUT, lasted="months")
    assert lasted.to_text() == "~/~;throughout;unknown;;said=2026-07-28;lasted=months;words=for months"
    assert When.from_text(lasted.to_text()) == lasted


def test_a_range_touches_its_first_and_its_last_day() -> None:
    assert [When.on(SAID_ON).span_days, MARCH.span_days, When.in_year(2024).span_days] == [1, 31, 366]


def test_what_a_value_is_put_in_order_by_is_worked_out_once() -> None:
    when = When.on(date(2026, 3, 3))
    assert when.sort_key is when.sort_key


@pytest.mark.parametrize(("month", "last"), [(1, 31), (2, 28), (11, 30), (12, 31)])
def test_a_month_ends_on_its_own_last_day(month: int, last: int) -> None:
    when = When.in_month(2026, month)
    assert (when.first_day, when.last_day) == (date(2026, month, 1), date(2026, month, last))


def test_the_first_and_last_year_are_years_of_the_calendar() -> None:
    assert When.in_year(1000).first_day == date(1000, 1, 1)
    assert When.in_year(9998).last_day == date(9998, 12, 31)


def test_what_is_told_of_the_days_to_come_goes_on_at_least_to_its_own_start() -> None:
    to_come = When.during(date(2026, 8, 1), said_on=SAID_ON)
    assert (to_come.first_day, to_come.last_day) == (date(2026, 8, 1), date(2026, 8, 1))
    assert not to_come.is_ongoing


def test_conduct_over_time_is_as_fine_as_the_coarser_of_its_ends() -> None:
    day, month = When.on(date(2026, 3, 3)), When.in_month(2026, 5)
    assert When.during(day, month).precision is Precision.MONTH
    assert When.during(When.in_month(2026, 1), day).precision is Precision.MONTH
    assert When.during(month, said_on=SAID_ON).precision is Precision.MONTH
    assert When.during(day, said_on=SAID_ON).precision is Precision.DAY


def test_the_stored_text_does_not_change_between_versions() -> None:
    kept = "2019-03-01T00:00/2019-04-01T00:00;moment;month;~;said=2026-07-28;basis=diary;words=about March 2019"
    assert one_when("about March 2019", SAID_ON, basis="diary").to_text() == kept
    kept = (
        "2008-01-01T00:00/2026-07-29T00:00;throughout;year;>;ends=2009-01-01T00:00/2026-07-28T00:00;"
        "said=2026-07-28;words="
    )
    assert YEARS.to_text() == kept
    assert When.from_text(kept) == YEARS


@pytest.mark.parametrize("text", ["a;b", "100%", "50%3B50", "%25", "%253B", "a;b%3Bc%25;", "="])
def test_no_sign_in_what_it_rests_on_is_taken_for_another(text: str) -> None:
    when = When.on(date(2026, 3, 3), basis=text, lasted=text, words=text)
    assert When.from_text(when.to_text()) == when


# --- what holds for every value


@given(whens)
def test_every_value_comes_back_as_stored(when: When) -> None:
    assert When.from_text(when.to_text()) == when


@given(whens)
def test_what_was_read_back_stands_where_what_was_stored_stood(when: When) -> None:
    found = When.from_text(when.to_text())
    assert found.sort_key == found.to_text() == when.sort_key
    other = replace(found, words="other words")
    assert other.sort_key == other.to_text()


@given(whens, st.text(max_size=8))
def test_how_a_date_was_told_changes_nothing_of_what_it_is_sorted_by(when: When, words: str) -> None:
    told = replace(when, words=words, basis=words, said_on=None)
    assert told.time_key == when.time_key
    assert when.sort_key.startswith(when.time_key)


@given(whens, windows)
def test_certain_implies_possible(when: When, window: tuple[date, date]) -> None:
    assert not when.certainly_within(*window) or when.possibly_within(*window)


@given(
    whens, windows, st.timedeltas(timedelta(0), timedelta(days=400)), st.timedeltas(timedelta(0), timedelta(days=400))
)
def test_widening_never_makes_any_answer_more_certain(
    when: When, window: tuple[date, date], before: timedelta, after: timedelta
) -> None:
    if when.earliest is None or when.latest is None or when.begun_by is None or when.ended_from is None:
        return
    before, after = (timedelta(minutes=each // timedelta(minutes=1)) for each in (before, after))
    earliest, latest = when.earliest - before, when.latest + after
    moment = when.kind is Kind.MOMENT
    wider = replace(
        when,
        earliest=earliest,
        latest=latest,
        begun_by=latest if moment else when.begun_by + after,
        ended_from=earliest
        if moment
        else when.ended_from - before
        if when.ended_from - before >= earliest
        else earliest,
    )
    if wider.is_ongoing is when.is_ongoing:
        assert not wider.certainly_within(*window) or when.certainly_within(*window)
        assert not when.possibly_within(*window) or wider.possibly_within(*window)


@given(whens, windows)
def test_about_and_open_ends_never_make_any_answer_more_certain(when: When, window: tuple[date, date]) -> None:
    plain = replace(when, approximate=False, open_start=False, open_end=False)
    assert not when.certainly_within(*window) or plain.certainly_within(*window)
    assert not plain.possibly_within(*window) or when.possibly_within(*window)


@given(whens, windows, days)
def test_a_larger_window_is_never_less_certain(when: When, window: tuple[date, date], day: date) -> None:
    larger = (min(window[0], day), max(window[1], day))
    assert not when.certainly_within(*window) or when.certainly_within(*larger)
    assert not when.possibly_within(*window) or when.possibly_within(*larger)


@given(dated())
def test_the_days_hold_the_range(when: When) -> None:
    assert when.first_day is not None
    assert when.last_day is not None
    assert when.earliest is not None
    assert midnight(when.first_day) <= when.earliest
    assert when.span_days == (when.last_day - when.first_day).days + 1 >= 1
    assert when.possibly_within(when.first_day, when.last_day)


@given(st.lists(whens, max_size=6))
def test_the_order_is_total_and_by_earliest_then_latest(found: list[When]) -> None:
    in_order = sorted(found, key=lambda when: when.sort_key)
    far = datetime.max
    ends = [(when.earliest or far, when.latest or far) for when in in_order]
    assert ends == sorted(ends)


@given(whens)
def test_everything_can_be_shown(when: When) -> None:
    assert when.display().strip()
    assert when.display(short=True).strip()


def test_an_instant_without_its_zone_has_no_civil_time() -> None:
    with pytest.raises(ValueError, match="aware"):
        civil_clock.civil(datetime(2026, 3, 3, 9))
