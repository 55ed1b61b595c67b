# SPDX-License-Identifier: Apache-2.0
"""Builds the pages of an open casebook and joins them: what one asks for, another shows."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vlu_desktop import places
from vlu_desktop.composition import Services, now, today
from vlu_desktop.domain import conduct as c
from vlu_desktop.domain import work as w
from vlu_desktop.domain.base import Record
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.changes import Changes, Draft, Hit
from vlu_desktop.domain.due import DueItem
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.records import record_type, type_of
from vlu_desktop.services.bundle_order import BundleOrder
from vlu_desktop.services.cases import NewCase
from vlu_desktop.services.meetings import UNFINISHED
from vlu_desktop.ui.audit.rooms import AuditRooms, Reads
from vlu_desktop.ui.backup.backups import Backups
from vlu_desktop.ui.bulletin import Bulletin
from vlu_desktop.ui.case import tabs
from vlu_desktop.ui.case.desk import CaseDesk, Saver
from vlu_desktop.ui.case.dialog import RecordDialog
from vlu_desktop.ui.case.dialog_drafts import keep_dialogs, reopen
from vlu_desktop.ui.case.exhibits_tab import ExhibitsTab
from vlu_desktop.ui.case.header import CaseHeader
from vlu_desktop.ui.case.incidents_tab import IncidentsTab
from vlu_desktop.ui.case.meetings_tab import MeetingsTab
from vlu_desktop.ui.case.people_tab import PeopleTab
from vlu_desktop.ui.case.risk_tab import RiskTab
from vlu_desktop.ui.case.sections import SectionsTab
from vlu_desktop.ui.case.statements_tab import StatementsTab
from vlu_desktop.ui.case.timeline_tab import TimelineTab, Ways
from vlu_desktop.ui.case.workspace import Tab, Workspace
from vlu_desktop.ui.cases import CaseReads, CasesPage
from vlu_desktop.ui.documents.bundler import Bundler, Bundling
from vlu_desktop.ui.documents.maker import DocumentMaker, Making
from vlu_desktop.ui.documents.sign_off_card import SignOffCard
from vlu_desktop.ui.entry.backlog import BacklogDialog, BacklogGrid
from vlu_desktop.ui.entry.incident import IncidentDialog, IncidentPane
from vlu_desktop.ui.entry.small_drafts import (
    CLOSING,
    NEW_CASE,
    PERSON,
    SMALL,
    SmallWindow,
    about_of,
    keep_small,
)
from vlu_desktop.ui.importing.wizard import ImportWizard
from vlu_desktop.ui.keeping.keys_card import KeysCard
from vlu_desktop.ui.new_case import NewCaseDialog
from vlu_desktop.ui.people.across import AcrossPage
from vlu_desktop.ui.people.joining import JoiningDialog
from vlu_desktop.ui.register import RegisterPage
from vlu_desktop.ui.settings_card import SettingsCard
from vlu_desktop.ui.theme import Look
from vlu_desktop.ui.timeline.comparing import Comparing
from vlu_desktop.ui.timeline.sharing import ChartSharing
from vlu_desktop.ui.today import TodayPage
from vlu_desktop.ui.unit import UnitPage
from vlu_desktop.ui.window import Window
from vlu_desktop.ui.worker import Worker

# Where a record is shown: the type's key to the tab that holds its table. Any other opens in a window of its own.
_TAB_OF = {
    "incident": "incidents", "police-contact": "incidents", "life-event": "incidents", "recording-period": "incidents",
    "source-item": "incidents", "statement": "statements", "statement-offer": "statements", "meeting": "meetings",
    "action": "meetings", "order": "orders", "breach": "orders", "conviction": "history", "charge": "history",
    "sentence": "history", "proceeding": "history", "hearing": "history", "whereabouts": "history",
    "movement": "history", "programme": "history", "assessment": "history", "form-answers": "risk",
    "involvement": "people", "person": "people", "relationship": "people", "contact": "contacts",
    "request": "contacts", "sharing": "contacts", "exhibit": "exhibits", "disclosure": "exhibits",
}  # fmt: skip


class Pages(QObject):
    """Every page of the open casebook."""

    def __init__(
        self,
        services: Services,
        worker: Worker,
        bulletin: Bulletin,
        window: Window,
        look: Look,
        undo: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._services = services
        self._worker = worker
        self._window = window
        self._bulletin = bulletin
        self._look = look
        self._undo = undo
        self.desk = CaseDesk(today)
        self.desk.propose_with(
            lambda record, audience, then: worker.ask(
                lambda: services.withholding.proposed(self.desk.file.case.id, record, audience, today()), then
            )
        )
        self.saver = Saver(worker, bulletin, services.records, window.news, undo)
        self.today = TodayPage(worker, bulletin, services.today, services.drafts.all, today)
        self.cases = CasesPage(
            worker,
            bulletin,
            CaseReads(
                all=services.looking.cases,
                first=services.looking.first_cases,
                summaries=services.today.summaries,
                alike=services.joining.how_many,
            ),
            today,
        )
        self.register = RegisterPage(worker, bulletin, services.register.rows, self.desk.context())
        self.unit = UnitPage(
            worker, bulletin, services.units, look, window.news, self._problems, services.vault.path, today
        )
        self.keys = KeysCard(
            worker,
            services.keeping,
            window.news,
            unit=lambda: services.units.standing().unit.name,
            casebook=services.vault.path.name,
            day=today,
        )
        self.settings = SettingsCard(worker, bulletin, services.rule_settings, today)
        self.unit.add_card(self.settings)
        self.unit.add_card(self.keys)
        self.unit.add_card(SignOffCard(worker, services.documents, self.saver))
        self.backups = Backups(
            worker, bulletin, services.backing, window, window.news, today, now, places.documents_dir()
        )  # fmt: skip
        self.unit.add_card(self.backups.card)
        self.today.add_line(self.backups.line)
        reads = Reads(services.auditing, services.erasing, services.retaining, services.findings.as_known)
        self.audit = AuditRooms(window, worker, bulletin, reads, self.desk, window.news)
        self.comparing = Comparing(window, window.news, worker, (services.cases, services.looking), look, today)
        self.across = AcrossPage(worker, bulletin, services.offenders, look, today)
        self.header = CaseHeader(today)
        self.workspace = Workspace(worker, bulletin, services.cases, self.desk, self.header)
        self._wanted: Callable[[], None] | None = None
        self._build_tabs()
        self._build_windows()
        self._place()
        self._join()

    def _build_tabs(self) -> None:
        services, desk, saver = self._services, self.desk, self.saver
        self.timeline = TimelineTab(desk, saver, self._worker, services.findings, self._look, self._ways())
        self.incidents = IncidentsTab(desk, saver)
        self.statements = StatementsTab(
            desk, saver, self._worker, services.statements, services.drafts, services.prompts
        )
        self.meetings = MeetingsTab(desk, saver, services.meetings)
        self.risk = RiskTab(desk, saver, services.forms)
        self.orders = SectionsTab(desk, saver, tabs.orders())
        self.history = SectionsTab(desk, saver, tabs.history())
        self.people = PeopleTab(desk, saver, services.people)
        self.contacts = SectionsTab(desk, saver, tabs.contacts())
        self.exhibits = ExhibitsTab(desk, saver, self._worker, services.exhibits)
        self.workspace.set_tabs(
            (
                Tab(key="timeline", name="Timeline", widget=self.timeline),
                Tab(key="incidents", name="Incidents", widget=self.incidents, count=_counts(c.Incident)),
                Tab(key="statements", name="Statements", widget=self.statements, count=_counts(w.Statement)),
                Tab(key="meetings", name="MARAC and actions", widget=self.meetings, count=self._actions_due),
                Tab(key="orders", name="Orders and breaches", widget=self.orders),
                Tab(key="history", name="History", widget=self.history),
                Tab(key="risk", name="Risk", widget=self.risk),
                Tab(key="people", name="People", widget=self.people),
                Tab(key="contacts", name="Contact log", widget=self.contacts),
                Tab(key="exhibits", name="Exhibits", widget=self.exhibits),
                Tab(key="journal", name="Journal", widget=self.audit.journal),
            )
        )

    def _ways(self) -> Ways:
        sharing = ChartSharing(self._window, self._worker, lambda: self._services.charts, self._window.news, now)
        sharing.saved.connect(self._chart_saved)
        return Ways(
            sharing=sharing,
            folder=places.documents_dir(),
            lanes=places.remembered("timeline-lanes"),
            keep_lanes=lambda lanes: places.remember("timeline-lanes", lanes),
        )

    def _chart_saved(self, entry: w.Disclosure, out: Path) -> None:
        self._window.news.say(f"Saved {out.name}, for use inside the unit. It is in the register.")
        key = (type_of(w.Disclosure).key, entry.id)
        self._bulletin.publish(Changes(added=frozenset({key}), cases=frozenset({entry.case_id})))

    def _build_windows(self) -> None:
        services = self._services
        pane = IncidentPane(self.desk, self.saver, self._worker, services.incidents, services.drafts)
        pane.saved.connect(self._saved_incident)
        pane.drafted.connect(lambda _: self.today.grow_stale())
        self._incident = IncidentDialog(pane, self._window)
        grid = BacklogGrid(self.desk, self._worker, services.incidents, services.drafts)
        grid.saved.connect(self._saved_backlog)
        grid.drafted.connect(lambda _: self.today.grow_stale())
        self._backlog = BacklogDialog(grid, self._window)

    def _saved_incident(self, changes: Changes) -> None:
        self._bulletin.publish(changes)

    def _saved_backlog(self, changes: Changes) -> None:
        many = sum(1 for key, _ in changes.added if key == "incident")
        self._window.news.say(f"Saved {many:,} incidents.", "Undo them all", self._undo)
        self._bulletin.publish(changes)

    def _place(self) -> None:
        self._window.add_place("today", "Today", "today", self.today)
        self._window.add_place("cases", "Cases", "cases", self.cases)
        self._window.add_place("register", "Documents", "register", self.register)
        self._window.add_place("audit", "Audit", "audit", self.audit.page)
        self._window.add_place("unit", "Unit", "unit", self.unit)
        self._window.add_page(self.workspace)
        self._window.add_page(self.across)

    def _join(self) -> None:
        self.today.opened.connect(self._open_due)
        self.backups.line.settings_asked.connect(lambda: self._window.go("unit"))
        self.backups.folder_known.connect(lambda folder: places.remember("backups", folder))
        self.today.continued.connect(self._continue)
        self.cases.opened.connect(self.open_case)
        self.cases.begun.connect(self.new_case)
        self.cases.alike_asked.connect(self.join_people)
        self.audit.case_asked.connect(self.open_case)
        self.audit.case_erased.connect(self._leave_case)
        self.people.across_asked.connect(self.show_across)
        self.across.case_asked.connect(self.open_case)
        self.across.record_asked.connect(self._open_in)
        self.comparing.record_asked.connect(self._open_in)
        self.timeline.beside_asked.connect(self.compare_cases)
        self.register.again.connect(self.make_again)
        self.register.add_asked.connect(self.add_to_bundle)
        self.register.opened.connect(lambda case_id: self.open_case(case_id, "exhibits"))
        self.header.add_incident.connect(self.add_incident)
        self.header.make_document.connect(self.make_document)
        self.header.make_bundle.connect(self.make_bundle)
        self.header.details.connect(lambda: self._record(self.desk.file.case))
        self.header.palette_asked.connect(lambda: self._window.actions_registry.run("palette"))
        self.timeline.incident_opened.connect(self.open_incident)
        self.timeline.record_opened.connect(self.open_record)
        self.timeline.listed.connect(self._list_incidents)
        self.incidents.opened.connect(lambda record: self.open_incident(record.id))
        self.risk.incidents_asked.connect(self._list_incidents)
        self.incidents.backlog_asked.connect(self.backlog)
        self.workspace.ready.connect(lambda _: self._name_everybody())
        self._bulletin.changed.connect(self._names_changed)

    def open_case(self, case_id: str, tab: str = "", done: Callable[[], None] | None = None) -> None:
        """Show a case."""
        wanted, self._wanted = self._wanted, None
        self._window.show_page(self.workspace, "cases")
        self.workspace.open(case_id, tab, done or wanted)

    def _open_in(self, case_id: str, key: str, record_id: str) -> None:
        """Show a record, in its own case."""
        self.open_case(case_id, done=lambda: self._reveal(key, record_id))

    def compare_cases(self) -> None:
        """Set the case in view beside another."""
        self.comparing.begin(self.desk.file, self.timeline.timeline.stage.view)

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

    def open_record(self, key: str, record_id: str) -> None:
        """Show a record of the open case, in its table or in a window of its own."""
        record = self.desk.file.get(record_type(key).cls, record_id)
        if record is None:
            self._window.news.problem("That record is no longer in the case. Undo may bring it back.")
        elif key == "incident":
            self.open_incident(record_id)
        else:
            tab = _TAB_OF.get(key)
            if tab is not None:
                widget = self.workspace.choose(tab)
                if isinstance(widget, PeopleTab) and widget.choose(record_id):
                    return
                if isinstance(widget, SectionsTab | StatementsTab | MeetingsTab | RiskTab) and widget.reveal(record):
                    return
            self._record(record)

    def go_to(self, hit: Hit) -> None:
        """Show what a search found."""
        if hit.case_id:
            self.open_case(hit.case_id, done=lambda: self._reveal(hit.record_type, hit.record_id))
        else:
            self._worker.ask(
                lambda: self._services.looking.case_of(hit.record_type, hit.record_id),
                lambda case_id: self.open_case(case_id, done=lambda: self._reveal(hit.record_type, hit.record_id)),
            )

    def _names_changed(self, changes: Changes) -> None:
        if changes.touches("person", "person-name"):
            self._name_everybody()

    def _name_everybody(self) -> None:
        """Anybody held can be linked to, also from another case."""
        self._worker.ask(self._services.looking.people, self.desk.know)

    def show_cases(self) -> None:
        """The list of cases, ready for a name to be typed."""
        self._window.go("cases")
        self.cases.focus_find()

    def open_incident(self, incident_id: str) -> None:
        """An incident's own page."""
        self._incident.pane.open_incident(incident_id)
        self._incident.show()

    def add_incident(self) -> None:
        """A new incident of the case in view; with no case in view, of the one that is then chosen."""
        if not self.workspace.case_id:
            self._wanted = self.add_incident
            self.show_cases()
            self._window.news.say("Choose the case it belongs to. The incident opens with it.")
            return
        self._incident.pane.begin()
        self._incident.show()

    def backlog(self) -> None:
        """Years told at once, in a grid."""
        self._backlog.grid.begin()
        self._backlog.show()

    def new_case(self) -> None:
        """Begin a case, and open it."""
        self._worker.ask(self._services.looking.people, self._ask_new_case)

    def _ask_new_case(self, held: dict[str, str], draft: Draft | None = None) -> None:
        dialog = NewCaseDialog(self._window, held)
        if draft is not None:
            dialog.take_draft(draft, self._worker, self._services.drafts)

        def begin(new: NewCase) -> None:
            self._worker.ask(lambda: self._services.cases.begin(new, today()), begun, dialog.problem)

        def begun(made: tuple[str, Changes]) -> None:
            case_id, changes = made
            dialog.accept()
            self._bulletin.publish(changes)
            self.open_case(case_id, "timeline")

        dialog.begun.connect(begin)
        dialog.open()

    def show_across(self, person_id: str = "") -> None:
        """An offender's cases side by side: of the person given, or of the case in view."""
        wanted = person_id or next(iter(self.desk.file.offenders), "")
        if not wanted:
            self._window.news.problem("No offender is entered in this case yet.")
            return
        self._window.show_page(self.across, "cases")
        self.across.show_person(wanted)

    def join_people(self) -> None:
        """Show the entries that may be one person."""
        dialog = JoiningDialog(self._window, self._worker, self._services.joining, self.saver)
        dialog.looked_at.connect(self._look_at_person)
        dialog.open()

    def _look_at_person(self, person_id: str) -> None:
        self._worker.ask(
            lambda: self._services.looking.case_of("person", person_id),
            lambda case_id: self.open_case(case_id, done=lambda: self._reveal("person", person_id)),
        )

    def import_file(self) -> None:
        """Take a diary into the case in view, or into a new one."""
        self._wizard().open()

    def _wizard(self) -> ImportWizard:
        title = self.desk.file.case.title if self.workspace.case_id else ""
        wizard = ImportWizard(self._window, self._worker, self._services.imports, self.workspace.case_id, title, today)
        wizard.committed.connect(self._imported)
        return wizard

    def _imported(self, case_id: str, changes: Changes) -> None:
        many = sum(1 for key, _ in changes.added if key == "incident")
        self._window.news.say(f"Took in {many:,} incidents.", "Undo import", self._undo)
        self._bulletin.publish(changes)
        self.open_case(case_id, "incidents")

    def make_document(self) -> None:
        """Make a document of the case in view."""
        maker = self._maker()
        maker.open()

    def make_again(self, entry: w.Disclosure) -> None:
        """Make a document of the register again, or a fresh bundle of what was in one."""

        def ready() -> None:
            if BundleOrder.is_one(entry.request):
                self._from_register(lambda: BundleOrder.from_text(entry.request, entry.case_id), Bundler.begin_from)
                return
            maker = self._maker()
            try:
                maker.make_again(entry)
            except UserError as problem:
                maker.deleteLater()
                self._window.news.problem(str(problem))
            else:
                maker.open()

        self.open_case(entry.case_id, "exhibits", ready)

    def make_bundle(self) -> None:
        """Make a bundle of the case in view."""
        self._bundler().open()

    def add_to_bundle(self, entry: w.Disclosure) -> None:
        """Add to a bundle of the register, at its end."""
        bundles = self._services.bundles
        self.open_case(
            entry.case_id, "exhibits", lambda: self._from_register(lambda: bundles.reopened(entry.id), Bundler.add_to)
        )

    def _from_register(
        self, read: Callable[[], BundleOrder], show: Callable[[Bundler, BundleOrder], None]
    ) -> None:  # fmt: skip
        def ready(order: BundleOrder) -> None:
            bundler = self._bundler()
            show(bundler, order)
            bundler.open()

        self._worker.ask(read, ready, self._window.news.problem)

    def _bundler(self) -> Bundler:
        services = self._services
        bundling = Bundling(
            self._worker, services.cases, services.findings, services.documents, services.bundles, today, now,
            services.second_officer,
        )  # fmt: skip
        bundler = Bundler(self._window, bundling, self.workspace.case_id, places.documents_dir())
        bundler.saved.connect(self._document_saved)
        return bundler

    def _maker(self) -> DocumentMaker:
        services = self._services
        making = Making(
            self._worker, services.cases, services.findings, services.documents, today, now, services.second_officer
        )  # fmt: skip
        maker = DocumentMaker(self._window, making, self.workspace.case_id, places.documents_dir())
        maker.saved.connect(self._document_saved)
        return maker

    def _document_saved(self, entry: w.Disclosure, out: Path) -> None:
        self._window.news.say(f"Saved {out.name}, {entry.pages} pages. It is in the register.")
        key = (type_of(w.Disclosure).key, entry.id)
        self._bulletin.publish(Changes(added=frozenset({key}), cases=frozenset({entry.case_id})))

    def _continue(self, draft: Draft) -> None:
        """Go on with what was begun and not saved, in its own case."""
        if draft.kind == NEW_CASE:
            self._worker.ask(self._services.looking.people, lambda held: self._ask_new_case(held, draft))
        else:
            self.open_case(draft.case_id, done=lambda: self._resume(draft))

    def _resume(self, draft: Draft) -> None:
        if draft.kind == "incident":
            self._incident.pane.resume(draft)
            self._incident.show()
        elif draft.kind == "backlog":
            self._backlog.grid.resume(draft)
            self._backlog.show()
        elif draft.kind == "statement":
            self.workspace.choose("statements")
            self.statements.resume(draft)
        elif draft.kind == "record":
            reopen(draft, self.desk, self.saver, self._window, self._worker, self._services.drafts)
        elif draft.kind in SMALL:
            self._resume_small(draft)

    def _resume_small(self, draft: Draft) -> None:
        dialog: SmallWindow | None
        if draft.kind == PERSON:
            self.workspace.choose("people")
            dialog = self.people.add()
        else:
            self.workspace.choose("meetings")
            there = self.meetings.choose(about_of(draft))
            begin = self.meetings.close_meeting if draft.kind == CLOSING else self.meetings.set_follow_up
            dialog = begin() if there else None
        if dialog is None:
            self._window.news.problem("The meeting that was being closed is no longer in the record.")
        else:
            dialog.take_draft(draft, self._worker, self._services.drafts)

    def dialogs(self) -> tuple[tuple[str, Callable[[], QWidget | None]], ...]:
        """Windows that open over a case, for a picture of each: a name, and what shows it."""

        def shown(show: Callable[[], None], widget: QWidget) -> Callable[[], QWidget]:
            def run() -> QWidget:
                show()
                return widget

            return run

        def maker() -> QWidget:
            dialog = self._maker()
            dialog.open()
            dialog.make.click()
            return dialog

        def bundler() -> QWidget:
            dialog = self._bundler()
            dialog.open()
            return dialog

        def order() -> QWidget | None:
            orders = self.desk.file.orders
            if not orders:
                return None
            dialog = RecordDialog(orders[0], self.desk, self.saver, self._window)
            dialog.open()
            return dialog

        def wizard() -> QWidget:
            dialog = self._wizard()
            dialog.open()
            dialog.open_file(places.resources() / "examples" / "diary.csv")
            return dialog

        return (
            ("import", wizard),
            ("record", order),
            ("add-incident", shown(self.add_incident, self._incident)),
            ("backlog", shown(self.backlog, self._backlog)),
            ("make-document", maker),
            ("make-bundle", bundler),
        )

    def keep_drafts(self) -> None:
        """Before the casebook is closed: what is being typed goes into the vault."""
        self._incident.pane.keep_draft()
        self._backlog.grid.keep_draft()
        self.statements.keep_draft()
        self.risk.leave()
        keep_dialogs(self._window, self._worker, self._services.drafts, self.workspace.case_id)
        keep_small(self._window, self._worker, self._services.drafts, self.workspace.case_id)

    def _reveal(self, key: str, record_id: str) -> None:
        if key != "case":
            self.open_record(key, record_id)

    def _record(self, record: Record) -> None:
        RecordDialog(record, self.desk, self.saver, self._window).open()

    def _list_incidents(self, ids: tuple[str, ...]) -> None:
        self.workspace.choose("incidents")
        self.incidents.show_only(ids)

    def _open_due(self, item: DueItem) -> None:
        key, record_id = item.target
        if key == "retention":
            self.show_audit(retention=True, case_id=record_id)
            return
        self.open_case(
            item.case_id, "timeline" if key == "finding" else _TAB_OF.get(key, ""), lambda: self._due(key, record_id)
        )

    def _due(self, key: str, record_id: str) -> None:
        if key == "finding":
            self.timeline.show_finding(record_id)
        elif key != "case":
            self.open_record(key, record_id)

    @staticmethod
    def _actions_due(file: CaseFile) -> str:
        late = sum(1 for row in file.all(w.Action) if row.status in UNFINISHED and row.due and row.due <= today())
        return f"{late} due" if late else ""

    def _problems(self) -> tuple[str, ...]:
        return self._services.check().problems


def _counts(cls: type[Record]) -> Callable[[CaseFile], str]:
    return lambda file: f"{len(file.all(cls)):,}" if file.all(cls) else ""
