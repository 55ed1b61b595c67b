# SPDX-License-Identifier: Apache-2.0
"""Weeks, weekends, months, seasons, years and decades: "last week", "winter 2024/25", "the summer before last"."""

from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_DAY, Precision, midnight
from vlu_desktop.dates.reading.calendar_day import UNASKED, checked_year, in_year
from vlu_desktop.dates.reading.kinds import KINDS
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.rules import YEAR, Match, Node, row, said_year, word
from vlu_desktop.dates.reading.spans import (
    WEEK,
    Options,
    Refused,
    Span,
    after_months,
    days,
    either,
    monday_of,
    month,
    only,
    season,
    year,
)


def so_far(span: Span, phrase: Phrase) -> Span:
    """No further than the day it was told, where the field looks back."""
    end = midnight(phrase.said_on) + ONE_DAY
    return span._replace(latest=end) if not phrase.ahead and span.earliest < end < span.latest else span


def _unit(phrase: Phrase, match: Match) -> Node | None:
    """ "Last week", "this month", "the year before last"."""
    name = phrase.tokens[match.start("u")].value
    which = phrase.tokens[match.start("which")].value
    by = -2 if word(phrase, match, "bl") else {"last": -1, "this": 0, "next": 1}[which]
    if by > 0 and not phrase.ahead:
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the date.")
    if name == "week":
        first = monday_of(phrase.said_on) + by * WEEK
        found = days(first, first + timedelta(days=6), Precision.WEEK)
    elif name == "month":
        one = after_months(phrase.said_on, by)
        found = month(one.year, one.month)
    elif name == "year":
        found = year(phrase.said_on.year + by)
    elif name == "decade":
        start = phrase.said_on.year // 10 * 10 + 10 * by
        found = days(date(start, 1, 1), date(start + 9, 12, 31), Precision.DECADE)
    else:
        return None
    return only(so_far(found, phrase))


_LEADS_THIS = tuple(
    "".join(KINDS[name] for name in names.split()) for names in ("of the", "week_of the", "later_in in the")
)


def _this_one(phrase: Phrase, match: Match) -> Node | None:
    """ "The beginning of the year", "the first Monday of the month": this one."""
    name = phrase.tokens[match.start()].value
    if not phrase.kinds[: match.start()].endswith(_LEADS_THIS) or name not in ("year", "month", "week"):
        return None
    this = {"year": year(phrase.said_on.year), "month": month(phrase.said_on.year, phrase.said_on.month)}
    monday = monday_of(phrase.said_on)
    return only(this.get(name) or days(monday, monday + timedelta(days=6), Precision.WEEK))


def _weekend(phrase: Phrase, match: Match) -> Node | None:
    """The weekend just gone; on a Saturday or Sunday "the weekend" may be this one or the last."""
    saturday = monday_of(phrase.said_on) + timedelta(days=5)
    which = word(phrase, match, "which")
    name = "gone" if word(phrase, match, "g") else which.value if which else ""
    if phrase.ahead and name in ("", "this", "next") and not word(phrase, match, "bl"):
        first = saturday + WEEK if name == "next" else saturday
        return only(days(first, first + ONE_DAY))
    if name == "next":
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the date.")
    if word(phrase, match, "bl"):
        return only(days(saturday - 2 * WEEK, saturday - 13 * ONE_DAY))
    last, this = days(saturday - WEEK, saturday - 6 * ONE_DAY), days(saturday, saturday + ONE_DAY)
    begun = saturday <= phrase.said_on
    if name == "this" and not begun:
        return Options((last,), f"Is that the weekend just gone, of {shown(last.first_day)}?")
    if name == "this":
        return only(so_far(this, phrase))
    if name or not begun:
        return only(last)
    return Options((so_far(this, phrase), last), f"Is that the weekend of {shown(saturday)}, or the one before?")


