# SPDX-License-Identifier: Apache-2.0
"""The workspace of one case: header, tabs, and one reading of the case that all of them show."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.ui.case.case_header import CaseHeader
from vlu_desktop.ui.case.case_tabs import CaseTabs, Part
from vlu_desktop.ui.case_session.session import CaseSession
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import PANE, column
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll


class Workspace(Page):
    """Opens a case (which is journalled once), and reads it again whenever an act touched it.

    `ready` carries the id of a case that came into view; `gone` says that the one in view was taken back.
    """

    ready = Signal(str)
    gone = Signal()

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, cases: Cases, desk: CaseSession, header: CaseHeader
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._cases = cases
        self._desk = desk
        self._header = header
        self._case_id = ""
        self._parts: tuple[Part, ...] = ()
        self._built: dict[int, tuple[QWidget, WholeScroll]] = {}
        self.tabs = CaseTabs()
        self.tabs.chosen.connect(self._show)
        self._pages = QStackedWidget()
        self._pages.setProperty(PANE, True)
        pages = column(self._pages)
        pages.setContentsMargins(20, 8, 20, 12)
        layout = column(header, self.tabs, space=0)
        layout.addLayout(pages, 1)
        self.setLayout(layout)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """The parts, once, in the order shown. Each is made when it is first wanted."""
        self._parts = tuple(parts)
        self.tabs.set_parts(parts)

    @property
    def case_id(self) -> str:
        """The case in view, "" for none."""
        return self._case_id

    def open(self, case_id: str, tab: str = "", done: Callable[[], object] | None = None) -> None:
        """Show a case, at a part: another case at its first, this one where it stands, unless one is named; `done` is
        called when it is in view.
        """
        job = (lambda: self._cases.read(case_id)) if case_id == self._case_id else (lambda: self._cases.open(case_id))

        def show(file: CaseFile) -> None:
            other = case_id != self._case_id
            self._case_id = case_id
            self._take(file)
            self.tabs.show_part(self._place_of(tab) if tab else 0 if other else self.tabs.place)
            self.tabs.bar.setFocus()
            self.ready.emit(case_id)
            if done is not None:
                done()

        self._worker.ask(job, show)

    def close_case(self) -> None:
        """Forget the case in view."""
        self._case_id = ""
        self._desk.take(None)

    def keys(self) -> tuple[str, ...]:
        """The parts, in the order shown."""
        return tuple(part.key for part in self._parts)

    def has(self, key: str) -> bool:
        """Whether a part is shown of this case."""
        return self.tabs.is_there(self._place_of(key))

    @property
    def current_key(self) -> str:
        """The part in view, "" before there is one."""
        place = self.tabs.place
        return self._parts[place].key if place >= 0 else ""

    def choose(self, key: str) -> QWidget:
        """Bring a part to the front."""
        place = self._place_of(key)
        if place != self.tabs.place:
            self.tabs.show_part(place)
        return self.tab(key)

    def tab(self, key: str) -> QWidget:
        """A part, in view or not."""
        return self._page(self._place_of(key))[0]

    def _place_of(self, key: str) -> int:
        return next(place for place, part in enumerate(self._parts) if part.key == key)

    def built(self) -> tuple[QWidget, ...]:
        """The parts that were wanted so far."""
        return tuple(widget for widget, _ in self._built.values())

    def _page(self, place: int) -> tuple[QWidget, WholeScroll]:
        """A part's widget, and what it is scrolled in."""
        if place not in self._built:
            part = self._parts[place]
            widget = part.made()
            widget.setAccessibleName(part.name)
            self._built[place] = widget, WholeScroll(widget, parent=self._pages)
            self._pages.addWidget(self._built[place][1])
        return self._built[place]

    def _show(self, place: int) -> None:
        """Have a part in view, once there is a case to show in it."""
        if self._case_id:
            self._pages.setCurrentWidget(self._page(place)[1])

    def step(self, by: int) -> None:
        """Go to the next part or the one before."""
        self.tabs.step(by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._header.fit(self.size())
        self.tabs.fit(self.width())

    def concerns(self, changes: Changes) -> bool:
        return bool(self._case_id)

    def _changed(self, changes: Changes) -> None:
        if not self._case_id or ("case", self._case_id) not in changes.removed:
            super()._changed(changes)
            return
        # Taking back the import that began it is enough: its last reading is not left in view.
        self.close_case()
        if self.isVisible():
            self.gone.emit()

    def refresh(self) -> None:
        if self._case_id:
            case_id = self._case_id
            self._worker.ask(lambda: self._cases.read(case_id), self._take)

    def _take(self, file: CaseFile) -> None:
        self._header.show_file(file)
        self.tabs.show_counts(file)
        self._fit()
        self._desk.take(file)
