# SPDX-License-Identifier: Apache-2.0
"""A diary that is written rather than laid out: lines under a line that begins with a date are of that entry."""

from dataclasses import replace

from vlu_desktop.intake.formats.grid import Grid, Row, is_blank, words_of
from vlu_desktop.intake.mapping.cell_words import is_day_heading
from vlu_desktop.intake.mapping.leading_date import begins_with_date
from vlu_desktop.intake.mapping.section_rows import is_section

_FEWEST_DATED = 2
_LONGEST_TITLE = 40


def gathered(sheet: Grid) -> Grid:
    """The sheet with each entry whole in the row that its date stands in; the rows it goes on in are left blank.

    A weekday alone on its line begins an entry too, which counts on from the one above.
    A sheet of more than one column, or with fewer than two lines that begin with a date, is left as it is.
    """
    if not first_entry(sheet):
        return sheet
    rows: list[Row] = []
    entry = -1
    for number, row in enumerate(sheet.rows):
        rows.append(row)
        if is_blank(row):
            continue
        if _begins(row) or (entry >= 0 and is_day_heading(words_of(row[0]))):
            entry = number
        elif is_section(row) or (number + 1, 0) in sheet.marks:
            entry = -1
        elif entry >= 0:
            rows[entry] = (f"{words_of(rows[entry][0])}\n{words_of(row[0])}",)
            rows[number] = ()
    return replace(sheet, rows=tuple(rows))


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
