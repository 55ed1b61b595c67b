# SPDX-License-Identifier: Apache-2.0
"""Everything Today shows of a case: what is due, overdue, waiting, or found and not yet looked at."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.charge_limits import charge_limits
from vlu_desktop.due.complaint_lines import complaints
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.due_marks import with_marks
from vlu_desktop.due.meeting_lines import actions, follow_ups, repeats, reviews
from vlu_desktop.due.offender_lines import notifications, orders, releases
from vlu_desktop.due.questioning_lines import questioning
from vlu_desktop.due.request_lines import chances, requests
from vlu_desktop.due.retention import retention
from vlu_desktop.due.telling_lines import challenges, telling
from vlu_desktop.due.victim_lines import contacts, hearings, statements, summaries
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Finding, reviewed
from vlu_desktop.record.work import DueMark, FindingReview
from vlu_desktop.rules.deadlines import Rules

__all__ = ["DueItem", "due_items"]

EACH_NAMED = 3
"""How many new findings of a case have a line each on Today; a first look at a case would fill the page."""
# To add a sort of line: a function from a diary to its items, in the due_* module of its subject, and its name here.
FINDERS: tuple[Callable[[Diary], Iterator[DueItem]], ...] = (
    questioning, telling, actions, follow_ups, repeats, statements, contacts, hearings, challenges, summaries, orders,
    notifications, releases, requests, chances, reviews, charge_limits, complaints, retention,
)  # fmt: skip


def due_items(
    case_file: CaseFile, today: date, rules: Rules, holidays: Holidays, findings: Iterable[Finding] = ()
) -> tuple[DueItem, ...]:
    """The lines of a case: the overdue first, then by day, those that wait for no day after them.

    Of a closed case only the review of whether it is still needed, and complaints: they are answered all the same.

    `findings` that a review still holds for are left out.
    """
    diary = Diary(case_file=case_file, today=today, rules=rules, holidays=holidays)
    if case_file.case.status == "closed":
        left = sorted((*complaints(diary), *retention(diary)), key=lambda item: (item.due or date.max, item.target))
        return tuple(with_marks(left, diary.every(DueMark), today))
    items = [item for finder in FINDERS for item in finder(diary)]
    items += _new_findings(diary, findings)
    items = list(with_marks(items, diary.every(DueMark), today))
    return tuple(sorted(items, key=lambda item: (item.due is None, item.due or date.max, item.title, item.target)))


def _new_findings(diary: Diary, findings: Iterable[Finding]) -> Iterator[DueItem]:
    """Those that nobody has looked at: one line each while they are few, then one line for all, the first named."""
    held = diary.case_file.all(FindingReview)
    new = [finding for finding in findings if reviewed(finding, held) is None]
    if len(new) > EACH_NAMED:
        first, second = new[:2]
        named = say("due.findings-named", first=first.title.lower(), second=second.title.lower())
        target = ("finding", "/".join(filter(None, first.key)))
        yield diary.item("finding", say("due.findings-new", n=len(new)), named, target)
        return
    for finding in new:
        title, target = say("due.finding-new", finding=finding.title), ("finding", "/".join(filter(None, finding.key)))
        yield diary.item("finding", title, say("due.finding-unseen"), target)
