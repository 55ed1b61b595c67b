# SPDX-License-Identifier: Apache-2.0
"""More than two breaches, of one order and of all the orders against one offender together."""

from collections.abc import Iterator, Sequence

from vlu_desktop.analysis.breach_facts import (
    BreachFact,
    breaches_of,
    court_orders,
    once,
    order_of,
    split,
    stand_for,
    unknown_of,
)
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import dates_of, order_name
from vlu_desktop.analysis.rule import Rule, breaks_an_order
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Order

_MORE_THAN = 2


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    by_offender: dict[str, list[BreachFact]] = {}
    orders: dict[str, list[Order]] = {}
    for order in court_orders(view):
        found = breaches_of(view, order)
        if found:
            by_offender.setdefault(order.offender_id, []).extend(found)
            orders.setdefault(order.offender_id, []).append(order)
        if _many(found) > _MORE_THAN:
            yield _finding(rule, view, found, [order])
    for offender, broken in orders.items():
        together = once(by_offender[offender])
        if len(broken) > 1 and _many(together) > _MORE_THAN:
            yield _finding(rule, view, together, broken)


def _many(found: Sequence[BreachFact]) -> int:
    """How many breaches the incidents stand for at least."""
    return sum(each.least for each in found)


def _finding(rule: Rule, view: CaseView, found: tuple[BreachFact, ...], orders: Sequence[Order]) -> Finding:
    certain = [each for each in found if each.certain]
    sure = _many(certain) > _MORE_THAN
    shown = certain if sure else list(found)
    said = [_said(view, shown, orders, sure), *stand_for(shown)]
    if len(found) > len(shown):
        said.append(say_in(ENGLISH, "findings.breaches-more", n=len(found) - len(shown)))
    (first, *others) = orders
    return rule.finding(
        subject=f"all:{first.offender_id}" if others else first.id,
        title=say_in(ENGLISH, "findings.title-more-across")
        if others
        else say_in(ENGLISH, "findings.title-more-of", name=order_name(first.kind)),
        sentence=" ".join(said),
        entries=[each.entry for each in found],
        records=[*orders, *(row for each in found for row in each.rows)],
        facts=[each.evidence for each in found],
        counted=[each.entry for each in shown],
        certain=sure,
        notes=unknown_of(view, orders),
    )


def _said(view: CaseView, shown: Sequence[BreachFact], orders: Sequence[Order], sure: bool) -> str:
    n, dates, stands = len(shown), _dates(shown), split(shown)
    if len(orders) > 1:
        many = len(orders)
        if sure:
            return say_in(ENGLISH, "findings.breaches-across-show", n=n, orders=many, dates=dates, stands=stands)
        return say_in(ENGLISH, "findings.breaches-across-may", n=n, orders=many, dates=dates, stands=stands)
    order = order_of(view, orders[0])
    if sure:
        return say_in(ENGLISH, "findings.breaches-show", n=n, order=order, dates=dates, stands=stands)
    return say_in(ENGLISH, "findings.breaches-may", n=n, order=order, dates=dates, stands=stands)


def _dates(shown: Sequence[BreachFact]) -> list[str]:
    return dates_of([each.entry for each in shown])


RULE = Rule(
    key="more-than-two-breaches",
    version="5",
    title=say_in(ENGLISH, "rules.more-than-two-breaches"),
    method=say_in(ENGLISH, "rules.more-than-two-breaches-method"),
    limits=say_in(ENGLISH, "rules.more-than-two-breaches-limits"),
    source=say_in(ENGLISH, "rules.more-than-two-breaches-source"),
    find=_find,
    group="orders",
    sees=breaks_an_order,
)
