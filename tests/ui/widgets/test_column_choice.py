# SPDX-License-Identifier: Apache-2.0
"""Columns are hidden, moved and widened, come back so in another window, and the main one takes what room is left."""

import json

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.platform import preferences
from vlu_desktop.ui.widgets.column_choice import ColumnChoice

HEADINGS = ("When", "What happened", "Proof")


def table(qtbot: QtBot) -> tuple[QTableWidget, ColumnChoice, bool]:
    view = QTableWidget(2, 3)
    view.setHorizontalHeaderLabels(list(HEADINGS))
    qtbot.addWidget(view)
    view.resize(900, 200)
    choice = ColumnChoice(view, "example", "What happened")
    for place in range(3):
        view.setColumnWidth(place, 120)
    kept = choice.put()
    view.show()
    qtbot.waitExposed(view)
    return view, choice, kept


def widths(view: QTableWidget) -> list[int]:
    return [view.columnWidth(place) for place in range(3)]


def test_the_main_column_takes_what_the_others_leave_and_never_less_than_it_had(qtbot: QtBot) -> None:
    view, _, kept = table(qtbot)
    assert not kept
    assert sum(widths(view)) == view.viewport().width()
    assert widths(view)[1] > 600
    view.resize(250, 200)
    assert widths(view) == [120, 120, 120]
    view.setColumnWidth(0, 60)
    assert widths(view)[0] == 60


def test_columns_come_back_as_they_were_chosen(qtbot: QtBot) -> None:
    view, choice, _ = table(qtbot)
    choice.show_column("Proof", shown=False)
    view.horizontalHeader().moveSection(0, 1)
    view.setColumnWidth(0, 200)
    choice.keep()
    again, then, kept = table(qtbot)
    assert kept
    assert not any(each._resting.isActive() for each in (choice, then)), "neither undoes later what the other was given"
    assert then.hidden == ("Proof",)
    assert again.horizontalHeader().logicalIndex(0) == 1
    assert again.columnWidth(0) == pytest.approx(200, abs=6)
    assert sum(widths(again)) == again.viewport().width()
    then.show_column("Proof", shown=True)
    assert table(qtbot)[1].hidden == ()


def test_one_column_always_stays(qtbot: QtBot) -> None:
    _, choice, _ = table(qtbot)
    for heading in HEADINGS:
        choice.show_column(heading, shown=False)
    assert len(choice.hidden) == 2
    assert not choice._resting.isActive(), "what is kept at once is not kept again when another table may have the name"


# The offscreen platform can't give a menu the keyboard, and says so.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_ticks_what_is_shown_and_hides_it(qtbot: QtBot) -> None:
    _, choice, _ = table(qtbot)
    menu = choice.menu(QPoint(0, 0))
    assert [(each.text(), each.isChecked()) for each in menu.actions()] == [(each, True) for each in HEADINGS]
    menu.actions()[2].toggle()
    assert choice.hidden == ("Proof",)
    menu.close()


@pytest.mark.parametrize(
    "kept", ["no json", "3", '["When"]', '[["Gone", true, 9]]', '[["When", true, "wide"]]', '[["When", false, -4]]',
             '[["When", true, NaN]]', json.dumps([[each, False, 1e9] for each in HEADINGS])],
)  # fmt: skip
def test_whatever_stands_in_the_file_a_table_has_columns(qtbot: QtBot, kept: str) -> None:
    preferences.remember("columns-example", kept)
    view, choice, _ = table(qtbot)
    assert len(choice.hidden) < 3
    assert all(wide < 10_000 for wide in widths(view))


def test_a_button_says_how_many_columns_are_hidden(qtbot: QtBot) -> None:
    _, choice, _ = table(qtbot)
    chooser = choice.chooser()
    qtbot.addWidget(chooser)
    choice.show_column("Proof", shown=False)
    assert chooser.text() == "Columns (1 hidden)"
    choice.show_column("Proof", shown=True)
    assert chooser.text() == "Columns"