def _weekends_ago(phrase: Phrase, match: Match) -> Node | None:
    """ "Two weekends ago"; told at a weekend, with this one and without. "A couple" may be three."""
    number = phrase.tokens[match.start("n")]
    if not 1 <= number.value <= 20:
        return None
    saturday = monday_of(phrase.said_on) + timedelta(days=5)
    counts = [number.value - (saturday <= phrase.said_on), number.value]
    counts += [number.value + 1] if number.kind == KINDS["couple"] else []
    return either(*(days(saturday - n * WEEK, saturday - n * WEEK + ONE_DAY) for n in dict.fromkeys(counts)))


def _seasons_ago(phrase: Phrase, match: Match) -> Node | None:
    """ "Two summers ago"; told in a summer, with this one and without. "A couple" may be three."""
    number, name = phrase.tokens[match.start("n")], phrase.tokens[match.start("s")].value
    if not 1 <= number.value <= 20:
        return None
    this = phrase.said_on.year
    begun = [each for each in (season(n, name) for n in range(this - 24, this + 1)) if each.first_day <= phrase.said_on]
    over = [each for each in begun if each.last_day < phrase.said_on]
    counted = [over[-number.value], begun[-number.value]]
    counted += [over[-number.value - 1]] if number.kind == KINDS["couple"] else []
    return either(*dict.fromkeys(counted))


def _season(phrase: Phrase, match: Match) -> Node | None:
    number = phrase.tokens[match.start("s")].value
    is_year, given = said_year(phrase, match)
    two = word(phrase, match, "y2")
    if two is not None:
        # A season has no days of its own, so that two figures after it are a year; not one that nobody tells of.
        given = in_year(two.text, phrase) if len(two.text) == 2 and two.text.isdigit() else phrase.said_on.year + 100
        if not phrase.said_on.year - UNASKED <= given <= phrase.said_on.year + UNASKED:
            return None
    if not is_year:
        return None
    if given is None:
        return only(_latest_season(number, phrase))
    checked_year(given, phrase)
    if number == 12 and (two is not None or word(phrase, match, "y") is not None):
        return _winter_of(given, phrase)
    found = season(given, number)
    if found.first_day > phrase.said_on and not phrase.ahead:
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the year.")
    return only(so_far(found, phrase))


def _winter_of(given: int, phrase: Phrase) -> Options:
    """ "Winter 2024" is one of two, where both have begun, or, in a field that looks ahead, neither is over."""
    both = [season(given - 1, 12), season(given, 12)]
    fit = [each for each in both if each.last_day >= phrase.said_on] if phrase.ahead else []
    fit = fit or [each for each in both if each.first_day <= phrase.said_on]
    if not fit:
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the year.")
    named = " or ".join(f"{each.first_day.year}/{each.last_day.year % 100:02}" for each in fit)
    question = f"Winter {given} runs over two years: {named}?" if len(fit) > 1 else ""
    return Options(tuple(so_far(each, phrase) for each in fit), question)


def _latest_season(number: int, phrase: Phrase) -> Span:
    """The latest begun, or the next to end where the field looks ahead."""
    this = phrase.said_on.year
    candidates = [season(each, number) for each in (this - 1, this, this + 1)]
    if phrase.ahead:
        found = next(each for each in candidates if each.last_day >= phrase.said_on)
    else:
        found = [each for each in candidates if each.first_day <= phrase.said_on][-1]
    return so_far(found, phrase).noting(f"The year was taken as {found.first_day.year}.")._replace(year_taken=True)


def _season_over_years(phrase: Phrase, match: Match) -> Node | None:
    """ "Winter 2024/25"."""
    number = phrase.tokens[match.start("s")].value
    first = in_year(phrase.tokens[match.start("y")].text, phrase)
    second = int(phrase.tokens[match.start("z")].value)
    if number != 12 or second % 100 != (first + 1) % 100:
        raise Refused("Check the years: only a winter runs over two, such as winter 2019/20.")
    if date(first, 12, 1) > phrase.said_on and not phrase.ahead:
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the years.")
    return only(so_far(season(checked_year(first, phrase), 12), phrase))


def lasts(candidates: list[Span], phrase: Phrase) -> Options:
    """What "last" may mean: the last one over, or that of the year before where the last was this year's."""
    over = [each for each in candidates if each.last_day < phrase.said_on]
    one, before = over[-1], over[-2]
    if one.last_day.year == phrase.said_on.year:
        return either(one, before)
    return only(one)


