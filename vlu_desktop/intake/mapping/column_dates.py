# SPDX-License-Identifier: Apache-2.0
"""Dates and times as people put them in columns: figures in either order, real dates, words, and cells of both."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.dates.grammar.parser import read_when
from vlu_desktop.dates.when import Precision, When, midnight
from vlu_desktop.intake.formats.grid import Value, words_of

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS: tuple[tuple[str, str], ...] = (
    (DAY_FIRST, "Day, month, year (3/4 is 3 April)"),
    (MONTH_FIRST, "Month, day, year (3/4 is 4 March)"),
)

ORDER_ASSUMED = "order of day and month assumed"
OTHER_ORDER = "day and month read the other way round, the only way it is a date"
SWAP_SUSPECTED = "day and month may have been swapped by the spreadsheet"
NOT_A_DATE = "the words for the date were kept, without a date"
CARRIED = "date carried down from the row above"
NO_DATE = "no date given"
TWO_DIGIT_YEAR = "year given in two figures"
YEAR_ASSUMED = "no year was given; the latest one before the telling was taken"
SERIAL = "a number in the date column was read as the spreadsheet's own count of days"
AFTER_TOLD = "the date is after the day it was told"
WRONG_WEEKDAY = "the day of the week does not match the date"
TIME_KEPT = "the time could not be read and is kept in the words"
END_KEPT = "the end date could not be used and is kept in the words"

_OF_ONE_ROW = {CARRIED, TIME_KEPT, END_KEPT, WRONG_WEEKDAY, NO_DATE}

_WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAYS)
_FIGURES = re.compile(
    r"""\s*(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?
    (?P<first>\d{1,2})\s?[/.\-\\]\s?(?P<second>\d{1,2})\s?[/.\-\\]\s?(?P<year>\d{4}|\d{2})(?P<rest>(?:[\sT,].*)?)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_EMBEDDED = re.compile(r"(?<![\d/.\-])(?P<first>\d{1,2})[/.\-](?P<second>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})(?![\d/])")
_NO_YEAR = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?!\d)")
_YEAR_GIVEN = re.compile(
    r"(?:19|20)\d\d|\d[/.\-]\d{1,2}[/.\-]\d\d|'\d\d\b|"
    r"\b(?:yesterday|today|tonight|ago|last|this|past|now|still)\b",
    re.IGNORECASE,
)
_OF_SOME_YEAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|"
    r"\b(?:christmas|easter|new year|halloween|spring|summer|autumn|winter)\b"
    r"|(?<!\d)\d{1,2}/\d{1,2}(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})((?:[\sT,].*)?)$", re.DOTALL)
_CLOCK = re.compile(
    r"\s*(?:at\s+)?(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?\s*(?:hrs?|hours)?\s*([ap])?\.?\s?(m)?\.?\s*$",
    re.IGNORECASE,
)
_FOUR_FIGURES = re.compile(r"\s*([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|hours)?\s*$", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b|"
    r"\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|"
    r"\b(?:yesterday|today|christmas|easter|w/c|last (?:week|month|night))\b",
    re.IGNORECASE,
)
# Longer words after a date in figures are an entry that begins with its date.
_LONGEST_REST = 20
# Day 0 of a spreadsheet is 30 December 1899 for every date after February 1900; these serials are 1954 to 2064.
_SERIAL_ZERO, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 20_000, 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDate:
    """When a row says it happened, and what was assumed in reading it; `day` and `said` are its date cell alone."""

    when: When
    assumed: tuple[str, ...] = ()
    day: When
    said: str = ""

    def below(self) -> When | None:
        """What a row without a date takes from this one: the date alone, without its time. None where there is none."""
        if self.day.first_day is None:
            return None
        basis = "; ".join(note for note in self.assumed if note not in _OF_ONE_ROW)
        if self.day.span_days == 1 and not self.day.approximate:
            return When.on(self.day.first_day, words=self.said, basis=basis)
        return replace(self.day, words=self.said, basis=basis)


