# SPDX-License-Identifier: Apache-2.0
"""Proposes what to leave out of a record's texts for an audience; the officer decides."""

from collections.abc import Iterable
from datetime import date

from vlu_desktop.disclosure.masking_proposals import MaskingProposal, proposed
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import apart
from vlu_desktop.record.base import Record
from vlu_desktop.record.work import Statement
from vlu_desktop.services.documents.vault_view import vault_view
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.invisible_characters import visible

__all__ = ["MaskingProposal", "Withholding", "pointed_out", "reader_of", "said_of"]


def reader_of(statement: Statement) -> str:
    """Who will read a statement that may be the offender: the panel's reader of one to the panel, else the court's."""
    return "parole" if statement.kind == "parole" else "court"


def said_of(text: str, found: Iterable[MaskingProposal]) -> str:
    """The words of a text that are kept from its reader, each with what it is; "" where there are none."""
    words = (
        say("documents.kept-words", words=visible(" ".join(text[each.start : each.end].split())), what=each.what)
        for each in found
        if each.sure
    )
    return apart(dict.fromkeys(words))


def pointed_out(view: VaultView, on: date) -> tuple[str, ...]:
    """A sentence for each statement not signed yet that says what is kept from its reader."""
    found = []
    for row in view.file.all(Statement):
        if row.status not in ("", "draft"):
            continue
        said = said_of(row.text, (each for each in proposed(view, row, reader_of(row), on) if each.field == "text"))
        if said:
            found.append(say("acts.statement-says", said=said))
    return tuple(found)


class Withholding:
    """Reads a case against what the whole casebook keeps from an audience."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def proposed(self, case_id: str, record: Record, audience: str, today: date) -> tuple[MaskingProposal, ...]:
        """The passages of a record's texts to look at, in order."""
        return proposed(vault_view(self._store, case_id), record, audience, today)
