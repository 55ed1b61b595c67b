# SPDX-License-Identifier: Apache-2.0
"""The date that an entry begins with, where a diary has no column for it."""

import re

from vlu_desktop.intake.mapping.cell_words import is_day_heading
from vlu_desktop.intake.mapping.figures import looks_like_date

_CLOCK = (
    r"(?:,?\s+(?:at\s+|about\s+|approx\.?\s+|around\s+)*(?:\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?\s?m\b\.?|\d{1,2}:\d{2}))?"
)
_IN_FIGURES = re.compile(
    r"[\s\W]{0,8}?[\[(]?(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
    r"(?:,?\s+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?)?)(?=[\s:,–—\])-]|$)",
    re.IGNORECASE,
)
_SET_APART = re.compile(r"\s*([^\n]{5,40}?)\s*(?:[:–—](?!\d)|-\s|\n)")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s+(?:(?:19|20)\d\d|['’]\d\d)\b)?"
_IN_WORDS = re.compile(
    r"[\s\W]{0,8}?((?:on\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)){_YEAR}{_CLOCK})"
    r"(?=[\s\W]|$)",
    re.IGNORECASE,
)


def leading_dates(account: str) -> tuple[str, ...]:
    """The words at the beginning of an entry that may be its date, the likeliest first; none where none is.

    "3 March 2026, evening - he rang" may begin with all that stands before the dash; "3 March 2026 he said: go" with
    its first three words alone.
    """
    if figures := _IN_FIGURES.match(account):
        return (figures[1],)
    first, _, more = account.partition("\n")
    if more and is_day_heading(first):
        return (first.strip().rstrip(" :.–—-"),)
    found = []
    apart = _SET_APART.match(account)
    if apart and looks_like_date(apart[1]):
        found.append(apart[1])
    spelt = _IN_WORDS.match(account)
    if spelt and spelt[1] not in found:
        found.append(spelt[1])
    return tuple(found)


def begins_with_date(account: str) -> bool:
    """Whether an entry begins with a day and month, in figures or in words."""
    return bool(_IN_FIGURES.match(account) or _IN_WORDS.match(account))
