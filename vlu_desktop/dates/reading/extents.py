# SPDX-License-Identifier: Apache-2.0
"""Everything that may be told from a place on: one point, a night between two days, a range, a list."""

from collections.abc import Callable, Iterator

from vlu_desktop.dates.reading.kinds import KINDS
from vlu_desktop.dates.reading.lists import lists_at
from vlu_desktop.dates.reading.nights import nights_at
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.points import Point, points_at, resolve_point, whole_day, whole_points
from vlu_desktop.dates.reading.ranges import ranges_at
from vlu_desktop.dates.reading.spans import Options
from vlu_desktop.dates.reading.told import Meanings, told_of
from vlu_desktop.dates.when import When

Change = Callable[[When], When | None]
# Without one of these there is no night told by its part, no range and no list.
_OF_NIGHTS = frozenset(KINDS[name] for name in ("part", "overnight", "midnight"))
_OF_RANGES = frozenset(KINDS[name] for name in ("dash", "to", "until", "into", "and", "slash"))
_OF_LISTS = frozenset(KINDS[name] for name in ("and", "or", "slash", "hedge", "figures"))


def _resolved(phrase: Phrase, point: Point) -> Options | None:
    """The ranges of a point that is told whole."""
    if point.day is None or point.is_bare_day or point.is_bare_time:
        return None
    return phrase.tried(resolve_point, point, phrase)


def extents_at(phrase: Phrase, place: int) -> list[tuple[Meanings, int]]:
    """What may be told from here on with where it ends; all of it is dated and none is open.

    Worked out once for a place of a phrase, for every rule that begins with a time asks there.
    """
    return phrase.at("extent", place, _extents)


def _extents(phrase: Phrase, place: int) -> Found:
    found: list[tuple[Meanings, int]] = []
    for point, end in points_at(phrase, place):
        options = _resolved(phrase, point)
        if options is not None:
            found.append((told_of(options), end))
    return [*found, *_of_several(phrase, place)]


def _of_several(phrase: Phrase, place: int) -> Iterator[tuple[Meanings, int]]:
    """The nights, ranges and lists that may be told from here on, each looked for only when it is come to."""
    kinds = phrase.kinds
    if not _OF_NIGHTS.isdisjoint(kinds):
        yield from nights_at(phrase, place)
    if not _OF_RANGES.isdisjoint(kinds):
        yield from ranges_at(phrase, place)
    if not _OF_LISTS.isdisjoint(kinds):
        yield from lists_at(phrase, place)


def rest(phrase: Phrase, place: int) -> Meanings | None:
    """What stands from here to the end, nothing left over."""
    found = phrase.at("rest", place, _rest)
    return found[0][0] if found else None


def _rest(phrase: Phrase, place: int) -> Found:
    many = len(phrase.kinds)
    if phrase.every:
        return [(told, end) for told, end in extents_at(phrase, place) if end == many][:1]
    options = whole_day(phrase, place)
    if options is not None:
        return [(told_of(options), many)]
    for point in whole_points(phrase, place):
        if (options := _resolved(phrase, point)) is not None:
            return [(told_of(options), many)]
    return next(([(told, end)] for told, end in _of_several(phrase, place) if end == many), [])


def changed(phrase: Phrase, place: int, change: Change) -> Meanings | None:
    """What stands from here to the end, changed; None where it can't be."""
    told = rest(phrase, place)
    return told.each(change) if told else None
