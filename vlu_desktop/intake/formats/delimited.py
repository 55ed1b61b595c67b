# SPDX-License-Identifier: Apache-2.0
"""Reads text in rows: which encoding, which mark between the cells, and rows even where quotation marks are broken."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from vlu_desktop.intake.formats.broken_rows import mended
from vlu_desktop.intake.formats.grid import Grid, clean
from vlu_desktop.intake.mapping.headings import meanings
from vlu_desktop.kernel.errors import UserError

ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16-le", "Unicode (UTF-16)"),
    ("utf-16-be", "Unicode (UTF-16, big-endian)"),
    ("cp1252", "Windows, Western Europe"),
    ("iso8859-14", "Welsh and Irish (ISO 8859-14)"),
    ("cp1250", "Windows, Central Europe (Polish)"),
    ("mac-roman", "Older Macintosh"),
    ("cp850", "Older DOS"),
)
"""What an officer may choose instead of the guess."""
DELIMITERS: tuple[tuple[str, str], ...] = ((",", "Comma"), (";", "Semicolon"), ("\t", "Tab"), ("|", "Bar"))

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BROKEN = re.compile("[\udc80-\udcff]")
_OF_PROSE = ",;"
_LONGEST_CELL = 50_000_000
_SAMPLE = 200


def guess_encoding(data: bytes) -> str:
    """A mark at the start, else UTF-16 by where its NULs stand, else UTF-8 where it is that, else Windows.

    No detector is used: on short texts they take a pound sign for a Polish letter.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[: 64 * 1024]
    many, few = 0.3 * len(sample) / 2, 0.05 * len(sample) / 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > many and even < few:
        return "utf-16-le"
    if even > many and odd < few:
        return "utf-16-be"
    return "utf-8" if is_utf8(data) else "cp1252"


def is_utf8(data: bytes, *, goes_on: bool = False) -> bool:
    """Whether it is UTF-8, also where a byte is damaged: more of its characters are whole than bytes are none.

    Of other encodings hardly any two letters beside each other look like one character of this. `goes_on`: it is the
    beginning of something, and may end within a character.
    """
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, not goes_on)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
        broken = len(_BROKEN.findall(text))
        return sum(each > "\x7f" for each in text) - broken > broken
    return True


def decode(data: bytes, encoding: str) -> tuple[str, int]:
    """The text, and how many of its characters could not be read and stand as U+FFFD."""
    for mark, of in _MARKS:
        if data.startswith(mark) and of == encoding:
            data = data[len(mark) :]
    try:
        return data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, text.count("\ufffd")
    except LookupError as unknown:
        raise UserError("That encoding is not known here. Choose one from the list.") from unknown


def guess_delimiter(text: str) -> str:
    """The mark that cuts the first rows most evenly. Where none cuts half of them, each line is one cell.

    Commas and semicolons that cut few lines alike are those of writing, unless there are headings.
    """
    found: list[tuple[tuple[int, int], str]] = []
    start = text[:200_000]
    for mark in _possible(start):
        widths = Counter(len(row) for row, _ in zip(_records(start, mark), range(_SAMPLE), strict=False) if row)
        most = max(((rows, width) for width, rows in widths.items() if width > 1), default=None)
        if most and _cuts(widths, most[0], mark, start):
            found.append((most, mark))
    if found:
        return max(found, key=lambda each: each[0])[1]
    return next((mark for mark in "\t|;," if mark not in text), ",")


def _cuts(widths: Counter[int], most: int, mark: str, text: str) -> bool:
    """Whether a mark cuts half of the rows and, being one of writing without headings, half of those alike."""
    several = sum(rows for width, rows in widths.items() if width > 1)
    alike = mark not in _OF_PROSE or 2 * most >= several or _headed(text, mark)
    return alike and 2 * several >= sum(widths.values())


def _possible(text: str) -> list[str]:
    return [mark for mark, _ in DELIMITERS if mark not in _OF_PROSE or not _is_prose(text, mark)]


def _is_prose(text: str, mark: str) -> bool:
    """Whether a comma or semicolon is one of writing: most have a space behind them and a word before.

    Cells begin so only where their headings do; a line of writing has no headings.
    """
    lines = [line for line in text.split("\n", _SAMPLE) if mark in line][:_SAMPLE]
    spaced = sum(len(re.findall(rf"\w[”’\"']?{re.escape(mark)}\s+\w", line)) for line in lines)
    every = sum(line.count(mark) for line in lines)
    return 2 * spaced > every and not _has_headings(lines, mark)


def _headed(text: str, mark: str) -> bool:
    return _has_headings([line for line in text.split("\n", _SAMPLE) if mark in line], mark)


def _has_headings(lines: list[str], mark: str) -> bool:
    return any(len({key for cell in line.split(mark) for key, _ in meanings(cell)[:1]}) > 1 for line in lines[:20])


def read_text(data: bytes, encoding: str, delimiter: str) -> tuple[Grid, str, str, tuple[str, ...]]:
    """The rows, the encoding and delimiter used (those given, or the guess where ""), and notes for the officer."""
    encoding = encoding or guess_encoding(data)
    text, lost = decode(data, encoding)
    notes = []
    if lost:
        notes.append(f"Characters that could not be read: {lost:,}. Try another encoding.")
    first, _, rest = text.partition("\n")
    first = first.strip(" \r")
    if first.lower() in {f"sep={mark}" for mark, _ in DELIMITERS}:
        delimiter = delimiter or first[4:]
        text = "\n" + rest
    delimiter = delimiter or guess_delimiter(text)
    if delimiter not in {mark for mark, _ in DELIMITERS}:
        raise UserError("Choose a comma, a semicolon, a tab or a bar as the mark between the cells.")
    records, lines = _whole(text, delimiter)
    if lines:
        notes.append(f"Lines that only went on from the row above, and were put into it: {lines:,}.")
    rows = tuple(tuple(clean(cell) if cell else None for cell in cells) for cells in records)
    return Grid(name="", rows=rows), encoding, delimiter, tuple(notes)


def _whole(text: str, delimiter: str) -> tuple[Iterable[list[str]], int]:
    """The records, and how many lines went into the row above; commas and semicolons show no row's end."""
    records = _records(text, delimiter)
    return (records, 0) if delimiter in _OF_PROSE else mended(records)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Every record, [] for an empty line. Where the quotation marks of a line do not pair, that line stands alone."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = list(io.StringIO(text, newline=""))
    at = 0
    while at < len(lines):
        reader = csv.reader((lines[n] for n in range(at, len(lines))), delimiter=delimiter, strict=True)
        done = 0
        try:
            for record in reader:
                yield record
                done = reader.line_num
            return
        except csv.Error:
            at += done
            yield _loose(lines[at].rstrip("\r\n"), delimiter)
            at += 1


def _loose(line: str, delimiter: str) -> list[str]:
    """The cells of a line whose quotation marks are broken: a mark closes only before a delimiter or the end."""
    cells, at = [], 0
    line += delimiter
    while at < len(line):
        close = line.find('"' + delimiter, at + 1) if line.startswith('"', at) else -1
        if close == -1:
            end = line.find(delimiter, at)
            cells.append(line[at:end])
        else:
            end = close + 1
            cells.append(line[at + 1 : close].replace('""', '"'))
        at = end + 1
    return cells
