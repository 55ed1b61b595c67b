# SPDX-License-Identifier: Apache-2.0
"""A place in time, from a day to a decade: the rules that name one, with what may stand before and after it."""

from functools import lru_cache

from vlu_desktop.dates.reading import ago_rules, day_rules, feast_rules, period_rules, weekday_rules
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.kinds import rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.rules import Match, Node, Reader, by_start
from vlu_desktop.dates.reading.spans import Refused

_RULES = by_start((*weekday_rules.ROWS, *day_rules.ROWS, *ago_rules.ROWS, *feast_rules.ROWS, *period_rules.ROWS))
LEAD = rule(
    "(sometime comma?)? (?P<a>about)? (the? later_in)? (on|in|during|at|over|of)? (sometime (on|in|during)?)? "
    "(?P<b>about)? the? "
    "(?P<c>about)? (?=.)"
)
_SUFFIX = rule("dash? ish | question+ | comma? hedge+ question?")


def named(phrase: Phrase, place: int) -> Found:
    """What the rules find right here; the first found for each length, the longest first."""
    found: dict[int, Node] = {}
    for read, match, end in _matching(phrase.kinds, place):
        if end not in found and (node := _node(phrase, read, match)) is not None:
            found[end] = node
    return [(found[end], end) for end in sorted(found, reverse=True)]


def _node(phrase: Phrase, read: Reader, match: Match) -> Node | None:
    """What one rule reads; None where it is no such place, and why there is none is kept."""
    try:
        return read(phrase, match)
    except Refused as refused:
        phrase.refused = phrase.refused or refused.sentence
    except (ValueError, OverflowError):
        pass
    return None


@lru_cache(maxsize=1024)
def _matching(kinds: str, place: int) -> tuple[tuple[Reader, Match, int], ...]:
    """The rules whose pattern stands here, each with what it took and where that ends."""
    rows = _RULES.get(kinds[place : place + 1], ())
    took = ((row.read, row.pattern.match(kinds, place)) for row in rows)
    return tuple((read, match, match.end()) for read, match in took if match is not None)


def to_the_end(phrase: Phrase, place: int) -> Node | None:
    """The place in time that is all there is from here on: what `basic` finds first where it leaves no word over."""
    lead = LEAD.match(phrase.kinds, place)
    if lead is None:
        return None
    many = len(phrase.kinds)
    for read, match, end in _matching(phrase.kinds, lead.end()):
        if end == many and (node := _node(phrase, read, match)) is not None:
            return _about(node) if lead["a"] or lead["b"] or lead["c"] else node
    return None


def basic(phrase: Phrase, place: int) -> Found:
    """A place with the small words before it and the doubt behind it."""
    return phrase.at("basic", place, _basic)


def _basic(phrase: Phrase, place: int) -> Found:
    lead = LEAD.match(phrase.kinds, place)
    if lead is None:
        return []
    about = bool(lead["a"] or lead["b"] or lead["c"])
    return with_doubt(phrase, named(phrase, lead.end()), about=about)


def with_doubt(phrase: Phrase, found: Found, *, about: bool) -> Found:
    """The same with the words of doubt that may follow each."""
    more: Found = []
    for node, end in found:
        suffix = _SUFFIX.match(phrase.kinds, end)
        if suffix:
            more.append((_about(node), suffix.end()))
        more.append((_about(node) if about else node, end))
    return more


def _about(node: Node) -> Node:
    return node._replace(approximate=True) if isinstance(node, CalendarDay) else node.about()
