# SPDX-License-Identifier: Apache-2.0
"""The journal read back: its lines, what changed in a record, and a record as it was known at an instant."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import FieldChange, JournalEntry, JournalQuery, Reference
from vlu_desktop.record.record_types import RecordType, record_type, type_of
from vlu_desktop.store.database.codec import Value, codec, codec_of, instant_text
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import SETTING, hlc_limit, unpack_made
from vlu_desktop.store.journal.standing import split_ref

R = TypeVar("R", bound=Record)
_ENTRY = (
    "SELECT j.device || ':' || j.seq, j.at, j.hlc, j.officer, j.act, j.method, j.case_id, j.record_type, j.record_id, "
    "j.undoes, coalesce(v.reason, ''), coalesce(v.detail, ''), j.device, coalesce(n.part, '') FROM journal AS j "
    "LEFT JOIN journal_value AS v USING (device, seq) LEFT JOIN line_not_held AS n USING (device, seq) "
)
_CHANGE = (
    "SELECT c.device || ':' || c.seq, j.at, j.officer, j.method, c.record_type, c.record_id, c.field, c.parents, "
    "v.value, coalesce(s.reason, '') FROM journal_change AS c JOIN journal AS j USING (device, seq) "
    "LEFT JOIN journal_change_value AS v USING (device, seq, n) LEFT JOIN journal_value AS s USING (device, seq) "
)


class History:
    """Reads the journal of one vault; never writes."""

    def __init__(self, connection: Connection) -> None:
        self._tables = tables_of(connection)

    def entry(self, ref: str) -> JournalEntry | None:
        """The line of that name."""
        row = self._tables.execute(f"{_ENTRY} WHERE j.device = ? AND j.seq = ?", split_ref(ref)).fetchone()
        return None if row is None else _entry(row)

    def entries(self, asked: JournalQuery, *, limit: int = 500, before: str = "") -> list[JournalEntry]:
        """The lines asked for, newest first; `before` is the `JournalEntry.order` of the last one already shown."""
        where, values = _condition(asked)
        if before:
            clock, _, device = before.partition(" ")
            where += " AND (j.hlc, j.device) < (?, ?)"
            values += [clock, device]
        sql = f"{_ENTRY} WHERE {where} ORDER BY j.hlc DESC, j.device DESC LIMIT ?"
        return [_entry(row) for row in self._tables.execute(sql, (*values, limit)).fetchall()]

    def count(self, asked: JournalQuery) -> int:
        """How many lines are asked for."""
        where, values = _condition(asked)
        return int(self._tables.value(f"SELECT count(*) FROM journal AS j WHERE {where}", values))

    def changes_in(self, ref: str) -> list[FieldChange]:
        """Every change that one line made, in its order; a setting's has the type "setting"."""
        rows = self._tables.execute(
            f"{_CHANGE} WHERE c.device = ? AND c.seq = ? ORDER BY c.n", split_ref(ref)
        ).fetchall()
        return [self._change(row) for row in rows]

    def made_in(self, ref: str) -> list[Reference]:
        """The records that one line made."""
        sql = "SELECT made FROM journal WHERE device = ? AND seq = ?"
        row = self._tables.execute(sql, split_ref(ref)).fetchone()
        return [] if row is None else [(key, record_id) for key, record_id, _ in unpack_made(row[0])]

    def lines_by(self, method: str, *, before_schema: int) -> list[str]:
        """The names of the lines that a method wrote while the tables were older than a version, oldest first."""
        sql = "SELECT device || ':' || seq FROM journal WHERE method = ? AND schema_version < ? ORDER BY hlc, device"
        return [row[0] for row in self._tables.execute(sql, (method, before_schema)).fetchall()]

    def made_by(self, kind: RecordType, record_id: str) -> str:
        """The line that made a record; "" for one that is not here."""
        sql = f"SELECT made_in FROM {codec_of(kind).table} WHERE id = ?"
        return str(self._tables.value(sql, (record_id,)) or "")

    def newest_of(self, device: str) -> Iterator[JournalEntry]:
        """A device's own lines, newest first, read as they are needed."""
        last = self._tables.value("SELECT max(seq) FROM journal WHERE device = ?", (device,)) or 0
        sql = f"{_ENTRY} WHERE j.device = ? AND j.seq <= ? ORDER BY j.seq DESC LIMIT 50"
        while last > 0:
            for row in self._tables.execute(sql, (device, last)).fetchall():
                yield _entry(row)
            last -= 50

    def changes_of(self, kind: RecordType, record_id: str) -> list[FieldChange]:
        """Every change of a record's fields since it was made, oldest first."""
        rows = self._tables.execute(
            f"{_CHANGE} WHERE c.record_id = ? AND c.record_type = ? ORDER BY j.hlc, j.device, c.n",
            (record_id, kind.key),
        ).fetchall()
        return [self._change(row) for row in rows]

    def changes_of_setting(self, key: str) -> list[FieldChange]:
        """Every change of a setting, oldest first."""
        rows = self._tables.execute(
            f"{_CHANGE} WHERE c.record_id = ? AND c.record_type = ? ORDER BY j.hlc, j.device, c.n", (key, SETTING)
        ).fetchall()
        return [self._change(row) for row in rows]

    def value_at(self, kind: RecordType, record_id: str, name: str, ref: str) -> Value:
        """What a line gave a field: by a change, or else as the record was made."""
        row = self._tables.execute(
            "SELECT v.value FROM journal_change AS c JOIN journal_change_value AS v USING (device, seq, n) "
            "WHERE c.record_id = ? AND c.field = ? AND c.device = ? AND c.seq = ?",
            (record_id, name, *split_ref(ref)),
        ).fetchone()
        if row is not None:
            value: Value = row[0]
            return value
        if name == "removed":
            return 0
        return self.first_row(kind, record_id)[name]

    def first_row(self, kind: RecordType, record_id: str) -> dict[str, Value]:
        """A record's columns as it was first saved. KeyError where there is none."""
        return self.first_rows(kind, [record_id])[record_id]

    def first_rows(self, kind: RecordType, ids: Sequence[str]) -> dict[str, dict[str, Value]]:
        """The same of some hundred records, by id; without those that are not there."""
        found, marks = codec_of(kind), ", ".join("?" * len(ids))
        sql = f"SELECT {found.select} FROM {found.table} WHERE id IN ({marks})"
        rows = {row[0]: dict(zip(found.columns, row, strict=True)) for row in self._tables.execute(sql, ids).fetchall()}
        sql = f"SELECT record_id, value FROM journal_origin WHERE record_id IN ({marks})"
        for record_id, origin in self._tables.execute(sql, ids).fetchall():
            kept: dict[str, Value] = json.loads(origin)
            rows[record_id] = {name: kept.get(name, found.empty(name)) for name in found.columns}
        return rows

    def as_at(self, cls: type[R], record_id: str, instant: datetime) -> R | None:
        """A record as this vault knew it at an instant; None where it didn't, or had taken it out.

        By the journal's own order, so that a computer whose clock was set back confuses nothing.
        """
        kind, limit = type_of(cls), hlc_limit(instant)
        found = codec(cls)
        made = self._tables.execute(f"SELECT made_in FROM {found.table} WHERE id = ?", (record_id,)).fetchone()
        if made is None or not self._known_by(made[0], limit):
            return None
        values = {**self.first_row(kind, record_id), "removed": 0}
        rows = self._tables.execute(
            "SELECT c.field, v.value FROM journal_change AS c JOIN journal AS j USING (device, seq) "
            "JOIN journal_change_value AS v USING (device, seq, n) "
            "WHERE c.record_id = ? AND j.hlc <= ? ORDER BY j.hlc, j.device",
            (record_id, limit),
        ).fetchall()
        values.update(rows)
        return None if values["removed"] else found.decode([values[name] for name in found.columns])

    def _known_by(self, ref: str, limit: str) -> bool:
        row = self._tables.execute("SELECT hlc FROM journal WHERE device = ? AND seq = ?", split_ref(ref)).fetchone()
        return row is not None and row[0] <= limit

    def _change(self, row: Sequence[Any]) -> FieldChange:
        ref, at, officer, method, key, record_id, name, parents, value, reason = row
        heads = json.loads(parents)
        if key == SETTING:
            was = self._setting_was(record_id, heads)
        else:
            was = self._was(record_type(key), record_id, name, heads)
        return FieldChange(
            ref=ref, at=datetime.fromisoformat(at), officer=officer, method=method, record_type=key,
            record_id=record_id, field=name, was=was, now=value, reason=reason,
        )  # fmt: skip

    def _setting_was(self, key: str, parents: list[str]) -> Value:
        if not parents:
            return None
        row = self._tables.execute(
            "SELECT v.value FROM journal_change AS c JOIN journal_change_value AS v USING (device, seq, n) "
            "WHERE c.record_id = ? AND c.device = ? AND c.seq = ?",
            (key, *split_ref(parents[0])),
        ).fetchone()
        value: Value = None if row is None else row[0]
        return value

    def _was(self, kind: RecordType, record_id: str, name: str, parents: list[str]) -> Value:
        try:
            return self.value_at(kind, record_id, name, parents[0]) if parents else None
        except KeyError:
            # Erased since: what it was is gone.
            return None


