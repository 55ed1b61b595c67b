# SPDX-License-Identifier: Apache-2.0
"""Threats of every sort but threats to kill, which are shown by themselves: to whom and of what kind."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.recorded_behaviours import kinds_with, of_kinds, present, with_kinds
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding

_KINDS = tuple(kind for kind in kinds_with("threat") if kind not in {"threat-to-kill", "countdown", "threat-fire"})


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    yield from present(rule, with_kinds(view, _KINDS), of_kinds(_KINDS))


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return not set(_KINDS).isdisjoint(entry.conduct.kinds)


RULE = Rule(
    key="threats",
    version="2",
    title=say_in(ENGLISH, "rules.threats"),
    method=say_in(ENGLISH, "rules.threats-method"),
    limits=say_in(ENGLISH, "rules.threats-limits"),
    source=say_in(ENGLISH, "rules.threats-source"),
    find=_find,
    sees=_sees,
)
