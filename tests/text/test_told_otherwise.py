# SPDX-License-Identifier: Apache-2.0
"""Ways to tell a value that are no spelling of its letters: by ear, in another alphabet, bent, or by first letters."""

import pytest

from vlu_desktop.text.inflected_names import bent_given
from vlu_desktop.text.institution_spellings import first_letters
from vlu_desktop.text.near_spellings import NearFinder
from vlu_desktop.text.spellings import Kind, Needle, find, finder_of, spellings_of
from vlu_desktop.text.transliteration import latin, spelt_out


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    """Each row has its value spelled anew, whatever came before it."""
    spellings_of.cache_clear()
    finder_of.cache_clear()


@pytest.mark.parametrize(
    ("kind", "value", "text", "there"),
    [
        ("vehicle", "EK19 OZB", "echo kilo one nine oscar zulu bravo", True),
        ("vehicle", "EK19 OZB", "Echo Kilo 19 Oscar Zulu Bravo", True),
        ("vehicle", "EK19 OZB", "echo kilo one eight oscar zulu bravo", False),
        ("postcode", "YO99 7PJ", "yankee oscar ninety-nine seven papa juliet", True),
        ("phone", "07823 556190", "07823 double five six one ninety", True),
        ("phone", "07823 556192", "07823 556 one ninety-two", True),
        ("phone", "07823 556190", "07823 556 one ninety-two", False),
        ("phone", "07700 900113", "oh seven seven hundred nine hundred one thirteen", True),
        ("phone", "+353 85 012 3456", "00353 (0)85 012 3456", True),
        ("phone", "+353 85 012 3456", "00353 (1)85 012 3456", False),
        ("email", "k.thorn-88@vaner.org", "k dot thorn dash 88 at vaner dot org", True),
        ("email", "the-willowbee@vaner.org", "the hyphen willowbee at vaner dot org", True),
        ("email", "the-willowbee@outlook.com", "the willowbee (outlook)", True),
        ("email", "anna@vaner.example", "Anna Vaner", False),
        ("account", "snap: bexthebrave", "add Bex the Brave on snap", True),
        ("account", "snap: bexthebrave", "Bex the Brave", False),
        ("account", "insta: maddiepaintsthings", "maddiepaintsthings", True),
        ("account", "insta: maddiexorqthings", "maddiexorqthings", False),
        ("account", "insta: paintsthingsbea", "paintsthingsbea", True),
        ("account", "insta: beapaintsthings", "beapaintsthings", True),
        ("account", "insta: quietharbourqi", "quietharbourqi", False),
        ("email", "quiet.harbour@aol.com", "quiet harbour at aol", True),
        ("email", "quiet.harbour@aol.com", "quiet harbour aol", False),
        ("account", "insta: quilldipper", "quilldipper's twitter", False),
        ("account", "insta: quilldipper", "quilldipper twitter", True),
        ("text", "CRN X448812", "x448812", True),
        ("text", "CRN X448812", "x4488123", False),
        ("text", "NHS no. 485 777 3456", "4857773456", True),
        ("text", "call X44", "x44", False),
        ("text", "14/DV/0093/26", "14/DV/93/26", True),
        ("address", "Flat 9, The Granary, Orrell", "9 Granary", True),
        ("address", "Flat 9, The Granary, Orrell", "Granary flat 9", True),
        ("address", "Flat 9, The Granary, Orrell", "flat 9", False),
        ("address", "40 Three Kings Yard", "3 Kings Yd", True),
        ("address", "40 Three Kings Yard", "4 Kings Yd", False),
        ("address", "Königsallee 44", "Koenigsallee 44", True),
        ("address", "Schönhauser Str. 9", "Schönhauser Straße 9", True),
        ("address", "5 Ffordd-y-Bryn", "Ffordd Bryn", True),
        ("address", "Via della Lungara 7", "Via Lungara 7", True),
        ("address", "Via della Lungara 7", "della Lungara", False),
        ("address", "8 St Chad's-le-Willows", "8 St Chad le Willows", True),
        ("address", "8 St Chad's-le-Willows", "8 st chad le willows", False),
        ("address", "Hartley & Fenn Accountants Ltd", "Hartley Fenn", True),
        ("address", "Hartley & Fenn Accountants Ltd", "hartley fenn", False),
        ("address", "Birtwhistle & Sons", "Birtwhistles", True),
        ("address", "Birtwhistle & Sons", "Birtwhistle", False),
        ("address", "SS Peter and Clare RC Primary", "St Peter and St Clare", True),
        ("address", "SS Peter and Clare RC Primary", "Saints Peter & Clare", True),
        ("address", "Oakhanger Church of England Primary", "Oakhanger CofE", True),
        ("address", "Oakhanger Church of England Primary", "Oakhanger RC", False),
        ("address", "King Athelstan's Boys' School", "King Athelstans", True),
        ("address", "Ysgol Gyfun Dyffryn Hafren", "Dyffryn Hafren school", True),
        ("address", "Penrhos Playgroup & Pre-School", "Penrhos nursery", True),
        ("address", "Marsden Vale Academy (Part of a Trust)", "Marsden Vale school", True),
        ("address", "Thornaby Dental Surgery", "Thornaby dentists", True),
        ("surname", "McAllansdale", "Mac Allansdale", True),
        ("surname", "MacAllansdale", "M'Allansdale", True),
        ("surname", "Mackey", "Mckey", False),
        ("surname", "de la Croix", "Lacroix", True),
        ("surname", "Živković", "Ђивковић", False),
        ("surname", "Živković", "Живковић", True),
        ("surname", "Marković", "Markovich", True),
        ("name", "Iryna", "Ірину", True),
        ("name", "Dmytro", "Dmitro", True),
        ("surname", "Hrytsenko", "Гриценко", True),
        ("surname", "Harrison", "Garrison", False),
        ("name", "Eleftheria", "Ελευθερία", True),
        ("name", "Xiaoling Zheng", "Zheng Xiao Ling", False),
        ("name", "Zheng Xiaoling", "Zheng Xiao Ling", True),
    ],
)  # fmt: skip
def test_a_value_told_otherwise(kind: Kind, value: str, text: str, there: bool) -> None:
    assert bool(find(f"then {text}, again", [Needle(value, kind)])) is there


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("agnieszka", "agnieszce"), ("malgorzata", "malgorzacie"), ("oksana", "oksanu"), ("bartosz", "bartosza"),
        ("jagoda", "jagodzie"), ("olga", ""), ("maria", ""), ("kevin", "kevinem"), ("philip", ""),
    ],
)  # fmt: skip
def test_forms_of_a_given_name(name: str, form: str) -> None:
    assert (form in bent_given(name)) if form else not bent_given(name)


