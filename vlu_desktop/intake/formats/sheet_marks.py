# SPDX-License-Identifier: Apache-2.0
"""What stands on the cells of an .xlsx beside their values: notes, struck-out words, hidden rows and columns, formulas.

The reader of values has none of it. Only parts that can hold such a mark are read.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vlu_desktop.intake.formats.grid import CellMark, clean
from vlu_desktop.intake.formats.xml_events import END, START, TEXT, Event, events

_CELL_NAME = re.compile(r"([A-Z]{1,3})(\d{1,9})$")
# What newer programs put before a thread of comments, for older ones to show.
_THREAD = re.compile(r"^\s*\[[^\]]{1,60}\]\s.{1,600}?fwlink/\?linkid=870924\.?\s+[^\n:]{1,40}:\s+", re.DOTALL)
_OFF = {"0", "false", "none"}


@dataclass(slots=True)
class SheetMarks:
    """The marks of one sheet. `texts` are cells whose words are put in place of the value that was read.

    Cells are (row from 1, column from 0).
    """

    marks: dict[tuple[int, int], CellMark] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass(slots=True)
class RichText:
    """Words that are partly struck out: those that stand, and those struck."""

    kept: str = ""
    struck: str = ""

    def add(self, words: str, struck: bool) -> None:
        """More words of it."""
        if struck:
            self.struck += words
        else:
            self.kept += words


@dataclass(frozen=True, slots=True)
class _Workbook:
    parts: Mapping[str, bytes]
    struck_styles: frozenset[int]
    strings: Mapping[int, RichText]


def marks_of(parts: Mapping[str, bytes]) -> dict[str, SheetMarks]:
    """Sheet name to its marks. `parts` are the package's own, by name. BadXml where one is damaged."""
    book = _Workbook(parts, _struck_styles(parts), _struck_strings(parts))
    targets = dict(_targets(parts, "xl/workbook.xml"))
    found = {}
    for what, name, attributes in events(parts.get("xl/workbook.xml", b"<none/>")):
        if what == START and name == "sheet" and attributes.get("id") in targets:
            found[clean(attributes.get("name", ""))] = _sheet(book, targets[attributes["id"]][1])
    return found


