# SPDX-License-Identifier: Apache-2.0
"""A box to tick whose words go on in the next line where they have no room in one."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

_WRAPPED = 0x1000 | 0x80
"""`Qt.TextFlag.TextWordWrap` and `Qt.AlignmentFlag.AlignVCenter`, as a number (see `basics`)."""
_TALL = 10_000


class WrappedCheck(QCheckBox):
    """As wide as its words where there is room, and never narrower than the longest of them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        words = map(self.fontMetrics().horizontalAdvance, self.text().split())
        return QSize(self._before + max(words, default=0) + 1, super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._before, 1), _TALL)
        words = self.fontMetrics().boundingRect(room, _WRAPPED, self.text())
        return max(super().sizeHint().height(), words.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        place = self.rect().adjusted(self._before, 0, 0, 0)
        painter.drawItemText(
            QStyle.visualRect(self.layoutDirection(), self.rect(), place), _WRAPPED, option.palette, self.isEnabled(),
            self.text(), self.foregroundRole(),
        )  # fmt: skip
        painter.end()

    @property
    def _before(self) -> int:
        """Dots before its words: the box, and what is kept free beside it."""
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
