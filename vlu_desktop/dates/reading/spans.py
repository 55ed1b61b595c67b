# SPDX-License-Identifier: Apache-2.0
"""What a rule of the grammar makes: ranges of civil time, the question between several, refusals with a sentence."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from vlu_desktop.dates.date_parts import ONE_DAY, ONE_MINUTE, Precision, midnight
from vlu_desktop.dates.reading import asking

WEEK = timedelta(days=7)


class TimeDirection(Enum):
    """Which way a field looks: back on what happened, or ahead to what is due."""

    PAST = "past"
    FUTURE = "future"


class Refused(Exception):
    """Words that name no day there can be; the sentence tells the officer what to write."""

    @property
    def sentence(self) -> str:
        """What to write."""
        return str(self)


class Span(NamedTuple):
    """A half-open range of civil time. `anchor` is the day that "the week before Christmas" counts from.

    `year_taken`: no year was given. `instant` is the UTC instant of a time that a machine kept or that came twice.
    """

    earliest: datetime
    latest: datetime
    precision: Precision
    approximate: bool = False
    notes: tuple[str, ...] = ()
    anchor: date | None = None
    year_taken: bool = False
    instant: datetime | None = None

    @property
    def first_day(self) -> date:
        """The first civil day."""
        return self.earliest.date()

    @property
    def last_day(self) -> date:
        """The last civil day, included."""
        return (self.latest - ONE_MINUTE).date()

    @property
    def is_day(self) -> bool:
        """Whether it is one whole civil day."""
        return self.latest - self.earliest == ONE_DAY and self.earliest == midnight(self.first_day)

    def noting(self, *notes: str) -> "Span":
        """The same with more for the echo."""
        return self._replace(notes=tuple(dict.fromkeys(self.notes + notes)))


class Options(NamedTuple):
    """One range, or several with the question between them; a question over one range asks whether it is meant."""

    spans: tuple[Span, ...]
    question: str = ""

    def each(self, change: Callable[[Span], Span]) -> "Options":
        """Every range changed, the question kept."""
        return Options(tuple(map(change, self.spans)), self.question)

    def about(self) -> "Options":
        """The same as "about"."""
        return self.each(lambda span: span._replace(approximate=True))


def only(span: Span) -> Options:
    """One range and no question."""
    return Options((span,))


def either(*spans: Span) -> Options:
    """One range, or which of several is meant."""
    return Options(spans, asking.WHICH if len(spans) > 1 else "")


def days(first: date, last: date | None = None, precision: Precision = Precision.DAY, *notes: str) -> Span:
    """From the first day to the last, both included."""
    return Span(earliest=midnight(first), latest=midnight(last or first) + ONE_DAY, precision=precision, notes=notes)


def month(year: int, number: int) -> Span:
    """A whole month."""
    first = date(year, number, 1)
    return days(first, after_months(first, 1) - ONE_DAY, Precision.MONTH)


def year(number: int) -> Span:
    """A whole year."""
    return days(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def season(starts_in: int, number: int) -> Span:
    """Three months from the month `number` of the year it starts in."""
    first = date(starts_in, number, 1)
    return days(first, after_months(first, 3) - ONE_DAY, Precision.SEASON)


def night_of(day: date) -> Span:
    """From six in the evening to six the next morning."""
    evening = midnight(day) + timedelta(hours=18)
    return Span(earliest=evening, latest=evening + timedelta(hours=12), precision=Precision.PART_OF_DAY)


def after_months(day: date, months: int) -> date:
    """So many months later (or, below zero, earlier); the last day of a shorter month where the day isn't in it."""
    year, months_gone = divmod(day.year * 12 + day.month - 1 + months, 12)
    _, last = monthrange(year, months_gone + 1)
    return date(year, months_gone + 1, min(day.day, last))


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def window(day: date, begins: int, lasts: int) -> Span:
    """Part of a day: its first minute and how many there are, counted from midnight."""
    start = midnight(day) + timedelta(minutes=begins)
    precision = Precision.MINUTE if lasts == 1 else Precision.PART_OF_DAY
    return Span(earliest=start, latest=start + timedelta(minutes=lasts), precision=precision)
