# SPDX-License-Identifier: Apache-2.0
"""What lies before, after or near what was told: "after Christmas", "just before 3 March", "Monday after 6pm"."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from vlu_desktop.dates.date_parts import ONE_DAY, Kind, Precision, midnight
from vlu_desktop.dates.reading.extents import changed, extents_at, rest
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.points import Point, points_at, resolve_point
from vlu_desktop.dates.reading.rules import Match
from vlu_desktop.dates.reading.spans import Span
from vlu_desktop.dates.reading.told import Meanings, told_of
from vlu_desktop.dates.when import When

_AND_BEFORE = rule("comma? (and|but)? (before|(?P<by>not_after|on_or_before|by))")
_AND_NOW = rule("(and|to|until)? the? to_now")


def _is_clock(when: When) -> bool:
    return when.precision in (Precision.MINUTE, Precision.PART_OF_DAY)


def before(phrase: Phrase, match: Match) -> Meanings | None:
    """Some time before, how long isn't known; before a time of a day, on that day."""
    included = match["by"] is not None

    def change(when: When) -> When | None:
        if when.kind is Kind.THROUGHOUT:
            return None
        assert when.earliest is not None
        assert when.latest is not None
        if phrase.ahead and included:
            return when  # "by Friday": what is due then
        bound = when.latest if included else when.earliest
        if _is_clock(when):
            start = midnight(when.earliest.date())
            bound = when.earliest if when.precision is Precision.MINUTE else bound
            return (
                When.within(start, bound, precision=when.precision, approximate=when.approximate)
                if start < bound
                else None
            )
        return When.within(
            bound - ONE_DAY, bound, precision=when.precision, approximate=when.approximate, open_start=True
        )  # fmt: skip

    return changed(phrase, match.end(), change)


def after(phrase: Phrase, match: Match) -> Meanings | None:
    """Some time after, up to the day it was told or up to another bound; after a time of a day, on that day."""
    included = match["by"] is not None
    many = len(phrase.kinds)
    for told, end in extents_at(phrase, match.end()):
        if end == many:
            return told.each(lambda when: _later(phrase, when, included))
        bound = _AND_BEFORE.match(phrase.kinds, end)
        both = _bounded(phrase, told, bound, included) if bound else None
        if both is not None:
            return both
    return None


def _later(phrase: Phrase, when: When, included: bool) -> When | None:
    if when.kind is Kind.THROUGHOUT:
        return None
    assert when.earliest is not None
    assert when.latest is not None
    if _is_clock(when):
        return _later_that_day(phrase, when)
    start, end = when.earliest if included else when.latest, midnight(phrase.said_on) + ONE_DAY
    if start >= end and not phrase.ahead:
        return None
    return When.within(
        start, max(end, start + ONE_DAY), precision=when.precision, approximate=when.approximate, open_end=True
    )  # fmt: skip


def _later_that_day(phrase: Phrase, when: When) -> When | None:
    """After a time of the clock on its day."""
    start = when.earliest
    assert start is not None
    end = min(midnight(phrase.said_on), midnight(start.date())) + ONE_DAY
    return When.within(start, end, precision=when.precision, approximate=when.approximate) if start < end else None


def _bounded(phrase: Phrase, told: Meanings, bound: Match, after_included: bool) -> Meanings | None:
    """ "After 3 March and before 10 March": between the two."""
    before_this = rest(phrase, bound.end())
    if before_this is None or len(told.whens) + len(before_this.whens) > 2:
        return None  # one of the ends may be several
    first, last = (*told.whens, *before_this.whens)
    start = first.earliest if after_included else first.latest
    end = last.latest if bound["by"] is not None else last.earliest
    assert start is not None
    assert end is not None
    if start >= end:
        return None
    about = first.approximate or last.approximate
    return Meanings((When.within(start, end, precision=first.precision, approximate=about),))


def near(phrase: Phrase, match: Match) -> Meanings | None:
    """ "Just before Christmas": within the week; beside a time of the clock, about then."""
    side = phrase.tokens[match.start("near")].value

    def change(when: When) -> When | None:
        if when.kind is Kind.THROUGHOUT:
            return None
        assert when.earliest is not None
        assert when.latest is not None
        if _is_clock(when):
            return replace(when, approximate=True)
        week = timedelta(days=7)
        if when.span_days > 31:
            return None
        first, last = (when.earliest - week, when.earliest) if side == "before" else (when.latest, when.latest + week)
        return When.within(first, last, precision=Precision.DAY, approximate=True)

    return changed(phrase, match.end(), change)


def between_now(phrase: Phrase, match: Match) -> Meanings | None:
    """ "Between March 2024 and now": one moment since then."""
    said_end = midnight(phrase.said_on) + ONE_DAY

    def change(when: When) -> When | None:
        assert when.earliest is not None
        if when.kind is Kind.THROUGHOUT:
            return None
        return When.within(when.earliest, said_end, precision=when.precision, approximate=when.approximate)

    if KINDS["to_now"] not in phrase.kinds and not phrase.every:
        return None
    for told, end in extents_at(phrase, match.end()):
        if _AND_NOW.fullmatch(phrase.kinds, end):
            return told.each(change)
    return None


def beside_clock(phrase: Phrase, end: int, match: Match) -> Meanings | None:
    """ "Monday after 6pm", "3 March before 9am"."""
    day = next((each for each, last in points_at(phrase, 0) if last == end and not each.time), None)
    clock = _clock_to_the_end(phrase, match.end())
    if day is None or clock is None:
        return None
    point = day._replace(time=clock.time, part=clock.part or day.part)
    options = phrase.tried(resolve_point, point, phrase)
    parts = phrase.tried(resolve_point, day, phrase) if day.part else None
    if options is None:
        return None
    spans = parts.spans if parts is not None else ()
    return told_of(options).each(partial(_beside, spans, before=match["before"] is not None, phrase=phrase))


def _clock_to_the_end(phrase: Phrase, place: int) -> Point | None:
    many = len(phrase.kinds)
    return next((point for point, last in points_at(phrase, place) if last == many and not point.day), None)


def _beside(parts: tuple[Span, ...], when: When, *, before: bool, phrase: Phrase) -> When | None:
    """On its day, or in that part of it, before a time of the clock or after it."""
    assert when.earliest is not None
    part = next((each for each in parts if when.first_day in (each.first_day, each.last_day)), None)
    if part is None and not before:
        return _later_that_day(phrase, when)
    start = midnight(when.earliest.date()) if part is None else part.earliest
    first, last = (start, when.earliest) if before else (when.earliest, part.latest if part else start)
    last = min(last, midnight(phrase.said_on) + ONE_DAY)
    if first >= last:
        return None
    return When.within(first, last, precision=when.precision, approximate=when.approximate)
