# SPDX-License-Identifier: Apache-2.0
"""Two laptops of a unit meet at a real server, each come in by a code, and have one record."""

from pathlib import Path

import pytest

from tests.exchange.unit_server.desks import Desks
from tests.services.keeping.two_laptops import Laptops
from tests.store.joining.computers import record_of
from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case


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
