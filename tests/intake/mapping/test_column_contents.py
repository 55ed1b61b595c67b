# SPDX-License-Identifier: Apache-2.0
"""What a column of a diary holds, by its cells: which shares of them are dates, numbers, directions, and the like."""

from collections.abc import Callable
from datetime import date, time

import pytest

from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.mapping.column_contents import (
    CALL_CODES,
    MESSAGE_CODES,
    cells_of,
    counts_rows,
    date_share,
    days_share,
    direction_of,
    direction_share,
    figures_share,
    is_of_phone,
    is_owner,
    is_phone,
    mean_length,
    names_owner,
    number_share,
    phone_share,
    stamp_share,
    words_share,
)

DAY = date(2026, 3, 3)


def test_the_cells_of_a_column_are_those_that_hold_something() -> None:
    assert cells_of((("a", 1.0), ("b", " "), ("c",), (), (None, None), ("d", False)), 1) == [1.0, False]


@pytest.mark.parametrize(
    ("share", "in_it", "none_of_it"),
    [
        (date_share, [DAY, "3 March 2026", "03/03/2026"], ["he rang", 7.0, time(9)]),
        (words_share, ["yesterday", "the 16th", f"yesterday {'x' * 20}"], ["3 March", f"yesterday {'x' * 21}", "x"]),
        (figures_share, ["12", " #3. ", 7.0], ["a1", "...", "Mum"]),
        (stamp_share, [DAY, "03/03/2026 21:30", "2026-03-03", 1_772_530_200_000.0], ["3 March 2026", 7.0, time(9)]),
        (days_share, ["3", 3.0, "the 3rd", "Tue 3"], ["32", "3 March", DAY]),
        (phone_share, ["07700 900123", " withheld "], ["0770", "Mum", DAY]),
        (direction_share, ["Incoming", "SENT"], ["Dean", 1.0, DAY]),
    ],
)
def test_how_many_of_the_cells_are_of_a_sort(
    share: Callable[[list[Value]], float], in_it: list[Value], none_of_it: list[Value]
) -> None:
    assert share(in_it) == 1
    assert share(none_of_it) == 0
    assert share([in_it[0], *none_of_it]) == 0.25
    assert share([]) == 0
    for value in in_it:
        assert share([value]) == 1, value
    for value in none_of_it:
        assert share([value]) == 0, value


