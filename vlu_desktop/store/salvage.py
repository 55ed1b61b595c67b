# SPDX-License-Identifier: Apache-2.0
"""Reads out of a damaged vault what can be read into a new one beside it, and counts what was saved and what was lost.

Only for when there is no good backup. The damaged file is not touched: a copy of it is read. What was lost leaves gaps
in the journal that its check goes on naming, and the new vault says of itself what it is.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from vlu_desktop.domain.errors import UserError
from vlu_desktop.store import keys as k
from vlu_desktop.store.arrival import COPY, SALVAGED
from vlu_desktop.store.backup import Meter, Progress, Stopped
from vlu_desktop.store.backup_pack import VAULT
from vlu_desktop.store.codec import instant_text
from vlu_desktop.store.connection import Connection, DatabaseError, open_encrypted, open_unread
from vlu_desktop.store.restore import begin_folder
from vlu_desktop.store.schema import bring_up_to_date

_PIECE = 500
_MOST_FAILURES = 2000
_FURTHEST = 1 << 20
"""How far row numbers are tried where the file no longer says which is the last."""
_STOPPED = "That was stopped. Nothing is left of it, and the damaged casebook is as it was."
Row = tuple[Any, ...]
Read = Callable[[int, int], list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """The new vault, and by table how many rows were saved and how many are known to be lost."""

    path: Path
    saved: dict[str, int]
    lost: dict[str, int]


def salvage(
    damaged: Path, keys: k.KeyFile, key: bytes, folder: Path, at: datetime, *,
    progress: Progress = lambda done, of: None, stopped: Stopped = lambda: False,
) -> Salvaged:  # fmt: skip
    """A new vault in an empty folder with all that can still be read. UserError where nothing can."""
    made = begin_folder(folder)
    copy, building, vault = folder / "damaged.copy", folder / f"{VAULT}.part", folder / VAULT
    try:
        for suffix in ("", "-wal"):
            beside = damaged.with_name(damaged.name + suffix)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + suffix))
        with closing(_Source(copy, key)) as source, closing(open_encrypted(building, key, create=True)) as target:
            found = _Salvage(source, target, keys, Meter(progress, stopped, _STOPPED)).run(at)
        k.write_keys(k.key_path(vault), keys, key)
        building.replace(vault)
        k.sync_folder(folder)
    except BaseException as error:
        for each in (building, vault, k.key_path(vault), k.backup_path(k.key_path(vault))):
            for suffix in ("", "-wal", "-shm"):
                each.with_name(each.name + suffix).unlink(missing_ok=True)
        _clear(copy)
        if made:
            folder.rmdir()
        if isinstance(error, DatabaseError | OSError):
            raise UserError(
                "Nothing could be read out of it, or the disk would not take it. Keep the damaged file: somebody with "
                "more tools may still read it."
            ) from error
        raise
    _clear(copy)
    return Salvaged(path=vault, saved=found[0], lost=found[1])


def _clear(copy: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)


class _Source:
    """The damaged copy. Once a page failed a connection reads nothing more, so another takes its place."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection = open_unread(path, key)

    def pieces(self, sql: str, values: tuple[Any, ...] = ()) -> Iterator[list[Row]]:
        try:
            cursor = self._connection.execute(sql, values)
            while rows := cursor.fetchmany(_PIECE):
                yield rows
        except DatabaseError:
            self._connection.close()
            self._connection = open_unread(self._path, self._key)
            raise

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Row]:
        return [row for piece in self.pieces(sql, values) for row in piece]

    def close(self) -> None:
        self._connection.close()


