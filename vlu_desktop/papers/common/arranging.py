# SPDX-License-Identifier: Apache-2.0
"""Puts a composed document in order: one first heading, a column that says one thing as a sentence, links that lead."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import chain
from typing import Any

from vlu_desktop.papers.common.paper_words import apart, worded
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import cell_runs, plain

_FEWEST = 4
"""Rows from which on a column that says the same in each is a sentence."""
_LOOSE = "entry-"
"""What links to entries begin with: a document may hold only some of them, and links to the others are plain words."""


def arranged(body: Sequence[t.Block]) -> tuple[t.Block, ...]:
    """The blocks, each heading but the first one level lower where several are of the first."""
    first = [block for block in body if isinstance(block, t.Heading) and block.level == 1]
    found: list[t.Block] = []
    for block in body:
        if isinstance(block, t.Heading) and len(first) > 1 and block is not first[0]:
            found.append(replace(block, level=min(block.level + 1, 3)))
        else:
            found.append(_condensed(block) if isinstance(block, t.Table) else block)
    here = {key for block in found for key in _entry_ids(block)}
    return tuple(_unlinked(block, here) for block in found)


def _entry_ids(block: t.Block) -> Iterator[str]:
    if isinstance(block, t.Table):
        for row in block.rows:
            yield from (cell.id for cell in row if isinstance(cell, t.Cell) and cell.id.startswith(_LOOSE))


def _unlinked(value: Any, here: set[str]) -> Any:
    """The same with links to entries that are not in the document as words."""
    if isinstance(value, t.Link) and value.target.startswith(_LOOSE) and value.target not in here:
        return value.text
    if isinstance(value, tuple):
        made = tuple(_unlinked(part, here) for part in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type | DisplayList | t.Link):
        return value
    changed = {each.name: new for each in fields(value)
               if (new := _unlinked(old := getattr(value, each.name), here)) is not old}  # fmt: skip
    return replace(value, **changed) if changed else value


def _condensed(table: t.Table) -> t.Table:
    """The table without columns that say the same in every row; the note says it once."""
    if len(table.rows) < _FEWEST or len(table.header) != 1 or not table.caption or not _plain(table):
        return table
    same = [place for place in range(1, len(table.columns)) if _same(table, place)]
    if not same or len(same) == len(table.columns) - 1:
        return table
    names = [_words(table.header[0][place]) for place in same]
    said = [
        worded("print.in-every-row", column=name, words=_words(table.rows[0][place]))
        for name, place in zip(names, same, strict=True)
    ]
    keep = [place for place in range(len(table.columns)) if place not in same]
    note = table.note if isinstance(table.note, tuple) else (table.note,) if table.note else ()
    return replace(
        table,
        columns=tuple(table.columns[place] for place in keep),
        header=(tuple(table.header[0][place] for place in keep),),
        rows=tuple(tuple(row[place] for place in keep) for row in table.rows),
        note=(*note, *((" ",) if note else ()), " ".join(said)),
    )


def _plain(table: t.Table) -> bool:
    cells = chain.from_iterable((*table.header, *table.rows))
    return all(isinstance(cell, str) or cell.colspan == cell.rowspan == 1 for cell in cells)


def _same(table: t.Table, place: int) -> bool:
    """Whether a column holds the same words in every row, and nothing that a link or a mark makes more of."""
    cells = [row[place] for row in table.rows]
    if any(not isinstance(cell, str) and (cell.id or cell.header) for cell in cells):
        return False
    runs = [tuple(cell_runs(cell)) for cell in cells]
    words = _words(cells[0])
    return bool(words.strip(" \u00a0–")) and all(each == runs[0] for each in runs) and not _special(runs[0])


def _special(runs: tuple[t.Runs, ...]) -> bool:
    return any(not isinstance(run, str | t.Text) for each in runs if not isinstance(each, str) for run in each)


def _words(cell: t.Cell | str) -> str:
    return apart(plain(runs) for runs in cell_runs(cell))
