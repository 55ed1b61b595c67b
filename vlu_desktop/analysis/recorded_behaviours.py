# SPDX-License-Identifier: Apache-2.0
"""The plainest finding: that the record holds conduct of some sort, when, and of which kinds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import dated, how_many, kinds_of, number
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.record.behaviours import BEHAVIOURS
from vlu_desktop.record.finding import Finding


def present(
    rule: Rule, entries: Sequence[CaseEntry], what: str, kinds: Iterable[str] | None = (), told: str = "", **more: Any
) -> Iterator[Finding]:
    """One finding on the incidents, if there are any. `what` follows "incidents"; `told` is a sentence of its own.

    The kinds named are counted at the end of the sentence: None counts every kind, an empty tuple none.
    """
    certain = [entry for entry in entries if entry.certain]
    shown = certain or list(entries)
    if not shown:
        return
    parts = kinds_of(shown, kinds)
    left = len(entries) - len(shown)
    further = f" {number(left, 'further incident')} may also have happened by then." if left else ""
    verb = "shows" if certain else "may show"
    yield rule.finding(
        sentence=f"The record {verb} {how_many(shown)} {what}, {dated(shown)}{f': {parts}' if parts else ''}."
        + (f" {told}" if told else "")
        + further,
        entries=entries,
        counted=shown,
        certain=bool(certain),
        **more,
    )


def kinds_with(*traits: str) -> tuple[str, ...]:
    """The keys of the kinds of conduct with any of the traits."""
    wanted = set(traits)
    return tuple(one.key for one in BEHAVIOURS if not wanted.isdisjoint(one.traits))


def with_kinds(view: CaseView, kinds: Iterable[str]) -> tuple[CaseEntry, ...]:
    """The incidents with any of the kinds, in order."""
    wanted = set(kinds)
    return tuple(entry for entry in view.entries if not wanted.isdisjoint(entry.conduct.kinds))
