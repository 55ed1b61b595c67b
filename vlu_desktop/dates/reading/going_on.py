# SPDX-License-Identifier: Apache-2.0
"""Conduct over time and open ends: "since 2008", "until June", "after Christmas", "every day in March"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from vlu_desktop.dates.date_parts import ONE_DAY, Kind, Precision, midnight
from vlu_desktop.dates.reading.extents import extents_at
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.period_rules import so_far
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.points import points_at, resolve_point
from vlu_desktop.dates.reading.rules import Match
from vlu_desktop.dates.reading.spans import Span, days, monday_of, month, year
from vlu_desktop.dates.reading.told import Told, at_times, held_to, moment, told_of, whole_days
from vlu_desktop.dates.when import When

_HOW_OFTEN = (
    "((on|at)? (about|vague|until)? (number|vague|a? couple|number (or|to|dash) number) times ((a|every) (unit|part))? "
    "| (number|once|twice) times? (a|every) unit | often | twice "
    "| (every|every_other|most) (number|ordinal)? (unit|weekday|part|parts|weekend|weekends) "
    "| parts | weekdays | weekends "
    "| (number|once|twice) times? (a|every) unit | (times|about)* times number )"
)
_ALL_THE_TIME = "(daily | every (?P<each>unit|part))"
_SINCE = rule(
    f"(ongoing|comma)* ({_ALL_THE_TIME}|(?P<often>{_HOW_OFTEN})|ongoing|comma)* since (the (?=third_of|about))?"
)
_EVENT = rule(
    "(ongoing|comma)* since (the|day_noun|actor)* (third_of of (the|day_noun)*)? event (of (the|day_noun)* event)? "
    "comma? (?=in|on|at|about|over|four)"
)
_TO_NOW = rule("comma? (dash? to_now | dash label)")
_ONWARDS = rule("comma? (onwards|end_unknown)")
_FROM = rule("(ongoing|comma)* daily? from (?=.)")
_UNTIL = rule("until")
_TO = rule("comma? (to|until)")
_BEFORE = rule("sometime? (before|(?P<by>by|on_or_before|not_after))")
_AFTER = rule("sometime? (after|(?P<by>on_or_after|not_before))")
_NEAR = rule("(?P<near>near)")
_AND_BEFORE = rule("comma? (and|but)? (before|(?P<by>not_after|on_or_before|by))")
_OFTEN = rule(f"(ongoing|comma)* {_HOW_OFTEN} comma? (of|in)? (the? spell (of|from)?)?")
_ONCE = rule("once comma?")
_DAILY = rule(f"{_ALL_THE_TIME} comma?")
_ALL = rule("the? all of? the?")
_ALL_DAY = rule("all unit comma?")
_ALL_THIS = rule("all the? (?P<u>unit)")
_DURING = rule("(during|over) (the? spell (of|from)?)?")
_TAIL = rule(f"comma? ((?P<daily>{_ALL_THE_TIME}|all unit)|{_HOW_OFTEN}|(?P<once>once))")

_THEN_CLOCK = rule("comma? ((?P<before>before|by)|after)")

# Without one of these nothing is told to go on, to be open, or to have come often.
_WORDS = frozenset(
    KINDS[name]
    for name in "since from until before after by near not_before not_after on_or_before on_or_after often twice once "
    "every every_other most parts weekdays weekends all daily ongoing times "
    "onwards to_now end_unknown during over label".split()
)

Change = Callable[[When], When | None]


def going_on(phrase: Phrase) -> Told | None:
    """What the whole of the words says where it has a word of going on, of an open end, or of how often."""
    if _WORDS.isdisjoint(phrase.kinds):
        return None
    for pattern, read in _RULES:
        match = pattern.match(phrase.kinds)
        if match is not None:
            told = read(phrase, match)
            if told is not None:
                return told
    return _with_tail(phrase)


def rest(phrase: Phrase, place: int) -> Told | None:
    """What stands from here to the end, nothing left over."""
    many = len(phrase.kinds)
    return next((told for told, end in extents_at(phrase, place) if end == many), None)


def _changed(phrase: Phrase, place: int, change: Change) -> Told | None:
    told = rest(phrase, place)
    return told.each(change) if told else None


def _begun(phrase: Phrase, when: When) -> When | None:
    """Going on from a moment until it was told."""
    if when.kind is Kind.THROUGHOUT or when.open_start or when.open_end:
        return None
    held = held_to(when, midnight(phrase.said_on) + ONE_DAY)
    return When.during(replace(held, instant=None), said_on=phrase.said_on) if held else None


def _since(phrase: Phrase, match: Match) -> Told | None:
    often = match.start("often") >= 0

    def change(when: When) -> When | None:
        begun = _begun(phrase, when)
        return at_times(begun) if begun and (often or not _is_daily(phrase, match)) else begun

    return _changed(phrase, match.end(), change)


def _since_event(phrase: Phrase, match: Match) -> Told | None:
    """ "Since the breakdown of the marriage in 2008": what happened then is told by its year."""
    return _changed(phrase, match.end(), lambda when: _begun(phrase, when))


def _from(phrase: Phrase, match: Match) -> Told | None:
    """ "From 3 March onwards", "from March to date", "from 2019"."""
    many = len(phrase.kinds)
    both = rest(phrase, 0)
    if both is not None:
        return both
    compound = _from_extents(phrase, match.end())
    if compound is not None:
        return compound
    for told, end in extents_at(phrase, match.end()):
        open_end = end == many or _ONWARDS.fullmatch(phrase.kinds, end)
        if open_end:
            return told.each(_open_ended)
        if _TO_NOW.fullmatch(phrase.kinds, end):
            return told.each(lambda when: _begun(phrase, when))
    return None


def _from_extents(phrase: Phrase, place: int) -> Told | None:
    """ "From between 9 and 15 March to the night of 20 to 21 March": ends that are ranges themselves."""
    for first, middle in extents_at(phrase, place):
        parted = _TO.match(phrase.kinds, middle)
        last = rest(phrase, parted.end()) if parted else None
        if last is None or len(first.whens) != 1 or len(last.whens) != 1:
            continue
        start, end = first.whens[0], last.whens[0]
        both = start.kind is Kind.MOMENT and end.kind is Kind.MOMENT
        if both and start.earliest and end.earliest and start.earliest <= end.earliest:
            return Told((When.during(start, end),), "", (*first.notes, *last.notes))
    return None


def _open_ended(when: When) -> When | None:
    if when.kind is Kind.THROUGHOUT or when.open_start or when.open_end:
        return None
    return replace(when, kind=Kind.THROUGHOUT, open_end=True, instant=None)


def _until(phrase: Phrase, match: Match) -> Told | None:
    """Going on up to then; in a field that looks ahead, the day it lasts to."""
    if phrase.ahead:
        return rest(phrase, match.end())

    def change(when: When) -> When | None:
        if when.kind is Kind.THROUGHOUT or when.open_start or when.open_end:
            return None
        return replace(when, kind=Kind.THROUGHOUT, open_start=True, instant=None)

    return _changed(phrase, match.end(), change)


def _is_clock(when: When) -> bool:
    return when.precision in (Precision.MINUTE, Precision.PART_OF_DAY)


def _before(phrase: Phrase, match: Match) -> Told | None:
    """Some time before, how long isn't known; before a time of a day, on that day."""
    included = match.start("by") >= 0

    def change(when: When) -> When | None:
        if when.kind is Kind.THROUGHOUT or when.open_start or when.open_end or not when.earliest or not when.latest:
            return None
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

    return _changed(phrase, match.end(), change)


