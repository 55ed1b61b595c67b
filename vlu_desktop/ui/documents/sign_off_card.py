# SPDX-License-Identifier: Apache-2.0
"""On the unit's page: for what a second officer is asked, and whether texts may be edited."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.services.access.second_officer import CHOSEN, Kind
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.services.keeping.approval_desk import ApprovalDesk
from vlu_desktop.ui.case_session.session import ASKED, Saver
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import column, holding, label
from vlu_desktop.ui.widgets.wrapped_check import WrappedCheck

Standing = tuple[tuple[str, ...], frozenset[Kind], bool]
"""For whom documents are signed off, for what else a second officer is asked, and whether that can be asked for."""


class SignOffCard(QFrame):
    """A box for each reader and each kind of act; a change is saved at once, or asked for where that is one."""

    def __init__(
        self, worker: Worker, documents: Documents, saver: Saver, approvals: Approvals,
        desk: Callable[[], ApprovalDesk],
    ) -> None:  # fmt: skip
        super().__init__()
        self._worker = worker
        self._documents = documents
        self._saver = saver
        self._approvals = approvals
        self._desk = desk
        hint = label(say("documents.a-second-officer-looks-at"), "small", wrap=True)
        self.boxes = {key: QCheckBox(text) for key, text in vocabulary("audience").terms}
        asked = (say("approvals.asks-controls"), say("approvals.asks-joining"), say("approvals.asks-erasing"))
        self.kinds = {kind: WrappedCheck(text) for kind, text in zip(CHOSEN, asked, strict=True)}
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("approvals.why-fewer"))
        why = label(say("approvals.why-fewer"), "small")
        why.setBuddy(self.reason)
        self._why = holding(column(why, self.reason))
        heading = label(say("approvals.asked-for-heading"), "small", wrap=True)
        self._asked = holding(column(heading, *self.kinds.values(), self._why))
        self._asked.hide()
        self.editing = WrappedCheck(say("documents.let-documents-leave-as-texts"))
        self.setLayout(
            column(
                label(say("documents.signing-off-documents"), "heading"), hint, *self.boxes.values(), self._asked,
                self.editing, margins=16,
            )
        )  # fmt: skip
        self.setProperty("kind", "card")
        for box in self.boxes.values():
            box.clicked.connect(lambda _: self._save())
        for check in self.kinds.values():
            check.clicked.connect(lambda _: self._save_kinds())
        self.editing.clicked.connect(lambda _: self._save_editing())
        self.read()
        worker.ask(documents.editing, self.editing.setChecked)

    def read(self) -> None:
        """Show for what a second officer is asked."""
        self._worker.ask(self._standing, self._show)

    def _standing(self) -> Standing:
        asked = self._approvals.asked_for()
        return self._documents.sign_off(), asked, bool(asked) or self._approvals.is_offered()

    def _show(self, found: Standing) -> None:
        audiences, kinds, is_offered = found
        self.show_chosen(audiences)
        for kind, check in self.kinds.items():
            check.setChecked(kind in kinds)
        self._asked.setVisible(is_offered)
        self._why.setVisible(Kind.CONTROLS in kinds)

    def show_chosen(self, audiences: tuple[str, ...]) -> None:
        """Tick these."""
        for key, box in self.boxes.items():
            box.setChecked(key in audiences)

    def _save(self) -> None:
        chosen, reason, desk = (
            [key for key, box in self.boxes.items() if box.isChecked()],
            self.reason.text(),
            self._desk,
        )
        self._act(lambda: desk().set_sign_off(chosen, reason), say("documents.undo-signing-off-setting"))

    def _save_kinds(self) -> None:
        chosen, reason, desk = (
            [kind for kind, box in self.kinds.items() if box.isChecked()],
            self.reason.text(),
            self._desk,
        )
        self._act(lambda: desk().set_asked_for(chosen, reason), "")

    def _act(self, job: Callable[[], Changes], undo: str) -> None:
        """Save it; what was asked for, or refused, shows again as it stands."""

        def done(changes: Changes) -> None:
            if changes.method == ASKED:
                self.reason.clear()
            self.read()

        def failed(sentence: str) -> None:
            self.read()
            self._saver.problem(sentence)

        self._saver.act(job, say("documents.saved"), undo, done, failed)

    def _save_editing(self) -> None:
        allowed = self.editing.isChecked()
        self._saver.act(
            lambda: self._documents.set_editing(allowed),
            say("documents.saved"),
            say("documents.undo-setting-on-editing"),
        )
