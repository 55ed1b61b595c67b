# SPDX-License-Identifier: Apache-2.0
"""What looks for misfits in windows finds each kind of them, and nothing where all of it can be reached."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import misfits
from vlu_desktop.ui.widgets.basics import column, fill_line, label
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll


@pytest.fixture(autouse=True)
def plain(qapp: QApplication) -> None:
    """No style sheet of another test: the program's gives a field a height that it can't be under."""
    qapp.setStyleSheet("")


def shown(qtbot: QtBot, part: QWidget, *at: int) -> list[str]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    part.setParent(window)
    part.setGeometry(*at)
    window.show()
    qtbot.waitExposed(window)
    return misfits(window)


@pytest.mark.parametrize(
    ("part", "at", "said"),
    [
        (QPushButton, (150, 10, 260, 60), "outside"),
        (QPushButton, (10, 190, 260, 60), "outside"),
        (QPushButton, (10, 10, 30, 40), "cut"),
        (QPushButton, (10, 10, 120, 8), "cut"),
        (QLineEdit, (10, 10, 100, 4), "cut"),
        (QLabel, (10, 10, 20, 30), "cut"),
        (QPushButton, (10, 10, 280, 40), ""),
        (QLineEdit, (10, 10, 200, 40), ""),
        (QLabel, (10, 10, 280, 30), ""),
    ],
)
def test_what_is_outside_or_cut_is_found(
    qtbot: QtBot, part: type[QPushButton], at: tuple[int, int, int, int], said: str
) -> None:
    found = shown(qtbot, part("Save the incident"), *at)
    assert len(found) == bool(said)
    assert all(said in each for each in found)


def test_a_wrapped_sentence_that_lacks_a_line_is_found_and_one_cut_with_dots_is_not(qtbot: QtBot) -> None:
    words = "Ring the mobile after six, and never the shop. " * 4
    assert shown(qtbot, label(words, wrap=True), 10, 10, 150, 40)
    assert not shown(qtbot, label(words, wrap=True), 10, 10, 280, 150)
    short = ElidedLabel("muted")
    short.set_text(words)
    assert not shown(qtbot, short, 10, 10, 100, 30)


def test_what_is_scrolled_to_is_in_reach(qtbot: QtBot) -> None:
    inner = QWidget()
    inner.setLayout(column(*(QPushButton(f"Choice number {each}") for each in range(20))))
    assert not shown(qtbot, WholeScroll(inner), 0, 0, 200, 150)


def test_a_day_that_its_field_has_no_room_for_is_found_and_a_long_name_of_which_the_beginning_is_out_of_view(
    qtbot: QtBot,
) -> None:
    name = "Wilhelmina Featherstonehaugh-Cholmondeley of Inverlossit"
    left = QLineEdit(name)
    left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert "beginning" in shown(qtbot, left, 10, 10, 120, 40)[0]

    def filled(text: str) -> QLineEdit:
        made = QLineEdit()
        fill_line(made, text)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    assert not shown(qtbot, filled(name), 10, 10, 120, 40)
    assert "no room" in shown(qtbot, filled("3 March 2026"), 10, 10, 50, 40)[0]
    assert not shown(qtbot, filled("3 March 2026"), 10, 10, 200, 40)
