# SPDX-License-Identifier: Apache-2.0
"""Takes lines of another computer's chain into a vault: each proved as at home, all of a part or nothing of it.

Nothing here is rewritten by it. A line is the other chain's next or is refused; what it names must be what it commits
to; what it knew must be known here first. A field that both sides changed keeps both values (`standing.py`). What the
other side erased waits (`erasure_waiting`) until it is erased here too, for a legal hold may keep it; what belongs to
something erased here goes with it, by a line of this computer's own.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import ACTS
from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.codec import Value, canonical_value, codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.arriving_files import ArrivingFiles
from vlu_desktop.store.joining.arriving_lines import (
    ArrivingChange,
    ArrivingLine,
    NotTaken,
    NotYet,
    TooNew,
    arriving_change,
    arriving_line,
    arriving_row,
)
from vlu_desktop.store.joining.chain_lines import CHANGE, FILE, LINE, PIECE, ROW, Frame
from vlu_desktop.store.joining.taken import Taken, is_orphan
from vlu_desktop.store.journal.journal import (
    CHANGE_COLUMNS,
    CHANGED_TO,
    COLUMNS,
    HASH,
    HEAD_COLUMNS,
    SALT,
    SETTING,
    change_line,
    digest,
    line_hash,
    unpack_made,
)
from vlu_desktop.store.journal.signing import OWN_SETTINGS
from vlu_desktop.store.journal.standing import split_ref, standing
from vlu_desktop.store.records.erasure import ERASED, erased_ids
from vlu_desktop.store.records.full_text import Search
from vlu_desktop.store.records.record_rows import Put, RecordRows

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

_AT_ONCE = 2000
MOST_PIECE = 1 << 20


def refuse_unknown_lines(tables: "KnownTables", knew: Mapping[str, tuple[int, bytes]]) -> None:
    """NotYet where a line knew others that are not here; NotTaken where they are others of the same name."""
    for other, (number, known) in knew.items():
        here = tables.value("SELECT hash FROM journal WHERE device = ? AND seq = ?", (other, number))
        if here is None:
            raise NotYet(say("joining.knew-what-is-not-here"))
        if here != known:
            raise NotTaken(say("joining.two-of-one-name"))


def arriving_piece(content: str) -> bytes:
    """A piece of an exhibit from its frame. NotTaken where it is larger than any."""
    piece = base64.b64decode(content, validate=True)
    if len(piece) > MOST_PIECE:
        raise NotTaken(say("joining.not-whole"))
    return piece


def refuse_foreign_key(name: str, device: str) -> None:
    """What a computer signs and is sealed for by, and that it is gone, is said by its own chain alone."""
    prefix, slash, whose = name.partition("/")
    if prefix + slash in OWN_SETTINGS and whose != device:
        raise NotTaken(say("joining.not-the-lines-it-says"))


class TakingIn:
    """Takes in one part of one chain, within the caller's transaction."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._tables = tables_of(connection)
        self._device = device
        self._rows = RecordRows(connection, self._tables, Search(connection))
        self._erased = erased_ids(connection)
        self._taken = Taken()
        self._content: dict[str, tuple[Any, int]] = {}
        self._files: dict[str, str] = {}
        self._asked = ArrivingFiles(connection, self._erased)
        row = self._tables.execute(
            "SELECT seq, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
        ).fetchone()
        self._seq, self._prev = (int(row[0]), bytes(row[1])) if row else (0, b"")

    def take(self, frames: Iterable[Frame], first: int, last: int) -> Taken:
        """Take lines `first` to `last` in, leaving out those that are here. NotTaken where anything is not as it says.

        NotYet where lines before them, or what they knew, are not here.
        """
        if first > self._seq + 1:
            raise NotYet(say("joining.earlier-lines-missing"))
        expected = first
        for line in self._lines(frames):
            if line.seq != expected:
                raise NotTaken(say("joining.not-the-lines-it-says"))
            expected += 1
        if expected != last + 1:
            raise NotTaken(say("joining.not-the-lines-it-says"))
        return self._taken

    def _lines(self, frames: Iterable[Frame]) -> Iterator[ArrivingLine]:
        """Each line once all its frames were read and it is in the vault, or was there."""
        line: ArrivingLine | None = None
        try:
            for frame in frames:
                tag, *rest = frame
                if tag == LINE:
                    if line is not None:
                        self._end(line)
                        yield line
                    line = self._begin(*rest)
                elif line is None:
                    raise NotTaken(say("joining.not-whole"))
                elif line.seq > self._seq:
                    self._go_on(line, tag, rest)
            if line is not None:
                self._end(line)
                yield line
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError) as error:
            raise NotTaken(say("joining.not-whole")) from error

    def _begin(self, *frame: Any) -> ArrivingLine:
        line = arriving_line(*frame)
        told = dict(zip(COLUMNS, line.values, strict=True))
        if told["device"] != self._device or told["act"] not in ACTS:
            raise NotTaken(say("joining.not-the-lines-it-says"))
        if line_hash(line.values) != line.hash:
            raise NotTaken(say("joining.line-altered"))
        if line.seq <= self._seq:
            self._refuse_other(line)
            return line
        if line.seq != self._seq + 1 or told["prev"] != self._prev:
            raise NotTaken(say("joining.does-not-follow"))
        if told["schema_version"] > SCHEMA_VERSION:
            raise TooNew(say("joining.newer-version"))
        refuse_unknown_lines(self._tables, line.knew)
        return line

    def _refuse_other(self, line: ArrivingLine) -> None:
        """A line that is here already must be the same one, or two computers go by one name."""
        here = self._tables.value("SELECT hash FROM journal WHERE device = ? AND seq = ?", (self._device, line.seq))
        if here != line.hash:
            raise NotTaken(say("joining.two-of-one-name"))

    def _go_on(self, line: ArrivingLine, tag: str, rest: Sequence[Any]) -> None:
        if tag == ROW:
            self._row(line, *rest)
        elif tag == PIECE:
            self._piece(line, *rest)
        elif tag == CHANGE:
            line.changes.append(arriving_change(*rest))
        elif tag == FILE:
            name, n, content = rest
            self._asked.take(name, n, arriving_piece(content))
        else:
            raise NotTaken(say("joining.not-whole"))

    def _row(self, line: ArrivingLine, key: str, record_id: str, filled: dict[str, Any] | None) -> None:
        named_key, named_id, hashed = next(line.expected, ("", "", b""))
        if (key, record_id) != (named_key, named_id):
            raise NotTaken(say("joining.not-whole"))
        kind = record_type(key)
        salt = (line.salts or b"")[line.n * SALT : (line.n + 1) * SALT]
        line.n += 1
        if filled is None:
            self._came_empty(key, record_id)
            return
        found = codec_of(kind)
        row = arriving_row(found, record_id, filled, salt, hashed[:HASH])
        if is_orphan(kind, found, row, self._erased, self._taken):
            self._taken.orphans.add((key, record_id))
        self._taken.made.add((key, record_id))
        if key == "exhibit" and (digest_of_file := row[found.columns.index("sha256")]):
            self._files[record_id] = str(digest_of_file)
        waiting = line.waiting.setdefault(key, [])
        waiting.append(row)
        if len(waiting) >= _AT_ONCE:
            self._store(line, key)

    def _came_empty(self, key: str, record_id: str) -> None:
        """It was erased there since, which a later line says; until that is here it is known to be missing."""
        if record_id not in self._erased:
            row = {"record_id": record_id, "record_type": key}
            self._tables.table("came_empty").insert(row, replace=True)

    def _store(self, line: ArrivingLine, key: str) -> None:
        rows = line.waiting.pop(key, [])
        if rows:
            found = codec_of(record_type(key))
            self._rows.insert(found, rows, f"{self._device}:{line.seq}")
            self._taken.cases |= {self._rows.case_of(found.type, row) for row in rows} - {""}

    def _piece(self, line: ArrivingLine, exhibit_id: str, n: int, content: str) -> None:
        if ("exhibit", exhibit_id) not in self._taken.made:
            raise NotTaken(say("joining.not-whole"))
        self._store(line, "exhibit")
        piece = arriving_piece(content)
        whole, there = self._content.get(exhibit_id, (hashlib.sha256(), 0))
        if n != there:
            raise NotTaken(say("joining.not-whole"))
        whole.update(piece)
        self._content[exhibit_id] = (whole, there + 1)
        self._tables.table("exhibit_content").insert({"exhibit_id": exhibit_id, "n": n, "bytes": piece})

    def _end(self, line: ArrivingLine) -> None:
        if line.seq <= self._seq:
            return
        if next(line.expected, None) is not None or len(line.salts or b"") != SALT * (
            line.n if line.salts is not None else 0
        ):
            raise NotTaken(say("joining.not-whole"))
        for key in list(line.waiting):
            self._store(line, key)
        self._check_content()
        self._check_said(line)
        changes = line.changes
        lines = [change_line(each.key, each.record_id, each.name, each.parents, each.value_hash) for each in changes]
        said = digest(b"", "".join(lines)) if lines else b""
        if said != line.values[COLUMNS.index("changes_hash")]:
            raise NotTaken(say("joining.line-altered"))
        self._asked.settle({each.record_id: each.value for each in changes if each.key == SETTING}.get)
        self._note(line)
        self._apply(changes)
        self._seq, self._prev = line.seq, line.hash
        self._taken.lines += 1

    def _check_content(self) -> None:
        """The bytes of each exhibit that was made are there, and are those whose digest its record has."""
        for exhibit_id, wanted in self._files.items():
            whole, _ = self._content.get(exhibit_id, (hashlib.sha256(), 0))
            if whole.hexdigest() != wanted:
                raise NotTaken(say("joining.record-altered"))
        if self._content.keys() - self._files.keys():
            raise NotTaken(say("joining.not-whole"))
        self._content.clear()
        self._files.clear()

    def _check_said(self, line: ArrivingLine) -> None:
        """Why it was done is what was given then, or went with what it was about; to whom something was given stays."""
        told = dict(zip(COLUMNS, line.values, strict=True))
        salt, reason, detail = line.said
        if salt or not told["said_hash"]:
            is_right = digest(salt, json.dumps([reason, detail])) == told["said_hash"] if salt else not reason + detail
        else:
            about = {told["case_id"], told["record_id"], *(each.record_id for each in line.changes)}
            about |= {record_id for _, record_id, _ in unpack_made(told["made"])}
            is_right = not reason and (not detail or told["act"] == "disclosed") and self._is_gone(about)
        if not is_right:
            raise NotTaken(say("joining.line-altered"))

    def _is_gone(self, ids: set[str]) -> bool:
        """Whether any of these was erased, here or where it comes from."""
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT count(*) FROM came_empty WHERE record_id IN ({marks})"
        return not ids.isdisjoint(self._erased) or bool(self._tables.value(sql, tuple(ids)))

    def _note(self, line: ArrivingLine) -> None:
        """Write the line as it stands in its own vault."""
        device, seq, tables = self._device, line.seq, self._tables
        if seq == 1:
            at = line.values[COLUMNS.index("at")]
            tables.table("device").insert({"id": device, "name": "", "made_at": at}, ignore=True)
        tables.table("journal").insert_rows((*COLUMNS, "hash"), [(*line.values, line.hash)])
        if line.salts is not None:
            # Why something was done to what is erased goes with it.
            about = {each.record_id for each in line.changes}
            is_gone = not line.n and bool(about) and about <= self._erased
            row = (device, seq, line.salts, *((b"", "", "") if is_gone else line.said))
            tables.table("journal_value").insert_rows(
                ("device", "seq", "salts", "said_salt", "reason", "detail"), [row]
            )
        knew = [(device, seq, other, number) for other, (number, _) in line.knew.items()]
        # A copy has what its original was about to say that it knew, and never said in that line.
        tables.table("journal_knew").delete_where("device = ? AND seq = ?", (device, seq))
        tables.table("journal_knew").insert_rows(("device", "seq", "other", "other_seq"), knew)
        rows = [
            (device, seq, n, each.key, each.record_id, each.name, each.parents, each.value_hash)
            for n, each in enumerate(line.changes)
        ]
        tables.table("journal_change").insert_rows(CHANGE_COLUMNS, rows)
        values = [
            (device, seq, n, each.salt, each.value)
            for n, each in enumerate(line.changes)
            if each.salt and (each.record_id not in self._erased or each.name == ERASED)
        ]
        tables.table("journal_change_value").insert_rows(CHANGED_TO, values)
        replaced = []
        for each in line.changes:
            if each.salt is not None and digest(each.salt, canonical_value(each.value)) != each.value_hash:
                raise NotTaken(say("joining.record-altered"))
            replaced += [(*each.at, *split_ref(parent)) for parent in json.loads(each.parents)]
        tables.table("journal_head").delete_rows(HEAD_COLUMNS, replaced)
        tables.table("journal_head").insert_rows(HEAD_COLUMNS, [(*each.at, device, seq) for each in line.changes])

    def _apply(self, changes: Sequence[ArrivingChange]) -> None:
        """Have the records and settings hold what now stands."""
        puts: list[Put] = []
        for each in changes:
            if each.name == ERASED:
                self._erase_later(each)
            elif each.record_id in self._erased:
                continue
            elif each.salt is None:
                self._came_empty(each.key, each.record_id)
            elif each.key == SETTING:
                self._set(each)
            else:
                kind = record_type(each.key)
                if each.name != "removed" and each.name not in codec_of(kind).columns[4:]:
                    raise NotTaken(say("joining.not-whole"))
                puts.append((kind, each.record_id, {each.name: self._stands(each)}))
        for start in range(0, len(puts), _AT_ONCE):
            piece = self._here(puts[start : start + _AT_ONCE])
            held = self._rows.held(piece)
            for kind, record_id, values in piece:
                held[kind.key, record_id].take(values)
            changed = [one for one in held.values() if one.values]
            for one in changed:
                codec_of(one.kind).decode(one.after)
                self._taken.changed.add((one.kind.key, one.id))
                self._taken.cases |= {self._rows.case_of(one.kind, one.after)} - {""}
            self._rows.write(changed)

    def _here(self, puts: Sequence[Put]) -> list[Put]:
        """Those of records that are here, and did not come empty because they were erased there meanwhile."""
        ids: dict[str, set[str]] = {}
        for kind, record_id, _ in puts:
            ids.setdefault(kind.table, set()).add(record_id)
        here: set[str] = set()
        for table, wanted in ids.items():
            where = f"id IN ({', '.join('?' * len(wanted))})"
            here |= {row["id"] for row in self._tables.table(table).rows_where(where, tuple(wanted), select="id")}
        return [put for put in puts if put[1] in here]

    def _stands(self, change: ArrivingChange) -> Value:
        """What the field holds now: the change's value, unless a later one elsewhere gave it another."""
        sql = "SELECT count(*) FROM journal_head WHERE record_id = ? AND field = ?"
        if self._tables.value(sql, change.at) == 1:
            return change.value
        return standing(self._tables, *change.at).value

    def _set(self, change: ArrivingChange) -> None:
        refuse_foreign_key(change.record_id, self._device)
        value = self._stands(change)
        self._taken.changed.add((SETTING, change.record_id))
        self._taken.note_setting(change.record_id, self._erased)
        if value is None:
            self._tables.table("setting").delete_where("id = ?", (change.record_id,))
        else:
            self._tables.table("setting").insert({"id": change.record_id, "value": value}, replace=True)

    def _erase_later(self, change: ArrivingChange) -> None:
        """It waits, here or not: `erasures_joined.py` ends it."""
        if change.record_id not in self._erased and change.key != SETTING:
            record_type(change.key)
            row = (change.record_id, change.key, self._device, self._seq + 1)
            names = ("record_id", "record_type", "device", "seq")
            self._tables.table("erasure_waiting").insert_rows(names, [row], ignore=True)
