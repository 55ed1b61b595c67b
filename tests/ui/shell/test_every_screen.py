# SPDX-License-Identifier: Apache-2.0
"""Every page, tab and window, each brought up once: none stray, begun in its field, of its case, within the screen, no
word cut or faint, at rest once laid out, named and of a role that says what it is, in reach of Tab and left again.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.speaking import speaking
from tests.ui.fitting import misfits, restless, sideways
from tests.ui.seeing import unseen, unsigned_columns
from tests.ui.shell.every_screen import Screen, every_screen, settle, shown
from tests.ui.walking import settled, tab_faults
from tests.ui.whole import assert_nothing_collected, open_case, put_away, rest
from vlu_desktop.app.application import Program
from vlu_desktop.language.languages import PSEUDO
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.message_window import MessageWindow
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.first_focus import first_field, is_field
from vlu_desktop.ui.widgets.text_size import SIZES
from vlu_desktop.ui.widgets.theme import THEMES, ThemeSwitcher

# The offscreen platform can't give a menu the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FRAME = QSize(2, 30)
SCREENS = {
    "1366x768": (1366, 768), "1366x768 at 125 %": (1093, 614), "1280x720": (1280, 720),
    "1280x720 at 125 %": (1024, 576), "1920x1080 at 200 %": (960, 540), "the least": (640, 480),
}  # fmt: skip
"""What there is of each screen for a window, in dots of the program's own; 1920x1080 at 150 per cent is 1280x720."""
OF_NO_CASE = {
    "palette", "menu", "shortcuts", "new-case", "across", "people-alike", "recovery-sheet", "change-passphrase",
    "add-officer", "new-key", "this-computer", "restore", "audit-retention", "record-history", "record-erase",
    "case-on-a-day", "two-periods", "timeline-hours", "compare-cases", "guide", "signs", "timeline-filter",
    "telling", "giving cases away", "an absence", "what differs between computers", "a casebook of chosen cases",
    "a case kept apart", "a visit's end", "what each may do", "what is to be approved",
}  # fmt: skip
"""Stops that record nothing in one case and make nothing of it, have it in view, or are of a line's own case."""
SEED = 12


class Strays(QObject):
    """Notes every widget that is shown as a window of its own and was not meant as one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Told by its class, which costs a third of asking for its type, hundreds of thousands of times.
        if type(event) is QShowEvent and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, QDialog | QMenu) or watched.parentWidget() is not None
            if not meant and type(watched).__name__ != "Window":
                self.found.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


class Walk:
    """One look at every screen; `found` is whatever was wrong."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.found: list[str] = []
        self.kinds: set[str] = set()

    def look(self, screen: Screen, sizes: list[str], *, collecting: bool = True) -> None:
        windows = shown(self.program, self.qtbot, screen)
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        for window in reversed(windows):
            self.kinds.add(type(window).__name__)
            wrong = list(self.wrong_at_first(window, screen))
            for size in sizes:
                room = QSize(*SCREENS[size]) - FRAME
                window.resize(room)
                settle(self.program, self.qtbot)
                wrong += [f"at {size}, {each}" for each in (*self.wrong_with_room(window, room), *restless())]
            wrong += [*unseen(window), *tab_faults(window, self.qtbot)]
            look = self.program.look
            self.found += [f"{screen.name} (text {look.text_size}, {look.choice}): {each}" for each in wrong]
            if window is not self.program.window:
                window.close()
        if collecting:
            assert_nothing_collected()
        put_away(self.program, self.qtbot)

    def wrong_at_first(self, window: QWidget, screen: Screen) -> Iterator[str]:
        """What is wrong as soon as it is there."""
        if window is self.program.window:
            page = self.program.window.current_page()
            if page is None or not page.accessibleName():
                yield "the page has no name"
            foot = self.program.window.foot
            if foot.height() > foot.sizeHint().height() + 2:
                yield "the window's foot takes room of the page"
            return
        if first_field(window) is not None:
            window.activateWindow()
            settled(self.qtbot)
            focused = QApplication.focusWidget()
            if focused is None or not window.isAncestorOf(focused) or not is_field(focused):
                yield f"it begins on {type(focused).__name__} and not in a field"
        if screen.name not in OF_NO_CASE and not self.names_its_case(window):
            yield "it does not name its case"
        if isinstance(window, RecordDialog) and screen.name == "new statement" and window.case.change.isHidden():
            yield "its case can't be changed"

    def names_its_case(self, window: QWidget) -> bool:
        case = self.program.pages.desk.file.case
        if isinstance(window, ImportWizard | MessageWindow):
            return case.title in window.into.currentText()
        fields = [each for each in window.findChildren(CaseField) if each.isVisible()]
        return any(case.title in each.text and case.reference in each.text for each in fields)

    def wrong_with_room(self, window: QWidget, room: QSize) -> list[str]:
        if window.width() > room.width() or window.height() > room.height():
            return [f"it is {window.size().toTuple()}, larger than {room.toTuple()}"]
        return [*misfits(window), *unsigned_columns(window)]


