# SPDX-License-Identifier: Apache-2.0
"""Lawful erasure: what goes with a record, a person or a case, and dropping its values everywhere in the vault.

An erasure is a line of the journal whose changes name each record erased (type, id, the field `erased`) and nothing of
what was in it. The record's row, its first and later values with their salts, its words in the index, its bytes and the
drafts about it are dropped; the hashes stay, so that the chain verifies and, without their salts, tell nothing. So are
settings whose key ends in a record's id (`name:ID`): they are of that record, and go with it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from vlu_desktop.record.changes import Reference
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type
from vlu_desktop.store.database.codec import codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import SALT, SETTING, unpack_made
from vlu_desktop.store.journal.standing import split_ref
from vlu_desktop.store.records import asked_files
from vlu_desktop.store.records.case_summaries import forget_summaries
from vlu_desktop.store.records.full_text import Search, words_of

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

SCRUB_DUE = "scrub"
"""The state that says that pages may still hold traces of what was erased."""
ERASED = "erased"
"""The field whose change says that a record was erased."""
_MANY = 500
# What is somebody's own although it hangs on a case: their words, and what was said with them.
_THEIRS = (("statement", "maker_id"), ("contact", "person_id"))
_ABOUT = ("protection", "withholding-mark", "due-mark")


def erased_ids(connection: Connection) -> set[str]:
    """The ids of everything that was erased here, as the journal names them."""
    tables = tables_of(connection)
    rows = tables.execute(
        "SELECT record_id FROM journal_change WHERE field = 'erased' "
        "AND record_id NOT IN (SELECT record_id FROM erasure_waiting)"
    ).fetchall()
    return {row[0] for row in rows}


def erased_or_waiting(connection: Connection) -> set[str]:
    """The same with what another computer erased and is still here."""
    rows = tables_of(connection).execute("SELECT record_id FROM journal_change WHERE field = 'erased'").fetchall()
    return {row[0] for row in rows}


def erased_references(connection: Connection) -> tuple[Reference, ...]:
    """The same with their types, in the order of the journal; a restore hands these on."""
    tables = tables_of(connection)
    rows = tables.execute(
        "SELECT DISTINCT c.record_type, c.record_id FROM journal_change AS c WHERE c.field = 'erased' "
        "AND c.record_type <> ? AND c.record_id NOT IN (SELECT record_id FROM erasure_waiting) "
        "ORDER BY c.device, c.seq, c.n",
        (SETTING,),
    ).fetchall()
    return tuple((key, record_id) for key, record_id in rows)


def settings_of(connection: Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """The keys of all settings that are of these records, in force or given up, or ask for something about them."""
    whose = set(ids)
    tables = tables_of(connection)
    rows = tables.execute("SELECT DISTINCT record_id FROM journal_change WHERE record_type = ?", (SETTING,)).fetchall()
    asked = asked_files.questions_about(tables, whose)
    return tuple(key for (key,) in rows if (key.rpartition(":")[2] in whose and ":" in key) or key in asked)


def belonging(connection: Connection, roots: Iterable[Reference]) -> tuple[Reference, ...]:
    """The roots and all that goes with them, in use or taken out of use: what belongs to them or can't be without them.

    With a case go the people who have a part in no other; with a person, statements by them and contacts with them;
    with an incident, the messages and rows that stand for it alone.
    """
    tables = tables_of(connection)
    found: dict[Reference, None] = {}
    waiting = list(roots)
    while waiting:
        key, record_id = reference = waiting.pop()
        if reference in found:
            continue
        found[reference] = None
        waiting += _next(tables, record_type(key), record_id)
    return tuple(found)


def drop(
    connection: Connection, search: Search, references: Iterable[Reference], others: Iterable[str] = ()
) -> None:  # fmt: skip
    """Drop every value of these records, and of `others` among the settings; within the caller's transaction."""
    tables = tables_of(connection)
    groups: dict[str, list[str]] = defaultdict(list)
    tables.table("vault_state").insert({"name": SCRUB_DUE, "value": ""}, replace=True)
    for key, record_id in references:
        groups[key].append(record_id)
    gone = {record_id for ids in groups.values() for record_id in ids}
    settings = {*settings_of(connection, gone), *others}
    for key in settings:
        tables.table("setting").delete_where("id = ?", (key,))
    gone |= set(settings)
    names = _names(tables, groups)
    lines: set[str] = set()
    for key, ids in groups.items():
        for piece in _pieces(ids):
            lines |= _drop_rows(tables, search, record_type(key), piece)
    for piece in _pieces(sorted(gone)):
        lines |= _drop_journal(tables, piece)
        _drop_beside(tables, piece)
    _drop_salts(tables, lines, gone)
    _drop_said(tables, lines, gone, set(groups.get("case", ())))
    for case_id in groups.get("case", ()):
        _drop_said_of_case(tables, case_id, names)
    _drop_drafts(tables, gone)
    forget_summaries(tables)


