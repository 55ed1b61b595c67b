# SPDX-License-Identifier: Apache-2.0
"""The guide opens at the page about what the officer is doing, and an empty casebook says what to do first."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY, Bench
from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.bootstrap.clock import now
from vlu_desktop.platform import paths
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.record.work import Agency
from vlu_desktop.services.keeping.backups import BackupPlan, BackupService, BackupStatus
from vlu_desktop.services.keeping.first_steps import FirstSteps
from vlu_desktop.ui.entry.backlog_page import BacklogDialog
from vlu_desktop.ui.home.first_steps_card import FirstStepsCard, the_steps
from vlu_desktop.ui.shell.guide import PAGE_OF, PAGE_OF_WINDOW, WORDS, guide_pages, key_of_type
from vlu_desktop.ui.shell.help_window import HelpWindow
from vlu_desktop.ui.tables.record_model import ALL, RecordModel
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.hard_words import meanings

COMPUTED = {"Seriousness", "Kinds", "Proof", "Standing", "Chased"}
"""Headings that tables work out."""


def test_every_page_has_its_words_and_its_pictures() -> None:
    keys = [each.key for each in guide_pages()]
    assert len(set(keys)) == len(keys) > 10
    assert set(PAGE_OF.values()) <= set(keys)
    assert keys[-1] == WORDS
    for each in guide_pages():
        assert each.words.strip()
        for part in each.words.split("](pictures/")[1:]:
            assert (paths.guide() / "pictures" / part.partition(")")[0]).is_file()


def test_a_hard_word_stands_over_a_column_and_is_explained_there() -> None:
    models = [RecordModel(kind.cls, lambda _key, _id: "", ALL) for kind in RECORD_TYPES]
    across, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    told = {
        str(model.headerData(place, across)): model.headerData(place, across, tip)
        for model in models
        for place in range(model.columnCount())
    }
    assert set(meanings()) - set(told) <= COMPUTED
    assert {word for word, meaning in told.items() if meaning} == set(meanings()) & set(told)


def test_f1_opens_the_guide_where_one_is_and_the_steps_are_gone_once_something_is_told(
    opened: Program, qtbot: QtBot
) -> None:
    window = opened.window
    assert set(PAGE_OF) == set(window.place_keys()) | set(opened.pages.workspace.keys())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert all(each.isHidden() for each in opened.pages.today.findChildren(FirstStepsCard))
    window.go("audit")
    QTest.keyClick(window, Qt.Key.Key_F1)
    [guide] = [each for each in window.findChildren(HelpWindow) if each.isVisible()]
    assert guide.list.currentItem().text() == "Who did what, and what goes"
    guide.close()
    open_case(opened, qtbot, tab="meetings")
    window.actions_registry.run("help")
    rest(opened, qtbot)
    [guide] = [each for each in window.findChildren(HelpWindow) if each.isVisible()]
    assert guide.list.currentItem().text() == "MARAC and actions"
    assert "follow-up" in guide.page.toPlainText()
    guide.go_to("begin")
    assert guide.page.document().toHtml().count("<img") == 1
    window.actions_registry.run("help")
    assert [each for each in window.findChildren(HelpWindow) if each.isVisible()] == [guide], "one is enough"
    assert guide.list.currentItem().text() == "MARAC and actions"
    window.actions_registry.run("backlog")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), BacklogDialog))
    over = QApplication.activeWindow()
    assert over is not None
    QTest.keyClick(over, Qt.Key.Key_F1)
    [guide] = [each for each in window.findChildren(HelpWindow) if each.isVisible()]
    assert (guide.parent(), guide.list.currentItem().text()) == (over, "A first visit"), "over a window of its own"
    guide.close()
    over.close()
    shown = {key_of_type(each) for each in _kinds(FittingDialog)}
    assert set(PAGE_OF_WINDOW) <= shown
    assert set(PAGE_OF_WINDOW.values()) <= {each.key for each in guide_pages()}


def _kinds(kind: type[FittingDialog]) -> Iterator[type[FittingDialog]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


def test_each_of_the_five_steps_leads_to_where_it_is_done_and_says_when_it_is(bench: Bench, qtbot: QtBot) -> None:
    class NoBackups(BackupService):
        def standing(self, day: date) -> BackupStatus:
            return BackupStatus(
                plan=BackupPlan(), last=None, sheet=False, there=False, missing=False, same_disk=False, salvaged="",
                day=day,
            )  # fmt: skip

    steps = FirstSteps(bench.store, NoBackups(bench.store, lambda: pytest.fail("no file is looked at"), now))
    card = FirstStepsCard(bench.worker, lambda: steps.done(TODAY))
    bench.show(card)
    card.refresh()
    bench.settle()
    assert not card.isHidden()
    assert [tick.text() for tick in card._ticks.values()] == ["1", "2", "3", "✓", "5"]
    asked: list[str] = []
    card.wanted.connect(asked.append)
    for each in card.findChildren(QAbstractButton):
        each.click()
    assert asked == [action for _, _, acts in the_steps() for action, _ in acts]
    bench.add(Agency(name="Housing"))
    card.refresh()
    bench.settle()
    assert card._ticks["agencies"].text() == "✓"
    bench.add(Incident(case_id=bench.case_id, account="He rang."))
    card.refresh()
    bench.settle()
    assert card.isHidden()
