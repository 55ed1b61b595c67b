# SPDX-License-Identifier: Apache-2.0
"""The window that writes a whole case for another program: of which case, for whom, why, and where to."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.case_export import CaseExport
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.usual_place import usual_place


class ExportDialog(PassphraseDialog):
    """`saved` carries the entry in the register and the file, which is asked for last, when all else is there."""

    saved = Signal(object, object)

    def __init__(
        self, parent: QWidget, worker: Worker, exports: CaseExport, case_id: str, now: Callable[[], datetime]
    ) -> None:
        super().__init__(
            parent, worker, say("documents.export-case"), say("documents.export-case-hint"),
            say("documents.export-choose-file"),
        )  # fmt: skip
        self._entry: Disclosure | None = None
        self._exports = exports
        self._case_id = case_id
        self._now = now
        self._out = ""
        self.case = CaseField()
        self.add_above(self.case)
        self.recipient = self.add_field(say("documents.export-for-whom"), QLineEdit())
        self.reason = self.add_field(say("documents.export-why"), QLineEdit())

    def wrong(self) -> str:
        said = self.recipient.text().strip() and self.reason.text().strip()
        return "" if said else say("acts.export-needs-whom-and-why")

    def job(self) -> tuple[Callable[[], object], str]:
        out, recipient, reason = Path(self._out), self.recipient.text(), self.reason.text()

        def export() -> None:
            self._entry = self._exports.save(self._case_id, out, recipient, reason, self._now()).entry

        return export, ""

    def _finish(self, said: str) -> None:
        super()._finish(said)
        self.saved.emit(self._entry, Path(self._out))

    def _go(self) -> None:
        if not self._busy and not self.wrong():
            self._out, _ = QFileDialog.getSaveFileName(
                self, say("documents.export-case"), usual_place("case.zip"), say("documents.export-zip")
            )
            if not self._out:
                return
        super()._go()