def replay_erasures(connection: Connection, search: Search) -> int:
    """Drop again whatever of the erased came back with a merge; how many records that were. In a transaction."""
    tables = tables_of(connection)
    references = erased_references(connection)
    back = [
        (key, record_id)
        for key, record_id in references
        if tables.table(record_type(key).table).count_where("id = ?", (record_id,))
    ]
    drop(connection, search, references)
    gone = {record_id for _, record_id in references}
    made = tables.execute("SELECT device || ':' || seq, made FROM journal WHERE made <> x''").fetchall()
    lines = {ref for ref, packed in made if any(record_id in gone for _, record_id, _ in unpack_made(packed))}
    _drop_salts(tables, lines, gone)
    _drop_said(tables, lines, gone, {record_id for key, record_id in references if key == "case"})
    return len(back)


def _next(tables: "KnownTables", kind: RecordType, record_id: str) -> Iterator[Reference]:
    for other in RECORD_TYPES:
        for spec in specs(other.cls):
            if spec.to == kind.key and (spec.owner or spec.required):
                yield from _where(tables, other, spec.name, record_id)
    for key in _ABOUT:
        yield from _where(tables, record_type(key), "record_id", record_id)
    if kind.key == "person":
        for key, name in _THEIRS:
            yield from _where(tables, record_type(key), name, record_id)
    elif kind.key == "case":
        yield from _only_here(tables, record_id)
    elif kind.key == "incident":
        yield from _standing_for(tables, record_id)


def _where(tables: "KnownTables", kind: RecordType, name: str, record_id: str) -> Iterator[Reference]:
    rows = list(tables.table(kind.table).rows_where(f'"{name}" = ?', (record_id,), select="id"))
    for row in rows:
        yield kind.key, row["id"]


def _only_here(tables: "KnownTables", case_id: str) -> Iterator[Reference]:
    """People with a part in this case and in no other, by any entry found to be the same person."""
    rows = tables.execute(
        "SELECT DISTINCT i.person_id FROM involvement AS i WHERE i.case_id = ?1 AND NOT EXISTS ("
        "WITH RECURSIVE same(id) AS (SELECT i.person_id UNION SELECT CASE WHEN s.person_id = same.id THEN s.other_id "
        "ELSE s.person_id END FROM same_as AS s JOIN same ON same.id IN (s.person_id, s.other_id) WHERE s.removed = 0) "
        "SELECT 1 FROM involvement AS o JOIN same ON o.person_id = same.id WHERE o.case_id <> ?1 AND o.removed = 0 "
        # A part in a case that is not held here is one too.
        "UNION ALL SELECT 1 FROM part_elsewhere AS e JOIN same ON e.person_id = same.id)",
        (case_id,),
    ).fetchall()
    for (person_id,) in rows:
        if tables.table("person").count_where("id = ?", (person_id,)):
            yield "person", person_id


def _standing_for(tables: "KnownTables", incident_id: str) -> Iterator[Reference]:
    rows = tables.execute(
        "SELECT l.source_item_id FROM source_item_incident AS l WHERE l.incident_id = ?1 AND NOT EXISTS ("
        "SELECT 1 FROM source_item_incident AS o WHERE o.source_item_id = l.source_item_id AND o.incident_id <> ?1 "
        "AND o.removed = 0)",
        (incident_id,),
    ).fetchall()
    for (source_id,) in rows:
        yield "source-item", source_id


def _drop_rows(tables: "KnownTables", search: Search, kind: RecordType, ids: Sequence[str]) -> set[str]:
    """Take rows and their words out; the lines that made them."""
    found, marks = codec_of(kind), ", ".join("?" * len(ids))
    rows = tables.execute(f"SELECT {found.select}, made_in FROM {found.table} WHERE id IN ({marks})", ids).fetchall()
    search.remove((row[0], words_of(kind, row)) for row in rows)
    tables.table(kind.table).delete_where(f"id IN ({marks})", ids)
    return {row[-1] for row in rows}


def _drop_journal(tables: "KnownTables", ids: Sequence[str]) -> set[str]:
    """Take first and later values out of the journal; the lines that changed these records."""
    marks = ", ".join("?" * len(ids))
    tables.table("journal_origin").delete_where(f"record_id IN ({marks})", ids)
    rows = tables.execute(
        f"SELECT device, seq, n FROM journal_change WHERE record_id IN ({marks}) AND field <> 'erased'", ids
    ).fetchall()
    for row in rows:
        tables.table("journal_change_value").delete_where("device = ? AND seq = ? AND n = ?", row)
    return {f"{device}:{seq}" for device, seq, _ in rows}


def _drop_beside(tables: "KnownTables", ids: Sequence[str]) -> None:
    """Take out what stands beside records in tables of its own, such as an exhibit's bytes or a preview of it."""
    marks = ", ".join("?" * len(ids))
    for table, column in _tables_beside(tables):
        tables.table(table).delete_where(f'"{column}" IN ({marks})', ids)


