# SPDX-License-Identifier: Apache-2.0
"""How the lines of Today stand: by how late they are, and of which sort."""

from collections.abc import Iterable
from datetime import date, timedelta

from vlu_desktop.due.due_line import DueItem
from vlu_desktop.language.catalogue import say

WEEK = timedelta(days=7)
_LATE = ((365, "late-a-year"), (31, "late-a-month"), (0, "late"))


def groups() -> dict[str, str]:
    """The groups by key, in the order they are read. What has no day is to be done this week; what waits was chased."""
    return {
        "at-once": say("due.group-at-once"),
        "late-a-year": say("due.group-late-a-year"),
        "late-a-month": say("due.group-late-a-month"),
        "late": say("due.group-late"),
        "this-week": say("due.group-this-week"),
        "coming": say("due.group-coming"),
        "waiting": say("due.group-waiting"),
    }


def sorts() -> dict[str, str]:
    """What each kind of line is chosen by."""
    contact, forms, orders = say("due.sort-contact"), say("due.sort-forms"), say("due.sort-orders")
    meetings, statements = say("due.sort-meetings"), say("due.sort-statements")
    return {
        "questioning": say("due.sort-questioning"),
        "action": say("due.sort-actions"),
        "meeting": meetings,
        "follow-up": meetings,
        "repeat": say("due.sort-repeats"),
        "hearing": say("due.sort-hearings"),
        "statement": statements,
        "parole": statements,
        "order": orders,
        "copy": orders,
        "notification": orders,
        "release": say("due.sort-releases"),
        "tell": contact,
        "first-contact": contact,
        "contact": contact,
        "annual": contact,
        "referral": contact,
        "request": say("due.sort-requests"),
        "form": forms,
        "review": forms,
        "retention": forms,
        "complaint": say("due.sort-complaints"),
        "limit": say("due.sort-limits"),
        "finding": say("due.sort-findings"),
    }


def group_of(item: DueItem, today: date) -> str:
    """The key of the group a line stands in."""
    if item.alarm:
        return "at-once"
    if item.waits_until is not None:
        return "waiting"
    if item.overdue and item.due is not None:
        late = (today - item.due).days
        return next(name for days, name in _LATE if late > days)
    return "this-week" if item.due is None or item.due <= today + WEEK else "coming"


def grouped(items: Iterable[DueItem], today: date) -> tuple[tuple[str, tuple[DueItem, ...]], ...]:
    """The lines under their groups, each by its day; no empty group."""
    names = groups()
    found: dict[str, list[DueItem]] = {key: [] for key in names}
    for item in items:
        found[group_of(item, today)].append(item)
    return tuple(
        (
            names[key],
            tuple(sorted(group, key=lambda each: (each.waits_until or each.due or today, each.title, each.case_id))),
        )
        for key, group in found.items()
        if group
    )


def how_far(due: date | None, today: date) -> str:
    """ "7 years late", "3 weeks late", "today", "tomorrow", "in 5 days"; "" where no day is set."""
    if due is None:
        return ""
    days = (due - today).days
    if days in (0, 1):
        return say("due.tomorrow") if days else say("due.today")
    many, measure = _span(abs(days))
    return _late(many, measure) if days < 0 else _to_come(many, measure)


def _span(days: int) -> tuple[int, str]:
    """In the largest whole measure that overstates nothing."""
    for length, least, measure in ((365.25, 731, "years"), (30.44, 61, "months"), (7, 21, "weeks")):
        if days >= least:
            return int(days / length), measure
    return days, "days"


def _late(many: int, measure: str) -> str:
    match measure:
        case "years":
            return say("due.late-years", n=many)
        case "months":
            return say("due.late-months", n=many)
        case "weeks":
            return say("due.late-weeks", n=many)
    return say("due.late-days", n=many)


def _to_come(many: int, measure: str) -> str:
    match measure:
        case "years":
            return say("due.in-years", n=many)
        case "months":
            return say("due.in-months", n=many)
        case "weeks":
            return say("due.in-weeks", n=many)
    return say("due.in-days", n=many)
