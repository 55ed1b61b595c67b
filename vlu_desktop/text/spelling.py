# SPDX-License-Identifier: Apache-2.0
"""One way in which a value may be written, and what must hold where it is found so that it is as rare as the value."""

from collections.abc import Sequence
from enum import IntEnum, auto
from itertools import pairwise
from typing import NamedTuple

from vlu_desktop.text.compared_words import APOSTROPHES, Token
from vlu_desktop.text.ordinary_words import is_ordinary

_SMALL = frozenset({"the", "at", "of", "and", "in", "on", "to", "from", "n", "y", "s", "upon", "le", "la", "de", "by"})
_NUMBER_GOES_ON = " -.()/"
_HANDLE_SIGNS = frozenset({".", "_"})
_LEAST_PIECE = 3


class Rule(IntEnum):
    """What must hold of the words found; of two rules for one spelling the lower is kept.

    ANYWHERE: nothing. PLAIN: no apostrophe within. AS_WRITTEN: the very letters, nothing short in full. CAPITALS: each
    word but the small ones has a capital. HANDLE: "@" stands before it, or dots
    and low lines alone part its words. ALONE: no figures go before or after it as parts of
    the same number. LETTERS: each letter stands for itself ("M.A.R.A.C."). PARTED: a word in two, each with a capital
    or one of them no word of English, or in letters that stand for themselves.
    """

    ANYWHERE = auto()
    PLAIN = auto()
    AS_WRITTEN = auto()
    CAPITALS = auto()
    HANDLE = auto()
    ALONE = auto()
    LETTERS = auto()
    PARTED = auto()

    __hash__ = int.__hash__  # that of an enumeration is worked out anew from its name, for each of a hundred thousand


class Spelling(NamedTuple):
    """Words in order. `joined`: they may be parted and put together in any way, so only their letters are compared."""

    words: tuple[str, ...]
    rule: Rule = Rule.ANYWHERE
    joined: bool = False


def joined(words: Sequence[str], rule: Rule = Rule.ANYWHERE) -> Spelling:
    """The words as one string that may be broken anywhere between words."""
    return Spelling(("".join(words),), rule, True)


def holds(rule: Rule, text: str, words: Sequence[Token], value: str) -> bool:
    """Whether words found in a text are written so that the value is meant."""
    start, end = words[0][0], words[-1][1]
    match rule:
        case Rule.ANYWHERE:
            return True
        case Rule.PLAIN:
            return not any(each in APOSTROPHES for each in text[start:end])
        case Rule.AS_WRITTEN:
            return text[start:end].casefold() == value.casefold()
        case Rule.CAPITALS:
            return all(_is_capital(text, each) for each in words)
        case Rule.HANDLE:
            parted = [text[one[1] : other[0]] for one, other in pairwise(words)]
            return text[start - 1 : start] == "@" or (bool(parted) and all(each in _HANDLE_SIGNS for each in parted))
        case Rule.ALONE:
            return not _goes_on(text, start - 1, -1) and not _goes_on(text, end, 1)
        case Rule.LETTERS:
            return all(len(word) == 1 for _, _, word in words)
        case _:
            return _is_one_parted(text, words) or all(len(word) == 1 for _, _, word in words)


def _is_capital(text: str, token: Token) -> bool:
    start, _, word = token
    return word in _SMALL or not text[start].isalpha() or text[start].isupper()


def _is_one_parted(text: str, words: Sequence[Token]) -> bool:
    """Whether words are the parts of one, and no turn of phrase such as "a fair lamb"."""
    if any(len(word) < _LEAST_PIECE for _, _, word in words):
        return False
    telling = any(len(word) > _LEAST_PIECE and not is_ordinary(word) for _, _, word in words)
    return telling or all(text[at].isupper() or text[at - 1 : at] == "-" for at, _, _ in words)


def _goes_on(text: str, at: int, step: int) -> bool:
    """Whether figures come next in that direction, parted from these by no more than signs that part a number."""
    while 0 <= at < len(text) and text[at] in _NUMBER_GOES_ON:
        at += step
    return 0 <= at < len(text) and text[at].isdigit()
