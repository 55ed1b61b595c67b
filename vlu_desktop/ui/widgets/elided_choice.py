# SPDX-License-Identifier: Apache-2.0
"""A list to choose from whose choice gives way with an ellipsis where the box is narrower, as every other line does."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

_BESIDE_WORDS = 4
"""Dots that the style keeps free beside the words."""

_BEFORE = 2
"""Dots that Qt leaves before and after the words of a line."""
_FRACTION = 2
"""Dots for what letters are wider than their whole number."""
_AS_WIDE = (QComboBox.SizeAdjustPolicy.AdjustToContents, QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)


class ElidedLine(QLineEdit):
    """The line of a list that is typed in: without the keyboard, what is longer than it ends with an ellipsis.

    It is made as the list's own: one given to it later has the edges of a line that stands alone.
    """

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)

    def shown(self) -> str:
        """Its words as far as there is room for them."""
        if self.hasFocus():
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())

    def _room(self) -> QRect:
        margins = self.textMargins()
        return self.rect().adjusted(margins.left() + _BEFORE, 0, -margins.right() - _BEFORE, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if (words := self.shown()) == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


class ElidedChoice(QComboBox):
    """The whole of what is chosen is in the tool tip, where the box has none of its own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0 and self.placeholderText():
            faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.ButtonText, faint)
        option.currentText = self.shown()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest choice where it is as wide as those; the style reckons with less beside them."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() in _AS_WIDE:
            room = self.fontMetrics()
            longest = max((room.horizontalAdvance(self.itemText(place)) for place in range(self.count())), default=0)
            hint.setWidth(max(hint.width(), longest + _FRACTION + hint.width() - self._room(hint)))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self.sizeAdjustPolicy() in _AS_WIDE else super().minimumSizeHint()

    def shown(self) -> str:
        """The words of the choice, or those in their place, as far as there is room for them."""
        words = self.placeholderText() if self.currentIndex() < 0 else self.currentText()
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._room(self.size()))

    def _room(self, size: QSize) -> int:
        """Dots for words in a box of a size."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(), size)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return place.width() - _BESIDE_WORDS

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            whole = self.currentText()
            cut = self.currentIndex() >= 0 and self.shown() != whole
            QToolTip.showText(event.globalPos(), whole.replace("<", "‹") if cut else "", self)
            return True
        return super().event(event)
