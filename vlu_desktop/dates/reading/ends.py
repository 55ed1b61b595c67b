# SPDX-License-Identifier: Apache-2.0
"""The two ends of a range, each lending the other the day, month, year or half of the day it left out."""

from datetime import date, timedelta

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_DAY, ONE_MINUTE, Precision, midnight
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.clock_rules import DAY, HOURS_OF, TimeOfDay
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.points import Point, resolve_point
from vlu_desktop.dates.reading.rules import Node, options_of
from vlu_desktop.dates.reading.spans import Options, Refused, Span, TimeDirection, only
from vlu_desktop.dates.reading.weekday_rules import before

_MORNING, _HOUR = 6, timedelta(hours=1)
_SOON, _IN_FULL = 480, 720
"""Minutes after its beginning within which a range may end beyond the part of the day it began in; the second where
its end says which half of the day it is of."""
Pairs = tuple[list[tuple[Span, Span]], str]


def as_said(phrase: Phrase, day: date, looking: TimeDirection = TimeDirection.PAST) -> Phrase:
    """The same words as if told on another day: an end is sought from the other end."""
    return Phrase(phrase.tokens, day, looking)


def pairs_of(left: Point, right: Point, phrase: Phrase) -> Pairs:
    """Every pair of ends the two may be. Refused where there is none in order."""
    if left.day is None or right.day is None:
        return _pairs_on_one_day(left, right, phrase)
    found, question = _days(left, right, phrase)
    ordered = [(a, b) for a, b in found if a.earliest <= b.earliest and a.latest <= b.latest]
    # "Last Monday to yesterday": a day to itself is meant only where nothing else can be.
    ordered = [(a, b) for a, b in ordered if a.earliest < b.earliest] or ordered
    if not ordered:
        raise Refused("The first date is after the second. Check the two dates.")
    return ordered, question


def _pairs_on_one_day(left: Point, right: Point, phrase: Phrase) -> Pairs:
    day = left.day or right.day
    assert day is not None
    return _times(options_of(day, phrase), left, right, day_first=left.day is not None)


def _days(left: Point, right: Point, phrase: Phrase) -> Pairs:
    """The pairs of two days, the one sought from the other where it lacks its year."""
    first, last = left.day, right.day
    assert first is not None
    assert last is not None
    if isinstance(first, CalendarDay) and isinstance(last, CalendarDay):
        first, last = lent(first, last)
    elif left.is_bare_day:
        raise Refused("Add the month: a number alone is no day.")
    left, right = left._replace(day=first), right._replace(day=last)
    if lacks_year(last) and (not lacks_year(first) or _is_of_the_same_week(first, last)):
        asked = resolve_point(left, phrase)
        found = [(a, b) for a in asked.spans for b in _after(right, a, phrase)]
    else:
        asked = resolve_point(right, _as_told(last, phrase))
        found = [(a, b) for b in asked.spans for a in _before(left, b, phrase)]
    return found, asked.question


def _is_of_the_same_week(first: Node, last: Node) -> bool:
    """ "Mon 2 March - Fri": a day of the week alone, behind a day that is told with its own."""
    return (
        isinstance(first, CalendarDay)
        and isinstance(last, CalendarDay)
        and last.is_weekday_only
        and first.month is not None
        and first.weekday is not None
    )


def _after(right: Point, start: Span, phrase: Phrase) -> tuple[Span, ...]:
    """The second end as it is nearest after the first."""
    return resolve_point(right, as_said(phrase, start.first_day, TimeDirection.FUTURE)).spans


def lent(first: CalendarDay, last: CalendarDay) -> tuple[CalendarDay, CalendarDay]:
    """Each with what it lacks and the other has."""
    if last.lacks_month and first.month is not None:
        last = _in_month_of(first, last, first.month)
    if first.is_number_only and last.month and last.day is not None:
        assert first.day is not None
        if first.day > last.day:
            raise Refused("The first date is after the second. Check the two dates.")
    # A month of its own keeps its year open, to be the nearest before the second: November and February 2020.
    return first.lent(last), last


def _in_month_of(first: CalendarDay, last: CalendarDay, number: int) -> CalendarDay:
    """The second with the month of the first, or the next month where its number is lower."""
    assert last.day is not None
    if first.day is None or last.day >= first.day:
        return last._replace(month=number, year=first.year)
    year = first.year + number // 12 if first.year is not None else None
    return last._replace(month=number % 12 + 1, year=year)


def _as_told(node: Node, phrase: Phrase) -> Phrase:
    """An end whose year was told is taken as told; whether it is still to come is seen of the whole."""
    told = isinstance(node, CalendarDay) and node.year is not None
    return as_said(phrase, phrase.said_on, TimeDirection.FUTURE) if told else phrase


def lacks_year(node: Node) -> bool:
    """Whether a day hangs on when it was said."""
    return isinstance(node, CalendarDay) and node.year is None


def _before(left: Point, end: Span, phrase: Phrase) -> tuple[Span, ...]:
    """The first end as it is nearest before the second."""
    node = left.day
    if not isinstance(node, CalendarDay) or node.year is not None:
        return resolve_point(left, _as_told(node, phrase) if node is not None else phrase).spans
    if node.is_weekday_only:
        assert node.weekday is not None
        return resolve_point(left._replace(day=on_day(before(end.first_day, node.weekday))), phrase).spans
    return resolve_point(left, as_said(phrase, end.last_day)).spans


def on_day(one: date) -> Options:
    """One civil day."""
    return only(Span(earliest=midnight(one), latest=midnight(one) + ONE_DAY, precision=Precision.DAY))


