# SPDX-License-Identifier: Apache-2.0
"""Reads the lexicon: every row of every lane, once, as patterns to be found in a passage."""

from functools import cache

from vlu_desktop.intake.accounts.grammar_words import lexicon_file
from vlu_desktop.intake.accounts.patterns import Patterns, Row
from vlu_desktop.intake.accounts.scopes import denies
from vlu_desktop.intake.accounts.word_classes import CLASSES

LANES = ("contact", "following", "online", "property", "others", "threats", "violence")


@cache
def lexicon_rows() -> tuple[Row, ...]:
    """The rows of all lanes in their order; each kind's rows by what they mean: "done", "thing" or "said"."""
    found = []
    for lane in LANES:
        for kind, modes in lexicon_file(lane).items():
            for mode, rows in modes.items():
                found += [
                    Row(kind=kind, mode=mode, pattern=row, denies=denies(row)) for row in rows.splitlines() if row
                ]
    return tuple(found)


@cache
def narrated() -> Patterns:
    """What was done or came, as she tells it."""
    return Patterns([row for row in lexicon_rows() if row.mode != "said"], CLASSES)


@cache
def spoken() -> Patterns:
    """What he said or sent, word for word or as she tells it."""
    return Patterns([row for row in lexicon_rows() if row.mode == "said"], CLASSES)
