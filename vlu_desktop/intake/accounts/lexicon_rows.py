# SPDX-License-Identifier: Apache-2.0
"""Reads the lexicon: every row of every lane, once, as patterns to be found in a passage."""

from functools import cache

from vlu_desktop.intake.accounts.grammar_words import lexicon_file
from vlu_desktop.intake.accounts.patterns import Patterns, Row
from vlu_desktop.intake.accounts.scopes import denies
from vlu_desktop.intake.accounts.word_classes import CLASSES

_MANY = 20
"""Words that a row has to choose from, over all its elements, to be a weak sign."""
LANES = ("contact", "following", "online", "property", "others", "threats", "violence")
_WORDS_OF_THEIR_OWN = frozenset({"contact", "threats", "violence"})
"""Lanes whose kinds are told by words that little else is told by: messages, harm, menace."""


@cache
def lexicon_rows() -> tuple[Row, ...]:
    """The rows of all lanes in their order; each kind's rows by what they mean: "done", "thing" or "said"."""
    found = []
    for lane in LANES:
        for kind, modes in lexicon_file(lane).items():
            for mode, rows in modes.items():
                found += [
                    Row(
                        kind=kind,
                        mode=mode,
                        pattern=row,
                        denies=denies(row),
                        loose=kind != "verbal-abuse" and lane not in _WORDS_OF_THEIR_OWN and _is_loose(row),
                    )
                    for row in rows.splitlines()
                    if row
                ]
    return tuple(found)


def _is_loose(row: str) -> bool:
    """Whether the words that must stand there may be any of many."""
    needed = [each for each in row.split() if each[0] not in "._^$!" and not each.endswith("?")]
    return sum(each.count("|") + 1 for each in needed) >= _MANY


@cache
def narrated() -> Patterns:
    """What was done or came, as she tells it."""
    return Patterns([row for row in lexicon_rows() if row.mode != "said"], CLASSES)


@cache
def spoken() -> Patterns:
    """What he said or sent, word for word or as she tells it."""
    return Patterns([row for row in lexicon_rows() if row.mode == "said"], CLASSES)
