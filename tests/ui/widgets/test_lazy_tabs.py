# SPDX-License-Identifier: Apache-2.0
"""Tabs made when they are looked at."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.widgets.lazy_tabs import LazyTabs


def test_a_page_is_made_once_and_when_it_is_turned_to(qtbot: QtBot) -> None:
    made: list[str] = []

    def page(text: str) -> QWidget:
        made.append(text)
        return QLabel(text)

    tabs = LazyTabs()
    qtbot.addWidget(tabs)
    for text in ("first", "second", "third"):
        tabs.add_later(lambda text=text: page(text), text)  # type: ignore[misc]
    assert made == ["first"], "the one in view is there at once"
    tabs.setCurrentIndex(2)
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(2)
    assert made == ["first", "third"]
    assert [label.text() for label in tabs.findChildren(QLabel)] == ["first", "third"]
