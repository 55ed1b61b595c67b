# SPDX-License-Identifier: Apache-2.0
"""Whether a word is one of ordinary English, so that alone and in small letters it names nobody and no place."""

from functools import cache
from importlib.resources import files


@cache
def _words() -> frozenset[str]:
    said = files("vlu_desktop.text").joinpath("ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in said.splitlines() if not line.startswith("#"))


def is_ordinary(word: str) -> bool:
    """Whether a word in small letters stands in the list beside this module (SCOWL, its notice at the list's head)."""
    return word in _words()
