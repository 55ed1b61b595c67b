# SPDX-License-Identifier: Apache-2.0
"""When a case went to a MARAC: the findings, Today and the referral itself ask it alike."""

from collections.abc import Iterable
from datetime import date

from vlu_desktop.record.work import Meeting, RuleSetting

MEETING = "meeting"


def referred_on(meeting: Meeting, *, from_meeting: bool = False) -> date | None:
    """The day of the referral, or of the MARAC where that is not known or the unit counts from it; None for another
    meeting, and for a follow-up, which looks at what was agreed: nobody referred the case again."""
    if meeting.kind != "marac" or meeting.status == "cancelled" or (meeting.follows_id and not meeting.referred_on):
        return None
    return meeting.on if from_meeting else meeting.referred_on or meeting.on


def counts_from_meeting(settings: Iterable[RuleSetting], day: date) -> bool:
    """Whether the unit counts the time of a repeat from the meeting, as its settings of the findings say that day."""
    own = [row for row in settings if row.name == "repeat_anchor" and row.since and row.since <= day]
    return bool(own) and max(own, key=lambda row: row.since or date.min).value == MEETING
