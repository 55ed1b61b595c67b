# SPDX-License-Identifier: Apache-2.0
"""What stands beside a window's tabs where there is room for both, and is the last of them where there isn't."""

from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

NARROW = 125
"""Letters of a window's width below which there is no room for both, however large letters are."""


class SideOrTab:
    """Moves a side between a splitter, where it is `sizes[0]` pixels wide of them all, and the tabs within it."""

    def __init__(self, split: QSplitter, tabs: QTabWidget, side: QWidget, name: str, sizes: tuple[int, int]) -> None:
        self._split = split
        self._tabs = tabs
        self._side = side
        self._name = name
        self._sizes = sizes
        split.addWidget(side)
        split.addWidget(tabs)
        split.setSizes(list(sizes))

    def fit(self, width: int) -> bool:
        """Place it for a window that is so many pixels wide; whether that is too narrow for both."""
        narrow = width < self._split.fontMetrics().averageCharWidth() * NARROW
        if narrow == (self._tabs.indexOf(self._side) >= 0):
            return narrow
        if narrow:
            self._tabs.addTab(self._side, self._name)
        else:
            self._split.insertWidget(0, self._side)
            self._split.setSizes(list(self._sizes))
            self._side.show()
        return narrow
