# SPDX-License-Identifier: Apache-2.0
"""The rows of a file as the preview shows them: those that would be made, and those that were not read."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.services.cases.imports import Proposal, RowId

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MADE = ("Take", "Row", "When", "What happened", "Kinds", "How many", "Assumed")
_NOT_READ = ("Take all the same", "Row", "As it stands in the file", "Why it was not read")
_LONGEST = 300


def _told(text: str) -> str | None:
    """More of a cell than there is room for; a tool tip guesses whether it is markup, so its signs are written out."""
    if len(text) < 16:
        return None
    return f"<qt>{text[:1500].replace('&', '&amp;').replace('<', '&lt;')}</qt>"


class MadeRows(QAbstractTableModel):
    """What each row would become. Every row is taken unless its tick is removed."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Any] = []
        self._left: set[RowId] = set()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Other rows, or none; what was left out before stays so where the row is still there."""
        self.beginResetModel()
        self._rows = list(proposal.made) if proposal else []
        self._left &= {row.id for row in self._rows}
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> list[RowId]:
        """The rows to be taken."""
        return [row.id for row in self._rows if row.id not in self._left]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_MADE)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _MADE[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Unchecked if row.id in self._left else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            return _told(str(self.data(index) or "")) if index.column() != 3 else _told(row.words)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        incident = row.incident
        match index.column():
            case 1:
                return str(row.row)
            case 2:
                return incident.happened.display(short=True) if incident.happened else "no date"
            case 3:
                return " ".join((incident.account or incident.words)[:_LONGEST].split())
            case 4:
                return ", ".join(behaviour(kind).label for kind in row.behaviours)
            case 5:
                return incident.count.display() if incident.count else ""
            case 6:
                return "; ".join((*row.assumed, *([row.like] if row.like else [])))
        return ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        place = self._rows[index.row()].id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left.discard(place)
        else:
            self._left.add(place)
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True


class NotReadRows(QAbstractTableModel):
    """What was not read, in the file's own words, with the reason. One that was only a repeat can be insisted on."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Any] = []
        self._insisted: set[RowId] = set()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Other rows, or none."""
        self.beginResetModel()
        self._rows = list(proposal.not_read) if proposal else []
        self._insisted &= {row.id for row in self._rows}
        self.endResetModel()

    def chosen(self) -> list[RowId]:
        """The rows insisted on."""
        return sorted(self._insisted)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_NOT_READ)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _NOT_READ[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == 0 and self._rows[index.row()].instead is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and row.instead is not None:
            return Qt.CheckState.Checked if row.id in self._insisted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return _told(row.words) if index.column() == 2 else _told(str(self.data(index) or ""))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        texts = ("", str(row.row), " ".join(row.words[:_LONGEST].split()), row.reason)
        return texts[index.column()]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        place = self._rows[index.row()].id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._insisted.add(place)
        else:
            self._insisted.discard(place)
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True
