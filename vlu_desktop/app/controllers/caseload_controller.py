# SPDX-License-Identifier: Apache-2.0
"""What a manager looks after: the caseload, who is away, giving cases to another officer, the unit's briefing."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.app.controllers.home_controller import HomeController
from vlu_desktop.app.controllers.unit_controller import UnitController
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.services.cases.caseload import Staff
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.home.briefing_card import BriefingCard, BriefingServices
from vlu_desktop.ui.home.caseload_card import CaseloadCard, CaseloadReads
from vlu_desktop.ui.home.cover_card import CoverCard, CoverServices
from vlu_desktop.ui.home.reassign_window import ReassignWindow


class CaseloadController(QObject):
    """Its cards are made when the unit's page is; its windows stand over whatever is in view.

    `lines_asked` carries an officer's id and name and a kind of line: what Today is to show.
    """

    lines_asked = Signal(str, str, str)

    def __init__(self, ground: AppContext, saver: Saver) -> None:
        super().__init__(ground.parent)
        self._ground, self._saver = ground, saver

    def join(self, unit: UnitController, home: HomeController, show_today: Callable[[], object]) -> None:
        """Stand on the unit's page, lead to Today, and be asked by the list of cases."""

        def show_lines(officer_id: str, name: str, kind: str) -> None:
            show_today()
            home.today.show_lines_of(officer_id, name, kind)

        unit.add_card("caseload", lambda: self.caseload)
        unit.add_card("caseload", lambda: self.cover)
        unit.add_card("briefing", lambda: self.briefing)
        self.lines_asked.connect(show_lines)
        home.give_asked.connect(self.give_chosen)

    @cached_property
    def caseload(self) -> CaseloadCard:
        """What each officer has."""
        ground, services = self._ground, self._ground.services
        reads = CaseloadReads(summaries=services.insight.today.summaries, staff=services.casework.caseload.staff)
        made = CaseloadCard(ground.worker, ground.bulletin, reads, today)
        made.lines_asked.connect(self.lines_asked)
        made.give_asked.connect(self.give)
        return made

    @cached_property
    def cover(self) -> CoverCard:
        """Who is away and who covers."""
        ground, casework = self._ground, self._ground.services.casework
        services = CoverServices(staff=casework.caseload.staff, covers=casework.covers, saver=self._saver)
        return CoverCard(ground.worker, ground.bulletin, services, today)

    @cached_property
    def briefing(self) -> BriefingCard:
        """What all cases show together."""
        ground = self._ground
        services = BriefingServices(
            briefings=lambda: ground.services.papers.briefings, now=now, folder=paths.documents_dir(), news=ground.news
        )
        return BriefingCard(ground.worker, ground.bulletin, services, today)

    def give_any(self) -> None:
        """Give cases of whichever officer to another."""
        casework = self._ground.services.casework

        def read() -> tuple[tuple[CaseLine, ...], Staff]:
            return casework.cases.lines(), casework.caseload.staff()

        def ask(found: tuple[tuple[CaseLine, ...], Staff]) -> None:
            lines, staff = found
            named: dict[str, str] = {each.id: each.name for each in staff.officers}
            cases = [(each.id, _whose(each, named.get(each.officer_id, ""))) for each in lines]
            self._open(sorted(cases, key=lambda case: case[1].casefold()), (), staff)

        self._ground.worker.ask(read, ask)

    def give(self, cases: Sequence[tuple[str, str]]) -> None:
        """Give some of these cases, as id and title, to another officer."""
        self._ask(cases, ())

    def give_chosen(self, cases: Sequence[tuple[str, str]]) -> None:
        """Give these cases, which were chosen before, to another officer."""
        self._ask(cases, [case_id for case_id, _ in cases])

    def _ask(self, cases: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        staff = self._ground.services.casework.caseload.staff
        self._ground.worker.ask(staff, lambda found: self._open(cases, ticked, found))

    def _open(self, cases: Sequence[tuple[str, str]], ticked: Collection[str], staff: Staff) -> None:
        if not cases:
            self._saver.problem(say("caseload.no-case-to-give"))
            return
        window = ReassignWindow(cases, ticked, staff.offered(today()), self._ground.parent)
        window.given.connect(lambda ids, officer_id, why: self._give(window, staff, ids, officer_id, why))
        window.open()

    def _give(self, window: ReassignWindow, staff: Staff, ids: Sequence[str], officer_id: str, why: str) -> None:
        caseload = self._ground.services.casework.caseload
        said = say("caseload.given", officer=staff.name(officer_id))
        window.save_by(self._saver, lambda: caseload.reassign(ids, officer_id, why, today()), said)


def _whose(line: CaseLine, officer: str) -> str:
    """A case with its reference and its officer."""
    case = say("caseload.titled", title=line.title, reference=line.reference) if line.reference else line.title
    if not officer:
        return say("caseload.whose-case-nobody", case=case)
    return say("caseload.whose-case", case=case, officer=officer)
