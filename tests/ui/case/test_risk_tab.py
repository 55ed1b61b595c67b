# SPDX-License-Identifier: Apache-2.0
"""Risk: a review answered question by question, saved as it goes, with the caution always in sight."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.work import FindingReview, FormAnswer, FormAnswers
from vlu_desktop.rules.form_templates import AnswerType, read_forms
from vlu_desktop.services.cases.form_answers import Forms
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.ui.case.bearing_dialog import BearingDialog
from vlu_desktop.ui.case.risk_tab import RiskTab

FORMS = read_forms(Path(__file__).resolve().parents[3] / "forms")
FORM = FORMS[0]


@pytest.fixture
def tab(bench: Bench) -> RiskTab:
    made = RiskTab(bench.desk, bench.saver, Forms(bench.store, FORMS), by="Asha Example")
    bench.show(made)
    made.begin(FORM.key)
    bench.settle()
    return made


def test_answers_are_saved_as_they_are_given(bench: Bench, tab: RiskTab) -> None:
    tab.page._pause.setInterval(50)
    assert tab.page.progress == f"0 of {len(FORM.questions)} answered"
    card = tab.page.cards["contact-goes-on"]
    card.buttons.button("yes").click()
    bench.settle()
    (answer,) = bench.all(FormAnswer)
    assert (answer.item, answer.answer) == ("contact-goes-on", "yes")
    assert tab.page.progress == f"1 of {len(FORM.questions)} answered"
    card.note.setFocus()
    QTest.keyClicks(card.note, "Forty calls in May.")
    tab.page.cards["own-view"].note.setFocus()
    bench.qtbot.waitUntil(lambda: not tab.page._pending)
    bench.settle()
    assert bench.all(FormAnswer)[0].note == "Forty calls in May."
    assert bench.all(FormAnswers)[0].by == "Asha Example"


def test_words_typed_are_saved_when_the_tab_is_left(bench: Bench, tab: RiskTab) -> None:
    card = tab.page.cards["feeling-now"]
    card.note.setFocus()
    QTest.keyClicks(card.note, "I don't sleep.")
    tab.hide()
    bench.settle()
    assert [row.answer for row in bench.all(FormAnswer)] == ["I don't sleep."]


def test_the_caution_is_in_sight(bench: Bench, tab: RiskTab) -> None:
    assert any(each.text() == FORM.caution and each.isVisible() for each in tab.findChildren(QLabel))


def test_incidents_that_may_bear_on_a_question(bench: Bench, tab: RiskTab) -> None:
    incident = Incident(case_id=bench.case_id, account="Rang all night.")
    entry = IncidentEntry(incident=incident, parts=(IncidentBehaviour(kind="call"),))
    bench.publish(lambda: bench.incidents.save(entry))
    card = tab.page.cards["contact-goes-on"]
    assert "1 incident may bear on this" in [each.text() for each in card.findChildren(type(card._bearing))]
    asked: list[object] = []
    tab.incidents_asked.connect(asked.append)
    card._bearing.click()
    dialog = tab.findChild(BearingDialog)
    assert isinstance(dialog, BearingDialog)
    assert "Rang all night." in dialog.list.item(0).text()
    dialog._show((bench.all(Incident)[0].id,))
    assert asked == [(bench.all(Incident)[0].id,)]


def test_complete_only_when_all_is_answered_and_then_a_review_is_set(bench: Bench, tab: RiskTab) -> None:
    tab.page.complete_asked.emit()
    bench.settle()
    assert bench.all(FormAnswers)[0].status == "begun"
    for question in FORM.questions:
        card = tab.page.cards[question.key]
        if question.answer is AnswerType.TEXT:
            card.note.setPlainText("As told.")
        else:
            card.buttons.set_value("not-known")
            tab.page._pending.add(question.key)
    tab.page.flush()
    bench.settle()
    tab.page.complete_asked.emit()
    bench.settle()
    (answers,) = bench.all(FormAnswers)
    assert (answers.status, answers.review_on) == ("complete", date(2026, 11, 1))
    assert tab.page.cards["feeling-now"].note.isReadOnly()


def test_reviews_of_findings_are_listed(bench: Bench, tab: RiskTab) -> None:
    bench.add(FindingReview(case_id=bench.case_id, rule="second-breach", verdict="agreed", on=date(2026, 8, 3)))
    assert tab.reveal(bench.all(FindingReview)[0])
    assert tab.reviews.isVisible()
    assert tab.reviews.model.rowCount() == 1


def test_a_form_this_program_does_not_have_can_still_be_read(bench: Bench, tab: RiskTab) -> None:
    older = Forms(bench.store, ())
    again = RiskTab(bench.desk, bench.saver, older)
    bench.show(again)
    assert any("does not have that form" in each.text() for each in again.findChildren(QLabel) if each.isVisible())
