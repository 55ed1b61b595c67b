# SPDX-License-Identifier: Apache-2.0
"""The journal: one chained line an act, committing to salted hashes of every value while the values stand beside it.

A line of the journal is hashed over its fields as `name=length:value;`, the previous hash of its device among them. A
record's first values are hashed as `SHA-256(salt, canonical row)` and a change as `SHA-256(salt, canonical value)`, so
that dropping a value and its salt leaves the chain whole and the value beyond guessing.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from vlu_desktop.kernel.ids import Clock, RandomBytes
from vlu_desktop.store.database.codec import Value, canonical_value, instant_text
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.standing import split_ref, standing

SALT = 16
SETTING = "setting"
"""What stands in the place of a record's type where a setting changed."""
HASH = 32
_PIECE = 1 << 20
"""Bytes of what an act made that are hashed at once: an act may make a phone's hundred thousand messages."""
COLUMNS = (
    "device", "seq", "hlc", "at", "officer", "act", "method", "case_id", "record_type", "record_id", "schema_version",
    "undoes", "made", "changes_hash", "said_hash", "prev",
)  # fmt: skip
_INSERT = f"INSERT INTO journal ({', '.join(COLUMNS)}, hash) VALUES ({', '.join('?' * 17)})"
CHANGE_COLUMNS = ("device", "seq", "n", "record_type", "record_id", "field", "parents", "value_hash")
CHANGED_TO = ("device", "seq", "n", "salt", "value")
HEAD_COLUMNS = ("record_id", "field", "device", "seq")


@dataclass(frozen=True, slots=True)
class Change:
    """A field's new value and the heads it replaces ("device:number" each)."""

    record_type: str
    parents: tuple[str, ...]
    value: Value


@dataclass(slots=True)
class Draft:
    """An act being gathered: records made (type to id to salt and hash), and changes by record and field."""

    act: str
    method: str
    officer: str
    case_id: str = ""
    reason: str = ""
    detail: str = ""
    undoes: str = ""
    made: dict[str, dict[str, tuple[bytes, bytes]]] = field(default_factory=dict)
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)

    @property
    def leaves_a_line(self) -> bool:
        """Whether there is something to write: a look or a disclosure always, other acts if they changed a thing."""
        return bool(any(self.made.values()) or self.changes or self.act in ("consulted", "disclosed", "erased"))

    def subject(self) -> tuple[str, str]:
        """The record the line names: the first made, or else the first changed."""
        for key, records in self.made.items():
            for record_id in records:
                return key, record_id
        for (record_id, _), change in self.changes.items():
            return change.record_type, record_id
        return "", ""


def digest(salt: bytes, text: str) -> bytes:
    """The salted hash of a canonical text."""
    return hashlib.sha256(salt + text.encode("utf-8", "surrogatepass")).digest()


def pack_made(made: Mapping[str, Mapping[str, tuple[bytes, bytes]]]) -> tuple[bytes, bytes]:
    """What was made, as the journal keeps it, and the salts in the same order.

    For each type: the length of its key, the key, how many in four bytes, then an id of 16 and a hash of 32 bytes each.
    """
    packed, salts = bytearray(), bytearray()
    for key, records in made.items():
        if records:
            name = key.encode()
            packed += bytes([len(name)]) + name + len(records).to_bytes(4, "big")
            ids = bytes.fromhex("".join(records).replace("-", ""))
            if len(ids) != 16 * len(records):
                raise ValueError("a record's id is a UUID in its usual form")
            for n, (salt, hashed) in enumerate(records.values()):
                packed += ids[n * 16 : n * 16 + 16]
                packed += hashed
                salts += salt
    return bytes(packed), bytes(salts)


def unpack_made(made: bytes) -> Iterator[tuple[str, str, bytes]]:
    """The type, id and hash of each record made. ValueError where the bytes are not whole."""
    at = 0
    while at < len(made):
        width = made[at]
        key = made[at + 1 : at + 1 + width].decode()
        at += 1 + width
        count = int.from_bytes(made[at : at + 4], "big")
        at += 4
        if at + count * (16 + HASH) > len(made):
            raise ValueError("what an act made is cut short")
        for _ in range(count):
            number = made[at : at + 16].hex()
            record_id = f"{number[:8]}-{number[8:12]}-{number[12:16]}-{number[16:20]}-{number[20:]}"
            yield key, record_id, made[at + 16 : at + 16 + HASH]
            at += 16 + HASH


