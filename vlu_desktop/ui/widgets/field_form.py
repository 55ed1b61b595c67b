# SPDX-License-Identifier: Apache-2.0
"""The form of every window: each label beside its field, or above it where the field would be too narrow to read."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QFormLayout, QLabel, QLayoutItem, QWidget

_FIELD = 24
"""Letters that a field beside its label is wide at least."""
_WRAPPED = 0x1000
"""`Qt.TextFlag.TextWordWrap`, as a number (see `basics`)."""
_TALL = 10_000
ENDLESS = 16777215
"""`QWIDGETSIZE_MAX`: no largest size."""
_NAME, _VALUE, _ACROSS = (
    QFormLayout.ItemRole.LabelRole,
    QFormLayout.ItemRole.FieldRole,
    QFormLayout.ItemRole.SpanningRole,
)


class FieldForm(QFormLayout):
    """It needs no more width than its widest field or word; how high it is follows from how wide it is.

    Rows are widgets: a label and its field, or one widget right across.
    """

    def __init__(self, parent: QWidget | None = None, space: int = 8) -> None:
        self._heights: dict[int, int] = {}
        self._needed: tuple[int, int, int] | None = None
        self._names: list[QWidget | None] = []
        """What stands before each field. Asked of Qt, it would be taken for a part of the layout and go with it."""
        super().__init__()
        self.setVerticalSpacing(space)
        self.setHorizontalSpacing(16)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if parent is not None:
            self.setContentsMargins(0, 0, 0, 0)
            parent.setLayout(self)

    def addRow(self, *parts: Any) -> None:
        self._names.append(parts[0] if len(parts) > 1 else None)
        super().addRow(*parts)

    def insertRow(self, row: int, *parts: Any) -> None:
        self._names.insert(row, parts[0] if len(parts) > 1 else None)
        super().insertRow(row, *parts)

    def removeRow(self, row: int) -> None:  # type: ignore[override]
        del self._names[row]
        super().removeRow(row)

    @property
    def is_stacked(self) -> bool:
        """Whether the labels stand above their fields."""
        return self.rowWrapPolicy() == QFormLayout.RowWrapPolicy.WrapAllRows

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Qt asks dozens of times while a page is laid out, and says so when anything in it has changed.
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        self._needed = None
        super().invalidate()

    def minimumSize(self) -> QSize:
        return QSize(self._widths()[0], super().minimumSize().height())

    def sizeHint(self) -> QSize:
        wide = max(super().sizeHint().width(), self._widths()[1])
        return QSize(wide, self.heightForWidth(wide))

    def setGeometry(self, rect: QRect) -> None:
        stacked = rect.width() < self._widths()[1]
        if stacked != self.is_stacked:
            policies = QFormLayout.RowWrapPolicy
            self.setRowWrapPolicy(policies.WrapAllRows if stacked else policies.DontWrapRows)
        for name in self._names:
            if isinstance(name, QLabel):
                # Left to itself, a label whose words may go on in a next line is narrower than it has to be, or wider.
                goes_on = stacked and _long(name) > rect.width()
                least, most = (rect.width(), rect.width()) if goes_on else (0, ENDLESS)
                if (name.wordWrap(), name.minimumWidth(), name.maximumWidth()) != (goes_on, least, most):
                    name.setMinimumWidth(least)
                    name.setMaximumWidth(most)
                    # Last, for it has the label forget how high it was. Set to what it is already, the form would be
                    # laid out again, which would set it again, without end.
                    name.setWordWrap(goes_on)
        super().setGeometry(rect)

    def _rows(self) -> Iterator[tuple[QWidget | None, QLayoutItem | None, QLayoutItem]]:
        """What stands before the field of each row in view, with its place, and the field's; None twice for none."""
        for row, name in enumerate(self._names):
            place = self.itemAt(row, _VALUE if name is not None else _ACROSS)
            if place is not None and not place.isEmpty() and self.isRowVisible(row):
                yield name, self.itemAt(row, _NAME) if name is not None else None, place

    def _widths(self) -> tuple[int, int, int]:
        """The least width of all, the least with labels beside their fields, and the width of those labels."""
        if self._needed is None:
            least = beside = across = names = 0
            for name, named, field in self._rows():
                needed = field.minimumSize().width()
                if name is None or named is None:
                    across = max(across, needed)
                    continue
                words = name.fontMetrics()
                beside = max(beside, needed, words.averageCharWidth() * _FIELD)
                if isinstance(name, QLabel):
                    names = max(names, _long(name))
                    longest = max((words.horizontalAdvance(each) + 1 for each in name.text().split()), default=0)
                else:
                    longest = named.minimumSize().width()
                    names = max(names, named.sizeHint().width())
                least = max(least, needed, longest)
            around = self.contentsMargins()
            sides = around.left() + around.right()
            whole = max(names + self.horizontalSpacing() + beside if beside else 0, across)
            self._needed = max(least, across) + sides, whole + sides, names
        return self._needed

    def _height(self, width: int) -> int:
        around, space = self.contentsMargins(), self.verticalSpacing()
        inner = width - around.left() - around.right()
        _, beside, names = self._widths()
        total = rows = 0
        for name, named, field in self._rows():
            rows += 1
            if name is None or named is None:
                total += _tall(field, inner)
            elif width < beside:
                total += _words(name, named, inner) + space + _tall(field, inner)
            else:
                total += max(
                    named.sizeHint().height() if not isinstance(name, QLabel) else _words(name, named, names),
                    _tall(field, inner - names - self.horizontalSpacing()),
                )
        return total + max(rows - 1, 0) * space + around.top() + around.bottom()


def _tall(place: QLayoutItem, width: int) -> int:
    return place.heightForWidth(width) if place.hasHeightForWidth() else place.sizeHint().height()


def _long(name: QLabel) -> int:
    return name.fontMetrics().horizontalAdvance(name.text()) + 1


def _words(name: QWidget, named: QLayoutItem, width: int) -> int:
    """How high a label is, whose words go on in the next line where there is no room."""
    if not isinstance(name, QLabel):
        return named.sizeHint().height()
    return name.fontMetrics().boundingRect(QRect(0, 0, width, _TALL), _WRAPPED, name.text()).height()
