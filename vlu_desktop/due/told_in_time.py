# SPDX-License-Identifier: Apache-2.0
"""Whether each victim who wants to know was told in time of what concerned her or him."""

from collections import Counter

from vlu_desktop.due.due_line import Diary
from vlu_desktop.due.telling_lines import Duty, duties
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.unit_table import UnitRow, UnitTable

IN_TIME, LATE, NOT_YET, ENDED = "in-time", "late", "not-yet", "ended"


def told_in_time(diary: Diary) -> Counter[str]:
    """How many events of a case were told in time, late, not yet though the time is over, or ended without a day.

    What is not asked for by the level chosen, has no clock, or may still be told in time is none of these.
    """
    return Counter(how for duty in duties(diary) if duty.asked and (how := _how(diary, duty)))


def _how(diary: Diary, duty: Duty) -> str:
    told_on = duty.standing.told_on
    if duty.due is None:
        return ""
    if told_on is not None and told_on <= diary.today:
        return IN_TIME if told_on <= duty.due else LATE
    if duty.standing.ended and told_on is None:
        return ENDED
    return NOT_YET if duty.due < diary.today else ""


def told_table(counted: Counter[str]) -> UnitTable:
    """The same of all cases, as a table of the unit's briefing."""
    labels = {
        IN_TIME: say("briefing.told-in-time"),
        LATE: say("briefing.told-late"),
        NOT_YET: say("briefing.told-not"),
        ENDED: say("briefing.told-ended"),
    }
    return UnitTable(
        key="told",
        title=say("briefing.title-told"),
        definition=say("briefing.about-told"),
        base=counted.total(),
        base_said=say("briefing.of-told", n=counted.total()),
        columns=(say("briefing.column-number"),),
        rows=tuple(UnitRow(label=label, counts=(counted[key],)) for key, label in labels.items()),
    )
