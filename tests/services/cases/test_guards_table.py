# SPDX-License-Identifier: Apache-2.0
"""What a service refuses, each way round and each way in: joining, incomplete records, holds on any case."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import (
    ChargeIncident,
    ExhibitIncident,
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    IncidentUse,
    PoliceContactIncident,
)
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.record.people import Involvement, Person
from vlu_desktop.record.work import Disclosure, LegalHold, Meeting, Statement
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.cases.incidents import IncidentEntry, Part


def another_case(office: Office) -> str:
    new = NewCase(victim=NewPerson(given="Mair", family="Penhale"), offender=NewPerson(given="Sid", family="Oake"))
    return office.services.casework.cases.begin(new, office.today)[0]


@pytest.mark.parametrize("turned", [False, True], ids=["offender first", "victim first"])
def test_an_offender_and_a_victim_of_one_case_are_not_joined_whichever_is_named_first(
    office: Office, turned: bool
) -> None:
    pair = (office.victim, office.offender) if turned else (office.offender, office.victim)
    with pytest.raises(UserError, match="One is the offender and the other the victim of the same case"):
        office.services.insight.joining.join(*pair, "")


@pytest.mark.parametrize("turned", [False, True], ids=["offender first", "victim first"])
def test_an_offender_of_one_case_may_be_the_victim_of_another(office: Office, turned: bool) -> None:
    case_id = another_case(office)
    victim = office.store.people_in(case_id, "victim")[0]
    pair = (victim, office.offender) if turned else (office.offender, victim)
    assert not office.services.insight.joining.join(*pair, " The same man ").is_empty


@pytest.mark.parametrize("other", ["child", "witness", "offender"])
def test_two_other_parts_of_one_case_may_be_one_person(office: Office, other: str) -> None:
    person = office.add(Person(sex="male"))
    office.add(Involvement(case_id=office.case_id, person_id=person.id, role=other))
    assert not office.services.insight.joining.join(office.offender, person.id, "").is_empty


@pytest.mark.parametrize(("one", "other"), [("", "x"), ("x", ""), ("", ""), ("x", "x")])
def test_two_entries_are_two(office: Office, one: str, other: str) -> None:
    with pytest.raises(UserError, match="Choose two entries"):
        office.services.insight.joining.join(one, other, "")
    with pytest.raises(UserError, match="Choose two entries"):
        office.services.insight.joining.keep_apart(one, other, "")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("done", ["join", "keep_apart"])
def test_what_was_decided_stands_whichever_is_named_first(office: Office, done: str, turned: bool) -> None:
    case_id = another_case(office)
    pair = (office.offender, office.store.people_in(case_id, "offender")[0])
    getattr(office.services.insight.joining, done)(*pair, "Looked at")
    said = "are one person" if done == "join" else "are two people"
    for again in ("join", "keep_apart"):
        with pytest.raises(UserError, match=said):
            getattr(office.services.insight.joining, again)(*(reversed(pair) if turned else pair), "")


INCOMPLETE: list[tuple[Part, str]] = [
    (IncidentBehaviour(), "Kind of conduct needs"),
    (IncidentTarget(), "Target needs"),
    (IncidentUse(), "needs"),
]


@pytest.mark.parametrize(("part", "said"), INCOMPLETE, ids=lambda each: type(each).__name__)
def test_an_incomplete_part_is_refused_in_a_new_entry_and_in_a_changed_one(
    office: Office, part: Part, said: str
) -> None:
    stored = office.incident()
    told = Incident(case_id=office.case_id, account="He rang.")
    lines = len(office.lines())
    for incident in (told, stored, replace(stored, place="The school")):
        with pytest.raises(UserError, match=said):
            office.services.casework.incidents.save(IncidentEntry(incident=incident, parts=(part,)))
    assert len(office.lines()) == lines
    assert office.store.get(Incident, stored.id) == stored


GONE = "0" * 32
"""An id that no record has."""
DANGLING: list[tuple[Part, str]] = [
    (Breach(), "Breach needs: Order."),
    (Breach(order_id=GONE), "Breach: what stands under “Order” is no longer in the record."),
    (ChargeIncident(), "needs: Charge."),
    (ChargeIncident(charge_id=GONE), "what stands under “Charge” is no longer in the record."),
    (ExhibitIncident(), "needs: Exhibit."),
    (ExhibitIncident(exhibit_id=GONE), "what stands under “Exhibit” is no longer in the record."),
    (PoliceContactIncident(), "needs: Police contact."),
    (PoliceContactIncident(police_contact_id=GONE), "what stands under “Police contact” is no longer in the record."),
    (IncidentTarget(kind="child", person_id=GONE), "what stands under “Person” is no longer in the record."),
]


@pytest.mark.parametrize(("part", "said"), DANGLING, ids=lambda each: type(each).__name__)
def test_a_part_that_would_hang_on_nothing_is_refused_whole(office: Office, part: Part, said: str) -> None:
    """In a new entry and a stored one, with a sentence; what was written with it can be saved without it."""
    stored = office.incident()
    told = Incident(case_id=office.case_id, account="He rang.")
    lines = len(office.lines())
    for incident in (told, replace(stored, place="The school")):
        entry = IncidentEntry(incident=incident, parts=(part,))
        with pytest.raises(UserError) as refused:
            office.services.casework.incidents.save(entry)
        assert said in str(refused.value)
        assert len(office.lines()) == lines
        assert office.store.all(Incident)[-1] == stored
    office.services.casework.incidents.save(IncidentEntry(incident=told))


def test_an_entry_that_would_hang_on_nothing_is_refused(office: Office) -> None:
    stored = office.incident()
    for incident, said in (
        (Incident(account="He rang."), "Incident needs: Case."),
        (Incident(case_id=GONE, account="He rang."), "“Case” is no longer in the record"),
        (Incident(case_id=office.case_id, account="He rang.", actor_id=GONE), "“By whom” is no longer in the record"),
        (replace(stored, case_id=""), "Incident needs: Case."),
        (replace(stored, actor_id=GONE), "“By whom” is no longer in the record"),
    ):
        with pytest.raises(UserError, match=said):
            office.services.casework.incidents.save(IncidentEntry(incident=incident))
    assert office.store.all(Incident) == (stored,)


def test_a_breach_whose_order_went_since_hinders_no_other_change_of_its_incident(office: Office) -> None:
    """The order is erased on another page while the form stands open: what is typed is not lost with it."""
    order = office.add(Order(offender_id=office.offender, kind="nmo", made=date(2026, 1, 5)))
    told = Incident(case_id=office.case_id, account="He rang.")
    incidents = office.services.casework.incidents
    incidents.save(IncidentEntry(incident=told, parts=(Breach(order_id=order.id),)))
    entry = incidents.entry(office.store.all(Incident)[-1].id)
    plan = office.services.keeping.erasing.plan("order", order.id, office.case_id)
    office.services.keeping.erasing.erase(plan, "Asked for", "The officer of data protection")
    with pytest.raises(UserError, match="“Order” is no longer in the record"):
        incidents.save(IncidentEntry(incident=told, parts=(Breach(order_id=order.id),)))
    with pytest.raises(UserError, match="“Order” is no longer in the record"):
        incidents.save(replace(entry, incident=replace(entry.incident, place="The quay")))
    incidents.save(IncidentEntry(incident=told))
    incidents.save(IncidentEntry(incident=replace(entry.incident, place="The quay")))
    assert [row.place for row in office.store.all(Incident)] == ["The quay", ""]


@pytest.mark.parametrize("erased", [False, True])
def test_a_part_that_went_since_is_said_to_be_gone_and_not_saved_where_nobody_sees_it(
    office: Office, erased: bool
) -> None:
    incidents = office.services.casework.incidents
    told = Incident(case_id=office.case_id, account="He rang.")
    incidents.save(IncidentEntry(incident=told, parts=(IncidentTarget(kind="victim"),)))
    entry = incidents.entry(office.store.all(Incident)[-1].id)
    if erased:
        plan = office.services.keeping.erasing.plan("incident-target", entry.parts[0].id, office.case_id)
        office.services.keeping.erasing.erase(plan, "Asked for", "The officer of data protection")
    else:
        office.services.casework.records.remove(entry.parts[0])
    lines = len(office.lines())
    with pytest.raises(UserError, match="Target: one that stands here is no longer in the record"):
        incidents.save(entry)
    assert len(office.lines()) == lines
    assert incidents.entry(entry.incident.id).parts == ()


def test_a_part_that_becomes_incomplete_is_refused(office: Office) -> None:
    told = Incident(case_id=office.case_id, account="He rang.")
    office.services.casework.incidents.save(IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="call"),)))
    entry = office.services.casework.incidents.entry(office.store.all(Incident)[-1].id)
    (part,) = entry.parts
    assert isinstance(part, IncidentBehaviour)
    with pytest.raises(UserError, match="Kind of conduct needs"):
        office.services.casework.incidents.save(IncidentEntry(incident=entry.incident, parts=(replace(part, kind=""),)))
    assert office.services.casework.incidents.entry(entry.incident.id) == entry


SAID: list[tuple[dict[str, Any], bool]] = [
    ({"account": "He rang."}, True),
    ({"words": "I know where you are"}, True),
    ({"account": " ", "words": " "}, False),
    ({}, False),
]


@pytest.mark.parametrize(("values", "saved"), SAID)
def test_an_entry_says_something(office: Office, values: dict[str, Any], saved: bool) -> None:
    entry = IncidentEntry(incident=Incident(case_id=office.case_id, **values))
    if saved:
        office.services.casework.incidents.save(entry)
    else:
        with pytest.raises(UserError, match="Nothing has been entered yet"):
            office.services.casework.incidents.save(entry)
        office.services.casework.incidents.save(replace(entry, parts=(IncidentBehaviour(kind="call"),)))
    assert len(office.store.all(Incident)) == 1


@pytest.mark.parametrize(("reason", "saved"), [("", False), ("  ", False), ("She moved house", True)])
def test_seriousness_set_by_hand_needs_its_reason(office: Office, reason: str, saved: bool) -> None:
    told = Incident(case_id=office.case_id, account="x", seriousness_set="4", seriousness_reason=reason)
    if saved:
        office.services.casework.incidents.save(IncidentEntry(incident=told))
    else:
        with pytest.raises(UserError, match="Seriousness set by hand needs a reason"):
            office.services.casework.incidents.save(IncidentEntry(incident=told))
    assert len(office.store.all(Incident)) == saved


def test_the_parts_of_an_entry_by_their_class(office: Office) -> None:
    parts = (IncidentBehaviour(kind="call"), IncidentTarget(kind="victim"), IncidentBehaviour(kind="follow"))
    entry = IncidentEntry(incident=Incident(case_id=office.case_id), parts=parts)
    assert entry.of(IncidentBehaviour) == (parts[0], parts[2])


def hold(office: Office, case_id: str) -> None:
    office.services.keeping.retention.hold(case_id, "A complaint.", "The ombudsman", office.today)


@pytest.mark.parametrize("role", ["victim", "offender", "witness"])
def test_a_hold_on_any_case_of_a_person_keeps_the_person(office: Office, role: str) -> None:
    """Planned from one case, refused because of the other; the name of the person alone may not go either."""
    other = another_case(office)
    office.services.casework.records.add(Involvement(case_id=other, person_id=office.victim, role=role), case_id=other)
    plan = office.services.keeping.erasing.plan("person", office.victim, office.case_id)
    hold(office, other)
    with pytest.raises(UserError, match=r"on legal hold \(A complaint\)"):
        office.services.keeping.erasing.plan("person", office.victim, office.case_id)
    with pytest.raises(UserError, match="on legal hold"):
        office.services.keeping.erasing.erase(plan, "Asked for", "The officer of data protection")
    assert office.store.get(Person, office.victim) is not None
    [held] = office.store.all(LegalHold)
    office.services.keeping.retention.lift(held.id, "Closed", office.today)
    assert office.services.keeping.erasing.plan("person", office.victim, office.case_id).references


def test_a_hold_on_another_case_keeps_a_case_that_takes_its_person_along(office: Office) -> None:
    """Who has a part in a case on hold stays with it; the case that is erased has nobody else of it."""
    other = another_case(office)
    office.services.casework.records.add(
        Involvement(case_id=other, person_id=office.victim, role="witness"), case_id=other
    )
    hold(office, other)
    plan = office.services.keeping.erasing.plan("case", office.case_id)
    assert ("person", office.victim) not in plan.references
    assert ("person", office.offender) in plan.references


def test_a_hold_on_a_case_of_strangers_keeps_nobody_here(office: Office) -> None:
    hold(office, another_case(office))
    assert office.services.keeping.erasing.plan("person", office.victim, office.case_id).references


ACTS: list[tuple[Any, str]] = [
    (Statement(status="signed", kind="court"), "A statement is written first and then signed"),
    (Meeting(status="closed", kind="marac"), "A meeting is closed with its follow-up"),
    (Disclosure(), "The register of documents made is never changed"),
]


@pytest.mark.parametrize(("record", "said"), ACTS, ids=lambda each: type(each).__name__)
def test_what_has_a_way_of_its_own_is_not_added_as_a_record(office: Office, record: Any, said: str) -> None:
    with pytest.raises(UserError, match=said):
        office.services.casework.records.add(replace(record, case_id=office.case_id), case_id=office.case_id)


@pytest.mark.parametrize(("year", "saved"), [(1799, False), (1800, True), (2200, True), (2201, False)])
def test_the_years_that_can_be_right(office: Office, year: int, saved: bool) -> None:
    order = Order(offender_id=office.offender, kind="nmo", made=date(year, 3, 3))
    if saved:
        office.add(order)
    else:
        with pytest.raises(UserError, match=f"the year {year} can’t be right"):
            office.add(order)


def test_a_changed_part_is_saved_and_what_was_done_is_given_back(office: Office) -> None:
    told = Incident(case_id=office.case_id, account="He rang.")
    made = office.services.casework.incidents.save(
        IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="call"),))
    )
    assert made.entry == office.lines()[0].ref
    assert office.lines()[0].method == "incident.add"
    entry = office.services.casework.incidents.entry(office.store.all(Incident)[-1].id)
    (part,) = entry.parts
    assert isinstance(part, IncidentBehaviour)
    changed = replace(entry, parts=(replace(part, kind="follow"), IncidentBehaviour(kind="loiter")))
    saved = office.services.casework.incidents.save(changed)
    assert saved.entry == office.lines()[0].ref
    now = office.services.casework.incidents.entry(entry.incident.id)
    assert [getattr(each, "kind", "") for each in now.parts] == ["follow", "loiter"]
    assert now.parts[0].id == part.id
    office.services.casework.incidents.save_all([IncidentEntry(incident=told), IncidentEntry(incident=told)])
    assert office.lines()[0].method == "incident.add-many"


def test_the_kinds_offered_first_are_those_entered_most_often_and_then_the_usual_ones(office: Office) -> None:
    incidents = office.services.casework.incidents
    usual = incidents.commonest_kinds()
    assert len(set(usual)) == len(usual) == 6
    told = Incident(case_id=office.case_id, account="He left a letter.")
    for _ in range(2):
        incidents.save(IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="trespass"),)))
    incidents.save(IncidentEntry(incident=told, parts=(IncidentBehaviour(kind=usual[-1]),)))
    assert incidents.commonest_kinds() == ("trespass", usual[-1], *usual[:4])
