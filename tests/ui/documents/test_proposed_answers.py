# SPDX-License-Identifier: Apache-2.0
"""What the record suggests as an answer stands chosen, is the officer's to change, and goes to no other document."""

from pytestqt.qtbot import QtBot

from vlu_desktop.services.documents.documents import Question
from vlu_desktop.ui.documents.question_fields import QuestionsPane


def language(proposed: str) -> Question:
    return Question(
        key="language", label="Language", help="", options=(("en", "English"), ("cy", "Cymraeg")), choice=True,
        long=False, only_if=None, proposed=proposed,
    )  # fmt: skip


def test_an_answer_is_proposed_and_can_be_changed(qtbot: QtBot) -> None:
    pane = QuestionsPane()
    qtbot.addWidget(pane)
    pane.ask([language("cy")])
    assert pane.answers() == {"language": "cy"}
    pane.fields["language"].setCurrentIndex(1)  # type: ignore[union-attr]
    assert pane.answers() == {"language": "en"}
    pane.ask([language("")])
    assert pane.answers() == {}, "nothing is carried into a document of which nothing is proposed"


def test_what_was_answered_then_stands_for_what_is_proposed_now(qtbot: QtBot) -> None:
    pane = QuestionsPane()
    qtbot.addWidget(pane)
    pane.answer({"size": "large"})
    pane.ask([language("cy")])
    assert pane.answers() == {}, "as the document was made before"
