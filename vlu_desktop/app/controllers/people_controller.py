# SPDX-License-Identifier: Apache-2.0
"""People beyond one case: a new case and who is in it, an offender's cases side by side, entries that may be one."""

from functools import cached_property

from PySide6.QtCore import QObject, Signal

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.app.controllers.asked_first import joiner
from vlu_desktop.bootstrap.clock import today
from vlu_desktop.record.changes import Changes, Draft
from vlu_desktop.services.cases.cases import NewCase
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.home.new_case import NewCaseDialog
from vlu_desktop.ui.people.across_cases import AcrossPage
from vlu_desktop.ui.people.joining_window import JoiningDialog
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


class PeopleController(QObject):
    """`begun` carries the id of a new case, `person_asked` the case and the id of a person to look at in it;
    `case_asked` and `record_asked` what to look at of an offender's cases.
    """

    begun = Signal(str)
    person_asked = Signal(str, str)
    case_asked = Signal(str)
    record_asked = Signal(str, str, str)

    def __init__(self, ground: AppContext, desk: CaseSession, saver: Saver, look: ThemeSwitcher) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        self._desk = desk
        self._saver = saver
        self._look = look
        ground.bulletin.changed.connect(self._names_changed)

    @cached_property
    def across(self) -> AcrossPage:
        """An offender's cases beside each other."""
        ground = self._ground
        insight = ground.services.insight
        made = AcrossPage(ground.worker, ground.bulletin, insight.offenders, insight.today, self._look, today)
        made.case_asked.connect(self.case_asked)
        made.record_asked.connect(self.record_asked)
        return made

    def new_case(self) -> None:
        """Begin a case."""
        self._ground.worker.ask(self._ground.services.casework.search.people, self._ask_new_case)

    def resume(self, draft: Draft) -> None:
        """Go on with a new case that was begun and not saved."""
        self._ground.worker.ask(
            self._ground.services.casework.search.people, lambda held: self._ask_new_case(held, draft)
        )

    def _ask_new_case(self, held: dict[str, str], draft: Draft | None = None) -> None:
        ground = self._ground
        dialog = NewCaseDialog(ground.parent, held)
        if draft is not None:
            dialog.take_draft(draft, ground.worker, ground.services.casework.drafts)

        def begin(new: NewCase) -> None:
            ground.worker.ask(lambda: ground.services.casework.cases.begin(new, today()), begun, dialog.problem)

        def begun(made: tuple[str, Changes]) -> None:
            case_id, changes = made
            dialog.accept()
            ground.bulletin.publish(changes)
            self.begun.emit(case_id)

        dialog.begun.connect(begin)
        dialog.open()

    def offender(self) -> str:
        """The offender of the case in view, "" for none."""
        return next(iter(self._desk.file.offenders), "") if self._desk.is_open else ""

    def join_people(self) -> None:
        """Show the entries that may be one person."""
        ground = self._ground
        services = ground.services
        dialog = JoiningDialog(
            ground.parent, ground.worker, services.insight.joining, self._saver, joiner(services)
        )  # fmt: skip
        dialog.looked_at.connect(self._look_at)
        dialog.open()

    def _look_at(self, person_id: str) -> None:
        looking = self._ground.services.casework.search
        self._ground.worker.ask(
            lambda: looking.case_of("person", person_id), lambda case_id: self.person_asked.emit(case_id, person_id)
        )

    def name_everybody(self) -> None:
        """Anybody held can be linked to, also from another case."""
        self._ground.worker.ask(self._ground.services.casework.search.people, self._desk.know)

    def _names_changed(self, changes: Changes) -> None:
        if changes.touches("person", "person-name"):
            self.name_everybody()
