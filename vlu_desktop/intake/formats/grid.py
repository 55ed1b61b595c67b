# SPDX-License-Identifier: Apache-2.0
"""A file of rows and columns as values: cells as they came, with the words an officer would see in them."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Value = str | datetime | date | time | timedelta | float | bool | None
Row = tuple[Value, ...]

# Controls have pictures of their own in Unicode (U+2400 on), so nothing unseen goes into the record.
_UNSEEN = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: "\u2421"}
_C1 = dict.fromkeys(range(0x80, 0xA0), "\ufffd") | {0x85: "\n"}
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# A cell that holds either of them is quoted, so that the line can be read again.
_LINE_ENDS = "\r\n"
_NEEDS_CLEANING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMark:
    """What stands on a cell beside its value: a note fastened to it, and words of it that are struck out.

    The words struck out are not in the value, but where all of it is struck: then the value has them.
    """

    note: str = ""
    struck: str = ""
    all_struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet. Row 1 of the sheet is `rows[0]`; rows may differ in length.

    `marks` are by row, from 1, and column, from 0, and so are what is hidden. `aside` is why the sheet is left out
    unless the officer says, as "it stands outside the tables"; "" where nothing speaks against it.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    aside: str = ""
    marks: Mapping[tuple[int, int], CellMark] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    going_on: Mapping[int, str] = field(default_factory=dict)
    """Rows, from 1, whose words were put to those of the entry above and which are left blank, with these words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A file that was read, its bytes with it. `encoding` and `delimiter` are "" where it has none.

    `notes` are for the officer. `starts_1904` says that bare numbers in it count days from 1904.
    """

    name: str
    kind: str
    sheets: tuple[Grid, ...]
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    starts_1904: bool = False
    data: bytes = field(default=b"", repr=False)


def clean(text: str) -> str:
    """The text with each character nobody can see made visible; bidirectional and zero-width marks stay as they are."""
    if not _NEEDS_CLEANING.search(text):
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN | _C1 | _LONE)


def words_of(value: Value) -> str:
    """The cell as its owner would have seen it, in the British order of day and month."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return _day(value.date()) + ("" if value.time() == time.min else f" {_clock(value.time())}")
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def is_blank(row: Sequence[Value]) -> bool:
    """Whether no cell of the row holds anything but white space."""
    return all(value is None or (isinstance(value, str) and not value.strip()) for value in row)


def row_words(row: Sequence[Value]) -> str:
    """The row on one line for reading: its cells that hold something, set apart by bars."""
    return " | ".join(words for value in row if (words := words_of(value).strip()))


def raw_row(row: Sequence[Value]) -> str:
    """The row with all its cells in their places, as a line of comma-separated values."""
    out = io.StringIO()
    csv.writer(out, lineterminator=_LINE_ENDS).writerow([words_of(value) for value in row])
    return out.getvalue().removesuffix(_LINE_ENDS)


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _clock(clock: time) -> str:
    return f"{clock.hour:02}:{clock.minute:02}" + (f":{clock.second:02}" if clock.second else "")
