# SPDX-License-Identifier: Apache-2.0
"""Lines of a chain read out in parts, each with the streams it stands in, so that each part goes where it may be read.

Of every line its end is told to all: its number, hash and clock, what it knew of other chains, and the ids of people to
whom it gave a part in a case. So the chain stays whole wherever it comes. The rest stands in streams (`placing.py`):

    ["stub", number, hash, clock, {device: [number, hash]}, [person ids]]
    ["head", device, number, [the values of the journal's COLUMNS], [[type, id, field, parents, value hash], ...]]
    ["held-row", device, number, which of those it made, type, id, salt, {field: value as first saved}]
    ["piece", exhibit id, number, bytes]
    ["held-change", device, number, which change, salt, value]
    ["file", the setting that asks for an approval, number, bytes]
    ["said", device, number, salt, reason, detail]

All but a stub may be of a line that was told of before, and of any device: each is proved by the hash that is here. So
what comes to stand in another stream, as somebody who gets a part in another case, is given there by the line by which
it does; so is a case that a computer may hold from now on, and what one that holds chosen cases wrote, which can't know
in what other streams it stands.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, record_type
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.chain_lines import ChainLines, Frame
from vlu_desktop.store.joining.holdings import HOLDS, NEED_TO_KNOW, holdings
from vlu_desktop.store.joining.placing import OF_REST, OF_UNIT, REST, UNIT, Placing, Streams, belonging_to
from vlu_desktop.store.journal.journal import COLUMNS, SALT, SETTING, unpack_made
from vlu_desktop.store.journal.standing import split_ref

STUB, HEAD, HELD_ROW, HELD_CHANGE, SAID = "stub", "head", "held-row", "held-change", "said"
Placed = tuple[Streams, Frame]
Given = tuple[str, str, int]
"""A case, a person, and how much of them was given to those who hold the case."""
_LINE = (
    f"SELECT {', '.join(COLUMNS)}, hash, v.salts, v.said_salt, v.reason, v.detail FROM journal "
    "LEFT JOIN journal_value AS v USING (device, seq) WHERE device = ? AND seq = ?"
)
_CHANGES = (
    "SELECT c.n, c.record_type, c.record_id, c.field, c.parents, c.value_hash, v.salt, v.value "
    "FROM journal_change AS c LEFT JOIN journal_change_value AS v USING (device, seq, n) "
    "WHERE c.device = ? AND c.seq = ? ORDER BY c.n"
)
_ROWS_AT_ONCE = 500
_TOUCHING = (
    "SELECT DISTINCT device, seq FROM journal_change WHERE record_id IN (SELECT value FROM json_each(?)) "
    "ORDER BY device, seq"
)


@dataclass(slots=True)
class _Line:
    device: str
    number: int
    values: tuple[Any, ...]
    hash: bytes
    salts: bytes
    said: tuple[bytes | None, str, str]
    made: list[tuple[str, str, bytes]]
    changes: list[tuple[Any, ...]]
    streams: set[str] = field(default_factory=set)

    def told(self, name: str) -> Any:
        return self.values[COLUMNS.index(name)]

    @property
    def records(self) -> set[tuple[str, str]]:
        """The records that it made or changed, without settings."""
        made = {(key, record_id) for key, record_id, _ in self.made}
        return made | {(key, record_id) for _, key, record_id, *_ in self.changes if key != SETTING}


class PartLines:
    """Reads one vault's chains in parts, for one look at it as it stands; never writes."""

    def __init__(self, connection: Connection, own: str) -> None:
        self._connection = connection
        self._tables = tables_of(connection)
        self._lines = ChainLines(connection)
        self._placing = Placing(connection)
        self._own = own
        self._holdings = holdings(self._tables)
        rows = self._tables.table("part_given").rows
        self._given = {(row["case_id"], row["person_id"], row["extent"]) for row in rows}
        self.given: set[Given] = set()
        """What was given on besides, which has to be remembered once it has left."""

    def frames(self, first: int, last: int) -> Iterator[Placed]:
        """The parts of lines of this computer's own chain, and what comes to stand elsewhere by them."""
        for number in range(first, last + 1):
            line = self._read(self._own, number)
            yield OF_UNIT, self._stub(line)
            yield from self._parts(line)
            yield from self._entering(line)
            yield from self._widened(line)
            yield from self._given_on(line)

    def chain(self, device: str, first: int, last: int) -> Iterator[Placed]:
        """The parts of lines of any chain, for a casebook that is made anew from this one."""
        for number in range(first, last + 1):
            line = self._read(device, number)
            yield OF_UNIT, self._stub(line)
            if self._is_held(device, number):
                yield from self._parts(line)

    # --- one line

    def _read(self, device: str, number: int) -> _Line:
        row = self._tables.execute(_LINE, (device, number)).fetchone()
        if row is None:
            raise KeyError(device, number)
        values, (hashed, salts, said_salt, reason, detail) = row[: len(COLUMNS)], row[len(COLUMNS) :]
        changes = self._tables.execute(_CHANGES, (device, number)).fetchall()
        line = _Line(
            device, number, values, hashed, salts or b"", (said_salt, reason or "", detail or ""),
            list(unpack_made(values[COLUMNS.index("made")])), changes,
        )  # fmt: skip
        for key, record_id, _ in line.made:
            line.streams |= self._placing.of_record(key, record_id)
        for _, key, record_id, name, *_ in changes:
            line.streams |= self._placing.of_change(key, record_id, name)
        if line.told("case_id"):
            line.streams.add(line.told("case_id"))
        line.streams = line.streams or {REST}
        return line

    def _is_held(self, device: str, number: int) -> bool:
        where = "device = ? AND seq = ? AND part = 'line'"
        return not self._tables.table("line_not_held").count_where(where, (device, number))

    def _stub(self, line: _Line) -> Frame:
        others = self._tables.execute(
            "SELECT k.other, k.other_seq, j.hash FROM journal_knew AS k JOIN journal AS j ON j.device = k.other "
            "AND j.seq = k.other_seq WHERE k.device = ? AND k.seq = ?",
            (line.device, line.number),
        ).fetchall()
        knew = {other: [last, known.hex()] for other, last, known in others}
        parts = [record_id for key, record_id in line.records if key == "involvement"]
        sql = "SELECT DISTINCT person_id FROM involvement WHERE id IN (SELECT value FROM json_each(?))"
        people = {row[0] for row in self._tables.execute(sql, (json.dumps(parts),)).fetchall()}
        sql = "SELECT person_id FROM part_elsewhere WHERE device = ? AND seq = ?"
        people |= {row[0] for row in self._tables.execute(sql, (line.device, line.number)).fetchall()}
        return [STUB, line.number, line.hash.hex(), line.told("hlc"), knew, sorted(people)]

    def _head(self, line: _Line) -> Frame:
        plain = [value.hex() if isinstance(value, bytes) else value for value in line.values]
        changes = [[*named, hashed.hex()] for _, *named, hashed, _, _ in line.changes]
        return [HEAD, line.device, line.number, plain, changes]

    def _parts(self, line: _Line, only: set[str] | None = None, into: Streams | None = None) -> Iterator[Placed]:
        """The parts of a line, or those of some records alone; in the streams they stand in, or in one."""
        yield into or frozenset(line.streams), self._head(line)
        yield from self._rows(line, only, into)
        for n, key, record_id, name, _, _, salt, value in line.changes:
            if (only is None or record_id in only) and salt is not None:
                streams = into or self._placing.of_change(key, record_id, name)
                yield streams, [HELD_CHANGE, line.device, line.number, n, salt.hex(), value]
                if key == SETTING:
                    yield from ((streams, piece) for piece in self._lines.asked_file(record_id))
        salt, reason, detail = line.said
        if only is None and salt:
            yield self._of_said(line), [SAID, line.device, line.number, salt.hex(), reason, detail]

    def _rows(self, line: _Line, only: set[str] | None, into: Streams | None) -> Iterator[Placed]:
        """What a line made, but for what was erased since."""
        made = ((n, *each) for n, each in enumerate(line.made) if only is None or each[1] in only)
        for key, group in groupby(made, key=lambda each: each[1]):
            for some in _in_some(group):
                rows = self._lines.as_first_saved(key, [record_id for _, _, record_id, _ in some])
                for n, _, record_id, _ in (each for each in some if each[2] in rows):
                    salt = line.salts[n * SALT : (n + 1) * SALT]
                    streams = into or self._placing.of_record(key, record_id)
                    told = [HELD_ROW, line.device, line.number, n, key, record_id, salt.hex(), rows[record_id]]
                    yield streams, told
                    pieces = self._lines.pieces(record_id) if key == "exhibit" else ()
                    yield from ((streams, piece) for piece in pieces)

    def _of_said(self, line: _Line) -> Streams:
        """Why something was done stands with the case it was done in; of several cases, with nobody but the rest."""
        apart = sorted(line.streams & self._holdings.apart.keys())
        case_id = line.told("case_id")
        if apart:
            return frozenset({case_id if case_id in apart else apart[0]})
        if case_id:
            return frozenset({case_id})
        return frozenset(line.streams) if len(line.streams) == 1 else OF_REST

    # --- what comes to stand elsewhere by a line

    def _entering(self, line: _Line) -> Iterator[Placed]:
        """People who come to stand in a stream because something of the line names them there."""
        waiting: list[Given] = []
        for key, record_id in sorted(line.records):
            waiting += self._named(key, record_id)
        while waiting:
            case_id, person_id, _ = given = waiting.pop()
            if given in self._given or given in self.given:
                continue
            self.given.add(given)
            records = [
                each for each in self._hanging_on(person_id) if case_id in self._placing.of_record(*each)
            ]  # fmt: skip
            yield from self._of_records(records, case_id, line)
            for key, record_id in records:
                waiting += [each for each in self._named(key, record_id) if each[0] == case_id]

    def _named(self, key: str, record_id: str) -> list[Given]:
        """The people whom a record names, with each case it stands in."""
        kind = record_type(key)
        names = [spec.name for spec in specs(kind.cls) if spec.kind is Kind.REF and spec.to == "person"]
        if not names:
            return []
        listed = ", ".join(f'"{name}"' for name in names)
        row = self._tables.execute(f'SELECT {listed} FROM "{kind.table}" WHERE id = ?', (record_id,)).fetchone() or ()
        cases = self._placing.of_record(key, record_id) - {UNIT, REST}
        return [
            (case_id, str(person_id), self._placing.extent(str(person_id), case_id))
            for person_id in row if person_id for case_id in sorted(cases)
        ]  # fmt: skip

    def _hanging_on(self, person_id: str) -> list[tuple[str, str]]:
        """Somebody's record, and all that belongs to it."""
        found, waiting = [], [("person", person_id)]
        while waiting:
            key, record_id = waiting.pop()
            found.append((key, record_id))
            for kind in RECORD_TYPES:
                if kind.owner is not None and kind.owner.to == key:
                    where = f'"{kind.owner.name}" = ?'
                    if kind.key in ("same-as", "apart", "relationship"):
                        where += " OR other_id = ?"
                    values = (record_id,) * where.count("?")
                    rows = self._tables.table(kind.table).rows_where(where, values, select="id")
                    waiting += [(kind.key, row["id"]) for row in rows if (kind.key, row["id"]) not in found]
        about = [record_id for _, record_id in found]
        for key in ("protection", "withholding-mark"):
            where = "record_id IN (SELECT value FROM json_each(?))"
            rows = self._tables.table(record_type(key).table).rows_where(where, (json.dumps(about),), select="id")
            found += [(key, row["id"]) for row in rows]
        return found

    def _widened(self, line: _Line) -> Iterator[Placed]:
        """Cases that a computer may hold from this line on."""
        for _, key, name, _, parents, _, salt, value in line.changes:
            before = json.loads(parents)
            if key != SETTING or salt is None or not (before or name.startswith(NEED_TO_KNOW)):
                continue
            if name.startswith(HOLDS):
                known = self._lists_of(name, before)
                now = json.loads(value) if value else ()
                for case_id in sorted(set(now) - known):
                    yield from self._of_case(case_id, line)
            elif name.startswith(NEED_TO_KNOW) and before:
                yield from self._of_case(name.removeprefix(NEED_TO_KNOW), line)

    def _lists_of(self, name: str, refs: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for ref in refs:
            sql = (
                "SELECT v.value FROM journal_change AS c JOIN journal_change_value AS v USING (device, seq, n) "
                "WHERE c.device = ? AND c.seq = ? AND c.record_id = ?"
            )
            value = self._tables.value(sql, (*split_ref(ref), name))
            found |= set(json.loads(value)) if value else set()
        return found

    def _of_case(self, case_id: str, by: _Line) -> Iterator[Placed]:
        yield from self._of_records(belonging_to(self._tables, self._placing, case_id), case_id, by)

    def _of_records(self, records: Sequence[tuple[str, str]], case_id: str, by: _Line) -> Iterator[Placed]:
        """Every line that made or changed some records, as far as it is of them, in the stream of one case.

        None that the line did not know of: whoever takes it in has what it knew, and what came later comes by itself.
        """
        ids = {record_id for _, record_id in records}
        known = self._known_by(by)
        lines = {tuple(row) for row in self._tables.execute(_TOUCHING, (json.dumps(sorted(ids)),)).fetchall()}
        for key, record_id in records:
            ref = self._tables.value(f'SELECT made_in FROM "{record_type(key).table}" WHERE id = ?', (record_id,))
            if ref:
                lines.add(split_ref(ref))
        for device, number in sorted(lines):
            if self._is_held(device, number) and number <= known.get(device, 0):
                yield from self._parts(self._read(device, number), ids, frozenset({case_id}))

    def _known_by(self, line: _Line) -> dict[str, int]:
        """How much of each chain this computer knew when it wrote a line of its own."""
        sql = "SELECT other, max(other_seq) FROM journal_knew WHERE device = ? AND seq <= ? GROUP BY other"
        return {**dict(self._tables.execute(sql, (line.device, line.number)).fetchall()), line.device: line.number}

    def _given_on(self, line: _Line) -> Iterator[Placed]:
        """What was first known by this line of records that stand in cases of which its writer may not have known.

        All that a computer of chosen cases wrote; of others what is of somebody of several cases, who may have got one
        of them meanwhile.
        """
        sql = (
            "SELECT other, other_seq, coalesce((SELECT max(k.other_seq) FROM journal_knew AS k "
            "WHERE k.device = j.device AND k.other = j.other AND k.seq < j.seq), 0) "
            "FROM journal_knew AS j WHERE device = ? AND seq = ?"
        )
        for other, last, before in self._tables.execute(sql, (line.device, line.number)).fetchall():
            for number in range(before + 1, last + 1) if line.number > 1 and self._holdings.chosen else ():
                if self._is_held(other, number):
                    theirs = self._read(other, number)
                    several = {each for each in theirs.records if len(self._placing.of_record(*each)) > 1}
                    only = None if other in self._holdings.chosen else {record_id for _, record_id in several}
                    if only is None or only:
                        yield from self._parts(theirs, only)


def _in_some(rows: Iterable[tuple[int, str, str, bytes]]) -> Iterator[list[tuple[int, str, str, bytes]]]:
    remaining = iter(rows)
    while some := list(islice(remaining, _ROWS_AT_ONCE)):
        yield some
