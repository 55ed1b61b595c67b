# SPDX-License-Identifier: Apache-2.0
"""Records of one type as rows and columns; it knows no widget."""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal

from vlu_desktop.record.base import Record
from vlu_desktop.record.field_display import NameOf, folded, shown, sorts_by
from vlu_desktop.record.fields import Spec, specs
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.hard_words import meaning

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
RECORD = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
LONGEST = 300
"""Characters of a text that a cell shows; the whole stands in the form and the tool tip."""

Computed = tuple[str, Callable[[Any], str], Callable[[Any], Any]]
"""A column that is worked out: its heading, its text, and what it sorts by."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The fields that stand first, then what is worked out, then the other fields described for tables.

    `wide` gives a column its width in letters by its heading. `fixed`: none is added or taken out here.
    """

    first: Collection[str] = ()
    computed: Sequence[Computed] = ()
    leave_out: Collection[str] = ()
    wide: Mapping[str, int] = dataclasses.field(default_factory=dict)
    fixed: bool = False


ALL = Columns()

_DISPLAY = Qt.ItemDataRole.DisplayRole
_EXPLAINING = (
    Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.AccessibleDescriptionRole
)  # fmt: skip
"""What a heading that is a hard word is explained by, to the eye and to the ear."""


class RecordModel(QAbstractTableModel):
    """Columns from the fields described for tables, and worked-out ones before them.

    `changed` carries the record as the officer edited it in place and as it was read; the page saves it.
    """

    changed = Signal(object, object)

    def __init__(self, cls: type[Record], name_of: NameOf, columns: Columns = ALL) -> None:
        super().__init__()
        found = [s for s in specs(cls) if s.table and s.name not in columns.leave_out]
        self.specs: tuple[Spec, ...] = tuple(s for s in found if s.name not in columns.first)
        self._first = tuple(s for name in columns.first for s in found if s.name == name)
        self._computed = tuple(columns.computed)
        self.name_of = name_of
        self._rows: list[Record] = []
        self._read: dict[str, Record] = {}

    def set_records(self, records: Iterable[Record]) -> None:
        """Show these records, keeping the table still where they are the same ones."""
        new = list(records)
        self._read = {row.id: row for row in new}
        if [row.id for row in new] == [row.id for row in self._rows] and new:
            self._rows = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._rows[row]

    def row_of(self, record_id: str) -> int:
        """The row of a record, -1 where it is not here."""
        return next((place for place, row in enumerate(self._rows) if row.id == record_id), -1)

    def spec(self, column: int) -> Spec | None:
        """The field of a column, None for one that is worked out."""
        if column < len(self._first):
            return self._first[column]
        place = column - len(self._first) - len(self._computed)
        return self.specs[place] if place >= 0 else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._first) + len(self._computed) + len(self.specs)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (_DISPLAY, *_EXPLAINING):
            return None
        spec = self.spec(section)
        heading = spec.label if spec else self._computed[section - len(self._first)][0]
        return heading if role == _DISPLAY else meaning(heading) or None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self._rows[index.row()]
        spec = self.spec(index.column())
        if role == RECORD:
            return record
        if spec is None:
            _, text, sort = self._computed[index.column() - len(self._first)]
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return visible(text(record))
            return sort(record) if role == SORT else None
        value = getattr(record, spec.name)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(shown(spec, value, self.name_of)[:LONGEST].split())
            case Qt.ItemDataRole.EditRole:
                return value
            case Qt.ItemDataRole.ToolTipRole:
                full = shown(spec, value, self.name_of, short=False)
                return _plain(full[:1500]) if len(full) > 24 else None
            case role if role == SORT:
                return sorts_by(spec, value, self.name_of)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        spec = self.spec(index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if spec is not None and spec.editable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        spec = self.spec(index.column())
        record = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or spec is None or getattr(record, spec.name) == value:
            return False
        self.change(index.row(), {spec.name: value})
        return True

    def change(self, row: int, values: Mapping[str, Any]) -> None:
        """Give a row new values of its fields."""
        record = self._rows[row]
        new = dataclasses.replace(record, **values)
        self._rows[row] = new
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.changed.emit(new, self._read.get(record.id, record))


class SortedRecords(QSortFilterProxyModel):
    """Sorts by real dates and numbers, and filters by words found anywhere in a row."""

    def __init__(self, source: RecordModel) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._source = source
        self.setSourceModel(source)
        self.setSortRole(SORT)

    def look_for(self, text: str) -> None:
        """Keep the rows that hold every word."""
        self._words = tuple(folded(text).split())
        self.invalidate()

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(self._source.data(left, SORT) < self._source.data(right, SORT))

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self._words:
            return True
        model = self._source
        text = folded(
            " ".join(
                str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole) or "")
                for column in range(model.columnCount())
            )
        )
        return all(word in text for word in self._words)


def _plain(text: str) -> str:
    """A tool tip guesses whether it is markup; this leaves it nothing to guess."""
    return f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;')}</qt>"
