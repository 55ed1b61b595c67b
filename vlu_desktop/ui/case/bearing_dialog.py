# SPDX-License-Identifier: Apache-2.0
"""What a finding bears on in a form, asked in a window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.rules.form_templates import Question
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


class BearingDialog(FittingDialog):
    """The incidents that may bear on a question; whether one does is for the officer. `shown` carries their ids."""

    shown = Signal(object)

    def __init__(self, question: Question, incidents: list[Conduct], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("case.incidents-that-may-bear-on"))
        self._ids = tuple(each.id for each in incidents)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(say("case.incidents-that-may-bear-on"))
        for each in incidents:
            told = " ".join((each.incident.account or each.incident.words)[:240].split())
            self.list.addItem(visible(f"{each.happened.display(short=True)}\n{told}"))
        self.list.itemActivated.connect(lambda _: self._show((self._ids[self.list.currentRow()],)))
        show = button(say("case.show-them"), lambda: self._show(self._ids), "primary")
        self.setLayout(
            column(
                label(question.text, "heading", wrap=True),
                label(say("case.found-by-their-kinds-whether"), "muted", wrap=True),
                self.list,
                row(
                    None,
                    button(say("case.close"), self.reject, "quiet"),
                    show,
                ),
                margins=20,
                space=10,
            )
        )
        self.resize(max(640, self.fontMetrics().averageCharWidth() * 90), 560)

    def _show(self, ids: tuple[str, ...]) -> None:
        self.shown.emit(ids)
        self.accept()
