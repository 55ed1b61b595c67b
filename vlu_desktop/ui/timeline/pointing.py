# SPDX-License-Identifier: Apache-2.0
"""What a press of the mouse on the timeline begins, and how each kind of drag moves the stage."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QPinchGesture, QScrollBar

from vlu_desktop.ui.timeline.stage import Stage

EDGE = 7.0


class Drag(Enum):
    """What is being dragged."""

    NOTHING = "nothing"
    PAGE = "page"
    FRAME = "frame"
    FRAME_START = "frame-start"
    FRAME_END = "frame-end"
    BRUSH = "brush"


@dataclass(slots=True)
class Press:
    """A press not yet let go: where, what it began, and the stretch of time then in view."""

    x: float
    y: float
    drag: Drag
    start: float
    end: float
    moved: bool = False


def over_frame(stage: Stage, x: float) -> Drag:
    """What of the overview's frame lies at an x."""
    left, right = stage.overview_x(stage.view.start), stage.overview_x(stage.view.end)
    reach = EDGE * stage.view.scale
    if right - left < 3 * reach:
        reach = max((right - left) / 4, 2.0)
        # A narrow frame is held by its middle; its edges are taken from just outside.
        if left - EDGE <= x < left:
            return Drag.FRAME_START
        if right < x <= right + EDGE:
            return Drag.FRAME_END
    if abs(x - left) <= reach:
        return Drag.FRAME_START
    if abs(x - right) <= reach:
        return Drag.FRAME_END
    return Drag.FRAME if left < x < right else Drag.NOTHING


def pointer(stage: Stage, x: float, y: float) -> Qt.CursorShape:
    """The pointer's form at a place of the page: it shows what could be done there."""
    if y < stage.page.top and x >= stage.view.left - 8:
        edges = {Drag.FRAME_START, Drag.FRAME_END}
        return Qt.CursorShape.SizeHorCursor if over_frame(stage, x) in edges else Qt.CursorShape.OpenHandCursor
    return Qt.CursorShape.ArrowCursor if stage.page.at(x, y) is None else Qt.CursorShape.PointingHandCursor


def press(stage: Stage, x: float, y: float, *, measuring: bool) -> Press:
    """Begin. In the overview beside the frame, the frame comes to the pointer first."""
    view = stage.view
    if y < stage.page.top:
        drag = over_frame(stage, x)
        if drag is Drag.NOTHING:
            half = (view.end - view.start) / 2
            at = stage.overview_time(x)
            stage.move(at - half, at + half)
            drag = Drag.FRAME
    elif x < view.left:
        drag = Drag.NOTHING
    elif measuring:
        drag = Drag.BRUSH
    else:
        drag = Drag.PAGE
    return Press(x, y, drag, stage.view.start, stage.view.end)


def drag(stage: Stage, begun: Press, x: float) -> None:
    """Move what is held to the pointer."""
    match begun.drag:
        case Drag.PAGE:
            days = (begun.x - x) * (begun.end - begun.start) / (stage.view.right - stage.view.left)
            stage.move(begun.start + days, begun.end + days)
        case Drag.FRAME:
            days = stage.overview_time(x) - stage.overview_time(begun.x)
            stage.move(begun.start + days, begun.end + days)
        case Drag.FRAME_START:
            start = begun.start + stage.overview_time(x) - stage.overview_time(begun.x)
            stage.move(min(start, begun.end - 0.125), begun.end)
        case Drag.FRAME_END:
            end = begun.end + stage.overview_time(x) - stage.overview_time(begun.x)
            stage.move(begun.start, max(end, begun.start + 0.125))
        case Drag.BRUSH:
            view = stage.view
            stage.brush(view.time(view.clamp(begun.x)), view.time(view.clamp(x)))
        case Drag.NOTHING:
            pass


NOTCH = 120.0
ZOOM_A_NOTCH = 1.25


def turn(stage: Stage, bar: QScrollBar, event: QWheelEvent, x: float) -> None:
    """The wheel zooms about the pointer, with Shift it pans; a touchpad pans, with Ctrl it zooms."""
    steps, pixels = event.angleDelta(), event.pixelDelta()
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    # Shift turns an upright wheel into a level one on some systems and not on others.
    level = steps.x() if abs(steps.x()) > abs(steps.y()) else 0
    if not pixels.isNull() and not control and not shift:
        stage.pan(-pixels.x())
        bar.setValue(bar.value() - pixels.y())
    elif shift or level:
        stage.pan(-(level or steps.y()) / NOTCH * 90)
    elif x < stage.view.left and bar.maximum():
        bar.setValue(bar.value() - steps.y() // 2)
    else:
        stage.zoom(x, ZOOM_A_NOTCH ** (steps.y() / NOTCH))


def pinch(stage: Stage, gesture: QPinchGesture, x: float) -> None:
    """Two fingers on a screen zoom about the middle between them. The end of it repeats the last step."""
    if gesture.state() is not Qt.GestureState.GestureFinished:
        stage.zoom(x, gesture.scaleFactor())
