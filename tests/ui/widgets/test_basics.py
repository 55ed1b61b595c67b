# SPDX-License-Identifier: Apache-2.0
"""Buttons by the keyboard: Enter and Space press the one that has it, and Enter in a field presses none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.basics import button, column
from vlu_desktop.ui.widgets.theme import THEMES, style_sheet


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    window, field = QDialog(), QLineEdit()
    press = button("Take it in", lambda: pressed.append("pressed"))
    window.setLayout(column(field, press))
    qtbot.addWidget(window)
    window.show()
    press.setFocus()
    QTest.keyClick(press, key)
    assert pressed == ["pressed"]
    press.setEnabled(False)
    QTest.keyClick(press, key)
    QTest.keyClick(field, key)
    assert pressed == ["pressed"]


def test_a_field_and_a_button_hold_a_whole_line_however_little_room_there_is(qtbot: QtBot) -> None:
    """A form that scrolls gives each the least it asks for, and letters that reach below the line were cut."""
    window, field, press = QWidget(), QLineEdit(), button("Jump", lambda: None)
    window.setLayout(column(field, press))
    window.setStyleSheet(style_sheet(THEMES["light"]))
    qtbot.addWidget(window)
    window.show()
    line = field.fontMetrics().height()
    for each, padding in ((field, 4), (press, 5)):
        assert each.minimumHeight() >= line + 2 * round(padding * line / 18) + 2, "its edge besides"


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_what_can_not_be_pressed_looks_otherwise_than_what_can(qtbot: QtBot, theme: str) -> None:
    window = QWidget()
    made = {kind: button("Save", lambda: None, kind) for kind in ("", "primary", "quiet", "link", "outline")}
    window.setStyleSheet(style_sheet(THEMES[theme]))
    window.setLayout(column(*made.values()))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    before = {kind: each.grab().toImage() for kind, each in made.items()}
    for each in made.values():
        each.setEnabled(False)
    assert [kind for kind, each in made.items() if each.grab().toImage() == before[kind]] == []
