# SPDX-License-Identifier: Apache-2.0
"""Two tables of a file of messages: its conversation, as far as it is shown, and what of it was not read."""

from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.messages import MessagePreview
from vlu_desktop.ui.intake import message_facts
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.text_table import Cells, cells_view

_FROM, _TO = 1, 2
_NOT_READ_WIDTHS = (18, 34, 50)


class FirstMessages(QWidget):
    """The first messages in order, each with its time and both ends; above them, of how many they are the first."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = Cells(message_facts.message_headings())
        wide: dict[str, int] = {say("intaking.when"): 24, say("intaking.from"): 24, say("intaking.to"): 24}
        self._told = label("", "muted", wrap=True)
        self._told.hide()
        self.table = cells_view(say("intaking.the-first-messages"), self.cells, wide)
        self.setLayout(column(self._told, self.table, space=6))

    def show_preview(self, preview: MessagePreview) -> None:
        """Show the first messages of a file."""
        self.cells.show_rows(message_facts.first_rows(preview))
        for place in (_FROM, _TO):
            self.table.setColumnHidden(place, not preview.parties)
        first, many = len(preview.first_messages), preview.messages
        self._told.setText(say("intaking.the-first-so-many", first=first, n=many))
        self._told.setVisible(many > first)


def not_read_view(cells: Cells) -> QTableView:
    """The table of what was not read, and of what is missing."""
    wide = dict(zip(message_facts.not_read_headings(), _NOT_READ_WIDTHS, strict=True))
    view = cells_view(say("intaking.what-was-not-read-and"), cells, wide)
    view.setWordWrap(True)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return view
