# SPDX-License-Identifier: Apache-2.0
"""Behaviour after each sanction: how many days to the next incident, and what followed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import CUSTODY, about_many, between, number
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.sanctions import Sanction, sanctions
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Whereabouts

_DAY = timedelta(days=1)


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    entries = sorted((entry for entry in view.entries if entry.dated), key=lambda entry: entry.first)
    firsts = [entry.first for entry in entries]
    vague = [entry for entry in entries if not entry.exact]
    for sanction in sanctions(view):
        start = sanction.on + _DAY
        end = min(sanction.on + timedelta(days=view.params.after_days), view.up_to)
        # Those that begin in the window, and those of the vague ones that began before and may reach into it.
        inside = entries[bisect_right(firsts, sanction.on) : bisect_right(firsts, end)]
        possible = [entry for entry in vague if entry.first <= sanction.on and entry.maybe_in(start, end)] + inside
        if possible and start <= end:
            yield _finding(rule, view, sanction, possible, end)


def _finding(rule: Rule, view: CaseView, sanction: Sanction, possible: Sequence[CaseEntry], end: date) -> Finding:
    start = sanction.on + _DAY
    sure = [entry for entry in possible if entry.surely_began_in(start, end)]
    earliest = min(max(entry.first, start) for entry in possible)
    latest = min((entry.begun_by for entry in sure), default=None)
    soonest = (earliest - sanction.on).days
    if latest is not None:
        longest = (latest - sanction.on).days
        gap = number(soonest, "day") if soonest == longest else f"{soonest} to {number(longest, 'day')}"
        said = f"The record shows the next incident {gap} after {sanction.named}"
    else:
        said = f"The record may show an incident after {sanction.named}"
    many = about_many(len(sure), len(possible))
    whole = end - sanction.on == timedelta(days=view.params.after_days)
    span = f"in the {number((end - sanction.on).days, 'day')} after it{'' if whole else f', up to {day(end)}'}"
    entries = sorted(possible, key=lambda entry: entry.order)
    return rule.finding(
        subject=sanction.on.isoformat(),
        title=f"After {sanction.what}",
        sentence=f"{said}, and {many} {span}.{_inside(view, start, end)}",
        entries=entries,
        records=sanction.records,
        certain=bool(sure),
        starts=sanction.on,
        ends=end,
    )


def _inside(view: CaseView, start: date, end: date) -> str:
    """Whether he or she was in custody for some of it, and so less able."""
    stays = sorted(
        (stay.starts or date.min, stay.id, stay)
        for stay in {stay.id: stay for stay in view.case_file.all(Whereabouts)}.values()
        if stay.kind in CUSTODY and (stay.starts or date.min) <= end and (stay.ends or date.max) >= start
    )
    if not stays:
        return ""
    _, _, stay = stays[0]
    return f" For some of those days the offender was {CUSTODY[stay.kind]} ({between(stay.starts, stay.ends)})."


RULE = Rule(
    key="after-sanction",
    version="2",
    title="After each sanction",
    method="For each order made or served, conviction, sentence, police warning and release known to the day, the "
    "days from it to the next incident, and the incidents in the time after it (the setting; 90 days by default). The "
    "day itself is left out: what came first on it is not known.",
    limits="It tells what followed, not what would have happened otherwise, and compares no rates. Days are counted "
    "by the calendar; time in custody is named, not taken off. Without an incident nothing is said: the absence of "
    "incidents in the record is not a sign of safety.",
    source="Reference notes 5.4, subject 5; Napo briefing, October 2011, case histories 26, 27, 29 and 30.",
    find=_find,
    group="orders",
)
