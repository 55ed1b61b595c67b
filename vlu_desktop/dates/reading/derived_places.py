# SPDX-License-Identifier: Apache-2.0
"""Places told by another: "early March", "the week before Christmas", "the first Monday in May", "w/c 2 March"."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_DAY, Precision, midnight
from vlu_desktop.dates.date_words import PARTS_OF_DAY, THIRDS_OF_MONTH, THIRDS_OF_YEAR
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.ago_rules import moved, rough
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.feasts import weekday_in
from vlu_desktop.dates.reading.kinds import KINDS, Rule, rule
from vlu_desktop.dates.reading.period_rules import so_far
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.places import LEAD, basic, with_doubt
from vlu_desktop.dates.reading.rules import Match, Node, options_of, word
from vlu_desktop.dates.reading.spans import (
    WEEK,
    Options,
    Refused,
    Span,
    TimeDirection,
    after_months,
    days,
    monday_of,
    month,
    only,
    season,
)
from vlu_desktop.dates.reading.token import Token
from vlu_desktop.dates.reading.weekday_rules import after, before, between_days
from vlu_desktop.dates.reading.years_beside import years_beside

Change = Callable[[Phrase, Match, Span], Span | None]


def place_at(phrase: Phrase, place: int) -> Found:
    """Every place in time that may be told from here on, each with where it ends."""
    return phrase.at("place", place, _place)


def places_in_turn(phrase: Phrase, place: int) -> Iterator[tuple[Node, int]]:
    """The same one after another: what nobody comes to is not looked for, but where every way is gone through."""
    plain = [] if phrase.every else basic(phrase, place)
    yield from plain
    yield from place_at(phrase, place)[len(plain) :]


def _plain(phrase: Phrase, place: int) -> Found:
    return [*basic(phrase, place), *years_beside(phrase, place)]


def _place(phrase: Phrase, place: int) -> Found:
    found = _plain(phrase, place)
    lead = LEAD.match(phrase.kinds, place)
    if lead is None:
        return found
    about = bool(lead["a"] or lead["b"] or lead["c"])
    starts = lead.end()
    for pattern, change in _DERIVED.get(phrase.kinds[starts : starts + 1], ()):
        match = pattern.match(phrase.kinds, starts)
        if match is not None:
            found += with_doubt(phrase, _changed(phrase, match, change), about=about)
    return found


def _changed(phrase: Phrase, match: Match, change: Change) -> Found:
    """The rule worked on every place that may follow it."""
    made: Found = []
    # "One night in early March": the part of the month is a place told by another itself.
    inner = place_at if change is _one_of else _plain
    for node, end in inner(phrase, match.end()):
        if isinstance(node, CalendarDay) and node.bare and change is not _week_of:
            continue
        options = phrase.tried(_each, phrase, match, change, node)
        if options is not None and options.spans:
            made.append((options, end))
    return made


def _each(phrase: Phrase, match: Match, change: Change, node: Node) -> Options:
    if isinstance(node, CalendarDay) and node.is_month_only:
        if change is _nth:
            return _nth_of_some_year(phrase, match, node)
        node = _latest(phrase, match, change, node)
    begun = _by_a_day_to_come(phrase, match, change, node)
    if begun is not None:
        return only(begun)
    found = options_of(node, phrase)
    if phrase.ahead and change is _third and phrase.tokens[match.start("t")].text in ("end", "very end"):
        return _last_days(phrase, found)
    spans = [change(phrase, match, span) for span in found.spans]
    different = tuple(dict.fromkeys(span for span in spans if span is not None))
    return Options(different, found.question if len(different) > 1 or len(found.spans) == 1 else "")


def _by_a_day_to_come(phrase: Phrase, match: Match, change: Change, node: Node) -> Span | None:
    """ "The week before the 20th", told on the 18th: what is told by a day to come need not be to come itself."""
    if not isinstance(node, CalendarDay) or node.day is None:
        return None
    said_on, ahead = phrase.said_on, Phrase(phrase.tokens, phrase.said_on, TimeDirection.FUTURE)
    coming = options_of(node, ahead).spans[0]
    gone = options_of(node, phrase).spans[0].first_day
    # Without its year it is whichever day of that name is nearer.
    if coming.first_day <= said_on or (node.year is None and coming.first_day - said_on >= said_on - gone):
        return None
    span = change(phrase, match, coming)
    return span if span is not None and span.first_day <= said_on else None


def _last_days(phrase: Phrase, found: Options) -> Options:
    """What is due at the end of a month is mostly due on its last day, and that is asked."""
    if any(span.precision not in (Precision.WEEK, Precision.MONTH, Precision.YEAR) for span in found.spans):
        return Options(())
    if found.spans[0].precision is Precision.WEEK:
        sunday = found.spans[0].last_day
        coming = [one for one in (sunday - 2 * ONE_DAY, sunday) if one >= phrase.said_on]
        return between_days(*coming) if coming else Options(())
    spans = tuple(days(span.last_day) for span in found.spans)
    return Options(spans, f"Is the last day meant: {asking.listed([shown(span.last_day) for span in spans])}?")


def _latest(phrase: Phrase, match: Match, change: Change, node: CalendarDay) -> CalendarDay:
    """The month of the year before where that part of this year's is still to come: "late March" told in mid-March."""
    found = options_of(node, phrase).spans[0]
    try:
        change(phrase, match, found)
    except Refused:
        return node._replace(year=found.first_day.year - 1)
    return node


