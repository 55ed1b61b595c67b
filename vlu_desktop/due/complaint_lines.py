# SPDX-License-Identifier: Apache-2.0
"""Lines of Today for complaints: to be acknowledged, to be answered, and that she or he is told how to go further."""

from collections.abc import Iterator
from datetime import date

from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.complaints import SETTLED_UNANSWERED, Complaint
from vlu_desktop.record.vocabulary import label

COMPLAINT = "complaint"
"""The kind of these lines."""
_LAST_STAGE = frozenset({"ombudsman", "elsewhere"})
"""Stages after which there is nobody here to go on to."""


def complaints(diary: Diary) -> Iterator[DueItem]:
    """One line a complaint, for what comes next. It stands in a closed case too: closing answers nobody."""
    for row in diary.every(Complaint):
        if row.is_open:
            yield _unanswered(diary, row)
        elif row.answered_on is not None and _to_be_told(diary, row, row.answered_on):
            said = say("due.complaint-answered", about=_about(row), on=row.answered_on)
            yield diary.item(COMPLAINT, say("due.complaint-further"), said, (COMPLAINT, row.id), row.answered_on)


def _unanswered(diary: Diary, row: Complaint) -> DueItem:
    target, about = (COMPLAINT, row.id), _about(row)
    if row.made_on is None:
        return diary.item(COMPLAINT, say("due.complaint-answer"), about, target, row.answer_due)
    said = say("due.complaint-made", about=about, on=row.made_on)
    if row.acknowledged_on is None:
        due = diary.by("complaint_acknowledged", row.made_on)
        return diary.item(COMPLAINT, say("due.complaint-acknowledge"), said, target, due)
    due_on = row.answer_due or diary.by("complaint_answer", row.made_on)
    return diary.item(COMPLAINT, say("due.complaint-answer"), said, target, due_on)


def _to_be_told(diary: Diary, row: Complaint, on: date) -> bool:
    """Whether the answer of that day was given of late and nobody said how it can be taken further."""
    if row.outcome in SETTLED_UNANSWERED or row.stage in _LAST_STAGE:
        return False
    return row.told_next != "yes" and diary.ours(on) and on <= diary.today


def _about(row: Complaint) -> str:
    return lower_first(label("complaint-about", row.about) or say("due.complaint-untold"))
