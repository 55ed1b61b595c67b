# SPDX-License-Identifier: Apache-2.0
"""Reads the lexicon: every row of every lane, once, as patterns to be found in a passage."""

import tomllib
from functools import cache
from importlib import resources

from vlu_desktop.intake.accounts.patterns import Patterns, Row
from vlu_desktop.intake.accounts.scopes import denies
from vlu_desktop.intake.accounts.word_classes import CLASSES

LANES = ("contact", "following", "online", "property", "others", "threats", "violence")


@cache
def lexicon_rows() -> tuple[Row, ...]:
    """The rows of all lanes in their order; each kind's rows by what they mean: "done", "thing" or "said"."""
    found = []
    folder = resources.files("vlu_desktop.intake.accounts").joinpath("lexicon")
    for lane in LANES:
        kinds = tomllib.loads(folder.joinpath(f"{lane}.toml").read_text(encoding="utf-8"))
        for kind, modes in kinds.items():
            for mode, rows in modes.items():
                found += [Row(kind=kind, mode=mode, pattern=row, denies=denies(row)) for row in rows.splitlines() if row]
    return tuple(found)


@cache
def narrated() -> Patterns:
    """What was done or came, as she tells it."""
    return Patterns([row for row in lexicon_rows() if row.mode != "said"], CLASSES)


@cache
def spoken() -> Patterns:
    """What he said or sent, word for word or as she tells it."""
    return Patterns([row for row in lexicon_rows() if row.mode == "said"], CLASSES)
