# SPDX-License-Identifier: Apache-2.0
"""One offender across cases: what repeats, what overlaps, what followed what, and what is not said."""

from dataclasses import replace
from datetime import date

import pytest

from tests.analysis.casemaker import OFFENDER, Made
from vlu_desktop.analysis.serial import Serial, serial
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.people import Involvement, Person, Relationship

UP_TO = date(2026, 11, 2)


def case(title: str, *incidents: tuple[str, str]) -> Made:
    made = Made(f"victim-{title}")
    made.case = replace(made.case, id=RecordId(f"case-{title}"), title=title)
    for on, kinds in incidents:
        made.incident(on, kinds)
    return made


def shown(*cases: Made) -> Serial:
    return serial(tuple(each.file for each in cases), OFFENDER, UP_TO, Params())


@pytest.fixture
def two() -> tuple[Made, Made]:
    first = case("Ines", ("2019-03-03", "follow"), ("2020-05-01", "threat-to-kill"), ("2021-06-01", "call"))
    second = case("Mair", ("2021-01-01", "follow"), ("2022-02-02", "threat-to-kill"))
    return first, second


def test_campaigns_stand_in_the_order_they_began_whatever_the_order_given(two: tuple[Made, Made]) -> None:
    found = shown(*reversed(two))
    assert [each.title for each in found.campaigns] == ["Ines", "Mair"]
    turned = shown(*two)
    assert (found.repeats, found.sentences) == (turned.repeats, turned.sentences)
    assert found.campaigns[0].span == "3 March 2019 to 1 June 2021"


def test_a_kind_in_both_is_shown_with_dates_and_proof_and_one_in_only_one_is_not(two: tuple[Made, Made]) -> None:
    found = shown(*two)
    assert [repeat.kind for repeat in found.repeats] == ["threat-to-kill", "follow"]
    assert found.repeats[1].cells == (
        "1 incident, dated 3 March 2019 (1 not asked whether reported)",
        "1 incident, dated 1 January 2021 (1 not asked whether reported)",
    )


def test_overlap_and_order_are_said_where_the_dates_settle_them(two: tuple[Made, Made]) -> None:
    said = " ".join(shown(*two).sentences)
    assert "The times of Ines and Mair overlap, from 1 January 2021 to 1 June 2021." in said
    assert "In 2 cases the first incident on step 6 of the ladder came after the first on step 2." in said


def test_uncertain_dates_give_a_may_and_no_order() -> None:
    first = case("Ines", ("2019-03-03", "follow"), ("2021", "threat-to-kill"))
    second = case("Mair", ("2021-06-01", "follow"), ("2021", "threat-to-kill"))
    said = " ".join(shown(first, second).sentences)
    assert "The times of Ines and Mair may overlap" in said
    assert "came after" not in said


def test_times_apart_are_not_said_to_overlap() -> None:
    said = " ".join(shown(case("Ines", ("2019-03-03", "follow")), case("Mair", ("2021-06-01", "follow"))).sentences)
    assert "overlap" not in said


def test_what_somebody_else_did_is_left_out_and_what_was_done_for_him_is_not() -> None:
    first = case("Ines", ("2019-03-03", "follow"))
    first.add(Person, id="his-brother")
    first.add(Involvement, person_id="his-brother", role="family")
    first.incident("2019-04-04", "call", actor_id="his-brother", attribution="offender")
    first.incident("2019-05-05", "text", actor_id="his-brother", attribution="proxy-knowing")
    second = case("Mair", ("2021-06-01", "call text"))
    assert [repeat.kind for repeat in shown(first, second).repeats] == ["text"]


def test_conduct_after_each_relationship_ended_is_counted_among_those_that_ended() -> None:
    cases = [case(name, ("2020-05-01", "follow")) for name in ("Ines", "Mair", "Nia")]
    for made, ended in zip(cases[:2], (date(2019, 1, 1), date(2020, 1, 1)), strict=True):
        victim = f"victim-{made.case.title}"
        made.add(Relationship, person_id=OFFENDER, other_id=victim, ended=When.on(ended))
    assert (
        "In 2 of the 2 cases in which the end of a relationship is recorded, conduct is recorded after it."
        in shown(*cases).sentences
    )


def test_one_case_says_there_is_nothing_beside_it_and_none_says_nothing() -> None:
    assert shown(case("Ines", ("2019-03-03", "follow")), case("Mair")).sentences == (
        "Conduct is recorded in one case only, so there is nothing to set beside it.",
    )
    assert shown(case("Ines")).sentences == ()
