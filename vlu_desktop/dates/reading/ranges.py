# SPDX-License-Identifier: Apache-2.0
"""Ranges and lists: "between 3 and 10 March", "from 2019 until last month", "3rd and 5th March", "2015 or 2016"."""

from dataclasses import replace

from vlu_desktop.dates.date_parts import Precision
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.clock_rules import part_at
from vlu_desktop.dates.reading.derived_places import place_at
from vlu_desktop.dates.reading.ends import as_said, lacks_year, lent, on_day, pairs_of
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.points import Point, points_at, resolve_point
from vlu_desktop.dates.reading.rules import Node
from vlu_desktop.dates.reading.spans import Options, Refused, Span, night_of, only
from vlu_desktop.dates.reading.told import Told, from_to, told_of
from vlu_desktop.dates.reading.weekday_rules import before

_LEAD = rule("(?P<about>about)? sometime? (during|for_|over|in)? (the? spell (of|from)?)? (?P<lead>between|from)?")
_SEPARATOR = {
    "between": rule("comma? (and|dash|to)"),
    "from": rule("comma? (to|until|dash|during to)"),
    "": rule("comma? (?P<dash>dash|until|to|into|slash)"),
}
# Without one of these there is no night told by its part, no range and no list.
_OF_NIGHTS = frozenset(KINDS[name] for name in ("part", "overnight"))
_OF_RANGES = frozenset(KINDS[name] for name in ("dash", "to", "until", "into", "and", "slash"))
_OF_LISTS = frozenset(KINDS[name] for name in ("and", "or", "slash"))
_JOIN = rule("comma? (?P<or>or)|comma? and|comma|slash")
_NEXT_CLOCKS = rule("comma? (?P<lead>between|from|at)?")
_NIGHT_OF = rule("(of|on|between|from)* the?")
_NIGHT_JOIN = rule("comma? (dash|to|until|into|and|slash) (the|part of|on)*")
_TIME_IN_WORDS = "The time of day is kept in the words only, because the day isn't certain."
_NUMBERS = frozenset((KINDS["number"], KINDS["figures"]))
_LONGEST_LIST = 6


def extents_at(phrase: Phrase, place: int) -> list[tuple[Told, int]]:
    """Everything with two ends, several, or one that may be told from here on, the longest first."""
    return phrase.at("extent", place, _extents)


def _extents(phrase: Phrase, place: int) -> Found:
    found: list[tuple[Told, int]] = []
    for point, end in points_at(phrase, place):
        if point.day is None or _is_bare(point):
            continue
        options = phrase.tried(resolve_point, point, phrase)
        if options is not None and options.spans:
            found.append((told_of(options), end))
    kinds = phrase.kinds
    if not _OF_NIGHTS.isdisjoint(kinds):
        found += _nights(phrase, place)
    if not _OF_RANGES.isdisjoint(kinds):
        found += _ranges(phrase, place)
    if not _OF_LISTS.isdisjoint(kinds) or kinds.count(KINDS["figures"]) > 1:
        found += _lists(phrase, place)
    found.sort(key=lambda each: -each[1])
    return found


def _nights(phrase: Phrase, place: int) -> Found:
    """ "The night of the 3rd into the 4th", "overnight 3rd-4th March", "the night of 3/4 March"."""
    found: list[tuple[Told, int]] = []
    for part, middle in part_at(phrase, place):
        of = _NIGHT_OF.match(phrase.kinds, middle)
        if part.part != "night" or of is None:
            continue
        for left, end in place_at(phrase, of.end()):
            if isinstance(left, Options) and left.spans and left.spans[0].precision is Precision.PART_OF_DAY:
                found.append((told_of(only(left.spans[0])), end))
            join = _NIGHT_JOIN.match(phrase.kinds, end)
            for right, last in place_at(phrase, join.end()) if join else ():
                told = phrase.tried(_night_between, phrase, left, right)
                found += [(told_of(told), last)] if told else []
    return found


def _night_between(phrase: Phrase, left: Node, right: Node) -> Options:
    pairs, _ = pairs_of(Point(day=left), Point(day=right), phrase)
    nights = [
        night_of(a.first_day) for a, b in pairs if (b.first_day - a.first_day).days == 1 and a.is_day and b.is_day
    ]
    if len(nights) != 1:
        raise Refused("A night runs from one day to the next, such as the night of 3 to 4 March 2026. Check the days.")
    return only(nights[0])


