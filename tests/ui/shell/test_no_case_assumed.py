# SPDX-License-Identifier: Apache-2.0
"""No case is taken for the one that is meant where its page isn't in view: every act in a case asks which."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.record.conduct import Incident
from vlu_desktop.ui.documents.maker_window import DraftingDialog
from vlu_desktop.ui.entry.backlog_page import BacklogDialog
from vlu_desktop.ui.widgets.choose_case import ChooseCase

OTHER, OTHERS = "Rukhsana Begum-Fairweather", "Rukhsana Begum-Fairweather  ·  CVL/2022/0085"


@pytest.fixture
def opened(shared: Program) -> Program:
    """One window for all of them, for opening it is most of what they would cost."""
    return shared


def shown(cls: type[QDialog]) -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, cls) and each.isVisible()]


def choose(qtbot: QtBot, program: Program, words: str) -> None:
    rest(program, qtbot)
    (dialog,) = shown(ChooseCase)
    assert isinstance(dialog, ChooseCase)
    assert dialog.list.currentRow() == -1
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter alone took a case that only stood first"
    QTest.keyClicks(dialog.line, words)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    rest(program, qtbot)


def test_every_act_in_a_case_asks_which_and_its_window_names_it(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot)
    opened.window.go("today")
    in_a_case = [each for each in opened.window.actions_registry.all() if each.group == "Case" and each.enabled()]
    assert len(in_a_case) > 10
    for action in (*in_a_case, next(a for a in opened.window.actions_registry.all() if a.key == "add-incident")):
        action.run()
        rest(opened, qtbot)
        (asked,) = shown(ChooseCase)
        assert asked.windowTitle().endswith("in which case?"), action.key
        assert not opened.window.sheet.is_shown
        assert not shown(DraftingDialog)
        asked.reject()
    for key in ("add-incident", "backlog", "document", "bundle"):
        opened.window.go("today")
        opened.window.actions_registry.run(key)
        choose(qtbot, opened, "rukh")
        if key == "add-incident":
            case = opened.pages.entry.incident.case
            assert opened.window.sheet.is_shown
        else:
            window = next(each for each in shown(QDialog) if not isinstance(each, ChooseCase))
            case = window.case if isinstance(window, DraftingDialog) else window.grid.case  # type: ignore[attr-defined]
        assert case.text == OTHERS, key
        assert not case.change.isHidden(), key
        opened.pages.entry.incident.leave()
        for window in shown(QDialog):
            window.close()
        rest(opened, qtbot)


def test_an_incident_begun_in_one_case_is_saved_in_the_one_it_was_changed_to(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot)
    opened.window.actions_registry.run("add-incident")
    rest(opened, qtbot)
    pane = opened.pages.entry.incident
    assert pane.isVisible()
    QTest.keyClicks(pane.form.account.inner, "He was outside her work.")
    QTest.keyClicks(pane.form.when.inner, "yesterday")
    pane.case.change.click()
    choose(qtbot, opened, "rukh")
    assert pane.case.text == OTHERS
    before = {each.id for each in opened.pages.desk.file.all(Incident)}
    pane.save()
    rest(opened, qtbot)
    (new,) = [each for each in opened.pages.desk.file.all(Incident) if each.id not in before]
    assert (new.account, new.case_id) == ("He was outside her work.", opened.pages.desk.file.case.id)
    assert opened.pages.desk.file.case.title == OTHER
    assert new.happened is not None
    assert new.actor_id in opened.pages.desk.file.offenders
    assert OTHER in opened.window.news.text
    # The message leads back to it from anywhere, and so does the day's list.
    opened.window.go("today")
    opened.window.news._also()
    rest(opened, qtbot)
    assert pane.incident_id == new.id
    pane.leave()
    assert not pane.isVisible()
    assert not shown(BacklogDialog)


def test_a_plain_incident_takes_no_more_than_twelve_keys_besides_its_account(opened: Program, qtbot: QtBot) -> None:
    """Counted with real keys, a chord as one: from the case's page to the stored incident, nothing taken by mouse."""
    open_case(opened, qtbot)
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    pressed = 0

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal pressed
        pressed += 1
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, key, held)
        rest(opened, qtbot)

    press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    account = QApplication.focusWidget()
    assert account is not None
    QTest.keyClicks(account, "He was parked across the road again.")
    press(Qt.Key.Key_Tab)
    for letter in "today":
        press(Qt.Key[f"Key_{letter.upper()}"])
    pane = opened.pages.entry.incident
    keys = pane.form.common.keys[0].key().toString()
    assert keys.startswith("Alt+")
    press(Qt.Key[f"Key_{keys[-1]}"], Qt.KeyboardModifier.AltModifier)
    assert len(pane.form.kinds.keys) == 1
    before = {each.id for each in opened.pages.desk.file.all(Incident)}
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [new] = [each for each in opened.pages.desk.file.all(Incident) if each.id not in before]
    assert new.account == "He was parked across the road again."
    assert new.happened is not None
    assert new.happened.is_dated
    assert not opened.window.sheet.is_shown
    assert pressed <= 12
