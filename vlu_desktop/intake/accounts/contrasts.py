# SPDX-License-Identifier: Apache-2.0
"""What is told against a denial in its sentence: "no threats today, just 14 texts", "nothing apart from 3 calls"."""

from collections.abc import Sequence

from vlu_desktop.intake.accounts.count_words import COUNTABLE, NOUNS, NUMBERS, TENS
from vlu_desktop.intake.accounts.grammar_words import word_set
from vlu_desktop.intake.accounts.words import Piece

DENIALS = word_set("scopes.not") | {"no"}
_ENDS = frozenset(".!?\n;")
SET_AGAINST = word_set("contrasts.against")
"""Words that set what comes against what was denied."""
_OF_TWO = {"apart": "from", "other": "than", "aside": "from"}
"""Such words of two, the first by the second."""
_NOT_AGAINST = word_set("contrasts.not_against")
"""Words behind one that make it a word of time or purpose: "just as", "only to"."""
_SUBJECTS = word_set("clauses.subjects")
_NEAR = 4
"""Words from a number to what it counts."""


def is_set_against(pieces: Sequence[Piece], n: int) -> bool:
    """Whether the word there begins what is told in spite of a denial before it in its sentence."""
    if n + 1 >= len(pieces) or not _begins(pieces, n):
        return False
    before = pieces[n - 1].text if n else ""
    if before in DENIALS or not _denied_before(pieces, n):
        return False
    return before in (",", "-", "–", "—") or (before not in _SUBJECTS and _counts(pieces, _behind(pieces, n)))


def is_counted_against(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a number of messages or the like stands there behind a denial: "nothing physical, 14 texts"."""
    return _counts(pieces, n) and _denied_before(pieces, n)


def is_all_but_a_number(pieces: Sequence[Piece], n: int) -> bool:
    """Whether the word there and the next are one before a number: "apart from 14 texts", which is no range from 14."""
    two = pieces[n].text in _OF_TWO and n + 1 < len(pieces) and pieces[n + 1].text == _OF_TWO[pieces[n].text]
    return two and _counts(pieces, n + 2)


def _begins(pieces: Sequence[Piece], n: int) -> bool:
    word, after = pieces[n].text, pieces[n + 1].text
    return _OF_TWO[word] == after if word in _OF_TWO else word in SET_AGAINST and after not in _NOT_AGAINST


def _behind(pieces: Sequence[Piece], n: int) -> int:
    return n + (2 if pieces[n].text in _OF_TWO else 1)


def _denied_before(pieces: Sequence[Piece], n: int) -> bool:
    while n and pieces[n - 1].text not in _ENDS:
        n -= 1
        if pieces[n].text in DENIALS:
            return True
    return False


def _counts(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a number stands there and, close behind it, what is sent or made."""
    if n >= len(pieces) or not (pieces[n].text.isdecimal() or pieces[n].text in NUMBERS or pieces[n].text in TENS):
        return False
    following = [each.text for each in pieces[n + 1 : n + _NEAR]]
    return any(word in COUNTABLE or word in NOUNS for word in following)
