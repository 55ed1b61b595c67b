# SPDX-License-Identifier: Apache-2.0
"""A conviction proves the incidents it is for, and no other; what it was against stays its own."""

from tests.analysis.casemaker import Made
from vlu_desktop.record.offending import Conviction, ConvictionIncident


def test_an_incident_that_a_conviction_is_for_is_convicted_and_no_other() -> None:
    made = Made()
    wounding, other = made.incident("2009-05-01", "assault"), made.incident("2009-06-01", "assault")
    conviction = made.add(Conviction, offence="Wounding")
    made.add(ConvictionIncident, conviction_id=conviction, incident_id=wounding)
    made.add(ConvictionIncident, conviction_id="taken out", incident_id=other)
    proofs = {each.id: each.proof for each in made.file.conduct}
    assert proofs == {wounding: "convicted", other: "not-asked"}


def test_a_conviction_stands_before_an_acquittal_on_another_charge() -> None:
    made = Made()
    order = made.order("2009-01-01")
    one = made.incident("2009-05-01", "assault", breaks=(order,), outcome="acquitted")
    assert made.file.conduct_by_id[one].proof == "acquitted"
    made.add(ConvictionIncident, conviction_id=made.add(Conviction, offence="Wounding"), incident_id=one)
    assert made.file.conduct_by_id[one].proof == "convicted"