def _tables_beside(tables: "KnownTables") -> list[tuple[str, str]]:
    own = {kind.table for kind in RECORD_TYPES}
    found = []
    for table in tables.table_names():
        if table not in own and not table.startswith(("journal", "search", "sqlite_", "_sqlite_")):
            columns = {column.name for column in tables.table(table).columns}
            found += [(table, name) for name in ("record_id", "exhibit_id", "case_id", "person_id") if name in columns]
    return found


def _drop_salts(tables: "KnownTables", lines: Iterable[str], gone: set[str]) -> None:
    """Blank the salts by which the erased records' first values were hashed."""
    for ref in lines:
        row = tables.execute(
            "SELECT j.made, v.salts FROM journal AS j JOIN journal_value AS v USING (device, seq) "
            "WHERE device = ? AND seq = ?",
            split_ref(ref),
        ).fetchone()
        if row is not None and row[1]:
            salts = bytearray(row[1])
            for n, (_, record_id, _) in enumerate(unpack_made(row[0])):
                if record_id in gone:
                    salts[n * SALT : (n + 1) * SALT] = bytes(SALT)
            tables.table("journal_value").update(split_ref(ref), {"salts": bytes(salts)})


def _drop_said(tables: "KnownTables", lines: Iterable[str], gone: set[str], cases: set[str]) -> None:
    """Drop the reasons given with lines that were about nothing else, or about one of these cases among others."""
    for ref in lines:
        sql = "SELECT made FROM journal WHERE device = ? AND seq = ?"
        about = {
            record_id
            for (made,) in tables.execute(sql, split_ref(ref)).fetchall()
            for _, record_id, _ in unpack_made(made)
        }
        sql = "SELECT record_id FROM journal_change WHERE device = ? AND seq = ?"
        about |= {record_id for (record_id,) in tables.execute(sql, split_ref(ref)).fetchall()}
        if about <= gone or not about.isdisjoint(cases):
            tables.execute(
                "UPDATE journal_value SET said_salt = x'', reason = '', detail = '' WHERE device = ? AND seq = ?",
                split_ref(ref),
            )


def _drop_said_of_case(tables: "KnownTables", case_id: str, names: Iterable[str]) -> None:
    """The reasons of a case's lines go. To whom something was disclosed stays, but for the name of somebody erased."""
    wanted = [name.casefold() for name in names]
    rows = tables.execute(
        "SELECT device, seq, act, v.detail FROM journal AS j JOIN journal_value AS v USING (device, seq) "
        "WHERE j.case_id = ? AND j.act <> 'erased'",
        (case_id,),
    ).fetchall()
    for device, seq, act, detail in rows:
        kept = detail if act == "disclosed" and not any(name in detail.casefold() for name in wanted) else ""
        tables.execute(
            "UPDATE journal_value SET said_salt = x'', reason = '', detail = ? WHERE device = ? AND seq = ?",
            (kept, device, seq),
        )


def _drop_drafts(tables: "KnownTables", gone: set[str]) -> None:
    """Drop drafts that name an erased record; those of an erased case went with what stands beside it."""
    asked_files.drop_all(tables)
    for key, body in tables.execute("SELECT key, body FROM draft").fetchall():
        if any(record_id in key or record_id in body for record_id in gone):
            tables.table("draft").delete_where("key = ?", (key,))


def _names(tables: "KnownTables", groups: Mapping[str, Sequence[str]]) -> list[str]:
    """What those who are erased are called."""
    found: set[str] = set()
    for piece in _pieces(groups.get("person-name", ())):
        marks = ", ".join("?" * len(piece))
        rows = tables.execute(f"SELECT given, family FROM person_name WHERE id IN ({marks})", piece).fetchall()
        found |= {part for row in rows for part in row if len(part) > 2}
    return sorted(found)


def _pieces(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _MANY):
        yield list(ids[start : start + _MANY])


def texts_of(connection: Connection, references: Iterable[Reference]) -> Iterator[str]:
    """Every text of these records as it stands or ever stood, to look for in what must not repeat it."""
    tables = tables_of(connection)
    for key, record_id in references:
        kind = record_type(key)
        found = codec_of(kind)
        names = [spec.name for spec in specs(kind.cls) if spec.kind in (Kind.TEXT, Kind.LONG_TEXT)]
        row = tables.execute(f"SELECT {found.select} FROM {found.table} WHERE id = ?", (record_id,)).fetchone()
        if row is not None:
            values = dict(zip(found.columns, row, strict=True))
            yield from (str(values[name]) for name in names if values[name])
        kept = tables.execute("SELECT value FROM journal_origin WHERE record_id = ?", (record_id,)).fetchone()
        if kept is not None:
            yield from (str(value) for name, value in json.loads(kept[0]).items() if name in names)
