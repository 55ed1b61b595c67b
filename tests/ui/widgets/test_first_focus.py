# SPDX-License-Identifier: Apache-2.0
"""A window that begins in a choice made beforehand: what is typed takes its place."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.basics import column
from vlu_desktop.ui.widgets.first_focus import begin_in


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
