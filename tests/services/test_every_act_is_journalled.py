# SPDX-License-Identifier: Apache-2.0
"""Walks every method of every service: what changes or consults the record leaves its one line in the journal."""

import dataclasses
import inspect
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import keyring
import pytest

from tests.foreign.foreign_samples import photograph
from tests.keystores import Memory
from vlu_desktop.bootstrap.services import Services, services_on
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentBehaviour
from vlu_desktop.record.people import Case, Involvement, Officer, Person, Unit
from vlu_desktop.record.work import FormAnswers, LegalHold, Meeting, Statement
from vlu_desktop.rules.form_templates import Form
from vlu_desktop.services.access.key_access import Sheet
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.cases.imports import Proposal
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice, ExhibitChoice, PartGroup
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Draft
from vlu_desktop.services.keeping.erasing import ErasurePlan
from vlu_desktop.store.backup.make_backup import BackupResult
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.undo import CannotUndo
from vlu_desktop.store.vault.vault import create_vault
from vlu_desktop.timeline.printing import Chart, chart_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery"
STRONG = "velvet thimble orbit saffron quarry nettle"
TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


class _Clock:
    def __init__(self) -> None:
        self._now = NOW

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


class Desk:
    """The services on a new vault with one case, and what the calls below need of it."""

    def __init__(self, services: Services, folder: Path) -> None:
        self.services = services
        self.folder = folder
        self.store = services.vault.store
        new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
        self.case_id, _ = services.cases.begin(new, TODAY)
        self.victim = self.store.people_in(self.case_id, "victim")[0]
        self.offender = self.store.people_in(self.case_id, "offender")[0]
        services.records.add(self.told("He rang."), case_id=self.case_id)
        self.incident = self.store.all(Incident)[0]

    def registered(self) -> str:
        return self.services.documents.save(self.made(), self.folder / "made.pdf", NOW).id

    def two_entries(self) -> tuple[str, str]:
        self.services.people.enter(self.case_id, "friend", given="Mo", family="Tarrant")
        self.services.people.enter(self.case_id, "witness", given="Mo", family="Tarrant")
        one, other = self.store.all(Person)[-2:]
        return one.id, other.id

    def told(self, account: str) -> Incident:
        return Incident(case_id=self.case_id, account=account, happened=When.on(date(2026, 3, 3)))

    def add(self, record: Any) -> Any:
        self.services.records.add(record, case_id=self.case_id)
        return self.store.all(type(record))[-1]

    def shown(self) -> tuple[Any, Any]:
        self.finding()
        file = self.services.cases.read(self.case_id)
        return file, self.services.findings.of(file, TODAY)

    def diary(self) -> Path:
        path = self.folder / "diary.csv"
        path.write_text("date,what happened\n3 March 2026,He was parked outside again\n", encoding="utf-8")
        return path

    def statement(self) -> Statement:
        draft = Statement(case_id=self.case_id, kind="court", text="I am afraid.", maker_id=self.victim, status="draft")
        found: Statement = self.add(draft)
        return found

    def meeting(self) -> Meeting:
        found: Meeting = self.add(Meeting(case_id=self.case_id, kind="marac", on=date(2026, 9, 1), status="planned"))
        return found

    def form(self) -> Form:
        return self.services.forms.forms[0]

    def begun(self) -> FormAnswers:
        self.services.forms.begin(self.case_id, self.form().key, "me", TODAY)
        return self.store.all(FormAnswers)[-1]

    def answered(self) -> str:
        answers = self.begun()
        given = {question.key: ("not-known", "") for question in self.form().questions}
        self.services.forms.save(answers, given)
        return answers.id

    def file(self) -> Path:
        path = self.folder / "note.txt"
        path.write_text("what he wrote", encoding="utf-8")
        return path

    def finding(self) -> Any:
        self.services.incidents.save(
            IncidentEntry(incident=self.told("He had a knife."), parts=(IncidentBehaviour(kind="weapon-used"),))
        )
        return self.services.findings.of(self.services.cases.read(self.case_id), TODAY)[0].finding

    def signed(self) -> Statement:
        statement = self.statement()
        self.services.statements.sign(statement.id, TODAY)
        return statement

    def exhibit(self) -> Exhibit:
        self.services.exhibits.take_in(self.case_id, self.file(), "A note", "Ines", TODAY)
        return self.store.all(Exhibit)[-1]

    def proposal(self, case_id: str) -> Proposal:
        return self.services.imports.preview(case_id, self.diary())

    def planned(self) -> ErasurePlan:
        return self.services.erasing.plan("incident", self.incident.id, self.case_id)

    def held(self) -> str:
        self.services.retaining.hold(self.case_id, "A complaint", "", TODAY)
        return self.store.all(LegalHold)[0].id

    def made(self) -> Draft:
        return self.services.documents.draft(self.order(), NOW)

    def chart(self) -> Chart:
        model = TimelineModel.from_case(self.services.cases.read(self.case_id))
        start, end = whole_span(model)
        return chart_of(model, Viewport(start=start, end=end, width=900, height=600))

    def saved_document(self) -> Path:
        self.services.documents.save(self.made(), self.folder / "x.pdf", NOW)
        return self.folder / "x.pdf"

    def undone(self) -> Callable[[], object]:
        self.services.undoing.undo()
        return self.services.undoing.redo

    def renamed(self) -> tuple[Unit, Officer]:
        standing = self.services.units.standing()
        return dataclasses.replace(standing.unit, area="North"), standing.officer

    def stick(self) -> Path:
        folder = self.folder / "stick"
        folder.mkdir(exist_ok=True)
        self.services.keeping.use_sheet(PASSPHRASE, self.services.keeping.new_sheet().identity)
        return folder

    def backed_up(self) -> BackupResult:
        stick = self.stick()
        return self.services.backing.make(self.services.backing.source(), stick)

    def with_keystore(self) -> Callable[[], object]:
        self.services.keeping.add_keystore(PASSPHRASE)
        return partial(self.services.keeping.remove_keystore, PASSPHRASE)

    def bundle(self) -> BundleOrder:
        picture = self.folder / "gate.jpg"
        picture.write_bytes(photograph())
        self.services.exhibits.take_in(self.case_id, picture, "The gate", "Ines", TODAY, self.incident.id)
        parts = (DocumentChoice(kind="chronology"), ExhibitChoice(exhibit_id=self.store.all(Exhibit)[-1].id))
        return BundleOrder(
            case_id=self.case_id, audience="court", title="Bundle", lots=(PartGroup(parts=parts, data_to=TODAY),)
        )

    def order(self) -> Order:
        return Order(case_id=self.case_id, kind="social-history", audience="court", data_to=TODAY)


