# SPDX-License-Identifier: Apache-2.0
"""Days counted from the day it was said: "three weeks ago", "two nights ago", "this time last year", "in two weeks"."""

from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_DAY, Precision, midnight
from vlu_desktop.dates.date_words import PARTS_OF_DAY
from vlu_desktop.dates.reading.calendar_day import asked_if_odd, checked_year
from vlu_desktop.dates.reading.kinds import KINDS
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.rules import Match, Node, amount, row, word
from vlu_desktop.dates.reading.spans import Options, Refused, Span, after_months, days, month, night_of, only, year
from vlu_desktop.dates.reading.weekday_rules import between_days

HALF_MONTH = timedelta(days=15)
# Half a unit more, told in a finer one: how many times as many, how many more, of what.
HALVES = {
    "week": (7, 4, "day"),
    "fortnight": (2, 1, "week"),
    "month": (2, 1, "half month"),
    "year": (12, 6, "month"),
    "decade": (10, 5, "year"),
}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_NOT_QUITE = frozenset({"nearly", "almost", "just under", "coming up to", "getting on for", "close to", "practically"})
_SHORT_OF, _MOST_SHORT_OF, _MOST_SHORT_OF_YEARS = 5, 30, 90
"""Days that "nearly" may leave out of each month that is told, and the most of them of months and of years."""
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120}


