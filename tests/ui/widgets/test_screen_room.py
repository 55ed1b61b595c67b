# SPDX-License-Identifier: Apache-2.0
"""A window opens as usual, or as its screen has room for it with its frame."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.screen_room import resize_within_screen


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