def _ranges(phrase: Phrase, place: int) -> Found:
    lead = _LEAD.match(phrase.kinds, place)
    assert lead is not None
    word = {KINDS["between"]: "between", KINDS["from"]: "from"}.get(
        phrase.kinds[lead.start("lead") : lead.end("lead")], ""
    )
    about = lead.start("about") >= 0
    found: list[tuple[Told, int]] = []
    for left, middle in points_at(phrase, lead.end()):
        found += _from(phrase, lead.end(), left, middle, word, about)
        if left.day is not None and left.time is None and not word:
            found += _clocks_after(phrase, left, middle, about)
    return found


def _from(phrase: Phrase, start: int, left: Point, middle: int, word: str, about: bool) -> Found:
    separator = _SEPARATOR[word].match(phrase.kinds, middle)
    if separator is None:
        return []
    sign = phrase.kinds[separator.end() - 1]
    found: list[tuple[Told, int]] = []
    for right, end in points_at(phrase, separator.end()):
        if _is_hour_pair(left, right) or not _fit(left, right):
            continue
        into = not word and sign in (KINDS["into"], KINDS["slash"])
        if sign == KINDS["slash"] and not word and not _is_night(left):
            continue
        if into and _is_night(left) and left.time is None and right.time is None and right.part is None:
            found += _into(phrase, left, right, end)
            continue
        left = _year_lent(phrase, start, left, middle, end)
        is_moment = word == "between" or (not word and sign in (KINDS["dash"], KINDS["into"], KINDS["slash"]))
        told = _told(phrase, left, right, is_moment=is_moment, about=about, day_first=False)
        if told is not None:
            found.append((told, end))
    return found


_ENDS_IN_YEAR = rule(".*?(?P<year>four|quoted|last unit|this unit)")


def _into(phrase: Phrase, left: Point, right: Point, end: int) -> Found:
    """ "Monday night into Tuesday": the night alone."""
    first, last = left.day, right.day
    if first is None or last is None:
        return []
    night = phrase.tried(_night_between, phrase, first, last)
    return [(told_of(night), end)] if night else []


def _year_lent(phrase: Phrase, start: int, left: Point, middle: int, end: int) -> Point:
    """ "Late March and early June 2025": words that are no plain date take the year that ends the second."""
    year = _ENDS_IN_YEAR.fullmatch(phrase.kinds, middle, end)
    if year is None or not isinstance(left.day, Options) or not any(span.year_taken for span in left.day.spans):
        return left
    lent_year = phrase.tokens[year.start("year") : end]
    longer = Phrase((*phrase.tokens[start:middle], *lent_year), phrase.said_on, phrase.looking)
    many = len(longer.kinds)
    return next((point for point, last in points_at(longer, 0) if last == many), left)


def _fit(left: Point, right: Point) -> bool:
    """A bare number before a day is a day of it; before a time of the clock, an hour."""
    if left.time is not None and left.time.bare and left.day is None:
        return right.time is not None and (right.clock_first or right.day is None)
    if isinstance(left.day, CalendarDay) and left.day.bare:
        bare = isinstance(right.day, CalendarDay) and right.day.bare
        return right.day is not None and not right.clock_first and not bare
    if isinstance(right.day, CalendarDay) and right.day.bare:
        return isinstance(left.day, CalendarDay) and left.day.month is not None and left.day.day is not None
    return not (right.time is not None and right.time.bare and right.day is None and left.day is None)


def _is_night(point: Point) -> bool:
    return point.part is not None and point.part.part == "night"


def _is_bare(point: Point) -> bool:
    """A number that is a day or an hour only beside another end."""
    return (isinstance(point.day, CalendarDay) and point.day.bare) or (point.time is not None and point.time.bare)


def _is_hour_pair(left: Point, right: Point) -> bool:
    return left.day is None and right.day is None