def moved(start: date, number: int, unit: str, sign: int = -1) -> date:
    """So many units before a day, or after it (sign 1). A month from the 31st is the last day of a shorter one."""
    if unit in _DAYS_IN:
        return start + sign * timedelta(days=number * _DAYS_IN[unit])
    if unit == "half month":
        return after_months(start, sign * (number // 2)) + sign * (number % 2) * HALF_MONTH
    return after_months(start, sign * number * _MONTHS_IN[unit])


def rough(point: date, unit: str, said_on: date) -> Span:
    """The day as finely as its unit tells: "six months ago" is about that month, "five years ago" about that year.

    Near the edge of its month or year the range reaches over the edge, because nobody counts so finely.
    """
    if unit == "day":
        return days(point)
    if unit in ("week", "fortnight"):
        return _until(days(point - timedelta(days=3), point + timedelta(days=3), Precision.WEEK), said_on)
    of_month = unit in ("month", "half month")
    whole = month(point.year, point.month) if of_month else year(point.year)
    if of_month:
        first, last = point - timedelta(days=3), point + timedelta(days=3)
    else:
        first = after_months(point.replace(day=1), -2)
        last = after_months(point.replace(day=1), 3) - ONE_DAY
    earliest, latest = min(whole.earliest, midnight(first)), max(whole.latest, midnight(last) + ONE_DAY)
    return _until(whole._replace(earliest=earliest, latest=latest, approximate=True), said_on)


def _until(span: Span, said_on: date) -> Span:
    end = midnight(said_on) + ONE_DAY
    return span._replace(latest=min(span.latest, end)) if span.earliest < end else span


def half_counted(match: Match, phrase: Phrase, number: int, unit: str) -> tuple[int, str]:
    """The number in a finer unit where half a one was said with it."""
    if word(phrase, match, "h") is None and word(phrase, match, "h0") is None:
        return number, unit
    if unit not in HALVES:
        raise Refused("Give the time as a number of days, weeks or months.")
    times, more, of = HALVES[unit]
    return number * times + more, of


def _word_before(phrase: Phrase, match: Match) -> str:
    """The kind of the word before what was matched; "" at the beginning."""
    return phrase.kinds[match.start() - 1 : match.start()]


def _ago(phrase: Phrase, match: Match) -> Node | None:
    said_on = phrase.said_on
    half_year = word(phrase, match, "hy")
    if half_year:
        return only(rough(after_months(said_on, -half_year.value), "month", said_on).noting(_counted(said_on)))
    unit, number_word = phrase.tokens[match.start("u")].value, word(phrase, match, "n")
    plural = phrase.tokens[match.start("u")].text.endswith("s")
    if _word_before(phrase, match) == KINDS["over"] or (number_word is None and plural):
        return None
    number, unit = half_counted(match, phrase, amount(number_word) if number_word else 1, unit)
    exactly = word(phrase, match, "x")
    # "A year ago yesterday" is counted back from yesterday.
    begun = said_on + timedelta(days=exactly.value) if exactly and exactly.kind == KINDS["dayword"] else said_on
    point = moved(begun, number, unit)
    checked_year(point.year, phrase)
    if exactly:
        return _exactly(begun, point, unit)
    found = rough(point, unit, said_on)
    if _is_not_quite(phrase, match):
        later = midnight(_not_quite(point, number, unit)) + ONE_DAY
        found = _until(found._replace(latest=max(found.latest, later)), said_on)
    if word(phrase, match, "ish") or (number_word is not None and number_word.kind == KINDS["couple"]):
        found = found._replace(approximate=True)
    return asked_if_odd(found.noting(_counted(said_on)), phrase)


def _is_not_quite(phrase: Phrase, match: Match) -> bool:
    """ "Nearly two months ago", "just under a year ago": less than that, however it is told."""
    vague = word(phrase, match, "v")
    before = vague or (phrase.tokens[match.start() - 1] if match.start() else None)
    return before is not None and before.text in _NOT_QUITE


def _not_quite(point: date, number: int, unit: str) -> date:
    """The latest day of which "nearly" so many units ago is told."""
    if unit in _DAYS_IN:
        return point + timedelta(days=_DAYS_IN[unit] * number // 7)
    months = number // 2 if unit == "half month" else number * _MONTHS_IN[unit]
    most = _MOST_SHORT_OF_YEARS if unit in ("year", "decade") else _MOST_SHORT_OF
    return point + timedelta(days=min(most, _SHORT_OF * months))


def _counted(said_on: date) -> str:
    return f"That is counted back from {shown(said_on)}."


def _exactly(begun: date, point: date, unit: str) -> Options:
    """ "A month ago to the day": where that month has no such day, the two days beside are asked."""
    if unit in _MONTHS_IN and point.day != begun.day:
        return between_days(point, point + timedelta(days=begun.day - point.day))
    return only(days(point))


def _one_or_other(phrase: Phrase, match: Match) -> Node | None:
    """ "Two or three weeks ago": a range over both."""
    unit = phrase.tokens[match.start("u")].value
    few, many = (amount(phrase.tokens[match.start(name)]) for name in ("n", "o"))
    if few >= many:
        return None
    near, far = (rough(moved(phrase.said_on, number, unit), unit, phrase.said_on) for number in (few, many))
    return only(far._replace(latest=near.latest, approximate=True))


def _nights_ago(phrase: Phrase, match: Match) -> Node | None:
    """ "Two nights ago"."""
    if phrase.tokens[match.start("p")].value != "night":
        return None
    return only(night_of(phrase.said_on - timedelta(days=amount(phrase.tokens[match.start("n")]))))


def _same_time(phrase: Phrase, match: Match) -> Node | None:
    unit = phrase.tokens[match.start("u")].value
    if unit not in ("year", "month", "week"):
        return None
    number = word(phrase, match, "n")
    point = moved(phrase.said_on, amount(number) if number else 1, unit)
    around = {"year": 7, "month": 3, "week": 1}[unit]
    span = days(point - timedelta(days=around), point + timedelta(days=around), Precision.WEEK)
    return only(_until(span._replace(approximate=True), phrase.said_on))


def _this_month_then(phrase: Phrase, match: Match) -> Node | None:
    """ "Two years ago this month"."""
    if phrase.tokens[match.start("m")].value != "month" or phrase.tokens[match.start("u")].value != "year":
        return None
    return only(month(phrase.said_on.year - amount(phrase.tokens[match.start("n")]), phrase.said_on.month))


def _just_over(phrase: Phrase, match: Match) -> Node | None:
    """ "Just over a year ago" is about then; "over a year ago" has no end."""
    found = _ago(phrase, match) if phrase.tokens[match.start("v")].text.startswith("just") else None
    return found.about() if isinstance(found, Options) else None


def _point_five(phrase: Phrase, match: Match) -> Node | None:
    """ "2.5 years ago"."""
    (whole, tenths), unit = phrase.tokens[match.start("dot")].value, phrase.tokens[match.start("u")].value
    if tenths != 5 or unit != "year":
        return None
    point = after_months(phrase.said_on, -12 * whole - 6)
    return asked_if_odd(rough(point, "month", phrase.said_on).noting(_counted(phrase.said_on)), phrase)


def _part_before_last(phrase: Phrase, match: Match) -> Node | None:
    """ "Last evening", "the evening before last"; a morning before last may be yesterday's or the day's before."""
    name = phrase.tokens[match.start("p")].value
    if name not in ("evening", "late evening"):
        return None
    begins, lasts = PARTS_OF_DAY[name]
    back = 2 if word(phrase, match, "bl") else 1
    start = midnight(phrase.said_on - back * ONE_DAY) + timedelta(minutes=begins)
    return only(Span(earliest=start, latest=start + timedelta(minutes=lasts), precision=Precision.PART_OF_DAY))


def _less_than(phrase: Phrase, match: Match) -> Node | None:
    """ "Less than a month ago": within the month."""
    start = moved(phrase.said_on, amount(phrase.tokens[match.start("n")]), phrase.tokens[match.start("u")].value)
    checked_year(start.year, phrase)
    return asked_if_odd(days(start, phrase.said_on), phrase)


def _in_the_last(phrase: Phrase, match: Match) -> Node | None:
    """ "In the last fortnight": one moment somewhere within it."""
    half_year = word(phrase, match, "hy")
    if half_year:
        start = after_months(phrase.said_on, -half_year.value)
    else:
        number_word, unit = word(phrase, match, "n"), phrase.tokens[match.start("u")].value
        if number_word is None and unit not in ("fortnight", "month", "year", "week", "decade"):
            return None
        start = moved(phrase.said_on, amount(number_word) if number_word else 1, unit)
    checked_year(start.year, phrase)
    return asked_if_odd(days(start, phrase.said_on), phrase)


def _in_hours(phrase: Phrase, match: Match) -> Node | None:
    """ "In the last 24 hours", in whole days: the hour it was said at isn't known."""
    number = phrase.tokens[match.start("n")].value
    if number < 1:
        return None
    return only(days(phrase.said_on - timedelta(days=-(-number // 24)), phrase.said_on))


def _in_the_past(phrase: Phrase, match: Match) -> Node | None:
    """ "In the past year"; "last year" is another thing, "last fortnight" is not."""
    last, unit = phrase.tokens[match.start("l")].text, phrase.tokens[match.start("u")].value
    counted = _word_before(phrase, match) == KINDS["the"]
    return _in_the_last(phrase, match) if last == "past" or counted or unit in ("fortnight", "decade") else None


_FROM_NOW = (KINDS["from_now"], KINDS["time_word"])


def _ahead(phrase: Phrase, match: Match) -> Node | None:
    """ "In two weeks", "28 days from today"."""
    if not phrase.ahead:
        return None
    number, unit = amount(phrase.tokens[match.start("n")]), phrase.tokens[match.start("u")].value
    start = word(phrase, match, "d")
    if (
        start is None
        and phrase.tokens[match.end() - 1].kind not in _FROM_NOW
        and _word_before(phrase, match) != KINDS["in"]
    ):
        return None
    begin = phrase.said_on + timedelta(days=start.value if start else 0)
    return only(days(moved(begin, number, unit, 1)))


ROWS = (
    row("a number couple unit half_year", "a? (?P<hy>half_year) ago", _ago),
    row(
        "a number couple unit",
        "a? (?P<n>couple|number) (?P<ish>ish)? (?P<h0>and_half)? (?P<u>unit) (?P<h>and_half)? ago",
        _ago,
    ),
    row(
        "a number couple unit",
        "a? (?P<n>couple|number) (?P<u>unit) (?P<h>and_half)? (?P<ish>ish)? (ago|since) (?P<x>today_exactly|dayword)?",
        _ago,
    ),
    row("dotted", "(?P<dot>dotted) (?P<u>unit) ago", _point_five),
    row("part", "(?P<p>part) before (?P<bl>last)", _part_before_last),
    row("last", "last (?P<p>part)", _part_before_last),
    row("vague", "(?P<v>vague) (?P<n>a|number) (?P<u>unit) (?P<h>and_half)? ago", _just_over),
    row("less", "less (?P<n>a|number) (?P<u>unit) ago", _less_than),
    row("between", "between (?P<n>a|number) and (?P<o>number) (?P<u>unit) ago", _one_or_other),
    row(
        "a number couple unit",
        "(?P<n>a)? (?P<u>unit) (?P<h>and_half)? (?P<ish>ish)? (ago|since) (?P<x>today_exactly)?",
        _ago,
    ),
    row("a number couple unit", "(?P<n>a)? (?P<u>unit) (ago|since) (?P<x>dayword)", _ago),
    row("a number", "(?P<n>a|number) (or|dash|to|slash) (?P<o>number|couple) (?P<u>unit) (ago|since)", _one_or_other),
    row("a number", "(?P<n>a|number) (?P<u>unit) or (?P<o>number) (ago|since)", _one_or_other),
    row("number couple a", "a? (?P<n>number|couple) (?P<p>parts|part) (ago|since)", _nights_ago),
    row("same_time", "same_time last (?P<u>unit)", _same_time),
    row("same_time", "same_time (?P<n>a|number|couple) (?P<u>unit) ago", _same_time),
    row("a number couple", "a? (?P<n>a|number|couple) (?P<u>unit) ago this (?P<m>unit)", _this_month_then),
    row("this", "this (?P<m>unit) (?P<n>a|number|couple) (?P<u>unit) ago", _this_month_then),
    row("last past previous", "(last|past|previous) a? (?P<n>couple|number) (?P<u>unit)", _in_the_last),
    row("last past previous", "(past|last|previous) a? (?P<hy>half_year)", _in_the_last),
    row("past last", "(?P<l>past|last|previous) (?P<u>unit)", _in_the_past),
    row("this", "this (past|last) (?P<u>unit)", _in_the_last),
    row("past last", "(past|last) (?P<n>number) hours", _in_hours),
    row("number a couple", "a? (?P<n>number|couple|a) (?P<u>unit) (from_now|time_word|from (?P<d>dayword))", _ahead),
    row("number a couple", "a? (?P<n>number|couple|a) (?P<u>unit)", _ahead),
)
