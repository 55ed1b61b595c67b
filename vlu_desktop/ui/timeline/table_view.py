# SPDX-License-Identifier: Apache-2.0
"""The table twin as a view: every row of the drawing, sortable, opened with Enter."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from vlu_desktop.language.catalogue import say
from vlu_desktop.timeline.table_twin import TableRow
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.timeline.timeline_table_model import KEY_ROLE, KIND_ROLE, StretchFilter, TimelineTableModel
from vlu_desktop.ui.widgets.column_choice import ColumnChoice
from vlu_desktop.ui.widgets.row_table import by_rows

_LETTERS = (22, 28, 40, 26, 14)


class TwinTable(QTableView):
    """`row_opened` carries what the row stands for (`incident`, `order`, `hearing`, ...) and its key."""

    row_opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.twin = TimelineTableModel(self)
        self._sorted = StretchFilter(self)
        self._sorted.setSourceModel(self.twin)
        self.setModel(self._sorted)
        by_rows(self, say("timelines.everything-on-the-timeline"))
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setWordWrap(False)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate(_LETTERS):
            self.setColumnWidth(place, em * letters)
        columns = ColumnChoice(self, "timeline", say("timelines.what"))
        self.chooser = columns.chooser()
        self.chooser.hide()
        columns.put()
        self.activated.connect(self._open)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.chooser.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.chooser.hide()

    def _open(self, index: QModelIndex) -> None:
        self.row_opened.emit(index.data(KIND_ROLE).removeprefix("event:"), index.data(KEY_ROLE))

    def show_model(self, model: TimelineModel) -> None:
        """The rows of a timeline."""
        self.twin.set_model(model)

    def set_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Other rows, made beforehand: the row chosen stays so, and what is read stays where it is on the screen."""
        top, chosen = (_named(index) for index in (self.indexAt(QPoint(0, 0)), self.currentIndex()))
        self.twin.set_rows(rows)
        index = self._index_of(chosen)
        if index.isValid():
            whole_row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, whole_row)
        index = self._index_of(top)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def between(self, stretch: tuple[float, float] | None) -> None:
        """Only the rows of a stretch of time; None for all."""
        self._sorted.between(stretch)

    def _index_of(self, named: tuple[str, str]) -> QModelIndex:
        place = self.twin.place_of(*named)
        return self._sorted.mapFromSource(self.twin.index(place, 0)) if place >= 0 else QModelIndex()


def _named(index: QModelIndex) -> tuple[str, str]:
    """What a row stands for and its key, which it keeps among other rows."""
    return (index.data(KIND_ROLE), index.data(KEY_ROLE)) if index.isValid() else ("", "")
