# SPDX-License-Identifier: Apache-2.0
"""The composition root: every service on one open vault, in five groups, each imported when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from vlu_desktop.bootstrap.clock import now
from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.rules.lawful_ends import with_lawful_ends
from vlu_desktop.services.access.rights import Roles
from vlu_desktop.services.keeping.soundness import Soundness
from vlu_desktop.store.vault.vault import Vault

if TYPE_CHECKING:
    from vlu_desktop.bootstrap.approval_services import ApprovalServices
    from vlu_desktop.bootstrap.case_services import CaseServices
    from vlu_desktop.bootstrap.document_services import DocumentServices
    from vlu_desktop.bootstrap.finding_services import FindingServices
    from vlu_desktop.bootstrap.keeping_services import KeepingServices
    from vlu_desktop.services.documents.register import Register


class Services:
    """For whoever composes the program; no page is ever handed this. The list of cases waits for no PDF writer."""

    def __init__(self, vault: Vault, clock: Clock = now) -> None:
        self.vault = vault
        self.data = shipped()
        self.soundness = Soundness(vault, clock)
        self._clock = clock
        # Asked at every act, whatever of the services is used.
        vault.store.refuse = Roles(vault.store).refuse
        # A case is read with the ends that the law sets, by our deadlines and the unit's own.
        vault.store.completed = lambda file: with_lawful_ends(file, self.data.rules, self.data.holidays)

    @cached_property
    def casework(self) -> "CaseServices":
        """The record and what an officer does in a case."""
        from vlu_desktop.bootstrap.case_services import CaseServices

        return CaseServices(self.vault.store, self.data)

    @cached_property
    def insight(self) -> "FindingServices":
        """What the record shows and what is due."""
        from vlu_desktop.bootstrap.finding_services import FindingServices

        return FindingServices(self.vault.store, self.data)

    @cached_property
    def papers(self) -> "DocumentServices":
        """What comes in as files and what leaves as documents."""
        from vlu_desktop.bootstrap.document_services import DocumentServices

        return DocumentServices(self.vault.store, self.data, self._clock)

    @cached_property
    def register(self) -> "Register":
        """The register by itself, for whoever prints a list and makes no paper: `papers` has the same."""
        from vlu_desktop.services.documents.register import Register

        return Register(self.vault.store)

    @cached_property
    def keeping(self) -> "KeepingServices":
        """Keys, journal, backups, erasure and retention."""
        from vlu_desktop.bootstrap.keeping_services import KeepingServices

        return KeepingServices(self.vault, self.data, self._clock)

    @cached_property
    def approving(self) -> "ApprovalServices":
        """What a second officer is asked about, at whichever computer."""
        from vlu_desktop.bootstrap.approval_services import ApprovalServices

        return ApprovalServices(self.vault.store, self.papers, self.insight, self.keeping)

    def close(self) -> None:
        """Close the vault, and let go of what was open elsewhere."""
        if "keeping" in self.__dict__:
            self.keeping.other_computers.close()
        self.vault.close()
