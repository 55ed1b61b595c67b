# SPDX-License-Identifier: Apache-2.0
"""What holds for any words: nothing raises, words are kept, nothing goes on after the telling, shown is read back."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.one_reading import one_when
from vlu_desktop.dates.civil_clock import came_twice, clocks_back, clocks_forward, never_was
from vlu_desktop.dates.date_parts import ONE_DAY, Kind, midnight
from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.dates.reading.outcome import Nothing, One, Reading, Several
from vlu_desktop.dates.reading.reader import LONGEST, read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import When

SAID_ON = date(2026, 7, 28)
VOCABULARY = (
    "about between and to from until since last tuesday 3 march 2026 night of the early mid late 9.30 pm for six "
    "months every day ago two weeks w/c / - 31 04 christmas easter at half past nine winter 2019/20 1990s before after "
    "2 30 bank holiday monday may yesterday midnight 29 february quarter in on q1 weekend ' ish spring "
    "ongoing 3rd or , ? "
    "9pm 10:30 evening morning this week first all throughout daily twice times a month year gone next onwards "
    "into "
    "years weekends christmases summers fridays under less than again per most over & eve "
    "[ ] inst sharp the same going "
    "03/03/2026 2100 hrs tonight today maybe circa o'clock noon lunchtime overnight not no x"
)
words = st.sampled_from(VOCABULARY.split())
told = st.one_of(st.text(max_size=LONGEST + 50), st.lists(words, max_size=9).map(" ".join))
NAMES = (
    "March",
    "3 March",
    "3rd of July",
    "Christmas",
    "Easter Monday",
    "bonfire night",
    "summer",
    "early May",
    "October",
)
lately = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def span(when: When) -> tuple[datetime | None, datetime | None, bool]:
    return when.earliest, when.latest, when.approximate


def whens(reading: Reading) -> list[When]:
    if isinstance(reading, One):
        return [reading.when]
    return [choice.when for choice in reading.choices] if isinstance(reading, Several) else [reading.undated]


@given(told, st.dates(), st.sampled_from(TimeDirection))
def test_no_words_raise_and_all_are_kept(text: str, said_on: date, looking: TimeDirection) -> None:
    reading = read_when(text, said_on, looking=looking, basis="diary")
    for when in (*whens(reading), *([] if isinstance(reading, One) else [reading.undated])):
        assert (when.words, when.said_on, when.basis) == (text, said_on, "diary")
        assert When.from_text(when.to_text()) == when
    if isinstance(reading, One):
        assert reading.when.is_dated
        assert reading.echo
    elif isinstance(reading, Several):
        assert reading.question
        assert not reading.undated.is_dated
        assert len({choice.text for choice in reading.choices}) == len(reading.choices) > 0
    else:
        assert reading.sentence
        assert not reading.undated.is_dated


@given(st.lists(words, min_size=1, max_size=8).map(" ".join), lately)
def test_nothing_that_is_told_goes_on_after_it_was_told(text: str, said_on: date) -> None:
    for when in whens(read_when(text, said_on)):
        assert when.latest is None or when.latest <= midnight(said_on) + ONE_DAY


@given(st.lists(words, min_size=1, max_size=7).map(" ".join), lately)
def test_whatever_is_read_reads_back_as_shown(text: str, said_on: date) -> None:
    reading = read_when(text, said_on)
    if isinstance(reading, One) and reading.when.first_day and said_on.year - reading.when.first_day.year <= 70:
        when, again = reading.when, one_when(reading.when.display(), said_on)
        assert (again.earliest, again.latest) == (when.earliest, when.latest)
        assert (again.begun_by, again.ended_from, again.kind) == (when.begun_by, when.ended_from, when.kind)


@given(st.lists(words, min_size=1, max_size=7).map(" ".join), lately)
def test_doubt_is_never_lost(text: str, said_on: date) -> None:
    plain, doubted = read_when(text, said_on), read_when(f"maybe {text}", said_on)
    if isinstance(plain, One) and isinstance(doubted, One):
        assert doubted.when.approximate
        assert (doubted.when.earliest, doubted.when.latest) == (plain.when.earliest, plain.when.latest)


@given(st.lists(words, min_size=1, max_size=6).map(" ".join), lately)
def test_a_word_that_is_not_known_refuses_the_whole(text: str, said_on: date) -> None:
    assert isinstance(read_when(f"{text} zzz", said_on), Nothing)
    assert isinstance(read_when(f"zzz {text}", said_on), Nothing)


@given(st.dates(date(1960, 1, 1), date(2026, 7, 28)))
def test_every_day_reads_however_it_is_written(day: date) -> None:
    for written in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day:%A} {day.day} {day:%b %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%d%b%Y}",
        f"{day:%Y%m%d}",
    ):
        when = one_when(written, SAID_ON)
        assert (when.first_day, when.last_day) == (day, day)


@given(lately, lately)
def test_a_day_without_its_year_is_the_latest_gone_by_or_the_next_to_come(day: date, said_on: date) -> None:
    words = f"{day.day} {day:%B}"
    gone, coming = one_when(words, said_on), one_when(words, said_on, looking=TimeDirection.FUTURE)
    assert gone.first_day
    assert coming.first_day
    assert gone.first_day <= said_on <= coming.first_day
    if (day.month, day.day) != (2, 29):
        assert said_on - gone.first_day < timedelta(days=366)
        assert coming.first_day - said_on < timedelta(days=366)


CLOCK_SHAPES = (
    "{day} at {time}", "{time} on {day}", "{day} {time}", "since {time} on {day}", "{day}, {figures}",
    "{day} {figures} hrs", "about {time} on {day}", "the morning of {day} at {time}",
)  # fmt: skip


@given(st.integers(1981, 2025), st.integers(0, 59), st.sampled_from(CLOCK_SHAPES), st.booleans(), st.booleans())
def test_an_hour_left_out_is_never_read_and_one_that_came_twice_is_asked(
    year: int, minute: int, shape: str, forward: bool, half_said: bool
) -> None:
    one = clocks_forward(year) if forward else clocks_back(year)
    time = f"1:{minute:02}{'am' if half_said else ''}"
    text = shape.format(day=f"{one.day} {one:%B} {year}", time=time, figures=f"01{minute:02}")
    reading = read_when(text, SAID_ON)
    # What goes on from an hour that came twice began at the same civil minute either way.
    assert isinstance(reading, Several) or (not forward and half_said and shape.startswith("since"))
    for when in whens(reading):
        assert when.earliest is not None
        assert not never_was(when.earliest)
        if came_twice(when.earliest) and when.kind is Kind.MOMENT:
            assert when.instant is not None


@given(st.sampled_from(NAMES), st.integers(1, 9), lately)
def test_a_year_told_apart_is_the_year_told_behind_or_the_one_before_it(name: str, many: int, said_on: date) -> None:
    years = [span(when) for n in (many, many + 1) for when in whens(read_when(f"{name} {said_on.year - n}", said_on))]
    readings = [read_when(f"{name} {many} years ago", said_on)]
    readings += [] if name.startswith("early") else [read_when(f"{many} years ago in {name}", said_on)]
    for reading in readings:
        assert not isinstance(reading, Nothing)
        assert all(span(when) in years for when in whens(reading))


@given(st.sampled_from([name for name in NAMES if not name.startswith("early")]), lately)
def test_last_year_may_stand_before_the_name_or_behind_it(name: str, said_on: date) -> None:
    before, after = read_when(f"last year in {name}", said_on), read_when(f"{name} last year", said_on)
    assert [span(when) for when in whens(before)] == [span(when) for when in whens(after)]


@given(st.integers(0, 6), st.integers(1, 20), lately)
def test_so_many_weekdays_ago_is_such_a_day_so_many_weeks_back(weekday: int, many: int, said_on: date) -> None:
    reading = read_when(f"{many} {WEEKDAYS[weekday]}s ago", said_on)
    assert isinstance(reading, One) == (weekday != said_on.weekday() or many == 1)
    for when in whens(reading):
        assert when.first_day is not None
        assert when.first_day == when.last_day
        assert when.first_day.weekday() == weekday
        assert 7 * (many - 1) <= (said_on - when.first_day).days <= 7 * many


def test_a_date_that_is_known_to_be_one() -> None:
    assert one_when("3 March 2026", SAID_ON, basis="diary").basis == "diary"
    with pytest.raises(ValueError, match="Is that 9am or 9pm"):
        one_when("3 March at 9", SAID_ON)
    with pytest.raises(ValueError, match="can't place"):
        one_when("recently", SAID_ON)
