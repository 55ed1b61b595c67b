# SPDX-License-Identifier: Apache-2.0
"""No case is taken for the one that is meant where its page isn't in view: every act in a case asks which."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.record.conduct import Incident
from vlu_desktop.ui.documents.maker_window import DraftingDialog
from vlu_desktop.ui.entry.backlog_page import BacklogDialog
from vlu_desktop.ui.entry.incident_page import IncidentDialog
from vlu_desktop.ui.widgets.choose_case import ChooseCase

OTHER, OTHERS = "Rukhsana Begum-Fairweather", "Rukhsana Begum-Fairweather  ·  CVL/2022/0085"


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
        assert not shown(IncidentDialog)
        assert not shown(DraftingDialog)
        asked.reject()
    for key in ("add-incident", "backlog", "document", "bundle"):
        opened.window.go("today")
        opened.window.actions_registry.run(key)
        choose(qtbot, opened, "rukh")
        window = next(each for each in shown(QDialog) if not isinstance(each, ChooseCase))
        case = window.case if isinstance(window, DraftingDialog) else _pane(window).case
        assert case.text == OTHERS, key
        assert not case.change.isHidden(), key
        window.close()
        rest(opened, qtbot)


def _pane(window: QDialog):  # type: ignore[no-untyped-def]
    return window.pane if isinstance(window, IncidentDialog) else window.grid  # type: ignore[attr-defined]


def test_an_incident_begun_in_one_case_is_saved_in_the_one_it_was_changed_to(opened: Program, qtbot: QtBot) -> None:
    open_case(opened, qtbot)
    opened.window.actions_registry.run("add-incident")
    rest(opened, qtbot)
    (window,) = shown(IncidentDialog)
    assert isinstance(window, IncidentDialog)
    QTest.keyClicks(window.pane.form.account.inner, "He was outside her work.")
    QTest.keyClicks(window.pane.form.when.inner, "yesterday")
    window.pane.case.change.click()
    choose(qtbot, opened, "rukh")
    assert window.pane.case.text == OTHERS
    before = {each.id for each in opened.pages.desk.file.all(Incident)}
    window.pane.save()
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
    assert window.pane.incident_id == new.id
    window.close()
    assert not shown(BacklogDialog)
