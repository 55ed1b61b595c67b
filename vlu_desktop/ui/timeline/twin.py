# SPDX-License-Identifier: Apache-2.0
"""The table twin as a view: every row of the drawing, sortable, opened with Enter."""

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from vlu_desktop.timeline.model import TimelineModel
from vlu_desktop.ui.timeline.table_model import KEY_ROLE, KIND_ROLE, SORT_ROLE, TimelineTableModel

_LETTERS = (24, 22, 40, 20, 10)


class TwinTable(QTableView):
    """`row_opened` carries what the row stands for and its key."""

    row_opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.twin = TimelineTableModel(self)
        sorted_rows = QSortFilterProxyModel(self)
        sorted_rows.setSourceModel(self.twin)
        sorted_rows.setSortRole(SORT_ROLE)
        self.setModel(sorted_rows)
        self.setAccessibleName("Everything on the timeline")
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate(_LETTERS):
            self.setColumnWidth(place, em * letters)
        self.activated.connect(lambda index: self.row_opened.emit(index.data(KIND_ROLE), index.data(KEY_ROLE)))

    def show_model(self, model: TimelineModel) -> None:
        """The rows of a timeline."""
        self.twin.set_model(model)
