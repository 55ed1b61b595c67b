# SPDX-License-Identifier: Apache-2.0
"""Undo: an act's inverse, worked out from the journal and written as an act of its own; a redo undoes the undo."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from vlu_desktop.dates.date_display import day
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import JournalEntry
from vlu_desktop.record.record_types import RecordType, children_of, record_type
from vlu_desktop.store.database.codec import Value, codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import SETTING, Journal, unpack_made
from vlu_desktop.store.journal.standing import split_ref
from vlu_desktop.store.records.acts import PUT_AT_ONCE, Act
from vlu_desktop.store.records.erasure import erased_ids
from vlu_desktop.store.records.history import History

# Acts that others have relied on.
FINAL_ACTS = ("consulted", "disclosed", "erased")
FINAL_METHODS = ("statement.sign", "vault.create")
# Acts on the vault and not on the record: never taken back, and nothing before them is held up by them.
ASIDE = (
    "keys.", "backup.", "computer.", "exchange.", "approval.", "unit.asked-for", "role.", "finding.keep",
    "finding.hearing",
)  # fmt: skip
_SIGNED_WORDS = ("text", "status", "signed_on", "kind", "maker_id", "supplements_id", "removed")

Progress = Callable[[int, int], object]
"""Hears how many of how many steps are done, and may raise to stop, which leaves all as it was."""
_Made = tuple[RecordType, str]
_Field = tuple[str, str]
"""A record's id, or a setting's key, and the name of a field."""

_BEFORE = (
    "SELECT c.n, c.record_type, c.record_id, c.field, v.n IS NOT NULL, v.value FROM journal_change AS c "
    "LEFT JOIN journal_change AS p ON p.record_id = c.record_id AND p.field = c.field "
    "AND p.device || ':' || p.seq = c.parents ->> 0 "
    "LEFT JOIN journal_change_value AS v ON v.device = p.device AND v.seq = p.seq AND v.n = p.n "
    "WHERE c.device = ? AND c.seq = ? AND c.n > ? ORDER BY c.n LIMIT ?"
)
"""The changes of a line, each with whether the line before it changed that field, and what it gave it."""
_OTHER_HEADS = (
    "SELECT h.record_id, h.field, h.device || ':' || h.seq FROM journal_change AS c "
    "JOIN journal_head AS h USING (record_id, field) "
    "WHERE c.device = ? AND c.seq = ? AND (h.device, h.seq) <> (c.device, c.seq) ORDER BY c.n, h.device, h.seq"
)


class _Change(NamedTuple):
    """A field that a line changed, with what it held before; `kind` is None for a setting."""

    kind: RecordType | None
    record_id: str
    name: str
    before: Value


class CannotUndo(UserError):
    """The act can't be taken back. `blocked_by` is the later act's line, "" where there is none."""

    def __init__(self, message: str, blocked_by: JournalEntry | None = None) -> None:
        super().__init__(message)
        self.blocked_by = blocked_by


def _is_by(entry: JournalEntry, officer: str) -> bool:
    """Whether an officer did it; "" is every officer."""
    return not officer or entry.officer == officer


def unheard(_done: int, _of: int) -> None:
    """Where nobody waits to hear how far it is."""


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

    def take_back(self, entry: JournalEntry, act: Act, progress: Progress = unheard) -> None:
        """Put back what was before an act, within another; CannotUndo where that may not be."""
        sql = "SELECT count(*) FROM journal_change WHERE device = ? AND seq = ?"
        made = list(self._made(entry.ref))
        of = int(self._tables.value(sql, split_ref(entry.ref))) + len(made)
        progress(0, of)
        self._check(entry, made, lambda: progress(0, of))
        with act.removing_many(of):
            self._apply(entry, made, act, lambda done: progress(done, of))

    def _check(self, entry: JournalEntry, made: Sequence[_Made], going: Callable[[], object]) -> None:
        """CannotUndo where the act is final or something later stands on it."""
        if entry.act in FINAL_ACTS or entry.method in FINAL_METHODS or entry.method.startswith(ASIDE):
            raise CannotUndo(
                "That can't be undone: what was signed, disclosed or erased stays as it is. Record what is now right."
            )
        self._refuse_erased(entry.ref, made)
        self._refuse_changed(entry.ref)
        groups: dict[str, list[str]] = {}
        for kind, record_id in made:
            groups.setdefault(kind.key, []).append(record_id)
            self._refuse_signed(kind, record_id, ["removed"])
        for key, ids in groups.items():
            for start in range(0, len(ids), PUT_AT_ONCE):
                going()
                self._refuse_built_upon(record_type(key), ids[start : start + PUT_AT_ONCE], entry.ref)

    def _apply(self, entry: JournalEntry, made: Sequence[_Made], act: Act, told: Callable[[int], object]) -> None:
        """Put back what was before the act."""
        done = 0
        for changes in self._pages(entry.ref):
            for is_setting, some in groupby(changes, lambda each: each.kind is None):
                if is_setting:
                    for each in some:
                        act.put_setting(each.record_id, each.before)
                else:
                    act.put_many((each.kind, each.record_id, {each.name: each.before}) for each in some if each.kind)
            done += len(changes)
            told(done)
        # What was made last may belong to what was made first.
        last_first = made[::-1]
        for start in range(0, len(last_first), PUT_AT_ONCE):
            piece = last_first[start : start + PUT_AT_ONCE]
            act.put_many((kind, record_id, {"removed": 1}) for kind, record_id in piece)
            done += len(piece)
            told(done)

    def _changes(self, ref: str) -> Iterator[tuple[RecordType | None, str, str, list[str]]]:
        """Each change of a line: its type (None for a setting), record, field and parents."""
        rows = self._tables.execute(
            "SELECT record_type, record_id, field, parents FROM journal_change WHERE device = ? AND seq = ? ORDER BY n",
            split_ref(ref),
        ).fetchall()
        for key, record_id, name, parents in rows:
            yield (None if key == SETTING else record_type(key)), record_id, name, json.loads(parents)

    def _pages(self, ref: str) -> Iterator[list[_Change]]:
        """The changes of a line with what each field held before, some hundred at a time."""
        after = -1
        while rows := self._tables.execute(_BEFORE, (*split_ref(ref), after, PUT_AT_ONCE)).fetchall():
            after = rows[-1][0]
            firsts = self._firsts(rows)
            page: list[_Change] = []
            for _, key, record_id, name, is_change, value in rows:
                if key == SETTING:
                    page.append(_Change(None, record_id, name, value))
                elif is_change:
                    page.append(_Change(record_type(key), record_id, name, value))
                else:
                    first = 0 if name == "removed" else firsts[key][record_id][name]
                    page.append(_Change(record_type(key), record_id, name, first))
            yield page

    def _firsts(self, rows: Sequence[Any]) -> dict[str, dict[str, dict[str, Value]]]:
        """Of the records whose field was as they were made, how they were made: by type and id."""
        ids: dict[str, set[str]] = {}
        for _, key, record_id, name, is_change, _ in rows:
            if not is_change and key != SETTING and name != "removed":
                ids.setdefault(key, set()).add(record_id)
        return {key: self._history.first_rows(record_type(key), sorted(of)) for key, of in ids.items()}

    def _made(self, ref: str) -> Iterator[_Made]:
        row = self._tables.execute("SELECT made FROM journal WHERE device = ? AND seq = ?", split_ref(ref)).fetchone()
        for key, record_id, _ in unpack_made(row[0]):
            yield record_type(key), record_id

    def _standing(self, ref: str, fields: Iterable[_Field]) -> dict[_Field, str]:
        """The line whose value each field has after a line: an undo gives back what stood before the undone."""
        standing: dict[_Field, str] = {}
        waiting: dict[str, set[_Field]] = {ref: set(fields)}
        while waiting:
            at, these = waiting.popitem()
            undone = self._tables.value("SELECT undoes FROM journal WHERE device = ? AND seq = ?", split_ref(at))
            if not undone:
                standing.update(dict.fromkeys(these, at))
                continue
            before = self._parents(undone, these)
            for each in these:
                if each not in before:
                    # The undone act made the record: it was not there before.
                    standing[each] = at if each[1] == "removed" else undone
                elif not before[each]:
                    standing[each] = ""
                else:
                    waiting.setdefault(before[each][0], set()).add(each)
        return standing

    def _parents(self, ref: str, fields: Iterable[_Field]) -> dict[_Field, list[str]]:
        """What each of these fields that a line changed had been changed by before it."""
        found: dict[_Field, list[str]] = {}
        ids = sorted({record_id for record_id, _ in fields})
        for start in range(0, len(ids), PUT_AT_ONCE):
            piece = ids[start : start + PUT_AT_ONCE]
            rows = self._tables.execute(
                "SELECT record_id, field, parents FROM journal_change "
                f"WHERE record_id IN ({', '.join('?' * len(piece))}) AND device = ? AND seq = ?",
                (*piece, *split_ref(ref)),
            ).fetchall()
            found.update(((record_id, name), json.loads(parents)) for record_id, name, parents in rows)
        return found

    def _refuse_changed(self, ref: str) -> None:
        """Refuse where a field that the line changed was changed again, and has not its value by undoes either."""
        rows = self._tables.execute(_OTHER_HEADS, split_ref(ref)).fetchall()
        later = self._later(((record_id, name), head) for record_id, name, head in rows)
        given = self._standing(ref, later)
        for kind, record_id, name, parents in self._changes(ref):
            if len(parents) > 1:
                raise CannotUndo(
                    "That settled a difference between two computers, so it can't be undone. Change it by hand."
                )
            self._refuse_signed(kind, record_id, [name])
            at = (record_id, name)
            for head, standing in later.get(at, ()):
                if standing != given[at]:
                    self._refuse(head)

    def _later(self, heads: Iterable[tuple[_Field, str]]) -> dict[_Field, list[tuple[str, str]]]:
        """By field, its heads, and the line whose value each of them gives it."""
        fields: dict[str, list[_Field]] = {}
        for at, head in heads:
            fields.setdefault(head, []).append(at)
        later: dict[_Field, list[tuple[str, str]]] = {}
        for head, these in fields.items():
            for at, standing in self._standing(head, these).items():
                later.setdefault(at, []).append((head, standing))
        return later

    def _refuse_built_upon(self, kind: RecordType, ids: list[str], ref: str) -> None:
        heads = self._journal.heads_of(ids)
        later = self._later((at, head) for at, these in heads.items() for head in these if head != ref)
        for at in heads:
            self._refuse_signed(kind, at[0], [at[1]])
            for head, standing in later.get(at, ()):
                if standing != ref:
                    self._refuse(head)
        marks = ", ".join("?" * len(ids))
        for child in children_of(kind.key):
            assert child.owner is not None
            later_made = self._tables.value(
                f'SELECT made_in FROM {codec_of(child).table} WHERE "{child.owner.name}" IN ({marks}) '
                "AND removed = 0 AND made_in <> ? LIMIT 1",
                (*ids, ref),
            )
            if later_made is not None:
                self._refuse(later_made)

    def _refuse_signed(self, kind: RecordType | None, record_id: str, names: Iterable[str]) -> None:
        if kind is None or kind.key != "statement" or not any(name in _SIGNED_WORDS for name in names):
            return
        row = self._tables.execute("SELECT status FROM statement WHERE id = ?", (record_id,)).fetchone()
        if row is not None and row[0] == "signed":
            raise CannotUndo("That can't be undone: the statement has been signed. Take a further statement instead.")

    def _refuse_erased(self, ref: str, made: Iterable[_Made]) -> None:
        erased = erased_ids(self._connection)
        if erased:
            named = {record_id for _, record_id, _, _ in self._changes(ref)} | {each for _, each in made}
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
