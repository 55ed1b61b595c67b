# SPDX-License-Identifier: Apache-2.0
"""A line of Today, and the view of a case by which its lines are found: one day, the deadlines, the holidays."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.who_is_told import recipients
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.work import Request
from vlu_desktop.rules.deadlines import DueDate, Rules, is_old

R = TypeVar("R", bound=Record)
AHEAD = timedelta(days=92)
"""How far ahead Today looks; what is due later comes in its time."""
ANNUAL_CONTACT = "annual"
"""The kind of the line for the contact once a year, which tells of no event."""
BACK = timedelta(days=365)
"""How far back a telling that was never recorded is still asked for in a case without an opening date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """Something to do. `due` is None where it waits for no particular day; `confirm` where the day was calculated.

    `target` is the kind of record to open (a record type's key, or "finding") and its id ("rule/subject" for a
    finding); `action` is the key of what the line's button says. `waits_until` is the day until which it was put off,
    or left to whoever was chased, and `standing` says so. An `alarm` stands above everything and can't be put off.
    `person_id` and `event` say who is to be told of what, and `event_on` of which day, where the line asks for that.
    """

    kind: str
    title: str
    detail: str = ""
    case_id: str
    due: date | None = None
    overdue: bool = False
    confirm: bool = False
    target: tuple[str, str]
    action: str = "open"
    waits_until: date | None = None
    standing: str = ""
    alarm: bool = False
    person_id: str = ""
    event: str = ""
    event_on: date | None = None

    @property
    def at_contact(self) -> bool:
        """Whether a contact with the person it names is what it asks for."""
        return bool(self.event) or self.kind == ANNUAL_CONTACT


@dataclass(frozen=True, kw_only=True)
class Diary:
    """What the finders of lines are given."""

    case_file: CaseFile
    today: date
    rules: Rules
    holidays: Holidays

    def every(self, cls: type[R]) -> tuple[R, ...]:
        """The records of a class, each once."""
        return tuple({row.id: row for row in self.case_file.all(cls)}.values())

    def by(self, rule: str, anchor: date) -> DueDate | None:
        """When a deadline falls; None where no rule held then or its working days can't be counted."""
        return self.rules.countable(rule, anchor, self.holidays)

    def item(self, kind: str, title: str, detail: str, target: tuple[str, str], due: date | DueDate | None = None,
             action: str = "open", confirm: bool = False) -> DueItem:  # fmt: skip
        """A line of this case, overdue where its day has passed. A deadline says whether it is to be confirmed."""
        on = due.date if isinstance(due, DueDate) else due
        if isinstance(due, DueDate) and due.read_on and is_old(self.rules, due.read_on, self.today, self.holidays):
            again = say("due.rule-old", on=due.read_on)
            detail = f"{detail}. {again}" if detail else again
        return DueItem(
            kind=kind, title=title, detail=detail, case_id=self.case_file.case.id, due=on,
            overdue=on is not None and on < self.today,
            confirm=confirm or (isinstance(due, DueDate) and due.confirm), target=target, action=action,
        )  # fmt: skip

    def soon(self, day: date | None) -> bool:
        """Whether a day is near enough to be shown, or past."""
        return day is None or day <= self.today + AHEAD

    def ours(self, day: date) -> bool:
        """Whether something of that day fell to this unit: since the case was opened, or in the last year."""
        return day >= (self.case_file.case.opened or self.today - BACK)

    @cached_property
    def in_touch(self) -> bool:
        """Whether anybody may be contacted at all: who wants no contact is not to be asked again."""
        told = recipients(self.case_file, self.today)
        return self.case_file.case.status != "closed" and any(who.wants_contact for who in told)

    def asked_since(self, kind: str, day: date) -> bool:
        """Whether a request of a kind was made that may be about what happened on a day, and not long before it."""
        return any(_may_be_since(row, day) for row in self.every(Request) if row.kind == kind)


def _may_be_since(row: Request, day: date) -> bool:
    """One that waits for its decision, or has no day, may be about anything; else its last day says."""
    known = [on for on in (row.asked_on, row.sent_on, row.decided_on) if on is not None]
    return row.decision in {"", "waiting"} or not known or max(known) >= day
