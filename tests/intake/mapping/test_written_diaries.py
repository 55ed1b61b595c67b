# SPDX-License-Identifier: Apache-2.0
"""What a diary's page says beside its entries: months in rows of their own, dates that entries begin with, zones."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.intake.formats.grid import CellMark, Grid, Row, Value
from vlu_desktop.intake.mapping.heading_zone import with_zone, zone_in
from vlu_desktop.intake.mapping.leading_date import begins_with_date, leading_dates
from vlu_desktop.intake.mapping.prose_lines import doubtful_lines, first_entry, gathered, is_title, parted
from vlu_desktop.intake.mapping.section_rows import is_section, section_of
from vlu_desktop.intake.mapping.sheet_month import SheetMonth

OF_2024 = SheetMonth(year=2024, month=3)
SECTIONS: list[tuple[Row, SheetMonth | None]] = [
    (("2025",), SheetMonth(year=2025)), ((2025.0, None), SheetMonth(year=2025)), (("2025:",), SheetMonth(year=2025)),
    (("1900",), SheetMonth(year=1900)), (("2100",), SheetMonth(year=2100)), (("1899",), None), (("2101",), None),
    ((None, " ", "March 2025"), SheetMonth(year=2025, month=3)), (("Mar 25",), SheetMonth(year=2025, month=3)),
    (("Mar '25",), SheetMonth(year=2025, month=3)), (("Month of March 2025:",), SheetMonth(year=2025, month=3)),
    (("2025-04",), SheetMonth(year=2025, month=4)), (("04.2025",), SheetMonth(year=2025, month=4)),
    (("2025 March",), SheetMonth(year=2025, month=3)), (("April",), SheetMonth(year=2024, month=4)),
    (("March",), SheetMonth(year=2024, month=3)), (("February",), SheetMonth(year=0, month=2)),
    (("Ebrill",), SheetMonth(year=2024, month=4)), (("- APRIL -",), SheetMonth(year=2024, month=4)),
    (("April", "He came"), None), ((), None), ((None, ""), None), (("He rang in May",), None),
    (("3 March 2025",), None),
    (("May or June",), None), (("Marching",), None), (("12",), None), ((date(2025, 3, 1),), None), ((True,), None),
    (("20255",), None), ((20.1,), None), (("year",), None),
]  # fmt: skip


@pytest.mark.parametrize(("row", "found"), SECTIONS, ids=[str(each[0]) for each in SECTIONS])
def test_a_row_that_names_a_year_or_a_month_and_nothing_else(row: Row, found: SheetMonth | None) -> None:
    assert section_of(row, OF_2024) == found
    assert is_section(row) is (found is not None)


def test_a_month_before_any_year_is_of_none() -> None:
    assert section_of(("April",), SheetMonth()) == SheetMonth(year=0, month=4)
    assert section_of(("April",), SheetMonth(year=2024)) == SheetMonth(year=2024, month=4)


def test_a_month_after_the_turn_of_the_year_is_of_the_next() -> None:
    assert section_of(("Jan",), SheetMonth(year=2023, month=12)) == SheetMonth(year=2024, month=1)
    assert section_of(("May",), SheetMonth(year=2023, month=12)) == SheetMonth(year=2024, month=5)
    assert section_of(("May",), SheetMonth(year=2023, month=11)) == SheetMonth(year=0, month=5)
    assert section_of(("May",), SheetMonth(month=12)) == SheetMonth(year=0, month=5)


LEADING: list[tuple[str, tuple[str, ...]]] = [
    ("03/03/2026 he rang", ("03/03/2026",)), ("3.3.26: he rang", ("3.3.26",)), ("3-3-2026, he rang", ("3-3-2026",)),
    ("[03/03/2026] he rang", ("03/03/2026",)), ("(03/03/2026, 21:30) he rang", ("03/03/2026, 21:30",)),
    ("* 03/03/2026 9.30pm he rang", ("03/03/2026 9.30pm",)), ("03/03/2026", ("03/03/2026",)),
    ("Tuesday\nhe rang", ("Tuesday",)), ("Tuesday", ()), ("the 16th:\nhe rang", ("the 16th",)), ("the 16th", ()),
    ("03/03/20266 he rang", ()), ("03/03/2026he rang", ()), ("he rang 03/03/2026", ()),
    ("3 March 2026. He rang", ("3 March 2026",)), ("3 March 2026 he rang", ("3 March 2026",)),
    ("3 March 2026", ("3 March 2026",)), ("## 3rd March 2026\nhe rang", ("## 3rd March 2026", "3rd March 2026")),
    ("3 March 2026 - he rang", ("3 March 2026",)),
    ("3 March 2026 he said: go", ("3 March 2026 he said", "3 March 2026")),
    ("On the third of March, late in the night - he rang", ("On the third of March, late in the night",)),
    ("3 March 2026, evening - he rang", ("3 March 2026, evening", "3 March 2026")),
    ("On Tuesday 3rd of March 2026 at 9.30pm he rang", ("On Tuesday 3rd of March 2026 at 9.30pm",)),
    ("Tues. the 3rd March, 21:30, he rang", ("Tues. the 3rd March, 21:30",)),
    ("March 3rd, 2026 he rang", ("March 3rd, 2026",)),
    ("3 March '26 he rang", ("3 March '26",)), ("3 Mar. he rang", ("3 Mar.",)), ("3 Marches he rang", ()),
    ("30 Mayflowers came", ()), ("Tuesday: he rang", ("Tuesday",)), ("May: he rang", ()), ("He rang: no", ()),
    ("3 March 9 he rang", ("3 March",)), ("3 March 9:30 he rang", ("3 March 9:30",)), ("", ()),
    ("33 March he rang", ("33 March",)),
]  # fmt: skip


@pytest.mark.parametrize(("account", "words"), LEADING, ids=[each[0] for each in LEADING])
def test_the_words_at_the_beginning_that_may_be_the_date(account: str, words: tuple[str, ...]) -> None:
    assert leading_dates(account) == words


@pytest.mark.parametrize(
    ("account", "begins"),
    [
        ("3 March 2026 he rang", True),
        ("03/03/2026 he rang", True),
        ("Tuesday: he rang", False),
        ("He rang on 3 March", False),
    ],
)
def test_an_entry_begins_with_a_day_and_a_month(account: str, begins: bool) -> None:
    assert begins_with_date(account) is begins


def prose(*lines: str | None, **more: dict[tuple[int, int], CellMark]) -> Grid:
    return Grid(name="Text", rows=tuple((line,) if line is not None else () for line in lines), **more)  # type: ignore[arg-type]


def test_lines_under_a_date_are_gathered_into_its_row() -> None:
    sheet = prose(
        "My diary", None, "3 March he rang", "and rang", None, "and cried", "April 2026", "loose", "4 April", "he came"
    )
    found = gathered(sheet)
    assert found.rows == (
        ("My diary",), (), ("3 March he rang\nand rang\nand cried",), (), (), (), ("April 2026",), ("loose",),
        ("4 April\nhe came",), (),
    )  # fmt: skip
    assert (found.name, first_entry(sheet), first_entry(found)) == ("Text", 3, 3)
    assert found.going_on == {4: "and rang", 6: "and cried", 10: "he came"}
    assert doubtful_lines(found) == {3: (6,)}, "only that one stands below a blank line"


@pytest.mark.parametrize(
    ("line", "doubtful"),
    [("and rang", False), ("9pm he came back", True), ("At 21:30 he rang", True), ("Later he rang", True),
     ("Next day he rang", True), ("That night he came", True), ("Tuesday he rang", True), ("and then at 9 pm", True),
     ("He came that night", False), ("The same man", False), ("2 men came", False), ("A week later, flowers", True)],
)  # fmt: skip
def test_a_line_that_begins_with_another_time_may_be_an_entry_of_its_own(line: str, doubtful: bool) -> None:
    found = doubtful_lines(gathered(prose("3 March he rang", line, "4 March he came")))
    assert found == ({1: (2,)} if doubtful else {})


@given(
    st.lists(st.sampled_from(["3 March he rang", "and rang", "Later", None, "April 2026", "4 March", "x\ny"])),
    st.data(),
)
def test_no_word_is_lost_wherever_entries_are_parted(lines: list[str | None], data: st.DataObject) -> None:
    whole = gathered(prose(*lines))
    own = data.draw(st.sets(st.sampled_from(sorted(whole.going_on) or [0])))
    found = parted(whole, own & set(whole.going_on))
    assert len(found.rows) == len(lines)
    words = [str(row[0]) for row in found.rows if row]
    assert "\n".join(words).split("\n") == "\n".join(line for line in lines if line).split("\n")
    assert all(found.rows[number - 1] for number in own & set(whole.going_on))


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["Tuesday", "he rang", "03/03/2026 he rang", "twice", "04/03/2026 x"],
         ["Tuesday", "he rang", "03/03/2026 he rang\ntwice", "", "04/03/2026 x"]),
        (["03/03/2026 he rang", "Wednesday", "he came", "05/03/2026 x"],
         ["03/03/2026 he rang", "Wednesday\nhe came", "", "05/03/2026 x"]),
        (["03/03/2026 he rang", "April", "Wednesday", "he came", "05/03/2026 x"],
         ["03/03/2026 he rang", "April", "Wednesday", "he came", "05/03/2026 x"]),
    ],
)  # fmt: skip
def test_a_weekday_alone_begins_an_entry_below_another(lines: list[str], rows: list[str]) -> None:
    found = gathered(Grid(name="S", rows=tuple((each, None) for each in lines))).rows
    assert [str(row[0]) if row else "" for row in found] == rows


def test_a_line_with_a_mark_of_its_own_keeps_its_row() -> None:
    mark = {(2, 0): CellMark(note="He had a stick")}
    sheet = prose("3 March he rang", "and rang", "and cried", "4 March he came", marks=mark)
    assert gathered(sheet).rows == (("3 March he rang",), ("and rang",), ("and cried",), ("4 March he came",))


def test_what_is_laid_out_or_has_one_date_is_left_as_it_is() -> None:
    once = prose("3 March he rang", "and rang")
    assert (gathered(once), first_entry(once)) == (once, 0)
    columns = Grid(name="", rows=(("3 March he rang", "Home"), ("and rang", None), ("4 March", None)))
    assert (gathered(columns), first_entry(columns)) == (columns, 0)
    blank = Grid(name="", rows=(("3 March he rang", " "), ("and rang", None), ("4 March he came", None)))
    assert gathered(blank).rows == (("3 March he rang\nand rang",), (), ("4 March he came", None))
    numbers = Grid(name="", rows=((3.0,), (date(2026, 3, 3),), ("x",)))
    assert gathered(numbers) == numbers


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("My diary", True),
        ("x" * 40, True),
        ("x" * 41, False),
        ("He rang.", False),
        ("Why me?", False),
        ("Enough!", False),
        (" A ", True),
    ],
)
def test_a_title_is_short_and_no_sentence(words: str, title: bool) -> None:
    assert is_title((words,)) is title
    assert is_title((words, None)) is title


@pytest.mark.parametrize(
    ("heading", "zone"),
    [("Date (UTC)", "UTC"), ("date_utc", "UTC"), ("Time GMT", "GMT"), ("when [utc+2]", "UTC+2"),
     ("UTC -05:30", "UTC -05:30"),
     ("Date BST", "BST"), ("UTC or GMT", ""), ("Date", ""), ("Butcher", ""), ("Dutch date", ""),
     ("gmtime", ""), ("", "")],
)  # fmt: skip
def test_the_zone_that_a_heading_names(heading: str, zone: str) -> None:
    assert zone_in(heading) == zone


ZONED: list[tuple[Value, Value]] = [
    ("2026-07-01 23:30", "2026-07-01 23:30 UTC"), ("01/07/2026, 11:30 pm", "01/07/2026, 11:30 pm UTC"),
    ("2026-07-01T23:30:05", "2026-07-01T23:30:05 UTC"), ("23:30", "23:30 UTC"), ("9pm", "9pm UTC"),
    ("2026-07-01 23:30 +01:00", "2026-07-01 23:30 +01:00"), ("2026-07-01", "2026-07-01"), ("01/07/2026", "01/07/2026"),
    ("1 July", "1 July"), ("", ""), (None, None), (46000.5, 46000.5), (date(2026, 7, 1), date(2026, 7, 1)),
    (datetime(2026, 7, 1, 23, 30, 5), "2026-07-01 23:30:05 UTC"), (time(9, 5), "09:05:00 UTC"), (True, True),
]  # fmt: skip


@pytest.mark.parametrize(("value", "zoned"), ZONED, ids=[str(each[0]) for each in ZONED])
def test_a_time_below_a_heading_with_a_zone_has_it(value: Value, zoned: Value) -> None:
    assert with_zone(value, "UTC") == zoned
    assert with_zone(value, "") == value
