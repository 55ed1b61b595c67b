# SPDX-License-Identifier: Apache-2.0
"""The plainest finding: that the record holds conduct of some sort, when, and of which kinds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import date_items, kind_items
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import BEHAVIOURS
from vlu_desktop.record.finding import Finding

Items = Callable[[Sequence[CaseEntry]], list[str]]
"""What the incidents hold, each with how many incidents hold it."""
Head = Callable[[str, int, list[str], list[str]], str]
"""The whole first sentence, from how it is shown (`SHOWS`, `MAY`, `UNDATED`), how many, the dates and the items."""
SHOWS, MAY, UNDATED = "shows", "may", "undated"


def _holds(how: str, n: int, dates: list[str], items: list[str]) -> str:
    if how == UNDATED:
        return say_in(ENGLISH, "findings.holds-undated", n=n, items=items)
    if how == MAY:
        return say_in(ENGLISH, "findings.holds-may", n=n, dates=dates, items=items)
    return say_in(ENGLISH, "findings.holds-shows", n=n, dates=dates, items=items)


def present(
    rule: Rule, entries: Sequence[CaseEntry], items: Items, head: Head = _holds, told: str = "", **more: Any
) -> Iterator[Finding]:
    """One finding on the incidents, if there are any; none where it would be a "may" that rests on no date.

    `told` is a whole sentence that follows the first.
    """
    certain = [entry for entry in entries if entry.certain]
    shown = certain or list(entries)
    if not certain and not any(entry.dated for entry in shown):
        return
    dates = date_items(shown)
    how = SHOWS if certain else MAY
    said = [head(how if dates else UNDATED, len(shown), dates, items(shown)), *occasions(shown)]
    if told:
        said.append(told)
    if len(entries) > len(shown):
        said.append(say_in(ENGLISH, "findings.further-may", n=len(entries) - len(shown)))
    yield rule.finding(sentence=" ".join(said), entries=entries, counted=shown, certain=bool(certain), **more)


def occasions(entries: Sequence[CaseEntry]) -> list[str]:
    """How many occasions the incidents stand for, where that was counted; a sentence or none."""
    many = sum(entry.occasions for entry in entries)
    return [say_in(ENGLISH, "findings.occasions", n=len(entries), many=many)] if many > len(entries) else []


def of_kinds(wanted: Iterable[str]) -> Items:
    """The kinds of conduct among those, by their names, commonest first."""
    kinds = frozenset(wanted)
    return lambda entries: kind_items(entries, kinds)


def kinds_with(*traits: str) -> tuple[str, ...]:
    """The keys of the kinds of conduct with any of the traits."""
    wanted = set(traits)
    return tuple(one.key for one in BEHAVIOURS if not wanted.isdisjoint(one.traits))


def with_kinds(view: CaseView, kinds: Iterable[str]) -> tuple[CaseEntry, ...]:
    """The incidents with any of the kinds, in order."""
    wanted = set(kinds)
    return tuple(entry for entry in view.entries if not wanted.isdisjoint(entry.conduct.kinds))
