# SPDX-License-Identifier: Apache-2.0
"""Whole entries: one act whatever they hold, and one undo."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, IncidentTarget
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.services.cases.incidents import IncidentEntry


def entered(office: Office) -> IncidentEntry:
    told = Incident(case_id=office.case_id, account="He waited outside.")
    parts = (IncidentBehaviour(kind="loiter"), IncidentBehaviour(kind="following"), IncidentTarget(kind="victim"))
    office.services.casework.incidents.save(IncidentEntry(incident=told, parts=parts))
    return office.services.casework.incidents.entry(office.store.all(Incident)[-1].id)


def test_an_entry_is_one_act_and_one_undo(office: Office) -> None:
    before = len(office.lines())
    entry = entered(office)
    assert len(office.lines()) == before + 1
    assert [type(part) for part in entry.parts] == [IncidentBehaviour, IncidentBehaviour, IncidentTarget]
    office.services.casework.undoing.undo()
    assert office.store.all(Incident) == ()
    assert office.store.all(IncidentBehaviour) == ()


def test_a_changed_entry_writes_the_difference_alone(office: Office) -> None:
    entry = entered(office)
    loiter, following, target = entry.parts
    office.services.casework.incidents.save(
        IncidentEntry(
            incident=replace(entry.incident, place="The school"), parts=(loiter, target, IncidentTarget(kind="child"))
        )
    )
    line = office.lines()[0]
    assert line.method == "incident.change"
    now = office.services.casework.incidents.entry(entry.incident.id)
    assert now.incident.place == "The school"
    assert [getattr(part, "kind", "") for part in now.parts] == ["loiter", "victim", "child"]
    assert [change.field for change in office.store.changes_of(Incident, entry.incident.id)] == ["place"]
    office.services.casework.undoing.undo()
    assert office.services.casework.incidents.entry(entry.incident.id) == entry
    assert following in office.services.casework.incidents.entry(entry.incident.id).parts


def test_a_visit_told_at_once_is_one_act_and_one_undo(office: Office) -> None:
    entries = [
        IncidentEntry(
            incident=Incident(case_id=office.case_id, account=f"Call {n}"), parts=(IncidentBehaviour(kind="calls"),)
        )
        for n in range(30)
    ]
    before = len(office.lines())
    office.services.casework.incidents.save_all(entries)
    assert len(office.lines()) == before + 1
    assert len(office.store.all(Incident)) == 30
    assert office.services.casework.undoing.names()[0].startswith("Undo add several entries: ")
    office.services.casework.undoing.undo()
    assert office.store.all(Incident) == ()


def test_what_can_t_be_saved_is_said_and_leaves_nothing(office: Office) -> None:
    save = office.services.casework.incidents.save
    order = office.add(Order(offender_id=office.offender, kind="nmo", made=date(2026, 1, 5)))
    before = len(office.lines())
    told = Incident(case_id=office.case_id, account="He rang.")
    for entry, sentence in (
        (IncidentEntry(incident=Incident(case_id=office.case_id, account="  ")), "Nothing has been entered"),
        (IncidentEntry(incident=replace(told, seriousness_set="5")), "needs a reason"),
        (IncidentEntry(incident=told, parts=(IncidentBehaviour(),)), "Kind of conduct needs: What kind"),
        (IncidentEntry(incident=told, parts=(Breach(order_id=order.id), IncidentTarget())), "Target needs: Towards"),
    ):
        with pytest.raises(UserError, match=sentence):
            save(entry)
    with pytest.raises(UserError, match="nothing to save"):
        office.services.casework.incidents.save_all([])
    assert len(office.lines()) == before
    assert office.store.all(Incident) == ()


def test_an_incident_taken_out_meanwhile_is_said_to_be_gone(office: Office) -> None:
    entry = entered(office)
    office.services.casework.records.remove(entry.incident)
    with pytest.raises(UserError, match="no longer in the record"):
        office.services.casework.incidents.save(
            IncidentEntry(incident=replace(entry.incident, place="x"), parts=entry.parts)
        )
