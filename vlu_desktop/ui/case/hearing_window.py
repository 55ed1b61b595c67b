# SPDX-License-Identifier: Apache-2.0
"""The analysis for a hearing: asked for once, with its date, told whole, and kept whatever it says."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from vlu_desktop.dates.date_display import day
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.work import KeptFinding
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, clear, column, frame, holding, label, row, scrolled

Look = Callable[[date], tuple[Finding, ...]]
_ABOUT = (
    "One look at how often incidents come and how serious they are, as of the day of the hearing, or today where that "
    "is still to come. What it promises of false alarms holds for one look at a date fixed beforehand, so make it when "
    "it matters. It is kept with its date, whatever it says."
)


class HearingDialog(QDialog):
    """`look` makes and keeps the analysis, on the vault's thread. `kept` are the analyses made of the case before."""

    def __init__(
        self, parent: QWidget, worker: Worker, look: Look, kept: tuple[KeptFinding, ...], today: Callable[[], date]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Analysis for a hearing")
        self._worker = worker
        self._look = look
        self._day = DayEditor(Spec(name="hearing_on", label="Hearing on", kind=Kind.DATE, required=True), today)
        self._day.set_value(today())
        self._day.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        caption = label("Hearing on")
        caption.setBuddy(self._day)
        self._problem = label("", "problem", wrap=True)
        self._made = QVBoxLayout()
        self._made.setSpacing(10)
        for each in kept:
            self._made.addWidget(_card(_kept_title(each), each.sentence, each.limits))
        if not kept:
            self._made.addWidget(label("None has been made of this case.", "muted"))
        self.make = button("Make the analysis", self._ask, "primary")
        self.setLayout(
            column(
                label("Analysis for a hearing", "heading"),
                label(_ABOUT, "muted", wrap=True),
                row(caption, self._day, self.make, None),
                self._problem,
                scrolled(holding(column(self._made, None))),
                row(None, button("Close", self.accept, "quiet")),
                margins=20,
            )
        )
        self.resize(self.fontMetrics().averageCharWidth() * 92, self.fontMetrics().height() * 34)

    def _ask(self) -> None:
        on = self._day.value()
        if on is None:
            self._problem.setText("Give the day of the hearing.")
            self._day.setFocus()
            return
        self.make.setEnabled(False)
        self._problem.setText("")
        self._worker.ask(lambda: self._look(on), self._show, self._fail)

    def _show(self, found: tuple[Finding, ...]) -> None:
        clear(self._made)
        for each in found:
            self._made.addWidget(_card(each.title, each.sentence, each.limits, each.method))
        self.make.setText("Made and kept")

    def _fail(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self.make.setEnabled(True)


def _kept_title(kept: KeptFinding) -> str:
    return f"{kept.title}: made on {day(kept.found_on)}" if kept.found_on else kept.title


def _card(title: str, sentence: str, limits: str, method: str = "") -> QWidget:
    card = frame("card")
    told = label(sentence, "", wrap=True)
    told.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    parts: list[QWidget] = [label(title, "subheading", wrap=True), told, label(limits, "small", wrap=True)]
    if method:
        parts.append(label(method, "small", wrap=True))
    card.setLayout(column(*parts, margins=12, space=6))
    return card
