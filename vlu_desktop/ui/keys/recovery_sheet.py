# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet as one printed page."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from vlu_desktop.language.catalogue import say

_DPI = 300


def drawn_sheet(lines: Sequence[str]) -> bytes:
    """The sheet as a PDF, which is on no disk yet."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setTitle(say("keyring.recovery-sheet-2"))
    writer.setCreator("")
    writer.setResolution(_DPI)
    margins = QMarginsF(25, 25, 25, 25)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    painter = QPainter(writer)
    width, down = float(writer.width()), 0.0
    for place, line in enumerate(lines):
        key = " " in line and all(len(part) <= 4 for part in line.split())
        font = QFont(say("keyring.courier") if key else painter.font().family(), 18 if place == 0 or key else 11)
        font.setStyleHint(QFont.StyleHint.Monospace if key else QFont.StyleHint.AnyStyle)
        painter.setFont(font)
        wrap = Qt.TextFlag.TextWordWrap
        room = painter.boundingRect(QRectF(0, down, width, 1e5), int(wrap), line)
        painter.drawText(room, int(wrap), line)
        down += room.height() + _DPI * (0.08 if key else 0.25)
    painter.end()
    return bytes(content.data().data())
