# SPDX-License-Identifier: Apache-2.0
"""More than two breaches, of one order and of all the orders against one offender together."""

from collections.abc import Iterator

from vlu_desktop.analysis.breach_facts import BreachFact, breaches_of, made_by, once, order_of, split
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import dated, number, order_name
from vlu_desktop.analysis.rule import Rule, breaks_an_order
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_kind import kind_of


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    by_offender: dict[str, list[BreachFact]] = {}
    orders: dict[str, list[Order]] = {}
    for order in made_by(view):
        found = breaches_of(view, order)
        if found:
            by_offender.setdefault(order.offender_id, []).extend(found)
            orders.setdefault(order.offender_id, []).append(order)
        if len(found) > 2:
            title = f"More than two breaches of the {order_name(order.kind)}"
            yield _finding(rule, found, [order], order.id, title, order_of(order))
    for offender, broken in orders.items():
        together = once(by_offender[offender])
        if len(broken) > 1 and len(together) > 2:
            # Conditions of bail or of a licence can be broken too, and are no orders.
            every = all(kind_of(order.kind).is_order for order in broken)
            what = f"{len(broken):,} {'orders' if every else 'orders and conditions'} taken together"
            yield _finding(rule, together, broken, f"all:{offender}", "More than two breaches across orders", what)


def _finding(
    rule: Rule, found: tuple[BreachFact, ...], orders: list[Order], subject: str, title: str, what: str
) -> Finding:
    certain = [each for each in found if each.certain]
    sure = len(certain) > 2
    shown = certain if sure else list(found)
    left = len(found) - len(shown)
    holds = "holds" if sure else "may hold"
    more = f" Up to {left:,} more may be, on dates that are not exact." if left else ""
    entries = [each.entry for each in shown]
    return rule.finding(
        subject=subject,
        title=title,
        sentence=f"The record {holds} {number(len(shown), 'recorded breach', 'recorded breaches')} of {what}, "
        f"{dated(entries)}: {split(shown)}.{more}",
        entries=[each.entry for each in found],
        records=[*orders, *(row for each in found for row in each.rows)],
        facts=[each.status for each in found],
        counted=entries,
        certain=sure,
    )


RULE = Rule(
    key="more-than-two-breaches",
    version="3",
    title="More than two breaches",
    method="Incidents an officer has recorded as breaking a term of the order, each counted once however many terms "
    "or orders it broke. One dated before the order was made, and one that ended in acquittal, is not counted.",
    limits="A recorded breach is not a proved one: proved, charged, reported and unreported are counted apart. "
    "Convictions entered in the history without their incident are not counted.",
    source="Napo briefing, October 2011, recommendations: remand where there are more than two breaches.",
    find=_find,
    group="orders",
    sees=breaks_an_order,
)
