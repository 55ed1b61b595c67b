# SPDX-License-Identifier: Apache-2.0
"""Whether a word is one of ordinary English, so that alone and in small letters it names nobody and no place."""

import re
from functools import cache
from importlib.resources import files

from vlu_desktop.kernel.calendar_words import MONTHS, WEEKDAYS

# Written with a capital whatever they mean, so that only a title before them makes a name of them ("Mrs May").
_OF_DATES = frozenset(
    (*(name.lower() for name in (*MONTHS, *WEEKDAYS)), *"spring summer autumn winter christmas easter".split())
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|PC|DC|Sgt)\.?\s*$")
_PLACE = re.compile(
    r"\W{1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Crescent|Square|Way|Terrace|Gardens|Bridge|Station|School|Hospital|"
    r"Surgery|Park|Rd|St|Ave|Ln|Primary|Academy|College|Library|Centre|Arms)(?![a-z])"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_TITLE = 8


@cache
def _words() -> frozenset[str]:
    said = files("vlu_desktop.text").joinpath("ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in said.splitlines() if not line.startswith("#"))


def is_ordinary(word: str) -> bool:
    """Whether a word in small letters stands in the list beside this module (SCOWL, its notice at the list's head)."""
    return word in _words() or word in _OF_DATES


def stands_as_a_name(text: str, start: int, end: int) -> bool:
    """Whether ordinary words are written as a name: each with a capital, and a month only after a title ("Mrs May")."""
    words = _WORD.findall(text, start, end)
    if not all(word[0].isupper() for word in words):
        return False
    dated = any(word.casefold() in _OF_DATES for word in words)
    return not dated or bool(_TITLE.search(text, max(start - _LONGEST_TITLE, 0), start))


def stands_for_a_place(text: str, end: int) -> bool:
    """Whether a name that ends there stands as that of a street or a building, so perhaps by chance."""
    return bool(_PLACE.match(text, end))
