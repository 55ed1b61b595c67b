# SPDX-License-Identifier: Apache-2.0
"""Rows of tables and lists: the one the keyboard is on is in view, and one in Arabic is cut at its own end."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.basics import column, holding, label, scrolled
from vlu_desktop.ui.widgets.cell_direction import DirectedCells, starts_right_to_left
from vlu_desktop.ui.widgets.row_table import row_table


def test_the_row_the_keyboard_is_on_is_brought_into_view_of_a_page_that_shows_only_a_part_of_its_table(
    qtbot: QtBot,
) -> None:
    table = row_table("Rows", QStringListModel([f"Row {place}" for place in range(12)]))
    table.setFixedHeight(table.verticalHeader().defaultSectionSize() * 13)
    window = QWidget()
    area = scrolled(holding(column(label("Above"), table, label("Below"))))
    window.setLayout(column(area))
    window.resize(300, table.height() // 3)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(0)

    def seen() -> bool:
        row = table.visualRect(table.currentIndex())
        return table.viewport().visibleRegion().boundingRect().contains(row.adjusted(2, 0, -2, 0))

    for key, times in ((Qt.Key.Key_Down, 8), (Qt.Key.Key_Home, 1), (Qt.Key.Key_End, 1)):
        for _ in range(times):
            QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier if times == 1 else Qt.KeyboardModifier(0))
            qtbot.waitUntil(seen)
    assert table.currentIndex().row() == 11


@pytest.mark.parametrize(
    ("words", "so"),
    [("ظهر أمام البيت", True), ("  12. שלום", True), ("He rang. ظهر", False), ("", False), ("12 … 😡", False)],
)
def test_what_begins_from_the_right_is_read_and_cut_from_there(qtbot: QtBot, words: str, so: bool) -> None:
    assert starts_right_to_left(words) is so
    model = QStringListModel([words])
    table = row_table("Rows", model)
    qtbot.addWidget(table)
    option = QStyleOptionViewItem()
    cells = table.itemDelegate()
    assert isinstance(cells, DirectedCells)
    cells.initStyleOption(option, model.index(0))
    assert (option.direction == Qt.LayoutDirection.RightToLeft) is so
