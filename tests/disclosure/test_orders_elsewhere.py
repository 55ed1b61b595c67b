# SPDX-License-Identifier: Apache-2.0
"""What protects another woman is not hers: such an order is no order of this case, and nothing is counted from it."""

from datetime import date

import pytest

from tests.disclosure.disclosed_samples import CHILD, HER, HIM, OTHER, TODAY, court, told, view_of
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.disclosure.orders_elsewhere import of_this_case
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import offending as o
from vlu_desktop.record.base import Record


def order(*protected: str) -> tuple[Record, ...]:
    made = date(2026, 3, 2)
    return (
        o.Order(id=RecordId("o"), offender_id=HIM, kind="ro-conviction", status="in-force", made=made, served=made),
        o.OrderTerm(id=RecordId("t"), order_id="o", number="1", wording="Not to contact her."),
        *(o.OrderProtected(id=RecordId(f"o-{who}"), order_id="o", person_id=who) for who in protected),
    )


@pytest.mark.parametrize(
    ("protected", "hers"),
    [((), True), ((HER,), True), ((HER, OTHER), True), ((CHILD,), True), ((OTHER,), False), ((HIM,), False)],
)
def test_an_order_is_of_the_case_where_it_protects_a_victim_of_it_or_nobody_said_whom(
    protected: tuple[str, ...], hers: bool
) -> None:
    case = court(view_of(*order(*protected)))
    assert bool(case.file.orders) == hers
    assert bool(case.elsewhere) != hers
    assert bool(case.file.all(o.OrderTerm)) == hers


def test_an_order_that_an_incident_here_broke_stays() -> None:
    breach = o.Breach(id=RecordId("b"), order_id="o", incident_id="n001", outcome="reported")
    assert court(view_of(*order(OTHER), *told(1, date(2026, 3, 9)), breach)).file.orders


def test_an_order_that_was_broken_elsewhere_does_not() -> None:
    breach = o.Breach(id=RecordId("b"), order_id="o", incident_id="elsewhere", outcome="reported")
    whole = view_of(*order(OTHER), *told(1, date(2026, 3, 9)), breach).file
    assert [row.id for row in of_this_case(whole, whole.rows)[1]] == ["o"]


def test_nothing_is_found_from_an_order_made_for_somebody_else() -> None:
    """The same five calls after the same order: a finding where it protects her, and none where it does not."""
    incidents = [row for n in range(1, 6) for row in told(n, date(2026, 3, 2 + n))]

    def rules(who: str) -> set[str]:
        return {found.rule for found in find(court(view_of(*order(who), *incidents)).file, TODAY)}

    assert "after-sanction" in rules(HER)
    assert "after-sanction" not in rules(OTHER)
