# SPDX-License-Identifier: Apache-2.0
"""Nights told from one day into the next: "the night of the 3rd into the 4th", "overnight 3rd-4th March"."""

from vlu_desktop.dates.date_parts import ONE_MINUTE, Precision, midnight
from vlu_desktop.dates.reading.clock_rules import TimeOfDay, clock_at, part_at
from vlu_desktop.dates.reading.derived_places import place_at
from vlu_desktop.dates.reading.ends import pairs_of
from vlu_desktop.dates.reading.kinds import KINDS, Rule, rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.points import Point
from vlu_desktop.dates.reading.rules import Node
from vlu_desktop.dates.reading.spans import Options, Refused, Span, night_of, only
from vlu_desktop.dates.reading.told import Meanings, told_of

_OF = rule("(of|on|between|from)* the?")
_COMMA = rule("comma? (at|in|during)*")
_DAYS_FIRST = frozenset(KINDS[name] for name in ("ordinal", "number", "weekday", "figures", "the", "on"))
_JOIN = rule("comma? (dash|to|until|into|and|slash) (the|part of|on)*")


def nights_at(phrase: Phrase, place: int) -> list[tuple[Meanings, int]]:
    """The nights between two days that may be told from here on."""
    found: list[tuple[Meanings, int]] = []
    for part, middle in part_at(phrase, place):
        if part.part == "night":
            found += _of_days(phrase, _behind(_OF, phrase, middle))
    for time, middle in clock_at(phrase, place):
        if time.is_midnight:
            nights = _of_days(phrase, _behind(_OF, phrase, middle))
            found += [(_midnight_of(told, time), end) for told, end in nights]
    if phrase.kinds[place : place + 1] in _DAYS_FIRST:
        # "1st/2nd March overnight": the night told behind its days.
        for told, middle in _of_days(phrase, place):
            parts = part_at(phrase, _behind(_COMMA, phrase, middle))
            found += [(told, end) for part, end in parts if part.part == "night"]
    return found


def _behind(small: Rule, phrase: Phrase, place: int) -> int:
    """The place behind small words that may stand there or not."""
    match = small.match(phrase.kinds, place)
    assert match is not None
    return match.end()


def _midnight_of(night: Meanings, time: TimeOfDay) -> Meanings:
    """ "Midnight between Friday and Saturday": the one in the night between."""
    (one,), ((_, lasts),) = night.whens, time.windows
    assert one.last_day is not None
    start = midnight(one.last_day)
    end = start + lasts * ONE_MINUTE
    precision = Precision.MINUTE if end - start == ONE_MINUTE else Precision.PART_OF_DAY
    return told_of(only(Span(earliest=start, latest=end, precision=precision, approximate=time.approximate)))


def _of_days(phrase: Phrase, place: int) -> list[tuple[Meanings, int]]:
    found: list[tuple[Meanings, int]] = []
    for left, end in place_at(phrase, place):
        join = _JOIN.match(phrase.kinds, end)
        for right, last in place_at(phrase, join.end()) if join else ():
            found += night_told(phrase, left, right, last)
    return found


def night_told(phrase: Phrase, left: Node, right: Node, end: int) -> Found:
    """The one night from a day to the next; none where the days are no such pair."""
    night = phrase.tried(_night_between, phrase, left, right)
    return [(told_of(night), end)] if night else []


def _night_between(phrase: Phrase, left: Node, right: Node) -> Options:
    pairs, _ = pairs_of(Point(day=left), Point(day=right), phrase)
    days = [(a.first_day, b.first_day) for a, b in pairs if a.is_day and b.is_day]
    nights = [night_of(one) for one, other in days if (other - one).days == 1]
    if len(nights) != 1:
        raise Refused("A night runs from one day to the next, such as the night of 3 to 4 March 2026. Check the days.")
    return only(*nights)
