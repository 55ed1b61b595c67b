# SPDX-License-Identifier: Apache-2.0
"""When it is to be reviewed whether a case is still needed; a review is all that ever falls due, never an erasure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import LegalHold, RetentionReview
from vlu_desktop.rules.deadlines import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The next review of a case. `due` is None where nothing says when; `why` says how the day was counted."""

    due: date | None
    why: str
    last: RetentionReview | None
    hold: LegalHold | None


def standing_hold(holds: Iterable[LegalHold]) -> LegalHold | None:
    """The hold that keeps a case whole, the first placed where there are several; None where none stands."""
    standing = [hold for hold in holds if hold.lifted_on is None]
    return min(standing, key=lambda hold: (hold.placed_on or date.min, hold.id), default=None)


def next_review(
    case: Case, reviews: Iterable[RetentionReview], holds: Iterable[LegalHold], rules: Rules, holidays: Holidays
) -> Review:
    """When a case is next to be reviewed: on the day the last review set, or else by the dated rule of its state."""
    last = max(reviews, key=lambda row: (row.decided_on or date.min, row.id), default=None)
    hold = standing_hold(holds)
    if last is not None and last.next_on is not None:
        return Review(due=last.next_on, why="Set at the last review", last=last, hold=hold)
    closed = case.status == "closed"
    anchor, event = _anchor(case, last)
    if anchor is None:
        why = "The day it was closed is not recorded" if closed else "The day it was opened is not recorded"
        return Review(due=None, why=why, last=last, hold=hold)
    due = rules.countable("retention_closed" if closed else "retention_open", anchor, holidays)
    if due is None:
        return Review(due=None, why="No rule held on that day", last=last, hold=hold)
    return Review(due=due.date, why=f"{event} on {shown(anchor)}", last=last, hold=hold)


def retention(diary: Diary) -> Iterator[DueItem]:
    """Today's line: the review of whether the case is still needed, also where it is closed."""
    case = diary.case_file.case
    review = next_review(case, diary.every(RetentionReview), diary.every(LegalHold), diary.rules, diary.holidays)
    closed = case.status == "closed"
    # A closed case without the day it was closed would otherwise never come up again.
    if diary.soon(review.due) and (closed or review.due is not None):
        held = "; on legal hold" if review.hold is not None else ""
        title = f"Retention review: is {'this closed case' if closed else 'all of this case'} still needed"
        yield diary.item("retention", title, f"{review.why}{held}", ("retention", case.id), review.due, "Review")


def _anchor(case: Case, last: RetentionReview | None) -> tuple[date | None, str]:
    """The day the rule counts from, and what happened on it: the closing or opening, or a review after it."""
    anchor, event = (case.closed, "Closed") if case.status == "closed" else (case.opened, "Opened")
    reviewed = last.decided_on if last is not None else None
    if reviewed is not None and (anchor is None or reviewed > anchor):
        return reviewed, "Last reviewed"
    return anchor, event
