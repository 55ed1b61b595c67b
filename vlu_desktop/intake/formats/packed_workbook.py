# SPDX-License-Identifier: Apache-2.0
"""Looks into a packed document (xlsx, xlsb, ods, docx) before any reader does: bombs, locks, cells beyond measure."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from vlu_desktop.kernel.errors import UserError

MOST_PARTS = 5_000
MOST_UNPACKED = 400_000_000
HIGHEST_RATIO = 100
RATIO_FROM = 4_000_000
"""Below this many bytes a part does no harm, and small repetitive parts pack very tightly."""
MOST_CELLS = 5_000_000
_CHUNK = 1 << 20
_PROLOGUE = 1 << 16

TOO_LARGE = (
    "This workbook unpacks to far more than a diary could hold, so it was not opened. "
    "Copy the table into a new workbook, save it and import that."
)
DAMAGED = "This workbook is damaged. Open it in a spreadsheet program, save it again as .xlsx or .csv and import that."
LOCKED = (
    "This workbook is locked with a password. Open it in a spreadsheet program, save a copy without the password "
    "and import that."
)
TOO_WIDE = (
    "A sheet of this workbook has cells very far from the others. Copy the table into a new workbook, save it and "
    "import that."
)


@dataclass(slots=True)
class Contents:
    """What a look inside found; counts are over all sheets. `parts` are those that are read here, unpacked."""

    kind: str
    parts: dict[str, bytes] = field(default_factory=dict)
    starts_1904: bool = False
    unsaved_formulas: int = 0
    error_cells: int = 0
    hidden_rows: int = 0
    pictures: int = 0
    text_boxes: int = 0


def look_inside(data: bytes) -> Contents:
    """What the package holds, every part of it unpacked once within limits. UserError where it must not be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError) as wrong:
        raise UserError(DAMAGED) from wrong
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UserError(TOO_LARGE)
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(LOCKED)
    found = Contents(_kind({part.filename for part in parts}))
    unpacked = 0
    for part in parts:
        body = _unpack(data, part, MOST_UNPACKED - unpacked)
        unpacked += len(body)
        _look(found, part.filename, body)
        found.pictures += bool(_PICTURE.search(part.filename.lower()))
        if _READ_HERE[found.kind].fullmatch(part.filename.lower()):
            found.parts[part.filename if found.kind == "xlsx" else part.filename.lower()] = body
    return found


def look_at_flat(content: bytes) -> Contents:
    """The same of a flat OpenDocument sheet, which is one part and not packed."""
    found = Contents("ods")
    _look(found, "content.xml", content)
    return found


_PICTURE = re.compile(r"(?:^|/)(?:media|pictures)/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|heic|webp|emf|wmf|svg)$")
# The parts of each kind of document that are read here rather than by a library.
_READ_HERE: dict[str, re.Pattern[str]] = {
    "xlsx": re.compile(r"xl/.*\.(?:xml|rels)", re.DOTALL),
    "xlsb": re.compile(r"(?!)"),
    "ods": re.compile(r"content\.xml|styles\.xml"),
    "docx": re.compile(r"word/(?:document|comments)\.xml"),
}


def _kind(names: set[str]) -> str:
    lower = {name.lower() for name in names}
    if "xl/workbook.xml" in lower:
        return "xlsx"
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if "word/document.xml" in lower:
        return "docx"
    if "content.xml" in lower:
        return "ods"
    if any(name.endswith(".iwa") or name == "index.zip" for name in lower):
        raise UserError(
            "This is a document of Apple Numbers or Pages. Open it there, choose File, Export To, Excel (or Word) and "
            "import that."
        )
    raise UserError("This is a packed folder, not a spreadsheet. Unpack it and import the spreadsheet within.")


def _unpack(data: bytes, part: zipfile.ZipInfo, room: int) -> bytes:
    """The part's bytes, read past what it says its own size is, because a bomb lies about that."""
    start = part.header_offset
    header = data[start : start + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise UserError(DAMAGED)
    start += 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = data[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return packed
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise UserError(DAMAGED)
    unpacking = zlib.decompressobj(-15)
    pieces, size = [], 0
    try:
        while packed and not unpacking.eof:
            piece = unpacking.decompress(packed, _CHUNK)
            packed = unpacking.unconsumed_tail
            size += len(piece)
            if size > room or (size > RATIO_FROM and size > HIGHEST_RATIO * part.compress_size):
                raise UserError(TOO_LARGE)
            pieces.append(piece)
            if not piece:
                break
    except zlib.error as wrong:
        raise UserError(DAMAGED) from wrong
    return b"".join(pieces)


# No pattern goes past the beginning of another tag, which XML has in no attribute: each byte is looked at a few times,
# and not once for every tag that a file made to do harm begins and never ends.
_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,9})[\"'][^<>]*?(/?)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br\s*=\s*[\"']([0-9]+)[\"']")
_LAST_ROW = 1_048_576
_FORMULA = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>\s*|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>")
_SHAPE = re.compile(rb"<xdr:sp\b")


def _look(found: Contents, name: str, body: bytes) -> None:
    if b"<!DOCTYPE" in body[:_PROLOGUE] or b"<!ENTITY" in body[:_PROLOGUE]:
        raise UserError(DAMAGED)
    for kind, named, look in _LOOKS:
        if kind == found.kind and named.fullmatch(name.lower()):
            look(found, body)


