# SPDX-License-Identifier: Apache-2.0
"""Parts with handles between them, read by a screen reader in the order they are seen in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


class OrderedSplit(QSplitter):
    """Qt puts each new part of a splitter behind the others, and a screen reader goes from the back to the front."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__(orientation)
        self.setHandleWidth(12)

    def addWidget(self, widget: QWidget) -> None:
        super().addWidget(widget)
        self._order()

    def insertWidget(self, index: int, widget: QWidget) -> None:
        super().insertWidget(index, widget)
        self._order()

    def _order(self) -> None:
        for place in range(self.count()):
            if part := self.widget(place):
                part.raise_()
