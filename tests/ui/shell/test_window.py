# SPDX-License-Identifier: Apache-2.0
"""The whole window on the example casebook, driven by the keyboard as an officer does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.speaking import speaking
from tests.ui.whole import FULLEST, open_case, rest, step_back
from vlu_desktop.app.application import Program
from vlu_desktop.app.controllers.home_controller import make_ahead
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import PSEUDO
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.record.work import Meeting
from vlu_desktop.services.cases.cases import NewCase
from vlu_desktop.ui.case.people_tab import AddPersonDialog
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.tell_window import TellWindow
from vlu_desktop.ui.drafts.small_drafts import SmallWindow
from vlu_desktop.ui.home.new_case import NewCaseDialog
from vlu_desktop.ui.keys.key_windows import RecoverySheet
from vlu_desktop.ui.shell.action_catalogue import no_undo
from vlu_desktop.ui.shell.command_palette import Palette
from vlu_desktop.ui.shell.main_window import Window
from vlu_desktop.ui.shell.rail_button import RailButton
from vlu_desktop.ui.widgets.icons import icon
from vlu_desktop.ui.widgets.theme import THEMES


def test_today_is_laid_out_while_a_passphrase_is_stretched_and_again_only_where_it_must(
    program: Program, qtbot: QtBot, casebook: tuple[Path, str]
) -> None:
    program.open_vault(casebook[0], "not this one")
    rest(program, qtbot)
    ahead = program._ahead
    assert ahead is not None, "laid out for an attempt that did not open"
    program.open_vault(*casebook)
    rest(program, qtbot)
    assert program.pages.today is ahead.today
    program.lock()
    program.open_vault(*casebook)
    rest(program, qtbot)
    assert program.pages.today is not ahead.today, "with a lock everything of an open casebook goes"
    assert program._ahead is not None
    with speaking(PSEUDO):
        assert make_ahead(program._ahead, program.window, program.worker) is not program._ahead


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(
    program: Program, qtbot: QtBot, casebook: tuple[Path, str]
) -> None:
    path, passphrase = casebook
    said: list[str] = []
    program.unlock.problem_shown.connect(said.append)
    program.unlock.set_path(path)
    field = program.unlock.passphrase
    QTest.keyClicks(field, "not the passphrase")
    QTest.keyClick(field, Qt.Key.Key_Return)
    rest(program, qtbot)
    assert len(said) == 1
    assert "passphrase" in said[0]
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)
    rest(program, qtbot)
    assert program.is_open
    assert program.window.place_keys() == ("today", "calendar", "cases", "register", "audit", "unit")
    assert path.name not in program.window.windowTitle()


def test_a_casebook_opens_on_what_is_due_and_the_next_key_is_about_it(opened: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.pages.today.table.hasFocus)
    QTest.keyClick(opened.pages.today.table, Qt.Key.Key_Down)
    QTest.keyClick(opened.pages.today.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in opened.pages.today.findChildren(TellWindow)))


def test_undo_goes_on_after_a_lock_but_not_in_another_opening(
    opened: Program, qtbot: QtBot, casebook: tuple[Path, str]
) -> None:
    drawn = opened.window.actions_registry.drawn("undo")
    assert drawn.text() == "Undo", "a fresh casebook offers what others did before"
    open_case(opened, qtbot)
    opened.window.actions_registry.run("undo")
    assert opened.window.news.text == no_undo()
    case_id = opened.pages.workspace.case_id
    opened.pages.saver.add(Incident(case_id=case_id, account="He rang."), case_id=case_id)
    rest(opened, qtbot)
    opened.lock()
    rest(opened, qtbot)
    opened.open_vault(*casebook)
    rest(opened, qtbot)
    assert "Undo add incident: He rang" in drawn.text()
    opened.close_vault()
    opened.open_vault(*casebook)
    rest(opened, qtbot)
    assert drawn.text() == "Undo"


def test_lock_asks_for_the_passphrase_again(shared: Program, qtbot: QtBot, casebook: tuple[Path, str]) -> None:
    shared.lock()
    assert not shared.is_open
    assert shared.window.current_page() is shared.unlock
    shared.open_vault(*casebook)
    rest(shared, qtbot)
    assert shared.is_open


def test_a_case_whose_beginning_is_taken_back_is_shown_no_more(shared: Program, qtbot: QtBot) -> None:
    shared.pages.people.new_case()
    rest(shared, qtbot)
    [dialog] = [each for each in shared.window.findChildren(NewCaseDialog) if each.isVisible()]
    dialog.begun.emit(NewCase(title="Begun by mistake"))
    rest(shared, qtbot)
    assert shared.pages.desk.file.case.title == "Begun by mistake"
    step_back(shared, qtbot)
    assert shared.window.news.text.startswith("Took back: ")
    assert shared.window.current_page() is shared.pages.cases
    assert not shared.pages.desk.is_open
    assert not shared.pages.workspace.case_id


def test_tab_goes_through_the_whole_rail_before_the_page(shared: Program, qtbot: QtBot) -> None:
    open_case(shared, qtbot, tab="suggestions")
    places = [each.text() for each in _chain(shared.window) if isinstance(each, RailButton)]
    assert places[-2:] == ["Menu", "Lock"]
    chain = [type(each) for each in _chain(shared.window)]
    first, last = chain.index(RailButton), len(chain) - 1 - chain[::-1].index(RailButton)
    assert set(chain[first : last + 1]) == {RailButton}


def _chain(window: QWidget) -> list[QWidget]:
    """What Tab may come to, in order, beginning at the window."""
    found: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        found.append(at)
        at = at.nextInFocusChain()
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_a_case_is_found_without_its_accents_and_opened_by_enter(shared: Program, qtbot: QtBot) -> None:
    shared.window.go("cases")
    rest(shared, qtbot)
    page = shared.pages.cases
    page.focus_find()
    find = next(each for each in page.findChildren(QLineEdit))
    QTest.keyClicks(find, "sian ap twyn")
    assert page.view.model().rowCount() == 1
    QTest.keyClick(find, Qt.Key.Key_Return)
    rest(shared, qtbot)
    assert shared.pages.desk.file.case.title == FULLEST
    assert shared.window.current_page() is shared.pages.workspace


def test_every_type_of_record_can_be_opened_whole(shared: Program, qtbot: QtBot) -> None:
    open_case(shared, qtbot)
    desk, saver = shared.pages.desk, shared.pages.saver
    for kind in RECORD_TYPES:
        rows = desk.file.all(kind.cls)
        record = rows[0] if rows else kind.cls()
        dialog = RecordDialog(record, desk, saver, shared.window)
        qtbot.addWidget(dialog)
        assert dialog.form.record() == record, kind.key
        assert dialog.form.problems() == (), kind.key


def test_an_incident_from_the_keyboard_is_saved_named_and_undone(shared: Program, qtbot: QtBot) -> None:
    open_case(shared, qtbot)
    before = len(shared.pages.desk.file.all(Incident))
    shared.window.actions_registry.run("add-incident")
    dialog = shared.pages.entry.incident
    account = next(each for each in dialog.findChildren(QPlainTextEdit) if not each.isReadOnly())
    QTest.keyClicks(account, "He was on the <b>bench</b> again.")
    save = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Save incident")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    rest(shared, qtbot)
    assert len(shared.pages.desk.file.all(Incident)) == before + 1
    told = "incident: He was on the <b>bench</b> again, The victim, in Siân ap Tŵyn (CVL/2024/0017)"
    assert shared.window.news.text == f"Saved {told}."
    assert shared.window.actions_registry.drawn("undo").text() == f"Undo add {told}"
    shared.window.actions_registry.run("undo")
    rest(shared, qtbot)
    assert len(shared.pages.desk.file.all(Incident)) == before
    assert shared.window.news.text == f"Took back: add {told}."


def test_the_palette_finds_what_to_do_and_what_was_said(shared: Program, qtbot: QtBot) -> None:
    shared.window.actions_registry.run("palette")
    palette = shared.window.findChildren(Palette)[0]
    line = palette.findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "lock")
    assert any("Lock" in palette._list.item(row).text() for row in range(palette._list.count()))
    line.clear()
    QTest.keyClicks(line, "Welsh cakes")
    qtbot.waitUntil(lambda: any("Incident" in palette._list.item(row).text() for row in range(palette._list.count())))
    hint = palette._hint.text()
    line.clear()
    QTest.keyClicks(line, "zzqx")
    qtbot.waitUntil(lambda: palette._hint.text() == say("shell.nothing-found"))
    assert not palette._list.count()
    line.clear()
    assert palette._hint.text() == hint
    palette.close()


def test_a_draft_put_aside_is_told_of_and_gone_on_with(shared: Program, qtbot: QtBot) -> None:
    open_case(shared, qtbot)
    shared.window.actions_registry.run("add-incident")
    rest(shared, qtbot)
    pane = shared.pages.entry.incident
    QTest.keyClicks(pane.form.account.inner, "He stood <b>at</b> the gate")
    for _ in range(2):
        QTest.keyClick(pane.form.account.inner, Qt.Key.Key_Escape)
    rest(shared, qtbot)
    assert shared.window.news.text == say("app.kept-as-a-draft")
    # As an officer does who saw no message: a new one is empty, and the first is where the message leads.
    shared.window.actions_registry.run("add-incident")
    rest(shared, qtbot)
    assert pane.form.account.value() == ""
    pane.leave()
    go_on = next(each for each in shared.window.news.findChildren(QPushButton) if each.text() == "Go on with it")
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    rest(shared, qtbot)
    assert pane.form.account.value() == "He stood <b>at</b> the gate"
    key = pane.draft_key
    pane.save()
    rest(shared, qtbot)
    shared.pages.entry._put_aside(key)
    go_on.click()
    rest(shared, qtbot)
    assert pane.form.account.value() == "He stood <b>at</b> the gate", "what was saved meanwhile is no draft"
    step_back(shared, qtbot)


def drafted(program: Program, qtbot: QtBot, kind: str) -> Draft:
    """The one draft of a kind that Today has."""
    found: list[Draft] = []
    assert program.worker is not None
    program.worker.ask(program.pages._services.casework.drafts.all, found.extend)
    rest(program, qtbot)
    [draft] = [each for each in found if each.kind == kind]
    return draft


@pytest.mark.parametrize("kind", ["new case", "person", "closing of a meeting"])
def test_what_is_typed_in_a_small_window_outlives_a_lock(
    shared: Program, qtbot: QtBot, casebook: tuple[Path, str], kind: str
) -> None:
    def typed_in() -> tuple[SmallWindow, QLineEdit]:
        dialog = [each for each in shared.window.findChildren(SmallWindow) if each.kind == kind][-1]
        if isinstance(dialog, NewCaseDialog):
            return dialog, dialog.safe
        return dialog, dialog.given if isinstance(dialog, AddPersonDialog) else dialog.reason  # type: ignore[attr-defined]

    open_case(shared, qtbot, tab="people")
    if kind == "new case":
        shared.pages.people.new_case()
    elif kind == "person":
        shared.pages.case.people.add()
    else:
        shared.pages.workspace.choose("meetings")
        meeting = shared.pages.desk.file.all(Meeting)[0]
        assert shared.pages.case.meetings.choose(meeting.id)
        shared.pages.case.meetings.close_meeting()
    rest(shared, qtbot)
    dialog, line = typed_in()
    assert dialog.typed() is None
    QTest.keyClicks(line, "Ring after six, <b>not</b> before")
    shared.lock()
    shared.open_vault(*casebook)
    rest(shared, qtbot)
    draft = drafted(shared, qtbot, kind)
    assert bool(draft.case_id) == (kind != "new case")
    shared.pages._continue(draft)
    rest(shared, qtbot)
    dialog, line = typed_in()
    assert line.text() == "Ring after six, <b>not</b> before"
    assert dialog.typed() is not None
    dialog.let_go()
    rest(shared, qtbot)
    found: list[Draft] = []
    assert shared.worker is not None
    shared.worker.ask(shared.pages._services.casework.drafts.all, found.extend)
    rest(shared, qtbot)
    assert kind not in [each.kind for each in found]


def test_what_was_made_ready_while_the_key_was_drawn_out_is_not_made_again(qtbot: QtBot) -> None:
    window = Window(THEMES["light"])
    qtbot.addWidget(window)
    window.make_ready()
    bar, drawn = window.news, icon.cache_info().misses
    window.add_place("today", "Today", "today", QWidget)
    window.add_rail_end("Lock", "lock", list)
    assert (window.news, icon.cache_info().misses) == (bar, drawn)


def test_where_backups_are_it_is_known_at_once_that_there_is_a_recovery_sheet(
    shared: Program, qtbot: QtBot, casebook: tuple[Path, str]
) -> None:
    """It stays in the casebook, so this stands last."""
    backups = shared.pages.unit.backups
    backups.runner.look()
    rest(shared, qtbot)
    assert "until it has a recovery sheet" in backups.line.text.text()
    shared.pages.show_unit("keys")
    shared.pages.unit.keys.make_sheet()
    rest(shared, qtbot)
    window = shared.window.findChildren(RecoverySheet)[-1]
    QTest.keyClicks(window.own, casebook[1])
    window.typed.setText(window.key.text().replace("\n", " "))
    window.act.click()
    qtbot.waitUntil(lambda: "recovery sheet" not in backups.line.text.text())
    rest(shared, qtbot)
    assert "recovery sheet" not in backups.card.state.text()
