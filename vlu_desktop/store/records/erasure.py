# SPDX-License-Identifier: Apache-2.0
"""Lawful erasure: what goes with a record, a person or a case, and dropping its values everywhere in the vault.

An erasure is a line of the journal whose changes name each record erased (type, id, the field `erased`) and nothing of
what was in it. The record's row, its first and later values with their salts, its words in the index, its bytes and the
drafts about it are dropped; the hashes stay, so that the chain verifies and, without their salts, tell nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vlu_desktop.record.changes import Reference
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, children_of, record_type
from vlu_desktop.store.database.codec import codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.journal.journal import SALT, split_ref, unpack_made
from vlu_desktop.store.records.full_text import Search, words_of

SCRUB_DUE = "scrub"
"""The state that says that pages may still hold traces of what was erased."""
ERASED = "erased"
"""The field whose change says that a record was erased."""
_MANY = 500
# What is somebody's own although it hangs on a case: their words, and what was said with them.
_THEIRS = (("statement", "maker_id"), ("contact", "person_id"))
_ABOUT = ("protection", "withholding-mark")


def erased_ids(connection: Connection) -> set[str]:
    """The ids of everything that was ever erased, as the journal names them."""
    rows = connection.execute("SELECT record_id FROM journal_change WHERE field = 'erased'").fetchall()
    return {row[0] for row in rows}


def erased_references(connection: Connection) -> tuple[Reference, ...]:
    """The same with their types, in the order of the journal; a restore hands these on."""
    rows = connection.execute(
        "SELECT DISTINCT c.record_type, c.record_id FROM journal_change AS c WHERE c.field = 'erased' "
        "ORDER BY c.device, c.seq, c.n"
    ).fetchall()
    return tuple((key, record_id) for key, record_id in rows)


def belonging(connection: Connection, roots: Iterable[Reference]) -> tuple[Reference, ...]:
    """The roots and all that goes with them, in use or taken out of use: what belongs to them or can't be without them.

    With a case go the people who have a part in no other; with a person, statements by them and contacts with them;
    with an incident, the messages and rows that stand for it alone.
    """
    found: dict[Reference, None] = {}
    waiting = list(roots)
    while waiting:
        key, record_id = reference = waiting.pop()
        if reference in found:
            continue
        found[reference] = None
        waiting += _next(connection, record_type(key), record_id)
    return tuple(found)


def drop(connection: Connection, search: Search, references: Iterable[Reference]) -> None:
    """Drop every value of these records from the vault; within the caller's transaction."""
    groups: dict[str, list[str]] = defaultdict(list)
    connection.execute("INSERT OR REPLACE INTO vault_state VALUES (?, '')", (SCRUB_DUE,))
    for key, record_id in references:
        groups[key].append(record_id)
    gone = {record_id for ids in groups.values() for record_id in ids}
    names = _names(connection, groups)
    lines: set[str] = set()
    for key, ids in groups.items():
        for piece in _pieces(ids):
            lines |= _drop_rows(connection, search, record_type(key), piece)
    for piece in _pieces(sorted(gone)):
        lines |= _drop_journal(connection, piece)
        _drop_beside(connection, piece)
    _drop_salts(connection, lines, gone)
    _drop_said(connection, lines, gone)
    for case_id in groups.get("case", ()):
        _drop_said_of_case(connection, case_id, names)
    _drop_drafts(connection, gone)


def replay_erasures(connection: Connection, search: Search) -> int:
    """Drop again whatever of the erased came back with a merge; how many records that were. In a transaction."""
    references = erased_references(connection)
    back = [
        (key, record_id)
        for key, record_id in references
        if connection.execute(f"SELECT 1 FROM {codec_of(record_type(key)).table} WHERE id = ?", (record_id,)).fetchone()
    ]
    drop(connection, search, references)
    gone = {record_id for _, record_id in references}
    made = connection.execute("SELECT device || ':' || seq, made FROM journal WHERE made <> x''").fetchall()
    lines = {ref for ref, packed in made if any(record_id in gone for _, record_id, _ in unpack_made(packed))}
    _drop_salts(connection, lines, gone)
    _drop_said(connection, lines, gone)
    return len(back)


