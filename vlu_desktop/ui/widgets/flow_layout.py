# SPDX-License-Identifier: Apache-2.0
"""A layout that sets widgets side by side and goes on in the next line where they no longer fit.

The words of a button that fits in no line go on in the next as well.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from vlu_desktop.ui.widgets.basics import holding, label, row


def flowing(*widgets: QWidget, space: int = 8, spread: bool = False, level: bool = False) -> QWidget:
    """Widgets side by side, each as wide as it is, in as many lines as there is need of. Where they are `spread` and in
    one line, the first stands at its beginning and the others at its end; `level` ones begin at the same height.
    """
    made = QWidget()
    flow = FlowLayout(made, space, last_fills=False, spread=spread, level=level)
    for each in widgets:
        flow.addWidget(each)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def named(words: str, field: QWidget) -> QWidget:
    """A field with its words before it, which stay together where a line ends."""
    name = label(words)
    name.setBuddy(field)
    return holding(row(name, field))


class FlowLayout(QLayout):
    """Where `last_fills`, the last widget takes what is left of its line; for `spread` see `flowing`."""

    def __init__(
        self, parent: QWidget, space: int = 6, *, last_fills: bool = True, spread: bool = False, level: bool = False
    ) -> None:
        self._heights: dict[int, int] = {}
        self._hints: dict[int, QSize] = {}
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._last_fills = last_fills
        self._spread = spread
        self._level = level
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._hints.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._hints.clear()
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
        # Qt asks dozens of times while a page is laid out, and says so when anything in it has changed.
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        self._hints.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            least = item.minimumSize()
            # What is spread is never narrower than its widest part, which would be cut.
            size = size.expandedTo(least if self._spread else QSize(min(least.width(), 120), least.height()))
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        y = inner.y()
        lines = list(self._lines(inner.width()))
        for line in lines:
            x, tall = inner.x(), max(size.height() for _, size in line)
            for item, size in line:
                wide = size.width()
                if self._last_fills and item is self._items[-1]:
                    wide = inner.right() + 1 - x
                if place:
                    down = 0 if self._level else (tall - size.height()) // 2
                    # Not through the item, which holds a button to the height of one line.
                    (item.widget() or item).setGeometry(QRect(QPoint(x, y + down), QSize(wide, size.height())))
                x += wide + self.spacing()
                if self._spread and len(lines) == 1 and item is line[0][0]:
                    x += max(inner.width() - sum(each.width() + self.spacing() for _, each in line) + self.spacing(), 0)
            y += tall + self.spacing()
        return max(y - self.spacing(), inner.y()) - rect.y() + margins.bottom()

    def _lines(self, room: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line of so many pixels, with the size of each."""
        line: list[tuple[QLayoutItem, QSize]] = []
        x = 0
        for place, item in enumerate(self._items):
            if item.isEmpty():
                continue
            if (hint := self._hints.get(place)) is None:
                # What a button would like is worked out by the style sheet anew each time, which is dear.
                hint = self._hints[place] = item.sizeHint()
            size = hint.boundedTo(QSize(room, hint.height()))
            if size.width() < hint.width():
                size.setHeight(max(hint.height(), (item.widget() or item).heightForWidth(room)))
            if line and x + size.width() > room:
                yield line
                line, x = [], 0
            line.append((item, size))
            x += size.width() + self.spacing()
        if line:
            yield line
