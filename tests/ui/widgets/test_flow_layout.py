# SPDX-License-Identifier: Apache-2.0
"""Widgets that stand side by side where there is room, and in more lines where there is not."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import misfits
from vlu_desktop.ui.widgets.basics import button, column
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


def test_the_words_of_a_button_that_fits_in_no_line_go_on_in_the_next_and_a_word_that_fits_in_none_is_found(
    qtbot: QtBot,
) -> None:
    give = button("Give the cases chosen to another officer", list)
    window = QWidget()
    window.setLayout(column(flowing(give, button("Save", list)), None))
    qtbot.addWidget(window)
    window.show()
    one, line = give.sizeHint(), give.fontMetrics().lineSpacing()
    for part, lines in ((1.5, 1), (0.66, 2), (0.47, 3)):
        window.resize(round(one.width() * part), 300)
        high = one.height() + (lines - 1) * line
        qtbot.waitUntil(lambda high=high: give.height() == high)  # type: ignore[misc]
        assert not misfits(window)
    picture = give.grab().toImage()
    inked = [len({picture.pixel(x, y) for x in range(8, give.width() - 8)}) > 1 for y in range(3, give.height() - 3)]
    # Three stretches of letters, one below the other.
    assert sum(now and not before for before, now in zip([False, *inked], inked, strict=False)) >= 3
    give.setFixedSize(give.fontMetrics().horizontalAdvance("another"), 300)
    assert [each for each in misfits(window) if "cut" in each]
