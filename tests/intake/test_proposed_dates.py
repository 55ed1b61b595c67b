# SPDX-License-Identifier: Apache-2.0
"""A date that neither its row nor its page tells is suggested beside the entry, until an officer takes it."""

from dataclasses import replace

import pytest

from tests.intake import diary_files as files
from vlu_desktop.intake.diary import IN_CASE, DiaryReading
from vlu_desktop.intake.mapping.date_notes import (
    CARRIED,
    DAY_ANSWERED,
    FROM_ABOVE,
    MONTH_ASSUMED,
    NOT_A_DATE,
    ORDER_ANSWERED,
    ORDER_ASSUMED,
    RELATIVE,
    SENT_ANSWERED,
    SENT_AS_DATE,
    SEVERAL_DATES,
    YEAR_ANSWERED,
    YEAR_ASSUMED,
    YEAR_BETWEEN,
    YEAR_LENT,
    YEAR_OF_SHEET,
)
from vlu_desktop.intake.proposal import Proposal, ProposedIncident
from vlu_desktop.intake.row_choices import RowChoice, changed_entry, chosen_entry, key_of, likeness
from vlu_desktop.language.catalogue import say

Cells = tuple[str, ...]


def of(*rows: Cells, heads: Cells = ("Date", "What happened")) -> Proposal:
    return files.propose(files.csv(heads, *rows))


def stands(each: ProposedIncident) -> str:
    assert each.incident.happened is not None
    return each.incident.happened.display()


def suggested(each: ProposedIncident) -> str:
    return files.as_read(each).display() if any(found.what == "date" for found in each.suggested) else ""


def answered(proposal: Proposal, key: str, answer: str, row: int = 0) -> Proposal:
    assert isinstance(proposal.reading, DiaryReading)
    reading = proposal.reading.answered(key, answer, ("", row) if row else None)
    return reading.propose(files.TOLD)


def rows_of(proposal: Proposal) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(stands(each), suggested(each), each.assumed) for each in proposal.made]


def unknown(words: str) -> str:
    return f"date not known (“{words}”)"


# What is only suggested: the rows below the headings -> what stands, what is suggested, and why, of the last of them.
SUGGESTED: list[tuple[tuple[Cells, ...], str, str, tuple[str, ...]]] = [
    ((("3 March", "He rang"),), unknown("3 March"), "3 March 2026", (YEAR_ASSUMED,)),
    ((("Sunday 8th", "He rang"),), unknown("Sunday 8th"), "8 November 2026", (MONTH_ASSUMED,)),
    ((("13/11/2023", "He rang"), ("2/12", "He came")), unknown("2/12"), "2 December 2023", (YEAR_LENT,)),
    ((("04/03/2026", "He rang"),), "between 4 March and 3 April 2026", "4 March 2026", (ORDER_ASSUMED,)),
    ((("04/03/2026 9pm", "He rang"),), "between 4 March and 3 April 2026", "9pm on 4 March 2026", (ORDER_ASSUMED,)),
    ((("about 04/03/2026", "He rang"),), unknown("about 04/03/2026"), "about 4 March 2026", (ORDER_ASSUMED,)),
    ((("04/03/2026 or 06/03/2026", "He rang"),), "between 4 March and 3 June 2026", "between 4 and 6 March 2026",
     (ORDER_ASSUMED, SEVERAL_DATES)),
    ((("before 04/03/2026", "He rang"),), unknown("before 04/03/2026"), "before 4 March 2026", (ORDER_ASSUMED,)),
    ((("by 04/03/2026", "He rang"),), unknown("by 04/03/2026"), "before 5 March 2026", (ORDER_ASSUMED,)),
    ((("after 04/03/2026", "He rang"),), unknown("after 04/03/2026"), "after 4 March 2026", (ORDER_ASSUMED,)),
    ((("since 04/03/2026", "He rang"),), unknown("since 04/03/2026"), "since 4 March 2026", (ORDER_ASSUMED,)),
    ((("from 04/03/2026 to 06/03/2026", "He rang"),), unknown("from 04/03/2026 to 06/03/2026"),
     "from 4 March 2026 to 6 March 2026", (ORDER_ASSUMED,)),
    ((("13/03/2026", "a"), ("03/13/2026", "b"), ("Fri 04/03/2026", "c"), ("04/03/2026", "He rang")),
     "between 4 March and 3 April 2026", "3 April 2026", (ORDER_ASSUMED,)),
    ((("2024", ""), ("4/3", "He rang")), unknown("4/3"), "4 March 2024", (ORDER_ASSUMED, YEAR_OF_SHEET)),
    ((("4/3", "He rang"),), unknown("4/3"), "4 March 2026", (ORDER_ASSUMED, YEAR_ASSUMED)),
    ((("13/03/2026", "He rang"), ("the next day", "He came")), unknown("the next day"), "14 March 2026", (FROM_ABOVE,)),
    ((("3 March", "He rang"), ("", "He came")), unknown("3 March"), "3 March 2026", (CARRIED, YEAR_ASSUMED)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "certain", "date_read", "why"), SUGGESTED)
