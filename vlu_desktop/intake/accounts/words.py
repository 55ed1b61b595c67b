# SPDX-License-Identifier: Apache-2.0
"""Cuts an account into words and marks, each with its place in the account, spelt the one way the lexicon is spelt."""

import re
from typing import NamedTuple

from vlu_desktop.intake.accounts.grammar_words import pairs

MOST_READ = 20_000
"""Characters of one account that are read; a longer one is read to here."""

MARKS = frozenset("\"“”'’.,;:!?()[]\n–—+-") | {"<<", ">>"}
"""Pieces that are no word."""
_PIECE = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:['’`][^\W_]+)*)|((?<![^\s(\[,:;.!?-])[\"“”'‘’](?=\S))|([\"“”'’.,;:!?()\[\]\n–—+-])"
)
_FEET = re.compile(r"(?<=\d)['’`](?=\d)")
"""He is 6'2: a measure."""
_WORD, _OPEN = 1, 2
"""Groups of it; the third is any other mark."""
_SPLIT_FIGURE = re.compile(r"[^\W\d_]+|\d+(?=\D)|\d+")
_SPELT = pairs("spellings")
"""One spelling for words that are written many ways; the lexicon has only the right-hand ones."""


class Piece(NamedTuple):
    """A word as the lexicon spells it, or a mark; `start` and `end` are its place in the account, in characters."""

    text: str
    start: int
    end: int
    capital: bool = False


def pieces_of(account: str) -> list[Piece]:
    """Words and marks in order. A quotation mark that opens is "<<", one that may close is ">>"."""
    found: list[Piece] = []
    for each in _PIECE.finditer(account[:MOST_READ]):
        kind, written = each.lastindex, each[0]
        if kind == _WORD:
            plain = written.lower()
            if plain.isalpha() and plain not in _SPELT:
                found.append(Piece(plain, *each.span(), written[0].isupper()))
            else:
                found.extend(_words(written, each.start()))
        elif kind == _OPEN:
            found.append(Piece("<<", *each.span()))
        else:
            found.append(Piece(">>" if written in "\"“”'’" else written, *each.span()))
    return found


def _words(written: str, start: int) -> list[Piece]:
    """One written word as one or more words: "60calls" is two, "u" is "you"."""
    found: list[Piece] = []
    plain = written.lower().replace(",", "")
    parts = [(plain, 0)]
    if plain[0].isdigit() and plain[-1].isalpha() and plain.isalnum():
        parts = [(each[0], each.start()) for each in _SPLIT_FIGURE.finditer(plain)]
    for part, at in parts:
        bare = _FEET.sub("ft", part).replace("'", "").replace("’", "").replace("`", "")
        for word in _SPELT.get(bare, bare).split():
            found.append(
                Piece(
                    text=word,
                    start=start + at,
                    end=start + (at + len(part) if len(parts) > 1 else len(written)),
                    capital=written[0].isupper() and not at,
                )
            )
    return found
