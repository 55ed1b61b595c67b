# SPDX-License-Identifier: Apache-2.0
"""Potential escalation: so many incidents reported to the police in twelve months that areas take it to MARAC."""

from collections.abc import Iterator
from datetime import timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import about_many
from vlu_desktop.analysis.marac_history import months_before, referrals
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.finding import Finding

_REPORTED = frozenset({"reported", "charged", "admitted", "convicted"})


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    start = months_before(view.up_to, view.params.marac_months) + timedelta(days=1)
    reported = [entry for entry in view.entries if entry.dated and entry.conduct.proof in _REPORTED]
    possible = [entry for entry in reported if entry.maybe_in(start, view.up_to)]
    sure = [entry for entry in possible if entry.surely_began_in(start, view.up_to)]
    if len(possible) < view.params.marac_count:
        return
    certain = len(sure) >= view.params.marac_count
    gone = [meeting for on, meeting in referrals(view) if on >= start]
    told = "A MARAC referral is recorded in that time." if gone else "No MARAC referral is recorded in that time."
    verb = "shows" if certain else "may show"
    yield rule.finding(
        sentence=f"The record {verb} {about_many(len(sure), len(possible))} reported to the police in the "
        f"{view.params.marac_months} months to {day(view.up_to)}. {told}",
        entries=possible,
        records=gone,
        certain=certain,
        starts=start,
        ends=view.up_to,
    )


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return entry.conduct.proof in _REPORTED


RULE = Rule(
    key="marac-threshold",
    title="Local measure for MARAC reached",
    method="Incidents reported to the police, whatever came of it, in the twelve months to the day, against the "
    "number an area takes as potential escalation (the settings; three by default).",
    limits="The measure is a local one and no assessment by itself. MARAC is for domestic abuse and for those of 16 "
    "and over; other stalking goes to another forum.",
    source="Reference notes 4 and 5.4, subject 19.",
    find=_find,
    group="to-do",
    sees=_sees,
    internal=True,
)
