# SPDX-License-Identifier: Apache-2.0
"""Lines of Today for the last day on which what was reported can still be charged as an offence tried summarily.

Harassment and stalking (sections 2 and 2A) are a course of conduct with a clock from its last act; an assault has one
of its own, which between those personally connected runs from the statement to the police.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.personal_connection import is_domestic
from vlu_desktop.rules.deadlines import DueDate

ASSAULTS = frozenset({"assault", "assault-other", "attempted-assault", "attempted-assault-other"})
"""Kinds of conduct that may be charged as common assault."""
_STATED = frozenset({"report", "call", "attendance", "interview"})
"""Contacts with the police at which a statement may first have been made."""
_COURSE = 2
"""Occasions that make a course of conduct (section 7 of the Protection from Harassment Act 1997)."""
_SHOWN = timedelta(days=56)


def charge_limits(diary: Diary) -> Iterator[DueItem]:
    """While something was reported and nothing is charged."""
    if diary.every(Charge):
        return
    done = [each for each in diary.case_file.conduct if each.proof != "acquitted" and _begun(diary, each)]
    yield from _course(diary, [each for each in done if not each.kinds or set(each.kinds) - ASSAULTS])
    for each in done:
        if each.proof == "reported" and ASSAULTS.intersection(each.kinds):
            yield from _assault(diary, each)


def _begun(diary: Diary, each: Conduct) -> bool:
    return not each.happened.first_day or each.happened.first_day <= diary.today


def _course(diary: Diary, done: list[Conduct]) -> Iterator[DueItem]:
    """From the last act that was reported: one that was not may be no part of what is charged."""
    occasions = sum(each.incident.count.at_least() if each.incident.count else 1 for each in done)
    known = [(each.happened.last_day, each) for each in done if each.proof == "reported"]
    dated = [(on, each) for on, each in known if on and on <= diary.today]
    if occasions < _COURSE or not dated:
        return
    anchor, last = max(dated, key=lambda row: (row[0], row[1].id))
    due = diary.by("summary_limit", anchor)
    if due and _near(diary, due.date):
        told = say("due.course-last", on=anchor)
        yield diary.item("limit", say("due.course-limit"), told, ("incident", last.id), due)


def _assault(diary: Diary, each: Conduct) -> Iterator[DueItem]:
    on = each.happened.first_day
    if on is None:
        return
    domestic = is_domestic(diary.case_file)
    stated = min((row.happened.first_day for row in each.police if row.kind in _STATED and row.happened
                  and row.happened.first_day), default=None)  # fmt: skip
    due, said = _due(diary, on, stated, domestic)
    if due and _near(diary, due.date):
        yield diary.item("limit", say("due.assault-limit"), said, ("incident", each.id), due)


def _due(diary: Diary, on: date, stated: date | None, domestic: bool | None) -> tuple[DueDate | None, str]:
    """When an assault can last be charged, and how that was counted; where something is not known, the earlier day."""
    if domestic is not True:
        told = say("due.assault", on=on) if domestic is False else say("due.assault-unrelated", on=on)
        return diary.by("assault_limit", on), told
    if stated is None:
        return diary.by("domestic_assault_limit", on), say("due.assault-unstated", on=on)
    from_statement, latest = diary.by("domestic_assault_limit", stated), diary.by("domestic_assault_latest", on)
    found = [each for each in (from_statement, latest) if each is not None]
    return min(found, key=lambda each: each.date, default=None), say("due.assault-stated", on=on, stated=stated)


def _near(diary: Diary, due: date) -> bool:
    return diary.today <= due <= diary.today + _SHOWN
