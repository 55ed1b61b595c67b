# SPDX-License-Identifier: Apache-2.0
"""Whatever can be done is in one list: each with its own key, reached from anywhere, or saying what it needs first."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.whole import open_case, put_away, rest
from vlu_desktop.app.application import Program
from vlu_desktop.devtools.screenshot_tour import top
from vlu_desktop.record.offending import Order
from vlu_desktop.ui.audit.record_history import HistoryDialog
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.shell.command_palette import Palette
from vlu_desktop.ui.shell.menu import menu_of
from vlu_desktop.ui.shell.rail_button import RailButton
from vlu_desktop.ui.widgets.fitting_dialog import Question
from vlu_desktop.ui.widgets.letters import OF_TABS
from vlu_desktop.ui.widgets.row_menu import menu_of_rows, the_group

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
AT_ONCE = {
    "help", "last-pane", "menu", "next-pane", "restore",
    "shortcuts", "text-larger", "text-smaller", "text-usual", "theme-contrast", "theme-contrast-dark",
    "theme-dark", "theme-light", "theme-system",
}  # fmt: skip
"""What can be done while no casebook is open."""
IN_A_CASE = {"next-tab", "last-tab", "many"}
"""What has no meaning but in the case in view; all else asks which case it is for."""
UNDOING = {"undo", "redo"}
OWN_MENU = {"MonthGrid"}
"""A grid of days is no table of rows."""
LEADING = {"Parts of this tab", "Incidents this message is in"}
"""Lists that only lead to a page."""
IN_A_TABLE = {
    "row-open", "row-edit", "row-add", "row-copy", "row-history", "row-done", "row-chased", "row-put-off",
    "row-remove-draft", "row-take-out", "row-give",
}  # fmt: skip
"""What is done with the row that the keyboard is on."""


def to_front(program: Program, qtbot: QtBot) -> None:
    """In front, where its keys are heard."""
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)


def possible(program: Program) -> set[str]:
    return {each.key for each in program.window.actions_registry.all() if each.enabled()}


def find_and_do(program: Program, qtbot: QtBot, typed: str) -> None:
    """Whatever is first of what is found."""
    to_front(program, qtbot)
    QTest.keyClick(program.window, Qt.Key.Key_K, CTRL)
    line = top(program).findChildren(QLineEdit)[0]
    QTest.keyClicks(line, typed)
    rest(program, qtbot)
    QTest.keyClick(line, Qt.Key.Key_Return)
    rest(program, qtbot)


def test_what_cannot_be_done_says_what_it_needs_first(program: Program, qtbot: QtBot) -> None:
    for action in program.window.actions_registry.all():
        assert action.enabled() or action.needs, action.key
    to_front(program, qtbot)
    QTest.keyClick(program.window, Qt.Key.Key_I, CTRL)
    assert program.window.news.text == "Open a casebook first."


def test_the_sheet_of_who_must_be_told_is_found_by_its_name(shared: Program) -> None:
    found = [each.key for each in shared.window.actions_registry.all() if "who must be told" in each.words]
    assert found == ["across"]


def test_what_is_called_by_the_words_comes_before_what_has_one_from_elsewhere(shared: Program, qtbot: QtBot) -> None:
    open_case(shared, qtbot)
    found = [each.text for each in shared.window.actions_registry.matching("MARAC referral")]
    assert (found[0], "Add criterion" in found[1:]) == ("Make: MARAC referral", True)
    assert [each.key for each in shared.window.actions_registry.matching("")][:2] == [
        each.key for each in shared.window.actions_registry.all() if each.enabled()
    ][:2]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("siân", "Case: Siân ap Tŵyn"),  # of the acts only “sign” is called nearly so
        ("add hearring", "Add hearing"), ("statment", "Go to statements"), ("calender", "Calendar"),
    ],
)  # fmt: skip
def test_what_is_found_by_a_name_comes_before_what_is_called_nearly_so(
    shared: Program, qtbot: QtBot, typed: str, first: str
) -> None:
    to_front(shared, qtbot)
    QTest.keyClick(shared.window, Qt.Key.Key_K, CTRL)
    palette = top(shared)
    line = palette.findChildren(QLineEdit)[0]
    line.setText(typed)
    rest(shared, qtbot)
    texts = [each.text() for each in registry_lines(palette)]
    assert texts[0].startswith(first), texts[:2]
    palette.close()


def test_no_key_and_no_name_is_given_twice(shared: Program) -> None:
    actions = shared.window.actions_registry.all()
    for seen in (Counter(each.shortcut for each in actions if each.shortcut), Counter(each.text for each in actions)):
        assert not [each for each, times in seen.items() if times > 1]


def test_what_can_be_done_is_what_there_is_something_for(shared: Program, qtbot: QtBot) -> None:
    everything = {each.key for each in shared.window.actions_registry.all()}
    assert possible(shared) - UNDOING - IN_A_TABLE == everything - IN_A_CASE - UNDOING - IN_A_TABLE
    open_case(shared, qtbot)
    assert possible(shared) - UNDOING - IN_A_TABLE == everything - UNDOING - IN_A_TABLE
    shared.lock()
    rest(shared, qtbot)
    assert possible(shared) == AT_ONCE


def test_a_number_goes_to_its_place(shared: Program, qtbot: QtBot) -> None:
    to_front(shared, qtbot)
    shown = []
    for key in (Qt.Key.Key_5, Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(shared.window, key, CTRL)
        rest(shared, qtbot)
        shown.append(shared.window.current_page())
    for place, page in zip(("unit", "audit", "register", "cases", "today"), shown, strict=True):
        shared.window.go(place)
        assert shared.window.current_page() is page


def test_the_keys_reach_what_they_name_without_a_mouse(shared: Program, qtbot: QtBot) -> None:
    to_front(shared, qtbot)
    QTest.keyClick(shared.window, Qt.Key.Key_Tab, CTRL)
    assert shared.window.news.text == "Open a case first."
    QTest.keyClick(shared.window, Qt.Key.Key_K, CTRL)
    palette = top(shared)
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.findChildren(QLineEdit)[0], "sian ap")
    rest(shared, qtbot)
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    open_case(shared, qtbot)
    for key, title in ((Qt.Key.Key_N, "New case"), (Qt.Key.Key_M, "Import")):
        to_front(shared, qtbot)
        QTest.keyClick(shared.window, key, CTRL)
        rest(shared, qtbot)
        front = top(shared)
        assert title in front.windowTitle()
        QTest.keyClick(front, Qt.Key.Key_Escape)
        rest(shared, qtbot)
        assert top(shared) is shared.window
    for typed, tab in (("go to exhibits", "exhibits"), ("whatsapp tab", "conversations"), ("unchosen", "suggestions")):
        find_and_do(shared, qtbot, typed)
        assert shared.pages.workspace.current_key == tab
    open_case(shared, qtbot, "Owain Prysor-Tallack")
    find_and_do(shared, qtbot, "unchosen")
    assert shared.pages.workspace.current_key == "timeline"
    assert shared.window.news.text == "There is nothing under Suggestions in this case."


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_a_key_reaches_its_action_from_a_text_field_which_keeps_its_words(
    shared: Program, qtbot: QtBot, field: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    """Where Ctrl+K also deletes to the end of a line, as on Linux, the action comes first."""
    to_front(shared, qtbot)
    written = field("Ring after six", shared.window)
    written.show()
    written.setFocus()
    qtbot.waitUntil(written.hasFocus)
    QTest.keyClick(written, Qt.Key.Key_Home)
    QTest.keyClick(written, Qt.Key.Key_K, CTRL)
    assert isinstance(top(shared), Palette)
    QTest.keyClick(top(shared), Qt.Key.Key_Escape)
    qtbot.waitUntil(written.hasFocus)
    QTest.keyClicks(written, "! ")
    QTest.keyClick(written, Qt.Key.Key_Z, CTRL)
    shown = written.text() if isinstance(written, QLineEdit) else written.toPlainText()
    assert shown == "Ring after six"


def test_the_menu_holds_every_action_and_greys_what_cannot_be_done(shared: Program) -> None:
    registry = shared.window.actions_registry
    menu = menu_of(shared.window, registry)
    drawn = {one.text().split("\t")[0]: one for group in menu.actions() for one in group.menu().actions()}  # type: ignore[attr-defined]
    assert {text: one.isEnabled() for text, one in drawn.items()} == {
        each.text: each.enabled() for each in registry.all()
    }
    menu.deleteLater()


def test_a_record_s_window_closes_at_once_unless_something_was_typed(shared: Program, qtbot: QtBot) -> None:
    open_case(shared, qtbot)
    dialog = shared.pages.case.show_details()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    again = shared.pages.case.show_details()
    QTest.keyClicks(
        next(each for each in again.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly()), "typed"
    )
    for _ in range(2):
        again.close()
        [question] = [each for each in again.findChildren(Question) if each.isVisible()]
        question.no.click()
        assert again.isVisible()
    again.close()
    [question] = [each for each in again.findChildren(Question) if each.isVisible()]
    question.yes.click()
    assert not again.isVisible()


def registry_lines(palette: QWidget) -> list[QListWidgetItem]:
    found = palette.findChildren(QListWidget)[0]
    return [found.item(place) for place in range(found.count())]


def drawn_in(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions()]


def test_rows_parts_and_letters_are_reached_by_the_one_registry(shared: Program, qtbot: QtBot) -> None:
    """In one window, for it is dear: right clicks, every table's menu, F6, F10, Alt, and the letters of that."""
    to_front(shared, qtbot)
    a_right_click_on_a_row_offers_what_the_registry_has_for_it(shared, qtbot)
    to_front(shared, qtbot)
    f10_and_alt_by_itself_open_the_menu_at_its_button(shared, qtbot)
    to_front(shared, qtbot)
    f6_goes_round_the_parts_of_the_window_and_back(shared, qtbot)
    no_letter_with_alt_does_two_things_in_a_case_with_its_sheet(shared, qtbot)
    every_table_of_every_page_has_a_menu_of_its_rows(shared, qtbot)
    the_keys_of_a_menu_bring_it_up_at_the_row_and_it_offers_only_what_does_something(shared, qtbot)


