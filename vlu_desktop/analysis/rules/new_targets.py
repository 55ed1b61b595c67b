# SPDX-License-Identifier: Apache-2.0
"""New targets: people, animals or officials reached for the first time in the last months."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView, FirstOccurrence, first_of
from vlu_desktop.analysis.finding_words import at, listed
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.targets import NAMED, Target, reached
from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.window_law import surely_began
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    since = view.up_to - timedelta(days=view.params.new_days)
    if not view.had_history_before(since):
        return
    found_by = reached(view)
    firsts = {target: first for target, entries in found_by.items() if (first := first_of(entries))}
    late = [pair for pair in firsts.items() if pair[1].latest >= since and pair[1].entry.dated]
    late.sort(key=lambda pair: (pair[1].latest, pair[0]))
    sure = [
        (target, first)
        for target, first in late
        if surely_began(first.earliest, first.latest, since, view.up_to) and not _known_before(firsts, target, since)
    ]
    if late:
        yield _finding(rule, view, since, sure or late, found_by, bool(sure))


def _known_before(firsts: Mapping[Target, FirstOccurrence], target: Target, since: date) -> bool:
    """Whether somebody named in these months may be one of those whom an earlier incident did not name."""
    kind, person = target
    unnamed = firsts.get((kind, "")) if person else None
    return unnamed is not None and unnamed.earliest < since


def _finding(
    rule: Rule,
    view: CaseView,
    since: date,
    found: list[tuple[Target, FirstOccurrence]],
    by_target: dict[Target, list[CaseEntry]],
    certain: bool,
) -> Finding:  # fmt: skip
    entries = sorted(
        {entry for target, _ in found for entry in by_target[target]},
        key=lambda entry: entry.order,
    )
    named = listed(f"{NAMED[kind]} ({at(first.entry)})" for (kind, _), first in found)
    verb = "shows" if certain else "may show"
    return rule.finding(
        title="New target" if len(found) == 1 else f"{len(found)} new targets",
        sentence=f"The record {verb} conduct towards {named}, with none recorded towards the same before {day(since)}.",
        entries=entries,
        facts=[":".join(target) for target, _ in found],
        certain=certain,
        starts=since,
        ends=view.up_to,
    )


RULE = Rule(
    key="new-targets",
    title="New targets",
    method="People, animals or officials other than the victim whom an incident is recorded as aimed at, or whom its "
    "kind of conduct reaches, for the first time within the last months (the setting; 90 days by default), in a case "
    "whose record reaches further back.",
    limits="New means new to the record. Who was targeted is told by those who noticed.",
    source="Reference notes 5.4, subject 14, and 5.2; Napo briefing, October 2011, case histories 2, 8, 11, 18 and 24.",
    find=_find,
    group="worse",
)
