# SPDX-License-Identifier: Apache-2.0
"""When it is to be reviewed whether a case is still needed; a review is all that ever falls due, never an erasure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.language.catalogue import say
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
        return Review(due=last.next_on, why=say("due.retention-set"), last=last, hold=hold)
    closed = case.status == "closed"
    anchor, event = _anchor(case, last)
    if anchor is None:
        why = say("due.retention-no-closing") if closed else say("due.retention-no-opening")
        return Review(due=None, why=why, last=last, hold=hold)
    due = rules.countable("retention_closed" if closed else "retention_open", anchor, holidays)
    if due is None:
        return Review(due=None, why=say("due.retention-no-rule"), last=last, hold=hold)
    return Review(due=due.date, why=_counted_from(event, anchor), last=last, hold=hold)


def retention(diary: Diary) -> Iterator[DueItem]:
    """Today's line: the review of whether the case is still needed, also where it is closed."""
    case = diary.case_file.case
    review = next_review(case, diary.every(RetentionReview), diary.every(LegalHold), diary.rules, diary.holidays)
    closed = case.status == "closed"
    # A closed case without the day it was closed would otherwise never come up again.
    if diary.soon(review.due) and (closed or review.due is not None):
        why = ". ".join((review.why, say("due.retention-held"))) if review.hold is not None else review.why
        title = say("due.retention-closed") if closed else say("due.retention-open")
        yield diary.item("retention", title, why, ("retention", case.id), review.due, "review")


def _counted_from(event: str, on: date) -> str:
    match event:
        case "closed":
            return say("due.retention-closed-on", on=on)
        case "opened":
            return say("due.retention-opened-on", on=on)
    return say("due.retention-reviewed-on", on=on)


def _anchor(case: Case, last: RetentionReview | None) -> tuple[date | None, str]:
    """The day the rule counts from, and what happened on it: the closing or opening, or a review after it."""
    anchor, event = (case.closed, "closed") if case.status == "closed" else (case.opened, "opened")
    reviewed = last.decided_on if last is not None else None
    if reviewed is not None and (anchor is None or reviewed > anchor):
        return reviewed, "reviewed"
    return anchor, event
