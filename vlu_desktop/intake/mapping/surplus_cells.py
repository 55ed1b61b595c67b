# SPDX-License-Identifier: Apache-2.0
"""Puts a row together again that commas nobody quoted have cut into more cells than the table has headings."""

from vlu_desktop.intake.formats.grid import Row, Value, is_blank, words_of
from vlu_desktop.intake.mapping.column_mapping import Mapping
from vlu_desktop.intake.mapping.figures import looks_like_date, read_clock
from vlu_desktop.intake.mapping.police_column import police_told
from vlu_desktop.record.count import Count


def put_together(row: Row, mapping: Mapping, delimiter: str) -> Row:
    """The row with as many cells as there are headings, where that lets its other columns hold what they should.

    What happened was cut, or else a date. Where nothing tells, a space behind the comma does: it is one of writing.
    Where what happened is the last column nothing is done here, because whatever is beyond it is its own.
    """
    surplus = _surplus(row, mapping) if delimiter and mapping.heading_row else 0
    if not surplus:
        return row
    best, chosen = _fitting(row, mapping), row
    for column in (mapping.of("account")[-1], *mapping.of("date")):
        at, behind = column.index, column.index + surplus + 1
        parts = tuple(map(words_of, row[at:behind]))
        joined = (*row[:at], delimiter.join(parts), *row[behind:])
        fitting = _fitting(joined, mapping)
        of_writing = chosen is row and all(part.startswith(" ") for part in parts[1:])
        if fitting > best or (fitting == best and of_writing):
            best, chosen = fitting, joined
    return chosen


def _surplus(row: Row, mapping: Mapping) -> int:
    """How many cells there are beyond the headings; 0 where what happened is the last of them, or is no column."""
    account = [each.index for each in mapping.of("account")]
    if not account:
        return 0
    last = max(each.index for each in mapping.columns if each.heading or each.use)
    return max(_length(row) - last - 1, 0) if account[-1] != last else 0


def _length(row: Row) -> int:
    return max((n for n, value in enumerate(row, 1) if not is_blank((value,))), default=0)


def _fitting(row: Row, mapping: Mapping) -> int:
    """How many of the columns that can be told hold what their headings say."""
    return sum(each.index < len(row) and _fits(each.use, row[each.index]) for each in mapping.columns)


def _fits(use: str, value: Value) -> bool:
    words = words_of(value).strip()
    if not words:
        return False
    if use in ("date", "end_date", "written"):
        return looks_like_date(value)
    if use == "time":
        return not isinstance(value, str) or read_clock(words) is not None
    if use == "count":
        return Count.told(words).number is not None
    return use == "reported" and bool(police_told(words, "", "", of_police=False).answer)
