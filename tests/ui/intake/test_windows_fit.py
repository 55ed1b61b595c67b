# SPDX-License-Identifier: Apache-2.0
"""Every window of the way in on a laptop's screen at twice the size: none wider, and all that Tab reaches in view."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.intake.messages.phones import HIM, ME, chat, evenings
from tests.ui.intake.import_window import table_of
from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.ui.case.exhibit_window import ExhibitWindow
from vlu_desktop.ui.entry.backlog_view import BacklogView
from vlu_desktop.ui.intake.bursts_window import BurstsWindow
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.message_window import MessageWindow

ROOM = (675, 345)
"""What 1366 by 768 at 200 per cent leaves of a window, less its title bar and a task bar."""
LONG = "Ὀξύμωρος " * 40
ROWS = (
    ("Date", "Time", "What happened", LONG.strip(), "How many"),
    ("26/10/2025", "01:30", "He rang me at work. " + "Ω" * 300, "rain", "3"),
    ("26/10/2025", "01:45", "كان واقفا عند الباب 😡", "", ""),
    ("", "", "", "", ""),
)
# The offscreen platform can't give the list of choices the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Opened = Callable[[Program, QtBot, Path], QWidget]


@pytest.fixture
def opened(shared: Program) -> Program:
    """One window for all of them, for opening it is most of what they would cost."""
    return shared


def importing(program: Program, qtbot: QtBot, folder: Path) -> QWidget:
    wizard = program.pages.import_file()
    wizard.open_file(table_of(folder, *ROWS))
    return wizard


def messages(program: Program, qtbot: QtBot, folder: Path) -> MessageWindow:
    file = folder / f"WhatsApp Chat with {LONG}"[:80]
    file.write_text(chat(evenings(6, 5)), encoding="utf-8")
    return program.pages.messages.open_file(file, program.pages.workspace.case_id)


def taken_in(program: Program, qtbot: QtBot, folder: Path) -> None:
    """Have messages in the case; the window that then offers to make incidents of them is closed."""
    window = messages(program, qtbot, folder)
    rest(program, qtbot)
    window.who.said.emit({ME: "victim", HIM: "offender"})
    window.take.click()
    rest(program, qtbot)
    for each in program.window.findChildren(BurstsWindow):
        each.close()
    rest(program, qtbot)


def bursts(program: Program, qtbot: QtBot, folder: Path) -> QWidget:
    taken_in(program, qtbot, folder)
    return program.pages.messages.make_incidents()


def senders(program: Program, qtbot: QtBot, folder: Path) -> QWidget:
    taken_in(program, qtbot, folder)
    return program.pages.messages.name_senders()


def taking_in(program: Program, qtbot: QtBot, folder: Path) -> QWidget:
    files = [folder / f"{place} {LONG}"[:60] for place in range(20)]
    return program.pages.case.exhibits.take_in(files)


def exhibit(program: Program, qtbot: QtBot, folder: Path) -> QWidget:
    files = program.pages.desk.file.all(Exhibit)
    file = folder / "seen.txt"
    file.write_text("line\n" * 300, encoding="utf-8")
    dialog = program.pages.case.exhibits.take_in([file])
    dialog.title.setText(LONG)
    dialog.take()
    rest(program, qtbot)
    [made] = [each for each in program.pages.desk.file.all(Exhibit) if each not in files]
    shown = ExhibitWindow(program.window, program.pages.case.exhibits._work, made)
    shown.open()
    return shown


def backlog(program: Program, qtbot: QtBot, folder: Path) -> QWidget:
    return program.pages.entry.backlog()


def incident(program: Program, qtbot: QtBot, folder: Path) -> QWidget:
    program.pages.entry.add_incident()
    return program.window


WINDOWS = (importing, messages, bursts, senders, taking_in, exhibit, backlog, incident)


def tabs_of(window: QWidget) -> Iterator[str]:
    """Each of its tabs in turn, or itself where it has none."""
    tabs = next(iter(window.findChildren(QTabWidget)), None)
    if tabs is None:
        yield ""
        return
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        yield tabs.tabText(place)


def place_in(window: QWidget, part: QWidget) -> QRect:
    """Where a part stands in its window."""
    return QRect(part.mapTo(window, part.rect().topLeft()), part.size())


def in_view(window: QWidget, part: QWidget) -> bool:
    """Whether a part that has the keyboard is seen: all of its width, and of its height a line at least."""
    place = place_in(window, part)
    seen = part.visibleRegion().boundingRect()
    return window.rect().left() <= place.left() and place.right() <= window.rect().right() and seen.height() >= min(
        part.height(), part.fontMetrics().height()
    )  # fmt: skip


def walked(window: QWidget) -> Iterator[QWidget]:
    """Everything that Tab comes by until it is where it began."""
    found: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in found and window.isAncestorOf(at):
        found.append(at)
        yield at
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert at is not None, "Tab leads nowhere"
    assert at in found[:1] or window.isAncestorOf(at), f"Tab leads out, to {at}"


@pytest.mark.parametrize("opening", WINDOWS)
def test_it_is_no_wider_than_the_screen_and_whatever_tab_reaches_is_seen(
    opened: Program, qtbot: QtBot, tmp_path: Path, opening: Opened
) -> None:
    open_case(opened, qtbot)
    window = opening(opened, qtbot, tmp_path)
    rest(opened, qtbot)
    # As one drags: a low window leaves some of its words out, and only then can be as low as that.
    for _ in range(6):
        window.resize(*ROOM)
        rest(opened, qtbot)
    for tab in tabs_of(window):
        rest(opened, qtbot)
        assert (window.width(), window.height()) == ROOM, tab
        sideways = [
            each
            for each in window.findChildren(QScrollArea)
            if each.isVisible() and each.horizontalScrollBar().maximum()
        ]
        assert not sideways, tab
        window.activateWindow()
        last = last_of(window)
        last.setFocus()
        if isinstance(last, BacklogView):
            QTest.keyClick(last, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        found = list(seen_by_tab(window, tab))
        pressed = [each for each in window.findChildren(QAbstractButton) if can_be_pressed(each)]
        assert not [each.text() for each in pressed if each not in found], tab
    if isinstance(window, QDialog):
        window.reject()
        window.reject()


def low_import(program: Program, qtbot: QtBot, folder: Path, *rows: tuple[str, ...]) -> ImportWizard:
    """An import as low as the screen makes it."""
    open_case(program, qtbot)
    wizard = program.pages.import_file()
    wizard.open_file(table_of(folder, ("Date", "What happened"), *rows))
    for _ in range(6):
        rest(program, qtbot)
        wizard.resize(*ROOM)
    rest(program, qtbot)
    return wizard


def test_what_an_import_answers_leaves_its_buttons_in_view(opened: Program, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = low_import(opened, qtbot, tmp_path, ("3 March", "He rang me at work"))
    wizard.resize(ROOM[0], ROOM[1] - 24)
    wizard.activateWindow()
    wizard.take.setFocus()
    rest(opened, qtbot)
    wizard.take.click()
    rest(opened, qtbot)
    assert wizard.problem
    for each in (wizard.take, wizard.way.box, wizard._problem):
        assert each.visibleRegion().boundingRect().size() == each.size(), each
    # Refused by the casebook itself: the button had been greyed meanwhile, and the keyboard had gone elsewhere.
    wizard._refused("The disk is full.")
    rest(opened, qtbot)
    for each in (wizard.take, wizard._problem):
        assert each.visibleRegion().boundingRect().size() == each.size(), each
    wizard.reject()


def test_a_suggestion_of_many_lines_shows_its_tick(opened: Program, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = low_import(
        opened, qtbot, tmp_path, ("1 March 2026", "He rang"), ("3 March", f"He said he would kill me if {LONG}")
    )
    suggested = wizard.page.panel.list
    wizard.page.table.setCurrentIndex(wizard.made.index(1, 0))
    rest(opened, qtbot)
    heights = [suggested.visualItemRect(suggested.item(n)).height() for n in range(suggested.count())]
    assert max(heights) > 2 * suggested.fontMetrics().lineSpacing(), "one runs over more than two lines"
    assert suggested.viewport().height() >= max(heights)
    wizard.reject()


def last_of(window: QWidget) -> QWidget:
    """What Tab comes by last, from which it goes on at the top of a page that may be scrolled to its end."""
    stops = [each for each in window.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    chain = [first := window]
    while (after := chain[-1].nextInFocusChain()) is not None and after is not first:
        chain.append(after)
    return [each for each in chain if each in stops and each.focusPolicy() & Qt.FocusPolicy.TabFocus][-1]


def seen_by_tab(window: QWidget, tab: str) -> Iterator[QWidget]:
    """What Tab reaches, each of it in view."""
    for each in walked(window):
        assert in_view(window, each), f"{tab}: {each} {each.accessibleName()} {place_in(window, each)}"
        yield each


def can_be_pressed(button: QAbstractButton) -> bool:
    """Whether a button is one to be reached by Tab."""
    shown = button.isVisible() and button.isEnabled() and Qt.FocusPolicy.TabFocus in button.focusPolicy()
    group = cast(Any, button.group())
    return shown and (group is None or not group.exclusive() or button.isChecked())
