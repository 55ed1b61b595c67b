# SPDX-License-Identifier: Apache-2.0
"""Protected values are found in every spelling they may take, and nothing else is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.text.inflected_names import inflected
from vlu_desktop.text.name_spellings import surnames
from vlu_desktop.text.spelling import Rule, holds
from vlu_desktop.text.spellings import Finder, Kind, Needle, _with, find, spellings_of


def found(text: str, value: str, kind: Kind) -> list[str]:
    return [text[match.start : match.end] for match in Finder([Needle(value=value, kind=kind)]).find(text)]


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
    assert found("601 555 012", "+48 601 555 012", "phone"), "as it is dialled there"
    assert not found("601 555 013", "+48 601 555 012", "phone")


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


SPOKEN = {
    "zero": "0", "nought": "0", "naught": "0", "nil": "0", "oh": "0", "o": "0", "oo": "00", "one": "1", "l": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip


@pytest.mark.parametrize(("word", "digits"), SPOKEN.items())
def test_every_word_for_a_digit_is_one_and_one_is_enough(word: str, digits: str) -> None:
    value = f"07700 900{digits}42"
    assert found(f"ring 07700 900 {word} 42", value, "phone") == [f"07700 900 {word} 42"]


IN_TWO_FIGURES = {
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "hundred": "00", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "twenty-one": "21",
    "thirty two": "32", "forty three": "43", "fifty-four": "54", "sixty five": "65", "seventy-six": "76",
    "eighty seven": "87", "ninety eight": "98", "oh nine": "09",
}  # fmt: skip


@pytest.mark.parametrize(("word", "digits"), IN_TWO_FIGURES.items())
def test_every_word_for_a_number_of_two_figures_is_one(word: str, digits: str) -> None:
    for text, value in ((f"07700 9 {word} 942", f"07700 9{digits}942"), (f"07700 942 9 {word}", f"07700 9429{digits}")):
        assert found(f"ring {text}", value, "phone") == [text]


ALPHABET = (
    "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa "
    "quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
)


@pytest.mark.parametrize("word", ALPHABET.split())
def test_every_word_for_a_letter_is_one(word: str) -> None:
    assert found(f"a car {word} K19 OZB", f"{word[0].upper()}K19 OZB", "vehicle") == [f"{word} K19 OZB"]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("07700 nine ninety oh forty-two", "07700 990042", "phone"),
        ("07700 nine forty twelve three", "07700 940123", "phone"),
        ("07700 nine forty-three twelve oh", "07700 943120", "phone"),
        ("07700 nine forty-two one six oh", "07700 942160", "phone"),
        ("0 double seven 00 900942", "07700 900942", "phone"),
        ("077 double zero 900942", "07700 900942", "phone"),
        ("0 treble seven 1 900942", "07771 900942", "phone"),
        ("0 triple 7 1 900942", "07771 900942", "phone"),
        ("AB one two CDE", "AB12 CDE", "vehicle"),
    ],
)
def test_what_is_said_twice_or_three_times(text: str, value: str, kind: Kind) -> None:
    assert found(f"It is {text}.", value, kind) == [text]


def test_double_before_a_word_says_nothing_of_the_word() -> None:
    assert found("double AB one two CDE", "AB12 CDE", "vehicle") == ["double AB one two CDE"]


def test_double_goes_with_the_next_word_alone() -> None:
    assert found("double 1, 07700 900 nine 42", "07700 900942", "phone") == ["07700 900 nine 42"]
    assert found("07700 900 nine 42", "07700 900942", "phone") == ["07700 900 nine 42"]


@pytest.mark.parametrize(
    ("text", "value", "kind", "places"),
    [
        # A longer find takes the place of a shorter one of the same value that begins or ends where it does.
        ("14 Quarry Lane, Pellow", "14 Quarry Lane, Pellow", "address", [(0, 22)]),
        ("at 14 Quarry Lane", "14 Quarry Lane", "address", [(3, 17)]),
        ("Quarry Lane, 14 Quarry Lane", "14 Quarry Lane", "address", [(0, 11), (13, 27)]),
        ("14 Quarry Lane, Pellow and Quarry Lane", "14 Quarry Lane, Pellow", "address", [(0, 22), (27, 38)]),
        ("x", "x", "text", [(0, 1)]),
        ("x x", "x", "text", [(0, 1), (2, 3)]),
    ],
)
def test_where_each_find_begins_and_ends(text: str, value: str, kind: Kind, places: list[tuple[int, int]]) -> None:
    assert [(match.start, match.end) for match in find(text, [Needle(value, kind)])] == places


def test_finds_are_in_the_order_of_the_text_and_at_one_place_of_their_values() -> None:
    needles = [Needle("Quill", "text"), Needle("QUILL", "name"), Needle("Pellow", "text"), Needle("Anna", "name")]
    order = [match.needle.value for match in find("Anna Quill, Pellow", needles)]
    assert order == ["Anna", "QUILL", "Quill", "Pellow"]


def test_values_that_share_a_spelling_are_each_found() -> None:
    """Of an address with "Mary's" the street without "'s" is spelled under two rules; the wider holds for each."""
    needles = [Needle("14 St Mary's Road", "address", label) for label in ("one", "two", "three")]
    found_ones = find("at 14 st mary road", needles)
    assert {match.needle.label for match in found_ones} == {"one", "two", "three"}
    assert {(match.start, match.end) for match in found_ones} == {(3, 18)}


def test_a_plate_of_one_letter_is_found() -> None:
    assert found("her car has X on it", "X", "vehicle") == ["X"]


def test_a_long_text_is_found_whole() -> None:
    said = " ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200))
    assert found(f"He wrote: {said}!", said, "text") == [said]


def test_a_number_broken_into_many_pieces_is_found() -> None:
    value = "+48 601 555 012 345 678 901 234 567 890 123 456 789 012 345 678"
    pieces = " ".join(each for each in value if each.isdigit())
    assert found(f"+{pieces}", value, "phone") == [pieces]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("07700 900123", "Home 07700 900123 or work 01632 960123"),
        ("01632 960123", "Home 07700 900123 or work 01632 960123"),
        ("0048 601 555 012", "Home: +48 601 555 012"),
        ("00 48 601 555 012", "07700 900123 or (+48) 601 555 012"),
        ("441234567", "044 1234567"),
        ("01234567", "44 1234567 then 1234567"),
        ("123456789", "44 123456789"),
        ("1234567", "0044 1234567"),
        ("0632 960123", "0632 960123 or 4"),
        ("123456", "00123456 or 9"),
        ("00 49 30 123456", "0049 30 123456"),
        ("0 123456", "123456"),
        ("44 123456", "123456"),
        ("44 0 123456", "123456"),
        ("0044 123456", "123456"),
        ("0044 0 123456", "123456"),
    ],
)
def test_each_number_of_a_line_is_found(text: str, value: str) -> None:
    assert found(f"call {text} now", value, "phone") == [text]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("601 555 01", "Home: +48 601 555 012"),
        ("7", "01632 960123 ext 7"),
        ("12345", "07700 900123 ext 12345"),
        ("12345678", "44 12345678"),
        ("123456", "0044 123456"),
        ("012345", "12345"),
    ],
)
def test_part_of_a_number_and_an_extension_are_not(text: str, value: str) -> None:
    assert not found(f"call {text} now", value, "phone")


@pytest.mark.parametrize(("text", "value"), [("ring 12345", "12345"), ("ring 999", "999"), ("ring 999", "0999")])
def test_a_short_number_is_found_as_it_stands(text: str, value: str) -> None:
    assert found(text, value, "phone")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("on 14 March", False), ("in Quarry Lane", True), ("14, Quarry Lane", True), ("the lane", False)],
)
def test_a_house_number_before_a_comma_is_no_address_by_itself(text: str, is_found: bool) -> None:
    assert bool(found(text, "14, Quarry Lane", "address")) is is_found


def test_a_letter_that_is_silent_by_itself_is_no_word() -> None:
    assert not found("ь ь", "Anna Li", "name")
    assert found("Anna", "Anna ь", "name")


def test_what_is_too_short_or_empty_has_no_further_spelling() -> None:
    assert not any(any(spelling.words) for spelling in surnames(""))
    assert "novak" in inflected("novakova")
    assert not any(form.startswith("iv") and "ov" not in form for form in inflected("ivova"))
    assert not any("0123456" in spelling.words for spelling in spellings_of("+353 123456", "phone"))
    assert any("01234567" in spelling.words for spelling in spellings_of("+353 1234567", "phone"))


@pytest.mark.parametrize(
    ("rule", "text", "meant"),
    [(Rule.ANYWHERE, "st marys", True), (Rule.PLAIN, "st mary's", False), (Rule.PLAIN, "st marys", True),
     (Rule.AS_WRITTEN, "ST MARYS", True), (Rule.AS_WRITTEN, "st  marys", False)],
)  # fmt: skip
def test_words_found_are_meant_where_their_rule_holds(rule: Rule, text: str, meant: bool) -> None:
    assert holds(rule, text, [(0, len(text), "stmarys")], "st marys") is meant


def test_of_two_rules_for_one_spelling_of_one_value_the_lower_is_kept_and_the_other_values_stay() -> None:
    first, second = (Needle(value=value, kind="name") for value in ("Ann", "ANN"))
    both = ((first, Rule.CAPITALS), (second, Rule.ALONE))
    assert _with(both, ((second, Rule.PLAIN),)) == ((first, Rule.CAPITALS), (second, Rule.PLAIN))
    assert _with(both, ((second, Rule.PARTED),)) == both