@pytest.fixture
def lengthened() -> Iterator[None]:
    """Every sentence of the catalogue longer than in any language, so that what would be cut in one is cut here."""
    with speaking(PSEUDO):
        yield


Walks = Callable[[str, int], Walk]


@pytest.fixture
def usual_look(qapp: QApplication) -> Iterator[None]:
    """The look of the other tests, once the window is gone: a style sheet put on all of it takes seconds."""
    yield
    ThemeSwitcher(qapp)


@pytest.fixture
def walks(
    usual_look: None, lengthened: None, program: Program, casebook: tuple[Path, str], qtbot: QtBot, qapp: QApplication
) -> Iterator[Walks]:
    """The walk in a theme and a size of text, which are chosen on the first page."""
    strays = Strays()
    qapp.installEventFilter(strays)

    def begin(theme: str, text: int) -> Walk:
        program.look.choose(theme)
        program.look.size_text(text)
        program.open_vault(*casebook)
        rest(program, qtbot)
        open_case(program, qtbot)
        return Walk(program, qtbot)

    yield begin
    qapp.removeEventFilter(strays)
    assert strays.found == []


def test_every_screen_once(walks: Walks) -> None:
    """Each on one display, in one theme and one size of text: which, is drawn by lot and stays so."""
    chance = Random(SEED)
    walk = walks(chance.choice(sorted(THEMES)), chance.choice(SIZES))
    for screen in every_screen(walk.program):
        # All there is in memory is looked through, which is an eighth of the walk: on one screen of three.
        walk.look(screen, [chance.choice(list(SCREENS))], collecting=chance.random() < 1 / 3)
    assert len(walk.kinds) > 15
    assert not walk.found, "\n".join(walk.found)


@pytest.mark.parametrize("share", [0.5, pytest.param(1.0, marks=pytest.mark.soak)])
def test_with_letters_of_twice_the_size_nothing_but_a_table_is_scrolled_sideways(
    usual_look: None, program: Program, casebook: tuple[Path, str], qtbot: QtBot, share: float
) -> None:
    """In 800 by 600, which is what a half of a large screen has room for, and a magnified small one."""
    program.look.size_text(200)
    program.open_vault(*casebook)
    rest(program, qtbot)
    open_case(program, qtbot)
    screens = every_screen(program)
    found: list[str] = []
    for screen in Random(SEED).sample(screens, round(share * len(screens))):
        windows = shown(program, qtbot, screen)
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        for window in reversed(windows):
            window.resize(QSize(800, 600) - FRAME)
            settle(program, qtbot)
            found += [f"{screen.name}: {each}" for each in sideways(window)]
            if window is not program.window:
                window.close()
        put_away(program, qtbot)
    assert not found, "\n".join(found)


@pytest.mark.soak
@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("text", SIZES)
def test_every_screen_on_every_display(walks: Walks, text: int, theme: str) -> None:
    walk = walks(theme, text)
    for screen in every_screen(walk.program):
        walk.look(screen, list(SCREENS))
    assert not walk.found, "\n".join(walk.found)
