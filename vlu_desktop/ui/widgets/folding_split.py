# SPDX-License-Identifier: Apache-2.0
"""Parts beside each other whose widths are kept, and below each other where there is no room for them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vlu_desktop.ui.widgets.folding_row import NARROW
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit


class FoldingSplit(OrderedSplit):
    """`beside` are the usual widths of its parts (pixels, shared in proportion), `below` how many lines each is high
    at least where they stand below each other; `name` is what their sizes are kept by.
    """

    def __init__(self, name: str, parts: Sequence[QWidget], beside: Sequence[int], below: Sequence[int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._beside, self._below = beside, below
        for part in parts:
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        self._sizes = KeptSizes(self, name)
        self._sizes.put(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.fontMetrics()
        beside = event.size().width() >= room.averageCharWidth() * NARROW
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() == wanted:
            return
        self.setOrientation(wanted)
        for place, lines in enumerate(self._below):
            if part := self.widget(place):
                part.setMinimumHeight(0 if beside else lines * room.lineSpacing())
        self._sizes.put(self._beside if beside else self._below)
