# SPDX-License-Identifier: Apache-2.0
"""What the date grammar hands on: a range with its notes, or a refusal with a sentence and the readings between."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from vlu_desktop.dates.when import ONE_DAY, ONE_MINUTE, Precision, When, midnight


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDate:
    """A half-open range of civil time; `notes` go into the echo, `problem` is shown, `others` are offered."""

    earliest: datetime
    latest: datetime
    precision: Precision
    approximate: bool = False
    notes: tuple[str, ...] = ()
    problem: str = ""
    others: tuple[When, ...] = ()
    assumed_year: bool = False

    @property
    def first_day(self) -> date:
        """The first civil day."""
        return self.earliest.date()

    @property
    def last_day(self) -> date:
        """The last civil day, included."""
        return (self.latest - ONE_MINUTE).date()

    def when(self) -> When:
        """One moment in the range."""
        return When.within(self.earliest, self.latest, precision=self.precision, approximate=self.approximate)

    def noting(self, *notes: str) -> "ParsedDate":
        """The same with more for the echo."""
        return replace(self, notes=self.notes + notes)


class DateRefusal(Exception):
    """Words that could mean two things, or a date that never was: the officer is asked instead."""

    def __init__(self, sentence: str, others: Sequence[When] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.others = tuple(others)


def days(first: date, last: date | None = None, precision: Precision = Precision.DAY, *notes: str) -> ParsedDate:
    """From the first day to the last, both included."""
    return ParsedDate(
        earliest=midnight(first), latest=midnight(last or first) + ONE_DAY, precision=precision, notes=notes
    )  # fmt: skip


def month(year: int, number: int) -> ParsedDate:
    """A whole month."""
    return days(date(year, number, 1), after_months(date(year, number, 1), 1) - ONE_DAY, Precision.MONTH)


def year(number: int) -> ParsedDate:
    """A whole year."""
    return days(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def season(starts: int, number: int) -> ParsedDate:
    """Three months from the month `number`."""
    first = date(starts, number, 1)
    return days(first, after_months(first, 3) - ONE_DAY, Precision.SEASON)


def after_months(day: date, months: int) -> date:
    """So many months later (or, below zero, earlier); the last day of a shorter month where the day isn't in it."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - ONE_DAY).day))


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())
