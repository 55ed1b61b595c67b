# SPDX-License-Identifier: Apache-2.0
"""Widgets that stand side by side where there is room, and in more lines where there is not."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.basics import column
from vlu_desktop.ui.widgets.flow_layout import flowing


def test_what_is_spread_stands_at_both_ends_of_one_line_and_from_the_beginning_of_several(qtbot: QtBot) -> None:
    parts = [QPushButton(words) for words in ("Incidents", "Columns", "Add incident")]
    window = QWidget()
    window.setLayout(column(flowing(*parts, spread=True), None))
    qtbot.addWidget(window)
    window.show()
    assert window.minimumSizeHint().width() == max(each.minimumSizeHint().width() for each in parts)
    whole = sum(each.sizeHint().width() for each in parts) + 8 * len(parts)
    window.resize(whole * 2, 200)
    qtbot.waitUntil(lambda: parts[2].geometry().right() == whole * 2 - 1)
    assert parts[0].x() == 0
    assert parts[1].x() > whole
    assert {each.y() for each in parts} == {parts[0].y()}
    window.resize(whole - parts[2].sizeHint().width(), 200)
    qtbot.waitUntil(lambda: parts[2].y() > parts[0].y())
    assert parts[1].x() == parts[0].sizeHint().width() + 8
    assert parts[2].x() == 0