def a_right_click_on_a_row_offers_what_the_registry_has_for_it(opened: Program, qtbot: QtBot) -> None:
    registry = opened.window.actions_registry
    titles = {each.key: f"{each.text}\t{each.local}" for each in registry.in_group(the_group())}
    assert set(titles) == IN_A_TABLE
    open_case(opened, qtbot, tab="orders")
    table = opened.pages.workspace.tab("orders").table(Order)  # type: ignore[attr-defined]
    view = table.view
    view.setCurrentIndex(view.model().index(0, 0))
    rows = menu_of_rows(view)
    assert rows is not None
    rows.show_menu(view.visualRect(view.model().index(0, 0)).center())
    [menu] = [each for each in view.findChildren(QMenu) if each.isVisible()]
    wanted = ("row-open", "row-edit", "row-add", "row-copy", "row-history", "row-take-out")
    assert drawn_in(menu) == [titles[key] for key in wanted]
    menu.close()
    assert possible(opened) & IN_A_TABLE == set(wanted)
    registry.run("row-copy")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1
    registry.run("row-open")
    [record] = [each for each in opened.window.findChildren(RecordDialog) if each.isVisible()]
    record.close()
    rest(opened, qtbot)
    # The palette, opened from the row, does the same.
    to_front(opened, qtbot)
    view.setFocus()
    registry.run("palette")
    rest(opened, qtbot)
    palette = top(opened)
    QTest.keyClicks(palette.findChildren(QLineEdit)[0], "history of this rec")
    assert [each.text() for each in registry_lines(palette)] == ["History of this record    Ctrl+H"]
    QTest.keyClick(palette.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    rest(opened, qtbot)
    [history] = [each for each in opened.window.findChildren(HistoryDialog) if each.isVisible()]
    history.close()


def every_table_of_every_page_has_a_menu_of_its_rows(opened: Program, qtbot: QtBot) -> None:
    parts = opened.pages.workspace.keys()
    for key in parts:
        opened.pages.workspace.choose(key)
    for key in opened.window.place_keys():
        opened.window.go(key)
    rest(opened, qtbot)
    tables = [each for each in opened.window.findChildren(QTableView) if type(each).__name__ not in OWN_MENU]
    assert len(tables) > 20
    assert [each.accessibleName() for each in tables if menu_of_rows(each) is None] == []
    lists = [each for each in opened.window.findChildren(QListWidget) if each.accessibleName() not in LEADING]
    assert len(lists) >= 4
    assert [each.accessibleName() for each in lists if menu_of_rows(each) is None] == []


def the_keys_of_a_menu_bring_it_up_at_the_row_and_it_offers_only_what_does_something(
    opened: Program, qtbot: QtBot
) -> None:
    open_case(opened, qtbot, tab="statements")
    listed = opened.pages.workspace.tab("statements").list  # type: ignore[attr-defined]
    to_front(opened, qtbot)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    [menu] = [each for each in listed.findChildren(QMenu) if each.isVisible()]
    assert listed.visualRect(listed.currentIndex()).contains(listed.viewport().mapFromGlobal(menu.pos()))
    titles = {each.key: f"{each.text}\t{each.local}" for each in opened.window.actions_registry.in_group(the_group())}
    assert drawn_in(menu) == [titles[key] for key in ("row-open", "row-copy", "row-history")]
    menu.close()
    opened.window.actions_registry.run("row-copy")
    assert QGuiApplication.clipboard().text() == listed.currentItem().text()
    opened.window.actions_registry.run("row-open")
    [record] = [each for each in opened.window.findChildren(RecordDialog) if each.isVisible()]
    assert record.form.record().id
    record.let_go()
    # An entry of the journal opens nothing, so that isn't offered.
    opened.window.go("audit")
    rest(opened, qtbot)
    [journal] = [
        each for each in opened.window.findChildren(QTableView)
        if each.isVisible() and each.accessibleName() == "Who did what"
    ]  # fmt: skip
    journal.setFocus()
    journal.setCurrentIndex(journal.model().index(0, 0))
    assert "row-copy" in possible(opened)
    assert "row-open" not in possible(opened)
    # In a window over the main one, in a field too.
    opened.window.actions_registry.run("new-case")
    rest(opened, qtbot)
    dialog = top(opened)
    line = dialog.findChildren(QLineEdit)[0]
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClick(line, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]
    put_away(opened, qtbot)


def f10_and_alt_by_itself_open_the_menu_at_its_button(opened: Program, qtbot: QtBot) -> None:
    def menus() -> list[QMenu]:
        return [each for each in opened.window.findChildren(QMenu) if each.isVisible()]

    def closed() -> bool:
        for each in menus():
            each.close()
        return not menus()

    [button] = [each for each in opened.window.findChildren(RailButton) if each.text() == "Menu"]
    at = button.mapToGlobal(button.rect().topRight())
    QCursor.setPos(opened.window.mapToGlobal(opened.window.rect().center()))
    QTest.keyClick(opened.window, Qt.Key.Key_F10)
    assert [each.pos().x() for each in menus()] == [at.x()]
    qtbot.waitUntil(closed)
    opened.pages.add_incident()
    rest(opened, qtbot)
    field = opened.pages.entry.incident.form.account.inner
    QTest.keyPress(field, Qt.Key.Key_Alt, ALT)
    QTest.keyRelease(field, Qt.Key.Key_Alt)
    assert len(menus()) == 1
    qtbot.waitUntil(closed)
    # With a letter it is that letter's.
    QTest.keyPress(field, Qt.Key.Key_Alt, ALT)
    QTest.keyClick(field, Qt.Key.Key_X, ALT)
    QTest.keyRelease(field, Qt.Key.Key_Alt)
    assert menus() == []
    opened.pages.entry.incident.leave()


def f6_goes_round_the_parts_of_the_window_and_back(opened: Program, qtbot: QtBot) -> None:
    opened.pages.add_incident()
    rest(opened, qtbot)
    assert opened.pages.entry.incident.form.account.inner.hasFocus()
    seen: list[QWidget] = []
    for _ in range(6):
        QTest.keyClick(opened.window, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        assert now is not None
        seen.append(now)
    panes = [opened.window.foot, opened.window._rail, opened.pages.case.header, opened.pages.workspace.tabs]
    for pane in panes:
        assert any(pane.isAncestorOf(each) for each in seen), pane
    assert seen[-1] is opened.pages.entry.incident.form.account.inner, "where it was, once round"
    QTest.keyClick(opened.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is seen[-2]
    opened.pages.entry.incident.leave()


def no_letter_with_alt_does_two_things_in_a_case_with_its_sheet(opened: Program, qtbot: QtBot) -> None:
    opened.pages.add_incident()
    rest(opened, qtbot)
    tabs = opened.pages.workspace.tabs.bar
    letters = [text[text.index("&") + 1].lower() for at in range(tabs.count()) if "&" in (text := tabs.tabText(at))]
    assert set(letters) == OF_TABS
    shown = [each for each in opened.window.findChildren(QAbstractButton) if each.isVisible()]
    keys = [each.shortcut().toString() for each in shown]
    keys += [each.key().toString() for each in opened.pages.entry.incident.form.common.keys]
    letters += [key[-1].lower() for key in keys if key.startswith("Alt+")]
    assert [each for each, times in Counter(letters).items() if times > 1] == []
    assert len(letters) == len(OF_TABS) + 6
    opened.pages.entry.incident.leave()
