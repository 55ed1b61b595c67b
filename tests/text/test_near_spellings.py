# SPDX-License-Identifier: Apache-2.0
"""What comes near a value and is none of its spellings is found, and ordinary English is near nothing."""

import pytest

from vlu_desktop.text.near_spellings import NearFinder, _words_in
from vlu_desktop.text.spellings import Kind, Needle


def near(text: str, value: str, kind: Kind, known: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    found = NearFinder([Needle(value, kind)], known).find(text)
    return [(text[each.start : each.end], each.how) for each in found]


OFF, PART, BEGINS, NUMBER = "a letter or two off", "part of it", "it begins so", "the end of a number"
FORM, HEARD, READ = "another form of it", "it sounds so", "as a machine may have read it"


@pytest.mark.parametrize(
    ("text", "value", "kind", "found"),
    [
        ("Lil said so", "Lily", "name", [("Lil", FORM)]),
        ("Tolling called, T0lling wrote", "Tolling", "surname", [("T0lling", READ)]),
        ("Lilian said so", "Lil", "name", [("Lilian", FORM)]),
        ("Pippa and Kate", "Katherine", "name", [("Kate", FORM)]),
        ("a lil garden", "Lily", "name", []),
        ("Will he come", "William", "name", []),
        ("Kate said so", "Katherine", "surname", []),
        ("Mrs O'Nell rang", "O'Neill", "surname", [("O'Nell", OFF)]),
        ("the Oneills rang", "O'Neill", "surname", [("Oneills", OFF)]),
        ("O'Neals were there, he didn't", "O'Neill", "surname", []),
        ("he was nellbwater there", "https://vaner.org/nell_b_water/", "account", [("nellbwater", PART)]),
        ("he was nellbwatr there", "Instagram @nell_b_water", "account", [("nellbwatr", OFF)]),
        ("in Kestrelle today", "14 Kestrell Wynd", "address", [("Kestrelle", OFF)]),
        ("in Kestrell", "14 Kestrell Wynd", "address", [("Kestrell", PART)]),
        ("Fairlmab rang", "Fairlamb", "surname", [("Fairlmab", OFF)]),
        ("Firlamb rang", "Fairlamb", "surname", [("Firlamb", OFF)]),
        ("Fairllamb rang", "Fairlamb", "surname", [("Fairllamb", OFF)]),
        ("Fairlomb rang", "Fairlamb", "surname", [("Fairlomb", OFF)]),
        ("Feutherqill rang", "Featherquill", "surname", [("Feutherqill", OFF)]),
        ("Vanel rang", "Vaner", "surname", [("Vanel", OFF)]),
        ("Vunel rang", "Vaner", "surname", []),
        ("Threlkhurst station", "Threlk", "place", [("Threlkhurst", BEGINS)]),
        ("the Wolst", "Wolstencroft", "name", [("Wolst", BEGINS)]),
        ("the Wols", "Wolstencroft", "name", []),
        ("ring 900345", "07700 900345", "phone", [("900345", NUMBER)]),
        ("ring 00345", "07700 900345", "phone", [("00345", NUMBER)]),
        ("ring 0345", "07700 900345", "phone", []),
        ("ring 90345", "07700 900345", "phone", []),
        ("ring 900346", "07700 900345", "phone", []),
        ("ring 07700 900345", "07700 900345", "phone", []),
        ("tamarisk at home", "tamarisk.quill@example.org", "email", [("tamarisk", PART)]),
        ("Fairlamb rang", "Fairlamb", "surname", []),
        ("he walked through the street to the primary school", "14 Walken Street", "address", []),
        ("example of it", "tamarisk@example.org", "email", []),
        ("a text of Fairlamm", "Fairlamb", "text", []),
        ("", "Fairlamb", "surname", []),
        ("Vane and Quill", "Vane", "surname", []),
        ("Wexqa rang", "Wexq", "surname", []),
        ("Wexq rang", "Wexqa", "surname", []),
        ("Fuirlomb rang", "Fairlamb", "surname", [("Fuirlomb", OFF)]),
        ("Fuirlamd rang", "Fairlamb", "surname", [("Fuirlamd", OFF)]),
        ("Fuirlom rang", "Fairlam", "surname", [("Fuirlom", HEARD)]),
        ("fuirlom rang", "Fairlam", "surname", []),
        ("Fairlxyz rang", "Fairlamb", "surname", []),
        ("Fairlxy rang", "Fairlam", "surname", []),
        ("Aners rang", "Vaners", "surname", [("Aners", OFF)]),
        ("Wvaners rang", "Vaners", "surname", [("Wvaners", OFF)]),
        ("Tamarr wrote", "@tamar_risez", "account", [("Tamarr", OFF)]),
        ("in Ulica Nowa", "Ulica Vanerska 3", "address", []),
        ("by gmail", "tamarisk@gmail.com", "email", []),
        ("by hotmail", "tamarisk@hotmail.com", "email", []),
        ("on facebook", "facebook tamarisk", "account", []),
        ("on instagram", "instagram tamarisk", "account", []),
        ("the one ending in 0345", "07700 900345", "phone", [("0345", NUMBER)]),
        ("last digits: 345", "07700 900345", "phone", [("345", NUMBER)]),
        ("it ended. In 0345", "07700 900345", "phone", []),
        ("ending 0346", "07700 900345", "phone", []),
        ("partial ZZ26", "ZZ26 QRT", "vehicle", [("ZZ26", PART)]),
        ("partial 26 QRT", "ZZ26 QRT", "vehicle", [("26 QRT", PART)]),
        ("partial Z26 QRT", "ZZ26 QRT", "vehicle", [("Z26 QRT", PART)]),
        ("reg ZZ2 QRT", "ZZ26 QRT", "vehicle", [("ZZ2 QRT", PART)]),
        ("at Z14 2QQ", "ZZ14 2QQ", "postcode", [("Z14 2QQ", PART)]),
        ("all for zz 26 times", "ZZ26 QRT", "vehicle", []),
        ("reg ZZ26 QRI", "ZZ26 QRT", "vehicle", [("ZZ26 QRI", OFF)]),
        ("reg ZZ26 QXI", "ZZ26 QRT", "vehicle", [("ZZ26", PART)]),
        ("reg ZZ26. QRI", "ZZ26 QRT", "vehicle", [("ZZ26", PART)]),
        ("pc ZZ91 4QO", "ZZ91 4Q0", "postcode", []),
        ("pc ZZ91 4Q0", "ZZ91 4QT", "postcode", [("ZZ91 4Q0", OFF)]),
        ("pc ZZ92 4QT", "ZZ91 4QT", "postcode", [("ZZ92 4QT", OFF)]),
        ("FA1RLAMB rang", "Fairlamb", "surname", [("FA1RLAMB", READ)]),
        ("in C0ldstream", "Coldstream", "place", [("C0ldstream", READ)]),
        ("0'Rourke rang", "O'Rourke", "surname", [("0'Rourke", READ)]),
        ("at number six Upper Bridge", "6 Upper Bridge Street", "address", [("Upper Bridge", PART)]),
        ("the upper bridge was shut", "6 Upper Bridge Street", "address", []),
        ("in Up. Bridge Str.", "Upper Bridge Street", "address", [("Up. Bridge Str", OFF)]),
        ("in Upper Bridges Street", "Upper Bridge Street", "address", [("Upper Bridges Street", OFF)]),
        ("the small things", "The Mall", "address", []),
        ("in Tolling", "Great Tolling", "place", [("Tolling", PART)]),
        ("the bell was tolling", "Great Tolling", "place", []),
        ("collects from Brides", "St Bride's Primary School", "address", [("Brides", PART)]),
        ("the brides came", "St Bride's Primary School", "address", []),
        ("works at Barkers", "Barker & Hollis Solicitors", "address", [("Barkers", PART)]),
        ("works at B & H", "Barker & Hollis Solicitors", "address", [("B & H", PART)]),
        ("works at Barker's", "Barker & Hollis Solicitors", "address", [("Barker's", PART)]),
        ("goes to GVS", "Gwyntog Vale School", "address", [("GVS", "its first letters")]),
        ("signed AVB", "Anna Vane Barber", "name", []),
        ("in Kestrele Bridge Street", "14 Kestrell Bridge Street", "address", [("Kestrele Bridge Street", OFF)]),
        (
            "Wexholm, in Kestrele Bridge Street",
            "14 Kestrell Bridge Street, Wexholme",
            "address",
            [("Wexholm", OFF), ("Kestrele Bridge Street", OFF)],
        ),
        ("in Fuirlom", "Fairlam", "place", []),
        ("Viane rang", "Vaune", "surname", []),
    ],
)
def test_what_comes_near(text: str, value: str, kind: Kind, found: list[tuple[str, str]]) -> None:
    assert near(text, value, kind) == found


def test_what_is_known_anyway_is_near_nothing() -> None:
    assert near("Fairlomb rang", "Fairlamb", "surname", frozenset({"fairlomb"})) == []
    assert near("Fairlomb rang", "Fairlamb", "surname", frozenset({"fairlamb"})) == []
    assert near("Kate rang", "Katherine", "name", frozenset({"kate"})) == []
    assert near("Kate rang", "Katherine", "name", frozenset({"kathy"})) == [("Kate", FORM)]


def test_what_is_found_as_a_value_is_not_told_twice() -> None:
    text = "at 14 Kestrell Wynd, then in Kestrell"
    assert [(text[:start], how) for start, how in ((text.rindex("Kestrell"), PART),)] == [
        ("at 14 Kestrell Wynd, then in ", PART)
    ]
    (found,) = NearFinder([Needle("14 Kestrell Wynd", "address")]).find(text)
    assert (found.start, found.end, found.how) == (29, 37, PART)
    before = "Kestrell, 14 Kestrell Wynd"
    assert [each.start for each in NearFinder([Needle("14 Kestrell Wynd", "address")]).find(before)] == [0]


def test_what_stands_right_beside_a_value_is_told() -> None:
    finder = NearFinder([Needle("Fairlamb", "surname"), Needle("07700 900345", "phone")])
    assert [(each.start, each.end) for each in finder.find("Fairlomb07700900345")] == [(0, 8)]
    assert [(each.start, each.end) for each in finder.find("07700900345Fairlomb")] == [(11, 19)]


def test_of_two_values_the_first_is_told() -> None:
    needles = [Needle("Fairlamb", "surname", "one"), Needle("Fairlamb Lane", "address", "other")]
    (found,) = NearFinder(needles).find("Fairlimb")
    assert found.needle.label == "one"
    numbers = [Needle("07700 900345", "phone", "one"), Needle("01632 900345", "phone", "other")]
    (found,) = NearFinder(numbers).find("00345")
    assert found.needle.label == "one"
    plates = [Needle("ZZ26 QRT", "vehicle", "one"), Needle("ZZ26 DRT", "vehicle", "alike"),
              Needle("ZZ26 QRV", "vehicle", "near")]  # fmt: skip
    finder = NearFinder(plates)
    near_ones = [each for text in ("ZZ26 ORT", "ZZ26 QRU", "ZZ26 QPV") for each in finder.find(text) if each.how == OFF]
    assert [each.needle.label for each in near_ones] == ["one", "one", "near"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("w" * 200_000, []),
        ("Fairlamb" + "w" * 200_000, [BEGINS]),
        ("Fairlanb" + "w" * 32, []),
        ("Fairlambw" + "w" * 200_000 + " Fairlmab", [BEGINS, OFF]),
        ("Fairl" + "a" * 33 + "mb", [HEARD]),
        ("Fairl" + "a" * 34 + "mb", []),
    ],
)
def test_a_word_that_no_name_is_as_long_as_is_looked_at_by_its_beginning_alone(text: str, found: list[str]) -> None:
    assert [how for _, how in near(text, "Fairlamb", "surname")] == found


