# SPDX-License-Identifier: Apache-2.0
"""Incidents becoming more serious, by an ordinal test at fixed looks while a campaign goes on."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates.grading import episodes
from vlu_desktop.analysis.rates.interim_looks import looks
from vlu_desktop.analysis.rates.recording_spans import NoSpan, span
from vlu_desktop.analysis.rates.severity import LIMITS, METHOD, Grades, grades
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    found = span(view)
    if isinstance(found, NoSpan):
        return
    graded = grades(view, found)
    before = _last_rise(graded)
    if before is None:
        return
    told, counted = graded.told(before)
    vague = [entry for entry in graded.vague if entry.first < before]
    certain = found.known and not vague
    yield rule.finding(
        sentence=f"The record {'shows' if certain else 'may show'} incidents becoming more serious by {day(before)}: "
        f"{told}.",
        entries=[*counted, *vague],
        counted=counted,
        certain=certain,
        starts=found.starts,
        ends=before - timedelta(days=1),
        facts=[found.told],
        notes=found.told,
    )


def _last_rise(graded: Grades) -> date | None:
    """The day of the last look that shows it: the first day of the episode that makes the count, itself left out."""
    blocks = episodes(graded.exact)
    due = [(graded.starts + timedelta(days=blocks[count - 1][0][0]), level) for count, level in looks(len(blocks))]
    return next((before for before, level in reversed(due) if graded.rising(before, level)), None)


RULE = Rule(
    key="seriousness-rising",
    title="Becoming more serious",
    method=f"Looked at when 8, 15, 30, 60, 120 and so on episodes have been recorded, in the order things happened; "
    f"told as of the last look that shows it. {METHOD} Each look may spend 1.25%, from 120 on half the last.",
    limits=f"{LIMITS} Of campaigns whose seriousness does not change at most 5.5 in 100 ever come to show this. "
    "Nothing shown is not a sign that seriousness is the same.",
    source="Reference notes 5.4, subject 2; false alarms held by the simulations in tests/statistics.",
    find=_find,
    group="worse",
)
