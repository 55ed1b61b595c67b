# SPDX-License-Identifier: Apache-2.0
"""Text of 100 to 200 per cent: what is measured in letters follows, also in a window that is open already."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.test_screen_room import Small, shown
from vlu_desktop.ui.widgets import theme
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.text_size import SIZES, next_size
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


@pytest.fixture
def look(qapp: QApplication) -> Iterator[ThemeSwitcher]:
    made = ThemeSwitcher(qapp, "", "light")
    yield made
    made.size_text(100)


@pytest.mark.parametrize(
    ("now", "by", "then"),
    [(100, 1, 110), (110, 1, 125), (175, 1, 200), (200, 1, 200), (200, -1, 175), (110, -1, 100), (100, -1, 100),
     (130, 1, 150), (130, -1, 125)],
)  # fmt: skip
def test_one_step_leads_to_the_next_size(now: int, by: int, then: int) -> None:
    assert next_size(now, by) == then


def test_an_open_window_grows_with_its_letters_and_comes_back(look: ThemeSwitcher, qtbot: QtBot) -> None:
    title, line, table, fixed = label("A title", "title"), QLineEdit(), QTableWidget(2, 3), QWidget()
    hidden, usual_width = 2, table.columnWidth(2)
    table.setColumnHidden(hidden, True)
    fixed.setFixedWidth(60)
    window = QWidget()
    window.setLayout(column(title, line, table, fixed))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)

    def measures() -> tuple[int, int, int, int, int, int]:
        QApplication.processEvents()
        return (
            title.fontMetrics().height(), line.fontMetrics().height(), line.minimumSizeHint().height(), fixed.width(),
            table.verticalHeader().sectionSize(0), table.columnWidth(1),
        )  # fmt: skip

    usual = measures()
    told: list[int] = []
    look.sized.connect(told.append)
    for _ in SIZES:
        look.step_text(1)
    for before, after in zip(usual, measures(), strict=True):
        assert after == pytest.approx(2 * before, rel=0.15)
    assert told == [200], "steps asked for together are one, for each lays out everything"
    look.step_text(0)
    QApplication.processEvents()
    for size in SIZES[1:3]:
        look.step_text(1)
        QApplication.processEvents()
        assert look.text_size == size
    look.step_text(-1)
    look.step_text(-1)
    QApplication.processEvents()
    assert told == [200, 100, 110, 125, 100]
    for before, after in zip(usual, measures(), strict=True):
        assert after == pytest.approx(before, abs=2)
    table.setColumnHidden(hidden, False)
    assert table.columnWidth(hidden) == pytest.approx(usual_width, abs=2)


def test_letters_are_as_large_as_the_systems_where_those_are_larger(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, look: ThemeSwitcher
) -> None:
    class Large:
        SystemFont = QFontDatabase.SystemFont
        points = 15.0

        @classmethod
        def systemFont(cls, _: object) -> object:
            found = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            found.setPointSizeF(cls.points)
            return found

    monkeypatch.setattr(theme, "QFontDatabase", Large)
    for points, then in ((15.0, 15.0), (8.0, 10.5), (90.0, 21.0)):
        Large.points = points
        ThemeSwitcher(qapp, "", "light")
        assert QFontInfo(qapp.font()).pointSizeF() == pytest.approx(then, abs=0.6)
    monkeypatch.undo()
    ThemeSwitcher(qapp, "", "light")


def test_what_larger_letters_made_of_a_window_is_nothing_that_usual_ones_get(qtbot: QtBot, look: ThemeSwitcher) -> None:
    window = shown(qtbot, Small(QSize(400, 300)))
    look.size_text(200)
    window.resize(900, 700)
    window.close()
    look.size_text(100)
    window = shown(qtbot, Small(QSize(400, 300)))
    assert window.size() == QSize(400, 300), "it was put at the usual size, and grew with its letters"
    window.close()
    look.size_text(200)
    window = shown(qtbot, Small(QSize(500, 400)))
    window.resize(900, 700)
    window.close()
    assert shown(qtbot, Small(QSize(500, 400))).size() == QSize(900, 700)
    look.size_text(100)
    assert shown(qtbot, Small(QSize(400, 300))).size() == QSize(400, 300)
