# SPDX-License-Identifier: Apache-2.0
"""A phone in the whole program: chosen or dropped it opens its own window; what came of it is in view, and undone."""

from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.intake.messages.phones import HIM, ME, backup, chat, evenings, sms
from tests.ui.case.test_file_drop import carrying, drop
from tests.ui.whole import open_case, rest, step_back
from vlu_desktop.app.application import Program
from vlu_desktop.record.conduct import Incident, SenderName, SourceItem, SourceItemIncident
from vlu_desktop.services.cases.conversations import is_message
from vlu_desktop.ui.case.take_in_window import TakeInDialog
from vlu_desktop.ui.intake.bursts_window import BurstsWindow
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.message_window import MessageWindow
from vlu_desktop.ui.intake.senders_window import SendersWindow

W = TypeVar("W", bound=QWidget)
DIARY = Path(__file__).parents[3] / "resources" / "examples" / "diary.csv"
PLAIN = "Aoife Ní Bhraonáin-Stott"
START = datetime(2025, 3, 3, 20, 0)
OTHER = "Isla Corbiemuir"
LOG = """Northshire Police
Incident log NP-20250303-0412

03/03/2025 21:10 PC 1234 Caller states her ex partner is outside the address.
03/03/2025 21:25 PC 1234 Attended, no trace of the male.
"""
THIRD = "Zuzanna Kowalczyk-Eze"
"""Cases of the example that hold no message."""


@pytest.fixture
def opened(shared: Program) -> Program:
    """One window for all of them, for opening it is most of what they would cost."""
    return shared


def window(program: Program, cls: type[W]) -> W:
    """The window of a class that is open."""
    [found] = [each for each in program.window.findChildren(cls) if each.isVisible()]
    return found


def none(program: Program, cls: type[QWidget]) -> bool:
    return not any(each.isVisible() for each in program.window.findChildren(cls))


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    path = tmp_path / "WhatsApp Chat with Col Dray.txt"
    path.write_text(chat(evenings(6, 5)), encoding="utf-8")
    return path


def imported(program: Program, qtbot: QtBot, path: Path) -> None:
    wizard = program.pages.import_file()
    wizard.open_file(path)
    rest(program, qtbot)


def messages(program: Program) -> list[SourceItem]:
    return list(filter(is_message, program.pages.desk.file.all(SourceItem)))


def test_a_phone_becomes_a_conversation_and_incidents_and_each_act_is_undone(
    opened: Program, qtbot: QtBot, phone: Path
) -> None:
    open_case(opened, qtbot, PLAIN)
    workspace, desk = opened.pages.workspace, opened.pages.desk
    tab = workspace.keys().index("conversations")
    assert not workspace.tabs.is_there(tab), "there is no conversation yet"
    before = len(desk.file.all(Incident))
    imported(opened, qtbot, phone)
    assert none(opened, ImportWizard)
    shown = window(opened, MessageWindow)
    assert shown.into.currentText().startswith(PLAIN)
    QTest.keyClick(shown.who.table, Qt.Key.Key_M)
    QTest.keyClick(shown.who.table, Qt.Key.Key_H)
    QTest.mouseClick(shown.take, Qt.MouseButton.LeftButton)
    rest(opened, qtbot)
    assert none(opened, MessageWindow)
    assert len(messages(opened)) == 36
    assert workspace.tabs.is_there(tab)
    assert workspace.tabs.place == tab
    assert workspace.tabs.parts.tabText(tab) == "Conversations  36"
    assert opened.window.news.text.startswith("Took in 36 messages: WhatsApp Chat with Col Dray.txt, in ")
    bursts = window(opened, BurstsWindow)
    assert bursts.told.text() == "6 incidents of 30 messages and calls"
    QTest.mouseClick(bursts.make, Qt.MouseButton.LeftButton)
    rest(opened, qtbot)
    assert none(opened, BurstsWindow)
    assert opened.window.news.text.startswith("Made 6 incidents of 30 messages and calls, in ")
    made = [row for row in desk.file.all(Incident) if desk.file.linked(SourceItemIncident, "incident_id", row.id)]
    assert len(desk.file.all(Incident)) == before + 6
    assert {desk.file.conduct_by_id[row.id].kinds for row in made if row.told_on} >= {()}
    step_back(opened, qtbot)
    assert len(desk.file.all(Incident)) == before
    assert len(messages(opened)) == 36
    step_back(opened, qtbot)
    assert not messages(opened)
    assert not desk.file.all(SenderName)
    assert not workspace.tabs.is_there(tab)


