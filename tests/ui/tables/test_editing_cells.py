# SPDX-License-Identifier: Apache-2.0
"""Enter in a cell takes its value and goes down; what can't be taken keeps the cell open, marked and said."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.offending import Hearing, Order
from vlu_desktop.ui.fields import Context, Editor
from vlu_desktop.ui.tables import RecordTable
from vlu_desktop.ui.widgets.fitting_dialog import Question

TODAY = date(2026, 8, 3)
MADE = date(2026, 5, 4)
ORDERS = [Order(id=RecordId(each), kind="ro-conviction", made=MADE) for each in ("one", "two")]


class Seen:
    """A table of two orders, and what it asks its page for."""

    def __init__(self, qtbot: QtBot, records: Sequence[Record] = ORDERS) -> None:
        context = Context(lambda: TODAY, lambda _: (), lambda key, record_id: record_id)
        self.table = RecordTable(type(records[0]), context)
        qtbot.addWidget(self.table)
        self.table.set_records(records)
        self.changed: list[Any] = []
        self.opened: list[Record] = []
        self.removed: list[Record] = []
        self.table.changed.connect(lambda new, _: self.changed.append(new))
        self.table.opened.connect(self.opened.append)
        self.table.removed.connect(self.removed.append)
        self.table.resize(1100, 500)
        self.table.show()
        self.table.activateWindow()
        qtbot.waitUntil(self.table.isActiveWindow)
        self.view = self.table.view
        self.view.setFocus()

    def cell(self, heading: str, row: int = 0) -> QModelIndex:
        model = self.view.model()
        headings = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
        return model.index(row, headings.index(heading))

    def edit(self, heading: str, text: str) -> QLineEdit:
        self.view.setCurrentIndex(self.cell(heading))
        QTest.keyClick(self.view, Qt.Key.Key_F2)
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, text)
        return line

    def editor(self) -> Editor | None:
        return next((each for each in self.view.findChildren(Editor) if each.isVisible()), None)


@pytest.fixture
def seen(qtbot: QtBot) -> Seen:
    return Seen(qtbot)


def test_enter_takes_the_value_and_goes_down_and_opens_nothing(seen: Seen, qtbot: QtBot) -> None:
    QTest.keyClick(seen.edit("Made", "3 March 2026"), Qt.Key.Key_Return)
    assert [each.made for each in seen.changed] == [date(2026, 3, 3)]
    assert seen.opened == []
    assert seen.view.currentIndex() == seen.cell("Made", 1)
    qtbot.waitUntil(lambda: seen.editor() is None)
    QTest.keyClick(seen.view, Qt.Key.Key_Return)
    assert len(seen.opened) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_what_cannot_be_read_keeps_its_cell_open_marked_and_said(seen: Seen, key: Qt.Key) -> None:
    line = seen.edit("Made", "second of Marchember")
    QTest.keyClick(line, key)
    editor = seen.editor()
    assert editor is not None
    assert editor._refused
    assert line.hasFocus()
    assert line.text() == "second of Marchember"
    assert line.property("kind") == "problem"
    assert "Made" in editor.echo
    assert line.accessibleDescription() == editor.echo
    assert editor.height() >= editor.heightForWidth(editor.width())
    assert (seen.changed, seen.opened) == ([], [])
    QTest.keyClicks(line, " no")
    line.setText("")
    QTest.keyClicks(line, "3 March 2026")
    again = seen.editor()
    assert again is not None
    assert not again._refused
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [each.made for each in seen.changed] == [date(2026, 3, 3)]


def test_a_day_that_cannot_be_beside_the_others_is_refused_in_its_cell(seen: Seen) -> None:
    QTest.keyClick(seen.edit("Expires", "3 March 2026"), Qt.Key.Key_Return)
    editor = seen.editor()
    assert editor is not None
    assert "before “Made”, 4 May 2026" in editor.echo
    assert seen.changed == []


def test_going_elsewhere_by_mouse_loses_nothing_that_was_typed(seen: Seen, qtbot: QtBot) -> None:
    line = seen.edit("Made", "second of Marchember")
    other = seen.view.visualRect(seen.cell("Expires", 1)).center()
    QTest.mouseClick(seen.view.viewport(), Qt.MouseButton.LeftButton, pos=other)
    qtbot.waitUntil(lambda: seen.view.currentIndex() == seen.cell("Made"))
    assert line.isVisible()
    assert line.hasFocus()
    assert line.text() == "second of Marchember"


def test_escape_gives_it_up(seen: Seen, qtbot: QtBot) -> None:
    QTest.keyClick(seen.edit("Made", "second of Marchember"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: seen.editor() is None)
    assert seen.changed == []


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_delete_asks_once_and_names_the_record(seen: Seen, qtbot: QtBot, answer: str) -> None:
    seen.view.selectRow(1)
    QTest.keyClick(seen.view, Qt.Key.Key_Delete)
    assert seen.removed == []
    (question,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible()]
    assert "Take out order: " in question.sentence.text()
    assert "Restraining order on conviction" in question.sentence.text()
    qtbot.waitUntil(question.no.hasFocus)
    (question.yes if answer == "yes" else question.no).click()
    assert [each.id for each in seen.removed] == (["two"] if answer == "yes" else [])


def test_a_time_typed_with_the_day_of_a_hearing_is_kept(qtbot: QtBot) -> None:
    seen = Seen(qtbot, [Hearing(id=RecordId("one"), kind="sentence", proceeding_id="p")])
    QTest.keyClick(seen.edit("On", "Friday 18 December 2026 at 10am"), Qt.Key.Key_Return)
    (new,) = seen.changed
    assert isinstance(new, Hearing)
    assert (new.on, new.at) == (date(2026, 12, 18), "10am")
