# SPDX-License-Identifier: Apache-2.0
"""Undo and redo with names: what would be taken back, in the officer's words."""

from collections.abc import Callable
from datetime import datetime

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import ACTS, Changes, JournalEntry, JournalQuery
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.services.access.second_officer import Kind, is_needed
from vlu_desktop.services.cases.told_acts import ToldAct, told_act
from vlu_desktop.store.journal.standing import split_ref
from vlu_desktop.store.records.store import Store

_TITLES = {kind.key: kind.title.lower() for kind in RECORD_TYPES}
_ACTS: dict[str, Callable[[str], str]] = {
    "add": lambda what: say("acts.add", what=what),
    "add-many": lambda _: say("acts.add-many"),
    "change": lambda what: say("acts.change", what=what),
    "remove": lambda what: say("acts.remove", what=what),
    "begin": lambda what: say("acts.begin", what=what),
    "change-many": lambda what: say("acts.change-many", what=what),
    "fill-in": lambda _: say("acts.fill-in"),
    "done": lambda _: say("acts.done"),
    "chased": lambda _: say("acts.chased"),
    "put-off": lambda _: say("acts.put-off"),
    "hold": lambda _: say("acts.hold"),
    "follow-up": lambda _: say("acts.follow-up"),
    "close": lambda what: say("acts.close", what=what),
    "supplement": lambda what: say("acts.supplement", what=what),
    "take-in": lambda what: say("acts.take-in", what=what),
    "take-out": lambda what: say("acts.take-out", what=what),
    "answer": lambda what: say("acts.answer", what=what),
    "complete": lambda what: say("acts.complete", what=what),
    "review": lambda _: say("acts.review"),
    "keep": lambda _: say("acts.keep"),
    "hearing": lambda _: say("acts.hearing"),
    "join": lambda _: say("acts.join"),
    "keep-apart": lambda _: say("acts.keep-apart"),
    "commit": lambda _: say("acts.commit"),
    "load": lambda _: say("acts.load"),
    "erase": lambda what: say("acts.erase", what=what),
    "replay": lambda _: say("acts.replay"),
    "decline": lambda _: say("acts.decline"),
    "not-signed": lambda _: say("acts.not-signed"),
    "open": lambda what: say("acts.open", what=what),
    "open-as-known": lambda what: say("acts.open-as-known", what=what),
    "draft": lambda what: say("acts.draft", what=what),
    "save": lambda what: say("acts.save", what=what),
    "export": lambda what: say("acts.export", what=what),
    "not-left": lambda what: say("acts.not-left", what=what),
    "create": lambda _: say("acts.create"),
    "sign": lambda what: say("acts.sign", what=what),
    "lift": lambda what: say("acts.lift", what=what),
    "change-passphrase": lambda _: say("acts.change-passphrase"),
    "add-officer": lambda _: say("acts.add-officer"),
    "remove-officer": lambda _: say("acts.remove-officer"),
    "recovery": lambda _: say("acts.recovery"),
    "recover": lambda _: say("acts.recover"),
    "begin-anew": lambda _: say("acts.begin-anew"),
    "found": lambda _: say("acts.found"),
    "doubt": lambda _: say("acts.doubt"),
    "accept": lambda _: say("acts.accept"),
    "signing": lambda _: say("acts.signing"),
}
"""Each act, of what it is done to."""
_WHOLE: dict[str, Callable[[], str]] = {
    "messages.make-incidents": lambda: say("acts.whole-messages-make-incidents"),
    "messages.name-senders": lambda: say("acts.whole-messages-name-senders"),
    "timeline-view.keep": lambda: say("acts.whole-timeline-view-keep"),
    "case.reassign": lambda: say("acts.whole-case-reassign"),
    "case.reassign-many": lambda: say("acts.whole-case-reassign-many"),
    "timeline-view.forget": lambda: say("acts.whole-timeline-view-forget"),
    "messages.take-in": lambda: say("acts.take-in-a-file"),
    "exchange.not-held": lambda: say("acts.whole-not-held"),
}
"""Acts that are told whole."""

SIGN_OFF_SET = "unit.sign-off"
_BY_ITSELF = frozenset({"finding.keep"})
"""What the program does unasked while an officer looks at a case."""


Progress = Callable[[ToldAct, int, int], object]
"""Hears of which act how much was taken back, of how much; it may raise to stop, which leaves all as it was."""


def unheard(_told: ToldAct, _done: int, _of: int) -> None:
    """Where nobody waits to hear how far it is."""


def said(method: str) -> str:
    """An act in words: "incident.add" is "add incident"."""
    if method in _WHOLE:
        return _WHOLE[method]()
    about, _, act = method.partition(".")
    title = _TITLES.get(about, about.replace("-", " "))
    return _ACTS[act](title) if act in _ACTS else f"{act.replace('-', ' ')} {title}".strip()


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
        return (
            say("acts.undo", act=undo.words) if undo else "",
            say("acts.redo", act=redo.words) if redo else "",
        )

    def undo(self, ref: str = "", progress: Progress = unheard) -> tuple[ToldAct, Changes]:
        """Take back the last act, or the one of that line; what it was, in words."""
        entry = self._mine(ref) if ref else self._store.next_undo(self._store.officer, self.since)
        if entry is None:
            raise UserError(say("acts.there-is-nothing-to-undo"))
        self._refuse_controls(entry)
        told = self._told(entry)
        return told, self._store.undo(entry.ref, progress=lambda done, of: progress(told, done, of))

    def redo(self, ref: str = "", progress: Progress = unheard) -> tuple[ToldAct, Changes]:
        """Do again what was last taken back, or what that line took back."""
        entry = self._mine(ref) if ref else self._store.next_redo(self._store.officer, self.since)
        if entry is None:
            raise UserError(say("acts.there-is-nothing-to-redo"))
        self._refuse_controls(entry)
        told = self._redone(entry)
        changes = self._store.undo(entry.ref, progress=lambda done, of: progress(told, done, of))
        # Told anew: what it brought back may be what the record is called by.
        return self._redone(entry), changes

    def _refuse_controls(self, entry: JournalEntry) -> None:
        """Where a second officer is asked to take controls down, an undo is no way around them."""
        first = self._store.entry(entry.undoes) if entry.undoes else entry
        if first is not None and first.method == SIGN_OFF_SET and is_needed(self._store, Kind.CONTROLS):
            raise UserError(say("approvals.not-by-undo"))

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
            return say("acts.do-again", act=said(again.method if again else first.method))
        return say("acts.take-back", act=said(first.method if first else entry.method))

    def _redone(self, entry: JournalEntry) -> ToldAct:
        first = self._store.entry(entry.undoes) if entry.undoes else None
        return self._told(first or entry)
