# SPDX-License-Identifier: Apache-2.0
"""Every page, tab and window on small screens and with large letters: within the screen, in reach, and nothing cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import misfits
from tests.ui.whole import open_case, rest
from vlu_desktop.app.application import Program
from vlu_desktop.devtools.screenshot_tour import top, tour_stops
from vlu_desktop.ui.widgets.text_size import SIZES

# The offscreen platform can't give a menu the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FRAME = QSize(2, 30)
SCREENS = {
    "1366x768": (1366, 768), "1366x768 at 125 %": (1093, 614), "1280x720": (1280, 720),
    "1280x720 at 125 %": (1024, 576), "1920x1080 at 200 %": (960, 540), "the least": (640, 480),
}  # fmt: skip
"""What there is of each screen for a window, in dots of the program's own; 1920x1080 at 150 per cent is 1280x720."""
SAMPLED = (("1280x720 at 125 %", 100), ("1366x768", 200), ("the least", 125))
"""Those that every run walks; the soak walks all."""
LEAST = QSize(640, 480)


@pytest.fixture
def usual_text(opened: Program) -> Iterator[Program]:
    yield opened
    opened.look.size_text(100)


def settle(program: Program, qtbot: QtBot) -> None:
    rest(program, qtbot)
    for _ in range(3):
        QApplication.processEvents()


def pages(program: Program, qtbot: QtBot) -> Iterator[str]:
    """Every place, every part of the unit's page and every tab of a full case, one after another in view."""
    for place in program.window.place_keys():
        program.window.go(place)
        settle(program, qtbot)
        yield place
    tabs = program.pages.unit.page.tabs
    program.window.go("unit")
    for part in range(1, tabs.count()):
        tabs.setCurrentIndex(part)
        settle(program, qtbot)
        yield f"unit, {tabs.tabText(part)}"
    open_case(program, qtbot)
    shown = program.pages.workspace.keys()
    for tab in shown:
        program.pages.workspace.choose(tab)
        settle(program, qtbot)
        yield tab


def wrong_in(window: QWidget, room: QSize) -> list[str]:
    """What is wrong with a window that is to be within a room."""
    if window.width() > room.width() or window.height() > room.height():
        return [f"it is {window.size().toTuple()}, larger than {room.toTuple()}"]
    return misfits(window)


def walk(program: Program, qtbot: QtBot, screen: str, text: int) -> list[str]:
    program.look.size_text(text)
    room = QSize(*SCREENS[screen]) - FRAME
    program.window.resize(room)
    settle(program, qtbot)
    return [
        f"{screen}, text {text}: {page}: {wrong}"
        for page in pages(program, qtbot)
        for wrong in wrong_in(program.window, room)
    ]


def test_every_page_and_tab_fits(usual_text: Program, qtbot: QtBot) -> None:
    wrong = [each for screen, text in SAMPLED for each in walk(usual_text, qtbot, screen, text)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.parametrize("text", SIZES)
def test_every_page_and_tab_fits_every_screen(usual_text: Program, qtbot: QtBot, text: int) -> None:
    wrong = [each for screen in SCREENS for each in walk(usual_text, qtbot, screen, text)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.parametrize("text", [100, 200])
def test_every_window_fits_and_needs_no_more_than_the_least(usual_text: Program, qtbot: QtBot, text: int) -> None:
    program = usual_text
    program.look.size_text(text)
    wrong = []
    for name, steps in tour_stops():
        open_case(program, qtbot)
        for step in steps:
            step(program)
            settle(program, qtbot)
        window = top(program)
        for room in (LEAST, QSize(960, 476)):
            if window is not program.window:
                window.resize(room)
                settle(program, qtbot)
                wrong += [f"{name}, text {text}: {each}" for each in wrong_in(window, room)]
        for _ in range(4):
            if (front := top(program)) is not program.window:
                front.close()
                settle(program, qtbot)
    assert not wrong, "\n".join(wrong)
