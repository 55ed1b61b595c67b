# SPDX-License-Identifier: Apache-2.0
"""Dates in words and figures: "Tuesday 3rd March", "3/4/21", "the 4th of the 5th", "March 12", "09/2025"."""

from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_MINUTE, Precision, midnight
from vlu_desktop.dates.date_words import MONTHS
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.calendar_day import (
    UNASKED,
    CalendarDay,
    asked_if_odd,
    checked_year,
    in_year,
    resolve,
)
from vlu_desktop.dates.reading.clock_changes import changed_clocks
from vlu_desktop.dates.reading.kinds import KINDS
from vlu_desktop.dates.reading.period_rules import so_far
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.rules import YEAR, Match, Node, row, said_year, word
from vlu_desktop.dates.reading.spans import Options, Refused, Span, after_months, days, either, month, night_of, year
from vlu_desktop.dates.reading.token import Token

_TIME_FOLLOWS = frozenset(
    KINDS[name] for name in ("half_of_day", "oclock", "hours", "ish", "times", "minutes", "past", "unit")
)
# Years within which a date in figures is likelier meant than longer ago.
_OF_LATE = 10
_HOURS = 12
_WEEKDAY = "((?P<w>weekday) comma? (the|on)? )?"


def _at(phrase: Phrase, place: int) -> str:
    return phrase.kinds[place : place + 1]


def _weekday(phrase: Phrase, match: Match) -> int | None:
    token = word(phrase, match, "w")
    return None if token is None else int(token.value)


def _unit_is(phrase: Phrase, match: Match, name: str) -> bool:
    """Whether a unit that stands in the rule, as in "7th day of March", is the one that makes sense there."""
    token = word(phrase, match, "u")
    return token is None or token.value == name


def _figures(phrase: Phrase, match: Match) -> Node | None:
    token = phrase.tokens[match.start("f")]
    day, number, text = token.value
    year_said = in_year(text, phrase)
    if len(text) == 2 and not phrase.said_on.year - 90 <= year_said:
        raise Refused(f"Check the year: {text} is neither a year to come nor one anybody tells of.")
    if 31 >= number > 12 >= day >= 1:
        return _swapped(phrase, number, day, year_said)
    return CalendarDay(weekday=_weekday(phrase, match), day=day, month=number, year=year_said)


def _swapped(phrase: Phrase, day: int, number: int, year_said: int | None) -> Options:
    """Month first, as elsewhere: asked, because here the day stands first."""
    found = resolve(CalendarDay(day=day, month=number, year=year_said), phrase)
    return Options(found.spans, f"There is no month {day}. Is the month first here?")


def _worded(phrase: Phrase, match: Match) -> Node | None:
    """A day with its month, and perhaps a year, which may also be a time."""
    if not _unit_is(phrase, match, "day"):
        return None
    day = phrase.tokens[match.start("d")].value
    number = phrase.tokens[match.start("m")].value
    found = CalendarDay(weekday=_weekday(phrase, match), day=day, month=number)
    two = word(phrase, match, "y2")
    if two is not None:
        if len(two.text) != 2 or _at(phrase, match.end()) in _TIME_FOLLOWS:
            return None
        return found._replace(year=in_year(two.text, phrase))
    is_year, year_said = said_year(phrase, match)
    if not is_year:
        return None
    four = word(phrase, match, "y")
    if four is not None and four.kind == KINDS["four"]:
        return _year_or_time(phrase, found, four.value)
    return found._replace(year=year_said)


def _year_or_time(phrase: Phrase, found: CalendarDay, figures: str) -> Node:
    """Four figures after a day and month: a year where it can be one, else a time of the clock, else refused."""
    this, number = phrase.said_on.year, int(figures)
    as_year = found._replace(year=number)
    if phrase.ahead and 1900 <= number <= 2199:
        return as_year
    hour, minute = divmod(number, 100)
    if this - UNASKED <= number <= this + 60 or hour > 23 or minute > 59:
        if number > this and hour < 24 and minute < 60:
            return _timed(phrase, found, hour, minute, as_year if number <= this + 10 else None, figures)
        return as_year
    slip = _slip(figures, this)
    if slip is not None:
        return _timed(phrase, found, hour, minute, found._replace(year=slip), figures)
    return _timed(phrase, found, hour, minute, as_year if 1900 <= number <= this else None, figures)


