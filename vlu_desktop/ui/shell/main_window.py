# SPDX-License-Identifier: Apache-2.0
"""The window's frame: the rail of places, the stack of pages, the message bar, the menus. It knows no case."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import preferences
from vlu_desktop.ui.shell.rail_button import AROUND, RailButton
from vlu_desktop.ui.shell.window_foot import WindowFoot
from vlu_desktop.ui.widgets.basics import PANE, clear, column, frame, in_order
from vlu_desktop.ui.widgets.screen_room import keep_window, put_window
from vlu_desktop.ui.widgets.theme import Theme
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from vlu_desktop.ui.shell.action_catalogue import Action, Actions
    from vlu_desktop.ui.shell.side_sheet import SideSheet
    from vlu_desktop.ui.widgets.message_bar import MessageBar


def the_title() -> str:
    """The window's title never names a case: titles are seen in task bars and on shared screens."""
    return say("shell.victim-liaison-desktop")


USUAL = QSize(1440, 900)
_NAME, _WHOLE = "main", "window-main-whole"
_NARROW, _RAIL, _FOLDED = 110, 14, 7
"""Letters of a window in which the rail has drawings alone, and the rail's own with words and without."""
_ICON = 4 / 3
"""Lines of text that a drawing in the rail is high."""


class Window(QMainWindow):
    """`closing` comes before the window closes, so that what is open can be put away.

    `seen` comes once, when it was first painted: what nobody looks for yet is read after that.
    """

    closing = Signal()
    seen = Signal()

    def __init__(self, theme: Theme, offered: "Callable[[], Iterable[Action]]" = tuple) -> None:
        """`offered` gives what can be done from anywhere, once somebody asks for it."""
        super().__init__()
        self.setWindowTitle(the_title())
        self.resize(USUAL)
        self._offered = offered
        self._put = QRect()
        self._places: dict[str, tuple[RailButton, Callable[[], QWidget], str]] = {}
        self._holders: dict[QWidget, WholeScroll] = {}
        self._ends: list[tuple[RailButton, str]] = []
        places = frame("rail")
        self._rail = WholeScroll(places, bars=False)
        self._rail.setProperty(PANE, True)
        self._folded = False
        self._rail_buttons = QVBoxLayout(places)
        self._rail_buttons.setContentsMargins(0, 20, 0, 14)
        self._rail_buttons.setSpacing(4)
        self._rail_end = QVBoxLayout()
        self._rail_buttons.addStretch(1)
        self._rail_buttons.addLayout(self._rail_end)
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._pages.setProperty(PANE, True)
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        self.foot = WindowFoot()
        self.foot.setProperty(PANE, True)
        self._column = column(self._pages, self.foot, space=0)
        self._column.setStretch(0, 1)
        layout.addLayout(self._column, 1)
        self.setCentralWidget(middle)
        self._theme = theme
        self._is_seen = False
        self.fold()

    def appear(self) -> None:
        """Come up as it was left; at first of its usual size, or as large as the screen where that is smaller."""
        put_window(self, _NAME, USUAL)
        self._put = QRect(self.pos(), self.size())
        said = preferences.remembered(_WHOLE)
        small = self.width() < USUAL.width() or self.height() < USUAL.height()
        if said == "yes" or (small and not said):
            self.showMaximized()
        else:
            self.show()

    @cached_property
    def actions_registry(self) -> "Actions":
        """Everything that can be done, with its keys."""
        from vlu_desktop.ui.shell.action_catalogue import Actions
        from vlu_desktop.ui.shell.menu import AltAlone

        made = Actions(self)
        for each in self._offered():
            made.add(each)
        made.refused.connect(self._refused)
        AltAlone(self, self.show_menu)
        return made

    @cached_property
    def sheet(self) -> "SideSheet":
        """What is entered beside the pages, made when it is first wanted."""
        from vlu_desktop.ui.shell.side_sheet import SideSheet

        self._column.removeWidget(self._pages)
        made = SideSheet(self._pages)
        self._column.insertWidget(0, made, 1)
        return made

    def make_ready(self) -> None:
        """Make what an open casebook begins with besides its pages: the message bar, and the icons of the rail."""
        from vlu_desktop.ui.widgets.icons import NAMES

        _ = self.news
        for drawn in NAMES:
            self._icon(drawn)

    def _make_way(self) -> None:
        if "sheet" in self.__dict__:
            self.sheet.make_way()

    def problem(self, sentence: str) -> None:
        """Say that something did not work, in the message bar."""
        self.news.problem(sentence)

    def _refused(self, sentence: str) -> None:
        self.news.say(sentence)

    @property
    def news(self) -> "MessageBar":
        """The message bar, in the foot."""
        return self.foot.news

    def add_place(self, key: str, text: str, drawn: str, made: Callable[[], QWidget]) -> None:
        """A place in the rail, and what makes its page when that is first wanted."""
        button = self._button(text, drawn)
        button.be_place()
        button.clicked.connect(lambda *_: self.go(key))
        self._group.addButton(button)
        self._rail_buttons.insertWidget(len(self._places), button)
        self._places[key] = (button, made, drawn)

    def add_page(self, page: QWidget, name: str) -> None:
        """A page that has no place of its own in the rail, and what it is called where it is heard."""
        if page in self._holders:
            return
        page.setAccessibleName(name)
        self._holders[page] = WholeScroll(page, parent=self._pages)
        self._pages.addWidget(self._holders[page])

    def add_rail_end(self, text: str, drawn: str, run: Callable[[], object]) -> None:
        """A button at the foot of the rail."""
        button = self._button(text, drawn)
        button.clicked.connect(lambda *_: run())
        self._rail_end.addWidget(button)
        # The pages are there already: by its making, Tab would come to it between a page and what that shows later.
        in_order(*self._buttons()[-1:], button)
        self._ends.append((button, drawn))
        self.fold()

    def show_menu(self) -> None:
        """Everything that can be done, at its button in the rail."""
        from vlu_desktop.ui.shell.menu import show_menu

        show_menu(self, self.actions_registry, next((button for button, drawn in self._ends if drawn == "menu"), None))

    def clear_places(self) -> None:
        """Take every place and every page but the first away, as when the casebook is locked."""
        for button, _, _ in self._places.values():
            self._group.removeButton(button)
            button.deleteLater()
        for page in list(self._holders)[1:]:
            holder = self._holders.pop(page)
            self._pages.removeWidget(holder)
            holder.deleteLater()
        if "sheet" in self.__dict__:
            self.sheet.let_go()
        self._places.clear()
        self._ends.clear()
        clear(self._rail_end)
        self.foot.say_saved("")

    def place_keys(self) -> tuple[str, ...]:
        """The places in the rail, from the top."""
        return tuple(self._places)

    def current_place(self) -> str:
        """The place that the rail marks, "" for none."""
        return next((key for key, (button, _, _) in self._places.items() if button.isChecked()), "")

    def go(self, key: str) -> None:
        """Show a place."""
        self._make_way()
        button, made, _ = self._places[key]
        button.setChecked(True)
        page = made()
        self.add_page(page, button.text())
        self._bring_up(page)

    def show_page(self, page: QWidget, place: str = "") -> None:
        """Show a page; the rail marks the place it belongs to."""
        self._make_way()
        if place:
            self._places[place][0].setChecked(True)
        self._bring_up(page)

    def _bring_up(self, page: QWidget) -> None:
        """Have a page in view, from its beginning; one that is in view already stays where it is."""
        holder = self._holders[page]
        if self._pages.currentWidget() is not holder:
            holder.begin()
        self._pages.setCurrentWidget(holder)

    def current_page(self) -> QWidget | None:
        """The page in view."""
        holder = self._pages.currentWidget()
        return holder.widget() if isinstance(holder, WholeScroll) else None

    def show_rail(self, shown: bool) -> None:
        """The rail is there only while a casebook is open."""
        self._rail.setVisible(shown)
        self.fold()
        self.foot.show_done(shown)

    def take_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._theme = theme
        for button, drawn in (*((button, drawn) for button, _, drawn in self._places.values()), *self._ends):
            button.setIcon(self._icon(drawn))

    def _icon(self, drawn: str) -> "QIcon":
        from vlu_desktop.ui.widgets.icons import icon

        return icon(drawn, self._theme.colours["rail-ink"], self._icon_side())

    def _icon_side(self) -> int:
        return round(self.fontMetrics().height() * _ICON)

    def _button(self, text: str, drawn: str) -> RailButton:
        button = RailButton(text)
        button.setIcon(self._icon(drawn))
        self._fold_button(button)
        return button

    def fold(self) -> None:
        """Have words in the rail where there is room for them beside the page, and as high as the window is."""
        room, buttons = self.fontMetrics(), self._buttons()
        tall = len(buttons) * (AROUND + room.height() * (1 + _ICON)) + 4 * room.height()
        self._folded = self.width() < room.averageCharWidth() * _NARROW or self.height() < tall
        self._rail.setFixedWidth(self._rail_width())
        for button in buttons:
            self._fold_button(button)

    def _buttons(self) -> list[RailButton]:
        return [*(button for button, _, _ in self._places.values()), *(button for button, _ in self._ends)]

    def _rail_width(self) -> int:
        """The usual, or what its longest word takes in a language of longer ones (logical dots)."""
        letter = self.fontMetrics().averageCharWidth()
        if self._folded:
            return letter * _FOLDED
        return max(letter * _RAIL, *(button.words_width for button in self._buttons()), 0)

    def _fold_button(self, button: RailButton) -> None:
        side = self._icon_side()
        button.setIconSize(QSize(side, side))
        button.setFixedWidth(self._rail_width())
        button.fold(self._folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()
        if "sheet" in self.__dict__:
            self.sheet.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from vlu_desktop.ui.widgets.row_menu import shows_menu

        if not shows_menu(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            # Once what lies on the window is painted as well.
            QTimer.singleShot(0, self.seen.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_place()
        self.closing.emit()
        super().closeEvent(event)

    def _keep_place(self) -> None:
        """How it is left, if it came up as one is to."""
        if self._put.isNull():
            return
        preferences.remember(_WHOLE, "yes" if self.isMaximized() else "no")
        if not self.isMaximized():
            keep_window(self, _NAME, self._put)