def _next(connection: Connection, kind: RecordType, record_id: str) -> Iterator[Reference]:
    for child in children_of(kind.key):
        assert child.owner is not None
        yield from _where(connection, child, child.owner.name, record_id)
    for other in RECORD_TYPES:
        for spec in specs(other.cls):
            if spec.kind is Kind.REF and spec.to == kind.key and spec.required and not spec.owner:
                yield from _where(connection, other, spec.name, record_id)
    for key in _ABOUT:
        yield from _where(connection, record_type(key), "record_id", record_id)
    if kind.key == "person":
        for key, name in _THEIRS:
            yield from _where(connection, record_type(key), name, record_id)
    elif kind.key == "case":
        yield from _only_here(connection, record_id)
    elif kind.key == "incident":
        yield from _standing_for(connection, record_id)


def _where(connection: Connection, kind: RecordType, name: str, record_id: str) -> Iterator[Reference]:
    rows = connection.execute(f'SELECT id FROM {codec_of(kind).table} WHERE "{name}" = ?', (record_id,)).fetchall()
    for (found,) in rows:
        yield kind.key, found


def _only_here(connection: Connection, case_id: str) -> Iterator[Reference]:
    """People with a part in this case and in no other, by any entry found to be the same person."""
    rows = connection.execute(
        "SELECT DISTINCT i.person_id FROM involvement AS i WHERE i.case_id = ?1 AND NOT EXISTS ("
        "WITH RECURSIVE same(id) AS (SELECT i.person_id UNION SELECT CASE WHEN s.person_id = same.id THEN s.other_id "
        "ELSE s.person_id END FROM same_as AS s JOIN same ON same.id IN (s.person_id, s.other_id) WHERE s.removed = 0) "
        "SELECT 1 FROM involvement AS o JOIN same ON o.person_id = same.id WHERE o.case_id <> ?1 AND o.removed = 0)",
        (case_id,),
    ).fetchall()
    for (person_id,) in rows:
        if connection.execute("SELECT 1 FROM person WHERE id = ?", (person_id,)).fetchone():
            yield "person", person_id


def _standing_for(connection: Connection, incident_id: str) -> Iterator[Reference]:
    rows = connection.execute(
        "SELECT l.source_item_id FROM source_item_incident AS l WHERE l.incident_id = ?1 AND NOT EXISTS ("
        "SELECT 1 FROM source_item_incident AS o WHERE o.source_item_id = l.source_item_id AND o.incident_id <> ?1 "
        "AND o.removed = 0)",
        (incident_id,),
    ).fetchall()
    for (source_id,) in rows:
        yield "source-item", source_id


def _drop_rows(connection: Connection, search: Search, kind: RecordType, ids: Sequence[str]) -> set[str]:
    """Take rows and their words out; the lines that made them."""
    found, marks = codec_of(kind), ", ".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT {found.select}, made_in FROM {found.table} WHERE id IN ({marks})", ids
    ).fetchall()
    for row in rows:
        search.remove(row[0], words_of(kind, row))
    connection.execute(f"DELETE FROM {found.table} WHERE id IN ({marks})", ids)
    return {row[-1] for row in rows}


def _drop_journal(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Take first and later values out of the journal; the lines that changed these records."""
    marks = ", ".join("?" * len(ids))
    connection.execute(f"DELETE FROM journal_origin WHERE record_id IN ({marks})", ids)
    rows = connection.execute(
        f"SELECT device, seq, n FROM journal_change WHERE record_id IN ({marks}) AND field <> 'erased'", ids
    ).fetchall()
    connection.executemany("DELETE FROM journal_change_value WHERE device = ? AND seq = ? AND n = ?", rows)
    return {f"{device}:{seq}" for device, seq, _ in rows}


def _drop_beside(connection: Connection, ids: Sequence[str]) -> None:
    """Take out what stands beside records in tables of its own, such as an exhibit's bytes or a preview of it."""
    marks = ", ".join("?" * len(ids))
    for table, column in _tables_beside(connection):
        connection.execute(f'DELETE FROM "{table}" WHERE "{column}" IN ({marks})', ids)


def _tables_beside(connection: Connection) -> list[tuple[str, str]]:
    own = {kind.table for kind in RECORD_TYPES}
    found = []
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table not in own and not table.startswith(("journal", "search", "sqlite_", "_sqlite_")):
            columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()}
            found += [(table, name) for name in ("record_id", "exhibit_id", "case_id", "person_id") if name in columns]
    return found