def _slip(figures: str, this: int) -> int | None:
    """A year of late with two of its figures changed about."""
    for n in range(3):
        number = int(figures[:n] + figures[n + 1] + figures[n] + figures[n + 2 :])
        if this - 10 <= number <= this:
            return number
    return None


def _timed(
    phrase: Phrase, found: CalendarDay, hour: int, minute: int, other: CalendarDay | None, figures: str
) -> Options:
    moments = resolve(found, phrase)
    start = timedelta(hours=hour, minutes=minute)

    def at_time(span: Span) -> Span:
        begins = midnight(span.first_day) + start
        return span._replace(earliest=begins, latest=begins + ONE_MINUTE, precision=Precision.MINUTE)

    made = [changed_clocks(at_time(span)) for span in moments.spans]
    asked = [moments.question, *(each.question for each in made)]
    timed = Options(tuple(span for each in made for span in each.spans), " ".join(filter(None, asked)))
    if other is None:
        return timed
    try:
        years = resolve(other, phrase).spans
    except Refused:
        years = (days(_day_of(other)),)
    return Options((*timed.spans, *years), f"Is {figures} a time, or the year? {asking.WHICH}")


def _day_of(asked: CalendarDay) -> date:
    assert asked.year
    assert asked.month
    assert asked.day
    return date(asked.year, asked.month, asked.day)


def _month_then_figures(phrase: Phrase, match: Match) -> Node | None:
    """ "March 12": a day of March, or March 2012."""
    token, number = phrase.tokens[match.start("d")], phrase.tokens[match.start("m")].value
    if _at(phrase, match.end()) in _TIME_FOLLOWS:
        return None
    weekday = _weekday(phrase, match)
    as_day = CalendarDay(weekday=weekday, day=token.value, month=number)
    if len(token.text) < 2 or not token.text.isdigit() or weekday is not None:
        return as_day
    if not 1 <= token.value <= 31:
        return CalendarDay(month=number, year=in_year(token.text, phrase))
    if in_year(token.text, phrase) < phrase.said_on.year - UNASKED:
        return as_day
    day = resolve(as_day, phrase).spans
    whole = resolve(CalendarDay(month=number, year=in_year(token.text, phrase)), phrase).spans
    return Options((*day, *whole), f"Is that {token.value} {MONTHS[number - 1]}, or {MONTHS[number - 1]} of a year?")


def _month(phrase: Phrase, match: Match) -> Node | None:
    is_year, year_said = said_year(phrase, match)
    if not _unit_is(phrase, match, "month"):
        return None
    if not is_year:
        return None
    rough = word(phrase, match, "rough") is not None
    return CalendarDay(month=phrase.tokens[match.start("m")].value, year=year_said, approximate=rough)


def _year(phrase: Phrase, match: Match) -> Node | None:
    token = phrase.tokens[match.start("y")]
    if not _unit_is(phrase, match, "year"):
        return None
    if token.kind == KINDS["four"] and not 1000 <= int(token.value) <= 2999:
        return None
    return CalendarDay(year=in_year(token.value, phrase))


def _month_in_figures(phrase: Phrase, match: Match) -> Node | None:
    return CalendarDay(month=phrase.tokens[match.start("n")].value, year=int(phrase.tokens[match.start("y")].value))


