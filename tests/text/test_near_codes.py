# SPDX-License-Identifier: Apache-2.0
"""A plate, a postcode or a number's end is found as people write it, and nothing longer or shorter than one is."""

import pytest

from vlu_desktop.text.near_codes import LAST, OFF, PART, NearCodes, misread
from vlu_desktop.text.spellings import Kind, Needle


def found(text: str, *values: tuple[str, Kind]) -> list[tuple[str, str]]:
    codes = NearCodes(tuple(Needle(value, kind) for value, kind in values))
    return [(text[start:end], how) for start, end, _, how in codes.find(text)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("T0lling", ["Tolling"]),
        ("T0LLING", ["TOLLING"]),
        ("0lling", ["Olling"]),
        ("t0lling", ["tolling"]),
        ("5mith and 8rown", ["Smith and Brown"]),
        ("Fa1rlamb", ["Falrlamb", "Fairlamb"]),
        ("ab0c", ["aboc"]),
        ("ab0", []),
        ("Tolling 1", []),
        ("0" + "a" * 39, ["O" + "a" * 39]),
        ("0" + "a" * 40, []),
    ],
)
def test_figures_are_read_as_the_letters_they_look_like(text: str, read: list[str]) -> None:
    assert list(misread(text)) == read


PLATE: tuple[str, Kind] = ("ZZ26 QRT", "vehicle")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("ZZ26 QRT", [("ZZ26 QRT", OFF)]),
        ("ZZ 26 QRT", [("ZZ 26 QRT", OFF)]),
        ("ZZ-26.QRI", [("ZZ-26.QRI", OFF)]),
        ("Z Z26 QRT", [("Z Z26 QRT", OFF)]),
        ("ZZ_26_QRT", []),
        ("Z Z 26 QRT", [("Z Z 26", PART)]),
        ("ZZ26 QRI ZZ26 QRI", [("ZZ26 QRI", OFF)] * 2),
        ("ZZ26 QRTX", [("ZZ26", PART)]),
        ("XZZ26 QRT", []),
        ("6QRT", [("6QRT", PART)]),
        ("QRT", []),
        ("at 1. ZZZG QRT", []),
        ("1" * 200_000, []),
        # Each stretch around figures ends where no code of theirs does.
        ("1 abcd ZZ26 QRI", [("ZZ26 QRI", OFF)]),
        (f"1 {'w' * 40} 1 abcd ZZ26 QRI", [("ZZ26 QRI", OFF)]),
        (f"ZZ26 QRI {'w' * 40} ZZ26 QRI", [("ZZ26 QRI", OFF)] * 2),
    ],
)
def test_a_plate_is_found_in_one_to_three_parts(text: str, near: list[tuple[str, str]]) -> None:
    assert found(text, PLATE) == near


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("AB12", "AB12", []),
        ("AB13", "AB12", []),
        ("AB1CE", "AB1CD", [("AB1CE", OFF)]),
        ("1CD", "AB1CD", []),
        ("ABCD1235", "ABCD1234", [("ABCD1235", OFF)]),
        ("ABCDE1235", "ABCDE1234", []),
        ("ABCDE123", "ABCDE1234", []),
        ("in 1234", "1234 ABC", []),
        ("ABC DEF G1", "ABCDEFG1", [("ABC DEF G1", OFF)]),
        ("XABC DEF G1", "ABCDEFG1", [("DEF G1", PART)]),
        ("1A BCD EFG", "1ABCDEFG", [("1A BCD EFG", OFF)]),
        ("1 ABC DEFGX", "1ABCDEFG", [("1 ABC", PART)]),
    ],
)
def test_a_code_has_five_to_eight_signs(text: str, code: str, near: list[tuple[str, str]]) -> None:
    assert found(text, (code, "vehicle")) == near


def test_what_no_code_is_like_hides_none_behind_it() -> None:
    hidden: list[tuple[str, Kind]] = [("Lily", "name"), ("AB1", "vehicle"), ("ABCDE1234", "vehicle"), PLATE]
    assert found("ZZ26 QRI", *hidden) == [("ZZ26 QRI", OFF)]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("ending in 345", ["345"]),
        ("ending in 0345", ["0345"]),
        ("ending in 45", []),
        ("ending in 00345", []),
        ("ending in x345", []),
        ("ending in 346 or 345", ["345"]),
        ("the 345 that ends in 345", ["345"]),
        ("in 345", []),
        (f"end{' ' * 37}345", ["345"]),
        (f"end{' ' * 38}345", []),
    ],
)
def test_the_end_of_a_number_is_found_where_something_is_said_to_end(text: str, near: list[str]) -> None:
    assert found(text, ("07700 900345", "phone")) == [(each, LAST) for each in near]
