# SPDX-License-Identifier: Apache-2.0
"""The places that are about every case: what is due today, the calendar, the list of cases."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.app.controllers.case_controller import registered
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import language
from vlu_desktop.platform import paths
from vlu_desktop.record import work as w
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.home.calendar_page import CalendarPage, CalendarServices
from vlu_desktop.ui.home.cases_page import CaseListServices, CasesPage
from vlu_desktop.ui.home.first_steps_card import FirstStepsCard
from vlu_desktop.ui.home.today_page import TodayPage, TodayServices
from vlu_desktop.ui.shell.main_window import Window
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker


@dataclass(frozen=True, slots=True)
class MadeAhead:
    """Laid out in the window, where nobody sees it; `language` is that of its words."""

    worker: Worker
    bulletin: ChangeBus
    today: TodayPage
    language: str


def make_ahead(had: MadeAhead | None, window: Window, worker: Worker) -> MadeAhead:
    """What was made for an attempt before that did not open, where it still serves; otherwise made anew."""
    if had is not None and had.worker is worker and had.language == language():
        return had
    window.make_ready()
    bulletin = ChangeBus()
    page = TodayPage(worker, bulletin, today)
    window.add_page(page, say("app.today"))
    return MadeAhead(worker, bulletin, page, language())


class HomeController(QObject):
    """`target_asked` carries a case, and the type and id of a record of it; `case_asked` a case to show,
    `action_asked` the key of an action, `give_asked` cases to be given to another officer, as id and title."""

    target_asked = Signal(str, str, str)
    case_asked = Signal(str)
    new_case_asked = Signal()
    alike_asked = Signal()
    action_asked = Signal(str)
    give_asked = Signal(object)

    def __init__(self, ground: AppContext, saver: Saver, laid_out: TodayPage) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        casework = ground.services.casework
        due = TodayServices(
            today=ground.services.insight.today, drafts=casework.drafts.all, discard=casework.drafts.discard,
            acts=casework.due_acts, telling=casework.telling, saver=saver,
        )  # fmt: skip
        self.today = laid_out
        self.today.serve(due)
        steps = FirstStepsCard(ground.worker, lambda: ground.services.keeping.first_steps.done(today()))
        steps.wanted.connect(self.action_asked)
        self.today.begin_with(steps)
        self.today.opened.connect(lambda item: self.target_asked.emit(item.case_id, *item.target))

    @cached_property
    def calendar(self) -> CalendarPage:
        """What lies ahead in every case, by month or as a list."""
        ground, services = self._ground, self._ground.services
        reads = CalendarServices(
            today=services.insight.today, file=lambda: services.papers.calendar, now=now, folder=paths.documents_dir()
        )
        made = CalendarPage(ground.worker, ground.bulletin, ground.news, reads, today)
        made.opened.connect(lambda each: self.target_asked.emit(each.case_id, *each.target))
        made.saved.connect(self._calendar_saved)
        return made

    @cached_property
    def cases(self) -> CasesPage:
        """The list of cases."""
        ground, services = self._ground, self._ground.services
        reads = CaseListServices(
            all=services.casework.search.cases,
            first=services.casework.search.first_cases,
            summaries=services.insight.today.summaries,
            alike=services.insight.joining.how_many,
        )
        made = CasesPage(ground.worker, ground.bulletin, reads, today)
        made.opened.connect(self.case_asked)
        made.begun.connect(self.new_case_asked)
        made.alike_asked.connect(self.alike_asked)
        made.give_asked.connect(self.give_asked)
        return made

    def _calendar_saved(self, entries: tuple[w.Disclosure, ...], out: Path) -> None:
        said = say("app.saved-calendar", file=out.name)
        self._ground.news.say(said)
        for entry in entries:
            self._ground.bulletin.publish(registered(entry))
