# SPDX-License-Identifier: Apache-2.0
"""What every rule of the grammar shares: how it is written down, and how the year that may follow a name is read."""

import re
from collections.abc import Callable
from typing import NamedTuple

from vlu_desktop.dates.reading.calendar_day import CalendarDay, in_year, resolve
from vlu_desktop.dates.reading.kinds import KINDS, Rule, rule
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.spans import Options
from vlu_desktop.dates.reading.token import Token

Node = CalendarDay | Options
Match = re.Match[str]
Reader = Callable[[Phrase, Match], Node | None]

# A year after a name: figures, or told from the day it was said.
YEAR = "(comma? (of|in)? (?P<y>four|quoted) (?!hours) | (comma? (of|in)? (?P<ly>last|this|next) (?P<lu>unit)) " \
    "| (comma? (of|in)? (the)? (?P<bu>unit) before (?P<bl>last)))"  # fmt: skip


class Row(NamedTuple):
    """A rule: the kinds it may begin with, its pattern, and what reads it."""

    starts: str
    pattern: Rule
    read: Reader


def row(starts: str, pattern: str, read: Reader) -> Row:
    """A rule from its kinds as words."""
    return Row(starts, rule(pattern), read)


def by_start(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    """The rules that may begin with each kind, in their order."""
    found: dict[str, list[Row]] = {}
    for each in rows:
        for name in each.starts.split():
            found.setdefault(KINDS[name], []).append(each)
    return {kind: tuple(rows) for kind, rows in found.items()}


def word(phrase: Phrase, match: Match, name: str) -> Token | None:
    """The word a part of the pattern took; None where it took none."""
    took = name in match.re.groupindex and match[name] is not None
    return phrase.tokens[match.start(name)] if took else None


def said_year(phrase: Phrase, match: Match) -> tuple[bool, int | None]:
    """Whether the words after a name are a year, and the year; None where none follows."""
    token = word(phrase, match, "y")
    if token:
        return True, in_year(token.value, phrase)
    unit = word(phrase, match, "lu") or word(phrase, match, "bu")
    if unit is None:
        return True, None
    if unit.value != "year":
        return False, None
    last = word(phrase, match, "ly")
    return True, phrase.said_on.year + ({"last": -1, "this": 0, "next": 1}[last.value] if last else -2)


def amount(token: Token) -> int:
    """The number a word of amount says: "a", "3", "a couple of"."""
    return int(token.value)


def options_of(node: Node, phrase: Phrase) -> Options:
    """The ranges a place names; Refused where there is no such day."""
    return node if isinstance(node, Options) else resolve(node, phrase)
