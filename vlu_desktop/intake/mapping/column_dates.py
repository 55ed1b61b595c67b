# SPDX-License-Identifier: Apache-2.0
"""Dates and times as people put them in columns: figures in either order, real dates, words, and cells of both."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.dates.reading.outcome import One, Several
from vlu_desktop.dates.reading.reader import read_when
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
TIME_TWICE = "the date has a time of its own, which was taken; the other is kept in the words"
END_KEPT = "the end date could not be used and is kept in the words"

_OF_ONE_ROW = {CARRIED, TIME_KEPT, TIME_TWICE, END_KEPT, WRONG_WEEKDAY, NO_DATE}

_WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAYS)
_FIGURES = re.compile(
    r"""\s*(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?
    (?P<first>\d{1,2})\s?[/.\-\\]\s?(?P<second>\d{1,2})\s?[/.\-\\]\s?(?P<year>\d{4}|\d{2})(?P<rest>(?:[\sT,].*)?)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_EMBEDDED = re.compile(r"(?<![\d/.\-])(?P<first>\d{1,2})[/.\-](?P<second>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})(?![\d/])")
_NO_YEAR = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?!\d)")
_YEAR_GIVEN = re.compile(
    r"(?:19|20)\d\d|\d[/.\-]\d{1,2}[/.\-]\d\d|'\d\d\b|\d(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d\d$|"
    r"\b(?:yesterday|today|tonight|ago|last|this|past|now|still)\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?P<rest>(?:[\sT,].*)?)$", re.DOTALL)
_CLOCK = re.compile(
    r"\s*(?:at\s+)?(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?\s*(?:hrs?|hours)?\s*([ap])?\.?\s?(m)?\.?\s*$",
    re.IGNORECASE,
)
_FOUR_FIGURES = re.compile(r"\s*([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|hours)?\s*$", re.IGNORECASE)
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
# Longer words after a date in figures are an entry that begins with its date.
_LONGEST_REST = 20
# Day 0 of a spreadsheet is 30 December 1899 for every date after February 1900; these serials are 1954 to 2064.
_SERIAL_ZERO, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 20_000, 60_000

Dated = tuple[When, tuple[str, ...]]
"""What was read, undated where nothing was, and what was assumed or left in reading it."""
_UNDATED = When.undated("")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDate:
    """When a row says it happened, and what was assumed in reading it; `day` and `said` are its date cell alone."""

    when: When
    assumed: tuple[str, ...] = ()
    day: When
    said: str = ""

    def below(self) -> "RowDate | None":
        """What a row without a date takes from this one: the date alone, without its time. None where there is none."""
        first = self.day.first_day
        if first is None:
            return None
        exact = self.day.span_days == 1 and not self.day.approximate
        day = When.on(first) if exact else self.day
        assumed = tuple(note for note in self.assumed if note not in _OF_ONE_ROW)
        return RowDate(when=day, day=day, said=self.said, assumed=assumed)


