# SPDX-License-Identifier: Apache-2.0
"""Joining two entries of one person: proposed, decided by an officer, and taken back."""

from dataclasses import replace

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Apart, Case, ContactPoint, Involvement, Person, PersonName, SameAs
from vlu_desktop.services.cases.cases import NewCase, NewPerson


@pytest.fixture
def serial(office: Office) -> tuple[str, str]:
    """The same offender, entered anew in a second case; the two entries."""
    new = NewCase(victim=NewPerson(given="Mair", family="Penhale"), offender=NewPerson(given="Col", family="Dray"))
    case_id, _ = office.services.casework.cases.begin(new, office.today)
    return office.offender, office.store.people_in(case_id, "offender")[0]


def test_one_name_in_two_cases_is_proposed_and_nothing_is_joined_by_itself(
    office: Office, serial: tuple[str, str]
) -> None:
    (pair,) = office.services.insight.joining.proposals()
    assert {pair.one.person_id, pair.other.person_id} == set(serial)
    assert pair.one.name == pair.other.name == "Col Dray"
    assert pair.one.parts[0].startswith("Offender in ")
    assert office.store.all(SameAs) == ()


def test_joining_makes_one_offender_of_them_and_undo_parts_them(office: Office, serial: tuple[str, str]) -> None:
    office.services.insight.joining.join(*serial, "Same date of birth in both files")
    assert office.store.entries(limit=1)[0].act == "combined"
    assert office.services.insight.joining.proposals() == ()
    file = office.services.casework.cases.read(office.case_id)
    assert file.same_person(*serial)
    office.services.casework.undoing.undo()
    assert not office.services.casework.cases.read(office.case_id).same_person(*serial)
    assert len(office.services.insight.joining.proposals()) == 1


def test_kept_apart_they_are_not_proposed_again_until_that_is_undone(office: Office, serial: tuple[str, str]) -> None:
    office.services.insight.joining.keep_apart(*serial, "Father and son")
    assert office.services.insight.joining.proposals() == ()
    assert office.store.all(Apart)[0].reason == "Father and son"
    with pytest.raises(UserError, match="two people"):
        office.services.insight.joining.join(*serial, "")
    office.services.casework.undoing.undo()
    assert len(office.services.insight.joining.proposals()) == 1


def test_an_offender_is_not_joined_with_the_victim_of_the_case(office: Office, serial: tuple[str, str]) -> None:
    with pytest.raises(UserError, match="victim of the same case"):
        office.services.insight.joining.join(office.offender, office.victim, "")
    office.services.insight.joining.join(*serial, "")
    with pytest.raises(UserError, match="victim of the same case"):
        office.services.insight.joining.join(serial[1], office.victim, "")
    with pytest.raises(UserError, match="Choose two entries"):
        office.services.insight.joining.join(office.victim, office.victim, "")


def test_a_victim_entered_twice_in_a_case_is_joined(office: Office) -> None:
    again = office.add(Person(sex="female")).id
    office.add(Involvement(case_id=office.case_id, person_id=again, role="victim"))
    office.services.insight.joining.join(office.victim, again, "Entered twice")
    assert office.services.casework.cases.read(office.case_id).same_person(again, office.victim)


def test_both_entries_count_as_the_cases_after_joining_as_it_was_known(office: Office, serial: tuple[str, str]) -> None:
    office.services.insight.joining.keep_apart(*serial, "")
    known = office.services.insight.findings.as_known(office.case_id, office.today)
    assert len(known.all(Apart)) == len(office.services.casework.cases.read(office.case_id).all(Apart)) == 1


def test_how_many_there_are_to_decide_is_counted_again_when_rows_come_or_go(
    office: Office, serial: tuple[str, str]
) -> None:
    joining = office.services.insight.joining
    assert joining.how_many() == joining.how_many() == 1
    assert office.lines()[0].method != "person.join", "looking decides nothing"
    third = office.add(Person(sex="male"))
    assert joining.how_many() == 1
    name = office.add(PersonName(person_id=third.id, kind="current", given="Col", family="Dray"))
    assert joining.how_many() == 3, "each with each"
    office.services.casework.records.change(replace(name, given="Zebedee", family="Quickthorn"))
    assert joining.how_many() == 3, "a changed spelling alone"
    assert len(joining.proposals()) == 1
    assert joining.how_many() == 1, "is met when the pairs were asked for"
    joining.join(*serial, "")
    assert joining.how_many() == 0


