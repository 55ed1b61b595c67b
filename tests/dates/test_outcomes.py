# SPDX-License-Identifier: Apache-2.0
"""The three answers: only one reading has a date to take, and what is asked or not read keeps the words alone."""

from datetime import UTC, date, datetime

import pytest

from tests.dates.one_reading import one_when
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.one_day import NOT_ONE_DAY, day_of, read_day
from vlu_desktop.dates.reading.outcome import Nothing, One, Several
from vlu_desktop.dates.reading.reader import NOT_READ, NOTHING, TOO_LONG, read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import Kind, When

SAID_ON = date(2026, 7, 28)


def test_several_readings_have_no_date_until_one_is_chosen() -> None:
    reading = read_when("3 March 2026 at 9", SAID_ON, basis="diary")
    assert isinstance(reading, Several)
    assert not hasattr(reading, "when")
    held = reading.undated
    assert (held.is_dated, held.words, held.said_on, held.basis) == (False, "3 March 2026 at 9", SAID_ON, "diary")
    assert [choice.when.words for choice in reading.choices] == ["3 March 2026 at 9"] * 2
    assert {choice.when.basis for choice in reading.choices} == {"diary"}


def test_a_length_without_a_place_is_kept_as_a_length() -> None:
    reading = read_when("over a nine month period", SAID_ON, basis="diary")
    assert isinstance(reading, Nothing)
    held = reading.undated
    assert (held.is_dated, held.kind, held.lasted, held.basis) == (False, Kind.THROUGHOUT, "9 months", "diary")
    assert held.display() == "lasted 9 months, dates not known (“over a nine month period”)"
    plain = read_when("recently", SAID_ON)
    assert isinstance(plain, Nothing)
    assert plain.undated.kind is Kind.MOMENT


@pytest.mark.parametrize(
    ("words", "echo"),
    [
        ("28 July 2026, evening", "We read this as 28 July 2026, evening, between 6pm and midnight."),
        ("Friday morning", "We read this as 24 July 2026, morning, between 6am and 12pm. That is Friday 24 July 2026."),
        (
            "w/c 2 March",
            "We read this as week of 2 March 2026. The year was taken as 2026. That is 2 March 2026 to 8 March 2026.",
        ),
        (
            "since 2008",
            "We read this as since 2008. It was still going on when this was said, on 28 July 2026.",
        ),
        ("from 3 to 5 March 2026", "We read this as from 3 March 2026 to 5 March 2026. It went on throughout."),
        ("twice in June 2026", "We read this as at times in June 2026."),
        (
            "about 9pm on 3 March 2026",
            "We read this as about 9pm on 3 March 2026. “About” is taken to reach 30 minutes either side.",
        ),
        (
            "about teatime on 3 March 2026",
            "We read this as 3 March 2026, about teatime, between 4pm and 7pm. "
            "“About” is taken to reach 3 hours either side.",
        ),
        ("about 3 March 2026", "We read this as about 3 March 2026. “About” is taken to reach 3 days either side."),
        ("about March 2019", "We read this as about March 2019. “About” is taken to reach 31 days either side."),
        ("about 2019", "We read this as about 2019. “About” is taken to reach a year either side."),
        ("about the 1990s", "We read this as about the 1990s. “About” is taken to reach five years either side."),
        (
            "5pm to 6pm on 3 March 2026",
            "We read this as from 5pm on 3 March 2026 to 6pm on 3 March 2026. It went on throughout.",
        ),
        ("early evening on 3 March 2026", "We read this as between 5pm and 8pm on 3 March 2026."),
    ],
)
def test_the_echo_says_what_was_read_and_what_was_taken_for_granted(words: str, echo: str) -> None:
    reading = read_when(words, SAID_ON)
    assert isinstance(reading, One)
    assert reading.echo == echo


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", NOTHING),
        ("  ", NOTHING),
        (f"3 March 2026{' ' * 288}", ""),
        (f"3 March 2026{' ' * 289}", TOO_LONG),
        (f"{'?,' * 18}? 3 March 2026", ""),
        (f"{'?,' * 19} 3 March 2026", NOT_READ),
        ("every day " * 25, NOT_READ),
        ("soon", NOT_READ),
    ],
)
def test_how_many_letters_and_words_are_read(words: str, sentence: str) -> None:
    reading = read_when(words, SAID_ON)
    assert (reading.sentence if isinstance(reading, Nothing) else "") == sentence


