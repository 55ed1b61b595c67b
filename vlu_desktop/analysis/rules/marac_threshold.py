# SPDX-License-Identifier: Apache-2.0
"""Potential escalation: so many incidents in twelve months, reported ones or all, that areas take it to MARAC."""

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
    counted = [entry for entry in view.entries if entry.dated and _counts(view, entry)]
    possible = [entry for entry in counted if entry.maybe_in(start, view.up_to)]
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


def _counts(view: CaseView, entry: CaseEntry) -> bool:
    """Whether the unit's area counts it: those reported to the police, or every incident that was told."""
    return view.params.marac_counted == "told" or entry.conduct.proof in _REPORTED


def _said(view: CaseView, start: date, sure: int, possible: int, certain: bool) -> str:
    months = view.params.marac_months
    if view.params.marac_counted == "told":
        return _told(view, start, sure, possible, certain)
    if not certain:
        return say_in(ENGLISH, "findings.threshold-may", n=possible, months=months, starts=start, ends=view.up_to)
    if possible > sure:
        more = possible - sure
        return say_in(
            ENGLISH, "findings.threshold-shows-more", n=sure, more=more, months=months, starts=start, ends=view.up_to
        )
    return say_in(ENGLISH, "findings.threshold-shows", n=sure, months=months, starts=start, ends=view.up_to)


def _told(view: CaseView, start: date, sure: int, possible: int, certain: bool) -> str:
    """The same of every incident, for an area that counts them all."""
    months = view.params.marac_months
    if not certain:
        return say_in(ENGLISH, "findings.threshold-told-may", n=possible, months=months, starts=start, ends=view.up_to)
    if possible > sure:
        return say_in(
            ENGLISH, "findings.threshold-told-shows-more", n=sure, more=possible - sure, months=months, starts=start,
            ends=view.up_to,
        )  # fmt: skip
    return say_in(ENGLISH, "findings.threshold-told-shows", n=sure, months=months, starts=start, ends=view.up_to)


def _referred(gone: bool) -> str:
    if gone:
        return say_in(ENGLISH, "findings.threshold-referred")
    return say_in(ENGLISH, "findings.threshold-not-referred")


RULE = Rule(
    key="marac-threshold",
    version="2",
    title=say_in(ENGLISH, "rules.marac-threshold"),
    method=say_in(ENGLISH, "rules.marac-threshold-method"),
    limits=say_in(ENGLISH, "rules.marac-threshold-limits"),
    source=say_in(ENGLISH, "rules.marac-threshold-source"),
    find=_find,
    group="to-do",
    sees=_counts,
    internal=True,
)
