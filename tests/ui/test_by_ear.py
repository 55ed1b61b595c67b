# SPDX-License-Identifier: Apache-2.0
"""An incident made with the keyboard alone, led by what a screen reader is told.

No step is taken by looking a control up: each is taken where the name of what has the keyboard says so.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Bench
from tests.ui.seeing import heard
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.ui.entry.incident_page import IncidentPane

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
def ear(bench: Bench) -> Ear:
    return Ear(bench)


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
