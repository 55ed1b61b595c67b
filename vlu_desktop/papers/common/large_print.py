# SPDX-License-Identifier: Apache-2.0
"""Large print of any document: the same words at 16 points, with wide tables told row by row."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common.file_forms import AS_ROWS
from vlu_desktop.papers.common.file_forms import KEY as FORM
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_turn
from vlu_desktop.papers.common.questions import Ask, Asks, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import worded_runs
from vlu_desktop.record.people import Person
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import cell_blocks, cell_runs, plain

KEY = "size"
"""The question of the print it is to be in."""
_ABREAST = 3
"""Columns that still stand beside each other at 16 points."""
_WIDER, _LEAST, _MOST = 1.45, 0.12, 0.34
"""How much wider the column that names a row is than in usual print, and its least and greatest share."""
_LINE = 42
"""Letters of one line, which what is short shares."""
_FIGURE = 3
"""Letters, at most, of a number or a dash."""
Compose = Callable[[PaperSource], t.Document]


_NEEDED = re.compile(r"\b(?:large|larger|big|bigger)[- ]?(?:print|type|letters)\b", re.IGNORECASE)


def _needed(file: Choosable, _: Reference) -> str:
    """Large print where the record says that a victim needs it: what was asked once is not asked again."""
    needs = (person.access_needs for person in file.all(Person) if person.id in file.victims)
    return "large" if any(_NEEDED.search(each) for each in needs) else ""


def asking_for_size(asks: Asks, *, hers: bool = False) -> Asks:
    """The questions of a kind and in which print it is to be; `hers`: a victim reads it, so her needs propose it."""
    return lambda reference: (*asks(reference), _ask(hers=hers))


def _ask(*, hers: bool) -> Ask:
    return Ask(
        key=KEY,
        label=say("asking.size"),
        options=choices({"usual": say("asking.size-usual"), "large": say("asking.size-large")}),
        help=say("asking.size-help"),
        proposed=_needed if hers else None,
    )


def in_print(compose: Compose) -> Compose:
    """What composes a kind, in the print that was asked for; rows for a spreadsheet are the same in any."""

    def composed(source: PaperSource) -> t.Document:
        document = compose(source)
        return enlarged(document) if is_large(source) and source.answer(FORM) not in AS_ROWS else document

    return composed


def is_large(source: PaperSource) -> bool:
    """Whether large print was asked for."""
    return source.answer(KEY) == "large"


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
    """A table of many columns as one of two: what names the row, and all else it has, each by its column's name."""
    if len(table.columns) <= _ABREAST or len(table.header) != 1 or _is_to_write_in(table):
        return table
    names = ["".join(plain(runs) for runs in cell_runs(cell)) for cell in table.header[0]]
    share = _WIDER * table.columns[0].width / sum(column.width for column in table.columns)
    return replace(
        table,
        columns=(t.Column(width=min(max(share, _LEAST), _MOST)), t.Column(width=1 - min(max(share, _LEAST), _MOST))),
        header=((names[0], in_turn(names[1:])),),
        rows=tuple(_told(names, cells) for cells in _unspanned(table)),
    )


def _unspanned(table: t.Table) -> Iterator[list[t.Cell]]:
    """The cells of each row, with those that reach into it from above."""
    open_: dict[int, tuple[int, t.Cell]] = {}
    for row in table.rows:
        cells = [cell if isinstance(cell, t.Cell) else t.Cell(content=cell) for cell in row]
        for place in sorted(open_):
            cells.insert(place, open_[place][1])
        begun = {
            place: (cell.rowspan, replace(cell, id="", rowspan=1))
            for place, cell in enumerate(cells)
            if cell.rowspan > 1
        }
        open_ = {place: (left - 1, cell) for place, (left, cell) in (open_ | begun).items() if left > 1}
        yield cells


def _told(names: Sequence[str], cells: Sequence[t.Cell]) -> t.Row:
    """One row: what is short stands on one line with what is short before it."""
    blocks: list[t.CellBlock] = []
    room = 0
    for name, cell in zip(names[1:], cells[1:], strict=True):
        if _is_empty(cell):
            continue
        first, *more = cell_blocks(cell.content)
        if not isinstance(first, t.Paragraph):
            first, more = t.Paragraph(text=""), [first, *more]
        line = _under_its_name(name, first.text) if name else _as_runs(first.text)
        long, before = len(plain(line)), blocks[-1] if blocks else None
        if isinstance(before, t.Paragraph) and not more and long <= room:
            blocks[-1] = replace(before, text=worded_runs("print.beside-it", one=before.text, other=line))
            room -= long
        else:
            blocks += [replace(first, text=line), *more]
            room = 0 if more else _LINE - long
    ids = [*(cell.id for cell in cells if cell.id), "", ""]
    named = replace(cells[0], header=not _is_empty(cells[0]), rowspan=1, colspan=1, id=ids[0])
    return named, t.Cell(content=tuple(blocks) or "", id=ids[1])


def _under_its_name(name: str, words: t.Runs) -> t.Runs:
    """What a column says, after its name; a figure or a dash alone never stands on the next line."""
    if len(plain(words)) <= _FIGURE:
        return worded_runs("print.of-column-kept", column=name, words=words)
    return worded_runs("print.of-column", column=name, words=words)


def _as_runs(text: t.Runs) -> tuple[str | t.Inline, ...]:
    return (text,) if isinstance(text, str) else text


def _is_empty(cell: t.Cell) -> bool:
    return not any(plain(runs).strip() or not isinstance(runs, str) for runs in cell_runs(cell))