def test_each_of_a_pair_is_told_by_its_name_and_its_parts_in_cases(office: Office) -> None:
    """A part in a case that is not in use, as two devices may leave one, is not named."""
    first, second = (office.add(Person(sex="male")) for _ in range(2))
    for person in (first, second):
        office.add(ContactPoint(person_id=person.id, kind="mobile", value="07700 900123"))
    office.add(PersonName(person_id=first.id, kind="current", given="Ada", family="Quill"))
    office.add(Involvement(case_id=office.case_id, person_id=first.id, role="witness"))
    office.add(Involvement(case_id=office.case_id, person_id=first.id, role="child"))
    gone = office.add(Case(title="Gone"))
    office.services.casework.records.remove(gone)
    office.store.add("x", Involvement(case_id=gone.id, person_id=first.id, role="victim"))
    [pair] = office.services.insight.joining.proposals()
    sides = {side.person_id: side for side in (pair.one, pair.other)}
    title = office.store.case_list()[0].title
    assert (sides[first.id].name, sides[first.id].parts) == ("Ada Quill", (f"Witness in {title}", f"Child in {title}"))
    assert (sides[second.id].name, sides[second.id].parts) == ("not named", ("in no case",))
    assert pair.agrees
    assert office.services.insight.joining.proposals() == (pair,)


def test_what_was_decided_is_journalled_with_its_reason(office: Office, serial: tuple[str, str]) -> None:
    joining = office.services.insight.joining
    kept = joining.keep_apart(*serial, "  Father and son ")
    assert (office.lines()[0].ref, office.lines()[0].method) == (kept.entry, "person.keep-apart")
    office.services.casework.undoing.undo()
    joined = joining.join(*serial, " Same date of birth ")
    assert (office.lines()[0].ref, office.lines()[0].method) == (joined.entry, "person.join")
    assert office.store.all(SameAs)[0].reason == "Same date of birth"


@pytest.mark.parametrize("turned", [False, True])
def test_an_entry_that_went_meanwhile_is_joined_with_nobody(office: Office, turned: bool) -> None:
    pair = ("0" * 32, office.victim) if turned else (office.victim, "0" * 32)
    for decide in (office.services.insight.joining.join, office.services.insight.joining.keep_apart):
        with pytest.raises(UserError, match="is no longer in the record"):
            decide(*pair, "")
    assert not office.store.all(SameAs)
    assert not office.store.all(Apart)


def test_what_is_joined_is_known_by_all_that_is_held_of_the_two_and_of_nobody_else(
    office: Office, serial: tuple[str, str]
) -> None:
    joining = office.services.insight.joining
    before = joining.digest(*serial)
    office.add(PersonName(person_id=office.victim, family="Other"))
    assert joining.digest(*serial) == before
    for each in serial:
        office.add(ContactPoint(person_id=each, kind="phone", value="07700 900123"))
        assert joining.digest(*serial) != before
        before = joining.digest(*serial)


def test_two_that_are_compared_are_those_two_whoever_else_is_alike(office: Office, serial: tuple[str, str]) -> None:
    joining = office.services.insight.joining
    twice = [office.add(Person()).id for _ in range(2)]
    for each in twice:
        office.add(PersonName(person_id=each, given="Aaron", family="Ables"))
        office.add(ContactPoint(person_id=each, kind="phone", value="07700 900456"))
        office.add(Involvement(case_id=office.case_id, person_id=each, role="witness"))
    assert len(joining.proposals()) == 2
    for one, other in (serial, twice):
        found = joining.pair(one, other)
        assert {found.one.person_id, found.other.person_id} == {one, other}
        assert found.agrees
    none = joining.pair(office.victim, twice[0])
    assert ({none.one.person_id, none.other.person_id}, none.agrees) == ({office.victim, twice[0]}, ())
