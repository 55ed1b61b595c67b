# SPDX-License-Identifier: Apache-2.0
"""The grammar of days and longer: "3rd of March", "w/c 2 March", "early 2020", "summer 2021", "a fortnight ago"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_words import (
    MONTH,
    MONTHS,
    SEASONS,
    THIRDS_OF_MONTH,
    THIRDS_OF_YEAR,
    WEEKDAY,
    WEEKDAYS,
    number_of,
    weekday_of,
)
from vlu_desktop.dates.grammar import feasts
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
from vlu_desktop.dates.grammar.relative import relative
from vlu_desktop.dates.when import ONE_DAY, Precision, When, midnight

OLDEST = 1880
_ABOUT = re.compile(
    r"(?:i think |maybe |probably |possibly |perhaps |some ?time )*"
    r"(?:(?:in |on |at )?(?:about|around|approximately|approx\.?|roughly|circa|ca?\.?|nearly|"
    r"almost) (?:the )?|~ ?|c(?=\d{4}))"
)
_HEDGE = re.compile(r"(?:i think|maybe|probably|possibly|perhaps) (?:it was )?(?:in |on )?")
_LEAD = re.compile(
    r"(?:(?:some ?time |at some point )?(?:in|on|during|within|over) |some ?time )?(?:the (?:year |"
    r"month of )?|year )?"
)
_TRAIL = re.compile(r"(?:ish|-ish| or so| or thereabouts| approx\.?| approximately|\?)$")
_THIRD = re.compile(
    r"(?:the )?(very end|very start|latter part|first part|early|beginning|start|middle|mid|late|end)"
    r"[- ](?:part )?(?:of )?(?:in )?(?:the )?(.+)"
)
_THIRD_NAME = {"beginning": "early", "start": "early", "first part": "early", "very start": "early"}
_THIRD_NAME |= {"middle": "mid", "end": "late", "latter part": "late", "very end": "late"}
_YEAR = r"(?P<year>\d{4}|'\d\d)"


def find(said: str, said_on: date) -> ParsedDate | None:
    """The range of days that the whole of the words names; None where they are something else."""
    approximate, said = _strip_about(said)
    found = _third(said, said_on) or _find(said, said_on)
    if found and approximate:
        found = replace(found, approximate=True)
    return found


def _strip_about(said: str) -> tuple[bool, str]:
    about = _ABOUT.match(said)
    if about:
        said = said[about.end() :]
    trail = _TRAIL.search(said)
    if trail and len(said) > trail.end() - trail.start():
        said = said[: trail.start()]
    hedge = _HEDGE.match(said)
    if hedge:
        said = said[hedge.end() :]
    return bool(about or trail or hedge), said.strip(" ,")


def _find(said: str, said_on: date) -> ParsedDate | None:
    for words in dict.fromkeys((said, _LEAD.sub("", said, count=1))):
        for pattern, read in _GRAMMAR:
            found = pattern.fullmatch(words)
            if found:
                return read(found, said_on)
        known = relative(words, said_on) or feasts.find(words, said_on)
        if known:
            return known
    return None


def _third(said: str, said_on: date) -> ParsedDate | None:
    found = _THIRD.fullmatch(said)
    whole = _find(found[2], said_on) if found else None
    if not found or not whole:
        return None
    name = _THIRD_NAME.get(found[1], found[1])
    first, last = whole.first_day, whole.last_day
    if whole.precision is Precision.MONTH and first.day == 1:
        begin, end = THIRDS_OF_MONTH[name]
        first, last = first.replace(day=begin), last.replace(day=end) if end else last
        part = Precision.WEEK
    elif whole.precision is Precision.YEAR and first.year == last.year:
        begin, end = THIRDS_OF_YEAR[name]
        first, last = date(first.year, begin, 1), month(first.year, end).last_day
        part = Precision.SEASON
    elif whole.precision in (Precision.DECADE, Precision.SEASON, Precision.WEEK):
        length = whole.latest - whole.earliest
        at = {"early": 0, "mid": 1, "late": 2}[name]
        cut = [(whole.earliest + length * n / 3).date() for n in (at, at + 1)]
        if whole.precision is Precision.DECADE:
            at = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}[name][0]
            cut = [date(first.year + at, 1, 1), date(first.year + at + 4, 1, 1)]
        first, last = cut[0], cut[1] - ONE_DAY
        part = {Precision.DECADE: Precision.YEAR, Precision.SEASON: Precision.MONTH}.get(whole.precision, Precision.DAY)
    else:
        return None
    found_third = days(first, last, part, *whole.notes, f"That is {shown(first)} to {shown(last)}.")
    return replace(found_third, approximate=True, assumed_year=whole.assumed_year)


def full_year(text: str, said_on: date) -> int:
    """Two figures are the latest such year not after the day it was said."""
    text = text.lstrip("'")
    if len(text) == 4:
        return int(text)
    number = said_on.year // 100 * 100 + int(text)
    return number if number <= said_on.year else number - 100


def _real(number: int, month_number: int, day_number: int) -> date:
    if not 1 <= month_number <= 12:
        raise DateRefusal(f"There is no month {month_number}. Write the day first: 3/4/2026 is 3 April 2026.")
    if not OLDEST <= number <= 2200:
        raise DateRefusal(f"Check the year: we read {number}.")
    try:
        return date(number, month_number, day_number)
    except ValueError:
        last = month(number, month_number).last_day
        name = f"{_name(month_number)} {number}" if month_number == 2 else _name(month_number)
        raise DateRefusal(f"There is no {day_number} {name}: it has {last.day} days. Check the day.") from None


def latest_past(day_number: int, month_number: int, said_on: date) -> date:
    """The latest day of that name not after the day it was said; 29 February looks back to a leap year."""
    for number in range(said_on.year, said_on.year - 9, -1):
        try:
            one = date(number, month_number, day_number)
        except ValueError:
            continue
        if one <= said_on:
            return one
    raise DateRefusal(f"There is no {day_number} of that month. Check the day.")


def _on(day_number: int, month_number: int, year_text: str | None, weekday: str | None, said_on: date) -> ParsedDate:
    if year_text:
        one = _real(full_year(year_text, said_on), month_number, day_number)
        found = days(one)
    else:
        _real(2024, month_number, day_number)
        one = latest_past(day_number, month_number, said_on)
        found = replace(days(one, None, Precision.DAY, f"The year was taken as {one.year}."), assumed_year=True)
    if weekday and weekday_of(weekday) != one.weekday():
        return _mismatch(one, weekday_of(weekday), bool(year_text), said_on)
    return found


def _mismatch(one: date, weekday: int, year_given: bool, said_on: date) -> ParsedDate:
    """Both the day as dated and the nearest day so named; where no year was given, years are offered too."""
    shift = (weekday - one.weekday() + 3) % 7 - 3
    other = one + timedelta(days=shift)
    years = [y for y in range(said_on.year, said_on.year - 12, -1) if y != one.year or not year_given]
    same_day = [d for d in (_maybe(y, one) for y in years) if d and d.weekday() == weekday and d <= said_on][:1]
    first, last = sorted((one, other))
    offers = tuple(When.on(each) for each in dict.fromkeys((one, other, *same_day)))
    listed = ", ".join(f"{WEEKDAYS[each.weekday()]} {shown(each)}" for each in dict.fromkeys((one, other, *same_day)))
    return ParsedDate(
        earliest=midnight(first), latest=midnight(last) + ONE_DAY, precision=Precision.DAY, others=offers,
        problem=f"{shown(one)} was a {WEEKDAYS[one.weekday()]}, not a {WEEKDAYS[weekday]}. Choose one: {listed}.",
    )  # fmt: skip


def _maybe(number: int, one: date) -> date | None:
    try:
        return one.replace(year=number)
    except ValueError:
        return None


def _iso(found: re.Match[str], said_on: date) -> ParsedDate:
    return days(_real(int(found[1]), int(found[2]), int(found[3])))


def _numeric(found: re.Match[str], said_on: date) -> ParsedDate:
    first, second = int(found["day"]), int(found["month"])
    two_days = first + 1 == second or (second == 1 and first >= 28)
    if found["year"] is None and found["sep"] == "/" and two_days:
        raise DateRefusal(
            f"Is {first}/{second} the date {first} {_name(second)}, or the night of {first} to {second}? "
            f"Write “{first} {_name(second)}”, or “the night of {first} to {second}” with the month.",
            [When.on(latest_past(first, second, said_on))] if second <= 12 else [],
        )
    if second > 12 >= first >= 1:
        number = full_year(found["year"], said_on) if found["year"] else said_on.year
        swapped = [When.on(date(number, first, second))] if second <= month(number, first).last_day.day else []
        raise DateRefusal(f"There is no month {second}. Write the day first: 3/4/2026 is 3 April 2026.", swapped)
    return _on(first, second, found["year"], found["weekday"], said_on)


def _name(number: int) -> str:
    return MONTHS[number - 1] if 1 <= number <= 12 else f"month {number}"


def _worded(found: re.Match[str], said_on: date) -> ParsedDate:
    weekday = found["weekday"] or found["weekday_after"]
    return _on(int(found["day"]), number_of(found["month"]), found["year"], weekday, said_on)


def _slashed_days(found: re.Match[str], said_on: date) -> ParsedDate:
    number, (first, second) = number_of(found["month"]), (int(found[1]), int(found[2]))
    given = full_year(found["year"], said_on) if found["year"] else latest_past(first, number, said_on).year
    one = _real(given, number, first)
    other = one + ONE_DAY if second == 1 else _real(given, number, second)
    night = When.within(
        midnight(one).replace(hour=18), midnight(other).replace(hour=6), precision=Precision.PART_OF_DAY
    )
    offers = [night] if other - one == ONE_DAY else []
    raise DateRefusal(
        f"Is {first}/{second} {_name(number)} the night of {first} to {second}, or one day or the other? "
        f"Write “the night of {first} to {second} {_name(number)}” or “between {first} and {second} {_name(number)}”.",
        [*offers, When.between(min(one, other), max(one, other)), When.on(one), When.on(other)],
    )


def _month_only(found: re.Match[str], said_on: date) -> ParsedDate:
    number = number_of(found["month"])
    if found["year"]:
        return month(_checked(full_year(found["year"], said_on)), number)
    chosen = said_on.year if number <= said_on.month else said_on.year - 1
    return replace(month(chosen, number).noting(f"The year was taken as {chosen}."), assumed_year=True)


def _month_then_two_figures(found: re.Match[str], said_on: date) -> ParsedDate:
    number, figures = number_of(found["month"]), int(found[2])
    as_year = When.in_month(full_year(found[2], said_on), number)
    name = _name(number)
    if not 1 <= figures <= 31:
        return month(full_year(found[2], said_on), number).noting(f"The year was taken as {as_year.display()[-4:]}.")
    if figures < 10 and len(found[2]) == 1:
        return _on(figures, number, None, None, said_on)
    as_day = When.on(latest_past(figures, number, said_on))
    raise DateRefusal(
        f"Is that {as_day.display()} or {as_year.display()}? Write “{figures} {name}” or the whole year.",
        [as_day, as_year],
    )


def _numeric_month(found: re.Match[str], said_on: date) -> ParsedDate:
    number = int(found["month"])
    if not 1 <= number <= 12:
        raise DateRefusal(f"There is no month {number}. Write the day first: 3/4/2026 is 3 April 2026.")
    return month(_checked(int(found["year"])), number)


def _checked(number: int) -> int:
    if not OLDEST <= number <= 2200:
        raise DateRefusal(f"Check the year: we read {number}.")
    return number


def _season(found: re.Match[str], said_on: date) -> ParsedDate:
    name = "autumn" if found["season"] == "fall" else found["season"]
    starts = SEASONS[name]
    if found["year"] is None:
        last = said_on.year if date(said_on.year, starts, 1) <= said_on else said_on.year - 1
        return replace(season(last, starts).noting(f"The year was taken as {last}."), assumed_year=True)
    given = _checked(full_year(found["year"], said_on))
    if found["next"]:
        if name != "winter" or int(found["next"]) % 100 != (given + 1) % 100:
            raise DateRefusal("Check the years: only a winter runs over two, such as winter 2019/20.")
    elif name == "winter":
        offers = [season(given - 1, 12).when(), season(given, 12).when()]
        raise DateRefusal(
            f"Winter {given} runs over two years: {offers[0].display()} or {offers[1].display()}?", offers
        )
    return season(given, starts)


def _decade(found: re.Match[str], said_on: date) -> ParsedDate:
    start = int(found[1]) if len(found[1]) == 4 else full_year(found[1], said_on)
    return days(date(_checked(start), 1, 1), date(start + 9, 12, 31), Precision.DECADE)


def _quarter(found: re.Match[str], said_on: date) -> ParsedDate:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(found[1]) or int(found[1])
    return season(_checked(int(found["year"])), 3 * number - 2)


def _week_of(found: re.Match[str], said_on: date) -> ParsedDate | None:
    whole = _find(found["day"], said_on)
    if whole is None or whole.precision is not Precision.DAY or whole.first_day != whole.last_day:
        return None
    one = whole.first_day
    first = {"of": monday_of(one), "end": one - timedelta(days=6)}.get(_week_kind(found["how"]), one)
    return days(
        first,
        first + timedelta(days=6),
        Precision.WEEK,
        *whole.notes,
        f"That is {shown(first)} to {shown(first + timedelta(days=6))}.",
    )


def _week_kind(how: str) -> str:
    return "end" if how in ("ending", "w/e") else "of" if how in ("of", "in which", "containing") else "from"


def _weekend(found: re.Match[str], said_on: date) -> ParsedDate | None:
    whole = _find(found["day"], said_on)
    if whole is None or whole.precision is not Precision.DAY or whole.first_day != whole.last_day:
        return None
    saturday = monday_of(whole.first_day) + timedelta(days=5)
    return days(saturday, saturday + ONE_DAY, Precision.DAY, *whole.notes)


def _day_alone(found: re.Match[str], said_on: date) -> ParsedDate:
    number = int(found[1])
    if not 1 <= number <= 31:
        raise DateRefusal(f"There is no day {number} in a month. Check the day.")
    first = said_on.replace(day=1)
    while True:
        try:
            one = first.replace(day=number)
        except ValueError:
            one = date.max
        if one <= said_on:
            note = f"The month was taken as {_name(one.month)} {one.year}."
            return replace(days(one, None, Precision.DAY, note), assumed_year=True)
        first = after_months(first, -1)


def _two_figure_year(found: re.Match[str], said_on: date) -> ParsedDate:
    return year(full_year(found[1], said_on))


_Read = Callable[[re.Match[str], date], ParsedDate | None]
_WEEKDAY_LEAD = rf"(?:(?P<weekday>{WEEKDAY})(?: the)?,? )?"
_GRAMMAR: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(\d{4})-(\d\d?)-(\d\d?)", _iso),
        (r"(\d{4})/(\d\d?)/(\d\d?)", _iso),
        (_WEEKDAY_LEAD + r"(?P<day>\d\d?)(?P<sep>[/.-])(?P<month>\d\d?)(?:(?P=sep)(?P<year>\d{4}|\d\d))?", _numeric),
        (r"(?P<month>\d\d?)[/.-](?P<year>\d{4})", _numeric_month),
        (r"(?P<year>\d{4})-(?P<month>\d\d)", _numeric_month),
        (
            _WEEKDAY_LEAD + rf"(?:the )?(?P<day>\d\d?)(?: day)?[ -]?(?:of )?(?P<month>{MONTH})"
            rf"(?:[ ,-]+(?:in )?(?P<year>\d{{4}}|'?\d\d))?(?:,? \(?(?P<weekday_after>{WEEKDAY})\)?)?",
            _worded,
        ),
        (
            _WEEKDAY_LEAD + rf"(?P<month>{MONTH}) (?:the )?(?P<day>\d\d?),? (?P<year>\d{{4}})(?P<weekday_after>)?",
            _worded,
        ),
        (
            rf"(?P<weekday>{WEEKDAY}),? (?P<month>{MONTH}) (?:the )?(?P<day>\d\d?)(?P<year>)?(?P<weekday_after>)?",
            _worded,
        ),
        (rf"(\d\d?)/(\d\d?) (?P<month>{MONTH})(?:,? (?P<year>\d{{4}}))?", _slashed_days),
        (rf"(?P<month>{MONTH})(?:,? (?:of |in )?{_YEAR})?", _month_only),
        (rf"(?P<month>{MONTH})-(?P<year>\d\d)", _month_only),
        (rf"(?P<month>{MONTH}) (?:the )?(\d\d?)", _month_then_two_figures),
        (r"(\d{4})", lambda found, said_on: year(_checked(int(found[1])))),
        (r"('\d\d)", _two_figure_year),
        (
            rf"(?P<season>spring|summer|autumn|fall|winter)(?: of)?(?: {_YEAR}(?:[/-](?P<next>\d{{4}}|"
            rf"\d\d))?)?",
            _season,
        ),
        (r"(\d{3}0)'?s", _decade),
        (r"'?(\d0)'?s", _decade),
        (r"q([1-4]),?(?: of)? (?P<year>\d{4})", _quarter),
        (r"(first|second|third|fourth|last|[1-4]) quarter of (?P<year>\d{4})", _quarter),
        (
            r"(?:the )?week (?P<how>of|commencing|beginning|starting|from|ending|containing|"
            r"in which)(?: on)? (?P<day>.+)",
            _week_of,
        ),
        (r"(?P<how>w/c|wc|w/b|w/e)\.? (?P<day>.+)", _week_of),
        (r"(?:the )?weekend (?:of|commencing) (?P<day>.+?)", _weekend),
        (r"the (\d\d?)", _day_alone),
    )
)
