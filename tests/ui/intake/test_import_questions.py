# SPDX-License-Identifier: Apache-2.0
"""What an import asks: each question once, for all rows alike or row by row, and how the diary was kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench
from tests.ui.intake.import_window import cells, kept, opened, table_of, take_in
from vlu_desktop.record.conduct import Incident, RecordingPeriod
from vlu_desktop.services.cases.imports import RowQuestion
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.intake.import_wizard import QUESTIONS, ImportWizard
from vlu_desktop.ui.intake.questions_form import MOST_SHOWN, QuestionCard, QuestionsForm
from vlu_desktop.ui.intake.row_answers import RowAnswers
from vlu_desktop.ui.widgets.fitting_dialog import Question

HEADS = ("Date", "Time", "What happened")
CHANGED = (
    HEADS,
    ("26/10/2025", "01:30", "He rang me at home"),
    ("26/10/2025", "01:45", "He came to the gate"),
    ("3 March 2026 at 9.30", "", "He rang me at work"),
)
TWICE = "twice:2025-10-26"


def choose(box: ChoiceBox, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def card(wizard: ImportWizard, key: str) -> QuestionCard:
    wizard._tabs.setCurrentIndex(QUESTIONS)
    return wizard.questions.cards[key]


def times(wizard: ImportWizard) -> list[str]:
    found = [wizard.made.entry(place).incident.happened for place in range(2)]
    return [when.instant.strftime("%H:%M") if when and when.instant else "either" for when in found]


def test_an_hour_that_came_twice_is_answered_for_all_rows_or_for_one(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, table_of(tmp_path, *CHANGED))
    assert times(wizard) == ["either", "either"]
    asked = card(wizard, TWICE)
    asked.box.setFocus()
    QTest.keyClick(asked.box, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert times(wizard) == ["00:30", "00:45"]
    QTest.mouseClick(asked.fold, Qt.MouseButton.LeftButton)
    assert asked.rows is not None
    rows = asked.rows
    assert rows.table.hasFocus()
    QTest.keyClick(rows.table, Qt.Key.Key_Down)
    QTest.keyClick(rows.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert wizard.questions.cards[TWICE] is asked
    assert times(wizard) == ["00:30", "01:45"]
    model = rows.table.model()
    shown = [[model.index(place, n).data() for n in range(3)] for place in range(2)]
    assert [each[:2] for each in shown] == [
        ["2", "The first time, on summer time"], ["3", "The second time, on winter time"],
    ]  # fmt: skip
    assert "He came to the gate" in shown[1][2]
    assert rows.table.currentIndex().row() == 1
    assert asked._rows.text() == "Rows 2, 3. 1 of them stands otherwise. Answered"
    take_in(bench, wizard)
    assert len(bench.all(Incident)) == 3


def test_a_question_of_one_row_has_no_rows_to_go_through_and_they_fold_away(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, table_of(tmp_path, *CHANGED))
    twice = card(wizard, TWICE)
    [other] = [each for key, each in wizard.questions.cards.items() if key != TWICE]
    assert not other.fold.isVisible()
    twice.turn()
    assert twice.rows is not None
    assert twice.rows.isVisible()
    twice.turn()
    assert not twice.rows.isVisible()


def test_a_question_is_open_until_every_row_of_it_is_answered(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, table_of(tmp_path, *CHANGED[:3]))
    asked = card(wizard, TWICE)
    asked.turn()
    assert asked.rows is not None
    for place, left in ((0, 1), (1, 0)):
        asked.rows.table.selectRow(place)
        choose(asked.rows.box, "first")
        bench.settle()
        assert wizard._tabs.tabText(QUESTIONS) == f"Questions  {left}"
        wizard.close()
        assert wizard.isVisible()
        [question] = [each for each in wizard.findChildren(Question) if each.isVisible()]
        QTest.keyClick(question, Qt.Key.Key_Escape)
    assert times(wizard) == ["00:30", "00:45"]


def test_answers_that_come_quickly_add_up(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, table_of(tmp_path, *CHANGED))
    [other] = [each for key, each in wizard.questions.cards.items() if key != TWICE]
    choose(card(wizard, TWICE).box, "first")
    choose(other.box, "1")
    bench.settle()
    assert times(wizard) == ["00:30", "00:45"]
    assert cells(wizard.made, "When")[2] == "9:30pm on 3 Mar 2026"
    assert wizard._tabs.tabText(QUESTIONS) == "Questions  0"


def test_of_very_many_questions_the_first_are_shown_and_the_rest_said(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    rows = [(f"{n % 28 + 1} March {2000 + n // 28} at 9.30", "", f"He rang {n}") for n in range(MOST_SHOWN + 5)]
    opened(bench, wizard, table_of(tmp_path, HEADS, *rows))
    assert len(wizard.questions.cards) == MOST_SHOWN
    assert wizard.questions._told.text() == "5 more questions come when these are answered."
    first = next(iter(wizard.questions.cards.values()))
    choose(first.box, "0")
    bench.settle()
    assert len(wizard.questions.cards) == MOST_SHOWN
    assert wizard.questions._told.text() == "5 more questions come when these are answered."


@pytest.mark.parametrize("way", ["diary", "diary-later", "diary-unknown"])
def test_nothing_is_taken_in_before_it_is_said_how_the_diary_was_kept(
    bench: Bench, wizard: ImportWizard, tmp_path: Path, way: str
) -> None:
    assert not wizard.way.isVisible()
    opened(bench, wizard, table_of(tmp_path, *CHANGED))
    assert wizard.way.asked.text() == "How was the diary kept?"
    wizard.take.click()
    bench.settle()
    assert wizard.problem == "How was the diary kept? Answer that first: at the time, afterwards or not known."
    assert wizard.way.box.hasFocus()
    assert bench.all(Incident) == ()
    kept(wizard, way)
    wizard.take.click()
    bench.settle()
    assert [row.way for row in bench.all(RecordingPeriod)] == [way]


def test_a_file_that_spans_no_time_is_not_asked_about(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, table_of(tmp_path, *CHANGED))
    kept(wizard, "diary")
    opened(bench, wizard, table_of(tmp_path, HEADS, ("some day", "", "He rang me at home"), name="undated.csv"))
    assert not wizard.way.isVisible()
    wizard.take.click()
    bench.settle()
    assert len(bench.all(Incident)) == 1
    assert bench.all(RecordingPeriod) == ()


def test_in_a_low_window_the_row_to_be_answered_is_in_view(qtbot: QtBot) -> None:
    form = QuestionsForm()
    qtbot.addWidget(form)
    rows = tuple(("", number) for number in range(1, 9))
    asked = RowQuestion(key="q", question="Which?", choices=(("a", "This"), ("b", "That")), answer="a", rows=rows)
    form.show_questions([asked])
    form.resize(500, form.fontMetrics().height() * 8)
    form.show()
    form.cards["q"].turn()
    answers = form.cards["q"].rows
    assert answers is not None
    for _ in rows:
        QTest.keyClick(answers.table, Qt.Key.Key_Down)
        QApplication.processEvents()
        seen = answers.table.visualRect(answers.table.currentIndex())
        middle = answers.table.viewport().mapTo(form, seen.center()).y()
        assert 0 < middle < form.height()


@pytest.mark.parametrize(
    ("sheets", "named"), [(("Diary", "Diary"), ["4", "8"]), (("May", "June"), ["4 of May", "8 of June"])]
)
def test_a_row_is_named_by_its_sheet_where_they_are_of_several(
    qtbot: QtBot, sheets: tuple[str, str], named: list[str]
) -> None:
    rows = tuple(zip(sheets, (4, 8), strict=True))
    shown = RowAnswers(RowQuestion(key="a", question="Which?", choices=(("y", "Yes"),), answer="y", rows=rows), str)
    qtbot.addWidget(shown)
    model = shown.table.model()
    assert [model.index(at, 0).data() for at in range(2)] == named
