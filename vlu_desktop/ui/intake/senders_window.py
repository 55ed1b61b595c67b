# SPDX-License-Identifier: Apache-2.0
"""Who stands behind each name or number of a case's messages, put right at any time for all of them at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.messages import Messages, Party
from vlu_desktop.ui.intake.who_is_who import WhoIsWhoTable
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.announcing import tell
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll


def the_stay() -> str:
    return say("intaking.each-message-of-the-case")


class SendersWindow(FittingDialog):
    """`named` carries what the act changed: each message of the case gets its direction by it."""

    named = Signal(object)

    KEEPS = True

    def __init__(self, parent: QWidget, worker: Worker, messages: Messages, case_id: str, case_title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("intaking.who-is-who"))
        self._worker = worker
        self._messages = messages
        self._case_id = case_id
        self._names: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self.who = WhoIsWhoTable()
        self.who.said.connect(self._say)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.save = button(say("intaking.save-who-is-who"), self._save, "primary")
        title = ElidedLabel("muted")
        title.set_text(case_title)
        layout = column(
            row(label(say("intaking.who-is-who"), "heading"), title, None, space=14),
            WholeScroll(holding(column(self.who, label(the_stay(), "muted", wrap=True)))),
            self._problem,
            row(button(say("intaking.close"), self.reject, "quiet"), None, self.save),
            margins=14,
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.resize(QSize(1100, 640))
        self.save.setEnabled(False)
        self._read()

    @property
    def problem(self) -> str:
        """The sentence on what went wrong, "" for nothing."""
        return self._problem.text()

    @property
    def said(self) -> dict[str, str]:
        """Who was said to be who and is not saved."""
        return dict(self._said)

    def take_draft(self, said: Mapping[str, str]) -> None:
        """Have back who was said to be who."""
        self._say(dict(said))

    def _read(self) -> None:
        messages, case_id = self._messages, self._case_id

        def show(found: tuple[Sequence[Party], Mapping[str, str]]) -> None:
            self._names = dict(found[1])
            self.who.show_parties(found[0], self._names | self._said)
            self.who.table.setFocus()

        self._worker.ask(lambda: (messages.senders(case_id), messages.names(case_id)), show, self._failed)

    def _say(self, said: dict[str, str]) -> None:
        self._said |= said
        self.who.show_parties(self.who.rows.parties, self._names | self._said)
        self.save.setEnabled(True)

    def _save(self) -> None:
        said, case_id = dict(self._said), self._case_id
        self.save.setEnabled(False)
        self._worker.ask(lambda: self._messages.name_senders(case_id, said), self._saved, self._failed)

    def _saved(self, changes: Changes) -> None:
        self.named.emit(changes)
        self.accept()

    def _failed(self, sentence: str) -> None:
        tell(self._problem, sentence)
        self.save.setEnabled(bool(self._said))