def test_a_diary_is_still_read_as_rows_and_a_phone_can_be_if_an_officer_says_so(
    opened: Program, qtbot: QtBot, phone: Path
) -> None:
    open_case(opened, qtbot, PLAIN)
    imported(opened, qtbot, DIARY)
    wizard = window(opened, ImportWizard)
    assert wizard.made.rowCount() == 8
    wizard.close()
    rest(opened, qtbot)
    imported(opened, qtbot, phone)
    window(opened, MessageWindow)._rows.click()
    rest(opened, qtbot)
    assert none(opened, MessageWindow)
    window(opened, ImportWizard).close()
    rest(opened, qtbot)


def imported_text(program: Program, qtbot: QtBot) -> None:
    """What was copied, pasted into the import window."""
    program.pages.import_file().choosing.paste.click()
    rest(program, qtbot)


def test_a_log_that_was_copied_from_a_police_system_is_pasted_and_read_as_one(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot, PLAIN)
    QGuiApplication.clipboard().setText(LOG)
    imported_text(opened, qtbot)
    assert none(opened, ImportWizard)
    shown = window(opened, MessageWindow)
    assert shown.take.text() == "Take in 2 entries of a log"
    assert shown.tabs.currentWidget() is shown.conversation
    assert [shown.tabs.tabText(n) for n in (0, 2)] == ["Who is who", "Entries"]
    assert shown.who._told.text() == "Nobody sent any of it, so there is nobody to name."
    assert shown._ways.text() == "None."
    assert shown.conversation.table.isColumnHidden(1), "nobody stands under From"
    assert shown._file.accessibleName().startswith("Pasted text of ")
    shown.take.click()
    rest(opened, qtbot)
    assert none(opened, BurstsWindow), "of a log no incident is gathered"
    assert opened.window.news.text.startswith("Took in 2 entries of a log: Pasted text of ")
    workspace = opened.pages.workspace
    assert workspace.keys()[workspace.tabs.place] == "incidents"
    step_back(opened, qtbot)
    assert opened.window.news.text.startswith("Took back: take in a file: Pasted text of "), opened.window.news.text
    imported_text(opened, qtbot)
    shown = window(opened, MessageWindow)
    shown._rows.click()
    rest(opened, qtbot)
    wizard = window(opened, ImportWizard)
    assert wizard.given is not None
    assert wizard.given.name.startswith("Pasted text of ")
    wizard.close()
    rest(opened, qtbot)


def test_a_phone_dropped_on_a_case_opens_its_window_and_any_other_file_is_an_exhibit(
    opened: Program, qtbot: QtBot, phone: Path, tmp_path: Path
) -> None:
    open_case(opened, qtbot, PLAIN)
    assert drop(opened.pages.workspace, carrying([phone]))
    qtbot.waitUntil(lambda: not none(opened, MessageWindow))
    rest(opened, qtbot)
    shown = window(opened, MessageWindow)
    assert [party.written for party in shown.who.rows.parties] == [HIM, ME]
    assert none(opened, TakeInDialog)
    shown.close()
    rest(opened, qtbot)
    other = tmp_path / "note.txt"
    other.write_text("Only a note")
    assert drop(opened.pages.workspace, carrying([other]))
    qtbot.waitUntil(lambda: not none(opened, TakeInDialog))
    assert none(opened, MessageWindow)
    window(opened, TakeInDialog).reject()


