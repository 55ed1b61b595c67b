# SPDX-License-Identifier: Apache-2.0
"""A choice that is typed is taken as what its list narrows to, by Enter, by Tab and by saving alike."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.ui.fields.plain_editors import ListEditor
from vlu_desktop.ui.widgets.basics import column

TERMS = (("mobile", "Mobile"), ("home", "Home phone"), ("work", "Work phone"), ("safe", "A letter box"), ("no", "No"))


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("Mobile", "mobile"), ("Mob", "mobile"), ("mob", "mobile"), ("h", "home"), ("no", "no"),
        # The list narrows to it by a word within.
        ("box", "safe"), ("letter b", "safe"), ("etter", ""), ("", ""),
        # Two are left, or none: nothing is guessed, and it says so.
        ("phone", ""), ("fax", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, None])
def test_what_is_typed(qtbot: QtBot, typed: str, taken: str, key: Qt.Key | None) -> None:
    editor, after = ListEditor(Spec(name="kind", label="Kind", kind=Kind.TEXT), TERMS), QLineEdit()
    window = QWidget()
    window.setLayout(column(editor, after))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    line = editor.findChildren(QLineEdit)[0]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)
    if key is not None:
        QTest.keyClick(line, key)
    assert editor.value() == taken
    assert bool(editor.problem()) == (not taken and bool(typed))
