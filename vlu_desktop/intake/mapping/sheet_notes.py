# SPDX-License-Identifier: Apache-2.0
"""What is said of each sheet of a diary above its rows: why it was left out, and what no use was found for."""

from collections.abc import Iterator, Sized

from vlu_desktop.intake.formats.grid import Grid
from vlu_desktop.intake.mapping.column_mapping import Mapping

NO_ENTRY = "There is no entry in this file: nothing stands below its headings. Look at it, or choose another."


def notes_of(sheets: tuple[tuple[Grid, Mapping], ...]) -> Iterator[str]:
    """Sentences for the officer, sheet by sheet."""
    for sheet, mapping in sheets:
        at = f"Sheet “{sheet.name}”: " if len(sheets) > 1 else ""
        if sheet.rows:
            yield from (f"{at}{note}" for note in (*_of_sheet(mapping), *_of_lines(sheet, mapping)))


def nothing_found(made: Sized, not_read: Sized) -> tuple[str, ...]:
    """A sentence where no row of a file was an entry, taken or not."""
    return () if made or not_read else (NO_ENTRY,)


def _of_lines(sheet: Grid, mapping: Mapping) -> Iterator[str]:
    """That lines without a date were taken to go on from the entry above them, and how many."""
    if mapping.used and (many := len(sheet.going_on)):
        yield f"Lines without a date: {many:,}. Each is kept with the entry above it, unless you say otherwise."


def _of_sheet(mapping: Mapping) -> Iterator[str]:
    if not mapping.used:
        yield f"Not imported, because {mapping.why_not or 'you chose to leave it out'}."
        return
    if not mapping.heading_row:
        yield "No row of headings was found; the columns were told by what they hold."
    unused = [column.heading for column in mapping.columns if column.heading and not column.use]
    if unused:
        yield f"Columns kept with each row as it came, and not otherwise used: {', '.join(unused)}."
    if mapping.of("direction") and not mapping.of("account"):
        yield (
            "This looks like a call log or a telephone bill: it says who rang and when, and not what happened. "
            "Its lines are under Not read, to be taken one by one; a bill often lists outgoing calls alone."
        )
    if mapping.swap_suspected and not mapping.swap_real_dates:
        yield (
            "Day and month of some dates may have been swapped by a spreadsheet set for another country. "
            "Check a date you know; the dates can be swapped back."
        )