@dataclass(slots=True, kw_only=True)
class DateReader:
    """Reads the date and time cells of one sheet. `said_on` is the day the diary was told or handed over."""

    said_on: date
    order: str = DAY_FIRST
    order_shown: bool = False
    swap_real: bool = False
    suspect_real: bool = False
    _known: dict[str, Dated] = field(default_factory=dict)

    def read(self, day: Value | RowDate, clock: Value = None, end: Value = None, weekday: str = "") -> RowDate:
        """The date with its time, or throughout the days to `end`. Never raises; what can't be read stays as words.

        A `RowDate` is carried down from the row above.
        """
        if isinstance(day, RowDate):
            alone, said, assumed = day.day, day.said, (CARRIED, *day.assumed)
        else:
            alone, assumed = self._date(day)
            said = words_of(day).strip()
        until = words_of(end).strip()
        if until == said:
            end, until = None, ""
        timed, of_time = self._with_time(alone, clock)
        whole, of_end = self._until(timed, end)
        notes = tuple(dict.fromkeys((*assumed, *of_time, *of_end, *self._doubts(whole, weekday))))
        words = _together(said, words_of(clock)) + (f" to {until}" if until else "")
        return RowDate(
            when=replace(whole, words=words, said_on=self.said_on, basis="; ".join(notes)),
            assumed=notes,
            day=alone,
            said=said,
        )

    def _doubts(self, when: When, weekday: str) -> Iterator[str]:
        if when.first_day is None:
            return
        if when.first_day > self.said_on:
            yield AFTER_TOLD
        if when.span_days == 1 and not _weekday_fits(weekday, when.first_day):
            yield WRONG_WEEKDAY

    def _date(self, value: Value) -> Dated:
        if isinstance(value, datetime):
            return self._real(value.date(), None if value.time() == time.min else value.time())
        if isinstance(value, date):
            return self._real(value, None)
        if isinstance(value, float) and _FIRST_SERIAL <= value < _LAST_SERIAL:
            when, _ = _on(_SERIAL_ZERO + timedelta(days=int(value)), _clock_of(value % 1) if value % 1 else None)
            return when, (SERIAL,)
        words = words_of(value).strip()
        if not words:
            return _UNDATED, (NO_DATE,)
        if words not in self._known:
            self._known[words] = self._text(words)
        return self._known[words]

    def _real(self, day: date, clock: time | None) -> Dated:
        notes: tuple[str, ...] = ()
        if day.day <= 12 and day.day != day.month:
            if self.swap_real:
                day = date(day.year, day.day, day.month)
                notes = ("day and month of a real date swapped, as chosen",)
            elif self.suspect_real:
                notes = (SWAP_SUSPECTED,)
        when, wrong = _on(day, clock)
        return when, notes + wrong

    def _text(self, words: str) -> Dated:
        notes: list[str] = []
        figures = _FIGURES.match(words) or _ISO.match(words)
        if figures is None:
            return self._words(words) or (_UNDATED, (NOT_A_DATE,))
        found = self._figures(figures, notes)
        if found is None:
            return _UNDATED, (NOT_A_DATE,)
        rest = figures["rest"].lstrip(" T,\t\n")
        clock = read_clock(rest)
        if rest and clock is None:
            if told := self._words(words):
                return told[0], (*notes, *told[1])
            notes.append(TIME_KEPT)
        when, wrong = _on(found, clock)
        return when, (*notes, *wrong)

    def _words(self, words: str) -> Dated | None:
        """What the words mean, the dates in figures among them read in this sheet's order first."""
        notes: list[str] = []
        days = [self._figures(figures, notes) for figures in _EMBEDDED.finditer(words)]
        if None in days:
            return None
        in_words = (shown_day(day) for day in days if day)
        spelt = _EMBEDDED.sub(lambda _: next(in_words), words)
        without_year = _NO_YEAR.search(spelt)
        if without_year and self.order == MONTH_FIRST:
            return None
        if without_year and not self.order_shown:
            notes.append(ORDER_ASSUMED)
        reading = read_when(spelt, self.said_on)
        if isinstance(reading, Several):
            # What was asked stands beside the row; until it is answered only the words are kept.
            return reading.undated, (*notes, reading.question, NOT_A_DATE)
        if not isinstance(reading, One):
            return None
        if not _YEAR_GIVEN.search(words):
            notes.append(YEAR_ASSUMED)
        return reading.when, tuple(notes)

    def _figures(self, figures: re.Match[str], notes: list[str]) -> date | None:
        named = figures.groupdict()
        year = self._year(named["year"], notes)
        if "month" in named:
            return _day(year, int(named["month"]), int(named["day"]))
        first, second = int(named["first"]), int(named["second"])
        day, month = (first, second) if self.order == DAY_FIRST else (second, first)
        found, other = _day(year, month, day), _day(year, day, month)
        if found is None:
            notes.append(OTHER_ORDER)
        elif other is not None and found != other and not self.order_shown:
            notes.append(ORDER_ASSUMED)
        found = found or other
        if found is not None and not _weekday_fits(named.get("weekday") or "", found):
            notes.append(WRONG_WEEKDAY)
        return found

    def _year(self, said: str, notes: list[str]) -> int:
        if len(said) == 2:
            notes.append(TWO_DIGIT_YEAR)
        return _year(said, self.said_on.year)

    def _with_time(self, base: When, value: Value) -> Dated:
        said = words_of(value).strip()
        if not said:
            return base, ()
        day, clock = base.first_day, _clock(value)
        if day is None:
            return base, (TIME_KEPT,)
        if base.precision is Precision.MINUTE:
            same = clock is not None and _on(day, clock)[0].earliest == base.earliest
            return base, (() if same else (TIME_TWICE,))
        if base.span_days != 1 or base.precision is not Precision.DAY or base.approximate:
            return base, (TIME_KEPT,)
        return self._part_of_day(base, day, said) if clock is None else _on(day, clock)

    def _part_of_day(self, base: When, day: date, said: str) -> Dated:
        plain = said.lower().replace(".", "").strip()
        noon = midnight(day) + timedelta(hours=12)
        if plain == "am":
            return When.within(midnight(day), noon, precision=Precision.PART_OF_DAY), ()
        if plain == "pm":
            return When.within(noon, midnight(day) + timedelta(days=1), precision=Precision.PART_OF_DAY), ()
        for words in (f"{shown_day(day)} {said}", f"{said} on {shown_day(day)}", f"{shown_day(day)} in the {said}"):
            reading = read_when(words, self.said_on)
            if isinstance(reading, Several):
                return base, (reading.question, TIME_KEPT)
            read = reading.when if isinstance(reading, One) else _UNDATED
            if read.first_day is None or read.last_day is None or read.precision is Precision.DAY:
                continue
            if day <= read.first_day and read.last_day <= day + timedelta(days=1):
                return read, ()
        return base, (TIME_KEPT,)

    def _until(self, base: When, end: Value) -> Dated:
        if not words_of(end).strip():
            return base, ()
        last, assumed = self._date(end)
        if base.is_dated and (base.earliest, base.latest) == (last.earliest, last.latest):
            return base, ()
        try:
            return When.during(base, last), assumed
        except ValueError:
            return base, (END_KEPT,)