@pytest.mark.parametrize(
    ("words", "phone"),
    [
        ("0770090", True), ("077009", False), ("+44 (0)7700 900-123", True), ("07700 900123 07700 9", True),
        ("07700 900123 07700 90", False), ("1" * 6 + " ", False), ("Withheld", True), ("unknown", True),
        ("private", True), ("anonymous", True), ("No caller ID", True), ("withheld 1", False), ("- - - - ", True),
        ("Dean", False), ("Dean 07700 900123", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_a_telephone_number(words: str, phone: bool) -> None:
    assert is_phone(words) is phone


IN = (
    "incoming,received,in,inbound,missed,to me,missed call,incoming call,voicemail,rejected,received call,from him,"
    "from her,blocked,declined,r,recd,rec'd,rcvd,rec,i,inbox,received sms,incoming text message"
)
OUT = (
    "outgoing,sent,out,outbound,from me,dialled,dialed,placed,outgoing call,dialled call,made,to him,to her,s,o,outbox,"
    "sent items,draft,sentbox,drafts,queued"
)


def test_which_way_a_message_or_call_went() -> None:
    assert {words: direction_of(words) for words in IN.split(",")} == dict.fromkeys(IN.split(","), "in")
    assert {words: direction_of(words) for words in OUT.split(",")} == dict.fromkeys(OUT.split(","), "out")
    assert [direction_of(words) for words in ("  Missed_Call", "FROM  ME", "Dean", "", "incoming from Dean")] == [
        "in", "out", "", "", "",
    ]  # fmt: skip


BELOW = (
    "is from me|from me|isfromme|fromme|sent by me|is outgoing|isoutgoing|outgoing|is sender|issender|is sent|issent"
)
ABOUT_HIM = "is incoming|isincoming|incoming|is received|isreceived|to me"
CODED = "type|message type|msg type|sms type|call type|box|message box|msg box|folder|mailbox|direction"


def test_yes_and_no_below_each_heading_that_asks_which_way() -> None:
    said = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}
    for words, yes in said.items():
        for heading in BELOW.split("|"):
            assert direction_of(words, heading) == ("out" if yes else "in"), heading
        for heading in ABOUT_HIM.split("|"):
            assert direction_of(words, heading) == ("in" if yes else "out"), heading


def test_an_android_phone_s_numbers_say_which_way_below_a_heading_of_theirs() -> None:
    assert {"1": "in"} | dict.fromkeys("23456", "out") == MESSAGE_CODES
    assert dict.fromkeys("134567", "in") | {"2": "out"} == CALL_CODES
    for heading in CODED.split("|"):
        assert direction_of("2", heading, MESSAGE_CODES) == "out", heading
    for words, heading in (("2", "police told"), ("9", "type")):
        assert direction_of(words, heading, MESSAGE_CODES) == ""
    assert direction_of("sent", "type", MESSAGE_CODES) == "out"


def test_numbers_are_counted_among_what_has_figures() -> None:
    assert number_share(["07700 900123", "withheld", "Mum"]) == 1
    assert number_share(["07700 900123", "0770"]) == 0.5
    assert number_share(["withheld"]) == number_share([]) == 0


COUNTED, NUMBER = 1_772_530_200_000.0, "07700 900123"


@pytest.mark.parametrize(
    ("columns", "of_phone"),
    [
        ([("when", [COUNTED, COUNTED, "x"]), ("what", ["x"])], True),
        ([("when", [COUNTED, "x"]), ("what", ["x"])], False),
        ([("thread id", ["5"]), ("number", [NUMBER, "x"])], True),
        ([("thread id", ["5"]), ("number", [NUMBER, "x", "x"])], False),
        ([("thread id", ["5"])], False),
        ([("number", [NUMBER])], False),
        ([("sms", ["x"]), ("what", ["x"])], True),
        ([("sms", []), ("what", ["x"])], False),
        ([], False),
        *(([(heading, ["x"])], True) for heading in
          ("message", "messages", "text", "message text", "text message", "body", "message body", "sms")),
        *(([(heading, ["x"]), ("number", [NUMBER])], True) for heading in
          ("date sent", "readable date", "thread id", "protocol", "service center", "contact name")),
    ],
)  # fmt: skip
def test_a_phone_s_own_table_is_told_by_its_times_its_texts_or_its_numbers(
    columns: list[tuple[str, list[Value]]], of_phone: bool
) -> None:
    assert is_of_phone(columns) is of_phone


def test_yes_and_no_say_which_way_only_below_a_heading_that_asks_it() -> None:
    for said, way in (("TRUE", "out"), ("1", "out"), ("no", "in"), ("0", "in"), ("maybe", "")):
        assert direction_of(said, "is from me") == way
        assert direction_of(said, "isincoming") == {"out": "in", "in": "out", "": ""}[way]
        assert direction_of(said, "police told") == ""
    assert direction_share([True, 0.0, "x", "yes"], "sent by me") == 0.75


def test_who_sends_as_the_owner_of_the_telephone() -> None:
    for words in ("me", "myself", "i", "you", "self", "owner", "fi", " Me "):
        assert is_owner(words), words
    assert not is_owner("Dean")
    assert names_owner(["Me", "Dean"])
    assert names_owner(["Dean", "Dean", "Me"])
    assert not names_owner(["Me", "Me"])
    assert not names_owner(["Dean", "Carl"])
    assert not names_owner([])


def test_how_long_the_texts_of_a_column_are() -> None:
    assert mean_length(["he rang", "he came by", "07700 900123", 7.0, DAY, None]) == 8.5
    assert mean_length(["!", "3/3", 9.0]) == 0
    assert mean_length([]) == 0


@pytest.mark.parametrize(
    ("cells", "fewest", "counts"),
    [
        (["1", "2", "3"], 3, True), ([1.0, 2.0, 3.0], 3, True), (["5", "6", "7"], 3, True), (["0", "1", "2"], 3, True),
        (["1", "2"], 3, False), (["1", "2"], 2, True), (["1"], 2, False), (["1"], 1, True), (["5", "6"], 2, False),
        (["0", "1"], 2, False), (["2", "3"], 2, False), ([], 0, False),
        (["1", "3", "5"], 3, False), (["1", "2", "4"], 3, False), (["1", "3", "4"], 3, False),
        (["3", "2", "1"], 3, False), (["1", "1", "1"], 3, False), (["1", "2", "x"], 3, False),
        (["x", "y", "z"], 3, False), (["1", "2", "3", "x"], 3, False), (["1", "2", "3", "4"], 3, True),
        (["A1", "a2", "A3"], 3, True), (["Entry #0", "entry #1", "Entry #2"], 3, True), (["1.", "2)", "3"], 3, True),
        (["A2", "A3", "A4"], 3, False), (["A1", "B2", "C3"], 3, False), (["1", "A2", "3"], 3, False),
        (["A1", "A2"], 2, True), (["A5", "A6"], 2, False), (["A1", "A3", "A5"], 3, False),
    ],
)  # fmt: skip
def test_which_columns_only_number_their_rows(cells: list[Value], fewest: int, counts: bool) -> None:
    assert counts_rows(cells, fewest) is counts
    assert counts_rows([], 3) is False


def test_three_rows_are_enough_to_be_numbered_where_nothing_else_is_said() -> None:
    three: list[Value] = ["1", "2", "3"]
    assert [counts_rows(three[:n]) for n in (2, 3)] == [False, True]