Call = Callable[[Desk], Callable[[], object]]
"""Prepares what a call needs, and gives the call."""

ACTS: dict[str, Call] = {
    "cases.open": lambda d: partial(d.services.cases.open, d.case_id),
    "cases.begin": lambda d: partial(d.services.cases.begin, NewCase(title="Another"), TODAY),
    "records.add": lambda d: partial(d.services.records.add, d.told("He wrote."), case_id=d.case_id),
    "records.change": lambda d: partial(d.services.records.change, dataclasses.replace(d.incident, place="the stop")),
    "records.remove": lambda d: partial(d.services.records.remove, d.incident),
    "incidents.save": lambda d: partial(d.services.incidents.save, IncidentEntry(incident=d.told("He waited."))),
    "incidents.save_all": lambda d: partial(d.services.incidents.save_all, [IncidentEntry(incident=d.told("a"))] * 3),
    "statements.sign": lambda d: partial(d.services.statements.sign, d.statement().id, TODAY, {"court": "yes"}),
    "statements.supplement": lambda d: partial(d.services.statements.supplement, d.signed().id),
    "meetings.hold": lambda d: partial(d.services.meetings.hold, d.meeting().id),
    "meetings.set_follow_up": lambda d: partial(d.services.meetings.set_follow_up, d.meeting().id, date(2026, 12, 1)),
    "meetings.close": lambda d: partial(d.services.meetings.close, d.meeting().id, "the offender has died"),
    "findings.review": lambda d: partial(d.services.findings.review, d.case_id, d.finding(), "agreed", "", TODAY),
    "findings.keep": lambda d: partial(d.services.findings.keep, *d.shown(), TODAY),
    "findings.for_hearing": lambda d: partial(d.services.findings.for_hearing, d.shown()[0], TODAY, TODAY),
    "rule_settings.change": lambda d: partial(d.services.rule_settings.change, "new_days", "60", TODAY, "Our board."),
    "findings.as_known": lambda d: partial(d.services.findings.as_known, d.case_id, date(2026, 11, 3)),
    "forms.begin": lambda d: partial(d.services.forms.begin, d.case_id, d.form().key, "me", TODAY),
    "forms.save": lambda d: partial(d.services.forms.save, d.begun(), {d.form().questions[0].key: ("yes", "")}),
    "forms.complete": lambda d: partial(d.services.forms.complete, d.answered(), TODAY),
    "exhibits.take_in": lambda d: partial(d.services.exhibits.take_in, d.case_id, d.file(), "A note", "Ines", TODAY),
    "exhibits.content": lambda d: partial(d.services.exhibits.content, d.exhibit().id),
    "documents.draft": lambda d: partial(d.services.documents.draft, d.order(), NOW),
    "documents.save": lambda d: partial(d.services.documents.save, d.made(), d.folder / "x.pdf", NOW),
    "bundles.draft": lambda d: partial(d.services.bundles.draft, d.bundle(), NOW),
    "bundles.save": lambda d: partial(
        d.services.bundles.save, d.services.bundles.draft(d.bundle(), NOW), d.folder / "x.pdf", NOW, looked=True
    ),
    "charts.save": lambda d: partial(d.services.charts.save, d.case_id, d.chart(), d.folder / "t.svg", NOW),
    "charts.let_go": lambda d: partial(d.services.charts.let_go, d.case_id, d.chart(), "copied"),
    "inspection.look": lambda d: partial(d.services.inspection.look, d.case_id, d.saved_document(), TODAY),
    "imports.commit": lambda d: partial(d.services.imports.commit, d.case_id, d.proposal(d.case_id)),
    "imports.commit_to_new_case": lambda d: partial(d.services.imports.commit_to_new_case, d.proposal("")),
    "imports.new_case_from": lambda d: partial(d.services.imports.new_case_from, d.diary()),
    "imports.file_into": lambda d: partial(d.services.imports.file_into, d.case_id, d.diary()),
    "imports.file_into_new_case": lambda d: partial(d.services.imports.file_into_new_case, d.diary()),
    "auditing.export": lambda d: partial(d.services.auditing.export, JournalQuery(), d.folder / "audit.csv", "ICO"),
    "erasing.erase": lambda d: partial(d.services.erasing.erase, d.planned(), "Wrongly entered", "Section 47"),
    "erasing.replay": lambda d: partial(d.services.erasing.replay, [("incident", d.incident.id)]),
    "retaining.decide": lambda d: partial(d.services.retaining.decide, d.case_id, "keep", "Appeal", None, TODAY),
    "retaining.hold": lambda d: partial(d.services.retaining.hold, d.case_id, "A complaint", "", TODAY),
    "retaining.lift": lambda d: partial(d.services.retaining.lift, d.held(), "It is closed", TODAY),
    "undoing.undo": lambda d: d.services.undoing.undo,
    "undoing.redo": lambda d: d.undone(),
    "units.change": lambda d: partial(d.services.units.change, *d.renamed()),
    "keeping.change_passphrase": lambda d: partial(d.services.keeping.change_passphrase, PASSPHRASE, STRONG),
    "keeping.add_officer": lambda d: partial(d.services.keeping.add_officer, PASSPHRASE, "Bo Tarn", STRONG),
    "keeping.remove_officer": lambda d: partial(
        d.services.keeping.remove_officer, PASSPHRASE, d.services.keeping.add_officer(PASSPHRASE, "Bo Tarn", STRONG)
    ),
    "keeping.add_keystore": lambda d: partial(d.services.keeping.add_keystore, PASSPHRASE),
    "keeping.remove_keystore": lambda d: d.with_keystore(),
    "keeping.note_pictures": lambda d: partial(d.services.keeping.note_pictures, True),
    "keeping.rotate": lambda d: partial(d.services.keeping.rotate, PASSPHRASE),
    "keeping.prove_sheet": lambda d: _prove(d, d.services.keeping.new_sheet()),
    "keeping.use_sheet": lambda d: partial(
        d.services.keeping.use_sheet, PASSPHRASE, d.services.keeping.new_sheet().identity
    ),
    "joining.join": lambda d: partial(d.services.joining.join, *d.two_entries(), "Same number"),
    "joining.keep_apart": lambda d: partial(d.services.joining.keep_apart, *d.two_entries(), "Father and son"),
    "backing.set_plan": lambda d: partial(d.services.backing.set_plan, str(d.stick()), 7),
    "backing.note": lambda d: partial(d.services.backing.note, d.backed_up()),
    "backing.back_up": lambda d: partial(d.services.backing.back_up, d.stick()),
    "documents.set_sign_off": lambda d: partial(d.services.documents.set_sign_off, ("court",)),
    "documents.again": lambda d: partial(d.services.documents.again, d.registered(), TODAY, NOW),
    "offenders.across": lambda d: partial(d.services.offenders.across, d.offender, TODAY),
    "people.enter": lambda d: partial(d.services.people.enter, d.case_id, "friend", given="Mo", family="Tarrant"),
}

