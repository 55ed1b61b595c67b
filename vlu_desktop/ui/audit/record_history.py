# SPDX-License-Identifier: Apache-2.0
"""The history of one record: who recorded it, and who gave which field another value, when and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.services.keeping.auditing import HistoryStep
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.text_table import Cells, cells_view

HEADINGS = ("When", "Officer", "Act", "Field", "From", "To", "Reason")
WIDE = {"When": 22, "Officer": 20, "Act": 22, "Field": 22, "From": 28, "To": 28, "Reason": 24}


def step_cells(step: HistoryStep) -> tuple[str, ...]:
    """A step under HEADINGS."""
    here = civil(step.at)
    when = f"{shown_day(here.date(), short=True)} {here:%H:%M:%S}"
    return (when, step.officer, step.what, step.field, step.was, step.now, step.reason)


class HistoryDialog(FittingDialog):
    """Opens on the steps, the latest first; the whole of a long value stands below the table."""

    def __init__(self, parent: QWidget, title: str, steps: Sequence[HistoryStep]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("History")
        self.model = Cells(HEADINGS)
        self._steps = list(reversed(steps))
        self.model.show_rows(map(step_cells, self._steps))
        self.view = cells_view("History", self.model, WIDE)
        self.was, self.now = _whole("From"), _whole("To")
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        hint = label(
            f"{len(steps):,} steps, the latest first." if len(steps) != 1 else "Recorded once and never changed.",
            "muted",
        )
        layout = column(
            label(title[:120], "heading", wrap=True), hint, self.view, row(self.was, self.now, space=12),
            row(None, button("Close", self.close, "quiet")), margins=18, space=10,
        )  # fmt: skip
        layout.setStretch(2, 1)
        self.setLayout(layout)
        em = self.fontMetrics().averageCharWidth()
        self.resize(em * 150, em * 80)
        if steps:
            self.view.selectRow(0)
        self.view.setFocus()

    def _choose(self) -> None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self._steps):
            step = self._steps[place]
            self.was.setPlainText(step.was)
            self.now.setPlainText(step.now)


def _whole(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setMaximumHeight(made.fontMetrics().height() * 6)
    return made
