# SPDX-License-Identifier: Apache-2.0
"""A case on a real encrypted vault, owned by a real worker's thread, for the screens that show one."""

import gc
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PatientBot, whole_program
from tests.example_casebook import CHEAP, example_in
from tests.ui.whole import put_away, rest
from vlu_desktop.analysis import run_rules
from vlu_desktop.analysis.run_rules import FindingsRun, find_again
from vlu_desktop.analysis.thresholds import DEFAULTS, Params
from vlu_desktop.app.application import Program
from vlu_desktop.dates.when import When
from vlu_desktop.language.languages import language
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.platform import paths
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.people import Address
from vlu_desktop.rules.letter_templates import read_letters
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.services.access.rights import Roles
from vlu_desktop.services.access.second_officer import SecondOfficer
from vlu_desktop.services.cases import findings
from vlu_desktop.services.cases.cases import Cases, NewCase, NewPerson
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.incidents import Incidents
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.cases.same_person import Joining
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.services.documents.bundles import Bundles
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.services.keeping.approval_desk import ApprovalDesk, Doors
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import create_vault, open_vault
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.ui.case_session.act_news import ActNews
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.documents.document_maker import DocumentMaker, MakerContext
from vlu_desktop.ui.shell.main_window import Window
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.message_bar import MessageBar

TODAY = date(2026, 8, 3)
T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass
class Bench:
    """Everything a page of a case is built from, on one open case."""

    qtbot: QtBot
    worker: Worker
    bulletin: ChangeBus
    desk: CaseSession
    saver: Saver
    news: MessageBar
    store: Store
    case_id: str
    second: SecondOfficer
    approvals: Approvals

    def ask(self, job: Callable[[], T]) -> T:
        """Do a job on the vault's thread and wait for what it gives."""
        found: list[T] = []
        problems: list[str] = []
        self.worker.ask(job, found.append, problems.append)
        self.settle()
        assert not problems, problems
        return found[0]

    def approval_desk(self, documents: Documents, bundles: Bundles) -> ApprovalDesk:
        """What asks an officer at another computer."""
        doors = Doors(
            documents=documents, bundles=bundles, joining=Joining(self.store), erasing=Erasing(self.store)
        )  # fmt: skip
        return ApprovalDesk(self.store, self.approvals, doors)

    def settle(self) -> None:
        """Wait until the worker has nothing left to do."""
        self.qtbot.waitUntil(lambda: not self.worker.busy)

    def publish(self, job: Callable[[], Changes]) -> Changes:
        """Do an act and tell everybody."""
        changes = self.ask(job)
        self.bulletin.publish(changes)
        self.settle()
        return changes

    def add(self, *records: Record) -> tuple[str, ...]:
        """Put records into the case, and have the case read again; their ids, in no order."""
        changes = self.publish(lambda: Records(self.store).add(*records, case_id=self.case_id))
        return tuple(record_id for _, record_id in sorted(changes.added))

    def file(self) -> CaseFile:
        """The case as it is stored now."""
        return self.ask(lambda: Cases(self.store).read(self.case_id))

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Every record of a class in the case."""
        return self.file().all(cls)

    def show(self, widget: QWidget, width: int = 1100, height: int = 800) -> None:
        """Put a widget on the screen."""
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        self.qtbot.waitExposed(widget)
        widget.activateWindow()
        self.qtbot.waitUntil(widget.isActiveWindow)

    @property
    def incidents(self) -> Incidents:
        """The service of incidents."""
        return Incidents(self.store)

    @property
    def drafts(self) -> Drafts:
        """The service of drafts."""
        return Drafts(self.store)


BEGIN = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
PASSPHRASE = "correct horse battery staple"


class _Clock:
    def __init__(self, now: datetime = BEGIN) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


NEW_CASE = NewCase(
    title="M.A. and D.R.",
    reference="VLU 26-0147",
    scheme="vcs",
    victim=NewPerson(given="Marta", family="Example"),
    offender=NewPerson(given="Dean", family="Sample"),
    relationship="former-partners",
)


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Widgets that the vault's thread collected would be destroyed there, which Qt forbids: see `gc_on_gui_thread`.

    What is left after it was looked through stays to the end and is passed over from then on: a process that ran
    thousands of tests holds so much that looking through all of it took half a second before each.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def plain(qapp: QApplication) -> None:
    """No style sheet of a window that is gone: under one whatever is built takes twice as long, and looks of it depend
    on which tests came before. A window that stands, of this file, keeps its own.
    """
    if qapp.styleSheet() and not any(isinstance(each, Window) for each in qapp.topLevelWidgets()):
        qapp.setStyleSheet("")


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest) -> None:
    """No window's test starts a process to read a file, but where it asks (`own_process`) and in the soak."""
    if "own_process" not in request.fixturenames and not request.node.get_closest_marker("soak"):
        request.getfixturevalue("files_read_here")


@pytest.fixture(scope="session", autouse=True)
def found_once(patched: pytest.MonkeyPatch) -> None:
    """The rules run over the example's cases once in a process, and not at every opening: `tests/analysis` tries them.

    What was found is kept by all that it is found from: the records of a case, the day, the thresholds, the rules and
    the language.
    """
    kept: deque[tuple[object, FindingsRun]] = deque(maxlen=100)

    def remembered(case_file: CaseFile, up_to: date, params: Params, **more: Any) -> FindingsRun:
        if more.get("before") is not None:
            return find_again(case_file, up_to, params, **more)
        about = (case_file.case, case_file.rows, case_file.lawful_ends)
        asked = (about, up_to, params, vars(run_rules)["RULES"], language())
        for key, run in tuple(kept):
            if key == asked:
                return run
        made = find_again(case_file, up_to, params, **more)
        if made.whole:
            kept.append((asked, made))
        return made

    patched.setattr(findings, "find_again", remembered)


