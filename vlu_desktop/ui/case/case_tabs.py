# SPDX-License-Identifier: Apache-2.0
"""The tabs of a case: few, each with the parts that are used together, which stand beside them or in a line below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QMenu, QTabBar, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.ui.widgets.basics import PANE, button, holding, row

_EDGE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a case: its stable key, its name, the tab it belongs to (with the letter of its key after an
    ampersand), what makes its widget, and the number its name carries ("" for none).

    With `only_counted` it is there only where there is a number.
    """

    key: str
    name: str
    tab: str
    made: Callable[[], QWidget]
    count: Callable[[CaseFile], str] = lambda _: ""
    only_counted: bool = False


class CaseTabs(QWidget):
    """`chosen` carries the place of the part that comes into view; a tab comes back to the part it was left at."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[Part, ...] = ()
        self._tabs: tuple[str, ...] = ()
        self._counts: tuple[str, ...] = ()
        self._left_at: dict[str, int] = {}
        self.bar = _bar(say("case.tabs-of-the-case"))
        self.parts = _bar(say("case.parts-of-this-tab"))
        self.parts.setProperty("kind", "parts")
        self._all = button(say("case.all-parts"), self._show_all, "quiet")
        self._all.hide()
        self._line = row(holding(row(self.bar, self._all, None)), holding(row(self.parts, None)), space=20)
        self._line.setContentsMargins(_EDGE, 4, _EDGE, 0)
        # The parts take what the tabs leave: their bar is laid out before Qt knows which of them are seen.
        self._line.setStretch(1, 1)
        self.setLayout(self._line)
        self.setProperty(PANE, True)
        self.bar.currentChanged.connect(self._choose_tab)
        self.parts.currentChanged.connect(self._choose_part)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Every part, once, in the order shown."""
        self._held = tuple(parts)
        self._tabs = tuple(dict.fromkeys(part.tab for part in parts))
        self._counts = ("",) * len(parts)
        with QSignalBlocker(self.bar), QSignalBlocker(self.parts):
            for tab in self._tabs:
                self.bar.addTab(tab)
            for part in parts:
                self.parts.addTab(part.name)
        self.show_part(0)

    @property
    def place(self) -> int:
        """The part in view, -1 before there is one."""
        return self.parts.currentIndex()

    def is_there(self, place: int) -> bool:
        """Whether a part has anything to be there for."""
        return bool(self._counts[place]) or not self._held[place].only_counted

    def show_part(self, place: int) -> None:
        """Bring a part into view, with its tab."""
        part = self._held[place]
        within = [at for at in self._of(part.tab) if self.is_there(at) or at == place]
        with QSignalBlocker(self.bar), QSignalBlocker(self.parts):
            for at in range(len(self._held)):
                if at in within:
                    self.parts.setTabVisible(at, True)
            self.parts.setCurrentIndex(place)
            for at in range(len(self._held)):
                self.parts.setTabVisible(at, at in within)
            self.bar.setTabVisible(self._tabs.index(part.tab), True)
            self.bar.setCurrentIndex(self._tabs.index(part.tab))
        self._left_at[part.tab] = place
        self.parts.setVisible(len(within) > 1)
        self.parts.updateGeometry()
        self.fit(self.width())
        self.chosen.emit(place)

    def step(self, by: int) -> None:
        """Go to the next part or the one before, through every tab."""
        shown = [place for place in range(len(self._held)) if self.is_there(place)]
        here = shown.index(self.place) if self.place in shown else 0
        self.show_part(shown[(here + by) % len(shown)])

    def show_counts(self, file: CaseFile) -> None:
        """The numbers of a case; a part that is there no more gives way to the first of its tab, or of all."""
        self._counts = tuple(part.count(file) for part in self._held)
        for place, (part, count) in enumerate(zip(self._held, self._counts, strict=True)):
            self.parts.setTabText(place, f"{part.name}  {count}" if count else part.name)
        for at, tab in enumerate(self._tabs):
            # Two numbers of different things would be one of which nobody knows of what.
            counts = [self._counts[place] for place in self._of(tab) if self._counts[place]]
            count = counts[0] if len(counts) == 1 else ""
            self.bar.setTabText(at, f"{tab}  {count}" if count else tab)
            self.bar.setTabVisible(at, any(map(self.is_there, self._of(tab))))
        if self.is_there(self.place):
            self.show_part(self.place)
        else:
            self.show_part(next(filter(self.is_there, (*self._of(self._held[self.place].tab), 0))))

    def fit(self, width: int) -> None:
        """Have the parts beside the tabs where both have room, and below them where they have not."""
        room = width - 2 * _EDGE
        tabs = self.bar.sizeHint().width()
        beside = tabs + (self.parts.sizeHint().width() + 40 if not self.parts.isHidden() else 0) <= room
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        self._line.setSpacing(20 if beside else 0)
        self._all.setVisible(tabs > room)
        for each in (self.bar, self.parts):
            # A bar whose tabs come, go or change their names says nothing of it to what gives it its room.
            each.updateGeometry()

    def _of(self, tab: str) -> list[int]:
        return [place for place, part in enumerate(self._held) if part.tab == tab]

    def _choose_tab(self, at: int) -> None:
        within = [place for place in self._of(self._tabs[at]) if self.is_there(place)]
        left = self._left_at.get(self._tabs[at], -1)
        if within:
            self.show_part(left if left in within else within[0])

    def _choose_part(self, place: int) -> None:
        if place >= 0:
            self.show_part(place)

    def _show_all(self) -> None:
        """Every part, by its name, where there is no room for all tabs."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in range(len(self._held)):
            if self.is_there(place):
                menu.addAction(self.parts.tabText(place), partial(self.show_part, place))
        menu.popup(self._all.mapToGlobal(self._all.rect().bottomLeft()))


def _bar(name: str) -> QTabBar:
    made = QTabBar()
    made.setDrawBase(False)
    made.setExpanding(False)
    made.setUsesScrollButtons(True)
    made.setElideMode(Qt.TextElideMode.ElideNone)
    made.setAccessibleName(name)
    return made