# Reads that page after page repeats of what is open or listed; opening is what is journalled (see `cases.open`).
READS = {
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
    "erasing.erasures",
    "retaining.diary",
    "cases.read",
    "cases.find",
    "incidents.entry",
    "findings.of",
    "findings.cautions",
    "findings.kept",
    "rule_settings.in_force",
    "today.summaries",
    "today.summary",
    "today.summarise",
    "forms.form",
    "documents.kinds",
    "bundles.audiences",
    "bundles.offered",
    "bundles.reopened",
    "register.with_digest",
    "charts.marked",
    "documents.questions",
    "imports.preview",
    "imports.again",
    "undoing.names",
    "documents.sign_off",
    "joining.how_many",
    "offenders.case_ids",
    "joining.proposals",
    "looking.cases",
    "looking.first_cases",
    "looking.people",
    "looking.case_of",
    "looking.search",
    "drafts.all",
    "drafts.keep",
    "drafts.discard",
    "withholding.proposed",
    "second_officer.colleagues",
    "second_officer.vouch",
    "register.rows",
    "units.standing",
    "units.rules_on",
    "backing.standing",
    "backing.source",
    "backing.make",
    "backing.rule",
    "keeping.ways",
    "keeping.suggestion",
    "keeping.strength",
    "keeping.new_sheet",
}


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    """A keystore of the test's own."""
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    yield
    keyring.set_keyring(before)


