# SPDX-License-Identifier: Apache-2.0
"""The backlog grid: years told at once, typed without the mouse, pasted, and saved as one act."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.count import Count
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.entry.backlog_page import BacklogGrid
from vlu_desktop.ui.entry.backlog_rows import ACCOUNT, ANSWER, WHEN, kind_named, pasted, rows_from_text, rows_to_text

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
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
    assert grid._save.text() == "Save 2 incidents"
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
    assert grid._save.text() == "Save 2 incidents"
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
    for _ in range(2):
        grid.save()  # it counts what has no date first
    bench.settle()
    (incident,) = bench.all(Incident)
    assert incident.happened is not None
    assert (incident.happened.is_dated, incident.happened.words) == (False, "ages ago")
    assert incident.count == Count(words="scores")
    assert not incident.source_detail


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
    assert rows_from_text(rows_to_text(rows, date(2026, 8, 3))) == [[*rows[0], ""]]


def test_pasted_rows_end_with_the_last_one_that_holds_something() -> None:
    assert pasted("a\tb\r\n\r\n") == [["a", "b"]]


def shown(grid: BacklogGrid, row: int, column: int) -> str:
    return str(grid.model.data(grid.model.index(row, column)))


def at_cell(grid: BacklogGrid) -> tuple[int, int]:
    return grid.view.currentIndex().row(), grid.view.currentIndex().column()


def kept(bench: Bench) -> dict[str, tuple[str, str]]:
    """What each account was dated, and the words of its date."""
    return {row.account: (row.happened.display(), row.happened.words) for row in bench.all(Incident) if row.happened}


def test_a_date_that_may_be_two_shows_its_choices_in_the_next_column(grid: BacklogGrid) -> None:
    write(grid, "3 March 2026 at 9", "", "He came.")
    write(grid, "4 March 2026", "He came again.")
    assert shown(grid, 0, ANSWER) == "1  9am on 3 March 2026   2  9pm on 3 March 2026"
    assert shown(grid, 1, ANSWER) == "4 Mar 2026"
    assert grid.view.columnViewportPosition(ANSWER) < grid.view.columnViewportPosition(ACCOUNT)
    assert grid.asks == "1 row still asks something."


def test_alt_and_a_number_answers_while_the_date_is_typed(bench: Bench, grid: BacklogGrid) -> None:
    for letter in "3 March 2026 at 9":
        QTest.keyClicks(at(grid), letter)
    assert grid.echo == "Row 1: Is that 9am or 9pm? 1  9am on 3 March 2026   2  9pm on 3 March 2026"
    QTest.keyClick(at(grid), Qt.Key.Key_2, ALT)
    assert at_cell(grid) == (0, ACCOUNT)
    assert grid.echo == "Row 1: chosen: 9pm on 3 March 2026."
    for letter in "He came.":
        QTest.keyClicks(at(grid), letter)
    QTest.keyClick(at(grid), Qt.Key.Key_Return)
    assert not grid.asks
    grid.save()
    bench.settle()
    assert kept(bench) == {"He came.": ("9pm on 3 March 2026", "3 March 2026 at 9")}


def test_tab_stops_at_a_question_and_its_number_answers_it(grid: BacklogGrid) -> None:
    for letter in "3 March 2026 at 9":
        QTest.keyClicks(at(grid), letter)
    QTest.keyClick(at(grid), Qt.Key.Key_Tab)
    assert at_cell(grid) == (0, ANSWER)
    QTest.keyClick(at(grid), Qt.Key.Key_3)
    assert grid.asks
    QTest.keyClick(at(grid), Qt.Key.Key_1)
    assert shown(grid, 0, ANSWER) == "9am on 3 March 2026"
    assert at_cell(grid) == (0, ACCOUNT)
    QTest.keyClick(at(grid), Qt.Key.Key_Backtab)
    assert at_cell(grid) == (0, WHEN)
    QTest.keyClick(at(grid), Qt.Key.Key_Right)
    assert at_cell(grid) == (0, ANSWER)


def test_tab_and_the_arrows_pass_a_cell_that_asks_nothing(grid: BacklogGrid) -> None:
    write(grid, "3 March 2026", "He came.")
    grid.view.go_to(0, WHEN)
    for key, column in (
        (Qt.Key.Key_Tab, ACCOUNT),
        (Qt.Key.Key_Backtab, WHEN),
        (Qt.Key.Key_Right, ACCOUNT),
        (Qt.Key.Key_Left, WHEN),
    ):
        QTest.keyClick(grid.view, key)
        assert at_cell(grid) == (0, column)


def test_a_click_opens_the_choices_and_one_of_them_answers(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "3 March 2026 at 9", "", "He came.")
    place = grid.view.visualRect(grid.model.index(0, ANSWER)).center()
    QTest.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = grid.view.choices
    assert [each.text() for each in menu.actions()] == ["&1  9am on 3 March 2026", "&2  9pm on 3 March 2026"]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[1]).center())
    assert shown(grid, 0, ANSWER) == "9pm on 3 March 2026"
    assert at_cell(grid) == (0, ACCOUNT)
    assert not grid.asks


def test_space_opens_the_choices_and_leaving_them_answers_nothing(grid: BacklogGrid) -> None:
    write(grid, "3 March 2026 at 9", "", "He came.")
    grid.view.go_to(0, ANSWER)
    QTest.keyClick(grid.view, Qt.Key.Key_Space)
    assert grid.view.choices.isVisible()
    QTest.keyClick(grid.view.choices, Qt.Key.Key_Escape)
    assert not grid.view.choices.isVisible()
    assert grid.asks == "1 row still asks something."


def test_saving_counts_the_open_questions_first_and_goes_to_one(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "3 March 2026", "He rang.")
    write(grid, "3 March 2026 at 9", "", "He came.")
    write(grid, "4 March 2026 at 8", "", "He wrote.")
    assert grid._save.text() == "Save 3 incidents"
    QTest.keyClick(at(grid), Qt.Key.Key_Return, CTRL)
    bench.settle()
    assert not bench.all(Incident)
    assert grid.asks == "2 rows still ask something."
    assert grid._save.text() == "Save 3 incidents, 2 without a date"
    assert at_cell(grid) == (1, ANSWER)
    QTest.keyClick(at(grid), Qt.Key.Key_J, CTRL)
    assert at_cell(grid) == (2, ANSWER)
    QTest.keyClick(at(grid), Qt.Key.Key_J, CTRL)
    assert at_cell(grid) == (1, ANSWER)
    QTest.keyClick(at(grid), Qt.Key.Key_1)
    assert grid._save.text() == "Save 3 incidents, 1 without a date"
    QTest.keyClick(at(grid), Qt.Key.Key_Return, CTRL)
    bench.settle()
    assert kept(bench) == {
        "He rang.": ("3 March 2026", "3 March 2026"),
        "He came.": ("9am on 3 March 2026", "3 March 2026 at 9"),
        "He wrote.": ("date not known (“4 March 2026 at 8”)", "4 March 2026 at 8"),
    }


def test_a_question_that_is_new_since_the_count_is_counted_again(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "3 March 2026 at 9", "", "He came.")
    grid.save()
    grid.view.go_to(1, WHEN)
    write(grid, "4 March 2026 at 9", "", "He came again.")
    assert grid._save.text() == "Save 2 incidents"
    grid.save()
    bench.settle()
    assert not bench.all(Incident)
    assert grid._save.text() == "Save 2 incidents, 2 without a date"


def test_what_was_read_of_each_date_stands_beside_it_and_what_was_not(grid: BacklogGrid) -> None:
    write(grid, "7 July 2024, late evening", "He said he would kill her.")
    write(grid, "before my birthday", "He drove past.")
    write(grid, "", "He rang.")
    assert [shown(grid, row, ANSWER) for row in range(3)] == ["7 Jul 2024, late evening", "Not read as a date", ""]
    tints = [grid.model.data(grid.model.index(row, ANSWER), Qt.ItemDataRole.BackgroundRole) for row in range(3)]
    assert [tint is not None for tint in tints] == [False, True, False]
    assert grid.asks == "The date of 1 row was not read."


def test_saving_counts_the_dates_not_read_first_and_goes_to_one(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "before my birthday", "He drove past.")
    write(grid, "3 March 2026", "He rang.")
    grid.save()
    bench.settle()
    assert not bench.all(Incident)
    assert at_cell(grid) == (0, WHEN)
    assert grid._save.text() == "Save 2 incidents, 1 without a date"
    grid.save()
    bench.settle()
    assert len(bench.all(Incident)) == 2


def test_an_answer_goes_with_the_words_it_answered(grid: BacklogGrid) -> None:
    write(grid, "3 March 2026 at 9", "", "He came.")
    assert grid.model.choose(0, 1)
    assert grid.model.setData(grid.model.index(0, WHEN), "3 March 2026 at 9 o'clock")
    assert grid.asks == "1 row still asks something."
    assert grid.model.choose(0, 1)
    grid.model.put(0, WHEN, [["3 March 2026 at 9"]])
    assert grid.asks == "1 row still asks something."


def test_the_date_above_comes_with_its_answer(grid: BacklogGrid) -> None:
    write(grid, "3 March 2026 at 9", "", "He came.")
    assert grid.model.choose(0, 1)
    grid.view.go_to(1, WHEN)
    QTest.keyClick(at(grid), Qt.Key.Key_Apostrophe, CTRL)
    assert shown(grid, 1, ANSWER) == "9pm on 3 March 2026"


def test_a_pasted_block_writes_no_answer(grid: BacklogGrid) -> None:
    left = grid.model.put(0, WHEN, [["3 March 2026 at 9", "He came.", "", "", "", "", "", "9pm on 3 March 2026"]])
    assert left == 1
    assert grid.asks == "1 row still asks something."


def test_a_draft_keeps_its_answers_and_the_day_it_was_told(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "yesterday at 9", "", "He came.")
    assert grid.model.choose(0, 1)
    with bench.qtbot.waitSignal(grid.closed):
        grid.leave()
    bench.settle()
    (draft,) = bench.ask(bench.drafts.all)
    bench.desk.today = lambda: date(2026, 8, 6)
    grid.resume(draft)
    grid.save()
    bench.settle()
    (incident,) = bench.all(Incident)
    assert incident.happened is not None
    assert (incident.happened.display(), incident.told_on) == ("9pm on 2 August 2026", date(2026, 8, 3))


def test_an_hour_that_came_twice_is_asked_in_the_grid(bench: Bench, grid: BacklogGrid) -> None:
    write(grid, "1:30am on 26 October 2025", "", "He rang.")
    assert shown(grid, 0, ANSWER).count("1:30am on 26 October 2025") == 2
    assert grid.model.choose(0, 1)
    grid.save()
    bench.settle()
    (incident,) = bench.all(Incident)
    assert incident.happened is not None
    assert incident.happened.instant is not None
    assert incident.happened.instant.hour == 1


def test_an_hour_that_never_was_is_asked_in_the_grid(grid: BacklogGrid) -> None:
    write(grid, "1:30am on 29 March 2026", "", "He rang.")
    assert grid.asks == "1 row still asks something."
    assert shown(grid, 0, ANSWER) == "1  12:30am on 29 March 2026   2  2:30am on 29 March 2026"


def test_the_account_keeps_room_to_be_read_in_a_narrow_window_and_takes_what_a_wide_one_has(grid: BacklogGrid) -> None:
    view = grid.view
    letter = view.fontMetrics().averageCharWidth()
    for wide in (500, 2000, 500):
        grid.resize(wide, 500)
        QApplication.processEvents()
        others = view.horizontalHeader().length() - view.columnWidth(ACCOUNT)
        assert view.columnWidth(ACCOUNT) == max(30 * letter, view.viewport().width() - others)
    view.setColumnWidth(WHEN, view.columnWidth(WHEN) + 40)
    assert view.columnWidth(ACCOUNT) == 30 * letter
