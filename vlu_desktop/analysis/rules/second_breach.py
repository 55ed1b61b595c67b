# SPDX-License-Identifier: Apache-2.0
"""Second breach of one order, the point at which the briefing asks that the starting point be custody."""

from collections.abc import Iterator, Sequence

from vlu_desktop.analysis.breach_facts import BreachFact, breaches_of, court_orders, order_of, split, unknown_of
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import at, dates_of, order_name
from vlu_desktop.analysis.rule import Rule, breaks_an_order
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Order


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    for order in court_orders(view):
        found = breaches_of(view, order)
        certain = [each for each in found if each.certain]
        sure = sum(each.least for each in certain) > 1
        if not sure and len(found) < 2:
            continue
        shown = _first_two(certain if sure else found)
        yield rule.finding(
            subject=order.id,
            title=say_in(ENGLISH, "findings.title-second", name=order_name(order.kind)),
            sentence=_said(view, order, shown, sure),
            entries=[each.entry for each in shown],
            records=[order, *(row for each in shown for row in each.rows)],
            facts=[each.evidence for each in shown],
            certain=sure,
            notes=unknown_of(view, [order]),
        )


def _first_two(found: Sequence[BreachFact]) -> Sequence[BreachFact]:
    """The first two, or the first alone where it stands for two; all where the dates don't settle which they are."""
    first = found[0]
    if len(found) == 1 or (first.least > 1 and _comes_before(first, found[1:])):
        return [first]
    if _comes_before(first, found[1:]) and _comes_before(found[1], found[2:]):
        return found[:2]
    return found


def _comes_before(one: BreachFact, rest: Sequence[BreachFact]) -> bool:
    """Whether none of the rest may have come before it; one without a date may have come at any time."""
    return one.entry.dated and all(each.entry.dated and one.entry.begun_by <= each.entry.first for each in rest)


def _said(view: CaseView, order: Order, shown: Sequence[BreachFact], sure: bool) -> str:
    name, dates, stands = order_of(view, order), dates_of([each.entry for each in shown]), split(shown)
    first, n = shown[0], len(shown)
    if n == 1 and first.exact:
        return say_in(
            ENGLISH, "findings.second-in-one", order=name, on=at(first.entry), many=first.least, stands=stands
        )
    if n == 1:
        return say_in(
            ENGLISH, "findings.second-in-one-least", order=name, on=at(first.entry), many=first.least, stands=stands
        )
    settled = n == 2
    if settled and not any(each.entry.dated for each in shown):
        # Proved, for what only may be rests on a date.
        return say_in(ENGLISH, "findings.second-shows-undated", order=name, stands=stands)
    if settled and sure:
        return say_in(ENGLISH, "findings.second-shows", order=name, dates=dates, stands=stands)
    if settled:
        return say_in(ENGLISH, "findings.second-may", order=name, dates=dates, stands=stands)
    if sure:
        return say_in(ENGLISH, "findings.second-unsettled", n=n, order=name, dates=dates, stands=stands)
    return say_in(ENGLISH, "findings.second-unsettled-may", n=n, order=name, dates=dates, stands=stands)


RULE = Rule(
    key="second-breach",
    version="5",
    title=say_in(ENGLISH, "rules.second-breach"),
    method=say_in(ENGLISH, "rules.second-breach-method"),
    limits=say_in(ENGLISH, "rules.second-breach-limits"),
    source=say_in(ENGLISH, "rules.second-breach-source"),
    find=_find,
    group="orders",
    sees=breaks_an_order,
)
