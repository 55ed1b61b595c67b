# SPDX-License-Identifier: Apache-2.0
"""Keeping the casebook: its keys and who vouches, the journal in words, backups, erasure and retention."""

from functools import partial
from pathlib import Path

from vlu_desktop.bootstrap.shipped_data import ShippedData
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.services.access.key_access import KeyAccess
from vlu_desktop.services.access.rights import Roles
from vlu_desktop.services.access.second_officer import SecondOfficer
from vlu_desktop.services.documents.register import Register
from vlu_desktop.services.keeping.auditing import Auditing
from vlu_desktop.services.keeping.backups import BackupService
from vlu_desktop.services.keeping.chosen_cases import ChosenCases
from vlu_desktop.services.keeping.differences import Differences
from vlu_desktop.services.keeping.erased_elsewhere import ErasedElsewhere
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.services.keeping.first_steps import FirstSteps
from vlu_desktop.services.keeping.giving_back import GivingBack
from vlu_desktop.services.keeping.other_computers import OtherComputers
from vlu_desktop.services.keeping.retention_reviews import RetentionReviews
from vlu_desktop.store.vault.part_vault import PartWanted, make_part
from vlu_desktop.store.vault.vault import Vault


class KeepingServices:
    """Each on the one vault."""

    def __init__(self, vault: Vault, data: ShippedData, clock: Clock) -> None:
        store = vault.store
        self.keys = KeyAccess(
            store, vault.ring, data.passphrase_words, Register(store).sheet_leaves, vault.forget_older_copies
        )
        self.second_officer = SecondOfficer(vault.ring)
        self.auditing = Auditing(store)
        self.backups = BackupService(store, vault.backup_source, clock)
        self.first_steps = FirstSteps(store, self.backups)
        self.erasing = Erasing(store)
        self.erased_elsewhere = ErasedElsewhere(store, self.erasing)
        self.roles = Roles(store)
        self.approvals = Approvals(store, self.roles, vault.computers, vault.joining)
        self.other_computers = OtherComputers(store, vault.joining, vault.computers, self.erasing, self.approvals.sweep)
        self.giving_back = GivingBack(vault, self.other_computers)
        self.chosen_cases = ChosenCases(store, vault.joining, vault.computers, partial(_make_part, vault, clock))
        self.differences = Differences(store, vault.computers)
        self.retention = RetentionReviews(store, data.rules, data.holidays)


def _make_part(vault: Vault, clock: Clock, path: Path, passphrase: str, wanted: PartWanted) -> Vault:
    costs = vault.ring.costs
    return make_part(vault, path, passphrase, wanted, clock=clock, cost=costs.new, floor=costs.floor)
