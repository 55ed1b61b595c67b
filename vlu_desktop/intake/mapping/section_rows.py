# SPDX-License-Identifier: Apache-2.0
"""Rows within a table that name the year or month of the rows below them: "2024", "February", "Mar 26"."""

import re

from vlu_desktop.intake.formats.grid import Row, is_blank, words_of
from vlu_desktop.intake.mapping.sheet_month import SheetMonth, month_in

_NEITHER = re.compile(r"[\W_]+|\b(?:the|month|year|of|for)\b", re.IGNORECASE)
_ONE_WORD_OR_TWO = re.compile(r"(?:[^\W\d]+\s?)?'?(?:\d{4}|\d\d)?$|(?:\d{4}\s?)?[^\W\d]+$|\d{4} \d\d?$|\d\d? \d{4}$")
_OVER_THE_TURN = 6
"""More months back than this are months on, into the next year."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def section_of(row: Row, before: SheetMonth) -> SheetMonth | None:
    """What the rows below are of, by a row that says that and nothing else; None for any other row.

    `before` is what the rows above were of: a month without a year is of the same one, of the next where it goes back
    over the turn of a year, and else, where it goes back, of none that is known.
    """
    cells = [value for value in row if not is_blank((value,))]
    if len(cells) != 1 or not isinstance(cells[0], str | float):
        return None
    words = words_of(cells[0]).strip()
    if re.fullmatch(r"\d{4}\W*", words):
        year = int(words[:4])
        return SheetMonth(year=year) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    found = month_in(re.sub("['’]", "", words))
    if not found.month or not _ONE_WORD_OR_TWO.match(_said(words)):
        return None
    if found.year:
        return found
    if before.year and before.month - found.month > _OVER_THE_TURN:
        return SheetMonth(year=before.year + 1, month=found.month)
    return SheetMonth(year=before.year if found.month >= before.month else 0, month=found.month)


def is_section(row: Row) -> bool:
    """Whether the row says what the rows below it are of, and nothing else."""
    return section_of(row, SheetMonth()) is not None


def _said(words: str) -> str:
    return " ".join(_NEITHER.sub(" ", words).split())
