# SPDX-License-Identifier: Apache-2.0
"""The alarm of Today: the offender is to question the victim, and no manager has answered yet."""

from collections.abc import Iterator
from dataclasses import replace

from vlu_desktop.dates.date_display import day
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.work import Questioning

ALARM = "The offender is to question the victim"


def unanswered(case_file: CaseFile) -> tuple[Questioning, ...]:
    """The directions that no manager has answered: who, when and what belong to an answer."""
    rows = {row.id: row for row in case_file.all(Questioning)}
    return tuple(row for row in rows.values() if not (row.manager.strip() and row.answered_on and row.answer.strip()))


def questioning(diary: Diary) -> Iterator[DueItem]:
    """One line for each, due on the day it became known: it can be neither done nor put off from Today."""
    for row in unanswered(diary.case_file):
        hearing = diary.case_file.get(Hearing, row.hearing_id)
        at = f" at the hearing on {day(hearing.on)}" if hearing is not None and hearing.on else ""
        by = f"{row.directed_by.strip()}, " if row.directed_by.strip() else ""
        since = f"known since {day(row.told_on)}" if row.told_on else "day not entered"
        asked = f"{row.manager.strip()} has not answered" if row.manager.strip() else "No manager has been told"
        line = diary.item("questioning", f"{ALARM}{at}", f"{asked}. {by}{since}", ("questioning", row.id), row.told_on)
        yield replace(line, alarm=True)
