# SPDX-License-Identifier: Apache-2.0
"""Two periods of one case, one above the other and aligned day by day: panning or zooming one moves both."""

import math
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.timeline.elements import day_number, day_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.timeline.paired_timelines import Pair
from vlu_desktop.ui.timeline.timeline_colours import TimelinePalette
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import named
from vlu_desktop.ui.widgets.folding_row import NARROW, FoldingRow

_DAY = 26
"""Letters that the day the earlier period begins on has room for, with what stands around it."""


class ComparePeriods(FittingDialog):
    """The later period above, the earlier beneath. These are counts and no rate: what they bear is for the findings."""

    PASSING = True

    incident_opened = Signal(str)

    def __init__(
        self, over: QWidget, palette: TimelinePalette, model: TimelineModel, view: Viewport, today: date | None = None
    ) -> None:
        super().__init__(over)
        self.setWindowTitle(say("timelines.two-periods"))
        self.later = TimelineWidget(palette, today)
        self.earlier = TimelineWidget(palette, today)
        self.later.setAccessibleName(say("timelines.the-later-period"))
        self.earlier.setAccessibleName(say("timelines.the-earlier-period"))
        low, _ = whole_span(model, None if today is None else day_number(today))
        start, end = float(math.floor(view.start)), float(math.ceil(view.end))
        if start - low < (end - start) / 2:
            # There is too little before: the second half is set against the first.
            start = float(math.ceil((start + end) / 2))
        self._today = today
        self.begins = DayEditor(
            Spec(name="", label=say("timelines.the-earlier-period-begins-on"), kind=Kind.DATE),
            lambda: today or day_of(view.end),
        )
        self.begins.setMinimumWidth(self.fontMetrics().averageCharWidth() * _DAY)
        self._first: date | None = None
        line = self.begins.inner
        assert isinstance(line, QLineEdit)
        line.editingFinished.connect(self._chosen)
        self.begins.choices.chosen.connect(lambda _: self._chosen())
        self.counted = (label("", "muted", wrap=True), label("", "muted", wrap=True))
        self.setLayout(
            column(
                FoldingRow(NARROW, label(say("timelines.later"), "subheading"), self.counted[0]),
                self.later,
                FoldingRow(
                    NARROW,
                    label(say("timelines.earlier"), "subheading"),
                    self.counted[1],
                    named(say("timelines.begins-on"), self.begins),
                ),
                self.earlier,
                margins=14,
            )
        )
        self.resize(max(over.width() - 80, 700), max(over.height() - 60, 560))
        for each in (self.later, self.earlier):
            each.set_model(model)
            each.stage.view = replace(each.stage.view, hidden=view.hidden, order=view.order, tints=view.tints)
            each.incident_activated.connect(self.incident_opened)
        self.pair = Pair(self.later, self.earlier, end - start)
        self.pair.moved.connect(self._say)
        self.pair.show(start, end)

    def _say(self) -> None:
        first = day_of(self.earlier.stage.view.start)
        if self._first != first:
            # Only where the days moved: room made for choices moves none, and what is being typed stays.
            self._first = first
            self.begins.set_value(first)
        for found, said in zip(self.pair.counted(), self.counted, strict=True):
            first, last, sentence = found.first, found.last, found.sentence
            if self._today is not None and last > self._today:
                said.setText(say("timelines.from-to-not-over", first=first, last=last, sentence=sentence))
            else:
                said.setText(say("timelines.from-to", first=first, last=last, sentence=sentence))

    def _chosen(self) -> None:
        """Another day for the earlier period to begin on, once it is typed or chosen; the later stays."""
        begins = self.begins.value()
        if begins is not None and begins != day_of(self.earlier.stage.view.start):
            self.pair.apart = float(round(self.later.stage.view.start - day_number(begins)))
