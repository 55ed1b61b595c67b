# SPDX-License-Identifier: Apache-2.0
"""A layout that sets widgets side by side and goes on in the next line where they no longer fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """The last widget takes what is left of its line."""

    def __init__(self, parent: QWidget, space: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget in before the one at that place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(QSize(min(item.minimumSize().width(), 120), item.minimumSize().height()))
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        x, y, tall = inner.x(), inner.y(), 0
        for number, item in enumerate(self._items):
            size = item.sizeHint()
            wide = min(size.width(), inner.width())
            if x > inner.x() and x + wide > inner.right() + 1:
                x, y, tall = inner.x(), y + tall + self.spacing(), 0
            if number == len(self._items) - 1:
                wide = inner.right() + 1 - x
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(wide, size.height())))
            x += wide + self.spacing()
            tall = max(tall, size.height())
        return y + tall - rect.y() + margins.bottom()