class _Salvage:
    def __init__(self, source: _Source, target: Connection, keys: k.KeyFile, meter: Meter) -> None:
        self._source = source
        self._target = target
        self._keys = keys
        self._meter = meter
        self._saved: dict[str, int] = {}
        self._lost: dict[str, int] = {}

    def run(self, at: datetime) -> tuple[dict[str, int], dict[str, int]]:
        bring_up_to_date(self._target)
        self._target.execute("PRAGMA foreign_keys = OFF")
        tables = [
            (name, bool(bare))
            for name, bare in self._target.execute(
                "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND "
                "name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' "
                "ORDER BY name <> 'device'"
            ).fetchall()
        ]
        self._meter.part(0, 1000, len(tables))
        self._target.execute("BEGIN IMMEDIATE")
        for table, bare in tables:
            self._table(table, bare)
            self._meter.step(1)
        self._count_by_the_journal()
        if not sum(self._saved.values()):
            raise DatabaseError("nothing can be read")
        self._state(at)
        self._target.execute("COMMIT")
        return self._saved, self._lost

    def _table(self, table: str, bare: bool) -> None:
        columns = [row[1] for row in self._target.execute(f'PRAGMA table_info("{table}")').fetchall()]
        there = self._columns_there(table)
        if there:
            columns = [name for name in columns if name in there]
        names = ", ".join(f'"{name}"' for name in columns)
        insert = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
        pieces = self._bare(table, names) if bare else self._by_number(table, names)
        for rows in pieces:
            self._meter.look()
            self._target.executemany(insert, rows)
        saved = self._target.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        self._saved[table] = saved
        if not bare and "id" in columns:
            self._note_lost(table, len(self._listed(table)) - saved)

    def _columns_there(self, table: str) -> set[str]:
        try:
            return {row[1] for row in self._source.rows(f'PRAGMA table_info("{table}")')}
        except DatabaseError:
            return set()

    def _listed(self, table: str) -> list[Row]:
        """The ids that the table's index has, which stands on other pages than its rows."""
        try:
            return self._source.rows(
                f'SELECT id FROM "{table}" INDEXED BY "sqlite_autoindex_{table}_1" WHERE id >= \'\''
            )
        except DatabaseError:
            return []

    def _by_number(self, table: str, names: str) -> Iterator[list[Row]]:
        try:
            found = self._source.rows(f'SELECT rowid FROM "{table}" ORDER BY rowid DESC LIMIT 1')
            last = found[0][0] if found else 0
        except DatabaseError:
            last = _FURTHEST
        sql = f'SELECT {names} FROM "{table}" WHERE rowid BETWEEN ? AND ?'
        yield from _pieces(lambda low, high: self._source.rows(sql, (low, high)), 1, last)

    def _bare(self, table: str, names: str) -> Iterator[list[Row]]:
        """A table without row numbers: from its beginning, from its end, and what is between by device and number."""
        info = self._target.execute(f'PRAGMA table_info("{table}")').fetchall()
        key = [row[1] for row in sorted((row for row in info if row[5]), key=lambda row: row[5])]
        for way in ("ASC", "DESC"):
            order = ", ".join(f'"{name}" {way}' for name in key)
            whole = True
            try:
                yield from self._source.pieces(f'SELECT {names} FROM "{table}" ORDER BY {order}')
            except DatabaseError:
                whole = False
            if whole:
                return
        if key[:2] == ["device", "seq"]:
            sql = f'SELECT {names} FROM "{table}" WHERE device = ? AND seq BETWEEN ? AND ?'
            for (device,) in self._target.execute("SELECT id FROM device").fetchall():
                yield from _pieces(partial(self._of_device, sql, device), 1, self._last_line(device))

    def _of_device(self, sql: str, device: str, low: int, high: int) -> list[Row]:
        return self._source.rows(sql, (device, low, high))

    def _last_line(self, device: str) -> int:
        try:
            [row] = self._source.rows("SELECT max(seq) FROM journal WHERE device = ?", (device,))
        except DatabaseError:
            row = self._target.execute("SELECT max(seq) FROM journal WHERE device = ?", (device,)).fetchone()
        return int(row[0] or 0)

    def _count_by_the_journal(self) -> None:
        """Lines are numbered, so those that are missing can be counted."""
        rows = self._target.execute("SELECT device, count(*), max(seq) FROM journal GROUP BY device").fetchall()
        self._note_lost("journal", sum(last - many for _, many, last in rows))

    def _note_lost(self, table: str, many: int) -> None:
        if many > 0:
            self._lost[table] = max(many, self._lost.get(table, 0))

    def _state(self, at: datetime) -> None:
        """What every vault has of itself, made up from the rest where it was lost; and the mark of what this is."""
        put = "INSERT OR REPLACE INTO vault_state VALUES (?, ?)"
        self._target.execute("DELETE FROM vault_state WHERE name IN ('search', ?)", (COPY,))
        state = dict(self._target.execute("SELECT name, value FROM vault_state").fetchall())
        state["vault"] = self._keys.vault
        for name, sql in (("device", "SELECT id FROM device"), ("unit", "SELECT id FROM unit")):
            if name not in state:
                row = self._target.execute(f"{sql} LIMIT 1").fetchone()
                if row is None:
                    raise DatabaseError("what every vault has of itself can't be read")
                state[name] = row[0]
        self._target.executemany(put, list(state.items()))
        told = {"at": instant_text(at), "saved": sum(self._saved.values()), "lost": self._lost}
        self._target.execute(put, (SALVAGED, json.dumps(told)))
        self._target.execute(put, (COPY, instant_text(at)))


def _pieces(read: Read, first: int, last: int) -> Iterator[list[Row]]:
    """All rows that can be read between two numbers: in pieces, and around damage in ever smaller ones.

    Bounded: where the damage is so high in the tree that nothing under it can be reached, it gives up.
    """
    waiting = [(low, min(low + _PIECE - 1, last)) for low in range(first, last + 1, _PIECE)][::-1]
    failures = 0
    while waiting and failures < _MOST_FAILURES:
        begin, end = waiting.pop()
        try:
            rows = read(begin, end)
        except DatabaseError:
            failures += 1
            if begin < end:
                middle = (begin + end) // 2
                waiting += [(middle + 1, end), (begin, middle)]
            continue
        if rows:
            yield rows