def _year_then_figures(phrase: Phrase, match: Match) -> Node | None:
    """ "2026-03" is a month, "2018-19" two years, "2019-21" three, "2011-12" may be either."""
    first, second = int(phrase.tokens[match.start("y")].value), phrase.tokens[match.start("n")]
    if len(second.text) != 2:
        return None
    if not 1000 <= first <= 2999:
        return None
    last = first // 100 * 100 + second.value
    last += 100 if (first + 1) % 100 == second.value == 0 else 0
    as_month = CalendarDay(month=second.value, year=first)
    if not first < last <= max(first + 1, min(first + 20, phrase.said_on.year)):
        return as_month if 1 <= second.value <= 12 else None
    checked_year(last, phrase)
    span = year(first)._replace(latest=year(last).latest)
    if not 1 <= second.value <= 12:
        return asked_if_odd(so_far(span, phrase), phrase)
    name = MONTHS[second.value - 1]
    return Options((span, month(first, second.value)), f"Is that {first} to {last}, or {name} {first}?")


def _slashed(phrase: Phrase, match: Match) -> Node | None:
    """ "3/3" is a date; "3/4" may be the night between two days."""
    first, second = (phrase.tokens[match.start(name)] for name in ("d", "n"))
    weekday = _weekday(phrase, match)
    if (first.value, second.value) == (24, 7) and weekday is None:
        raise Refused("24/7 says always, not when. Add a date, a month or a year.")
    # "10/3 pm" is a day and its half; "3/4 pm" may be two hours of a day that isn't told.
    follows = _at(phrase, match.end())
    if follows in _TIME_FOLLOWS and (follows != KINDS["half_of_day"] or abs(first.value - second.value) <= 1):
        return None
    if second.value > 12 >= first.value:
        return _no_such_month(phrase, first, second, weekday)
    found = CalendarDay(weekday=weekday, day=first.value, month=second.value)
    side_by_side = second.value in (1, first.value + 1)
    return _date_or_night(phrase, found, f"{first.text}/{second.text}") if side_by_side and weekday is None else found


def _no_such_month(phrase: Phrase, first: Token, second: Token, weekday: int | None) -> Options:
    """ "12/13" is two days, "3/24" the month first or a month of a year."""
    if first.value + 1 == second.value:
        return _two_days(phrase, CalendarDay(day=first.value), CalendarDay(day=second.value))
    swapped = _swapped(phrase, second.value, first.value, None)
    year_said = in_year(second.text, phrase) if len(second.text) == 2 and weekday is None else 0
    if year_said < phrase.said_on.year - UNASKED:
        return swapped
    months = resolve(CalendarDay(month=first.value, year=year_said), phrase).spans
    return Options((*swapped.spans, *months), swapped.question)


def _date_or_night(phrase: Phrase, found: CalendarDay, text: str) -> Node:
    """ "3/4": 3 April, or the night of 3 to 4; the date alone where there is no such pair of days."""
    night = phrase.tried(_two_days, phrase, CalendarDay(day=found.day), CalendarDay(day=found.month))
    if night is None or night.spans[0].precision is Precision.DAY:
        return found
    spans = (*resolve(found, phrase).spans, *night.spans[:2])
    assert found.month
    name = MONTHS[found.month - 1]
    return Options(spans, f"Is {text} the date {found.day} {name}, or one day to the next?")


def _slashed_days(phrase: Phrase, match: Match) -> Node | None:
    """ "3/4 March": the night between, both days, or one of them."""
    is_year, year_said = said_year(phrase, match)
    token = word(phrase, match, "m")
    number = token.value if token else None
    if not is_year:
        return None
    first, second = (phrase.tokens[match.start(name)].value for name in ("d", "e"))
    return _two_days(
        phrase, CalendarDay(day=first, month=number, year=year_said),
        CalendarDay(day=second, month=number, year=year_said),
    )  # fmt: skip


