# SPDX-License-Identifier: Apache-2.0
"""Sudden quiet after many incidents: a neutral prompt to ask, never a reassurance."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.custody_days import custody_said
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
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
    start = latest + timedelta(days=1)
    said = [
        say_in(ENGLISH, "findings.quiet", n=quiet, starts=start, ends=view.up_to),
        say_in(ENGLISH, "findings.quiet-before", n=len(days), starts=latest - _YEAR, ends=latest, gap=longest),
        *([say_in(ENGLISH, "findings.quiet-left-out", n=vague)] if vague else []),
        *_why(view, start),
    ]
    yield rule.finding(
        sentence=" ".join(said),
        entries=within,
        facts=[str(vague)],
        certain=not vague,
        starts=start,
        ends=view.up_to,
    )


def _why(view: CaseView, start: date) -> list[str]:
    """That the record doesn't say why; before it, where the offender was in custody, on how many of the days."""
    inside = custody_said(view, start, view.up_to)
    if inside:
        return [*inside, say_in(ENGLISH, "findings.quiet-whether-why")]
    return [say_in(ENGLISH, "findings.quiet-why-not")]


RULE = Rule(
    key="sudden-quiet",
    version="2",
    title=say_in(ENGLISH, "rules.sudden-quiet"),
    method=say_in(ENGLISH, "rules.sudden-quiet-method"),
    limits=say_in(ENGLISH, "rules.sudden-quiet-limits"),
    source=say_in(ENGLISH, "rules.sudden-quiet-source"),
    find=_find,
    group="to-do",
    internal=True,
)
