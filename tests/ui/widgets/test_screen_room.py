# SPDX-License-Identifier: Apache-2.0
"""A window opens as usual or as it was left, within its screen, and scrolls as a whole where that is too small."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.platform import preferences
from vlu_desktop.ui.shell.main_window import USUAL, Window
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.screen_room import resize_within_screen
from vlu_desktop.ui.widgets.theme import THEMES
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll


class Small(FittingDialog):
    """A window with a button above its field."""

    def __init__(self, usual: QSize) -> None:
        super().__init__()
        self.top, self.line = QPushButton("Go"), QLineEdit()
        self.setLayout(column(self.top, self.line, label("A sentence that wraps. " * 10, wrap=True)))
        self.line.setFocus()
        self.resize(usual)


def shown(qtbot: QtBot, window: Small) -> Small:
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def screen() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_a_window_is_as_usual_or_as_large_as_its_screen_has_room_for(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    resize_within_screen(window, QSize(300, 200))
    assert window.size() == QSize(300, 200)
    resize_within_screen(window, QSize(room.width() + 500, 200))
    assert window.size() == QSize(room.width() - 16, 200)
    resize_within_screen(window, QSize(300, room.height() + 500))
    assert window.size() == QSize(300, room.height() - 64)


def test_a_window_too_large_for_the_screen_stands_whole_within_it_with_its_own_field_ready(qtbot: QtBot) -> None:
    window = shown(qtbot, Small(QSize(5000, 4000)))
    assert screen().contains(window.frameGeometry())
    assert window.focusWidget() is window.line
    assert window.top.nextInFocusChain() is window.line


def test_a_window_comes_back_as_it_was_left(qtbot: QtBot) -> None:
    window = shown(qtbot, Small(QSize(400, 300)))
    assert window.size() == QSize(400, 300)
    window.close()
    assert preferences.remembered("window-Small") == "", "nobody changed it"
    window = shown(qtbot, Small(QSize(400, 300)))
    window.resize(640, 444)
    window.move(QPoint(200, 150))
    window.close()
    again = shown(qtbot, Small(QSize(400, 300)))
    assert QRect(again.pos(), again.size()) == QRect(200, 150, 640, 444)


def test_a_window_left_where_no_screen_is_any_more_comes_back_into_view(qtbot: QtBot) -> None:
    for said in (
        "9000 9000 400 300",
        "-900 -900 400 300",
        "1800 900 900 900",
        "no numbers",
        "1 2 3",
        "1 2 3 99999999999",
    ):
        preferences.remember("window-Small", said)
        window = shown(qtbot, Small(QSize(400, 300)))
        assert screen().contains(window.frameGeometry()), said
        window.close()


def test_a_window_smaller_than_what_is_in_it_scrolls_as_a_whole(qtbot: QtBot) -> None:
    window = shown(qtbot, Small(QSize(400, 300)))
    window.resize(200, 60)
    area = window.findChildren(WholeScroll)[0]
    assert area.verticalScrollBar().maximum() > 0
    window.line.setFocus()
    assert window.line.visibleRegion().boundingRect().height() > 0
    window.resize(600, 400)
    assert area.verticalScrollBar().maximum() == 0


def test_a_window_that_is_shown_again_is_as_wide_as_what_is_in_it_needs_by_then(qtbot: QtBot) -> None:
    window = shown(qtbot, Small(QSize(400, 300)))
    window.hide()
    window.top.setMinimumWidth(700)
    window.show()
    assert window.width() >= 700
    assert window.findChildren(WholeScroll)[0].horizontalScrollBar().maximum() == 0


def test_a_page_begins_at_its_title_and_the_first_key_brings_what_has_the_keyboard_into_view(qtbot: QtBot) -> None:
    window = Window(THEMES["light"])
    qtbot.addWidget(window)
    window.resize(500, 300)
    page, line, title = QWidget(), QLineEdit(), label("Documents", "title")
    tall = QWidget()
    tall.setMinimumSize(900, 900)
    page.setLayout(column(title, tall, line))
    window.add_page(QWidget(), "First")
    window.add_page(page, "Documents")
    with qtbot.waitSignal(window.seen):
        window.show()
    window.show_page(page)
    line.setFocus()
    QApplication.processEvents()
    assert title.visibleRegion().boundingRect().height() == title.height()
    assert line.visibleRegion().isEmpty()
    QTest.keyClicks(line, "a")
    assert not line.visibleRegion().isEmpty()


def test_the_main_window_comes_up_as_it_was_left(qtbot: QtBot) -> None:
    def appear() -> Window:
        window = Window(THEMES["light"])
        qtbot.addWidget(window)
        window.appear()
        return window

    window = appear()
    assert window.size() == USUAL
    assert not window.isMaximized()
    window.resize(1000, 700)
    window.close()
    window = appear()
    assert window.size() == QSize(1000, 700)
    window.showMaximized()
    window.close()
    assert appear().isMaximized()


def test_a_window_of_a_page_nobody_came_to_stands_over_the_window_in_front(qtbot: QtBot) -> None:
    front, page = QWidget(), QWidget()
    for each in (front, page):
        qtbot.addWidget(each)
    assert FittingDialog(page).parent() is page, "with nothing in front it stands where it was asked for"
    front.show()
    front.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is front)
    assert FittingDialog(page).parent() is front
    inside = QPushButton(front)
    assert FittingDialog(inside).parent() is inside
    assert FittingDialog().parent() is None
