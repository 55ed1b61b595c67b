# SPDX-License-Identifier: Apache-2.0
"""What every section of a social history reads: the disclosed case, its findings, and the numbers of its entries."""

from dataclasses import dataclass
from functools import cached_property

from vlu_desktop.documents.disclose import Disclosed
from vlu_desktop.documents.facts import Facts
from vlu_desktop.domain.casefile import CaseFile, Conduct
from vlu_desktop.domain.findings import Caution, Finding


@dataclass(frozen=True, kw_only=True)
class Source:
    """The inputs of the document. `findings` were made from the disclosed case, not from the whole one."""

    disclosed: Disclosed
    findings: tuple[Finding, ...]
    cautions: tuple[Caution, ...]
    facts: Facts

    @property
    def file(self) -> CaseFile:
        """The case as the audience may have it."""
        return self.disclosed.file

    @cached_property
    def conduct(self) -> tuple[Conduct, ...]:
        """The incidents that had certainly or possibly happened by the document's date, in order."""
        end = self.facts.data_to
        return tuple(
            each for each in self.file.conduct if each.happened.first_day is None or each.happened.first_day <= end
        )

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each incident's number in the chronology, from 1."""
        return {each.id: place for place, each in enumerate(self.conduct, start=1)}

    @property
    def offender(self) -> str:
        """The offender's name."""
        return self.file.name(self.file.offenders[0]) if self.file.offenders else "the offender"

    @property
    def victim(self) -> str:
        """The victim's name."""
        return self.file.name(self.file.victims[0]) if self.file.victims else "the victim"
