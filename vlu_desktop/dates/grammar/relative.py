# SPDX-License-Identifier: Apache-2.0
"""Dates told from the day they were said on: "last Tuesday", "the day before yesterday", "about six months ago"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_words import MONTH, SEASONS, WEEKDAY, WEEKDAYS, number_of, weekday_of
from vlu_desktop.dates.grammar.parse_result import (
    DateRefusal,
    ParsedDate,
    after_months,
    days,
    monday_of,
    month,
    season,
    year,
)
from vlu_desktop.dates.when import ONE_DAY, Precision

WEEK = timedelta(days=7)
UNIT = r"(?:days?|weeks?|fortnights?|months?|years?|yrs?|decades?)"
AMOUNT = rf"(?P<n>\d{{1,3}}|an?|a couple of|half a|a year and a half)(?:[ -](?P<unit>{UNIT}))?(?P<half> and a half)?"
_MONTHS_IN = {"month": 1, "year": 12, "yr": 12, "decade": 120}


def amount(number: str, unit: str) -> tuple[int, int]:
    """Days and months in "6 months", "a fortnight", "half a year"; Refused where it can't be counted."""
    unit = unit.rstrip("s")
    if number == "half a":
        if unit != "year":
            raise DateRefusal(f"Give the time as a number of {unit}s or days.")
        return 0, 6
    n = {"a": 1, "an": 1, "a couple of": 2}.get(number) or int(number)
    if unit in _MONTHS_IN:
        return 0, n * _MONTHS_IN[unit]
    return n * {"day": 1, "week": 7, "fortnight": 14}[unit], 0


def back(day: date, number: str, unit: str) -> date:
    """So long before a day."""
    in_days, months = amount(number, unit)
    return after_months(day, -months) - timedelta(days=in_days)


def told_unit(number: str, unit: str) -> str:
    """The unit as finely as it tells: half a year is told in months."""
    return "month" if number == "half a" else unit


def rough(day: date, unit: str) -> ParsedDate:
    """The day as finely as its unit tells: "six months ago" is about a month, "five years ago" about a year."""
    unit = unit.rstrip("s")
    if unit in ("year", "yr", "decade"):
        return replace(year(day.year), approximate=True)
    if unit == "month":
        return replace(month(day.year, day.month), approximate=True)
    if unit in ("week", "fortnight"):
        return days(day - timedelta(days=3), day + timedelta(days=3), Precision.WEEK)
    return days(day)


def relative(said: str, said_on: date) -> ParsedDate | None:
    """The range the whole of the words names; None where they are something else."""
    for pattern, read in _GRAMMAR:
        found = pattern.fullmatch(said)
        if found:
            return read(found, said_on)
    return None


def _ago(found: re.Match[str], said_on: date) -> ParsedDate | None:
    if not found["unit"]:
        return None
    anchor = said_on if not found["from_"] or found["from_"] == "ago" else said_on - ONE_DAY
    one = back(anchor, found["n"], found["unit"])
    result = rough(one, told_unit(found["n"], found["unit"]))
    if found["n"] == "a couple of":
        result = replace(result, approximate=True)
    return result.noting(f"That is counted back from {shown(said_on)}.")


def _weekday(found: re.Match[str], said_on: date) -> ParsedDate:
    """The latest such weekday before the day it was said."""
    wanted = weekday_of(found["weekday"])
    one = said_on - timedelta(days=(said_on.weekday() - wanted - 1) % 7 + 1)
    name = WEEKDAYS[wanted]
    note = f"That is the {name} before {shown(said_on)}."
    result = days(one, None, Precision.DAY, note)
    if found["last"] and one >= monday_of(said_on):
        before = one - WEEK
        return replace(
            result,
            earliest=days(before).earliest,
            notes=(),
            problem=f"“Last {name}” could be {shown(one)} or {shown(before)}. Choose one if you can.",
            others=(days(one).when(), days(before).when()),
        )
    return result


def _weekday_of_week(found: re.Match[str], said_on: date) -> ParsedDate:
    weeks = {"last": 1, "this": 0, "the week before last": 2}[found["which"].removesuffix(" week")]
    one = monday_of(said_on) - weeks * WEEK + timedelta(days=weekday_of(found["weekday"]))
    return days(one)


def _weekday_ago(found: re.Match[str], said_on: date) -> ParsedDate:
    """ "a week ago last Tuesday", "Tuesday two weeks ago"."""
    n = {"a": 1, "an": 1}.get(found["n"]) or int(found["n"])
    n *= 2 if found["unit"].startswith("fortnight") else 1
    one = monday_of(said_on) - n * WEEK + timedelta(days=weekday_of(found["weekday"]))
    return days(one)


