# SPDX-License-Identifier: Apache-2.0
"""A list and what is chosen in it, or a page and what stands beside it: below each other where there is no room."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QWidget

from vlu_desktop.ui.widgets.field_form import ENDLESS

NARROW = 110
"""Letters of width below which a list and a page have no room beside each other."""
_LIST, _LOW = 34, 7
"""Letters that a list beside its page is wide, and lines that it is high above it."""
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class FoldingRow(QBoxLayout):
    """Side by side from `letters` of width on; `folded` is told each time that changes, and lets parts be wide or low.

    It needs no more width than its widest part, so that what holds it makes it narrow enough to fold.
    """

    def __init__(self, letters: int, *parts: QWidget, folded: Callable[[bool], object] = lambda _: None) -> None:
        self._letters, self._folded = letters, folded
        super().__init__(_BESIDE)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(16)
        for each in parts:
            self.addWidget(each)
        self._words = parts[0]

    @property
    def is_folded(self) -> bool:
        """Whether its parts stand below each other."""
        return self.direction() == _BELOW

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._tall(width, QLayoutItem.sizeHint)

    def minimumHeightForWidth(self, width: int) -> int:
        return self._tall(width, QLayoutItem.minimumSize)

    def minimumSize(self) -> QSize:
        wide = max((each.minimumSize().width() for each in self._parts()), default=0)
        return QSize(wide, super().minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        folded = self._folds(rect.width())
        if folded != self.is_folded:
            self.setDirection(_BELOW if folded else _BESIDE)
            self._folded(folded)
        super().setGeometry(rect)

    def _folds(self, width: int) -> bool:
        return width < self._words.fontMetrics().averageCharWidth() * self._letters

    def _tall(self, width: int, size: Callable[[QLayoutItem], QSize]) -> int:
        """How high it is at a width: by its parts, whose own height is taken where they fold, and not as they flow."""
        heights = [size(each).height() for each in self._parts()]
        if not self._folds(width):
            return max(heights, default=0)
        flowing = [
            each.heightForWidth(width) if each.hasHeightForWidth() else tall
            for each, tall in zip(self._parts(), heights, strict=True)
        ]
        return sum(flowing) + self.spacing() * max(len(flowing) - 1, 0)

    def _parts(self) -> Iterator[QLayoutItem]:
        for place in range(self.count()):
            part = self.itemAt(place)
            if part is not None and not part.isEmpty():
                yield part


def beside_list(left: QWidget, lines: QWidget, page: QWidget) -> FoldingRow:
    """A page beside what it is chosen in: `lines`, with what belongs to it on its `left`; above, it has few lines."""
    left.setFixedWidth(left.fontMetrics().averageCharWidth() * _LIST)

    def folded(below: bool) -> None:
        letter, line = left.fontMetrics().averageCharWidth(), left.fontMetrics().lineSpacing()
        left.setMinimumWidth(0 if below else letter * _LIST)
        left.setMaximumWidth(ENDLESS if below else letter * _LIST)
        lines.setMaximumHeight(line * _LOW if below else ENDLESS)

    return FoldingRow(NARROW, left, page, folded=folded)