def _targets(parts: Mapping[str, bytes], of: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What a part points to: each id, with its kind and the name of the part."""
    folder, _, file = of.rpartition("/")
    for _, _, attributes in events(parts.get(f"{folder}/_rels/{file}.rels", b"<none/>")):
        if "Id" in attributes:
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            yield attributes["Id"], (attributes.get("Type", "").rpartition("/")[2], path)


def _struck_styles(parts: Mapping[str, bytes]) -> frozenset[int]:
    """The numbers of the cell styles whose font is struck through."""
    styles = parts.get("xl/styles.xml", b"")
    if b"strike" not in styles:
        return frozenset()
    fonts: list[bool] = []
    struck: list[bool] = []
    within = ""
    for what, name, attributes in events(styles):
        if name in ("fonts", "cellXfs"):
            within = name if what == START else ""
        elif what == START:
            _style(within, name, attributes, fonts, struck)
    return frozenset(n for n, is_struck in enumerate(struck) if is_struck)


def _style(within: str, name: str, attributes: Mapping[str, str], fonts: list[bool], struck: list[bool]) -> None:
    """Notes a font or a cell style: whether each, in its turn, is struck through."""
    match within, name:
        case "fonts", "font":
            fonts.append(False)
        case "fonts", "strike" if fonts:
            fonts[-1] = _on(attributes)
        case "cellXfs", "xf":
            number = attributes.get("fontId", "0")
            struck.append(number.isdecimal() and int(number) < len(fonts) and fonts[int(number)])


def _on(attributes: Mapping[str, str]) -> bool:
    return attributes.get("val", "1").lower() not in _OFF


def _struck_strings(parts: Mapping[str, bytes]) -> dict[int, RichText]:
    """The shared strings of which words are struck out, by their numbers."""
    strings = parts.get("xl/sharedStrings.xml", b"")
    if b"strike" not in strings:
        return {}
    return {n: text for n, text in enumerate(_rich(events(strings))) if text.struck}


def _rich(found: Iterator[Event]) -> Iterator[RichText]:
    """Each `si` as words that stand and words struck; phonetic guides are no words."""
    text = RichText()
    struck = aside = reading = False
    for what, name, attributes in found:
        if what == TEXT:
            if reading:
                text.add(name, struck)
            continue
        begins = what == START
        reading = begins and name == "t" and not aside
        match name:
            case "si" if begins:
                text = RichText()
            case "si":
                yield text
            case "r":
                struck = False
            case "strike" if begins:
                struck = _on(attributes)
            case "rPh":
                aside = begins


def _sheet(book: _Workbook, path: str) -> SheetMarks:
    found = SheetMarks()
    body = book.parts.get(path, b"")
    if book.struck_styles or book.strings or re.search(rb"\bhidden=|<(?:\w+:)?f\b|strike", body):
        _read_cells(found, book, body)
    for _, (kind, target) in _targets(book.parts, path):
        if kind == "comments" and target in book.parts:
            for cell, words in _notes(book.parts[target]):
                mark = found.marks.get(cell, CellMark())
                found.marks[cell] = CellMark(note=words, struck=mark.struck, all_struck=mark.all_struck)
    return found


@dataclass(slots=True)
class _Cell:
    at: tuple[int, int]
    style: int
    kind: str
    formula: str | None = None
    value: str = ""

    def add(self, into: str, words: str) -> None:
        """Words of its formula or of its value."""
        if into == "f":
            self.formula = (self.formula or "") + words
        elif into == "v":
            self.value += words


def _read_cells(found: SheetMarks, book: _Workbook, body: bytes) -> None:
    cell: _Cell | None = None
    into = ""
    for what, name, attributes in events(body):
        if what == TEXT:
            if cell is not None:
                cell.add(into, name)
            continue
        into = name if what == START else ""
        if name == "c":
            if cell is not None:
                _end(found, book, cell)
            cell = _begun(attributes) if what == START else None
        elif what == START:
            _hidden(found, name, attributes)
            if cell is not None:
                cell.add(into, "")


def _begun(attributes: Mapping[str, str]) -> _Cell | None:
    place = place_of(attributes.get("r", ""))
    return _Cell(place, int(attributes.get("s", "0")), attributes.get("t", "")) if place else None


def _hidden(found: SheetMarks, name: str, attributes: Mapping[str, str]) -> None:
    if name not in ("row", "col") or attributes.get("hidden", "0").lower() in _OFF:
        return
    if name == "row":
        found.hidden_rows.add(int(attributes.get("r", "0")))
    else:
        first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
        found.hidden_columns |= set(range(first - 1, min(last, first + 1000)))


def _end(found: SheetMarks, book: _Workbook, cell: _Cell) -> None:
    if cell.formula is not None and not cell.value:
        found.texts[cell.at] = f"={clean(cell.formula)}"
    if cell.kind == "s" and cell.value.isdecimal() and int(cell.value) in book.strings:
        text = book.strings[int(cell.value)]
        whole = not text.kept.strip()
        found.marks[cell.at] = CellMark(struck=clean(text.struck), all_struck=whole)
        if not whole:
            found.texts[cell.at] = clean(text.kept)
    elif cell.style in book.struck_styles and (cell.value or cell.kind == "inlineStr"):
        found.marks[cell.at] = CellMark(all_struck=True)


def place_of(name: str) -> tuple[int, int] | None:
    """The row, from 1, and the column, from 0, of a cell's name such as "B3"; None where it is none."""
    found = _CELL_NAME.match(name)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1


def _notes(body: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    place: tuple[int, int] | None = None
    words, reading = "", False
    for what, name, attributes in events(body):
        if what == START and name == "comment":
            place, words = place_of(attributes.get("ref", "")), ""
        elif what in (START, END) and name == "t":
            reading = what == START
        elif what == TEXT and reading:
            words += name
        elif what == END and name == "comment" and place and (said := _THREAD.sub("", words).strip()):
            yield place, clean(said)
