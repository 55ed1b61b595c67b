# SPDX-License-Identifier: Apache-2.0
"""An attempt at any kind of conduct is a kind that says so: it stands where that stands, and nothing of it is done."""

import pytest

from vlu_desktop.record.behaviours import (
    BEHAVIOURS,
    KINDS,
    NOT_CHOSEN,
    attempt_at,
    attempted_of,
    behaviour,
    is_attempt,
    kinds_said,
    rung_of,
    seriousness_of,
)
from vlu_desktop.record.vocabulary import label, label_in

DONE = [each.key for each in BEHAVIOURS if not is_attempt(each.key)]
BEFORE = {
    "break-in": "attempted-entry", "arson": "attempted-arson", "assault": "attempted-assault",
    "strangulation": "attempted-strangulation", "sexual-assault": "attempted-sexual-assault",
    "abduction": "attempted-abduction", "murder": "attempted-murder",
}  # fmt: skip


@pytest.mark.parametrize("kind", DONE)
def test_every_kind_has_one_attempt_whose_name_begins_with_it(kind: str) -> None:
    attempt = attempt_at(kind)
    assert [each.key for each in KINDS].count(attempt) == 1
    assert (is_attempt(attempt), attempted_of(attempt), attempt_at(attempt)) == (True, kind, attempt)
    assert attempted_of(kind) == kind
    assert behaviour(attempt).label.startswith(("Attempt", "Trying to "))
    assert label("behaviour", attempt) == behaviour(attempt).label
    assert label_in("cy", "behaviour", attempt).startswith(("Ymgais", "Ceisio"))
    assert (behaviour(attempt).lane, rung_of([attempt])) == (behaviour(kind).lane, rung_of([kind]))
    assert seriousness_of([attempt]) == seriousness_of([kind])


@pytest.mark.parametrize("kind", [each for each in DONE if each not in BEFORE])
def test_nothing_that_looks_for_what_was_done_sees_an_attempt(kind: str) -> None:
    assert behaviour(attempt_at(kind)).traits == frozenset()


@pytest.mark.parametrize(("kind", "attempt"), BEFORE.items())
def test_an_attempt_of_an_earlier_version_keeps_its_key(kind: str, attempt: str) -> None:
    assert attempt_at(kind) == attempt
    assert attempt in {each.key for each in BEHAVIOURS}


def test_a_name_cut_off_still_says_that_it_was_tried() -> None:
    assert kinds_said(("damage-home", "attempted-damage-home")) == "Damage to the home, Attempted damage to the home"
    assert kinds_said(()) == NOT_CHOSEN
    # One of a newer program, which this one has no name for.
    assert behaviour("attempted-something-new").label == "Attempted something new"
