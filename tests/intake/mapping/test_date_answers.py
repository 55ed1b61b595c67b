# SPDX-License-Identifier: Apache-2.0
"""What an officer's answers make of date cells: those for every cell, and those for single rows."""

from dataclasses import replace
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_answers import Answers, DateCell, DateChoice, Dated, DateQuestion
from vlu_desktop.intake.mapping.told_words import WordsRead, read_words

FIRST, SECOND, THIRD = ("D", 1), ("D", 2), ("E", 1)


def test_an_answer_for_a_row_stands_until_every_row_is_answered() -> None:
    none = Answers()
    assert none.of("a", FIRST) == ""
    one = none.saying("a", "stands", FIRST).saying("b", "words", FIRST).saying("a", "nought", THIRD)
    assert [one.of("a", row) for row in (FIRST, SECOND, THIRD)] == ["stands", "", "nought"]
    assert none == Answers()
    every = one.saying("a", "words")
    assert [every.of("a", row) for row in (FIRST, SECOND, THIRD)] == ["words"] * 3
    assert [every.of("b", row) for row in (FIRST, SECOND)] == ["words", ""]
    after = every.saying("a", "stands", SECOND).saying("b", "stands")
    assert [after.of("a", row) for row in (FIRST, SECOND)] == ["words", "stands"]
    assert [after.of("b", row) for row in (FIRST, SECOND)] == ["stands", "stands"]


def test_an_answer_that_a_cell_lacks_leaves_it_as_it_was_taken() -> None:
    stands: Dated = (When.on(date(2026, 3, 3)), ())
    words: Dated = (When.undated(""), ("kept",))
    choices = (
        DateChoice(key="stands", words="3 March 2026", dated=stands),
        DateChoice(key="words", words="Leave it", dated=words),
    )
    question = DateQuestion(key="a", question="Which?", choices=choices, answer="words")
    assert [question.settled(answer) for answer in ("stands", "words", "", "span")] == [stands, words, words, words]
    assert DateCell(dated=stands).question is None


def test_the_day_that_every_choice_of_words_is_on() -> None:
    third, fourth = When.on(date(2026, 3, 3)), When.on(date(2026, 3, 4))
    assert WordsRead(choices=(third, third)).one_day == date(2026, 3, 3)
    assert WordsRead(choices=(third, fourth)).one_day is None
    assert WordsRead(when=third).one_day is None
    assert WordsRead().when is None
    on_and_off, since = When.during(date(2026, 3, 3), date(2026, 3, 3)), replace(third, open_start=True)
    until, month = replace(third, open_end=True), When.in_month(2026, 3)
    for each in (on_and_off, since, until, month):
        assert WordsRead(choices=(each, each)).one_day is None
        assert WordsRead(choices=(third, each)).one_day is None


def test_a_question_about_words_leaves_no_time_unsaid() -> None:
    read = read_words("Friday at 8", date(2026, 11, 29))
    assert read.question
    assert not read.leaves_time
