# SPDX-License-Identifier: Apache-2.0
"""Numbers of an account that count nothing: part of a date, a price or a reference, a time, a year, a measure."""

import re

from vlu_desktop.intake.accounts.count_words import NUMBERS, TENS
from vlu_desktop.intake.accounts.words import Piece
from vlu_desktop.kernel.calendar_words import MONTHS

_SIGNS = frozenset("£$€#@%°")
_WITHIN = frozenset(".:/,'’-–")
"""Marks within a figure: 21:40, 9.15, 12/04/2025."""
_NUMBER = re.compile(r"\d+(?:[-–]\d+)?")
"""A figure that may be a number by itself: 12, 3-4."""
_YEARS = range(1950, 2100)
_LONG = 4
_NEAR = 5
_MONTHS = {month.lower() for month in MONTHS}
_BEFORE_A_YEAR = _MONTHS | {month[:3] for month in _MONTHS} | frozenset(
    "in since of from by until till during before after early late mid spring summer autumn winter end start".split()
)  # fmt: skip
_BEFORE_A_TIME = frozenset("at gone until till half past since by from".split())
_FOLLOWED = frozenset("followed accompanied bombarded swamped plagued woken".split())
_OF_AN_HOUR = NUMBERS.keys() | TENS.keys() | {"quarter", "half"}
_MEASURES = frozenset("ft foot feet minus junction".split())
_SIZES = frozenset(
    "size sizes age weight height amount speed rate price number strength usual normal width length money".split()
)
_NOT_COMPARED = frozenset("i he she we they the my his a if though soon well usual always promised before it".split())
_LAST_HOUR, _LAST_MINUTE = 23, 59


def is_of_something_else(
    account: str, piece: Piece | None, words: list[str], within: tuple[int, int], noun: str
) -> bool:
    """Whether the number of a clause, `within` these of its words, is part of a longer figure, or tells a time, a year
    or a measure; what counts "times" is none of the last three. `noun` is what it seems to count, "" where it is alone.
    """
    n, end = within
    if _is_part_of_figure(account, piece):
        return True
    if noun == "times":
        return words[n] in ("twice", "thrice") and _compares(words[end : end + 2])
    before = words[n - 1] if n else ""
    if before in _MEASURES or _is_of_the_clock(words, n) or (before in _BEFORE_A_YEAR and _is_year(words[n])):
        return True
    if not noun and _ends_a_stretch(words, n):
        return True
    return not n and _is_time_of_log(account, piece)


def _is_part_of_figure(account: str, piece: Piece | None) -> bool:
    """ "21:40", "£9.99", "12/04/2025", "2025-06-02", "90%"; a range as "3-4" is a number."""
    start, end = (piece.start, piece.end) if piece else (0, 0)
    if not account[start:end].isdecimal():
        return False
    while start and (
        account[start - 1].isdecimal() or (account[start - 1] in _WITHIN and account[start - 2 : start - 1].isdecimal())
    ):
        start -= 1
    while account[end : end + 1].isdecimal() or (
        account[end : end + 1] in _WITHIN and account[end + 1 : end + 2].isdecimal()
    ):
        end += 1
    if account[max(0, start - 1) : start] in _SIGNS or account[end : end + 1] in _SIGNS:
        return True
    return _NUMBER.fullmatch(account, start, end) is None


def _is_of_the_clock(words: list[str], n: int) -> bool:
    """ "At 9 calls started", "ten to nine", "half two", and not "at least 9" nor "followed by 3 texts"."""
    before = words[n - 1] if n else ""
    if before in ("to", "past"):
        return n > 1 and words[n - 2] in _OF_AN_HOUR
    return before in _BEFORE_A_TIME and _FOLLOWED.isdisjoint(words[max(0, n - 3) : n])


def _ends_a_stretch(words: list[str], n: int) -> bool:
    """ "Between midnight and 4", "midnight to 4"."""
    before = words[max(0, n - _NEAR) : n]
    return (before[-1:] == ["and"] and "between" in before) or before[-2:] in (["midnight", "to"], ["noon", "to"])


def _is_time_of_log(account: str, piece: Piece | None) -> bool:
    """ "1430 texts": four figures that begin a line and are a time of day, and no round number."""
    written = account[piece.start : piece.end] if piece else ""
    if len(written) != _LONG or not written.isdecimal() or written.endswith("00"):
        return False
    return int(written[:2]) <= _LAST_HOUR and int(written[2:]) <= _LAST_MINUTE


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == _LONG and int(word) in _YEARS


def _compares(behind: list[str]) -> bool:
    """ "Twice my size", "twice as loud", and not "twice as I was leaving"."""
    if len(behind) < 2:
        return False
    if behind[0] == "as":
        return behind[1] not in _NOT_COMPARED
    return behind[0] in ("my", "the", "his", "your") and behind[1] in _SIZES
