# SPDX-License-Identifier: Apache-2.0
"""What is due across cases, and for each case how much is new and what comes next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.domain.calendar import Holidays
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.changes import ACTS
from vlu_desktop.domain.due import DueItem, due_items
from vlu_desktop.domain.people import Case
from vlu_desktop.domain.rules import Rules
from vlu_desktop.services.findings import Findings
from vlu_desktop.store.records import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """A case for the list: how many findings nobody has looked at, and what is next."""

    case_id: str
    title: str
    findings: int
    new_findings: int
    next: DueItem | None
    due: tuple[DueItem, ...]


class Today:
    """Due dates and summaries; each case is read once and kept until its journal moves on."""

    def __init__(self, store: Store, findings: Findings, rules: Rules, holidays: Holidays) -> None:
        self._store = store
        self._findings = findings
        self._rules = rules
        self._holidays = holidays
        self._kept: dict[tuple[str, date], tuple[str, CaseSummary]] = {}

    def summaries(self, today: date, stop: Callable[[], bool] = lambda: False) -> Iterator[CaseSummary]:
        """Every open case in turn; `stop` is asked between cases."""
        for case in self._store.all(Case):
            if stop():
                return
            if self._store.get(Case, case.id) is not None:
                yield self.summary(case.id, today)

    def summary(self, case_id: str, today: date) -> CaseSummary:
        """One case."""
        stamp = self._stamp()
        kept = self._kept.get((case_id, today))
        if kept and kept[0] == stamp:
            return kept[1]
        file = self._store.case_file(case_id)
        assert file is not None
        summary = self.summarise(file, today)
        self._kept[case_id, today] = (stamp, summary)
        return summary

    def _stamp(self) -> str:
        """The last act that changed anything: what one case says may follow from another, through its offender."""
        last = self._store.entries(acts=tuple(act for act in ACTS if act != "consulted"), limit=1)
        return last[0].ref if last else ""

    def summarise(self, file: CaseFile, today: date) -> CaseSummary:
        """A case that is at hand already."""
        shown = self._findings.of(file, today)
        new = tuple(each.finding for each in shown if each.review is None)
        due = due_items(file, today, self._rules, self._holidays, new)
        dated = [item for item in due if item.due]
        return CaseSummary(
            case_id=file.case.id,
            title=file.case.title,
            findings=len(shown),
            new_findings=len(new),
            next=min(dated, key=lambda item: (item.due, item.title), default=None),
            due=due,
        )
