# SPDX-License-Identifier: Apache-2.0
"""Summaries are kept until an act touches the case or somebody in it, and never longer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vlu_desktop.bootstrap.services import Services
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import Case, Involvement, Person
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import create_vault

TODAY = date(2026, 11, 2)
CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    def clock() -> datetime:
        return datetime(2026, 11, 2, 9, tzinfo=UTC)

    vault = create_vault(
        tmp_path / "unit.vlu", "correct horse", officer_name="Asha Example", clock=clock, cost=CHEAP, floor=CHEAP
    )
    services = Services(vault, clock)
    yield services
    services.close()


def case_with(services: Services, title: str, offender: str) -> str:
    store = services.vault.store
    case, _ = store.add("case.add", Case(title=title))
    store.add("person.add", Involvement(case_id=case.id, person_id=offender, role="offender"), case_id=case.id)
    return case.id


def add_order(services: Services, case_id: str, offender: str) -> None:
    order = Order(offender_id=offender, kind="restraining", made=date(2026, 1, 1), expires=date(2026, 11, 20))
    services.vault.store.add("order.add", order, case_id=case_id)


def test_an_order_of_one_case_is_due_in_the_other_case_of_the_same_offender(services: Services) -> None:
    him, _ = services.vault.store.add("person.add", Person())
    first, second = case_with(services, "One", him.id), case_with(services, "Two", him.id)
    before = services.insight.today.summary(second, TODAY)
    add_order(services, first, him.id)
    assert services.insight.today.summary(second, TODAY) != before


def test_a_case_that_nothing_touched_is_not_read_again(services: Services) -> None:
    store = services.vault.store
    him, _ = store.add("person.add", Person())
    other, _ = store.add("person.add", Person())
    first, second = case_with(services, "One", him.id), case_with(services, "Two", other.id)
    kept = {line.case_id: line for line in services.insight.today.summaries(TODAY)}
    add_order(services, first, him.id)
    again = {line.case_id: line for line in services.insight.today.summaries(TODAY)}
    assert again[second] is kept[second]
    assert again[first] is not kept[first]


def test_a_case_taken_out_of_use_is_left_out_and_said(services: Services) -> None:
    case, _ = services.vault.store.add("case.add", Case(title="One"))
    assert [line.case_id for line in services.insight.today.summaries(TODAY)] == [case.id]
    with services.vault.store.act("case.remove", act="altered") as act:
        act.remove(Case, case.id)
    assert list(services.insight.today.summaries(TODAY)) == []
    with pytest.raises(UserError, match="no longer"):
        services.insight.today.summary(case.id, TODAY)
