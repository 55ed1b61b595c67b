# SPDX-License-Identifier: Apache-2.0
"""Rows that commas nobody quoted have cut: put together where the other columns show it, and else left as they are."""

from datetime import time

import pytest

from tests.intake import diary_files as files
from vlu_desktop.intake.diary_row import CELLS_JOINED
from vlu_desktop.intake.formats.grid import Grid, Row
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping, guess
from vlu_desktop.intake.mapping.surplus_cells import put_together

HEADS: Row = ("Date", "Time", "What happened", "How many", "Police told")
WHOLE: Row = ("13/03/2026", "9pm", "He came to the gate", "3", "Y")
ROWS: list[tuple[Row, Row]] = [
    (WHOLE, WHOLE),
    (("13/03/2026", "9pm", "He came", "shouted", "3", "Y"), ("13/03/2026", "9pm", "He came,shouted", "3", "Y")),
    (("13/03/2026", "9pm", "He came", " I hid", " he left", "3", "N"),
     ("13/03/2026", "9pm", "He came, I hid, he left", "3", "N")),
    (("Fri", " 13 March 2026", "9pm", "He came", "3", "Y"), ("Fri, 13 March 2026", "9pm", "He came", "3", "Y")),
    # Only the space behind the comma tells.
    (("", "", "He came", " I hid", "", "?"), ("", "", "He came, I hid", "", "?")),
    # Nothing tells: a column without a heading, and one whose cells fit as they stand.
    (("", "", "He came", "I hid", "", "Photo"), ("", "", "He came", "I hid", "", "Photo")),
    ((*WHOLE, "Photo"), (*WHOLE, "Photo")),
    ((*WHOLE, None, ""), (*WHOLE, None, "")),
]  # fmt: skip


@pytest.mark.parametrize(("row", "whole"), ROWS)
def test_a_row_is_as_wide_as_its_headings_where_that_fits_them(row: Row, whole: Row) -> None:
    mapping = guess(Grid(name="", rows=(HEADS, WHOLE, row)), 2026)
    assert put_together(row, mapping, ",") == whole


def test_cells_of_a_workbook_and_of_a_table_without_headings_are_what_they_are() -> None:
    row = ("13/03/2026", "9pm", "He came", "shouted", "3", "Y")
    mapping = guess(Grid(name="", rows=(HEADS, WHOLE, row)), 2026)
    assert put_together(row, mapping, "") == row
    assert put_together(row, guess(Grid(name="", rows=(WHOLE, row)), 2026), ",") == row


def mapped(uses: str, heading_row: int = 1, headed: bool = True) -> Mapping:
    columns = tuple(
        Column(index=n, heading=use if headed else "", use="" if use == "-" else use)
        for n, use in enumerate(uses.split())
    )
    return Mapping(sheet="S", heading_row=heading_row, columns=columns)


D, SHORT, LONG = "13/03/2026", ("13/03/2026", "He came", "shouted", "Y"), ("13/03/2026", "He came,shouted", "Y")


@pytest.mark.parametrize(
    ("mapping", "row", "whole"),
    [
        (mapped("date account reported"), SHORT, LONG),
        (mapped("date account reported", heading_row=0), SHORT, SHORT),
        (mapped("date account reported", headed=False), SHORT, LONG),
        # A heading without a use counts as a column; one without either does not.
        (mapped("date account reported -"), SHORT, SHORT),
        (mapped("date account reported -"), (*SHORT, "Photo"), (*LONG, "Photo")),
        (mapped("date account -"), (D, "He came", " I hid", "x"), (D, "He came, I hid", "x")),
        (mapped("date account -"), (D, "He came", "I hid", "x"), (D, "He came", "I hid", "x")),
        # What happened is the last column, or there is none.
        (mapped("date account"), (D, "He came", " and left"), (D, "He came", " and left")),
        (mapped("date reported"), (D, "a", "Y"), (D, "a", "Y")),
        # Of two the last is what was cut.
        (mapped("date account account reported"), (D, "Home", "He came", "shouted", "Y"),
         (D, "Home", "He came,shouted", "Y")),
        # Where both would do it is what happened, not the date.
        (mapped("date account reported"), (D, " He came", "and left", "Y"), (D, " He came,and left", "Y")),
        (mapped("date account -"), ("soon", " He came", " he left", "x"), ("soon", " He came, he left", "x")),
        (mapped("date account - -"), ("soon", " He came", "I hid", "x", "y"), ("soon, He came", "I hid", "x", "y")),
        # Every part of it begins with a space.
        (mapped("date account -"), (D, "He came", " I hid", "he left", "x"), (D, "He came", " I hid", "he left", "x")),
        # A blank cell beyond the headings is none; a blank one within them is a cell.
        (mapped("date account reported"), (*SHORT, " ", None), (*LONG, " ", None)),
        (mapped("date account reported"), (None, "He came", " I hid", "Y"), (None, "He came, I hid", "Y")),
        # What each column may hold.
        (mapped("end_date account written"), (D, "He came", "shouted", D), (D, "He came,shouted", D)),
        (mapped("account end_date"), ("He came", "shouted", D), ("He came,shouted", D)),
        (mapped("account written"), ("He came", "shouted", D), ("He came,shouted", D)),
        (mapped("account time"), ("He came", "shouted", "9pm"), ("He came,shouted", "9pm")),
        (mapped("account time"), ("He came", "shouted", time(21)), ("He came,shouted", time(21))),
        (mapped("account date"), ("He came", "shouted", D), ("He came,shouted", D)),
        (mapped("account time"), ("He came", "shouted", 0.875), ("He came,shouted", 0.875)),
        (mapped("account reported -"), ("He came", " Y", "", "x"), ("He came", " Y", "", "x")),
        (mapped("date account account"), (D, "Home", "He came", " and left"), (D, "Home", "He came", " and left")),
        (mapped("date account reported"), (D, "He came"), (D, "He came")),
        (mapped("date account reported"), (D,), (D,)),
        (mapped("account time"), ("He came", "shouted", "x"), ("He came", "shouted", "x")),
        (mapped("account count"), ("He came", "shouted", "3"), ("He came,shouted", "3")),
        # A blank cell holds nothing that its heading says.
        (mapped("account reported time"), ("He came", "", "Y", "late"), ("He came,", "Y", "late")),
        (mapped("account place"), ("He came", "shouted", "Y"), ("He came", "shouted", "Y")),
        (mapped("account reported"), ("He came", "shouted", "Y"), ("He came,shouted", "Y")),
    ],
)  # fmt: skip
def test_by_what_a_row_is_known_to_have_been_cut(mapping: Mapping, row: Row, whole: Row) -> None:
    assert put_together(row, mapping, ",") == whole


def test_what_happened_is_whole_and_the_columns_behind_it_say_their_own() -> None:
    data = (
        b"Date,What happened,Police told\n13/03/2026,He rang, I hid, and your mum, he said,Y\n14/03/2026,He rang,N\n"
        b"15/03/2026,He came,N\n"
    )
    first, *others = files.propose(data, "d.csv").made
    assert (first.incident.account, first.incident.reported) == ("He rang, I hid, and your mum, he said", "yes")
    assert first.assumed == (CELLS_JOINED,)
    assert [each.assumed for each in others] == [(), ()]


def test_writing_without_spaces_behind_its_commas_is_not_cut_either() -> None:
    data = b"02/03/2026,he rang,I did not answer,he rang again\n13/03/2026,school,he waved\n14/03/2026,a,b,c,d\n"
    assert files.accounts(files.propose(data, "d.txt")) == data.decode().splitlines()
