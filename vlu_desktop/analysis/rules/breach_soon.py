# SPDX-License-Identifier: Apache-2.0
"""Breach on the day of a release, or within a week of a release or of the order itself."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vlu_desktop.analysis.breach_facts import BreachFact, breaches_of, made_by, once, order_of, split
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import dated, number, order_name, shows
from vlu_desktop.analysis.rule import Rule, breaks_an_order
from vlu_desktop.dates.date_display import day
from vlu_desktop.record.base import Record
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Movement


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    every: dict[str, list[BreachFact]] = {}
    for order in made_by(view):
        found = breaches_of(view, order)
        every.setdefault(order.offender_id, []).extend(found)
        began = order.served or order.made
        if began and began <= view.up_to:
            done = "serving" if order.served and order.served != order.made else "making"
            names = f"the {order_name(order.kind)}", f"the {done} of {order_of(order)}"
            yield from _soon(rule, view, order, began, found, names)
    for move in {move.id: move for move in view.case_file.all(Movement)}.values():
        if move.kind == "release" and move.on and move.on <= view.up_to:
            broken = once(every.get(move.offender_id, ()))
            yield from _soon(rule, view, move, move.on, broken, ("release", f"the release of {day(move.on)}"))


def _soon(
    rule: Rule, view: CaseView, record: Record, began: date, found: Sequence[BreachFact], names: tuple[str, str]
) -> Iterator[Finding]:
    end = began + timedelta(days=view.params.soon_days)
    possible, sure = _within(found, began, end)
    if not possible:
        return
    shown = sure or possible
    entries = [each.entry for each in shown]
    at_once = _on_the_day(sure, began)
    week = number(view.params.soon_days, "day")
    yield rule.finding(
        subject=record.id,
        title=f"Breach on the day of {names[0]}" if at_once else f"Breach within {week} of {names[0]}",
        sentence=f"{shows(bool(sure))} {_many(shown)} within {week} of {names[1]}"
        f"{_itself(at_once, len(shown))}, {dated(entries)}: {split(shown)}.",
        entries=[each.entry for each in possible],
        records=[record, *(row for each in possible for row in each.rows)],
        facts=[each.status for each in possible],
        counted=entries,
        certain=bool(sure),
        starts=began,
        ends=end,
    )


def _within(found: Sequence[BreachFact], began: date, end: date) -> tuple[Sequence[BreachFact], Sequence[BreachFact]]:
    """The breaches that may lie between the days, and those of them that surely do."""
    possible = [each for each in found if each.entry.dated and each.entry.maybe_in(began, end)]
    return possible, [each for each in possible if each.certain and each.entry.surely_began_in(began, end)]


def _on_the_day(sure: Sequence[BreachFact], began: date) -> bool:
    """Whether one happened on one known day, and that is the day itself."""
    return any(each.entry.exact and each.entry.first == began for each in sure)


def _many(shown: Sequence[BreachFact]) -> str:
    return number(len(shown), "recorded breach", "recorded breaches")


def _itself(at_once: bool, many: int) -> str:
    if not at_once:
        return ""
    return ", on the day itself" if many == 1 else ", the first on the day itself"


RULE = Rule(
    key="breach-soon",
    version="3",
    title="Breach soon after release or order",
    method="Breaches dated from the day of a release, or of the making (or, where it was served later, the serving) "
    "of the order broken, to a week after it (the setting).",
    limits="A recorded breach is not a proved one: proved, charged, reported and unreported are counted apart. On the "
    "day itself the hour is often not known.",
    source="Reference notes 5.4, subject 5; Napo briefing, October 2011, case histories 23 and 29.",
    find=_find,
    group="orders",
    sees=breaks_an_order,
)
