# SPDX-License-Identifier: Apache-2.0
"""An incident, a MARAC's follow-up and a court's paper made by the keyboard alone, led by what a screen reader is told.

No step is taken by looking a control up: each is taken where the name of what has the keyboard says so.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from tests.ui.conftest import Bench
from tests.ui.seeing import heard
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.work import Meeting
from vlu_desktop.services.cases.due_acts import DueActs
from vlu_desktop.services.cases.meetings import Meetings
from vlu_desktop.ui.case.meetings_tab import MeetingsTab
from vlu_desktop.ui.documents.document_maker import DocumentMaker
from vlu_desktop.ui.documents.release_dialog import ReleaseDialog
from vlu_desktop.ui.entry.incident_page import IncidentPane
from vlu_desktop.ui.widgets.first_focus import FirstFocus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEY = Qt.Key
MOST = 120


class Ear:
    """The keyboard, and what is said of whatever has it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @property
    def here(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        return focused

    @property
    def name(self) -> str:
        return heard(self.here)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.here, key, modifier)
        self._bench.settle()

    def wait_for_window(self) -> None:
        """Until the window that a key opened has the keyboard."""
        self._bench.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
        QApplication.processEvents()

    def write(self, text: str) -> None:
        QTest.keyClicks(self.here, text)

    def tab_to(self, words: str) -> None:
        """Go on by Tab until that is heard."""
        passed = [self.name]
        while not passed[-1].startswith(words):
            assert len(passed) < MOST, f"“{words}” was not come to, only {passed}"
            self.press(KEY.Key_Tab)
            passed.append(self.name)


@pytest.fixture
def ear(bench: Bench, qapp: QApplication) -> Iterator[Ear]:
    first = FirstFocus(qapp)
    yield Ear(bench)
    qapp.removeEventFilter(first)
    first.deleteLater()


def test_an_incident(bench: Bench, ear: Ear) -> None:
    pane = IncidentPane(bench.desk, bench.saver, bench.worker, bench.incidents, bench.drafts)
    pane.saved.connect(bench.bulletin.publish)
    bench.show(pane, 760, 860)
    pane.begin()
    assert ear.name == "What happened"
    ear.write("He rang and said nothing.")
    ear.tab_to("When")
    ear.write("yesterday at 9pm")
    assert "2 August 2026" in ear.here.accessibleDescription()
    ear.tab_to("What kind")
    ear.write("phone call")
    ear.press(KEY.Key_Return)
    ear.tab_to("Told to police: Yes")
    ear.press(KEY.Key_Right)
    assert ear.name == "Told to police: No"
    assert QAccessible.queryAccessibleInterface(ear.here).role() == QAccessible.Role.RadioButton
    ear.press(KEY.Key_Space)
    ear.tab_to("Save")
    ear.press(KEY.Key_Space)
    (incident,) = bench.all(Incident)
    assert (incident.account, incident.reported) == ("He rang and said nothing.", "no")
    assert [each.kind for each in bench.all(IncidentBehaviour)] == ["call"]


def test_a_follow_up_of_a_marac(bench: Bench, ear: Ear) -> None:
    bench.add(Meeting(case_id=bench.case_id, kind="marac", on=date(2026, 7, 4), status="held"))
    tab = MeetingsTab(bench.desk, bench.saver, Meetings(bench.store), DueActs(bench.store), lambda _: "The rule.")
    bench.show(tab)
    tab.setFocus()
    ear.press(KEY.Key_Tab)
    ear.tab_to("Close meeting")
    ear.press(KEY.Key_Space)
    ear.wait_for_window()
    assert ear.name.startswith("Follow-up on")
    ear.tab_to("Close the meeting")
    ear.press(KEY.Key_Space)
    assert ear.name.startswith("Follow-up on"), "what is missing has the keyboard"
    assert "Write the day of the follow-up" in ear.here.accessibleDescription()
    ear.write("1 September")
    assert "1 September 2026" in ear.here.accessibleDescription()
    ear.tab_to("Close the meeting")
    ear.press(KEY.Key_Space)
    planned = next(each for each in bench.all(Meeting) if each.status == "planned")
    assert planned.on == date(2026, 9, 1)


def test_a_paper_for_the_court(bench: Bench, ear: Ear, maker: DocumentMaker, tmp_path: Path) -> None:
    """It begins in what is made; what was withheld and what the search found is read before it leaves."""
    ear.tab_to("Document")
    ear.tab_to("For")
    assert isinstance(ear.here, QComboBox)
    assert ear.here.currentText().startswith("Court")
    ear.tab_to("Make it")
    ear.press(KEY.Key_Space)
    bench.qtbot.waitUntil(lambda: maker.save.isEnabled() and not bench.worker.busy)
    ear.tab_to("Save")
    ear.press(KEY.Key_Space)
    bench.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ReleaseDialog))
    QApplication.processEvents()
    assert ear.name == "Save as"
    ear.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    ear.write(str(tmp_path / "court.pdf"))
    ear.tab_to("Close")
    ear.press(KEY.Key_Tab)
    assert ear.name == "Save"
    ear.press(KEY.Key_Space)
    assert (tmp_path / "court.pdf").read_bytes().startswith(b"%PDF")
