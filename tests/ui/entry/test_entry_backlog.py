# SPDX-License-Identifier: Apache-2.0
"""The backlog grid: years told at once, typed without the mouse, pasted, and saved as one act."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.entry.backlog_page import BacklogGrid
from vlu_desktop.ui.entry.backlog_rows import kind_named, pasted, rows_from_text, rows_to_text

CTRL = Qt.KeyboardModifier.ControlModifier
# The offscreen platform can't give the list of choices the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def grid(bench: Bench) -> BacklogGrid:
    made = BacklogGrid(bench.desk, bench.worker, bench.incidents, bench.drafts)
    made.saved.connect(bench.bulletin.publish)
    bench.show(made)
    made.begin()
    return made


def at(grid: BacklogGrid) -> QWidget:
    focus = grid.window().focusWidget()
    assert focus is not None
    return focus


def write(grid: BacklogGrid, *cells: str) -> None:
    """Type a row, Tab after each cell, Enter after the last."""
    for number, text in enumerate(cells):
        if number:
            QTest.keyClick(at(grid), Qt.Key.Key_Tab)
        for letter in text:
            QTest.keyClicks(at(grid), letter)
    QTest.keyClick(at(grid), Qt.Key.Key_Return)


def test_rows_typed_and_saved_as_one_act(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "March 2024", "Sat outside in his car.")
    write(grid, "summer 2024", "Letters again", "letters", "at least 12", "no")
    assert grid.save_text == "Save 2 incidents"
    with bench.qtbot.waitSignal(grid.closed):
        QTest.keyClick(at(grid), Qt.Key.Key_Return, CTRL)
    bench.settle()
    first, second = sorted(bench.all(Incident), key=lambda row: row.happened.sort_key if row.happened else "")
    assert (first.account, second.account) == ("Sat outside in his car.", "Letters again")
    assert first.happened is not None
    assert first.happened.first_day == date(2024, 3, 1)
    assert second.count is not None
    assert second.count.display() == "at least 12"
    assert (second.reported, second.source, second.told_on) == ("no", "victim", date(2026, 8, 3))
    assert [row.kind for row in bench.all(IncidentBehaviour)] == ["letter"]
    bench.publish(lambda: Undoing(bench.store).undo()[1])
    assert not bench.all(Incident)


def test_the_date_is_read_while_it_is_typed(bench: Bench, grid: BacklogGrid) -> None:
    for letter in "last Tuesday":
        QTest.keyClicks(at(grid), letter)
    assert "28 July 2026" in grid.echo
    assert grid.echo.startswith("Row 1: ")


def test_the_date_above_again(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "March 2024", "One.")
    QTest.keyClick(at(grid), Qt.Key.Key_Apostrophe, CTRL)
    for letter in "Two.":
        QTest.keyClicks(at(grid), letter)
    QTest.keyClick(at(grid), Qt.Key.Key_Return)
    assert [cells[:2] for cells in grid.model.rows] == [["March 2024", "One."], ["March 2024", "Two."]]


def test_paste_from_a_spreadsheet(bench: Bench, grid: BacklogGrid) -> None:
    QGuiApplication.clipboard().setText('1 May 2025\t"He said ""wait""\nand left"\tletters\n2 May 2025\t=cmd()\t\n')
    QTest.keyClick(grid.view, Qt.Key.Key_V, CTRL)
    assert grid.save_text == "Save 2 incidents"
    grid.save()
    bench.settle()
    assert {row.account for row in bench.all(Incident)} == {'He said "wait"\nand left', "=cmd()"}


def test_a_row_with_a_problem_says_so_and_nothing_is_saved(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "May 2025", "He came.", "zzz")
    write(grid, "June 2025", "He came again.")
    assert grid.problem == "Row 1: “zzz” is no kind in the list. Choose one that is."
    grid.save()
    bench.settle()
    assert not bench.all(Incident)
    assert grid.view.currentIndex().row() == 0
    assert len(grid.model.rows) == 2


def test_words_that_give_no_date_or_number_are_kept(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "ages ago", "Shouting", "", "scores")
    grid.save()
    bench.settle()
    (incident,) = bench.all(Incident)
    assert incident.happened is not None
    assert (incident.happened.is_dated, incident.happened.words) == (False, "ages ago")
    assert incident.source_detail == "How many, as told: scores"


def test_escape_in_a_cell_keeps_the_cell_and_then_a_draft(bench: Bench, grid: BacklogGrid) -> None:
    for letter in "May 2025":
        QTest.keyClicks(at(grid), letter)
    QTest.keyClick(at(grid), Qt.Key.Key_Escape)
    with bench.qtbot.waitSignal(grid.closed):
        QTest.keyClick(grid.view, Qt.Key.Key_Escape)
    bench.settle()
    (draft,) = bench.ask(bench.drafts.all)
    assert draft.kind == "backlog"
    grid.begin()
    assert not grid.model.rows
    grid.resume(draft)
    assert grid.model.rows[0][0] == "May 2025"


def test_kinds_are_found_by_other_words() -> None:
    found = [kind_named(text) for text in ("Letter or card", "texted", "nothing such")]
    assert [each.key if each else None for each in found] == ["letter", "text", None]


def test_rows_come_back_from_a_draft_as_they_were() -> None:
    rows = [["a", "b\nc", "", "", "", "", "مرحبا"]]
    assert rows_from_text(rows_to_text(rows)) == rows


def test_pasted_rows_end_with_the_last_one_that_holds_something() -> None:
    assert pasted("a\tb\r\n\r\n") == [["a", "b"]]
