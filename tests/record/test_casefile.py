# SPDX-License-Identifier: Apache-2.0
"""A case's incidents with what hangs on them: held against the plain way of saying it, row by row."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.behaviours import rung_of, seriousness_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import (
    Charge,
    ChargeIncident,
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    PoliceContact,
    PoliceContactIncident,
)
from vlu_desktop.record.conduct_entry import UNDATED, Conduct
from vlu_desktop.record.offending import Breach
from vlu_desktop.record.people import Case
from vlu_desktop.record.proof import proof_of

IDS = [RecordId(f"i{n}") for n in range(5)]
one_of = st.sampled_from(IDS)
happened = st.none() | st.builds(
    lambda days, more: When.between(date(2024, 3, 1) + timedelta(days=days), date(2024, 3, 1) + timedelta(days + more)),
    st.integers(0, 3),
    st.integers(0, 2),
)
kinds = st.sampled_from(["call", "strangulation", "following", "a-kind-of-a-newer-program"])


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """Up to five incidents, some with one date, and rows that hang on them or on nothing."""
    ids = draw(st.permutations(IDS))[: draw(st.integers(0, 5))]
    by_hand = st.sampled_from(["", "", "1", "5", "9"])
    reported = st.sampled_from(["", "yes", "no"])
    charge_ids = [RecordId(f"c{n}") for n in range(2)]
    any_charge = st.sampled_from([*charge_ids, RecordId("gone")])
    outcomes = st.sampled_from(["", "convicted", "acquitted"])
    return CaseFile(
        case=Case(id=RecordId("case")),
        rows={
            Incident: tuple(
                Incident(id=i, happened=draw(happened), seriousness_set=draw(by_hand), reported=draw(reported))
                for i in ids
            ),
            IncidentBehaviour: tuple(
                IncidentBehaviour(incident_id=i, kind=k) for i, k in draw(st.lists(st.tuples(one_of, kinds)))
            ),
            IncidentTarget: tuple(IncidentTarget(incident_id=i, kind="victim") for i in draw(st.lists(one_of))),
            Breach: tuple(
                Breach(id=RecordId(f"b{n}"), incident_id=i, charge_id=c)
                for n, (i, c) in enumerate(draw(st.lists(st.tuples(one_of, any_charge), max_size=4)))
            ),
            Charge: tuple(Charge(id=i, outcome=draw(outcomes)) for i in charge_ids),
            ChargeIncident: tuple(
                ChargeIncident(charge_id=c, incident_id=i)
                for c, i in draw(st.lists(st.tuples(any_charge, one_of), max_size=4))
            ),
            PoliceContact: (PoliceContact(id=RecordId("p")),),
            PoliceContactIncident: tuple(
                PoliceContactIncident(police_contact_id="p", incident_id=i) for i in draw(st.lists(one_of, max_size=2))
            ),
        },
    )


def plainly(file: CaseFile, incident: Incident) -> Conduct:
    """An incident with what hangs on it, found by going through every row."""
    mine = tuple(dict.fromkeys(r.kind for r in file.all(IncidentBehaviour) if r.incident_id == incident.id))
    joined = [r.charge_id for r in file.all(ChargeIncident) if r.incident_id == incident.id]
    broken = tuple(file.settled(r) for r in file.all(Breach) if r.incident_id == incident.id)
    charges = [c for each in joined if (c := file.get(Charge, each))]
    own = {each.id for each in charges}
    charges += [c for each in broken if each.charge_id not in own and (c := file.get(Charge, each.charge_id))]
    contacts = tuple(
        each
        for r in file.all(PoliceContactIncident)
        if r.incident_id == incident.id
        for each in file.all(PoliceContact)
    )
    by_hand = incident.seriousness_set
    return Conduct(
        incident=incident,
        kinds=mine,
        targets=tuple(r for r in file.all(IncidentTarget) if r.incident_id == incident.id),
        breaches=broken,
        charges=tuple(charges),
        police=contacts,
        rung=rung_of(mine),
        seriousness=int(by_hand) if by_hand in {"1", "2", "3", "4", "5"} else seriousness_of(mine),
        proof=proof_of(incident, charges, broken, bool(contacts)),
    )


def as_if_told_alike(when: When) -> When:
    return replace(when, words="", said_on=None, basis="", lasted="")


def test_what_is_of_one_day_keeps_the_order_it_came_in_whatever_its_words() -> None:
    """A diary's page: words beside a day that name no hour are in no order of the alphabet."""
    told = ("after school", "before school", "0.30", "")
    day = When.on(date(2026, 3, 3))
    page = [
        Incident(id=RecordId(f"00-{n}"), case_id="c", account=words, happened=replace(day, words=words))
        for n, words in enumerate(told)
    ]
    undated = [
        Incident(id=RecordId(f"01-{n}"), case_id="c", account=words, happened=When.undated(words))
        for n, words in enumerate(("when it snowed", "at my mum's"))
    ]
    file = CaseFile(case=Case(id=RecordId("c")), rows={Incident: (*undated, *page)})
    assert [each.incident.account for each in file.conduct] == [*told, "when it snowed", "at my mum's"]


@given(cases())
def test_every_incident_has_what_hangs_on_it_in_the_order_things_happened(file: CaseFile) -> None:
    expected = sorted(
        (plainly(file, each) for each in file.all(Incident)),
        key=lambda each: (as_if_told_alike(each.incident.happened or UNDATED).to_text(), each.id),
    )
    assert file.conduct == tuple(expected)
