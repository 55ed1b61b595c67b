# SPDX-License-Identifier: Apache-2.0
"""A table of plain words that is only read: rows of cells under headings, a page at a time where there are many."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.row_table import row_table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST = 400
"""Characters of a cell that are shown in its row; the tool tip has more."""


class Cells(QAbstractTableModel):
    """Rows of words. With `more` on, `wanted` asks for the next page when the table is scrolled to its end."""

    wanted = Signal()

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self.headings = tuple(headings)
        self._rows: list[tuple[str, ...]] = []
        self._more = False
        self._asked = False

    def show_rows(self, rows: Iterable[tuple[str, ...]], more: bool = False) -> None:
        """Show these and nothing else."""
        self.beginResetModel()
        self._rows = list(rows)
        self._more, self._asked = more, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[tuple[str, ...]], more: bool) -> None:
        """The next page below what is shown."""
        if rows:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        self._more, self._asked = more, False

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.wanted.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = visible(self._rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cell[:_LONGEST].split())
        if role == Qt.ItemDataRole.ToolTipRole and len(cell) > 24:
            # A tool tip guesses whether it is markup; this leaves it nothing to guess.
            return f"<qt>{cell[:1500].replace('&', '&amp;').replace('<', '&lt;')}</qt>"
        return None


def cells_view(name: str, model: Cells, wide: Mapping[str, int]) -> QTableView:
    """The table of a model; `wide` gives columns their width in letters by their heading."""
    view = row_table(name, model)
    view.setAlternatingRowColors(True)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    em = view.fontMetrics().averageCharWidth()
    for place, heading in enumerate(model.headings):
        view.setColumnWidth(place, em * max(wide.get(heading, 14), len(heading) + 4))
    return view
