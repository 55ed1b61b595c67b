# SPDX-License-Identifier: Apache-2.0
"""Lists of days: "3rd and 5th March" are two occasions and asked, "2015 or 2016" side by side is a range."""

from datetime import timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import Precision
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.ends import as_said, lacks_year, lent, on_day
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.points import Point, points_at, resolve_point
from vlu_desktop.dates.reading.ranges import hours, year_lent
from vlu_desktop.dates.reading.rules import Match, Node
from vlu_desktop.dates.reading.spans import Refused, Span
from vlu_desktop.dates.reading.told import Meanings, from_to
from vlu_desktop.dates.reading.weekday_rules import before

_JOIN = rule("comma? (?P<or>or hedge*|hedge+)|comma? (?P<and>and)|(?P<comma>comma)|(?P<slash>slash)")
_NUMBERS = frozenset((KINDS["number"], KINDS["figures"]))
_LONGEST, _HOUR = 6, timedelta(hours=1)
# Of these a stroke between two side by side is "or": "2018/19", "Feb/March", "end of June/start of July".
_LONGER = frozenset((Precision.YEAR, Precision.SEASON, Precision.MONTH, Precision.WEEK))


def lists_at(phrase: Phrase, place: int) -> Found:
    """Every list of days, months or years that may be told from here on."""
    found: list[tuple[Meanings, int]] = []
    for point, end in points_at(phrase, place):
        if point.day is not None or point.time is not None:
            _grow(phrase, place, [point], end, found)
    return found


def _grow(phrase: Phrase, start: int, points: list[Point], at: int, found: Found) -> None:
    """The list so far with every day that may follow it."""
    join = _JOIN.match(phrase.kinds, at)
    if join is None or len(points) >= _LONGEST or _is_fraction(phrase, join, at):
        return
    for point, end in points_at(phrase, join.end()):
        if point.day is None and point.time is None:
            continue
        grown = [*points, point]
        if len(points) == 1:
            grown[0] = year_lent(phrase, start, points[0], at, end)
        if join["comma"] is None or _both_figures(phrase, at, join.end()):
            told = _occasions(phrase, grown, join)
            found += [(told, end)] if told else []
        _grow(phrase, start, grown, end, found)


def _is_fraction(phrase: Phrase, join: Match, at: int) -> bool:
    """A stroke between numbers is no list: "3/4" is a date."""
    return join["slash"] is not None and _NUMBERS.issuperset((phrase.kinds[at - 1], phrase.kinds[join.end() :][:1]))


def _both_figures(phrase: Phrase, at: int, after: int) -> bool:
    return phrase.kinds[at - 1] == phrase.kinds[after : after + 1] == KINDS["figures"]


def _occasions(phrase: Phrase, points: list[Point], join: Match) -> Meanings | None:
    """Several days: one of two side by side is a range, others are asked."""
    is_or = join["or"] is not None
    if points[0].day is None:
        return _times(phrase, points, is_or)
    if points[0].time is not None and all(point.day is None for point in points[1:]):
        return _at_times([_on_day_of(points[0], each) for each in points], phrase, is_or)
    try:
        spans = sorted(dict.fromkeys(_each_lent(phrase, points)), key=lambda span: span.earliest)
    except (Refused, ValueError):
        return None
    if len(spans) < 2:
        return None
    of_longer = join["slash"] is not None and all(span.precision in _LONGER for span in spans)
    if _side_by_side(spans) and (is_or or of_longer):
        return Meanings((from_to(spans[0], spans[1], is_moment=True),))
    return _asked(spans, is_or)


def _on_day_of(first: Point, point: Point) -> Point:
    return point._replace(day=first.day, part=point.part or first.part)


def _times(phrase: Phrase, points: list[Point], is_or: bool) -> Meanings | None:
    """ "6 or 7pm on Monday" is one of two times side by side, "3pm and 6pm on Monday" two occasions."""
    if is_or:
        return hours(phrase, *points) if len(points) == 2 else None
    last = points[-1]
    if last.day is None or not last.clock_first or any(point.is_bare_time or point.time is None for point in points):
        return None
    return _at_times([point._replace(day=last.day) for point in points], phrase, is_or)


