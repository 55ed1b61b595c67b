# SPDX-License-Identifier: Apache-2.0
"""What the record suggests as an answer stands chosen, is the officer's to change, and goes to no other document."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from vlu_desktop.services.documents.documents import Question
from vlu_desktop.ui.documents.question_fields import QuestionsPane
from vlu_desktop.ui.fields.date_editors import DayEditor


def language(proposed: str) -> Question:
    return Question(
        key="language", label="Language", help="", options=(("en", "English"), ("cy", "Cymraeg")), choice=True,
        long=False, only_if=None, proposed=proposed,
    )  # fmt: skip


def test_an_answer_is_proposed_and_can_be_changed(qtbot: QtBot) -> None:
    pane = QuestionsPane(lambda: TODAY)
    qtbot.addWidget(pane)
    pane.ask([language("cy")])
    assert pane.answers() == {"language": "cy"}
    pane.fields["language"].setCurrentIndex(1)  # type: ignore[union-attr]
    assert pane.answers() == {"language": "en"}
    pane.ask([language("")])
    assert pane.answers() == {}, "nothing is carried into a document of which nothing is proposed"


def test_what_was_answered_then_stands_for_what_is_proposed_now(qtbot: QtBot) -> None:
    pane = QuestionsPane(lambda: TODAY)
    qtbot.addWidget(pane)
    pane.answer({"size": "large"})
    pane.ask([language("cy")])
    assert pane.answers() == {}, "as the document was made before"


def test_a_day_is_read_as_in_every_field_and_asked_about_with_its_choices(qtbot: QtBot) -> None:
    pane = QuestionsPane(lambda: TODAY)
    qtbot.addWidget(pane)
    pane.ask(
        [
            Question(
                key="reply_by", label="The day by which to answer", help="", options=(), choice=False, long=False,
                only_if=None, day=True, ahead=True,
            )
        ]
    )  # fmt: skip
    pane.show()
    field = pane.fields["reply_by"]
    assert isinstance(field, DayEditor)
    QTest.keyClicks(field.inner, "10 December")
    assert pane.answers() == {"reply_by": "10 December 2026"}, "one to come"
    pane.answer({"reply_by": "3 or 4 December"})
    assert len(field.choices.buttons) == 2
    QTest.mouseClick(field.choices.buttons[1], Qt.MouseButton.LeftButton)
    assert pane.answers() == {"reply_by": "4 December 2026"}
    pane.answer({"reply_by": "the 45th"})
    assert pane.answers() == {"reply_by": "the 45th"}, "what is not read is for the letter to refuse, not lost"


def test_tab_goes_through_the_questions_before_what_stands_behind_them(qtbot: QtBot) -> None:
    """They are made when a document is chosen, after the buttons: Tab came to them last of all, or never."""
    whole = QWidget()
    qtbot.addWidget(whole)
    pane, before, behind = QuestionsPane(lambda: TODAY), QLineEdit(), QLineEdit()
    rows = QVBoxLayout(whole)
    for each in (before, pane, behind):
        rows.addWidget(each)
    asked = [language("cy"), *(replace(language(""), key=key, choice=False, options=()) for key in ("why", "who"))]
    for questions in (asked, asked[1:]):
        pane.ask(questions)
        whole.show()
        qtbot.waitExposed(whole)
        behind.setFocus()
        ahead = [*pane.fields.values()]
        for field in reversed(ahead):
            QTest.keyClick(whole.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            held = whole.focusWidget()
            assert held is field
        QTest.keyClick(whole.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert whole.focusWidget() is before
