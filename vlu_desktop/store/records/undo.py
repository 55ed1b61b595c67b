# SPDX-License-Identifier: Apache-2.0
"""Undo: an act's inverse, worked out from the journal and written as an act of its own; a redo undoes the undo."""

import json
from collections.abc import Iterable, Iterator

from vlu_desktop.dates.date_display import day
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import JournalEntry
from vlu_desktop.record.record_types import RecordType, children_of, record_type
from vlu_desktop.store.database.codec import Value, codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import SETTING, Journal, split_ref, unpack_made
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.erasure import erased_ids
from vlu_desktop.store.records.history import History

# Acts that others have relied on.
FINAL_ACTS = ("consulted", "disclosed", "erased")
FINAL_METHODS = ("statement.sign", "vault.create")
# Acts on the vault and not on the record: never taken back, and nothing before them is held up by them.
ASIDE = ("keys.", "backup.", "finding.keep", "finding.hearing")
_SIGNED_WORDS = ("text", "status", "signed_on", "kind", "maker_id", "supplements_id", "removed")


class CannotUndo(UserError):
    """The act can't be taken back. `blocked_by` is the later act's line, "" where there is none."""

    def __init__(self, message: str, blocked_by: JournalEntry | None = None) -> None:
        super().__init__(message)
        self.blocked_by = blocked_by


def _is_by(entry: JournalEntry, officer: str) -> bool:
    """Whether an officer did it; "" is every officer."""
    return not officer or entry.officer == officer


