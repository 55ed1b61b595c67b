# SPDX-License-Identifier: Apache-2.0
"""The table twin for Qt's views: the rows of `timeline.table`, always of the model the widget shows."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.timeline.happenings import FOREVER
from vlu_desktop.timeline.table_twin import COLUMNS, TableRow, table_rows
from vlu_desktop.timeline.timeline_model import TimelineModel

Index = QModelIndex | QPersistentModelIndex
DATE_COLUMN = 0
SORT_ROLE = int(Qt.ItemDataRole.UserRole)
"""Sorts a column as it is meant: dates by time, not by letters."""
KIND_ROLE, KEY_ROLE = SORT_ROLE + 1, SORT_ROLE + 2


class StretchFilter(QSortFilterProxyModel):
    """The rows that touch a stretch of time, all where none is set; what has no date is in every one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stretch: tuple[float, float] | None = None
        self.setSortRole(SORT_ROLE)

    def between(self, stretch: tuple[float, float] | None) -> None:
        """Show what lies from one time up to another."""
        self._stretch = stretch
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is shown."""
        twin = self.sourceModel()
        if self._stretch is None or not isinstance(twin, TimelineTableModel):
            return True
        row = twin.row(source_row)
        return row.at >= FOREVER or (row.at < self._stretch[1] and row.until > self._stretch[0])


class TimelineTableModel(QAbstractTableModel):
    """Everything the timeline draws, a row each, in order of time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TableRow, ...] = ()
        self._places: dict[tuple[str, str], int] = {}

    def set_model(self, model: TimelineModel) -> None:
        """The rows of a timeline."""
        self.set_rows(table_rows(model))

    def set_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Rows made beforehand, off the interface's thread where they are many."""
        self.beginResetModel()
        self._rows = rows
        self._places = {(row.kind, row.key): place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def row(self, place: int) -> TableRow:
        """What stands in a row."""
        return self._rows[place]

    def place_of(self, kind: str, key: str) -> int:
        """The row of what a row stands for, -1 where it has none."""
        return self._places.get((kind, key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; for sorting its date as a number; what the row stands for."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return visible(row.cells[index.column()])
        if role == SORT_ROLE:
            return row.at if index.column() == DATE_COLUMN else row.cells[index.column()].casefold()
        return {KIND_ROLE: row.kind, KEY_ROLE: row.key}.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return super().headerData(section, orientation, role)
