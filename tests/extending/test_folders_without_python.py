# SPDX-License-Identifier: Apache-2.0
"""A form and a letter are a folder each, without a line of Python: a throw-away one of each is used in the program."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.papers.readback import read_pdf
from tests.ui.conftest import Bench
from tests.ui.documents.test_document_maker import leave, make
from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.bootstrap.clock import today
from vlu_desktop.platform import paths as places
from vlu_desktop.record.people import ContactPoint
from vlu_desktop.record.work import Disclosure, FormAnswer, FormAnswers
from vlu_desktop.ui.documents.document_maker import DocumentMaker
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox

FORM = """
key = "sleep-review"
version = "1"
title = "Sleep and rest"
purpose = "Goes through how she or he sleeps."
caution = "It is not a score."
licence_note = "A test's own words."
review_days = 30

[[section]]
title = "At night"

[[section.question]]
key = "wakes"
text = "Does she or he wake at night because of this?"

[[section.question]]
key = "words"
text = "How does she or he put it?"
answer = "text"
"""
LETTER = """
key = "letter-thanks"
version = "1"
title = "Thanks"
purpose = "After a meeting."
licence_note = "A test's own words."
subject = "Thank you for coming"
body = ["Thank you for coming on {met_on}.", "Please quote {reference} when you answer."]

[[question]]
key = "met_on"
text = "The day of the meeting"
day = true
"""


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of forms and letters with two folders more."""
    folder = tmp_path / "forms"
    shutil.copytree(places.forms(), folder)
    for name, file, text in (("sleep-review", "form.toml", FORM), ("letter-thanks", "letter.toml", LETTER)):
        (folder / name).mkdir()
        (folder / name / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(places, "forms", lambda: folder)
    return folder


def test_a_form_is_begun_answered_and_completed_in_the_window(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot, tab="risk")
    tab, case_id = opened.pages.case.risk, opened.pages.desk.file.case.id
    begins = {each.text() for each in tab.findChildren(QPushButton)}
    assert {"Begin sleep and rest", "Begin stalking and…"} <= begins
    tab.begin("sleep-review")
    rest(opened, qtbot)
    assert tab.page.progress == "0 of 2 answered"
    tab.page.cards["wakes"].buttons.button("yes").click()
    tab.page.cards["words"].note.setPlainText("At every car.")
    tab.page.flush()
    rest(opened, qtbot)
    tab.page._complete.click()
    rest(opened, qtbot)
    file = opened.pages.desk.file
    answers = next(row for row in file.all(FormAnswers) if row.form == "sleep-review")
    assert (answers.case_id, answers.status) == (case_id, "complete")
    assert answers.review_on == today() + timedelta(days=30)
    given = {row.item: row.answer for row in file.all(FormAnswer) if row.form_answers_id == answers.id}
    assert given == {"wakes": "yes", "words": "At every car."}


def test_a_letter_is_chosen_asked_for_seen_and_saved_in_the_window(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    bench.add(
        ContactPoint(person_id=bench.desk.file.victims[0], kind="post", value="Box 7, Exampleton", safe="yes"),
    )
    maker.kind.setCurrentIndex(maker.kind.findText("Letter"))
    bench.settle()
    which = maker.questions.fields["letter"]
    assert isinstance(which, ChoiceBox)
    which.setCurrentIndex(which.findText("Thanks"))
    day = maker.questions.fields["met_on"]
    assert isinstance(day, DayEditor)
    QTest.keyClicks(day.inner, "3 July 2026")
    make(bench, maker)
    assert maker.pages.pages.count == 1
    leave(bench, maker, tmp_path / "out.pdf")
    [entry] = bench.all(Disclosure)
    assert entry.document == "Letter"
    assert entry.template.startswith("letter-thanks, version 1, words "), "the register keeps what it was written from"
    said = " ".join(cell for _, cells in read_pdf(tmp_path / "out.pdf").content() for cell in cells)
    assert "Thank you for coming on 3 July 2026." in said
    assert "Please quote VLU 26-0147" in said
    assert entry.made_on == date(2026, 8, 3)