class Undo:
    """Works out inverses within one vault."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._tables = tables_of(connection)
        self._journal = journal
        self._history = History(connection)

    def next_undo(self, officer: str = "", since: int = 0) -> JournalEntry | None:
        """The newest act of this device that an undo would take back: of one officer, after a line, where given."""
        taken_back: set[str] = set()
        for entry in self._after(since):
            if entry.method.startswith(ASIDE):
                continue
            if entry.undoes:
                if entry.ref not in taken_back:
                    taken_back.add(entry.undoes)
            elif entry.ref not in taken_back and entry.act not in FINAL_ACTS and _is_by(entry, officer):
                return None if entry.method in FINAL_METHODS else entry
        return None

    def next_redo(self, officer: str = "", since: int = 0) -> JournalEntry | None:
        """The newest undo that a redo would take back; none once something else was done after it."""
        taken_back: set[str] = set()
        for entry in self._after(since):
            if entry.act == "consulted" or entry.method.startswith(ASIDE):
                continue
            if not entry.undoes:
                return None
            if entry.ref in taken_back:
                continue
            undone = self._history.entry(entry.undoes)
            if undone is None or not undone.undoes:
                return entry if _is_by(entry, officer) else None
            taken_back.add(entry.undoes)
        return None

    def _after(self, since: int) -> Iterator[JournalEntry]:
        """This device's lines, newest first, down to the one with that number, which is not given any more."""
        for entry in self._history.newest_of(self._journal.device):
            if split_ref(entry.ref)[1] <= since:
                return
            yield entry

    def check(self, entry: JournalEntry) -> None:
        """CannotUndo where the act is final or something later stands on it."""
        if entry.act in FINAL_ACTS or entry.method in FINAL_METHODS or entry.method.startswith(ASIDE):
            raise CannotUndo(
                "That can't be undone: what was signed, disclosed or erased stays as it is. Record what is now right."
            )
        self._refuse_erased(entry.ref)
        for kind, record_id, name, parents in self._changes(entry.ref):
            if len(parents) > 1:
                raise CannotUndo(
                    "That settled a difference between two computers, so it can't be undone. Change it by hand."
                )
            self._refuse_signed(kind, record_id, [name])
            self._refuse_later(record_id, [name], entry.ref)
        made: dict[str, list[str]] = {}
        for kind, record_id in self._made(entry.ref):
            made.setdefault(kind.key, []).append(record_id)
            self._refuse_signed(kind, record_id, ["removed"])
        for key, ids in made.items():
            self._refuse_built_upon(record_type(key), ids, entry.ref)

    def apply(self, entry: JournalEntry, act: Act) -> None:
        """Put back what was before the act. `check` has passed."""
        for kind, record_id, name, parents in list(self._changes(entry.ref)):
            if kind is None:
                before = self._setting_at(record_id, parents[0]) if parents else None
                act.put_setting(record_id, before)
            else:
                act.put(kind, record_id, {name: self._history.value_at(kind, record_id, name, parents[0])})
        # What was made last may belong to what was made first.
        for kind, record_id in reversed(list(self._made(entry.ref))):
            act.put(kind, record_id, {"removed": 1})

    def _changes(self, ref: str) -> Iterator[tuple[RecordType | None, str, str, list[str]]]:
        """Each change of a line: its type (None for a setting), record, field and parents."""
        rows = self._tables.execute(
            "SELECT record_type, record_id, field, parents FROM journal_change WHERE device = ? AND seq = ? ORDER BY n",
            split_ref(ref),
        ).fetchall()
        for key, record_id, name, parents in rows:
            yield (None if key == SETTING else record_type(key)), record_id, name, json.loads(parents)

    def _made(self, ref: str) -> Iterator[tuple[RecordType, str]]:
        row = self._tables.execute("SELECT made FROM journal WHERE device = ? AND seq = ?", split_ref(ref)).fetchone()
        for key, record_id, _ in unpack_made(row[0]):
            yield record_type(key), record_id

    def _standing(self, record_id: str, name: str, ref: str) -> str:
        """The line whose value a field has after a line: an undo gives back what stood before the undone."""
        while True:
            row = self._tables.execute(
                "SELECT undoes FROM journal WHERE device = ? AND seq = ?", split_ref(ref)
            ).fetchone()
            if row is None or not row[0]:
                return ref
            before = self._tables.execute(
                "SELECT parents FROM journal_change WHERE record_id = ? AND field = ? AND device = ? AND seq = ?",
                (record_id, name, *split_ref(row[0])),
            ).fetchone()
            if before is None:
                # The undone act made the record: it was not there before.
                return ref if name == "removed" else row[0]
            parents = json.loads(before[0])
            if not parents:
                return ""
            ref = parents[0]

    def _refuse_later(self, record_id: str, names: Iterable[str], ref: str) -> None:
        for name in names:
            for head in self._journal.heads(record_id, name):
                if head != ref and self._standing(record_id, name, head) != self._standing(record_id, name, ref):
                    self._refuse(head)

    def _refuse_built_upon(self, kind: RecordType, ids: list[str], ref: str) -> None:
        for start in range(0, len(ids), 500):
            piece = ids[start : start + 500]
            marks = ", ".join("?" * len(piece))
            heads = self._tables.execute(
                f"SELECT record_id, field, device || ':' || seq FROM journal_head WHERE record_id IN ({marks})", piece
            ).fetchall()
            for record_id, name, head in heads:
                self._refuse_signed(kind, record_id, [name])
                if head != ref and self._standing(record_id, name, head) != ref:
                    self._refuse(head)
            for child in children_of(kind.key):
                assert child.owner is not None
                later = self._tables.execute(
                    f'SELECT made_in FROM {codec_of(child).table} WHERE "{child.owner.name}" IN ({marks}) '
                    "AND removed = 0 AND made_in <> ? LIMIT 1",
                    (*piece, ref),
                ).fetchone()
                if later is not None:
                    self._refuse(later[0])

    def _refuse_signed(self, kind: RecordType | None, record_id: str, names: Iterable[str]) -> None:
        if kind is None or kind.key != "statement" or not any(name in _SIGNED_WORDS for name in names):
            return
        row = self._tables.execute("SELECT status FROM statement WHERE id = ?", (record_id,)).fetchone()
        if row is not None and row[0] == "signed":
            raise CannotUndo("That can't be undone: the statement has been signed. Take a further statement instead.")

    def _refuse_erased(self, ref: str) -> None:
        erased = erased_ids(self._connection)
        if erased:
            named = {record_id for _, record_id, _, _ in self._changes(ref)} | {each for _, each in self._made(ref)}
            if named & erased:
                raise CannotUndo("That can't be undone: something it was about has been erased since.")

    def _refuse(self, ref: str) -> None:
        later = self._history.entry(ref)
        when = f", on {day(later.at)}" if later else ""
        raise CannotUndo(
            f"That can't be undone, because the same details were changed again later{when}. "
            "Undo the later change first, or put it right by hand.",
            later,
        )

    def _setting_at(self, key: str, ref: str) -> Value:
        row = self._tables.execute(
            "SELECT v.value FROM journal_change AS c JOIN journal_change_value AS v USING (device, seq, n) "
            "WHERE c.record_id = ? AND c.field = 'value' AND c.device = ? AND c.seq = ?",
            (key, *split_ref(ref)),
        ).fetchone()
        value: Value = None if row is None else row[0]
        return value