@dataclass(frozen=True)
class Ready:
    """A vault with a case in it, closed: its folder, the case and when it was closed."""

    folder: Path
    case_id: str
    at: datetime


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """The vault that each test of a page has its own copy of: making one is most of what such a test would cost."""
    folder, clock = tmp_path_factory.mktemp("ready"), _Clock()
    vault = create_vault(
        folder / "unit.vlu", PASSPHRASE, officer_name="Asha Example", clock=clock, random=os.urandom, cost=CHEAP,
        floor=CHEAP,
    )  # fmt: skip
    with vault:
        case_id, _ = Cases(vault.store).begin(NEW_CASE, TODAY)
    return Ready(folder, case_id, clock.now)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, ready: Ready) -> Iterator[Bench]:
    """A case on a vault that the worker's own thread opened."""
    worker = Worker()
    bulletin = ChangeBus()
    page = QWidget()
    qtbot.addWidget(page)
    news = MessageBar(page)
    found: list[Any] = []

    def make() -> Any:
        shutil.copytree(ready.folder, tmp_path, dirs_exist_ok=True)
        vault = open_vault(tmp_path / "unit.vlu", PASSPHRASE, clock=_Clock(ready.at), cost=CHEAP, floor=CHEAP)
        return vault, Cases(vault.store).read(ready.case_id)

    worker.ask(make, found.append)
    qtbot.waitUntil(lambda: bool(found))
    vault, file = found[0]
    case_id = ready.case_id
    desk = CaseSession(lambda: TODAY)
    desk.take(file)

    acts = ActNews(worker, bulletin, Undoing(vault.store), news, lambda _: True)
    saver = Saver(worker, Records(vault.store), acts)
    worker.failed.connect(news.problem)
    bulletin.changed.connect(lambda _: worker.ask(lambda: Cases(vault.store).read(case_id), desk.take))
    approvals = Approvals(vault.store, Roles(vault.store), vault.computers, vault.joining)
    yield Bench(qtbot, worker, bulletin, desk, saver, news, vault.store, case_id, SecondOfficer(vault.ring), approvals)
    worker.ask(vault.close)
    worker.stop()


@pytest.fixture
def maker(bench: Bench, fonts: FontBook, tmp_path: Path) -> DocumentMaker:
    bench.add(
        Incident(case_id=bench.case_id, account="He stood in 14 Hidden Lane, Exampleton.", happened=When.on(TODAY)),
        Address(person_id=bench.desk.file.victims[0], lines="14 Hidden Lane, Exampleton", postcode="ZZ1 1ZZ"),
    )
    bench.add(IncidentBehaviour(incident_id=bench.all(Incident)[0].id, kind="watching-home"))
    reference = Reference(letters=read_letters(paths.forms()))
    documents = Documents(bench.store, DEFAULTS, fonts, reference)
    bundles = Bundles(bench.store, DEFAULTS, fonts, reference)
    making = MakerContext(
        bench.worker,
        Cases(bench.store),
        Findings(bench.store, DEFAULTS),
        documents,
        lambda: TODAY,
        lambda: datetime(2026, 8, 3, 9, tzinfo=UTC),
        bench.second,
        bench.approvals,
        lambda: bench.approval_desk(documents, bundles),
    )
    parent = bench.news.parentWidget()
    assert parent is not None
    made = DocumentMaker(parent, making, bench.case_id, tmp_path)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(made, 1380, 860)
    return made


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The example casebook's file and its passphrase."""
    return example_in(tmp_path_factory.mktemp("example"))


@pytest.fixture
def opened(program: Program, qtbot: QtBot, casebook: tuple[Path, str]) -> Program:
    """The whole program on the example casebook."""
    program.open_vault(*casebook)
    rest(program, qtbot)
    assert program.is_open
    return program


@pytest.fixture(scope="module")
def opened_once(request: pytest.FixtureRequest, qapp: QApplication, casebook: tuple[Path, str]) -> Iterator[Program]:
    """The whole program on the example casebook, opened once for the tests of a file."""
    with whole_program(qapp) as program:
        program.open_vault(*casebook)
        rest(program, PatientBot(request))
        yield program


@pytest.fixture
def shared(opened_once: Program, qtbot: QtBot, casebook: tuple[Path, str]) -> Program:
    """The same window for every test of a file that asks for it, with nothing over its first page.

    What a test recorded is there for the next, as it is in `casebook`. One that needs a window of its own (`opened`)
    stands before all of these, for both would hold the casebook.
    """
    if not opened_once.is_open:
        opened_once.open_vault(*casebook)
    rest(opened_once, qtbot)
    if opened_once.window.sheet.is_shown:
        opened_once.pages.entry.incident.leave()
    put_away(opened_once, qtbot)
    opened_once.window.go("today")
    rest(opened_once, qtbot)
    # After a window over it was closed the offscreen platform leaves the keyboard nowhere.
    opened_once.window.activateWindow()
    qtbot.waitUntil(opened_once.window.isActiveWindow)
    return opened_once
