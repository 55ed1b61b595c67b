# SPDX-License-Identifier: Apache-2.0
"""A list to choose from whose choice gives way with an ellipsis where the box is narrower, as every other line does."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

_BESIDE_WORDS = 4
"""Dots that the style keeps free beside the words."""


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

    def shown(self) -> str:
        """The words of the choice, or those in their place, as far as there is room for them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = self.placeholderText() if self.currentIndex() < 0 else self.currentText()
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width() - _BESIDE_WORDS)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            whole = self.currentText()
            cut = self.currentIndex() >= 0 and self.shown() != whole
            QToolTip.showText(event.globalPos(), whole.replace("<", "‹") if cut else "", self)
            return True
        return super().event(event)
