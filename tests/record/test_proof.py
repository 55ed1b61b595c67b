# SPDX-License-Identifier: Apache-2.0
"""How far an incident is proved: every outcome, every pair of them, and where it came from."""

from itertools import permutations

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Charge, Incident
from vlu_desktop.record.offending import Breach
from vlu_desktop.record.proof import (
    PROOF,
    clears,
    contradicts,
    left_on_file,
    names_a_breach,
    only_contempt,
    proof_of,
    settled,
    still_stands,
    told_police,
)
from vlu_desktop.record.vocabulary import vocabulary

ON = When.in_year(2026)
INCIDENT = Incident(case_id="case")

CHARGES = {
    "": "charged",
    "pending": "charged",
    "lie-on-file": "charged",
    "admitted": "admitted",
    "caution": "admitted",
    "convicted": "convicted",
    "proved": "convicted",
    "acquitted": "acquitted",
    "no-evidence": "acquitted",
    "quashed": "acquitted",
    "discontinued": "reported",
    "community-resolution": "reported",
    "nfa": "reported",
}
BREACHES = {
    "": "not-asked",
    "not-reported": "unreported",
    "reported": "reported",
    "warned": "reported",
    "nfa": "reported",
    "discontinued": "reported",
    "community-resolution": "reported",
    "recalled": "reported",
    "charged": "charged",
    "admitted": "admitted",
    "convicted": "convicted",
    "contempt": "convicted",
    "acquitted": "acquitted",
}
ORDER = (
    "not-asked",
    "not-known",
    "unreported",
    "observed",
    "reported",
    "acquitted",
    "charged",
    "admitted",
    "convicted",
)
"""Of two, the one further on stands: an incident acquitted once and charged again is undecided."""
BY_CHARGE = {
    "reported": "nfa", "acquitted": "acquitted", "charged": "pending", "admitted": "admitted", "convicted": "convicted",
}  # fmt: skip
BY_BREACH = {
    "reported": "reported", "acquitted": "acquitted", "charged": "charged", "admitted": "admitted",
    "convicted": "contempt",
}  # fmt: skip


def charge(outcome: str) -> Charge:
    return Charge(offender_id="him", offence="stalking", outcome=outcome)


def breach(outcome: str) -> Breach:
    return Breach(order_id="order", incident_id="it", outcome=outcome)


def keys(name: str) -> set[str]:
    return {key for key, _ in vocabulary(name).terms}


@pytest.mark.parametrize(("outcome", "status"), CHARGES.items())
def test_what_a_charge_proves(outcome: str, status: str) -> None:
    assert proof_of(INCIDENT, [charge(outcome)]) == status
    assert still_stands(charge(outcome)) is (status not in ("acquitted", "reported"))


@pytest.mark.parametrize(("outcome", "status"), BREACHES.items())
def test_what_a_breach_proves(outcome: str, status: str) -> None:
    assert proof_of(INCIDENT, breaches=[breach(outcome)]) == status


def test_every_outcome_that_can_be_chosen_has_its_row_above() -> None:
    assert set(CHARGES) - {""} == keys("charge-outcome")
    assert set(BREACHES) - {""} == keys("breach-outcome")
    assert set(PROOF) == set(ORDER) == keys("proof")


@pytest.mark.parametrize("outcome", ["", "left by a later version"])
def test_a_charge_whose_outcome_is_not_known_is_undecided_and_such_a_breach_proves_nothing(outcome: str) -> None:
    assert proof_of(INCIDENT, [charge(outcome)]) == "charged"
    assert proof_of(INCIDENT, breaches=[breach(outcome)]) == "not-asked"


def ways(status: str) -> list[dict[str, object]]:
    """Every way by which an incident alone comes to have a status."""
    match status:
        case "not-asked":
            return [{}]
        case "not-known":
            return [{"reported": "not-known"}]
        case "unreported":
            return [{"breach": "not-reported"}]
        case "observed":
            return [{"source": "observed"}]
        case "reported":
            plain: list[dict[str, object]] = [{"police": True}, {"reported": "yes"}]
        case _:
            plain = []
    return [*plain, {"charge": BY_CHARGE[status]}, {"breach": BY_BREACH[status]}]


