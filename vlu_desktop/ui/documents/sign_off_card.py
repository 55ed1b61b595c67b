# SPDX-License-Identifier: Apache-2.0
"""On the unit's page: for which readers a second officer signs a document off, and whether texts may be edited."""

from PySide6.QtWidgets import QCheckBox, QFrame

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.wrapped_check import WrappedCheck


class SignOffCard(QFrame):
    """A box for each reader; a change is saved at once and can be undone."""

    def __init__(self, worker: Worker, documents: Documents, saver: Saver) -> None:
        super().__init__()
        self._documents = documents
        self._saver = saver
        hint = label(
            say("documents.a-second-officer-looks-at"),
            "small",
            wrap=True,
        )
        self.boxes = {key: QCheckBox(text) for key, text in vocabulary("audience").terms}
        self.editing = WrappedCheck(say("documents.let-documents-leave-as-texts"))
        self.setLayout(
            column(
                label(say("documents.signing-off-documents"), "heading"),
                hint,
                *self.boxes.values(),
                self.editing,
                margins=16,
            )
        )
        self.setProperty("kind", "card")
        for box in self.boxes.values():
            box.clicked.connect(lambda _: self._save())
        self.editing.clicked.connect(lambda _: self._save_editing())
        worker.ask(documents.sign_off, self.show_chosen)
        worker.ask(documents.editing, self.editing.setChecked)

    def show_chosen(self, audiences: tuple[str, ...]) -> None:
        """Tick these."""
        for key, box in self.boxes.items():
            box.setChecked(key in audiences)

    def _save(self) -> None:
        chosen = [key for key, box in self.boxes.items() if box.isChecked()]
        self._saver.act(
            lambda: self._documents.set_sign_off(chosen),
            say("documents.saved"),
            say("documents.undo-signing-off-setting"),
        )

    def _save_editing(self) -> None:
        allowed = self.editing.isChecked()
        self._saver.act(
            lambda: self._documents.set_editing(allowed),
            say("documents.saved"),
            say("documents.undo-setting-on-editing"),
        )
