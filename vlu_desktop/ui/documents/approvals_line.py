# SPDX-License-Identifier: Apache-2.0
"""The line on Today: how many things an officer is asked to approve, and how many of their own were answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, label, row


class ApprovalsLine(QFrame):
    """`look_asked` where they are to be shown; not there where nothing waits."""

    look_asked = Signal()

    def __init__(self, worker: Worker, bulletin: ChangeBus, approvals: Approvals) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self._worker = worker
        self._approvals = approvals
        self.text = label("", "", wrap=True)
        self.act = button(say("approvals.look"), self.look_asked.emit, "link")
        self.setLayout(row(self.text, self.act, margins=12))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.hide()
        bulletin.changed.connect(self._changed)
        self.look()

    def look(self) -> None:
        """Count again."""
        self._worker.ask(self._approvals.count, self._show)

    def _changed(self, changes: Changes) -> None:
        if changes.method.startswith(("exchange.", "approval.")) or self.isVisible():
            self.look()

    def _show(self, found: tuple[int, int]) -> None:
        waiting, answered = found
        said = [say("approvals.to-answer", n=waiting)] if waiting else []
        if answered:
            said.append(say("approvals.to-do", n=answered))
        self.text.setText(" ".join(said))
        self.setVisible(bool(said))
