# SPDX-License-Identifier: Apache-2.0
"""What a proposal says of itself, and what becomes of a row that an officer wants made after all."""

from datetime import date

from vlu_desktop.intake.diary import DiaryReading
from vlu_desktop.intake.formats.grid import Book, Grid
from vlu_desktop.intake.proposal import Proposal, RowAssumption, RowQuestion

TOLD = date(2026, 4, 20)
RANG = ("14/03/2026", "He rang me at home")
ROWS = (("Date", "Details"), RANG, RANG, RANG, ("15/03/2026", None), ("16/03", "He came"))


def test_rows_insisted_on_are_made_in_their_places_and_no_others() -> None:
    book = Book(name="d.csv", kind="csv", sheets=(Grid(name="S", rows=ROWS),))
    proposal = DiaryReading(book=book).propose(TOLD)
    assert [each.row for each in proposal.made] == [2, 6]
    assert [(each.row, each.instead is not None) for each in proposal.not_read] == [(3, True), (4, True), (5, False)]
    insisted = proposal.insisting_on([("S", 4), ("S", 5), ("S", 2)])
    assert [each.row for each in insisted.made] == [2, 4, 6]
    assert [each.row for each in insisted.not_read] == [3, 5]
    assert (insisted.rows, insisted.read) == (6, 5)


def test_what_was_assumed_is_told_row_by_row() -> None:
    book = Book(name="d.csv", kind="csv", sheets=(Grid(name="S", rows=(*ROWS[:2], ROWS[5])),))
    proposal = DiaryReading(book=book).propose(TOLD)
    first, second = proposal.made
    assert proposal.noted == tuple(
        RowAssumption(sheet="S", row=row, note=note) for row, each in ((2, first), (3, second)) for note in each.assumed
    )
    assert 3 in {each.row for each in proposal.noted}


def test_nothing_is_in_a_proposal_that_nobody_put_there() -> None:
    empty = Proposal(reading=DiaryReading(book=Book(name="d.csv", kind="csv", sheets=())), said_on=TOLD)
    assert (empty.rows, empty.read, empty.blank, empty.noted) == (0, 0, 0, ())


def test_a_question_is_unanswered_until_it_is_said_to_be() -> None:
    asked = RowQuestion(key="a", question="Which?", choices=(("x", "X"),), answer="x", rows=(("S", 1),))
    assert (asked.answered, asked.of_rows) == (False, ())
