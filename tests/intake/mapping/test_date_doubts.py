# SPDX-License-Identifier: Apache-2.0
"""Which dates can hardly be meant, what is asked of them and which answer stands until somebody gives one."""

from datetime import date

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_answers import DateCell, DateQuestion
from vlu_desktop.intake.mapping.date_doubts import Doubts
from vlu_desktop.intake.mapping.date_notes import BEFORE_BIRTH, LONG_AGO, NOT_A_DATE, TWO_DIGIT_YEAR
from vlu_desktop.intake.mapping.told_words import read_words

TOLD = date(2026, 11, 29)
TWO = (TWO_DIGIT_YEAR,)


def asked(when: When, notes: tuple[str, ...] = (), born: date | None = None, said_on: date = TOLD) -> DateCell:
    return Doubts(born=born).about(DateCell(dated=(when, notes)), "as said", said_on)


def the(cell: DateCell) -> DateQuestion:
    assert cell.question is not None
    return cell.question


def words(said: str) -> When:
    read = read_words(said, TOLD).when
    assert read is not None
    return read


def when(year: int, to: int = 0) -> When:
    return When.between(date(year, 3, 3), date(to, 3, 3)) if to else When.on(date(year, 3, 3))


DOUBTED: list[tuple[When, tuple[str, ...], list[str], str]] = [
    (when(1996), (), [], ""),
    (when(1995), (), ["stands", "words"], "stands"),
    (when(1995, 1996), (), [], ""),
    (when(1994, 1995), (), ["stands", "words"], "stands"),
    (when(2026), TWO, [], ""),
    (when(1995), TWO, ["stands", "words"], "stands"),
    (when(1947), TWO, ["stands", "words"], "stands"),
    (when(1946), TWO, ["stands", "ahead", "told", "words"], "words"),
    (when(1927), TWO, ["stands", "ahead", "told", "words"], "words"),
    (when(1927), (), ["stands", "words"], "stands"),
    (when(1927, 1928), TWO, ["stands", "words"], "words"),
    (when(1946, 1947), TWO, ["stands", "words"], "stands"),
    (words("since March 1962"), TWO, [], ""),
    (words("until March 1962"), (), ["stands", "words"], "stands"),
    (When.undated(""), TWO, [], ""),
]


@pytest.mark.parametrize(("meant", "notes", "choices", "answer"), DOUBTED)
def test_a_date_long_past_is_asked_about(meant: When, notes: tuple[str, ...], choices: list[str], answer: str) -> None:
    cell = asked(meant, notes)
    if not choices:
        assert cell == DateCell(dated=(meant, notes))
        return
    question = the(cell)
    assert [each.key for each in question.choices] == choices
    assert question.answer == answer
    assert cell.dated == question.settled(answer)
    assert question.settled("stands") == (meant, (*notes, LONG_AGO))
    left, said = question.settled("words")
    assert (left.is_dated, said) == (False, (*notes, LONG_AGO, NOT_A_DATE))


def test_other_years_are_those_that_two_figures_may_mean() -> None:
    question = the(asked(when(1927), ("noted", *TWO)))
    assert question.settled("ahead") == (When.on(date(2027, 3, 3)), ("noted",))
    assert question.settled("told") == (When.on(date(2026, 3, 3)), ("noted",))
    assert [each.words for each in question.choices] == [
        "3 March 1927, as it stands", "3 March 2027", "3 March 2026", "Leave it undated: the words are kept",
    ]  # fmt: skip
    leap = the(asked(When.on(date(1928, 2, 29)), TWO, said_on=date(2027, 1, 9)))
    assert [each.key for each in leap.choices] == ["stands", "ahead", "words"]


def test_the_question_says_what_was_written_and_how_it_reads() -> None:
    assert the(asked(when(1927))).question == (
        "“as said” reads as 3 March 1927: the date is more than 30 years before it was told. What is meant?"
    )
    unsaid = the(Doubts().about(DateCell(dated=(when(1927), ())), "", TOLD))
    assert (unsaid.key, unsaid.question[:17]) == ("year:3 March 1927", "“3 March 1927” re")


def test_nothing_happened_to_her_before_she_was_born() -> None:
    born = date(2010, 3, 3)
    assert asked(when(2010), born=born).question is None
    assert asked(words("since March 2009"), born=born).question is None
    assert asked(When.between(date(2010, 3, 1), born), born=born).question is None
    cell = asked(When.on(date(2010, 3, 2)), born=born)
    assert (the(cell).answer, cell.dated[1]) == ("words", (BEFORE_BIRTH, NOT_A_DATE))
    assert [each.key for each in the(cell).choices] == ["stands", "words"]
    assert the(asked(when(1926), TWO, born=born)).answer == "words"
