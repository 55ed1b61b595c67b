# SPDX-License-Identifier: Apache-2.0
"""What stands about the drawing of a timeline: its tools above, what is filtered, and the whole of the mark chosen."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.timeline_views import TimelineViews
from vlu_desktop.timeline.elements import shorten
from vlu_desktop.timeline.incident_filter import IncidentFilter
from vlu_desktop.timeline.timeline_model import EVERYTHING, TimelineModel
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.timeline.filter_window import FilterWindow
from vlu_desktop.ui.timeline.signs_window import SignsWindow
from vlu_desktop.ui.timeline.timeline_tools import TimelineTools, under
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row


def nothing_chosen() -> str:
    return say("case.choose-a-mark-with-a")


_LINES, _FEWEST = 2, 60
"""Lines that the mark chosen is told in, and the letters of it that are always there."""


class TimelineBeside(QWidget):
    """The tools, and above the drawing what is left out of it; `inspector` stands below.

    `filtered` says that other incidents are to be shown, `opened` carries the id of one to be opened.
    """

    filtered = Signal()
    opened = Signal(str)

    def __init__(
        self, timeline: TimelineWidget, desk: CaseSession, saver: Saver, worker: Worker, views: TimelineViews
    ) -> None:
        super().__init__()
        self._timeline = timeline
        self._desk = desk
        self._saver = saver
        self._worker = worker
        self._views = views
        self.shown: IncidentFilter = EVERYTHING
        self.tools = TimelineTools(timeline, desk.today)
        self.tools.filter_asked.connect(self.ask_filter)
        self.tools.signs_asked.connect(lambda: SignsWindow(self.window(), timeline.colours).open())
        self.tools.views_asked.connect(lambda made: worker.ask(views.all, lambda kept: self._offer(made, kept)))
        self._only = label("", wrap=True)
        everything = button(say("case.show-everything"), lambda: self.show_only(EVERYTHING), "link")
        told = row(self._only, everything, margins=6)
        told.setStretch(0, 1)
        self.notice = holding(told, "notice")
        self.notice.hide()
        self.setLayout(column(self.tools, self.notice, space=6))
        self.inspector = self._make_inspector()
        timeline.selection_changed.connect(lambda _: self.tell_chosen())

    def minimumSizeHint(self) -> QSize:
        """As high as it needs at the width it has: Qt asks how high it would be at its narrowest."""
        wide, layout = super().minimumSizeHint().width(), self.layout()
        assert layout is not None
        return QSize(wide, layout.minimumHeightForWidth(max(self.width(), wide)))

    def _make_inspector(self) -> QWidget:
        """Always there and as high, so that nothing moves as marks are gone through."""
        self._chosen = label(nothing_chosen(), wrap=True)
        self._chosen.setMaximumHeight(self.fontMetrics().lineSpacing() * _LINES + 6)
        self._chosen.setAccessibleName(say("case.the-mark-chosen"))
        self._open = button(say("case.open"), lambda: self.opened.emit(self._timeline.selected), "outline", "Enter")
        self._open.setEnabled(False)
        told = row(self._chosen, self._open)
        told.setStretch(0, 1)
        told.setAlignment(self._chosen, Qt.AlignmentFlag.AlignTop)
        made = holding(told)
        made.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES + 6)
        return made

    def tell_chosen(self) -> None:
        """The whole of the incident chosen, as far as it has room; its page has the rest."""
        chosen, model = self._timeline.selected, self._timeline.stage.model
        words = " · ".join(model.describe(chosen).split("\n")) if chosen else nothing_chosen()
        room = self._chosen.width() // max(self.fontMetrics().averageCharWidth(), 1)
        self._chosen.setText(shorten(words, max(room * _LINES * 8 // 10, _FEWEST)))
        self._chosen.setToolTip(model.describe(chosen).replace("<", "‹") if chosen else "")
        self._open.setEnabled(bool(chosen))

    def take_model(self, model: TimelineModel) -> None:
        """Say what is left out of what is drawn now, and tell of the mark chosen anew."""
        self.notice.setVisible(bool(model.only))
        self._only.setText(say("case.only-left-out", only=model.only, n=model.left_out) if model.only else "")
        self.tools.filter.setText(say("case.filter-on") if model.only else say("case.filter"))
        self.tell_chosen()

    def show_only(self, shown: IncidentFilter) -> None:
        """Show other incidents."""
        if shown != self.shown:
            self.shown = shown
            self.filtered.emit()

    def forget_filter(self) -> None:
        """Another case begins with everything: what is left out must never come from the case before."""
        self.shown = EVERYTHING

    def ask_filter(self) -> FilterWindow:
        """Have what is to be shown ticked."""
        window = FilterWindow(self.window(), self._desk.file.conduct, self.shown)
        window.changed.connect(self.show_only)
        window.open()
        return window

    def _offer(self, made: QPushButton, kept: dict[str, dict[str, Any]]) -> None:
        """The views kept, and keeping this one."""
        menu = QMenu(made)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, view in kept.items():
            menu.addAction(name.replace("&", "&&"), partial(self.take_view, view))
        if kept:
            menu.addSeparator()
        menu.addAction(say("case.keep-this-view"), self._ask_name)
        gone = menu.addMenu(say("case.forget-a-view"))
        gone.setEnabled(bool(kept))
        for name in kept:
            gone.addAction(name.replace("&", "&&"), partial(self.forget_view, name))
        menu.popup(under(made))

    def _ask_name(self) -> None:
        name, agreed = QInputDialog.getText(self, say("case.keep-this-view-2"), say("case.its-name"))
        if agreed:
            self.keep_view(name)

    def keep_view(self, name: str) -> None:
        """Keep lanes, filter and how long a stretch is shown, by a name, in the casebook."""
        view = self._timeline.stage.view
        kept = {
            "lanes": self._timeline.stage.lane_choices(), "shown": self.shown.as_plain(),
            "days": 0 if self._timeline.stage.is_whole else view.end - view.start,
        }  # fmt: skip
        self._saver.act(
            lambda: self._views.keep(name, kept),
            say("case.kept-the-view", name=" ".join(name.split())),
            say("case.undo"),
        )

    def forget_view(self, name: str) -> None:
        """Keep a view no longer."""
        self._saver.act(lambda: self._views.forget(name), say("case.forgot-the-view", name=name), say("case.undo"))

    def take_view(self, view: dict[str, Any]) -> None:
        """Look at the case in view as it was kept: the latest days of as long a stretch, or the whole time."""
        stage = self._timeline.stage
        stage.usual_lanes()
        stage.take_lane_choices(str(view.get("lanes", "")))
        stage.show_all()
        days = float(view.get("days", 0) or 0)
        if days > 0:
            stage.move(stage.view.end - days, stage.view.end)
        self._timeline.redraw()
        self.show_only(IncidentFilter.from_plain(view.get("shown", {})))
