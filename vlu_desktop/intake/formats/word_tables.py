# SPDX-License-Identifier: Apache-2.0
"""Reads the tables of a Word document as sheets, with comments and what is struck out, and the text beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vlu_desktop.intake.formats.grid import CellMark, Grid, Row, Value, clean
from vlu_desktop.intake.formats.xml_events import END, START, TEXT, events, read_through

OUTSIDE = "it stands outside the tables of the document"
_OFF = {"0", "false", "off", "none"}


@dataclass(slots=True)
class _Cell:
    span: int = 1
    lines: list[str] = field(default_factory=list)
    struck: str = ""
    notes: list[str] = field(default_factory=list)

    def value(self) -> Value:
        """Its words; those struck out where there are no others."""
        words = clean("\n".join(self.lines).strip("\n"))
        return words or clean(self.struck) or None

    def mark(self) -> CellMark | None:
        """What stands on it."""
        struck, note = clean(self.struck), clean("\n".join(self.notes).strip())
        whole = bool(struck.strip()) and not "".join(self.lines).strip()
        return CellMark(note=note, struck=struck, all_struck=whole) if struck.strip() or note else None


@dataclass(slots=True)
class _Table:
    rows: list[Row] = field(default_factory=list)
    marks: dict[tuple[int, int], CellMark] = field(default_factory=dict)
    row: list[_Cell] = field(default_factory=list)

    def end_row(self) -> None:
        """The cells of a row are all there."""
        cells: list[Value] = []
        for cell in self.row:
            if mark := cell.mark():
                self.marks[len(self.rows) + 1, len(cells)] = mark
            cells += [cell.value(), *([None] * (min(cell.span, 500) - 1))]
        self.rows.append(tuple(cells))
        self.row = []


def read_document(parts: Mapping[str, bytes]) -> tuple[Grid, ...]:
    """A sheet for each table, in order, then one of the paragraphs outside them. BadXml where it is damaged."""
    reader = _Reader(_comments(parts.get("word/comments.xml", b"<none/>")))
    read_through(parts["word/document.xml"], reader)
    sheets = [
        Grid(name=f"Table {number}", rows=tuple(table.rows), marks=table.marks)
        for number, table in enumerate(reader.tables, start=1)
    ]
    if any(words for row in reader.outside.rows for words in row):
        why = OUTSIDE if sheets else ""
        text = reader.outside
        sheets.append(Grid(name="Text", rows=tuple(text.rows), marks=text.marks, aside=why))
    return tuple(sheets)


class _Reader:
    """Takes the events of the document one by one. A table within a cell is words of that cell."""

    def __init__(self, comments: Mapping[str, str]) -> None:
        self.tables: list[_Table] = []
        self.outside = _Table()
        self._comments = comments
        self._depth = 0
        self._cell: _Cell | None = None
        self._struck = False
        self._deleted = 0
        self._reading = False
        self._in_run = False
        self._paragraphs = 0
        self._fallback = 0
        # A table may stand in a box of text beside a paragraph, which goes on after it.
        self._around: tuple[_Cell | None, int] = (None, 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. A fallback says over again what stands before it, for older programs."""
        if self._fallback or name == "Fallback":
            self._fallback += 1
        elif name == "tbl":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
                self._around, self._paragraphs = (self._cell, self._paragraphs), 0
        elif name in ("tc", "gridSpan"):
            self._cells(name, attributes)
        elif name == "p":
            self._paragraph()
        elif name in ("del", "moveFrom"):
            self._deleted += 1
        elif name == "commentReference" and self._cell is not None:
            self._cell.notes.append(self._comments.get(attributes.get("id", ""), ""))
        else:
            self._run(name, attributes)

    def _cells(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tc" and self._depth == 1:
            self._cell = _Cell()
        elif self._depth == 1 and self._cell is not None:
            said = attributes.get("val", "1")
            self._cell.span = max(1, int(said)) if said.isdecimal() and len(said) < 6 else 1

    def _paragraph(self) -> None:
        """A paragraph within another is of a box of text beside it: its words are of the other's."""
        if self._depth == 0 and self._paragraphs == 0:
            self._cell = _Cell()
        self._paragraphs += 1
        if self._cell is not None:
            self._cell.lines.append("")

    def _run(self, name: str, attributes: dict[str, str]) -> None:
        if name == "r":
            self._struck, self._in_run = False, True
        elif name in ("strike", "dstrike") and self._in_run:
            self._struck = self._struck or attributes.get("val", "1").lower() not in _OFF
        elif name in ("t", "delText"):
            self._reading = True
        elif name in ("tab", "br", "cr") and self._in_run:
            self._say("\t" if name == "tab" else "\n")

    def text(self, words: str) -> None:
        """Words of a run."""
        if self._reading:
            self._say(words)

    def _say(self, words: str) -> None:
        if self._cell is None or not self._cell.lines:
            return
        if self._struck or self._deleted:
            self._cell.struck += words
        else:
            self._cell.lines[-1] += words

    def end(self, name: str) -> None:
        """An element ends."""
        if self._fallback:
            self._fallback -= 1
        elif name in ("t", "delText"):
            self._reading = False
        elif name == "r":
            self._in_run = False
        elif name in ("del", "moveFrom"):
            self._deleted -= 1
        elif name == "p":
            self._end_paragraph()
        else:
            self._end_table(name)

    def _end_paragraph(self) -> None:
        self._paragraphs -= 1
        if self._paragraphs and self._cell is not None:
            self._cell.lines.append("")
        if self._depth == 0 and self._paragraphs == 0 and self._cell is not None:
            self.outside.row.append(self._cell)
            self.outside.end_row()
            self._cell = None

    def _end_table(self, name: str) -> None:
        if name == "tbl":
            self._depth -= 1
            if self._depth == 0:
                self._cell, self._paragraphs = self._around
        elif self._depth == 1 and name == "tc" and self._cell is not None:
            self.tables[-1].row.append(self._cell)
            self._cell = None
        elif self._depth == 1 and name == "tr":
            self.tables[-1].end_row()


def _comments(body: bytes) -> dict[str, str]:
    """What is said in the margin, by the id of each comment."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    reading = False
    for what, name, attributes in events(body):
        if what == START and name == "comment":
            lines = found.setdefault(attributes.get("id", ""), [])
        elif what == START and name == "p":
            lines.append("")
        elif name == "t" and what in (START, END):
            reading = what == START
        elif what == TEXT and reading and lines:
            lines[-1] += name
    return {number: "\n".join(said) for number, said in found.items()}