_CHANGED = (
    "EXISTS (SELECT 1 FROM journal_change AS c WHERE c.record_id = ? AND c.record_type = 'case' "
    "AND c.device = j.device AND c.seq = j.seq)"
)
"""That a line changed the case itself."""


def _condition(asked: JournalQuery) -> tuple[str, list[Any]]:
    where, values = ["1"], list[Any]()
    if asked.case_id is not None:
        # One act may be about several cases, as when they are given to another officer; then its line names none.
        where.append(f"(j.case_id = ? OR {_CHANGED})" if asked.case_id else "j.case_id = ?")
        values += [asked.case_id, *([asked.case_id] if asked.case_id else ())]
    if asked.acts:
        where.append(f"j.act IN ({', '.join('?' * len(asked.acts))})")
        values += asked.acts
    if asked.officer:
        where.append("j.officer = ?")
        values.append(asked.officer)
    if asked.since is not None:
        # A line's clock is never behind what the wall said, so the index by clock leaves out the lines before.
        where.append("j.hlc >= ? AND j.at >= ?")
        values += [hlc_limit(asked.since)[:12], instant_text(asked.since)]
    if asked.until is not None:
        where.append("j.at < ?")
        values.append(instant_text(asked.until))
    return " AND ".join(where), values


def _entry(row: tuple[str, ...]) -> JournalEntry:
    ref, at, clock, officer, act, method, case_id, record_type, record_id, undoes, *said = row
    reason, detail, device, not_held = said
    return JournalEntry(
        ref=ref, at=datetime.fromisoformat(at), order=f"{clock} {device}", officer=officer, act=act,
        method=method, case_id=case_id, record_type=record_type, record_id=record_id, undoes=undoes, reason=reason,
        detail=detail, not_held=not_held,
    )  # fmt: skip