def _drop_salts(connection: Connection, lines: Iterable[str], gone: set[str]) -> None:
    """Blank the salts by which the erased records' first values were hashed."""
    for ref in lines:
        row = connection.execute(
            "SELECT j.made, v.salts FROM journal AS j JOIN journal_value AS v USING (device, seq) "
            "WHERE device = ? AND seq = ?",
            split_ref(ref),
        ).fetchone()
        if row is not None and row[1]:
            salts = bytearray(row[1])
            for n, (_, record_id, _) in enumerate(unpack_made(row[0])):
                if record_id in gone:
                    salts[n * SALT : (n + 1) * SALT] = bytes(SALT)
            connection.execute(
                "UPDATE journal_value SET salts = ? WHERE device = ? AND seq = ?", (bytes(salts), *split_ref(ref))
            )


def _drop_said(connection: Connection, lines: Iterable[str], gone: set[str]) -> None:
    """Drop the reasons given with lines that were about nothing else."""
    for ref in lines:
        made = connection.execute(
            "SELECT act, made FROM journal WHERE device = ? AND seq = ?", split_ref(ref)
        ).fetchone()
        if made is None or made[0] == "erased":
            continue
        changed = connection.execute(
            "SELECT record_id FROM journal_change WHERE device = ? AND seq = ?", split_ref(ref)
        ).fetchall()
        about = {row[0] for row in changed} | {record_id for _, record_id, _ in unpack_made(made[1])}
        if about <= gone:
            connection.execute(
                "UPDATE journal_value SET said_salt = x'', reason = '', detail = '' WHERE device = ? AND seq = ?",
                split_ref(ref),
            )


def _drop_said_of_case(connection: Connection, case_id: str, names: Iterable[str]) -> None:
    """The reasons of a case's lines go. To whom something was disclosed stays, but for the name of somebody erased."""
    wanted = [name.casefold() for name in names]
    rows = connection.execute(
        "SELECT device, seq, act, v.detail FROM journal AS j JOIN journal_value AS v USING (device, seq) "
        "WHERE j.case_id = ? AND j.act <> 'erased'",
        (case_id,),
    ).fetchall()
    for device, seq, act, detail in rows:
        kept = detail if act == "disclosed" and not any(name in detail.casefold() for name in wanted) else ""
        connection.execute(
            "UPDATE journal_value SET said_salt = x'', reason = '', detail = ? WHERE device = ? AND seq = ?",
            (kept, device, seq),
        )


def _drop_drafts(connection: Connection, gone: set[str]) -> None:
    """Drop drafts of erased cases, and those that name an erased record."""
    for key, case_id, body in connection.execute("SELECT key, case_id, body FROM draft").fetchall():
        if case_id in gone or any(record_id in key or record_id in body for record_id in gone):
            connection.execute("DELETE FROM draft WHERE key = ?", (key,))


def _names(connection: Connection, groups: Mapping[str, Sequence[str]]) -> list[str]:
    """What those who are erased are called."""
    found: set[str] = set()
    for piece in _pieces(groups.get("person-name", ())):
        marks = ", ".join("?" * len(piece))
        rows = connection.execute(f"SELECT given, family FROM person_name WHERE id IN ({marks})", piece).fetchall()
        found |= {part for row in rows for part in row if len(part) > 2}
    return sorted(found)


def _pieces(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _MANY):
        yield list(ids[start : start + _MANY])


def texts_of(connection: Connection, references: Iterable[Reference]) -> Iterator[str]:
    """Every text of these records as it stands or ever stood, to look for in what must not repeat it."""
    for key, record_id in references:
        kind = record_type(key)
        found = codec_of(kind)
        names = [spec.name for spec in specs(kind.cls) if spec.kind in (Kind.TEXT, Kind.LONG_TEXT)]
        row = connection.execute(f"SELECT {found.select} FROM {found.table} WHERE id = ?", (record_id,)).fetchone()
        if row is not None:
            values = dict(zip(found.columns, row, strict=True))
            yield from (str(values[name]) for name in names if values[name])
        kept = connection.execute("SELECT value FROM journal_origin WHERE record_id = ?", (record_id,)).fetchone()
        if kept is not None:
            yield from (str(value) for name, value in json.loads(kept[0]).items() if name in names)