def _clock(value: Value) -> time | None:
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, float) and 0 <= value < 1:
        return _clock_of(value)
    return read_clock(words_of(value).strip())


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
    figures = _FIGURES.match(words)
    if not figures:
        return
    first, second = int(figures["first"]), int(figures["second"])
    if first > 12 >= second:
        yield "figures", DAY_FIRST
    if second > 12 >= first:
        yield "figures", MONTH_FIRST
    if max(first, second) > 12:
        return
    said, year = figures["weekday"] or weekday, _year(figures["year"], year_now)
    each = ((DAY_FIRST, _day(year, second, first)), (MONTH_FIRST, _day(year, first, second)))
    fits = [order for order, found in each if found and _weekday_fits(said, found)]
    if len(fits) == 1:
        yield "weekday", fits[0]


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


def _year(said: str, year_now: int) -> int:
    return full_year(int(said), year_now) if len(said) == 2 else int(said)


def _clock_of(share: float) -> time:
    """The time at a share of the day from 0 to 1, to the minute; what a spreadsheet rounds away is put back."""
    seconds = min(round(share * 86_400), 86_399)
    return time(seconds // 3600, seconds // 60 % 60)


def _on(day: date, clock: time | None) -> Dated:
    try:
        return (When.on(day) if clock is None else When.at(datetime.combine(day, clock))), ()
    except (ValueError, OverflowError):
        return _UNDATED, (NOT_A_DATE,)


def _weekday_fits(said: str, day: date) -> bool:
    word = said.strip().lower()[:3]
    return word not in _WEEKDAYS or _WEEKDAYS[day.weekday()] == word


def _together(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