@dataclass(slots=True, kw_only=True)
class DateReader:
    """Reads the date and time cells of one sheet. `said_on` is the day the diary was told or handed over."""

    said_on: date
    order: str = DAY_FIRST
    order_shown: bool = False
    swap_real: bool = False
    suspect_real: bool = False
    _known: dict[str, tuple[When, tuple[str, ...]]] = field(default_factory=dict)

    def read(self, day: Value | When, clock: Value = None, end: Value = None, weekday: str = "") -> RowDate:
        """The date with its time, or throughout the days to `end`. Never raises; what can't be read stays as words.

        A `When` is a date carried down from the row above.
        """
        if isinstance(day, When):
            base, assumed, said = day, tuple(note for note in (CARRIED, *day.basis.split("; ")) if note), day.words
        else:
            base, assumed = self._date(day)
            said = words_of(day).strip()
        alone = base
        notes = list(assumed)
        words = _together(said, words_of(clock))
        if base.is_dated and clock is not None and words_of(clock).strip():
            base, note = self._with_time(base, clock)
            notes += note
        elif not base.is_dated and words_of(clock).strip():
            notes.append(TIME_KEPT)
        if end is not None and words_of(end).strip() and words_of(end).strip() != said:
            words = f"{words} to {words_of(end).strip()}"
            base, note = self._until(base, end)
            notes += note
        if base.first_day is not None:
            if base.first_day > self.said_on:
                notes.append(AFTER_TOLD)
            if weekday.strip() and base.span_days == 1 and not _weekday_fits(weekday, base.first_day):
                notes.append(WRONG_WEEKDAY)
        said_so = tuple(dict.fromkeys(notes))
        return RowDate(
            when=replace(base, words=words, said_on=self.said_on, basis="; ".join(said_so)),
            assumed=said_so,
            day=alone,
            said=said,
        )

    def _date(self, value: Value) -> tuple[When, tuple[str, ...]]:
        if isinstance(value, datetime):
            return self._real(value.date(), None if value.time() == time.min else value.time())
        if isinstance(value, date):
            return self._real(value, None)
        if isinstance(value, float) and _FIRST_SERIAL <= value < _LAST_SERIAL:
            whole = _SERIAL_ZERO + timedelta(days=int(value))
            part = value - int(value)
            clock = (datetime.min + timedelta(minutes=round(part * 1440))).time() if 0 < part < 0.9996 else None
            when, _ = _on(whole, clock)
            return when, (SERIAL,)
        words = words_of(value).strip()
        if not words:
            return When.undated(""), (NO_DATE,)
        if words not in self._known:
            self._known[words] = self._text(words)
        return self._known[words]

    def _real(self, day: date, clock: time | None) -> tuple[When, tuple[str, ...]]:
        notes: tuple[str, ...] = ()
        if day.day <= 12 and day.day != day.month:
            if self.swap_real:
                day = date(day.year, day.day, day.month)
                notes = ("day and month of a real date swapped, as chosen",)
            elif self.suspect_real:
                notes = (SWAP_SUSPECTED,)
        when, wrong = _on(day, clock)
        return when, notes + wrong

    def _text(self, words: str) -> tuple[When, tuple[str, ...]]:
        figures = _FIGURES.match(words)
        iso = None if figures else _ISO.match(words)
        found, rest = None, ""
        notes: list[str] = []
        if figures:
            rest, found = figures["rest"], self._figures(figures, notes)
            if found and figures["weekday"] and not _weekday_fits(figures["weekday"], found):
                notes.append(WRONG_WEEKDAY)
        elif iso:
            rest, found = iso[4], _day(int(iso[1]), int(iso[2]), int(iso[3]))
        if found is not None:
            rest = rest.lstrip(" T,\t\n")
            clock = read_clock(rest)
            if clock is not None or not rest:
                when, wrong = _on(found, clock)
                return when, (*notes, *wrong)
        elif figures or iso:
            return When.undated(words), (NOT_A_DATE,)
        reading = self._words(words)
        if reading is not None:
            when, told = reading
            return when, tuple(told)
        if found is not None:
            return _on(found, None)[0], (*notes, TIME_KEPT)
        return When.undated(words), (NOT_A_DATE,)

    def _words(self, words: str) -> tuple[When, list[str]] | None:
        """What the words mean, the dates in figures among them read in this sheet's order first."""
        notes: list[str] = []
        impossible = False

        def in_words(figures: re.Match[str]) -> str:
            nonlocal impossible
            found = self._figures(figures, notes)
            impossible = impossible or found is None
            return figures[0] if found is None else shown_day(found)

        spelt = _EMBEDDED.sub(in_words, words)
        if impossible or (self.order == MONTH_FIRST and _NO_YEAR.search(spelt)):
            return None
        if not self.order_shown and _NO_YEAR.search(spelt):
            notes.append(ORDER_ASSUMED)
        reading = read_when(spelt, self.said_on)
        if _OF_SOME_YEAR.search(words) and not _YEAR_GIVEN.search(words):
            notes.append(YEAR_ASSUMED)
        return (reading.when, notes) if reading.understood and reading.when.is_dated else None

    def _figures(self, figures: re.Match[str], notes: list[str]) -> date | None:
        first, second, year = int(figures["first"]), int(figures["second"]), int(figures["year"])
        if len(figures["year"]) == 2:
            year = full_year(year, self.said_on.year)
            notes.append(TWO_DIGIT_YEAR)
        day, month = (first, second) if self.order == DAY_FIRST else (second, first)
        found, other = _day(year, month, day), _day(year, day, month)
        if found is None and other is not None:
            notes.append(OTHER_ORDER)
            return other
        if found is not None and other is not None and found != other and not self.order_shown:
            notes.append(ORDER_ASSUMED)
        return found

    def _with_time(self, base: When, value: Value) -> tuple[When, list[str]]:
        day = base.first_day
        if day is None or base.span_days != 1 or base.precision is not Precision.DAY or base.approximate:
            return base, ([TIME_KEPT] if base.precision is not Precision.MINUTE else [])
        clock: time | None = None
        if isinstance(value, datetime):
            clock = value.time()
        elif isinstance(value, time):
            clock = value
        elif isinstance(value, float) and 0 <= value < 0.9996:
            clock = (datetime.min + timedelta(minutes=round(value * 1440))).time()
        else:
            said = words_of(value).strip()
            clock = read_clock(said)
            if clock is None:
                return self._part_of_day(base, day, said)
        when, wrong = _on(day, clock)
        return when, list(wrong)

    def _part_of_day(self, base: When, day: date, said: str) -> tuple[When, list[str]]:
        plain = said.lower().replace(".", "").strip()
        noon = midnight(day) + timedelta(hours=12)
        if plain == "am":
            return When.within(midnight(day), noon, precision=Precision.PART_OF_DAY), []
        if plain == "pm":
            return When.within(noon, midnight(day) + timedelta(days=1), precision=Precision.PART_OF_DAY), []
        for words in (f"{shown_day(day)} {said}", f"{said} on {shown_day(day)}", f"{shown_day(day)} in the {said}"):
            reading = read_when(words, self.said_on)
            first, last = reading.when.first_day, reading.when.last_day
            if not reading.understood or first is None or last is None or reading.when.precision is Precision.DAY:
                continue
            if day <= first and last <= day + timedelta(days=1):
                return reading.when, []
        return base, [TIME_KEPT]

    def _until(self, base: When, end: Value) -> tuple[When, list[str]]:
        last, assumed = self._date(end)
        if not base.is_dated or not last.is_dated:
            return base, [END_KEPT]
        if base.first_day == last.first_day and base.last_day == last.last_day:
            return base, []
        try:
            return When.during(base, last), list(assumed)
        except ValueError:
            return base, [END_KEPT]


