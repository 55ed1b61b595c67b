# SPDX-License-Identifier: Apache-2.0
"""Undo in a text goes back by words, and Ctrl+Y and Ctrl+Shift+Z both bring them back, in every kind of field."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.text_undo import TextUndo

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def typed_list() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    return box


def text_of(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QTextEdit, typed_list])
@pytest.mark.parametrize("redo", [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_words_go_one_by_one_and_come_back(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget], redo: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    undo = TextUndo(qapp)
    field = make()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    QTest.keyClicks(field, "He waited outside")
    seen = []
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        seen.append(text_of(field))
    assert [each.strip() for each in seen] == ["He waited", "He", ""]
    for _ in range(3):
        QTest.keyClick(field, *redo)
    assert text_of(field) == "He waited outside"
    undo.deleteLater()


def test_what_can_only_be_read_leaves_the_keys_to_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    undo = TextUndo(qapp)
    field = QLineEdit("Fixed")
    field.setReadOnly(True)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "Fixed"
    undo.deleteLater()
