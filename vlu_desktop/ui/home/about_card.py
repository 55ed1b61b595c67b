# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page about the program: its version, and every part it is made with, each with its licence."""

from PySide6.QtWidgets import QFrame, QTableWidget, QTableWidgetItem

from vlu_desktop.services.keeping.about import parts, program
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.row_table import by_rows


class AboutCard(QFrame):
    """`fill` reads what is installed, when somebody first looks: the page waits for none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.table = table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels(["Part", "Version", "Licence"])
        by_rows(table, "Parts of the program")
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        em = self.fontMetrics().averageCharWidth()
        table.setColumnWidth(0, em * 36)
        table.setColumnWidth(1, em * 18)
        table.setMinimumHeight(self.fontMetrics().height() * 24)
        self.setLayout(column(label("This program", "heading"), label(program(), "muted"), table, margins=16))

    def fill(self) -> None:
        """List the parts, once."""
        if self.table.rowCount():
            return
        found = parts()
        self.table.setRowCount(len(found))
        for place, part in enumerate(found):
            for at, text in enumerate((part.name, part.version, part.licence)):
                self.table.setItem(place, at, QTableWidgetItem(text))
