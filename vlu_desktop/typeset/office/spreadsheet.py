# SPDX-License-Identifier: Apache-2.0
"""The tables of a document as a spreadsheet or as comma-separated text: words, numbers and days, never a formula.

What the document says beside its tables goes with them: whom it concerns, that entries were chosen, what is withheld.
"""

import csv
import hashlib
import io
import re
from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from xlsxwriter import Workbook

from vlu_desktop.kernel.calendar_words import MONTH_NUMBERS, SHORT_MONTHS
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.text.spreadsheet_cells import as_text
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.office_parts import xml_text
from vlu_desktop.typeset.tree_content import content, inline
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, number, walk

_LONGEST_NAME, _LONGEST_CELL = 31, 32_767
_NARROWEST, _WIDEST = 9, 60  # of columns, in letters
_LINE, _HIGHEST = 15, 409  # of rows, in points: a line, and the most that a workbook takes
_A4, _LONGEST_HEADER = 9, 255
_WHOLE = re.compile(r"0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3}){1,2}")
"""A number that stands as it did when a spreadsheet has it: none with a 0 before it, nor one long enough to be cut."""
_DAY = re.compile(rf"([1-9]|[12]\d|3[01]) ({'|'.join(SHORT_MONTHS)}) ([12]\d{{3}})")
_AS_DAY, _AS_NUMBER, _AS_THOUSANDS = "d mmm yyyy", "0", "#,##0"
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets disagree which day a number is."""
_BESIDE = "What it says beside the rows"
_BESIDE_WIDE = (24, 90)
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOfRows:
    """One table: its name, its header and its rows, each cell as text."""

    name: str
    header: tuple[str, ...]
    rows: Rows


def sheets_of(document: t.Document) -> tuple[SheetOfRows, ...]:
    """Every table of a document that has a caption, in order; spanned cells are repeated in each row they span."""
    numbers = number(document)
    found: list[SheetOfRows] = []
    for place, block in enumerate(walk(document.body)):
        if isinstance(block, t.Table) and block.caption and block.header:
            caption = inline(block.caption, numbers)
            label = numbers.labels[place]
            header = tuple(_cell(cell, numbers) for cell in block.header[-1])
            found.append(SheetOfRows(name=f"{label} {caption}".strip(), header=header, rows=_rows(block, numbers)))
    return tuple(found)


def digest_of(sheets: Sequence[SheetOfRows]) -> str:
    """SHA-256 of all rows, headers among them, as lines of fields parted by tabs: what whoever edits it can't keep."""
    lines = ("\t".join(cell.replace("\t", " ") for cell in row) for each in sheets for row in (each.header, *each.rows))
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def told_first(document: t.Document, sheets: Sequence[SheetOfRows]) -> Rows:
    """What stands over the rows: the marking, what it is, and the digest of these rows."""
    return (
        (document.marking,),
        (document.title,),
        *([(document.subject,)] if document.subject else []),
        (f"{document.footer_left} {document.header_right}.",),
        ("Not the registered copy of a document unless its digest is that of the register. Rows can be changed here.",),
        (f"SHA-256 of the rows: {digest_of(sheets)}",),
        (),
    )


def beside(document: t.Document) -> Rows:
    """All that stands in no sheet of rows, in the order of the pages: a heading, or what a text is called, and it."""
    found: list[tuple[str, ...]] = []
    in_sheet, before = False, ""
    for kind, cells in content(document):
        if kind in ("header", "row"):
            in_sheet = in_sheet or (kind == "header" and before == "caption")
        else:
            in_sheet = False
        if not in_sheet:
            alone = (cells[0], "") if kind.startswith(("heading", "caption")) else ("", cells[0])
            found.append(cells if len(cells) > 1 else alone)
        before = kind
    return tuple(found)


def as_csv(document: t.Document) -> bytes:
    """Comma-separated text (UTF-8 with its mark, as spreadsheet programs want), table after table, then the rest."""
    sheets = sheets_of(document)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows(_harmless(row) for row in told_first(document, sheets))
    for each in sheets:
        writer.writerows((_harmless((each.name,)), _harmless(each.header), *map(_harmless, each.rows), ()))
    writer.writerows((_harmless((_BESIDE,)), *map(_harmless, beside(document))))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(document: t.Document, made: datetime) -> bytes:
    """A workbook of one sheet a table, and one of what stands beside them; `made` is aware. UserError for a cell too
    long for one.

    Days are days, and the columns of numbers numbers, so that they can be sorted and added up; all else is text.
    """
    sheets = sheets_of(document) or (SheetOfRows(name="Nothing", header=(), rows=()),)
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        # Every other cell is written as a text, so nothing in one is a formula or a link.
        book.set_properties({"title": xml_text(document.title), "created": made.astimezone(UTC).replace(tzinfo=None)})
        bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
        bold.set_align("top")
        wrapped.set_align("top")
        looks = {
            kind: book.add_format(
                {"num_format": kind, "valign": "top", "align": "left" if kind == _AS_DAY else "right"}
            )
            for kind in (_AS_DAY, _AS_NUMBER, _AS_THOUSANDS)
        }
        for name, each in zip(_names(sheets), sheets, strict=True):
            sheet = book.add_worksheet(name)
            over = (*told_first(document, (each,)), (each.name,))
            wide = _widths(each)
            for place, letters in enumerate(wide):
                sheet.set_column(place, place, letters)
            for at, row in enumerate(over):
                _write(sheet, at, row, None)
            sheet.set_row(len(over), _height(each.header, wide))
            _write(sheet, len(over), each.header, bold)
            counted = _numbers(each)
            for at, row in enumerate(each.rows, start=len(over) + 1):
                sheet.set_row(at, _height(row, wide))
                values = dict(_values(row, counted))
                _write(sheet, at, row, wrapped, besides=values)
                for place, (value, kind) in values.items():
                    sheet.write(at, place, value, looks[kind])
            sheet.freeze_panes(len(over) + 1, 0)
            _as_printed(sheet, document.marking, head=len(over))
        _write_beside(book.add_worksheet(_BESIDE), document, wrapped)
    return out.getvalue()


