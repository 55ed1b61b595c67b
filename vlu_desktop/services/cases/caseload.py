# SPDX-License-Identifier: Apache-2.0
"""What each officer has to look after, counted from what Today shows; and giving cases to another officer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vlu_desktop.due.due_groups import sorts
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Case, Cover, Officer
from vlu_desktop.services.cases.covers import still_here
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.store.records.store import Store

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCounts:
    """Of some lines: how many are late, since when the oldest is due, how many come within `SOON`, and how many
    there are. One that was put off or left to whoever was chased is neither late nor coming, as on Today.
    """

    late: int = 0
    oldest: date | None = None
    soon: int = 0
    alarms: int = 0
    every: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLoad:
    """One officer, or with no `officer_id` nobody: the cases by id and title, their lines together and by kind.

    `open_cases` are those that are not closed; `findings` those nobody has looked at. `cover` is that under way.
    """

    officer_id: str
    name: str
    left_on: date | None = None
    cover: Cover | None = None
    cases: tuple[tuple[str, str], ...] = ()
    open_cases: int = 0
    findings: int = 0
    lines: LineCounts = LineCounts()
    kinds: tuple[tuple[str, LineCounts], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Every officer of the casebook, and every cover."""

    officers: tuple[Officer, ...] = ()
    covers: tuple[Cover, ...] = ()

    def offered(self, day: date) -> tuple[Officer, ...]:
        """Those that work here still."""
        return tuple(each for each in self.officers if still_here(each, day))

    def name(self, officer_id: str) -> str:
        """What an officer is called."""
        return next((each.name for each in self.officers if each.id == officer_id), "")


def counted(items: Iterable[DueItem], day: date) -> LineCounts:
    """Lines in numbers."""
    lines = tuple(items)
    waiting_for_us = [each for each in lines if each.waits_until is None]
    late = [each for each in waiting_for_us if each.overdue]
    return LineCounts(
        late=len(late),
        oldest=min((each.due for each in late if each.due is not None), default=None),
        soon=sum(not each.overdue and each.due is not None and each.due <= day + SOON for each in waiting_for_us),
        alarms=sum(each.alarm for each in lines),
        every=len(lines),
    )


def loads(summaries: Iterable[CaseSummary], staff: Staff, day: date) -> tuple[OfficerLoad, ...]:
    """A row for every officer who is here or has a case still, those most behind first; nobody's cases stand last."""
    of: dict[str, list[CaseSummary]] = {each.id: [] for each in staff.offered(day)}
    for summary in summaries:
        of.setdefault(summary.officer_id, []).append(summary)
    officers: dict[str, Officer] = {each.id: each for each in staff.officers}
    found = [_load(officers.get(officer_id), cases, staff, day) for officer_id, cases in of.items()]
    return tuple(
        sorted(found, key=lambda row: (not row.officer_id, -row.lines.late, row.name.casefold(), row.officer_id))
    )


def _load(officer: Officer | None, cases: Sequence[CaseSummary], staff: Staff, day: date) -> OfficerLoad:
    items = [item for each in cases for item in each.due]
    who = officer or Officer()
    return OfficerLoad(
        officer_id=who.id,
        name=who.name,
        left_on=None if still_here(who, day) else who.left_on,
        cover=next((each for each in staff.covers if each.officer_id == who.id and each.holds(day)), None),
        cases=tuple(sorted(((each.case_id, each.title) for each in cases), key=lambda case: case[1].casefold())),
        open_cases=sum(each.is_open for each in cases),
        findings=sum(each.new_findings for each in cases),
        lines=counted(items, day),
        kinds=_by_kind(items, day),
    )


def _by_kind(items: Iterable[DueItem], day: date) -> tuple[tuple[str, LineCounts], ...]:
    """Lines by what Today calls their kind, those most behind first."""
    sort = sorts()
    found: dict[str, list[DueItem]] = {}
    for item in items:
        found.setdefault(sort[item.kind], []).append(item)
    kinds = [(name, counted(lines, day)) for name, lines in found.items()]
    return tuple(sorted(kinds, key=lambda kind: (-kind[1].late, kind[0])))


class Caseload:
    """Who works here, and whose each case is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def staff(self) -> Staff:
        """Every officer by name, with every cover."""
        officers = sorted(self._store.all(Officer), key=lambda row: (row.name.casefold(), row.id))
        return Staff(officers=tuple(officers), covers=tuple(self._store.all(Cover)))

    def reassign(self, case_ids: Sequence[str], officer_id: str, reason: str, today: date) -> Changes:
        """Give cases to an officer, all of them by one act or none."""
        officer = self._officer(officer_id, today)
        if not reason.strip():
            raise UserError(say("caseload.say-why"))
        cases = self._cases(case_ids)
        given = [each for each in cases if each.officer_id != officer.id]
        if not given:
            raise UserError(say("caseload.theirs-already", n=len(cases), officer=officer.name))
        one = given[0].id if len(given) == 1 else ""
        method = "case.reassign" if one else "case.reassign-many"
        with self._store.act(method, act="altered", case_id=one, reason=reason.strip(), detail=officer.name) as act:
            act.change_many([(replace(each, officer_id=officer.id), each) for each in given])
        return act.changes

    def _officer(self, officer_id: str, today: date) -> Officer:
        """Who is to have them; UserError where nobody who works here is chosen."""
        officer = self._store.get(Officer, officer_id)
        if officer is None:
            raise UserError(say("caseload.choose-officer"))
        if not still_here(officer, today):
            raise UserError(say("caseload.officer-left", officer=officer.name))
        return officer

    def _cases(self, case_ids: Sequence[str]) -> list[Case]:
        """All of them, or UserError."""
        held = [self._store.get(Case, each) for each in dict.fromkeys(case_ids)]
        cases = [each for each in held if each is not None]
        if not cases:
            raise UserError(say("caseload.choose-cases"))
        if len(cases) < len(held):
            raise UserError(say("acts.that-case-is-no-longer"))
        return cases