def _clocks_after(phrase: Phrase, day: Point, place: int, about: bool) -> Found:
    """ "3 March between 6 and 7pm", "3 March from 9 to 10pm"."""
    lead = _NEXT_CLOCKS.match(phrase.kinds, place)
    if lead is None:
        return []
    kind = phrase.kinds[lead.start("lead") : lead.end("lead")]
    word = {KINDS["between"]: "between", KINDS["from"]: "from"}.get(kind, "")
    found: list[tuple[Told, int]] = []
    for left, middle in points_at(phrase, lead.end()):
        if left.day is not None or (left.time is None and left.part is None) or (left.part and day.part):
            continue
        separator = _SEPARATOR[word].match(phrase.kinds, middle)
        if separator is None:
            continue
        for right, end in points_at(phrase, separator.end()):
            if right.day is None and (right.time is not None or right.part is not None):
                sign = phrase.kinds[separator.end() - 1]
                whole = replace(left, day=day.day, part=left.part or day.part)
                told = _told(
                    phrase, whole, right, is_moment=word != "from" and sign != KINDS["to"], about=about, day_first=True
                )
                found += [(told, end)] if told else []
    return found


def _told(phrase: Phrase, left: Point, right: Point, *, is_moment: bool, about: bool, day_first: bool) -> Told | None:
    if (
        left.time is None
        and right.time is not None
        and right.day is not None
        and not right.clock_first
        and _same_kind(left)
    ):
        if not is_moment:
            return _each_or_up_to(phrase, left, right)
        days = _told(phrase, left, replace(right, time=None), is_moment=True, about=about, day_first=False)
        return replace(days, notes=(*days.notes, _TIME_IN_WORDS)) if days else None
    try:
        pairs, question = pairs_of(left, right, phrase, day_first=day_first)
        whens = tuple(dict.fromkeys(from_to(a, b, is_moment=is_moment, approximate=about) for a, b in pairs))
    except Refused as refused:
        phrase.refused = phrase.refused or refused.sentence
        return None
    except ValueError:
        return None
    if not whens:
        return None
    notes = tuple(dict.fromkeys((*pairs[0][0].notes, *pairs[0][1].notes))) if len(whens) == 1 else ()
    return Told(whens, question if len(whens) > 1 or question else "", notes)


def _same_kind(left: Point) -> bool:
    """Whether the first end is a day told by its number alone, so that a time after the second may be of both."""
    return isinstance(left.day, CalendarDay) and left.day.bare


def _each_or_up_to(phrase: Phrase, left: Point, right: Point) -> Told | None:
    """ "From 1 to 3 March at 10pm": that time on each day, or going on from the one time to the other."""
    days = _told(phrase, left, replace(right, time=None), is_moment=False, about=False, day_first=False)
    timed = _told(phrase, replace(left, time=right.time), right, is_moment=False, about=False, day_first=False)
    if days is None or timed is None:
        return None
    return Told(
        (*days.whens, *timed.whens), "Is that going on over all of these days, or from the first time to the last?"
    )


def _lists(phrase: Phrase, place: int) -> Found:
    found: list[tuple[Told, int]] = []

    def more(points: list[Point], at: int, is_or: bool | None) -> None:
        join = _JOIN.match(phrase.kinds, at)
        if join is None or len(points) >= _LONGEST_LIST:
            return
        said_or = join.start("or") >= 0 or phrase.kinds[join.end() - 1] == KINDS["or"]
        is_comma = phrase.kinds[join.end() - 1] in (KINDS["comma"], KINDS["slash"])
        is_slash = phrase.kinds[join.end() - 1] == KINDS["slash"]
        if is_slash and not _NUMBERS.isdisjoint((phrase.kinds[at - 1], phrase.kinds[join.end() : join.end() + 1])):
            return
        for point, end in points_at(phrase, join.end()):
            if point.day is None and not (point.time and points[0].day is not None and said_or):
                continue
            grown = [*points, point]
            if len(points) == 1:
                grown[0] = _year_lent(phrase, place, points[0], at, end)
            kind = is_or if is_comma else said_or
            figures = phrase.kinds[at - 1] == phrase.kinds[join.end() : join.end() + 1] == KINDS["figures"]
            if not is_comma or is_slash or figures:
                told = _occasions(phrase, grown, is_or=bool(kind), is_slash=is_slash)
                if told is not None:
                    found.append((told, end))
            more(grown, end, kind)

    for point, end in points_at(phrase, place):
        if point.day is not None or point.time is not None:
            more([point], end, None)
    return found


