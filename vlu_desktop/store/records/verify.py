# SPDX-License-Identifier: Apache-2.0
"""Proves a vault's journal: chains unbroken, every value the one that was hashed, every record made by some act."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.record.record_types import RECORD_TYPES, record_type
from vlu_desktop.store.database.codec import Codec, canonical_value, codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import COLUMNS, HASH, SALT, SETTING, change_line, digest, line_hash, unpack_made
from vlu_desktop.store.journal.signing import check_heads
from vlu_desktop.store.records.erasure import ERASED, erased_ids

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

_AT_ONCE = 500
_MOST_PROBLEMS = 10_000
"""How many are kept to be named; the others are counted."""


_NOT_TOLD = ("officer", "case_id", "record_type", "record_id", "undoes", "made", "changes_hash", "said_hash")
"""What a line that is not held here has nothing in."""
_HEADS_AS_NAMED = """
WITH replaced AS (
    SELECT c.record_id, c.field, p.value AS ref FROM journal_change AS c, json_each(c.parents) AS p
), should AS (
    SELECT record_id, field, device, seq FROM journal_change
    WHERE (record_id, field, device || ':' || seq) NOT IN (SELECT record_id, field, ref FROM replaced)
)
SELECT 1 FROM (SELECT * FROM should EXCEPT SELECT record_id, field, device, seq FROM journal_head)
UNION ALL
SELECT 1 FROM (SELECT record_id, field, device, seq FROM journal_head EXCEPT SELECT * FROM should) LIMIT 1
"""
"""A row where the lines that no later change of the same field replaces are not those that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was looked at, and each thing that isn't as the journal says; sentences without case text.

    `found` is how many there are, also where the last of `problems` says that not all of them are named.
    """

    acts: int
    records: int
    changes: int
    signed: int = 0
    erased: int = 0
    not_held: int = 0
    """Lines of which all that is here is where they stand in their chain."""
    problems: tuple[str, ...]
    found: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether everything is as the journal says."""
        return not self.problems


def verify(connection: Connection) -> VerifyReport:
    """Look at the whole journal and the whole record."""
    return _Verification(connection).run()


