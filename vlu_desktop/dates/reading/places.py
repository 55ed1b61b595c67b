# SPDX-License-Identifier: Apache-2.0
"""A place in time, from a day to a decade: the rules that name one, with what may stand before and after it."""

from dataclasses import replace
from functools import lru_cache

from vlu_desktop.dates.reading import ago_rules, day_rules, feast_rules, period_rules, weekday_rules
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.kinds import rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.rules import Match, Node, Row, by_start
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
    for row, match in _matching(phrase.kinds, place):
        if match.end() in found:
            continue
        try:
            node = row.read(phrase, match)
        except Refused as refused:
            phrase.refused = phrase.refused or refused.sentence
            continue
        except (ValueError, OverflowError):
            continue
        if node is not None:
            found[match.end()] = node
    return sorted(((node, end) for end, node in found.items()), key=lambda each: -each[1])


@lru_cache(maxsize=1024)
def _matching(kinds: str, place: int) -> tuple[tuple[Row, Match], ...]:
    """The rules whose pattern stands here."""
    rows = _RULES.get(kinds[place : place + 1], ())
    return tuple((row, match) for row in rows if (match := row.pattern.match(kinds, place)) is not None)


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
    return replace(node, approximate=True) if isinstance(node, CalendarDay) else node.about()
