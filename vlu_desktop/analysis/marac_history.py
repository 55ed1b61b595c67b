# SPDX-License-Identifier: Apache-2.0
"""The MARACs of a case that have been held, and when a case last went to one."""

from datetime import date

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.record.marac_referrals import MEETING, referred_on
from vlu_desktop.record.work import Meeting


def held(view: CaseView) -> tuple[Meeting, ...]:
    """MARACs with a day that has come, other than cancelled ones, by day."""
    meetings = {meeting.id: meeting for meeting in view.case_file.all(Meeting)}.values()
    found = [
        meeting
        for meeting in meetings
        if meeting.kind == "marac" and meeting.status != "cancelled" and meeting.on and meeting.on <= view.up_to
    ]
    return tuple(sorted(found, key=lambda meeting: (meeting.on or date.max, meeting.id)))


def followed_up(view: CaseView) -> tuple[tuple[Meeting, str], ...]:
    """Each MARAC held, with what followed: "followed" by another, a day "set" that is to come or was "missed", a reason
    why there is "none-needed", or nothing, "unset"."""
    meetings = held(view)
    followed = {*(later.follows_id for later in meetings), *(meeting.id for meeting in meetings[:-1])}
    return tuple((each, "followed" if each.id in followed else _to_come(view, each)) for each in meetings)


def _to_come(view: CaseView, meeting: Meeting) -> str:
    if meeting.follow_up_on is not None:
        return "missed" if meeting.follow_up_on < view.up_to else "set"
    return "none-needed" if meeting.no_follow_up_reason.strip() else "unset"


def referrals(view: CaseView) -> tuple[tuple[date, Meeting], ...]:
    """Each time the case went to MARAC, counted from the referral or from the meeting as the setting says, by day."""
    anchored = []
    for meeting in {meeting.id: meeting for meeting in view.case_file.all(Meeting)}.values():
        on = referred_on(meeting, from_meeting=view.params.repeat_anchor == MEETING)
        if on and on <= view.up_to:
            anchored.append((on, meeting))
    return tuple(sorted(anchored, key=lambda pair: (pair[0], pair[1].id)))


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of its month where there is none."""
    return _shift(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later."""
    return _shift(day, months)


def _shift(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