class _Verification:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = tables_of(connection)
        self._problems: list[str] = []
        self._found = 0
        self._records = 0
        self._changes = 0
        self._made: dict[str, list[tuple[str, str, bytes, bytes]]] = defaultdict(list)
        self._made_count: dict[str, int] = defaultdict(int)
        self._erased = erased_ids(connection)
        # What came without its value, because that was erased elsewhere since, or because it is not held here.
        self._came_empty = {
            row["record_id"] for name in ("came_empty", "record_not_held") for row in self._tables.table(name).rows
        }
        rows = self._tables.table("line_not_held").rows
        self._not_held = {(row["device"], row["seq"]): row["part"] for row in rows}
        self._erased_count: dict[str, int] = defaultdict(int)

    def run(self) -> VerifyReport:
        acts = self._chains()
        for key in list(self._made):
            self._check_made(key)
        self._count_records()
        self._check_changes()
        self._check_heads()
        signed, found = check_heads(self._connection)
        for sentence in found:
            self._problem(sentence)
        if self._found > len(self._problems):
            rest = self._found - len(self._problems)
            self._problems.append(f"{rest:,} more were found and are not named here: {self._found:,} in all.")
        return VerifyReport(
            acts=acts, records=self._records, changes=self._changes, signed=signed, erased=len(self._erased),
            not_held=sum(part == "line" for part in self._not_held.values()), problems=tuple(self._problems),
            found=self._found,
        )  # fmt: skip

    def _chains(self) -> int:
        acts, device, seq, prev = 0, None, 0, b""
        columns = ", ".join(f"j.{name}" for name in COLUMNS)
        rows = _stream(
            self._tables,
            f"SELECT {columns}, j.hash, v.salts, v.said_salt, v.reason, v.detail FROM journal AS j "
            "LEFT JOIN journal_value AS v USING (device, seq) ORDER BY j.device, j.seq",
        )
        hashes = self._changes_hashes()
        for row in rows:
            line = dict(zip(COLUMNS, row[:16], strict=True))
            ref = f"{line['device']}:{line['seq']}"
            if line["device"] != device:
                device, seq, prev = line["device"], 0, b""
            if line["seq"] != seq + 1:
                self._problem(f"The journal has a gap before entry {ref}.")
            if line["prev"] != prev:
                self._problem(f"Entry {ref} does not follow from the one before it.")
            if self._not_held.get((line["device"], line["seq"])) == "line":
                # Its hash stands for it: the line after it follows from that, and so does what was signed.
                if any(line[name] for name in _NOT_TOLD):
                    self._problem(f"Entry {ref} is not held here, and something of it is here.")
            elif line_hash(row[:16]) != row[16]:
                self._problem(f"Entry {ref} was altered.")
            if hashes.get((line["device"], line["seq"]), b"") != line["changes_hash"]:
                self._problem(f"The changes of entry {ref} were altered.")
            if not self._is_said(line, row[18], row[19], row[20]):
                self._problem(f"The reason given with entry {ref} was altered.")
            self._take_made(ref, line["made"], row[17] or b"")
            acts, seq, prev = acts + 1, line["seq"], row[16]
        return acts

    def _is_said(self, line: dict[str, Any], salt: bytes | None, reason: str | None, detail: str | None) -> bool:
        """Whether the reason is the one that was given, or went with what was erased.

        To whom something was disclosed stays when its case is erased, without the salt that bound it to the reason.
        """
        if not salt and not reason and not detail and self._not_held.get((line["device"], line["seq"])) == "reason":
            return True
        if not salt:
            dropped = not reason and self._is_about_erased(line)
            return not line["said_hash"] or bool(dropped and (not detail or line["act"] == "disclosed"))
        return bool(digest(salt, json.dumps([reason, detail])) == line["said_hash"])

    def _is_about_erased(self, line: dict[str, Any]) -> bool:
        """Whether a line is of what was erased, or of several cases of which one was."""
        gone = self._erased | self._came_empty
        if {line["case_id"], line["record_id"]} & gone or (line["device"], line["seq"]) in self._of_cases:
            return True
        return any(
            (key == "case" and record_id in self._erased) or record_id in self._came_empty
            for key, record_id, _ in unpack_made(line["made"])
        )

    @cached_property
    def _of_cases(self) -> frozenset[tuple[str, int]]:
        """The lines that changed a case which was erased."""
        rows = self._tables.execute("SELECT device, seq, record_id FROM journal_change WHERE record_type = 'case'")
        return frozenset((device, seq) for device, seq, record_id in rows.fetchall() if record_id in self._erased)

    def _changes_hashes(self) -> dict[tuple[str, int], bytes]:
        lines: dict[tuple[str, int], list[str]] = defaultdict(list)
        for device, seq, *rest in _stream(
            self._tables,
            "SELECT device, seq, record_type, record_id, field, parents, value_hash FROM journal_change "
            "ORDER BY device, seq, n",
        ):
            lines[device, seq].append(change_line(*rest))
        return {ref: digest(b"", "".join(parts)) for ref, parts in lines.items()}

    def _take_made(self, ref: str, made: bytes, salts: bytes) -> None:
        try:
            for n, (key, record_id, hashed) in enumerate(unpack_made(made)):
                self._made_count[key] += 1
                self._made[key].append((record_id, ref, salts[n * SALT : (n + 1) * SALT], hashed[:HASH]))
                if len(self._made[key]) >= _AT_ONCE:
                    self._check_made(key)
        except (ValueError, IndexError):
            self._problem(f"What entry {ref} made can't be read.")

    def _check_made(self, key: str) -> None:
        waiting = self._made.pop(key, [])
        try:
            found = codec_of(record_type(key))
        except KeyError:
            return
        for start in range(0, len(waiting), _AT_ONCE):
            self._check_piece(found, waiting[start : start + _AT_ONCE])

    def _check_piece(self, found: Codec[Any], piece: Sequence[tuple[str, str, bytes, bytes]]) -> None:
        ids = [each[0] for each in piece]
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT {found.select}, made_in FROM {found.table} WHERE id IN ({marks})"
        rows = {row[0]: row for row in self._tables.execute(sql, ids).fetchall()}
        sql = f"SELECT record_id, value FROM journal_origin WHERE record_id IN ({marks})"
        origins = dict(self._tables.execute(sql, ids).fetchall())
        for record_id, ref, salt, hashed in piece:
            row = rows.get(record_id)
            self._records += 1
            if record_id in self._erased:
                self._erased_count[found.type.key] += 1
                if row is not None or record_id in origins or salt != bytes(SALT):
                    self._problem(f"A record ({found.type.title}) was erased, and something of it is still here.")
                continue
            if row is None:
                if record_id not in self._came_empty:
                    self._problem(f"A record that entry {ref} made ({found.type.title}) is missing.")
                self._erased_count[found.type.key] += record_id in self._came_empty
                continue
            if row[-1] != ref:
                self._problem(f"A record ({found.type.title}) names another entry than {ref}, which made it.")
            values = row[:-1]
            if record_id in origins:
                kept = json.loads(origins[record_id])
                values = tuple(kept.get(name, found.empty(name)) for name in found.columns)
            if digest(salt, found.canonical(values)) != hashed:
                self._problem(f"A record that entry {ref} made ({found.type.title}) is not as it was saved.")

    def _count_records(self) -> None:
        for kind in RECORD_TYPES:
            stored = self._tables.table(kind.table).count
            known = self._made_count[kind.key] - self._erased_count[kind.key]
            if stored != known:
                self._problem(f"{kind.plural}: {stored} are stored, but the journal knows of {known}.")

    def _check_changes(self) -> None:
        for ref, record_id, name, value_hash, salt, value in _stream(
            self._tables,
            "SELECT c.device || ':' || c.seq, c.record_id, c.field, c.value_hash, v.salt, v.value "
            "FROM journal_change AS c LEFT JOIN journal_change_value AS v USING (device, seq, n)",
        ):
            self._changes += 1
            if name != ERASED and record_id in self._erased:
                if salt is not None:
                    self._problem(f"A value that entry {ref} wrote was erased, and is still here.")
            elif salt is None and record_id in self._came_empty:
                continue
            elif salt is None or digest(salt, canonical_value(value)) != value_hash:
                self._problem(f"A value that entry {ref} wrote was altered or is missing.")

    def _check_heads(self) -> None:
        """What each field holds is what its newest change gave it, and what was never changed is as it was made."""
        expected: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        # Where computers that had not met gave a field two values, the later stands, which comes last.
        for key, record_id, name, is_there, value in _stream(
            self._tables,
            "SELECT c.record_type, h.record_id, h.field, v.n IS NOT NULL, v.value FROM journal_head AS h "
            "JOIN journal_change AS c USING (device, seq, record_id, field) JOIN journal AS j USING (device, seq) "
            "LEFT JOIN journal_change_value AS v USING (device, seq, n) ORDER BY h.record_id, j.hlc, h.device",
        ):
            if name != ERASED and (is_there or record_id not in self._came_empty):
                expected[key, record_id][name] = value
        if self._tables.execute(_HEADS_AS_NAMED).fetchone() is not None:
            self._problem("The list of which change stands for which field is not as the journal has it.")
        for (key, record_id), names in expected.items():
            if record_id in self._erased:
                continue
            if key == SETTING:
                held = self._tables.value("SELECT value FROM setting WHERE id = ?", (record_id,))
                if held != names["value"]:
                    self._problem("A setting is not as its last change left it.")
            else:
                self._check_current(codec_of(record_type(key)), record_id, names)
        for kind in RECORD_TYPES:
            stray = self._tables.table(kind.table).count_where(
                "removed <> 0 AND id NOT IN (SELECT record_id FROM journal_head WHERE field = 'removed')"
            )
            if stray:
                self._problem(f"{kind.plural}: {stray} were taken out of use by no act.")

    def _check_current(self, found: Codec[Any], record_id: str, names: dict[str, Any]) -> None:
        row = self._tables.execute(
            f"SELECT {found.select}, removed FROM {found.table} WHERE id = ?", (record_id,)
        ).fetchone()
        if row is None:
            return
        current = dict(zip((*found.columns, "removed"), row, strict=True))
        kept = self._tables.value("SELECT value FROM journal_origin WHERE record_id = ?", (record_id,))
        if kept is not None:
            origin = json.loads(kept)
            names = {**{name: origin.get(name, found.empty(name)) for name in found.columns}, **names}
        if any(current[name] != value for name, value in names.items()):
            self._problem(f"A record ({found.type.title}) is not as its last change left it.")

    def _problem(self, sentence: str) -> None:
        self._found += 1
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append(sentence)


def _stream(tables: "KnownTables", sql: str) -> Iterator[tuple[Any, ...]]:
    cursor = tables.execute(sql)
    while rows := cursor.fetchmany(1000):
        yield from rows
        check_stopped()