def _occasions(phrase: Phrase, points: list[Point], *, is_or: bool, is_slash: bool = False) -> Told | None:
    """Several days: one of two side by side is a range, others are asked."""
    if (
        len(points) == 2
        and points[0].day is None
        and points[0].time is not None
        and points[1].time is not None
        and is_or
    ):
        return _told(phrase, points[0], points[1], is_moment=True, about=False, day_first=False)
    try:
        spans = _each_lent(phrase, points)
    except (Refused, ValueError):
        return None
    spans = sorted(dict.fromkeys(spans), key=lambda span: span.earliest)
    if len(spans) < 2 or any(point.time is not None and point.time.bare for point in points[1:] if not is_or):
        return None
    side_by_side = len(spans) == 2 and spans[0].latest == spans[1].earliest
    years = all(span.precision is Precision.YEAR for span in spans)
    if (is_or or (is_slash and years)) and side_by_side:
        return Told((from_to(spans[0], spans[1], is_moment=True),))
    question = asking.WHICH if is_or else asking.which_occasion(len(spans))
    told = [from_to(span, span, is_moment=True) for span in spans]
    if is_or:
        told.append(from_to(spans[0], spans[-1], is_moment=True))
    elif side_by_side and spans[0].precision is Precision.DAY:
        told.append(from_to(spans[0], spans[1], is_moment=False))
    return Told(tuple(told), question)


def _each_lent(phrase: Phrase, points: list[Point]) -> list[Span]:
    """The days of a list, each with what the last or the first of them lends it."""
    points = _same_times(points)
    lenders = [each.day for each in points]
    last = lenders[-1]
    made: list[Span] = []
    ahead: Span | None = None
    for n in range(len(points) - 1, -1, -1):
        point, node = points[n], lenders[n]
        if isinstance(node, CalendarDay) and isinstance(last, CalendarDay) and n < len(points) - 1:
            node, _ = lent(node, last) if node.month is None or node.year is None else (node, last)
        if _unlent(lenders[n], node):
            raise Refused("Add the month: a number alone is no day.")
        first = lenders[0]
        if isinstance(node, CalendarDay) and isinstance(first, CalendarDay) and n:
            node = _from_first(node, first)
        if isinstance(node, CalendarDay) and node.is_weekday_only and ahead is not None and node.weekday is not None:
            node = on_day(before(ahead.first_day, node.weekday))
        asked = (
            as_said(phrase, ahead.last_day) if ahead is not None and node is not None and lacks_year(node) else phrase
        )
        found = resolve_point(replace(point, day=node), asked)
        if len(found.spans) != 1:
            raise Refused(found.question)
        ahead = found.spans[0]
        made.append(ahead)
    return made


def _same_times(points: list[Point]) -> list[Point]:
    """ "3 or 4 March at 9pm": the time is that of each; "6 or 7pm on Monday": the day is."""
    last = points[-1]
    if (last.time is None and last.part is None) or last.day is None:
        return points
    if last.time and last.clock_first and any(isinstance(each.day, CalendarDay) and each.day.bare for each in points):
        raise Refused("The numbers may be days or hours. Write the times in full.")
    if all(_lacks_time(each) for each in points[:-1]):
        return [*(replace(each, time=last.time, part=last.part) for each in points[:-1]), last]
    return points


def _lacks_time(point: Point) -> bool:
    """A day by its number or its weekday alone, which a time after the last of a list may be of too."""
    day = point.day
    return (
        isinstance(day, CalendarDay) and (day.bare or day.is_weekday_only) and point.time is None and point.part is None
    )


def _unlent(given: Node | None, node: Node | None) -> bool:
    """Whether a number that stood alone found no month."""
    return isinstance(given, CalendarDay) and given.bare and isinstance(node, CalendarDay) and node.month is None


def _from_first(node: CalendarDay, first: CalendarDay) -> CalendarDay:
    """ "3 March 2024 or 2025": the year alone takes the day and month of the first."""
    if node.day is None and node.month is None and node.weekday is None and first.month:
        return replace(first, year=node.year, weekday=None, approximate=node.approximate)
    return node
