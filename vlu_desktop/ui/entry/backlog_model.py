# SPDX-License-Identifier: Apache-2.0
"""The backlog grid's model: cells of text, always with an empty row at the end, each row read as it changes."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from vlu_desktop.dates.reading.outcome import Choice
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.ui.entry.backlog_rows import (
    ANSWER,
    WHEN,
    WIDTH,
    Cells,
    Reading,
    columns,
    empty_row,
    is_empty,
    numbered,
    read_row,
)
from vlu_desktop.ui.entry.chip_field import between

Index = QModelIndex | QPersistentModelIndex
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
_SHOWN = 300
_LOOK = "#d9a027"
"""Tints the cell that wants a look."""


class BacklogModel(QAbstractTableModel):
    """`edited` comes with every change of a cell."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Cells] = [empty_row()]
        self._start = Incident()
        self._said_on = date.min
        self._read: dict[int, Reading] = {}

    @property
    def rows(self) -> list[Cells]:
        """The rows in which something was typed."""
        return [cells for cells in self._rows if not is_empty(cells)]

    def begin(self, start: Incident, said_on: date, rows: list[Cells]) -> None:
        """Begin with rows of a draft or with none."""
        self.beginResetModel()
        self._start, self._said_on = start, said_on
        self._rows = [*rows, empty_row()]
        self._read = {}
        self.endResetModel()

    def reading(self, row: int) -> Reading | None:
        """What a row tells, None for an empty one."""
        if is_empty(self._rows[row]):
            return None
        if row not in self._read:
            self._read[row] = read_row(self._rows[row], self._start, self._said_on)
        return self._read[row]

    def problems(self) -> list[tuple[int, Reading]]:
        """The rows that can't be saved as they are."""
        found = ((row, self.reading(row)) for row in range(len(self._rows)))
        return [(row, reading) for row, reading in found if reading is not None and reading.problem]

    def asking(self) -> list[int]:
        """The rows whose date still asks which of several is meant."""
        found = ((row, self.reading(row)) for row in range(len(self._rows)))
        return [row for row, reading in found if reading is not None and reading.asks]

    def undated(self) -> list[int]:
        """The rows whose words of a date would be kept without one: those that still ask, and those read as nothing."""
        found = ((row, self.reading(row)) for row in range(len(self._rows)))
        return [row for row, reading in found if reading is not None and (reading.asks or reading.unread)]

    def choices(self, row: int) -> tuple[Choice, ...]:
        """What the date of a row may mean, answered or not; none where it reads as one or as nothing."""
        reading = self.reading(row) if 0 <= row < len(self._rows) else None
        return reading.choices if reading else ()

    def choose(self, row: int, place: int) -> bool:
        """Answer a row's question by the place of a choice; False where there is none."""
        choices = self.choices(row)
        return place < len(choices) and self.setData(self.index(row, ANSWER), choices[place].text)

    def entries(self) -> tuple[IncidentEntry, ...]:
        """The incidents of the rows without a problem, in their order."""
        found = (self.reading(row) for row in range(len(self._rows)))
        return tuple(reading.entry for reading in found if reading is not None and reading.entry is not None)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return self._rows[row][column]

    def date_above(self, row: int) -> tuple[str, str]:
        """The nearest date typed above a row, and how it was answered if it asked."""
        found = ((cells[WHEN], cells[ANSWER]) for cells in reversed(self._rows[:row]) if cells[WHEN].strip())
        return next(found, ("", ""))

    def put(self, row: int, column: int, block: list[list[str]]) -> int:
        """Write a block of cells from a place on; the number of cells that found no column."""
        needed = row + len(block) + 1 - len(self._rows)
        if needed > 0:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + needed - 1)
            self._rows += [empty_row() for _ in range(needed)]
            self.endInsertRows()
        left = 0
        for down, cells in enumerate(block):
            for along, text in enumerate(cells):
                if column + along < ANSWER:
                    self._write(row + down, column + along, text)
                elif text.strip():
                    left += 1
        self.dataChanged.emit(self.index(row, 0), self.index(row + len(block) - 1, WIDTH - 1))
        self.edited.emit()
        return left

    def take_out(self, row: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self._read = {}
        self.endRemoveRows()
        self._keep_empty_row()
        self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else WIDTH

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return columns()[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return text
        if index.column() == ANSWER:
            return self._answer_shown(index.row(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text[:_SHOWN].split())
        if role == Qt.ItemDataRole.BackgroundRole:
            reading = self.reading(index.row())
            if reading is not None and reading.problem and reading.column == index.column():
                return between(QColor(_LOOK), QApplication.palette().color(QPalette.ColorRole.Base), 0.75)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            reading = self.reading(index.row())
            return (reading.problem or reading.note) if reading else ""
        return None

    def _answer_shown(self, row: int, role: int) -> Any:
        reading = self.reading(row)
        if reading is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _date_shown(reading)
        if role == Qt.ItemDataRole.BackgroundRole and (reading.asks or reading.unread):
            return between(QColor(_LOOK), QApplication.palette().color(QPalette.ColorRole.Base), 0.75)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            if not reading.choices:
                return reading.note or reading.read_as or None
            return f"{reading.question} {numbered(reading.choices)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = index.row(), index.column()
        if role not in _ROLES or self._rows[row][column] == value:
            return False
        self._write(row, column, str(value))
        self.dataChanged.emit(self.index(row, 0), self.index(row, WIDTH - 1))
        self._keep_empty_row()
        self.edited.emit()
        return True

    def _write(self, row: int, column: int, text: str) -> None:
        """A date that changes takes its answer with it: the answer was to other words."""
        if column == WHEN and self._rows[row][WHEN] != text:
            self._rows[row][ANSWER] = ""
        self._rows[row][column] = text
        self._read.pop(row, None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() == ANSWER:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def _keep_empty_row(self) -> None:
        if not self._rows or not is_empty(self._rows[-1]):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
            self._rows.append(empty_row())
            self.endInsertRows()


def _date_shown(reading: Reading) -> str:
    """What was read of a row's date, or what it may be."""
    if reading.unread:
        return say("entering.not-read")
    if not reading.choices:
        return reading.read_as
    return reading.chosen.text if reading.chosen else numbered(reading.choices)
