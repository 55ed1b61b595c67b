# SPDX-License-Identifier: Apache-2.0
"""A date as far as it was given, any of weekday, day, month and year, and the days it can be for who said it when."""

from calendar import isleap, monthrange
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import Precision
from vlu_desktop.dates.date_words import MONTHS
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.spans import WEEK, Options, Refused, Span, after_months, days, month, only, year

# How many years back a year is taken without asking, and how far anybody can tell of.
UNASKED, OLDEST, FURTHEST_AHEAD = 70, 110, 60
# A weekday and a day of the month that agree only further back than this are asked about.
_LATELY = timedelta(days=92)
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class CalendarDay(NamedTuple):
    """`bare` is a number that stood alone, so that the other end of a range may lend it a month."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    bare: bool = False
    approximate: bool = False

    def lent(self, other: "CalendarDay") -> "CalendarDay":
        """The same with the month and year it lacks from the other end."""
        if self.day is not None and self.month is None and self.weekday is None:
            return self._replace(month=other.month, year=self.year if self.year is not None else other.year)
        return self

    @property
    def is_month_only(self) -> bool:
        """Nothing but a month."""
        return self.month is not None and self.day is None and self.year is None

    @property
    def is_number_only(self) -> bool:
        """A day of a month that was not named, with no day of the week."""
        return self.day is not None and self.month is None and self.weekday is None

    @property
    def lacks_month(self) -> bool:
        """A day of a month that was not named, with or without its day of the week: "the 8th", "Sunday 8th"."""
        return self.day is not None and self.month is None

    @property
    def is_year_only(self) -> bool:
        """Nothing but a year."""
        return self.day is None and self.month is None and self.weekday is None

    @property
    def is_weekday_only(self) -> bool:
        """Nothing but a day of the week."""
        return self.weekday is not None and self.day is None


def in_year(text: str, phrase: Phrase) -> int:
    """The year figures say; two figures are the nearest such year the way the field looks."""
    number = int(text)
    if len(text) != 2:
        return number
    this = phrase.said_on.year
    number += this - this % 100
    return number - 100 if number > this + (20 if phrase.ahead else 0) else number


def checked_year(number: int, phrase: Phrase) -> int:
    """A year somebody can tell of, or plan for; Refused for any other."""
    if not phrase.said_on.year - OLDEST <= number <= phrase.said_on.year + FURTHEST_AHEAD:
        raise Refused(f"Check the year: we read {number}.")
    return number


def resolve(asked: CalendarDay, phrase: Phrase) -> Options:
    """The days it can be. Refused where there is no such day."""
    found = _resolved(asked, phrase)
    return found.about() if asked.approximate else found


def _resolved(asked: CalendarDay, phrase: Phrase) -> Options:
    if asked.month is not None and not 1 <= asked.month <= 12:
        raise Refused(f"There is no month {asked.month}. Write the day first: 3/4/2026 is 3 April 2026.")
    if asked.day is None:
        return _longer(asked, phrase)
    _check_day(asked)
    if asked.month is None:
        return _of_some_month(asked, phrase)
    if asked.year is None:
        return _of_some_year(asked, phrase)
    one = date(checked_year(asked.year, phrase), asked.month, asked.day)
    if asked.weekday is not None and asked.weekday != one.weekday():
        return _another_weekday(one, asked, phrase)
    return asked_if_odd(days(one), phrase)


def _check_day(asked: CalendarDay) -> None:
    day, number = asked.day, asked.month
    most = _DAYS_IN[number - 1] if number else 31
    if number == 2 and asked.year is not None and not isleap(asked.year):
        most = 28
    assert day is not None
    if not 1 <= day <= most:
        if number is None:
            raise Refused(f"There is no day {day} in a month. Check the day.")
        of = f"{MONTHS[number - 1]} {asked.year}" if number == 2 and asked.year else MONTHS[number - 1]
        raise Refused(f"There is no {day} {of}: it has {most} days. Check the day.")


def _longer(asked: CalendarDay, phrase: Phrase) -> Options:
    """A month, a year, or a day of the week alone."""
    said_on = phrase.said_on
    if asked.month is not None:
        if asked.year is not None:
            return asked_if_odd(month(checked_year(asked.year, phrase), asked.month), phrase)
        later = asked.month > said_on.month
        chosen = said_on.year - later if not phrase.ahead else said_on.year + (asked.month < said_on.month)
        found = month(chosen, asked.month).noting(f"The year was taken as {chosen}.")
        return only(found._replace(year_taken=True))
    if asked.year is not None:
        return asked_if_odd(year(checked_year(asked.year, phrase)), phrase)
    assert asked.weekday is not None
    return of_weekday(asked.weekday, phrase)


def of_weekday(weekday: int, phrase: Phrase) -> Options:
    """The nearest day so named the way the field looks; on that very day, today or a week away is asked."""
    away = (phrase.said_on.weekday() - weekday) % 7
    if phrase.ahead:
        away = -((weekday - phrase.said_on.weekday()) % 7)
    one = phrase.said_on - timedelta(days=away)
    if away:
        return only(days(one, None, Precision.DAY, f"That is {asking.named(one)}."))
    other = one + WEEK if phrase.ahead else one - WEEK
    return Options((days(one), days(other)), asking.which_day([one, other]))


def _of_some_month(asked: CalendarDay, phrase: Phrase) -> Options:
    """A day of a month that was not named: the nearest such day, agreeing with its weekday where one was said."""
    assert asked.day is not None
    near = _nearest(asked.day, phrase, None)
    if asked.weekday is None or near.weekday() == asked.weekday:
        return only(days(near, None, Precision.DAY, f"The month was taken as {MONTHS[near.month - 1]} {near.year}."))
    agrees = _nearest(asked.day, phrase, asked.weekday)
    if abs(agrees - phrase.said_on) <= _LATELY:
        return only(days(agrees, None, Precision.DAY, f"That is {asking.named(agrees)}."))
    return Options((days(agrees), days(near)), asking.no_such_weekday(near, asked.weekday, [agrees, near]))


def _nearest(number: int, phrase: Phrase, weekday: int | None) -> date:
    """The nearest day of that number the way the field looks, of a weekday where one was said."""
    months = (after_months(phrase.said_on, n if phrase.ahead else -n) for n in count())
    ones = (each.replace(day=number) for each in months if number <= monthrange(each.year, each.month)[1])
    return next(
        one
        for one in ones
        if (one >= phrase.said_on if phrase.ahead else one <= phrase.said_on) and weekday in (None, one.weekday())
    )


def _of_some_year(asked: CalendarDay, phrase: Phrase) -> Options:
    candidates = _in_years(asked, phrase)
    near = candidates[0]
    if asked.weekday is not None and asked.weekday != near.weekday():
        return _another_weekday(near, asked, phrase)
    return only(days(near, None, Precision.DAY, f"The year was taken as {near.year}.")._replace(year_taken=True))


def _in_years(asked: CalendarDay, phrase: Phrase) -> list[date]:
    """The days of that name the way the field looks, the nearest first."""
    assert asked.month is not None
    assert asked.day is not None
    found = []
    for n in range(13):
        number = phrase.said_on.year + (n if phrase.ahead else -n)
        if (asked.month, asked.day) == (2, 29) and not isleap(number):
            continue
        one = date(number, asked.month, asked.day)
        if one >= phrase.said_on if phrase.ahead else one <= phrase.said_on:
            found.append(one)
    return found


def _another_weekday(one: date, asked: CalendarDay, phrase: Phrase) -> Options:
    """The day as dated, the days so named on either side of it, and the nearest year in which it is that day."""
    assert asked.weekday is not None
    back = (one.weekday() - asked.weekday) % 7
    beside = sorted((one - timedelta(days=back), one + timedelta(days=7 - back)), key=lambda other: abs(other - one))
    looked_at = () if phrase.ahead and asked.year is not None else _in_years(asked, phrase)
    years = [each for each in looked_at if each.weekday() == asked.weekday][:1]
    offered = [each for each in (one, *years, *beside) if phrase.ahead or each <= phrase.said_on]
    offered = list(dict.fromkeys(offered)) or [one]
    return Options(
        tuple(days(each) for each in offered), asking.no_such_weekday(one, asked.weekday, offered)
    )  # fmt: skip


def asked_if_odd(span: Span, phrase: Phrase) -> Options:
    """A date after the telling is asked with the like that had been; one long ago is asked too."""
    said_on = phrase.said_on
    if phrase.ahead:
        return only(span)
    if span.first_day > said_on:
        return _earlier(span, phrase)
    if span.first_day.year < said_on.year - UNASKED:
        name = shown(span.first_day) if span.is_day else str(span.first_day.year)
        return Options((span,), asking.long_ago(name))
    return only(span)


def _earlier(span: Span, phrase: Phrase) -> Options:
    """What was said for a day to come, put a month or a year back, or into the year of the telling."""
    first = span.first_day
    back = {after_months(first, -12), after_months(first, -12 * (first.year - phrase.said_on.year))}
    back |= {after_months(first, -12 * (first.year - phrase.said_on.year + 1))}
    if span.precision is Precision.DAY:
        back.add(after_months(first, -1))
    # A shorter month has another last day, which nobody said.
    like = (each for each in back if each.day == first.day and each <= phrase.said_on)
    offered = sorted(like, reverse=True)
    if span.precision is Precision.MONTH:
        spans = [month(each.year, each.month) for each in offered]
    elif span.precision is Precision.YEAR or not offered:
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the year.")
    else:
        spans = [days(each) for each in offered]
    return Options(tuple(spans), asking.to_come(phrase.said_on))
