# SPDX-License-Identifier: Apache-2.0
"""MARAC repeat: an incident within twelve months of the last referral, which sends the case back whatever its score."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import date_items
from vlu_desktop.analysis.marac_history import months_after, referrals
from vlu_desktop.analysis.recorded_behaviours import occasions
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.work import Meeting

_DAY = timedelta(days=1)


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    gone = referrals(view)
    if not gone:
        return
    anchor, meeting = gone[-1]
    end = min(months_after(anchor, view.params.repeat_months), view.up_to)
    start = anchor + _DAY
    possible = [entry for entry in view.entries if entry.dated and entry.maybe_in(start, end)]
    sure = [entry for entry in possible if entry.surely_began_in(start, end)]
    if not possible:
        return
    shown = sure or possible
    yield rule.finding(
        subject=meeting.id,
        sentence=" ".join([_said(view, anchor, _is_meeting(view, meeting), shown, bool(sure)), *occasions(shown)]),
        entries=possible,
        records=[meeting],
        counted=shown,
        certain=bool(sure),
        starts=anchor,
        ends=end,
    )


def _is_meeting(view: CaseView, meeting: Meeting) -> bool:
    """Whether the months are counted from the meeting, by the setting or for want of a day of referral."""
    return view.params.repeat_anchor == "meeting" or not meeting.referred_on


def _said(view: CaseView, anchor: date, meeting: bool, shown: Sequence[CaseEntry], sure: bool) -> str:
    n, months, dates = len(shown), view.params.repeat_months, date_items(shown)
    if meeting:
        if sure:
            return say_in(ENGLISH, "findings.repeat-meeting-shows", n=n, months=months, on=anchor, dates=dates)
        return say_in(ENGLISH, "findings.repeat-meeting-may", n=n, months=months, on=anchor, dates=dates)
    if sure:
        return say_in(ENGLISH, "findings.repeat-referral-shows", n=n, months=months, on=anchor, dates=dates)
    return say_in(ENGLISH, "findings.repeat-referral-may", n=n, months=months, on=anchor, dates=dates)


RULE = Rule(
    key="marac-repeat",
    version="2",
    title=say_in(ENGLISH, "rules.marac-repeat"),
    method=say_in(ENGLISH, "rules.marac-repeat-method"),
    limits=say_in(ENGLISH, "rules.marac-repeat-limits"),
    source=say_in(ENGLISH, "rules.marac-repeat-source"),
    find=_find,
    group="to-do",
    internal=True,
)
