# SPDX-License-Identifier: Apache-2.0
"""Rows cut by a line break that nobody quoted are put together, and no two rows are made one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import diary_files as files
from vlu_desktop.intake.formats.broken_rows import MOST_LINES, Cells, mended, whole_rows

HEADS = ["Date", "Time", "What happened", "Police told"]
FIRST = ["13/03/2026", "9pm", "He came round", "Y"]
NEXT = ["14/03/2026", "", "He rang", "N"]


def of(*rows: str) -> tuple[list[Cells], int]:
    return mended([row.split("|") if row else [] for row in rows])


HEAD, ONE, TWO = "|".join(HEADS), "|".join(FIRST), "|".join(NEXT)
TOGETHER: list[tuple[tuple[str, ...], list[Cells]]] = [
    (("13/03/2026|9pm|He came", "and left|Y"), [["13/03/2026", "9pm", "He came\nand left", "Y"]]),
    (("13/03/2026|9pm|He came", "", "and left|Y"), [["13/03/2026", "9pm", "He came\n\nand left", "Y"]]),
    (("13/03/2026|9pm|He came", "He said no", "and left|Y"),
     [["13/03/2026", "9pm", "He came\nHe said no\nand left", "Y"]]),
    (("1|about|He came", "and left|Y"), [["1", "about", "He came\nand left", "Y"]]),
]  # fmt: skip
APART: list[tuple[str, ...]] = [
    # Rows without their last cells.
    ("13/03/2026|9pm|He came", "14/03/2026|He rang"),
    ("13/03/2026|9pm|He came", "|He rang"),
    ("13/03/2026|9pm|He came", "Also|14/03/2026"),
    ("13/03/2026|9pm", "He rang"),
    ("13/03/2026|9pm|He came", "and left|Y|more|still"),
    # What stands above a table or under it.
    ("My log of him|Ann|Bell",),
    ("March 2026", "He came|9pm|Y|N"),
    ("Signed Ann",),
    ("total",),
    ("and left",),
]


@pytest.mark.parametrize(("lines", "rows"), TOGETHER)
def test_a_row_over_several_lines_is_one_row(lines: tuple[str, ...], rows: list[Cells]) -> None:
    assert of(HEAD, ONE, *lines, TWO) == ([HEADS, FIRST, *rows, NEXT], len(lines) - 1)


@pytest.mark.parametrize("lines", APART)
def test_rows_that_are_only_short_stay_apart(lines: tuple[str, ...]) -> None:
    every = (HEAD, ONE, *lines, TWO, *[TWO] * 8)
    assert of(*every) == ([row.split("|") for row in every], 0)


def test_a_title_is_not_put_into_the_headings_below_it() -> None:
    every = ("My log of him|Ann|Bell", HEAD, ONE, TWO)
    assert of(*every)[1] == 0


def test_what_goes_on_behind_the_last_cell_in_small_letters_belongs_to_it() -> None:
    rows, lines = of("Date|What happened", "13/03/2026|He came to the gate", "and then he kicked it", "14/03/2026|Rang")
    assert (rows[1:], lines) == (
        [["13/03/2026", "He came to the gate\nand then he kicked it"], ["14/03/2026", "Rang"]], 1,
    )  # fmt: skip
    # No words end the row above, or the line may be one of its own.
    for above, line in (("13/03/2026|Y", "and left"), ("13/03/2026|He came to the gate", "Signed by me")):
        assert of("Date|What happened", above, line, "14/03/2026|Rang")[1] == 0


def test_where_rows_have_no_one_width_they_are_left_as_they_are() -> None:
    every = ("13/03/2026|a|b|c", "13/03/2026|a", "x|y", "13/03/2026|a|b", "13/03/2026|a|b|c|d", "13/03/2026|a|b|c|d|e")
    assert of(*every) == ([row.split("|") for row in every], 0)


def test_a_row_of_endless_lines_is_none() -> None:
    lines = [["more"]] * (MOST_LINES + 5)
    rows = list(whole_rows([["1", "a"], *lines, ["end", "b"]], 3, lambda cells: cells[0] == "1"))
    assert (len(rows), {below for _, below in rows}) == (len(lines) + 2, {0})


def test_a_line_that_could_not_be_cut_is_no_part_of_a_row() -> None:
    rows: list[Cells | str] = [["1", "a"], "broken", ["b", "c"]]
    assert list(whole_rows(rows, 3, lambda cells: cells[0] == "1")) == [(each, 0) for each in rows]


def numbered(cells: Cells) -> bool:
    return bool(cells) and cells[0] == "1"


@pytest.mark.parametrize(
    ("records", "rows"),
    [
        ([["1", "a"], ["b", "c"]], [(["1", "a\nb", "c"], 1)]),
        ([["1", "a", "b"], ["c"]], [(["1", "a", "b"], 0), (["c"], 0)]),
        (["1x", ["b"]], [("1x", 0), (["b"], 0)]),
        (["1x", ["b", "c"]], [("1x", 0), (["b", "c"], 0)]),
        ([["1", "a"], "x", ["b", "c"]], [(["1", "a"], 0), ("x", 0), (["b", "c"], 0)]),
        ([["2", "a"], ["b", "c"]], [(["2", "a"], 0), (["b", "c"], 0)]),
        ([["1"], ["b", "c", "d"]], [(["1"], 0), (["b", "c", "d"], 0)]),
        ([["1", "a"], ["1", "c"]], [(["1", "a"], 0), (["1", "c"], 0)]),
        ([["1", "a"], ["b", "c", "d"]], [(["1", "a"], 0), (["b", "c", "d"], 0)]),
    ],
)
def test_what_goes_into_a_row_of_three(records: list[Cells | str], rows: list[tuple[Cells | str, int]]) -> None:
    assert list(whole_rows(records, 3, numbered)) == rows


@pytest.mark.parametrize(("between", "found"), [(MOST_LINES - 1, [MOST_LINES]), (MOST_LINES, [0] * (MOST_LINES + 2))])
def test_a_row_goes_over_a_hundred_lines_more_and_no_further(between: int, found: list[int]) -> None:
    assert MOST_LINES == 100
    rows = whole_rows([["1", "a"], *[["more"]] * between, ["end", "b"]], 3, numbered)
    assert [below for _, below in rows] == found


BROKEN = ("13/03/2026|9pm|He came", "and left|Y")


@pytest.mark.parametrize(
    ("every", "lines"),
    [
        # Titles of one cell are no rows that are to be as wide as others.
        (("My log", "Of him", "About it", HEAD, ONE, *BROKEN, TWO), 1),
        (("He came to the gate", "and left"), 0),
        # Three of four are most; fewer are not.
        ((HEAD, ONE, *BROKEN, "14/03/2026|a|b"), 1),
        (("1|a|b", "2|c|d", "3|e|f", "4|g", "x|y", "5|a|b|c", "6|a|b|c|d", "7|a|b|c|d|e", "8|a|b|c|d|e|f"), 0),
        (("1|a", "2|b", "3|c", "4|d|e", "5|f|g", "6|h", "x|y"), 0),
        # How many cells a row has is one of the three most frequent numbers.
        ((HEAD, *BROKEN * 3), 3),
        ((HEAD, *["1|a|b|c|d"] * 2, *BROKEN * 6), 0),
        # What goes on in small letters.
        (("13/03/2026|He came to the gate", "and left", "14/03/2026|Rang at the door"), 1),
        ((HEAD.replace("|Police told", ""), "13/03/2026|9pm|He came round", "iPhone rang"), 1),
        ((HEAD.replace("|Police told", ""), "13/03/2026|9pm|He rang", "and left"), 0),
        ((HEAD.replace("|Police told", ""), "13/03/2026|9pm|He came round", "in march 2026"), 0),
        (("My log of him", "and of her", HEAD, ONE, TWO), 0),
        (("and of her", HEAD, ONE, TWO), 0),
    ],
)
def test_how_many_lines_went_into_the_row_above(every: tuple[str, ...], lines: int) -> None:
    rows, found = of(*every)
    assert found == lines
    assert len(rows) == len(every) - lines


@given(
    st.lists(st.lists(st.sampled_from(("13/03/2026", "He came", "and left", "Y", "", "1")), max_size=5), max_size=12)
)
def test_no_word_is_lost_and_every_line_is_counted(records: list[Cells]) -> None:
    rows, lines = mended(records)
    assert len(rows) + lines == len(records)
    words = [word for record in records for cell in record for word in cell.split()]
    assert [word for row in rows for cell in row for word in cell.split()] == words


def test_a_diary_by_tabs_keeps_the_words_behind_such_a_break() -> None:
    data = "\n".join((*("\t".join(each) for each in (HEADS, FIRST)), "14/03/2026\t9pm\tHe came to the gate,",
                      "and then he kicked it\tN", "15/03/2026\t\tHe rang\tN")).encode()  # fmt: skip
    proposal = files.propose(data, "d.tsv")
    assert files.accounts(proposal) == ["He came round", "He came to the gate,\nand then he kicked it", "He rang"]
    assert [each.incident.reported for each in proposal.made] == ["yes", "no", "no"]
    assert [each.row for each in proposal.made] == [2, 3, 4]
    assert proposal.notes == ("Lines that only went on from the row above, and were put into it: 1.",)


def test_a_ditto_below_such_a_row_has_its_date() -> None:
    data = b"Date\tWhat happened\tPolice told\n13/03/2026\tHe came,\nand left\tY\nditto\tHe rang\tN\n"
    assert files.days(files.propose(data, "d.tsv")) == ["13 March 2026", "13 March 2026"]
