# SPDX-License-Identifier: Apache-2.0
"""Lines of the record's own words: one that gives way with an ellipsis, and one that is always whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import PlainLabel

LONGEST, WIDEST = 400, 4000
"""Letters that are measured, and the width in pixels that no line is wider than."""


class ElidedLabel(QLabel):
    """One line that gives way with an ellipsis; the whole of it is in the tool tip."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._full = ""
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_text(self, text: str) -> None:
        """Show a text, as much of it as there is room for."""
        self._full = visible(" ".join(text.split()))
        self.setAccessibleName(self._full)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        self.ensurePolished()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._full[:LONGEST]) + 28)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.contentsRect().width() - 2, 20)
        self.setTextFormat(Qt.TextFormat.PlainText)
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._full else self._full.replace("<", "‹"))


class WrappedLabel(PlainLabel):
    """As wide as its text where there is room, and as many lines as it needs where there is not."""

    def __init__(self, kind: str) -> None:
        super().__init__("")
        self.setProperty("kind", kind)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        room = self.fontMetrics()
        around = self.width() - self.contentsRect().width() + 3 * room.averageCharWidth()
        width = min(room.horizontalAdvance(self.text()[:LONGEST]) + around, WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 24 * self.fontMetrics().averageCharWidth()), self.heightForWidth(WIDEST))
