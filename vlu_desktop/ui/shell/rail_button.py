# SPDX-License-Identifier: Apache-2.0
"""A place in the rail: its word under its drawing, or the drawing alone; heard as one of several to choose from."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

AROUND = 20
"""Dots round the drawing and its word."""
_BESIDE = 6


class RailButton(QPushButton):
    """A `QToolButton` draws the same, but is heard as a box to tick."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "rail")
        self.setAutoDefault(False)
        self._folded = False

    def be_place(self) -> None:
        """One of the places: it stays pressed while its page is in view."""
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def fold(self, folded: bool) -> None:
        """Show the drawing alone; its word is then in the tool tip."""
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.updateGeometry()
        self.update()

    @property
    def words_width(self) -> int:
        """What its words take, folded or not (logical dots)."""
        return self.fontMetrics().horizontalAdvance(self.text()) + _BESIDE

    def sizeHint(self) -> QSize:
        letters = 0 if self._folded else self.fontMetrics().height()
        wide = 0 if self._folded else self.words_width
        return QSize(max(wide, self.iconSize().width() + _BESIDE), self.iconSize().height() + letters + AROUND)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        # Whoever names these has Python make their dozens of enumerations, for which the first window would wait.
        from PySide6.QtGui import QIcon
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side, letters = self.iconSize().height(), 0 if self._folded else self.fontMetrics().height()
        top = (self.height() - side - letters) // 2
        self.icon().paint(painter, QRect(0, top, self.width(), side))
        if not self._folded:
            below = QRect(0, top + side, self.width(), letters + 2)
            painter.drawItemText(below, 0x84, option.palette, self.isEnabled(), self.text(), self.foregroundRole())
