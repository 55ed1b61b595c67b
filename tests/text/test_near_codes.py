# SPDX-License-Identifier: Apache-2.0
"""A plate, a postcode or a number's end is found as people write it, and nothing longer or shorter than one is."""

import pytest

from vlu_desktop.text.near_codes import FIGURE_OFF, LAST, OFF, PART, NearCodes, misread
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


HERS: tuple[str, Kind] = ("+44 7700 900345", "phone")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        # Changed, turned round, in another place, missed, too many.
        ("on 07700 900355 now", "07700 900355"), ("on 07700 900354 now", "07700 900354"),
        ("on 07700 903450 now", "07700 903450"), ("on 07700 90345 now", "07700 90345"),
        ("on 07700 9003455 now", "07700 9003455"), ("on 07700 900345 now", "07700 900345"),
        # However it is written.
        ("on 07700900354.", "07700900354"), ("+447700 900354", "447700 900354"), ("(07700) 900-354", "(07700) 900-354"),
        ("0044 7700.900.354", "0044 7700.900.354"), ("7700900354", "7700900354"),
        # Two figures off, others, parts of something longer.
        ("on 07700 900366 now", ""), ("on 07701 900354 now", ""), ("on 07700 9003", ""),
        ("on 07700 900354 900354", "07700 900354"),
        ("REF07700900354", ""), ("07700900354X", ""), ("07700   900354", ""), ("1" * 200_000, ""),
    ],
)  # fmt: skip
def test_a_number_with_a_figure_astray_is_near(text: str, near: str) -> None:
    assert found(text, HERS) == ([(near, FIGURE_OFF)] if near else [])


def test_a_number_of_eight_figures_is_near_none_for_a_figure() -> None:
    assert found("on 01632 96013", ("01632 96012", "phone")) == [("01632 96013", FIGURE_OFF)]
    assert found("on 01632 9601", ("01632 96012", "phone")) == [("01632 9601", FIGURE_OFF)]
    assert found("on 01632 9602", ("01632 9601", "phone")) == []
    assert found("on 0191 498 0123", ("0191 498 0124", "phone")) == [("0191 498 0123", FIGURE_OFF)]
    assert found("on 20 7946 01", ("20 7946 02", "phone")) == []
    assert found("on 020 7946 012", ("020 7946 0123", "phone")) == [("020 7946 012", FIGURE_OFF)]


def test_of_two_numbers_the_first_that_it_is_near_is_told() -> None:
    assert len(found("on 07700 900346", HERS, ("07700 900347", "phone"))) == 1
