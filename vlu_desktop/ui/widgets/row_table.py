# SPDX-License-Identifier: Apache-2.0
"""How every table of rows looks and is walked through, so that one that is read and one that is edited are alike."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vlu_desktop.ui.widgets.cell_direction import DirectedCells
from vlu_desktop.ui.widgets.row_menu import RowMenu


def by_rows(view: QTableView, name: str) -> None:
    """What all of them have in common: it is read by whole rows. `name` is what a screen reader calls it."""
    view.setAccessibleName(name)
    RowMenu(view)
    view.setItemDelegate(DirectedCells(view))
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.verticalHeader().setVisible(False)
    view.horizontalHeader().setStretchLastSection(True)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)  # a heading that is cut says so


def row_table(
    name: str, model: QAbstractItemModel, height: float = 1.9, view: QTableView | None = None
) -> QTableView:  # fmt: skip
    """A table of a model: one row is chosen at a time; `height` is how high each is in lines of text. `view` is made
    one where there is one already.
    """
    view = QTableView() if view is None else view
    view.setModel(model)
    by_rows(view, name)
    view.setWordWrap(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.verticalHeader().setDefaultSectionSize(round(view.fontMetrics().height() * height))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return view


def typed_into(view: QTableView) -> None:
    """Have a table that is filled in cell by cell: a key begins an editor, and long rows move by the dot."""
    view.setAlternatingRowColors(True)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
    )
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


@contextmanager
def filling(table: QTableView) -> Iterator[None]:
    """While cells are put into a table whose rows are as high as their words: measured once they are all there, and not
    every row anew for each of them.
    """
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    try:
        yield
    finally:
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
