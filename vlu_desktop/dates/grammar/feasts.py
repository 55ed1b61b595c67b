# SPDX-License-Identifier: Apache-2.0
"""Days people name instead of dating: Christmas, Easter, bank holidays, Halloween."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.date_words import MONTH, number_of
from vlu_desktop.dates.grammar.parse_result import DateRefusal, ParsedDate, after_months, days
from vlu_desktop.dates.when import Precision, When


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (the Anonymous algorithm)."""
    golden, century = year % 19, year // 100
    leaps, skipped = century // 4, (8 * century + 13) // 25
    epact = (19 * golden + century - leaps - skipped + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + leaps) % 7
    offset = moon - weekday
    number = 3 + (offset + 40) // 44
    return date(year, number, offset + 28 - 31 * (number // 4))


def _monday(year: int, month: int, *, last: bool = False) -> date:
    first = after_months(date(year, month, 1), 1) - timedelta(days=7) if last else date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


# name -> first and last day in a year
_FEASTS: dict[str, Callable[[int], tuple[date, ...]]] = {
    r"christmas|xmas|over christmas|christmas time": lambda y: (date(y, 12, 24), date(y, 12, 26)),
    r"(?:christmas|xmas) eve": lambda y: (date(y, 12, 24), date(y, 12, 24)),
    r"(?:christmas|xmas) day": lambda y: (date(y, 12, 25), date(y, 12, 25)),
    r"boxing day": lambda y: (date(y, 12, 26), date(y, 12, 26)),
    r"new year'?s? eve|nye": lambda y: (date(y, 12, 31), date(y, 12, 31)),
    r"new year'?s? day": lambda y: (date(y, 1, 1), date(y, 1, 1)),
    r"easter(?: weekend)?": lambda y: (easter(y) - timedelta(days=2), easter(y) + timedelta(days=1)),
    r"easter sunday|easter day": lambda y: (easter(y), easter(y)),
    r"easter monday": lambda y: (easter(y) + timedelta(days=1),) * 2,
    r"good friday": lambda y: (easter(y) - timedelta(days=2),) * 2,
    r"shrove tuesday|pancake day": lambda y: (easter(y) - timedelta(days=47),) * 2,
    r"mother'?s'? day|mothering sunday": lambda y: (easter(y) - timedelta(days=21),) * 2,
    r"father'?s'? day": lambda y: (date(y, 6, 15) + timedelta(days=(6 - date(y, 6, 15).weekday()) % 7),) * 2,
    r"valentine'?s?(?: day)?": lambda y: (date(y, 2, 14), date(y, 2, 14)),
    r"st patrick'?s day": lambda y: (date(y, 3, 17), date(y, 3, 17)),
    r"halloween": lambda y: (date(y, 10, 31), date(y, 10, 31)),
    r"bonfire night|guy fawkes(?: night)?|firework night": lambda y: (date(y, 11, 5), date(y, 11, 5)),
    r"remembrance day|armistice day": lambda y: (date(y, 11, 11), date(y, 11, 11)),
    r"(?:early )?may day(?: bank holiday)?|early may bank holiday": lambda y: (_may_day(y),) * 2,
    r"(?:late may|spring|whitsun) bank holiday": lambda y: (_spring_holiday(y),) * 2,
    r"(?:august|summer) bank holiday": lambda y: (_monday(y, 8, last=True),) * 2,
}
_SOME_YEAR = r"(?:(?: (?:of|in))?,? (?P<year>\d{4}))?"
_COMPILED = tuple((re.compile(f"(?:{name})(?: itself)?{_SOME_YEAR}"), find) for name, find in _FEASTS.items())
_MAY_HOLIDAY = re.compile(rf"(?:the )?bank holiday(?: monday| weekend)?(?: in)? (?P<month>{MONTH}){_SOME_YEAR}")


def _may_day(year: int) -> date:
    return {1995: date(1995, 5, 8), 2020: date(2020, 5, 8)}.get(year, _monday(year, 5))


def _spring_holiday(year: int) -> date:
    moved = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}
    return moved.get(year, _monday(year, 5, last=True))


def find(said: str, said_on: date) -> ParsedDate | None:
    """The feast the words name, the last one gone by where no year is given."""
    for pattern, dates in _COMPILED:
        found = pattern.fullmatch(said)
        if found:
            year = int(found["year"]) if found["year"] else said_on.year
            if not found["year"] and dates(year)[0] > said_on:
                year -= 1
            first, last = dates(year)
            notes: tuple[str, ...] = () if found["year"] else (f"The year was taken as {year}.",)
            if first != last:
                notes += (f"That is {day(first)} to {day(last)}.",)
            return days(first, last, Precision.DAY, *notes)
    found = _MAY_HOLIDAY.fullmatch(said)
    return _bank_holiday(found, said_on) if found else None


def _bank_holiday(found: re.Match[str], said_on: date) -> ParsedDate:
    number = number_of(found["month"])
    year = int(found["year"]) if found["year"] else said_on.year - (number > said_on.month)
    notes = () if found["year"] else (f"The year was taken as {year}.",)
    if number == 8:
        return days(_monday(year, 8, last=True), None, Precision.DAY, *notes)
    if number != 5:
        raise DateRefusal("Which bank holiday? Give its day, or its name, such as Easter Monday 2024.")
    first, second = _may_day(year), _spring_holiday(year)
    both = days(first, second, Precision.DAY, *notes)
    return ParsedDate(
        earliest=both.earliest, latest=both.latest, precision=Precision.DAY, notes=notes,
        problem=f"There were two bank holidays in May: {day(first)} and {day(second)}. Choose one if you can.",
        others=(When.on(first), When.on(second)),
    )  # fmt: skip
