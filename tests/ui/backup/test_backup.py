# SPDX-License-Identifier: Apache-2.0
"""Backing up on screen: the card, the line on Today, what runs by itself, the drill, and the way back from damage."""

import gc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from vlu_desktop.app.application import Program
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.services.keeping.restoring import Restoring
from vlu_desktop.store.database.connection import DatabaseError, open_unread
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.vault import create_vault, open_vault
from vlu_desktop.ui.backup import backup_runner as running
from vlu_desktop.ui.backup.backup_screens import Backups, ThisComputer
from vlu_desktop.ui.backup.restore_wizard import RestoreReason, RestoreWizard
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.message_bar import MessageBar

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
SHEET = new_identity()


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """As `ui.collecting` has it while a casebook is open."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@dataclass
class Desk:
    qtbot: QtBot
    worker: Worker
    services: Services
    backups: Backups
    news: MessageBar
    stick: Path
    today: list[date]

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.worker.busy and not self.backups.runner.running)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.worker.busy)

    def ask(self, job: Any) -> Any:
        found: list[Any] = []
        self.worker.ask(job, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def plan(self, every: int = 1) -> None:
        self.backups.runner.plan(str(self.stick), every, self.news.problem)
        self.settle()

    def backups_there(self) -> list[str]:
        return sorted(path.name for path in self.stick.glob("*.age"))


def desk_of(qtbot: QtBot, tmp_path: Path, *, sheet: bool) -> Iterator[Desk]:
    worker = Worker()
    found: list[Services] = []

    def make() -> Services:
        vault = create_vault(
            tmp_path / "unit.vlu", PASSPHRASE, officer_name="Asha Example", clock=now, cost=CHEAP, floor=CHEAP
        )
        if sheet:
            vault.ring.set_recovery(PASSPHRASE, SHEET)
        return Services(vault, now)

    worker.ask(make, found.append)
    qtbot.waitUntil(lambda: bool(found))
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 700)
    news = MessageBar(page)
    stick = tmp_path / "stick"
    stick.mkdir()
    today = [now().astimezone().date()]
    backups = Backups(
        worker, ChangeBus(), found[0].keeping.backups, page, news,
        ThisComputer(day=lambda: today[0], clock=now, documents=tmp_path),
    )  # fmt: skip
    for each in (backups.line, backups.card):
        each.setParent(page)
    backups.card.resize(880, 500)
    page.show()
    qtbot.waitExposed(page)
    desk = Desk(qtbot, worker, found[0], backups, news, stick, today)
    desk.settle()
    yield desk
    backups.runner.stop()
    worker.ask(found[0].close)
    worker.stop()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    yield from desk_of(qtbot, tmp_path, sheet=True)


@pytest.fixture
def desk_without_sheet(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    yield from desk_of(qtbot, tmp_path, sheet=False)


def test_without_a_sheet_it_says_what_comes_first(desk_without_sheet: Desk) -> None:
    desk = desk_without_sheet
    assert "until it has a recovery sheet" in desk.backups.card.state.text()
    assert not desk.backups.card.now.isEnabled()
    led: list[str] = []
    desk.backups.line.settings_asked.connect(led.append)
    assert desk.backups.line.act.text() == "Make the recovery sheet"
    desk.backups.line.act.click()
    assert led == ["keys"], "the part of the unit's page where it is made"


def test_one_backed_up_never_is_said_on_today_and_one_click_mends_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "never been backed up" in desk.backups.line.text.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(desk.stick))
    desk.backups.card.now.click()
    desk.settle()
    # Due at once: choosing where was all that was missing.
    assert len(desk.backups_there()) == 1
    assert desk.news.text == "Backed up, read back and checked whole."
    assert desk.backups.line.text.text().startswith("Last good backup: today")
    assert not desk.backups.line.act.isVisible()
    entries = desk.ask(lambda: desk.services.vault.store.entries(limit=2))
    assert [each.method for each in entries] == ["backup.make", "backup.plan"]


def test_it_is_made_by_itself_when_due_and_not_before(desk: Desk) -> None:
    desk.plan(every=7)
    assert len(desk.backups_there()) == 1
    # On a slow computer the look that comes by the clock would fall into this.
    desk.backups.runner._first.stop()
    desk.backups.runner.look(start=True)
    desk.settle()
    assert len(desk.backups_there()) == 1
    desk.today[0] = date.fromordinal(desk.today[0].toordinal() + 7)
    desk.backups.runner.look(start=True)
    desk.settle()
    assert len(desk.ask(lambda: desk.services.vault.store.entries(limit=50))) >= 4
    last = desk.ask(lambda: desk.services.keeping.backups.standing(desk.today[0])).last
    assert len(desk.backups_there()) == 2
    assert last.file in desk.backups_there()


def test_overdue_without_its_stick_says_to_put_it_in(desk: Desk) -> None:
    desk.plan()
    desk.today[0] = date.fromordinal(desk.today[0].toordinal() + 9)
    desk.stick.rename(desk.stick.with_name("drawer"))
    desk.backups.runner.look(start=True)
    desk.settle()
    said = desk.backups.line.text.text()
    assert said.startswith("Last good backup: 9 days ago")
    assert said.endswith("its folder is not there: put the stick in.")
    assert desk.backups.line.property("kind") == "notice"


def test_a_backup_that_was_taken_away_is_missed(desk: Desk) -> None:
    desk.plan()
    (desk.stick / desk.backups_there()[0]).unlink()
    desk.backups.runner.look()
    desk.settle()
    assert "no longer in the folder" in desk.backups.line.text.text()


def test_stopped_it_says_so_and_leaves_what_there_was(desk: Desk) -> None:
    desk.plan(every=0)
    desk.backups.runner.start(desk.stick)
    desk.backups.card.stop.click()
    desk.settle()
    assert "was stopped" in desk.backups.card.problem.text()
    assert desk.backups_there() == []
    assert list(desk.stick.iterdir()) == []


def test_a_folder_that_fails_says_so_on_today_too(desk: Desk) -> None:
    desk.plan(every=0)
    desk.stick.rename(desk.stick.with_name("drawer"))
    desk.backups.runner.start(desk.stick)
    desk.settle()
    assert "Put the stick in" in desk.backups.line.text.text()
    assert "Put the stick in" in desk.backups.card.problem.text()


def test_the_drill_says_what_it_found_and_leaves_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.plan()
    before = sorted(tmp_path.rglob("*"))
    wizard = desk.backups.show_wizard(str(desk.stick), drill=True)
    assert wizard.backups.count() == 1
    wizard.secret.setText(SHEET)
    wizard.act.click()
    qtbot.waitUntil(wizard.outcome.isVisible)
    assert "the recovery sheet opens it" in wizard.outcome.text()
    assert "is whole" in wizard.outcome.text()
    wizard.reject()
    assert sorted(tmp_path.rglob("*")) == before


def restored_by(wizard: RestoreWizard, qtbot: QtBot, secret: str) -> str:
    wizard.secret.setText(secret)
    wizard.act.click()
    qtbot.waitUntil(lambda: wizard._ticket is None)
    return wizard.problem.text()


def test_a_backup_is_restored_beside_by_a_passphrase_and_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.plan()
    wizard = RestoreWizard(
        desk.backups.card.window(), Restoring(now), folder="", documents=tmp_path, day=lambda: date(2026, 3, 3)
    )
    opened: list[Path] = []
    wizard.opened.connect(opened.append)
    wizard.open()
    assert "Put in the stick" in wizard.where.text()
    assert not wizard.act.isEnabled()
    wizard.look_in(tmp_path)
    assert "There is no backup" in wizard.where.text()
    wizard.look_in(desk.stick)
    wizard.act.click()
    assert wizard.problem.text() == "Type the key from the sheet."
    assert "not a recovery key" in restored_by(wizard, qtbot, "AGE-SECRET-KEY-1 nonsense")
    wizard.by_passphrase.click()
    assert "does not open" in restored_by(wizard, qtbot, "not the passphrase")
    assert restored_by(wizard, qtbot, PASSPHRASE) == ""
    assert wizard.secret.text() == ""
    wizard.open_it.click()
    assert opened == [tmp_path / "Casebook restored 2026-03-03" / "casebook.vlu"]
    with open_vault(opened[0], PASSPHRASE, clock=now, cost=CHEAP, floor=CHEAP) as vault:
        assert vault.check().is_sound


def damaged(tmp_path: Path, how: str) -> Path:
    path = tmp_path / "unit.vlu"
    vault = create_vault(path, PASSPHRASE, officer_name="Asha Example", clock=now, cost=CHEAP, floor=CHEAP)
    key = vault.ring.key
    vault.close()
    content = bytearray(path.read_bytes())
    if how == "first page":
        content[200] ^= 1
    elif how == "empty":
        content.clear()
    elif how == "cut":
        del content[len(content) // 2 :]
    elif how == "a page of rows":
        with closing(open_unread(path, key)) as connection:
            [top] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal_value'").fetchone()
        content[top * 4096 - 2000] ^= 1
    elif how == "a page nobody reads":
        with closing(open_unread(path, key)) as connection:
            [top] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'finding_review'").fetchone()
        content[top * 4096 - 2000] ^= 1
    elif how == "no keys":
        for name in (".keys", ".keys.bak"):
            Path(f"{path}{name}").unlink()
    path.write_bytes(content)
    return path


def test_harm_that_no_read_has_met_is_told_when_the_casebook_is_opened(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = damaged(tmp_path, "a page nobody reads")
    program.unlock.set_path(path)
    QTest.keyClicks(program.unlock.passphrase, PASSPHRASE)
    QTest.keyClick(program.unlock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "restore a backup" in program.window.news.text)
    assert program.is_open


@pytest.mark.parametrize("how", ["first page", "empty", "cut", "no keys"])
def test_a_damaged_casebook_leads_to_the_way_back_and_is_left_as_it_is(
    program: Program, qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    path = damaged(tmp_path, how)
    before = path.read_bytes()
    program.unlock.set_path(path)
    QTest.keyClicks(program.unlock.passphrase, PASSPHRASE)
    QTest.keyClick(program.unlock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(RestoreWizard)))
    [wizard] = program.window.findChildren(RestoreWizard)
    assert path.name in wizard.wrong.text()
    assert "the backups are not touched" in wizard.whole.text()
    assert not program.is_open
    assert path.read_bytes() == before
    wizard.reject()


def test_one_older_than_it_was_leads_there_and_can_be_opened_as_it_stands(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = damaged(tmp_path, "older")
    open_vault(path, PASSPHRASE, clock=now, cost=CHEAP, floor=CHEAP).close()
    newer = path.read_bytes()
    open_vault(path, PASSPHRASE, clock=now, cost=CHEAP, floor=CHEAP).close()
    path.write_bytes(newer)
    program.open_vault(path, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(RestoreWizard)))
    [wizard] = program.window.findChildren(RestoreWizard)
    assert "Some of what was saved is not in it" in wizard.wrong.text()
    assert not program.is_open
    assert wizard.salvage.isHidden()
    wizard.as_it_is.click()
    program.open_vault(path, PASSPHRASE)
    qtbot.waitUntil(lambda: program.is_open and not program.is_busy)


def test_with_no_backup_what_can_be_read_goes_into_a_new_casebook_and_is_counted(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = damaged(tmp_path, "a page of rows")
    wizard = RestoreWizard(
        program.window, Restoring(now), folder="", documents=tmp_path, day=lambda: date(2026, 3, 3),
        reason=RestoreReason(damaged=path, wrong="A part of it is damaged."),
    )  # fmt: skip
    wizard.open()
    wizard.salvage.click()
    assert "Look for a backup on every stick first" in wizard.problem.text()
    wizard.secret.setText("not the passphrase")
    wizard.salvage.click()
    qtbot.waitUntil(lambda: wizard._ticket is None)
    assert "does not open" in wizard.problem.text()
    assert not wizard.act.isEnabled()
    wizard.secret.setText(PASSPHRASE)
    wizard.salvage.click()
    qtbot.waitUntil(lambda: wizard._ticket is None)
    assert wizard.problem.text() == ""
    assert "read out of a damaged one" in wizard.outcome.text()
    assert wizard.salvage.isHidden()
    opened: list[Path] = []
    wizard.opened.connect(opened.append)
    wizard.open_it.click()
    with open_vault(opened[0], PASSPHRASE, clock=now, cost=CHEAP, floor=CHEAP) as vault:
        assert vault.store.entries()[0].method == "backup.salvage"


def test_a_backup_that_is_there_comes_before_any_reading_out(program: Program, tmp_path: Path) -> None:
    path = damaged(tmp_path, "a page of rows")
    (tmp_path / "casebook-backup-2026-03-02-090000-0123abcd.age").write_bytes(b"age")
    wizard = RestoreWizard(
        program.window, Restoring(now), folder=str(tmp_path), documents=tmp_path, day=lambda: date(2026, 3, 3),
        reason=RestoreReason(damaged=path),
    )  # fmt: skip
    wizard.open()
    assert wizard.backups.count() == 1
    assert wizard.salvage.isHidden()
    wizard.reject()


def test_damage_met_at_work_leads_there_too(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "unit.vlu"
    create_vault(path, PASSPHRASE, officer_name="Asha Example", clock=now, cost=CHEAP, floor=CHEAP).close()
    program.open_vault(path, PASSPHRASE)
    qtbot.waitUntil(lambda: program.is_open and not program.is_busy)

    def read() -> None:
        raise DatabaseError("database disk image is malformed")

    program.worker.ask(read)
    news = program.window.news
    # The same is said first of the reading that failed, which leads nowhere.
    qtbot.waitUntil(lambda: "is damaged" in news.text and bool(news._action.text()))
    news._action.click()
    [wizard] = program.window.findChildren(RestoreWizard)
    assert "restore a backup beside it" in wizard.wrong.text()
    wizard.reject()


def test_the_first_page_offers_a_restore(program: Program) -> None:
    program.unlock.restore.emit()
    [wizard] = program.window.findChildren(RestoreWizard)
    assert not wizard.wrong.isVisible()
    wizard.reject()


def test_the_first_look_comes_after_the_first_screen() -> None:
    assert running.FIRST_LOOK >= 2000
