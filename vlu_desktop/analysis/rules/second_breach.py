# SPDX-License-Identifier: Apache-2.0
"""Second breach of one order, the point at which the briefing asks that the starting point be custody."""

from collections.abc import Iterator

from vlu_desktop.analysis.breach_facts import breaches_of, made_by, order_of, split
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import dated, order_name
from vlu_desktop.analysis.rule import Rule, breaks_an_order
from vlu_desktop.record.finding import Finding


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    for order in made_by(view):
        found = breaches_of(view, order)
        certain = [each for each in found if each.certain]
        if len(found) < 2:
            continue
        sure = len(certain) >= 2
        # Which was the second is open where dates are; the first two as the record orders them are shown.
        shown = (certain if sure else found)[:2]
        entries = [each.entry for each in shown]
        verb = "shows" if sure else "may show"
        yield rule.finding(
            subject=order.id,
            title=f"Second breach of the {order_name(order.kind)}",
            sentence=f"The record {verb} a second recorded breach of {order_of(order)}: the first two are "
            f"{dated(entries)}. Of these, {split(shown)}.",
            entries=entries,
            records=[order, *(row for each in shown for row in each.rows)],
            facts=[each.status for each in shown],
            certain=sure,
        )


RULE = Rule(
    key="second-breach",
    version="3",
    title="Second breach of an order",
    method="Incidents an officer has recorded as breaking a term of the order, each counted once however many terms "
    "it broke, in the order they happened. One dated before the order was made, and one that ended in acquittal, is "
    "not counted.",
    limits="A recorded breach is not a proved one: proved, charged, reported and unreported are counted apart. "
    "Convictions entered in the history without their incident are not counted.",
    source="Napo briefing, October 2011, recommendations: the starting point for a second breach.",
    find=_find,
    group="orders",
    sees=breaks_an_order,
)