def test_a_date_that_the_reader_had_to_choose_stands_beside_the_entry(
    rows: tuple[Cells, ...], certain: str, date_read: str, why: tuple[str, ...]
) -> None:
    last = of(*rows).made[-1]
    assert (stands(last), suggested(last), last.assumed) == (certain, date_read, why)
    assert last.source_item.happened == last.incident.happened
    [row] = [each for each in last.suggested if each.what == "date"]
    assert (row.because, row.came_by) == (last.incident.happened and last.incident.happened.words, "reader")


# What the row or its page tells is no suggestion: one reading alone is left.
TOLD: list[tuple[str, tuple[Cells, ...], str, tuple[str, ...]]] = [
    ("a cell in full", (("4 March 2026", "He rang"),), "4 March 2026", ()),
    ("a 13th in the column", (("13/03/2026", "He rang"), ("04/03/2026", "He came")), "4 March 2026", ()),
    ("both figures alike", (("03/03/2026", "He rang"),), "3 March 2026", ()),
    ("the year of a heading", (("2024", ""), ("3 March", "He rang")), "3 March 2024", (YEAR_OF_SHEET,)),
    ("a ditto", (("13/03/2026", "He rang"), ("ditto", "He came")), "13 March 2026", (CARRIED,)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "certain", "why"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_what_the_row_or_its_page_tells_stands(rows: tuple[Cells, ...], certain: str, why: tuple[str, ...]) -> None:
    last = of(*rows).made[-1]
    assert (stands(last), suggested(last), last.assumed) == (certain, "", why)


YEAR_ROWS = (("3 March", "He rang"), ("9 April", "He came"))


@pytest.mark.parametrize(
    ("key", "answer", "rows", "expected"),
    [
        ("year-left-out", "proposed", YEAR_ROWS,
         [("3 March 2026", "", (YEAR_ANSWERED,)), ("9 April 2026", "", (YEAR_ANSWERED,))]),
        ("year-left-out", "2023", YEAR_ROWS,
         [("3 March 2023", "", (YEAR_ANSWERED,)), ("9 April 2023", "", (YEAR_ANSWERED,))]),
        ("year-left-out", "words", YEAR_ROWS,
         [(unknown("3 March"), "", (YEAR_ANSWERED,)), (unknown("9 April"), "", (YEAR_ANSWERED,))]),
        ("year-left-out", "2024", (("13/11/2023", "He rang"), ("2/12", "He came")),
         [("13 November 2023", "", ()), ("2 December 2024", "", (YEAR_ANSWERED,))]),
        # There was no 29 February in 2023: that row stays as it was.
        ("year-left-out", "2023", (("29 February", "He rang"),),
         [(unknown("29 February"), "29 February 2024", (YEAR_ASSUMED,))]),
        ("month-left-out", "proposed", (("Sunday 8th", "He rang"),), [("8 November 2026", "", (DAY_ANSWERED,))]),
        ("order", "day-first", (("04/03/2026", "He rang"),), [("4 March 2026", "", (ORDER_ANSWERED,))]),
        ("order", "month-first", (("04/03/2026", "He rang"),), [("3 April 2026", "", (ORDER_ANSWERED,))]),
        ("order", "words", (("04/03/2026", "He rang"),),
         [("between 4 March and 3 April 2026", "", (ORDER_ANSWERED,))]),
        ("relative", "above", (("13/03/2026", "He rang"), ("the next day", "He came")),
         [("13 March 2026", "", ()), ("14 March 2026", "", (FROM_ABOVE,))]),
        ("relative", "words", (("13/03/2026", "He rang"), ("the next day", "He came")),
         [("13 March 2026", "", ()), (unknown("the next day"), "", (RELATIVE, NOT_A_DATE))]),
    ],
)  # fmt: skip
def test_an_answer_is_an_officers_choice_and_no_suggestion_any_more(
    key: str, answer: str, rows: tuple[Cells, ...], expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    proposal = of(*rows)
    asked = next(each for each in proposal.questions if each.key == key)
    assert not asked.answered
    assert answer in dict(asked.choices)
    after = answered(proposal, key, answer)
    assert rows_of(after) == expected
    assert next(each for each in after.questions if each.key == key).answered


def test_what_is_asked_of_each_doubt_can_be_answered_as_it_says() -> None:
    asked = [*of(("3 March", "a"), ("04/03/2026", "b"), ("the next day", "c")).questions]
    asked += of(("Sunday 8th", "a")).questions
    assert [say("intaking.which-year"), say("intaking.which-month")] == [
        each.question for each in asked if each.key in ("year-left-out", "month-left-out")
    ]
    assert {each.key: [key for key, _ in each.choices] for each in asked} == {
        "year-left-out": ["proposed", "2026", "2025", "2024", "2023", "2022", "2021", "words"],
        "month-left-out": ["proposed", "words"],
        "order": ["day-first", "month-first", "words"],
        "relative": ["words", "above"],
    }


def test_one_row_is_answered_without_the_others() -> None:
    after = answered(of(*YEAR_ROWS), "year-left-out", "2024", row=3)
    assert [(stands(each), suggested(each)) for each in after.made] == [
        (unknown("3 March"), "3 March 2026"), ("9 April 2024", ""),
    ]  # fmt: skip


def test_of_two_doubts_both_are_answered_for() -> None:
    proposal = of(("4/3", "He rang"))
    assert [each.key for each in proposal.questions] == ["order", "year-left-out"]
    first = answered(proposal, "order", "day-first")
    assert rows_of(first) == [(unknown("4/3"), "4 March 2026", (ORDER_ANSWERED, YEAR_ASSUMED))]
    both = answered(first, "year-left-out", "2025")
    assert rows_of(both) == [("4 March 2025", "", (ORDER_ANSWERED, YEAR_ANSWERED))]


def test_what_can_not_be_read_in_the_order_that_was_told_is_left_undated() -> None:
    after = answered(of(("4/3", "He rang")), "order", "month-first")
    assert [row[:2] for row in rows_of(after)] == [(unknown("4/3"), "")]
    assert [row[:2] for row in rows_of(answered(after, "year-left-out", "2024"))] == [(unknown("4/3"), "")]


def test_what_counts_from_a_suggested_day_is_suggested_too() -> None:
    proposal = answered(of(("3 March", "He rang"), ("the next day", "He came")), "relative", "above")
    assert [(stands(each), suggested(each)) for each in proposal.made] == [
        (unknown("3 March"), "3 March 2026"), (unknown("the next day"), "4 March 2026"),
    ]  # fmt: skip
    after = answered(proposal, "year-left-out", "2025")
    assert [stands(each) for each in after.made] == ["3 March 2025", "4 March 2025"]


def test_an_end_without_a_year_is_suggested_with_its_beginning() -> None:
    rows = ("1 March 2026", "5 March", "He rang each day")
    proposal = of(rows, heads=("Date", "End date", "What happened"))
    assert rows_of(proposal) == [
        (unknown("1 March 2026 to 5 March"), "from 1 March 2026 to 5 March 2026", (YEAR_ASSUMED,))
    ]  # fmt: skip
    assert stands(answered(proposal, "year-left-out", "2026").made[0]) == "from 1 March 2026 to 5 March 2026"


def test_the_day_it_was_sent_is_suggested_until_somebody_says_that_it_was_that_day() -> None:
    proposal = of(("13/03/2026 21:30:05", "He was there"), heads=("Timestamp", "What happened?"))
    assert rows_of(proposal) == [(unknown("13/03/2026 21:30:05"), "9:30pm on 13 March 2026", (SENT_AS_DATE,))]
    after = answered(proposal, "sent", "date")
    assert rows_of(after) == [("9:30pm on 13 March 2026", "", (SENT_ANSWERED,))]


def test_a_day_of_writing_that_is_not_sure_is_asked_about_and_so_is_what_counts_from_it() -> None:
    rows = ("yesterday", "04/03/2026", "He rang")
    proposal = of(rows, heads=("Date", "Written down", "What happened"))
    [row] = proposal.made
    assert (stands(row), suggested(row)) == (unknown("yesterday"), "3 March 2026")
    assert row.incident.written_down is not None
    assert row.incident.written_down.display() == "between 4 March and 3 April 2026"
    [after] = answered(proposal, "order", "day-first").made
    assert after.incident.written_down is not None
    assert (stands(after), after.incident.written_down.display()) == ("3 March 2026", "4 March 2026")


def test_a_file_taken_in_before_is_known_again_by_its_words_and_by_the_date_that_was_taken() -> None:
    proposal = of(*YEAR_ROWS)
    by_words, taken = (each.incident for each in proposal.made)
    taken = replace(taken, happened=files.as_read(proposal.made[1]))
    assert isinstance(proposal.reading, DiaryReading)
    for reading in (proposal.reading, proposal.reading.answered("year-left-out", "proposed")):
        again = reading.propose(files.TOLD, [by_words, taken])
        assert [each.reason for each in again.not_read] == [IN_CASE] * 2


# One key takes those that are suggested for the same reason; what an officer typed nobody need suggest.


def test_dates_are_alike_where_they_are_suggested_for_the_same_reason() -> None:
    proposal = of(("3 March", "He rang"), ("9 April", "He came"), ("Sunday 8th", "He hid"))
    one, other, third = (likeness(key_of(each.suggested[0])) for each in proposal.made)
    assert one == other != third
    assert likeness(("kind", "call")) == ("kind", "call")


def test_a_ticked_date_is_taken_and_says_that_an_officer_confirmed_it() -> None:
    [row] = of(("3 March", "He rang")).made
    taken = chosen_entry(row, RowChoice(ticked=frozenset({key_of(row.suggested[0])})))
    assert (stands(taken), suggested(taken)) == ("3 March 2026", "")
    assert taken.incident.happened is not None
    assert taken.incident.happened.basis == f"{YEAR_ASSUMED}; {DAY_ANSWERED}"
    typed = changed_entry(row, RowChoice(changed={"happened": files.as_read(row)}))
    assert suggested(typed) == ""


def test_a_year_that_only_one_fits_is_said_so() -> None:
    proposal = of(("28/12/2023", "He rang"), ("2/1", "He came"), ("25/3/2024", "He hid"))
    assert rows_of(proposal)[1] == ("2 January 2024", "", (YEAR_BETWEEN,))
