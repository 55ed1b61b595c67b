# SPDX-License-Identifier: Apache-2.0
"""What two computers entered differently, side by side with who, when and where, until an officer decides each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QTableWidget, QTableWidgetItem, QWidget
from shiboken6 import isValid

from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.differences import Choice, Difference, Differences
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.row_table import by_rows

_LONGEST = 4000
"""Letters of an answer that are shown; the whole stands in the record's history."""


def _heads() -> tuple[str, ...]:
    return say("computers.case"), say("computers.record"), say("computers.differs-in"), say("computers.papers")


class DifferencesWindow(FittingDialog):
    """Stays open until it is closed; each decision is one act that can be undone."""

    def __init__(self, worker: Worker, differences: Differences, saver: Saver, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("computers.differences-title"))
        self._worker = worker
        self._differences = differences
        self._saver = saver
        self._shown: tuple[Difference, ...] = ()
        em, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.table = QTableWidget(0, len(_heads()))
        self.table.setHorizontalHeaderLabels(list(_heads()))
        by_rows(self.table, say("computers.differences-title"))
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        self.table.setMinimumHeight(line * 7)
        for place, letters in enumerate((26, 34, 26)):
            self.table.setColumnWidth(place, em * letters)
        self.table.itemSelectionChanged.connect(self._choose)
        self.answers = QListWidget()
        self.answers.setAccessibleName(say("computers.answers"))
        self.answers.setWordWrap(True)
        self.answers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.answers.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.answers.setMinimumHeight(line * 9)
        self.answers.setSpacing(4)
        self.nothing = label(say("exchange.nothing-to-decide"), "muted", wrap=True)
        self.nothing.hide()
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("computers.why"))
        form = FieldForm()
        name = label(say("computers.why"))
        name.setBuddy(self.reason)
        form.addRow(name, self.reason)
        self._problem = label("", "problem", wrap=True)
        self.decide = button(say("computers.decide-now"), self.decide_now, "primary", "Ctrl+Enter")
        self.setLayout(
            column(
                label(say("computers.differences-title"), "heading"),
                label(say("computers.differences-hint"), "small", wrap=True), self.table, self.nothing, self.answers,
                form, self._problem, frame("line"),
                row(button(say("caseload.close"), self.accept, "quiet"), None, self.decide), margins=20, space=10,
            )
        )  # fmt: skip
        self.resize(em * 110, line * 32)
        self.table.setFocus()
        self.read()

    def read(self) -> None:
        """Read again what is to be decided."""
        self._worker.ask(self._differences.all, lambda found: self._show(found) if isValid(self) else None)

    @property
    def problem(self) -> str:
        """Why it was not decided."""
        return self._problem.text()

    def decide_now(self) -> None:
        """Settle the one that is chosen by the answer that is chosen."""
        chosen, at = self._chosen(), self.answers.currentRow()
        self._problem.setText("")
        if chosen is None or at < 0:
            self._problem.setText(say("exchange.choose-one"))
            return
        key, reason = chosen.choices[at].key, self.reason.text()
        self._saver.act(
            lambda: self._differences.decide(chosen, key, reason), say("computers.decided"), "",
            lambda _: self._decided() if isValid(self) else None,
            lambda sentence: self._problem.setText(sentence) if isValid(self) else self._saver.problem(sentence),
        )  # fmt: skip

    def _decided(self) -> None:
        self.reason.clear()
        self.table.setFocus()
        self.read()

    def _show(self, found: tuple[Difference, ...]) -> None:
        self._shown = found
        place = self.table.currentRow()
        self.table.setRowCount(len(found))
        for at, each in enumerate(found):
            papers = say("computers.stops") if each.stops_papers else ""
            _fill(self.table, at, (each.case, each.what, each.label, papers))
        if found:
            self.table.setCurrentCell(max(0, min(place, len(found) - 1)), 0)
        self._choose()

    def _chosen(self) -> Difference | None:
        place = self.table.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _choose(self) -> None:
        """Show the answers to the one that is chosen; none of them is chosen beforehand."""
        self.answers.clear()
        chosen = self._chosen()
        for each in (self.answers, self.reason, self.decide):
            each.setEnabled(chosen is not None)
        self.nothing.setVisible(chosen is None)
        for choice in chosen.choices if chosen is not None else ():
            text = visible(choice.text)[:_LONGEST]
            self.answers.addItem("\n".join(filter(None, (text, _by(choice)))))
        self.answers.setCurrentRow(-1)


def _by(choice: Choice) -> str:
    if choice.at is None:
        return ""
    when = When.at_instant(choice.at).display(short=True)
    officer = visible(choice.officer) or say("computers.an-officer")
    return say("computers.by", officer=officer, computer=visible(choice.computer), when=when)


def _fill(table: QTableWidget, at: int, cells: Sequence[str]) -> None:
    for place, text in enumerate(cells):
        item = QTableWidgetItem(visible(text))
        item.setToolTip(visible(text).replace("<", "‹"))
        table.setItem(at, place, item)
