# SPDX-License-Identifier: Apache-2.0
"""What I did today: every act of this officer's day, each with its record and case, to be opened or taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.services.cases.told_acts import ToldAct
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.text_table import Cells, cells_view


def title() -> str:
    return say("auditing.what-i-did-today")


def _wide() -> dict[str, int]:
    return {
        say("auditing.at"): 7, say("auditing.what"): 26, say("auditing.which"): 46, say("auditing.case"): 36,
    }  # fmt: skip


class DidToday(FittingDialog):
    """`opened` carries an act whose record is to be shown, `taken_back` one that is to be undone."""

    opened = Signal(object)
    taken_back = Signal(object)

    def __init__(self, over: QWidget, acts: Sequence[ToldAct]) -> None:
        super().__init__(over)
        self.setWindowTitle(title())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._acts = tuple(acts)
        self.model = Cells((say("auditing.at"), say("auditing.what"), say("auditing.which"), say("auditing.case")))
        self.model.show_rows(
            [(f"{civil(each.at):%H:%M}", sentence_case(each.did), each.record, each.case) for each in self._acts]
        )
        self.view = cells_view(title(), self.model, _wide())
        self.view.activated.connect(lambda _: self._pass_on(self.opened))
        open_it = button(say("auditing.open"), lambda: self._pass_on(self.opened), "primary", "Enter")
        undo = button(say("auditing.take-it-back"), lambda: self._pass_on(self.taken_back), "outline", "Ctrl+Z")
        for each in (open_it, undo):
            each.setEnabled(bool(self._acts))
        QShortcut(QKeySequence("Ctrl+Z"), self, lambda: self._pass_on(self.taken_back))
        QShortcut(QKeySequence(Qt.Key.Key_Return), self.view, lambda: self._pass_on(self.opened))
        said = say("auditing.newest-first-the-whole-journal") if self._acts else say("auditing.nothing-yet")
        close = button(say("auditing.close"), self.reject, "quiet")
        self.setLayout(
            column(
                label(title(), "heading"), label(said, "muted"), self.view, row(close, None, undo, open_it), margins=18
            )
        )
        self.resize(self.fontMetrics().averageCharWidth() * 126, 520)
        if self._acts:
            self.view.selectRow(0)

    def _pass_on(self, signal: SignalInstance) -> None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self._acts):
            self.accept()
            signal.emit(self._acts[place])
