# SPDX-License-Identifier: Apache-2.0
"""A window that begins in a choice made beforehand: what is typed takes its place."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.basics import column
from vlu_desktop.ui.widgets.first_focus import FirstFocus, begin_in


def test_what_is_typed_stands_in_the_place_of_what_was_chosen_beforehand(qtbot: QtBot) -> None:
    window, box = QDialog(), QComboBox()
    qtbot.addWidget(window)
    box.setEditable(True)
    box.addItems(["MARAC", "MAPPA"])
    window.setLayout(column(box))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    begin_in(window)
    line = box.lineEdit()
    assert line is not None
    line.completer().setCompletionMode(line.completer().CompletionMode.PopupCompletion)
    QTest.keyClicks(line, "x")
    assert line.text() == "x"


def test_a_field_that_is_left_shows_the_beginning_of_what_stands_in_it(qtbot: QtBot, qapp: QApplication) -> None:
    look = FirstFocus(qapp)
    window, name, other = QDialog(), QLineEdit(), QLineEdit()
    qtbot.addWidget(window)
    window.setLayout(column(name, other))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    name.setFocus()
    QTest.keyClicks(name, "Wilhelmina Featherstonehaugh-Cholmondeley")
    assert name.cursorPosition() == len(name.text())
    other.setFocus()
    assert name.cursorPosition() == 0
    qapp.focusChanged.disconnect(look._follow)
