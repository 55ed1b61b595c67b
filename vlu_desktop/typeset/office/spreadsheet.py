# SPDX-License-Identifier: Apache-2.0
"""The tables of a document as a spreadsheet or as comma-separated text: words alone, nothing that runs as a formula."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from vlu_desktop.text.spreadsheet_cells import as_text
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.office.package_file import HEAD, office_relation, package, relations, written
from vlu_desktop.typeset.tree_content import inline
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, number, walk

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST_NAME, _LONGEST_CELL = 31, 32_767
"""What a spreadsheet program takes for the beginning of a formula when it opens comma-separated text."""
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
        (f"{document.footer_left} {document.header_right}.",),
        ("Not the registered copy of a document unless its digest is that of the register. Rows can be changed here.",),
        (f"SHA-256 of the rows: {digest_of(sheets)}",),
        (),
    )


def as_csv(document: t.Document) -> bytes:
    """Comma-separated text (UTF-8 with its mark, as spreadsheet programs want), table after table."""
    sheets = sheets_of(document)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows(_harmless(row) for row in told_first(document, sheets))
    for each in sheets:
        writer.writerows((_harmless((each.name,)), _harmless(each.header), *map(_harmless, each.rows), ()))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(document: t.Document, made: datetime) -> bytes:
    """A workbook of one sheet a table, every cell a text. `made` is aware."""
    sheets = sheets_of(document) or (SheetOfRows(name="Nothing", header=(), rows=()),)
    names = _names(sheets)
    parts = {
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{office_relation("")[:-1]}"><sheets>'
            + "".join(f'<sheet name="{written(name)}" sheetId="{at}" r:id="rId{at}"/>'
                      for at, name in enumerate(names, start=1))
            + "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(
            *((f"rId{at}", office_relation("worksheet"), f"worksheets/sheet{at}.xml")
              for at in range(1, len(sheets) + 1))
        ),
        **{f"xl/worksheets/sheet{at}.xml": _sheet(told_first(document, (each,)), each)
           for at, each in enumerate(sheets, start=1)},
    }  # fmt: skip
    types = {"xl/workbook.xml": f"{_KIND}.sheet.main+xml"} | {
        f"xl/worksheets/sheet{at}.xml": f"{_KIND}.worksheet+xml" for at in range(1, len(sheets) + 1)
    }
    return package(parts, types, "xl/workbook.xml", document.title, made)


def _sheet(over: Rows, sheet: SheetOfRows) -> str:
    rows = (*over, (sheet.name,), sheet.header, *sheet.rows)
    said = "".join(f'<row r="{at}">{"".join(_inline(cell) for cell in row)}</row>' for at, row in enumerate(rows, 1))
    wide = "".join(f'<col min="{at}" max="{at}" width="{28 if at > 1 else 12}" customWidth="1"/>'
                   for at in range(1, max(len(sheet.header), 1) + 1))  # fmt: skip
    return f'{HEAD}<worksheet xmlns="{_MAIN}"><cols>{wide}</cols><sheetData>{said}</sheetData></worksheet>'


def _inline(cell: str) -> str:
    """A cell that is text and nothing else: a spreadsheet program reads no formula in it, whatever it begins with."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{written(cell[:_LONGEST_CELL])}</t></is></c>'


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
