# SPDX-License-Identifier: Apache-2.0
"""Names written in two ways: what may be one name, and what may not."""

import pytest

from vlu_desktop.text.name_likeness import family_agree, given_agree, keys_of, variant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dave", "David"), ("Liz", "Elizabeth"), ("Steven", "Stephen"), ("Siân", "Sian"), ("J", "John"),
        ("Mohammed", "Muhammad"), ("Katarzyna", "Kasia"), ("Rhiannon", "Rhianon"), ("Dafydd", "Dai"),
    ],
)  # fmt: skip
def test_given_names_that_may_be_one(one: str, other: str) -> None:
    assert given_agree(one, other)
    assert given_agree(other, one)


@pytest.mark.parametrize(("one", "other"), [("Dave", "Daniel"), ("Ann", "Una"), ("", "John"), ("Mark", "Mary")])
def test_given_names_that_are_two(one: str, other: str) -> None:
    assert not given_agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O'Neil", "Oneill"), ("Smith-Jones", "Jones"), ("Mackenzie", "McKenzie"), ("Thompson", "Thomson"),
        ("Nowak", "Novak"), ("Kowalczyk", "Kovalczyk"), ("Shaughnessy", "Shaughnesy"), ("Müller", "Muller"),
    ],
)  # fmt: skip
def test_family_names_that_may_be_one(one: str, other: str) -> None:
    assert family_agree(one, other)
    assert family_agree(other, one)


@pytest.mark.parametrize(("one", "other"), [("Cole", "Dale"), ("Hill", "Hall"), ("Baker", "Parker"), ("", "Hill")])
def test_family_names_that_are_two(one: str, other: str) -> None:
    assert not family_agree(one, other)


def test_short_words_have_no_room_for_a_slip() -> None:
    assert not variant("lee", "lea")
    assert variant("gareth", "garteh")


def test_a_short_form_shares_a_key_and_another_family_does_not() -> None:
    assert keys_of("Dave", "Sample") & keys_of("David", "Sample")
    assert not keys_of("Dave", "Sample") & keys_of("Dave", "Example")
    assert keys_of("", "Sample") == set()
