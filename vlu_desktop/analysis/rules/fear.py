# SPDX-License-Identifier: Apache-2.0
"""The victim's own fear that violence would be used, on two occasions or more."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import date_items
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    entries = [entry for entry in view.entries if entry.dated and _sees(view, entry)]
    certain = [entry for entry in entries if entry.certain]
    enough = view.params.fear_times
    apart, possible = _days_apart(certain), _days_at_most(entries)
    if possible < enough:
        return
    sure = apart >= enough
    shown = certain if sure else entries
    dates = date_items(shown)
    yield rule.finding(
        sentence=say_in(ENGLISH, "findings.fear-shows", n=len(shown), days=apart, dates=dates)
        if sure
        else say_in(ENGLISH, "findings.fear-may", n=len(shown), days=possible, dates=dates),
        entries=entries,
        counted=shown,
        certain=sure,
    )


def _days_apart(entries: Iterable[CaseEntry]) -> int:
    """On how many different days at least they happened: two entries of one day may be one occasion, or one entry."""
    many, last = 0, date.min
    for entry in sorted(entries, key=lambda each: each.last):
        if entry.first > last:
            many, last = many + 1, entry.last
    return many


def _days_at_most(entries: Sequence[CaseEntry]) -> int:
    exact = {entry.first for entry in entries if entry.exact}
    return len(exact) + sum(not entry.exact for entry in entries)


def _sees(view: CaseView, entry: CaseEntry) -> bool:
    return entry.conduct.incident.fear_of_violence == "yes"


RULE = Rule(
    key="fear-of-violence",
    title=say_in(ENGLISH, "rules.fear-of-violence"),
    version="2",
    method=say_in(ENGLISH, "rules.fear-of-violence-method"),
    limits=say_in(ENGLISH, "rules.fear-of-violence-limits"),
    source=say_in(ENGLISH, "rules.fear-of-violence-source"),
    find=_find,
    sees=_sees,
)
