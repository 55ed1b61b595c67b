# SPDX-License-Identifier: Apache-2.0
"""A table of a unit's briefing: what it counts, of how many, and what is not known; nobody is named in it."""

from dataclasses import dataclass

CASES = "cases"
"""What stands for a table whose base is all cases of the briefing: how many those are is told above the tables."""
HIDDEN = None
"""What stands in place of a number that is too small to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A row: its label and a number for each column. `unknown`: it counts what nobody entered."""

    label: str
    counts: tuple[int | None, ...]
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """One question put to the record of a unit.

    `base`: of how many, None where that is too small to be told; `base_said` is a sentence that tells what they are.
    `adds_up`: each of them stands in just one cell, so that one cell that is hidden could be worked out from the rest.
    `within` is the key of the table of whose base this one's is a part, and `is_row` the label of the row there that it
    is, where it is one: what is hidden there could be told by what is shown here, and the other way round.
    `alone`: each row is one person's, for the unit's own eyes. `notes` are sentences on what the numbers can't bear.
    """

    key: str
    title: str
    definition: str
    base: int | None
    base_said: str
    columns: tuple[str, ...]
    rows: tuple[UnitRow, ...]
    adds_up: bool = True
    alone: bool = False
    within: str = ""
    is_row: str = ""
    notes: tuple[str, ...] = ()

    def count(self, row: str, column: int = 0) -> int | None:
        """The number in a row, by its label; `KeyError` where there is no such row."""
        return {each.label: each.counts for each in self.rows}[row][column]
