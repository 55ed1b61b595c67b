# SPDX-License-Identifier: Apache-2.0
"""Undo and redo with names: what would be taken back, in the officer's words."""

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import Changes, JournalEntry
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.store.records.store import Store

_TITLES = {kind.key: kind.title.lower() for kind in RECORD_TYPES}
_ACTS = {
    "add": "add {}",
    "add-many": "add several entries",
    "change": "change {}",
    "remove": "take out {}",
    "begin": "begin {}",
    "hold": "note that the meeting was held",
    "follow-up": "set the follow-up",
    "close": "close {}",
    "supplement": "supplement {}",
    "take-in": "take in {}",
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
    "open": "open {}",
    "open-as-known": "open {} as it was known",
    "draft": "make {}, not yet let go",
    "save": "let go of {}",
    "export": "take out a file of the {}",
    "create": "make the casebook",
    "sign": "sign {}",
    "lift": "lift {}",
    "change-passphrase": "change a passphrase",
    "add-officer": "give an officer a passphrase",
    "remove-officer": "take an officer’s passphrase away",
    "recovery": "set the recovery sheet",
    "recover": "open with the recovery sheet",
    "signing": "give this computer a key to sign with",
}


def said(method: str) -> str:
    """An act in words: "incident.add" is "add incident"."""
    about, _, act = method.partition(".")
    title = _TITLES.get(about, about.replace("-", " "))
    return _ACTS.get(act, f"{act.replace('-', ' ')} {{}}").format(title).strip()


class Undoing:
    """Taking back this device's last act, and taking that back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def names(self) -> tuple[str, str]:
        """What undo and redo would do ("Undo add incident"), "" for each where there is nothing."""
        undo, redo = self._store.next_undo(), self._store.next_redo()
        return (f"Undo {said(undo.method)}" if undo else "", f"Redo {self._redone(redo)}" if redo else "")

    def undo(self) -> tuple[str, Changes]:
        """Take back the last act; what was done, in words."""
        entry = self._store.next_undo()
        if entry is None:
            raise UserError("There is nothing to undo.")
        return f"Took back: {said(entry.method)}.", self._store.undo(entry.ref)

    def redo(self) -> tuple[str, Changes]:
        """Do again what was last taken back."""
        entry = self._store.next_redo()
        if entry is None:
            raise UserError("There is nothing to redo.")
        return f"Done again: {self._redone(entry)}.", self._store.undo(entry.ref)

    def _redone(self, entry: JournalEntry) -> str:
        first = self._store.entry(entry.undoes) if entry.undoes else None
        return said(first.method if first else entry.method)
