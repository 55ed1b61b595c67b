# SPDX-License-Identifier: Apache-2.0
"""Rows of a file as a table of the import window shows them, each with a tick; those not read, with the reason."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import Proposal, RowId
from vlu_desktop.text.invisible_characters import visible

Index = QModelIndex | QPersistentModelIndex
Column = tuple[str, Callable[[Any], str]]
"""A heading, and what stands below it of a row."""
_ROOT = QModelIndex()
LONGEST = 300
"""Characters of a cell that are shown in its row; the tool tip has more."""
_LONGEST_TIP = 1500


def in_line(text: str) -> str:
    """As much of a text as a cell has room for, in one line, nothing in it unseen."""
    return " ".join(visible(text[:LONGEST]).split())


def tool_tip(text: str) -> str | None:
    """More of a cell than there is room for; a tool tip guesses whether it is markup, so its signs are written out."""
    if len(text) < 16:
        return None
    return f"<qt>{visible(text[:_LONGEST_TIP]).replace('&', '&amp;').replace('<', '&lt;')}</qt>"


class TickedRows(QAbstractTableModel):
    """Rows of a file with a tick before each; a tool tip has more of a cell. `chosen_changed` comes with every tick."""

    chosen_changed = Signal()

    def __init__(self, columns: tuple[Column, ...], *, ticked: bool) -> None:
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

    def is_taken(self, place: int) -> bool:
        """Whether a row is ticked."""
        return self._ticked != (self._rows[place].id in self._turned)

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
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and self._has_tick(self._rows[index.row()]):
            return Qt.CheckState.Checked if self.is_taken(index.row()) else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._columns[index.column()][1](self._rows[index.row()])
            return in_line(text) if role == Qt.ItemDataRole.DisplayRole else tool_tip(text)
        return None

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


def _not_read() -> tuple[Column, ...]:
    return (
        (say("intaking.take-all-the-same"), lambda row: ""),
        (say("intaking.row-2"), lambda row: str(row.row)),
        (say("intaking.as-it-stands-in-the"), lambda row: row.words),
        (say("intaking.why-it-was-not-read"), lambda row: row.reason),
    )


class NotReadRows(TickedRows):
    """What was not read, in the file's own words, with the reason. One that was only a repeat can be insisted on, and
    stands then among what would be made, where it can be changed.
    """

    def __init__(self) -> None:
        super().__init__(_not_read(), ticked=False)

    def _has_tick(self, row: Any) -> bool:
        return row.instead is not None

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Other rows, or none."""
        self._show(proposal.not_read if proposal else ())

    def insist(self, rows: Iterable[RowId]) -> None:
        """Insist on these rows, where they are there and say what they would make."""
        self._turned = {row.id for row in self._rows if row.instead is not None} & set(rows)
        self.layoutChanged.emit()
        self.chosen_changed.emit()

    def chosen(self) -> list[RowId]:
        """The rows insisted on."""
        return sorted(self._turned)
