# SPDX-License-Identifier: Apache-2.0
"""Other computers as an officer meets them: let in by a code, differences decided, papers that wait, and holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.services.keeping.two_laptops import Laptops
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Exhibit, Incident
from vlu_desktop.record.offending import Order, OrderProtected, Whereabouts
from vlu_desktop.record.people import Address, Case, ContactPoint, Involvement, SameAs, Vehicle
from vlu_desktop.record.work import LegalHold, Protection, Statement, StatementUse, WithholdingMark
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.papers_waiting import refuse_undecided
from vlu_desktop.services.keeping.differences import Difference, Sort, every_line

TODAY = date(2026, 11, 2)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    made = Laptops(tmp_path)
    yield made
    made.close()


@pytest.fixture
def met(laptops: Laptops) -> Laptops:
    """Let in, with one case that both hold."""
    new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
    laptops.first.casework.cases.begin(new, TODAY)
    laptops.let_in()
    return laptops


def case_of(services: Services) -> Case:
    return services.vault.store.all(Case)[0]


def person(services: Services, role: str) -> str:
    parts = services.vault.store.all(Involvement)
    return next(each.person_id for each in parts if each.role == role)


def add(services: Services, record: Record) -> str:
    return str(services.vault.store.add("test.add", record)[0].id)


def change(services: Services, cls: type[Record], record_id: str, **values: Any) -> None:
    store = services.vault.store
    now = store.get(cls, record_id)
    assert now is not None
    with store.act("test.change") as act:
        act.change(replace(now, **values), was=now)


def only(services: Services) -> Difference:
    [found] = services.keeping.differences.all()
    assert services.keeping.differences.count() == 1
    return found


def test_a_wrong_code_lets_nobody_in(laptops: Laptops) -> None:
    laptops.meet(laptops.second)
    others = laptops.first.keeping.other_computers
    [asking] = laptops.meet(laptops.first).asking
    for code in ("", "0000 0000 0000 0000 0000", others.own_code()):
        with pytest.raises(UserError, match="not the code of the computer"):
            others.let_in(asking, "Second", code)
    right = laptops.second.keeping.other_computers.own_code()
    with pytest.raises(UserError, match="Give the computer a name"):
        others.let_in(asking, " ", right)
    others.let_in(asking, "Second", right.lower())
    assert [each.name for each in others.known()] == ["Second"]


def test_nothing_is_written_by_looking_at_the_page(laptops: Laptops) -> None:
    store = laptops.first.vault.store
    before = store.last_line
    standing = laptops.first.keeping.other_computers.standing()
    assert (standing.own_code, standing.folder, standing.computers) == ("", "", ())
    assert store.last_line == before


def test_the_folder_is_remembered_and_has_to_be_there(laptops: Laptops, tmp_path: Path) -> None:
    others = laptops.first.keeping.other_computers
    with pytest.raises(UserError, match="is not there"):
        others.choose_folder(tmp_path / "no stick")
    others.choose_folder(laptops.share)
    assert others.standing().folder == str(laptops.share)


def test_a_difference_is_shown_with_who_when_and_where_and_decided_once(met: Laptops) -> None:
    record = add(met.first, Incident(case_id=case_of(met.first).id, account="He rang."))
    met.meet_both()
    change(met.first, Incident, record, account="He rang twice.")
    change(met.second, Incident, record, account="He rang three times.")
    met.meet_both()
    found = only(met.first)
    assert (found.sort, found.label, found.stops_papers) == (Sort.FIELD, "What happened", False)
    assert {(each.text, each.computer) for each in found.choices} == {
        ("He rang twice.", "this computer"),
        ("He rang three times.", "Second laptop"),
    }
    assert {each.officer for each in found.choices} == {"Asha Example"}
    wanted = next(each.key for each in found.choices if each.text == "He rang twice.")
    with pytest.raises(UserError, match="Choose one"):
        met.first.keeping.differences.decide(found, "nothing", "")
    met.first.keeping.differences.decide(found, wanted, "She was sure.")
    met.meet_both()
    assert met.second.keeping.differences.all() == ()
    kept = met.second.vault.store.get(Incident, record)
    assert kept is not None
    assert kept.account == "He rang twice."
    with pytest.raises(UserError, match="decided meanwhile"):
        met.first.keeping.differences.decide(found, wanted, "")
    assert next(every_line(1, found)).startswith("1. ")


@pytest.mark.parametrize("answer", ["out", "in"])
def test_taken_out_here_and_changed_there(met: Laptops, answer: str) -> None:
    record = add(met.first, Incident(case_id=case_of(met.first).id, account="He rang."))
    met.meet_both()
    with met.first.vault.store.act("test.remove") as act:
        act.remove(Incident, record)
    change(met.second, Incident, record, place="At the school")
    met.meet_both()
    found = only(met.second)
    assert found.sort is Sort.TAKEN_OUT
    assert "At the school" in found.choices[1].text
    met.second.keeping.differences.decide(found, answer, "Asked her.")
    met.meet_both()
    for services in (met.first, met.second):
        assert services.keeping.differences.all() == ()
        kept = services.vault.store.get(Incident, record)
        assert (kept is not None) == (answer == "in")


def made_twice(met: Laptops, kind: str) -> None:
    for services in (met.first, met.second):
        case, offender = case_of(services).id, person(services, "offender")
        victim = person(services, "victim")
        records: dict[str, Record] = {
            "order": Order(offender_id=offender, kind="restraining-order", made=date(2026, 5, 1)),
            "number": Exhibit(case_id=case, reference="AE/1", title=f"Letter {services is met.first}"),
            "file": Exhibit(case_id=case, title=f"Diary {services is met.first}"),
            "draft": Statement(case_id=case, maker_id=victim, kind="court", status="draft", text="Mine"),
        }
        store = services.vault.store
        with store.act("test.add", act="collected") as act:
            made = act.add(records[kind])
            if kind == "file" and isinstance(made, Exhibit):
                size, digest = act.add_content(made.id, [b"Dear diary"])
                act.change(replace(made, sha256=digest, size=size))


TWICE: dict[str, type[Record]] = {"order": Order, "number": Exhibit, "file": Exhibit, "draft": Statement}


@pytest.mark.parametrize("kind", TWICE)
@pytest.mark.parametrize("answer", ["one", "both"])
def test_what_both_entered_is_one_or_two_as_an_officer_says(met: Laptops, kind: str, answer: str) -> None:
    made_twice(met, kind)
    met.meet_both()
    found = only(met.first)
    assert found.sort is Sort.TWICE
    keys = [each.key for each in found.choices]
    met.first.keeping.differences.decide(found, keys[0] if answer == "one" else "both", "Looked at both.")
    met.meet_both()
    for services in (met.first, met.second):
        assert services.keeping.differences.all() == ()
        left = [services.vault.store.get(TWICE[kind], key) for key in keys[:2]]
        assert [each is not None for each in left] == ([True, False] if answer == "one" else [True, True])


def test_what_one_entered_after_it_saw_the_others_is_not_asked_about(met: Laptops) -> None:
    for services in (met.first, met.second):
        add(services, Order(offender_id=person(services, "offender"), kind="restraining-order", made=date(2026, 5, 1)))
        met.meet_both()
    assert met.first.keeping.differences.all() == ()


def order(services: Services) -> str:
    return add(services, Order(offender_id=person(services, "offender"), kind="restraining-order"))


def statement(services: Services) -> str:
    return add(services, Statement(case_id=case_of(services).id, kind="court", status="draft"))


STOPPING: dict[str, Callable[[Services], tuple[type[Record], Record, str]]] = {
    "a number": lambda s: (ContactPoint, ContactPoint(person_id=person(s, "victim"), kind="phone", value="1"), "value"),
    "an address": lambda s: (Address, Address(person_id=person(s, "victim"), lines="1"), "lines"),
    "a vehicle": lambda s: (Vehicle, Vehicle(person_id=person(s, "victim"), registration="A1"), "registration"),
    "what is withheld": lambda s: (
        WithholdingMark,
        WithholdingMark(record_type="case", record_id=case_of(s).id, field="background"),
        "reason",
    ),
    "how she is reached": lambda s: (
        Involvement,
        Involvement(case_id=case_of(s).id, person_id=person(s, "victim"), role="other"),
        "contact_level",
    ),
    "whom an order protects": lambda s: (
        OrderProtected,
        OrderProtected(order_id=order(s), person_id=person(s, "victim")),
        "person_id",
    ),
    "the use of a statement": lambda s: (StatementUse, StatementUse(statement_id=statement(s)), "purpose"),
    "whereabouts": lambda s: (Whereabouts, Whereabouts(offender_id=person(s, "offender"), place="A"), "place"),
    "protection": lambda s: (
        Protection,
        Protection(record_type="person", record_id=person(s, "victim"), from_whom="offender", why="a"),
        "from_whom",
    ),
    "a signed statement": lambda s: (
        Statement,
        Statement(case_id=case_of(s).id, maker_id=person(s, "victim"), kind="court", status="signed", language="a"),
        "language",
    ),
}


@pytest.mark.parametrize("what", STOPPING)
def test_papers_wait_for_what_they_rest_on(met: Laptops, what: str) -> None:
    cls, record, field = STOPPING[what](met.first)
    record_id = add(met.first, record)
    met.meet_both()
    case_id = case_of(met.first).id
    refuse_undecided(met.first.vault.store, [case_id])
    for n, services in enumerate((met.first, met.second)):
        change(services, cls, record_id, **{field: f"other {n}"})
    met.meet_both()
    for services in (met.first, met.second):
        assert only(services).stops_papers
        with pytest.raises(UserError, match="Decide which is right under Other computers"):
            refuse_undecided(services.vault.store, [case_id])
    found = only(met.first)
    met.first.keeping.differences.decide(found, found.choices[0].key, "")
    met.meet_both()
    for services in (met.first, met.second):
        refuse_undecided(services.vault.store, [case_id])


def test_papers_of_a_case_that_shares_a_person_wait_too_and_those_of_no_other(met: Laptops) -> None:
    cases, offender = met.first.casework.cases, person(met.first, "offender")
    new = NewCase(victim=NewPerson(given="Mair", family="Penhale"), offender=NewPerson(existing_id=offender))
    shares, _ = cases.begin(new, TODAY)
    other = NewCase(victim=NewPerson(given="Una", family="Vale"), offender=NewPerson(given="Bo", family="Stell"))
    apart, _ = cases.begin(other, TODAY)
    number = add(met.first, ContactPoint(person_id=person(met.first, "victim"), kind="phone", value="1"))
    met.meet_both()
    for n, services in enumerate((met.first, met.second)):
        change(services, ContactPoint, number, value=f"other {n}")
    met.meet_both()
    with pytest.raises(UserError, match="Decide which is right"):
        refuse_undecided(met.second.vault.store, [shares])
    refuse_undecided(met.second.vault.store, [apart])


def test_somebody_entered_on_both_is_proposed_as_one_person_and_nothing_is_joined(met: Laptops) -> None:
    new = NewCase(victim=NewPerson(given="Mair", family="Penhale"), offender=NewPerson(given="Col", family="Dray"))
    met.second.casework.cases.begin(new, TODAY)
    met.meet_both()
    for services in (met.first, met.second):
        [pair] = services.insight.joining.proposals()
        assert pair.one.name == pair.other.name == "Col Dray"
        assert services.vault.store.all(SameAs) == ()


def test_a_difference_in_an_account_stops_no_paper(met: Laptops) -> None:
    record = add(met.first, Incident(case_id=case_of(met.first).id, account="He rang."))
    met.meet_both()
    for n, services in enumerate((met.first, met.second)):
        change(services, Incident, record, account=f"other {n}")
    met.meet_both()
    refuse_undecided(met.first.vault.store, [case_of(met.first).id])


def test_a_legal_hold_keeps_what_another_computer_erased_until_it_is_lifted(met: Laptops) -> None:
    case_id = case_of(met.first).id
    record = add(met.first, Incident(case_id=case_id, account="Needlework"))
    met.meet_both()
    hold = add(met.second, LegalHold(case_id=case_id, reason="An appeal", placed_on=TODAY))
    met.first.vault.store.erase("incident.erase", [("incident", record)], case_id=case_id, reason="r", authority="a")
    laptops = met
    laptops.meet(met.first)
    result = laptops.meet(met.second)
    assert len(result.held) == 1
    assert "legal hold" in result.held[0]
    kept = met.second.vault.store.get(Incident, record)
    assert kept is not None
    assert met.second.vault.store.verify().problems == ()
    laptops.meet(met.second)
    [told] = laptops.meet(met.first).held
    assert "still keeps 1 record that was erased on another computer" in told
    assert laptops.meet(met.second).held == result.held
    change(met.second, LegalHold, hold, lifted_on=TODAY, lifted_reason="Ended")
    assert laptops.meet(met.second).held == ()
    laptops.meet(met.second)
    assert laptops.meet(met.first).held == ()
    assert met.second.vault.store.get(Incident, record, removed=True) is None
    assert met.second.vault.store.verify().problems == ()


def test_turned_out_needs_a_reason_and_says_what_was_held(met: Laptops) -> None:
    others = met.first.keeping.other_computers
    [known] = others.known()
    device = known.computer.device
    assert others.held_by(device) == (case_of(met.first).title,)
    with pytest.raises(UserError, match="Say why"):
        others.turn_out(device, " ")
    others.rename(device, "Blue label")
    others.turn_out(device, "Lost on a train")
    assert [(each.name, each.state) for each in others.known()] == [("Blue label", "turned out")]
    for act in (others.rename, others.turn_out):
        with pytest.raises(UserError, match="not let in"):
            act(device, "again")
