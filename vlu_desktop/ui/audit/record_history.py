# SPDX-License-Identifier: Apache-2.0
"""The history of one record: who recorded it, and who gave which field another value, when and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.auditing import HistoryStep
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.text_table import Cells, cells_view


def step_widths() -> dict[str, int]:
    """The columns of the steps of a record, and how many letters wide each is."""
    return {
        say("auditing.when"): 22, say("auditing.officer"): 20, say("auditing.act"): 22, say("auditing.field"): 22,
        say("auditing.from"): 28, say("auditing.to"): 28, say("auditing.reason"): 24,
    }  # fmt: skip


def step_headings() -> tuple[str, ...]:
    """What the columns are called."""
    return tuple(step_widths())


def step_cells(step: HistoryStep) -> tuple[str, ...]:
    """A step under step_headings()."""
    here = civil(step.at)
    when = f"{shown_day(here.date(), short=True)} {here:%H:%M:%S}"
    return (when, step.officer, step.what, step.field, step.was, step.now, step.reason)


class HistoryDialog(FittingDialog):
    """Opens on the steps, the latest first; the whole of a long value stands below the table."""

    def __init__(self, parent: QWidget, title: str, steps: Sequence[HistoryStep]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("auditing.history"))
        self.model = Cells(step_headings())
        self._steps = list(reversed(steps))
        self.model.show_rows(map(step_cells, self._steps))
        self.view = cells_view(say("auditing.history"), self.model, step_widths())
        self.was, self.now = _whole(say("auditing.from")), _whole(say("auditing.to"))
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        hint = label(
            say("auditing.steps-the-latest-first", count=len(steps))
            if len(steps) != 1
            else say("auditing.recorded-once-and-never-changed"),
            "muted",
        )
        layout = column(
            label(title[:120], "heading", wrap=True), hint, self.view, row(self.was, self.now, space=12),
            row(None, button(say("auditing.close"), self.close, "quiet")), margins=18, space=10,
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
