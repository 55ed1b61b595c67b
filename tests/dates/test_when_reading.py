# SPDX-License-Identifier: Apache-2.0
"""What people say about when, read no more surely than it was said: a table of phrases, and what holds for any text."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.date_words import ORDINALS, TENS, UNITS, number_of, plain, weekday_of
from vlu_desktop.dates.grammar.parser import read_when
from vlu_desktop.dates.when import Kind, When

PHRASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "when_phrases.toml").read_text(encoding="utf-8")
)["phrases"]  # fmt: skip
SAID_ON = date(2026, 7, 28)
READ = [row for row in PHRASES if row["read"]]


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(PHRASES) >= 220
    assert len(READ) >= 150


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row['words'][:60]}@{row['on']}")
def test_phrase(row: dict[str, Any]) -> None:
    reading = read_when(row["words"], row["on"])
    when = reading.when
    assert reading.understood is row["read"]
    assert when.kind.value == row["kind"]
    assert (when.first_day, when.last_day) == (row.get("first"), row.get("last"))
    assert when.precision.value == row.get("precision", "unknown")
    assert when.approximate is row.get("about", False)
    assert when.display() == row["display"]
    assert bool(reading.problem) is row.get("asks", False)
    assert (when.words, when.said_on) == (row["words"], row["on"])


@pytest.mark.parametrize("row", READ, ids=lambda row: f"{row['words'][:60]}@{row['on']}")
def test_what_is_shown_reads_back_to_the_same_range(row: dict[str, Any]) -> None:
    when = read_when(row["words"], row["on"]).when
    for short in (False, True):
        again = read_when(when.display(short=short), row["on"]).when
        assert (again.earliest, again.latest, again.kind) == (when.earliest, when.latest, when.kind)
        assert (again.begun_by, again.ended_from) == (when.begun_by, when.ended_from)


@pytest.mark.parametrize(
    ("words", "said_on", "first", "last"),
    [
        # A month or season named without a year, on the first and last days on which the answer turns.
        ("last October", date(2026, 10, 1), date(2025, 10, 1), date(2025, 10, 31)),
        ("last October", date(2026, 10, 31), date(2025, 10, 1), date(2025, 10, 31)),
        ("last October", date(2026, 11, 1), date(2026, 10, 1), date(2026, 10, 31)),
        ("last October", date(2026, 9, 30), date(2025, 10, 1), date(2025, 10, 31)),
        ("this autumn", date(2026, 9, 1), date(2026, 9, 1), date(2026, 11, 30)),
        ("this autumn", date(2026, 8, 31), date(2025, 9, 1), date(2025, 11, 30)),
        ("last autumn", date(2026, 9, 1), date(2025, 9, 1), date(2025, 11, 30)),
        ("last autumn", date(2026, 11, 30), date(2025, 9, 1), date(2025, 11, 30)),
        ("last autumn", date(2026, 12, 1), date(2026, 9, 1), date(2026, 11, 30)),
        ("autumn", date(2026, 9, 1), date(2026, 9, 1), date(2026, 11, 30)),
        ("autumn", date(2026, 8, 31), date(2025, 9, 1), date(2025, 11, 30)),
    ],
)
def test_a_month_or_season_without_a_year_is_the_latest_begun(
    words: str, said_on: date, first: date, last: date
) -> None:
    when = read_when(words, said_on).when
    assert (when.first_day, when.last_day) == (first, last)


PLAIN = {
    "  The\n3rd of  MARCH. ": "the 3 of march",
    "1st, 2nd, 3rd and 24th": "1, 2, 3 and 24",
    "123rd": "123rd",
    "“3 March”": "3 march",
    "(3 March?!)": "3 march",
    '"3 March", ': "3 march",
    "3–4 March": "3-4 march",
    "3—4 March": "3-4 march",
    "3‑4 March": "3-4 march",
    "New Year’s Eve": "new year's eve",
    "‘24": "'24",
    "3\u00a0March": "3 march",
    "3 March; evening": "3 march, evening",
    # Numbers.
    "twenty": "20",
    "twenty-one days": "21 days",
    "twenty one days": "21 days",
    "thirty nine": "39",
    "forty-five minutes": "45 minutes",
    "forty five minutes": "45 minutes",
    "ninety nine": "99",
    "fifty-ten": "50-10",
    "tenfold": "tenfold",
    "forty ten": "40 10",
    "twenty tenth of May": "20 10 of may",
    "twenty-tenth of May": "20-10 of may",
    # Days of a month, and no other ordinals.
    "the first of May": "the 1 of may",
    "the twenty first of May": "the 21 of may",
    "twenty-ninth Sept.": "29 sept",
    "the thirty first of January": "the 31 of january",
    "twentieth May": "20 may",
    "thirtieth of May": "30 of may",
    "first maypole": "first maypole",
    "first thing": "first thing",
    # Years.
    "nineteen eighty-four": "1984",
    "nineteen ninety nine": "1999",
    "nineteen oh five": "1905",
    "nineteen-oh-five": "1905",
    "nineteen ten": "1910",
    "nineteen five": "19 5",
    "nineteen oh dear": "19 oh dear",
    "twenty oh one": "2001",
    "twenty ten": "2010",
    "twenty nineteen": "2019",
    "twenty twenty": "2020",
    "twenty twenty-four": "2024",
    "twenty twenty four": "2024",
    "nineteen twenty minutes past": "19 20 minutes past",
    "twenty ten days": "20 10 days",
    "two thousand": "2000",
    "two thousand and one": "2001",
    "two thousand nineteen": "2019",
    # A length without a number is one.
    "for the last year": "for the last 1 year",
    "in the past decade": "in the past 1 decade",
    "within the past fortnight": "within the past 1 fortnight",
    "over the last week": "over the last 1 week",
    "during the last month": "during the last 1 month",
    "in the last years": "in the last years",
    "in the last of them": "in the last of them",
}


@pytest.mark.parametrize(("said", "made"), PLAIN.items())
def test_text_is_made_plain(said: str, made: str) -> None:
    assert plain(said) == made


def test_every_number_to_ninety_nine_is_a_number() -> None:
    words = [*UNITS, *(f"{ten}-{unit}" for ten in TENS for unit in UNITS[:9])]
    numbers = [*range(1, 20), *(n for n in range(21, 100) if n % 10)]
    assert [plain(word) for word in words] == [str(n) for n in numbers]
    assert [plain(word) for word in TENS] == ["20", "30", "40", "50", "60", "70", "80", "90"]


def test_every_day_of_a_month_is_a_number() -> None:
    days = [*ORDINALS, "twentieth", *(f"twenty-{word}" for word in ORDINALS[:9]), "thirtieth", "thirty-first"]
    assert [plain(f"{word} of may") for word in days] == [f"{n} of may" for n in range(1, 32)]


def test_every_name_of_a_month_and_a_weekday() -> None:
    months = "January February March April May June July August September October November December".split()
    for n, name in enumerate(months, 1):
        assert {number_of(each) for each in (name.lower(), name[:3].lower(), f"{name[:3].lower()}.")} == {n}
    assert number_of("sept") == number_of("sept.") == 9
    weekdays = "monday tuesday wednesday thursday friday saturday sunday".split()
    for n, name in enumerate(weekdays):
        assert {weekday_of(each) for each in (name, name[:3], f"{name[:3]}.")} == {n}
    assert [weekday_of(each) for each in ("tues", "weds", "thur", "thurs")] == [1, 2, 3, 3]


@pytest.mark.parametrize("month", "jan feb mar apr may jun jul aug sep sept oct nov dec september december".split())
def test_a_month_shortened_or_not_is_read_in_a_date(month: str) -> None:
    when = read_when(f"the third of {month} 2025", SAID_ON).when
    assert when.first_day == when.last_day == date(2025, number_of(month), 3)


@pytest.mark.parametrize(
    ("weekday", "day"),
    [("mon", 2), ("tues", 3), ("tue", 3), ("weds", 4), ("wednesday", 4), ("thurs", 5), ("thur.", 5), ("sunday", 8)],
)
def test_a_weekday_shortened_or_not_is_read_in_a_date(weekday: str, day: int) -> None:
    reading = read_when(f"{weekday} {day} March 2026", SAID_ON)
    assert (reading.when.first_day, reading.problem) == (date(2026, 3, day), "")


def span(first: str, last: str = "") -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last or first)


# What is read on 28 July 2026, a Tuesday, and whether it is about, goes on, and is asked about.
READ_AS = {
    "probably March 2019": (*span("2019-03-01", "2019-03-31"), "about"),
    "early summer 2021": (*span("2021-06-01", "2021-06-30"), "about"),
    "March 99": (*span("1999-03-01", "1999-03-31"), ""),
    "March 5": (*span("2026-03-05"), ""),
    "'19": (*span("2019-01-01", "2019-12-31"), ""),
    # The latest day of that number that was: June has 30.
    "the 31st": (*span("2026-05-31"), ""),
    "the 28th": (*span("2026-07-28"), ""),
    # The 29th was a Thursday; 2026 and 2025 have none.
    "Monday 29 February 2024": (*span("2024-02-26", "2024-02-29"), "asks"),
    "the weekend of 3 March 2026": (*span("2026-03-07", "2026-03-08"), ""),
    "bank holiday Monday in August 2025": (*span("2025-08-25"), ""),
    "half a year ago": (*span("2026-01-01", "2026-01-31"), "about"),
    "Friday two weeks ago": (*span("2026-07-17"), ""),
    "Friday a fortnight ago": (*span("2026-07-17"), ""),
    "this weekend": (*span("2026-08-01", "2026-08-02"), "asks"),
    "the weekend before last": (*span("2026-07-18", "2026-07-19"), ""),
    "this year": (*span("2026-01-01", "2026-07-28"), ""),
    "tonight": (*span("2026-07-28", "2026-07-29"), ""),
    "about the night of 3 to 4 March 2026": (*span("2026-03-03", "2026-03-04"), "about"),
    "3 March 2026 at half nine": (*span("2026-03-03"), "asks"),
    "throughout 3 March 2026": (*span("2026-03-03"), ""),
    "from 3 March to April 2025": (*span("2025-03-03", "2025-04-30"), "throughout"),
    "from between 3 and 10 March 2025 to 5 April 2025": (*span("2025-03-03", "2025-04-05"), "throughout"),
    "over the course of 2019": (*span("2019-01-01", "2019-12-31"), "throughout"),
    "every day in March 2026": (*span("2026-03-01", "2026-03-31"), "throughout"),
    "since 2026": (*span("2026-01-01", "2026-07-28"), "throughout"),
    "for the last half a year": (*span("2026-01-01", "2026-07-28"), "about throughout"),
}


@pytest.mark.parametrize(("words", "first", "last", "how"), [(words, *row) for words, row in READ_AS.items()])
def test_what_is_read_and_how_surely(words: str, first: date, last: date, how: str) -> None:
    reading = read_when(words, SAID_ON)
    when = reading.when
    assert (when.first_day, when.last_day) == (first, last)
    found = {"about": when.approximate, "asks": bool(reading.problem), "throughout": when.kind is Kind.THROUGHOUT}
    assert {word for word, true in found.items() if true} == set(how.split())


@pytest.mark.parametrize(
    "words",
    [
        # Days, months and times that are none.
        "32/1", "February 30", "13/2026", "2026-13", "the 32nd", "between 30 February and 3 March 2026",
        "2026-02-30T10:00:00Z", "3 March 2026 at 25:10", "3 March 2026 at half past 13",
        # What names more days, or fewer, than it would have to.
        "summer 2019/20", "week of March 2026", "the weekend of March 2026", "bank holiday in December 2025",
        "the night of 3 to 4 March at her mother's", "about the night of the row", "half a week ago",
        "between 5pm and 3pm on 3 March 2026", "since between one row and another",
        # A number of nothing, and a length that no calendar has.
        "for the last 3", "for 3 from May", "3 ago", "within the last 5", "999 decades ago",
        # What had not begun, what has no day in it, and what is too much to be a date.
        "since 2030", "over the course of it", " ".join(["so"] * 16), " ".join(["so"] * 32),
    ],
)  # fmt: skip
def test_what_cannot_be_a_date_is_kept_and_asked_about(words: str) -> None:
    reading = read_when(words, SAID_ON)
    assert not reading.when.is_dated
    assert reading.problem
    assert reading.when.words == words


@pytest.mark.parametrize(
    ("part", "begins", "hours"),
    [
        ("early hours", 0, 6),
        ("first thing", 5, 4),
        ("morning", 6, 6),
        ("lunchtime", 12, 2),
        ("afternoon", 12, 6),
        ("teatime", 16, 3),
        ("evening", 18, 6),
        ("late evening", 21, 3),
        ("overnight", 18, 12),
    ],
)
def test_a_part_of_the_day_has_its_hours(part: str, begins: int, hours: int) -> None:
    when = read_when(f"3 March 2026, {part}", SAID_ON).when
    start = datetime(2026, 3, 3, begins)
    assert (when.earliest, when.latest) == (start, start + timedelta(hours=hours))


def test_the_echo_says_what_was_taken_for_granted() -> None:
    assert read_when("28 July 2026, evening", SAID_ON).echo == (
        "We read this as 28 July 2026, evening, between 6pm and midnight."
    )
    assert read_when("w/c 2 March", SAID_ON).echo == (
        "We read this as week of 2 March 2026. The year was taken as 2026. That is 2 March 2026 to 8 March 2026."
    )
    assert "31 days either side" in read_when("about March 2019", SAID_ON).echo
    assert "still going on when this was said, on 28 July 2026" in read_when("since 2008", SAID_ON).echo


def test_a_wrong_weekday_is_said_and_both_days_are_kept() -> None:
    reading = read_when("Tuesday 3 March 2025", SAID_ON)
    assert reading.problem == (
        "3 March 2025 was a Monday, not a Tuesday. "
        "Choose one: Monday 3 March 2025, Tuesday 4 March 2025, Tuesday 3 March 2026."
    )
    assert [each.display() for each in reading.alternatives] == ["3 March 2025", "4 March 2025", "3 March 2026"]
    assert not reading.when.certainly_within(date(2025, 3, 3), date(2025, 3, 3))


def test_a_time_without_am_or_pm_keeps_the_day_and_offers_both() -> None:
    reading = read_when("3 March 2026 at half past nine", SAID_ON)
    assert reading.problem == "Is that 9:30am or 9:30pm? Until you say, the whole day is kept."
    assert [each.display() for each in reading.alternatives] == ["9:30am on 3 March 2026", "9:30pm on 3 March 2026"]


def test_two_days_or_a_night_is_asked_never_guessed() -> None:
    reading = read_when("3/4 March 2026", SAID_ON)
    assert not reading.when.is_dated
    assert [each.display() for each in reading.alternatives] == [
        "the night of 3 to 4 March 2026",
        "between 3 and 4 March 2026",
        "3 March 2026",
        "4 March 2026",
    ]


def test_a_length_without_a_place_is_kept_as_a_length() -> None:
    reading = read_when("over a nine month period", SAID_ON)
    assert (reading.when.is_dated, reading.when.kind, reading.when.lasted) == (False, Kind.THROUGHOUT, "9 months")
    assert reading.alternatives[0].display() == "since about October 2025"


def test_sporadic_conduct_is_sure_only_of_its_whole_range() -> None:
    when = read_when("on and off in 2019", SAID_ON).when
    assert when.kind is Kind.THROUGHOUT
    assert when.certainly_within(date(2019, 1, 1), date(2019, 12, 31))
    assert not when.certainly_within(date(2019, 5, 1), date(2019, 11, 30))


def test_a_machine_s_instant_is_kept_with_the_time_on_the_clock_here() -> None:
    when = read_when("2026-07-03T17:30:15Z", SAID_ON).when
    assert when.instant == datetime(2026, 7, 3, 17, 30, 15, tzinfo=UTC)
    assert when.display() == "6:30pm on 3 July 2026"


def test_the_basis_is_kept() -> None:
    assert read_when("2019", SAID_ON, basis="diary").when.basis == "diary"


VOCABULARY = (
    "about between and to from until since last tuesday 3 march 2026 night of the early mid late 9.30 pm for six "
    "months every day ago two weeks w/c / - 31 04 christmas easter at half past nine winter 2019/20 1990s before after "
    "2 30 bank holiday monday may yesterday midnight 29 february quarter in on q1 weekend ' ish spring ongoing"
)
words = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(max_size=400), st.lists(words, max_size=14).map(" ".join)), st.dates())
def test_reading_never_raises_and_keeps_the_words(text: str, said_on: date) -> None:
    reading = read_when(text, said_on)
    assert reading.when.words == text
    assert reading.understood or reading.problem
    assert reading.understood is reading.when.is_dated
    assert When.from_text(reading.when.to_text()) == reading.when


@given(st.lists(words, min_size=1, max_size=7).map(" ".join))
def test_whatever_is_read_reads_back_as_shown(text: str) -> None:
    when = read_when(text, SAID_ON).when
    if when.is_dated:
        again = read_when(when.display(), SAID_ON).when
        assert (again.earliest, again.latest) == (when.earliest, when.latest)
        assert (again.begun_by, again.ended_from, again.kind) == (when.begun_by, when.ended_from, when.kind)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back_however_it_is_written(day: date) -> None:
    for written in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day:%A} {day.day} {day:%b %Y}",
    ):
        when = read_when(written, SAID_ON).when
        assert (when.first_day, when.last_day) == (day, day)


@given(st.dates(date(2020, 1, 1), date(2029, 12, 31)), st.dates(date(2020, 1, 1), date(2029, 12, 31)))
def test_a_day_without_its_year_is_the_latest_gone_by(day: date, said_on: date) -> None:
    when = read_when(f"{day.day} {day:%B}", said_on).when
    assert when.first_day is not None
    assert when.first_day <= said_on
    if (day.month, day.day) != (2, 29):
        assert said_on - when.first_day < timedelta(days=366)


def test_a_long_text_is_kept_and_not_searched() -> None:
    text = "a" * 200_000
    reading = read_when(text, SAID_ON)
    assert reading.when.words == text
    assert not reading.understood
