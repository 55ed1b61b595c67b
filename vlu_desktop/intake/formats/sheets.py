# SPDX-License-Identifier: Apache-2.0
"""Reads a spreadsheet or a text of rows into a `Book`, known by its content and never by its name."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from vlu_desktop.intake.formats.delimited import read_text
from vlu_desktop.intake.formats.grid import Book, CellMark, Grid, Row, Value, clean
from vlu_desktop.intake.formats.old_marks import old_marks
from vlu_desktop.intake.formats.open_document import read_sheets
from vlu_desktop.intake.formats.packed_workbook import DAMAGED, LOCKED, Contents, look_at_flat, look_inside
from vlu_desktop.intake.formats.sheet_marks import SheetMarks, marks_of
from vlu_desktop.intake.formats.word_tables import read_document
from vlu_desktop.intake.formats.xml_events import BadXml
from vlu_desktop.intake.mapping.prose_lines import gathered
from vlu_desktop.kernel.errors import UserError

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes; what an exhibit may hold, because the file is kept as one."""
MOST_ROWS = 200_000
MOST_COLUMNS = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED, _WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_FLAT, _START = b"application/vnd.oasis.opendocument.spreadsheet", 4096
_OLDER_WORD = (
    "This is a Word document of an older kind. Open it, save it as .docx and import that, or copy its table into a "
    "spreadsheet program."
)
_NOT_SEEN = (
    "Notes on cells, struck-out words and hidden rows of this kind of workbook are not seen here. Save it as .xlsx and "
    "import that to have them."
)
_PARTLY_SEEN = (
    "Words struck out within a cell of this kind of workbook are not told from the others. Save it as .xlsx and import "
    "that to have them."
)
_LOOK = "What they show is not read here: open the file itself to look at them."
_SAVE_AS = "Open it in the program it came from, save it as .xlsx or .csv and import that."
_ONLY_A_LINK = (
    "This file is only a link to a document kept on the internet. Open it there, choose File, Download, "
    "Microsoft Excel (.xlsx) and import that."
)
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
_OTHER_TEXTS: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"<html", b"<!doctype", b"<?xml", b"<table"), "a web page or XML"),
    ((b"mime-version:",), "a web page kept as one file"),
    ((b"[internetshortcut]", b"[{", b'{"', b"{\n", b"{\r", b"{ "), "a list for programs or a shortcut"),
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
        return _older(data, name)
    if _is_flat(data):
        inside = look_at_flat(data)
        sheets = _checked(_open_document(data))
        return Book(name=name, kind="fods", sheets=sheets, notes=tuple(_said(inside, sheets)), data=data)
    _refuse_others(data)
    sheet, used, mark, notes = read_text(data, encoding, delimiter)
    sheet = gathered(sheet)
    _measure(sheet)
    if not sheet.rows:
        raise UserError("The file is empty. Choose another.")
    return Book(name=name, kind="csv", sheets=(sheet,), encoding=used, delimiter=mark, notes=notes, data=data)


def is_binary(data: bytes) -> bool:
    """Whether a file is packed, an older workbook or XML, so that it takes more than cutting text to read it."""
    return data.startswith((b"PK", _OLE)) or _is_flat(data)


def _is_flat(data: bytes) -> bool:
    start = data[:_START]
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _FLAT in start


