# SPDX-License-Identifier: Apache-2.0
"""Days of the week as people tell them: "last Tuesday", "a week last Sunday", "the Friday before last"."""

from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import Precision
from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.kinds import KINDS
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.rules import Match, Node, amount, row, word
from vlu_desktop.dates.reading.spans import WEEK, Options, Refused, after_months, days, monday_of, only

_UNITS = {"week": 1, "fortnight": 2}


def between_days(*choices: date) -> Options:
    """One day, or the question between them."""
    different = list(dict.fromkeys(choices))
    note = () if len(different) > 1 else (f"That is {asking.named(different[0])}.",)
    spans = tuple(days(each, None, Precision.DAY, *note) for each in different)
    return Options(spans, asking.which_day(different) if len(different) > 1 else "")


def before(said_on: date, weekday: int) -> date:
    """The latest such day before the one it was said on."""
    return said_on - timedelta(days=(said_on.weekday() - weekday - 1) % 7 + 1)


def after(said_on: date, weekday: int) -> date:
    """The next such day after the one it was said on."""
    return said_on + timedelta(days=(weekday - said_on.weekday() - 1) % 7 + 1)


def _lasts(phrase: Phrase, weekday: int) -> list[date]:
    """What "last Tuesday" may be: the last one, and that of last week where the last was in this."""
    one = before(phrase.said_on, weekday)
    return [one, one - WEEK] if one >= monday_of(phrase.said_on) else [one]


def _weekday(phrase: Phrase, match: Match) -> int:
    return int(phrase.tokens[match.start("w")].value)


def _alone(phrase: Phrase, match: Match) -> Node | None:
    return CalendarDay(weekday=_weekday(phrase, match))


def _last(phrase: Phrase, match: Match) -> Node | None:
    return between_days(*_lasts(phrase, _weekday(phrase, match)))


def _gone(phrase: Phrase, match: Match) -> Node | None:
    return between_days(before(phrase.said_on, _weekday(phrase, match)))


def _before_last(phrase: Phrase, match: Match) -> Node | None:
    return between_days(*(each - WEEK for each in _lasts(phrase, _weekday(phrase, match))))


def _this(phrase: Phrase, match: Match) -> Node | None:
    weekday = _weekday(phrase, match)
    if phrase.ahead:
        return between_days(phrase.said_on + timedelta(days=(weekday - phrase.said_on.weekday()) % 7))
    one = monday_of(phrase.said_on) + timedelta(days=weekday)
    if one > phrase.said_on:
        raise Refused(f"“This {WEEKDAYS[weekday]}” is after {shown(phrase.said_on)}, the day it was told.")
    return between_days(one)


def _next(phrase: Phrase, match: Match) -> Node | None:
    """ "Next Friday": where this week's is still to come, that or next week's."""
    weekday = _weekday(phrase, match)
    if not phrase.ahead:
        raise Refused(f"“Next {WEEKDAYS[weekday]}” is after {shown(phrase.said_on)}, the day it was told.")
    one = after(phrase.said_on, weekday)
    in_this_week = one < monday_of(phrase.said_on) + WEEK
    return between_days(one, one + WEEK) if in_this_week else between_days(one)


def _after_next(phrase: Phrase, match: Match) -> Node | None:
    """ "The Friday after next": a week after what "next Friday" may be."""
    found = _next(phrase, match)
    return between_days(*(span.first_day + WEEK for span in found.spans)) if isinstance(found, Options) else None


def _of_week(phrase: Phrase, match: Match) -> Node | None:
    """ "Monday of last week", "last week on Tuesday", "Tuesday next week"."""
    if phrase.tokens[match.start("u")].value != "week":
        return None
    which = phrase.tokens[match.start("which")].value
    weeks = -2 if word(phrase, match, "bl") else {"last": -1, "this": 0, "next": 1}[which]
    one = monday_of(phrase.said_on) + weeks * WEEK + timedelta(days=_weekday(phrase, match))
    if one > phrase.said_on and not phrase.ahead:
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the day.")
    return between_days(one)


def _weeks(phrase: Phrase, match: Match) -> timedelta | None:
    number, unit = word(phrase, match, "n"), phrase.tokens[match.start("u")].value
    if unit not in _UNITS:
        return None
    return WEEK * _UNITS[unit] * (amount(number) if number else 1)


def _weeks_ago(phrase: Phrase, match: Match) -> Node | None:
    """ "Friday a fortnight ago": so long before the last Friday, or the Friday nearest to so long ago."""
    back = _weeks(phrase, match)
    if back is None:
        return None
    weekday = _weekday(phrase, match)
    counted = before(phrase.said_on, weekday) - back
    if word(phrase, match, "l"):
        return between_days(counted)
    point = phrase.said_on - back
    nearest = point + timedelta(days=(weekday - point.weekday() + 3) % 7 - 3)
    return between_days(counted, nearest)


def _week_last(phrase: Phrase, match: Match) -> Node | None:
    """ "A week last Sunday": so long before the Sunday just gone."""
    back = _weeks(phrase, match)
    return None if back is None else between_days(before(phrase.said_on, _weekday(phrase, match)) - back)


def _last_week_back(phrase: Phrase, match: Match) -> Node | None:
    """ "Last Friday week": a week before what "last Friday" may be."""
    back = _weeks(phrase, match)
    if back is None:
        return None
    return between_days(*(each - back for each in _lasts(phrase, _weekday(phrase, match))))


def _was_a_week(phrase: Phrase, match: Match) -> Node | None:
    """ "Monday was a week": a week before the Monday just gone."""
    return _week_last(phrase, match) if phrase.tokens[match.start("was")].text == "was" else None


