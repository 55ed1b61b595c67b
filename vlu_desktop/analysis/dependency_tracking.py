# SPDX-License-Identifier: Apache-2.0
"""A case that notes which sorts of record were read from it: a rule need not run again for what it never read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Charge, ChargeIncident
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.record.people import Person, SameAs

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class TrackedCase(CaseFile):
    """The case `of`, and in `read` the classes asked for since it was last emptied. Incidents are not noted."""

    of_case: CaseFile
    read: set[type[Record]] = field(default_factory=set)

    def all(self, cls: type[R]) -> tuple[R, ...]:
        self.read.add(cls)
        return self.of_case.all(cls)

    def get(self, cls: type[R], record_id: str) -> R | None:
        self.read.add(cls)
        return self.of_case.get(cls, record_id)

    def of(self, cls: type[R], owner_id: str) -> tuple[R, ...]:
        self.read.add(cls)
        return self.of_case.of(cls, owner_id)

    def same_person(self, one: str, other: str) -> bool:
        self.read.update((SameAs, Person))
        return self.of_case.same_person(one, other)

    def settled(self, breach: Breach) -> Breach:
        self.read.update((Breach, Charge, ChargeIncident, Order))
        return self.of_case.settled(breach)

    @property
    def orders(self) -> tuple[Order, ...]:
        self.read.add(Order)
        return self.of_case.orders

    @property
    def conduct(self) -> tuple[Conduct, ...]:
        return self.of_case.conduct

    @property
    def conduct_by_id(self) -> Mapping[str, Conduct]:
        return self.of_case.conduct_by_id


def watched(case_file: CaseFile) -> TrackedCase:
    """The case, watched."""
    return TrackedCase(case=case_file.case, rows=case_file.rows, lawful_ends=case_file.lawful_ends, of_case=case_file)
