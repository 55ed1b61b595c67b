# SPDX-License-Identifier: Apache-2.0
"""The model of one conversation: a row for each day and each message, as many as there are, worded as they are seen."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import SourceItem
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.conversation.conversation_lines import DayHeading, Line, Threads, at, ways, words_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def the_headings() -> tuple[str, ...]:
    return (
        say("talks.when"),
        say("talks.which-way"),
        say("talks.from"),
        say("talks.what-it-says"),
        say("talks.incident"),
    )


WHEN, WAY, SENDER, WORDS, INCIDENT = range(5)
_HEADING = Qt.ItemFlag.ItemIsEnabled
_CHOOSABLE = _HEADING | Qt.ItemFlag.ItemIsSelectable
_LONGEST = 400
"""Characters of a message that stand in its row; all of it stands below the table."""


class ConversationRows(QAbstractTableModel):
    """Shows the lines of one conversation. The messages of one incident can be marked apart from those of others."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._all = Threads()
        self._marked: frozenset[str] = frozenset()
        self._folded: list[str] | None = None

    def show_lines(self, lines: Sequence[Line], threads: Threads) -> None:
        """Show another conversation, or the same one read again."""
        self.beginResetModel()
        self._lines, self._all, self._folded = lines, threads, None
        self.endResetModel()

    def mark(self, item_ids: Collection[str]) -> None:
        """Mark these as those of the incident that is looked at."""
        self._marked = frozenset(item_ids)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, INCIDENT))

    def item(self, place: int) -> SourceItem | None:
        """The message of a row; None for a day's heading, and where there is no such row."""
        found = self._lines[place] if 0 <= place < len(self._lines) else None
        return found if isinstance(found, SourceItem) else None

    def first_of(self, item_ids: Collection[str]) -> int:
        """The first row of these messages, -1 where none of them is in this conversation."""
        return next(self.places_of(item_ids), -1)

    def places_of(self, item_ids: Collection[str]) -> Iterator[int]:
        """The rows of these messages, in order."""
        return (at for at, line in enumerate(self._lines) if isinstance(line, SourceItem) and line.id in item_ids)

    def headings(self) -> Iterable[int]:
        """The rows that begin a day."""
        return (at for at, line in enumerate(self._lines) if isinstance(line, DayHeading))

    def found(self, text: str) -> list[int]:
        """The rows of messages that hold a text, in whatever case, in order."""
        wanted = text.casefold()
        if not wanted:
            return []
        if self._folded is None:
            self._folded = [
                f"{line.sender}\n{line.raw}".casefold() if isinstance(line, SourceItem) else "" for line in self._lines
            ]
        return [at for at, words in enumerate(self._folded) if wanted in words]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(the_headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return the_headings()[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day's heading is walked over and never chosen."""
        return _HEADING if isinstance(self._lines[index.row()], DayHeading) else _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if isinstance(line, DayHeading):
            if role == Qt.ItemDataRole.DisplayRole:
                return line.text if index.column() == 0 else None
            return _bold() if role == Qt.ItemDataRole.FontRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(line, index.column())
        if role == Qt.ItemDataRole.FontRole and index.column() == INCIDENT and line.id in self._marked:
            return _bold()
        return None

    def _cell(self, item: SourceItem, column: int) -> str:
        if column == WHEN:
            return at(item.happened)
        if column == WAY:
            return ways().get(item.direction, "")
        if column == SENDER:
            return " ".join(visible(item.sender[:_LONGEST]).split())
        if column == WORDS:
            words = words_of(item, len(self._all.exhibits.get(item.id, ())))
            return " ".join(visible(words[:_LONGEST]).split())
        counted = item.id in self._all.counted
        if item.id in self._marked:
            # Beside an incident stand messages that are its context and are not counted, hers among them.
            return say("talks.this-incident") if counted else say("talks.beside-this-one")
        return (
            (say("talks.an-incident") if counted else say("talks.beside-one")) if item.id in self._all.incidents else ""
        )


def _bold() -> QFont:
    made = QFont()
    made.setBold(True)
    return made