def is_spreadsheet(start: bytes) -> bool:
    """Whether a file that begins so may be one: packed, an older workbook, flat XML of one, or text."""
    if is_binary(start):
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
    start = data[:1000]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    _refuse_texts(start.lstrip(b"\xef\xbb\xbf \t\r\n").lower())
    sample = data[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    nuls = sample.count(0)
    wide = max(sample[0::2].count(0), sample[1::2].count(0)) if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else nuls
    if odd - wide > max(8, len(sample) // 20):
        raise UserError(f"This file is not text and not a spreadsheet that can be read. {_SAVE_AS}")


def _refuse_texts(start: bytes) -> None:
    if start.startswith(b"{") and b"docs.google.com" in start:
        raise UserError(_ONLY_A_LINK)
    for marks, what in _OTHER_TEXTS:
        if start.startswith(marks):
            raise UserError(f"This file is {what}, not a spreadsheet. {_SAVE_AS}")


def _packed(data: bytes, name: str) -> Book:
    inside = look_inside(data)
    try:
        sheets = _checked(_READ[inside.kind](data, inside))
    except (BadXml, ValueError) as broken:
        raise UserError(DAMAGED) from broken
    return Book(
        name=name, kind=inside.kind, sheets=sheets, notes=tuple(_said(inside, sheets)),
        starts_1904=inside.starts_1904, data=data,
    )  # fmt: skip


def _older(data: bytes, name: str) -> Book:
    if _SEALED in data:
        raise UserError(LOCKED)
    if _WORD in data:
        raise UserError(_OLDER_WORD)
    starts_1904 = _older_starts_1904(data)
    sheets = _checked(_sheets(data))
    marks = old_marks(data)
    inside = Contents("xls", starts_1904=starts_1904)
    if marks is not None:
        sheets = tuple(_with_marks(sheet, marks.get(sheet.name, SheetMarks())) for sheet in sheets)
        inside.unsaved_formulas = sum(len(found.texts) for found in marks.values())
    notes = (*_said(inside, sheets), _NOT_SEEN if marks is None else _PARTLY_SEEN)
    return Book(name=name, kind="xls", sheets=sheets, notes=notes, starts_1904=starts_1904, data=data)


_BEGINS, _ENDS, _EPOCH, _MOST_RECORDS = b"\x09\x08\x10\x00\x00\x06\x05\x00", 0x0A, 0x22, 500


def _older_starts_1904(data: bytes) -> bool:
    """Whether the record of the epoch, among the first of an .xls, says 1904. Records: a type and a size of 2 bytes."""
    at = data.find(_BEGINS)
    for _ in range(_MOST_RECORDS if at >= 0 else 0):
        kind, size = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (0, 2))
        if kind == _EPOCH:
            return data[at + 4 : at + 5] == b"\x01"
        if kind == _ENDS or at >= len(data):
            break
        at += 4 + size
    return False


def _said(inside: Contents, sheets: tuple[Grid, ...]) -> Iterator[str]:
    if inside.unsaved_formulas:
        yield (
            f"Cells with a formula and no saved result: {inside.unsaved_formulas:,}. They stand as their formulas. "
            "Open the workbook in a spreadsheet program, save it and import it again to have the results."
        )
    if inside.error_cells:
        yield f"Cells that hold an error (such as #REF!): {inside.error_cells:,}. They were read as empty."
    yield from _hidden(inside, [sheet for sheet in sheets if not sheet.hidden])
    yield from _on_cells([mark for sheet in sheets for mark in sheet.marks.values()])
    if inside.pictures:
        yield f"Pictures in the file: {inside.pictures:,}. {_LOOK}"
    if inside.text_boxes:
        yield f"Boxes of text that lie over the cells: {inside.text_boxes:,}. {_LOOK}"
    if inside.kind == "xlsb":
        yield _NOT_SEEN
    yield from _epoch(inside.starts_1904)


def _hidden(inside: Contents, sheets: list[Grid]) -> Iterator[str]:
    hidden = sum(len(sheet.hidden_rows) for sheet in sheets) or inside.hidden_rows
    if hidden:
        yield f"Rows hidden in the workbook: {hidden:,}. They were read like the others."
    for sheet in sheets:
        held = {n for row in sheet.rows for n in sheet.hidden_columns if n < len(row) and row[n] is not None}
        if held:
            names = ", ".join(map(column_name, sorted(held)))
            yield f"Columns hidden on sheet “{sheet.name}”: {names}. They were read like the others."


def _on_cells(marks: list[CellMark]) -> Iterator[str]:
    if notes := sum(bool(mark.note) for mark in marks):
        yield f"Notes on cells: {notes:,}. Each is kept with its entry."
    if struck := sum(mark.all_struck or bool(mark.struck.strip()) for mark in marks):
        yield f"Cells with struck-out words: {struck:,}. They are kept with their entries and not taken as said."


def _epoch(starts_1904: bool) -> Iterator[str]:
    if starts_1904:
        yield "The workbook counts its days from 1904, as older Macintosh ones do. This was allowed for."


def column_name(n: int) -> str:
    """The letters over a column, counted from 0."""
    name = ""
    n += 1
    while n:
        n, letter = divmod(n - 1, 26)
        name = chr(65 + letter) + name
    return name


def _open_document(content: bytes) -> tuple[Grid, ...]:
    try:
        return read_sheets(content)
    except (BadXml, ValueError) as broken:
        raise UserError(DAMAGED) from broken


def _marked(data: bytes, inside: Contents) -> tuple[Grid, ...]:
    found = marks_of(inside.parts)
    return tuple(_with_marks(sheet, found.get(sheet.name, SheetMarks())) for sheet in _sheets(data))


def _with_marks(sheet: Grid, found: SheetMarks) -> Grid:
    rows = [list(row) for row in sheet.rows]
    for (row, column), words in found.texts.items():
        if row <= MOST_ROWS and column < MOST_COLUMNS:
            rows += [[] for _ in range(row - len(rows))]
            cells = rows[row - 1]
            cells += [None] * (column + 1 - len(cells))
            # A formula stands only where the reader found no result of it.
            if cells[column] in (None, "") or not words.startswith("="):
                cells[column] = words
    return Grid(
        name=sheet.name, rows=tuple(map(tuple, rows)), hidden=sheet.hidden, marks=found.marks,
        hidden_rows=frozenset(found.hidden_rows), hidden_columns=frozenset(found.hidden_columns),
    )  # fmt: skip


_READ: dict[str, Callable[[bytes, Contents], tuple[Grid, ...]]] = {
    "xlsx": _marked,
    "xlsb": lambda data, inside: _sheets(data),
    "ods": lambda data, inside: tuple(map(gathered, _open_document(inside.parts["content.xml"]))),
    "docx": lambda data, inside: tuple(map(gathered, read_document(inside.parts))),
}


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
    return tuple(found)


def _checked(sheets: tuple[Grid, ...]) -> tuple[Grid, ...]:
    for sheet in sheets:
        _measure(sheet)
    if not any(sheet.rows for sheet in sheets):
        raise UserError("The workbook is empty. Choose another.")
    return sheets


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
