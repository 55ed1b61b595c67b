# SPDX-License-Identifier: Apache-2.0
"""Two cases, one above the other: the same lanes in the same order, moving as one, and both as tables."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.timeline.aligned_start import ALIGNMENTS, days_apart
from vlu_desktop.timeline.elements import day_number, shorten
from vlu_desktop.timeline.table_twin import TableRow
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span
from vlu_desktop.ui.timeline.paired_timelines import Pair
from vlu_desktop.ui.timeline.table_view import TwinTable
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.theme import Theme, ThemeSwitcher

LONGEST = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCase:
    """A case as it is set beside another."""

    case_id: str
    title: str
    model: TimelineModel
    rows: tuple[TableRow, ...]


class _Side:
    """One of the two: its name and counts, its drawing and its table."""

    def __init__(self, case: ComparedCase, look: ThemeSwitcher, today: date) -> None:
        self.case = case
        name = shorten(case.title, LONGEST) or say("timelines.no-title")
        self.name = label(name, "subheading")
        self.name.setToolTip("" if name == case.title else shorten(case.title, 1000))
        self.counted = label("", "muted")
        self.counted.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.timeline = TimelineWidget(palette_for(look.theme), today)
        self.timeline.setAccessibleName(say("timelines.timeline-of", name=name))
        self.table = TwinTable()
        self.table.setAccessibleName(say("timelines.everything-on-the-timeline-of", name=name))
        self.table.set_rows(case.rows)
        self.which = QStackedWidget()
        self.which.addWidget(self.timeline)
        self.which.addWidget(self.table)


class CompareCases(FittingDialog):
    """The case in view above, the other beneath. `record_asked` carries a case's id, a record's type and its id."""

    PASSING = True

    record_asked = Signal(str, str, str)

    def __init__(
        self, over: QWidget, look: ThemeSwitcher, upper: ComparedCase, lower: ComparedCase, view: Viewport, today: date
    ) -> None:
        super().__init__(over)
        self.setWindowTitle(say("timelines.two-cases"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        self.above, self.beneath = (_Side(each, look, today) for each in (upper, lower))
        self.aligned = ElidedChoice()
        self.aligned.setAccessibleName(say("timelines.set-beside-each-other-by"))
        for place, (name, _) in enumerate(ALIGNMENTS):
            if days_apart(place, upper.model, lower.model) is not None:
                self.aligned.addItem(name, place)
        self.aligned.currentIndexChanged.connect(self._align)
        self.switch = button(say("timelines.as-tables"), self.swap, "quiet", "T")
        about = label(say("timelines.counts-of-what-each-record"), "small")
        head = row(label(say("timelines.set-beside-each-other-by"), "muted"), self.aligned, about, None, self.switch)
        layout = column(head, margins=14)
        for side in (self.above, self.beneath):
            names = row(side.name, side.counted)
            names.setStretch(1, 1)
            layout.addLayout(names)
            layout.addWidget(side.which, 1)
            side.timeline.incident_activated.connect(lambda key, of=side: self._open(of, "incident", key))
            side.timeline.band_activated.connect(lambda kind, key, of=side: self._open(of, kind, key))
            side.table.row_opened.connect(lambda kind, key, of=side: self._open(of, kind, key))
            side.timeline.offered = ((say("timelines.both-as-tables"), self.swap),)
        self.setLayout(layout)
        self.resize(max(over.width() - 60, 760), max(over.height() - 40, 640))
        drawn = self.above.timeline.stage
        drawn.view = replace(drawn.view, hidden=view.hidden, order=view.order, tints=view.tints)
        self.pair = Pair(self.above.timeline, self.beneath.timeline)
        self.pair.moved.connect(self._say)
        look.changed.connect(self._recolour)
        QShortcut(QKeySequence("T"), self, self.swap).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._align()
        self.above.timeline.setFocus()

    def swap(self) -> None:
        """Both from drawings to tables and back."""
        other = 1 - self.above.which.currentIndex()
        for side in (self.above, self.beneath):
            side.which.setCurrentIndex(other)
        self.switch.setText(say("timelines.as-drawings") if other else say("timelines.as-tables"))
        (self.above.table if other else self.above.timeline).setFocus()

    def _align(self) -> None:
        """The whole of both, one set above the other."""
        upper, lower = self.above.case.model, self.beneath.case.model
        apart = days_apart(self.aligned.currentData(), upper, lower) or 0.0
        begins, ends = whole_span(upper, day_number(self._today))
        first, last = whole_span(lower, day_number(self._today))
        begins, ends = min(begins, first + apart), max(ends, last + apart)
        self.above.timeline.set_model(upper.beside(begins, ends))
        self.beneath.timeline.set_model(lower.beside(begins - apart, ends - apart))
        self.pair.apart = apart
        self.pair.show(begins, ends)

    def _say(self) -> None:
        for found, side in zip(self.pair.counted(), (self.above, self.beneath), strict=True):
            side.counted.setText(say("timelines.from-to", first=found.first, last=found.last, sentence=found.sentence))

    def _open(self, side: _Side, kind: str, key: str) -> None:
        self.record_asked.emit(side.case.case_id, kind, key)

    def _recolour(self, theme: Theme) -> None:
        for side in (self.above, self.beneath):
            side.timeline.set_palette(palette_for(theme))