def _two_days(phrase: Phrase, first: CalendarDay, second: CalendarDay) -> Options:
    last = resolve(second, phrase).spans[0]
    if second.year not in (None, last.first_day.year):
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the date.")
    before = first._replace(month=last.first_day.month, year=last.first_day.year)
    assert first.day
    assert second.day
    start = resolve(before, phrase).spans[0] if first.day < second.day else None
    if start is None:
        before_month = after_months(last.first_day.replace(day=1), -1)
        start = resolve(first._replace(month=before_month.month, year=before_month.year), phrase).spans[0]
    one, other = start.first_day, last.first_day
    night = (night_of(one),) if (other - one).days == 1 else ()
    return Options(
        (*night, days(one, other), days(one), days(other)),
        f"Is that {'the night between, ' if night else ''}both days, or one of them?",
    )  # fmt: skip


def _of_the_month(phrase: Phrase, match: Match) -> Node | None:
    """ "The 4th of the 5th"."""
    token = word(phrase, match, "y")
    return CalendarDay(
        day=phrase.tokens[match.start("d")].value, month=phrase.tokens[match.start("n")].value,
        year=in_year(token.value, phrase) if token else None,
    )  # fmt: skip


def _of_this_month(phrase: Phrase, match: Match) -> Node | None:
    """ "The first of this month", "the 28th of last month", "the 1st of the month"."""
    if not _unit_is(phrase, match, "month"):
        return None
    which = word(phrase, match, "which")
    of = after_months(phrase.said_on.replace(day=1), {"last": -1, "next": 1}.get(which.value, 0) if which else 0)
    return CalendarDay(day=phrase.tokens[match.start("d")].value, month=of.month, year=of.year)


def _day_alone(phrase: Phrase, match: Match) -> Node | None:
    token = phrase.tokens[match.start("d")]
    weekday = _weekday(phrase, match)
    if token.kind == KINDS["number"] and not _is_day_of_month(phrase, match, token):
        return None
    if weekday is not None and _may_be_hour_or_next(phrase, match, token):
        return None
    # "The first" may be the first of anything; "on the first" is a day, and so is "the first" beside a date.
    before = phrase.kinds[: match.start()]
    spelt = token.text.isalpha() and before[-2:] != KINDS["on"] + KINDS["the"]
    number_alone = token.kind == KINDS["number"] and before[-1:] != KINDS["the"]
    bare = weekday is None and (spelt or number_alone)
    return CalendarDay(weekday=weekday, day=token.value, bare=bare)


def _is_day_of_month(phrase: Phrase, match: Match, token: Token) -> bool:
    """A number that no word behind it makes an hour or an amount."""
    return token.text.isdigit() and token.value <= 31 and _at(phrase, match.end()) not in _TIME_FOLLOWS


def _may_be_hour_or_next(phrase: Phrase, match: Match, token: Token) -> bool:
    """ "Friday 8" may be an hour, "Friday first" is the next Friday to a Scot; "Friday the 8th" is neither."""
    if _at(phrase, match.start("d") - 1) == KINDS["the"]:
        return False
    if token.kind == KINDS["number"]:
        return token.value <= _HOURS and _at(phrase, match.end()) not in (KINDS["colon"], KINDS["at"])
    return token.text.isalpha()


def _run_together(phrase: Phrase, match: Match) -> Node | None:
    """ "030326", "03032026" or "20260303"; "260302" may be of this year or long ago, and is asked."""
    text = phrase.tokens[match.start("f")].value
    if len(text) == 6:
        return _six(phrase, text)
    if text[:2] in ("19", "20") and int(text[4:6]) <= 12:
        return CalendarDay(day=int(text[6:]), month=int(text[4:6]), year=int(text[:4]))
    return CalendarDay(day=int(text[:2]), month=int(text[2:4]), year=in_year(text[4:], phrase))


def _six(phrase: Phrase, text: str) -> Node:
    """Day first; year first is asked where that is of late and the other is not."""
    first, second, third = text[:2], text[2:4], text[4:]
    last, leading = in_year(third, phrase), in_year(first, phrase)
    day_first = CalendarDay(day=int(first), month=int(second), year=last)
    year_first = CalendarDay(day=int(third), month=int(second), year=leading)
    if [phrase.said_on.year - each <= _OF_LATE for each in (last, leading)] != [False, True]:
        return day_first
    other = phrase.tried(resolve, year_first, phrase)
    return either(*resolve(day_first, phrase).spans, *other.spans) if other else day_first


