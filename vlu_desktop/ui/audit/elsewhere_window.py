# SPDX-License-Identifier: Apache-2.0
"""The window in which what another copy erased is erased here too, or all of it is kept, with the reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from vlu_desktop.services.keeping.erased_elsewhere import ErasedElsewhere, ForeignErasures
from vlu_desktop.ui.audit.erase_window import EraseDialog
from vlu_desktop.ui.threads.worker import Worker

KEEP = "Keep all of it here. The reason stays in the journal, and it is not asked again"


class ElsewhereDialog(EraseDialog):
    """Erasing until *Keep* is ticked; then the reason is all that is asked for."""

    def __init__(self, parent: QWidget, worker: Worker, elsewhere: ErasedElsewhere, found: ForeignErasures) -> None:
        super().__init__(parent, worker, elsewhere, found.plan, found.sentence)
        self._elsewhere = elsewhere
        self.keep = QCheckBox(KEEP)
        self.keep.toggled.connect(self._chosen)
        self.form.insertRow(0, self.keep)

    def wrong(self) -> str:
        if not self.keep.isChecked():
            return super().wrong()
        return "" if self.reason.text().strip() else "Say why it is kept here: the reason stays in the journal."

    def job(self) -> tuple[Callable[[], object], str]:
        if not self.keep.isChecked():
            return super().job()
        reason = self.reason.text()
        return lambda: self._elsewhere.decline(reason), "Kept here. The journal says why."

    def _chosen(self, kept: bool) -> None:
        self.act.setText("Keep" if kept else "Erase")
        for field in (self.authority, self.word):
            self.form.setRowVisible(field, not kept)
