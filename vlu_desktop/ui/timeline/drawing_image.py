# SPDX-License-Identifier: Apache-2.0
"""A drawing as a picture, for the clipboard and for files, in the colours of paper whatever the theme."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter

from vlu_desktop.timeline.display_list import DisplayList, Role
from vlu_desktop.timeline.svg import PAPER_COLOURS
from vlu_desktop.ui.timeline.painting import Pen
from vlu_desktop.ui.timeline.timeline_colours import TimelinePalette

DOTS_A_POINT = 3.0
"""216 dots an inch where a point is drawn as one."""


def paper_palette() -> TimelinePalette:
    """The colours of paper."""
    return TimelinePalette({role: QColor(colour) for role, colour in PAPER_COLOURS.items()})


def paint_drawing(painter: QPainter, drawing: DisplayList, area: QRectF, font: QFont) -> None:
    """Paint it into an area, as large as fits; vectors on whatever keeps them, such as a printer."""
    scale = min(area.width() / drawing.width, area.height() / drawing.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(scale, scale)
    Pen(paper_palette(), font, 1.0, smooth=True).items(painter, drawing.items)
    painter.restore()


def image_of(drawing: DisplayList, font: QFont, dots: float = DOTS_A_POINT) -> QImage:
    """The drawing on white."""
    image = QImage(round(drawing.width * dots), round(drawing.height * dots), QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER_COLOURS[Role.PAPER]))
    painter = QPainter(image)
    paint_drawing(painter, drawing, QRectF(image.rect()), font)
    painter.end()
    return image


def png_of(drawing: DisplayList, font: QFont) -> bytes:
    """The drawing as a PNG file, with nothing in it but the picture."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image_of(drawing, font))
    return bytes(kept.data())
