# SPDX-License-Identifier: Apache-2.0
"""Writes what was measured over the top of the lanes, on as many lines as it needs."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from vlu_desktop.timeline.display_list import Role
from vlu_desktop.ui.timeline import spoken_text
from vlu_desktop.ui.timeline.painting import Pen
from vlu_desktop.ui.timeline.stage import Stage

SIZE, LINE, MOST = 12.0, 17.0, 640.0


def paint_measured(painter: QPainter, pen: Pen, stage: Stage) -> None:
    """A plate about the middle of what is measured, kept within the page."""
    text = spoken_text.measured(stage)
    view = stage.view
    if not text or view.brush is None:
        return
    k = view.scale
    lines = broken(text, min(MOST * k, view.width - 40 * k), lambda line: pen.measure(line, SIZE * k, True))
    width = max(pen.measure(line, SIZE * k, True) for line in lines) + 20 * k
    middle = (view.clamp(view.x(view.brush[0])) + view.clamp(view.x(view.brush[1]))) / 2
    left = min(max(middle - width / 2, 4.0), max(view.width - width - 4, 4.0))
    top = stage.page.top + 1 * k
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.palette[Role.SELECTION])
    painter.drawRoundedRect(QRectF(left, top, width, (5 + LINE * len(lines)) * k), 4 * k, 4 * k)
    painter.setPen(pen.palette[Role.PAPER])
    painter.setFont(pen.font(SIZE * k, True))
    for n, line in enumerate(lines):
        painter.drawText(QPointF(left + 10 * k, top + (15.5 + n * LINE) * k), line)


def broken(text: str, most: float, measure: Callable[[str], float]) -> list[str]:
    """The text on lines no wider than `most`, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