def _at_times(points: list[Point], phrase: Phrase, is_or: bool) -> Meanings | None:
    """Several times of a day; one of two within an hour is a range."""
    found = [phrase.tried(resolve_point, point, phrase) for point in points]
    times = [span for options in found if options is not None for span in options.spans]
    if None in found or len(times) > len(points):
        return None
    if is_or and len(times) == 2 and timedelta(0) < times[1].earliest - times[0].earliest <= _HOUR:
        return Meanings((from_to(times[0], times[1], is_moment=True),))
    return _asked(times, is_or)


def _side_by_side(spans: list[Span]) -> bool:
    return len(spans) == 2 and spans[0].latest == spans[1].earliest


def _asked(spans: list[Span], is_or: bool) -> Meanings:
    """Each of the days, and all of them as one where that may be meant."""
    told = [from_to(span, span, is_moment=True) for span in spans]
    if is_or:
        return Meanings((*told, from_to(spans[0], spans[-1], is_moment=True)), asking.WHICH)
    if _side_by_side(spans) and spans[0].precision is Precision.DAY:
        told.append(from_to(spans[0], spans[1], is_moment=False))
    return Meanings(tuple(told), asking.which_occasion(len(spans)))


def _each_lent(phrase: Phrase, points: list[Point]) -> list[Span]:
    """The days of a list from the last to the first, each with what the last or the first of them lends it."""
    points = _same_times(points)
    made: list[Span] = []
    following: Span | None = None
    for n in range(len(points) - 1, -1, -1):
        node = _lent_node(points, n)
        if isinstance(node, CalendarDay) and node.is_weekday_only and following is not None:
            assert node.weekday is not None
            node = on_day(before(following.first_day, node.weekday))
        asked = phrase
        if following is not None and node is not None and lacks_year(node):
            asked = as_said(phrase, following.last_day)
        found = resolve_point(points[n]._replace(day=node), asked)
        if len(found.spans) != 1:
            raise Refused(found.question)
        (following,) = found.spans
        if isinstance(node, CalendarDay) and node.month and node.year not in (None, following.first_day.year):
            after = Refused(f"That is after {shown(phrase.said_on)}, the day it was told. Check the date.")
            phrase.refused = phrase.refused or after.sentence
            raise after
        made.append(following)
    return made


def _lent_node(points: list[Point], n: int) -> Node | None:
    """A day of the list with the month and year that the last lends it, or the day and month that the first does."""
    node, first, last = points[n].day, points[0].day, points[-1].day
    if not isinstance(node, CalendarDay):
        return node
    if isinstance(first, CalendarDay) and first.is_year_only and first.year and node.bare and node.day:
        # "2018 or 19": a year alone lends the years after it their century.
        in_century = first.year - first.year % 100 + node.day
        node = CalendarDay(year=in_century) if in_century > first.year else node
    given = node
    if isinstance(last, CalendarDay):
        given, _ = lent(node, last)
    given = _after_named(points[:n], given)
    if node.bare and given.month is None:
        raise Refused("Add the month: a number alone is no day.")
    if isinstance(first, CalendarDay) and first.month and given.is_year_only:
        # "3 March 2024 or 2025": the year alone takes the day and month of the first.
        return first._replace(year=given.year, weekday=None, approximate=given.approximate)
    return given


def _after_named(before_it: list[Point], node: CalendarDay) -> CalendarDay:
    """ "1 March and Sunday 8th": a number with no month behind it either is of that of the day before it which has one,
    or of the next where its number is lower."""
    for point in reversed(before_it if node.lacks_month and not node.bare else []):
        if isinstance(point.day, CalendarDay) and point.day.month and point.day.day is not None:
            return lent(point.day, node)[1]
    return node


def _same_times(points: list[Point]) -> list[Point]:
    """ "3 or 4 March at 9pm", "Monday or Tuesday night": the time is that of each."""
    last = points[-1]
    if last.time is None and last.part is None:
        return points
    if last.clock_first and any(point.is_bare_day for point in points):
        raise Refused("The numbers may be days or hours. Write the times in full.")
    if all(_lacks_time(each) for each in points[:-1]):
        return [*(each._replace(time=last.time, part=last.part) for each in points[:-1]), last]
    return points


def _lacks_time(point: Point) -> bool:
    """A day by its number or its weekday alone, which a time after the last of a list may be of too."""
    day = point.day
    alone = isinstance(day, CalendarDay) and (day.bare or day.is_weekday_only)
    return alone and point.time is None and point.part is None
