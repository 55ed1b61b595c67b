# SPDX-License-Identifier: Apache-2.0
"""Order of seriousness: when each step of the briefing's ladder was first reached, as surely as the dates allow."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseEntry, CaseView, FirstOccurrence, first_of
from vlu_desktop.analysis.finding_words import at, listed, lower, shows
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.record.behaviours import RUNGS, Rung, behaviour
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    steps = sorted(_steps(view), key=lambda step: (step[1].latest, step[0].number))
    if len({first.entry for _, first in steps}) < 2:
        return
    groups = _grouped(steps)
    settled = _settled(groups)
    # With every step in one group, no order at all is shown.
    certain = all(first.entry.certain for _, first in steps) and (settled or len(groups) > 1)
    said = "; then ".join(listed(_said(rung, first) for rung, first in group) for group in groups)
    doubt = "" if settled else " Where steps stand together, the dates do not settle which came first."
    highest = max((rung for rung, _ in steps), key=lambda rung: rung.number)
    entries = sorted(dict.fromkeys(first.entry for _, first in steps), key=lambda e: e.order)
    yield rule.finding(
        title=f"Order of seriousness, up to {lower(highest.label)}",
        sentence=f"{shows(certain)}, each at its first: {said}.{doubt}",
        entries=entries,
        facts=[f"{rung.key} {first.earliest} {first.latest}" for rung, first in steps],
        certain=certain,
    )


def _settled(groups: list[list[tuple[Rung, FirstOccurrence]]]) -> bool:
    """Whether the steps that stand together do so because they were reached on one known day."""
    together = [step for group in groups if len(group) > 1 for step in group]
    return all(first.earliest == first.latest for _, first in together)


def _grouped(steps: list[tuple[Rung, FirstOccurrence]]) -> list[list[tuple[Rung, FirstOccurrence]]]:
    """Steps whose order the dates leave open share a group; one opens only where all before it surely came first."""
    groups: list[list[tuple[Rung, FirstOccurrence]]] = []
    for n, step in enumerate(steps):
        if all(first.surely_before(step[1]) for _, first in steps[:n]):
            groups.append([step])
        else:
            groups[-1].append(step)
    return groups


def _steps(view: CaseView) -> Iterator[tuple[Rung, FirstOccurrence]]:
    reached: dict[int, list[CaseEntry]] = {}
    for kind, entries in view.by_kind.items():
        reached.setdefault(behaviour(kind).rung, []).extend(entries)
    for rung in RUNGS:
        first = first_of(reached.get(rung.number, ()))
        if first is not None:
            yield rung, first


def _said(rung: Rung, first: FirstOccurrence) -> str:
    return f"{lower(rung.label)} ({at(first.entry)})"


RULE = Rule(
    key="ladder",
    title="Order of seriousness",
    method="For each step of the ladder (unwanted contact; following or watching; damage, intrusion or coercion; "
    "threat of violence; violence; threat to kill; attempt on life) the earliest incident with a kind of conduct on "
    "that step. One step is put after another only where that holds wherever in their ranges the uncertain dates lie.",
    limits="It gives the order in which the record first holds each step, not a measure of risk. Conduct nobody told "
    "of or wrote down may have come earlier. A step not reached is not a sign of safety.",
    source="Napo briefing, October 2011, conclusions, for the ladder; the step for damage and intrusion is ours.",
    find=_find,
    group="worse",
)
