# SPDX-License-Identifier: Apache-2.0
"""What is due across cases, and for each case how much is new and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.calendar_days import calendar_days
from vlu_desktop.due.due_line import Diary
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.due.meeting_lines import repeat_rule
from vlu_desktop.due.telling_lines import Duty, duties, safe_way
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import settings_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Officer, Person
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.kept_summaries import CaseSummary, KeptSummaries
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A line of the sheet of an offender: one person, one event, in whose case, and how she or he is reached safely."""

    case_id: str
    case: str
    duty: Duty
    safe: str


_WORKING_DAYS_AHEAD = 3
"""So many are worked out ahead: an officer may be away for two of them."""


class Today:
    """Due dates and summaries; a case is worked out once a day, and again when an act touched it or somebody in it."""

    def __init__(self, store: Store, findings: Findings, rules: Rules, holidays: Holidays) -> None:
        self._store = store
        self._findings = findings
        self._rules = rules
        self._holidays = holidays
        self._kept = KeptSummaries(store, self._work_out, f"{rules!r}|{holidays!r}|{findings.shipped!r}")

    def summaries(self, today: date) -> Iterator[CaseSummary]:
        """Every case in turn, worked out as it is asked for; one taken out of use meanwhile is left out."""
        return self._kept.every(today)

    def ahead(self, today: date) -> Iterator[CaseSummary]:
        """The same for tomorrow and the next working days, so that the first look on one finds it worked out."""
        tomorrow = today + timedelta(days=1)
        for day in dict.fromkeys((tomorrow, *self._working_days_after(today))):
            yield from self._kept.every(day)

    def _working_days_after(self, day: date) -> list[date]:
        try:
            return [self._holidays.add_working_days(day, number) for number in range(1, _WORKING_DAYS_AHEAD + 1)]
        except UserError:  # the bank holidays of that year are not known yet
            return []

    def summary(self, case_id: str, today: date) -> CaseSummary:
        """One case."""
        summary = self._kept.of(case_id, today)
        if summary is None:
            raise UserError(say("acts.that-case-is-no-longer"))
        return summary

    def _work_out(self, case_id: str, today: date) -> tuple[CaseSummary, frozenset[str]] | None:
        file = self._store.case_file(case_id)
        if file is None:
            return None
        return self._summed(file, today), frozenset(person.id for person in file.all(Person))

    def repeat_rule(self, file: CaseFile, today: date) -> str:
        """Whether more abuse makes a repeat MARAC referral of a case that is at hand, and by which rule."""
        rules = self._rules.with_settings(settings_of(file))
        return repeat_rule(Diary(case_file=file, today=today, rules=rules, holidays=self._holidays))

    def told(self, file: CaseFile, today: date) -> tuple[SheetRow, ...]:
        """Everybody to be told in a case that is at hand, of what, and how far that is."""
        rules = self._rules.with_settings(settings_of(file))
        diary = Diary(case_file=file, today=today, rules=rules, holidays=self._holidays)
        return tuple(
            SheetRow(case_id=file.case.id, case=file.case.title, duty=duty, safe=safe_way(diary, duty.who.person_id))
            for duty in duties(diary)
        )

    def _summed(self, file: CaseFile, today: date) -> CaseSummary:
        """What a case comes to, whoever asks."""
        shown = self._findings.of(file, today)
        new = tuple(each.finding for each in shown if each.review is None)
        rules = self._rules.with_settings(settings_of(file))
        due = due_items(file, today, rules, self._holidays, new)
        diary = Diary(case_file=file, today=today, rules=rules, holidays=self._holidays)
        dated = [item for item in due if item.due]
        officer = file.get(Officer, file.case.officer_id)
        return CaseSummary(
            case_id=file.case.id,
            title=file.case.title,
            reference=file.case.reference,
            officer=officer.name if officer is not None else "",
            officer_id=officer.id if officer is not None else "",
            is_open=file.case.status != "closed",
            findings=len(shown),
            new_findings=len(new),
            next=min(dated, key=lambda item: (item.due, item.title), default=None),
            due=due,
            days=calendar_days(diary) if file.case.status != "closed" else (),
        )
