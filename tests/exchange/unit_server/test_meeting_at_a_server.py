# SPDX-License-Identifier: Apache-2.0
"""Two laptops of a unit meet at a real server, each come in by a code, and have one record."""

from pathlib import Path

import pytest

from tests.exchange.unit_server.desks import Desks
from tests.services.keeping.two_laptops import Laptops
from tests.store.conftest import CHEAP, TestClock
from tests.store.joining.computers import everything_in, record_of
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.keeping.chosen_cases import CasebookWanted
from vlu_desktop.store.vault.vault import open_vault

STRONG = "velvet thimble orbit saffron quarry nettle"


def come_in(services: Services, desks: Desks) -> None:
    """At the server, by the code that its administrator reads out."""
    status = services.keeping.other_computers.standing()
    with desks.administration() as server:
        invited = server.enrol(status.unit, status.device)
    services.keeping.other_computers.use_server(desks.address, invited.code)


def test_two_laptops_have_one_record_by_way_of_a_server(tmp_path: Path, desks: Desks) -> None:
    laptops = Laptops(tmp_path)
    for services in (laptops.first, laptops.second):
        status = services.keeping.other_computers.standing()
        with desks.administration() as server:
            invited = server.enrol(status.unit, status.device)
        before = services.vault.store.last_line
        with pytest.raises(CarrierFailed):
            services.keeping.other_computers.use_server(desks.address, "0000-0000")
        assert services.vault.store.last_line == before
        assert services.keeping.other_computers.standing().server == ""
        services.keeping.other_computers.use_server(desks.address, invited.code)
        assert services.keeping.other_computers.standing().server == desks.address
    first, second = laptops.first, laptops.second
    store = first.vault.store
    case = store.add("case.add", Case(title="Example"))[0]
    store.add("incident.add", Incident(case_id=case.id, account="Needlework"), case_id=case.id)
    second.keeping.other_computers.meet_usual()
    [asking] = first.keeping.other_computers.meet_usual().asking
    code = second.keeping.other_computers.own_code()
    first.keeping.other_computers.let_in(asking, "Second laptop", code)
    for services in (first, second, first, second):
        assert services.keeping.other_computers.meet_usual().troubles == ()
    assert [each.account for each in second.vault.store.all(Incident)] == ["Needlework"]
    assert record_of(first.vault) == record_of(second.vault)
    for services in (first, second):
        # The secret stands in its own casebook, in no line that others are given.
        secret = services.vault.computers.secret_at(desks.address)
        assert secret
        assert all(secret not in str(each) for each in record_of(services.vault)["setting"])
    laptops.close()


def test_a_laptop_of_chosen_cases_meets_at_a_server_and_is_given_back_there(tmp_path: Path, desks: Desks) -> None:
    laptops = Laptops(tmp_path)
    office, visit = laptops.first, tmp_path / "visit.vlu"
    store = office.vault.store
    hers, another = (store.add("case.add", Case(title=title))[0].id for title in ("Hers", "Another"))
    come_in(office, desks)
    wanted = CasebookWanted(path=visit, name="Laptop 3", cases=(hers,), reason="A visit")
    office.keeping.chosen_cases.make(wanted, STRONG)
    clock = TestClock()
    clock.now = store.clock()
    laptop = Services(open_vault(visit, STRONG, clock=clock, cost=CHEAP, floor=CHEAP), clock)
    come_in(laptop, desks)

    def meet_all() -> None:
        for services in (office, laptop, office, laptop):
            assert services.keeping.other_computers.meet_usual().troubles == ()

    meet_all()
    laptop.vault.store.add("incident.add", Incident(case_id=hers, account="Told at her table"), case_id=hers)
    for case_id, account in ((hers, "Rang the office"), (another, "Another woman’s")):
        store.add("incident.add", Incident(case_id=case_id, account=account), case_id=case_id)
    meet_all()
    assert {each.account for each in laptop.vault.store.all(Incident)} == {"Told at her table", "Rang the office"}
    assert len(store.all(Incident)) == 3
    assert "Another woman" not in everything_in(laptop.vault)
    farewell = laptop.keeping.giving_back.prepare_usual("The visit is over")
    laptop.close()
    assert farewell.finish().startswith("The casebook visit.vlu is destroyed")
    assert not visit.exists()
    office.keeping.other_computers.meet_usual()
    [row] = office.keeping.other_computers.known()
    assert row.computer.is_gone
    laptops.close()
