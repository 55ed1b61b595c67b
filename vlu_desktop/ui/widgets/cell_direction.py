# SPDX-License-Identifier: Apache-2.0
"""Cells written from right to left, such as Arabic: read from their right edge, and cut at their end."""

import unicodedata

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_LOOKED_AT = 60
"""Characters in which the first letter is looked for."""


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is one of a script that is written from right to left."""
    if text.isascii():
        return False
    ways = map(unicodedata.bidirectional, text[:_LOOKED_AT])
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


class DirectedCells(QStyledItemDelegate):
    """Left to itself, Qt writes every cell as the window is written: the ellipsis then stands at the wrong end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if starts_right_to_left(option.text):
            option.direction = Qt.LayoutDirection.RightToLeft
