# SPDX-License-Identifier: Apache-2.0
"""What stands on the cells of an .xls: notes, struck-out cells, hidden rows and columns, formulas without a result.

Records of the workbook's stream by MS-XLS 2.4: a type and a size of two bytes each, then the body.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import olefile

from vlu_desktop.intake.formats.grid import CellMark, clean
from vlu_desktop.intake.formats.sheet_marks import SheetMarks

UNSAVED = "=?"
"""What is shown for a formula without a result, whose own words are not read."""
_STREAMS = ("Workbook", "Book")
_BOUND_SHEET, _FONT, _STYLE, _BEGIN, _END = 0x85, 0x31, 0xE0, 0x809, 0x0A
_ROW, _COLUMNS, _FORMULA, _NOTE, _OBJECT, _TEXT, _GOES_ON = 0x208, 0x7D, 0x06, 0x1C, 0x5D, 0x1B6, 0x3C
_CELLS = {0x06, 0x203, 0x204, 0xFD, 0x27E, 0xD6}
"""Records of one cell each, which begin with its row, its column and its style: formula, number, label, and others."""
_NOTE_BOX, _WORKSHEET = 0x19, 0x10
_STRUCK, _HIDDEN_ROW, _HIDDEN_COLUMN = 0x08, 0x20, 0x01
_NO_RESULT = b"\x03\x00\x00\x00\x00\x00\xff\xff"
# A font of this number is passed over in the count of fonts.
_NO_FONT = 4


@dataclass(slots=True)
class _Globals:
    """What is said once for the workbook: the sheets by where each begins, and which styles are struck through."""

    sheets: dict[int, str] = field(default_factory=dict)
    fonts: list[bool] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)


def old_marks(data: bytes) -> dict[str, SheetMarks] | None:
    """Sheet name to its marks; None where the stream can't be read, so that nothing can be said of them."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next((each for each in _STREAMS if container.exists(each)), "")
            stream = container.openstream(name).read() if name else b""
        return _read(stream) if stream else None
    except (OSError, ValueError, IndexError, TypeError, struct.error):
        return None


def _read(stream: bytes) -> dict[str, SheetMarks]:
    book = _Globals()
    for kind, body in _records(stream, 0):
        _global(book, kind, body)
    return {
        name: _sheet(stream, at, book.struck)
        for at, name in book.sheets.items()
        if stream[at + 6 : at + 8] == struct.pack("<H", _WORKSHEET)
    }


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a beginning to its end; what begins within them is passed with its own records."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        at += 4 + size
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, stream[at - size : at]
        if depth <= 0:
            return


def _global(book: _Globals, kind: int, body: bytes) -> None:
    if kind == _BOUND_SHEET:
        place, _, _, length, wide = struct.unpack_from("<IBBBB", body)
        words = body[8 : 8 + length * (1 + (wide & 1))]
        book.sheets[place] = clean(words.decode("utf-16-le" if wide & 1 else "latin-1"))
    elif kind == _FONT:
        if len(book.fonts) == _NO_FONT:
            book.fonts.append(False)
        book.fonts.append(bool(body[2] & _STRUCK))
    elif kind == _STYLE:
        font = int.from_bytes(body[:2], "little")
        book.struck.append(font < len(book.fonts) and book.fonts[font])


@dataclass(slots=True)
class _Words:
    """The words of drawn boxes as they come: the box begun last, how much of its words is still to come.

    What is said in anything but the box of a note stands under None.
    """

    boxes: dict[int | None, str] = field(default_factory=dict)
    box: int | None = None
    left: int = 0

    def take(self, kind: int, body: bytes) -> None:
        """A box, the length of its words, or some of them."""
        if kind == _OBJECT:
            drawn, number = struct.unpack_from("<HH", body, 4)
            self.box, self.left = number if drawn == _NOTE_BOX else None, 0
        elif kind == _TEXT:
            self.left = int.from_bytes(body[10:12], "little")
        elif kind == _GOES_ON and self.left:
            size = 1 + (body[0] & 1)
            words = body[1 : 1 + self.left * size]
            self.left -= len(words) // size
            self.boxes[self.box] = self.boxes.get(self.box, "") + words.decode("utf-16-le" if size == 2 else "latin-1")


def _sheet(stream: bytes, at: int, struck: list[bool]) -> SheetMarks:
    found, words = SheetMarks(), _Words()
    notes: list[tuple[int, int, int]] = []
    held: set[int] = set()
    for kind, body in _records(stream, at):
        words.take(kind, body)
        if kind == _ROW and body[12] & _HIDDEN_ROW:
            found.hidden_rows.add(int.from_bytes(body[:2], "little") + 1)
        elif kind == _COLUMNS and body[8] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", body)
            found.hidden_columns |= set(range(first, min(last, first + 1000) + 1))
        elif kind == _NOTE:
            row, column, _, box = struct.unpack_from("<HHHH", body)
            notes.append((row, column, box))
        elif kind in _CELLS:
            _cell(found, kind, body, struck)
            if kind != _FORMULA:
                held.add(int.from_bytes(body[:2], "little") + 1)
    # A formula may well come to nothing in the rows of a table that nobody has filled in yet.
    found.texts = {cell: words for cell, words in found.texts.items() if cell[0] in held}
    for row, column, box in notes:
        if said := words.boxes.get(box, "").strip():
            mark = found.marks.get((row + 1, column), CellMark())
            found.marks[row + 1, column] = CellMark(note=clean(said), all_struck=mark.all_struck)
    return found


def _cell(found: SheetMarks, kind: int, body: bytes, struck: list[bool]) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    if style < len(struck) and struck[style]:
        found.marks[row + 1, column] = CellMark(all_struck=True)
    if kind == _FORMULA and body[6:14] == _NO_RESULT:
        found.texts[row + 1, column] = UNSAVED
