# SPDX-License-Identifier: Apache-2.0
"""The questions of an import: each asked once, for the rows that raise it, with the answers that were given."""

from vlu_desktop.dates.when import When
from vlu_desktop.intake.diary_questions import GOES_ON, SENT, WHOSE_PHONE, Questions
from vlu_desktop.intake.mapping.date_answers import Answers, DateChoice, DateQuestion
from vlu_desktop.intake.proposal import RowQuestion

FIRST, SECOND, THIRD = ("D", 1), ("D", 2), ("E", 1)


def question(key: str, *choices: str, answer: str = "words") -> DateQuestion:
    return DateQuestion(
        key=key,
        question=f"What is {key}?",
        choices=tuple(DateChoice(key=each, words=f"{key} as {each}", dated=(When.undated(""), ())) for each in choices),
        answer=answer,
    )


def asked(answers: Answers) -> Questions:
    questions = Questions(answers=answers)
    questions.add([question("b", "stands", "words")], SECOND)
    questions.add([question("a", "0", "words"), question("b", "stands", "span", "words")], FIRST)
    questions.add([question("b", "words"), question("b", "words", answer="stands")], THIRD)
    return questions


def test_a_question_is_asked_once_with_all_its_rows_and_choices_as_first_raised() -> None:
    questions = asked(Answers())
    assert questions.asked() == (
        RowQuestion(
            key="b", question="What is b?", answer="words", rows=(SECOND, FIRST, THIRD),
            choices=(("stands", "b as stands"), ("words", "b as words"), ("span", "b as span")),
        ),
        RowQuestion(
            key="a", question="What is a?", choices=(("0", "a as 0"), ("words", "a as words")), answer="words",
            rows=(FIRST,),
        ),
    )  # fmt: skip
    assert [questions.of(row) for row in (FIRST, SECOND, THIRD, ("F", 9))] == [("a", "b"), ("b",), ("b",), ()]
    assert Questions(answers=Answers()).asked() == ()


def test_what_was_answered_of_every_row_or_of_some() -> None:
    every, _ = asked(Answers().saying("b", "span")).asked()
    assert (every.answer, every.of_rows, every.answered) == ("span", (), True)
    unknown, _ = asked(Answers().saying("b", "sideways")).asked()
    assert (unknown.answer, unknown.answered) == ("words", True)
    assert unknown.of_rows == tuple((row, "sideways") for row in (SECOND, FIRST, THIRD))
    one = Answers().saying("b", "stands", FIRST)
    some, other = asked(one).asked()
    assert (some.answer, some.of_rows, some.answered) == ("words", ((FIRST, "stands"),), False)
    assert (other.of_rows, other.answered) == ((), False)
    all_of_them, _ = asked(one.saying("b", "words", SECOND).saying("b", "span", THIRD)).asked()
    assert (all_of_them.of_rows, all_of_them.answered) == (((FIRST, "stands"), (THIRD, "span")), True)


def test_rows_that_take_another_answer_of_themselves_are_told_apart() -> None:
    questions = Questions(answers=Answers())
    questions.add([question("a", "0", "1")], FIRST)
    questions.add([question("a", "0", "1", answer="1")], SECOND)
    (only,) = questions.asked()
    assert (only.answer, only.of_rows) == ("words", ((SECOND, "1"),))


def test_the_questions_that_a_file_as_a_whole_raises() -> None:
    asked = (WHOSE_PHONE, SENT, GOES_ON)
    assert [(each.key, [choice.key for choice in each.choices], each.answer) for each in asked] == [
        ("whose-phone", ["victim", "offender"], "victim"), ("sent", ["date", "undated"], "date"),
        ("goes-on", ["above", "same-day", "undated"], "above"),
    ]  # fmt: skip
