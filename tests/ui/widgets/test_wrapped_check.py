# SPDX-License-Identifier: Apache-2.0
"""A box to tick says all of its words however narrow its place is, and parts beside each other go below each other."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.basics import column
from vlu_desktop.ui.widgets.folding_row import NARROW
from vlu_desktop.ui.widgets.folding_split import FoldingSplit
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.wrapped_check import WrappedCheck

WORDS = "Let documents leave as texts for editing, which are no copies of the register"


def in_place(qtbot: QtBot, box: WrappedCheck, wide: int) -> QWidget:
    window = QWidget()
    window.setLayout(column(box, None))
    qtbot.addWidget(window)
    window.resize(wide, 300)
    window.show()
    qtbot.waitExposed(window)
    return window


def dark_rows(box: WrappedCheck) -> int:
    """How many rows of dots hold letters, right of the box itself."""
    image, first = box.grab().toImage(), box._before
    ground = image.pixelColor(image.width() - 1, 0).lightness()
    return sum(
        any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for x in range(first, image.width()))
        for y in range(image.height())
    )


def test_words_that_have_no_room_in_one_line_go_on_in_the_next(qtbot: QtBot) -> None:
    box = WrappedCheck(WORDS)
    whole = in_place(qtbot, box, box.sizeHint().width() + 40)
    assert box.width() <= whole.width()
    one = dark_rows(box)
    narrow = WrappedCheck(WORDS)
    third = in_place(qtbot, narrow, narrow.sizeHint().width() // 3)
    assert narrow.width() <= third.width()
    assert narrow.width() < narrow.sizeHint().width() // 2
    assert narrow.height() >= narrow.heightForWidth(narrow.width()) > 2 * narrow.fontMetrics().height()
    assert dark_rows(narrow) > 2 * one
    QTest.mouseClick(narrow, Qt.MouseButton.LeftButton, pos=QPoint(8, narrow.height() // 2))
    assert narrow.isChecked()


def test_it_is_never_narrower_than_its_longest_word(qtbot: QtBot) -> None:
    box = WrappedCheck(WORDS)
    window = in_place(qtbot, box, 10)
    longest = max(map(box.fontMetrics().horizontalAdvance, WORDS.split()))
    assert window.minimumSizeHint().width() >= longest


def test_parts_stand_below_each_other_where_there_is_no_room_beside(qtbot: QtBot) -> None:
    parts = [QLabel("one"), QLabel("two")]
    split = FoldingSplit("tried", parts, (300, 100), (6, 4))
    qtbot.addWidget(split)
    room = split.fontMetrics()
    wide = room.averageCharWidth() * NARROW
    split.resize(wide + 20, 600)
    split.show()
    qtbot.waitExposed(split)
    assert split.orientation() is Qt.Orientation.Horizontal
    assert split.sizes()[0] > split.sizes()[1]
    split.resize(wide - 20, 600)
    assert split.orientation() is Qt.Orientation.Vertical
    assert [part.minimumHeight() for part in parts] == [6 * room.lineSpacing(), 4 * room.lineSpacing()]
    split.resize(wide + 20, 600)
    assert split.orientation() is Qt.Orientation.Horizontal
    assert [part.minimumHeight() for part in parts] == [0, 0]


def test_parts_are_read_in_the_order_they_are_seen_in(qtbot: QtBot) -> None:
    split = OrderedSplit()
    qtbot.addWidget(split)
    parts = {name: QLabel(name) for name in ("first", "second", "third")}
    split.addWidget(parts["second"])
    split.addWidget(parts["third"])
    split.insertWidget(0, parts["first"])
    split.show()
    qtbot.waitExposed(split)
    heard = QAccessible.queryAccessibleInterface(split)
    names = [heard.child(place).text(QAccessible.Text.Name) for place in range(heard.childCount())]
    assert [name for name in names if name] == list(parts)