def test_a_value_longer_than_any_name_is_found_whole_and_in_no_slip() -> None:
    long = "Fairlamb" + "q" * 200_000
    assert near(f"{long[:-1]} rang", long, "surname") == [(long[:-1], BEGINS)]
    assert near("Fairlamc rang", long, "surname") == []


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("Fxirlamb" + "q" * 32, "Fairlamb" + "q" * 32, [OFF]),
        ("Fxirlamb" + "q" * 33, "Fairlamb" + "q" * 33, []),
        ("Fairlamb" + "q" * 32 + "ww", "Fairlamb" + "q" * 32, [OFF]),
        ("Fairlamb" + "q" * 32 + "www", "Fairlamb" + "q" * 32, [BEGINS]),
        ("Fuirlom", "Fairl" + "a" * 34 + "m", [HEARD]),
        ("Fuirlom", "Fairl" + "a" * 35 + "m", []),
    ],
)
def test_the_longest_name_may_be_forty_letters_long(text: str, value: str, found: list[str]) -> None:
    assert [how for _, how in near(text, value, "surname")] == found


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("email", "nell_b.water@post.example", ["nell", "b", "water", "post", "example", "nellbwater"]),
        ("account", "@nell.b.water", ["nell", "b", "water", "nellbwater"]),
        ("account", "facebook.com/nell-b-water", ["facebook", "com", "nell", "b", "water", "nellbwater"]),
    ],
)
def test_the_words_of_an_account_are_its_own_and_its_handle_in_one(kind: Kind, value: str, found: list[str]) -> None:
    assert list(_words_in(Needle(value, kind))) == found
