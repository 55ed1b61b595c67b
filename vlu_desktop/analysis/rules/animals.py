# SPDX-License-Identifier: Apache-2.0
"""Harm to a pet or another animal, or conduct aimed at one."""

from collections.abc import Iterator, Sequence

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import counted_items, kind_items
from vlu_desktop.analysis.recorded_behaviours import kinds_with, present
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    entries = [entry for entry in view.every if _sees(view, entry)]
    yield from present(rule, entries, _items)


def _items(entries: Sequence[CaseEntry]) -> list[str]:
    """The kinds that are harm to an animal, and how many incidents of other kinds were aimed at one."""
    aimed = sum("animal" not in entry.traits for entry in entries)
    named = counted_items([(say_in(ENGLISH, "findings.aimed-at-animal"), aimed)], len(entries)) if aimed else []
    return [*kind_items(entries, kinds_with("animal")), *named]


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return "animal" in entry.traits or any(target.kind == "pet" for target in entry.conduct.targets)


RULE = Rule(
    key="animals",
    version="2",
    title=say_in(ENGLISH, "rules.animals"),
    method=say_in(ENGLISH, "rules.animals-method"),
    limits=say_in(ENGLISH, "rules.animals-limits"),
    source=say_in(ENGLISH, "rules.animals-source"),
    find=_find,
    sees=_sees,
)
