# SPDX-License-Identifier: Apache-2.0
"""Everything that stands on the journal, joined: the Audit place, a case's Journal tab, and the windows they open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.record_types import record_type
from vlu_desktop.services.keeping.auditing import Auditing, HistoryStep
from vlu_desktop.services.keeping.erased_elsewhere import ErasedElsewhere, ForeignErasures
from vlu_desktop.services.keeping.erasing import Erasing, ErasurePlan
from vlu_desktop.services.keeping.retention_reviews import RetentionReviews
from vlu_desktop.ui.audit.as_of_window import AsAtDialog, AskDay
from vlu_desktop.ui.audit.audit_page import AuditPage
from vlu_desktop.ui.audit.erase_window import ElsewhereDialog, EraseDialog, Eraser
from vlu_desktop.ui.audit.journal_tab import JournalTab
from vlu_desktop.ui.audit.record_history import HistoryDialog
from vlu_desktop.ui.audit.retention_diary import RetentionPage
from vlu_desktop.ui.case_session.session import ASKED, CaseSession
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True)
class AuditServices:
    """The services these stand on; `as_known` reads a case as it was known by a day, and journals that."""

    auditing: Auditing
    erasing: Erasing
    retaining: RetentionReviews
    as_known: Callable[[str, date], CaseFile]
    elsewhere: ErasedElsewhere
    erase: Eraser
    """Erases what was planned, or asks a second officer first."""


class AuditWindows(QObject):
    """`case_asked` carries the id of a case to show; `case_erased` that of one that is no more."""

    case_asked = Signal(str)
    case_erased = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        worker: Worker,
        bulletin: ChangeBus,
        reads: AuditServices,
        desk: CaseSession,
        news: MessageBar,
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._worker = worker
        self._bulletin = bulletin
        self._reads = reads
        self._desk = desk
        self._news = news
        desk.history_asked.connect(self.show_history)
        desk.erase_asked.connect(self.ask_erase)

    @cached_property
    def retention(self) -> RetentionPage:
        """The diary of retention reviews."""
        made = RetentionPage(self._worker, self._bulletin, self._reads.retaining, self._news, self._desk.today)
        made.opened.connect(self.case_asked)
        return made

    @cached_property
    def page(self) -> AuditPage:
        """The Audit place."""
        auditing = self._reads.auditing
        made = AuditPage(self._worker, self._bulletin, auditing, self.retention, self._news, self._desk.today)
        made.offer(self._reads.elsewhere.waiting)
        made.elsewhere_asked.connect(self.ask_elsewhere)
        return made

    @cached_property
    def journal(self) -> JournalTab:
        """The Journal tab of a case."""
        made = JournalTab(self._desk, self._worker, self._reads.auditing, self._news.say)
        made.as_at_asked.connect(self.ask_as_at)
        made.erase_asked.connect(lambda: self.ask_erase("case", self._desk.file.case.id))
        return made

    def show_history(self, key: str, record_id: str) -> None:
        """The history of one record of the case in view, or of any."""
        name = self._desk.name_of(key, record_id) if self._desk.is_open else ""
        title = f"{record_type(key).title}: {name}" if name else record_type(key).title

        def show(steps: tuple[HistoryStep, ...]) -> None:
            HistoryDialog(self._parent, title, steps).open()

        self._worker.ask(lambda: self._reads.auditing.history(key, record_id), show)

    def ask_as_at(self) -> None:
        """Ask for a day, and show the case as it was known at its end."""
        case_id = self._desk.file.case.id
        window = AskDay(self._parent, self._worker, lambda day: self._reads.as_known(case_id, day), self._desk.today)

        def show(day: str) -> None:
            if window.found is not None:
                AsAtDialog(self._parent, window.found, day, self._desk.today).open()

        window.done_with.connect(show)
        window.open()

    def ask_erase(self, key: str, record_id: str) -> None:
        """Show what erasing a record, a person or a case would do, and ask."""
        case_id = self._desk.file.case.id

        def show(plan: ErasurePlan) -> None:
            window = EraseDialog(self._parent, self._worker, self._reads.erase, plan)
            window.done_with.connect(lambda said: self._erased(plan, window.changes, said))
            window.open()

        self._worker.ask(lambda: self._reads.erasing.plan(key, record_id, case_id), show, self._news.problem)

    def ask_elsewhere(self) -> None:
        """Show what another copy erased and this one still has, and ask."""

        def show(found: ForeignErasures | None) -> None:
            if found is None or not found.plan.references:
                self._news.problem(found.sentence if found else say("auditing.nothing-waits-to-be-decided"))
                return
            window = ElsewhereDialog(self._parent, self._worker, self._reads.elsewhere, found)
            window.done_with.connect(lambda said: self._erased(found.plan, window.changes, said))
            window.open()

        self._worker.ask(self._reads.elsewhere.waiting, show, self._news.problem)

    def _erased(self, plan: ErasurePlan, changes: Changes, said: str) -> None:
        key, record_id = plan.root
        if changes.method != ASKED and key == "case":
            self.case_erased.emit(record_id)
        self._bulletin.publish(changes)
        self._news.say(said)