def _so_many_ago(phrase: Phrase, match: Match) -> Node | None:
    """ "Three Fridays ago"; on a Friday, with that day and without. "A couple" may be three."""
    number, weekday = phrase.tokens[match.start("n")], _weekday(phrase, match)
    if not 1 <= number.value <= 20:
        return None
    one = before(phrase.said_on, weekday) - (number.value - 1) * WEEK
    counts_today = phrase.said_on.weekday() == weekday and number.value > 1
    more = (one + WEEK,) if counts_today else ()
    return between_days(one, *more, *((one - WEEK,) if number.kind == KINDS["couple"] else ()))


def _week_on(phrase: Phrase, match: Match) -> Node | None:
    """ "Tuesday week", "a fortnight on Friday": ahead alone."""
    on = _weeks(phrase, match)
    if on is None or not phrase.ahead:
        return None
    return between_days(after(phrase.said_on, _weekday(phrase, match)) + on)


def _dayword(phrase: Phrase, match: Match) -> Node | None:
    """ "Yesterday", perhaps with its day of the week, which must be the same."""
    one = phrase.said_on + timedelta(days=phrase.tokens[match.start("d")].value)
    if one > phrase.said_on and not phrase.ahead:
        raise Refused("That is still to come, and what is told here has happened. Check the day.")
    weekday = word(phrase, match, "w")
    if weekday is None or weekday.value == one.weekday():
        return only(days(one))
    other = before(phrase.said_on, weekday.value) if not phrase.ahead else after(phrase.said_on, weekday.value)
    return Options((days(one), days(other)), asking.no_such_weekday(one, weekday.value, [one, other]))


def _dayword_week(phrase: Phrase, match: Match) -> Node | None:
    """ "Yesterday week", "a week today", "three weeks tomorrow"."""
    by = _weeks(phrase, match)
    one = phrase.said_on + timedelta(days=phrase.tokens[match.start("d")].value)
    if by is None:
        number, unit = word(phrase, match, "n"), phrase.tokens[match.start("u")].value
        months = {"month": 1, "year": 12}.get(unit, 0) * (amount(number) if number else 1)
        return only(days(after_months(one, months))) if phrase.ahead and months else None
    if phrase.ahead:
        return only(days(one + by))
    return only(days(one - by)) if one < phrase.said_on else None


def _dayword_ago(phrase: Phrase, match: Match) -> Node | None:
    """ "Two weeks ago yesterday", "a week before yesterday"."""
    by = _weeks(phrase, match)
    if by is None:
        return None
    return only(days(phrase.said_on + timedelta(days=phrase.tokens[match.start("d")].value) - by))


_N = "(?P<n>a|number|couple)"
ROWS = (
    row("weekday", "(?P<w>weekday) of? (?P<which>last|this|next) (?P<u>unit)", _of_week),
    row("weekday", "(?P<w>weekday) (of|in)? the? (?P<which>(?P<u>unit)) before (?P<bl>last)", _of_week),
    row("last this next", "(?P<which>last|this|next) (?P<u>unit) comma? (on the?)? (?P<w>weekday)", _of_week),
    row("unit", "(?P<which>(?P<u>unit)) before (?P<bl>last) (comma|comma? on) the? (?P<w>weekday)", _of_week),
    row("weekday", "(?P<w>weekday) comma? the? " + _N + "? (?P<u>unit) (ago|since|past|gone)", _weeks_ago),
    row(
        "a number couple unit",
        _N + "? (?P<u>unit) (ago|since) comma? (on|this)? the? (?P<l>last)? (?P<w>weekday)",
        _weeks_ago,
    ),
    row("a number couple", _N + "(?P<u>unit) (last|past|gone) on? (?P<w>weekday)", _week_last),
    row("unit", "(?P<u>unit) (last|past|gone) on? (?P<w>weekday)", _week_last),
    row("weekday", "(?P<w>weekday) (gone|past|last) " + _N + "? (?P<u>unit)", _week_last),
    row("weekday", "(?P<w>weekday) " + _N + "? (?P<u>unit)", _week_on),
    row("a number couple unit", _N + "? (?P<u>unit) (on|from)? (?P<w>weekday)", _week_on),
    row("weekday", "(?P<w>weekday) before last", _before_last),
    row("last", "last (?P<w>weekday) (?P<u>unit)", _last_week_back),
    row("weekday", "(?P<w>weekday) (?P<was>lead) " + _N + "(?P<u>unit)", _was_a_week),
    row("number a couple", "a? (?P<n>number|couple) (?P<w>weekdays) ago", _so_many_ago),
    row("weekday", "(?P<w>weekday) last", _last),
    row("weekday", "(?P<w>weekday) (this? gone|past|this past)", _gone),
    row("weekday", "(?P<w>weekday) after next", _after_next),
    row("weekday", "(?P<w>weekday) (next|coming)", _next),
    row("this past", "this? past (?P<w>weekday)", _gone),
    row("last previous", "(last|previous) (?P<w>weekday) gone?", _last),
    row("this coming", "(this|coming|this coming) (?P<w>weekday)", _this),
    row("next", "next (?P<w>weekday)", _next),
    row("dayword", "(?P<d>dayword) comma? a? (?P<w>weekday)?", _dayword),
    row("weekday", "(?P<w>weekday) comma? (?P<d>dayword)", _dayword),
    row("dayword", "(?P<d>dayword) (?P<u>unit)", _dayword_week),
    row("a number couple unit", _N + "? (?P<u>unit) (?P<d>dayword)", _dayword_week),
    row("a number couple unit", _N + "? (?P<u>unit) (ago|before|since) (?P<d>dayword)", _dayword_ago),
    row("weekday", "(?P<w>weekday)", _alone),
)
