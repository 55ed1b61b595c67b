# SPDX-License-Identifier: Apache-2.0
"""Walks every method of every service: what changes or consults the record leaves its one line in the journal."""

import dataclasses
import inspect
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import keyring
import pytest

from tests.foreign.foreign_samples import photograph
from tests.keystores import Memory
from tests.store.conftest import TestClock
from tests.store.joining.computers import copied
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.when import When
from vlu_desktop.due.calendar_days import CalendarDay
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.intake.messages.senders import owner_of
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.platform import paths
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.conduct import ColumnMap, Exhibit, Incident, IncidentBehaviour, SourceItem, Suggestion
from vlu_desktop.record.people import Case, Cover, Involvement, Officer, Person, Unit
from vlu_desktop.record.work import Action, Contact, FormAnswers, LegalHold, Meeting, Statement
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.form_templates import Form
from vlu_desktop.services.access.approvals import Wanted
from vlu_desktop.services.access.key_access import Sheet
from vlu_desktop.services.access.rights import Role
from vlu_desktop.services.access.second_officer import Kind
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.cases.imports import Mapping, Proposal
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.cases.many_incidents import ForMany
from vlu_desktop.services.cases.meetings import AttendeeRow
from vlu_desktop.services.cases.messages import MessagePreview, Messages, Rule
from vlu_desktop.services.cases.statement_spelling import StatementSpelling
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice, ExhibitChoice, PartGroup
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Draft
from vlu_desktop.services.documents.doubts import Doubt
from vlu_desktop.services.keeping.chosen_cases import CasebookWanted
from vlu_desktop.services.keeping.differences import Difference
from vlu_desktop.services.keeping.erasing import ErasurePlan
from vlu_desktop.store.backup.make_backup import BackupResult
from vlu_desktop.store.journal import journal
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.undo import CannotUndo
from vlu_desktop.store.vault.vault import create_vault
from vlu_desktop.timeline.printing import Chart, chart_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
STRONG = "velvet thimble orbit saffron quarry nettle"
TODAY = date(2026, 11, 2)
WANTED = Wanted(kind=Kind.CONTROLS, what="0" * 64, reason="We are two")
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


