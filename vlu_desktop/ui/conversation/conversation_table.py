# SPDX-License-Identifier: Apache-2.0
"""The table that a conversation is read in: a row a message, the days as headings across it."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vlu_desktop.ui.conversation.conversation_lines import Line, Threads
from vlu_desktop.ui.conversation.conversation_model import WORDS, ConversationRows, the_headings
from vlu_desktop.ui.widgets.row_table import row_table

WIDE = (10, 17, 16, 40, 14)
"""Letters each column holds before it is drawn wider; what a message says takes the room that is left."""


class ConversationTable(QTableView):
    """Shows the lines of a conversation; `without` are columns that are of no use where it stands."""

    def __init__(self, name: str, wide: Sequence[int] = WIDE, without: Iterable[int] = ()) -> None:
        super().__init__()
        self.rows = ConversationRows()
        row_table(name, self.rows, height=1.6, view=self)
        em = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate(wide):
            self.setColumnWidth(place, em * letters)
        for place in without:
            self.setColumnHidden(place, True)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        # A selection of its own, for a heading that is drawn asks of every row of its column whether it is chosen.
        header.setSelectionModel(QItemSelectionModel(self.rows, header))
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[Line], threads: Threads) -> None:
        """Show another conversation, or the same one read again."""
        self.clearSpans()
        self.rows.show_lines(lines, threads)
        for place in self.rows.headings():
            self.setSpan(place, 0, 1, len(the_headings()))

    def choose(self, item_ids: Collection[str]) -> None:
        """Choose these messages beside what is chosen already; the cursor stays where it stands."""
        flags = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for place in self.rows.places_of(item_ids) if item_ids else ():
            chosen.select(self.rows.index(place, 0), self.rows.index(place, 0))
        self.selectionModel().select(chosen, flags.Select | flags.Rows)

    def stand(self, place: int) -> None:
        """Choose one row, and have it in view."""
        flags = QItemSelectionModel.SelectionFlag
        # Not `selectRow`, which would choose all up to there where Shift is held, as it is for Shift+F3.
        self.selectionModel().setCurrentIndex(self.rows.index(place, 0), flags.ClearAndSelect | flags.Rows)
        self.scrollTo(self.rows.index(place, WORDS), QAbstractItemView.ScrollHint.PositionAtCenter)
