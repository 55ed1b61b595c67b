# SPDX-License-Identifier: Apache-2.0
"""The Audit place: who did what over all cases, what a printed code stands for, and the diary of retention reviews."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QTabWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.auditing import Auditing
from vlu_desktop.ui.audit.journal_view import AuditView
from vlu_desktop.ui.audit.retention_diary import RetentionPage
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.folding_row import NARROW, FoldingRow
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.page import Page


class AuditPage(Page):
    """Two tabs: the journal, and retention."""

    elsewhere_asked = Signal()

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, auditing: Auditing, retention: RetentionPage, news: MessageBar,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__(bulletin)
        self._worker = worker
        self._auditing = auditing
        self.view = AuditView(worker, auditing, today, news.say)
        self.retention = retention
        self.code = QLineEdit()
        self.code.setPlaceholderText("7F2C 91AE")
        self.code.setAccessibleName(say("auditing.code-printed-on-a-document"))
        self.code.setMaximumWidth(self.fontMetrics().averageCharWidth() * 18)
        self.code.returnPressed.connect(self.look_up)
        self.known = label("", "muted", wrap=True)
        look_up = button(say("auditing.look-up"), self.look_up, "outline")
        asked = label(say("auditing.code-printed-on-a-document"))
        asked.setBuddy(self.code)
        code = FoldingRow(NARROW * 3 // 4, asked, holding(row(self.code, look_up)), self.known)
        code.setStretch(2, 1)
        said = say("auditing.another-copy-of-this-casebook")
        self.elsewhere = holding(
            row(label(said, "problem", wrap=True), button(say("auditing.look-and-decide"), self.elsewhere_asked.emit))
        )
        self.elsewhere.setVisible(False)
        self._waiting: Callable[[], object] | None = None
        self.tabs = QTabWidget()
        self.tabs.addTab(
            holding(column(self.elsewhere, code, self.view, margins=12, space=12)), say("auditing.who-did-what")
        )
        self.tabs.addTab(holding(column(retention, margins=12)), say("auditing.retention"))
        self.setLayout(column(label(say("auditing.audit"), "title"), self.tabs, margins=28, space=14))

    def concerns(self, changes: Changes) -> bool:
        return bool(changes.entry)

    def offer(self, waiting: Callable[[], object]) -> None:
        """Have a line stand above while there is something of another copy to be decided on."""
        self._waiting = waiting

    def refresh(self) -> None:
        self.view.refresh()
        if self._waiting is not None:
            self._worker.ask(self._waiting, lambda found: self.elsewhere.setVisible(found is not None))

    def look_up(self) -> None:
        """Say where the journal stood when a code was printed."""
        code = self.code.text()
        self._worker.ask(lambda: self._auditing.printed(code), self.known.setText)

    def show_journal(self) -> None:
        """Who did what."""
        self.tabs.setCurrentIndex(0)

    def show_retention(self, case_id: str = "") -> None:
        """The diary, at a case where one is named."""
        self.tabs.setCurrentIndex(1)
        if case_id:
            self.retention.choose(case_id)
