# SPDX-License-Identifier: Apache-2.0
"""Reads an OpenDocument spreadsheet, or the tables and text of a document: values, line breaks, notes, struck words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from vlu_desktop.intake.formats.grid import CellMark, Grid, Row, Value, clean
from vlu_desktop.intake.formats.word_tables import OUTSIDE
from vlu_desktop.intake.formats.xml_events import read_through

MOST_ROWS_REPEATED = 200_000
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$")
_NO_LINE = {"", "none"}
# Elements whose words are not the cell's own.
_ASIDE = {"shapes", "frame", "custom-shape", "tracked-changes", "content-validations"}
_ABOUT_A_NOTE = {"creator", "date"}


@dataclass(slots=True)
class _Cell:
    attributes: dict[str, str]
    struck_style: bool
    lines: list[str] = field(default_factory=list)
    struck: str = ""
    note: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Sheet:
    name: str
    hidden: bool
    rows: list[Row] = field(default_factory=list)
    marks: dict[tuple[int, int], CellMark] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    blank_rows: int = 0


_Place = tuple[_Sheet | None, list[tuple[_Cell, int]], dict[str, str], _Cell | None, list[bool], int]
"""Where a reader is: the sheet, its row as yet, its attributes, the cell, what is struck in it, open paragraphs."""


def read_sheets(content: bytes) -> tuple[Grid, ...]:
    """Every sheet of a content part or of a flat file, hidden ones marked; of a document its tables, then its text.

    BadXml where it is damaged.
    """
    reader = _Reader()
    read_through(content, reader)
    sheets = [
        Grid(
            name=sheet.name, rows=tuple(sheet.rows), hidden=sheet.hidden, marks=sheet.marks,
            hidden_rows=frozenset(sheet.hidden_rows), hidden_columns=frozenset(sheet.hidden_columns),
        )
        for sheet in reader.sheets
    ]  # fmt: skip
    if any(reader.outside.rows):
        text = reader.outside
        sheets.append(Grid(name=text.name, rows=tuple(text.rows), marks=text.marks, aside=OUTSIDE if sheets else ""))
    return tuple(sheets)


class _Reader:
    """Takes the events of a part one by one."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.outside = _Sheet("Text", hidden=False)
        self._body = False
        self._prose = False
        self._style = ""
        self._struck_styles: set[str] = set()
        self._hidden_tables: set[str] = set()
        self._aside = 0
        # What a table stands within, by the tables that are open: one within a cell is a sheet of its own.
        self._around: list[_Place] = []
        self._sheet: _Sheet | None = None
        self._row: list[tuple[_Cell, int]] = []
        self._row_attributes: dict[str, str] = {}
        self._cell: _Cell | None = None
        self._annotation = False
        self._paragraphs = 0
        self._spans: list[bool] = []
        self._gap = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._aside or name in (_ABOUT_A_NOTE if self._annotation else _ASIDE):
            self._aside += 1
        elif name in ("style", "text-properties", "table-properties"):
            self._styled(name, attributes)
        elif name in ("table", "table-column", "table-row", "table-cell", "covered-table-cell"):
            self._table(name, attributes)
        elif self._cell is not None:
            self._within_cell(name, attributes)
        elif name == "body":
            self._body = True
        elif name == "text" and self._body:
            self._prose = True
        elif self._prose and name in ("p", "h"):
            self._cell, self._spans = _Cell({}, struck_style=False), [False]
            self._within_cell(name, attributes)

    def _styled(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("name", "")
        elif name == "text-properties":
            lines = (attributes.get("text-line-through-style", ""), attributes.get("text-line-through-type", ""))
            if any(line not in _NO_LINE for line in lines):
                self._struck_styles.add(self._style)
        elif attributes.get("display") == "false":
            self._hidden_tables.add(self._style)

    def _table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            hidden = attributes.get("style-name", "") in self._hidden_tables
            self._around.append(self._place())
            self._cell, self._paragraphs = None, 0
            self._sheet = _Sheet(clean(attributes.get("name", "")), hidden)
            self.sheets.append(self._sheet)
        elif self._sheet is None:
            return
        elif name == "table-column":
            many = _repeated(attributes, "columns")
            if attributes.get("visibility", "visible") != "visible":
                at = self._sheet.columns
                self._sheet.hidden_columns |= set(range(at, min(at + many, 1000)))
            self._sheet.columns += many
        elif name == "table-row":
            self._row, self._row_attributes = [], attributes
        else:
            self._cell = _Cell(attributes, attributes.get("style-name", "") in self._struck_styles)
            self._spans = [self._cell.struck_style]

    def _place(self) -> _Place:
        return self._sheet, self._row, self._row_attributes, self._cell, self._spans, self._paragraphs

    def _within_cell(self, name: str, attributes: dict[str, str]) -> None:
        assert self._cell is not None
        if name == "annotation":
            self._annotation = True
        elif name in ("p", "h"):
            (self._cell.note if self._annotation else self._cell.lines).append("")
            self._paragraphs, self._gap = self._paragraphs + 1, False
        elif name == "span":
            self._spans.append(self._spans[-1] or attributes.get("style-name", "") in self._struck_styles)
        elif name == "s":
            many = attributes.get("c", "1")
            self._say(" " * min(int(many) if many.isdecimal() and len(many) < 6 else 1, 1000))
        elif name in ("tab", "line-break"):
            self._say("\t" if name == "tab" else "\n")

    def text(self, words: str) -> None:
        """Words; white space in them counts once, as the format has it."""
        if self._aside or not self._paragraphs or self._cell is None:
            return
        words = re.sub(r"[ \t\r\n]+", " ", words)
        if self._gap and words.startswith(" "):
            words = words[1:]
        if words:
            self._say(words)
            self._gap = words.endswith(" ")

    def _say(self, words: str) -> None:
        assert self._cell is not None
        self._gap = False
        lines = self._cell.note if self._annotation else self._cell.lines
        if not lines:
            lines.append("")
        if self._spans[-1] and not self._cell.struck_style and not self._annotation:
            self._cell.struck += words
        else:
            lines[-1] += words

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._aside -= 1
        elif name in ("p", "h") and self._cell is not None:
            self._end_paragraph(self._cell)
        elif name == "span" and self._cell is not None:
            self._spans.pop()
        elif name == "annotation":
            self._annotation = False
        elif name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._row.append((self._cell, _repeated(self._cell.attributes, "columns")))
            self._cell = None
        elif name == "table-row" and self._sheet is not None:
            self._end_row(self._sheet)
        elif name == "table":
            place = self._around.pop()
            self._sheet, self._row, self._row_attributes, self._cell, self._spans, self._paragraphs = place

    def _end_paragraph(self, cell: _Cell) -> None:
        self._paragraphs -= 1
        if self._sheet is None and not self._paragraphs:
            self._row, self._row_attributes, self._cell = [(cell, 1)], {}, None
            self._end_row(self.outside)

    def _end_row(self, sheet: _Sheet) -> None:
        cells: list[Value] = []
        marks: list[tuple[int, CellMark]] = []
        empty = 0
        for cell, many in self._row:
            value, mark = _value(cell), _mark(cell)
            if value is None and mark is None:
                empty += many
                continue
            cells += [None] * empty
            empty = 0
            for _ in range(many):
                if mark is not None:
                    marks.append((len(cells), mark))
                cells.append(value)
        many = _repeated(self._row_attributes, "rows")
        if not cells:
            # Blank rows count only where something stands below them.
            first, sheet.blank_rows = len(sheet.rows) + sheet.blank_rows, sheet.blank_rows + many
        else:
            sheet.rows += [()] * sheet.blank_rows
            sheet.blank_rows, first = 0, len(sheet.rows)
            for _ in range(min(many, MOST_ROWS_REPEATED + 1)):
                sheet.rows.append(tuple(cells))
                sheet.marks.update({(len(sheet.rows), at): mark for at, mark in marks})
        if self._row_attributes.get("visibility", "visible") != "visible":
            sheet.hidden_rows |= set(range(first + 1, first + 1 + min(many, MOST_ROWS_REPEATED)))


def _repeated(attributes: dict[str, str], what: str) -> int:
    said = attributes.get(f"number-{what}-repeated", "1")
    return max(1, int(said)) if said.isdecimal() and len(said) < 12 else 1


def _words(cell: _Cell) -> str:
    return clean("\n".join(cell.lines))


def _value(cell: _Cell) -> Value:
    kind = cell.attributes.get("value-type", "")
    read = _READ.get(kind)
    if read is not None:
        key, of = read
        try:
            return of(cell.attributes.get(key, ""))
        except (ValueError, OverflowError):
            return _words(cell) or None
    words = _words(cell) or clean(cell.attributes.get("string-value", ""))
    if not words and not kind and "formula" in cell.attributes:
        return "=" + clean(cell.attributes["formula"]).partition(":=")[2]
    if not words.strip() and cell.struck.strip():
        return clean(cell.struck)
    return words or None


def _mark(cell: _Cell) -> CellMark | None:
    note = clean("\n".join(cell.note).strip())
    struck = clean(cell.struck)
    whole = cell.struck_style or (bool(struck.strip()) and not _words(cell).strip())
    whole = whole and _value(cell) is not None
    return CellMark(note=note, struck=struck, all_struck=whole) if note or struck.strip() or whole else None


def _moment(said: str) -> Value:
    moment = datetime.fromisoformat(said)
    return moment.replace(tzinfo=None) if "T" in said else date.fromisoformat(said)


def _lasting(said: str) -> Value:
    """A time of the day; a length of time where it is longer than a day."""
    found = _DURATION.match(said)
    if not found or said in ("P", "PT"):
        raise ValueError(said)
    days, hours, minutes = (int(part or 0) for part in found.groups()[:3])
    seconds = float((found[4] or "0").replace(",", "."))
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=round(seconds))
    return (datetime.min + length).time() if length < timedelta(days=1) else length


_READ: dict[str, tuple[str, Callable[[str], Value]]] = {
    "float": ("value", float),
    "percentage": ("value", float),
    "currency": ("value", float),
    "date": ("date-value", _moment),
    "time": ("time-value", _lasting),
    "boolean": ("boolean-value", lambda said: said == "true"),
}