def judged(*parts: dict[str, object]) -> str:
    joined = {name: value for part in parts for name, value in part.items()}
    incident = Incident(
        case_id="case",
        source=str(joined.get("source", "victim")),
        reported="yes" if {"reported": "yes"} in parts else str(joined.get("reported", "")),
    )
    return proof_of(
        incident,
        [charge(str(part["charge"])) for part in parts if "charge" in part],
        [breach(str(part["breach"])) for part in parts if "breach" in part],
        police=bool(joined.get("police", False)),
    )


@pytest.mark.parametrize("one", PROOF)
@pytest.mark.parametrize("other", PROOF)
def test_of_two_the_further_stands_whichever_came_first_and_from_whatever_it_came(one: str, other: str) -> None:
    expected = max(one, other, key=ORDER.index)
    for first in ways(one):
        for second in ways(other):
            assert judged(first, second) == judged(second, first) == expected, (first, second)


@pytest.mark.parametrize("outcomes", list(permutations(("convicted", "acquitted", "pending"))))
def test_one_conviction_proves_it_in_whatever_order_the_charges_stand(outcomes: tuple[str, ...]) -> None:
    assert proof_of(INCIDENT, [charge(outcome) for outcome in outcomes]) == "convicted"


@pytest.mark.parametrize(
    ("source", "reported", "police", "status"),
    [
        ("observed", "", False, "observed"),
        ("observed", "no", False, "observed"),
        ("observed", "yes", False, "reported"),
        ("observed", "", True, "reported"),
        ("victim", "", False, "not-asked"),
        ("", "", False, "not-asked"),
        ("victim", "not-asked", False, "not-asked"),
        ("victim", "no", False, "unreported"),
        ("victim", "not-known", False, "not-known"),
        ("victim", "yes", False, "reported"),
        ("victim", "", True, "reported"),
        ("victim", "no", True, "reported"),
        ("victim", "of a newer program", False, "not-known"),
        ("police", "", False, "not-asked"),
    ],
)
def test_without_charge_or_breach(source: str, reported: str, police: bool, status: str) -> None:
    incident = Incident(case_id="case", source=source, reported=reported)
    assert proof_of(incident, police=police) == status
    assert proof_of(incident, [], [breach("")], police) == status


@pytest.mark.parametrize("one", PROOF)
def test_a_conviction_linked_to_it_proves_it_whatever_else_is_known(one: str) -> None:
    for way in ways(one):
        charges = [charge(str(way["charge"]))] if "charge" in way else []
        breaches = [breach(str(way["breach"]))] if "breach" in way else []
        assert proof_of(INCIDENT, charges, breaches, convicted=True) == "convicted"


def charged_as(outcome: str, offence: str = "Breach of restraining order") -> Charge:
    return Charge(offender_id="him", offence=offence, outcome=outcome, outcome_on=ON)


@pytest.mark.parametrize("own", sorted(BREACHES))
@pytest.mark.parametrize("charge_outcome", sorted(CHARGES))
def test_a_breach_and_what_it_was_charged_as_have_one_outcome(own: str, charge_outcome: str) -> None:
    charge = charged_as(charge_outcome)
    one = settled(breach(own), charge)
    if not charge_outcome:
        assert one.outcome == (own or "charged")
    elif own == "recalled" and CHARGES[charge_outcome] in {"charged", "reported"}:
        assert one.outcome == "recalled"
    else:
        # The incident is proved by its charge exactly as far as the breach is said to be.
        assert BREACHES[one.outcome] == CHARGES[charge_outcome] == proof_of(INCIDENT, [charge], [one])
        assert one.outcome_on == (None if one.outcome == own else ON)


