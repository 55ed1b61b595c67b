# SPDX-License-Identifier: Apache-2.0
"""A short list changes when somebody chooses in it, and by nothing else that is done while it has the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.fields.wheel_proof import ChoiceBox


@pytest.mark.parametrize(
    ("key", "held", "chosen"),
    [
        (Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier, "tamsin"),
        (Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier, "tamsin"),
        (Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier, "bronagh"),
        (Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier, "bronagh"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "tamsin"),
    ],
)
def test_a_shortcut_that_nothing_takes_never_chooses_another_case(
    qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, chosen: str
) -> None:
    box = ChoiceBox("Into which case", [("bronagh", "Bronagh"), ("tamsin", "Tamsin")])
    qtbot.addWidget(box)
    QTest.keyClick(box, key, held)
    assert box.currentData() == chosen
