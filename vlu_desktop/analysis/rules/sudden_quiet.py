# SPDX-License-Identifier: Apache-2.0
"""Sudden quiet after many incidents: a neutral prompt to ask, never a reassurance."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import number
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.finding import Finding

_YEAR = timedelta(days=365)


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    latest = max((entry.last for entry in view.every if entry.dated), default=view.up_to)
    quiet = (view.up_to - latest).days
    year = [entry for entry in view.every if entry.last >= latest - _YEAR]
    within = [entry for entry in year if entry.exact]
    days = sorted({entry.first for entry in within})
    if quiet < view.params.quiet_days or len(days) < max(view.params.quiet_before, 2):
        return
    longest = max((later - earlier).days for earlier, later in pairwise(days))
    if quiet <= longest:
        return
    vague = len(year) - len(within)
    left = _left_out(vague) if vague else ""
    yield rule.finding(
        sentence=f"The record holds no dated incident in the {number(quiet, 'day')} after {day(latest)}. In the year "
        f"before that it holds incidents on {number(len(days), 'day')}, no more than {number(longest, 'day')} apart."
        f"{left} It does not say why.",
        entries=within,
        facts=[str(vague)],
        certain=not vague,
        starts=latest + timedelta(days=1),
        ends=view.up_to,
    )


def _left_out(vague: int) -> str:
    return f" {number(vague, 'incident')} without an exact date {'is' if vague == 1 else 'are'} left out."


RULE = Rule(
    key="sudden-quiet",
    title="Nothing recorded of late",
    method="Days without any incident up to the day looked back from, where they are at least a month (the setting) "
    "and longer than any gap in the year before, in which there were incidents on at least ten known days (the "
    "setting).",
    limits="No incident in the record is not a sign of safety: the victim may not have been asked, may not have "
    "wished to tell, or the offender's conduct may have taken a form nobody sees. Not used as a rate.",
    source="Reference notes 5.3 and 5.4, subject 18.",
    find=_find,
    group="to-do",
    internal=True,
)
