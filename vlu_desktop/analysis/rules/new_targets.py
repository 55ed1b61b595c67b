# SPDX-License-Identifier: Apache-2.0
"""New targets: people, animals or officials reached for the first time in the last months."""

from collections.abc import Iterator
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
    # A person first named in these months may be one of those an earlier incident did not name.
    unnamed = {kind: firsts[kind, ""] for kind, person in firsts if not person}
    sure: list[tuple[Target, FirstOccurrence]] = []
    maybe: list[tuple[Target, FirstOccurrence]] = []
    for target, first in sorted(firsts.items(), key=lambda pair: (pair[1].latest, pair[0])):
        if first.latest < since or not first.entry.dated:
            continue
        earlier = unnamed.get(target[0]) if target[1] else None
        known_before = earlier is not None and earlier.earliest < since
        new = surely_began(first.earliest, first.latest, since, view.up_to) and not known_before
        (sure if new else maybe).append((target, first))
    found = sure or maybe
    if found:
        yield _finding(rule, view, since, found, found_by, bool(sure))


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