def _xlsx_sheet(found: Contents, body: bytes) -> None:
    if any(len(row) > 7 or int(row) > _LAST_ROW for row in _ROW.findall(body)):
        raise UserError(TOO_WIDE)
    _within(_xlsx_cells(body))
    found.unsaved_formulas += len(_FORMULA.findall(body))
    found.error_cells += len(re.findall(rb"\st=[\"']e[\"']", body))
    found.hidden_rows += len(re.findall(rb"<(?:\w+:)?row\s[^<>]*\bhidden=[\"'](?:1|true)", body))


def _xlsx_workbook(found: Contents, body: bytes) -> None:
    found.starts_1904 = bool(re.search(rb"\bdate1904=[\"'](?:1|true)", body))


def _xlsb_workbook(found: Contents, body: bytes) -> None:
    for kind, at, size in _records(body):
        if kind == _WORKBOOK_PROPERTIES and size:
            found.starts_1904 = bool(body[at] & 1)


def _xlsb_sheet(found: Contents, body: bytes) -> None:
    _within(_xlsb_cells(body))


def _ods_content(found: Contents, body: bytes) -> None:
    _ods_within(body)
    found.text_boxes += len(re.findall(rb"<draw:(?:custom-shape|text-box)\b[^<>]*>\s*<text:p\b[^<>]*>[^<]", body))
    found.hidden_rows += len(re.findall(rb"<table:table-row\s[^<>]*visibility=[\"'](?:collapse|filter)", body))


def _ods_manifest(found: Contents, body: bytes) -> None:
    if b"encryption-data" in body:
        raise UserError(LOCKED)


def _xlsx_drawing(found: Contents, body: bytes) -> None:
    at = 0
    while (begin := _SHAPE.search(body, at)) and (end := body.find(b"</xdr:sp>", begin.end())) >= 0:
        found.text_boxes += bool(re.search(rb"<a:t>\s*[^<\s]", body[begin.end() : end]))
        at = end


# The kind of workbook, the name of a part of it in small letters, and what is looked for there.
_LOOKS: tuple[tuple[str, re.Pattern[str], Callable[[Contents, bytes], None]], ...] = (
    ("xlsx", re.compile(r"xl/worksheets/.*\.xml", re.DOTALL), _xlsx_sheet),
    ("xlsx", re.compile(r"xl/drawings/[^/]*\.xml"), _xlsx_drawing),
    ("xlsx", re.compile(r"xl/workbook\.xml"), _xlsx_workbook),
    ("xlsb", re.compile(r"xl/workbook\.bin"), _xlsb_workbook),
    ("xlsb", re.compile(r"xl/worksheets/.*\.bin", re.DOTALL), _xlsb_sheet),
    ("ods", re.compile(r"content\.xml"), _ods_content),
    ("ods", re.compile(r"meta-inf/manifest\.xml"), _ods_manifest),
)


def _within(cells: Iterator[tuple[int, int]]) -> None:
    """Refuses a sheet whose cells span more than a reader could lay out: readers hold every place between them."""
    top = left = 1 << 40
    bottom = right = 0
    for row, column in cells:
        top, bottom, left, right = min(top, row), max(bottom, row), min(left, column), max(right, column)
    if bottom and (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        raise UserError(TOO_WIDE)


def _xlsx_cells(body: bytes) -> Iterator[tuple[int, int]]:
    columns: dict[bytes, int] = {}
    for letters, digits, empty in _CELL.findall(body):
        if empty:
            continue
        if letters not in columns:
            number = 0
            for letter in letters.upper():
                number = number * 26 + letter - 64
            columns[letters] = number
        yield int(digits), columns[letters]


_ROW_HEADER, _LAST_CELL, _WORKBOOK_PROPERTIES = 0, 11, 153


def _records(body: bytes) -> Iterator[tuple[int, int, int]]:
    """The records of a binary part: type, beginning, size. A type has 1 or 2 bytes, a size 1 to 4, of seven bits."""
    at = 0
    while at < len(body):
        kind, at = _seven_bits(body, at, 2)
        size, at = _seven_bits(body, at, 4)
        yield kind, at, size
        at += size


def _xlsb_cells(body: bytes) -> Iterator[tuple[int, int]]:
    row = 0
    for kind, at, size in _records(body):
        if kind == _ROW_HEADER and size >= 4:
            row = int.from_bytes(body[at : at + 4], "little") + 1
        elif 1 < kind <= _LAST_CELL and size >= 4:
            yield row, int.from_bytes(body[at : at + 4], "little") + 1


def _seven_bits(body: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for n in range(most):
        if at >= len(body):
            break
        byte = body[at]
        at += 1
        value |= (byte & 0x7F) << 7 * n
        if not byte & 0x80:
            break
    return value, at


_ODS = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)\b([^<>]*?)(/?)>")


def _ods_within(body: bytes) -> None:
    """The same measure for an OpenDocument sheet, where a cell or row may say that it is repeated."""
    row = column = last_row = last_column = repeats = 0
    for closing, tag, attributes, empty in _ODS.findall(body):
        if tag == b"table":
            row = last_row = last_column = 0
        elif tag == b"table-row":
            if closing:
                row += repeats
                continue
            repeats, column = _repeated(attributes, b"rows"), 0
            row += repeats if empty else 0
        elif not closing:
            column += _repeated(attributes, b"columns")
            if not empty or b"value" in attributes:
                last_row, last_column = row + repeats, max(last_column, column)
                if last_row * last_column > MOST_CELLS:
                    raise UserError(TOO_WIDE)


def _repeated(attributes: bytes, what: bytes) -> int:
    found = re.search(rb"number-" + what + rb"-repeated\s*=\s*[\"'](\d{1,12})", attributes)
    return max(1, int(found[1])) if found else 1
