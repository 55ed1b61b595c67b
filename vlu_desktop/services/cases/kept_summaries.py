# SPDX-License-Identifier: Apache-2.0
"""What cases come to on a day: worked out once, kept in the vault, and worked out again where anything bears on it.

What is kept is never trusted further than it can be shown to hold: for the same day, the same rules, settings of the
program and build of it, and a case that no line of the journal touched since, nor anybody in it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from vlu_desktop.due.calendar_days import CalendarDay
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.language.languages import language
from vlu_desktop.platform.build import build
from vlu_desktop.record.people import Cover
from vlu_desktop.services.cases.covers import covered_until
from vlu_desktop.store.records.case_summaries import StoredSummary, holds
from vlu_desktop.store.records.saving import NotSaved
from vlu_desktop.store.records.store import Store

_AT_ONCE = 100
"""So many are kept by one transaction, which waits for the disk once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """A case for the list: how many findings nobody has looked at, and what is next. `officer` is a name.

    It is `mine` where the officer who is asking looks after it, or nobody does, or whoever does is away and covered by
    the one who asks: then `covered_until` is the last day of that. `officer_id` says who does.
    """

    case_id: str
    title: str
    reference: str = ""
    officer: str = ""
    officer_id: str = ""
    mine: bool = True
    covered_until: date | None = None
    is_open: bool = True
    findings: int
    new_findings: int
    next: DueItem | None
    due: tuple[DueItem, ...]
    days: tuple[CalendarDay, ...] = ()


def for_officer(summary: CaseSummary, officer_id: str, covers: Iterable[Cover], day: date) -> CaseSummary:
    """A summary as it is for one officer on a day: whether the case is hers or his, and by whose cover."""
    own = summary.officer_id in ("", officer_id)
    until = None if own else covered_until(covers, officer_id, day).get(summary.officer_id)
    mine = own or until is not None
    if (summary.mine, summary.covered_until) == (mine, until):
        return summary
    return replace(summary, mine=mine, covered_until=until)


@dataclass(slots=True)
class _Day:
    """What is known of a day: by case, with what was read from the vault and not looked at yet, and what isn't kept."""

    known: dict[str, tuple[CaseSummary, frozenset[str]]] = field(default_factory=dict)
    stored: dict[str, StoredSummary] = field(default_factory=dict)
    unsaved: set[str] = field(default_factory=set)


class KeptSummaries:
    """Of one casebook, for the officer who opened it. `work_out` gives a case's summary, and everyone in it."""

    def __init__(
        self, store: Store, work_out: Callable[[str, date], tuple[CaseSummary, frozenset[str]] | None], law: str
    ) -> None:
        self._store = store
        self._work_out = work_out
        self._law = hashlib.sha256(f"{build()}|{law}".encode()).hexdigest()
        self._days: dict[date, _Day] = {}
        self._mark: tuple[dict[str, int], int] | None = None
        self._covers: tuple[Cover, ...] | None = None

    def every(self, day: date) -> Iterator[CaseSummary]:
        """Every case in turn, worked out as it is asked for; one taken out of use meanwhile is left out."""
        for case_id in self._store.case_ids():
            summary = self.of(case_id, day)
            if summary is not None:
                yield summary
            if len(self._day(day).unsaved) >= _AT_ONCE:
                self._keep(day)
        self._keep(day)

    def of(self, case_id: str, day: date) -> CaseSummary | None:
        """One case; None where there is none."""
        self._catch_up()
        known = self._day(day)
        if case_id in known.stored:
            row = known.stored.pop(case_id)
            summary = _from_text(row.body)
            if summary is not None:
                known.known[case_id] = summary, row.people
        if case_id not in known.known:
            found = self._work_out(case_id, day)
            if found is None:
                return None
            known.known[case_id] = found
            known.unsaved.add(case_id)
        return self._whose(known.known[case_id][0], day)

    def _whose(self, summary: CaseSummary, day: date) -> CaseSummary:
        """A summary for the officer who asks: no cover is kept with it, so none that ended is left in it."""
        if self._covers is None:
            self._covers = tuple(self._store.all(Cover))
        return for_officer(summary, self._store.officer, self._covers, day)

    def _law_of(self) -> str:
        return f"{self._law}|{language()}"

    def _day(self, day: date) -> _Day:
        if day not in self._days:
            self._days[day] = _Day(stored=self._store.summaries.read(day.isoformat(), self._law_of()))
        return self._days[day]

    def _catch_up(self) -> None:
        """Forget the cases that were touched since the last look, and all that share somebody with them."""
        kept, before = self._store.summaries, self._mark
        self._mark = now = kept.mark(), kept.forgotten
        if now == before:
            return
        self._covers = None
        touched = kept.touched_since(before[0]) if before is not None and before[1] == now[1] else None
        if touched is None:
            self._days.clear()
            return
        for known in self._days.values():
            gone = {each for each, (_, people) in known.known.items() if not holds(touched, each, people)}
            gone |= {each for each, row in known.stored.items() if not holds(touched, each, row.people)}
            for case_id in gone:
                known.known.pop(case_id, None)
                known.stored.pop(case_id, None)
                known.unsaved.discard(case_id)

    def _keep(self, day: date) -> None:
        """Keep what was worked out. A disk that refuses costs time and nothing else, so nobody is told of it here."""
        known = self._days.get(day)
        if known is None or not known.unsaved or self._mark is None:
            return
        rows = {
            case_id: StoredSummary(people=people, body=_as_text(summary))
            for case_id, (summary, people) in known.known.items()
            if case_id in known.unsaved
        }
        known.unsaved.clear()
        with suppress(NotSaved):
            self._store.summaries.keep(day.isoformat(), self._law_of(), rows, self._mark[0])


_ITEM = tuple(each.name for each in fields(DueItem))
_CALENDAR = tuple(each.name for each in fields(CalendarDay))
_DATES = frozenset({"due", "waits_until", "event_on", "on"})


def _as_text(summary: CaseSummary) -> str:
    """A summary for the vault; which of its lines is next is told by its place among them."""
    told = [
        summary.case_id, summary.title, summary.reference, summary.officer, summary.officer_id, summary.is_open,
        summary.findings, summary.new_findings, summary.due.index(summary.next) if summary.next is not None else None,
        [[_plain(getattr(item, name)) for name in _ITEM] for item in summary.due],
        [[_plain(getattr(each, name)) for name in _CALENDAR] for each in summary.days],
    ]  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _from_text(text: str) -> CaseSummary | None:
    """The summary as it was; None where it can't be read, and is worked out."""
    try:
        case_id, title, reference, name, officer_id, is_open, findings, new, next_at, due, days = json.loads(text)
        items = tuple(DueItem(**_values(_ITEM, row)) for row in due)
        return CaseSummary(
            case_id=case_id, title=title, reference=reference, officer=name, officer_id=officer_id,
            is_open=is_open, findings=findings, new_findings=new,
            next=items[next_at] if next_at is not None else None, due=items,
            days=tuple(CalendarDay(**_values(_CALENDAR, row)) for row in days),
        )  # fmt: skip
    except (ValueError, TypeError, IndexError):
        return None


def _values(names: tuple[str, ...], row: list[Any]) -> dict[str, Any]:
    values = dict(zip(names, row, strict=True))
    values["target"] = tuple(values["target"])
    for name in _DATES:
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    return values
