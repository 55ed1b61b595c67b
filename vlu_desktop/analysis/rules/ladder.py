# SPDX-License-Identifier: Apache-2.0
"""Order of first times: when each step of the briefing's ladder was first reached, as surely as the dates allow."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseEntry, CaseView, FirstOccurrence, first_of
from vlu_desktop.analysis.finding_words import at, lower
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import RUNGS, Rung, behaviour
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    steps = sorted(_steps(view), key=lambda step: (step[1].latest, step[0].number))
    if len({first.entry for _, first in steps}) < 2:
        return
    groups = _grouped(steps)
    if len(groups) == 1 and not _settled(groups):
        return  # the dates give no order at all
    undated = [entry for entry in view.entries if not entry.dated and _may_change(groups, entry)]
    certain = not undated and all(first.entry.certain for _, first in steps)
    said = [_said(groups, certain), *(_together(group) for group in groups if len(group) > 1)]
    if undated:
        said.append(say_in(ENGLISH, "findings.ladder-undated", n=len(undated)))
    rung, first = max(steps, key=lambda step: step[0].number)
    yield rule.finding(
        title=say_in(ENGLISH, "findings.title-ladder", step=rung.number, kinds=_kinds(rung, first)),
        sentence=" ".join(said),
        entries=sorted(dict.fromkeys(first.entry for _, first in steps), key=lambda e: e.order),
        facts=[*(f"{rung.key} {first.earliest} {first.latest}" for rung, first in steps), str(len(undated))],
        certain=certain,
    )


def _may_change(groups: list[list[tuple[Rung, FirstOccurrence]]], entry: CaseEntry) -> bool:
    """Whether an incident without a date may change the order: not where it can only put the first step earlier."""
    first = groups[0][0][0].number if len(groups[0]) == 1 else 0
    return any(behaviour(kind).rung != first for kind in entry.conduct.kinds)


def _said(groups: list[list[tuple[Rung, FirstOccurrence]]], certain: bool) -> str:
    """The steps in the order they were reached, and that it is one only as far as the dates settle it."""
    reached = (
        say_in(ENGLISH, "findings.ladder-step", kinds=_kinds(*step), step=step[0].number, on=at(step[1].entry))
        for each in groups
        for step in each
    )
    named = [str(each) for each in reached]
    if not _settled(groups):
        if certain:
            return say_in(ENGLISH, "findings.ladder-partly", steps=named)
        return say_in(ENGLISH, "findings.ladder-partly-may", steps=named)
    if certain:
        return say_in(ENGLISH, "findings.ladder-shows", steps=named)
    return say_in(ENGLISH, "findings.ladder-may", steps=named)


def _together(group: list[tuple[Rung, FirstOccurrence]]) -> str:
    """That steps were reached on one known day, or that the dates don't settle which came first."""
    numbers = [str(rung.number) for rung, _ in group]
    if _settled([group]):
        return say_in(ENGLISH, "findings.ladder-one-day", steps=numbers)
    return say_in(ENGLISH, "findings.ladder-unsettled", steps=numbers)


def _settled(groups: list[list[tuple[Rung, FirstOccurrence]]]) -> bool:
    """Whether the steps that stand together do so because they were reached on one known day."""
    together = [step for group in groups if len(group) > 1 for step in group]
    return all(first.earliest == first.latest for _, first in together)


def _grouped(steps: list[tuple[Rung, FirstOccurrence]]) -> list[list[tuple[Rung, FirstOccurrence]]]:
    """Steps whose order the dates leave open share a group: one joins, and makes one of, all that it may precede."""
    groups: list[list[tuple[Rung, FirstOccurrence]]] = []
    for step in steps:
        sure = 0
        while sure < len(groups) and all(first.surely_before(step[1]) for _, first in groups[sure]):
            sure += 1
        groups[sure:] = [[*(each for group in groups[sure:] for each in group), step]]
    return groups


def _steps(view: CaseView) -> Iterator[tuple[Rung, FirstOccurrence]]:
    """When each step was first reached by an incident that has a date."""
    reached: dict[int, list[CaseEntry]] = {}
    for kind, entries in view.by_kind.items():
        reached.setdefault(behaviour(kind).rung, []).extend(entry for entry in entries if entry.dated)
    for rung in RUNGS:
        first = first_of(reached.get(rung.number, ()))
        if first is not None:
            yield rung, first


def _kinds(rung: Rung, first: FirstOccurrence) -> list[str]:
    """What was done, by the names of its kinds on that step: the step itself is no conduct."""
    kinds = [kind for kind in first.entry.conduct.kinds if behaviour(kind).rung == rung.number]
    return sorted(lower(behaviour(kind).label) for kind in kinds)


RULE = Rule(
    key="ladder",
    version="3",
    title=say_in(ENGLISH, "rules.ladder"),
    method=say_in(ENGLISH, "rules.ladder-method"),
    limits=say_in(ENGLISH, "rules.ladder-limits"),
    source=say_in(ENGLISH, "rules.ladder-source"),
    find=_find,
    group="first",
)
