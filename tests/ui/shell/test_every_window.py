# SPDX-License-Identifier: Apache-2.0
"""Every window of the program: none is stray, each begins in its first field, and what is about a case names it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.whole import assert_nothing_collected, open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.devtools.screenshot_tour import tour_stops
from vlu_desktop.record.work import Meeting, Statement
from vlu_desktop.ui.case.meetings_tab import MeetingsTab
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.message_window import MessageWindow
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.first_focus import first_field, is_field

OF_NO_CASE = {
    "palette", "menu", "shortcuts", "new-case", "across", "people-alike", "recovery-sheet", "change-passphrase",
    "add-officer", "new-key", "this-computer", "restore", "audit-retention", "record-history", "record-erase",
    "case-on-a-day", "two-periods", "timeline-hours", "compare-cases",
}  # fmt: skip
"""Stops that record nothing in one case and make nothing of it, or have it in view themselves."""


class Strays(QObject):
    """Notes every widget that is shown as a window of its own and was not meant as one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, QDialog | QMenu) or watched.parentWidget() is not None
            if not meant and type(watched).__name__ != "Window":
                self.found.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    found = Strays()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)


def windows(program: Program, before: set[QWidget]) -> list[QDialog]:
    """The dialogs over the program's window that were not there before, the one in front last."""
    found = [each for each in program.window.findChildren(QDialog) if each.isVisible() and each not in before]
    return sorted(found, key=lambda each: each is QApplication.activeWindow())


def begins_well(window: QDialog, qtbot: QtBot, name: str) -> None:
    wanted = first_field(window)
    if wanted is None:
        return
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.isAncestorOf(focused), name
    assert is_field(focused), (name, type(focused).__name__, focused.accessibleName())
    del focused, wanted
    assert_nothing_collected()


def names_its_case(program: Program, window: QDialog) -> bool:
    case = program.pages.desk.file.case
    if isinstance(window, ImportWizard | MessageWindow):
        return case.title in window.into.currentText()
    fields = [each for each in window.findChildren(CaseField) if each.isVisible()]
    return any(case.title in each.text and case.reference in each.text for each in fields)


def test_every_window_is_wanted_begins_in_a_field_and_names_its_case(
    strays: Strays, opened: Program, qtbot: QtBot
) -> None:
    seen = set()
    for name, steps in tour_stops():
        open_case(opened, qtbot)
        before: set[QWidget] = set(opened.window.findChildren(QDialog))
        hidden = {each for each in before if not each.isVisible()}
        steps[0](opened)
        rest(opened, qtbot)
        for window in windows(opened, before - hidden):
            seen.add(type(window).__name__)
            begins_well(window, qtbot, name)
            if name not in OF_NO_CASE:
                assert names_its_case(opened, window), (name, type(window).__name__)
            window.close()
        for menu in opened.window.findChildren(QMenu):
            menu.close()
        rest(opened, qtbot)
    assert len(seen) > 15
    assert strays.found == []


def test_what_a_tab_opens_names_the_case_too(strays: Strays, opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot)
    pages = opened.pages
    tabs = pages.workspace.keys()
    for key in tabs:
        pages.workspace.choose(key)
        rest(opened, qtbot)
    pages.case.people.add()
    meetings = pages.workspace.choose("meetings")
    assert isinstance(meetings, MeetingsTab)
    meeting = next(each for each in pages.desk.file.all(Meeting) if each.status != "closed")
    meetings.choose(meeting.id)
    meetings.close_meeting()
    pages.case.show_window(Statement(case_id=pages.desk.file.case.id))
    rest(opened, qtbot)
    found = [each for each in opened.window.findChildren(QDialog) if each.isVisible()]
    assert len(found) == 3
    for window in found:
        begins_well(window, qtbot, type(window).__name__)
        assert names_its_case(opened, window), type(window).__name__
        if isinstance(window, RecordDialog):
            assert not window.case.change.isHidden()
        window.close()
    assert strays.found == []
