# SPDX-License-Identifier: Apache-2.0
"""Which cases and people the lines of the journal after a mark are about, so that what was worked out of others holds.

A mark is where each device's chain stood. Every record that a line made, changed or took out is followed to the case or
the person it hangs on. Where that can't be known (an officer, a unit's setting of a rule, an erasure, or more lines
than are worth following) the answer is None: it may be any case.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type
from vlu_desktop.store.journal.journal import SETTING, unpack_made

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

Mark = Mapping[str, int]
Touched = tuple[frozenset[str], frozenset[str]]
"""Cases and people, by id."""
MANY_LINES = 500
"""More lines than these are not followed one by one: reading the cases again is the shorter way."""
_ABOUT = ("protection", "withholding-mark")
"""Types that hang on nothing and name the record they are about."""

_BESIDE = (SETTING, "cover")
"""What bears on nothing that a case comes to: whose cases an officer looks after is asked as each is read."""


def mark_of(tables: "KnownTables") -> dict[str, int]:
    """The last line of each device's chain."""
    sql = "SELECT id, (SELECT max(seq) FROM journal WHERE device = d.id) FROM device AS d"
    return {device: last or 0 for device, last in tables.execute(sql).fetchall()}


def touched_since(tables: "KnownTables", mark: Mark) -> Touched | None:
    """The cases and people that the lines after a mark are about; None where it may be any."""
    now = mark_of(tables)
    if any(now.get(device, 0) < last for device, last in mark.items()):
        return None  # another journal, or one that was longer: nothing worked out with it can be trusted
    lines = [line for device in now for line in _lines(tables, device, mark.get(device, 0))]
    if len(lines) > MANY_LINES or any(act == "erased" for _, _, act, _, _ in lines):
        return None
    cases, people = {case_id for _, _, _, case_id, _ in lines} - {""}, set[str]()
    about: dict[str, set[str]] = defaultdict(set)
    for device, seq, _, _, made in lines:
        for key, record_id in _named(tables, device, seq, made):
            about[key].add(record_id)
    for key in _BESIDE:
        about.pop(key, None)
    while about:
        key, ids = about.popitem()
        if key == "case":
            cases |= ids
        elif key == "person":
            people |= ids
        elif key in _ABOUT:
            for above, record_id in _rows(tables, record_type(key), ("record_type", "record_id"), ids):
                about[above].add(record_id)
        else:
            kind = next((each for each in RECORD_TYPES if each.key == key), None)
            if kind is None or kind.owner is None:
                return None
            names = [kind.owner.name, *(_other_people(kind) if kind.owner.to == "person" else ())]
            for owner_id, *others in _rows(tables, kind, names, ids):
                about[kind.owner.to].add(owner_id)
                people |= {*others} - {""}
    return frozenset(cases), frozenset(people)


def _lines(tables: "KnownTables", device: str, after: int) -> list[tuple[str, int, str, str, bytes]]:
    sql = (
        "SELECT device, seq, act, case_id, made FROM journal WHERE device = ? AND seq > ? AND act <> 'consulted' "
        "LIMIT ?"
    )
    return list(tables.execute(sql, (device, after, MANY_LINES + 1)).fetchall())


def _named(tables: "KnownTables", device: str, seq: int, made: bytes) -> Iterator[tuple[str, str]]:
    """The records that a line made, and those it changed or took out."""
    yield from ((key, record_id) for key, record_id, _ in unpack_made(made))
    sql = "SELECT DISTINCT record_type, record_id FROM journal_change WHERE device = ? AND seq = ?"
    yield from tables.execute(sql, (device, seq)).fetchall()


def _rows(
    tables: "KnownTables", kind: RecordType, names: Iterable[str], ids: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    wanted = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT DISTINCT {wanted} FROM "{kind.table}" WHERE id IN (SELECT value FROM json_each(?))'
    yield from tables.execute(sql, (json.dumps(sorted(ids)),)).fetchall()


def _other_people(kind: RecordType) -> list[str]:
    """The fields of what hangs on a person that name somebody besides: two entries found to be one, say."""
    return [spec.name for spec in specs(kind.cls) if spec.kind is Kind.REF and spec.to == "person" and not spec.owner]
