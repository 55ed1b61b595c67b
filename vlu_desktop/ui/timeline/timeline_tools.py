# SPDX-License-Identifier: Apache-2.0
"""What can be done with the timeline, in sight: nearer and farther, a stretch of time, lanes, filter, signs, views."""

import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QSlider, QWidget

from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say
from vlu_desktop.timeline.elements import day_number, day_of
from vlu_desktop.timeline.viewport import NARROWEST_SPAN, whole_span
from vlu_desktop.ui.timeline.timeline_keys import NEARER
from vlu_desktop.ui.timeline.timeline_menus import lanes_menu
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.basics import button
from vlu_desktop.ui.widgets.flow_layout import FlowLayout

_NARROWEST = 36
"""Letters of width that the tools have at least."""
STEPS = 100
"""Places of the slider, from the whole time to the nearest there is."""


def ranges() -> tuple[tuple[str, int], ...]:
    return (
        (say("timelines.last-90-days"), 90),
        (say("timelines.last-year"), 365),
        (say("timelines.last-three-years"), 3 * 365),
    )


Stretch = tuple[str, float, float]


class TimelineTools(QWidget):
    """A row of buttons, or several lines of them where the drawing is narrow.

    `filter_asked`, `views_asked` and `signs_asked` say what else is wanted, each with the button it is to stand under.
    """

    filter_asked = Signal()
    views_asked = Signal(object)
    signs_asked = Signal()

    def __init__(self, timeline: TimelineWidget, today: Callable[[], date]) -> None:
        super().__init__()
        self._timeline = timeline
        self._today = today
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(say("timelines.zoom"))
        self.slider.setToolTip(say("timelines.from-the-whole-time-to"))
        self.slider.setMinimumHeight(28)
        self.slider.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
        self.slider.valueChanged.connect(self._slid)
        farther = button("−", partial(self._zoom, 1 / NEARER), "quiet", say("timelines.farther"))
        nearer = button("+", partial(self._zoom, NEARER), "quiet", say("timelines.nearer"))
        farther.setAccessibleName(say("timelines.farther-2"))
        nearer.setAccessibleName(say("timelines.nearer-2"))
        whole = button(say("timelines.fit"), self._whole, "quiet", say("timelines.the-whole-time-0"))
        self.stretch = self._opens(say("timelines.range"), self._ranges)
        self.lanes = button(say("timelines.lanes"), self._lanes, "quiet")
        self.filter = button(
            say("timelines.filter"), self.filter_asked.emit, "quiet", say("timelines.by-kind-proof-source-told")
        )
        self.views = button(
            say("timelines.views"),
            lambda: self.views_asked.emit(self.views),
            "quiet",
            say("timelines.kept-in-the-casebook"),
        )
        self.signs = button(
            say("timelines.signs"), self.signs_asked.emit, "quiet", say("timelines.what-every-sign-means")
        )
        flow = FlowLayout(self, 2, last_fills=False)
        for each in (
            farther,
            self.slider,
            nearer,
            whole,
            self.stretch,
            self.lanes,
            self.filter,
            self.views,
            self.signs,
        ):
            flow.addWidget(each)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # A layout asks how high it is at its narrowest, and keeps that room free at every width.
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NARROWEST)
        timeline.view_changed.connect(self.follow)

    def follow(self) -> None:
        """The slider stands where the drawing is."""
        stage = self._timeline.stage
        start, end = whole_span(stage.model, stage.today)
        whole, now = max(end - start, NARROWEST_SPAN * 1.01), stage.view.end - stage.view.start
        share = math.log(whole / max(now, NARROWEST_SPAN)) / math.log(whole / NARROWEST_SPAN)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(min(max(share, 0.0), 1.0) * STEPS))

    def stretches(self) -> Iterator[Stretch]:
        """The stretches of time offered: the latest of each length, and since each order, sentence or release."""
        stage = self._timeline.stage
        start, end = whole_span(stage.model, stage.today)
        until = day_number(self._today()) + 1
        yield say("timelines.the-whole-time"), start, end
        for name, days in ranges():
            yield name, day_number(self._today() - timedelta(days=days)), until
        done = [each for each in stage.model.events if each.sanction and each.start < until]
        for each in sorted(done, key=lambda each: -each.start):
            on = day(day_of(each.start), short=True)
            yield say("timelines.since-event", on=on, what=each.label), each.start, max(until, each.start + 1)

    def _slid(self, value: int) -> None:
        stage = self._timeline.stage
        start, end = whole_span(stage.model, stage.today)
        whole = max(end - start, NARROWEST_SPAN)
        wanted = whole * (NARROWEST_SPAN / whole) ** (value / STEPS)
        self._zoom((stage.view.end - stage.view.start) / wanted)

    def _zoom(self, factor: float) -> None:
        """About the incident chosen where it is in view, else about the latest time in view."""
        view, stage = self._timeline.stage.view, self._timeline.stage
        x = view.right
        if view.selected in stage.model.index:
            at = view.x(stage.time_of(view.selected))
            x = at if view.left <= at <= view.right else x
        stage.zoom(x, factor)
        self._timeline.redraw()

    def _whole(self) -> None:
        self._timeline.stage.show_all()
        self._timeline.redraw()

    def _opens(self, text: str, fill: Callable[[QMenu], None]) -> QPushButton:
        def show() -> None:
            menu = QMenu(made)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            fill(menu)
            menu.popup(under(made))

        made = button(text, show, "quiet")
        return made

    def _ranges(self, menu: QMenu) -> None:
        for name, start, end in self.stretches():
            menu.addAction(name.replace("&", "&&")[:90], partial(self._timeline.show_stretch, start, end))

    def _lanes(self) -> None:
        menu = lanes_menu(self._timeline, self._timeline.stage, "", self._timeline.redraw, ())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(under(self.lanes))


def under(made: QPushButton) -> QPoint:
    """Where a menu opens under a button."""
    return made.mapToGlobal(made.rect().bottomLeft())
