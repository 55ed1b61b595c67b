# SPDX-License-Identifier: Apache-2.0
"""Protected values are found in every spelling they may take, and nothing else is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.text.spellings import Finder, Kind, Needle, find


def found(text: str, value: str, kind: Kind) -> list[str]:
    return [text[match.start : match.end] for match in find(text, [Needle(value=value, kind=kind)])]


@pytest.mark.parametrize(
    "text",
    ["ZZ1 1ZZ", "zz11zz", "at Zz1\n1zZ.", "(ZZ1-1ZZ)", "ZZ1\u00a01ZZ", "Z Z 1 1 Z Z", "ZZ1\u200b 1ZZ", "ＺＺ１ １ＺＺ"],
)
def test_a_postcode_is_found_however_it_is_spaced(text: str) -> None:
    assert found(text, "ZZ1 1ZZ", "postcode")


@pytest.mark.parametrize("text", ["ZZ1 1ZZA", "AZZ1 1ZZ", "ZZ11 1ZZ", "ZZ1 2ZZ"])
def test_another_postcode_is_not(text: str) -> None:
    assert not found(text, "ZZ1 1ZZ", "postcode")


@pytest.mark.parametrize(
    "text",
    [
        "07700 900123", "07700900123", "0 7700 900 123", "+44 7700 900123", "+44 (0)7700-900-123", "0044 7700 900123",
        "call 07700.900.123 now", "447700900123", "7700 900123", "tel:+447700900123",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["07700 900123", "+447700900123", "+44 (0)7700 900 123", "0044 7700900123"])
def test_a_phone_number_is_found_in_any_grouping(text: str, value: str) -> None:
    assert len(found(text, value, "phone")) == 1


@pytest.mark.parametrize("text", ["07700 900124", "077009001234", "107700900123", "900123"])
def test_another_number_is_not(text: str) -> None:
    assert not found(text, "07700 900123", "phone")


def test_a_number_from_abroad_keeps_its_country() -> None:
    assert found("+48 601 555 012", "0048601555012", "phone")
    assert not found("601 555 012", "+48 601 555 012", "phone")


@pytest.mark.parametrize(
    "text",
    [
        "Flat 2, 14 Quarry Lane, Exampleton, ZZ1 1ZZ", "seen at 14 Quarry Ln", "on quarry lane again",
        "14, QUARRY\nLANE", "somewhere in zz11zz",
    ],
)  # fmt: skip
def test_an_address_is_found_by_its_telling_parts(text: str) -> None:
    assert found(text, "Flat 2, 14 Quarry Lane, Exampleton, ZZ1 1ZZ", "address")


@pytest.mark.parametrize("text", ["Exampleton", "the quarry", "Flat 2", "14 Quarry Road", "lane"])
def test_a_town_or_a_common_word_alone_is_no_address(text: str) -> None:
    assert not found(text, "Flat 2, 14 Quarry Lane, Exampleton, ZZ1 1ZZ", "address")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("O'Neil", "ONEIL"), ("O'Neil", "o’neil's car"), ("Anne-Marie", "Annemarie"), ("Łukasz", "lukasz"),
        ("Zoë", "Zoe"), ("Zoe", "Zoe\u0308"), ("Strauß", "STRAUSS"), ("Siân", "SIAN_2024"), ("Amy", "@amy84"),
        ("Jane Doe", "Jane\n  Doe"), ("Peregrina Wolstencroft", "Wolstencroft Peregrina"),
        ("Peregrina Wolstencroft", "P. Wolstencroft"), ("Peregrina Wolstencroft", "Wolstencroft, P"),
        ("Anna Maria Wolstencroft", "A.M. Wolstencroft"), ("Müller", "Mueller"), ("Mueller", "Müller"),
        ("Olga Volkova", "Ольга Волкова"), ("Волкова", "Volkova"), ("Papadopoulos", "Παπαδόπουλος"),
        ("Παπαδόπουλος", "papadopoulos"), ("Mohammed", "محمد"), ("Fatimah", "فاطِمَة"), ("Rashid", "الرشيد"),
        ("Wolstencroft", "W\u043elsten\u0441roft"), ("Łukasz Wójcik", "Wojcik Lukasz"), ("Siân Ŵyn", "SIAN WYN"),
    ],
)  # fmt: skip
def test_a_name_is_found_through_case_accents_and_joining(value: str, text: str) -> None:
    assert found(text, value, "name")


@pytest.mark.parametrize(
    ("value", "text"), [("Ann", "Anna announced a nn"), ("Rose", "roses"), ("Jane Doe", "Janet Doe")]
)
def test_part_of_a_longer_word_is_no_name(value: str, text: str) -> None:
    assert not found(text, value, "name")


@pytest.mark.parametrize("text", ["j.doe@example.org", "J.DOE at example.org", "j dot doe at example dot org"])
def test_an_email_address_is_found_spoken_too(text: str) -> None:
    assert found(text, "j.doe@example.org", "email")


def test_a_vehicle_is_found_with_and_without_its_space() -> None:
    assert found("a red car, ab12cde", "AB12 CDE", "vehicle") == ["ab12cde"]


def test_the_place_is_exact() -> None:
    assert found("She rang (07700) 900123, twice.", "07700900123", "phone") == ["07700) 900123"]


def test_an_empty_value_matches_nothing() -> None:
    assert find("anything at all", [Needle(value="", kind="name"), Needle(value="--", kind="postcode")]) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_text_with_a_letter_or_digit_in_it_is_found_in_itself(before: str, after: str) -> None:
    text = f"{before}\n07700 900123\n{after}"
    assert find(text, [Needle(value="+447700900123", kind="phone")])


def test_thousands_of_values_over_a_long_text_take_moments() -> None:
    needles = [Needle(value=f"0770090{n:04d}", kind="phone") for n in range(3000)]
    needles += [Needle(value=f"Name{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}x", kind="name") for n in range(3000)]
    finder = Finder(needles)
    start = time.perf_counter()
    assert finder.find("He stood outside her house for an hour. " * 10_000) == []
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("value", "text"),
    [("Peregrina Wolstencroft", "Q. Wolstencroft"), ("Salim", "a slum"), ("Mohammed", "مصطفى الراشد"),
     ("Anna Li", "A. Lo"), ("Volkova", "волк")],
)  # fmt: skip
def test_another_name_in_other_letters_or_with_another_initial_is_not(value: str, text: str) -> None:
    assert not found(text, value, "name")


@pytest.mark.parametrize(
    "text",
    [
        "oh seven seven double oh nine double oh nine four two",
        "zero seven seven zero zero, nine zero zero nine four two",
        "Oh-seven-seven-oh-oh nine oh oh nine four two",
        "O77OO 9OO942",
        "0770O 9OO942",
        "٠٧٧٠٠ ٩٠٠٩٤٢",
        "zero double seven double zero nine double zero 942",
    ],
)
def test_a_phone_number_is_found_where_its_digits_are_said(text: str) -> None:
    assert [each.needle.kind for each in find(f"Ring me on {text}, please.", [Needle("07700 900942", "phone")])]


@pytest.mark.parametrize("text", ["nine lives", "oh, oh no", "one of two", "double trouble", "seven seven seven"])
def test_numbers_said_of_other_things_are_not(text: str) -> None:
    assert find(text, [Needle("07700 900942", "phone")]) == []


def test_where_a_said_number_stands_is_told_so_that_it_can_be_left_out() -> None:
    text = "Call double oh seven seven double oh nine double oh nine four two."
    (match,) = find(text, [Needle("07700 900942", "phone")])
    assert text[match.start : match.end].endswith("nine four two")


def test_a_postcode_is_found_where_it_is_said() -> None:
    assert find("It is ZZ nine seven, two KW.", [Needle("ZZ97 2KW", "postcode")])


def test_a_family_is_found_by_its_name_in_the_plural() -> None:
    assert find("She stays with the Fairlambs.", [Needle("Fairlamb", "name")])


def test_characters_that_cannot_be_seen_hide_no_name() -> None:
    for unseen in "\u00ad\u200b\u2060\u2066\u3164\U000e0061\ufff9":
        assert find(f"Fair{unseen}lamb", [Needle("Fairlamb", "name")]), f"U+{ord(unseen):04X}"


def test_a_street_written_in_one_is_found() -> None:
    assert find("at kestrelwynd today", [Needle("Kestrel Wynd", "address")])
