# SPDX-License-Identifier: Apache-2.0
"""Joining two entries of one person: proposed, decided by an officer, and taken back."""

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Apart, SameAs
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


def test_both_entries_count_as_the_cases_after_joining_as_it_was_known(office: Office, serial: tuple[str, str]) -> None:
    office.services.insight.joining.keep_apart(*serial, "")
    known = office.services.insight.findings.as_known(office.case_id, office.today)
    assert len(known.all(Apart)) == len(office.services.casework.cases.read(office.case_id).all(Apart)) == 1
