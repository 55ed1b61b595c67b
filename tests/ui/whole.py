# SPDX-License-Identifier: Apache-2.0
"""The whole program on the example casebook: waiting for it, and going about in it."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vlu_desktop.app.application import Program
from vlu_desktop.ui.widgets.question import Question

FULLEST = "Siân ap Tŵyn"


def rest(program: Program, qtbot: QtBot) -> None:
    """Until nothing is under way, also what an answer asked for in turn."""
    for _ in range(3):
        qtbot.waitUntil(lambda: not program.is_busy)
        QApplication.processEvents()


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
