# SPDX-License-Identifier: Apache-2.0
"""A diary that is written rather than laid out: lines under a line that begins with a date are of that entry."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from vlu_desktop.intake.formats.grid import Grid, Row, is_blank, words_of
from vlu_desktop.intake.mapping.cell_words import is_day_heading
from vlu_desktop.intake.mapping.leading_date import begins_with_date
from vlu_desktop.intake.mapping.section_rows import is_section

_FEWEST_DATED = 2
_LONGEST_TITLE = 40
_TIME_OF_ITS_OWN = re.compile(
    r"\W*(?:(?:at|on|about|around|approx\.?|by|then|and)\s+)*"
    r"(?:\d{1,2}[:.]\d{2}\b|\d{1,2}\s?[ap]\.?\s?m\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:the\s+)?(?:next|following|same)\s+(?:day|night|morning|evening|afternoon|week)\b"
    r"|(?:that|this)\s+(?:same\s+)?(?:night|morning|evening|afternoon|day)\b|(?:yesterday|today|tonight|last night)\b"
    r"|later\b|(?:a\s+)?(?:day|week|month|few days)s?\s+(?:later|after)\b)",
    re.IGNORECASE,
)
"""How a line begins that may tell of another time than the one above it."""


def gathered(sheet: Grid) -> Grid:
    """The sheet with each entry whole in the row that its date stands in; the rows it goes on in are left blank.

    A weekday alone on its line begins an entry too, which counts on from the one above.
    A sheet of more than one column, or with fewer than two lines that begin with a date, is left as it is.
    """
    if not first_entry(sheet):
        return sheet
    going_on: dict[int, str] = {}
    entry = False
    for number, row in enumerate(sheet.rows, start=1):
        if is_blank(row):
            continue
        if _begins(row) or (entry and is_day_heading(words_of(row[0]))):
            entry = True
        elif is_section(row) or (number, 0) in sheet.marks:
            entry = False
        elif entry:
            going_on[number] = words_of(row[0])
    return _joined(sheet, going_on)


def doubtful_lines(sheet: Grid) -> Mapping[int, tuple[int, ...]]:
    """By entry, the lines that may be entries of their own: below a blank line, or beginning with another time."""
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for entry, number in _entries(sheet):
        below_blank = number - 1 not in sheet.going_on and is_blank(sheet.rows[number - 2])
        if below_blank or _TIME_OF_ITS_OWN.match(sheet.going_on[number]):
            found[entry] += (number,)
    return dict(found)


def parted(sheet: Grid, own: Collection[int]) -> Grid:
    """The sheet with these lines as entries of their own; what stood below each goes on from it."""
    if not own:
        return sheet
    rows = list(sheet.rows)
    tails: dict[int, int] = defaultdict(int)
    for entry, number in _entries(sheet):
        tails[entry] += len(sheet.going_on[number]) + 1
    for entry, length in tails.items():
        rows[entry - 1] = (words_of(rows[entry - 1][0])[:-length],)
    for number in own:
        rows[number - 1] = (sheet.going_on[number],)
    left = {number: words for number, words in sheet.going_on.items() if number not in own}
    return _joined(replace(sheet, rows=tuple(rows), going_on={}), left)


def _joined(sheet: Grid, going_on: Mapping[int, str]) -> Grid:
    """The sheet with the words of these rows put to those of the entry above, and the rows themselves left blank."""
    rows = list(sheet.rows)
    for number in going_on:
        rows[number - 1] = ()
    whole = replace(sheet, rows=tuple(rows), going_on=dict(going_on))
    parts: dict[int, list[str]] = {}
    for entry, number in _entries(whole):
        parts.setdefault(entry, [words_of(rows[entry - 1][0])]).append(going_on[number])
    for entry, words in parts.items():
        rows[entry - 1] = ("\n".join(words),)
    return replace(whole, rows=tuple(rows))


def _entries(sheet: Grid) -> Iterator[tuple[int, int]]:
    """Each line that goes on from an entry, behind the row of that entry."""
    entry = 0
    for number, row in enumerate(sheet.rows, start=1):
        if number in sheet.going_on:
            yield entry, number
        elif not is_blank(row):
            entry = number


def first_entry(sheet: Grid) -> int:
    """The row, from 1, of the first entry of a diary that is written; 0 of one that is laid out."""
    if any(not is_blank(row[1:]) for row in sheet.rows):
        return 0
    dated = [number for number, row in enumerate(sheet.rows, start=1) if _begins(row)]
    return dated[0] if len(dated) >= _FEWEST_DATED else 0


def is_title(row: Row) -> bool:
    """Whether a line above the first entry is a title: short, and no sentence."""
    words = words_of(row[0]).strip()
    return len(words) <= _LONGEST_TITLE and not words.endswith((".", "!", "?"))


def _begins(row: Row) -> bool:
    return bool(row) and isinstance(row[0], str) and begins_with_date(row[0])
