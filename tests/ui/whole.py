# SPDX-License-Identifier: Apache-2.0
"""The whole program on the example casebook: waiting for it, and going about in it."""

import gc

import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.app.application import Program
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog, Question

FULLEST = "Siân ap Tŵyn"


def rest(program: Program, qtbot: QtBot) -> None:
    """Until nothing is under way, also what an answer asked for in turn."""
    for _ in range(3):
        qtbot.waitUntil(lambda: not program.is_busy)
        QApplication.processEvents()


def put_away(program: Program, qtbot: QtBot) -> None:
    """Close whatever stands over the main window."""
    for _ in range(4):
        over: list[QWidget] = [*program.window.findChildren(QDialog), *program.window.findChildren(QMenu)]
        seen = [each for each in over if each.isVisible()]
        for each in seen:
            # What a test typed there is meant to go.
            each.let_go() if isinstance(each, FittingDialog) else each.close()
        rest(program, qtbot)
        if not seen:
            return


def agree_to_lose(window: QWidget) -> None:
    """Say yes to what a window asks that holds words which are saved nowhere."""
    [question] = [each for each in window.findChildren(Question) if each.isVisible()]
    question.yes.click()


def step_back(program: Program, qtbot: QtBot, way: str = "undo") -> None:
    """Undo or redo, and agree where it asks because what it changes is out of view."""
    program.window.actions_registry.run(way)
    rest(program, qtbot)
    for question in program.window.findChildren(Question):
        if question.isVisible():
            question.yes.click()
    rest(program, qtbot)


def open_case(program: Program, qtbot: QtBot, title: str = FULLEST, tab: str = "timeline") -> None:
    """Show a case of the example."""
    model = program.pages.cases.model
    program.window.go("cases")
    rest(program, qtbot)
    case_id = next(model.line(row).id for row in range(model.rowCount()) if model.line(row).title == title)
    program.pages.open_case(case_id, tab)
    rest(program, qtbot)


def assert_nothing_collected() -> None:
    """Collect, as the program does every minute, and see that whatever is in view still is.

    No widget is held on to while it looks: one that is held can't be collected.
    """
    before = dict(_in_view())
    gc.collect()
    after = {shiboken6.getCppPointer(each)[0] for each in QApplication.allWidgets()}
    assert {name for place, name in before.items() if place not in after} == set()


def _in_view() -> list[tuple[int, str]]:
    wrapped = [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QWidget)]
    return [(shiboken6.getCppPointer(each)[0], type(each).__name__) for each in wrapped if each.isVisible()]
