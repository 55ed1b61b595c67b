# SPDX-License-Identifier: Apache-2.0
"""What is asked before a document leaves: whether an area points at somebody, and what became of lost marks."""

import pytest

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import OrderTerm
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Request, WithholdingMark
from vlu_desktop.services.documents.document_checks import withholding_checks


def asked(*rows: Record) -> list[str]:
    found: dict[type[Record], tuple[Record, ...]] = {}
    for row in rows:
        found[type(row)] = (*found.get(type(row), ()), row)
    return list(withholding_checks(CaseFile(case=Case(title="A. and B."), rows=found)))


@pytest.mark.parametrize(
    "area",
    [OrderTerm(kind="exclusion", wording="Not Wexholme."), Request(kind="exclusion", wording="Wexholme.")],
)
def test_an_area_asks_whether_it_reveals_where_somebody_lives(area: Record) -> None:
    (said,) = asked(area)
    assert "reveal where somebody lives" in said
    assert "drawn around" not in said


def test_an_area_drawn_around_a_place_points_at_it() -> None:
    (said,) = asked(OrderTerm(kind="exclusion", wording="Not to come within 200 metres of Sloe Court."))
    assert "An area drawn around a place points at it." in said


def test_other_terms_ask_nothing() -> None:
    assert asked(OrderTerm(kind="no-contact", wording="Not to contact her."), OrderTerm(kind="exclusion")) == []


def test_a_lost_mark_is_told_of() -> None:
    placed = WithholdingMark(field="account", starts_at=0, ends_at=4)
    assert asked(placed) == []
    (said,) = asked(placed, WithholdingMark(field="account"))
    assert said.startswith("A withholding mark has lost the passage")
