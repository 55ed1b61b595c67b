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


def test_what_is_chosen_gives_way_with_an_ellipsis_and_is_whole_where_there_is_room(qtbot: QtBot) -> None:
    box = ChoiceBox("Dates", [("day", "Day first: 3/4 is 3 April"), ("other", "Not one of these <b>")])
    qtbot.addWidget(box)
    box.show()
    room = box.fontMetrics().averageCharWidth()
    for letters, shown in ((60, "Day first: 3/4 is 3 April"), (18, "Day fi")):
        box.resize(letters * room, box.sizeHint().height())
        assert box.shown().startswith(shown)
        assert box.shown().endswith("…") is (letters == 18)
    assert not box.grab().isNull()
    box.setCurrentIndex(-1)
    box.setPlaceholderText("Choose the case it belongs to")
    assert box.shown().startswith("Choose")
    assert box.shown().endswith("…")
