# SPDX-License-Identifier: Apache-2.0
"""Reads a spreadsheet or a text of rows into a `Book`, known by its content and never by its name."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from vlu_desktop.intake.formats.delimited import read_text
from vlu_desktop.intake.formats.grid import Book, Grid, Row, Value, clean
from vlu_desktop.intake.formats.packed_workbook import DAMAGED, LOCKED, look_inside
from vlu_desktop.kernel.errors import UserError

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes; what an exhibit may hold, because the file is kept as one."""
MOST_ROWS = 200_000
MOST_COLUMNS = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Open it in the program it came from, save it as .xlsx or .csv and import that."
# First bytes -> what the officer is told the file is.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a packed folder"),
    (b"7z\xbc\xaf", "a packed folder"),
    (b"\x1f\x8b", "a packed file"),
    (b"SQLite format 3", "a database"),
)


def read_book(data: bytes, name: str, encoding: str = "", delimiter: str = "") -> Book:
    """Every sheet of the file. `encoding` and `delimiter` override the guess for text, and mean nothing otherwise.

    UserError, saying what to do, for anything that is not a spreadsheet or must not be opened.
    """
    if not data:
        raise UserError("The file is empty. Choose another.")
    if len(data) > LARGEST_FILE:
        raise UserError("The file is larger than 50 MB. Split it, or remove the pictures in it, and import the parts.")
    if data.startswith(b"PK"):
        return _packed(data, name)
    if data.startswith(_OLE):
        if _SEALED in data:
            raise UserError(LOCKED)
        return Book(name=name, kind="xls", sheets=_sheets(data), data=data)
    _refuse_others(data)
    sheet, used, mark, notes = read_text(data, encoding, delimiter)
    _measure(sheet)
    if not sheet.rows:
        raise UserError("The file is empty. Choose another.")
    return Book(name=name, kind="csv", sheets=(sheet,), encoding=used, delimiter=mark, notes=notes, data=data)


def is_spreadsheet(start: bytes) -> bool:
    """Whether a file that begins so may be one: packed, an older workbook, or text."""
    if start.startswith((b"PK", _OLE)):
        return True
    try:
        _refuse_others(start)
    except UserError:
        return False
    return bool(start)


def _refuse_others(data: bytes) -> None:
    for mark, what in _OTHERS:
        if data.startswith(mark) and (mark != b"BM" or b"\0" in data[:32]) and (mark != b"MZ" or b"\0" in data[:64]):
            raise UserError(f"This file is {what}, not a spreadsheet, whatever its name says. Choose another.")
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise UserError(f"This file is a web page or XML, not a spreadsheet. {_SAVE_AS}")
    sample = data[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    nuls = sample.count(0)
    wide = max(sample[0::2].count(0), sample[1::2].count(0)) if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else nuls
    if odd - wide > max(8, len(sample) // 20):
        raise UserError(f"This file is not text and not a spreadsheet that can be read. {_SAVE_AS}")


def _packed(data: bytes, name: str) -> Book:
    inside = look_inside(data)
    sheets = _sheets(data)
    notes = []
    if inside.unsaved_formulas:
        notes.append(
            f"Cells with a formula and no saved result: {inside.unsaved_formulas:,}. They were read as empty. "
            "Open the workbook in a spreadsheet program, save it and import it again to have them."
        )
    if inside.error_cells:
        notes.append(f"Cells that hold an error (such as #REF!): {inside.error_cells:,}. They were read as empty.")
    if inside.hidden_rows:
        notes.append(f"Rows hidden in the workbook: {inside.hidden_rows:,}. They were read like the others.")
    if inside.starts_1904:
        notes.append("The workbook counts its days from 1904, as older Macintosh ones do. This was allowed for.")
    return Book(name=name, kind=inside.kind, sheets=sheets, notes=tuple(notes), data=data)


def _sheets(data: bytes) -> tuple[Grid, ...]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = []
        for about in book.sheets_metadata:
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            hidden = about.visible is not calamine.SheetVisibleEnum.Visible
            rows = tuple(_rows(book.get_sheet_by_name(about.name)))
            found.append(Grid(name=clean(about.name), rows=rows, hidden=hidden))
    except (UserError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except calamine.PasswordError as locked:
        raise UserError(LOCKED) from locked
    # The reader is compiled: what breaks within it arrives as a panic, which is no Exception.
    except BaseException as broken:
        raise UserError(DAMAGED) from broken
    for sheet in found:
        _measure(sheet)
    if not any(sheet.rows for sheet in found):
        raise UserError("The workbook is empty. Choose another.")
    return tuple(found)


def _rows(sheet: calamine.CalamineSheet) -> Iterator[Row]:
    left = (None,) * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows()):
        if number >= MOST_ROWS:
            _too_long()
        yield left + tuple(_value(cell) for cell in cells)


def _value(cell: int | float | str | bool | time | date | datetime | timedelta) -> Value:
    if isinstance(cell, str):
        return clean(cell) if cell else None
    if isinstance(cell, int) and not isinstance(cell, bool):
        return float(cell)
    if isinstance(cell, timedelta) and timedelta(0) <= cell < timedelta(days=1):
        return (datetime.min + cell).time()
    return cell


def _measure(sheet: Grid) -> None:
    if len(sheet.rows) > MOST_ROWS:
        _too_long()
    if max(map(len, sheet.rows), default=0) > MOST_COLUMNS:
        raise UserError(
            f"A sheet is more than {MOST_COLUMNS} columns wide. Copy the columns of the diary into a new one and "
            "import that."
        )


def _too_long() -> None:
    raise UserError(f"A sheet is longer than {MOST_ROWS:,} rows. Split it into parts and import each.")
