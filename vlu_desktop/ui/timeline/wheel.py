# SPDX-License-Identifier: Apache-2.0
"""What the wheel, a touchpad and two fingers do to the timeline's stage."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QPinchGesture, QScrollBar

from vlu_desktop.ui.timeline.stage import Stage

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
