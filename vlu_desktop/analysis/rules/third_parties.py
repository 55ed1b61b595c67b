# SPDX-License-Identifier: Apache-2.0
"""People around the victim contacted, harassed, threatened or hurt: family, friends, partner, children, colleagues."""

from collections.abc import Iterator, Sequence

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import counted_items
from vlu_desktop.analysis.recorded_behaviours import MAY, UNDATED, present
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.targets import NAMED, reached
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding

_PEOPLE = tuple(kind for kind in NAMED if kind != "pet")


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    by_kind: dict[str, set[CaseEntry]] = {kind: set() for kind in _PEOPLE}
    for (kind, _), found in reached(view).items():
        if kind in by_kind:
            by_kind[kind].update(found)
    entries = sorted(set().union(*by_kind.values()), key=lambda entry: entry.order)

    def people(shown: Sequence[CaseEntry]) -> list[str]:
        held = set(shown)
        parts = [(NAMED[kind], len(by_kind[kind] & held)) for kind in _PEOPLE]
        return counted_items(sorted((part for part in parts if part[1]), key=lambda part: -part[1]), len(shown))

    yield from present(rule, entries, people, _head)


def _head(how: str, n: int, dates: list[str], items: list[str]) -> str:
    if how == UNDATED:
        return say_in(ENGLISH, "findings.reached-undated", n=n, items=items)
    if how == MAY:
        return say_in(ENGLISH, "findings.reached-may", n=n, dates=dates, items=items)
    return say_in(ENGLISH, "findings.reached-shows", n=n, dates=dates, items=items)


RULE = Rule(
    key="third-parties",
    version="2",
    title=say_in(ENGLISH, "rules.third-parties"),
    method=say_in(ENGLISH, "rules.third-parties-method"),
    limits=say_in(ENGLISH, "rules.third-parties-limits"),
    source=say_in(ENGLISH, "rules.third-parties-source"),
    find=_find,
)