def test_a_machine_s_instant_is_kept_with_the_time_on_the_clock_here() -> None:
    when = one_when("2026-07-03T17:30:15Z", SAID_ON)
    assert when.instant == datetime(2026, 7, 3, 17, 30, 15, tzinfo=UTC)
    assert when.display() == "6:30pm on 3 July 2026"


def test_an_hour_that_came_twice_is_one_instant_or_the_other() -> None:
    reading = read_when("1:30am on 26 October 2025", SAID_ON)
    assert isinstance(reading, Several)
    assert [choice.when.instant for choice in reading.choices] == [
        datetime(2025, 10, 26, 0, 30, tzinfo=UTC),
        datetime(2025, 10, 26, 1, 30, tzinfo=UTC),
    ]
    assert [choice.text for choice in reading.choices] == [
        "1:30am on 26 October 2025 (summer time)",
        "1:30am on 26 October 2025 (winter time)",
    ]


def test_sporadic_conduct_is_sure_only_of_its_whole_range() -> None:
    when = one_when("on and off in 2019", SAID_ON)
    assert when.certainly_within(date(2019, 1, 1), date(2019, 12, 31))
    assert not when.certainly_within(date(2019, 5, 1), date(2019, 11, 30))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("10 December", date(2026, 12, 10)),
        ("10 December at 9", date(2026, 12, 10)),
        ("by Friday", date(2026, 7, 31)),
        ("28 days from today", date(2026, 8, 25)),
    ],
)
def test_one_day_to_come(words: str, day: date) -> None:
    reading = read_day(words, SAID_ON, looking=TimeDirection.FUTURE)
    assert isinstance(reading, One)
    assert (reading.when.first_day, reading.when.last_day, reading.when.words) == (day, day, words)
    assert reading.when.said_on == SAID_ON


@pytest.mark.parametrize(
    "words", ["in May", "about 3 May", "about 28 days", "before Christmas", "8am or 8pm", "early 2027"]
)
def test_what_is_not_one_day_says_so(words: str) -> None:
    reading = read_day(words, SAID_ON, looking=TimeDirection.FUTURE)
    assert isinstance(reading, Nothing)
    assert reading.sentence == NOT_ONE_DAY
    assert reading.undated.lasted == ""


@pytest.mark.parametrize(("words", "day"), [("28 days", date(2026, 8, 25)), ("end of September", date(2026, 9, 30))])
def test_a_day_to_come_that_was_only_half_told_is_asked(words: str, day: date) -> None:
    reading = read_day(words, SAID_ON, looking=TimeDirection.FUTURE)
    assert isinstance(reading, Several)
    assert [choice.when.first_day for choice in reading.choices] == [day]


def test_a_day_that_never_was_is_told_as_such() -> None:
    reading = read_day("31 November", SAID_ON, looking=TimeDirection.FUTURE)
    assert isinstance(reading, Nothing)
    assert reading.sentence == "There is no 31 November: it has 30 days. Check the day."


def test_a_day_that_may_be_two_is_asked_with_days_alone() -> None:
    reading = read_day("midnight on 3 March", SAID_ON)
    assert isinstance(reading, Several)
    assert [choice.text for choice in reading.choices] == ["3 March 2026", "4 March 2026"]
    once = read_day("3 March at 9", SAID_ON)
    assert isinstance(once, One)
    assert once.echo == "We read this as 3 March 2026."
    odd = read_day("3 March 1950", SAID_ON)
    assert isinstance(odd, Several)


def test_the_one_day_of_a_value() -> None:
    day = date(2026, 3, 3)
    assert day_of(When.on(day)) == day
    assert day_of(When.on(day, approximate=True)) is None
    assert day_of(When.between(day, date(2026, 3, 4))) is None
    assert day_of(When.undated("soon")) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("29/02/2028", "That is after 28 July 2026, the day it was told. Check the year."),
        ("the 32nd", "There is no day 32 in a month. Check the day."),
    ],
)
def test_a_day_that_has_no_like_and_one_that_no_month_has_are_refused(words: str, sentence: str) -> None:
    reading = read_when(words, SAID_ON)
    assert isinstance(reading, Nothing)
    assert reading.sentence == sentence


def test_a_number_with_a_day_of_the_week_is_more_than_a_number() -> None:
    assert CalendarDay(day=8).is_number_only
    assert not CalendarDay(day=8, weekday=6).is_number_only
    assert not CalendarDay(day=8, month=3).is_number_only
    assert not CalendarDay(month=3).is_number_only
