# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page with the agencies that come to its meetings: added by a name, edited in their cells."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.work import Agency
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.fields import Context
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row


class AgenciesCard(QFrame):
    """Made when it is first seen: opening a casebook waits for none of it."""

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, agencies: Callable[[], tuple[Agency, ...]], saver: Saver,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._agencies = agencies
        self._saver = saver
        self._today = today
        self.table: RecordTable | None = None
        self.name = QLineEdit()
        bulletin.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.table is None:
            self.table = self._build()
            self.refresh()

    def refresh(self) -> None:
        """Read them again, once there is something to show them in."""
        if self.table is not None:
            self._worker.ask(self._agencies, self.table.set_records)

    def add(self) -> None:
        """Enter the agency named in the line."""
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self._saver.add(Agency(name=name))
        self.name.setFocus()

    def _build(self) -> RecordTable:
        context = Context(self._today, lambda _: (), lambda _key, _record_id: "")
        table = RecordTable(
            Agency,
            context,
            columns=Columns(fixed=True),
            title=say("home.agencies"),
            empty=say("home.no-agency-yet-write-its"),
        )
        table.setMinimumHeight(self.fontMetrics().height() * 16)
        table.changed.connect(self._saver.change)
        table.removed.connect(self._saver.remove)
        table.opened.connect(lambda _: table.view.edit(table.view.currentIndex()))
        self.name.setAccessibleName(say("home.agency-to-add"))
        self.name.setPlaceholderText(say("home.agency-to-add"))
        self.name.returnPressed.connect(self.add)
        self.setLayout(
            column(
                label(say("home.they-are-offered-where-you"), "small", wrap=True),
                table,
                row(self.name, button(say("home.add-agency"), self.add, "outline")),
                margins=16,
            )
        )
        return table

    def _changed(self, changes: Changes) -> None:
        if changes.touches("agency"):
            self.refresh()
