# SPDX-License-Identifier: Apache-2.0
"""Proposes what to leave out of a record's texts for an audience; the officer decides."""

from datetime import date

from vlu_desktop.disclosure.masking_proposals import MaskingProposal, proposed
from vlu_desktop.record.base import Record
from vlu_desktop.services.documents.vault_view import vault_view
from vlu_desktop.store.records.store import Store

__all__ = ["MaskingProposal", "Withholding"]


class Withholding:
    """Reads a case against what the whole casebook keeps from an audience."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def proposed(self, case_id: str, record: Record, audience: str, today: date) -> tuple[MaskingProposal, ...]:
        """The passages of a record's texts to look at, in order."""
        return proposed(vault_view(self._store, case_id), record, audience, today)
