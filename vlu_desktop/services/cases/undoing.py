# SPDX-License-Identifier: Apache-2.0
"""Undo and redo with names: what would be taken back, in the officer's words."""

from collections.abc import Callable
from datetime import datetime

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import ACTS, Changes, JournalEntry, JournalQuery
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.services.cases.told_acts import ToldAct, told_act
from vlu_desktop.store.journal.journal import split_ref
from vlu_desktop.store.records.store import Store

_TITLES = {kind.key: kind.title.lower() for kind in RECORD_TYPES}
_ACTS = {
    "add": "add {}",
    "add-many": "add several entries",
    "change": "change {}",
    "remove": "take out {}",
    "begin": "begin {}",
    "change-many": "set for several {}",
    "fill-in": "enter who attends",
    "done": "note as done",
    "chased": "note a chase",
    "put-off": "put off a line of Today",
    "hold": "note that the meeting was held",
    "follow-up": "set the follow-up",
    "close": "close {}",
    "supplement": "supplement {}",
    "take-in": "take in {}",
    "take-out": "take out the {}",
    "answer": "answer {}",
    "complete": "complete {}",
    "review": "review of a finding",
    "keep": "keep findings as first shown",
    "hearing": "analysis for a hearing",
    "join": "joining two entries",
    "keep-apart": "keeping two entries apart",
    "commit": "import",
    "load": "load the example casebook",
    "erase": "erase {}",
    "replay": "erase again what came back",
    "decline": "keep what another copy erased",
    "not-signed": "refuse a list of erasures that nobody signed",
    "open": "open {}",
    "open-as-known": "open {} as it was known",
    "draft": "make {}, not yet let go",
    "save": "let go of {}",
    "export": "take out a file of the {}",
    "not-left": "note that {} did not leave",
    "create": "make the casebook",
    "sign": "sign {}",
    "lift": "lift {}",
    "change-passphrase": "change a passphrase",
    "add-officer": "give an officer a passphrase",
    "remove-officer": "take an officer’s passphrase away",
    "recovery": "set the recovery sheet",
    "recover": "open with the recovery sheet",
    "begin-anew": "open with the recovery sheet and an older key file",
    "found": "note ways in that no act made",
    "doubt": "note that the file of the last opening was not beside it",
    "accept": "go on with what is there",
    "signing": "give this computer a key to sign with",
}

_WHOLE = {
    "messages.make-incidents": "make incidents of messages",
    "messages.name-senders": "say who is who in messages",
    "timeline-view.keep": "keep a view of the timeline",
    "case.reassign": "give the case to another officer",
    "case.reassign-many": "give cases to another officer",
    "timeline-view.forget": "let a view of the timeline go",
}
"""Acts whose words are not put together."""

_BY_ITSELF = frozenset({"finding.keep"})
"""What the program does unasked while an officer looks at a case."""


Progress = Callable[[ToldAct, int, int], object]
"""Hears of which act how much was taken back, of how much; it may raise to stop, which leaves all as it was."""


def unheard(_told: ToldAct, _done: int, _of: int) -> None:
    """Where nobody waits to hear how far it is."""


def said(method: str) -> str:
    """An act in words: "incident.add" is "add incident"."""
    if method in _WHOLE:
        return _WHOLE[method]
    if method == "messages.take-in":
        return say("acts.take-in-a-file")
    about, _, act = method.partition(".")
    title = _TITLES.get(about, about.replace("-", " "))
    return _ACTS.get(act, f"{act.replace('-', ' ')} {{}}").format(title).strip()


class Undoing:
    """Taking back an officer's own acts on this device, and taking that back.

    `since` is the line of the journal after which this officer's casebook was opened: nothing before it is reached.
    """

    def __init__(self, store: Store, since: int = 0) -> None:
        self._store = store
        self.since = since

    def next_undo(self) -> ToldAct | None:
        """What undo would take back, None where there is nothing."""
        entry = self._store.next_undo(self._store.officer, self.since)
        return self._told(entry) if entry else None

    def next_redo(self) -> ToldAct | None:
        """What redo would do again, None where there is nothing."""
        entry = self._store.next_redo(self._store.officer, self.since)
        return self._redone(entry) if entry else None

    def names(self) -> tuple[str, str]:
        """What undo and redo would do ("Undo add incident: 3 Mar 2026 …"), "" for each where there is nothing."""
        undo, redo = self.next_undo(), self.next_redo()
        return (f"Undo {undo.words}" if undo else "", f"Redo {redo.words}" if redo else "")

    def undo(self, ref: str = "", progress: Progress = unheard) -> tuple[ToldAct, Changes]:
        """Take back the last act, or the one of that line; what it was, in words."""
        entry = self._mine(ref) if ref else self._store.next_undo(self._store.officer, self.since)
        if entry is None:
            raise UserError(say("acts.there-is-nothing-to-undo"))
        told = self._told(entry)
        return told, self._store.undo(entry.ref, progress=lambda done, of: progress(told, done, of))

    def redo(self, ref: str = "", progress: Progress = unheard) -> tuple[ToldAct, Changes]:
        """Do again what was last taken back, or what that line took back."""
        entry = self._mine(ref) if ref else self._store.next_redo(self._store.officer, self.since)
        if entry is None:
            raise UserError(say("acts.there-is-nothing-to-redo"))
        told = self._redone(entry)
        changes = self._store.undo(entry.ref, progress=lambda done, of: progress(told, done, of))
        # Told anew: what it brought back may be what the record is called by.
        return self._redone(entry), changes

    def told(self, ref: str) -> ToldAct | None:
        """One act in words, None where there is no such line."""
        entry = self._store.entry(ref) if ref else None
        return self._told(entry) if entry else None

    def made(self, cls: type[Record], record_id: str) -> ToldAct | None:
        """The act that made a record, None where it is not here."""
        entry = self._store.made_by(cls, record_id)
        return self._told(entry) if entry else None

    def done_since(self, moment: datetime, limit: int = 500) -> tuple[ToldAct, ...]:
        """What this officer did since a moment, on any device, newest first.

        Looking at a case is no doing, nor is what the program keeps of it by itself.
        """
        acts = tuple(act for act in ACTS if act != "consulted")
        asked = JournalQuery(acts=acts, officer=self._store.officer, since=moment)
        lines = self._store.lines(asked, limit=limit)
        return tuple(self._told(entry) for entry in lines if entry.method not in _BY_ITSELF)

    def _mine(self, ref: str) -> JournalEntry | None:
        """The line of that name, if this officer wrote it here since opening the casebook."""
        entry = self._store.entry(ref)
        device, number = split_ref(ref)
        here = device == self._store.device and number > self.since
        if entry is not None and not (here and entry.officer == self._store.officer):
            raise UserError(say("acts.that-was-done-by-somebody"))
        return entry

    def _told(self, entry: JournalEntry) -> ToldAct:
        return told_act(self._store, entry, self._did(entry))

    def _did(self, entry: JournalEntry) -> str:
        """What an act was in words; of taking back or doing again, also what."""
        if not entry.undoes:
            return said(entry.method)
        first = self._store.entry(entry.undoes)
        if first is not None and first.undoes:
            again = self._store.entry(first.undoes)
            return f"do again: {said(again.method if again else first.method)}"
        return f"take back: {said(first.method if first else entry.method)}"

    def _redone(self, entry: JournalEntry) -> ToldAct:
        first = self._store.entry(entry.undoes) if entry.undoes else None
        return self._told(first or entry)
