# SPDX-License-Identifier: Apache-2.0
"""A short list changes when somebody chooses in it, and by nothing else that is done while it has the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import column
from vlu_desktop.ui.widgets.elided_choice import ElidedLine
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


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


RELATIONSHIPS = [
    ("", ""), ("partners", "Partners"), ("former-partners", "Former partners"), ("friends", "Friends"),
    ("neighbours", "Neighbours"), ("patient", "Patient and carer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("f", "former-partners"), ("ff", "friends"), ("fff", "former-partners"), ("fr", "friends"), ("p", "partners"),
        ("pat", "patient"), ("carer", "patient"), ("N", "neighbours"), ("former p", "former-partners"), ("zz", ""),
    ],
)  # fmt: skip
def test_letters_choose_by_any_word_and_what_none_has_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr("vlu_desktop.ui.fields.wheel_proof.announce", lambda _, sentence: said.append(sentence))
    box = ChoiceBox("Relationship", RELATIONSHIPS)
    taken: list[int] = []
    box.activated.connect(taken.append)
    qtbot.addWidget(box)
    QTest.keyClicks(box, typed)
    assert box.currentData() == chosen
    assert bool(said) is (not chosen)
    assert bool(taken) is bool(chosen)


def test_what_is_typed_and_longer_than_its_box_ends_with_an_ellipsis_until_it_has_the_keyboard(
    qtbot: QtBot, qapp: QApplication
) -> None:
    ThemeSwitcher(qapp)
    box, usual, other = QComboBox(), QComboBox(), QLineEdit()
    line = ElidedLine(box)
    box.setLineEdit(line)
    usual.setEditable(True)
    window = QWidget()
    window.setLayout(column(box, usual, other))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    own = usual.lineEdit()
    assert own is not None
    assert line.geometry() == own.geometry(), "it stands as a list's own line does"
    line.setText("Bartholomew Fitzwilliam-Example of the Old Rectory")
    few, many = (letters * line.fontMetrics().averageCharWidth() for letters in (15, 200))
    line.setFixedWidth(few)
    other.setFocus()
    assert line.shown().startswith("Bartho")
    assert line.shown().endswith("…")
    cut = line.grab().toImage()
    line.setFixedWidth(many)
    assert line.shown() == line.text()
    line.setFixedWidth(few)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.shown() == line.text()
    assert line.grab().toImage() != cut
