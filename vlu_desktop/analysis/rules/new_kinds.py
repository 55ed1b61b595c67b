# SPDX-License-Identifier: Apache-2.0
"""New kinds of behaviour: what the record had not held before the last months."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseEntry, CaseView, FirstOccurrence, first_of
from vlu_desktop.analysis.finding_words import at, dated_item, lower
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules.kinds_in_window import NO_CONDUCT
from vlu_desktop.dates.window_law import surely_began
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import attempted_of, behaviour
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    since = view.up_to - timedelta(days=view.params.new_days - 1)
    if not view.had_history_before(since):
        return
    sure: list[tuple[str, FirstOccurrence]] = []
    maybe: list[tuple[str, FirstOccurrence]] = []
    before: set[str] = set()
    for kind, entries in _kinds(view):
        first = first_of(entries)
        if first is None or attempted_of(kind) in NO_CONDUCT:
            continue
        if first.latest < since:
            before.add(attempted_of(kind))
        elif surely_began(first.earliest, first.latest, since, view.up_to):
            sure.append((kind, first))
        elif first.entry.dated:
            maybe.append((kind, first))
    found = sure or maybe
    if found:
        yield _finding(rule, view, since, found, bool(sure), len(before))


def _kinds(view: CaseView) -> Iterator[tuple[str, tuple[CaseEntry, ...]]]:
    """Each kind with its incidents, without attempts at what is recorded as done: no kind is told twice."""
    for kind, entries in view.by_kind.items():
        if attempted_of(kind) == kind or attempted_of(kind) not in view.by_kind:
            yield kind, entries


def _finding(
    rule: Rule, view: CaseView, since: date, found: list[tuple[str, FirstOccurrence]], certain: bool, before: int
) -> Finding:
    found = sorted(found, key=lambda pair: (pair[1].latest, pair[0]))
    entries: list[CaseEntry] = [entry for kind, _ in found for entry in view.by_kind[kind]]
    entries.sort(key=lambda entry: entry.order)
    said = [_said(view, since, found, certain), say_in(ENGLISH, "findings.new-kinds-before", n=before)]
    return rule.finding(
        title=say_in(ENGLISH, "findings.title-new-kinds", n=len(found)),
        sentence=" ".join([*said, *_recording(view, since)]),
        entries=entries,
        facts=[kind for kind, _ in found],
        certain=certain,
        starts=since,
        ends=view.up_to,
    )


def _said(view: CaseView, since: date, found: list[tuple[str, FirstOccurrence]], certain: bool) -> str:
    items = [dated_item(lower(behaviour(kind).label), at(first.entry)) for kind, first in found]
    if certain:
        return say_in(
            ENGLISH, "findings.new-kinds-show", n=len(found), days=view.params.new_days, starts=since, ends=view.up_to,
            begun=view.begun, items=items,
        )  # fmt: skip
    return say_in(
        ENGLISH, "findings.new-kinds-may", n=len(found), days=view.params.new_days, starts=since, ends=view.up_to,
        begun=view.begun, items=items,
    )  # fmt: skip


def _recording(view: CaseView, since: date) -> list[str]:
    """A kind may be new to the record only because the record itself was new."""
    begun = sorted(
        period.starts
        for period in view.case_file.all(RecordingPeriod)
        if period.starts and since <= period.starts <= view.up_to
    )
    return [say_in(ENGLISH, "findings.recording-changed", on=begun[0])] if begun else []


RULE = Rule(
    key="new-kinds",
    version="3",
    title=say_in(ENGLISH, "rules.new-kinds"),
    method=say_in(ENGLISH, "rules.new-kinds-method"),
    limits=say_in(ENGLISH, "rules.new-kinds-limits"),
    source=say_in(ENGLISH, "rules.new-kinds-source"),
    find=_find,
    group="first",
)
