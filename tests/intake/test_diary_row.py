# SPDX-License-Identifier: Apache-2.0
"""One row of a diary through its sheet's mapping: what each use holds, what stands on its cells, what is left."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from vlu_desktop.intake.diary import DiaryReading
from vlu_desktop.intake.diary_row import (
    CELLS_JOINED,
    COUNT_FROM_DATE,
    HIDDEN_ROW,
    NOT_A_COUNT,
    NOTE_KEPT,
    STRUCK_KEPT,
    DiaryRow,
)
from vlu_desktop.intake.formats.grid import Book, CellMark, Grid, Row, Value
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping
from vlu_desktop.intake.mapping.headings import USES
from vlu_desktop.record.count import Count

STRUCK = CellMark(all_struck=True)


def row_of(columns: list[tuple[str, str]], *cells: Value, **more: Any) -> DiaryRow:
    """Row 2 of a sheet whose columns have these headings and uses."""
    marks = {(2, at): mark for at, mark in more.pop("marks", {}).items()}
    sheet = Grid(name="S", rows=((), cells), marks=marks, hidden_rows=frozenset(more.pop("hidden", ())))
    mapped = tuple(Column(index=n, heading=heading, use=use) for n, (heading, use) in enumerate(columns))
    mapping = Mapping(sheet="S", heading_row=more.pop("heading_row", 1), columns=mapped)
    return DiaryRow(sheet, 2, cells, mapping, {use.key: mapping.of(use.key) for use in USES}, **more)


DATED = [("Date", "date"), ("Details", "account")]


@pytest.mark.parametrize(
    ("columns", "way"),
    [
        ([("Details", "account"), ("Type", "direction")], "out"),
        ([("Details", "account"), ("Call type", "direction")], "in"),
        ([("Number", "phone"), ("Type", "direction")], "in"),
        ([("Number", "phone"), ("Call type", "direction")], "in"),
    ],
)
def test_a_phone_s_number_is_of_a_call_where_its_heading_says_so_or_there_is_no_account(
    columns: list[tuple[str, str]], way: str
) -> None:
    assert row_of(columns, "x", "3").direction() == way


def test_the_cell_of_a_use() -> None:
    row = row_of([*DATED, ("Place", "place")], date(2026, 3, 3), " He rang ")
    assert (row.value("date"), row.text("account"), row.value("place"), row.text("witness")) == (
        date(2026, 3, 3), "He rang", None, "",
    )  # fmt: skip
    assert row.text("date") == "03/03/2026"
    assert row_of([("A", "account"), ("B", "account")], "He rang", "twice").text("account") == "He rang"


def test_a_time_has_the_zone_of_its_heading_or_of_the_date_beside_it() -> None:
    utc, plain = ("Date (UTC)", "date"), ("Time", "time")
    assert row_of([utc, plain], "03/07/2026", "23:30").value("time") == "23:30 UTC"
    assert row_of([("Date", "date"), ("Time (GMT+1)", "time")], "03/07/2026", "23:30").value("time") == "23:30 GMT+1"
    assert row_of([utc, ("Written", "written")], "03/07/2026", "23:30").value("written") == "23:30"
    assert row_of([utc, ("Details UTC", "account")], "03/07/2026", "23:30").value("account") == "23:30"
    for use in ("date", "end_date", "written"):
        assert row_of([("When (UTC)", use)], "23:30").value(use) == "23:30 UTC", use


def test_what_is_struck_out_is_no_value_until_the_row_is_taken_as_it_was() -> None:
    row = row_of(DATED, "03/03/2026", "He rang", marks={1: STRUCK})
    assert (row.text("date"), row.text("account"), row.standing().text("account")) == ("03/03/2026", "", "He rang")
    assert row_of(DATED, "03/03/2026", "He rang", marks={0: CellMark(note="?")}).text("date") == "03/03/2026"


@pytest.mark.parametrize(
    ("columns", "cells", "marks", "struck"),
    [
        (DATED, ("03/03/2026", "He rang"), {}, False),
        (DATED, ("03/03/2026", "He rang"), {0: STRUCK}, False),
        (DATED, ("03/03/2026", "He rang"), {1: STRUCK}, True),
        (DATED, ("03/03/2026", "He rang"), {1: CellMark(struck="me")}, False),
        (DATED, ("03/03/2026", " "), {0: STRUCK}, True),
        (DATED, ("03/03/2026",), {0: STRUCK}, True),
        ([("Date", "date"), ("Place", "place")], ("03/03/2026", "Home"), {0: STRUCK}, False),
        ([("Date", "date"), ("Place", "place")], ("03/03/2026", "Home"), {0: STRUCK, 1: STRUCK}, True),
        ([("A", "account"), ("B", "account")], ("He rang", "twice"), {0: STRUCK}, False),
        (DATED, ("", None), {0: STRUCK}, False),
    ],
)
def test_when_a_row_is_struck_out(
    columns: list[tuple[str, str]], cells: Row, marks: dict[int, CellMark], struck: bool
) -> None:
    assert row_of(columns, *cells, marks=marks).is_struck() is struck


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (("Total", 7.0, "£3.50"), True), (("Grand total number of incidents: 12",), True),
        ((None, "total calls", 3.0), True),
        (("Total", "he rang"), False), (("In total he rang",), False), (("Total mess",), False),
        (("He rang", 3.0), False), (("Sub-totals", "3", "he"), False),
    ],
)  # fmt: skip
def test_what_is_a_total(cells: Row, total: bool) -> None:
    assert row_of(DATED, *cells).is_total() is total


def test_what_happened_is_every_column_of_account_or_what_comes_nearest() -> None:
    three = [("What", "account"), ("Notes", "account"), ("", "account")]
    assert row_of(three, "He rang", "twice", "at night").account() == ("He rang\n\nNotes: twice\n\nat night", [])
    assert row_of(three, None, " twice ", "").account() == ("twice", [])
    nearest = [("What", "account"), ("Type", "kind"), ("Said", "words")]
    assert row_of(nearest, "", "Call", "Hello").account() == (
        "Call", ["no account was given; the kind of conduct stands in its place"],
    )  # fmt: skip
    assert row_of(nearest, "", "", "Hello").account() == (
        "Hello", ["no account was given; the words used stands in its place"],
    )  # fmt: skip
    assert row_of(nearest).account() == ("", [])


def test_what_a_line_of_text_has_beyond_its_headings_is_joined_to_its_last_column() -> None:
    two = [("Date", "date"), ("What", "account"), ("", "")]
    whole = ("He rang, twice, at 9", [CELLS_JOINED])
    assert row_of(two, "03/03/2026", "He rang", " twice", " at 9", delimiter=",").account() == whole
    assert row_of(two, "03/03/2026", "He rang", " twice", " at 9").account() == ("He rang", [])
    assert row_of(two, "03/03/2026", "He rang", " twice", delimiter=",", heading_row=0).account() == ("He rang", [])
    assert row_of(two, "03/03/2026", "He rang", " ", None, delimiter=",").account() == ("He rang", [])
    assert row_of(two, "03/03/2026", "He rang", delimiter=",").account() == ("He rang", [])
    assert row_of([*two[:2], ("Place", "")], "", "He rang", "Home", delimiter=",").account() == ("He rang", [])
    assert row_of([*two[:2], ("", "place")], "", "He rang", "Home", delimiter=",").account() == ("He rang", [])
    assert list(row_of(two, "03/03/2026", "He rang", " twice", delimiter=",").left()) == []
    assert list(row_of(two, "03/03/2026", "He rang", " twice").left()) == [("Column 3", "twice")]


def test_the_words_of_cells_that_no_use_took() -> None:
    columns = [("Hat", ""), ("Date", "date"), ("", ""), ("Shoe", "")]
    assert list(row_of(columns, " red ", "03/03/2026", 7.0, None).left()) == [("Hat", "red"), ("Column 3", "7")]
    before = [("Hat", ""), ("What", "account"), ("", "")]
    assert list(row_of(before, "red", "He rang", " twice", delimiter=",").left()) == [("Hat", "red")]


@pytest.mark.parametrize(
    ("value", "starts_1904", "count", "assumed"),
    [
        (None, False, None, []), (" ", False, None, []), ("3", False, Count.exactly(3), []),
        (4.0, False, Count.exactly(4), []),
        (date(1900, 1, 5), False, Count.exactly(5), [COUNT_FROM_DATE]),
        (datetime(1900, 1, 5, 0, 0), False, Count.exactly(5), [COUNT_FROM_DATE]),
        (date(1904, 1, 6), True, Count.exactly(5), [COUNT_FROM_DATE]),
        ("10000", False, Count.exactly(10_000), []),
        ("10001", False, Count.unknown(), [NOT_A_COUNT.format(words="10001")]),
        ("07700 900123", False, Count.unknown(), [NOT_A_COUNT.format(words="07700 900123")]),
        ("private", False, Count.read("private"), [NOT_A_COUNT.format(words="private")]),
        ("1234567", False, Count.unknown(), [NOT_A_COUNT.format(words="1234567")]),
        ("00000012", False, Count.unknown(), [NOT_A_COUNT.format(words="00000012")]),
        ("numerous", False, Count(words="numerous"), [NOT_A_COUNT.format(words="numerous")]),
        ("x" * 81, False, Count(words="x" * 81), [NOT_A_COUNT.format(words="x" * 80)]),
    ],
)  # fmt: skip
def test_how_many_times(value: Value, starts_1904: bool, count: Count | None, assumed: list[str]) -> None:
    noted: list[str] = []
    row = row_of([("Number", "count")], value, starts_1904=starts_1904)
    assert row.count(noted) == count
    assert noted == assumed


def test_whether_the_police_were_told_by_whose_reference_it_is() -> None:
    assert row_of([("Crime ref", "reference")], "4421/26").police().answer == "yes"
    assert row_of([("Ref", "reference")], "4421/26").police().answer == ""
    told = row_of([("Police", "reported"), ("Officer", "officer")], "Yes", "PC Example").police()
    assert (told.answer, told.reference, told.words) == ("yes", "", "officer PC Example")
    assert row_of(DATED, "03/03/2026").police().answer == ""


def test_which_way_a_message_went() -> None:
    sides = [("Direction", "direction"), ("Sender", "actor")]
    assert [row_of(sides, words, "Me").direction() for words in ("Sent", "missed", "?", None)] == ["out", "in", "", ""]
    owned = [row_of(sides, "Sent", words, names_owner=True).direction() for words in ("Me", "Dean", "", None)]
    assert owned == ["out", "in", "", ""]


def test_a_line_of_a_call_log_in_words() -> None:
    columns = [("Direction", "direction"), ("Who", "actor"), ("Number", "phone")]
    assert row_of(columns, "Missed", "Dean", "07700 900123").as_call() == "Missed, 07700 900123, Dean"
    assert row_of(columns, None, "Dean").as_call() == "Dean"
    assert row_of(DATED, "03/03/2026").as_call() == ""


def test_what_stands_on_the_cells_is_kept_with_the_entry() -> None:
    marks = {0: CellMark(note="?", struck=" 4 March "), 1: STRUCK, 2: CellMark(struck=" ")}
    row = row_of([*DATED, ("", "")], "03/03/2026", "He rang", "x", marks=marks, hidden=[2])
    kept = [
        ("Note on “Date”: ?", NOTE_KEPT), ("Struck out on “Date”: 4 March", STRUCK_KEPT),
        ("Struck out on “Details”: He rang", STRUCK_KEPT), ("", HIDDEN_ROW),
    ]  # fmt: skip
    assert list(row.details()) == kept
    assert list(row.standing().details()) == [*kept[:2], kept[3]]
    assert row.raw() == (
        "03/03/2026,He rang,x\nNote on “Date”: ?\nStruck out on “Date”: 4 March\nStruck out on “Details”: He rang"
    )
    assert list(row_of(DATED, "03/03/2026", "He rang", hidden=[3]).details()) == []
    assert list(row_of([("", "")], "x", marks={0: CellMark(note="?")}).details()) == [("Note: ?", NOTE_KEPT)]
    two = row_of([("", "date"), ("Shown", "")], "x", "y", marks={1: CellMark(note="?")})
    assert list(two.details()) == [("Note on “Shown”: ?", NOTE_KEPT)]
    assert row_of(DATED, time(9), "He rang").raw() == "09:00,He rang"


def test_of_a_long_cell_that_no_use_took_a_thousand_letters_stand_with_the_entry() -> None:
    sheet = Grid(name="", rows=(("Date", "Details", "Hat"), ("03/03/2026", "He rang me at home", "x" * 1001)))
    (made,) = DiaryReading(book=Book(name="d.csv", kind="csv", sheets=(sheet,))).propose(date(2026, 4, 20)).made
    assert made.incident.source_detail == f"d.csv, row 2; Hat: {'x' * 1000}"
    assert made.source_item.raw.endswith("x" * 1001)


def test_a_row_is_of_a_workbook_that_counts_from_1900_until_something_else_is_said() -> None:
    row = row_of(DATED, "x")
    assert (row.starts_1904, row.as_was, row.names_owner, row.delimiter) == (False, False, False, "")
    assert replace(row, as_was=True) == row.standing()