def _inst(phrase: Phrase, match: Match) -> Node | None:
    back = phrase.tokens[match.start("i")].value
    of = after_months(phrase.said_on.replace(day=1), -back)
    return CalendarDay(day=phrase.tokens[match.start("d")].value, month=of.month, year=of.year)


_DAY = "(?P<d>ordinal|number)"
ROWS = (
    row("weekday figures", _WEEKDAY + "(?P<f>figures)", _figures),
    row("figures", "(?P<f>figures) comma? (?P<w>weekday)", _figures),
    row("six eight", "(?P<f>six|eight)", _run_together),
    row(
        "weekday ordinal number",
        _WEEKDAY + _DAY + "(?P<u>unit)? of? the? (?P<m>month) (of|dash (?=four))? the? " + YEAR + "?",
        _worded,
    ),
    row("weekday ordinal number", _WEEKDAY + _DAY + "of? the? (?P<m>month) comma? (?P<y2>number)", _worded),
    row("ordinal number", _DAY + "of? the? (?P<m>month) " + YEAR + "? comma? (a|the)? (?P<w>weekday)", _worded),
    row("unit", "(?P<u>unit) (?P<d>ordinal|number) of? (?P<m>month) (?P<w>weekday)?" + YEAR + "?", _worded),
    row("number ordinal", "(?P<d>number|ordinal) (dash|slash) (?P<m>month) ((dash|slash) (?P<y>four))?", _worded),
    row("four", "(?P<y>four) comma? (?P<m>month) the? (?P<d>number|ordinal)", _worded),
    row("weekday month", _WEEKDAY + "(?P<m>month) the? (?P<d>ordinal) " + YEAR + "?", _worded),
    row("weekday month", _WEEKDAY + "(?P<m>month) the? (?P<d>number) " + YEAR, _worded),
    row("weekday month", _WEEKDAY + "(?P<m>month) (the|dash)? (?P<d>number)", _month_then_figures),
    row("month", "(?P<m>month) (?P<rough>time_word)? (dash? " + YEAR + ")?", _month),
    row("unit", "(?P<u>unit) of (?P<m>month) " + YEAR + "?", _month),
    row("four quoted", "(?P<y>four|quoted)", _year),
    row("unit", "(?P<u>unit) (of)? (?P<y>four)", _year),
    row("number", "(?P<n>number) (slash|dash) (?P<y>four)", _month_in_figures),
    row("four", "(?P<y>four) (slash|dash) (?P<n>number)", _year_then_figures),
    row("weekday number", _WEEKDAY + "(?P<d>number) slash (?P<n>number)", _slashed),
    row(
        "number ordinal",
        "(?P<d>number|ordinal) slash (?P<e>number|ordinal) of? (?P<m>month) " + YEAR + "?",
        _slashed_days,
    ),
    row("ordinal", "(?P<d>ordinal) slash (?P<e>ordinal) (?P<m>month)? " + YEAR + "?", _slashed_days),
    row("ordinal", "(?P<d>ordinal) of the? (?P<n>ordinal) (comma? (?P<y>four|quoted))?", _of_the_month),
    row("ordinal", "(?P<d>ordinal) of ((?P<which>this|last|next) | the) (?P<u>unit)", _of_this_month),
    row("last this", "(?P<which>last|this) (?P<u>unit) comma? on? the? (?P<d>ordinal)", _of_this_month),
    row("weekday ordinal", _WEEKDAY + "(?P<d>ordinal) (?P<i>inst)", _inst),
    row("ordinal", "(?P<d>ordinal) comma? (a|the)? (?P<w>weekday)", _day_alone),
    row("weekday ordinal number", _WEEKDAY + _DAY, _day_alone),
)