def read_clock(text: str) -> time | None:
    """A clock time on its own: "21:30", "9.30pm", "9 pm", "2130"; None for anything else, and for a bare number."""
    four = _FOUR_FIGURES.match(text)
    if four:
        return time(int(four[1]), int(four[2]))
    found = _CLOCK.match(text)
    if not found or not (found[2] or found[4]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "").lower()
    if half:
        if not 1 <= hour <= 12 and not (half == "p" and 13 <= hour <= 23):
            return None
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def looks_like_date(value: Value) -> bool:
    """Whether a cell is, or reads like, a date; cheap, for telling what a column holds."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str) or len(value) > 80:
        return False
    figures = _FIGURES.match(value)
    if figures:
        return len(figures["rest"]) <= _LONGEST_REST
    return bool(_ISO.match(value) or (_MONTH.search(value) and len(value) <= 40))


def guess_order(texts: Iterable[tuple[str, str]], year_now: int) -> tuple[str, bool]:
    """The order of day and month in these (date, day of the week) cells, and whether they show it themselves.

    A second field over 12 shows month first and a first field over 12 day first; where they disagree, and where
    neither occurs, days of the week may tell; else day first, as here.
    """
    day_first = month_first = weekday_day = weekday_month = 0
    for words, weekday in texts:
        figures = _FIGURES.match(words)
        if not figures:
            continue
        first, second = int(figures["first"]), int(figures["second"])
        day_first += first > 12 >= second
        month_first += second > 12 >= first
        said = figures["weekday"] or weekday
        if said and first <= 12 and second <= 12 and first != second:
            year = int(figures["year"])
            year = full_year(year, year_now) if len(figures["year"]) == 2 else year
            as_day, as_month = _day(year, second, first), _day(year, first, second)
            weekday_day += as_day is not None and _weekday_fits(said, as_day)
            weekday_month += as_month is not None and _weekday_fits(said, as_month)
    if day_first and not month_first:
        return DAY_FIRST, True
    if month_first and not day_first:
        return MONTH_FIRST, True
    if weekday_month > 2 * weekday_day:
        return MONTH_FIRST, not day_first
    return DAY_FIRST, weekday_day > 2 * weekday_month and not month_first


def swap_suspected(real: Sequence[date], texts: Sequence[tuple[str, str]]) -> bool:
    """Whether a spreadsheet set for another country seems to have turned 3/4 round and left 13/4 as text.

    The mark of it: every real date has a day of 12 or less, and the text dates beside them all have a field over 12.
    """
    figures = [found for words, _ in texts if (found := _FIGURES.match(words))]
    over = [max(int(found["first"]), int(found["second"])) > 12 for found in figures]
    return len(real) >= 2 and len(over) >= 1 and all(over) and all(day.day <= 12 for day in real)


def full_year(two: int, year_now: int) -> int:
    """The latest year with those two figures that is not after `year_now`."""
    century = year_now - year_now % 100
    return century + two if century + two <= year_now else century - 100 + two


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on(day: date, clock: time | None) -> tuple[When, tuple[str, ...]]:
    try:
        return (When.on(day) if clock is None else When.at(datetime.combine(day, clock))), ()
    except (ValueError, OverflowError):
        return When.undated(_day_words(day)), (NOT_A_DATE,)


def _day_words(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _weekday_fits(said: str, day: date) -> bool:
    word = said.strip().lower()[:3]
    return word not in _WEEKDAYS or _WEEKDAYS[day.weekday()] == word


def _together(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
