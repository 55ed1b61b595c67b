# SPDX-License-Identifier: Apache-2.0
"""The alarm of Today: the offender is to question the victim, and no manager has answered yet."""

from collections.abc import Iterator
from dataclasses import replace

from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.work import Questioning


def unanswered(case_file: CaseFile) -> tuple[Questioning, ...]:
    """The directions that no manager has answered: who, when and what belong to an answer."""
    rows = {row.id: row for row in case_file.all(Questioning)}
    return tuple(row for row in rows.values() if not (row.manager.strip() and row.answered_on and row.answer.strip()))


def questioning(diary: Diary) -> Iterator[DueItem]:
    """One line for each, due on the day it became known: it can be neither done nor put off from Today."""
    for row in unanswered(diary.case_file):
        hearing = diary.case_file.get(Hearing, row.hearing_id)
        on = hearing.on if hearing is not None else None
        title = say("due.alarm-at", on=on) if on else say("due.alarm")
        manager = row.manager.strip()
        asked = say("due.alarm-unanswered", manager=manager) if manager else say("due.alarm-untold")
        line = diary.item("questioning", title, f"{asked} {_since(row)}", ("questioning", row.id), row.told_on)
        yield replace(line, alarm=True)


def _since(row: Questioning) -> str:
    """Who directed it and since when it is known."""
    by, on = row.directed_by.strip(), row.told_on
    if by:
        return say("due.alarm-by", by=by, on=on) if on else say("due.alarm-by-undated", by=by)
    return say("due.alarm-since", on=on) if on else say("due.alarm-undated")
