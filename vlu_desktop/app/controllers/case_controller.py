# SPDX-License-Identifier: Apache-2.0
"""One case: its desk, its workspace with every tab, and showing a record of it where it stands."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.platform import paths, preferences
from vlu_desktop.record import conduct as c
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.record_types import record_type, type_of
from vlu_desktop.record.work import UNFINISHED
from vlu_desktop.services.cases.conversations import is_message
from vlu_desktop.ui.audit.journal_tab import JournalTab
from vlu_desktop.ui.case import tab_tables
from vlu_desktop.ui.case.case_header import CaseHeader
from vlu_desktop.ui.case.conversation_tab import ConversationTab
from vlu_desktop.ui.case.exhibits_tab import ExhibitsTab
from vlu_desktop.ui.case.file_drop import FileDrop
from vlu_desktop.ui.case.incidents_tab import IncidentsTab
from vlu_desktop.ui.case.meetings_tab import MeetingsTab
from vlu_desktop.ui.case.people_tab import PeopleTab
from vlu_desktop.ui.case.risk_tab import RiskTab
from vlu_desktop.ui.case.sections import SectionsTab
from vlu_desktop.ui.case.statements_tab import StatementsTab
from vlu_desktop.ui.case.suggestions_tab import SuggestionsTab
from vlu_desktop.ui.case.tab_tables import ALONE, tab_of
from vlu_desktop.ui.case.take_in_window import ExhibitWork, in_case
from vlu_desktop.ui.case.timeline_tab import TimelineExports, TimelineTab
from vlu_desktop.ui.case.workspace import Tab, Workspace
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.timeline.share import ChartSharing
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


def make_desk(ground: AppContext) -> CaseSession:
    """The desk of the case in view, which proposes what to withhold."""
    desk = CaseSession(today)
    withholding, worker = ground.services.papers.withholding, ground.worker
    desk.propose_with(
        lambda record, audience, then: worker.ask(
            lambda: withholding.proposed(desk.file.case.id, record, audience, today()), then
        )
    )
    return desk


class CaseController(QObject):
    """`incident_asked` carries the id of an incident to open; `messages_dropped` files of messages and their case."""

    incident_asked = Signal(str)
    messages_dropped = Signal(object, str)

    def __init__(
        self, ground: AppContext, desk: CaseSession, saver: Saver, look: ThemeSwitcher, journal: JournalTab
    ) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        self._desk = desk
        self._saver = saver
        self.header = CaseHeader(today)
        self.workspace = Workspace(ground.worker, ground.bulletin, ground.services.casework.cases, desk, self.header)
        self._build_tabs(look, journal)
        FileDrop(self.workspace, in_case).dropped.connect(self._dropped)
        self.conversations.incident_asked.connect(self.incident_asked)
        self.header.details.connect(self.show_details)
        self.timeline.incident_opened.connect(self.incident_asked)
        self.timeline.record_opened.connect(self.open_record)
        self.timeline.listed.connect(self.list_incidents)
        self.incidents.opened.connect(lambda record: self.incident_asked.emit(record.id))
        self.risk.incidents_asked.connect(self.list_incidents)

    def _build_tabs(self, look: ThemeSwitcher, journal: JournalTab) -> None:
        services, desk, saver, worker = self._ground.services, self._desk, self._saver, self._ground.worker
        self.timeline = TimelineTab(desk, saver, worker, services.insight.findings, look, self._ways())
        self.incidents = IncidentsTab(desk, saver)
        self.suggestions = SuggestionsTab(desk, saver, services.casework.suggestions)
        self.statements = StatementsTab(
            desk, saver, worker, services.casework.statements, services.casework.drafts, services.data.prompts
        )
        self.meetings = MeetingsTab(desk, saver, services.casework.meetings)
        self.risk = RiskTab(desk, saver, services.casework.forms)
        self.people = PeopleTab(desk, saver, services.casework.people)
        work = ExhibitWork(desk=desk, saver=saver, worker=worker, exhibits=services.casework.exhibits, now=now)
        self.exhibits = ExhibitsTab(work)
        self.conversations = ConversationTab(work, services.papers.messages)
        self.workspace.set_tabs(
            (
                Tab(key="timeline", name="Timeline", widget=self.timeline),
                Tab(key="incidents", name="Incidents", widget=self.incidents, count=_counts(c.Incident)),
                Tab(
                    key="suggestions",
                    name="Suggestions",
                    widget=self.suggestions,
                    count=_counts(c.Suggestion),
                    only_counted=True,
                ),
                Tab(
                    key="conversations",
                    name="Conversations",
                    widget=self.conversations,
                    count=_messages,
                    only_counted=True,
                ),
                Tab(key="statements", name="Statements", widget=self.statements, count=_counts(w.Statement)),
                Tab(key="meetings", name="MARAC and actions", widget=self.meetings, count=_actions_due),
                Tab(key="orders", name="Orders and breaches", widget=SectionsTab(desk, saver, tab_tables.orders())),
                Tab(key="history", name="History", widget=SectionsTab(desk, saver, tab_tables.history())),
                Tab(key="risk", name="Risk", widget=self.risk),
                Tab(key="people", name="People", widget=self.people),
                Tab(key="contacts", name="Contact log", widget=SectionsTab(desk, saver, tab_tables.contacts())),
                Tab(key="exhibits", name="Exhibits", widget=self.exhibits),
                Tab(key="journal", name="Journal", widget=journal),
            )
        )

    def _ways(self) -> TimelineExports:
        ground = self._ground
        sharing = ChartSharing(ground.parent, ground.worker, lambda: ground.services.papers.charts, ground.news, now)
        sharing.saved.connect(self._chart_saved)
        return TimelineExports(
            sharing=sharing,
            folder=paths.documents_dir(),
            lanes=preferences.remembered("timeline-lanes"),
            keep_lanes=lambda lanes: preferences.remember("timeline-lanes", lanes),
        )

    def _chart_saved(self, entry: w.Disclosure, out: Path) -> None:
        said = f"Saved {out.name}, for use inside the unit. It is in the register."
        self._ground.acts.tell_made(entry, said)
        self._ground.bulletin.publish(registered(entry))

    def show_finding(self, finding_id: str) -> None:
        """Show a finding on the timeline."""
        self.timeline.show_finding(finding_id)

    def open_record(self, key: str, record_id: str) -> None:
        """Show a record of the open case, in its table or in a window of its own."""
        record = self._desk.file.get(record_type(key).cls, record_id)
        if record is None:
            self._ground.news.problem("That record is no longer in the case. Undo may bring it back.")
        elif key == "incident":
            self.incident_asked.emit(record_id)
        elif isinstance(record, c.SourceItem) and is_message(record):
            self.workspace.choose("conversations")
            self.conversations.show_item(record_id)
        else:
            tab = tab_of(key)
            if tab != ALONE:
                widget = self.workspace.choose(tab)
                if isinstance(widget, PeopleTab) and widget.choose(record_id):
                    return
                if isinstance(widget, SectionsTab | StatementsTab | MeetingsTab | RiskTab) and widget.reveal(record):
                    return
            self.show_window(record)

    def shows(self, key: str) -> bool:
        """Whether records of a type are seen where the case now stands; what no tab holds is seen with anything."""
        drawn = tab_tables.ON_TIMELINE if self.workspace.current_key == "timeline" else ()
        return key in drawn or tab_of(key) in (self.workspace.current_key, ALONE)

    def show_conversation(self, incident_id: str) -> None:
        """Show the conversation that an incident's messages stand in, at them."""
        self.workspace.choose("conversations")
        self.conversations.show_incident(incident_id)

    def _dropped(self, files: tuple[Path, ...]) -> None:
        """Files dropped on the case are exhibits; those of messages are then shown as such, one after another."""
        case_id, messages = self.workspace.case_id, self._ground.services.papers.messages

        def looked(found: tuple[Path, ...]) -> None:
            others = tuple(file for file in files if file not in found)
            if others and found:
                self.exhibits.take_in(others).finished.connect(lambda _: self.messages_dropped.emit(found, case_id))
            elif others:
                self.exhibits.take_in(others)
            else:
                self.messages_dropped.emit(found, case_id)

        self._ground.worker.ask(lambda: tuple(file for file in files if messages.is_message_file(file)), looked)

    def show_details(self) -> RecordDialog:
        """The case's own record."""
        return self.show_window(self._desk.file.case)

    def show_window(self, record: Record) -> RecordDialog:
        """A record in a window of its own."""
        dialog = RecordDialog(record, self._desk, self._saver, self._ground.parent)
        dialog.open()
        return dialog

    def list_incidents(self, ids: tuple[str, ...]) -> None:
        """The incidents given, in the table."""
        self.workspace.choose("incidents")
        self.incidents.show_only(ids)


def registered(entry: w.Disclosure) -> Changes:
    """What to tell everybody of a new entry in the register."""
    key = (type_of(w.Disclosure).key, entry.id)
    return Changes(added=frozenset({key}), cases=frozenset({entry.case_id}))


def _actions_due(file: CaseFile) -> str:
    late = sum(1 for row in file.all(w.Action) if row.status in UNFINISHED and row.due and row.due <= today())
    return f"{late} due" if late else ""


def _messages(file: CaseFile) -> str:
    many = sum(map(is_message, file.all(c.SourceItem)))
    return f"{many:,}" if many else ""


def _counts(cls: type[Record]) -> Callable[[CaseFile], str]:
    return lambda file: f"{len(file.all(cls)):,}" if file.all(cls) else ""