def change_line(record_type: str, record_id: str, name: str, parents: str, value_hash: bytes) -> str:
    """A change as the line's `changes_hash` covers it."""
    return "".join(f"{len(part)}:{part};" for part in (record_type, record_id, name, parents, value_hash.hex()))


def line_hash(values: Iterable[object]) -> bytes:
    """The hash of a line from the values of COLUMNS."""
    whole = hashlib.sha256()
    for name, value in zip(COLUMNS, values, strict=True):
        if isinstance(value, bytes):
            whole.update(f"{name}={2 * len(value)}:".encode())
            for at in range(0, len(value), _PIECE):
                whole.update(value[at : at + _PIECE].hex().encode())
            whole.update(b";")
        else:
            text = str(value)
            whole.update(f"{name}={len(text)}:{text};".encode("utf-8", "surrogatepass"))
    return whole.digest()


class Journal:
    """This device's chain, and the heads of every field."""

    def __init__(self, connection: Connection, device: str, *, clock: Clock, random: RandomBytes) -> None:
        self._connection = connection
        self.tables = tables_of(connection)
        self.device = device
        self._clock = clock
        self._random = random
        self._seq, self._prev, self._hlc = 0, b"", ""
        self._is_known = False
        self.reread()

    @property
    def last_number(self) -> int:
        """The number of this device's newest line, 0 without one."""
        return self._seq

    def reread(self) -> None:
        """Take the chain's tip from the vault, after opening it or after an act that was taken back whole.

        Where the disk does not give it now, the next act asks for it again.
        """
        self._is_known = False
        row = self.tables.execute(
            "SELECT seq, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1", (self.device,)
        ).fetchone()
        self._seq, self._prev = (int(row[0]), bytes(row[1])) if row else (0, b"")
        # By each chain's end, since the journal is the largest table of an old vault.
        ends = self.tables.execute(
            "SELECT (SELECT hlc FROM journal WHERE device = d.id ORDER BY seq DESC LIMIT 1) FROM device AS d"
        ).fetchall()
        self._hlc = max((hlc for (hlc,) in ends if hlc), default="")
        self._is_known = True

    @property
    def next_ref(self) -> str:
        """What the next line will be called."""
        if not self._is_known:
            self.reread()
        return f"{self.device}:{self._seq + 1}"

    def new_salts(self, count: int) -> list[bytes]:
        """That many salts, drawn at once."""
        drawn = self._random(SALT * count)
        return [drawn[at : at + SALT] for at in range(0, len(drawn), SALT)]

    def append(self, draft: Draft) -> str:
        """Write the act's line with its values; its name. Within the caller's transaction."""
        seq, hlc = self._seq + 1, self._tick()
        made, salts = pack_made(draft.made)
        changes_hash = self._write_changes(seq, draft.changes)
        said_salt, said_hash = b"", b""
        if draft.reason or draft.detail:
            [said_salt] = self.new_salts(1)
            said_hash = digest(said_salt, json.dumps([draft.reason, draft.detail]))
        record_type, record_id = draft.subject()
        values = (
            self.device, seq, hlc, instant_text(self._clock()), draft.officer, draft.act, draft.method, draft.case_id,
            record_type, record_id, SCHEMA_VERSION, draft.undoes, made, changes_hash, said_hash, self._prev,
        )  # fmt: skip
        hashed = line_hash(values)
        # By `execute`, since every act and every look writes this row: `insert` took 2.5 times as long for it, and a
        # whole look 1.3 times (tests/benchmarks/bench_library.py).
        self.tables.execute(_INSERT, (*values, hashed))
        if salts or said_salt:
            self.tables.execute(
                "INSERT INTO journal_value VALUES (?, ?, ?, ?, ?, ?)",
                (self.device, seq, salts, said_salt, draft.reason, draft.detail),
            )
        self._seq, self._prev, self._hlc = seq, hashed, hlc
        return f"{self.device}:{seq}"

    def heads(self, record_id: str, name: str) -> tuple[str, ...]:
        """The lines that a change of a field replaces: as `heads_of`; none where it is as the record was made."""
        return self.heads_of((record_id,)).get((record_id, name), ())

    def heads_of(self, ids: Collection[str]) -> dict[tuple[str, str], tuple[str, ...]]:
        """The lines that gave fields the values they have, of every changed field of some records.

        Where computers that had not met gave one different values, the lines of the others stay: they are for an
        officer to decide on, and no change of what is seen here replaces them (`standing.py`).
        """
        rows = self.tables.execute(
            "SELECT record_id, field, device, seq FROM journal_head "
            f"WHERE record_id IN ({', '.join('?' * len(ids))}) ORDER BY device, seq",
            list(ids),
        ).fetchall()
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for record_id, name, device, seq in rows:
            found[record_id, name] = (*found.get((record_id, name), ()), f"{device}:{seq}")
        for (record_id, name), several in found.items():
            if len(several) > 1:
                found[record_id, name] = standing(self.tables, record_id, name).refs
        return found

    def head_code(self) -> str:
        """A short code of where the journal stands, to print on a document: "7F2C 91AE"."""
        return head_code(self._connection)

    def _write_changes(self, seq: int, changes: Mapping[tuple[str, str], Change]) -> bytes:
        if not changes:
            return b""
        lines: list[str] = []
        rows: list[tuple[object, ...]] = []
        values: list[tuple[object, ...]] = []
        salts = self.new_salts(len(changes))
        for n, ((record_id, name), change) in enumerate(changes.items()):
            salt = salts[n]
            hashed = digest(salt, canonical_value(change.value))
            parents = json.dumps(change.parents)
            lines.append(change_line(change.record_type, record_id, name, parents, hashed))
            rows.append((self.device, seq, n, change.record_type, record_id, name, parents, hashed))
            values.append((self.device, seq, n, salt, change.value))
        table = self.tables.table
        table("journal_change").insert_rows(CHANGE_COLUMNS, rows)
        table("journal_change_value").insert_rows(CHANGED_TO, values)
        replaced = [(*at, *split_ref(parent)) for at, change in changes.items() for parent in change.parents]
        table("journal_head").delete_rows(HEAD_COLUMNS, replaced)
        table("journal_head").insert_rows(HEAD_COLUMNS, [(*at, self.device, seq) for at in changes])
        return digest(b"", "".join(lines))

    def _tick(self) -> str:
        """The hybrid logical clock: the wall's milliseconds, or a step past the last line where the wall is behind."""
        wall, last, counter = int(self._clock().timestamp() * 1000), 0, 0
        if self._hlc:
            last, counter = int(self._hlc[:12], 16), int(self._hlc[13:], 16)
        if wall > last:
            return f"{wall:012x}-0000"
        if counter == 0xFFFF:
            return f"{last + 1:012x}-0000"
        return f"{last:012x}-{counter + 1:04x}"


def hlc_limit(instant: datetime) -> str:
    """The greatest clock reading at an instant."""
    return f"{int(instant.astimezone(UTC).timestamp() * 1000):012x}-ffff"


def hlc_moment(text: str) -> datetime:
    """The instant of a clock reading, which is never before one that was read earlier."""
    return datetime.fromtimestamp(int(text[:12], 16) / 1000, UTC)


def head_code(connection: Connection) -> str:
    """A short code of where every chain of a vault ends."""
    tips = (
        tables_of(connection)
        .execute(
            "SELECT id, (SELECT hash FROM journal WHERE device = d.id ORDER BY seq DESC LIMIT 1) AS hash "
            "FROM device AS d WHERE hash IS NOT NULL ORDER BY id"
        )
        .fetchall()
    )
    code = hashlib.sha256(b"".join(f"{device};".encode() + hashed for device, hashed in tips)).hexdigest().upper()
    return f"{code[:4]} {code[4:8]}"
