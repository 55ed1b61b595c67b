# SPDX-License-Identifier: Apache-2.0
"""Puts the places of an open casebook into the window and joins them: what one asks for, another shows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.app.controllers.asked_first import eraser
from vlu_desktop.app.controllers.case_choice import CaseChoice
from vlu_desktop.app.controllers.case_controller import CaseController, make_desk
from vlu_desktop.app.controllers.caseload_controller import CaseloadController
from vlu_desktop.app.controllers.computers_controller import ComputersController
from vlu_desktop.app.controllers.documents_controller import DocumentsController
from vlu_desktop.app.controllers.entry_controller import EntryController
from vlu_desktop.app.controllers.home_controller import HomeController, MadeAhead
from vlu_desktop.app.controllers.messages_controller import MessagesController
from vlu_desktop.app.controllers.people_controller import PeopleController
from vlu_desktop.app.controllers.unit_controller import UnitController
from vlu_desktop.app.remembered import LastPlace, keep_place, last_place
from vlu_desktop.bootstrap.clock import today
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.language.catalogue import say
from vlu_desktop.record import work as w
from vlu_desktop.record.changes import CaseLine, Draft, SearchResult
from vlu_desktop.services.cases.told_acts import ToldAct
from vlu_desktop.services.keeping.auditing import days
from vlu_desktop.ui.audit.audit_windows import AuditServices, AuditWindows
from vlu_desktop.ui.audit.did_today import DidToday
from vlu_desktop.ui.case.tab_tables import tab_of
from vlu_desktop.ui.case_session.act_news import ActNews
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.documents.export_window import ExportDialog
from vlu_desktop.ui.documents.maker_window import DraftingDialog
from vlu_desktop.ui.drafts.small_drafts import DUE_LINE, NEW_CASE
from vlu_desktop.ui.home.cases_page import CasesPage
from vlu_desktop.ui.intake.import_keeping import KIND as IMPORT
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.message_keeping import KINDS as MESSAGES
from vlu_desktop.ui.shell.command_palette import Palette
from vlu_desktop.ui.shell.main_window import Window
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.timeline.comparing import CaseComparison
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


class Pages(QObject):
    """Every place of the open casebook, and the ways between them."""

    def __init__(
        self,
        services: Services,
        worker: Worker,
        ahead: MadeAhead,
        window: Window,
        look: ThemeSwitcher,
    ) -> None:
        super().__init__(window)
        self.acts = ActNews(worker, ahead.bulletin, services.casework.undoing, window.news, self._in_view)
        ground = AppContext(services, worker, ahead.bulletin, window, window.news, self.acts)
        self._services, self._worker = services, worker
        self._bulletin = ahead.bulletin
        self._window = window
        self.desk = make_desk(ground)
        self.saver = Saver(worker, services.casework.records, self.acts)
        self.home = HomeController(ground, self.saver, ahead.today)
        self.today = self.home.today
        self.audit = self._make_audit(ground)
        self.comparing = CaseComparison(
            window, window.news, worker, (services.casework.cases, services.casework.search), look, today
        )
        self.case = CaseController(ground, self.desk, self.saver, look, lambda: self.audit.journal)
        self.workspace = self.case.workspace
        self.entry = EntryController(ground, self.desk, self.saver, self.case, window.sheet)
        self.people = PeopleController(ground, self.desk, self.saver, look)
        self.papers = DocumentsController(ground, self.desk, self.saver, self.today)
        self.messages = MessagesController(ground, self.desk, self.saver)
        self.unit = UnitController(ground, self.saver, look)
        self.manager = CaseloadController(ground, self.saver)
        self.computers = ComputersController(ground, self.saver, self.unit, self.today)
        self.today.add_line(self.unit.backups.line)
        self.choice = CaseChoice(ground, self.case_in_view, lambda case_id, act: self.open_case(case_id, done=act))
        self._place()
        self._join()
        self._join_case()

    def _make_audit(self, ground: AppContext) -> AuditWindows:
        keeping, as_known = ground.services.keeping, ground.services.insight.findings.as_known
        reads = AuditServices(
            keeping.auditing, keeping.erasing, keeping.retention, as_known, keeping.erased_elsewhere,
            eraser(ground.services),
        )  # fmt: skip
        return AuditWindows(ground.parent, ground.worker, ground.bulletin, reads, self.desk, ground.news)

    @property
    def cases(self) -> CasesPage:
        """The list of cases."""
        return self.home.cases

    def _place(self) -> None:
        self._window.add_place("today", say("app.today"), "today", lambda: self.today)
        self._window.add_place("calendar", say("app.calendar"), "calendar", lambda: self.home.calendar)
        self._window.add_place("cases", say("app.cases"), "cases", lambda: self.cases)
        self._window.add_place("register", say("app.documents"), "register", lambda: self.papers.register)
        self._window.add_place("audit", say("app.audit"), "audit", lambda: self.audit.page)
        self._window.add_place("unit", say("app.unit"), "unit", lambda: self.unit.page)

    def _join(self) -> None:
        self.acts.open_asked.connect(self.open_act)
        self.home.target_asked.connect(self._open_target)
        self.home.case_asked.connect(self.open_case)
        self.home.new_case_asked.connect(self.people.new_case)
        self.home.alike_asked.connect(self.people.join_people)
        self.today.continued.connect(self._continue)
        self.home.action_asked.connect(self._window.actions_registry.run)
        self.manager.join(self.unit, self.home, lambda: self._window.go("today"))
        self.unit.backups.line.settings_asked.connect(self.show_unit)
        self.audit.case_asked.connect(self.open_case)
        self.audit.case_erased.connect(self._leave_case)
        self.workspace.gone.connect(lambda: self._window.go("cases"))
        self.people.begun.connect(lambda case_id: self.open_case(case_id, "timeline"))
        self.people.person_asked.connect(lambda case_id, person_id: self._open_in(case_id, "person", person_id))
        self.people.case_asked.connect(self.open_case)
        self.people.record_asked.connect(self._open_in)
        self.comparing.record_asked.connect(self._open_in)
        self.papers.again_asked.connect(self.make_again)
        self.papers.add_asked.connect(self.add_to_bundle)
        self.papers.case_asked.connect(lambda case_id: self.open_case(case_id, "exhibits"))
        self.papers.imported.connect(lambda case_id: self.open_case(case_id, "incidents"))
        self.papers.messages_found.connect(self.messages.open_file)
        self.messages.taken_in.connect(self._show_messages)
        self.messages.log_taken_in.connect(lambda case_id, entry: self._open_in(case_id, "source-item", entry))
        self.messages.rows_asked.connect(lambda given: self.import_file().read_file(given))
        self.entry.drafted.connect(self.today.grow_stale)
        self.entry.resumed.connect(self._continue)
        self.desk.case_wanted.connect(lambda move, over: self.choice.choose(say("app.of-which-case"), move, over))

    def _join_case(self) -> None:
        header = self.case.header
        header.add_incident.connect(self.add_incident)
        header.make_document.connect(self.make_document)
        header.make_bundle.connect(self.make_bundle)
        header.palette_asked.connect(lambda: self._window.actions_registry.run("palette"))
        self.case.beside_asked.connect(self.compare_cases)
        self.case.pack_asked.connect(lambda hearing: self.papers.make_pack(self.workspace.case_id, hearing))
        self.case.across_asked.connect(self.show_across)
        self.case.incident_asked.connect(self.entry.open_incident)
        self.case.backlog_asked.connect(self.entry.backlog)
        self.workspace.ready.connect(lambda _: self.people.name_everybody())
        self.case.messages_dropped.connect(self.messages.open_files)
        self.case.bursts_asked.connect(self.messages.make_incidents)
        self.case.senders_asked.connect(self.messages.name_senders)
        self.entry.conversation_asked.connect(self.case.show_conversation)

    def _show_messages(self, case_id: str, to_gather: bool) -> None:
        """The conversations of a case that messages were taken into; then what incidents may be made of them."""

        def gather() -> None:
            self.messages.make_incidents()

        self.open_case(case_id, "conversations", gather if to_gather else None)

    def show_done(self) -> None:
        """What this officer did today, to be opened or taken back."""

        def show(acts: tuple[ToldAct, ...]) -> None:
            dialog = DidToday(self._window, acts)
            dialog.opened.connect(self.open_act)
            dialog.taken_back.connect(lambda told: self.acts.take_back(told.ref))
            dialog.open()

        midnight = days(today(), None)[0]
        assert midnight is not None
        self._worker.ask(lambda: self._services.casework.undoing.done_since(midnight), show)

    def open_act(self, told: ToldAct) -> None:
        """Show what was done: its record, in its case."""
        if told.case_id:
            self._open_in(told.case_id, *told.target)
        else:
            self.show_audit()

    def _in_view(self, told: ToldAct) -> bool:
        """Whether the record of an act is on the page in view, so that taking it back is seen."""
        page = self._window.current_page()
        if not told.case_id:
            return self.unit.is_made and page is self.unit.page
        here = page is self.workspace and self.workspace.case_id == told.case_id
        return here and self.case.shows(told.target[0], told.made)

    def open_case(self, case_id: str, tab: str = "", done: Callable[[], object] | None = None) -> None:
        """Show a case; its page is put into the window with the first."""
        self._window.add_page(self.workspace, say("app.case"))
        self._window.show_page(self.workspace, "cases")
        self.workspace.open(case_id, tab, done)

    def _open_in(self, case_id: str, key: str, record_id: str) -> None:
        """Show a record, in its own case."""
        self.open_case(case_id, done=lambda: self._reveal(key, record_id))

    def compare_cases(self) -> None:
        """Set the case in view beside another."""
        self.comparing.begin(self.desk.file, self.case.timeline.timeline.stage.view)

    def _leave_case(self, case_id: str) -> None:
        """A case that was erased is shown no more."""
        if self.workspace.case_id == case_id:
            self.workspace.close_case()
        self._window.go("cases")

    def show_audit(self, retention: bool = False, case_id: str = "") -> None:
        """Who did what, or the diary of retention reviews."""
        self._window.go("audit")
        if retention:
            self.audit.page.show_retention(case_id)
        else:
            self.audit.page.show_journal()

    def back_up(self) -> None:
        """Back up now, with the card in view that says how far it is."""
        self.show_unit("backup")
        self.unit.backups.card.back_up()

    def check_casebook(self) -> None:
        """Look through the whole casebook."""
        self._window.go("unit")
        self.unit.page.check_casebook()

    def show_hearing(self) -> None:
        """What the record shows for a hearing, over the timeline."""
        self.workspace.choose("timeline")
        self.case.timeline.ask_for_hearing()

    def show_unit(self, part: str) -> None:
        """A part of the unit's page."""
        self._window.go("unit")
        self.unit.page.show_part(part)

    def here(self) -> str:
        """Where the officer is: the part of the case in view, or the place."""
        return self.workspace.current_key if self.case_in_view() else self._window.current_place()

    def open_palette(self) -> None:
        """Find or do anything."""
        palette = Palette(
            self._window, self._window.actions_registry, self._worker, self._services.casework.search.search
        )
        palette.found.connect(self.go_to)
        palette.open()

    def go_to(self, hit: SearchResult) -> None:
        """Show what a search found."""
        if hit.case_id:
            self._open_in(hit.case_id, hit.record_type, hit.record_id)
        else:
            self._worker.ask(
                lambda: self._services.casework.search.case_of(hit.record_type, hit.record_id),
                lambda case_id: self._open_in(case_id, hit.record_type, hit.record_id),
            )

    def show_today(self) -> None:
        """What is due, ready for the arrows."""
        self._window.go("today")
        self.today.show_lines()

    def show_cases(self) -> None:
        """The list of cases, ready for a name to be typed."""
        self._window.go("cases")
        self.cases.focus_find()

    def case_in_view(self) -> bool:
        """Whether a case's own page is what the officer looks at: only then is it taken that they mean that case."""
        return bool(self.workspace.case_id) and self._window.current_page() is self.workspace

    def add_incident(self) -> None:
        """A new incident of the case in view, or of one that is chosen for it."""
        self.choice.do(say("app.add-incident"), self.entry.add_incident)

    def show_across(self, person_id: str = "") -> None:
        """An offender's cases side by side: of the person given, or of the case in view."""
        wanted = person_id or self.people.offender()
        if not wanted:
            self._window.news.problem(say("app.no-offender-is-entered-in"))
            return
        self._window.add_page(self.people.across, say("app.across-cases"))
        self._window.show_page(self.people.across, "cases")
        self.people.across.show_person(wanted)

    def import_file(self) -> ImportWizard:
        """Take a diary into the case in view, or into a new one; the window says which, and lets it be changed."""
        return self.papers.import_file(self.workspace.case_id if self.case_in_view() else "")

    def make_document(self, kind: str = "") -> None:
        """Make a document of the case in view, or of one that is chosen for it; of a kind, where one is named."""
        make = partial(self.papers.make_document, kind=kind)
        self.choice.do(say("app.make-a-document"), lambda: self.make_of_case(make))

    def make_bundle(self) -> None:
        """Make a bundle of the case in view, or of one that is chosen for it."""
        self.choice.do(say("app.make-a-bundle"), lambda: self.make_of_case(self.papers.make_bundle))

    def make_of_case(self, begin: Callable[[str], DraftingDialog | ExportDialog]) -> None:
        """Open a window that makes something of the case in view; of another case it begins again."""
        window = begin(self.workspace.case_id)
        window.case.set_changeable(True)

        def again() -> None:
            window.leave(lambda: self.make_of_case(begin))

        window.case.change_asked.connect(lambda: self.choice.choose(say("app.of-which-case"), again, window))

    def add_to_bundle(self, entry: w.Disclosure) -> None:
        """Add to a bundle of the register, over its case."""
        self.open_case(entry.case_id, "exhibits", lambda: self.papers.add_to_bundle(entry))

    def make_again(self, entry: w.Disclosure) -> None:
        """Make a document of the register again, over its case."""
        self.open_case(entry.case_id, "exhibits", lambda: self.papers.make_again(entry))

    def keep_drafts(self) -> None:
        """Before the casebook is closed: what is being typed goes into the vault."""
        self.entry.keep_drafts()
        self.papers.keep_drafts()
        self.messages.keep_drafts()

    def keep_place(self) -> None:
        """Before the casebook is closed: where the officer is in it."""
        workspace = self.workspace
        in_case = self._window.current_page() is workspace
        keep_place(LastPlace(self._window.current_place(), workspace.case_id, workspace.current_key, in_case))

    def return_to_place(self, locked: bool) -> None:
        """After a lock, back to where the officer was; after a start the case is offered on Today."""
        last = last_place(self._window.place_keys(), self.workspace.keys())
        if locked:
            self._worker.ask(self._services.casework.drafts.all, self._say_unlocked)
        if locked and not last.in_case:
            self._window.go(last.place)

        def found(case: CaseLine | None) -> None:
            if case is not None and locked and last.in_case:
                self.open_case(case.id, last.tab)
            elif case is not None:
                self.today.offer_case(case.title, lambda: self.open_case(case.id, last.tab))

        if last.case_id:
            lines = self._services.casework.cases.lines
            self._worker.ask(lambda: next((each for each in lines() if each.id == last.case_id), None), found)

    def _say_unlocked(self, drafts: list[Draft]) -> None:
        """What came of what was being typed when it was locked."""
        if not drafts:
            self._window.news.say(say("app.unlocked"))
            return
        kept, go_on = say("app.unlocked-drafts", count=len(drafts)), say("app.go-on-with", kind=drafts[0].kind)
        self._window.news.say(kept, go_on, lambda: self._continue(drafts[0]))

    def _continue(self, draft: Draft) -> None:
        """Go on with what was begun and not saved, in its own case."""
        if draft.kind == NEW_CASE:
            self.people.resume(draft)
        elif draft.kind == DUE_LINE:
            self._continue_line(draft)
        elif draft.kind == IMPORT and not draft.case_id:
            self.papers.resume_import(draft)
        elif draft.kind in MESSAGES and not draft.case_id:
            self.messages.resume(draft)
        elif draft.kind in MESSAGES:
            self.open_case(draft.case_id, done=lambda: self.messages.resume(draft))
        elif draft.kind == IMPORT:
            self.open_case(draft.case_id, done=lambda: self.papers.resume_import(draft))
        elif draft.case_id:
            self.open_case(draft.case_id, done=lambda: self.entry.resume(draft))
        else:
            self.entry.resume(draft)

    def _continue_line(self, draft: Draft) -> None:
        """Go on with what was being noted of a line of Today."""
        window = self.today.resume(draft)
        if window is None:
            self._window.news.problem(say("app.the-line-that-this-was"))
        else:
            window.take_draft(draft, self._worker, self._services.casework.drafts)

    def _reveal(self, key: str, record_id: str) -> None:
        if key != "case":
            self.case.open_record(key, record_id)

    def _open_target(self, case_id: str, key: str, record_id: str) -> None:
        if key == "retention":
            self.show_audit(retention=True, case_id=record_id)
            return
        self.open_case(case_id, "timeline" if key == "finding" else tab_of(key), lambda: self._due(key, record_id))

    def _due(self, key: str, record_id: str) -> None:
        if key == "finding":
            self.case.show_finding(record_id)
        else:
            self._reveal(key, record_id)
