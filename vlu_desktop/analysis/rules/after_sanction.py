# SPDX-License-Identifier: Apache-2.0
"""Behaviour after each sanction: how many days to the next incident, and what followed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.custody_days import custody_said
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.sanctions import Sanction, sanctions
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding

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
    offenders = {offender for record in sanction.records if (offender := getattr(record, "offender_id", ""))}
    said = [_next(sanction, possible, sure), *_counted(len(sure), len(possible), start, end)]
    return rule.finding(
        subject=sanction.on.isoformat(),
        title=say_in(ENGLISH, "findings.title-after", what=sanction.what),
        sentence=" ".join([*said, *custody_said(view, start, end, offenders)]),
        entries=sorted(possible, key=lambda entry: entry.order),
        records=sanction.records,
        certain=bool(sure),
        starts=sanction.on,
        ends=end,
    )


def _next(sanction: Sanction, possible: Sequence[CaseEntry], sure: Sequence[CaseEntry]) -> str:
    """How many days after it the next incident came, or may have come."""
    on, what = sanction.on, sanction.what
    if not sure and sanction.served:
        return say_in(ENGLISH, "findings.after-served-may", on=on, what=what)
    if not sure:
        return say_in(ENGLISH, "findings.after-next-may", on=on, what=what)
    earliest = min(max(entry.first, sanction.on + _DAY) for entry in possible)
    soonest, longest = (earliest - sanction.on).days, (min(entry.begun_by for entry in sure) - sanction.on).days
    if soonest == longest and sanction.served:
        return say_in(ENGLISH, "findings.after-served", n=soonest, on=on, what=what)
    if soonest == longest:
        return say_in(ENGLISH, "findings.after-next", n=soonest, on=on, what=what)
    if sanction.served:
        return say_in(ENGLISH, "findings.after-served-range", low=soonest, high=longest, on=on, what=what)
    return say_in(ENGLISH, "findings.after-next-range", low=soonest, high=longest, on=on, what=what)


def _counted(sure: int, possible: int, start: date, end: date) -> list[str]:
    """How many incidents lie in the time after it, and how many more may."""
    more = possible - sure
    return [
        *([say_in(ENGLISH, "findings.after-count", n=sure, starts=start, ends=end)] if sure else []),
        *([say_in(ENGLISH, "findings.after-count-may", n=more, starts=start, ends=end)] if more else []),
    ]


RULE = Rule(
    key="after-sanction",
    version="3",
    title=say_in(ENGLISH, "rules.after-sanction"),
    method=say_in(ENGLISH, "rules.after-sanction-method"),
    limits=say_in(ENGLISH, "rules.after-sanction-limits"),
    source=say_in(ENGLISH, "rules.after-sanction-source"),
    find=_find,
    group="orders",
)
