# SPDX-License-Identifier: Apache-2.0
"""New targets: people, animals or officials reached for the first time in the last months."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView, FirstOccurrence, first_of
from vlu_desktop.analysis.finding_words import at
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.targets import NAMED, Target, reached
from vlu_desktop.dates.window_law import surely_began
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    since = view.up_to - timedelta(days=view.params.new_days - 1)
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
    return rule.finding(
        title=say_in(ENGLISH, "findings.title-new-targets", n=len(found)),
        sentence=_said(view, since, found, certain),
        entries=entries,
        facts=[":".join(target) for target, _ in found],
        certain=certain,
        starts=since,
        ends=view.up_to,
    )


def _said(view: CaseView, since: date, found: list[tuple[Target, FirstOccurrence]], certain: bool) -> str:
    """Who was reached, several of one sort together, each with the day."""
    by_kind: dict[str, list[FirstOccurrence]] = {}
    for (kind, _), first in found:
        by_kind.setdefault(kind, []).append(first)
    items = [_item(kind, firsts) for kind, firsts in by_kind.items()]
    if certain:
        return say_in(
            ENGLISH, "findings.new-targets-show", days=view.params.new_days, starts=since, ends=view.up_to,
            begun=view.begun, items=items,
        )  # fmt: skip
    return say_in(
        ENGLISH, "findings.new-targets-may", days=view.params.new_days, starts=since, ends=view.up_to, begun=view.begun,
        items=items,
    )  # fmt: skip


def _item(kind: str, firsts: list[FirstOccurrence]) -> str:
    dates = [at(first.entry) for first in firsts]
    return str(say_in(ENGLISH, "findings.new-target", n=len(firsts), who=NAMED[kind], dates=dates))


RULE = Rule(
    key="new-targets",
    version="2",
    title=say_in(ENGLISH, "rules.new-targets"),
    method=say_in(ENGLISH, "rules.new-targets-method"),
    limits=say_in(ENGLISH, "rules.new-targets-limits"),
    source=say_in(ENGLISH, "rules.new-targets-source"),
    find=_find,
    group="first",
)
