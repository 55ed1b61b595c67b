# SPDX-License-Identifier: Apache-2.0
"""Makes workbooks in binary: .xls as Excel 97 to 2003 wrote it, and .xlsb. Records by Microsoft's open specifications.

MS-XLS sections 2.1.4, 2.4 and 2.5; MS-XLSB sections 2.1.4, 2.4 and 2.5.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tests.intake import workbooks
from tests.intake.messages.formats.outlook_files import compound

Cell = str | float | date | time | timedelta | None
_GENERAL, _DAY, _MOMENT, _CLOCK, _LONG, _STRUCK = range(6)
"""The cell styles, by their numbers: what each shows is in `_FORMATS`, and the last is struck through."""
_FORMATS = (0, 14, 22, 20, 46, 0)


@dataclass(frozen=True, kw_only=True)
class OldSheet:
    """A sheet. `hidden_rows` and the places of `notes` and `struck` count from 0."""

    rows: Sequence[Sequence[Cell]]
    name: str = "Diary"
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def xls(*sheets: OldSheet, epoch_1904: bool = False) -> bytes:
    """The workbook, its stream in the older container."""
    bodies = [_xls_sheet(sheet, epoch_1904) for sheet in sheets]
    fonts = b"".join(_font(struck=n == 5) for n in range(6) if n != 4)
    styles = b"".join(
        _record(0xE0, struct.pack("<HHHBBBBIIH", 5 if n == _STRUCK else 0, form, 1, 32, 0, 0, 0, 0, 0, 0x20C0))
        for n, form in enumerate(_FORMATS)
    )
    before = _begin(5) + _record(0x42, b"\xb0\x04") + _record(0x22, struct.pack("<H", epoch_1904)) + fonts + styles
    names = [struct.pack("<BB", len(sheet.name), 1) + sheet.name.encode("utf-16-le") for sheet in sheets]
    at = len(before) + sum(len(name) + 6 + 4 for name in names) + 4
    bound = b""
    for sheet, name, body in zip(sheets, names, bodies, strict=True):
        bound += _record(0x85, struct.pack("<IBB", at, sheet.hidden, 0) + name)
        at += len(body)
    return compound({"Workbook": before + bound + _record(0x0A, b"") + b"".join(bodies)})


def _xls_sheet(sheet: OldSheet, epoch_1904: bool) -> bytes:
    width = max((len(row) for row in sheet.rows), default=0)
    found = _begin(0x10) + _record(0x200, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0))
    for n in sorted(sheet.hidden_columns):
        found += _record(0x7D, struct.pack("<HHHHHH", n, n, 2560, 0, 1, 0))
    for n, row in enumerate(sheet.rows):
        flags = 0x100 | (0x20 if n in sheet.hidden_rows else 0)
        found += _record(0x208, struct.pack("<HHHHHHI", n, 0, len(row), 255, 0, 0, flags))
        for column, value, style, number in _cells(sheet, n, epoch_1904):
            at = struct.pack("<HHH", n, column, style)
            if isinstance(value, str) and value.startswith("="):
                # A formula whose result was never worked out: an empty string, and one call of NOW.
                result = b"\x03\x00\x00\x00\x00\x00\xff\xff"
                found += _record(0x06, at + result + struct.pack("<HIH", 2, 0, 3) + b"\x41\x4a\x00")
            elif isinstance(value, str):
                found += _record(0x204, at + struct.pack("<HB", _units(value), 1) + value.encode("utf-16-le"))
            else:
                found += _record(0x203, at + struct.pack("<d", number))
    for n, ((row_at, column), words) in enumerate(sheet.notes.items(), start=1):
        found += _note(n, row_at, column, words)
    return found + _record(0x0A, b"")


def _note(number: int, row: int, column: int, words: str) -> bytes:
    """A drawn object, its words, and the note that ties it to a cell."""
    shape = _record(0x5D, struct.pack("<HHHHH12x", 0x15, 18, 0x19, number, 0x4011) + b"\0\0\0\0")
    text = _record(0x1B6, struct.pack("<HH6xHHI", 0x212, 0, _units(words), 16, 0))
    text += _record(0x3C, b"\x01" + words.encode("utf-16-le"))
    text += _record(0x3C, struct.pack("<HH4xHH4x", 0, 0, _units(words), 0))
    author = struct.pack("<HB", 1, 0) + b"A" + b"\0"
    return shape + text + _record(0x1C, struct.pack("<HHHH", row, column, 0, number) + author)


def _font(*, struck: bool) -> bytes:
    return _record(
        0x31, struct.pack("<HHHHHBBBBBB", 200, 8 if struck else 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 0) + b"Arial"
    )


def _begin(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cells(sheet: OldSheet, row: int, epoch_1904: bool) -> Iterator[tuple[int, Cell, int, float]]:
    """Each cell that holds something: its column, its value, its style and its number."""
    for column, value in enumerate(sheet.rows[row]):
        if value is not None:
            style, number = _numbered(value, epoch_1904)
            yield column, value, _STRUCK if (row, column) in sheet.struck else style, number


def _numbered(value: Cell, epoch_1904: bool) -> tuple[int, float]:
    zero = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
    match value:
        case datetime():
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            return _MOMENT, (value.date() - zero).days + seconds / 86400
        case date():
            return _DAY, (value - zero).days
        case time():
            return _CLOCK, (value.hour * 60 + value.minute) / 1440
        case timedelta():
            return _LONG, value / timedelta(days=1)
        case float() | int():
            return _GENERAL, value
    return _GENERAL, 0.0


def xlsb(*sheets: OldSheet, epoch_1904: bool = False) -> bytes:
    """The workbook as a package of binary parts."""
    bundle = b"".join(
        _part(156, struct.pack("<II", sheet.hidden, n) + _wide(f"rId{n}") + _wide(sheet.name))
        for n, sheet in enumerate(sheets, start=1)
    )
    properties = _part(153, struct.pack("<II", epoch_1904, 0) + _wide(""))
    book = _part(131) + properties + _part(143) + bundle + _part(144) + _part(132)
    styles = b"".join(_part(47, struct.pack("<HHHHHBBHH", 0, form, 0, 0, 0, 0, 0, 0, 0)) for form in _FORMATS)
    style_part = _part(278) + _part(617, struct.pack("<I", len(_FORMATS))) + styles + _part(618) + _part(279)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = [(f"rId{n}", f"{kind}/worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(sheets) + 1)]
    links.append(("rId90", f"{kind}/styles", "styles.bin"))
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _links([("rId1", f"{kind}/officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": _links(links),
        "xl/styles.bin": style_part,
    }
    bodies = {f"xl/worksheets/sheet{n}.bin": _xlsb_sheet(sheet, epoch_1904) for n, sheet in enumerate(sheets, start=1)}
    return workbooks.packed({**parts, **bodies})


def _xlsb_sheet(sheet: OldSheet, epoch_1904: bool) -> bytes:
    width = max((len(row) for row in sheet.rows), default=1)
    found = (
        _part(129) + _part(148, struct.pack("<IIII", 0, max(0, len(sheet.rows) - 1), 0, max(0, width - 1))) + _part(145)
    )
    for n in range(len(sheet.rows)):
        hidden = 0x10 if n in sheet.hidden_rows else 0
        found += _part(0, struct.pack("<IIHBBBI", n, 0, 300, 0, hidden, 0, 0))
        for column, value, style, number in _cells(sheet, n, epoch_1904):
            at = struct.pack("<II", column, style)
            if isinstance(value, str):
                found += _part(6, at + _wide(value))
            else:
                found += _part(5, at + struct.pack("<d", number))
    return found + _part(146) + _part(130)


def _links(links: Sequence[tuple[str, str, str]]) -> bytes:
    body = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in links)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'.encode()


def _units(words: str) -> int:
    """How many units of two bytes the words take."""
    return len(words.encode("utf-16-le")) // 2


def _wide(words: str) -> bytes:
    return struct.pack("<I", _units(words)) + words.encode("utf-16-le")


def _part(kind: int, body: bytes = b"") -> bytes:
    """A record of a binary part: its type in one or two bytes, its size in seven bits a byte."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    sizes = bytearray()
    while True:
        size, low = size >> 7, size & 0x7F
        sizes.append(low | (0x80 if size else 0))
        if not size:
            return head + bytes(sizes) + body
