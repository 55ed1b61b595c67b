# SPDX-License-Identifier: Apache-2.0
"""What an import leaves out because it is there already, what it points out, and what an officer insists on."""

from collections.abc import Iterable, Sequence
from datetime import date

import pytest

from tests.intake import workbooks
from vlu_desktop.intake.diary import IN_CASE, DiaryReading
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.proposal import NotRead, Proposal, RowAssumption
from vlu_desktop.intake.repeats import Repeats
from vlu_desktop.record.conduct import Incident

TOLD = date(2026, 4, 20)
HEADINGS = ["Date", "Time", "Details", "Where"]
STOOD = "He stood outside the house"


def read(*rows: Sequence[str], existing: Iterable[Incident] = ()) -> Proposal:
    """`rows` are of a date, a time, what happened and where; the first is row 2 of the file."""
    opened = read_book(workbooks.csv_of([HEADINGS, *rows]).encode(), "d.csv")
    return DiaryReading(book=opened).propose(TOLD, existing)


def of_case(*rows: Sequence[str]) -> list[Incident]:
    return [each.incident for each in read(*rows).made]


def reasons(proposal: Proposal) -> list[tuple[int, str]]:
    return [(each.row, each.reason) for each in proposal.not_read]


ONE = ["14/03/2026", "21:30", STOOD, "Home"]
IN_THE_CASE: list[tuple[str, list[str], bool]] = [
    ("the same", ONE, True),
    ("other marks and letters", ["14/03/2026", "9.30pm", "HE STOOD, outside the house!", "Home"], True),
    ("told of another place", ["14/03/2026", "21:30", STOOD, "Work"], True),
    ("another minute", ["14/03/2026", "21:31", STOOD, "Home"], False),
    ("no time", ["14/03/2026", "", STOOD, "Home"], False),
    ("another day", ["15/03/2026", "21:30", STOOD, "Home"], False),
    ("another word", ["14/03/2026", "21:30", STOOD + " twice", "Home"], False),
]


@pytest.mark.parametrize(("row", "there"), [each[1:] for each in IN_THE_CASE], ids=[each[0] for each in IN_THE_CASE])
def test_what_is_in_the_case_already(row: list[str], there: bool) -> None:
    proposal = read(row, existing=of_case(ONE))
    assert reasons(proposal) == ([(2, IN_CASE)] if there else [])
    assert [each.row for each in proposal.made] == ([] if there else [2])


def test_each_one_of_the_case_answers_for_one_row() -> None:
    calls = [["14/03/2026", "", "Silent call", ""]] * 4
    proposal = read(*calls, existing=of_case(*calls[:2]))
    assert reasons(proposal) == [(2, IN_CASE), (3, IN_CASE)]
    assert [each.row for each in proposal.made] == [4, 5]


@pytest.mark.parametrize(
    ("words", "there"), [("", True), ("who knows", False), ("in the hot summer", False), ("14/03/2026", False)]
)
def test_what_nobody_dated_is_known_by_its_words(words: str, there: bool) -> None:
    """An entry of the case without any date is the same as a row without one, not as one of an unread date."""
    undated = Incident(case_id="c", account=STOOD)
    assert reasons(read([words, "", STOOD, ""], existing=[undated])) == ([(2, IN_CASE)] if there else [])
    said = of_case(["who knows", "", STOOD, ""])
    assert bool(reasons(read([words, "", STOOD, ""], existing=said))) is (words == "who knows")


COPIES: list[tuple[str, list[str], list[str], str]] = [
    ("to the minute", ["14/03/2026", "21:30", "Silent call", ""], [], "the same as row 2"),
    ("a long entry", ["14/03/2026", "", "one two three four five", ""], [], "the same as row 2"),
    ("a short one without a time", ["14/03/2026", "", "one two three four", ""], [], ""),
    ("with a part of the day", ["14/03/2026", "evening", "one two three four", ""], [], ""),
    ("undated", ["", "", STOOD, ""], [], "the same as row 2"),
    ("with another place", ONE, ["14/03/2026", "21:30", STOOD, "Work"], ""),
]


@pytest.mark.parametrize(("row", "other", "reason"), [each[1:] for each in COPIES], ids=[each[0] for each in COPIES])
def test_what_is_a_copy_of_an_earlier_row(row: list[str], other: list[str], reason: str) -> None:
    """Short entries without a time are left to be two: "silent call" stands twice because there were two."""
    proposal = read(row, other or row)
    assert reasons(proposal) == ([(3, reason)] if reason else [])
    assert [each.row for each in proposal.made] == ([2] if reason else [2, 3])


def test_a_third_copy_and_one_of_another_sheet_name_the_first() -> None:
    assert reasons(read(ONE, ONE, ONE)) == [(3, "the same as row 2"), (4, "the same as row 2")]
    sheet = [HEADINGS, ONE]
    opened = read_book(workbooks.xlsx(sheet, sheet), "d.xlsx")
    proposal = DiaryReading(book=opened).propose(TOLD)
    assert [(each.sheet, each.row, each.reason) for each in proposal.not_read] == [
        ("Sheet2", 2, "the same as row 2 of sheet “Sheet1”"),
    ]  # fmt: skip


def words(first: int, after: int) -> str:
    return " ".join(f"w{n}" for n in range(first, after))


