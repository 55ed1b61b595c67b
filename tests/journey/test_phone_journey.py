# SPDX-License-Identifier: Apache-2.0
"""A phone of over a thousand messages, and a diary, through the windows to a timeline and a court's exact counts."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.clocks import TickingClock
from tests.intake.messages.phones import HIM, ME, chat, evenings
from tests.ui.whole import rest, step_back
from vlu_desktop.app.application import Program
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.platform import paths
from vlu_desktop.record.conduct import Incident, SourceItem, SourceItemIncident
from vlu_desktop.record.vocabulary import label
from vlu_desktop.services.cases.cases import Cases, NewCase, NewPerson
from vlu_desktop.services.documents.document_order import Order as Ordered
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import create_vault
from vlu_desktop.timeline.table_twin import table_rows
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.intake.bursts_window import BurstsWindow
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.message_window import MessageWindow

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "seven quiet harbours"
EVENINGS = 52
"""Eight entries of the diary make them sixty."""
DIARY = paths.resources() / "examples" / "diary.csv"
NEW = NewCase(
    title="Ines Quarrie", victim=NewPerson(given="Ines", family="Quarrie"),
    offender=NewPerson(given="Col", family="Dray"), relationship="former-partners",
)  # fmt: skip
T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def case_id(program: Program, qtbot: QtBot, tmp_path: Path) -> str:
    """A case with nothing in it, open in the window."""
    path = tmp_path / "unit.vlu"
    with create_vault(
        path, PASSPHRASE, officer_name="Asha Example", clock=TickingClock(), random=os.urandom, cost=CHEAP, floor=CHEAP
    ) as vault:
        made, _ = Cases(vault.store).begin(NEW, today())
    program.open_vault(path, PASSPHRASE)
    rest(program, qtbot)
    program.pages.open_case(made, "timeline")
    rest(program, qtbot)
    return made


def ask(program: Program, qtbot: QtBot, job: Callable[[Services], T]) -> T:
    """Do something that has no window of its own here, on the vault's thread."""
    assert program._open is not None
    services, found, problems = program._open.services, list[T](), list[str]()
    program.worker.ask(lambda: job(services), found.append, problems.append)
    rest(program, qtbot)
    assert not problems, problems
    return found[0]


def window(program: Program, cls: type[W]) -> W:
    [found] = [each for each in program.window.findChildren(cls) if each.isVisible()]
    return found


def imported(program: Program, qtbot: QtBot, path: Path) -> None:
    program.pages.import_file().open_file(path)
    rest(program, qtbot)


def press(program: Program, qtbot: QtBot, button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    rest(program, qtbot)


def looked_through(program: Program, qtbot: QtBot, what: dict[str, str]) -> Counter[tuple[str, ...]]:
    """Take or refuse suggested kinds under their table; how many incidents have which kinds after that."""
    program.pages.workspace.choose("suggestions")
    tab = program.pages.case.suggestions
    for kind, button in what.items():
        tab.table.selectRow(next(n for n, each in enumerate(tab._shown) if each.suggestion.value == kind))
        press(program, qtbot, tab.buttons[button])
    return Counter(each.kinds for each in program.pages.desk.file.conduct)


@pytest.mark.parametrize(
    ("each", "items", "his"), [(20, "1,248", "1,040"), pytest.param(65, "4,056", "3,380", marks=pytest.mark.soak)]
)
def test_a_phone_and_a_diary_become_a_timeline_and_a_paper_whose_counts_are_exact(
    program: Program, qtbot: QtBot, case_id: str, tmp_path: Path, each: int, items: str, his: str
) -> None:
    desk = program.pages.desk
    imported(program, qtbot, DIARY)
    wizard = window(program, ImportWizard)
    told = wizard.made.rowCount()
    wizard.way.box.setCurrentIndex(wizard.way.box.findData("diary-unknown"))
    press(program, qtbot, wizard.take)
    assert len(desk.file.all(Incident)) == told == 8

    phone = tmp_path / "WhatsApp Chat with Col Dray.txt"
    phone.write_text(chat(evenings(EVENINGS, each)), encoding="utf-8")
    imported(program, qtbot, phone)
    shown = window(program, MessageWindow)
    assert shown.take.text() == f"Take in {items} messages"
    assert [party.written for party in shown.who.rows.parties] == [HIM, ME]
    QTest.keyClick(shown.who.table, Qt.Key.Key_M)
    QTest.keyClick(shown.who.table, Qt.Key.Key_H)
    press(program, qtbot, shown.take)
    bursts = window(program, BurstsWindow)
    assert bursts.told.text() == f"52 incidents of {his} messages and calls"
    kind = bursts.kinds["messages"]
    kind.setCurrentIndex(kind.findData("text"))
    press(program, qtbot, bursts.make)
    of_phone = [
        entry for entry in desk.file.conduct if desk.file.linked(SourceItemIncident, "incident_id", entry.id)
        and entry.incident.source_detail == "Messages by WhatsApp"
    ]  # fmt: skip
    assert len(of_phone) == EVENINGS
    assert len(desk.file.all(Incident)) == told + EVENINGS

    step_back(program, qtbot)
    assert len(desk.file.all(Incident)) == told, "one undo takes all of them back"
    assert sum(item.form == "message" for item in desk.file.all(SourceItem)) == int(items.replace(",", ""))
    step_back(program, qtbot, "redo")
    file = desk.file
    of_phone = [entry for entry in file.conduct if entry.incident.source_detail == "Messages by WhatsApp"]
    assert [entry.incident.count.number for entry in of_phone if entry.incident.count] == [each] * EVENINGS
    assert {entry.kinds for entry in of_phone} == {("text",)}
    assert {entry.incident.actor_id for entry in of_phone} == {file.offenders[0]}
    rows = table_rows(TimelineModel.from_case(file, []))
    assert sum(row.kind == "incident" for row in rows) == told + EVENINGS == 60

    chosen = looked_through(program, qtbot, {"follow": "take", "threat-to-kill": "take", "gift": "refuse"})
    assert chosen == {("follow",): 1, ("threat-to-kill",): 1, ("text",): EVENINGS, (): told - 2}
    ordered = Ordered(case_id=case_id, kind="chronology", audience="court", data_to=today(), court="Pellow Crown Court")
    draft = ask(program, qtbot, lambda services: services.papers.documents.draft(ordered, now()))
    assert draft.hits == ()
    out = tmp_path / "chronology.pdf"
    ask(program, qtbot, lambda services: services.papers.documents.save(draft, out, now()))
    words = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())
    assert words.count(f"{each} messages by WhatsApp from Col Dray.") == EVENINGS
    assert words.count("Text message") == EVENINGS
    assert words.count("Kind not chosen") == told - 2
    assert f"No kind of conduct was chosen for {told - 2} entries of 60;" in words
    assert all(words.count(label("behaviour", kind)) == 1 for kind in ("follow", "threat-to-kill"))
    assert not [kind for kind in ("gift", "loiter", "device-access") if label("behaviour", kind) in words]
    assert "Leave me alone" not in words, "her own words are no conduct"
    assert ask(program, qtbot, lambda services: services.soundness.check()).is_sound