def _third(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    return _third_named(phrase, phrase.tokens[match.start("t")].value, whole)


def _two_thirds(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    """ "Early to mid January"."""
    names = [phrase.tokens[match.start(name)].value for name in ("t", "u")]
    if names not in (["early", "mid"], ["mid", "late"]):
        return None
    first, last = (_third_named(phrase, name, whole) for name in names)
    return first._replace(latest=last.latest, notes=whole.notes) if first and last else None


def _third_named(phrase: Phrase, name: str, whole: Span) -> Span | None:
    first, last = whole.first_day, max(whole.last_day, _whole_end(whole))
    if whole.precision is Precision.MONTH and first.day == 1:
        begin, end = THIRDS_OF_MONTH[name]
        whole_last = month(first.year, first.month).last_day
        first, last = first.replace(day=begin), first.replace(day=end) if end else whole_last
        precision = Precision.WEEK
    elif whole.precision is Precision.YEAR and (first.month, first.day) == (1, 1):
        begin, end = THIRDS_OF_YEAR[name]
        first, last = date(first.year, begin, 1), month(first.year, end).last_day
        precision = Precision.SEASON
    elif whole.precision is Precision.DECADE:
        start = first.year + {"early": 0, "mid": 3, "late": 6}[name]
        first, last, precision = date(start, 1, 1), date(start + 3, 12, 31), Precision.YEAR
    elif whole.precision in (Precision.SEASON, Precision.WEEK):
        length = (last - first).days + 1
        cuts = [first + timedelta(days=length * n // 3) for n in range(4)]
        at = ("early", "mid", "late").index(name)
        first, last = cuts[at], cuts[at + 1] - ONE_DAY
        precision = Precision.MONTH if whole.precision is Precision.SEASON else Precision.DAY
    else:
        return None
    if first > phrase.said_on and not phrase.ahead:
        if whole.precision is Precision.SEASON and whole.year_taken:
            return _third_named(phrase, name, season(whole.first_day.year - 1, whole.first_day.month))
        raise Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the date.")
    found = days(first, last, precision, *whole.notes, f"That is {shown(first)} to {shown(last)}.")
    return so_far(found._replace(approximate=True, year_taken=whole.year_taken), phrase)


def _whole_end(span: Span) -> date:
    """The last day of a week or a season that was cut off at the day it was told."""
    if span.precision is Precision.WEEK:
        return span.first_day + 6 * ONE_DAY
    return after_months(span.first_day, 3) - ONE_DAY if span.precision is Precision.SEASON else span.last_day


def _half(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    """ "The first half of 2020"."""
    number = phrase.tokens[match.start("n")].value if word(phrase, match, "n") else 2
    if number not in (1, 2):
        return None
    if whole.precision is Precision.YEAR:
        cut = date(whole.first_day.year, 7, 1)
        first, last = (whole.first_day, cut - ONE_DAY) if number == 1 else (cut, date(cut.year, 12, 31))
        return so_far(days(first, last, Precision.SEASON), phrase)
    if whole.precision is Precision.MONTH:
        one = whole.first_day
        first, last = (
            (one, one.replace(day=15)) if number == 1 else (one.replace(day=16), month(one.year, one.month).last_day)
        )
        return so_far(days(first, last, Precision.WEEK), phrase)
    return None


def _nth(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    """ "The second Tuesday in February 2026", "the last week of May", "the first weekend in March"."""
    token = phrase.tokens[match.start("n")]
    number = -1 if token.kind == KINDS["last"] else token.value
    what = word(phrase, match, "what") or phrase.tokens[match.start("week")]
    if what.value == "day":
        return _nth_day(whole, number)
    if what.kind == KINDS["week_of"] or what.value == "week":
        return _nth_week(phrase, whole, number)
    return None if what.kind == KINDS["unit"] else _nth_of_its_kind(whole, number, what)


def _nth_of_its_kind(whole: Span, number: int, what: Token) -> Span | None:
    """The nth weekday or weekend of a month; of a year the first or the last."""
    if whole.precision is Precision.YEAR and number in (1, -1):
        whole = month(whole.first_day.year, 1 if number == 1 else 12)
    if whole.precision is not Precision.MONTH:
        return None
    first = whole.first_day
    one = weekday_in(first.year, first.month, what.value if what.kind == KINDS["weekday"] else 5, number)
    last = one + ONE_DAY if what.kind == KINDS["weekend"] else one
    return days(one, last) if one.month == first.month else None


def _nth_week(phrase: Phrase, whole: Span, number: int) -> Span | None:
    """Seven days of a month, or the first or the last seven of a year."""
    first = whole.first_day
    if whole.precision is Precision.YEAR and number in (1, -1):
        start = first if number == 1 else date(first.year, 12, 25)
    elif whole.precision is Precision.MONTH and number <= 4:
        length = month(first.year, first.month).last_day.day
        start = first.replace(day=length - 6 if number < 0 else 7 * number - 6)
    else:
        return None
    return so_far(days(start, start + timedelta(days=6), Precision.WEEK), phrase)


def _nth_day(whole: Span, number: int) -> Span | None:
    if whole.precision not in (Precision.MONTH, Precision.YEAR, Precision.WEEK):
        return None
    one = whole.last_day if number < 0 else whole.first_day + timedelta(days=number - 1)
    return days(one) if one <= whole.last_day else None


def _nth_of_some_year(phrase: Phrase, match: Match, node: CalendarDay) -> Options:
    """The nearest year in which the day lies on the side the field looks to."""
    assert node.month is not None
    number = phrase.said_on.year
    span = _nth(phrase, match, month(number, node.month))
    if span and not (span.last_day >= phrase.said_on if phrase.ahead else span.first_day <= phrase.said_on):
        number += 1 if phrase.ahead else -1
        span = _nth(phrase, match, month(number, node.month))
    return only(span.noting(f"The year was taken as {number}.")) if span else Options(())


def _week_of(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    one = whole.first_day if whole.is_day else whole.anchor
    if one is None:
        return None
    how = phrase.tokens[match.start("how")].value
    first = {"of": monday_of(one), "end": one - timedelta(days=6)}.get(how, one)
    last = first + timedelta(days=6)
    return so_far(days(first, last, Precision.WEEK, *whole.notes, f"That is {shown(first)} to {shown(last)}."), phrase)


def _weekend_of(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    one = whole.first_day
    saturday = monday_of(one) + timedelta(days=5)
    first = word(phrase, match, "first")
    if one < saturday - ONE_DAY:
        raise Refused("Which weekend? Give its Saturday.")
    if whole.last_day - one > ONE_DAY or (first and (first.value, one) != (saturday.day, saturday + ONE_DAY)):
        return None
    return days(saturday, saturday + ONE_DAY, Precision.DAY, *whole.notes)


def _centre(whole: Span, side: int) -> date | None:
    if whole.anchor is not None:
        return whole.anchor
    if whole.is_day:
        return whole.first_day
    long = whole.precision in (Precision.WEEK, Precision.MONTH, Precision.DAY) and not whole.approximate
    return (whole.last_day if side > 0 else whole.first_day) if long else None


def _counted(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    """ "Three days before 3 March", "the week after Easter", "the Friday before Christmas"."""
    side = -1 if phrase.tokens[match.start("side")].kind == KINDS["before"] else 1
    what, number = phrase.tokens[match.start("what")], word(phrase, match, "n")
    centre = _centre(whole, side)
    if centre is None:
        return None
    if what.kind != KINDS["unit"]:
        return _named_beside(what, centre, side)
    if number is None and what.value == "week":
        first = centre + ONE_DAY if side > 0 else centre - WEEK
        return days(first, first + timedelta(days=6), Precision.WEEK)
    if number is None and what.value != "day":
        return None
    point = moved(centre, number.value if number else 1, what.value, side)
    if phrase.ahead:
        return days(point)
    found = rough(point, what.value, phrase.said_on)
    return found._replace(approximate=True) if number and number.kind == KINDS["couple"] else found


def _nth_beside(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    """ "The second Sunday after Easter"."""
    side = -1 if phrase.tokens[match.start("side")].kind == KINDS["before"] else 1
    centre, number = _centre(whole, side), phrase.tokens[match.start("n")].value
    first = _named_beside(phrase.tokens[match.start("what")], centre, side) if centre and number <= 5 else None
    by = side * (number - 1) * WEEK
    return first._replace(earliest=first.earliest + by, latest=first.latest + by) if first else None


def _named_beside(what: Token, centre: date, side: int) -> Span | None:
    """The day of the week, the weekend or the part of the day next before or after a day."""
    if what.kind == KINDS["weekday"]:
        return days((after if side > 0 else before)(centre, what.value))
    if what.kind == KINDS["weekend"]:
        # A weekend is whole before the day: of a Sunday, the one before its own.
        saturday = before(centre - ONE_DAY, 5) if side < 0 else after(centre, 5)
        return days(saturday, saturday + ONE_DAY)
    if what.value not in PARTS_OF_DAY:
        return None
    begins, lasts = PARTS_OF_DAY[what.value]
    start = midnight(centre + side * ONE_DAY) + timedelta(minutes=begins)
    return Span(earliest=start, latest=start + timedelta(minutes=lasts), precision=Precision.PART_OF_DAY)


def _eve_of(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    """ "The eve of 3 March": the day before."""
    one = whole.first_day if whole.is_day else whole.anchor
    return days(one - ONE_DAY) if one else None


def _one_of(phrase: Phrase, match: Match, whole: Span) -> Span | None:
    """ "One evening in March": some time in March."""
    token = phrase.tokens[match.start("n")]
    what = phrase.tokens[match.start("what")]
    if token.value != 1 or whole.last_day - whole.first_day < 2 * ONE_DAY:
        return None
    if what.kind == KINDS["unit"] and what.value != "day":
        return None
    return whole


_RULES: tuple[tuple[str, str, Change], ...] = (
    ("third_of", "(?P<t>third_of) (dash|of|in|the)*", _third),
    ("third_of", "(?P<t>third_of) (to|dash|slash|or) (?P<u>third_of) (of|in|the)*", _two_thirds),
    ("ordinal last", "((?P<n>ordinal)|last) half of? the?", _half),
    (
        "ordinal last",
        "(?P<n>ordinal|last) ((?P<what>weekday|unit|weekend) (of|in)|(?P<week>week_of)) the?",
        _nth,
    ),
    ("week_of", "(?P<how>week_of) (on|the)*", _week_of),
    ("weekend", "weekend (of|about)? the?", _weekend_of),
    (
        "a number couple unit weekday weekend part",
        "(a(?=couple))? (?P<n>a|number|couple)? (?P<what>unit|weekday|weekend|part) (?P<side>before|after)",
        _counted,
    ),
    ("ordinal", "(?P<n>ordinal) (?P<what>weekday|weekend) (?P<side>before|after)", _nth_beside),
    ("a number", "(?P<n>a|number) (?P<what>part|unit|weekday|weekend) part? (in|of|during)?", _one_of),
    (
        "weekend",
        "weekend (of|about)? the? (?P<first>ordinal|number) (and|to|dash) the? (?=ordinal|number)",
        _weekend_of,
    ),
    ("eve_of", "(?P<eve>eve_of) the?", _eve_of),
)


def _by_start() -> dict[str, tuple[tuple[Rule, Change], ...]]:
    found: dict[str, tuple[tuple[Rule, Change], ...]] = {}
    for starts, pattern, change in _RULES:
        for name in starts.split():
            found[KINDS[name]] = (*found.get(KINDS[name], ()), (rule(pattern), change))
    return found


_DERIVED = _by_start()
