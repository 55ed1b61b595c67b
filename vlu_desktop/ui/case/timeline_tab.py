# SPDX-License-Identifier: Apache-2.0
"""The timeline of a case, its table twin one key away, and beside it what has changed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Card, Caution, Finding
from vlu_desktop.record.offending import Hearing
from vlu_desktop.services.cases.findings import Findings, FindingView
from vlu_desktop.services.cases.timeline_views import TimelineViews
from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.table_twin import TableRow, table_rows, with_findings
from vlu_desktop.timeline.timeline_model import TimelineModel, finding_key
from vlu_desktop.ui.case.findings_panel import FindingsPanel, incidents_in
from vlu_desktop.ui.case.hearing_window import HearingDialog, LooksOfCase
from vlu_desktop.ui.case.timeline_beside import TimelineBeside
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.threads.worker import Job, Worker
from vlu_desktop.ui.timeline.compare_periods import ComparePeriods
from vlu_desktop.ui.timeline.patterns_panel import PatternsPanel
from vlu_desktop.ui.timeline.share import ChartSharing
from vlu_desktop.ui.timeline.table_view import TwinTable
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.basics import button, column, holding, row
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.folding_row import NARROW, FoldingRow
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.theme import Theme, ThemeSwitcher


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineExports:
    """How what is shown leaves the program, and how the lanes an officer chose are kept on this computer."""

    sharing: ChartSharing
    folder: Path
    lanes: str
    keep_lanes: Callable[[str], None]
    views: TimelineViews


_BESIDE = 116
"""Letters of width below which there is no room for the drawing and the findings side by side."""
LoadedTimeline = tuple[TimelineModel, tuple[TableRow, ...]]
_Found = tuple[LoadedTimeline, tuple[FindingView, ...], tuple[Card, ...], tuple[Caution, ...]]


class TimelineTab(QWidget):
    """`incident_opened` carries an incident's id, `record_opened` a type's key and an id, `listed` incidents' ids.

    `beside_asked`: the case is to be set beside another.
    """

    incident_opened = Signal(str)
    record_opened = Signal(str, str)
    listed = Signal(object)
    beside_asked = Signal()

    def __init__(
        self,
        desk: CaseSession,
        saver: Saver,
        worker: Worker,
        findings: Findings,
        look: ThemeSwitcher,
        ways: TimelineExports,
    ) -> None:
        super().__init__()
        self._ways = ways
        self._desk = desk
        self._saver = saver
        self._worker = worker
        self._findings = findings
        self._ticket: Job | None = None
        self._case_id = ""
        self._wanted = ""
        self._by_key: dict[str, Finding] = {}
        self._follow_ids: tuple[str, ...] = ()
        self._stretch: tuple[float, float] | None = None
        self._build_findings()
        self._build_timeline(look.theme)
        look.changed.connect(self._recolour)
        self._build_table()
        self._build_foot()
        self._build_patterns(look.theme)
        self._lay_out()
        self._show_followed("")
        self._build_keys()
        desk.follow(self._show)

    def _build_findings(self) -> None:
        self.panel = FindingsPanel()
        self.panel.followed.connect(self._follow)
        self.panel.reviewed.connect(self._review)
        self.panel.hearing_wanted.connect(self.ask_for_hearing)

    def _build_timeline(self, theme: Theme) -> None:
        self.timeline = TimelineWidget(palette_for(theme), self._desk.today())
        self.timeline.incident_activated.connect(self.incident_opened)
        self.timeline.band_activated.connect(self.record_opened)
        self.timeline.finding_activated.connect(self._show_finding)
        self.timeline.span_brushed.connect(self._measured)
        self.timeline.view_changed.connect(self._looked)
        two, another = say("case.compare-two-periods"), say("case.compare-with-another-case")
        self.timeline.offered = ((f"{two}\tP", self.compare), (f"{another}\tO", self.beside_asked.emit))
        self.beside = TimelineBeside(self.timeline, self._desk, self._saver, self._worker, self._ways.views)
        self.beside.filtered.connect(lambda: self._show(self._desk.file))
        self.beside.opened.connect(self.incident_opened)
        self.timeline.stage.take_lane_choices(self._ways.lanes)
        self._lanes = self.timeline.stage.lane_choices()

    def _build_table(self) -> None:
        self.table = TwinTable()
        self.table.row_opened.connect(self._open_row)
        self.table.installEventFilter(self)
        self._which = QStackedWidget()
        self._which.addWidget(self.timeline)
        self._which.addWidget(self.table)

    def _build_foot(self) -> None:
        self._switch = button(say("case.as-a-table"), self.swap, "quiet", "T")
        self._followed = ElidedLabel("muted")
        self._list = button(say("case.list-them"), self._list_followed, "link")
        self._drop = button(say("case.show-everything"), self._drop_followed, "link")
        self._share = button(say("case.copy-print-save"), self._share_menu, "quiet", say("case.ctrl-c-copies-ctrl-p"))

    def _build_keys(self) -> None:
        for keys, run in (
            ("T", self.swap), ("H", self.swap_patterns), ("P", self.compare), ("O", self.beside_asked.emit),
            ("Ctrl+P", self.print),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, run).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(QKeySequence("Ctrl+C"), self.timeline.items, self.copy).setContext(Qt.ShortcutContext.WidgetShortcut)

    def _build_patterns(self, theme: Theme) -> None:
        self.patterns = PatternsPanel(palette_for(theme))
        self.patterns.hide()
        self.patterns.picked.connect(self._pick)
        self.patterns.month_picked.connect(self.timeline.show_stretch)
        self._patterned = button(say("case.hours-and-months"), self.swap_patterns, "quiet", "H")
        self._patterned.setCheckable(True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(40)
        self._soon.timeout.connect(self._count_patterns)

    def _lay_out(self) -> None:
        said = holding(row(self._followed, self._list, self._drop, None))
        acts = holding(row(self.table.chooser, self._share, self._switch))
        foot = FoldingRow(NARROW * 3 // 4, said, self._patterned, acts)
        foot.setStretch(0, 1)
        inner = column(self.beside, self._which, self.beside.inspector, self.patterns, foot, margins=12)
        split = self._split = OrderedSplit(Qt.Orientation.Horizontal)
        split.addWidget(holding(inner, "card"))
        split.addWidget(holding(column(self.panel)))
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        self._sizes = KeptSizes(split, "timeline")
        self._sizes.put([1000, 330])
        self.setLayout(column(split))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has changed stands below the drawing where there is no room for both side by side."""
        super().resizeEvent(event)
        beside = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        # Beside the drawing its heading and both buttons have their words; below there is room for them anyway.
        self.panel.setMinimumWidth(self.fontMetrics().averageCharWidth() * (52 if beside else 32))
        if self._split.orientation() != wanted:
            self._split.setOrientation(wanted)
            self._sizes.put([1000, 330] if beside else [500, 300])

    def swap(self) -> None:
        """From the drawing to its table and back."""
        other = 1 - self._which.currentIndex()
        self._which.setCurrentIndex(other)
        self._switch.setText(say("case.as-a-drawing") if other else say("case.as-a-table"))
        (self.table if other else self.timeline).setFocus()

    def swap_patterns(self) -> None:
        """Show the hours and months of what is in view, or put them away."""
        shown = self.patterns.isHidden()
        self.patterns.setVisible(shown)
        self._patterned.setChecked(shown)
        self._count_patterns()

    def compare(self) -> None:
        """Set what is in view and an earlier period one above the other."""
        palette, stage = self.timeline.colours, self.timeline.stage
        dialog = ComparePeriods(self.window(), palette, stage.model, stage.view, self._desk.today())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.incident_opened.connect(self.incident_opened)
        dialog.show()

    def copy(self) -> None:
        """Put what is shown on the clipboard."""
        self._ways.sharing.copy(self._desk.file.case.id, self.timeline.chart())

    def print(self) -> None:
        """Print what is shown."""
        self._ways.sharing.print(self._desk.file.case.id, self.timeline.chart())

    def save(self) -> None:
        """Save what is shown to a file."""
        self._ways.sharing.save(self._desk.file.case.id, self.timeline.chart(), self._ways.folder)

    def _share_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(say("case.copy-the-picture"), self.copy)
        menu.addAction(say("case.print"), self.print)
        menu.addAction(say("case.save-as-a-file"), self.save)
        menu.addAction(say("case.for-use-inside-the-unit")).setEnabled(False)
        menu.popup(self._share.mapToGlobal(self._share.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))

    def _looked(self) -> None:
        self._soon.start()
        lanes = self.timeline.stage.lane_choices()
        if lanes != self._lanes:
            self._lanes = lanes
            self._ways.keep_lanes(lanes)

    def _count_patterns(self) -> None:
        if self.patterns.isVisible():
            view = self.timeline.stage.view
            self.patterns.show_stretch(self.timeline.stage.model, *(view.brush or (view.start, view.end)))

    def _measured(self, first: date | None, last: date | None) -> None:
        if first is None or last is None:
            self._stretch = None
            return
        self._follow_ids = ()
        self._stretch = (day_number(first), day_number(last) + 1)
        self._show_followed(self.timeline.measured(), say("case.list-them"))
        self._looked()

    def _pick(self, ids: tuple[str, ...]) -> None:
        self._stretch, self._follow_ids = None, ids
        self.timeline.show_incidents(ids)
        self._show_followed(say("case.at-that-hour", count=len(ids)))

    def show_incidents(self, ids: Collection[str]) -> None:
        """Pick incidents out."""
        self.timeline.show_incidents(ids)

    def show_finding(self, key: str) -> None:
        """Show a finding by its key, now or as soon as the findings are there."""
        self._wanted = key
        self._show_finding(key)

    def ask_for_hearing(self) -> None:
        """Open the analysis for a hearing on the case as it is."""
        file, today = self._desk.file, self._desk.today()
        made = tuple(row for row in self._findings.kept(file) if row.why == "hearing")
        to_come = tuple(sorted({row.on for row in file.all(Hearing) if row.on and row.on >= today}))

        def look(on: date, chosen: str, reason: str) -> tuple[Finding, ...]:
            return self._findings.for_hearing(file, on, today, chosen, reason)

        known = LooksOfCase(made=made, hearings=to_come)
        dialog = HearingDialog(self, self._worker, look, known, self._desk.today)
        name_case(dialog, self._desk.file.case)
        dialog.open()

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
        """Another case is drawn as soon as its incidents can be, then its table, then findings; an edit all at once.

        Nothing of the case before stays in sight, and nothing already drawn moves.
        """
        if self._ticket is not None:
            self._ticket.cancel()
        if file.case.id == self._case_id:
            shown = self.beside.shown
            self._find(file, lambda: (TimelineModel.from_case(file, shown=shown), None))
            return
        self._case_id = file.case.id
        self.beside.forget_filter()
        self._drop_followed()
        self._by_key = {}
        self._put(TimelineModel.reading(), ())
        self.panel.show_reading()

        def drawn(model: TimelineModel) -> None:
            self.timeline.set_model(model)
            self._ticket = self._worker.ask(lambda: table_rows(model), lambda rows: tabled(model, rows))

        def tabled(model: TimelineModel, rows: tuple[TableRow, ...]) -> None:
            self._put(model, rows)
            self._find(file, lambda: (model, rows))

        self._ticket = self._worker.ask(lambda: TimelineModel.from_case(file).ready(), drawn)

    def _find(self, file: CaseFile, modelled: Callable[[], tuple[TimelineModel, tuple[TableRow, ...] | None]]) -> None:
        """Finds what has changed; `modelled` gives the timeline without findings, and its rows where they are there."""
        today = self._desk.today()

        def work(_: object, stopped: Callable[[], bool]) -> _Found:
            shown = self._findings.of(file, today, stopped)
            plain, rows = modelled()
            cards = self._findings.cards(file, shown, today)
            # What leads a card is drawn before what is told beside it.
            leading = [card.findings[0] for card in cards]
            model = plain.with_findings([*leading, *(each for card in cards for each in card.findings[1:])])
            if not stopped():
                self._findings.keep(file, shown, today)
            found = table_rows(model) if rows is None else with_findings(rows, model)
            return (model, found), shown, cards, self._findings.cautions(file, today)

        self._ticket = self._worker.long(work, lambda found: self._take(file, *found))

    def _put(self, model: TimelineModel, rows: tuple[TableRow, ...]) -> None:
        """A drawing and its table, always of the same model."""
        self.timeline.set_model(model)
        self.beside.take_model(model)
        self.table.set_rows(rows)
        self._looked()

    def _take(
        self,
        file: CaseFile,
        made: LoadedTimeline,
        shown: tuple[FindingView, ...],
        cards: tuple[Card, ...],
        cautions: tuple[Caution, ...],
    ) -> None:
        self._by_key = {finding_key(each.finding): each.finding for each in shown}
        self._put(*made)
        self.panel.case = file.case
        self.panel.show_findings(incidents_in(file), shown, cards, cautions)
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

    def _show_followed(self, title: str, listing: str = "") -> None:
        self._list.setText(listing or say("case.list-them"))
        self._followed.set_text(title)
        for each in (self._followed, self._list, self._drop):
            each.setVisible(bool(title))

    def _list_followed(self) -> None:
        if self._stretch is None:
            self.listed.emit(self._follow_ids)
            return
        self.table.between(self._stretch)
        if self._which.currentWidget() is not self.table:
            self.swap()

    def _drop_followed(self) -> None:
        self._follow_ids = ()
        self._stretch = None
        self.table.between(None)
        self.timeline.clear()
        self._show_followed("")

    def _review(self, findings: tuple[Finding, ...], verdict: str, reason: str) -> None:
        case_id, today = self._desk.file.case.id, self._desk.today()
        reviewed = partial(self._findings.review, case_id, findings, verdict, reason, today)
        self._saver.act(reviewed, say("case.review-saved"), say("case.undo-review"))

    def _recolour(self, theme: Theme) -> None:
        for each in (self.timeline, self.patterns):
            each.set_palette(palette_for(theme))
