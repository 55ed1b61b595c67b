# SPDX-License-Identifier: Apache-2.0
"""Names written in two ways: what may be one name, and what may not."""

import pytest

from vlu_desktop.text.name_likeness import (
    family_agree,
    forms_of,
    given_agree,
    heard_keys_of,
    keys_of,
    slips,
    sound,
    variant,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dave", "David"), ("Liz", "Elizabeth"), ("Steven", "Stephen"), ("Siân", "Sian"), ("J", "John"),
        ("Mohammed", "Muhammad"), ("Katarzyna", "Kasia"), ("Rhiannon", "Rhianon"), ("Dafydd", "Dai"),
        ("Dave Lee", "David"), ("Zoe", "Zoe"), ("Lil", "Lilian"), ("Daz", "Darren"),
    ],
)  # fmt: skip
def test_given_names_that_may_be_one(one: str, other: str) -> None:
    assert given_agree(one, other)
    assert given_agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dave", "Daniel"),
        ("Ann", "Una"),
        ("", "John"),
        ("John", ""),
        ("J", "Ken"),
        ("Jo", "Jan"),
        ("Mark Ann", "Mary Ann"),
        ("Mark", "Mary"),
    ],
)
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


@pytest.mark.parametrize(
    ("one", "other"), [("Cole", "Dale"), ("Hill", "Hall"), ("Baker", "Parker"), ("", "Hill"), ("Hill", ""), ("", "")]
)
def test_family_names_that_are_two(one: str, other: str) -> None:
    assert not family_agree(one, other)


@pytest.mark.parametrize(
    ("given", "forms"),
    [("Philippa", {"pippa", "pip"}), ("PIP", {"philippa", "pippa"}), ("Joasia", set()), ("Lil", {"lilian", "lillian",
     "lily", "lilly"})],
)  # fmt: skip
def test_the_other_forms_of_a_given_name(given: str, forms: set[str]) -> None:
    assert forms_of(given) == forms


def test_what_comes_after_a_given_name_is_not_heard() -> None:
    assert heard_keys_of("Tamar 2", "Sample") == heard_keys_of("Tamar", "Sample") != set()


def test_short_words_have_no_room_for_a_slip() -> None:
    assert not variant("lee", "lea")
    assert variant("gareth", "garteh")


def test_a_short_form_shares_a_key_and_another_family_does_not() -> None:
    assert keys_of("Dave", "Sample") & keys_of("David", "Sample")
    assert not keys_of("Dave", "Sample") & keys_of("Dave", "Example")
    assert keys_of("", "Sample") == set()
    assert keys_of("Dave", "") == set()
    assert keys_of("Dave Lee", "Sample") & keys_of("David", "Sample")
    assert keys_of("Tamar Lee", "Sample") == {"sample/tamar"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("lee", "lee", True), ("bdfglmnp", "bdfglmtr", True), ("bdfglmn", "bdfglkt", False),
        ("bdfglmn", "bdfglmt", True), ("bdfglmnp", "bdfglstr", False), ("lamar", "laamaar", True),
        ("lamar", "laaamaar", False),
    ],
)  # fmt: skip
def test_how_many_slips_a_word_has_room_for(one: str, other: str, alike: bool) -> None:
    assert variant(one, other) is alike
    assert variant(other, one) is alike


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("phil", "fl"), ("mackie", "mk"), ("macduff", "mkdf"), ("wright", "rgt"), ("knox", "nx"), ("schmidt", "smdt"),
        ("shaw", "s"), ("smith", "smt"), ("white", "wt"), ("czarny", "srn"), ("szabo", "sb"), ("cecil", "sl"),
        ("cyril", "srl"), ("quinn", "kn"), ("zara", "sr"), ("jon", "gn"), ("anna", "an"), ("haley", "hl"),
        ("owen", "on"), ("aaron", "arn"), ("", ""),
    ],
)  # fmt: skip
def test_how_a_word_sounds(word: str, heard: str) -> None:
    assert sound(word) == heard


@pytest.mark.parametrize(
    ("one", "other", "many"),
    [
        ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("", "abc", 3), ("abc", "acb", 1), ("abcd", "badc", 2),
        ("ab", "ba", 1), ("abc", "bc", 1), ("abc", "cab", 2), ("ca", "abc", 3), ("abcde", "abced", 1),
        ("kitten", "sitting", 3), ("aab", "aba", 1), ("ab", "ab", 0), ("aaa", "a", 2),
        ("abx", "bay", 2), ("xab", "yba", 2), ("abcd", "axyd", 2),
        ("abcd", "acxd", 2), ("abcd", "axbd", 2), ("abxba", "baxab", 2), ("aabb", "abab", 1),
    ],
)  # fmt: skip
def test_how_many_letters_are_otherwise(one: str, other: str, many: int) -> None:
    assert slips(one, other) == many
    assert slips(other, one) == many


def test_words_that_no_name_is_as_long_as_are_alike_only_where_they_are_one() -> None:
    long = "w" * 200_000
    assert variant(long, long)
    assert not variant(long, long[:-1] + "x")
    assert variant("a" * 39 + "b", "a" * 39 + "c")
    assert not variant("a" * 40 + "b", "a" * 40 + "c")


@pytest.mark.parametrize(
    ("given", "family", "keys"),
    [
        ("Tamar", "Vaner", "vnr/tamar vnr/~tmr"),
        ("Tamar Jo", "Vaner", "vnr/tamar vnr/~tmr"),
        # Too short to be told by its sound, or with a figure.
        ("Ada", "Vaner", "vnr/ada"),
        ("Tamar", "Vane", ""),
        ("Tamar", "Van3r", ""),
        ("3", "Vaner", ""),
        ("", "Vaner", ""),
        # Of five letters of a sound or more any but the first may be missing.
        ("Ada", "Bartol", "brtl/ada"),
        ("Ada", "Bartolk", "brtlk/ada btlk/ada brlk/ada brtk/ada brtl/ada"),
    ],
)
def test_what_names_share_that_sound_alike(given: str, family: str, keys: str) -> None:
    assert heard_keys_of(given, family) == set(keys.split())
