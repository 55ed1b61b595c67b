# SPDX-License-Identifier: Apache-2.0
"""The workspace of one case: header, tabs, and one reading of the case that all of them show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QTabBar, QWidget

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.ui.case.case_header import CaseHeader
from vlu_desktop.ui.case_session.session import CaseSession
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, row
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab: its stable key, its name, what makes its widget, and the number its name carries ("" for none).

    With `only_counted` it is there only where there is a number.
    """

    key: str
    name: str
    made: Callable[[], QWidget]
    count: Callable[[CaseFile], str] = lambda _: ""
    only_counted: bool = False


class Workspace(Page):
    """Opens a case (which is journalled once), and reads it again whenever an act touched it."""

    ready = Signal(str)

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, cases: Cases, desk: CaseSession, header: CaseHeader
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._cases = cases
        self._desk = desk
        self._header = header
        self._case_id = ""
        self._tabs: tuple[Tab, ...] = ()
        self._built: dict[int, tuple[QWidget, WholeScroll]] = {}
        self._bar = QTabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setAccessibleName("Parts of the case")
        self._pages = QStackedWidget()
        self._bar.currentChanged.connect(self._show)
        self._all = button("All parts ▾", self._show_all, "quiet")
        self._all.hide()
        bar = holding(row(self._bar, self._all, None))
        bar.layout().setContentsMargins(16, 4, 16, 0)  # type: ignore[union-attr]
        self._bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        pages = column(self._pages)
        pages.setContentsMargins(20, 12, 20, 16)
        layout = column(header, bar, space=0)
        layout.addLayout(pages, 1)
        self.setLayout(layout)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """The tabs, once, in the order shown. Each is made when it is first wanted."""
        self._tabs = tuple(tabs)
        for tab in tabs:
            self._bar.addTab(tab.name)

    @property
    def case_id(self) -> str:
        """The case in view, "" for none."""
        return self._case_id

    def open(self, case_id: str, tab: str = "", done: Callable[[], object] | None = None) -> None:
        """Show a case, at a tab; `done` is called when it is in view."""
        job = (lambda: self._cases.read(case_id)) if case_id == self._case_id else (lambda: self._cases.open(case_id))

        def show(file: CaseFile) -> None:
            self._case_id = case_id
            self._take(file)
            if tab:
                self.choose(tab)
            self._show(self._bar.currentIndex())
            self._bar.setFocus()
            self.ready.emit(case_id)
            if done is not None:
                done()

        self._worker.ask(job, show)

    def close_case(self) -> None:
        """Forget the case in view."""
        self._case_id = ""
        self._desk.take(None)

    def keys(self) -> tuple[str, ...]:
        """The tabs, in the order shown."""
        return tuple(tab.key for tab in self._tabs)

    def has(self, key: str) -> bool:
        """Whether a tab is shown of this case."""
        return self._bar.isTabVisible(self._place_of(key))

    @property
    def current_key(self) -> str:
        """The tab in view, "" before there is one."""
        place = self._bar.currentIndex()
        return self._tabs[place].key if place >= 0 else ""

    def choose(self, key: str) -> QWidget:
        """Bring a tab to the front."""
        self._bar.setCurrentIndex(self._place_of(key))
        return self.tab(key)

    def tab(self, key: str) -> QWidget:
        """A tab, in view or not."""
        return self._page(self._place_of(key))[0]

    def _place_of(self, key: str) -> int:
        return next(place for place, tab in enumerate(self._tabs) if tab.key == key)

    def built(self) -> tuple[QWidget, ...]:
        """The tabs that were wanted so far."""
        return tuple(widget for widget, _ in self._built.values())

    def _page(self, place: int) -> tuple[QWidget, WholeScroll]:
        """A tab's widget, and what it is scrolled in."""
        if place not in self._built:
            tab = self._tabs[place]
            widget = tab.made()
            widget.setAccessibleName(tab.name)
            self._built[place] = widget, WholeScroll(widget)
            self._pages.addWidget(self._built[place][1])
        return self._built[place]

    def _show(self, place: int) -> None:
        """Have a tab in view, once there is a case to show in it."""
        if self._case_id:
            self._pages.setCurrentWidget(self._page(place)[1])

    def step(self, by: int) -> None:
        """Go to the next tab or the one before."""
        shown = [place for place in range(self._bar.count()) if self._bar.isTabVisible(place)]
        self._bar.setCurrentIndex(shown[(shown.index(self._bar.currentIndex()) + by) % len(shown)])

    def _show_all(self) -> None:
        """Every tab, by its name, where the bar has no room for all of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in range(self._bar.count()):
            if self._bar.isTabVisible(place):
                menu.addAction(self._bar.tabText(place), partial(self._bar.setCurrentIndex, place))
        menu.popup(self._all.mapToGlobal(self._all.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._header.fit(self.size())
        self._all.setVisible(self._bar.sizeHint().width() > self.width() - 32)

    def concerns(self, changes: Changes) -> bool:
        return bool(self._case_id)

    def refresh(self) -> None:
        if self._case_id:
            case_id = self._case_id
            self._worker.ask(lambda: self._cases.read(case_id), self._take)

    def _take(self, file: CaseFile) -> None:
        self._header.show_file(file)
        for place, tab in enumerate(self._tabs):
            count = tab.count(file)
            self._bar.setTabText(place, f"{tab.name}  {count}" if count else tab.name)
            self._bar.setTabVisible(place, bool(count) or not tab.only_counted)
        self._fit()
        self._desk.take(file)
