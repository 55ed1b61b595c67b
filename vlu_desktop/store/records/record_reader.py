# SPDX-License-Identifier: Apache-2.0
"""The record read from its tables: one record, those of an owner, those of a case, a whole case at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import gt, itemgetter
from typing import Any, TypeVar, cast

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.people import Apart, Case, Involvement, Person, PersonName, Relationship, SameAs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type, type_of
from vlu_desktop.store.database.codec import Codec, Value, codec
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.records.full_text import case_finder

R = TypeVar("R", bound=Record)
_MANY = 500
_AT_ONCE = 2000
_PLACE = itemgetter(-1)
# Wherever somebody is entered twice, both entries' rows are the case's.
_PEOPLE = (
    "WITH RECURSIVE people(id) AS (SELECT person_id FROM involvement WHERE case_id = ?1 AND removed = 0{role} "
    "UNION SELECT CASE WHEN s.person_id = people.id THEN s.other_id ELSE s.person_id END "
    "FROM same_as AS s JOIN people ON people.id IN (s.person_id, s.other_id) WHERE s.removed = 0) "
)
_LIST = (
    "SELECT c.id, c.title, c.reference, c.scheme, c.status, c.officer_id, "
    "(SELECT count(*) FROM incident AS i WHERE i.case_id = c.id AND i.removed = 0), "
    "coalesce((SELECT max(happened) FROM incident AS i WHERE i.case_id = c.id AND i.removed = 0 "
    "AND i.happened < '9999'), '') "
    'FROM "case" AS c WHERE c.removed = 0 ORDER BY c.rowid'
)


# Records are read as tuples by `execute`, and not by `rows_where` or `query` as dictionaries: those took 1.4 times as
# long over 3,000 incidents, and what decodes a record goes by place (tests/benchmarks/bench_library.py).
class Reading:
    """Reads of one vault; records taken out of use are never among the results unless asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = tables_of(connection)

    def get(self, cls: type[R], record_id: str, *, removed: bool = False) -> R | None:
        """One record by its id; with `removed`, also one that was taken out of use."""
        found = codec(cls)
        live = "" if removed else " AND removed = 0"
        row = self._tables.execute(
            f"SELECT {found.select} FROM {found.table} WHERE id = ?{live}", (record_id,)
        ).fetchone()
        return None if row is None else found.decode(row)

    def get_many(self, cls: type[R], ids: Iterable[str]) -> dict[str, R]:
        """Those of the ids that are in use, by id."""
        found, wanted = codec(cls), list(dict.fromkeys(ids))
        result: dict[str, R] = {}
        for start in range(0, len(wanted), _MANY):
            piece = wanted[start : start + _MANY]
            marks = ", ".join("?" * len(piece))
            sql = f"SELECT {found.select} FROM {found.table} WHERE id IN ({marks}) AND removed = 0"
            for row in self._tables.execute(sql, piece).fetchall():
                result[row[0]] = found.decode(row)
        return result

    def children(self, cls: type[R], owner_id: str) -> tuple[R, ...]:
        """The records of a class that belong to an owner, in the order they were recorded."""
        owner = type_of(cls).owner
        if owner is None:
            raise ValueError(f"{cls.__name__} belongs to nothing")
        return self._rows(codec(cls), f'"{owner.name}" = ?', (owner_id,))

    def all(self, cls: type[R], **equal: Value) -> tuple[R, ...]:
        """Every record of a class whose fields equal the values given, in the order they were recorded."""
        found = codec(cls)
        unknown = set(equal) - set(found.columns)
        if unknown:
            raise ValueError(f"{cls.__name__} has no field {sorted(unknown)}")
        where = " AND ".join(f'"{name}" = ?' for name in equal) or "1"
        return self._rows(found, where, tuple(equal.values()))

    def newest(self, cls: type[R], many: int, **equal: Value) -> tuple[R, ...]:
        """The records of a class recorded last whose fields equal the values given, the newest first."""
        found = codec(cls)
        where = " AND ".join(f'"{name}" = ?' for name in equal) or "1"
        sql = f"SELECT {found.select} FROM {found.table} WHERE {where} AND removed = 0 ORDER BY rowid DESC LIMIT ?"
        return tuple(map(found.decode, self._tables.execute(sql, (*equal.values(), many)).fetchall()))

    def of_case(self, cls: type[R], case_id: str) -> tuple[R, ...]:
        """Every record of a class that belongs to a case: to the case itself, to something of it, to somebody in it.

        What hangs on an offender is the case's through each offender in it; what hangs on a person, through anyone.
        ValueError for a class that belongs to no case, such as an officer.
        """
        sql, start = self._belongs(type_of(cls))
        return self._rows(codec(cls), sql, (case_id,), start)

    def case_file(self, case_id: str) -> CaseFile | None:
        """A case with all its rows, as findings, timeline and documents read it; None where there is no such case."""
        case = self.get(Case, case_id)
        if case is None:
            return None
        rows: dict[type[Record], tuple[Record, ...]] = {Case: (case,)}
        free: list[RecordType] = []
        for kind in RECORD_TYPES:
            if kind.cls in (Person, PersonName, Case):
                continue
            if kind.owner is None:
                free.append(kind)
            else:
                rows[kind.cls] = self.of_case(kind.cls, case_id)
        named = people_named(rows) | set(self.people_in(case_id))
        rows[Person] = tuple(self.get_many(Person, sorted(named)).values())
        rows[PersonName] = self._owned(PersonName, sorted(named))
        known: set[str] = set()
        for kind in free:
            everything: tuple[Record, ...] = self.all(kind.cls)
            if everything and kind.key in ("protection", "withholding-mark"):
                known = known or {row.id for records in rows.values() for row in records}
                everything = tuple(row for row in everything if cast(Any, row).record_id in known)
            rows[kind.cls] = everything
        return CaseFile(case=case, rows=rows)

    def people_in(self, case_id: str, role: str = "") -> tuple[str, ...]:
        """The ids of everyone in a case, or of those with a role, with those found to be the same people."""
        sql = _PEOPLE.format(role=" AND role = ?2" if role else "") + "SELECT id FROM people"
        return tuple(row[0] for row in self._tables.execute(sql, (case_id, role) if role else (case_id,)).fetchall())

    def case_ids(self) -> list[str]:
        """Every case in use, in the order they were recorded."""
        return [row[0] for row in self._tables.execute('SELECT id FROM "case" WHERE removed = 0 ORDER BY rowid')]

    def case_list(self, first: int | None = None) -> tuple[CaseLine, ...]:
        """Every case in use with its number of incidents, in one query; or the first few by title."""
        few = f'(SELECT rowid, * FROM "case" WHERE removed = 0 ORDER BY title COLLATE NOCASE LIMIT {first})'
        sql = _LIST if first is None else _LIST.replace('"case"', few, 1)
        return tuple(
            CaseLine(
                id=row[0], title=row[1], reference=row[2], scheme=row[3], status=row[4], officer_id=row[5],
                incidents=row[6], last=row[7],
            )
            for row in self._tables.execute(sql).fetchall()
        )  # fmt: skip

    def case_of(self, key: str, record_id: str) -> str:
        """The id of the case that a record hangs on; "" where it hangs on none, or is not here."""
        kind = record_type(key)
        found = codec(kind.cls)
        row = self._tables.execute(f"SELECT {found.select} FROM {found.table} WHERE id = ?", (record_id,)).fetchone()
        return "" if row is None else case_finder(self._connection)(kind, row)

    def is_not_held(self, record_id: str) -> bool:
        """Whether something of a record is not held here, which is not to say that it was erased."""
        return self._tables.table("record_not_held").count_where("record_id = ?", (record_id,)) > 0

    @property
    def has_every_case(self) -> bool:
        """Whether nobody was given a part in a case that is not held here."""
        return self._tables.value("SELECT 1 FROM part_elsewhere LIMIT 1") is None

    def parts_elsewhere(self, person_ids: Iterable[str]) -> set[str]:
        """Those of some people who have a part in a case that is not held here."""
        rows = self._tables.execute("SELECT DISTINCT person_id FROM part_elsewhere").fetchall()
        return {person_id for (person_id,) in rows} & set(person_ids)

    def cases_of(self, person_id: str) -> tuple[str, ...]:
        """The ids of the cases somebody has a part in."""
        return tuple(dict.fromkeys(row.case_id for row in self.all(Involvement, person_id=person_id)))

    def names(self, person_ids: Iterable[str] | None = None) -> dict[str, str]:
        """What people are called, by id: the first current name, or else the first of any kind."""
        rows = self.all(PersonName) if person_ids is None else self._owned(PersonName, sorted(set(person_ids)))
        result: dict[str, str] = {}
        current: set[str] = set()
        for row in rows:
            is_current = row.kind in ("current", "") and row.person_id not in current
            if row.full and (is_current or row.person_id not in result):
                result[row.person_id] = row.full
            if is_current and row.full:
                current.add(row.person_id)
        return result

    def count(self, cls: type[Record]) -> int:
        """How many records of a class are in use."""
        return self._tables.table(type_of(cls).table).count_where("removed = 0")

    def commonest(self, cls: type[Record], name: str, many: int) -> tuple[str, ...]:
        """The values that a field of a class has most often, the commonest first."""
        found = codec(cls)
        if name not in found.columns:
            raise ValueError(f"{cls.__name__} has no field {name}")
        sql = (
            f'SELECT "{name}" FROM {found.table} WHERE removed = 0 AND "{name}" <> \'\' '
            f"GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?"
        )
        return tuple(row[0] for row in self._tables.execute(sql, (many,)).fetchall())

    def removed(self, cls: type[R], case_id: str) -> tuple[R, ...]:
        """Records of a class, belonging to a case itself, that were taken out of use."""
        found = codec(cls)
        owner = found.type.owner
        if owner is None or owner.to != "case":
            raise ValueError(f"{cls.__name__} does not belong to a case")
        sql = f'SELECT {found.select} FROM {found.table} WHERE "{owner.name}" = ? AND removed = 1 ORDER BY rowid'
        return tuple(map(found.decode, self._tables.execute(sql, (case_id,)).fetchall()))

    def setting(self, key: str) -> str | None:
        """A setting's JSON, None where it was never set."""
        found = self._tables.value("SELECT value FROM setting WHERE id = ?", (key,))
        return None if found is None else str(found)

    def settings(self, name: str) -> dict[str, str]:
        """The settings that records have of their own under a name, each by its key (`name:ID`)."""
        sql = "SELECT id, value FROM setting WHERE substr(id, 1, ?) = ?"
        return dict(self._tables.execute(sql, (len(name) + 1, f"{name}:")).fetchall())

    def settings_after(self, beginning: str) -> dict[str, str]:
        """The settings whose names begin so, each by its name."""
        sql = "SELECT id, value FROM setting WHERE substr(id, 1, ?) = ? ORDER BY id"
        return dict(self._tables.execute(sql, (len(beginning), beginning)).fetchall())

    def content(self, exhibit_id: str) -> Iterator[bytes]:
        """An exhibit's bytes, in pieces; none where nothing was kept."""
        n = 0
        while True:
            piece = self._tables.value(
                "SELECT bytes FROM exhibit_content WHERE exhibit_id = ? AND n = ?", (exhibit_id, n)
            )
            if piece is None:
                return
            yield piece
            n += 1

    def _belongs(self, kind: RecordType) -> tuple[str, str]:
        """The condition by which a type's rows are a case's (?1), and the WITH clause it needs."""
        if kind.key == "case":
            return "id = ?1", ""
        if kind.key == "person":
            return "id IN (SELECT id FROM people)", _PEOPLE.format(role="")
        owner = kind.owner
        if owner is None:
            raise ValueError(f"{kind.key} belongs to no case")
        if owner.to == "case":
            return f'"{owner.name}" = ?1', ""
        if owner.to == "person":
            role = " AND role = 'offender'" if owner.name == "offender_id" else ""
            either = " OR other_id IN (SELECT id FROM people)" if kind.cls in (SameAs, Apart, Relationship) else ""
            return f'("{owner.name}" IN (SELECT id FROM people){either})', _PEOPLE.format(role=role)
        above = record_type(owner.to)
        inner, start = self._belongs(above)
        return f'"{owner.name}" IN (SELECT id FROM "{above.table}" WHERE {inner} AND removed = 0)', start

    def _owned(self, cls: type[R], owners: Sequence[str]) -> tuple[R, ...]:
        owner = type_of(cls).owner
        assert owner is not None
        result: list[R] = []
        for start in range(0, len(owners), _MANY):
            piece = owners[start : start + _MANY]
            result += self._rows(codec(cls), f'"{owner.name}" IN ({", ".join("?" * len(piece))})', tuple(piece))
        return tuple(result)

    def _rows(self, found: Codec[R], where: str, values: Sequence[Any], start: str = "") -> tuple[R, ...]:
        sql = f"{start}SELECT {found.select}, rowid FROM {found.table} WHERE {where} AND removed = 0"
        cursor = self._tables.execute(sql, values)
        records: list[R] = []
        places: list[int] = []
        # Piece by piece: all the rows of a phone beside all its messages would take as much memory again.
        while rows := cursor.fetchmany(_AT_ONCE):
            records += map(found.decode, rows)
            places += map(_PLACE, rows)
        # The order of recording; sorted here, where they are mostly so.
        if any(map(gt, places, islice(places, 1, None))):
            return tuple(record for _, record in sorted(zip(places, records, strict=True), key=itemgetter(0)))
        return tuple(records)


def people_named(rows: Mapping[type[Record], tuple[Record, ...]]) -> set[str]:
    """Everyone a case's rows point at, so that nobody in it is without a name."""
    named: set[str] = set()
    for cls, records in rows.items():
        for spec in specs(cls):
            if spec.kind is Kind.REF and spec.to == "person":
                named.update(getattr(record, spec.name) for record in records)
    return named - {""}
