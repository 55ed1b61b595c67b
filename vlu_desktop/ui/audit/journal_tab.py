# SPDX-License-Identifier: Apache-2.0
"""The Journal tab of a case: who did what in it, the case as at a day, and erasing it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.auditing import Auditing
from vlu_desktop.ui.audit.journal_view import AuditView
from vlu_desktop.ui.case_session.session import CaseSession
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column


class JournalTab(QWidget):
    """Reads the journal when it is looked at, and again when the case was changed."""

    as_at_asked = Signal()
    erase_asked = Signal()

    def __init__(self, desk: CaseSession, worker: Worker, auditing: Auditing, said: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        as_at = button(say("auditing.the-case-as-at-a-day"), self.as_at_asked.emit, "outline")
        erase = button(say("auditing.erase-the-case"), self.erase_asked.emit, "quiet")
        self.view = AuditView(worker, auditing, desk.today, said, one_case=True, buttons=(as_at, erase))
        self.setLayout(column(self.view))
        desk.follow(lambda _: self._grow_stale())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._renew()

    def _grow_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        if self._desk.is_open:
            self._stale = False
            self.view.look_at(self._desk.file.case.id)