def test_of_files_dropped_together_those_of_messages_are_shown_one_after_another(
    opened: Program, qtbot: QtBot, phone: Path, tmp_path: Path
) -> None:
    open_case(opened, qtbot, OTHER)
    note, second = tmp_path / "note.txt", tmp_path / "sms.xml"
    note.write_text("Only a note")
    second.write_text(backup(sms(START, "Hi")), encoding="utf-8")
    assert drop(opened.pages.workspace, carrying([phone, note, second]))
    qtbot.waitUntil(lambda: not none(opened, TakeInDialog))
    assert none(opened, MessageWindow)
    assert [each.name for each in window(opened, TakeInDialog).files] == ["note.txt"]
    window(opened, TakeInDialog).reject()
    qtbot.waitUntil(lambda: not none(opened, MessageWindow))
    rest(opened, qtbot)
    first = window(opened, MessageWindow)
    assert first._file.accessibleName() == "WhatsApp Chat with Col Dray.txt, 1 of 2"
    QTest.keyClick(first.who.table, Qt.Key.Key_M)
    QTest.keyClick(first.who.table, Qt.Key.Key_H)
    first.take.click()
    qtbot.waitUntil(lambda: not none(opened, MessageWindow) and window(opened, MessageWindow) is not first)
    rest(opened, qtbot)
    assert none(opened, BurstsWindow), "incidents are made once all of them are in"
    last = window(opened, MessageWindow)
    assert last._file.accessibleName() == "sms.xml, 2 of 2"
    last.reject()
    qtbot.waitUntil(lambda: not none(opened, BurstsWindow))
    rest(opened, qtbot)
    assert none(opened, MessageWindow)
    assert len(messages(opened)) == 36
    window(opened, BurstsWindow).reject()


def test_an_incident_leads_to_its_conversation_and_a_message_found_is_shown_in_it(
    opened: Program, qtbot: QtBot, phone: Path
) -> None:
    open_case(opened, qtbot, PLAIN)
    imported(opened, qtbot, phone)
    shown = window(opened, MessageWindow)
    QTest.keyClick(shown.who.table, Qt.Key.Key_M)
    QTest.keyClick(shown.who.table, Qt.Key.Key_H)
    shown.take.click()
    rest(opened, qtbot)
    window(opened, BurstsWindow).make.click()
    rest(opened, qtbot)
    desk, case, pane = opened.pages.desk, opened.pages.case, opened.pages.entry.incident
    third = next(row for row in desk.file.all(Incident) if "Evening 3, message 1" in row.account)
    other = next(
        row for row in desk.file.all(Incident) if not desk.file.linked(SourceItemIncident, "incident_id", row.id)
    )
    opened.pages.entry.open_incident(other.id)
    rest(opened, qtbot)
    assert not pane._conversation.isVisible()
    opened.pages.entry.open_incident(third.id)
    rest(opened, qtbot)
    QTest.mouseClick(pane._conversation, Qt.MouseButton.LeftButton)
    rest(opened, qtbot)
    assert not pane.isVisible()
    tab = case.conversations
    assert tab.isVisible()
    found = tab.rows.item(tab.table.currentIndex().row())
    assert found is not None
    assert found.raw == "Evening 3, message 1"
    opened.pages.workspace.choose("timeline")
    hit = next(item for item in messages(opened) if item.raw == "Evening 5, message 2")
    case.open_record("source-item", hit.id)
    rest(opened, qtbot)
    assert tab.isVisible()
    assert tab.rows.item(tab.table.currentIndex().row()) == hit
    QTest.mouseClick(tab.beside.buttons["open"], Qt.MouseButton.LeftButton)
    rest(opened, qtbot)
    assert pane.isVisible()
    assert "Evening 5" in str(pane.form.account.value())
    pane.leave()
    rest(opened, qtbot)


def test_who_is_who_said_later_gives_the_bursts_their_messages(opened: Program, qtbot: QtBot, phone: Path) -> None:
    open_case(opened, qtbot, THIRD)
    imported(opened, qtbot, phone)
    window(opened, MessageWindow).take.click()
    rest(opened, qtbot)
    bursts = window(opened, BurstsWindow)
    assert bursts.told.text().startswith("No incident")
    bursts._ask_senders()
    rest(opened, qtbot)
    senders = window(opened, SendersWindow)
    QTest.keyClick(senders.who.table, Qt.Key.Key_M)
    QTest.keyClick(senders.who.table, Qt.Key.Key_H)
    senders.save.click()
    rest(opened, qtbot)
    assert {item.direction for item in messages(opened)} == {"to-victim", "from-victim"}
    opened.window.actions_registry.run("bursts")
    rest(opened, qtbot)
    again = window(opened, BurstsWindow)
    assert again.told.text() == "6 incidents of 30 messages and calls"
    again.close()
    rest(opened, qtbot)
