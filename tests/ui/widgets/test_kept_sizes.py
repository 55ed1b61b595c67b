# SPDX-License-Identifier: Apache-2.0
"""The parts of a page come back as they were drawn, whatever else stands in the file they were kept in."""

import pytest
from PySide6.QtWidgets import QLabel, QSplitter
from pytestqt.qtbot import QtBot

from vlu_desktop.platform import preferences
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes


def drawn(qtbot: QtBot) -> tuple[QSplitter, KeptSizes]:
    split = QSplitter()
    qtbot.addWidget(split)
    for each in ("Left", "Right"):
        split.addWidget(QLabel(each))
    split.resize(400, 100)
    split.show()
    kept = KeptSizes(split, "example")
    kept.put([300, 100])
    return split, kept


def test_parts_come_back_as_they_were_drawn(qtbot: QtBot) -> None:
    split, kept = drawn(qtbot)
    left, right = split.sizes()
    assert left > right
    split.setSizes([100, 300])
    kept.keep()
    again, _ = drawn(qtbot)
    assert again.sizes() == split.sizes()


@pytest.mark.parametrize("said", ["", "wide", "1", "1 2 3", "0 0", "9 99999999999"])
def test_what_is_no_such_sizes_is_as_if_nothing_was_kept(qtbot: QtBot, said: str) -> None:
    usual, _ = drawn(qtbot)
    preferences.remember("parts-example-2", said)
    again, _ = drawn(qtbot)
    assert again.sizes() == usual.sizes()