def _write_beside(sheet: Any, document: t.Document, wrapped: Any) -> None:
    for place, letters in enumerate(_BESIDE_WIDE):
        sheet.set_column(place, place, letters)
    _write(sheet, 0, (document.marking,), None)
    for at, row in enumerate(beside(document), start=1):
        sheet.set_row(at, _height(row[:2], _BESIDE_WIDE))
        _write(sheet, at, row, wrapped)
    _as_printed(sheet, document.marking, head=0)


def _as_printed(sheet: Any, marking: str, head: int) -> None:
    """On paper: all columns on a page turned on its side, the table's head and the marking on each."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    if marking:
        sheet.set_header(f"&C{marking.replace('&', '&&')}"[:_LONGEST_HEADER])
    sheet.set_footer("&CPage &P of &N")


def _widths(sheet: SheetOfRows) -> tuple[int, ...]:
    """Of the columns, in letters: as its longest line needs, within reason."""
    columns = zip(sheet.header, *sheet.rows, strict=True)
    longest = (max(len(line) for cell in column for line in cell.split("\n")) for column in columns)
    return tuple(min(max(letters + 2, _NARROWEST), _WIDEST) for letters in longest)


def _height(row: Sequence[str], wide: Sequence[int]) -> int:
    """Of a row, in points: not every program makes room for what it wraps."""
    lines = (
        sum(len(line) // max(letters - 4, 1) + 1 for line in cell.split("\n"))
        for cell, letters in zip(row, wide, strict=True)
    )
    return min(max(lines, default=1) * _LINE, _HIGHEST)


def _numbers(sheet: SheetOfRows) -> frozenset[int]:
    """The columns that hold whole numbers and nothing else, each by its place."""
    columns = ([cell for cell in column if cell] for column in zip(*sheet.rows, strict=True))
    return frozenset(place for place, cells in enumerate(columns) if cells and all(map(_WHOLE.fullmatch, cells)))


def _values(row: Sequence[str], counted: Set[int]) -> Iterator[tuple[int, tuple[date | int, str]]]:
    """What of a row is a day, or a number in a column of numbers: in which place, and how it is shown."""
    for place, cell in enumerate(row):
        if place in counted and cell:
            yield place, (int(cell.replace(",", "")), _AS_THOUSANDS if "," in cell else _AS_NUMBER)
        elif (found := _DAY.fullmatch(cell)) and (day := _day(found)):
            yield place, (day, _AS_DAY)


def _day(found: re.Match[str]) -> date | None:
    try:
        day = date(int(found[3]), MONTH_NUMBERS[found[2].lower()], int(found[1]))
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _write(sheet: Any, at: int, row: Sequence[str], look: Any, besides: Container[int] = ()) -> None:
    """A row as texts, but for what stands `besides` in it."""
    for place, cell in enumerate(row):
        if place in besides:
            continue
        if len(cell) > _LONGEST_CELL:
            raise UserError(
                f"A cell of this table holds more than {_LONGEST_CELL:,} letters, which no spreadsheet takes. Save it "
                "as comma-separated text or as pages."
            )
        sheet.write_string(at, place, xml_text(cell), look)


def _names(sheets: Sequence[SheetOfRows]) -> list[str]:
    """Names that a workbook allows: short, without signs of its own, none twice."""
    found: list[str] = []
    for each in sheets:
        plain = "".join(char if char not in "[]:*?/\\'" else " " for char in each.name)[:_LONGEST_NAME].strip()
        name, again = plain or "Table", 1
        while name.casefold() in {other.casefold() for other in found}:
            again += 1
            name = f"{plain[: _LONGEST_NAME - 4]} {again}"
        found.append(name)
    return found


def _harmless(row: Sequence[str]) -> list[str]:
    """Cells that no spreadsheet program runs: an apostrophe before what it would take for a formula."""
    return [as_text(cell) for cell in row]


def _rows(table: t.Table, numbers: Numbering) -> Rows:
    found: list[tuple[str, ...]] = []
    spanned: dict[int, tuple[int, str]] = {}
    for row in table.rows:
        cells: dict[int, str] = {place: text for place, (_, text) in spanned.items()}
        left = {place: (many - 1, text) for place, (many, text) in spanned.items() if many > 1}
        free = iter([place for place in range(len(table.columns)) if place not in cells])
        for cell in row:
            own = cell if isinstance(cell, t.Cell) else t.Cell(content=cell)
            text = _cell(own, numbers)
            for _ in range(own.colspan):
                place = next(free)
                cells[place] = text
                if own.rowspan > 1:
                    left[place] = (own.rowspan - 1, text)
        spanned = left
        found.append(tuple(cells[place] for place in sorted(cells)))
    return tuple(found)


def _cell(cell: t.Cell | str, numbers: Numbering) -> str:
    content = cell if isinstance(cell, str) else cell.content
    return "\n".join(_lines(content, numbers))


def _lines(content: t.Runs | tuple[t.CellBlock, ...], numbers: Numbering) -> Iterator[str]:
    for block in cell_blocks(content):
        if isinstance(block, t.Paragraph):
            yield inline(block.text, numbers)
        else:
            yield from (inline(item, numbers) for item in block.items)
