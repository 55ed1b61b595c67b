# SPDX-License-Identifier: Apache-2.0
"""One case: its desk, its workspace with every tab, and showing a record of it where it stands."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import language
from vlu_desktop.platform import paths, preferences
from vlu_desktop.record import conduct as c
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.people import Person
from vlu_desktop.record.record_types import record_type, type_of
from vlu_desktop.record.work import UNFINISHED
from vlu_desktop.services.cases.conversations import is_message
from vlu_desktop.ui.case import tab_tables
from vlu_desktop.ui.case.case_header import CaseHeader
from vlu_desktop.ui.case.case_tabs import Part
from vlu_desktop.ui.case.conversation_tab import ConversationTab
from vlu_desktop.ui.case.exhibits_tab import ExhibitsTab
from vlu_desktop.ui.case.file_drop import FileDrop
from vlu_desktop.ui.case.incidents_tab import IncidentsTab
from vlu_desktop.ui.case.meetings_tab import MeetingsTab
from vlu_desktop.ui.case.people_tab import PeopleTab
from vlu_desktop.ui.case.risk_tab import RiskTab
from vlu_desktop.ui.case.sections import Section, SectionsTab
from vlu_desktop.ui.case.statements_tab import StatementsTab, WritingHelp
from vlu_desktop.ui.case.suggestions_tab import SuggestionsTab
from vlu_desktop.ui.case.tab_tables import ALONE, tab_of, tabs
from vlu_desktop.ui.case.take_in_window import ExhibitWork, in_case
from vlu_desktop.ui.case.timeline_tab import TimelineExports, TimelineTab
from vlu_desktop.ui.case.workspace import Workspace
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.timeline.share import ChartSharing
from vlu_desktop.ui.widgets.basics import button
from vlu_desktop.ui.widgets.theme import ThemeSwitcher

T = TypeVar("T", bound=QWidget)
_OPENED_AT_ONCE = frozenset({"questioning"})
"""Of these the whole is what is wanted: an alarm leads to where it is answered, in one step."""


def make_desk(ground: AppContext) -> CaseSession:
    """The desk of the case in view, which proposes what to withhold and offers the menu of licence conditions."""
    desk = CaseSession(today)

    def menu() -> tuple[tuple[str, str], ...]:
        return ground.services.data.menu.offered()

    withholding, worker = ground.services.papers.withholding, ground.worker
    desk.propose_with(
        lambda record, audience, then: worker.ask(
            lambda: withholding.proposed(desk.file.case.id, record, audience, today()), then
        )
    )
    desk.offer("licence-condition", menu)
    return desk


class CaseController(QObject):
    """Makes each tab when it is first wanted: an officer opens two or three of them, and the casebook is there sooner.

    `incident_asked` carries the id of an incident to open; `messages_dropped` files of messages and their case;
    `across_asked` a person, `pack_asked` a hearing. The others ask for what stands outside of the case's page.
    """

    incident_asked = Signal(str)
    messages_dropped = Signal(object, str)
    beside_asked = Signal()
    across_asked = Signal(str)
    pack_asked = Signal(str)
    backlog_asked = Signal()
    bursts_asked = Signal()
    senders_asked = Signal()

    def __init__(
        self, ground: AppContext, desk: CaseSession, saver: Saver, look: ThemeSwitcher, journal: Callable[[], QWidget]
    ) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        self._desk = desk
        self._saver = saver
        self._look = look
        self.header = CaseHeader(today)
        self.workspace = Workspace(ground.worker, ground.bulletin, ground.services.casework.cases, desk, self.header)
        self.workspace.set_parts(self._parts(journal))
        FileDrop(self.workspace, in_case).dropped.connect(self._dropped)
        self.header.details.connect(self.show_details)
        self.header.alarm_opened.connect(lambda asked: self.open_record("questioning", asked))

    @property
    def timeline(self) -> TimelineTab:
        """What happened, drawn."""
        return self._tab("timeline", TimelineTab)

    @property
    def incidents(self) -> IncidentsTab:
        """What happened, and what belongs to it, in tables."""
        return self._tab("incidents", IncidentsTab)

    @property
    def suggestions(self) -> SuggestionsTab:
        """What readers suggest."""
        return self._tab("suggestions", SuggestionsTab)

    @property
    def statements(self) -> StatementsTab:
        """Victim personal statements."""
        return self._tab("statements", StatementsTab)

    @property
    def meetings(self) -> MeetingsTab:
        """MARAC and its actions."""
        return self._tab("meetings", MeetingsTab)

    @property
    def risk(self) -> RiskTab:
        """Forms and reviews of risk."""
        return self._tab("risk", RiskTab)

    @property
    def people(self) -> PeopleTab:
        """Everybody in the case."""
        return self._tab("people", PeopleTab)

    @property
    def exhibits(self) -> ExhibitsTab:
        """Exhibits, and what was disclosed."""
        return self._tab("exhibits", ExhibitsTab)

    @property
    def conversations(self) -> ConversationTab:
        """The messages of the case."""
        return self._tab("conversations", ConversationTab)

    def _tab(self, key: str, cls: type[T]) -> T:
        found = self.workspace.tab(key)
        assert isinstance(found, cls)
        return found

    def _parts(self, journal: Callable[[], QWidget]) -> tuple[Part, ...]:
        """What is used together stands on one tab."""
        told, messages, marac = say("case.tab-told"), say("case.tab-messages"), say("case.tab-marac")
        court, people, files = say("case.tab-court"), say("case.tab-people"), say("case.tab-files")
        return (
            _named("timeline", told, self._make_timeline),
            _named("incidents", told, self._make_incidents, _counts(c.Incident)),
            _named("suggestions", messages, self._make_suggestions, _counts(c.Suggestion), only_counted=True),
            _named("conversations", messages, self._make_conversations, _messages, only_counted=True),
            _named("statements", say("case.tab-statements"), self._make_statements, _counts(w.Statement)),
            _named("meetings", marac, self._make_meetings, _actions_due),
            _named("risk", marac, self._make_risk),
            _named("orders", court, lambda: self._sections(tab_tables.orders())),
            _named("history", court, self._make_history),
            _named("people", people, self._make_people),
            _named("contacts", people, lambda: self._sections(tab_tables.contacts())),
            _named("exhibits", files, self._make_exhibits),
            _named("journal", files, lambda: self._desk.build(journal)),
        )

    def show_part(self, key: str) -> None:
        """A tab of the case in view; one that is there only with something in it may not be."""
        if self.workspace.has(key):
            self.workspace.choose(key)
        else:
            self._ground.news.say(say("app.nothing-under", part=tabs()[key][0]))

    def _sections(self, sections: Sequence[Section]) -> SectionsTab:
        return self._desk.build(lambda: SectionsTab(self._desk, self._saver, sections))

    def _make_history(self) -> SectionsTab:
        pack = button(say("app.make-the-pack"), self._ask_pack, "outline", say("app.what-is-usual-for-the"))
        return self._sections(tab_tables.history((pack,)))

    def _ask_pack(self) -> None:
        hearing = self._tab("history", SectionsTab).table(Hearing).current()
        if hearing is None:
            self._ground.news.problem(say("app.choose-the-hearing-first"))
        else:
            self.pack_asked.emit(hearing.id)

    def _make_timeline(self) -> TimelineTab:
        worker, findings = self._ground.worker, self._ground.services.insight.findings
        made = self._desk.build(
            lambda: TimelineTab(self._desk, self._saver, worker, findings, self._look, self._ways())
        )
        made.incident_opened.connect(self.incident_asked)
        made.record_opened.connect(self.open_record)
        made.listed.connect(self.list_incidents)
        made.beside_asked.connect(self.beside_asked)
        return made

    def _make_incidents(self) -> IncidentsTab:
        many = self._ground.services.casework.many_incidents
        made = self._desk.build(lambda: IncidentsTab(self._desk, self._saver, many))
        made.opened.connect(lambda record: self.incident_asked.emit(record.id))
        made.backlog_asked.connect(self.backlog_asked)
        return made

    def _make_suggestions(self) -> SuggestionsTab:
        suggestions = self._ground.services.casework.suggestions
        return self._desk.build(lambda: SuggestionsTab(self._desk, self._saver, suggestions))

    def _make_statements(self) -> StatementsTab:
        worker, services = self._ground.worker, self._ground.services
        statements, drafts = services.casework.statements, services.casework.drafts
        helping = WritingHelp(services.data.prompts(language()), services.casework.spelling, self._ground.bulletin)
        return self._desk.build(lambda: StatementsTab(self._desk, self._saver, worker, statements, drafts, helping))

    def _make_meetings(self) -> MeetingsTab:
        services = self._ground.services
        return self._desk.build(
            lambda: MeetingsTab(
                self._desk, self._saver, services.casework.meetings, services.casework.due_acts,
                lambda file: services.insight.today.repeat_rule(file, today()),
            )
        )  # fmt: skip

    def _make_risk(self) -> RiskTab:
        made = self._desk.build(lambda: RiskTab(self._desk, self._saver, self._ground.services.casework.forms))
        made.incidents_asked.connect(self.list_incidents)
        return made

    def _make_people(self) -> PeopleTab:
        made = self._desk.build(lambda: PeopleTab(self._desk, self._saver, self._ground.services.casework.people))
        made.across_asked.connect(self.across_asked)
        return made

    def _make_exhibits(self) -> ExhibitsTab:
        return self._desk.build(lambda: ExhibitsTab(self._exhibit_work()))

    def _make_conversations(self) -> ConversationTab:
        messages = self._ground.services.papers.messages
        made = self._desk.build(lambda: ConversationTab(self._exhibit_work(), messages))
        made.incident_asked.connect(self.incident_asked)
        made.bursts_asked.connect(self.bursts_asked)
        made.senders_asked.connect(self.senders_asked)
        return made

    def keep_drafts(self) -> None:
        """Before the casebook is closed: what is being typed in a tab goes into the vault."""
        for tab in self.workspace.built():
            if isinstance(tab, StatementsTab):
                tab.keep_draft()
            elif isinstance(tab, RiskTab):
                tab.leave()

    def _exhibit_work(self) -> ExhibitWork:
        exhibits = self._ground.services.casework.exhibits
        return ExhibitWork(desk=self._desk, saver=self._saver, worker=self._ground.worker, exhibits=exhibits, now=now)

    def _ways(self) -> TimelineExports:
        ground = self._ground
        sharing = ChartSharing(ground.parent, ground.worker, lambda: ground.services.papers.charts, ground.news, now)
        sharing.saved.connect(self._chart_saved)
        return TimelineExports(
            sharing=sharing,
            folder=paths.documents_dir(),
            lanes=preferences.remembered("timeline-lanes"),
            keep_lanes=lambda lanes: preferences.remember("timeline-lanes", lanes),
            views=ground.services.casework.timeline_views,
        )

    def _chart_saved(self, entry: w.Disclosure, out: Path) -> None:
        said = say("app.saved-picture", file=out.name)
        self._ground.acts.tell_made(entry, said)
        self._ground.bulletin.publish(registered(entry))

    def show_finding(self, finding_id: str) -> None:
        """Show a finding on the timeline."""
        self.timeline.show_finding(finding_id)

    def open_record(self, key: str, record_id: str) -> None:
        """Show a record of the open case, in its table or in a window of its own."""
        record = self._desk.file.get(record_type(key).cls, record_id)
        if record is None:
            self._ground.news.problem(say("app.that-record-is-no-longer"))
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
                there = isinstance(widget, SectionsTab | StatementsTab | MeetingsTab | RiskTab) and widget.reveal(
                    record
                )
                if there and key not in _OPENED_AT_ONCE:
                    return
            self.show_window(record)

    def set_for_many(self) -> None:
        """Set something for the incidents selected in the table."""
        self.workspace.choose("incidents")
        self.incidents.set_for_many()

    def add_record(self, key: str) -> None:
        """Begin a new record of a type where its table is: of somebody chosen there, where it belongs to a person."""
        cls = record_type(key).cls
        widget = self.workspace.choose(tab_of(key) or "people")
        if isinstance(widget, PeopleTab):
            widget.add() if cls is Person else widget.add_part(cls)
        elif isinstance(widget, StatementsTab):
            widget.record_offer()
        else:
            assert isinstance(widget, SectionsTab | MeetingsTab)
            widget.add(cls)

    def shows(self, key: str, made: Collection[str] = ()) -> bool:
        """Whether records of a type are seen where the case now stands; what no tab holds is seen with anything.

        `made` are the types that came of the same act: an import is seen by its incidents, whatever file it kept first.
        """
        here = self.workspace.current_key
        drawn = tab_tables.DRAWN_ON.get(here, frozenset())
        return not key or tab_of(key) == ALONE or any(each in drawn or tab_of(each) == here for each in (key, *made))

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
    return say("case.so-many-due", many=late) if late else ""


def _messages(file: CaseFile) -> str:
    many = sum(map(is_message, file.all(c.SourceItem)))
    return f"{many:,}" if many else ""


def _named(
    key: str,
    tab: str,
    made: Callable[[], QWidget],
    count: Callable[[CaseFile], str] = lambda _: "",
    *,
    only_counted: bool = False,
) -> Part:
    return Part(key=key, name=tabs()[key][0], tab=tab, made=made, count=count, only_counted=only_counted)


def _counts(cls: type[Record]) -> Callable[[CaseFile], str]:
    return lambda file: f"{len(file.all(cls)):,}" if file.all(cls) else ""
