# SPDX-License-Identifier: Apache-2.0
"""A whole case as this vault had it at an instant: every row put back to its value then, by the journal's own order."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Apart, Case, Involvement, Person, PersonName, Relationship, SameAs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.store.database.codec import Codec, codec
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import hlc_limit
from vlu_desktop.store.journal.standing import split_ref
from vlu_desktop.store.records.record_reader import people_named

R = TypeVar("R", bound=Record)
Between = TypeVar("Between", SameAs, Relationship, Apart)
_MANY = 500


class AsOfReader:
    """What one vault knew by one instant."""

    def __init__(self, connection: Connection, instant: datetime) -> None:
        self._tables = tables_of(connection)
        self._limit = hlc_limit(instant)
        self._orders: dict[str, str] = {}
        self._rows: dict[type[Record], tuple[Record, ...]] = {}

    def case_file(self, case_id: str) -> CaseFile | None:
        """The case with all its rows; None where the vault had no such case then."""
        cases = self._where(Case, "id = ?", [case_id])
        if not cases:
            return None
        involved = self._where(Involvement, "case_id = ?", [case_id])
        links = self._where(SameAs, "1", [])
        everyone = _joined({row.person_id for row in involved}, links)
        offenders = _joined({row.person_id for row in involved if row.role == "offender"}, links)
        rows = self._rows
        rows.update({Case: cases, Involvement: involved, SameAs: _touching(everyone, links)})
        self._take_owned(everyone, offenders)
        rows[Relationship] = _touching(everyone, self._where(Relationship, "1", []))
        rows[Apart] = _touching(everyone, self._where(Apart, "1", []))
        named = people_named(rows) | everyone
        rows[Person] = self._owned(Person, "id", named)
        rows[PersonName] = self._owned(PersonName, "person_id", named)
        self._take_unowned()
        return CaseFile(case=cases[0], rows=rows)

    def _take_owned(self, everyone: set[str], offenders: set[str]) -> None:
        """What hangs on the people and on the rows read before it."""
        waiting = [kind for kind in RECORD_TYPES if kind.owner and kind.cls not in (*self._rows, PersonName)]
        for kind in sorted(waiting, key=_depth):
            assert kind.owner is not None
            people = offenders if kind.owner.name == "offender_id" else everyone
            owners = people if kind.owner.to == "person" else self._ids(kind.owner.to)
            self._rows[kind.cls] = self._owned(kind.cls, kind.owner.name, owners)

    def _take_unowned(self) -> None:
        """What hangs on nothing; of what is about one row, only where that row is in the case."""
        known = {row.id for records in self._rows.values() for row in records}
        for kind in RECORD_TYPES:
            if kind.owner is None and kind.cls not in self._rows:
                about = kind.key in ("protection", "withholding-mark")
                found = self._where(kind.cls, "1", [])
                self._rows[kind.cls] = tuple(row for row in found if not about or cast(Any, row).record_id in known)

    def _ids(self, key: str) -> set[str]:
        return {row.id for kind in RECORD_TYPES if kind.key == key for row in self._rows.get(kind.cls, ())}

    def _owned(self, cls: type[R], name: str, owners: Iterable[str]) -> tuple[R, ...]:
        listed, result = sorted(owners), list[R]()
        for start in range(0, len(listed), _MANY):
            piece = listed[start : start + _MANY]
            result += self._where(cls, f'"{name}" IN ({", ".join("?" * len(piece))})', piece)
        return tuple(result)

    def _where(self, cls: type[R], where: str, values: Sequence[str]) -> tuple[R, ...]:
        """Those of the rows, taken out of use since or not, that were in use then; as they were then."""
        found = codec(cls)
        rows = self._tables.execute(
            f"SELECT {found.select}, made_in FROM {found.table} WHERE {where} ORDER BY rowid", values
        ).fetchall()
        rows = [row for row in rows if self._order(row[-1]) <= self._limit]
        result: list[R] = []
        for start in range(0, len(rows), _MANY):
            result += self._then(found, rows[start : start + _MANY])
        return tuple(result)

    def _then(self, found: Codec[R], rows: Sequence[Sequence[Any]]) -> list[R]:
        ids = [row[0] for row in rows]
        marks = ", ".join("?" * len(ids))
        first = dict(
            self._tables.execute(
                f"SELECT record_id, value FROM journal_origin WHERE record_id IN ({marks})", ids
            ).fetchall()
        )
        changes: dict[str, dict[str, Any]] = {}
        for record_id, name, value in self._tables.execute(
            "SELECT c.record_id, c.field, v.value FROM journal_change AS c JOIN journal AS j USING (device, seq) "
            "JOIN journal_change_value AS v USING (device, seq, n) "
            f"WHERE c.record_id IN ({marks}) AND j.hlc <= ? ORDER BY j.hlc, j.device, c.n",
            [*ids, self._limit],
        ).fetchall():
            changes.setdefault(record_id, {})[name] = value
        result: list[R] = []
        for row in rows:
            changed = changes.get(row[0], {})
            if changed.get("removed"):
                continue
            kept = {**json.loads(first[row[0]]), **changed} if row[0] in first else None
            values = row if kept is None else [kept.get(name, found.empty(name)) for name in found.columns]
            result.append(found.decode(values))
        return result

    def _order(self, ref: str) -> str:
        """Where a line stands in the journal's order; after everything for one that is not in it."""
        if ref not in self._orders:
            row = self._tables.execute(
                "SELECT hlc FROM journal WHERE device = ? AND seq = ?", split_ref(ref)
            ).fetchone()
            self._orders[ref] = row[0] if row else "~"
        return self._orders[ref]


def _touching(people: set[str], rows: Iterable[Between]) -> tuple[Between, ...]:
    """Those of the rows between two people that have one of these at an end."""
    return tuple(row for row in rows if people & {row.person_id, row.other_id})


def _joined(people: set[str], links: Iterable[SameAs]) -> set[str]:
    """The people and all those found to be the same people."""
    result, listed = set(people), list(links)
    grown = True
    while grown:
        more = {
            each
            for link in listed
            for each in (link.person_id, link.other_id)
            if result & {link.person_id, link.other_id}
        }
        grown = not more <= result
        result |= more
    return result


def _depth(kind: RecordType) -> int:
    """How many owners stand above a type, so that owners come first."""
    by_key = {each.key: each for each in RECORD_TYPES}
    steps = 0
    while kind.owner is not None:
        kind, steps = by_key[kind.owner.to], steps + 1
    return steps
