# SPDX-License-Identifier: Apache-2.0
"""Potential escalation: so many incidents reported to the police in twelve months that areas take it to MARAC."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.marac_history import months_before, referrals
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
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
    yield rule.finding(
        sentence=" ".join([_said(view, start, len(sure), len(possible), certain), _referred(bool(gone))]),
        entries=possible,
        records=gone,
        certain=certain,
        starts=start,
        ends=view.up_to,
    )


def _said(view: CaseView, start: date, sure: int, possible: int, certain: bool) -> str:
    months = view.params.marac_months
    if not certain:
        return say_in(ENGLISH, "findings.threshold-may", n=possible, months=months, starts=start, ends=view.up_to)
    if possible > sure:
        more = possible - sure
        return say_in(
            ENGLISH, "findings.threshold-shows-more", n=sure, more=more, months=months, starts=start, ends=view.up_to
        )
    return say_in(ENGLISH, "findings.threshold-shows", n=sure, months=months, starts=start, ends=view.up_to)


def _referred(gone: bool) -> str:
    if gone:
        return say_in(ENGLISH, "findings.threshold-referred")
    return say_in(ENGLISH, "findings.threshold-not-referred")


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return entry.conduct.proof in _REPORTED


RULE = Rule(
    key="marac-threshold",
    version="2",
    title=say_in(ENGLISH, "rules.marac-threshold"),
    method=say_in(ENGLISH, "rules.marac-threshold-method"),
    limits=say_in(ENGLISH, "rules.marac-threshold-limits"),
    source=say_in(ENGLISH, "rules.marac-threshold-source"),
    find=_find,
    group="to-do",
    sees=_sees,
    internal=True,
)