@pytest.mark.parametrize(
    ("own", "charge_outcome", "asked"),
    [
        ("charged", "convicted", False),
        ("reported", "acquitted", False),
        ("", "convicted", False),
        ("recalled", "discontinued", False),
        ("contempt", "convicted", False),
        ("convicted", "admitted", False),
        ("convicted", "", False),
        ("convicted", "pending", True),
        ("convicted", "acquitted", True),
        ("contempt", "acquitted", True),
        ("acquitted", "convicted", True),
        ("acquitted", "acquitted", False),
        ("admitted", "discontinued", True),
    ],
)
def test_two_outcomes_that_cannot_both_be_are_asked_about(own: str, charge_outcome: str, asked: bool) -> None:
    assert contradicts(breach(own), charged_as(charge_outcome)) is asked


@pytest.mark.parametrize("own", ["", "recalled"])
def test_a_breach_that_was_not_charged_has_its_own_outcome(own: str) -> None:
    assert settled(breach(own), None) == breach(own)


@pytest.mark.parametrize("outcome", ["discontinued", "community-resolution", "nfa"])
def test_a_charge_that_ended_undecided_ends_its_breach_in_the_same_way(outcome: str) -> None:
    assert settled(breach("reported"), charged_as(outcome)).outcome == outcome


@pytest.mark.parametrize(
    ("offence", "is_one"),
    [("Breach of restraining order", True), ("breaching bail", True), ("Assault", False), ("Outbreach", False)],
)
def test_which_offences_are_breaches(offence: str, is_one: bool) -> None:
    assert names_a_breach(charged_as("", offence)) is is_one


@pytest.mark.parametrize("answer", ["", "not-asked"])
def test_what_nobody_asked_is_no_answer(answer: str) -> None:
    assert told_police(Incident(case_id="case", reported=answer)) == "not-asked"


@pytest.mark.parametrize(
    ("outcomes", "is_left"),
    [
        ([], False),
        (["lie-on-file"], True),
        (["lie-on-file", "lie-on-file"], True),
        (["lie-on-file", "acquitted"], True),
        (["acquitted", "lie-on-file"], True),
        (["lie-on-file", "nfa"], True),
        (["lie-on-file", "pending"], False),
        (["pending", "lie-on-file"], False),
        (["lie-on-file", ""], False),
        (["lie-on-file", "left by a later version"], False),
        (["pending"], False),
        (["acquitted"], False),
    ],
)
def test_what_was_left_to_lie_on_the_file_is_said_so_only_where_nothing_else_is_undecided(
    outcomes: list[str], is_left: bool
) -> None:
    assert left_on_file(charge(outcome) for outcome in outcomes) is is_left


@pytest.mark.parametrize(
    ("charges", "breaches", "is_alone"),
    [
        ([], [], False),
        ([], ["contempt"], True),
        ([], ["contempt", "contempt"], True),
        ([], ["contempt", "acquitted"], True),
        ([], ["contempt", "reported", ""], True),
        ([], ["convicted"], False),
        ([], ["contempt", "convicted"], False),
        ([], ["acquitted"], False),
        (["acquitted"], ["contempt"], True),
        (["pending", "admitted"], ["contempt"], True),
        (["convicted"], ["contempt"], False),
        (["proved"], ["contempt"], False),
        (["acquitted", "convicted"], ["contempt"], False),
        (["convicted"], [], False),
    ],
)
def test_contempt_is_no_conviction_and_stands_as_contempt_only_beside_none(
    charges: list[str], breaches: list[str], is_alone: bool
) -> None:
    assert only_contempt(map(charge, charges), map(breach, breaches)) is is_alone


@pytest.mark.parametrize("outcome", ["acquitted", "no-evidence", "quashed"])
def test_an_outcome_that_clears_him(outcome: str) -> None:
    assert clears(outcome)


@pytest.mark.parametrize(
    "outcome", ["", "pending", "lie-on-file", "convicted", "caution", "nfa", "discontinued", "warned"]
)
def test_an_outcome_that_does_not(outcome: str) -> None:
    assert not clears(outcome)
