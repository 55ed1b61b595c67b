# SPDX-License-Identifier: Apache-2.0
"""The timeline on the screen: paints the stage and turns mouse, wheel, touch and keys into moves on it."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QPinchGesture, QToolTip, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.timeline.display_list import HitArea, Role
from vlu_desktop.timeline.elements import day_of
from vlu_desktop.timeline.printing import Chart, chart_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.timeline import spoken_text
from vlu_desktop.ui.timeline.measure_overlay import paint_measured
from vlu_desktop.ui.timeline.painting import Pen
from vlu_desktop.ui.timeline.pointing import Drag, Press, drag, pinch, pointer, press, turn
from vlu_desktop.ui.timeline.stage import Stage
from vlu_desktop.ui.timeline.timeline_colours import TimelinePalette
from vlu_desktop.ui.timeline.timeline_items import TimelineItems
from vlu_desktop.ui.timeline.timeline_keys import OPENING, act
from vlu_desktop.ui.timeline.timeline_menus import choose_menu, entries, lanes_menu
from vlu_desktop.ui.widgets.announcing import announce

USUAL_LETTER = 14.0


class TimelineWidget(QAbstractScrollArea):
    """A case's timeline. The table twin over the same model is `TimelineTableModel`; the page switches with T."""

    incident_activated = Signal(str)
    """An incident is to be opened: its id."""
    selection_changed = Signal(str)
    """The incident chosen, "" for none."""
    band_activated = Signal(str, str)
    """An order, a stay, a breach or an event (`order`, `whereabouts`, `breach`, `hearing`, ...) and its id."""
    finding_activated = Signal(str)
    """A finding's plate was clicked: its key, as `timeline.model.finding_key` gives it."""
    span_brushed = Signal(object, object)
    """First and last day measured (dates), None and None once that is over."""
    view_changed = Signal()
    """The stretch of time or the lanes are other than they were."""

    def __init__(self, palette: TimelinePalette, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage(TimelineModel.nothing(), today)
        self._palette = palette
        self._pen = Pen(palette, self.font(), self.devicePixelRatioF())
        self._press: Press | None = None
        self._said: tuple[tuple[float, float] | None, str] = (None, "")
        # What the page offers beneath the timeline's own menu.
        self.offered: tuple[tuple[str, Callable[[], object]], ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.items = TimelineItems(self, lambda: self.stage)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.items)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(320, 220)
        self.setAccessibleName(say("timelines.timeline"))
        port = self.viewport()
        port.setMouseTracking(True)
        port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        port.grabGesture(Qt.GestureType.PinchGesture)

    def set_model(self, model: TimelineModel) -> None:
        """Show a case's timeline; the stretch of time in view stays where it can."""
        self.stage.show(model)
        self.items.setAccessibleDescription(spoken_text.summary(model))
        self._moved()

    def set_palette(self, palette: TimelinePalette) -> None:
        """Paint in other colours."""
        self._palette = palette
        self._new_pen()

    @property
    def colours(self) -> TimelinePalette:
        """What it is painted in."""
        return self._palette

    def show_incidents(self, ids: Iterable[str], finding: str = "") -> None:
        """Pick incidents out and bring them into view; `finding` is the key of the finding they show."""
        self.stage.highlight(ids, finding)
        self._moved()

    def select(self, incident_id: str) -> None:
        """Choose an incident, "" for none, and bring it into view."""
        before = self.stage.view.selected
        self.stage.select(incident_id)
        self._moved()
        if incident_id != before:
            self._say_chosen()

    def _say_chosen(self) -> None:
        """The list says by itself which of its items is chosen, while it has the keyboard."""
        self.selection_changed.emit(self.selected)
        if self.selected and not self.items.hasFocus():
            announce(self, self.stage.model.describe(self.selected))

    def show_stretch(self, start: float, end: float) -> None:
        """Go to a stretch of time."""
        self.stage.move(start, end)
        self._moved()

    @property
    def selected(self) -> str:
        """The incident chosen, "" for none."""
        return self.stage.view.selected

    def clear(self) -> None:
        """Nothing picked out, nothing measured."""
        measured = self.stage.view.brush is not None
        self._said = (None, "")
        self.stage.clear()
        self._moved()
        if measured:
            self.span_brushed.emit(None, None)

    def chart(self) -> Chart:
        """What is shown, to be let go: its stretch of time, its lanes and what is picked out."""
        return chart_of(self.stage.model, self.stage.view)

    def measured(self) -> str:
        """What lies in the stretch that is measured, in words; "" where none is."""
        return spoken_text.measured(self.stage)

    def redraw(self) -> None:
        """After an act that may have measured something."""
        self._moved()
        span = (self.stage.view.brush, self.stage.about)
        if span != self._said:
            self._said = span
            if span[0] is not None:
                self.span_brushed.emit(day_of(span[0][0]), day_of(span[0][1] - 1e-6))
                announce(self, spoken_text.measured(self.stage))

    # Painting.

    def _new_pen(self) -> None:
        self._pen = Pen(self._palette, self.font(), self.devicePixelRatioF())
        self._fit()

    def _fit(self) -> None:
        port = self.viewport()
        scale = min(max(QFontInfo(self.font()).pixelSize() / USUAL_LETTER, 1.0), 2.5)
        self.stage.fit(port.width(), port.height(), scale, self._pen.measure)
        self._moved(said=False)

    def _moved(self, said: bool = True) -> None:
        bar = self.verticalScrollBar()
        over = max(round(self.stage.page.height - self.viewport().height()), 0)
        bar.setRange(0, over)
        bar.setPageStep(max(self.viewport().height(), 1))
        self.viewport().update()
        self.items.follow(self.stage)
        if said:
            self.view_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the scene; rows beyond the height scroll beneath the overview's top."""
        if self._pen.ratio != self.devicePixelRatioF():
            self._pen = Pen(self._palette, self.font(), self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._palette[Role.PAPER])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page, down = self.stage.page, self.verticalScrollBar().value()
        painter.translate(0, -down)
        self._pen.scene(painter, page)
        painter.translate(0, down)
        if down:
            # The overview and the axis stay in sight while the rows beneath them scroll.
            pinned = QRectF(0, 0, page.width, page.pinned)
            painter.save()
            painter.setClipRect(pinned)
            painter.fillRect(pinned, self._palette[Role.PAPER])
            self._pen.scene(painter, page)
            painter.restore()
        paint_measured(painter, self._pen, self.stage)
        if self.hasFocus():
            painter.setPen(QPen(self._palette[Role.SELECTION], 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as wide and as high as there is room."""
        super().resizeEvent(event)
        self.items.setGeometry(self.viewport().geometry())
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another face or size of letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._new_pen()

    # The mouse.

    def _place(self, point: QPointF) -> tuple[float, float]:
        down = 0 if point.y() < self.stage.page.pinned else self.verticalScrollBar().value()
        return point.x(), point.y() + down

    def _at(self, point: QPointF) -> HitArea | None:
        return self.stage.page.at(*self._place(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a click or a drag."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        measuring = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._press = press(self.stage, *self._place(event.position()), measuring=measuring)
        self._moved()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags what is held; otherwise shows by the pointer's form what could be."""
        held = self._press
        if held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_pointer(event.position())
            return
        x, y = self._place(event.position())
        if not held.moved and abs(x - held.x) + abs(y - held.y) < QApplication.startDragDistance():
            return
        held.moved = True
        QToolTip.hideText()
        if held.drag is Drag.PAGE:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        drag(self.stage, held, x)
        self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a drag, or is a click."""
        held, self._press = self._press, None
        if held is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._show_pointer(event.position())
        if held.moved:
            if held.drag is Drag.BRUSH and self.stage.measured is not None:
                self.span_brushed.emit(self.stage.measured.first, self.stage.measured.last)
                announce(self, spoken_text.measured(self.stage))
            return
        if self._place(event.position())[1] >= self.stage.page.top:
            self._click(self._at(event.position()), event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the incident under the pointer; between incidents it comes nearer."""
        hit = self._at(event.position())
        x, y = self._place(event.position())
        if hit is not None and hit.kind == "incident":
            self.incident_activated.emit(hit.key)
        elif y >= self.stage.page.top and x >= self.stage.view.left and hit is None:
            self.stage.zoom(x, 2.0)
        elif y < self.stage.page.top:
            self.stage.show_all()
        self._moved()

    def _click(self, hit: HitArea | None, where: QPoint) -> None:
        if hit is None:
            self.select("")
        elif hit.kind == "incident":
            self.select(hit.key)
        elif hit.kind == "cluster":
            self._open_cluster(hit.key, where)
        elif hit.kind == "finding":
            self.show_incidents(self.stage.model.findings_by_key[hit.key].incident_ids, hit.key)
            self.finding_activated.emit(hit.key)
        elif hit.kind == "lane":
            self.stage.toggle_lane(hit.key)
            self._moved()
        elif hit.kind == "more-findings":
            self._choose(((each.key, each.title) for each in self.stage.model.findings), self._finding, where)
        elif hit.kind == "tray":
            ids = (each.id for each in self.stage.model.undated if hit.key in {"", str(each.seriousness)})
            self._choose(((each, self.stage.model.describe(each)) for each in ids), self._open, where)
        else:
            self.band_activated.emit(hit.kind.removeprefix("event:"), hit.key)

    def _finding(self, key: str) -> None:
        self.show_incidents(self.stage.model.findings_by_key[key].incident_ids, key)
        self.finding_activated.emit(key)

    def _open(self, incident_id: str) -> None:
        self.select(incident_id)
        self.incident_activated.emit(incident_id)

    def _open_cluster(self, key: str, where: QPoint) -> None:
        together = self.stage.page.cluster(key)
        if together is None:
            return
        ids = self.stage.members(together)
        if self.stage.open_cluster(together):
            self._moved()
            return
        self._choose(((each, self.stage.model.describe(each)) for each in ids), self._open, where)

    def _choose(self, entries: Iterable[tuple[str, str]], chosen: Callable[[str], None], where: QPoint) -> None:
        menu = choose_menu(self, entries, chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Lanes to show, hide and move."""
        hit = self._at(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
        row = self.stage.model.index.get(self.selected)
        key = hit.key if hit is not None and hit.kind == "lane" else ""
        if event.reason() is QContextMenuEvent.Reason.Keyboard and row is not None:
            key = self.stage.model.lanes[int(self.stage.model.marks.lane[row])][0]
        asked = entries(self.stage, None if event.reason() is QContextMenuEvent.Reason.Keyboard else hit, self._finding)
        menu = lanes_menu(self, self.stage, key, self.redraw, asked)
        for text, run in self.offered:
            menu.addAction(text, run)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _show_pointer(self, point: QPointF) -> None:
        self.viewport().setCursor(pointer(self.stage, *self._place(point)))

    def _show_tip(self, event: QHelpEvent) -> None:
        hit = self._at(QPointF(event.pos()))
        text = spoken_text.tip(self.stage, hit) if hit is not None else ""
        QToolTip.showText(event.globalPos(), spoken_text.as_tip(text) if text else "", self.viewport())

    # Wheel and touch.

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms about the pointer, with Shift it pans; a touchpad pans, with Ctrl it zooms."""
        turn(self.stage, self.verticalScrollBar(), event, self._place(event.position())[0])
        event.accept()
        self._moved()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips, pinches and the touchpad's own gestures, which come to the viewport."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.stage.zoom(self._place(event.position())[0], 1.0 + event.value())
                self._moved()
                return True
        elif event.type() == QEvent.Type.Gesture:
            return self._pinch(event)
        return super().viewportEvent(event)

    def _pinch(self, event: QEvent) -> bool:
        gesture = event.gesture(Qt.GestureType.PinchGesture)  # type: ignore[attr-defined]
        if not isinstance(gesture, QPinchGesture):
            return False
        # The first finger was taken for the mouse, and its drag would undo the zoom.
        self._press = None
        centre = self.viewport().mapFromGlobal(gesture.centerPoint().toPoint())
        pinch(self.stage, gesture, self._place(QPointF(centre))[0])
        self._moved()
        return True

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between incidents and lanes, Enter opens, plus and minus zoom, Home and End go to the ends."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
            return
        before, key = self.selected, event.key()
        if key in OPENING and before:
            self.incident_activated.emit(before)
        elif key == Qt.Key.Key_Escape and self._is_marked:
            self.clear()
        elif act(self.stage, key):
            self.redraw()
            if self.selected != before:
                self._say_chosen()
        else:
            super().keyPressEvent(event)

    @property
    def _is_marked(self) -> bool:
        view = self.stage.view
        return bool(view.brush or view.highlight or view.focus)

    def first_day(self) -> date:
        """The first day in view."""
        return day_of(self.stage.view.start)

    def last_day(self) -> date:
        """The last day in view."""
        return day_of(self.stage.view.end - 1e-6)
