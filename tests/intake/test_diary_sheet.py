# SPDX-License-Identifier: Apache-2.0
"""What the rows of a diary's sheet lend to the next: a day to count from, a year, headings, a date in the account."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.diary_sheet import DiarySheet, open_sheet
from vlu_desktop.intake.formats.grid import Book, Grid, Row
from vlu_desktop.intake.mapping.column_dates import RowDate
from vlu_desktop.intake.mapping.column_mapping import guess
from vlu_desktop.intake.mapping.date_answers import Answers
from vlu_desktop.intake.mapping.date_notes import FROM_TOLD
from vlu_desktop.intake.mapping.sheet_month import SheetMonth

TOLD = date(2026, 4, 20)
MARCH = date(2026, 3, 13)
HEADINGS: Row = ("Date", "Details")


def sheet_of(*rows: Row, **changed: Any) -> DiarySheet:
    grid = Grid(name="S", rows=rows)
    mapping = replace(guess(grid, 2026), **changed)
    book = Book(name="d.csv", kind="csv", sheets=(grid,))
    return open_sheet(book, grid, mapping, said_on=TOLD, answers=Answers(), born=None)


def told(day: When, said: str, *assumed: str) -> RowDate:
    return RowDate(when=day, day=day, said=said, assumed=assumed)


@pytest.mark.parametrize(
    ("row", "anchor"),
    [
        (told(When.on(date(2026, 3, 20)), "20/03/2026"), date(2026, 3, 20)),
        (told(When.on(date(2026, 3, 20)), "next Friday"), date(2026, 3, 20)),
        (told(When.on(date(2026, 3, 20), approximate=True), "about the 20th"), MARCH),
        (told(When.on(date(2026, 4, 13)), "last Monday", FROM_TOLD), MARCH),
        (told(When.in_month(2026, 4), "the following month"), MARCH),
        (told(When.undated(""), "no idea"), MARCH),
        (told(When.undated(""), "two weeks LATER"), None),
        (told(When.undated(""), "shortly after"), None),
        (told(When.undated(""), "the next bank holiday"), None),
        (told(When.undated(""), "the following bank holiday"), None),
        (told(When.undated(""), "afterthought"), MARCH),
    ],
    ids=lambda each: each.said if isinstance(each, RowDate) else "",
)
def test_the_day_that_rows_below_count_from(row: RowDate, anchor: date | None) -> None:
    sheet = sheet_of(HEADINGS, ("13/03/2026", "He rang"))
    assert sheet.anchor is None
    sheet.anchored(told(When.on(MARCH), "13/03/2026"))
    sheet.anchored(row)
    assert sheet.anchor == anchor


def test_what_a_page_says_around_a_row() -> None:
    down = (("13/03/2025", "He rang"), ("14 March", "He came"))
    for sheet, above in (
        (sheet_of(HEADINGS, *down), MARCH),
        (sheet_of(HEADINGS, *down, carry_dates_down=False), None),
        (sheet_of(HEADINGS, *reversed(down)), None),
    ):
        sheet.anchored(told(When.on(MARCH), "13/03/2026"))
        row = 3 if above or not sheet.backwards else 2
        page = sheet.around(row, TOLD)
        assert (page.above, page.written, page.year) == (above, TOLD, 2025)
        assert sheet.around(5 - row, None).year == 0


def test_a_page_is_dated_where_any_of_its_dates_has_its_year() -> None:
    with_one = sheet_of(HEADINGS, ("13/03/2025", "He rang"), ("14 March", "He came"))
    without = sheet_of(HEADINGS, ("13 March", "He rang"), ("14 March", "He came"))
    assert (with_one.page.dated, without.page.dated) == (True, False)


def test_headings_and_what_is_above_them_are_no_entries_nor_are_headings_said_again() -> None:
    sheet = sheet_of(("My diary",), HEADINGS, ("13/03/2026", "He rang"), HEADINGS)
    sheet.above = told(When.on(MARCH), "13/03/2026")
    seen = [(sheet.beside(number, sheet.grid.rows[number - 1]), sheet.above is None) for number in (3, 4)]
    assert seen == [("", False), ("headings", True)]
    assert [sheet.beside(number, HEADINGS) for number in (1, 2)] == ["above the table", "headings"]
    assert sheet.beside(1, ("My diary",)) == "above the table"
    chosen = sheet_of(("Diary",), ("13/03/2026 he rang me",), heading_row=1)
    assert [chosen.beside(number, chosen.grid.rows[number - 1]) for number in (1, 2)] == ["headings", ""]
    last = sheet_of(("x", "y"), HEADINGS)
    assert [last.beside(number, HEADINGS) for number in (1, 2)] == ["above the table", "headings"]
    none = sheet_of(("13/03/2026", "He rang me up at home"), ("14/03/2026", "He came"), heading_row=0)
    assert [none.beside(number, ("14/03/2026", "He came")) for number in (1, 2)] == ["", ""]


def test_the_rows_below_a_month_are_of_it_and_take_nothing_from_above_it() -> None:
    sheet = sheet_of(HEADINGS, ("13/03/2026", "He rang"), ("January 2025",), ("3", "He came"))
    sheet.above = told(When.on(MARCH), "13/03/2026")
    sheet.anchored(sheet.above)
    assert sheet.beside(3, ("January 2025",)) == "the month or year of the rows below"
    assert sheet.page.month == SheetMonth(year=2025, month=1)
    assert {sheet.above, sheet.anchor} == {None}


def test_a_row_may_end_before_the_column_of_dates() -> None:
    sheet = sheet_of(("Details", "Date"), ("He rang", "13/03/2025"), ("He came",), ("He wrote", "14 March"))
    assert sheet.years == {4: 2025}


def test_a_title_stands_above_the_first_entry_of_a_written_diary_alone() -> None:
    sheet = sheet_of(("My diary",), ("13/03/2026 he rang",), ("14/03/2026 he came",), ("Sad",))
    assert [sheet.beside(number, ("My diary",)) for number in (1, 2, 4)] == ["a title", "", ""]
    assert sheet.beside(1, ("This is what he did to me.",)) == ""
    assert sheet_of(HEADINGS, ("13/03/2026", "He rang")).beside(2, ("Sad",)) == ""


@pytest.mark.parametrize(
    ("account", "words"),
    [
        ("3 March 2026, evening - he rang", "3 March 2026, evening"),
        ("3 March 2026 he said: go", "3 March 2026"),
        ("Sat 3 March 2026 he said: go", "Sat 3 March 2026"),
        ("31 February 2026 he said: go", "31 February 2026 he said"),
        ("He rang", None),
    ],
)
def test_the_date_that_an_entry_begins_with(account: str, words: str | None) -> None:
    """The first that can be read or asked about; where none can, the likeliest, to be kept as words."""
    assert sheet_of(HEADINGS, ("13/03/2026", "He rang")).leading_date(account) == words


def test_whose_telephone_it_is_is_told_by_senders_where_no_column_says_which_way() -> None:
    told_by: tuple[Row, ...] = (("13/03/2026", "Me", "Hello", "out"), ("14/03/2026", "Dean", "Hello", "in"))
    assert sheet_of(("Date", "Sender", "Details"), *(row[:3] for row in told_by)).names_owner
    assert not sheet_of(("Date", "Sender", "Details", "Direction"), *told_by).names_owner
    assert not sheet_of(("Date", "Who", "Details"), *(row[:3] for row in told_by)).names_owner