def _prove(d: Desk, sheet: Sheet) -> Callable[[], object]:
    return partial(d.services.keeping.prove_sheet, PASSPHRASE, sheet, sheet.identity)


# What can't be undone: what was signed, disclosed or erased, what was only looked at, what was found as it was found,
# and what is of the casebook and not of the record: who can open it, and its backups.
STAYS = {
    "statements.sign",
    "auditing.export", "bundles.save", "charts.let_go", "charts.save", "documents.save",
    "erasing.erase", "erasing.replay",
    "bundles.draft", "cases.open", "documents.again", "documents.draft", "exhibits.content", "findings.as_known",
    "inspection.look",
    "keeping.note_pictures", "offenders.across",
    "findings.for_hearing", "findings.keep",
    "backing.back_up", "backing.note", "backing.set_plan",
    "keeping.add_keystore", "keeping.add_officer", "keeping.change_passphrase", "keeping.prove_sheet",
    "keeping.remove_keystore", "keeping.remove_officer", "keeping.rotate", "keeping.use_sheet",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = _Clock()
    vault = create_vault(
        tmp_path / "unit.vlu", PASSPHRASE, officer_name="Asha Example", clock=clock, random=os.urandom,
        cost=CHEAP, floor=CHEAP,
    )  # fmt: skip
    services = services_on(vault, clock)
    yield Desk(services, tmp_path)
    services.close()


def methods(services: Services) -> set[str]:
    """Every public method of every service that the composition root builds."""
    found = set()
    for place, _ in inspect.getmembers(Services, lambda value: isinstance(value, cached_property)):
        kind = type(getattr(services, place))
        if kind.__module__.startswith("vlu_desktop.services"):
            names = [name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")]
            found |= {f"{place}.{name}" for name in names}
    return found


def test_every_method_is_known_as_an_act_or_a_read(desk: Desk) -> None:
    assert methods(desk.services) == set(ACTS) | READS


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
    file = services.cases.read(desk.case_id)
    services.cases.find(desk.case_id)
    services.charts.marked(desk.case_id, desk.chart(), NOW)
    services.incidents.entry(desk.incident.id)
    services.findings.of(file, TODAY)
    services.findings.cautions(file, TODAY)
    services.findings.kept(file)
    services.rule_settings.in_force(TODAY)
    list(services.today.summaries(TODAY))
    proposal = services.imports.preview(desk.case_id, desk.diary())
    services.imports.again(proposal)
    services.undoing.names()
    auditing = services.auditing
    auditing.page(JournalQuery())
    list(auditing.every(JournalQuery()))
    auditing.count(JournalQuery())
    auditing.steps(desk.store.entries(limit=1)[0].ref)
    auditing.history("incident", desk.incident.id)
    auditing.verify()
    auditing.printed("0000 0000")
    services.erasing.plan("case", desk.case_id)
    services.erasing.erasures()
    services.retaining.diary()
    services.looking.cases()
    services.looking.search("rang")
    services.looking.people()
    assert services.looking.case_of("person", desk.victim) == desk.case_id
    services.drafts.keep("k", "incident", desk.case_id, "{}")
    assert [draft.key for draft in services.drafts.all()] == ["k"]
    services.drafts.discard("k")
    services.register.rows()
    services.units.standing()
    services.units.rules_on(TODAY)
    assert len(desk.store.entries(limit=10_000)) == before


def test_an_act_that_changes_nothing_leaves_none(desk: Desk) -> None:
    before = len(desk.store.entries(limit=10_000))
    assert desk.services.records.change(desk.incident).is_empty
    assert len(desk.store.entries(limit=10_000)) == before


def test_a_case_begun_enters_its_people_in_the_same_act(desk: Desk) -> None:
    assert {row.role for row in desk.store.all(Involvement, case_id=desk.case_id)} == {"victim", "offender"}
    assert desk.store.all(Case)[0].title == "I.Q. and C.D."
    assert len(desk.store.all(Person)) == 2
    assert desk.incident.id != RecordId("")
