# SPDX-License-Identifier: Apache-2.0
"""What is said on a screen is seen, is described, and is told to whoever hears it; nothing to say is nothing there."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets import announcing
from vlu_desktop.ui.widgets.basics import label


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    found: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: found.append(event.message()))
    return found


def test_a_sentence_is_seen_described_and_heard(qtbot: QtBot, heard: list[str]) -> None:
    line = QLabel()
    qtbot.addWidget(line)
    announcing.tell(line, "Answer that first.")
    assert (line.text(), line.accessibleDescription(), line.isHidden()) == ("Answer that first.",) * 2 + (False,)
    announcing.tell(line, "Answer that first.")
    assert heard == ["Answer that first."] * 2
    announcing.tell(line, "")
    assert line.isHidden()
    assert line.accessibleDescription() == ""
    assert len(heard) == 2


def test_what_is_wrong_is_heard_once_wherever_it_stands(qtbot: QtBot, heard: list[str]) -> None:
    line = label("", "problem")
    qtbot.addWidget(line)
    line.setText("Write one day.")
    announcing.tell(line, "Write one day, such as 3 March 2026.")
    line.setText("")
    assert heard == ["Write one day.", "Write one day, such as 3 March 2026."]


def test_nobody_is_told_where_nobody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, heard: list[str]) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    line = QLabel()
    qtbot.addWidget(line)
    announcing.announce(line, "Saved.")
    assert heard == []
