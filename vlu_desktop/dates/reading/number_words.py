# SPDX-License-Identifier: Apache-2.0
"""Numbers of several words: "twenty-first", "twenty twenty-six", "two thousand and nineteen"."""

from vlu_desktop.dates.date_words import TENS
from vlu_desktop.dates.reading.kinds import KINDS
from vlu_desktop.dates.reading.token import Token

_TENS = frozenset(TENS)
_NUMBER, _ORDINAL, _DASH, _AND, _FOUR = (KINDS[name] for name in ("number", "ordinal", "dash", "and", "four"))
_OH = ("oh", "o", "o'")


def joined(words: list[Token]) -> list[Token]:
    """Number words that belong together as one number; years as they are spoken as four figures."""
    for word in words:
        if word.kind == _NUMBER and word.text.isalpha():
            return _years(_tens(words))
    return words


def _tens(words: list[Token]) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.text in _TENS and word.kind == _NUMBER:
            after = at + 2 if at + 1 < len(words) and words[at + 1].kind == _DASH else at + 1
            unit = words[after] if after < len(words) else None
            if unit and unit.kind in (_NUMBER, _ORDINAL) and unit.text.isalpha() and 1 <= unit.value <= 9:
                found.append(Token(unit.kind, word.value + unit.value, f"{word.text}-{unit.text}"))
                at = after + 1
                continue
        found.append(word)
        at += 1
    return found


def _years(words: list[Token]) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(words):
        year, length = _year(words, at)
        if length:
            found.append(Token(_FOUR, str(year), str(year)))
        else:
            found.append(words[at])
        at += length or 1
    return found


def _year(words: list[Token], at: int) -> tuple[int, int]:
    """The year spoken from here on and how many words it takes; none where no year is."""
    first = words[at].text
    if first == "two" and _text(words, at + 1) == "thousand":
        rest = at + 3 if _kind(words, at + 2) == _AND else at + 2
        last = _spoken(words, rest)
        if not last and _kind(words, rest) == _NUMBER:
            return 0, 0  # "two thousand and nineteen days": so many of a unit, and no year
        return (2000 + last, rest + 1 - at) if last else (2000, 2)
    if first not in ("nineteen", "twenty"):
        return 0, 0
    century = 1900 if first == "nineteen" else 2000
    after = at + 2 if _kind(words, at + 1) == _DASH else at + 1
    said_oh = _text(words, after) in _OH
    last = _spoken(words, after + 1 if said_oh else after)
    if last == 0 or said_oh != (last < 10):
        return 0, 0
    return century + last, after + (2 if said_oh else 1) - at


def _text(words: list[Token], at: int) -> str:
    return words[at].text if at < len(words) else ""


def _kind(words: list[Token], at: int) -> str:
    return words[at].kind if at < len(words) else ""


def _spoken(words: list[Token], at: int) -> int:
    """The number a word says, 0 where it is none or stands before a unit of time ("twenty ten minutes")."""
    if at >= len(words) or words[at].kind != _NUMBER or words[at].text.isdigit():
        return 0
    following = words[at + 1].kind if at + 1 < len(words) else ""
    return 0 if following in (KINDS["unit"], KINDS["minutes"], KINDS["past"], KINDS["to"]) else int(words[at].value)
