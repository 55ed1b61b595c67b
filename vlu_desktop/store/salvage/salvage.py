# SPDX-License-Identifier: Apache-2.0
"""Reads out of a damaged vault what can be read into a new one beside it, and counts what was saved and what was lost.

Only for when there is no good backup. The damaged file is not touched: a copy of it is read. What was lost leaves gaps
in the journal that its check goes on naming, and the new vault says of itself what it is.

The work is bounded: every table once from its beginning and, where that meets damage, once from its end; then every
page once or twice by itself. It grows with the file and not with the damage.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.backup.backup_archive import VAULT
from vlu_desktop.store.backup.backup_disk import Meter, Progress, Stopped
from vlu_desktop.store.backup.restore import PART, READ_FROM, begin_folder
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import Connection, DatabaseError, IntegrityError, open_encrypted, open_unread
from vlu_desktop.store.database.schema_version import APPLICATION_ID, SCHEMA_VERSION
from vlu_desktop.store.integrity.first_open import COPY, SALVAGED
from vlu_desktop.store.integrity.integrity_check import damaged_pages
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.migrations.schema import bring_up_to_date
from vlu_desktop.store.records.case_summaries import MARK
from vlu_desktop.store.salvage.expected_counts import ExpectedRows, note_lost_lines, rebuild
from vlu_desktop.store.salvage.first_page import list_no_tables
from vlu_desktop.store.salvage.page_recovery import RecoveredPages, RecoveryConnection, Row
from vlu_desktop.store.salvage.record_shapes import RECORD_ID, RecordShapes

_PIECE = 500
_STOPPED = "That was stopped. Nothing is left of it, and the damaged casebook is as it was."
_SHAPES: dict[str, tuple[type, ...]] = {
    "journal": (
        str, int, str, str, str, str, str, str, str, str, int, str, bytes, bytes, bytes, bytes, bytes
    ),
    "journal_value": (str, int, bytes, bytes, str, str),
    "journal_change": (str, int, int, str, str, str, str, bytes),
    "journal_change_value": (str, int, int, bytes, object),
    "signed_head": (str, int, str, str, str, bytes, bytes),
    "signing_key": (str, bytes, bytes),
    "draft": (str, str, str, str, str),
    "journal_origin": (str, str),
}  # fmt: skip
"""Tables without row numbers whose rows no other table's, and no index's, look like."""
_CONTENT = (str, int, bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageResult:
    """The new vault, and by table how many rows were saved and how many are known to be lost.

    `unsure` are the tables of which more may be lost than can be known.
    """

    path: Path
    at: datetime
    saved: dict[str, int]
    lost: dict[str, int]
    unsure: tuple[str, ...] = ()


def salvage(
    damaged: Path, keys: k.KeyFile, key: bytes, folder: Path, at: datetime, *,
    progress: Progress = lambda done, of: None, stopped: Stopped = lambda: False,
) -> SalvageResult:  # fmt: skip
    """A new vault in an empty folder with all that can still be read. UserError where nothing can."""
    made = begin_folder(folder)
    copy, building, vault = folder / READ_FROM, folder / PART, folder / VAULT
    meter = Meter(progress, stopped, _STOPPED)
    try:
        for suffix in ("", "-wal"):
            beside = damaged.with_name(damaged.name + suffix)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + suffix))
        with closing(open_encrypted(building, key, create=True)) as target:
            work = _Salvage(copy, key, target, keys, meter)
            work.run(at)
        _clear(copy)
        k.write_keys(k.key_path(vault), keys, key)
        building.replace(vault)
        k.sync_folder(folder)
    except BaseException as error:
        for each in (building, vault, k.key_path(vault), k.backup_path(k.key_path(vault))):
            _clear(each)
        _clear(copy)
        if made:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, DatabaseError | OSError):
            # What was stopped is told as that, and as no damage.
            meter.look()
            raise UserError(
                "Nothing could be read out of it: its first bytes or almost all of it are damaged, or the disk would "
                "not take it. Keep the damaged file: somebody with more tools may still read it."
            ) from error
        raise
    return SalvageResult(path=vault, at=at, saved=work.saved, lost=work.lost, unsure=work.unsure)


def _clear(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


class _Salvage:
    def __init__(self, copy: Path, key: bytes, target: Connection, keys: k.KeyFile, meter: Meter) -> None:
        self._copy = copy
        self._key = key
        self._target = target
        self._keys = keys
        self._meter = meter
        self._columns: dict[str, list[tuple[str, Any]]] = {}
        self._lists_tables = True
        self.saved: dict[str, int] = {}
        self.lost: dict[str, int] = {}
        self.broken: set[str] = set()

    def run(self, at: datetime) -> None:
        pages, bad = self._look_at_pages()
        bring_up_to_date(self._target)
        self._target.execute("PRAGMA foreign_keys = OFF")
        tables = {
            name: bool(bare)
            for name, bare in self._target.execute(
                "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND "
                "name NOT LIKE 'search%' AND name NOT LIKE '%sqlite%' AND name <> 'case_summary' ORDER BY name"
            ).fetchall()  # what cases came to is worked out from what is saved
        }
        self._meter.part(0, 500, len(tables))
        self._target.execute("BEGIN IMMEDIATE")
        for table, bare in tables.items():
            self._walk(table, bare)
            self._meter.step(1)
        if self.broken:
            self._carve(tables, pages, bad)
        for table in tables:
            self.saved[table] = self._target.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        if not sum(self.saved.values()):
            raise DatabaseError("nothing can be read")
        self._state(at)
        self._target.execute("COMMIT")

    @property
    def unsure(self) -> tuple[str, ...]:
        return tuple(sorted(table for table in self.broken - set(self.lost) if self.saved[table]))

    def _look_at_pages(self) -> tuple[int, frozenset[int]]:
        """How many pages there are and which do not hold; where the list of tables does not, it goes as a whole."""
        try:
            return self._looked_at()
        except DatabaseError:
            self._lists_tables = False
            # Twice, for the log may hold a later first page, which has to come out of it first.
            list_no_tables(self._copy, self._key)
            self._looked_at()
            list_no_tables(self._copy, self._key)
            return self._looked_at()

    def _looked_at(self) -> tuple[int, frozenset[int]]:
        with closing(open_unread(self._copy, self._key)) as source:
            # So that the pages of the latest saves are looked at too, not the ones they stand for.
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            marks = [source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
            if marks[0] != APPLICATION_ID or marks[1] > SCHEMA_VERSION:
                raise UserError("That casebook is of a newer version of this program. Do this with that version.")
            bad = frozenset(damaged_pages(source))
            pages = int(source.execute("PRAGMA page_count").fetchone()[0])
        if self._lists_tables:
            # Another connection: one that met a damaged page reads nothing more.
            with closing(open_unread(self._copy, self._key)) as source:
                source.execute("SELECT sql FROM sqlite_master").fetchall()
        return pages, bad

    def _walk(self, table: str, bare: bool) -> None:
        """What a table gives from its beginning up to the damage, and from its end down to it."""
        known = self._lists_tables
        there = {row[1] for row in self._read(f'PRAGMA table_info("{table}")')} if known else set()
        info = self._target.execute(f'PRAGMA table_info("{table}")').fetchall()
        self._columns[table] = [(row[1], row[4]) for row in info if row[1] in there or not known]
        if not there:
            self.broken |= set() if known else {table}
            return
        key = [f'"{row[1]}"' for row in sorted((row for row in info if row[5]), key=lambda row: row[5])]
        for way in ("ASC", "DESC"):
            if self._take(table, ", ".join(f"{name} {way}" for name in (key if bare else ["rowid"]))):
                return
            self.broken.add(table)

    def _take(self, table: str, order: str) -> bool:
        """What a table gives in that order; whether it was read to its end."""
        names = ", ".join(f'"{name}"' for name, _ in self._columns[table])
        whole = True
        waiting: list[Row] = []
        with closing(RecoveryConnection(self._copy, self._key)) as wary:
            try:
                for row in wary.rows(f'SELECT {names} FROM "{table}" NOT INDEXED ORDER BY {order}'):
                    waiting.append(row)
                    if len(waiting) >= _PIECE:
                        self._put(table, waiting)
                        waiting.clear()
            except DatabaseError:
                whole = False
            whole = whole and not wary.cut
        self._put(table, waiting)
        return whole

    def _read(self, sql: str) -> Iterator[Row]:
        with closing(RecoveryConnection(self._copy, self._key)) as wary:
            yield from wary.rows(sql)

    def _put(self, table: str, rows: Sequence[Row]) -> None:
        self._meter.look()
        names = ", ".join(f'"{name}"' for name, _ in self._columns[table])
        marks = ", ".join("?" * len(self._columns[table]))
        # Not the library's `insert_all(ignore=True)`: for a row that is there already it looks up a row number, which
        # most of these tables haven't got.
        self._target.executemany(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', rows)

    def _carve(self, tables: dict[str, bool], pages: int, bad: frozenset[int]) -> None:
        """Whatever else the good pages hold of the tables that did not read through, each page by itself."""
        expected = ExpectedRows(self._read)
        for table in sorted(self.broken):
            if self._lists_tables and not tables[table]:
                expected.take_index(table)
        width = max(len(columns) for columns in self._columns.values())
        bare = self.broken & _SHAPES.keys()
        carved = RecoveredPages(self._copy, self._key, pages, bad, width, self._meter.step)
        self._meter.part(500, 1000, len(carved.pages) * (2 if bare else 1))
        if bare:
            self._carve_bare(carved, bare)
        rebuild(self._target, self.broken)
        expected.take_journal(self._target)
        expected.leave_out_what_is_there(self._target)
        shapes = RecordShapes(self._target, tables)
        for row in carved.rows(numbered=True):
            owner = expected.table_of(row[0]) or shapes.table_of(row)
            if owner in self.broken and self._put_record(owner, row):
                expected.found(row[0])
            elif "exhibit_content" in self.broken and _is_of(row, _CONTENT):
                self._put("exhibit_content", [row[:3]])
        self.lost = {**expected.left(), **note_lost_lines(self._target)}

    def _carve_bare(self, carved: RecoveredPages, bare: set[str]) -> None:
        """The rows without numbers, each put into every table whose rows look like it."""
        for row in carved.rows(numbered=False):
            for table in bare:
                if _is_of(row, _SHAPES[table]) and (table != "journal_origin" or RECORD_ID.fullmatch(row[0])):
                    # Settings look like the first values of changed records, but for the records' ids.
                    self._put(table, [row[: len(self._columns[table])]])

    def _put_record(self, table: str, row: Row) -> bool:
        """Whether a row that has a record's id is the record, and not a row of another table that begins with it."""
        columns = self._columns[table]
        values: Row = tuple(
            default.strip("'") if value is None and isinstance(default, str) else value
            for value, (_, default) in zip(row, columns, strict=False)
        )
        try:
            self._put(table, [values])
        except IntegrityError:
            return False
        return self._target.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row[0],)).fetchone() is not None

    def _state(self, at: datetime) -> None:
        """What every vault has of itself, made up from the rest where it was lost; and the mark of what this is."""
        run = self._target.execute
        put = "INSERT OR REPLACE INTO vault_state VALUES (?, ?)"
        run("DELETE FROM vault_state WHERE name IN ('search', ?, ?)", (COPY, MARK))
        run("INSERT OR IGNORE INTO device SELECT device, '', min(at) FROM journal GROUP BY device")
        state = dict(run("SELECT name, value FROM vault_state").fetchall())
        state["vault"] = self._keys.vault
        for name, sources in (
            ("device", ("SELECT device FROM journal ORDER BY hlc DESC", "SELECT id FROM device")),
            ("unit", ("SELECT id FROM unit", *(f'SELECT unit FROM "{table}"' for table in self._with_unit()))),
        ):
            rows = (run(f"{sql} LIMIT 1").fetchone() for sql in sources if name not in state)
            state[name] = state.get(name) or next((row[0] for row in rows if row), "")
            if not state[name]:
                raise DatabaseError("what every vault has of itself can't be read")
        self._target.executemany(put, list(state.items()))
        told = {"at": instant_text(at), "saved": sum(self.saved.values()), "lost": self.lost, "unsure": self.unsure}
        run(put, (SALVAGED, json.dumps(told)))
        run(put, (COPY, instant_text(at)))

    def _with_unit(self) -> list[str]:
        return [table for table, columns in self._columns.items() if ("unit", None) in columns]


def _is_of(row: Row, shape: tuple[type, ...]) -> bool:
    return all(map(isinstance, row, shape)) and all(value is None for value in row[len(shape) :])
