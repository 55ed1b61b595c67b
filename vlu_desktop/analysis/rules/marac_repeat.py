# SPDX-License-Identifier: Apache-2.0
"""MARAC repeat: an incident within twelve months of the last referral, which sends the case back whatever its score."""

from collections.abc import Iterator
from datetime import timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import dated, how_many
from vlu_desktop.analysis.marac_history import months_after, referrals
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.finding import Finding

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
    verb = "shows" if sure else "may show"
    what = "meeting" if view.params.repeat_anchor == "meeting" or not meeting.referred_on else "referral"
    yield rule.finding(
        subject=meeting.id,
        sentence=f"The record {verb} {how_many(shown)} within {view.params.repeat_months} months of the last MARAC "
        f"{what} ({day(anchor)}), {dated(shown)}.",
        entries=possible,
        records=[meeting],
        counted=shown,
        certain=bool(sure),
        starts=anchor,
        ends=end,
    )


RULE = Rule(
    key="marac-repeat",
    title="MARAC repeat",
    method="Any incident after the last MARAC referral and within twelve months of it (the settings say how long, and "
    "whether from the referral or the meeting). It need not be a crime, and contact through others counts.",
    limits="Areas define a repeat differently. Whether a new referral is made is for the officer.",
    source="Reference notes 4 and 5.4, subject 20.",
    find=_find,
    group="to-do",
    internal=True,
)
