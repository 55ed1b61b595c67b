# SPDX-License-Identifier: Apache-2.0
"""The whole legend: each sign of the timeline as it is drawn, and what it means."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.timeline.signs import HIGH, SIGNS, WIDE, Sign
from vlu_desktop.ui.timeline.painting import Pen
from vlu_desktop.ui.timeline.timeline_colours import TimelinePalette
from vlu_desktop.ui.widgets.basics import button, column, label, reading, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


def moving() -> str:
    return say("timelines.wheel-to-zoom-drag-to")


class SignsWindow(FittingDialog):
    """One line a sign."""

    def __init__(self, over: QWidget, palette: TimelinePalette) -> None:
        super().__init__(over)
        self.setWindowTitle(say("timelines.what-the-signs-mean"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pen = Pen(palette, self.font(), self.devicePixelRatioF())
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, sign in enumerate(SIGNS):
            grid.addWidget(_picture(sign, pen), place, 0)
            grid.addWidget(label(f"{sign.words}.", wrap=True), place, 1)
        inner = QWidget()
        inner.setLayout(column(label(moving(), "muted", wrap=True), grid, None, margins=12, space=12))
        close = button(say("timelines.close"), self.accept, "quiet")
        self.setLayout(
            column(
                label(say("timelines.what-the-signs-mean"), "heading"),
                reading(inner, say("timelines.signs")),
                row(None, close),
                margins=18,
            )
        )
        self.resize(self.fontMetrics().averageCharWidth() * 92, 620)


def _picture(sign: Sign, pen: Pen) -> QLabel:
    made = QLabel()
    picture = QPixmap(round(WIDE * pen.ratio), round(HIGH * pen.ratio))
    picture.setDevicePixelRatio(pen.ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen.items(painter, sign.items)
    painter.end()
    made.setPixmap(picture)
    made.setFixedWidth(round(WIDE))
    return made
