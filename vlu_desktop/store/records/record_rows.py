# SPDX-License-Identifier: Apache-2.0
"""The tables of the record and its index, written together: by an act here, or as another computer's lines say."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vlu_desktop.record.changes import Reference
from vlu_desktop.record.record_types import RecordType, record_type
from vlu_desktop.store.database.codec import Codec, Value, codec_of, is_empty
from vlu_desktop.store.records.full_text import Entry, Search, case_finder, words_of
from vlu_desktop.store.records.held_row import HeldRow

if TYPE_CHECKING:
    from vlu_desktop.store.database.connection import Connection
    from vlu_desktop.store.database.known_tables import KnownTables

Put = tuple[RecordType, str, Mapping[str, Value]]
"""A record by type and id, and what some of its fields are to hold."""


class RecordRows:
    """Writes rows within the caller's transaction; what is found of them is in step with them."""

    def __init__(self, connection: "Connection", tables: "KnownTables", search: Search) -> None:
        self._tables = tables
        self._search = search
        self.case_of = case_finder(connection)

    def insert(self, found: Codec[Any], rows: Sequence[tuple[Value, ...]], ref: str) -> None:
        """Store new rows of one class, made by a line of the journal."""
        kind = found.type
        self._tables.table(kind.table).insert_rows((*found.columns, "made_in"), [(*row, ref) for row in rows])
        entries: list[Entry] = []
        for row in rows:
            words = words_of(kind, row)
            if words:
                entries.append((kind.key, str(row[0]), self.case_of(kind, row), words))
        self._search.add(entries)

    def row(self, kind: RecordType, record_id: str) -> tuple[tuple[Value, ...], str, int]:
        """A record's row, the line that made it, and whether it is out of use. KeyError where there is none."""
        found = codec_of(kind)
        row = self._tables.execute(
            f"SELECT {found.select}, made_in, removed FROM {found.table} WHERE id = ?", (record_id,)
        ).fetchone()
        if row is None:
            raise KeyError(f"there is no {kind.key} of that id")
        return row[:-2], row[-2], row[-1]

    def held(self, puts: Sequence[Put]) -> dict[Reference, HeldRow]:
        """The records of a piece as they stand, each once, in its order. KeyError where there is none."""
        groups: dict[str, list[str]] = {}
        for kind, record_id, _ in puts:
            groups.setdefault(kind.key, []).append(record_id)
        rows: dict[Reference, tuple[Any, ...]] = {}
        for key, ids in groups.items():
            found = codec_of(record_type(key))
            sql = (
                f"SELECT {found.select}, made_in, removed FROM {found.table} WHERE id IN ({', '.join('?' * len(ids))})"
            )
            rows.update(((key, row[0]), row) for row in self._tables.execute(sql, ids).fetchall())
        held: dict[Reference, HeldRow] = {}
        for kind, record_id, _ in puts:
            at = (kind.key, record_id)
            if at not in rows:
                raise KeyError(f"there is no {kind.key} of that id")
            held[at] = HeldRow(kind, rows[at][:-2], *rows[at][-2:])
        return held

    def write(self, changed: Sequence[HeldRow]) -> None:
        """Store what records came to hold, keeping how each was first saved where that is its first alteration."""
        rows: dict[tuple[str, tuple[str, ...]], list[tuple[Value, ...]]] = {}
        for one in changed:
            rows.setdefault((one.kind.table, tuple(one.values)), []).append((*one.values.values(), one.id))
        for (table, names), group in rows.items():
            self._tables.table(table).update_rows(names, group)
        self._keep_origins(changed)
        self.reindex(changed)

    def _keep_origins(self, changed: Iterable[HeldRow]) -> None:
        """Before a record's first alteration, keep it as it was first saved; until then its row says that."""
        first: list[tuple[str, str]] = []
        for one in changed:
            if any(name != "removed" for name in one.values):
                columns = codec_of(one.kind).columns
                filled = {name: value for name, value in zip(columns, one.row, strict=True) if not is_empty(value)}
                first.append((one.id, json.dumps(filled, ensure_ascii=False)))
        self._tables.table("journal_origin").insert_rows(("record_id", "value"), first, ignore=True)

    def reindex(self, changed: Iterable[HeldRow]) -> None:
        """Have the words of changed records found, and those that went not any more."""
        gone: list[tuple[str, str]] = []
        new: list[Entry] = []
        for one in changed:
            kind, after = one.kind, one.after
            was = "" if one.was_removed else words_of(kind, one.row)
            words = "" if one.is_removed else words_of(kind, after)
            if was != words or (kind.owner is not None and kind.owner.name in one.values):
                gone.append((one.id, was))
                new.append((kind.key, one.id, self.case_of(kind, after), words))
        self._search.remove(gone)
        self._search.add(new)