# One account, another, and whether four in five of the words of both are in each.
ALIKE: list[tuple[str, str, bool]] = [
    ("a b c d", "a b c d e", True),
    ("a b c", "a b c d", False),
    ("a b c d e", "e d c b a", True),
    ("a b c d", "e f g h", False),
    ("!!!!", "????", False),
    # No more than 400 words are compared.
    (words(0, 400), words(0, 400) + " " + words(1000, 1200), True),
    (words(0, 356) + " " + words(1000, 1046), words(0, 356) + " " + words(2000, 2046), True),
    (words(0, 355) + " " + words(1000, 1045), words(0, 355) + " " + words(2000, 2045), False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ALIKE)
def test_what_is_told_a_little_differently_is_pointed_out_and_made(one: str, other: str, alike: bool) -> None:
    proposal = read(["14/03/2026", "", one, "x"], ["14/03/2026", "9pm", other, "y"], ["15/03/2026", "", one, "x"])
    assert [each.like for each in proposal.made] == ["", "much like row 2" if alike else "", ""]
    again = read(["14/03/2026", "9pm", other, ""], existing=of_case(["14/03/2026", "", one, ""]))
    assert [each.like for each in again.made] == ["much like one in the case already" if alike else ""]


def test_the_case_is_named_before_an_earlier_row_and_the_first_row_before_a_later() -> None:
    first, second, third = ("a b c d", "a b c d e", "e d c b a")
    rows = [["14/03/2026", f"{n}pm", account, ""] for n, account in enumerate((first, second, third), start=1)]
    assert [each.like for each in read(*rows).made] == ["", "much like row 2", "much like row 2"]
    within = read(*rows[1:], existing=of_case(rows[0]))
    assert [each.like for each in within.made] == ["much like one in the case already"] * 2


def test_what_is_undated_is_like_nothing() -> None:
    assert [each.like for each in read(["", "", "a b c d", ""], ["", "", "a b c d e", ""]).made] == ["", ""]


@pytest.mark.parametrize(("between", "alike"), [(38, True), (39, True), (40, False)])
def test_a_day_of_many_entries_is_compared_with_forty_of_them(between: int, alike: bool) -> None:
    """With the nearest rows of a file, and the first of a case."""
    others = [["14/03/2026", "", f"x{n} y{n} z{n}", ""] for n in range(between)]
    one, like = ["14/03/2026", "", "a b c d", ""], ["14/03/2026", "9pm", "a b c d e", ""]
    assert bool(read(one, *others, like).made[-1].like) is alike
    assert bool(read(like, existing=of_case(*others, one)).made[-1].like) is alike


def test_an_officer_insists_only_on_what_would_make_something() -> None:
    proposal = read(ONE, ONE, ["15/03/2026", "", "", ""], ["16/03/2026", "", STOOD, ""], ONE)
    assert [(each.row, each.instead is not None) for each in proposal.not_read] == [(3, True), (4, False), (6, True)]
    insisted = proposal.insisting_on([("", 3), ("", 4), ("", 5), ("", 99), ("x", 6)])
    assert [each.row for each in insisted.made] == [2, 3, 5]
    assert [each.row for each in insisted.not_read] == [4, 6]
    assert proposal.insisting_on([]) == proposal
    assert insisted.read == proposal.read == 5
    assert insisted.rows == 6


def test_what_is_insisted_on_stands_where_its_sheet_does() -> None:
    one, two = [HEADINGS, ONE], [HEADINGS, ONE, ["16/03/2026", "", STOOD, ""]]
    opened = read_book(workbooks.xlsx(two, one, two), "d.xlsx")
    proposal = DiaryReading(book=opened).propose(TOLD)
    insisted = proposal.insisting_on([each.id for each in reversed(proposal.not_read)])
    assert [each.id for each in insisted.made] == [
        ("Sheet1", 2), ("Sheet1", 3), ("Sheet2", 2), ("Sheet3", 2), ("Sheet3", 3),
    ]  # fmt: skip
    assert insisted.not_read == ()


def test_every_assumption_is_listed_with_its_row() -> None:
    proposal = read(["14/03/26", "whenever", STOOD, ""], ["15/03/2026", "", STOOD, ""])
    assert proposal.noted == (
        RowAssumption(sheet="", row=2, note="year given in two figures"),
        RowAssumption(sheet="", row=2, note="the time could not be read and is kept in the words"),
    )


def test_a_row_that_makes_nothing_has_its_words() -> None:
    (left,) = read(ONE, ["15/03/2026", "9pm", "", "Home"]).not_read
    assert left == NotRead(
        sheet="", row=3, words="15/03/2026 | 9pm | Home", reason="nothing in it says what happened"
    )  # fmt: skip
    assert left.id == ("", 3)


def test_an_entry_that_its_format_gives_no_date_at_all_is_compared_by_its_words() -> None:
    entry, other = Incident(case_id="c", account=STOOD), Incident(case_id="c", account="Silent call")
    repeats = Repeats()
    assert [repeats.same_row(each, ("", row), STOOD) for row, each in enumerate((entry, other, entry, other), 1)] == [
        "", "", "row 1", "",
    ]  # fmt: skip
    assert repeats.like(entry, ("", 5)) == ""
