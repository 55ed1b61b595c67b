# SPDX-License-Identifier: Apache-2.0
"""The store: everything services ask of an open vault. Reads come from `Reading`; every change is an act."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.ids import Clock, RandomBytes, uuid7
from vlu_desktop.kernel.stopping import finishing
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import (
    ACTS,
    Changes,
    Draft,
    FieldChange,
    JournalEntry,
    JournalQuery,
    Reference,
    SearchResult,
)
from vlu_desktop.record.record_types import type_of
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import Connection, DatabaseError
from vlu_desktop.store.journal.journal import Draft as JournalDraft
from vlu_desktop.store.journal.journal import Journal, hlc_moment
from vlu_desktop.store.journal.signing import KEY_SETTING, SignedHead, has_key, make_key, sign, signed_heads
from vlu_desktop.store.records import draft_seals, erasure_lists, leaving_files
from vlu_desktop.store.records.acts import Act, Stamp
from vlu_desktop.store.records.as_of import AsOfReader
from vlu_desktop.store.records.asked_files import KIND, AskedFiles
from vlu_desktop.store.records.case_summaries import CaseSummaries
from vlu_desktop.store.records.erasure import belonging, replay_erasures, texts_of
from vlu_desktop.store.records.full_text import Search
from vlu_desktop.store.records.history import History
from vlu_desktop.store.records.leaving_files import LeavingFile
from vlu_desktop.store.records.record_reader import Reading
from vlu_desktop.store.records.saving import NotSaved, committed, explained, saving
from vlu_desktop.store.records.scrubbing import Scrubbing
from vlu_desktop.store.records.undecided import Undecided
from vlu_desktop.store.records.undo import Progress, Undo, unheard
from vlu_desktop.store.records.verify import VerifyReport, verify
from vlu_desktop.text.invisible_characters import storable

R = TypeVar("R", bound=Record)


class Store(Reading):
    """An open vault's record, as one officer on one device works on it; for the thread that opened it alone."""

    def __init__(
        self, connection: Connection, *, device: str, unit: str, officer: str, clock: Clock, random: RandomBytes
    ) -> None:
        super().__init__(connection)
        self.clock = clock
        self.random = random
        self._last_id, self._under_way = 0, False
        self.doubtful: Callable[[str], object] = lambda ref: None
        """Told of the line that a failing disk may or may not have kept, and of none ("") at the next that is kept."""
        self._journal = Journal(connection, device, clock=clock, random=random)
        self._history = History(connection)
        self._undo = Undo(connection, self._journal)
        self._search = Search(connection)
        self.scrubbing = Scrubbing(connection, self._search, self._transaction)
        self.summaries = CaseSummaries(connection, self._transaction)
        self.undecided = Undecided(connection, self.act)
        self.asked = AskedFiles(connection)
        self.unit = unit
        self.officer = officer
        self.refuse: Callable[[str, str], object] = lambda method, act: None  # UserError where an act may not be done
        self.completed: Callable[[CaseFile], CaseFile] = lambda file: file
        """What every case read is put through: what dated rules, which the store doesn't know, add to the record."""

    @property
    def device(self) -> str:
        """This device's id."""
        return self._journal.device

    @property
    def today(self) -> date:
        """The day it is on a clock here."""
        return civil(self.clock()).date()

    # --- acts

    @contextmanager
    def act(
        self, method: str, *, act: str = "altered", case_id: str = "", reason: str = "", detail: str = "",
        undoes: str = "",
    ) -> Iterator[Act]:  # fmt: skip
        """One act of the officer: one transaction and one line in the journal, or on any exception nothing at all.

        `method` names the service's act ("incident.add"), `act` is one of `ACTS`, `detail` is anything else to keep,
        such as a recipient. The act's `changes` are known when the block has ended. NotSaved where the disk fails.
        """
        if act not in ACTS:
            raise ValueError(f"{act!r} is not an act that the journal knows")
        if self._under_way:
            raise RuntimeError("an act was begun within another")
        self.refuse(method, act)
        draft = JournalDraft(
            act=act, method=method, officer=self.officer, case_id=case_id, reason=storable(reason),
            detail=storable(detail), undoes=undoes,
        )  # fmt: skip
        stamp = Stamp(self.new_id, self.unit, instant_text(self.clock().astimezone(UTC)), self.officer)
        self._under_way = True
        try:
            # Not `atomic`, which begins without a lock: another program's would then be met in the midst of the act.
            self._run("BEGIN IMMEDIATE")
            under_way = Act(self._connection, self._journal, self._search, draft, stamp)
            yield under_way
            with finishing():
                # What the act did beside the vault, such as a key file, is done: from here it is never broken off.
                under_way.end()
                committed(self._run, under_way.ref, self.doubtful)
        except BaseException as error:
            with finishing():
                self._tables.rollback()
                with suppress(DatabaseError):
                    self._journal.reread()
            if isinstance(error, DatabaseError) and (refusal := explained(error)):
                raise refusal from error
            raise
        finally:
            self._under_way = False

    def add(
        self, method: str, record: R, *, act: str = "collected", case_id: str = "", reason: str = ""
    ) -> tuple[R, Changes]:
        """An act that stores one new record."""
        with self.act(method, act=act, case_id=case_id, reason=reason) as under_way:
            stored = under_way.add(record)
        return stored, under_way.changes

    def consulted(self, method: str, *, case_id: str = "", reason: str = "", detail: str = "") -> Changes:
        """Journal that something was looked at; one insert."""
        with self.act(method, act="consulted", case_id=case_id, reason=reason, detail=detail) as under_way:
            pass
        return under_way.changes

    def new_id(self) -> str:
        """An id that sorts after every other that this store gave out."""
        made = int(uuid7(self.clock(), self.random).replace("-", ""), 16)
        if made <= self._last_id:
            # Method 2 of RFC 9562, section 6.2: within a millisecond, a random step onwards.
            made = self._last_id + 1 + int.from_bytes(self.random(3))
        self._last_id = made
        text = f"{made:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    # --- undo and history

    @property
    def last_line(self) -> int:
        """The number of the newest line of this device."""
        return self._journal.last_number

    def next_undo(self, officer: str = "", since: int = 0) -> JournalEntry | None:
        """The act that `undo` would take back: of one officer where given, and after a line of this device."""
        return self._undo.next_undo(officer, since)

    def next_redo(self, officer: str = "", since: int = 0) -> JournalEntry | None:
        """The undo that `undo` of it would take back, bounded as `next_undo`."""
        return self._undo.next_redo(officer, since)

    def undo(self, ref: str, *, reason: str = "", progress: Progress = unheard) -> Changes:
        """Take back an act by a journalled inverse, or none of it; `CannotUndo` says why not. Of an undo, the redo."""
        entry = self._history.entry(ref)
        if entry is None:
            raise KeyError(ref)
        method = "redo" if entry.undoes else "undo"
        with self.act(method, case_id=entry.case_id, reason=reason, undoes=ref) as under_way:
            self._undo.take_back(entry, under_way, progress)
        return under_way.changes

    def entry(self, ref: str) -> JournalEntry | None:
        """A line of the journal by its name."""
        return self._history.entry(ref)

    def entries(
        self, *, case_id: str | None = None, acts: tuple[str, ...] = (), limit: int = 500, before: str = ""
    ) -> list[JournalEntry]:
        """Lines of the journal, newest first; `before` is the `order` of the last one already shown."""
        return self._history.entries(JournalQuery(case_id=case_id, acts=acts), limit=limit, before=before)

    def lines(self, asked: JournalQuery, *, limit: int = 500, before: str = "") -> list[JournalEntry]:
        """The lines asked for, newest first, page by page as `entries`."""
        return self._history.entries(asked, limit=limit, before=before)

    def count_lines(self, asked: JournalQuery) -> int:
        """How many lines are asked for."""
        return self._history.count(asked)

    def changes_in(self, ref: str) -> list[FieldChange]:
        """Every change that one line made."""
        return self._history.changes_in(ref)

    def made_in(self, ref: str) -> list[Reference]:
        """The records that one line made."""
        return self._history.made_in(ref)

    def lines_by(self, method: str, *, before_schema: int) -> list[str]:
        """The names of the lines that a method wrote while the tables were older than a version, oldest first."""
        return self._history.lines_by(method, before_schema=before_schema)

    def made_by(self, cls: type[Record], record_id: str) -> JournalEntry | None:
        """The line that made a record."""
        return self._history.entry(ref) if (ref := self._history.made_by(type_of(cls), record_id)) else None

    def changes_of(self, cls: type[Record], record_id: str) -> list[FieldChange]:
        """Every change of a record's fields, oldest first."""
        return self._history.changes_of(type_of(cls), record_id)

    def changes_of_setting(self, key: str) -> list[FieldChange]:
        """Every change of a setting, oldest first."""
        return self._history.changes_of_setting(key)

    def latest_moment(self) -> datetime | None:
        """The latest instant that any line of the journal knows of, whatever clocks said since; None without a line."""
        latest = self._tables.value("SELECT max(hlc) FROM journal")
        return hlc_moment(latest) if latest else None

    def as_at(self, cls: type[R], record_id: str, instant: datetime) -> R | None:
        """A record as this vault knew it at an instant."""
        return self._history.as_at(cls, record_id, instant)

    def case_file(self, case_id: str, *, as_at: datetime | None = None) -> CaseFile | None:
        """A case with all its rows, now or as this vault had it at an instant; None where there is no such case."""
        found = super().case_file(case_id) if as_at is None else AsOfReader(self._connection, as_at).case_file(case_id)
        return self.completed(found) if found is not None else None

    def head_code(self) -> str:
        """A short code of where the journal stands, to print on a document."""
        return self._journal.head_code()

    def sign_head(self, why: str) -> str:
        """Sign where this device's chain stands ("document", "backup", "lock"); the code of the whole journal.

        Nothing is written where that was signed already. A device without a key is given one first, in an act.
        """
        if not has_key(self._connection, self.device):
            with self.act("keys.signing") as act:
                self.give_key(act)
        code = self.head_code()
        with saving():
            sign(self._connection, device=self.device, at=instant_text(self.clock()) or "", why=why, code=code)
        return code

    def give_key(self, act: Act) -> None:
        """Give this device a key to sign with, which the act's line commits to."""
        act.set(KEY_SETTING + self.device, make_key(self._connection, self.device, self.random))

    def signed_heads(self, code: str = "") -> list[SignedHead]:
        """The signed heads, newest first, or those with a printed code."""
        return signed_heads(self._connection, code)

    # --- files that leave

    @property
    def path(self) -> Path:
        """Where the vault's own file is."""
        return Path(str(self._tables.value("SELECT file FROM pragma_database_list WHERE name = 'main'")))

    def announce_leaving(self, file: LeavingFile) -> None:
        """Keep that a file is on its way out, within the act that lets it go or before it."""
        with saving():
            leaving_files.announce(self._connection, file)

    def settle_leaving(self, name: str) -> None:
        """It is where it goes, or nothing is left of it."""
        with saving():
            leaving_files.settle(self._connection, name)

    # --- erasure

    def belonging(self, *roots: Reference) -> tuple[Reference, ...]:
        """These records and all that would be erased with them."""
        return belonging(self._connection, roots)

    def texts_of(self, references: Iterable[Reference]) -> Iterator[str]:
        """Every text of these records, as it is and as it was."""
        return texts_of(self._connection, references)

    def erase(
        self, method: str, references: Iterable[Reference], *, case_id: str, reason: str, authority: str
    ) -> Changes:
        """Drop these records' values everywhere in the vault, as an act that is never undone.

        When it has ended, nothing of them is in the file, in its log or in a copy from before an update.
        """
        with self.act(method, act="erased", case_id=case_id, reason=reason, detail=authority) as act:
            act.erase(references)
        self.scrub()
        return act.changes

    def signed_erasures(self) -> dict[str, Any]:
        """Every record that was ever erased, as a list that another copy accepts: signed by this device."""
        self.sign_head("erasures")
        return erasure_lists.signed_list(self._connection, self.device, instant_text(self.clock()) or "")

    def genuine_erasures(self, body: object) -> tuple[Reference, ...]:
        """What another copy's list names; NotSigned where no device of this casebook signed it."""
        return erasure_lists.genuine(self._connection, body)

    @property
    def pending_erasures(self) -> object:
        """The list that a restore left to be decided on; None where there is none."""
        return erasure_lists.pending(self._connection)

    def settle_erasures(self) -> None:
        """What a restore left was decided on."""
        with saving():
            erasure_lists.settle(self._connection)

    def replay_erasures(self) -> int:
        """After a merge: drop again what the journal here calls erased and came back; how many records that were."""
        with self._transaction():
            dropped = replay_erasures(self._connection, self._search)
        if dropped:
            self.scrub()
        return dropped

    def scrub(self) -> None:
        """Leave nothing of what was dropped in the file's pages, in its log or in a copy beside it. NotSaved."""
        self.scrubbing.scrub()

    def scrub_if_due(self) -> None:
        """On opening: finish an erasure that a crash or a full disk broke off after its act."""
        if self.scrubbing.is_due:
            with suppress(NotSaved):
                self.scrub()

    def is_pending(self, name: str) -> bool:
        """Whether a step of the tables left something for a service to do once, under this name."""
        return bool(self._tables.table("vault_state").count_where("name = ? AND value = 'pending'", (name,)))

    def settle(self, name: str) -> None:
        """It was done."""
        self._tables.table("vault_state").delete_where("name = ? AND value = 'pending'", (name,))

    def verify(self) -> VerifyReport:
        """Every line, hash and value of the journal held against each other and against the record."""
        return verify(self._connection)

    def search(self, text: str, limit: int = 50, case_id: str | None = None) -> list[SearchResult]:
        """The newest records that hold every word typed, the last one perhaps only begun; never an error."""
        return self._search.find(text, limit, case_id)

    # --- drafts: kept as they are typed, overwritten, not journalled

    def save_draft(self, key: str, kind: str, case_id: str, body: str) -> None:
        """Keep what is being typed; `body` is JSON."""
        row = {
            "key": key, "kind": kind, "case_id": case_id, "body": storable(body),
            "saved_at": instant_text(self.clock()),
        }  # fmt: skip
        with saving(), self._tables.atomic():
            self._tables.table("draft").insert(row, replace=True)
            draft_seals.seal(self._connection, tuple(map(str, row.values())))

    def drafts(self, case_id: str | None = None) -> list[Draft]:
        """What was begun and not saved, newest first."""
        where, values = "kind <> ?", [KIND]
        if case_id is not None:
            where, values = f"{where} AND case_id = ?", [*values, case_id]
        rows = self._tables.table("draft").rows_where(where, values, order_by="saved_at DESC, key")
        return [Draft(**{**row, "saved_at": datetime.fromisoformat(row["saved_at"])}) for row in rows]

    def discard_draft(self, key: str) -> None:
        """Forget a draft, once it is saved or given up."""
        with saving():
            self._tables.table("draft").delete_where("key = ?", (key,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            self._tables.rollback()
            raise

    def _run(self, sql: str) -> None:
        with saving():
            self._tables.execute(sql)
