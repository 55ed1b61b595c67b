# SPDX-License-Identifier: Apache-2.0
"""Dates, times and lengths as bills, logs and reports write them, and whether the day or the month stands first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from vlu_desktop.dates.date_words import MONTH_NUMBERS
from vlu_desktop.dates.when import When
from vlu_desktop.intake.formats.grid import Value, words_of
from vlu_desktop.intake.messages.message import SourceQuestion

ORDER = "date-order"
DAY_FIRST, MONTH_FIRST = "day", "month"
_MARK = r"\s*[/.\-]\s*"
_FIGURES = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{1,2}}){_MARK}(\d{{4}}|\d{{2}})(?!\d)")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_MARK}(\d{{1,2}}){_MARK}(\d{{1,2}})(?!\d)")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-/]*([A-Za-z]{3})[a-z]*\.?,?[\s\-/]*(\d{4}|\d{2})(?!\d)")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
"""Seconds or milliseconds since 1970, as programs count them, from 2001 to 2033."""
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_CLOCK = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*(?:([ap])\.?\s?m\.?)?\s*"
    r"\(?((?:UTC|GMT|Z)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?)\)?\s*",
    re.IGNORECASE,
)
_BEFORE_CLOCK = re.compile(r"[ \tT,]*(?:(?:at|@|-)[ \t]+)?")
_PARTS = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?")
_UNITS = re.compile(r"(?:(\d+)\s*h\w*\.?\s*)?(?:(\d+)\s*m\w*\.?\s*)?(?:(\d+)\s*s\w*\.?\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTime:
    """A date and a time as read. `moment` is aware where the words name a zone; `clock` is None for a day alone."""

    day: date
    clock: time | None = None
    moment: datetime | None = None

    def at(self, words: str) -> When:
        """The civil date or minute here."""
        if self.moment is not None:
            return When.at_instant(self.moment, words=words)
        if self.clock is not None:
            return When.at(datetime.combine(self.day, self.clock), words=words)
        return When.on(self.day, words=words)


def when_of(written: ReportTime | None, words: str) -> When | None:
    """The time that was read; without a date but with its words where it could not be, None where none stands."""
    if written is not None:
        return written.at(words)
    return When.undated(words) if words else None


def cell_words(value: Value) -> str:
    """A cell as text that `read_written` and `read_seconds` take without a question: typed dates year first."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(max(0, round(value.total_seconds())), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return words_of(value).strip().strip("\u200e\u200f\ufeff")


def read_written(day: str, clock: str = "", order: str = DAY_FIRST) -> ReportTime | None:
    """The date in `day`, with the time behind it or in `clock`; None where any of the words is not understood."""
    if is_epoch(day) and not clock.strip():
        moment = datetime.fromtimestamp(int(day.strip()[:10]), UTC)
        return ReportTime(day=moment.date(), clock=moment.time(), moment=moment)
    found = _day(day, order)
    if found is None:
        return None
    on, rest = found
    rest = _BEFORE_CLOCK.sub("", rest, count=1).strip() or clock.strip()
    if not rest:
        return ReportTime(day=on)
    return _timed(on, rest)


def is_epoch(words: str) -> bool:
    """Whether that is how programs count an instant: seconds or milliseconds since 1970."""
    return _EPOCH.fullmatch(words.strip()) is not None


def _timed(on: date, words: str) -> ReportTime | None:
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    try:
        at = time(hour, int(found[2]), int(found[3] or 0))
        zone = _zone(found[5])
        moment = None if zone is None else datetime.combine(on, at, zone).astimezone(UTC)
        written = ReportTime(day=on, clock=at, moment=moment)
        written.at("")
        return written
    except (ValueError, OverflowError):
        return None


def _zone(words: str) -> timezone | None:
    if not words:
        return None
    found = re.search(r"([+-])(\d{1,2}):?(\d{2})?", words)
    if found is None:
        return UTC
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(ahead if found[1] == "+" else -ahead)


def _day(words: str, order: str) -> tuple[date, str] | None:
    """The date at the beginning of the words, and what follows it."""
    words = words.strip()
    weekday = _WEEKDAY.match(words)
    words = words[weekday.end() :] if weekday else words
    for pattern, at in (
        (_YEAR_FIRST, (1, 2, 3)),
        (_FIGURES, (3, 2, 1) if order == DAY_FIRST else (3, 1, 2)),
        (_NAMED, (3, 2, 1)),
        (_NAMED_FIRST, (3, 1, 2)),
    ):
        found = pattern.match(words)
        if found is not None:
            year, month, day = (found[n] for n in at)
            number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month.lower(), 0)
            try:
                on = date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
            except ValueError:
                return None
            return (on, words[found.end() :]) if on.year >= 1000 else None
    return None


def date_order(days: Iterable[str]) -> tuple[str, bool]:
    """Whether day or month stands first in these dates, and whether that is certain.

    One date that has no other reading settles it for all; where two settle it differently, it is not certain.
    """
    day_first = month_first = open_dates = 0
    for words in days:
        found = _FIGURES.match(words.strip())
        if found is None or _YEAR_FIRST.match(words.strip()):
            continue
        first, second = int(found[1]), int(found[2])
        day_first += first > 12
        month_first += second > 12
        open_dates += first != second and max(first, second) <= 12
    if day_first and month_first:
        return DAY_FIRST, not open_dates
    return (MONTH_FIRST, True) if month_first else (DAY_FIRST, bool(day_first) or not open_dates)


def order_question(answer: str) -> SourceQuestion:
    """Which stands first."""
    return SourceQuestion(
        key=ORDER,
        question="Is 03/04 in this file the third of April or the fourth of March?",
        choices=((DAY_FIRST, "3 April: the day first"), (MONTH_FIRST, "4 March: the month first")),
        answer=answer,
    )


def read_seconds(words: str, unit: str) -> int | None:
    """A length in seconds. `unit` is what one number alone or the first of two is in: "h", "m" or "s"."""
    words = words.strip()
    parts = _PARTS.fullmatch(words)
    if parts is not None:
        first, second, third = int(parts[1]), int(parts[2]), parts[3]
        if third is not None:
            return first * 3600 + second * 60 + int(third) if second < 60 and int(third) < 60 else None
        if second > 59:
            return None
        return first * 3600 + second * 60 if unit == "h" else first * 60 + second
    if re.fullmatch(r"\d{1,7}", words):
        return int(words) * {"h": 3600, "m": 60, "s": 1}[unit]
    units = _UNITS.fullmatch(words)
    if words and units is not None:
        return int(units[1] or 0) * 3600 + int(units[2] or 0) * 60 + int(units[3] or 0)
    return None
