# SPDX-License-Identifier: Apache-2.0
"""How large letters are: the sizes an officer may choose, and what was measured in letters measured anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView

SIZES = (100, 110, 125, 150, 175, 200)
"""Per cent of the usual size, which is the system's where that is larger than the program's own."""
_ENDLESS = 16777215
"""What Qt calls a size that has no most."""


def next_size(now: int, by: int) -> int:
    """The size after one, or before it where `by` is less than nothing; the same where there is none."""
    larger = [each for each in SIZES if each > now] if by > 0 else [each for each in reversed(SIZES) if each < now]
    return larger[0] if larger else now


def rescale_bounds(app: QApplication, ratio: float) -> None:
    """Before letters grow or shrink: have everything that was measured by them do so, but tables."""
    for each in app.allWidgets():
        if not each.isWindow():
            _rescale_bounds(each, ratio)
        if isinstance(each, QAbstractButton) and not each.icon().isNull():
            each.setIconSize(each.iconSize() * ratio)


def row_heights(app: QApplication) -> "list[tuple[QHeaderView, int]]":
    """Before letters grow: how high rows of each table are. Larger letters would push low ones up, and that twice."""
    # Named here and not above: the first window has no table, and would wait for all that a table's class brings.
    from PySide6.QtWidgets import QTableView

    rows = [each.verticalHeader() for each in app.allWidgets() if isinstance(each, QTableView)]
    return [(each, each.defaultSectionSize()) for each in rows]


def rescale_tables(before: "list[tuple[QHeaderView, int]]", ratio: float) -> None:
    """After letters grew or shrank: rows and columns do too, which are never lower than the letters there are."""
    for rows, height in before:
        table = rows.parentWidget()
        assert table is not None
        _rescale_sections(table.horizontalHeader(), ratio)  # type: ignore[attr-defined]
        rows.setDefaultSectionSize(round(height * ratio))


def _rescale_bounds(widget: QWidget, ratio: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    if not least.isNull():
        widget.setMinimumSize(_times(least, ratio))
    if most != QSize(_ENDLESS, _ENDLESS):
        widget.setMaximumSize(_times(most, ratio))


def _rescale_sections(header: "QHeaderView", ratio: float) -> None:
    for place in range(header.count()):
        hidden = header.isSectionHidden(place)
        # One that is hidden has no size to be asked for, and would come back with the least there is.
        header.setSectionHidden(place, False)
        header.resizeSection(place, round(header.sectionSize(place) * ratio))
        header.setSectionHidden(place, hidden)


def _times(size: QSize, ratio: float) -> QSize:
    wide, tall = (each if each == _ENDLESS else round(each * ratio) for each in (size.width(), size.height()))
    return QSize(wide, tall)
