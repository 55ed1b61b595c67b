# SPDX-License-Identifier: Apache-2.0
"""Large print of any document: the same words at 16 points, with wide tables told row by row."""

import re
from collections.abc import Callable
from dataclasses import replace

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask, Asks, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.record.people import Person
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import cell_runs, plain

SIZE = Ask(
    key="size", label="Print", options=choices({"usual": "Usual: 11 points", "large": "Large: 16 points"}),
    help="Large print has the same words on more pages, and its wide tables are told row by row.",
)  # fmt: skip
_ABREAST = 3
"""Columns that still stand beside each other at 16 points."""
Compose = Callable[[PaperSource], t.Document]


_NEEDED = re.compile(r"\b(?:large|larger|big|bigger)[- ]?(?:print|type|letters)\b", re.IGNORECASE)


def _needed(file: Choosable, _: Reference) -> str:
    """Large print where the record says that a victim needs it: what was asked once is not asked again."""
    needs = (person.access_needs for person in file.all(Person) if person.id in file.victims)
    return "large" if any(_NEEDED.search(each) for each in needs) else ""


def asking_for_size(asks: Asks, *, hers: bool = False) -> Asks:
    """The questions of a kind and in which print it is to be; `hers`: a victim reads it, so her needs propose it."""
    size = replace(SIZE, proposed=_needed) if hers else SIZE
    return lambda reference: (*asks(reference), size)


def in_print(compose: Compose) -> Compose:
    """What composes a kind, in the print that was asked for."""

    def composed(source: PaperSource) -> t.Document:
        document = compose(source)
        return enlarged(document) if is_large(source) else document

    return composed


def is_large(source: PaperSource) -> bool:
    """Whether large print was asked for."""
    return source.answer(SIZE.key) == "large"


def enlarged(document: t.Document) -> t.Document:
    """The document in large print."""
    return replace(document, large=True, body=tuple(_enlarged(block) for block in document.body))


def _enlarged(block: t.Block) -> t.Block:
    if isinstance(block, t.Table):
        return _row_by_row(block)
    if isinstance(block, t.Landscape):
        return replace(block, body=tuple(_enlarged(each) for each in block.body))
    return block


def _is_to_write_in(table: t.Table) -> bool:
    """Whether all its rows are lines to be filled in by hand."""
    cells = (cell for row in table.rows for cell in row)
    return bool(table.rows) and not any(plain(runs).strip() for cell in cells for runs in cell_runs(cell))


def _row_by_row(table: t.Table) -> t.Table:
    """A table of many columns as one of two: the name of each column, and what the row has in it."""
    if len(table.columns) <= _ABREAST or len(table.header) != 1 or _is_to_write_in(table):
        return table
    names = ["".join(plain(runs) for runs in cell_runs(cell)) for cell in table.header[0]]
    rows: list[t.Row] = []
    leads: list[int] = []
    open_: dict[int, tuple[int, t.Cell | str]] = {}
    for row in table.rows:
        cells, rest = list(row), dict(open_)
        for place in range(len(names)):
            if place in rest:
                cells.insert(place, rest[place][1])
        open_ = {place: (left - 1, cell) for place, (left, cell) in rest.items() if left > 1}
        for place, cell in enumerate(cells):
            if isinstance(cell, t.Cell) and cell.rowspan > 1 and place not in rest:
                open_[place] = (cell.rowspan - 1, replace(cell, id="", rowspan=1))
        told = _told(names, cells)
        leads += [len(rows)] if len(told) > 1 else []
        rows += told
    return replace(
        table, columns=(t.Column(width=3), t.Column(width=7)), header=(("", "Each row in turn"),), rows=tuple(rows),
        leads=tuple(leads),
    )  # fmt: skip


def _told(names: list[str], cells: list[t.Cell | str]) -> list[t.Row]:
    """One row, a line a column that has something in it."""
    found: list[t.Row] = []
    for name, cell in zip(names, cells, strict=True):
        own = cell if isinstance(cell, t.Cell) else t.Cell(content=cell)
        if not any(plain(runs).strip() or not isinstance(runs, str) for runs in cell_runs(own)):
            continue
        found.append((t.Cell(content=name, header=True), replace(own, header=False, rowspan=1, colspan=1)))
    return found
