# SPDX-License-Identifier: Apache-2.0
"""The rows of a file as the preview shows them: those that would be made, and those that were not read."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.services.cases.imports import Proposal, RowId

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST = 300


def _told(text: str) -> str | None:
    """More of a cell than there is room for; a tool tip guesses whether it is markup, so its signs are written out."""
    if len(text) < 16:
        return None
    return f"<qt>{text[:1500].replace('&', '&amp;').replace('<', '&lt;')}</qt>"


def _words(row: Any) -> str:
    return " ".join(row.words[:_LONGEST].split())


def _account(row: Any) -> str:
    return " ".join((row.incident.account or row.incident.words)[:_LONGEST].split())


def _day(row: Any) -> str:
    return row.incident.happened.display(short=True) if row.incident.happened else "no date"


_Column = tuple[str, Callable[[Any], str]]
_MADE: tuple[_Column, ...] = (
    ("Take", lambda row: ""),
    ("Row", lambda row: str(row.row)),
    ("When", _day),
    ("What happened", _account),
    ("Kinds", lambda row: ", ".join(behaviour(kind).label for kind in row.behaviours)),
    ("Suggested", lambda row: ", ".join(behaviour(each.value).label for each in row.suggested if each.what == "kind")),
    ("How many", lambda row: row.incident.count.display() if row.incident.count else ""),
    ("Assumed", lambda row: "; ".join(filter(None, (*row.assumed, row.like)))),
)
_NOT_READ: tuple[_Column, ...] = (
    ("Take all the same", lambda row: ""),
    ("Row", lambda row: str(row.row)),
    ("As it stands in the file", _words),
    ("Why it was not read", lambda row: row.reason),
)
_WHOLE = (_account, _words)
"""Cells whose tool tip is all that stands in the file."""


class _TickedRows(QAbstractTableModel):
    """Rows of a file with a tick before each; a tool tip has more of a cell, and of the words all."""

    chosen_changed = Signal()

    def __init__(self, columns: tuple[_Column, ...], *, ticked: bool) -> None:
        super().__init__()
        self._columns = columns
        self._ticked = ticked
        self._rows: list[Any] = []
        self._turned: set[RowId] = set()
        """The rows whose tick was set or removed."""

    def _show(self, rows: Iterable[Any]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._turned &= {row.id for row in self._rows}
        self.endResetModel()

    def _has_tick(self, row: Any) -> bool:
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == 0 and self._has_tick(self._rows[index.row()])
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        text = self._columns[index.column()][1]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and self._has_tick(row):
            ticked = self._ticked != (row.id in self._turned)
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return _told(row.words if text in _WHOLE else text(row))
        return text(row) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        place = self._rows[index.row()].id
        if (Qt.CheckState(value) == Qt.CheckState.Checked) == self._ticked:
            self._turned.discard(place)
        else:
            self._turned.add(place)
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True


class MadeRows(_TickedRows):
    """What each row would become. Every row is taken unless its tick is removed."""

    def __init__(self) -> None:
        super().__init__(_MADE, ticked=True)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Other rows, or none; what was left out before stays so where the row is still there."""
        self._show(proposal.made if proposal else ())
        self.chosen_changed.emit()

    def chosen(self) -> list[RowId]:
        """The rows to be taken."""
        return [row.id for row in self._rows if row.id not in self._turned]


class NotReadRows(_TickedRows):
    """What was not read, in the file's own words, with the reason. One that was only a repeat can be insisted on."""

    def __init__(self) -> None:
        super().__init__(_NOT_READ, ticked=False)

    def _has_tick(self, row: Any) -> bool:
        return row.instead is not None

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Other rows, or none."""
        self._show(proposal.not_read if proposal else ())

    def chosen(self) -> list[RowId]:
        """The rows insisted on."""
        return sorted(self._turned)
