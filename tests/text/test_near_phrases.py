# SPDX-License-Identifier: Apache-2.0
"""A street or a place of ordinary words is found where it is nearly said, and its words by themselves are not."""

import pytest

from vlu_desktop.text.compared_words import tokens_of
from vlu_desktop.text.near_phrases import OFF, PART, NearPhrases
from vlu_desktop.text.spellings import Kind, Needle


def found(text: str, *values: tuple[str, Kind]) -> list[tuple[str, str]]:
    phrases, tokens = NearPhrases([Needle(value, kind) for value, kind in values]), tokens_of(text)
    every = [phrases.at(text, tokens, place) for place in range(len(tokens))]
    return list(dict.fromkeys((text[each[0] : each[1]], each[3]) for each in every if each))


LONG = "q" * 39


@pytest.mark.parametrize(
    ("text", "place", "near"),
    [
        ("in Upper Bridge Street", "Upper Bridge Street", []),
        ("in Uppor Bridge Street", "Upper Bridge Street", ["Uppor Bridge Street"]),
        ("in Uppor Bridge Street by the mill", "Upper Bridge Street", ["Uppor Bridge Street"]),
        ("at Block Stonx Mill", "Block Stone Mill", ["Block Stonx Mill"]),
        ("in Opper Bridge Street", "Upper Bridge Street", ["Opper Bridge Street"]),
        ("in Uppex Bridge Street", "Upper Bridge Street", ["Uppex Bridge Street"]),
        ("in Upepr Bridge Street", "Upper Bridge Street", ["Upepr Bridge Street"]),
        ("in Uxxer Bridge Street", "Upper Bridge Street", []),
        ("in Uppor Bridgo Street", "Upper Bridge Street", []),
        ("in uppor Bridge Street", "Upper Bridge Street", []),
        ("in Upper bridges Street", "Upper Bridge Street", []),
        ("in Up. Bridge Str.", "Upper Bridge Street", ["Up. Bridge Str"]),
        ("in Up Bridge Street", "Upper Bridge Street", []),
        ("in U. Bridge Street", "Upper Bridge Street", []),
        ("in Ox. Bridge Street", "Upper Bridge Street", []),
        ("in Up. Br. Str.", "Upper Bridge Street", []),
        ("in Uppor Br. Str.", "Upper Bridge Street", []),
        ("in Uppor Br. Street", "Upper Bridge Street", ["Uppor Br. Street"]),
        ("at Feather Old Mill", "Featherstone Old Mill", ["Feather Old Mill"]),
        ("at Feat Old Mill", "Featherstone Old Mill", ["Feat Old Mill"]),
        ("at Fea Old Mill", "Featherstone Old Mill", []),
        ("at Ferry Old Mill", "Featherstone Old Mill", []),
        ("at the Old Mull", "Old Mill", ["Old Mull"]),
        ("at the Ask Mill", "Ash Mill", []),
        ("at Ashish Mill", "Ash Mill", []),
        ("Uppor Bridge", "Upper Bridge Street", []),
        ("Uppor", "Upper", []),
        ("Bridge Uppor Street", "Upper Bridge Street", []),
        (f"W{LONG} Mill", f"Z{LONG} Mill", [f"W{LONG} Mill"]),
        (f"{LONG.title()}w Mill", f"{LONG}wz Mill", []),
        ("the Old Mill by the Stone Bridg", "old mill by the stone bridge", ["Old Mill by the Stone Bridg"]),
        ("the Old Mill by the Old Stone Bridg", "old mill by the old stone bridge", []),
    ],
)
def test_a_place_of_several_words_is_found_with_one_off(text: str, place: str, near: list[str]) -> None:
    assert found(text, (place, "place")) == [(each, OFF) for each in near]


@pytest.mark.parametrize(
    "address",
    [
        "Upper Bridge Street",
        "14 Upper Bridge Street",
        "14a Upper Bridge Street",
        "14 A Upper Bridge Street",
        "Flat 2, 14 Upper Bridge Street, Great Tolling ZZ91 4QT",
        "Flat B 14 Upper Bridge Street",
        "The Mill\nUpper Bridge Street\nZZ91 4QT",
    ],
)
def test_the_street_of_an_address_is_found_with_a_slip_or_without_its_kind(address: str) -> None:
    assert found("in Uppor Bridge Street", (address, "address")) == [("Uppor Bridge Street", OFF)]
    assert found("in Upper Bridge", (address, "address")) == [("Upper Bridge", PART)]


@pytest.mark.parametrize(
    ("text", "address", "near"),
    [
        ("in Bridge", "14 Bridge Street", []),
        ("in Meadowbank", "14 Meadowbank Street", []),
        ("in Upper Bridge", "14 Upper Bridge Fields", []),
        ("in Old Dam", "14 Old Dam Street", []),
        ("in Old Mill", "14 Old Mill Street", ["Old Mill"]),
        ("in Old Dale", "14 Old Dales Street", []),
        ("in Old Dales", "14 Old Dales Street", ["Old Dales"]),
        ("in Over Bank", "14 Over Bank Street", ["Over Bank"]),
        ("in Upper bridge", "14 Upper Bridge Street", []),
        ("in upper Bridge", "14 Upper Bridge Street", []),
        ("in Upper Mill", "14 Upper Bridge Street", []),
        ("in old Manor", "14 Old Manor Street", []),
        ("in Bridge of Sighs", "14 Bridge of Sighs Street", ["Bridge of Sighs"]),
        ("in Bridge from Hill", "14 Bridge from Hill Street", []),
        ("in Upper Bridge Street", "14 Upper Bridge Street North", ["Upper Bridge Street"]),
        ("in Upper Bridge", "14 Upper Bridge Fields North", []),
        ("in Upper Street Fields", "14 Upper Street Fields Mill", []),
        ("in Tolling", "14 Great Tolling", []),
        ("at 7 14", "7 14", []),
    ],
)
def test_a_street_without_its_kind_is_two_words_of_seven_letters(text: str, address: str, near: list[str]) -> None:
    assert found(text, (address, "address")) == [(each, PART) for each in near]


SIDES = "great little upper lower nether over new old north south east west much long market high middle castle"


@pytest.mark.parametrize("side", SIDES.split())
def test_a_village_is_found_without_the_word_before_it(side: str) -> None:
    assert found("in Tolling", (f"{side} Tolling", "place")) == [("Tolling", PART)]


@pytest.mark.parametrize(
    ("text", "place", "near"),
    [
        ("in Hill", "Great Hill", ["Hill"]),
        ("in Dam", "Great Dam", []),
        ("in Great", "Great Tolling", []),
        ("in Tolling", "Happy Tolling", []),
        ("in Tolling", "Great Tolling Mill", []),
        ("in Tolling Mill", "Great Tolling Mill", []),
    ],
)
def test_what_is_left_of_a_village_has_four_letters(text: str, place: str, near: list[str]) -> None:
    assert found(text, (place, "place")) == [(each, PART) for each in near]


def test_a_name_of_another_kind_is_no_phrase_and_hides_none() -> None:
    assert found("in Uppor Bridge", ("Upper Bridge", "name")) == []
    behind: list[tuple[str, Kind]] = [("Lily", "name"), ("Great Hill", "place"), ("Upper Bridge", "place")]
    assert found("in Uppor Bridge", *behind) == [("Uppor Bridge", OFF)]
    assert found("works at Barkers", ("Barker & Hollis Solicitors", "address")) == [("Barkers", PART)]