def _last_season(phrase: Phrase, match: Match) -> Node | None:
    number, this = phrase.tokens[match.start("s")].value, phrase.said_on.year
    candidates = [season(each, number) for each in range(this - 4, this + 1)]
    which = word(phrase, match, "which")
    if which and which.value == "this":
        found = _latest_season(number, phrase)._replace(year_taken=False)
        long_over = found.last_day.year < this
        return Options((found,), f"Is that {found.first_day.year}?" if long_over else "")
    if word(phrase, match, "bl"):
        return lasts(candidates, phrase).each(lambda span: season(span.first_day.year - 1, number))
    return lasts(candidates, phrase)


def _last_month_named(phrase: Phrase, match: Match) -> Node | None:
    """ "Last April": in the May after it, this year's or last year's."""
    number, this = phrase.tokens[match.start("m")].value, phrase.said_on.year
    candidates = [month(each, number) for each in range(this - 4, this + 1)]
    which = phrase.tokens[match.start("which")].value
    if which == "this":
        found = month(this, number)
        if found.first_day > phrase.said_on and not phrase.ahead:
            raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the month.")
        return only(so_far(found, phrase))
    return lasts(candidates, phrase)


def _month_gone(phrase: Phrase, match: Match) -> Node | None:
    """ "January just gone": the latest that is over."""
    if phrase.ahead:
        return None
    number, this = phrase.tokens[match.start("m")].value, phrase.said_on.year
    return only([each for each in (month(this - 1, number), month(this, number)) if each.last_day < phrase.said_on][-1])


def _decade(phrase: Phrase, match: Match) -> Node | None:
    text = str(phrase.tokens[match.start("d")].value)
    start = in_year(text, phrase)
    if start % 10 or len(text) == 3:
        return None
    return only(
        so_far(days(date(checked_year(start, phrase), 1, 1), date(start + 9, 12, 31), Precision.DECADE), phrase)
    )


def _quarter(phrase: Phrase, match: Match) -> Node | None:
    number = phrase.tokens[match.start("q")].value
    is_year, given = said_year(phrase, match)
    if not is_year:
        return None
    assert given is not None
    return only(so_far(season(checked_year(given, phrase), 3 * number - 2), phrase))


# No year is an hour, an amount or a day.
_NO_TIME = "(?!half_of_day|oclock|hours|ish|times|minutes|past|unit|month|slash|dash)"
ROWS = (
    row("last this next", "(?P<which>last|this|next) (?P<u>unit)", _unit),
    row("unit", "(?P<which>(?P<u>unit))", _this_one),
    row("unit", "(?P<which>(?P<u>unit)) before (?P<bl>last)", _unit),
    row("weekend this", "this? weekend (?P<g>gone|past)", _weekend),
    row("number couple a", "a? (?P<n>number|couple) weekends ago", _weekends_ago),
    row("number couple a", "a? (?P<n>number|couple) (?P<s>seasons) ago", _seasons_ago),
    row("weekend", "weekend before (?P<bl>last)", _weekend),
    row("weekend", "weekend (?P<which>last)", _weekend),
    row("last this past next weekend", "(?P<which>last|this|past|next)? weekend", _weekend),
    row("this", "this (?P<which>past) weekend", _weekend),
    row("season", "(?P<s>season) of? (?P<y>four|number) (slash|dash) (?P<z>four|number)", _season_over_years),
    row("season", "(?P<s>season) before (?P<bl>last)", _last_season),
    row(
        "season",
        "(?P<s>season) of? (?P<y2>number)" + _NO_TIME,
        _season,
    ),
    row("season", "(?P<s>season) " + YEAR + "?", _season),
    row("last this", "(?P<which>last|this) (?P<s>season)", _last_season),
    row("last this", "(?P<which>last|this) (?P<m>month)", _last_month_named),
    row("month", "(?P<m>month) (gone|past)", _month_gone),
    row("decade", "(?P<d>decade)", _decade),
    row("annual", "(?P<q>annual) " + YEAR, _quarter),
    row("ordinal", "(?P<q>ordinal) quarter " + YEAR, _quarter),
)