def _after(phrase: Phrase, match: Match) -> Told | None:
    """Some time after, up to the day it was told or up to another bound; after a time of a day, on that day."""
    included = match.start("by") >= 0
    many = len(phrase.kinds)
    for told, end in extents_at(phrase, match.end()):
        if end == many:
            return told.each(lambda when: _later(phrase, when, included))
        bound = _AND_BEFORE.match(phrase.kinds, end)
        last = rest(phrase, bound.end()) if bound else None
        if bound and last and len(last.whens) == len(told.whens) == 1:
            return _bounded(told.whens[0], last.whens[0], included, bound.start("by") >= 0)
    return None


def _later(phrase: Phrase, when: When, included: bool) -> When | None:
    if when.kind is Kind.THROUGHOUT or when.open_start or when.open_end or not when.earliest or not when.latest:
        return None
    start, end = when.earliest if included else when.latest, midnight(phrase.said_on) + ONE_DAY
    if _is_clock(when):
        start = when.earliest
        end = min(end, midnight(when.earliest.date()) + ONE_DAY)
        return When.within(start, end, precision=when.precision, approximate=when.approximate) if start < end else None
    if start >= end and not phrase.ahead:
        return None
    return When.within(
        start, max(end, start + ONE_DAY), precision=when.precision, approximate=when.approximate, open_end=True
    )  # fmt: skip


def _bounded(first: When, last: When, after_included: bool, before_included: bool) -> Told | None:
    start = first.earliest if after_included else first.latest
    end = last.latest if before_included else last.earliest
    if start is None or end is None or start >= end:
        return None
    about = first.approximate or last.approximate
    return Told((When.within(start, end, precision=first.precision, approximate=about),))


def _near(phrase: Phrase, match: Match) -> Told | None:
    """ "Just before Christmas": within the week; beside a time of the clock, about then."""
    side = phrase.tokens[match.start("near")].value

    def change(when: When) -> When | None:
        if when.kind is Kind.THROUGHOUT or when.open_start or when.open_end or not when.earliest or not when.latest:
            return None
        if _is_clock(when):
            return replace(when, approximate=True)
        week = timedelta(days=7)
        if when.span_days > 31:
            return None
        first, last = (when.earliest - week, when.earliest) if side == "before" else (when.latest, when.latest + week)
        return When.within(first, last, precision=Precision.DAY, approximate=True)

    return _changed(phrase, match.end(), change)


