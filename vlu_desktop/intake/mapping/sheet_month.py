# SPDX-License-Identifier: Apache-2.0
"""The month and year that a sheet is of, by its name, by a title above its table or by the file's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.date_words import MONTH_NUMBERS, MONTHS_ELSEWHERE
from vlu_desktop.intake.formats.grid import Grid

_WELSH = tuple(name.lower() for name in MONTHS_ELSEWHERE["cy"])
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    rf"nov(?:ember)?|dec(?:ember)?|{'|'.join(_WELSH)})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|(?<=[a-z][ '’\-_])(\d\d)$", re.IGNORECASE)
_FIGURES = re.compile(r"\s*((?:19|20)\d\d)[-_.](0?[1-9]|1[0-2])\s*$|\s*(0?[1-9]|1[0-2])[-_.]((?:19|20)\d\d)\s*$")
_BARE_DAY = re.compile(
    r"\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?"
    r"(?:,?\s+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)?\s*$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMonth:
    """What a sheet is of: a year, a month (1 to 12), both or neither (0)."""

    year: int = 0
    month: int = 0

    def day(self, words: str) -> date | None:
        """A bare day of this month, such as "3", "3rd" or "Tue 3"; None where the words are no such day."""
        found = _BARE_DAY.match(words)
        if not found:
            return None
        try:
            return date(self.year, self.month, int(found[1]))
        except ValueError:
            return None


def is_bare_day(words: str) -> bool:
    """Whether the words are a day of some month and nothing else."""
    found = _BARE_DAY.match(words)
    return found is not None and 1 <= int(found[1]) <= 31


def sheet_month(sheet: Grid, heading_row: int, file_name: str) -> SheetMonth:
    """The month by the sheet's name or a short title above its headings; a year alone also by the file's name."""
    named = month_in(sheet.name)
    for words in (sheet.name, *_titles(sheet, heading_row), file_name.rpartition(".")[0]):
        found = month_in(words)
        if found.year:
            return SheetMonth(year=found.year, month=named.month or found.month)
    return named


def _titles(sheet: Grid, heading_row: int) -> Iterator[str]:
    for row in sheet.rows[: max(0, heading_row - 1)]:
        cells = [value for value in row if isinstance(value, str) and value.strip()]
        if len(cells) == 1 and len(cells[0]) <= _LONGEST_TITLE:
            yield cells[0]


def month_in(words: str) -> SheetMonth:
    """The month and year that a name or title says; one with more figures in it says nothing."""
    if figures := _FIGURES.match(words):
        return SheetMonth(year=int(figures[1] or figures[4]), month=int(figures[2] or figures[3]))
    years, months = list(_YEAR.finditer(words)), list(_MONTH.finditer(words))
    left = _YEAR.sub("", words)
    if len(years) > 1 or len(months) > 1 or any(character.isdigit() for character in left):
        return SheetMonth()
    month = _number(months[0].group()) if months else 0
    return SheetMonth(year=_year(years[0], month) if years else 0, month=month)


def _year(said: re.Match[str], month: int) -> int:
    """A year in two figures is one only beside a month."""
    return int(said[1] or (f"20{said[2]}" if month else 0))


def _number(name: str) -> int:
    name = name.lower()
    return _WELSH.index(name) + 1 if name in _WELSH else MONTH_NUMBERS[name[:3]]
