# SPDX-License-Identifier: Apache-2.0
"""Holds a whole page or window, and scrolls it once there is less room than it can do with."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from vlu_desktop.ui.widgets.basics import NO_FOCUS, FocusFollowing

NO_BAR = 1
"""`Qt.ScrollBarPolicy.ScrollBarAlwaysOff`, as a property takes it."""


class WholeScroll(FocusFollowing):
    """As large as its room, or as the least that what is in it needs; Qt's own grows to what it would like."""

    def __init__(self, inner: QWidget, *, bars: bool = True, parent: QWidget | None = None) -> None:
        """`bars`: whether it shows where in it one is; else the wheel and the keyboard alone move it. Put into its
        parent before it holds anything, what it holds is given its style once and not each time it is moved.
        """
        super().__init__()
        self._inner = inner
        if parent is not None:
            self.setParent(parent)
        self._bars = bars
        if not bars:
            for each in ("verticalScrollBarPolicy", "horizontalScrollBarPolicy"):
                self.setProperty(each, NO_BAR)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setWidget(inner)

    def least(self, width: int) -> QSize:
        """The least room that what is in it can do with, at a width."""
        inner = self._inner
        layout = inner.layout()
        needed = inner.minimumSizeHint().expandedTo(inner.minimumSize())
        if layout is not None and layout.hasHeightForWidth():
            wide = max(width, needed.width())
            needed.setHeight(max(layout.totalMinimumHeightForWidth(wide), inner.minimumHeight()))
        return needed

    def settle(self) -> None:
        """Have what is in it know now what room its words need; else its rows learn of new ones a turn later."""
        layout = self._inner.layout()
        if layout is not None:
            layout.activate()

    def fit(self) -> None:
        """Give what is in it its size; what has the keyboard stays in view where a line coming up pushes it down."""
        held = self.keyboard_in_view()
        room = self.maximumViewportSize()
        needed = self.least(room.width())
        bar = self.verticalScrollBar().sizeHint().width() if self._bars else 0
        wide = room.width() - (bar if needed.height() > room.height() else 0)
        tall = room.height() - (bar if needed.width() > wide else 0)
        if needed.height() > tall and wide == room.width():
            wide -= bar
        needed = self.least(wide)
        self._inner.resize(max(wide, needed.width()), max(tall, needed.height()))
        if held is not None:
            self.ensureWidgetVisible(held, 0, 0)

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