def _often(phrase: Phrase, match: Match) -> Told | None:
    return _changed(phrase, match.end(), lambda when: _sporadic(phrase, when))


def _sporadic(phrase: Phrase, when: When) -> When | None:
    if when.open_start or (when.open_end and not when.is_ongoing) or not when.is_dated:
        return None
    held = held_to(when, midnight(phrase.said_on) + ONE_DAY)
    return at_times(held) if held else None


def _once(phrase: Phrase, match: Match) -> Told | None:
    return rest(phrase, match.end())


def _throughout(phrase: Phrase, when: When) -> When | None:
    held = held_to(when, midnight(phrase.said_on) + ONE_DAY)
    return whole_days(held) if held else None


def _all(phrase: Phrase, match: Match) -> Told | None:
    return _changed(phrase, match.end(), lambda when: _throughout(phrase, when))


def _is_daily(phrase: Phrase, match: Match) -> bool:
    """Whether it was every day or night, and not every week or month."""
    place = match.start("each")
    return place < 0 or phrase.tokens[place].value == "day" or phrase.kinds[place] == KINDS["part"]


def _daily(phrase: Phrase, match: Match) -> Told | None:
    """Every day of a range; of one day alone it says nothing."""
    if not _is_daily(phrase, match):
        return None

    def change(when: When) -> When | None:
        going_on = when.kind is Kind.THROUGHOUT and when.begun_by != when.latest
        return None if when.span_days < 2 else when if going_on else _throughout(phrase, when)

    return _changed(phrase, match.end(), change)


def _all_this(phrase: Phrase, match: Match) -> Told | None:
    """ "All week", "all year": this one, so far."""
    if match.end() != len(phrase.kinds):
        return None
    said_on, unit = phrase.said_on, phrase.tokens[match.start("u")].value
    found: dict[str, Span] = {
        "week": days(monday_of(said_on), monday_of(said_on) + timedelta(days=6), Precision.WEEK),
        "month": month(said_on.year, said_on.month),
        "year": year(said_on.year),
    }
    if unit not in found:
        return None
    when = whole_days(moment(so_far(found[unit], phrase)))
    return Told((when,)) if when else None


def _during(phrase: Phrase, match: Match) -> Told | None:
    return None if match.end() == 0 else rest(phrase, match.end())


def _beside_clock(phrase: Phrase, end: int, match: Match) -> Told | None:
    """ "Monday after 6pm", "3 March before 9am"."""
    many = len(phrase.kinds)
    day = next((point for point, last in points_at(phrase, 0) if last == end and point.day and not point.time), None)
    clock = next((point for point, last in points_at(phrase, match.end()) if last == many and not point.day), None)
    if day is None or clock is None:
        return None
    point = replace(day, time=clock.time, part=clock.part or day.part)
    options = phrase.tried(resolve_point, point, phrase)
    if options is None:
        return None
    change = _until_then if match.start("before") >= 0 else partial(_later, phrase, included=False)
    return told_of(options).each(change)


def _until_then(when: When) -> When | None:
    """On its day, before a time of the clock."""
    start = midnight(when.earliest.date()) if when.earliest else None
    if start is None or when.earliest is None or start >= when.earliest:
        return None
    return When.within(start, when.earliest, precision=when.precision, approximate=when.approximate)


def _with_tail(phrase: Phrase) -> Told | None:
    """ "In July, twice", "3 March onwards", "March to date"."""
    for told, end in extents_at(phrase, 0):
        if _ONWARDS.fullmatch(phrase.kinds, end):
            return told.each(_open_ended)
        if _TO_NOW.fullmatch(phrase.kinds, end):
            return told.each(lambda when: _begun(phrase, when))
        clock = _THEN_CLOCK.match(phrase.kinds, end)
        if clock is not None:
            later = _beside_clock(phrase, end, clock)
            if later is not None:
                return later
        tail = _TAIL.fullmatch(phrase.kinds, end)
        if tail is not None:
            if tail.start("once") >= 0:
                return told
            daily = tail.start("daily") >= 0 and _is_daily(phrase, tail)
            return told.each(partial(_throughout if daily else _sporadic, phrase))
    return None


_RULES: tuple[tuple[re.Pattern[str], Callable[[Phrase, Match], Told | None]], ...] = (
    (_EVENT, _since_event),
    (_SINCE, _since),
    (_FROM, _from),
    (_UNTIL, _until),
    (_BEFORE, _before),
    (_AFTER, _after),
    (_NEAR, _near),
    (_DAILY, _daily),
    (_OFTEN, _often),
    (_ONCE, _once),
    (_ALL_THIS, _all_this),
    (_ALL_DAY, _all),
    (_ALL, _all),
    (_DURING, _during),
)
