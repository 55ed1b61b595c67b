# SPDX-License-Identifier: Apache-2.0
"""Something set for many incidents is one act: in each of them, nothing twice, and undone at once."""

from datetime import date

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Exhibit, ExhibitIncident, Incident, IncidentUse
from vlu_desktop.services.cases.many_incidents import ForMany


def test_all_of_it_is_set_in_each_as_one_act_and_undone_at_once(office: Office) -> None:
    first, second, other = (office.incident(f"{n}") for n in range(3))
    exhibit = office.add(Exhibit(case_id=office.case_id, title="Phone", kind="thing"))
    office.add(ExhibitIncident(exhibit_id=exhibit.id, incident_id=first.id))
    office.add(IncidentUse(incident_id=first.id, purpose="court", agreed="no", asked_on=date(2025, 1, 1)))
    before = len(office.lines())
    given = ForMany(reported="yes", purpose="court", agreed="yes", exhibits=(exhibit.id,))
    change = office.services.casework.many_incidents.change
    change(office.case_id, [first.id, second.id, first.id], given, office.today)
    assert len(office.lines()) == before + 1
    told = {row.id: row.reported for row in office.store.all(Incident)}
    assert told == {first.id: "yes", second.id: "yes", other.id: ""}
    assert {(row.incident_id, row.agreed, row.asked_on) for row in office.store.all(IncidentUse)} == {
        (first.id, "yes", office.today), (second.id, "yes", office.today),
    }  # fmt: skip
    assert sorted(row.incident_id for row in office.store.all(ExhibitIncident)) == sorted((first.id, second.id))
    office.services.casework.undoing.undo()
    assert {row.reported for row in office.store.all(Incident)} == {""}
    assert [row.agreed for row in office.store.all(IncidentUse)] == ["no"]
    assert [row.incident_id for row in office.store.all(ExhibitIncident)] == [first.id]


REFUSED = [
    (ForMany(), "Nothing is chosen"),
    (ForMany(purpose="court"), "Say both"),
    (ForMany(agreed="yes"), "Say both"),
    (ForMany(reported="perhaps"), "not known"),
    (ForMany(exhibits=("gone",)), "no longer in the case"),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSED)
def test_what_says_too_little_is_refused(office: Office, given: ForMany, sentence: str) -> None:
    incident = office.incident()
    change = office.services.casework.many_incidents.change
    with pytest.raises(UserError, match=sentence):
        change(office.case_id, [incident.id], given, office.today)
    with pytest.raises(UserError, match="Choose the incidents"):
        change("another case", [incident.id], ForMany(reported="yes"), office.today)
    assert office.lines()[0].method == "incident.add"
