# SPDX-License-Identifier: Apache-2.0
"""Words typed into any window outlive Esc, however often it is pressed: they stay, or are kept as a draft."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.shell.every_screen import every_screen, settle, shown
from tests.ui.whole import open_case, put_away, rest
from vlu_desktop.app.application import Program
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog, Question
from vlu_desktop.ui.widgets.text_undo import TextUndo
from vlu_desktop.ui.widgets.unsaved_words import PASSING, typed_words, writable

# The offscreen platform can't give a menu the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LOOKED_FOR = {
    "Palette", "ChooseCase", "FilterWindow", "ComparePeriods", "CompareCases", "AskDay", "AsAtDialog", "HelpWindow",
    "ShortcutSheet", "Question",
}  # fmt: skip
"""Windows in which nothing is written, only looked for."""
WRITTEN_IN = {
    "RecordDialog", "NewCaseDialog", "AddPersonDialog", "FollowUpDialog", "HearingDialog", "DocumentMaker", "Bundler",
    "TellWindow", "EraseDialog", "ReassignWindow", "CoverWindow", "MessageWindow", "ImportWizard",
}  # fmt: skip
"""Some of those that the walk must have come to, so that it can't pass by looking at none."""
WORDS = "she said it on the stairs"


def _escape(window: QWidget) -> None:
    over = QApplication.activeModalWidget() or window
    QTest.keyClick(over, Qt.Key.Key_Escape)
    QApplication.processEvents()


def _question(window: QWidget) -> Question | None:
    return next((each for each in window.findChildren(Question) if each.isVisible()), None)


def test_no_window_goes_with_words_by_escape(program: Program, casebook: tuple[Path, str], qtbot: QtBot) -> None:
    program.open_vault(*casebook)
    rest(program, qtbot)
    open_case(program, qtbot)
    seen: set[str] = set()
    lost: list[str] = []
    pages = set(program.window.place_keys())
    for screen in every_screen(program):
        if screen.name in pages or screen.name.startswith(("unit, part ", "case, ")):
            continue  # pages and tabs are no windows
        for window in shown(program, qtbot, screen)[-1:]:
            fields = [each for each in writable(window) if each.isVisible() and each.isEnabled()]
            if window is program.window or not isinstance(window, FittingDialog) or not fields or window.PASSING:
                continue
            if type(window).__name__ in seen:
                continue  # of one kind with one that was tried
            field = fields[0]
            window.activateWindow()
            field.setFocus()
            QTest.keyClicks(field, WORDS)
            if WORDS not in _text(field):
                continue  # a figure, which takes no letters
            seen.add(type(window).__name__)
            QTest.keyClick(field, Qt.Key.Key_Escape)  # a list of choices that came up with the words
            told = f"{screen.name}: {type(window).__name__}, “{field.accessibleName()}”"
            for _ in range(4):
                if isValid(window):
                    _escape(window)
            settle(program, qtbot)
            if not isValid(window) or not window.isVisible() or WORDS not in _text(field):
                lost.append(told)
        put_away(program, qtbot)
    assert not lost, "\n".join(lost)
    assert seen >= WRITTEN_IN, WRITTEN_IN - seen
    assert not LOOKED_FOR & seen


def _text(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


class _Window(FittingDialog):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.text = QLineEdit("as it was"), QPlainTextEdit()
        layout = QVBoxLayout(self)
        for each in (self.line, self.text):
            layout.addWidget(each)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> _Window:
    made = _Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_what_was_not_touched_closes_at_once(window: _Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("way", ["escape", "the cross"])
def test_closing_asks_each_time_and_escape_is_no_answer(window: _Window, way: str) -> None:
    QTest.keyClicks(window.line, WORDS)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Escape) if way == "escape" else window.close()
        question = _question(window)
        assert question is not None
        assert question.focusWidget() is question.no
        QTest.keyClick(question, Qt.Key.Key_Escape)
        assert window.isVisible()
        assert WORDS in window.line.text()


def test_who_says_so_closes_it(window: _Window) -> None:
    then: list[str] = []
    QTest.keyClicks(window.text, WORDS)
    window.leave(lambda: then.append("done"))
    assert then == []
    question = _question(window)
    assert question is not None
    QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    assert then == ["done"]


def test_words_that_were_taken_back_or_out_are_no_words(window: _Window) -> None:
    QTest.keyClicks(window.line, "x")
    assert typed_words(window) == [window.line]
    window.line.undo()
    assert typed_words(window) == []
    window.line.clear()
    QTest.keyClicks(window.text, "x")
    assert typed_words(window) == [window.text]
    QTest.keyClick(window.text, Qt.Key.Key_Backspace)
    assert typed_words(window) == []


def test_words_undone_to_the_one_before_are_words(window: _Window, qapp: QApplication) -> None:
    undo = TextUndo(qapp)
    window.text.setFocus()
    QTest.keyClicks(window.text, "one two")
    QTest.keyClick(window.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.text.toPlainText() == "one "
    assert typed_words(window) == [window.text]
    undo.deleteLater()


def test_secrets_and_what_only_seeks_are_no_words(window: _Window) -> None:
    window.line.setEchoMode(QLineEdit.EchoMode.Password)
    window.text.setReadOnly(True)
    assert writable(window) == []
    window.line.setEchoMode(QLineEdit.EchoMode.Normal)
    assert writable(window) == [window.line]
    window.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
    assert writable(window) == []
    window.line.setInputMethodHints(Qt.InputMethodHint.ImhNone)
    window.line.setProperty(PASSING, True)
    assert writable(window) == []


def test_a_window_over_it_has_its_own_words(window: _Window, qtbot: QtBot) -> None:
    over = QDialog(window)
    QTest.keyClicks(QLineEdit(over), WORDS)
    assert typed_words(window) == []
    assert len(typed_words(over)) == 1
    assert window.findChildren(QPushButton) == []
