# SPDX-License-Identifier: Apache-2.0
"""Which type's record a row is that neither journal nor index knows any more, told from what its columns hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vlu_desktop.store.database.connection import Connection

RECORD_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MADE_IN = re.compile(r"[0-9a-f]{16}:[0-9]+")
_HELD: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (int, float), "BLOB": (bytes,)}


@dataclass(frozen=True, slots=True)
class _Column:
    held: tuple[type, ...]
    may_be_missing: bool
    leads_on: bool

    def takes(self, value: Any) -> bool:
        if value is None:
            return self.may_be_missing
        return isinstance(value, self.held) and (
            not self.leads_on or not value or bool(RECORD_ID.fullmatch(str(value)))
        )


@dataclass(frozen=True, slots=True)
class _Shape:
    table: str
    made_in: int
    columns: tuple[_Column, ...]

    def takes(self, row: tuple[Any, ...]) -> bool:
        if not isinstance(made := row[self.made_in], str) or not _MADE_IN.fullmatch(made):
            return False
        columns = self.columns
        if row[self.made_in + 1] not in (0, 1) or any(value is not None for value in row[len(columns) :]):
            return False
        return all(column.takes(value) for column, value in zip(columns, row, strict=False))


class RecordShapes:
    """What the rows of each table of records look like, by the tables of a sound vault."""

    def __init__(self, sound: Connection, tables: Iterable[str]) -> None:
        self._shapes = [shape for table in tables if (shape := _shape(sound, table)) is not None]

    def table_of(self, row: tuple[Any, ...]) -> str:
        """The one table whose rows look like it; empty where there is none, or where several would take it."""
        if not isinstance(row[0], str) or not RECORD_ID.fullmatch(row[0]):
            return ""
        found = [shape.table for shape in self._shapes if shape.takes(row)]
        return found[0] if len(found) == 1 else ""


def _shape(sound: Connection, table: str) -> _Shape | None:
    info = sound.execute(f'PRAGMA table_info("{table}")').fetchall()
    names = [row[1] for row in info]
    if not {"unit", "made_in", "removed"} <= set(names):
        return None
    own = names.index("removed")
    leading = {row[3] for row in sound.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()}
    columns = tuple(
        # What a later version added stands behind, and an older row ends before it.
        _Column(_HELD[kind], not needed or place > own, name in leading)
        for place, name, kind, needed, *_ in info
    )
    return _Shape(table, names.index("made_in"), columns)