def _times(days: Options, left: Point, right: Point, *, day_first: bool) -> Pairs:
    """Two times of one day: "between 10pm and 11pm on 3 March", "3 March 23:30 - 00:30"."""
    first, last = left.time or left.part, right.time or right.part
    if first is None or last is None:
        raise Refused("The two ends don't fit together. Check them.")
    first = _kept(first, left.part)
    if right.part is not None and right.part is not last:
        last = _kept(last, right.part, is_end=True)
        first = _of_one_part(first, last, right.part) if left.part is None else first
    elif day_first and right.time and left.part is not None:
        begins, lasts = HOURS_OF.get(left.part.part, left.part.windows[0])
        last = _end_behind(first, last, begins + lasts)
    found: list[tuple[Span, Span]] = []
    question = days.question
    for span in days.spans:
        if span.is_day:
            made, asked = _on_one_day(span, first, last, day_first)
        elif span.precision is Precision.PART_OF_DAY:
            begun = _inside(first, span)
            ends = (span.latest + _HOUR - midnight(span.first_day)) // ONE_MINUTE
            made, asked = _on_one_day(span, begun, _end_behind(begun, last, ends), True)
        else:
            raise Refused("A time of day needs its day. Add the day, or leave the time out.")
        found += made
        question = question or asked
    return found, question


def _of_one_part(first: TimeOfDay, last: TimeOfDay, part: TimeOfDay) -> TimeOfDay:
    """ "From 11 to 12 in the morning": the part is told of both ends where both can be of it, and else of the end."""
    begins, _ = HOURS_OF.get(part.part, part.windows[0])
    latest = max(start for start, _ in last.windows)
    shifted = tuple((start + n * DAY, length) for n in (0, 1) for start, length in first.windows)
    inside = tuple(each for each in shifted if begins <= each[0] < latest)
    return first._replace(windows=inside) if inside else first


def _end_behind(first: TimeOfDay, last: TimeOfDay, ends: int) -> TimeOfDay:
    """ "On the morning of 3 March from 11 to 1": within the part told before both, which `ends` then, or soon after."""
    starts = [start for start, _ in first.windows]
    shifted = sorted((start + n * DAY, length) for n in (0, 1) for start, length in last.windows)
    soon = _SOON if len(last.windows) > 1 else _IN_FULL
    later = tuple(each for each in shifted if min(starts) < each[0] <= max(ends, max(starts) + soon))
    inside = tuple(each for each in later if each[0] <= ends)
    if not later:
        raise Refused("The time and the part of the day don't fit together. Check the time.")
    return last._replace(windows=inside or later[:1], is_midnight=False)


def _kept(time: TimeOfDay, part: TimeOfDay | None, *, is_end: bool = False) -> TimeOfDay:
    """Only the times that a part of the day beside them leaves; those after midnight for a night.

    A range may end as the part does: "from 11 to 12 in the morning".
    """
    if part is None or time is part:
        return time
    begins, lasts = HOURS_OF.get(part.part, part.windows[0])
    shifted = [(start + n * DAY, length) for n in (0, 1) for start, length in time.windows]
    inside = tuple(each for each in shifted if begins <= each[0] < begins + lasts + is_end)
    if not inside:
        raise Refused("The time and the part of the day don't fit together. Check the time.")
    return time._replace(windows=inside, is_midnight=False)


def _inside(time: TimeOfDay, span: Span) -> TimeOfDay:
    """Only the times that "last night" or "this morning" leaves, a little beyond its edges; a morning from midnight."""
    day = midnight(span.first_day)
    begins = day if span.earliest.hour <= _MORNING else span.earliest - _HOUR
    shifted = [(start + n * DAY, length) for n in (0, 1) for start, length in time.windows]
    inside = tuple(each for each in shifted if begins <= day + each[0] * ONE_MINUTE < span.latest + _HOUR)
    if not inside:
        raise Refused("The time and the part of the day don't fit together. Check the time.")
    return time._replace(windows=inside, is_midnight=False)


def _on_one_day(span: Span, first: TimeOfDay, last: TimeOfDay, day_first: bool) -> Pairs:
    """The times of a day in pairs; over midnight they may run on into the next day or come from the one before."""
    day = span.first_day
    about = first.approximate or last.approximate or span.approximate
    pairs = _windows(first, last)
    made = [(_at(day, a, about), _at(day, b, about)) for a, b in pairs]
    over = len(pairs) == 1 and pairs[0][1][0] >= DAY and not last.is_midnight and last.windows[0][0] < DAY
    if over and not day_first:
        made.append((_at(day - ONE_DAY, pairs[0][0], about), _at(day - ONE_DAY, pairs[0][1], about)))
        return made, f"Does that run into {shown(day + ONE_DAY)}, or from {shown(day - ONE_DAY)}?"
    return made, asking.am_or_pm([each[0].earliest for each in made]) if len(made) > 1 else ""


def _windows(first: TimeOfDay, last: TimeOfDay) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Each first time with the next second after it; the half of the day lent by the one that has it."""
    starts, ends = first.windows, last.windows
    if last.is_midnight and not first.is_midnight:
        ends = ((DAY, 1),)
    if len(ends) == 1:
        sooner = tuple(each for each in starts if each[0] < ends[0][0])
        starts = (sooner or starts)[-1:]
    following = (ends[0][0] + DAY, ends[0][1])
    return [(start, next((each for each in ends if each[0] > start[0]), following)) for start in starts]


def _at(day: date, window: tuple[int, int], about: bool) -> Span:
    start = midnight(day) + timedelta(minutes=window[0])
    precision = Precision.MINUTE if window[1] == 1 else Precision.PART_OF_DAY
    return Span(earliest=start, latest=start + window[1] * ONE_MINUTE, precision=precision, approximate=about)
