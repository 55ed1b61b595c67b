# SPDX-License-Identifier: Apache-2.0
"""The two small panels beneath the timeline: incidents by weekday and hour, and month by month, of what is in view."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QFontInfo, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from vlu_desktop.dates.date_words import WEEKDAYS
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.behaviours import SERIOUSNESS
from vlu_desktop.timeline.display_list import DisplayList, HitArea, Role
from vlu_desktop.timeline.draw_patterns import draw_hours, draw_months
from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.time_patterns import Hours, Month, hours_of, ids_at, months_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.timeline import spoken_text
from vlu_desktop.ui.timeline.painting import Pen
from vlu_desktop.ui.timeline.timeline_colours import TimelinePalette
from vlu_desktop.ui.timeline.timeline_widget import USUAL_LETTER

HEIGHT = 168


class _PatternView(QWidget):
    """Paints a display list and says what lies under the pointer."""

    clicked = Signal(str)

    def __init__(self, name: str, palette: TimelinePalette) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.palette_ = palette
        self.drawing = DisplayList(width=1, height=1)
        self.tips: dict[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pen = Pen(palette, self.font(), self.devicePixelRatioF())

    def scale(self) -> float:
        return min(max(QFontInfo(self.font()).pixelSize() / USUAL_LETTER, 1.0), 2.5)

    def sizeHint(self) -> QSize:
        return QSize(360, round(HEIGHT * self.scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, round(HEIGHT * self.scale()))

    def _hit(self, x: float, y: float) -> HitArea | None:
        return self.drawing.hit(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self.palette_[Role.PAPER])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.pen.items(painter, self.drawing.items)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self._hit(event.pos().x(), event.pos().y())
            text = self.tips.get(hit.key, "") if hit is not None else ""
            if text:
                QToolTip.showText(event.globalPos(), spoken_text.as_tip(text), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().x(), event.position().y())
        if hit is not None:
            self.clicked.emit(hit.key)


class PatternsPanel(QWidget):
    """Both panels, of one stretch of time. `picked` carries the incidents of an hour that was clicked; `month_picked`
    the first and last time of a month."""

    picked = Signal(object)
    month_picked = Signal(float, float)

    def __init__(self, palette: TimelinePalette) -> None:
        super().__init__()
        self.hours = _PatternView(say("timelines.by-weekday-and-hour"), palette)
        self.months = _PatternView(say("timelines.by-month"), palette)
        self.hours.clicked.connect(self._hour)
        self.months.clicked.connect(self._month)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.hours, 1)
        row.addWidget(self.months, 1)
        self._model = TimelineModel.nothing()
        self._stretch = (0.0, 1.0)
        self._counted: tuple[Hours, tuple[Month, ...]] = (Hours(counts=((0,) * 24,) * 7, placed=0, left_out=0), ())

    def show_stretch(self, model: TimelineModel, start: float, end: float) -> None:
        """Count what lies in a stretch of time."""
        if model is self._model and (start, end) == self._stretch:
            return
        self._model, self._stretch = model, (start, end)
        self._counted = (hours_of(model, start, end), months_of(model, start, end))
        self._draw()

    def set_palette(self, palette: TimelinePalette) -> None:
        """Paint in other colours."""
        for each in (self.hours, self.months):
            each.palette_ = palette
            each.pen = Pen(palette, each.font(), each.devicePixelRatioF())
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        hours, months = self._counted
        k = self.hours.scale()
        measure = self.hours.pen.measure
        self.hours.drawing = draw_hours(hours, self.hours.width(), self.hours.height(), k, measure)
        self.hours.tips = {
            f"{day}:{hour}": _told(WEEKDAYS[day], _clock(hour), _clock(hour + 1), count, hours.worst[day][hour])
            for day, row in enumerate(hours.counts)
            for hour, count in enumerate(row)
            if count
        }
        self.hours.setAccessibleDescription(f"{hours.sentence}. {_busiest(hours)}")
        self.months.drawing = draw_months(months, self.months.width(), self.months.height(), k, measure)
        self.months.tips = {str(n): _of_month(month.sentence, month.worst) for n, month in enumerate(months)}
        self.months.setAccessibleDescription("; ".join(month.sentence for month in months[-36:]))
        self.hours.update()
        self.months.update()

    def _hour(self, key: str) -> None:
        weekday, hour = (int(each) for each in key.split(":"))
        self.picked.emit(ids_at(self._model, *self._stretch, weekday, hour))

    def _month(self, key: str) -> None:
        months = self._counted[1]
        place = int(key)
        start = day_number(months[place].first)
        end = day_number(months[place + 1].first) if place + 1 < len(months) else start + 31
        self.month_picked.emit(start, end)


def _of_month(said: str, worst: int) -> str:
    return say("timelines.month-worst", said=said, worst=worst, of=len(SERIOUSNESS)) if worst else said


def _told(day: str, start: str, end: str, count: int, worst: int) -> str:
    """What an hour of the week tells: how many, and how serious the most serious of them."""
    if not worst:
        return say("timelines.in-that-hour", day=day, start=start, end=end, n=count)
    return say("timelines.in-that-hour-worst", day=day, start=start, end=end, n=count, worst=worst, of=len(SERIOUSNESS))


def _clock(hour: int) -> str:
    hour %= 24
    return {0: "midnight", 12: "noon"}.get(hour, f"{hour % 12}{'am' if hour < 12 else 'pm'}")


def _busiest(hours: Hours) -> str:
    most = max(count for row in hours.counts for count in row)
    if not most:
        return ""
    day, hour = next(
        (day, hour) for day, row in enumerate(hours.counts) for hour, count in enumerate(row) if count == most
    )
    return say("timelines.most-in-one-hour", n=most, day=WEEKDAYS[day], start=_clock(hour))
