# SPDX-License-Identifier: Apache-2.0
"""Today's line for a case whose keeping is to be reviewed, also where the case is closed."""

from collections.abc import Iterator

from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.retention import next_review
from vlu_desktop.record.work import LegalHold, RetentionReview


def retention(diary: Diary) -> Iterator[DueItem]:
    """The review of whether the case is still needed."""
    case = diary.case_file.case
    review = next_review(case, diary.every(RetentionReview), diary.every(LegalHold), diary.rules, diary.holidays)
    missing = review.due is None and case.status == "closed"
    if missing or (review.due is not None and diary.soon(review.due)):
        held = "; on legal hold" if review.hold is not None else ""
        title = (
            "Retention review: is this closed case still needed"
            if case.status == "closed"
            else ("Retention review: is all of this case still needed")
        )
        yield diary.item("retention", title, f"{review.why}{held}", ("retention", case.id), review.due, "Review")
