# SPDX-License-Identifier: Apache-2.0
"""The line on Today: how many things computers entered differently; not there where nothing was."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.differences import Differences
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, label, row


class DifferencesLine(QFrame):
    """`decide_asked` where they are to be shown."""

    decide_asked = Signal()

    def __init__(self, worker: Worker, bulletin: ChangeBus, differences: Differences) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self._worker = worker
        self._differences = differences
        self.text = label("", "", wrap=True)
        self.act = button(say("computers.decide"), self.decide_asked.emit, "link")
        self.setLayout(row(self.text, self.act, margins=12))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.hide()
        bulletin.changed.connect(self._changed)
        self.look()

    def look(self) -> None:
        """Count again."""
        self._worker.ask(self._differences.count, self._show)

    def _changed(self, changes: Changes) -> None:
        if changes.method.startswith("exchange.") or self.isVisible():
            self.look()

    def _show(self, many: int) -> None:
        self.text.setText(say("exchange.to-decide", n=many) if many else "")
        self.setVisible(bool(many))
