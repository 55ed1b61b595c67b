# SPDX-License-Identifier: Apache-2.0
"""Two timelines one above the other that move as one: panning, zooming, hiding and moving lanes in either does both."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from vlu_desktop.timeline.elements import day_of
from vlu_desktop.timeline.within import WindowCount, within
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget


class Pair(QObject):
    """What stands at one place in `upper` and in `lower` lies `apart` days apart. `moved` follows every move."""

    moved = Signal()

    def __init__(self, upper: TimelineWidget, lower: TimelineWidget, apart: float = 0.0) -> None:
        super().__init__(upper)
        self.upper, self.lower, self._apart = upper, lower, apart
        self._leading = False
        for each in (upper, lower):
            # A scroll bar beside one alone would put its days out of line with the other's.
            each.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        upper.view_changed.connect(lambda: self._led(upper))
        lower.view_changed.connect(lambda: self._led(lower))

    @property
    def apart(self) -> float:
        """How many days later the upper one is."""
        return self._apart

    @apart.setter
    def apart(self, days: float) -> None:
        self._apart = days
        self._led(self.upper)

    def show(self, start: float, end: float) -> None:
        """Both at a stretch of the upper one's time."""
        self._put(self.upper, start, end)
        self._led(self.upper)

    def counted(self) -> tuple[WindowCount, WindowCount]:
        """What lies within what is in view, above and beneath."""
        upper, lower = (
            within(each.stage.model, day_of(each.stage.view.start), day_of(each.stage.view.end - 1e-6))
            for each in (self.upper, self.lower)
        )
        return upper, lower

    def _put(self, widget: TimelineWidget, start: float, end: float) -> None:
        widget.stage.view = replace(widget.stage.view, start=start, end=end)
        widget.viewport().update()

    def _led(self, led: TimelineWidget) -> None:
        """The other follows, days apart as before, also beyond where there is anything to see."""
        if self._leading:
            return
        self._leading = True
        view = led.stage.view
        other, apart = (self.lower, -self._apart) if led is self.upper else (self.upper, self._apart)
        other.stage.view = replace(other.stage.view, hidden=view.hidden, order=view.order, tints=view.tints)
        self._put(other, view.start + apart, view.end + apart)
        self.moved.emit()
        self._leading = False
