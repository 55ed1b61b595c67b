# SPDX-License-Identifier: Apache-2.0
"""How far an incident is proved: every outcome, every pair of them, and where it came from."""

from itertools import permutations

import pytest

from vlu_desktop.record.conduct import Charge, Incident
from vlu_desktop.record.offending import Breach
from vlu_desktop.record.proof import NOT_CONVICTED, PROOF, PROVED, proof_of
from vlu_desktop.record.vocabulary import vocabulary

INCIDENT = Incident(case_id="case")

CHARGES = {
    "": "charged",
    "pending": "charged",
    "lie-on-file": "charged",
    "admitted": "admitted",
    "caution": "admitted",
    "convicted": "convicted",
    "acquitted": "acquitted",
    "no-evidence": "acquitted",
    "quashed": "acquitted",
    "discontinued": "reported",
    "community-resolution": "reported",
    "nfa": "reported",
}
BREACHES = {
    "": "unreported",
    "not-reported": "unreported",
    "reported": "reported",
    "warned": "reported",
    "nfa": "reported",
    "discontinued": "reported",
    "recalled": "reported",
    "charged": "charged",
    "admitted": "admitted",
    "convicted": "convicted",
    "contempt": "convicted",
    "acquitted": "acquitted",
}
ORDER = ("unreported", "observed", "reported", "acquitted", "charged", "admitted", "convicted")
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
    assert proof_of(INCIDENT, breaches=[breach(outcome)]) == "unreported"


def ways(status: str) -> list[dict[str, object]]:
    """Every way by which an incident alone comes to have a status."""
    match status:
        case "unreported":
            return [{}]
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
        case_id="case", source=str(joined.get("source", "victim")), reported=str(joined.get("reported", ""))
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
        ("victim", "", False, "unreported"),
        ("", "", False, "unreported"),
        ("victim", "no", False, "unreported"),
        ("victim", "not-known", False, "unreported"),
        ("victim", "yes", False, "reported"),
        ("victim", "", True, "reported"),
        ("victim", "no", True, "reported"),
        ("police", "", False, "unreported"),
    ],
)
def test_without_charge_or_breach(source: str, reported: str, police: bool, status: str) -> None:
    incident = Incident(case_id="case", source=source, reported=reported)
    assert proof_of(incident, police=police) == status
    assert proof_of(incident, [], [breach("")], police) == status


def test_only_an_admission_or_a_conviction_proves_anything() -> None:
    assert {status for status in PROOF if status in PROVED} == {"admitted", "convicted"}


@pytest.mark.parametrize(("outcome", "status"), CHARGES.items())
def test_which_outcomes_end_a_charge_without_conviction_or_admission(outcome: str, status: str) -> None:
    """A charge that is undecided, admitted or proved is none of them; nor is one that lies on file."""
    assert (outcome in NOT_CONVICTED) is (status in ("reported", "acquitted"))
