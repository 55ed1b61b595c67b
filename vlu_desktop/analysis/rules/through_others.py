# SPDX-License-Identifier: Apache-2.0
"""Contact, watching or threats through other people, knowing or not."""

from collections.abc import Iterator, Sequence

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import NO_KIND, kind_items
from vlu_desktop.analysis.recorded_behaviours import MAY, UNDATED, present
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    entries = [entry for entry in view.every if _sees(view, entry)]
    attributions = [entry.conduct.incident.attribution for entry in entries]
    knowing, unknowing = attributions.count("proxy-knowing"), attributions.count("proxy-unknowing")
    said = [
        *([say_in(ENGLISH, "findings.acted-for-knowing", n=knowing)] if knowing else []),
        *([say_in(ENGLISH, "findings.acted-for-unknowing", n=unknowing)] if unknowing else []),
    ]
    yield from present(rule, entries, _kinds, _head, told=" ".join(said))


def _kinds(entries: Sequence[CaseEntry]) -> list[str]:
    return kind_items(entries) or [NO_KIND]


def _head(how: str, n: int, dates: list[str], items: list[str]) -> str:
    if how == UNDATED:
        return say_in(ENGLISH, "findings.through-others-undated", n=n, items=items)
    if how == MAY:
        return say_in(ENGLISH, "findings.through-others-may", n=n, dates=dates, items=items)
    return say_in(ENGLISH, "findings.through-others-shows", n=n, dates=dates, items=items)


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return entry.by == "proxy" or "proxy" in entry.traits


RULE = Rule(
    key="through-others",
    version="2",
    title=say_in(ENGLISH, "rules.through-others"),
    method=say_in(ENGLISH, "rules.through-others-method"),
    limits=say_in(ENGLISH, "rules.through-others-limits"),
    source=say_in(ENGLISH, "rules.through-others-source"),
    find=_find,
    sees=_sees,
)