def _week(weeks: int) -> "Callable[[re.Match[str], date], ParsedDate]":
    def read(found: re.Match[str], said_on: date) -> ParsedDate:
        first = monday_of(said_on) - weeks * WEEK
        return days(first, min(first + timedelta(days=6), said_on), Precision.WEEK)

    return read


def _weekend(found: re.Match[str], said_on: date) -> ParsedDate:
    saturday = monday_of(said_on) - timedelta(days=2)
    if found[1] == "this":
        saturday += WEEK
    elif found[1] == "the weekend before last":
        saturday -= WEEK
    return days(saturday, saturday + ONE_DAY)


def _month_back(months: int) -> "Callable[[re.Match[str], date], ParsedDate]":
    def read(found: re.Match[str], said_on: date) -> ParsedDate:
        one = after_months(said_on.replace(day=1), -months)
        whole = month(one.year, one.month)
        return days(whole.first_day, said_on, Precision.MONTH) if months == 0 else whole

    return read


def _year_back(years: int) -> "Callable[[re.Match[str], date], ParsedDate]":
    def read(found: re.Match[str], said_on: date) -> ParsedDate:
        if years == 0:
            return days(date(said_on.year, 1, 1), said_on, Precision.YEAR)
        return year(said_on.year - years)

    return read


def _named_month(found: re.Match[str], said_on: date) -> ParsedDate:
    number = number_of(found["month"])
    years = {"last year": 1, "this year": 0, "the year before last": 2}.get(found["which"] or "")
    if years is not None:
        return month(said_on.year - years, number)
    chosen = said_on.year if number < said_on.month else said_on.year - 1
    return month(chosen, number).noting(f"The year was taken as {chosen}.")


def _named_season(found: re.Match[str], said_on: date) -> ParsedDate:
    starts = SEASONS["autumn" if found["season"] == "fall" else found["season"]]
    which = found["which"]
    if which == "last year":
        return season(said_on.year - 1, starts)
    one = season(said_on.year, starts)
    if one.first_day > said_on or (which == "last" and one.last_day >= said_on):
        one = season(said_on.year - 1, starts)
    return one.noting(f"The year was taken as {one.first_day.year}.")


def _same_time_last_year(found: re.Match[str], said_on: date) -> ParsedDate:
    return replace(month(said_on.year - 1, said_on.month), approximate=True)


def _day_before(days_back: int) -> "Callable[[re.Match[str], date], ParsedDate]":
    return lambda found, said_on: days(said_on - timedelta(days=days_back))


def _within_last(found: re.Match[str], said_on: date) -> ParsedDate | None:
    if not found["unit"]:
        return None
    return days(back(said_on, found["n"], found["unit"]), said_on, Precision.DAY)


_WHICH_YEAR = r"(?:(?:in |of )?(?P<which>last year|this year|the year before last))"
_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], ParsedDate | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?:earlier )?today|this (?:very )?day|(?:at )?the time of writing", _day_before(0)),
        (r"yesterday", _day_before(1)),
        (r"(?:the )?day before yesterday", _day_before(2)),
        (rf"{AMOUNT} (?P<from_>ago|before yesterday|earlier than yesterday)", _ago),
        (rf"(?:in|within|during) the (?:last|past) {AMOUNT}", _within_last),
        (rf"(?:on )?(?P<last>(?:last|this last|this past) )?(?P<weekday>{WEEKDAY})", _weekday),
        (
            rf"(?:on )?(?P<weekday>{WEEKDAY}) (?:of )?(?P<which>last week|this week|the week before last(?: week)?)",
            _weekday_of_week,
        ),
        (rf"(?P<which>last week|this week)(?: on)? (?P<weekday>{WEEKDAY})", _weekday_of_week),
        (rf"(?P<weekday>{WEEKDAY}) (?P<n>an?|\d\d?) (?P<unit>weeks?|fortnights?) ago", _weekday_ago),
        (r"(?:earlier )?this week", _week(0)),
        (r"last week|the week before this", _week(1)),
        (r"(?:the )?week before last", _week(2)),
        (r"(last|this|the|at the|over the) weekend", _weekend),
        (r"(the weekend before last)", _weekend),
        (r"(?:earlier )?this month", _month_back(0)),
        (r"last month", _month_back(1)),
        (r"(?:the )?month before last", _month_back(2)),
        (r"(?:earlier )?this year", _year_back(0)),
        (r"last year", _year_back(1)),
        (r"(?:the )?year before last", _year_back(2)),
        (rf"(?P<month>{MONTH}) {_WHICH_YEAR}", _named_month),
        (rf"last (?P<month>{MONTH})(?P<which>)", _named_month),
        (r"(?P<season>spring|summer|autumn|fall|winter) (?P<which>last year)", _named_season),
        (r"(?P<which>last|this) (?P<season>spring|summer|autumn|fall|winter)", _named_season),
        (r"this time last year", _same_time_last_year),
    )
)
