# SPDX-License-Identifier: Apache-2.0
"""Makes a small case tersely: incidents, orders and the rest by their dates, with invented people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from vlu_desktop.analysis.run_rules import find
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, IncidentTarget, PoliceContact, PoliceContactIncident
from vlu_desktop.record.count import Count
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.record.people import Case, Involvement, Person
from vlu_desktop.record.record_types import type_of

R = TypeVar("R", bound=Record)
OFFENDER, VICTIM = "p-offender", "p-victim"


def day(text: str) -> date:
    """ "2024-03-05"."""
    return date.fromisoformat(text)


def when(text: str) -> When:
    """A day ("2024-03-05"), a month ("2024-03"), a year ("2024"), a range ("2024-03-05..2024-03-09") or "" undated."""
    if not text:
        return When.undated("")
    if ".." in text:
        first, last = text.split("..")
        return When.between(day(first), day(last))
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return When.in_year(parts[0])
    return When.in_month(*parts) if len(parts) == 2 else When.on(date(*parts))


class Made:
    """A case being put together; `file` is the value the rules see. Every method answers with the new record's id."""

    def __init__(self, *victims: str) -> None:
        self.case = Case(id=RecordId("case"), title="A. Example and B. Sample")
        self.rows: list[Record] = []
        self._number = 0
        self.add(Person, id=OFFENDER)
        self.add(Involvement, person_id=OFFENDER, role="offender")
        for victim in victims or (VICTIM,):
            self.add(Person, id=victim)
            self.add(Involvement, person_id=victim, role="victim")

    def add(self, cls: type[R], **values: Any) -> str:
        """Any record; the case, the offender and an id are filled in where its class has them."""
        self._number += 1
        slots = {name for base in cls.__mro__ for name in getattr(base, "__slots__", ())}
        filled = {"case_id": "case", "offender_id": OFFENDER}
        values = {name: value for name, value in filled.items() if name in slots} | values
        record_id = values.pop("id", f"{type_of(cls).key}-{self._number:06}")
        self.rows.append(cls(id=RecordId(record_id), **values))
        return str(record_id)

    def incident(self, on: str | When, kinds: str = "", **more: Any) -> str:
        """`kinds` and `targets` are keys parted by spaces, `breaks` the ids of orders; `times` is a count."""
        targets, breaks = more.pop("targets", ""), more.pop("breaks", ())
        outcome, times = more.pop("outcome", ""), more.pop("times", 0)
        happened = when(on) if isinstance(on, str) else on
        count = Count.exactly(times) if times else more.pop("count", None)
        made = self.add(Incident, happened=happened, account="What was told.", count=count, **more)
        for kind in kinds.split():
            self.add(IncidentBehaviour, incident_id=made, kind=kind)
        for target in targets.split():
            kind, _, person = target.partition(":")
            self.add(IncidentTarget, incident_id=made, kind=kind, person_id=person)
        for order in (breaks,) if isinstance(breaks, str) else breaks:
            self.add(Breach, order_id=order, incident_id=made, outcome=outcome)
        return made

    def order(self, made: str, kind: str = "ro-conviction", **more: Any) -> str:
        """An order made on a day."""
        return self.add(Order, kind=kind, made=day(made) if made else None, **more)

    def police(self, incident: str) -> None:
        """A report to the police of an incident."""
        contact = self.add(PoliceContact, kind="report")
        self.add(PoliceContactIncident, police_contact_id=contact, incident_id=incident)

    @property
    def file(self) -> CaseFile:
        """The case as the rules see it."""
        return filed(self.case, self.rows)


def filed(case: Case, rows: Sequence[Record]) -> CaseFile:
    """A case file of the rows, in their order."""
    by_class: dict[type[Record], list[Record]] = {}
    for row in rows:
        by_class.setdefault(type(row), []).append(row)
    return CaseFile(case=case, rows={cls: tuple(found) for cls, found in by_class.items()})


def redated(made: Made, incident: str, happened: When) -> CaseFile:
    """The same case with another date on one incident."""
    return filed(
        made.case,
        [
            replace(row, happened=happened) if isinstance(row, Incident) and row.id == incident else row
            for row in made.rows
        ],
    )


@dataclass(frozen=True)
class Example:
    """A case and the sentences a rule says of it; no sentence for a near miss."""

    rule: str
    name: str
    build: Callable[[Made], None]
    finds: tuple[str, ...]
    certain: bool
    up_to: date

    def find(self, case_file: CaseFile | None = None, on: date | None = None) -> tuple[Finding, ...]:
        """What the rule finds in this case, or in another version of it."""
        found = find(case_file or self.made().file, on or self.up_to)
        return tuple(finding for finding in found if finding.rule == self.rule)

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        """What the rule finds in the case as it was built."""
        return self.find()

    def made(self) -> Made:
        """The case, afresh."""
        made = Made()
        self.build(made)
        return made


EXAMPLES: list[Example] = []


def example(
    rule: str, name: str, *finds: str, certain: bool = True, up_to: str = "2026-08-03"
) -> Callable[[Callable[[Made], None]], Callable[[Made], None]]:
    """Puts a function that builds a case into the table of examples of a rule."""

    def keep(build: Callable[[Made], None]) -> Callable[[Made], None]:
        EXAMPLES.append(Example(rule, name, build, finds, certain, day(up_to)))
        return build

    return keep
