# SPDX-License-Identifier: Apache-2.0
"""A case as it was known at an instant is the case file that was read at that instant."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, IncidentTarget
from vlu_desktop.record.offending import Order, OrderTerm
from vlu_desktop.record.people import Address, Case, Involvement, Person, PersonName, Relationship, SameAs
from vlu_desktop.record.work import Protection
from vlu_desktop.store.records.store import Store


def rows(file: CaseFile | None) -> dict[str, set[Any]]:
    assert file is not None
    return {cls.__name__: set(records) for cls, records in file.rows.items() if records}


def test_every_past_state_is_read_back(store: Store, clock: Any) -> None:
    seen: list[tuple[datetime, dict[str, set[Any]]]] = []
    case = store.add("case.add", Case(title="One"))[0]
    other = store.add("case.add", Case(title="Other"))[0]

    def look() -> None:
        seen.append((clock.now, rows(store.case_file(case.id))))
        clock.now += timedelta(hours=1)

    look()
    with store.act("a", act="collected") as act:
        him, twin, her, stranger = (act.add(Person()) for _ in range(4))
        for person in (him, twin, her, stranger):
            act.add(PersonName(person_id=person.id, given="Name"))
        act.add(Involvement(case_id=other.id, person_id=stranger.id, role="offender"))
        part = act.add(Involvement(case_id=case.id, person_id=him.id, role="offender"))
        act.add(Involvement(case_id=case.id, person_id=her.id, role="victim"))
        home = act.add(Address(person_id=her.id, lines="1 Hidden Lane"))
        act.add(Protection(record_type="address", record_id=home.id, from_whom="offender"))
        act.add(Relationship(person_id=stranger.id, other_id=her.id))
        for person in (him, twin, stranger):
            order = act.add(Order(offender_id=person.id, kind="nmo"))
            act.add(OrderTerm(order_id=order.id, wording="No contact"))
        incident = act.add(Incident(case_id=case.id, account="First"))
        kinds = [act.add(IncidentBehaviour(incident_id=incident.id, kind=kind)) for kind in ("call", "text")]
    look()
    with store.act("b", act="collected") as act:
        link = act.add(SameAs(person_id=twin.id, other_id=him.id))
        act.change(replace(incident, account="Second"))
        act.remove(IncidentBehaviour, kinds[0].id)
    look()
    with store.act("c") as act:
        act.remove(SameAs, link.id)
        act.remove(Incident, incident.id)
        act.change(replace(case, title="Two"))
    look()
    removing = act.changes.entry
    with store.act("d") as act:
        act.remove(Involvement, part.id)
        act.add(IncidentTarget(incident_id=incident.id, kind="pet"))
    store.undo(act.changes.entry)
    store.undo(removing)
    look()
    assert len({str(sorted(state.items(), key=str)) for _, state in seen}) >= 4
    for instant, state in seen:
        assert rows(store.case_file(case.id, as_at=instant)) == state
    assert store.case_file(case.id, as_at=seen[0][0] - timedelta(days=1)) is None
