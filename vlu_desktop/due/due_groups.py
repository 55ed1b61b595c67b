# SPDX-License-Identifier: Apache-2.0
"""How the lines of Today stand: by how late they are, and of which sort."""

from collections.abc import Iterable
from datetime import date, timedelta

from vlu_desktop.due.due_line import DueItem
from vlu_desktop.language.phrases import number

WEEK = timedelta(days=7)
AT_ONCE, WAITING = "To answer at once", "Waiting"
_LATE = ((365, "More than a year late"), (31, "More than a month late"), (0, "Late"))
GROUPS = (AT_ONCE, *(name for _, name in _LATE), "This week", "Coming in 90 days", WAITING)
"""In the order they are read. What has no day is to be done this week; what waits was chased or put off."""
SORTS: dict[str, str] = {
    "questioning": "Questioning of the victim",
    "action": "Actions",
    "meeting": "Meetings and follow-ups",
    "follow-up": "Meetings and follow-ups",
    "repeat": "Repeat referrals",
    "hearing": "Hearings",
    "statement": "Statements",
    "parole": "Statements",
    "order": "Orders",
    "copy": "Orders",
    "notification": "Orders",
    "release": "Releases and recalls",
    "tell": "Contact with the victim",
    "first-contact": "Contact with the victim",
    "contact": "Contact with the victim",
    "annual": "Contact with the victim",
    "referral": "Contact with the victim",
    "request": "Requests",
    "form": "Forms and reviews",
    "review": "Forms and reviews",
    "retention": "Forms and reviews",
    "limit": "Time limits for charges",
    "finding": "Findings",
}
"""What each kind of line is chosen by."""


def group_of(item: DueItem, today: date) -> str:
    """The group a line stands in."""
    if item.alarm:
        return AT_ONCE
    if item.waits_until is not None:
        return WAITING
    if item.overdue and item.due is not None:
        late = (today - item.due).days
        return next(name for days, name in _LATE if late > days)
    return "This week" if item.due is None or item.due <= today + WEEK else "Coming in 90 days"


def grouped(items: Iterable[DueItem], today: date) -> tuple[tuple[str, tuple[DueItem, ...]], ...]:
    """The lines under their groups, each by its day; no empty group."""
    found: dict[str, list[DueItem]] = {name: [] for name in GROUPS}
    for item in items:
        found[group_of(item, today)].append(item)
    return tuple(
        (name, tuple(sorted(group, key=lambda each: (each.waits_until or each.due or today, each.title, each.case_id))))
        for name, group in found.items()
        if group
    )


def how_far(due: date | None, today: date) -> str:
    """ "7 years late", "3 weeks late", "today", "tomorrow", "in 5 days"; "" where no day is set."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return f"{_span(-days)} late"
    return {0: "today", 1: "tomorrow"}.get(days) or f"in {_span(days)}"


def _span(days: int) -> str:
    """In the largest whole measure that overstates nothing."""
    for measure, least, one in ((365.25, 731, "year"), (30.44, 61, "month"), (7, 21, "week")):
        if days >= least:
            return number(int(days / measure), one)
    return number(days, "day")
