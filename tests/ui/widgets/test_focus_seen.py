# SPDX-License-Identifier: Apache-2.0
"""Each kind of control shows that it has the keyboard, in every theme, and no longer once it is left."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.ui.documents.page_preview import PdfPages
from vlu_desktop.ui.shell.rail_button import RailButton
from vlu_desktop.ui.widgets.basics import button, column, reading
from vlu_desktop.ui.widgets.theme import THEMES, style_sheet


def controls() -> list[QWidget]:
    kinds = ("", "primary", "quiet", "link", "outline", "choice")
    tabs = QTabBar()
    tabs.addTab("Timeline")
    return [
        *(button("Save", lambda: None, kind) for kind in kinds), RailButton("Today"), QLineEdit(), QPlainTextEdit(),
        QComboBox(), QCheckBox("Yes"), QListWidget(), tabs, reading(QLabel("What stays"), "What stays"), PdfPages(),
    ]  # fmt: skip


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_focus_is_seen_where_it_is_and_nowhere_else(qtbot: QtBot, theme: str) -> None:
    window, made = QWidget(), controls()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(THEMES[theme]))
    window.setLayout(column(*made))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def pictures() -> list[QImage]:
        return [each.grab().toImage() for each in made]

    made[0].setFocus()
    made[0].clearFocus()
    without, unseen = pictures(), []
    for place, each in enumerate(made):
        each.setFocus()
        differ = [other for other, (now, before) in enumerate(zip(pictures(), without, strict=True)) if now != before]
        if differ != [place]:
            unseen.append((type(each).__name__, each.property("kind"), differ))
        each.clearFocus()
    assert not unseen
