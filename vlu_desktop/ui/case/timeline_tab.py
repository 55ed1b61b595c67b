# SPDX-License-Identifier: Apache-2.0
"""The timeline of a case, its table twin one key away, and beside it what has changed."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QStackedWidget, QTableView, QWidget

from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.findings import Finding
from vlu_desktop.services.findings import Findings, Shown
from vlu_desktop.timeline.model import TimelineModel, finding_key
from vlu_desktop.ui.case.desk import CaseDesk, Saver
from vlu_desktop.ui.case.findings_panel import FindingsPanel
from vlu_desktop.ui.parts import button, column, frame, holding, label, row
from vlu_desktop.ui.theme import Look, Theme
from vlu_desktop.ui.timeline.palette import palette_for
from vlu_desktop.ui.timeline.table_model import KEY_ROLE, KIND_ROLE, SORT_ROLE, TimelineTableModel
from vlu_desktop.ui.timeline.widget import TimelineWidget
from vlu_desktop.ui.worker import Ticket, Worker


class TimelineTab(QWidget):
    """`incident_opened` carries an incident's id, `record_opened` a type's key and an id, `listed` incidents' ids."""

    incident_opened = Signal(str)
    record_opened = Signal(str, str)
    listed = Signal(object)

    def __init__(self, desk: CaseDesk, saver: Saver, worker: Worker, findings: Findings, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._worker = worker
        self._findings = findings
        self._ticket: Ticket | None = None
        self._case_id = ""
        self._wanted = ""
        self._by_key: dict[str, Finding] = {}
        self.panel = FindingsPanel()
        self.panel.followed.connect(self._follow)
        self.panel.reviewed.connect(self._review)
        self.timeline = TimelineWidget(palette_for(look.theme), desk.today())
        self.timeline.incident_activated.connect(self.incident_opened)
        self.timeline.band_activated.connect(self.record_opened)
        self.timeline.finding_activated.connect(self._show_finding)
        look.changed.connect(self._recolour)
        self._twin = TimelineTableModel()
        self._sorted = QSortFilterProxyModel()
        self._sorted.setSourceModel(self._twin)
        self._sorted.setSortRole(SORT_ROLE)
        self.table = self._table()
        self._which = QStackedWidget()
        self._which.addWidget(self.timeline)
        self._which.addWidget(self.table)
        self._switch = button("As a table", self.swap, "quiet", "T")
        self._followed = label("", "muted")
        self._list = button("List them", self._list_followed, "link")
        self._drop = button("Show everything", self._drop_followed, "link")
        self._follow_ids: tuple[str, ...] = ()
        self._show_followed("")
        hint = label("Wheel to zoom, drag to move, Shift and drag to measure, arrows from one to the next", "small")
        foot = row(hint, None, self._followed, self._list, self._drop, self._switch)
        card = frame("card")
        card.setLayout(column(self._which, foot, margins=12))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.addWidget(card)
        split.addWidget(holding(column(self.panel)))
        split.setStretchFactor(0, 1)
        split.setSizes([1000, 330])
        split.setChildrenCollapsible(False)
        self.panel.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.setLayout(column(split))
        key = QShortcut(QKeySequence("T"), self, self.swap)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        desk.changed.connect(self._show)

    def swap(self) -> None:
        """From the drawing to its table and back."""
        other = 1 - self._which.currentIndex()
        self._which.setCurrentIndex(other)
        self._switch.setText("As a drawing" if other else "As a table")
        (self.table if other else self.timeline).setFocus()

    def show_incidents(self, ids: Collection[str]) -> None:
        """Pick incidents out."""
        self.timeline.show_incidents(ids)

    def show_finding(self, key: str) -> None:
        """Show a finding by its key, now or as soon as the findings are there."""
        self._wanted = key
        self._show_finding(key)

    def _table(self) -> QTableView:
        view = QTableView()
        view.setModel(self._sorted)
        view.setAccessibleName("Everything on the timeline")
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.verticalHeader().setVisible(False)
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate((24, 22, 40, 20, 10)):
            view.setColumnWidth(place, em * letters)
        view.activated.connect(lambda index: self._open_row(index.data(KIND_ROLE), index.data(KEY_ROLE)))
        view.installEventFilter(self)
        return view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_T:
            self.swap()
            return True
        return super().eventFilter(watched, event)

    def _open_row(self, kind: str, key: str) -> None:
        if kind == "incident":
            self.incident_opened.emit(key)
        elif kind == "finding":
            self._show_finding(key)
        else:
            self.record_opened.emit(kind, key)

    def _show(self, file: CaseFile) -> None:
        """What can be drawn at once is; findings follow from the worker, and nothing already drawn moves."""
        if file.case.id != self._case_id:
            self._case_id = file.case.id
            self._drop_followed()
        today = self._desk.today()
        if self._ticket is not None:
            self._ticket.cancel()

        def work(_: object, stopped: Callable[[], bool]) -> tuple[TimelineModel, tuple[Shown, ...], object]:
            shown = self._findings.of(file, today, stopped)
            model = TimelineModel.from_case(file, [each.finding for each in shown])
            return model, shown, self._findings.cautions(file, today)

        self._ticket = self._worker.long(work, lambda found: self._take(file, *found))

    def _take(self, file: CaseFile, model: TimelineModel, shown: tuple[Shown, ...], cautions: object) -> None:
        assert isinstance(cautions, tuple)
        self._by_key = {finding_key(each.finding): each.finding for each in shown}
        self.timeline.set_model(model)
        self._twin.set_model(model)
        dated = [each.happened for each in file.conduct if each.happened.is_dated]
        many = len(file.conduct)
        about = f"{many:,} incident{'' if many == 1 else 's'}"
        if dated:
            about += f", from {dated[0].display(short=True)}"
        self.panel.show_findings(about, shown, cautions)
        if self._wanted:
            self._show_finding(self._wanted)

    def _follow(self, finding: Finding) -> None:
        self._follow_ids = finding.incident_ids
        self.timeline.show_incidents(finding.incident_ids, finding_key(finding))
        self._show_followed(finding.title)
        self.timeline.setFocus()

    def _show_finding(self, key: str) -> None:
        finding = self._by_key.get(key)
        if finding is not None:
            self._wanted = ""
            self.panel.choose(finding.key)
            self._follow(finding)

    def _show_followed(self, title: str) -> None:
        self._followed.setText(title if len(title) < 48 else title[:47] + "…")
        for each in (self._followed, self._list, self._drop):
            each.setVisible(bool(title))

    def _list_followed(self) -> None:
        self.listed.emit(self._follow_ids)

    def _drop_followed(self) -> None:
        self._follow_ids = ()
        self.timeline.clear()
        self._show_followed("")

    def _review(self, finding: Finding, verdict: str, reason: str) -> None:
        case_id, today = self._desk.file.case.id, self._desk.today()
        self._saver.act(
            lambda: self._findings.review(case_id, finding, verdict, reason, today),
            "Review saved.",
            "Undo review",
        )

    def _recolour(self, theme: Theme) -> None:
        self.timeline.set_palette(palette_for(theme))
