# SPDX-License-Identifier: Apache-2.0
"""Hides numbers so small that somebody could be told by them, and those from which a hidden one could be worked out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vlu_desktop.record.unit_table import CASES, HIDDEN, UnitRow, UnitTable

Cell = tuple[int, int]


def hide_small(table: UnitTable, least: int) -> UnitTable:
    """The table with every number from 1 to `least` - 1 hidden, and as many more as the rest would give away.

    Where the cells add up to the base, those hidden are two or more and together not small themselves. Where they
    don't, what a cell leaves of the base is guarded as the cell is. A small base hides the whole table. The notes go,
    for each tells a number of its own.
    """
    base = table.base or 0
    if 0 < base < least:
        return _without(table, {at for at, _ in _cells(table)}, base=HIDDEN)
    cells = dict(_cells(table))
    hidden = {at for at, count in cells.items() if 0 < count < least}
    if not table.adds_up:
        return _without(
            table, hidden | {at for at, count in cells.items() if 0 < base - count < least}, base=table.base
        )
    shown = sorted((count, at) for at, count in cells.items() if at not in hidden and count)
    while hidden and shown and (len(hidden) < 2 or sum(cells[at] for at in hidden) < least):
        hidden.add(shown.pop(0)[1])
    return _without(table, hidden, base=table.base)


def hide_in_all(tables: Sequence[UnitTable], least: int, cases: int) -> tuple[UnitTable, ...]:
    """Every table with its small numbers hidden, and none that gives back by its base what another one hides.

    A base that is a part of another table's leaves a number that is guarded as a cell is; one that is a row there is
    hidden where that row is. `cases` is how many are told above the tables.
    """
    bases = {CASES: cases, **{table.key: table.base or 0 for table in tables}}
    made = {table.key: hide_small(table, least) for table in tables}
    for table in tables:
        left = bases[table.within] - bases[table.key] if table.within else 0
        row_is_hidden = bool(table.is_row) and bases[table.key] > 0 and made[table.within].count(table.is_row) is HIDDEN
        if 0 < left < least or row_is_hidden:
            made[table.key] = _without(table, {at for at, _ in _cells(table)}, base=HIDDEN)
    return tuple(made.values())


def _cells(table: UnitTable) -> Iterator[tuple[Cell, int]]:
    for down, row in enumerate(table.rows):
        for across, count in enumerate(row.counts):
            yield (down, across), count or 0


def _without(table: UnitTable, hidden: set[Cell], *, base: int | None) -> UnitTable:
    rows = tuple(
        UnitRow(
            label=row.label,
            counts=tuple(HIDDEN if (down, across) in hidden else count for across, count in enumerate(row.counts)),
            unknown=row.unknown,
        )
        for down, row in enumerate(table.rows)
    )
    return replace(table, base=base, rows=rows, notes=())
