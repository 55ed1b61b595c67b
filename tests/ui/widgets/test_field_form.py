# SPDX-License-Identifier: Apache-2.0
"""The form of every window, and what stands beside a page: both fold where there is no room, and are not cut."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QListWidget, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import misfits, restless
from vlu_desktop.ui.widgets.basics import column, holding, label
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.folding_row import beside_list
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll

LONG = "How it is safe to reach her or him, and when"


def window_of(inner: QWidget, qtbot: QtBot) -> tuple[QWidget, WholeScroll]:
    """As every window holds what is in it."""
    whole = WholeScroll(inner)
    window = QWidget()
    window.setLayout(column(whole))
    qtbot.addWidget(window)
    window.show()
    return window, whole


def sideways(whole: QScrollArea) -> int:
    return whole.horizontalScrollBar().maximum()


@pytest.fixture
def form() -> tuple[FieldForm, list[QLineEdit], QWidget]:
    fields = [QLineEdit(), QLineEdit()]
    made, inner = FieldForm(), QWidget()
    for words, field in zip(("By", LONG), fields, strict=True):
        made.addRow(label(words), field)
    inner.setLayout(column(made, None, margins=20))
    return made, fields, inner


def test_labels_stand_beside_their_fields_or_where_there_is_no_room_above_them_and_then_it_rests(
    form: tuple[FieldForm, list[QLineEdit], QWidget], qtbot: QtBot
) -> None:
    made, fields, inner = form
    window, whole = window_of(inner, qtbot)
    letter = window.fontMetrics().averageCharWidth()
    for wide, stacked in ((120, False), (44, True), (20, True), (120, False)):
        window.resize(letter * wide, 400)
        qtbot.waitUntil(lambda stacked=stacked: made.is_stacked == stacked)  # type: ignore[misc]
        qtbot.waitUntil(lambda: misfits(window) == [])
        assert sideways(whole) == 0
        assert fields[0].width() >= letter * min(wide - 8, 24)
        assert fields[0].width() == fields[1].width()
        assert fields[0].x() > 20 + letter * 24 or stacked
        assert restless() == []


def test_a_row_out_of_view_takes_no_room(form: tuple[FieldForm, list[QLineEdit], QWidget], qtbot: QtBot) -> None:
    made, fields, inner = form
    window, _ = window_of(inner, qtbot)
    letter = window.fontMetrics().averageCharWidth()
    window.resize(letter * 44, 400)
    qtbot.waitUntil(lambda: made.is_stacked)
    tall = made.heightForWidth(letter * 40)
    made.setRowVisible(fields[1], False)
    # What is left has a short label, beside which there is room.
    qtbot.waitUntil(lambda: not made.is_stacked)
    assert made.heightForWidth(letter * 40) < tall / 2
    made.removeRow(1)
    made.insertRow(0, QLineEdit())
    qtbot.waitUntil(lambda: misfits(window) == [])


def test_a_list_stands_above_its_page_where_there_is_no_room_beside_it(qtbot: QtBot) -> None:
    lines, page = QListWidget(), QTextEdit()
    page.setMinimumWidth(page.fontMetrics().averageCharWidth() * 60)
    left = holding(column(label("Statements"), lines))
    inner = QWidget()
    inner.setLayout(beside_list(left, lines, page))
    window, whole = window_of(inner, qtbot)
    letter = window.fontMetrics().averageCharWidth()
    placed: list[Callable[[], bool]] = [
        lambda: left.geometry().right() < page.x() and left.width() == letter * 34,
        lambda: left.geometry().bottom() < page.y() and left.width() == page.width(),
    ]
    for wide, beside in ((150, 0), (70, 1), (150, 0)):
        window.resize(letter * wide, 600)
        qtbot.waitUntil(placed[beside])
        assert sideways(whole) == 0
