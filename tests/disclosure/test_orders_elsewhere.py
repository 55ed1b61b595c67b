# SPDX-License-Identifier: Apache-2.0
"""What protects another woman is not hers: such an order is no order of this case, and nothing is counted from it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.disclosure.disclosed_samples import CHILD, HER, HIM, OTHER, TODAY, court, told, view_of
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.orders_elsewhere import of_this_case
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
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


def matter(*, charged_with: str, protects: str) -> tuple[Record, ...]:
    """A charge about an incident and proceedings in which an order was made, each with what was passed for it."""
    on = date(2026, 3, 2)
    return (
        o.Proceeding(id=RecordId("p"), offender_id=HIM, kind="family", court="Zellow Family Court"),
        o.Hearing(id=RecordId("h"), proceeding_id="p", kind="breach", on=on),
        o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", status="in-force", made=on, proceeding_id="p"),
        o.OrderProtected(id=RecordId("op"), order_id="o", person_id=protects),
        c.Charge(id=RecordId("c"), offender_id=HIM, offence="Assault", outcome="convicted"),
        c.ChargeIncident(id=RecordId("ci"), charge_id="c", incident_id=charged_with),
        o.Sentence(id=RecordId("s"), offender_id=HIM, charge_id="c", expressed="12 weeks"),
        o.Sentence(
            id=RecordId("contempt"),
            offender_id=HIM,
            court="Zellow Family Court",
            passed=When.on(on),
            expressed="28 days for contempt",
        ),
        *told(1, date(2026, 3, 9)),
    )


@pytest.mark.parametrize(
    ("charged_with", "protects", "others"),
    [
        ("n001", HER, set()),
        ("elsewhere", HER, {"c", "s"}),
        ("n001", OTHER, {"p", "contempt"}),
        ("elsewhere", OTHER, {"c", "s", "p", "contempt"}),
    ],
)
def test_what_courts_did_for_somebody_else_is_told_apart(charged_with: str, protects: str, others: set[str]) -> None:
    """Days for contempt of another woman's order are no sentence for breaking hers."""
    assert court(view_of(*matter(charged_with=charged_with, protects=protects))).other_matters == others


def test_what_was_passed_on_that_day_for_something_else_stays() -> None:
    first = o.Sentence(
        id=RecordId("for a charge"), offender_id=HIM, court="Zellow Family Court", charge_id="c",
        passed=When.on(date(2026, 3, 2)),
    )  # fmt: skip
    beside = (
        first,
        replace(first, id=RecordId("for a conviction"), charge_id="", conviction_id="v"),
        replace(first, id=RecordId("on no day"), charge_id="", passed=None),
    )
    found = court(view_of(*matter(charged_with="n001", protects=OTHER), *beside)).other_matters
    assert found == {"p", "contempt"}


def test_a_charge_that_is_about_an_incident_here_among_others_stays() -> None:
    both = c.ChargeIncident(id=RecordId("both"), charge_id="c", incident_id="n001")
    assert court(view_of(*matter(charged_with="elsewhere", protects=HER), both)).other_matters == frozenset()


def test_of_what_is_tied_to_nothing_nobody_knows_whom_it_concerns() -> None:
    rows = [row for row in matter(charged_with="n001", protects=HER) if not isinstance(row, o.Order | c.ChargeIncident)]
    assert court(view_of(*rows)).other_matters == frozenset()
