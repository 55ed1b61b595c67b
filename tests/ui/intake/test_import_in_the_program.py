# SPDX-License-Identifier: Apache-2.0
"""A diary taken in from the whole window: what is said of it, what stands at its incident afterwards, and its undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.intake.messages.phones import chat, evenings
from tests.ui.intake.import_window import cells, go_to, kept, table_of, type_over
from tests.ui.whole import open_case, rest, step_back
from vlu_desktop.app.application import Program
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.widgets.fitting_dialog import Question

ROWS = (("Date", "What happened", "Weather"), ("13/03/2026", "He rang me at home", "rain"))


def test_a_diary_is_ticked_and_taken_in_said_in_one_message_and_undone(
    opened: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    open_case(opened, qtbot)
    case = opened.pages.desk.file.case
    before = opened.pages.desk.file.all(Incident)
    opened.window.actions_registry.run("import")
    [wizard] = opened.window.findChildren(ImportWizard)
    wizard.open_file(table_of(tmp_path, *ROWS))
    rest(opened, qtbot)
    go_to(wizard, 0, "When")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    wizard.reading.columns.name.setText("Our log")
    wizard.reading.columns.keep.click()
    rest(opened, qtbot)
    assert opened.window.actions_registry.drawn("undo").text().startswith("Undo add column map")
    kept(wizard, "diary")
    QTest.mouseClick(wizard.take, Qt.MouseButton.LeftButton)
    rest(opened, qtbot)
    where = f"{case.title} ({case.reference})" if case.reference else case.title
    assert opened.window.news.text == f"Took in 1 incident from diary.csv into {where}."
    file = opened.pages.desk.file
    [made] = [each for each in file.all(Incident) if each not in before]
    assert [row.kind for row in file.all(IncidentBehaviour) if row.incident_id == made.id] == ["call"]
    dialog = RecordDialog(made, opened.pages.desk, opened.pages.saver, opened.window)
    qtbot.addWidget(dialog)
    assert "diary.csv, row 2; Weather: rain" in [line.text() for line in dialog.findChildren(QLineEdit)]
    opened.window.actions_registry.run("undo")
    rest(opened, qtbot)
    assert not [each for each in opened.window.findChildren(Question) if each.isVisible()], "its incident is in view"
    assert opened.pages.desk.file.all(Incident) == before
    step_back(opened, qtbot, "redo")
    opened.pages.workspace.choose("people")
    opened.window.actions_registry.run("undo")
    rest(opened, qtbot)
    [asked] = [each for each in opened.window.findChildren(Question) if each.isVisible()]
    assert "not in view" in asked.sentence.text(), "nothing of an import stands among the people"
    asked.yes.click()
    rest(opened, qtbot)
    assert opened.pages.desk.file.all(Incident) == before


@pytest.mark.parametrize("in_case", [True, False])
def test_what_was_changed_waits_on_today_after_the_casebook_was_locked(
    opened: Program, qtbot: QtBot, tmp_path: Path, in_case: bool
) -> None:
    if in_case:
        open_case(opened, qtbot)
    wizard = opened.pages.import_file()
    wizard.open_file(table_of(tmp_path, *ROWS))
    rest(opened, qtbot)
    type_over(wizard, 0, "What happened", "He rang me at home, twice")
    opened.pages.keep_drafts()
    rest(opened, qtbot)
    wizard.hide()
    opened.window.go("today")
    opened.pages.today.refresh()
    rest(opened, qtbot)
    lines = opened.pages.today.table
    [draft] = [line for _, line in lines.lines.lines() if isinstance(line, Draft) and line.kind == "import"]
    lines.choose(draft)
    QTest.keyClick(lines, Qt.Key.Key_Return)
    rest(opened, qtbot)
    [found] = [each for each in opened.window.findChildren(ImportWizard) if each.isVisible()]
    assert cells(found.made, "What happened") == ["He rang me at home, twice"]
    assert (found.into.case_id != "") is in_case
    for _ in range(2):
        found.reject()
    rest(opened, qtbot)


def test_locking_keeps_what_stands_in_windows_that_are_open_and_of_none_that_was_closed(
    opened: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the program itself locks: it puts another process in its place, and hides its windows before."""
    open_case(opened, qtbot)
    wizard = opened.pages.import_file()
    wizard.open_file(table_of(tmp_path, *ROWS))
    chat_file = tmp_path / "_chat.txt"
    chat_file.write_text(chat(evenings(1, 3)), encoding="utf-8")
    messages = opened.pages.messages.open_file(chat_file, opened.pages.desk.file.case.id)
    rest(opened, qtbot)
    type_over(wizard, 0, "What happened", "He rang me at home, twice")
    messages.who.say("offender")
    tabs = opened.pages.case
    tabs.exhibits.take_in([chat_file], over=opened.window)
    opened.pages.workspace.choose("conversations")
    rest(opened, qtbot)
    tabs.conversations.table.selectAll()
    closed = opened.pages.import_file()
    closed.open_file(table_of(tmp_path, *ROWS))
    rest(opened, qtbot)
    closed.reject()
    kinds: list[str] = []
    monkeypatch.setattr(Drafts, "keep", lambda drafts, key, kind, case_id, body: kinds.append(kind))
    replaced: list[object] = []
    monkeypatch.setattr(opened, "_start_again", lambda *how: replaced.append(how))
    opened.lock()
    assert kinds == ["of files to take in", "of a stretch of messages", "import", "of messages"]
    assert len(replaced) == 1
    assert not wizard.isVisible()
