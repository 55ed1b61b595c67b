# SPDX-License-Identifier: Apache-2.0
"""What is due across cases, and for each case how much is new and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.calendar_days import CalendarDay, calendar_days
from vlu_desktop.due.due_line import Diary
from vlu_desktop.due.due_lines import DueItem, due_items
from vlu_desktop.due.meeting_lines import repeat_rule
from vlu_desktop.due.telling_lines import Duty, duties, safe_way
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import ACTS
from vlu_desktop.record.people import Officer, Person
from vlu_desktop.record.work import RuleSetting
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.store.records.store import Store

_CHANGING = tuple(act for act in ACTS if act != "consulted")
_MANY_ACTS = 50
"""Past so many acts since the last look, every case is read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """A case for the list: how many findings nobody has looked at, and what is next. `officer` is a name.

    It is `mine` where the officer who is asking looks after it, or nobody does.
    """

    case_id: str
    title: str
    reference: str = ""
    officer: str = ""
    mine: bool = True
    findings: int
    new_findings: int
    next: DueItem | None
    due: tuple[DueItem, ...]
    days: tuple[CalendarDay, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A line of the sheet of an offender: one person, one event, in whose case, and how she or he is reached safely."""

    case_id: str
    case: str
    duty: Duty
    safe: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a case came to, and everyone in it when that was worked out."""

    summary: CaseSummary
    people: frozenset[str]


class Today:
    """Due dates and summaries; each case is read once, and again when an act touched it or somebody in it."""

    def __init__(self, store: Store, findings: Findings, rules: Rules, holidays: Holidays) -> None:
        self._store = store
        self._findings = findings
        self._rules = rules
        self._holidays = holidays
        self._kept: dict[tuple[str, date], _Kept] = {}
        self._last = ""

    def summaries(self, today: date) -> Iterator[CaseSummary]:
        """Every case in turn, worked out as it is asked for; one taken out of use meanwhile is left out."""
        for case_id in self._store.case_ids():
            summary = self._summary(case_id, today)
            if summary is not None:
                yield summary

    def summary(self, case_id: str, today: date) -> CaseSummary:
        """One case."""
        summary = self._summary(case_id, today)
        if summary is None:
            raise UserError("That case is no longer in this casebook.")
        return summary

    def _summary(self, case_id: str, today: date) -> CaseSummary | None:
        self._forget_what_changed()
        kept = self._kept.get((case_id, today))
        if kept is None:
            file = self._store.case_file(case_id)
            if file is None:
                return None
            people = frozenset(person.id for person in file.all(Person))
            kept = self._kept[case_id, today] = _Kept(self.summarise(file, today), people)
        return kept.summary

    def _forget_what_changed(self) -> None:
        """Forget the cases of the acts since the last look, and all that share somebody with them, then or now."""
        newest = self._store.entries(acts=_CHANGING, limit=1)
        last = newest[0].ref if newest else ""
        if last == self._last:
            return
        touched = self._touched_since(self._last)
        self._last = last
        if not all(touched):
            self._kept.clear()
            return
        people = {person for case_id in touched for person in self._store.people_in(case_id)}
        people |= {person for key, kept in self._kept.items() if key[0] in touched for person in kept.people}
        self._kept = {
            key: kept for key, kept in self._kept.items() if key[0] not in touched and people.isdisjoint(kept.people)
        }

    def _touched_since(self, ref: str) -> set[str]:
        """The cases of the acts since that one; "" among them where it may have been any case."""
        recent = self._store.entries(acts=_CHANGING, limit=_MANY_ACTS)
        refs = [entry.ref for entry in recent]
        return {entry.case_id for entry in recent[: refs.index(ref)]} if ref in refs else {""}

    def repeat_rule(self, file: CaseFile, today: date) -> str:
        """Whether more abuse makes a repeat MARAC referral of a case that is at hand, and by which rule."""
        rules = self._rules.with_settings(file.all(RuleSetting))
        return repeat_rule(Diary(case_file=file, today=today, rules=rules, holidays=self._holidays))

    def told(self, file: CaseFile, today: date) -> tuple[SheetRow, ...]:
        """Everybody to be told in a case that is at hand, of what, and how far that is."""
        rules = self._rules.with_settings(file.all(RuleSetting))
        diary = Diary(case_file=file, today=today, rules=rules, holidays=self._holidays)
        return tuple(
            SheetRow(case_id=file.case.id, case=file.case.title, duty=duty, safe=safe_way(diary, duty.who.person_id))
            for duty in duties(diary)
        )

    def summarise(self, file: CaseFile, today: date) -> CaseSummary:
        """A case that is at hand already."""
        shown = self._findings.of(file, today)
        new = tuple(each.finding for each in shown if each.review is None)
        rules = self._rules.with_settings(file.all(RuleSetting))
        due = due_items(file, today, rules, self._holidays, new)
        diary = Diary(case_file=file, today=today, rules=rules, holidays=self._holidays)
        dated = [item for item in due if item.due]
        officer = file.get(Officer, file.case.officer_id)
        return CaseSummary(
            case_id=file.case.id,
            title=file.case.title,
            reference=file.case.reference,
            officer=officer.name if officer is not None else "",
            mine=officer is None or officer.id == self._store.officer,
            findings=len(shown),
            new_findings=len(new),
            next=min(dated, key=lambda item: (item.due, item.title), default=None),
            due=due,
            days=calendar_days(diary) if file.case.status != "closed" else (),
        )
