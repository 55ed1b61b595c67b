# SPDX-License-Identifier: Apache-2.0
"""One act of an officer: what it adds, changes and removes, gathered within one transaction and written as one line."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, TypeVar

from vlu_desktop.kernel.collecting import collection_paused
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes, Reference
from vlu_desktop.record.record_types import RecordType, children_of, record_type, type_of
from vlu_desktop.store.database.codec import Codec, Value, codec, codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.journal.journal import SETTING, Change, Draft, Journal, digest
from vlu_desktop.store.journal.standing import standing
from vlu_desktop.store.records.erasure import ERASED, drop, settings_of
from vlu_desktop.store.records.full_text import Search
from vlu_desktop.store.records.held_row import HeldRow, all_storable
from vlu_desktop.store.records.record_rows import Put, RecordRows
from vlu_desktop.text.invisible_characters import storable

R = TypeVar("R", bound=Record)
_AT_ONCE = 2000
PUT_AT_ONCE = 1000
"""Records that are read, changed, noted and indexed together: with fewer the index writes itself out more often."""
CONTENT_PIECE = 1 << 20


@dataclasses.dataclass(frozen=True, slots=True)
class Stamp:
    """What a record that has none is given: ids in the order of making, and the unit and moment of the act."""

    new_id: Callable[[], str]
    unit: str
    at: str | None
    officer: str

    def filled(self, row: tuple[Value, ...]) -> tuple[Value, ...]:
        """A row with whatever it lacks of these four, which stand first in every row."""
        record_id, unit, at, officer, *rest = row
        return (record_id or self.new_id(), unit or self.unit, at or self.at, officer or self.officer, *rest)


def _different(found: Codec[Any], new: Record, before: Sequence[Value]) -> dict[str, Value]:
    """What differs between a record as it is now and its row as it was."""
    after = found.encode(new)
    pairs = zip(found.columns[4:], after[4:], before[4:], strict=True)
    return {name: value for name, value, old in pairs if value != old}


class Act:
    """An act under way; `Store.act` begins and ends it."""

    def __init__(self, connection: Connection, journal: Journal, search: Search, draft: Draft, stamp: Stamp) -> None:
        self._connection = connection
        self._tables = journal.tables
        self._journal = journal
        self._search = search
        self._draft = draft
        self._stamp = stamp
        self._rows = RecordRows(connection, journal.tables, search)
        self._case_of = self._rows.case_of
        self._ref = journal.next_ref
        self._restored: set[Reference] = set()
        self._changed: set[Reference] = set()
        self._removed: set[Reference] = set()
        self._cases: set[str] = {draft.case_id} if draft.case_id else set()
        self.changes = Changes()
        """What the act did, once it has ended."""

    @property
    def ref(self) -> str:
        """What its line in the journal will be called."""
        return self._ref

    def new_id(self) -> str:
        """An id for a record that others in the same act will point at; later ones sort after earlier ones."""
        return self._stamp.new_id()

    def add(self, record: R) -> R:
        """Store a new record; it comes back with its id, unit, instant and officer."""
        found = codec(type(record))
        [row] = self._insert(found, [record])
        return found.decode(row)

    def add_many(self, records: Iterable[Record]) -> tuple[str, ...]:
        """Store new records of any types, owners before what belongs to them or after; their ids, in order."""
        remaining = iter(records)
        ids: list[str] = []
        with collection_paused():
            while piece := list(islice(remaining, _AT_ONCE)):
                groups: dict[type[Record], list[Record]] = {}
                for record in piece:
                    groups.setdefault(type(record), []).append(record)
                made = {cls: iter(self._insert(codec(cls), group)) for cls, group in groups.items()}
                if len(made) == 1:
                    ids += [str(row[0]) for row in next(iter(made.values()))]
                else:
                    ids += [str(next(made[type(record)])[0]) for record in piece]
        return tuple(ids)

    def change(self, new: R, was: R | None = None) -> R:
        """Store what differs between the record as the officer had it and as it is now; KeyError where there is none.

        Without `was`, as the vault has it. Fields that differ alone are written, so a form that was open for long
        takes back nobody's work.
        """
        found = codec(type(new))
        row, _, _ = self._rows.row(found.type, new.id)
        self.put(found.type, new.id, _different(found, new, row if was is None else found.encode(was)))
        return found.decode(self._rows.row(found.type, new.id)[0])

    def change_many(self, pairs: Iterable[tuple[Record, Record]]) -> None:
        """The same of many records, each as it is now and as it was, as if one after another."""
        self.put_many(
            (type_of(type(new)), new.id, _different(codec(type(new)), new, codec(type(was)).encode(was)))
            for new, was in pairs
        )

    def remove(self, cls: type[Record], record_id: str) -> None:
        """Take a record out of use, and all that belongs to it; nothing is deleted, and an undo brings it back."""
        kind = type_of(cls)
        for child in children_of(kind.key):
            assert child.owner is not None
            for child_id in self._ids(child, f'"{child.owner.name}" = ? AND removed = 0', record_id):
                self.remove(child.cls, child_id)
        self.put(kind, record_id, {"removed": 1})

    def remove_many(self, cls: type[Record], record_ids: Iterable[str]) -> None:
        """The same of many records of a class to which nothing can belong."""
        kind = type_of(cls)
        assert not children_of(kind.key)
        self.put_many((kind, record_id, {"removed": 1}) for record_id in record_ids)

    def restore(self, cls: type[Record], record_id: str) -> None:
        """Bring back a record, and what was taken out together with it."""
        kind = type_of(cls)
        heads = self._journal.heads(record_id, "removed")
        self.put(kind, record_id, {"removed": 0})
        for child in children_of(kind.key):
            assert child.owner is not None
            for child_id in self._ids(child, f'"{child.owner.name}" = ? AND removed = 1', record_id):
                if self._journal.heads(child_id, "removed") == heads:
                    self.restore(child.cls, child_id)

    def erase(self, references: Iterable[Reference], *, settings: Iterable[str] = ()) -> None:
        """Drop every value of these records from the vault for good; the journal keeps only that it was done.

        So go the settings that are of them (`name:ID`), and others that are named.
        """
        listed, named = tuple(references), tuple(settings)
        for key, record_id in listed:
            kind = record_type(key)
            row, made_in, _ = self._rows.row(kind, record_id)
            case_id = self._case_of(kind, row)
            self._cases.update({case_id} - {""})
            self._note(key, record_id, ERASED, 1, self._journal.heads(record_id, ERASED) or (made_in,))
        of_them = settings_of(self._connection, (record_id for _, record_id in listed))
        for setting in dict.fromkeys((*of_them, *sorted(named))):
            self._note(SETTING, setting, ERASED, 1, self._journal.heads(setting, ERASED))
            self._changed.add((SETTING, setting))
        self._removed.update(listed)
        drop(self._connection, self._search, listed, named)

    def set(self, key: str, value: object) -> None:
        """Keep a setting of the unit: anything that JSON can hold; None forgets it."""
        self.put_setting(key, None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True))

    def add_content(self, exhibit_id: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        """Keep an exhibit's bytes; their number and SHA-256 in hexadecimal, for its record."""
        whole, size, n, waiting = hashlib.sha256(), 0, 0, bytearray()
        content = self._tables.table("exhibit_content")

        def keep(piece: bytes) -> None:
            nonlocal n
            content.insert({"exhibit_id": exhibit_id, "n": n, "bytes": piece})
            n += 1

        for piece in pieces:
            whole.update(piece)
            size += len(piece)
            waiting += piece
            while len(waiting) >= CONTENT_PIECE:
                keep(bytes(waiting[:CONTENT_PIECE]))
                del waiting[:CONTENT_PIECE]
        if waiting or not size:
            keep(bytes(waiting))
        return size, whole.hexdigest()

    def put(self, kind: RecordType, record_id: str, values: Mapping[str, Value]) -> None:
        """Give a record's fields these values, each journalled with the heads it replaces."""
        self.put_many([(kind, record_id, values)])

    def put_many(self, puts: Iterable[Put]) -> None:
        """The same of many records, as if one after another; undo works through this."""
        remaining = (each for each in puts if not self._put_own(*each))
        with collection_paused():
            while piece := list(islice(remaining, PUT_AT_ONCE)):
                self._put(piece)

    def decide(self, key: str, record_id: str, name: str, value: Value) -> None:
        """Give a field a value in the place of all that computers which had not met gave it, also one it shows already.

        `key` is a record's type, or "setting". KeyError where nothing was ever changed there.
        """
        heads = standing(self._tables, record_id, name).all_refs
        if key == SETTING:
            self.put_setting(record_id, value)
        else:
            self.put(record_type(key), record_id, {name: value})
        self._draft.changes[record_id, name] = Change(key, heads, value)

    def joined(self) -> None:
        """Lines of other computers were taken in within this act: its own line comes after them."""
        self._journal.reread()

    def removing_many(self, count: int) -> AbstractContextManager[None]:
        """Where about that many records go or change within: quicker, and as thorough once it has ended."""
        return self._search.removing_many(count)

    def put_setting(self, key: str, value: Value) -> None:
        """Give a setting its stored text, or None to forget it."""
        self._note(SETTING, key, "value", value, self._journal.heads(key, "value"))
        self._changed.add((SETTING, key))
        if value is None:
            self._tables.table("setting").delete_where("id = ?", (key,))
        else:
            self._tables.table("setting").insert({"id": key, "value": value}, replace=True)

    def end(self) -> None:
        """Write the act's line, where there is anything to write, and say what was done."""
        entry = self._journal.append(self._draft) if self._draft.leaves_a_line else ""
        self.changes = Changes(
            entry=entry,
            method=self._draft.method,
            added=frozenset((*self._restored, *self._made())),
            changed=frozenset(self._changed),
            removed=frozenset(self._removed),
            cases=frozenset(self._cases),
        )

    def _made(self) -> Iterator[Reference]:
        """What was made; salts and hashes go one type after another, for of a whole phone they are the most of it."""
        made = self._draft.made
        for key in tuple(made):
            for record_id in tuple(made.pop(key)):
                yield key, record_id

    def _insert(self, found: Codec[R], records: Sequence[R]) -> list[tuple[Value, ...]]:
        """Store new rows of one class; a large import spends most of its time in this loop."""
        kind = found.type
        made = self._draft.made.setdefault(kind.key, {})
        rows: list[tuple[Value, ...]] = []
        encode, canonical, filled = found.encode, found.canonical, self._stamp.filled
        for record, salt in zip(records, self._journal.new_salts(len(records)), strict=True):
            row = filled(encode(record))
            record_id = str(row[0])
            text = canonical(row)
            if not text.isascii() and storable(text) is not text:
                row = all_storable(row)
                text = canonical(row)
            made[record_id] = (salt, digest(salt, text))
            rows.append(row)
        self._rows.insert(found, rows, self._ref)
        self._note_cases(found, rows)
        return rows

    def _note_cases(self, found: Codec[Any], rows: Sequence[tuple[Value, ...]]) -> None:
        """The cases that new rows are or belong to; what hangs on a part of one comes with that part."""
        kind = found.type
        if kind.key == "case":
            self._cases.update(str(row[0]) for row in rows)
        elif kind.owner is not None and kind.owner.to == "case":
            place = found.columns.index(kind.owner.name)
            self._cases.update({str(row[place]) for row in rows})

    def _ids(self, kind: RecordType, where: str, value: str) -> list[str]:
        return [row["id"] for row in self._tables.table(kind.table).rows_where(where, (value,), select="id")]

    def _put_own(self, kind: RecordType, record_id: str, values: Mapping[str, Value]) -> bool:
        """Whether this act made the record, which then is made otherwise: nothing of it was saved before."""
        made = self._draft.made.get(kind.key, {})
        if record_id not in made:
            return False
        held = HeldRow(kind, *self._rows.row(kind, record_id))
        if not held.take(values):
            return True
        if held.is_removed:
            # Made and taken out within one act: it was never saved.
            self._tables.table(kind.table).delete_where("id = ?", (record_id,))
            del made[record_id]
        else:
            self._tables.table(kind.table).update_rows(tuple(held.values), [(*held.values.values(), record_id)])
            salt, _ = made[record_id]
            made[record_id] = (salt, digest(salt, codec_of(kind).canonical(held.after)))
        self._rows.reindex([held])
        return True

    def _put(self, puts: Sequence[Put]) -> None:
        held = self._rows.held(puts)
        heads = self._journal.heads_of({record_id for _, record_id, _ in puts})
        for kind, record_id, values in puts:
            one = held[kind.key, record_id]
            for name, value in one.take(values).items():
                self._note(kind.key, record_id, name, value, heads.get((record_id, name)) or (one.made_in,))
        changed = [one for one in held.values() if one.values]
        for one in changed:
            self._tell(one)
        self._rows.write(changed)

    def _note(self, key: str, record_id: str, name: str, value: Value, heads: tuple[str, ...]) -> None:
        at = (record_id, name)
        before = self._draft.changes.get(at)
        self._draft.changes[at] = Change(key, heads if before is None else before.parents, value)

    def _tell(self, one: HeldRow) -> None:
        reference = (one.kind.key, one.id)
        if one.is_removed:
            self._removed.add(reference)
            self._changed.discard(reference)
        elif one.was_removed:
            self._restored.add(reference)
        else:
            self._changed.add(reference)
        case_id = self._case_of(one.kind, one.after)
        if case_id:
            self._cases.add(case_id)