def test_no_form_of_a_given_name_is_another_given_name() -> None:
    assert {"martine", "martini"}.isdisjoint(bent_given("martina"))
    assert "christine" not in bent_given("christina")


@pytest.mark.parametrize(
    ("value", "letters"),
    [
        ("Tollgate Girls' Grammar School", "tggs"), ("Marsden Vale Academy (Part of a Trust)", "mva"),
        ("Vaner School", ""), ("14 Vaner Road", ""), ("Ysgol Gyfun Dyffryn Hafren", "ygdh"),
        ("One Two Three Four Five Six Seven School", ""),
    ],
)  # fmt: skip
def test_the_first_letters_of_an_institution(value: str, letters: str) -> None:
    assert first_letters(value) == letters


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("Five Oaks Drive", "to Five Oak Drive now", "Five Oak Drive"),
        ("Queen Anne's Terrace", "in Queen Ann's Terrace", "Queen Ann's Terrace"),
        ("Mount Pleasant", "Mount Pleasent", "Mount Pleasent"),
        ("Five Oaks Drive", "five oaks", ""),
        ("Five Oaks Drive", "Five Yards Drive", ""),
        ("Mount Pleasant", "Pleasant", ""),
        ("Tollgate Girls' Grammar School", "at TGGS", "TGGS"),
        ("Tollgate Girls' Grammar School", "at tggs", ""),
    ],
)
def test_a_street_of_ordinary_words_a_letter_off_and_first_letters_come_near(value: str, text: str, found: str) -> None:
    near = NearFinder([Needle(value, "address")]).find(text)
    assert [text[each.start : each.end] for each in near] == ([found] if found else [])


def test_letters_that_are_read_as_one() -> None:
    assert [latin(word) for word in ("μπαμπησ", "ντινα", "αγγελα", "ευα", "αυτη")] == [
        "bampis", "dina", "angela", "eva", "afti"
    ]  # fmt: skip
    assert spelt_out("Plain") == ()
    assert spelt_out("Müller") == ("mueller",)
    assert spelt_out("Marković") == ("marković".replace("ć", "ch"),)
