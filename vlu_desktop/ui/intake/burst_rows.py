# SPDX-License-Identifier: Apache-2.0
"""The bursts of a case as rows, each with a tick: when, from whom, how many, and the first words."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.messages import Burst
from vlu_desktop.text.invisible_characters import visible

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST = 300


def headings() -> tuple[str, ...]:
    return (
        say("intaking.take"),
        say("intaking.when"),
        say("intaking.how-many"),
        say("intaking.what"),
        say("intaking.from"),
        say("intaking.the-first-words"),
    )


def _sorts() -> dict[str, str]:
    return {
        "all": say("intaking.messages-and-calls"),
        "messages": say("intaking.messages"),
        "calls": say("intaking.calls"),
        "mail": "E-mail",
    }


class BurstRows(QAbstractTableModel):
    """Every burst is taken unless its tick is removed; another rule gives other bursts, ticked anew."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bursts: tuple[Burst, ...] = ()
        self._left_out: set[int] = set()

    def show_bursts(self, bursts: Sequence[Burst]) -> None:
        """Other bursts, or none."""
        self.beginResetModel()
        self._bursts, self._left_out = tuple(bursts), set()
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> tuple[Burst, ...]:
        """Those that are ticked, in order of time."""
        return tuple(each for place, each in enumerate(self._bursts) if place not in self._left_out)

    def left_out(self) -> tuple[str, ...]:
        """The ids of the first messages of those whose tick was removed."""
        return tuple(self._bursts[place].counted[0].id for place in sorted(self._left_out))

    def leave_out(self, ids: Collection[str]) -> None:
        """Remove the tick of those that begin with these messages."""
        self._left_out |= {place for place, each in enumerate(self._bursts) if each.counted[0].id in ids}
        if self._bursts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._bursts) - 1, 0))
        self.chosen_changed.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._bursts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        burst = self._bursts[index.row()]
        if index.column() == 0:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(burst, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == len(headings()) - 1:
            words = "\n".join(item.raw for item in burst.counted[:20] if item.raw)
            return f"<qt>{visible(words)[:1500].replace('&', '&amp;').replace('<', '&lt;')}</qt>"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True


def _cell(burst: Burst, column: int) -> str:
    if column == 1:
        return burst.happened.display(short=True)
    if column == 2:
        return f"{burst.count:,}"
    if column == 3:
        return f"{_sorts()[burst.sort]}, {visible(burst.medium)}"
    if column == 4:
        return f"{visible(burst.sender)} ({term('sender', burst.who)})"
    return next(
        (" ".join(visible(item.raw[:_LONGEST]).split()) for item in burst.counted if item.raw), say("intaking.no-words")
    )