class Desk:
    """The services on a new vault with one case, and what the calls below need of it."""

    def __init__(self, services: Services, folder: Path, clock: TestClock) -> None:
        self.services = services
        self.clock = clock
        self.others: list[Services] = []
        self.folder = folder
        self.store = services.vault.store
        new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
        self.case_id, _ = services.casework.cases.begin(new, TODAY)
        self.victim = self.store.people_in(self.case_id, "victim")[0]
        self.offender = self.store.people_in(self.case_id, "offender")[0]
        services.casework.records.add(self.told("He rang."), case_id=self.case_id)
        self.incident = self.store.all(Incident)[0]

    def registered(self) -> str:
        return self.services.papers.documents.save(self.made(), self.folder / "made.pdf", NOW).id

    def two_entries(self) -> tuple[str, str]:
        self.services.casework.people.enter(self.case_id, "friend", given="Mo", family="Tarrant")
        self.services.casework.people.enter(self.case_id, "witness", given="Mo", family="Tarrant")
        one, other = self.store.all(Person)[-2:]
        return one.id, other.id

    def told(self, account: str) -> Incident:
        return Incident(case_id=self.case_id, account=account, happened=When.on(date(2026, 3, 3)))

    def add(self, record: Any) -> Any:
        self.services.casework.records.add(record, case_id=self.case_id)
        return self.store.all(type(record))[-1]

    def shown(self) -> tuple[Any, Any]:
        self.finding()
        file = self.services.casework.cases.read(self.case_id)
        return file, self.services.insight.findings.of(file, TODAY)

    def diary(self) -> Path:
        path = self.folder / "diary.csv"
        path.write_text("date,what happened\n3 March 2026,He was parked outside again\n", encoding="utf-8")
        return path

    def chat(self, case_id: str) -> MessagePreview:
        text = "".join(f"[03/03/2026, 20:0{n}:00] Col: Where are you?\n" for n in range(4))
        return self.services.papers.messages.preview(case_id, text.encode(), "_chat.txt")

    def with_messages(self) -> Messages:
        messages = self.services.papers.messages
        named = self.chat(self.case_id).naming({"Col": "offender", owner_of("_chat.txt"): "victim"})
        messages.take_in(self.case_id, named)
        return messages

    def statement(self) -> Statement:
        draft = Statement(case_id=self.case_id, kind="court", text="I am afraid.", maker_id=self.victim, status="draft")
        found: Statement = self.add(draft)
        return found

    def meeting(self) -> Meeting:
        found: Meeting = self.add(Meeting(case_id=self.case_id, kind="marac", on=date(2026, 9, 1), status="planned"))
        return found

    def mapping(self) -> Mapping:
        mapped = self.services.papers.imports.preview(self.case_id, self.diary()).reading.mapped
        assert mapped is not None
        return mapped.mappings[0]

    def kept_map(self) -> str:
        self.services.papers.column_maps.keep("Ours", self.mapping())
        return self.store.all(ColumnMap)[-1].id

    def suggested(self) -> list[str]:
        return [self.add(Suggestion(incident_id=self.incident.id, what="kind", value="call")).id]

    def imported_before(self) -> "Desk":
        with pytest.MonkeyPatch.context() as then, self.store.act("import.commit", case_id=self.case_id) as act:
            then.setattr(journal, "SCHEMA_VERSION", 5)
            incident = act.add(self.told("He rang."))
            act.add(IncidentBehaviour(incident_id=incident.id, kind="call"))
        return self

    def share(self) -> Path:
        (self.folder / "share").mkdir()
        return self.folder / "share"

    def meets_usually(self) -> Callable[[], object]:
        self.services.keeping.other_computers.choose_folder(self.share())
        return self.services.keeping.other_computers.meet_usual

    def asking(self) -> tuple[Any, Services]:
        """A copy of this casebook on another computer, which asks to be let in."""
        self.store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        other = Services(copied(self.services.vault.path, self.folder / "other", self.clock), self.clock)
        self.others.append(other)
        share = self.share()
        other.keeping.other_computers.meet_in(share)
        [asking] = self.services.keeping.other_computers.meet_in(share).asking
        return asking, other

    def let_in(self) -> str:
        asking, other = self.asking()
        code = other.keeping.other_computers.own_code()
        self.services.keeping.other_computers.let_in(asking, "Second laptop", code)
        return str(asking.device)

    def wanted(self) -> CasebookWanted:
        return CasebookWanted(
            path=self.folder / "visit.vlu", name="Laptop 3", cases=(self.case_id,), reason="A visit"
        )  # fmt: skip

    def made_of_chosen(self) -> str:
        other = self.services.casework.cases.begin(NewCase(victim=NewPerson(given="Una", family="Marsh")), TODAY)[0]
        wanted = dataclasses.replace(self.wanted(), cases=(other,))
        return self.services.keeping.chosen_cases.make(wanted, STRONG).device

    def kept_apart(self) -> Callable[[], object]:
        chosen = self.services.keeping.chosen_cases
        chosen.keep_apart(self.case_id, (), (), "An officer's sister")
        return partial(chosen.keep_apart_no_more, self.case_id, "She left")

    def differing(self) -> tuple[Difference, str]:
        device = self.let_in()
        for n, each in enumerate((self.services, *self.others)):
            now = each.vault.store.get(Incident, self.incident.id)
            assert now is not None
            each.casework.records.change(dataclasses.replace(now, account=f"He rang {n} times."))
        self.others[0].keeping.other_computers.meet_in(self.folder / "share")
        self.services.keeping.other_computers.meet_in(self.folder / "share")
        assert device in self.services.vault.joining.lines.last_numbers()
        [found] = self.services.keeping.differences.all()
        return found, found.choices[0].key

    def form(self) -> Form:
        return self.services.casework.forms.forms[0]

    def begun(self) -> FormAnswers:
        self.services.casework.forms.begin(self.case_id, self.form().key, "me", TODAY)
        return self.store.all(FormAnswers)[-1]

    def answered(self) -> str:
        answers = self.begun()
        given = {question.key: ("not-known", "") for question in self.form().questions}
        self.services.casework.forms.save(answers, given)
        return answers.id

    def file(self) -> Path:
        path = self.folder / "note.txt"
        path.write_text("what he wrote", encoding="utf-8")
        return path

    def days(self) -> tuple[CalendarDay, ...]:
        self.add(Meeting(case_id=self.case_id, kind="marac", on=date(2026, 12, 1)))
        return self.services.insight.today.summary(self.case_id, TODAY).days

    def to_tell(self) -> DueItem:
        """A line of whom to tell what."""
        target = ("case", self.case_id)
        return DueItem(
            kind="first-contact", title="First contact", case_id=self.case_id, target=target, event="first-contact"
        )

    def due(self) -> DueItem:
        self.add(Action(case_id=self.case_id, what="Ring the school", due=date(2026, 10, 1)))
        lines = self.services.insight.today.summary(self.case_id, TODAY).due
        return next(line for line in lines if line.kind == "action")

    def asked_for(self) -> tuple[Kind, ...]:
        """What a unit may ask for once somebody else can open the casebook."""
        self.services.keeping.keys.add_officer(PASSPHRASE, "Bo Tarn", STRONG)
        return (Kind.CONTROLS,)

    def asked_by(self, officer_id: str) -> str:
        """A question of an officer's about the unit."""
        mine, self.store.officer = self.store.officer, officer_id
        self.services.keeping.approvals.ask(WANTED)
        self.store.officer = mine
        return self.services.keeping.approvals.every()[0].id

    def paper_asked(self) -> str:
        """A document that another officer is asked to sign off."""
        self.services.approving.approval_desk.sign_off(self.made(), "For the court")
        return self.services.keeping.approvals.every()[0].id

    def approved(self) -> str:
        """Controls that another officer agreed to taking down."""
        keeping, desk = self.services.keeping, self.services.approving.approval_desk
        keeping.approvals.set_asked_for(self.asked_for())
        desk.set_asked_for((), "We are two")
        [asked] = keeping.approvals.every()
        mine, self.store.officer = self.store.officer, self.colleague()
        desk.answer(asked.id, asked.what, "", approved=True)
        self.store.officer = mine
        return asked.id

    def colleague(self) -> str:
        self.services.casework.records.add(Officer(name="Bo Tarn"))
        return self.store.all(Officer)[-1].id

    def cover(self) -> Cover:
        last = TODAY + timedelta(days=3)
        return Cover(officer_id=self.colleague(), covered_by_id=self.store.officer, starts=TODAY, ends=last)

    def covered(self) -> str:
        self.services.casework.covers.start(self.cover(), TODAY)
        return self.store.all(Cover)[0].id

    def finding(self) -> Any:
        self.services.casework.incidents.save(
            IncidentEntry(incident=self.told("He had a knife."), parts=(IncidentBehaviour(kind="weapon-used"),))
        )
        return self.services.insight.findings.of(self.services.casework.cases.read(self.case_id), TODAY)[0].finding

    def signed(self) -> Statement:
        statement = self.statement()
        self.services.casework.statements.sign(statement.id, TODAY)
        return statement

    def spelled(self) -> StatementSpelling:
        self.services.casework.spelling.keep("Wexish", self.case_id)
        return self.services.casework.spelling

    def exhibit(self) -> Exhibit:
        self.services.casework.exhibits.take_in(self.case_id, self.file(), "A note", "Ines", TODAY)
        return self.store.all(Exhibit)[-1]

    def proposal(self, case_id: str) -> Proposal:
        return self.services.papers.imports.preview(case_id, self.diary())

    def planned(self) -> ErasurePlan:
        return self.services.keeping.erasing.plan("incident", self.incident.id, self.case_id)

    def held(self) -> str:
        self.services.keeping.retention.hold(self.case_id, "A complaint", "", TODAY)
        return self.store.all(LegalHold)[0].id

    def made(self) -> Draft:
        return self.services.papers.documents.draft(self.order(), NOW)

    def doubt(self) -> Doubt:
        return Doubt(
            record_type="incident", record_id=self.incident.id, field="account", start=0, end=2, words="He",
            around="He rang.", label="a name", why="part of it",
        )  # fmt: skip

    def chart(self) -> Chart:
        model = TimelineModel.from_case(self.services.casework.cases.read(self.case_id))
        start, end = whole_span(model)
        return chart_of(model, Viewport(start=start, end=end, width=900, height=600))

    def saved_document(self) -> Path:
        self.services.papers.documents.save(self.made(), self.folder / "x.pdf", NOW)
        return self.folder / "x.pdf"

    def forgetting(self) -> Callable[[], object]:
        self.services.casework.timeline_views.keep("Threats", {"days": 90})
        return partial(self.services.casework.timeline_views.forget, "Threats")

    def undone(self) -> Callable[[], object]:
        self.services.casework.undoing.undo()
        return self.services.casework.undoing.redo

    def deadlines(self) -> Path:
        ours = (paths.resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8")
        path = self.folder / "deadlines.toml"
        path.write_text(Rules.from_toml(ours).rules[0].to_toml(), encoding="utf-8")
        return path

    def with_own_deadline(self) -> Callable[[], object]:
        self.services.insight.deadlines.take_in(self.deadlines())
        return partial(self.services.insight.deadlines.put_back, "vcs_referral")

    def renamed(self) -> tuple[Unit, Officer]:
        standing = self.services.casework.units.standing()
        return dataclasses.replace(standing.unit, area="North"), standing.officer

    def stick(self) -> Path:
        folder = self.folder / "stick"
        folder.mkdir(exist_ok=True)
        self.services.keeping.keys.use_sheet(PASSPHRASE, self.services.keeping.keys.new_sheet().identity)
        return folder

    def backed_up(self) -> BackupResult:
        stick = self.stick()
        return self.services.keeping.backups.make(self.services.keeping.backups.source(), stick)

    def with_keystore(self) -> Callable[[], object]:
        self.services.keeping.keys.add_keystore(PASSPHRASE)
        return partial(self.services.keeping.keys.remove_keystore, PASSPHRASE)

    def bundle(self) -> BundleOrder:
        picture = self.folder / "gate.jpg"
        picture.write_bytes(photograph())
        self.services.casework.exhibits.take_in(self.case_id, picture, "The gate", "Ines", TODAY, self.incident.id)
        parts = (DocumentChoice(kind="chronology"), ExhibitChoice(exhibit_id=self.store.all(Exhibit)[-1].id))
        return BundleOrder(
            case_id=self.case_id, audience="court", title="Bundle", lots=(PartGroup(parts=parts, data_to=TODAY),)
        )

    def order(self) -> Order:
        return Order(case_id=self.case_id, kind="social-history", audience="court", data_to=TODAY)


Call = Callable[[Desk], Callable[[], object]]
"""Prepares what a call needs, and gives the call."""

ACTS: dict[str, Call] = {
    "cases.open": lambda d: partial(d.services.casework.cases.open, d.case_id),
    "cases.begin": lambda d: partial(d.services.casework.cases.begin, NewCase(title="Another"), TODAY),
    "records.add": lambda d: partial(d.services.casework.records.add, d.told("He wrote."), case_id=d.case_id),
    "records.change": lambda d: partial(
        d.services.casework.records.change, dataclasses.replace(d.incident, place="the stop")
    ),
    "records.remove": lambda d: partial(d.services.casework.records.remove, d.incident),
    "incidents.save": lambda d: partial(
        d.services.casework.incidents.save, IncidentEntry(incident=d.told("He waited."))
    ),
    "incidents.save_all": lambda d: partial(
        d.services.casework.incidents.save_all, [IncidentEntry(incident=d.told("a"))] * 3
    ),
    "column_maps.keep": lambda d: partial(d.services.papers.column_maps.keep, "Ours", d.mapping()),
    "column_maps.discard": lambda d: partial(d.services.papers.column_maps.discard, d.kept_map()),
    "suggestions.take": lambda d: partial(d.services.casework.suggestions.take, d.suggested()),
    "suggestions.refuse": lambda d: partial(d.services.casework.suggestions.refuse, d.suggested()),
    "earlier_imports.reconsider": lambda d: d.imported_before().services.casework.earlier_imports.reconsider,
    "statements.sign": lambda d: partial(
        d.services.casework.statements.sign, d.statement().id, TODAY, {"court": "yes"}
    ),
    "spelling.keep": lambda d: partial(d.services.casework.spelling.keep, "Wexish", d.case_id),
    "spelling.forget": lambda d: partial(d.spelled().forget, "Wexish"),
    "statements.supplement": lambda d: partial(d.services.casework.statements.supplement, d.signed().id),
    "meetings.hold": lambda d: partial(d.services.casework.meetings.hold, d.meeting().id),
    "meetings.set_follow_up": lambda d: partial(
        d.services.casework.meetings.set_follow_up, d.meeting().id, date(2026, 12, 1)
    ),
    "meetings.attend": lambda d: partial(
        d.services.casework.meetings.attend, d.meeting().id, [AttendeeRow(agency="Housing", name="", attendance="")]
    ),
    "meetings.agree": lambda d: partial(d.services.casework.meetings.agree, d.meeting().id, [Action(what="Alarm")]),
    "meetings.close": lambda d: partial(d.services.casework.meetings.close, d.meeting().id, "the offender has died"),
    "earlier_told.carry": lambda d: partial(d.services.casework.earlier_told.carry, TODAY),
    "telling.tried": lambda d: partial(
        d.services.casework.telling.tried,
        (d.to_tell(),),
        Contact(happened=When.on(TODAY), channel="phone", outcome="spoke"),
        TODAY,
    ),
    "telling.not_told": lambda d: partial(
        d.services.casework.telling.not_told, (d.to_tell(),), TODAY, "She is abroad", "R. Ozen", TODAY
    ),
    "due_acts.done": lambda d: partial(d.services.casework.due_acts.done, d.due(), TODAY, TODAY),
    "due_acts.chase": lambda d: partial(d.services.casework.due_acts.chase, d.due(), TODAY, date(2026, 12, 24), TODAY),
    "due_acts.put_off": lambda d: partial(
        d.services.casework.due_acts.put_off, d.due(), date(2026, 12, 24), "She is away", TODAY
    ),
    "caseload.reassign": lambda d: partial(
        d.services.casework.caseload.reassign, [d.case_id], d.colleague(), "She is back", TODAY
    ),
    "covers.start": lambda d: partial(d.services.casework.covers.start, d.cover(), TODAY),
    "covers.end": lambda d: partial(d.services.casework.covers.end, d.covered(), TODAY),
    "covers.take_out": lambda d: partial(d.services.casework.covers.take_out, d.covered()),
    "findings.review": lambda d: partial(
        d.services.insight.findings.review, d.case_id, [d.finding()], "agreed", "", TODAY
    ),
    "many_incidents.change": lambda d: partial(
        d.services.casework.many_incidents.change, d.case_id, [d.incident.id], ForMany(reported="no"), TODAY
    ),
    "findings.keep": lambda d: partial(d.services.insight.findings.keep, *d.shown(), TODAY),
    "findings.for_hearing": lambda d: partial(
        d.services.insight.findings.for_hearing, d.shown()[0], TODAY, TODAY, "fixed"
    ),
    "rule_settings.change": lambda d: partial(
        d.services.insight.rule_settings.change, "new_days", "60", TODAY, "Our board."
    ),
    "deadlines.take_in": lambda d: partial(d.services.insight.deadlines.take_in, d.deadlines()),
    "deadlines.put_back": lambda d: d.with_own_deadline(),
    "findings.as_known": lambda d: partial(d.services.insight.findings.as_known, d.case_id, date(2026, 11, 3)),
    "forms.begin": lambda d: partial(d.services.casework.forms.begin, d.case_id, d.form().key, "me", TODAY),
    "forms.save": lambda d: partial(
        d.services.casework.forms.save, d.begun(), {d.form().questions[0].key: ("yes", "")}
    ),
    "forms.complete": lambda d: partial(d.services.casework.forms.complete, d.answered(), TODAY),
    "exhibits.take_in": lambda d: partial(
        d.services.casework.exhibits.take_in, d.case_id, d.file(), "A note", "Ines", TODAY
    ),
    "exhibits.take_in_many": lambda d: partial(
        d.services.casework.exhibits.take_in_many, d.case_id, [d.file()], "Ines", TODAY
    ),
    "exhibits.verify": lambda d: partial(d.services.casework.exhibits.verify, d.exhibit().case_id, NOW),
    "exhibits.content": lambda d: partial(d.services.casework.exhibits.content, d.exhibit().id),
    "exhibits.open_file": lambda d: partial(d.services.casework.exhibits.open_file, d.exhibit().id),
    "documents.draft": lambda d: partial(d.services.papers.documents.draft, d.order(), NOW),
    "documents.redraft": lambda d: partial(d.services.papers.documents.redraft, d.order(), d.made().moment),
    "bundles.redraft": lambda d: partial(d.services.papers.bundles.redraft, d.bundle(), d.made().moment),
    "approvals.set_asked_for": lambda d: partial(d.services.keeping.approvals.set_asked_for, d.asked_for()),
    "approvals.ask": lambda d: partial(d.services.keeping.approvals.ask, WANTED),
    "approvals.withdraw": lambda d: partial(d.services.keeping.approvals.withdraw, d.asked_by(d.store.officer)),
    "approvals.answer": lambda d: partial(
        d.services.keeping.approvals.answer, d.asked_by(d.colleague()), "", "Not this", approved=False
    ),
    "approval_desk.answer": lambda d: partial(
        d.services.approving.approval_desk.answer, d.asked_by(d.colleague()), "", "Not this", approved=False
    ),
    "approval_desk.sign_off": lambda d: partial(d.services.approving.approval_desk.sign_off, d.made(), "For the court"),
    "approval_desk.set_sign_off": lambda d: partial(d.services.approving.approval_desk.set_sign_off, ("court",), ""),
    "approval_desk.set_asked_for": lambda d: partial(
        d.services.approving.approval_desk.set_asked_for, d.asked_for(), ""
    ),
    "approval_desk.join": lambda d: partial(d.services.approving.approval_desk.join, *d.two_entries(), "Same number"),
    "approval_desk.erase": lambda d: partial(
        d.services.approving.approval_desk.erase, d.planned(), "Asked for", "The manager"
    ),
    "approval_desk.write": lambda d: partial(
        d.services.approving.approval_desk.write, d.paper_asked(), d.folder / "w.pdf"
    ),
    "approval_desk.finish": lambda d: partial(d.services.approving.approval_desk.finish, d.approved(), NOW),
    "documents.save": lambda d: partial(d.services.papers.documents.save, d.made(), d.folder / "x.pdf", NOW),
    "bundles.draft": lambda d: partial(d.services.papers.bundles.draft, d.bundle(), NOW),
    "bundles.save": lambda d: partial(
        d.services.papers.bundles.save,
        d.services.papers.bundles.draft(d.bundle(), NOW),
        d.folder / "x.pdf",
        NOW,
        looked=True,
    ),
    "calendar.save": lambda d: partial(
        d.services.papers.calendar.save, d.days(), d.folder / "x.ics", NOW, references=True
    ),
    "exports.save": lambda d: partial(
        d.services.papers.exports.save, d.case_id, d.folder / "x.zip", "The new unit", "It moves.", NOW
    ),
    "calendar.printed": lambda d: partial(d.services.papers.calendar.printed, d.days()),
    "calendar.not_printed": lambda d: partial(d.services.papers.calendar.not_printed, d.days()),
    "briefings.save": lambda d: partial(
        d.services.papers.briefings.save,
        d.services.papers.briefings.made(NOW.date(), recipient="The area board"),
        d.folder / "b.csv",
        NOW,
    ),
    "charts.save": lambda d: partial(d.services.papers.charts.save, d.case_id, d.chart(), d.folder / "t.svg", NOW),
    "charts.let_go": lambda d: partial(d.services.papers.charts.let_go, d.case_id, d.chart(), "copied"),
    "charts.not_printed": lambda d: partial(d.services.papers.charts.not_printed, d.case_id, d.chart()),
    "inspection.look": lambda d: partial(d.services.papers.inspection.look, d.case_id, d.saved_document(), TODAY),
    "imports.commit": lambda d: partial(d.services.papers.imports.commit, d.case_id, d.proposal(d.case_id)),
    "imports.commit_to_new_case": lambda d: partial(d.services.papers.imports.commit_to_new_case, d.proposal("")),
    "imports.file_into": lambda d: partial(d.services.papers.imports.file_into, d.case_id, d.diary()),
    "imports.file_into_new_case": lambda d: partial(d.services.papers.imports.file_into_new_case, d.diary()),
    "messages.take_in": lambda d: partial(d.services.papers.messages.take_in, d.case_id, d.chat(d.case_id)),
    "messages.take_into_new_case": lambda d: partial(d.services.papers.messages.take_into_new_case, d.chat("")),
    "messages.name_senders": lambda d: partial(d.with_messages().name_senders, d.case_id, {"Col": "other"}),
    "messages.make_incidents": lambda d: partial(
        d.services.papers.messages.make_incidents, d.case_id, d.with_messages().bursts(d.case_id, Rule()).bursts
    ),
    "messages.make_incident_of": lambda d: partial(
        d.with_messages().make_incident_of, d.case_id, [each.id for each in d.store.all(SourceItem)]
    ),
    "auditing.export": lambda d: partial(
        d.services.keeping.auditing.export, JournalQuery(), d.folder / "audit.csv", "ICO"
    ),
    "erasing.erase": lambda d: partial(d.services.keeping.erasing.erase, d.planned(), "Wrongly entered", "Section 47"),
    "erasing.carry_out": lambda d: partial(
        d.services.keeping.erasing.carry_out,
        "incident.erase",
        d.planned().references,
        d.planned(),
        "Wrongly entered",
        "Section 47",
    ),
    "register.printed": lambda d: partial(d.services.papers.register.printed, "The list of cases, printed", ""),
    "register.sheet_leaves": lambda d: partial(d.services.papers.register.sheet_leaves, d.folder / "one.pdf", b"%PDF"),
    "register.taken_out": lambda d: partial(
        d.services.papers.register.taken_out, [d.case_id], "Findings, printed", "The crown court", TODAY
    ),
    "erased_elsewhere.erase": lambda d: partial(
        d.services.keeping.erased_elsewhere.erase, d.planned(), "Erased in the other copy", "Section 47"
    ),
    "erased_elsewhere.decline": lambda d: partial(d.services.keeping.erased_elsewhere.decline, "Erased by mistake"),
    "auditing.export_erasures": lambda d: partial(d.services.keeping.auditing.export_erasures, d.folder / "ids.json"),
    "other_computers.own_code": lambda d: d.services.keeping.other_computers.own_code,
    "other_computers.meet": lambda d: partial(d.services.keeping.other_computers.meet, FolderCarrier(d.share())),
    "other_computers.meet_in": lambda d: partial(d.services.keeping.other_computers.meet_in, d.share()),
    "other_computers.meet_usual": lambda d: d.meets_usually(),
    "other_computers.choose_folder": lambda d: partial(d.services.keeping.other_computers.choose_folder, d.share()),
    "other_computers.let_in": lambda d: _let_in(d, *d.asking()),
    "other_computers.rename": lambda d: partial(d.services.keeping.other_computers.rename, d.let_in(), "Blue label"),
    "roles.give": lambda d: partial(d.services.keeping.roles.give, d.colleague(), Role.OFFICER, "Her post"),
    "chosen_cases.make": lambda d: partial(d.services.keeping.chosen_cases.make, d.wanted(), STRONG),
    "chosen_cases.choose": lambda d: partial(
        d.services.keeping.chosen_cases.choose, d.made_of_chosen(), [d.case_id], "Another visit"
    ),
    "chosen_cases.keep_apart": lambda d: partial(
        d.services.keeping.chosen_cases.keep_apart, d.case_id, (), (), "An officer's sister"
    ),
    "chosen_cases.keep_apart_no_more": lambda d: d.kept_apart(),
    "other_computers.turn_out": lambda d: partial(d.services.keeping.other_computers.turn_out, d.let_in(), "Lost"),
    "differences.decide": lambda d: partial(d.services.keeping.differences.decide, *d.differing(), "She was sure."),
    "retention.decide": lambda d: partial(
        d.services.keeping.retention.decide, d.case_id, "keep", "Appeal", None, TODAY
    ),
    "retention.hold": lambda d: partial(d.services.keeping.retention.hold, d.case_id, "A complaint", "", TODAY),
    "retention.lift": lambda d: partial(d.services.keeping.retention.lift, d.held(), "It is closed", TODAY),
    "undoing.undo": lambda d: d.services.casework.undoing.undo,
    "undoing.redo": lambda d: d.undone(),
    "timeline_views.keep": lambda d: partial(d.services.casework.timeline_views.keep, "Threats", {"days": 90}),
    "timeline_views.forget": lambda d: d.forgetting(),
    "units.change": lambda d: partial(d.services.casework.units.change, *d.renamed()),
    "keys.change_passphrase": lambda d: partial(d.services.keeping.keys.change_passphrase, PASSPHRASE, STRONG),
    "keys.add_officer": lambda d: partial(d.services.keeping.keys.add_officer, PASSPHRASE, "Bo Tarn", STRONG),
    "keys.remove_officer": lambda d: partial(
        d.services.keeping.keys.remove_officer,
        PASSPHRASE,
        d.services.keeping.keys.add_officer(PASSPHRASE, "Bo Tarn", STRONG),
    ),
    "keys.add_keystore": lambda d: partial(d.services.keeping.keys.add_keystore, PASSPHRASE),
    "keys.remove_keystore": lambda d: d.with_keystore(),
    "keys.note_pictures": lambda d: partial(d.services.keeping.keys.note_pictures, True),
    "keys.rotate": lambda d: partial(d.services.keeping.keys.rotate, PASSPHRASE),
    "keys.save_sheet": lambda d: partial(d.services.keeping.keys.save_sheet, b"%PDF", d.folder / "sheet.pdf"),
    "keys.prove_sheet": lambda d: _prove(d, d.services.keeping.keys.new_sheet()),
    "keys.use_sheet": lambda d: partial(
        d.services.keeping.keys.use_sheet, PASSPHRASE, d.services.keeping.keys.new_sheet().identity
    ),
    "joining.join": lambda d: partial(d.services.insight.joining.join, *d.two_entries(), "Same number"),
    "joining.keep_apart": lambda d: partial(d.services.insight.joining.keep_apart, *d.two_entries(), "Father and son"),
    "backups.set_plan": lambda d: partial(d.services.keeping.backups.set_plan, str(d.stick()), 7),
    "backups.note": lambda d: partial(d.services.keeping.backups.note, d.backed_up()),
    "backups.back_up": lambda d: partial(d.services.keeping.backups.back_up, d.stick()),
    "documents.set_editing": lambda d: partial(d.services.papers.documents.set_editing, True),
    "documents.set_sign_off": lambda d: partial(d.services.papers.documents.set_sign_off, ("court",)),
    "documents.leave_out": lambda d: partial(d.services.papers.documents.leave_out, d.made(), d.doubt()),
    "documents.harmless": lambda d: partial(d.services.papers.documents.harmless, d.made(), d.doubt()),
    "documents.write_marks": lambda d: partial(d.services.papers.documents.write_marks, d.made(), d.folder / "m.pdf"),
    "documents.again": lambda d: partial(d.services.papers.documents.again, d.registered(), TODAY, NOW),
    "offenders.across": lambda d: partial(d.services.insight.offenders.across, d.offender, TODAY),
    "people.enter": lambda d: partial(
        d.services.casework.people.enter, d.case_id, "friend", given="Mo", family="Tarrant"
    ),
}

# Reads that page after page repeats of what is open or listed; opening is what is journalled (see `cases.open`).
READS = {
    "spelling.concerned",
    "spelling.words",
    "calendar.references",
    "incidents.commonest_kinds",
    "first_steps.done",
    "timeline_views.all",
    "units.agencies",
    "today.repeat_rule",
    "caseload.staff",
    "covers.all",
    "telling.ways",
    "messages.is_message_file",
    "messages.preview",
    "messages.answered",
    "messages.names",
    "messages.for_case",
    "messages.senders",
    "messages.bursts",
    "messages.uncut",
    "auditing.page",
    "auditing.every",
    "auditing.count",
    "auditing.officers",
    "auditing.cases",
    "auditing.steps",
    "auditing.history",
    "auditing.verify",
    "auditing.printed",
    "erasing.plan",
    "erasing.planned",
    "erasing.refuse_held",
    "erased_elsewhere.read",
    "erased_elsewhere.waiting",
    "other_computers.known",
    "chosen_cases.of",
    "chosen_cases.apart",
    "chosen_cases.apart_offer",
    "roles.every",
    "roles.find",
    "roles.refuse",
    "chosen_cases.choices",
    "other_computers.standing",
    "other_computers.held_by",
    "other_computers.server_access",
    "other_computers.listen",
    "other_computers.close",
    "other_computers.usual_carrier",
    "differences.all",
    "differences.count",
    "retention.diary",
    "column_maps.offered",
    "suggestions.of",
    "suggestions.alike",
    "cases.read",
    "cases.find",
    "exhibits.file_again",
    "exhibits.rows",
    "documents.pointed_out",
    "undoing.next_undo",
    "undoing.next_redo",
    "undoing.told",
    "undoing.made",
    "undoing.done_since",
    "incidents.entry",
    "findings.of",
    "findings.cards",
    "findings.cautions",
    "findings.kept",
    "rule_settings.areas",
    "rule_settings.in_force",
    "today.ahead",
    "today.summaries",
    "today.summary",
    "today.told",
    "forms.form",
    "documents.kinds",
    "bundles.audiences",
    "bundles.offered",
    "bundles.reopened",
    "register.with_digest",
    "briefings.made",
    "charts.marked",
    "documents.questions",
    "imports.preview",
    "imports.again",
    "undoing.names",
    "cases.ids",
    "cases.lines",
    "documents.editing",
    "documents.sign_off",
    "joining.how_many",
    "joining.digest",
    "joining.pair",
    "joining.refuse_joining",
    "erasing.refuse",
    "approvals.asked_for",
    "roles.allow",
    "approvals.is_needed",
    "approvals.is_offered",
    "approvals.get",
    "approvals.every",
    "approvals.to_answer",
    "approvals.answered",
    "approvals.count",
    "approvals.file",
    "approvals.endorsement",
    "approvals.sweep",
    "approval_desk.shown",
    "offenders.case_ids",
    "joining.proposals",
    "search.cases",
    "search.first_cases",
    "search.people",
    "search.case_of",
    "search.search",
    "drafts.all",
    "drafts.keep",
    "drafts.discard",
    "withholding.proposed",
    "second_officer.colleagues",
    "second_officer.vouch",
    "register.rows",
    "units.standing",
    "deadlines.in_force",
    "deadlines.sources",
    "backups.standing",
    "backups.source",
    "backups.make",
    "backups.rule",
    "keys.ways",
    "keys.suggestion",
    "keys.strength",
    "keys.new_sheet",
}


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    """A keystore of the test's own."""
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    yield
    keyring.set_keyring(before)


def _let_in(d: Desk, asking: Any, other: Services) -> Callable[[], object]:
    code = other.keeping.other_computers.own_code()
    return partial(d.services.keeping.other_computers.let_in, asking, "Second laptop", code)


def _prove(d: Desk, sheet: Sheet) -> Callable[[], object]:
    return partial(d.services.keeping.keys.prove_sheet, PASSPHRASE, sheet, sheet.identity)


AT_A_SERVER = {"other_computers.use_server"}
"""Tried where there is one (tests/exchange/unit_server)."""
ON_A_VISIT = {"giving_back.prepare", "giving_back.prepare_usual"}
"""Done in a visit's casebook alone, which is gone then (tests/services/keeping/test_chosen_cases.py)."""

# What can't be undone: what was signed, disclosed or erased, what was only looked at, what was found as it was found,
# and what is of the casebook and not of the record: who can open it, and its backups.
STAYS = {
    "statements.sign",
    "auditing.export", "briefings.save", "bundles.save", "charts.let_go", "charts.not_printed", "charts.save",
    "documents.save", "calendar.save", "calendar.printed", "calendar.not_printed", "exports.save",
    "register.printed", "register.sheet_leaves", "register.taken_out",
    "auditing.export_erasures", "erased_elsewhere.decline", "erased_elsewhere.erase",
    "erasing.carry_out", "erasing.erase", "approval_desk.erase",
    "approvals.ask", "approvals.answer", "approvals.withdraw", "approvals.set_asked_for", "approval_desk.answer",
    "approval_desk.sign_off", "approval_desk.set_asked_for", "approval_desk.finish", "approval_desk.write",
    "other_computers.own_code", "other_computers.meet", "other_computers.meet_in", "other_computers.meet_usual",
    "other_computers.choose_folder",
    "other_computers.let_in", "other_computers.rename", "other_computers.turn_out", "differences.decide",
    "roles.give",
    "chosen_cases.make", "chosen_cases.choose", "chosen_cases.keep_apart", "chosen_cases.keep_apart_no_more",
    "documents.write_marks",
    "bundles.draft", "bundles.redraft", "cases.open", "documents.again", "documents.draft", "documents.redraft",
    "exhibits.content", "exhibits.open_file",
    "findings.as_known",
    "inspection.look",
    "keys.note_pictures", "offenders.across",
    "findings.for_hearing", "findings.keep",
    "backups.back_up", "backups.note", "backups.set_plan",
    "keys.add_keystore", "keys.add_officer", "keys.change_passphrase", "keys.prove_sheet",
    "keys.remove_keystore", "keys.remove_officer", "keys.rotate", "keys.save_sheet", "keys.use_sheet",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = TestClock()
    clock.now = NOW
    vault = create_vault(
        tmp_path / "unit.vlu", PASSPHRASE, officer_name="Asha Example", clock=clock, random=os.urandom,
        cost=CHEAP, floor=CHEAP,
    )  # fmt: skip
    services = Services(vault, clock)
    made = Desk(services, tmp_path, clock)
    yield made
    for each in (services, *made.others):
        each.close()


def methods(services: Services) -> set[str]:
    """Every public method of every service that the composition root builds."""
    found = set()
    for group in (
        services.casework, services.insight, services.papers, services.keeping, services.approving,
    ):  # fmt: skip
        for place, service in vars(group).items():
            names = [name for name, _ in inspect.getmembers(type(service), inspect.isfunction) if name[0] != "_"]
            found |= {f"{place}.{name}" for name in names}
    return found


def test_every_method_is_known_as_an_act_or_a_read(desk: Desk) -> None:
    assert methods(desk.services) == set(ACTS) | READS | AT_A_SERVER | ON_A_VISIT


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_leaves_one_line(name: str, desk: Desk) -> None:
    call = ACTS[name](desk)
    before = len(desk.store.entries(limit=10_000))
    call()
    lines = desk.store.entries(limit=10_000)
    assert len(lines) == before + 1, name
    assert lines[0].officer == desk.store.officer
    assert desk.store.verify().is_sound
    assert _taken_back(desk, lines[0].ref) == (name not in STAYS), name
    assert desk.store.verify().is_sound


def _taken_back(desk: Desk, ref: str) -> bool:
    try:
        desk.store.undo(ref)
    except CannotUndo:
        return False
    return True


def test_reads_and_drafts_leave_none(desk: Desk) -> None:
    services = desk.services
    before = len(desk.store.entries(limit=10_000))
    file = services.casework.cases.read(desk.case_id)
    services.casework.cases.find(desk.case_id)
    services.papers.charts.marked(desk.case_id, desk.chart(), NOW)
    services.papers.briefings.made(TODAY)
    services.casework.incidents.entry(desk.incident.id)
    services.insight.findings.cards(file, services.insight.findings.of(file, TODAY), TODAY)
    services.insight.findings.cautions(file, TODAY)
    services.insight.findings.kept(file)
    services.insight.rule_settings.areas()
    services.insight.rule_settings.in_force(TODAY)
    list(services.insight.today.summaries(TODAY))
    proposal = services.papers.imports.preview(desk.case_id, desk.diary())
    services.papers.imports.again(proposal)
    services.casework.undoing.names()
    services.casework.undoing.told(desk.store.entries(limit=1)[0].ref)
    services.casework.undoing.done_since(NOW)
    auditing = services.keeping.auditing
    auditing.page(JournalQuery())
    list(auditing.every(JournalQuery()))
    auditing.count(JournalQuery())
    auditing.steps(desk.store.entries(limit=1)[0].ref)
    auditing.history("incident", desk.incident.id)
    auditing.verify()
    auditing.printed("0000 0000")
    services.keeping.erasing.plan("case", desk.case_id)
    services.keeping.erased_elsewhere.waiting()
    assert services.keeping.differences.count() == len(services.keeping.differences.all()) == 0
    assert services.keeping.other_computers.known() == services.keeping.other_computers.standing().computers
    services.keeping.retention.diary()
    services.casework.search.cases()
    services.casework.search.search("rang")
    services.casework.search.people()
    assert services.casework.timeline_views.all() == {}
    services.casework.incidents.commonest_kinds()
    services.keeping.first_steps.done(TODAY)
    assert services.casework.search.case_of("person", desk.victim) == desk.case_id
    services.casework.drafts.keep("k", "incident", desk.case_id, "{}")
    assert [draft.key for draft in services.casework.drafts.all()] == ["k"]
    services.casework.drafts.discard("k")
    services.papers.register.rows()
    services.casework.units.standing()
    services.insight.deadlines.in_force(TODAY)
    services.insight.deadlines.sources(TODAY)
    assert len(desk.store.entries(limit=10_000)) == before


def test_an_act_that_changes_nothing_leaves_none(desk: Desk) -> None:
    before = len(desk.store.entries(limit=10_000))
    assert desk.services.casework.records.change(desk.incident).is_empty
    assert len(desk.store.entries(limit=10_000)) == before


def test_a_case_begun_enters_its_people_in_the_same_act(desk: Desk) -> None:
    assert {row.role for row in desk.store.all(Involvement, case_id=desk.case_id)} == {"victim", "offender"}
    assert desk.store.all(Case)[0].title == "I.Q. and C.D."
    assert len(desk.store.all(Person)) == 2
    assert desk.incident.id != RecordId("")
