# SPDX-License-Identifier: Apache-2.0
"""What is typed, chosen or ticked in any window outlives Esc, however often it is pressed: it stays, or is kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.shell.every_screen import every_screen, settle, shown
from tests.ui.whole import open_case, put_away, rest
from vlu_desktop.app.application import Program
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import button
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
CHOSEN_IN = {"DocumentMaker", "Bundler", "TellWindow", "ReassignWindow", "CoverWindow"}
WORDS = "she said it on the stairs"


def _escape(window: QWidget) -> None:
    over = QApplication.activeModalWidget() or window
    QTest.keyClick(over, Qt.Key.Key_Escape)
    QApplication.processEvents()


def _question(window: QWidget) -> Question | None:
    return next((each for each in window.findChildren(Question) if each.isVisible()), None)


def _escape_often(program: Program, qtbot: QtBot, window: QWidget) -> bool:
    """Whether a window is still there after that."""
    for _ in range(4):
        if isValid(window):
            _escape(window)
    settle(program, qtbot)
    return isValid(window) and window.isVisible()


def _each_window(
    program: Program, casebook: tuple[Path, str], qtbot: QtBot, seen: set[str]
) -> Iterator[tuple[str, FittingDialog]]:
    """The window of every screen in which something is entered, but for kinds that were tried; put away after each."""
    program.open_vault(*casebook)
    rest(program, qtbot)
    open_case(program, qtbot)
    pages = set(program.window.place_keys())
    for screen in every_screen(program):
        if screen.name in pages or screen.name.startswith(("unit, part ", "case, ")):
            continue  # pages and tabs are no windows
        window = shown(program, qtbot, screen)[-1]
        if isinstance(window, FittingDialog) and not window.PASSING and type(window).__name__ not in seen:
            yield screen.name, window
        put_away(program, qtbot)


def test_no_window_goes_with_words_by_escape(program: Program, casebook: tuple[Path, str], qtbot: QtBot) -> None:
    seen: set[str] = set()
    lost: list[str] = []
    for screen, window in _each_window(program, casebook, qtbot, seen):
        field = next((each for each in writable(window) if each.isVisible() and each.isEnabled()), None)
        if field is None:
            continue
        window.activateWindow()
        field.setFocus()
        QTest.keyClicks(field, WORDS)
        if WORDS not in _text(field):
            continue  # a figure, which takes no letters
        seen.add(type(window).__name__)
        QTest.keyClick(field, Qt.Key.Key_Escape)  # a list of choices that came up with the words
        told = f"{screen}: {type(window).__name__}, “{field.accessibleName()}”"
        if not _escape_often(program, qtbot, window) or WORDS not in _text(field):
            lost.append(told)
    assert not lost, "\n".join(lost)
    assert seen >= WRITTEN_IN, WRITTEN_IN - seen
    assert not LOOKED_FOR & seen


def test_no_window_goes_with_choices_by_escape(program: Program, casebook: tuple[Path, str], qtbot: QtBot) -> None:
    seen: set[str] = set()
    wrong: list[str] = []
    for screen, window in _each_window(program, casebook, qtbot, seen):
        kind = type(window).__name__
        if window.unsaved():
            wrong.append(f"{screen}: {kind} has something unsaved that nobody touched")
        elif _choose_something(window):
            seen.add(kind)
            if not _escape_often(program, qtbot, window):
                wrong.append(f"{screen}: {kind} went with what was chosen")
    assert not wrong, "\n".join(wrong)
    assert seen >= CHOSEN_IN, CHOSEN_IN - seen


def _choose_something(window: QWidget) -> bool:
    """Choose otherwise in the first list that has another choice, or tick something."""
    for box in window.findChildren(QComboBox):
        if box.isVisible() and box.isEnabled() and not box.isEditable() and box.count() > 1:
            was = box.currentIndex()
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                QTest.keyClick(box, key)
                if box.currentIndex() != was:
                    return True
    for tick in window.findChildren(QCheckBox):
        if tick.isVisible() and tick.isEnabled():
            QTest.keyClick(tick, Qt.Key.Key_Space)
            return True
    return False


def _text(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


class _Window(FittingDialog):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.text = QLineEdit("as it was"), QPlainTextEdit()
        layout = QVBoxLayout(self)
        for each in (self.line, self.text):
            layout.addWidget(each)


class _Choosing(FittingDialog):
    """One of each of what is chosen or ticked, and a tick that only shows something."""

    def __init__(self) -> None:
        super().__init__()
        self.tick, self.shown = QCheckBox("She agrees"), QCheckBox("Show what is typed")
        self.shown.setProperty(PASSING, True)
        self.box = ChoiceBox("Purpose", (("", ""), ("safety", "Safety"), ("court", "Court")))
        self.first, self.second = button("Yes", lambda: None, "choice"), button("No", lambda: None, "choice")
        self.first.setChecked(True)
        self.list = QListWidget()
        item = QListWidgetItem("EX1")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(item)
        self.every = button("Tick all", lambda: item.setCheckState(Qt.CheckState.Checked))
        layout = QVBoxLayout(self)
        for each in (self.tick, self.shown, self.box, self.first, self.second, self.list, self.every):
            layout.addWidget(each)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> _Window:
    made = _Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def choosing(qtbot: QtBot, qapp: QApplication) -> _Choosing:
    made = _Choosing()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def _space(choosing: _Choosing) -> None:
    QTest.keyClick(choosing.tick, Qt.Key.Key_Space)


def _letter(choosing: _Choosing) -> None:
    QTest.keyClicks(choosing.box, "s")


def _down(choosing: _Choosing) -> None:
    QTest.keyClick(choosing.box, Qt.Key.Key_Down)


def _segment(choosing: _Choosing) -> None:
    QTest.mouseClick(choosing.second, Qt.MouseButton.LeftButton)


def _row(choosing: _Choosing) -> None:
    choosing.list.setCurrentRow(0)
    QTest.keyClick(choosing.list, Qt.Key.Key_Space)


def _by_ear(choosing: _Choosing) -> None:
    QAccessible.queryAccessibleInterface(choosing.tick).actionInterface().doAction("Press")
    QTest.qWait(200)  # it is pressed for a moment, to be seen
    assert choosing.tick.isChecked()


def _all_ticked(choosing: _Choosing) -> None:
    QTest.mouseClick(choosing.every, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("how", [_space, _letter, _down, _segment, _row, _by_ear, _all_ticked])
def test_choices_and_ticks_alone_are_asked_about(choosing: _Choosing, how: Callable[[_Choosing], None]) -> None:
    how(choosing)
    QApplication.processEvents()
    for _ in range(3):
        QTest.keyClick(choosing, Qt.Key.Key_Escape)
        question = _question(choosing)
        assert question is not None
        QTest.keyClick(question, Qt.Key.Key_Escape)
        assert choosing.isVisible()


def _put(choosing: _Choosing, later: QWidget) -> None:
    inner = choosing.list.parentWidget()
    layout = inner.layout() if inner is not None else None
    assert layout is not None
    layout.addWidget(later)


def _later_tick(choosing: _Choosing) -> None:
    later = QCheckBox("Her sister agrees")
    _put(choosing, later)
    later.setChecked(True)  # as the program sets it
    later.show()
    later.setFocus()
    QTest.keyClick(later, Qt.Key.Key_Space)


def _later_list(choosing: _Choosing) -> None:
    later = QListWidget()
    item = QListWidgetItem("EX2")
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    later.addItem(item)
    _put(choosing, later)
    later.setCurrentRow(0)
    later.show()
    later.setFocus()
    QTest.keyClick(later, Qt.Key.Key_Space)


@pytest.mark.parametrize("how", [_later_tick, _later_list])
@pytest.mark.parametrize("touched", [False, True])
def test_what_came_into_the_window_later_is_asked_about_as_well(
    choosing: _Choosing, how: Callable[[_Choosing], None], touched: bool
) -> None:
    if touched:
        QTest.keyClick(choosing.tick, Qt.Key.Key_Space)
        QTest.keyClick(choosing.tick, Qt.Key.Key_Space)
        assert not choosing.unsaved()
    how(choosing)
    assert choosing.unsaved()


@pytest.fixture
def heard() -> Iterator[None]:
    """A screen reader is about."""
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was)


@pytest.mark.parametrize("what", ["tick", "box"])
def test_what_a_screen_reader_changes_is_asked_about(heard: None, choosing: _Choosing, what: str) -> None:
    choosing.first.setText("Yes")
    QApplication.processEvents()
    assert not choosing.unsaved(), "nobody touched it yet"
    if what == "tick":
        QAccessible.queryAccessibleInterface(choosing.tick).actionInterface().doAction("Toggle")
    else:
        choosing.box.setCurrentIndex(1)  # which is what choosing in its list by the tree comes to
    assert choosing.unsaved()


def test_what_the_program_chose_or_was_chosen_back_closes_at_once(choosing: _Choosing) -> None:
    choosing.box.setCurrentIndex(1)
    choosing.tick.setChecked(True)
    for _ in range(2):
        _space(choosing)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(choosing.box, key)
    QTest.mouseClick(choosing.shown, Qt.MouseButton.LeftButton)
    assert choosing.shown.isChecked()
    QTest.keyClick(choosing, Qt.Key.Key_Escape)
    assert not choosing.isVisible()


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
