# SPDX-License-Identifier: Apache-2.0
"""The month that a sheet of a diary is of, by its name, the titles above its table and the name of the file."""

from datetime import date

import pytest

from vlu_desktop.intake.formats.grid import Grid, Row
from vlu_desktop.intake.mapping.sheet_month import SheetMonth, is_bare_day, month_in, sheet_month

NONE = SheetMonth()
ENGLISH = "January February March April May June July August September October November December"
SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
WELSH = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"


@pytest.mark.parametrize("names", [ENGLISH, SHORT, WELSH])
def test_every_month_has_its_name(names: str) -> None:
    for number, name in enumerate(names.split(), start=1):
        assert month_in(f"{name} 2026") == SheetMonth(year=2026, month=number)
        assert month_in(name.upper()) == SheetMonth(month=number)


@pytest.mark.parametrize(
    ("words", "year", "month"),
    [
        ("2026-03", 2026, 3), ("2026_12", 2026, 12), (" 2026.1 ", 2026, 1), ("03-2026", 2026, 3), ("12.1999", 1999, 12),
        ("2026-13", 0, 0), ("13-2026", 0, 0), ("March 26", 2026, 3), ("March-26", 2026, 3), ("March’26", 2026, 3),
        ("Diary 26", 0, 0), ("Diary 2026", 2026, 0), ("Sept", 0, 9), ("March to April 2026", 0, 0),
        ("March 2025 2026", 0, 0), ("3 March 2026", 0, 0), ("Sheet1", 0, 0), ("1899", 0, 0), ("12026", 0, 0),
        ("Marching", 0, 0), ("", 0, 0),
    ],
)  # fmt: skip
def test_the_month_that_words_say(words: str, year: int, month: int) -> None:
    assert month_in(words) == SheetMonth(year=year, month=month)


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("1", True), ("31", True), ("0", False), ("32", False), ("3rd", True), ("the 3rd", True), ("Tue 3", True),
        ("3 Tuesday", True), ("3, tue.", True), ("3 March", False), ("", False), ("3.", False), ("100", False),
    ],
)  # fmt: skip
def test_what_is_a_day_of_some_month(words: str, bare: bool) -> None:
    assert is_bare_day(words) is bare


def test_a_bare_day_is_of_the_month_that_is_known() -> None:
    month = SheetMonth(year=2026, month=2)
    assert month.day("Tue 3rd") == date(2026, 2, 3)
    assert month.day("28") == date(2026, 2, 28)
    assert month.day("29") is None
    assert month.day("3 March") is None
    assert SheetMonth(year=2026).day("3") is None
    assert SheetMonth(month=2).day("3") is None
    assert NONE.day("3") is None


HEADINGS: Row = ("Date", "Details")


@pytest.mark.parametrize(
    ("name", "rows", "heading_row", "file_name", "year", "month"),
    [
        ("March 2026", (HEADINGS,), 1, "d.csv", 2026, 3),
        ("Sheet1", (HEADINGS,), 1, "Diary 2026.xlsx", 2026, 0),
        ("Sheet1", (HEADINGS,), 1, "March 2026.xlsx", 2026, 3),
        ("Sheet1", (HEADINGS,), 1, "March.2026", 0, 0),
        ("Sheet1", (HEADINGS,), 1, "2026", 0, 0),
        # The name of the sheet gives the month, whatever gives the year.
        ("March", (HEADINGS,), 1, "Diary 2026.xlsx", 2026, 3),
        ("March", (("My diary 2025",), HEADINGS), 2, "Diary 2026.xlsx", 2025, 3),
        ("March", (HEADINGS,), 1, "April 2026.xlsx", 2026, 3),
        ("March", (HEADINGS,), 1, "d.csv", 0, 3),
        ("2025", (HEADINGS,), 1, "March 2026.xlsx", 2025, 0),
        # A title stands alone in its row, above the headings, is short and says the year.
        ("Sheet1", (("March 2026", None, " "), HEADINGS), 2, "d.csv", 2026, 3),
        ("Sheet1", (("March 2026", "Dean"), HEADINGS), 2, "d.csv", 0, 0),
        ("Sheet1", (("March",), HEADINGS), 2, "Diary 2026.xlsx", 2026, 0),
        ("Sheet1", (("March",), ("2025",), HEADINGS), 3, "Diary 2026.xlsx", 2025, 0),
        ("Sheet1", ((2026.0,), HEADINGS), 2, "d.csv", 0, 0),
        ("Sheet1", (HEADINGS, ("March 2026",)), 1, "d.csv", 0, 0),
        ("Sheet1", (("March 2026",), ("x",)), 0, "d.csv", 0, 0),
        ("Sheet1", (("March 2026",), ("x",)), 1, "d.csv", 0, 0),
        ("Sheet1", (("March 2026" + " x" * 15,), HEADINGS), 2, "d.csv", 2026, 3),
        ("Sheet1", (("March 2026" + " x" * 15 + "x",), HEADINGS), 2, "d.csv", 0, 0),
        ("Sheet1", (("March 2025",), ("April 2026",), HEADINGS), 3, "d.csv", 2025, 3),
    ],
)
def test_the_month_of_a_sheet(
    name: str, rows: tuple[Row, ...], heading_row: int, file_name: str, year: int, month: int
) -> None:
    assert sheet_month(Grid(name=name, rows=rows), heading_row, file_name) == SheetMonth(year=year, month=month)
