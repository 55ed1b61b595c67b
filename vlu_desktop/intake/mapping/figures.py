# SPDX-License-Identifier: Apache-2.0
"""Dates and times in figures, as cells have them: which figure is the day, what looks like a date, clocks and zones."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.intake.formats.grid import Value

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS: tuple[tuple[str, str], ...] = (
    (DAY_FIRST, "Day first (3/4 is 3 April)"),
    (MONTH_FIRST, "Month first (3/4 is 4 March)"),
)

_WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAYS)
FIGURES = re.compile(
    r"""\s*(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?
    (?P<first>\d{1,2})\s?[/.\-\\]\s?(?P<second>\d{1,2})\s?[/.\-\\]\s?(?P<year>\d{4}|\d{2})(?P<rest>(?:[\sT,].*)?)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
ISO = re.compile(r"\s*(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?P<rest>(?:[\sT,].*)?)$", re.DOTALL)
_CLOCK = re.compile(
    r"\s*(?:at\s+)?(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?\s*(?:hrs?|hours)?\s*([ap])?\.?\s?(m)?\.?\s*$",
    re.IGNORECASE,
)
_FOUR_FIGURES = re.compile(r"\s*([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|hours)?\s*$", re.IGNORECASE)
# A time with the zone it is in: "23:30:00 UTC", "21:30 GMT+1", "23:30+0000", "23:40:00.120Z".
_ZONED = re.compile(
    r"(?P<clock>.*\d\S*(?:\s?[ap]\.?m\.?)?)\s*(?:(?P<zulu>z)|(?:utc|gmt|bst)?\s?(?P<sign>[+-])(?P<hours>\d{1,2}):?"
    r"(?P<minutes>[0-5]\d)?|(?P<alone>utc|gmt|bst))$",
    re.IGNORECASE,
)
# With the misspellings that still begin and end as a month does; "marched" and "decided" are none.
_MONTHS = (
    r"\b(?:(?:jan|feb)(?:[a-z]*ry)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?|"
    r"(?:sep|oct|nov|dec)(?:[a-z]*ber)?)\b"
)
_MONTH = re.compile(
    rf"{_MONTHS}|"
    r"\b(?:19|20)\d\d\b|"
    r"\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|"
    r"\b(?:yesterday|today|christmas|easter|w/c|last (?:week|month|night))\b",
    re.IGNORECASE,
)
# Seconds, with or without a fraction, or milliseconds since 1970, as programs count instants: 2001 to 2033.
_COUNTED = re.compile(r"\s*(1\d{9})(?:\.\d{1,6}|\d{3})?\s*$")
# Longer words after a date in figures are an entry that begins with its date.
_LONGEST_REST = 20


def read_clock(text: str) -> time | None:
    """A clock time on its own: "21:30", "9.30pm", "9 pm", "2130"; None for anything else, and for a bare number."""
    four = _FOUR_FIGURES.match(text)
    if four:
        return time(int(four[1]), int(four[2]))
    found = _CLOCK.match(text)
    if not found or not (found[2] or found[4]):
        return None
    hour, minute = _hour(int(found[1]), (found[4] or "").lower()), int(found[2] or 0)
    return time(hour, minute) if hour is not None and hour < 24 and minute < 60 else None


def _hour(said: int, half: str) -> int | None:
    """The hour of the day; None where its half of the day can't be. People do write "21:30pm" and "0:30pm"."""
    if half == "p":
        return said + 12 if said < 12 else said
    if half and said > 12:
        return None
    return said % 12 if half else said


def read_zoned(day: date, text: str) -> datetime | None:
    """The instant, aware, of a time whose zone is said behind it; None where it is no such time."""
    found = _ZONED.match(text.strip())
    clock = read_clock(found["clock"]) if found else None
    if not found or clock is None:
        return None
    hours = 1 if (found["alone"] or "").lower() == "bst" else 0
    shift = timedelta(hours=int(found["hours"] or hours), minutes=int(found["minutes"] or 0))
    if shift >= timedelta(hours=15):
        return None
    zone = timezone(-shift if found["sign"] == "-" else shift)
    try:
        return datetime.combine(day, clock, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def counted_instant(value: Value) -> datetime | None:
    """The instant, aware, that a cell counts in seconds or milliseconds since 1970; None where it counts none."""
    if isinstance(value, float):
        value = f"{value:.0f}"
    found = _COUNTED.match(value) if isinstance(value, str) else None
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def looks_like_date(value: Value) -> bool:
    """Whether a cell is, or reads like, a date; cheap, for telling what a column holds."""
    if isinstance(value, date) or counted_instant(value):
        return True
    if not isinstance(value, str) or len(value) > 80:
        return False
    figures = FIGURES.match(value)
    if figures:
        return len(figures["rest"]) <= _LONGEST_REST
    return bool(ISO.match(value) or (_MONTH.search(value) and len(value) <= 40))


def guess_order(texts: Iterable[tuple[str, str]], year_now: int) -> tuple[str, bool]:
    """The order of day and month in these (date, day of the week) cells, and whether they show it themselves.

    A second field over 12 shows month first and a first field over 12 day first; where they disagree, and where
    neither occurs, days of the week may tell; else day first, as here.
    """
    votes = Counter(vote for words, weekday in texts for vote in _votes(words, weekday, year_now))
    by_figures = {order for order, _ in ORDERS if votes["figures", order]}
    if len(by_figures) == 1:
        return by_figures.pop(), True
    for order, other in ((DAY_FIRST, MONTH_FIRST), (MONTH_FIRST, DAY_FIRST)):
        if votes["weekday", order] > 2 * votes["weekday", other]:
            return order, not by_figures
    return DAY_FIRST, False


def _votes(words: str, weekday: str, year_now: int) -> Iterator[tuple[str, str]]:
    """What one date says of the order: by a figure over 12, or by the only order in which the day of the week fits."""
    figures = FIGURES.match(words)
    if not figures:
        return
    first, second = int(figures["first"]), int(figures["second"])
    if first > 12 >= second:
        yield "figures", DAY_FIRST
    if second > 12 >= first:
        yield "figures", MONTH_FIRST
    if max(first, second) > 12:
        return
    said, year = figures["weekday"] or weekday, year_of(figures["year"], year_now)
    each = ((DAY_FIRST, day_of(year, second, first)), (MONTH_FIRST, day_of(year, first, second)))
    fits = [order for order, found in each if found and weekday_fits(said, found)]
    if len(fits) == 1:
        yield "weekday", fits[0]


def swap_suspected(real: Sequence[date], texts: Sequence[tuple[str, str]]) -> bool:
    """Whether a spreadsheet set for another country seems to have turned 3/4 round and left 13/4 as text.

    The mark of it: every real date has a day of 12 or less, and the text dates beside them all have a field over 12.
    """
    figures = [found for words, _ in texts if (found := FIGURES.match(words))]
    over = [max(int(found["first"]), int(found["second"])) > 12 for found in figures]
    return len(real) >= 2 and len(over) >= 1 and all(over) and all(day.day <= 12 for day in real)


def full_year(two: int, year_now: int) -> int:
    """The latest year with those two figures that is not after `year_now`."""
    century = year_now - year_now % 100
    return century + two if century + two <= year_now else century - 100 + two


def day_of(year: int, month: int, day: int) -> date | None:
    """The day; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(said: str, year_now: int) -> int:
    """A year in two or four figures."""
    return full_year(int(said), year_now) if len(said) == 2 else int(said)


def weekday_fits(said: str, day: date) -> bool:
    """Whether the words name the weekday of the day, or none at all."""
    word = said.strip().lower()[:3]
    return word not in _WEEKDAYS or _WEEKDAYS[day.weekday()] == word


def weekday_of(said: str) -> int | None:
    """Which weekday a word is, from 0 for Monday."""
    word = said.strip().lower()[:3]
    return _WEEKDAYS.index(word) if word in _WEEKDAYS else None
