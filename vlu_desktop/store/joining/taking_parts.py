# SPDX-License-Identifier: Apache-2.0
"""Takes in lines of which this computer is given the parts that it may hold; all of a parcel or nothing of it.

A line stands here by its hash, its clock and what it knew, and is told of as not held until its head comes and proves
itself by that hash. Rows, values and reasons then prove themselves by the head. They may come in any order and any
number of times, and from any computer that holds them: what stands in the end is worked out from all that is here.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import ACTS
from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.codec import Value, canonical_value, codec_of, instant_text
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.arriving_files import ArrivingFiles
from vlu_desktop.store.joining.arriving_lines import (
    NotTaken,
    NotYet,
    TooNew,
    arriving_line,
    arriving_row,
    arriving_value,
)
from vlu_desktop.store.joining.chain_lines import FILE, PIECE, Frame
from vlu_desktop.store.joining.part_lines import HEAD, HELD_CHANGE, HELD_ROW, SAID, STUB
from vlu_desktop.store.joining.taken import Taken, is_orphan
from vlu_desktop.store.joining.taking_in import arriving_piece, refuse_foreign_key, refuse_unknown_lines
from vlu_desktop.store.journal.journal import (
    CHANGE_COLUMNS,
    COLUMNS,
    SALT,
    SETTING,
    change_line,
    digest,
    hlc_moment,
    line_hash,
    unpack_made,
)
from vlu_desktop.store.journal.standing import standing
from vlu_desktop.store.records.erasure import ERASED, erased_ids
from vlu_desktop.store.records.full_text import Search
from vlu_desktop.store.records.record_rows import RecordRows

NOT_HELD = "exchange.not-held"
"""What stands in the place of the method of a line that is not held here."""
_AT_ONCE = 500
_HEADS_ANEW = """
INSERT OR IGNORE INTO journal_head (record_id, field, device, seq)
SELECT record_id, field, device, seq FROM journal_change WHERE record_id = ?1 AND field = ?2
AND device || ':' || seq NOT IN (
    SELECT p.value FROM journal_change AS c, json_each(c.parents) AS p WHERE c.record_id = ?1 AND c.field = ?2
)
"""
_LACKING = (
    "SELECT count(*) FROM journal_change AS c LEFT JOIN journal_change_value AS v USING (device, seq, n) "
    "WHERE c.record_id = ? AND v.n IS NULL"
)


@dataclass(slots=True)
class _Open:
    """A line whose head is here."""

    values: tuple[Any, ...]
    changes: list[tuple[str, str, str, str, bytes]]
    made: list[tuple[str, str, bytes]]
    salts: bytearray

    @property
    def named(self) -> set[tuple[str, str]]:
        """The records and settings that it made or changed, by id and type."""
        made = {(record_id, key) for key, record_id, _ in self.made}
        return made | {(record_id, key) for key, record_id, name, *_ in self.changes if name != ERASED}


class TakingParts:
    """Takes in one parcel of one computer's lines, within the caller's transaction."""

    def __init__(self, connection: Connection, device: str, *, is_copied: bool = False) -> None:
        """`is_copied`: all chains are read out of one casebook, so that what a line knew comes as well, if later."""
        self._tables = tables_of(connection)
        self._device = device
        self._is_copied = is_copied
        self._rows = RecordRows(connection, self._tables, Search(connection))
        self._erased = erased_ids(connection)
        self._taken = Taken()
        self._open: dict[tuple[str, int], _Open] = {}
        self._touched: dict[tuple[str, str], None] = {}
        self._waiting: dict[tuple[str, str], list[tuple[Value, ...]]] = {}
        self._content: dict[str, tuple[Any, int]] = {}
        self._files: dict[str, str] = {}
        self._asked = ArrivingFiles(connection, self._erased)
        row = self._tables.execute(
            "SELECT seq, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
        ).fetchone()
        self._seq, self._prev = (int(row[0]), bytes(row[1])) if row else (0, b"")

    def take(self, frames: Iterable[Frame], first: int, last: int) -> Taken:
        """Take lines `first` to `last` in as far as they are given. NotTaken where anything is not as it says.

        NotYet where lines before them, what they knew, or a line that something is of, are not here.
        """
        if first > self._seq + 1:
            raise NotYet(say("joining.earlier-lines-missing"))
        expected = first
        try:
            for tag, *rest in frames:
                if tag == STUB:
                    self._stub(expected, *rest)
                    expected += 1
                else:
                    self._part(tag, rest)
            self._settle()
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError) as error:
            raise NotTaken(say("joining.not-whole")) from error
        if expected != last + 1:
            raise NotTaken(say("joining.not-the-lines-it-says"))
        return self._taken

    def _stub(self, expected: int, seq: int, hashed: str, clock: str, knew: dict[str, Any], people: list[str]) -> None:
        if seq != expected:
            raise NotTaken(say("joining.not-the-lines-it-says"))
        here = bytes.fromhex(hashed)
        if seq <= self._seq:
            found = self._tables.value("SELECT hash FROM journal WHERE device = ? AND seq = ?", (self._device, seq))
            if found != here:
                raise NotTaken(say("joining.two-of-one-name"))
            return
        known = {str(other): (int(number), bytes.fromhex(line)) for other, (number, line) in knew.items()}
        if not self._is_copied:
            refuse_unknown_lines(self._tables, known)
        at = instant_text(hlc_moment(clock))
        values = {
            **dict.fromkeys(COLUMNS, ""), "device": self._device, "seq": seq, "hlc": clock, "at": at, "act": "combined",
            "method": NOT_HELD, "schema_version": SCHEMA_VERSION, "made": b"", "changes_hash": b"", "said_hash": b"",
            "prev": self._prev,
        }  # fmt: skip
        table = self._tables.table
        if seq == 1:
            table("device").insert({"id": self._device, "name": "", "made_at": at}, ignore=True)
        table("journal").insert_rows((*COLUMNS, "hash"), [(*values.values(), here)])
        table("line_not_held").insert({"device": self._device, "seq": seq, "part": "line"})
        rows = [(self._device, seq, other, number) for other, (number, _) in known.items()]
        table("journal_knew").insert_rows(("device", "seq", "other", "other_seq"), rows)
        parts = [(str(person_id), self._device, seq) for person_id in people]
        table("part_elsewhere").insert_rows(("person_id", "device", "seq"), parts)
        self._seq, self._prev = seq, here
        self._taken.lines += 1

    def _part(self, tag: str, rest: Sequence[Any]) -> None:
        if tag == HEAD:
            self._head(*rest)
        elif tag == HELD_ROW:
            self._row(*rest)
        elif tag == PIECE:
            self._piece(*rest)
        elif tag == HELD_CHANGE:
            self._change(*rest)
        elif tag == SAID:
            self._said(*rest)
        elif tag == FILE:
            name, n, content = rest
            self._asked.take(name, n, arriving_piece(content))
        else:
            raise NotTaken(say("joining.not-whole"))

    # --- the head of a line

    def _head(self, device: str, seq: int, values: list[Any], changes: list[list[Any]]) -> None:
        if (device, seq) in self._open:
            return
        plain, listed = self._proved_head(device, seq, values, changes)
        made = list(unpack_made(plain[COLUMNS.index("made")]))
        where = "device = ? AND seq = ? AND part = 'line'"
        is_new = self._tables.table("line_not_held").count_where(where, (device, seq)) > 0
        salts = self._tables.value("SELECT salts FROM journal_value WHERE device = ? AND seq = ?", (device, seq))
        line = _Open(plain, listed, made, bytearray(salts or bytes(SALT * len(made))))
        self._open[device, seq] = line
        if is_new:
            self._note(device, seq, line)

    def _proved_head(
        self, device: str, seq: int, values: list[Any], changes: list[list[Any]]
    ) -> tuple[tuple[Any, ...], list[tuple[str, str, str, str, bytes]]]:
        """A head whose hash is the one that stands here, and its changes. NotYet where none stands here."""
        sql = "SELECT hash, prev FROM journal WHERE device = ? AND seq = ?"
        here = self._tables.execute(sql, (device, seq)).fetchone()
        if here is None:
            raise NotYet(say("joining.knew-what-is-not-here"))
        plain = arriving_line(values, "", None, None, "", "", {}).values
        told = dict(zip(COLUMNS, plain, strict=True))
        listed = [(str(key), str(of), str(name), str(up), bytes.fromhex(to)) for key, of, name, up, to in changes]
        said = digest(b"", "".join(change_line(*each) for each in listed)) if listed else b""
        as_it_stands = (line_hash(plain), told["prev"], told["device"], told["seq"]) == (*here, device, seq)
        if not as_it_stands or said != told["changes_hash"] or told["act"] not in ACTS:
            raise NotTaken(say("joining.line-altered"))
        if told["schema_version"] > SCHEMA_VERSION:
            raise TooNew(say("joining.newer-version"))
        return plain, listed

    def _note(self, device: str, seq: int, line: _Open) -> None:
        """Write the line as it stands in its own vault, all that it made and changed as not held yet."""
        table = self._tables.table
        told = dict(zip(COLUMNS, line.values, strict=True))
        for name in ("line_not_held", "part_elsewhere"):
            table(name).delete_where("device = ? AND seq = ?", (device, seq))
        names = ", ".join(f"{name} = ?" for name in COLUMNS)
        self._tables.execute(f"UPDATE journal SET {names} WHERE device = ? AND seq = ?", (*line.values, device, seq))
        if line.made or told["said_hash"]:
            row = (device, seq, bytes(line.salts), b"", "", "")
            self._tables.execute("INSERT INTO journal_value VALUES (?, ?, ?, ?, ?, ?)", row)
        if told["said_hash"]:
            table("line_not_held").insert({"device": device, "seq": seq, "part": "reason"})
        rows = [(device, seq, n, *each) for n, each in enumerate(line.changes)]
        table("journal_change").insert_rows(CHANGE_COLUMNS, rows)
        lacking = [each for each in sorted(line.named) if each[0] not in self._erased]
        table("record_not_held").insert_rows(("record_id", "record_type"), lacking, ignore=True)
        self._touched.update(dict.fromkeys((key, record_id) for record_id, key in lacking))
        for _, record_id, name, *_ in line.changes:
            table("journal_head").delete_where("record_id = ? AND field = ?", (record_id, name))
            self._tables.execute(_HEADS_ANEW, (record_id, name))

    # --- what a line made and changed

    def _row(self, device: str, seq: int, n: int, key: str, record_id: str, salt: str, filled: dict[str, Any]) -> None:
        line, kind = self._open[device, seq], record_type(key)
        found, salted = codec_of(kind), bytes.fromhex(salt)
        row = _proved_row(line, n, (key, record_id), salted, filled)
        if record_id in self._erased or self._is_here(key, record_id):
            return
        if is_orphan(kind, found, row, self._erased, self._taken):
            self._taken.orphans.add((key, record_id))
        line.salts[n * SALT : (n + 1) * SALT] = salted
        self._taken.made.add((key, record_id))
        self._touched[key, record_id] = None
        if key == "exhibit" and (wanted := row[found.columns.index("sha256")]):
            self._files[record_id] = str(wanted)
        waiting = self._waiting.setdefault((f"{device}:{seq}", key), [])
        waiting.append(row)
        if len(waiting) >= _AT_ONCE:
            self._store_rows()

    def _is_here(self, key: str, record_id: str) -> bool:
        is_here = self._tables.table(record_type(key).table).count_where("id = ?", (record_id,)) > 0
        return is_here or (key, record_id) in self._taken.made

    def _store_rows(self) -> None:
        for (ref, key), rows in self._waiting.items():
            found = codec_of(record_type(key))
            self._rows.insert(found, rows, ref)
            self._taken.cases |= {self._rows.case_of(found.type, row) for row in rows} - {""}
        self._waiting.clear()

    def _piece(self, exhibit_id: str, n: int, content: str) -> None:
        if ("exhibit", exhibit_id) not in self._taken.made:
            return  # it is here already, or went
        self._store_rows()
        piece = arriving_piece(content)
        whole, there = self._content.get(exhibit_id, (hashlib.sha256(), 0))
        if n != there:
            return  # given twice
        whole.update(piece)
        self._content[exhibit_id] = (whole, there + 1)
        self._tables.table("exhibit_content").insert({"exhibit_id": exhibit_id, "n": n, "bytes": piece})

    def _change(self, device: str, seq: int, n: int, salt: str, value: Any) -> None:
        line = self._open[device, seq]
        key, record_id, name, _, hashed = line.changes[n]
        stored, salted = arriving_value(value), bytes.fromhex(salt)
        if n < 0 or digest(salted, canonical_value(stored)) != hashed:
            raise NotTaken(say("joining.record-altered"))
        if key == SETTING:
            refuse_foreign_key(record_id, device)
        elif name not in (ERASED, "removed", *codec_of(record_type(key)).columns[4:]):
            raise NotTaken(say("joining.not-whole"))
        if name == ERASED:
            self._erase_later(device, seq, key, record_id)
        elif record_id in self._erased:
            return
        else:
            self._touched[key, record_id] = None
        row = (device, seq, n, salted, stored)
        self._tables.execute("INSERT OR IGNORE INTO journal_change_value VALUES (?, ?, ?, ?, ?)", row)

    def _erase_later(self, device: str, seq: int, key: str, record_id: str) -> None:
        if record_id not in self._erased and key != SETTING:
            row = (record_id, key, device, seq)
            names = ("record_id", "record_type", "device", "seq")
            self._tables.table("erasure_waiting").insert_rows(names, [row], ignore=True)

    def _said(self, device: str, seq: int, salt: str, reason: str, detail: str) -> None:
        line = self._open[device, seq]
        told = dict(zip(COLUMNS, line.values, strict=True))
        salted = bytes.fromhex(salt)
        if digest(salted, json.dumps([reason, detail])) != told["said_hash"]:
            raise NotTaken(say("joining.line-altered"))
        where = (device, seq)
        if self._tables.table("line_not_held").count_where("device = ? AND seq = ? AND part = 'reason'", where):
            sql = "UPDATE journal_value SET said_salt = ?, reason = ?, detail = ? WHERE device = ? AND seq = ?"
            self._tables.execute(sql, (salted, reason, detail, *where))
            self._tables.table("line_not_held").delete_where("device = ? AND seq = ?", where)

    # --- the end of a parcel

    def _settle(self) -> None:
        """Have the record hold what now stands, and note what is still lacking."""
        self._store_rows()
        self._check_content()
        self._asked.settle(lambda name: self._stands(name).get("value"))
        for (device, seq), line in self._open.items():
            if line.made:
                sql = "UPDATE journal_value SET salts = ? WHERE device = ? AND seq = ?"
                self._tables.execute(sql, (bytes(line.salts), device, seq))
        for key, record_id in self._touched:
            if key == SETTING:
                self._set(record_id)
            elif self._is_here(key, record_id):
                self._apply(key, record_id)
        for key, record_id in self._touched:
            is_whole = (key == SETTING or self._is_here(key, record_id)) and not self._tables.value(
                _LACKING, (record_id,)
            )
            if is_whole:
                self._tables.table("record_not_held").delete_where("record_id = ?", (record_id,))

    def _check_content(self) -> None:
        for exhibit_id, wanted in self._files.items():
            whole, _ = self._content.get(exhibit_id, (hashlib.sha256(), 0))
            if whole.hexdigest() != wanted:
                raise NotTaken(say("joining.record-altered"))

    def _stands(self, record_id: str) -> dict[str, Value]:
        """What each changed field of a record holds now, as far as it is known here."""
        sql = "SELECT DISTINCT field FROM journal_head WHERE record_id = ? AND field <> ?"
        found: dict[str, Value] = {}
        for (name,) in self._tables.execute(sql, (record_id, ERASED)).fetchall():
            stands = standing(self._tables, record_id, name)
            if stands.heads:
                found[name] = stands.value
        return found

    def _apply(self, key: str, record_id: str) -> None:
        kind = record_type(key)
        values = self._stands(record_id)
        [held] = self._rows.held([(kind, record_id, values)]).values()
        if values and held.take(values):
            codec_of(kind).decode(held.after)
            self._rows.write([held])
            self._taken.changed.add((key, record_id))
            self._taken.cases |= {self._rows.case_of(kind, held.after)} - {""}

    def _set(self, name: str) -> None:
        values = self._stands(name)
        self._taken.changed.add((SETTING, name))
        self._taken.note_setting(name, self._erased)
        if values.get("value") is None:
            self._tables.table("setting").delete_where("id = ?", (name,))
        else:
            self._tables.table("setting").insert({"id": name, "value": values["value"]}, replace=True)


def _proved_row(line: _Open, n: int, named: tuple[str, str], salt: bytes, filled: dict[str, Any]) -> tuple[Value, ...]:
    """A record as it was first saved, which a line commits to as the one of that number."""
    *told, hashed = line.made[n]
    if tuple(told) != named or n < 0:
        raise NotTaken(say("joining.not-whole"))
    return arriving_row(codec_of(record_type(named[0])), named[1], filled, salt, hashed)
