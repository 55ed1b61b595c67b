# SPDX-License-Identifier: Apache-2.0
"""A box as wide as its choices shows each of them whole, and a narrower one says by its dots that it doesn't."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.basics import row
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice
from vlu_desktop.ui.widgets.theme import THEMES, style_sheet


@pytest.mark.parametrize("text", [10, 20])
def test_every_choice_is_shown_whole_in_its_own_width(qtbot: QtBot, qapp: QApplication, text: int) -> None:
    box, window = ElidedChoice(), QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(f"{style_sheet(THEMES['light'])} QComboBox {{ font-size: {text}pt }}")
    box.addItems(["1 minute", "10 minutes", "Every officer"])
    window.setLayout(row(box, None))
    window.resize(900, 90)
    window.show()
    for place in range(box.count()):
        box.setCurrentIndex(place)
        assert box.shown() == box.itemText(place)
    box.setFixedWidth(box.width() // 2)
    qapp.processEvents()
    assert box.shown().endswith("…")
