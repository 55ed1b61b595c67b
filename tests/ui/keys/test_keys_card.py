# SPDX-License-Identifier: Apache-2.0
"""Who can open the casebook is seen and changed on its card; a sheet counts once it was typed back."""

import io
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import keyring
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.keystores import Memory
from vlu_desktop.record.people import Officer
from vlu_desktop.services.access.key_access import KeyAccess
from vlu_desktop.services.access.rights import Role, Roles
from vlu_desktop.services.documents.register import Register
from vlu_desktop.store.keys.key_file import KeyCost, WrongPassphrase
from vlu_desktop.store.vault.vault import Vault, create_vault, open_vault, opens_by_keystore, recover_vault
from vlu_desktop.ui.keys.key_windows import (
    AddKeystore,
    AddOfficer,
    ChangePassphrase,
    RecoverySheet,
    RemoveKeystore,
    RemoveOfficer,
    RotateKey,
)
from vlu_desktop.ui.keys.keys_card import KeysCard, SheetFacts
from vlu_desktop.ui.keys.new_form import NewForm
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.keys.recovery_sheet import drawn_sheet
from vlu_desktop.ui.keys.roles_window import RolesWindow
from vlu_desktop.ui.keys.throttle import Throttle
from vlu_desktop.ui.shell.unlock import UnlockPage
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.message_bar import MessageBar

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
OLD, NEW = "correct horse battery staple", "seven green bottles standing"
WORDS = tuple("acorn amber anchor apple arrow autumn badger bakery".split())
T = TypeVar("T")
W = TypeVar("W", bound=PassphraseDialog)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Desk:
    qtbot: QtBot
    worker: Worker
    vault: Vault
    card: KeysCard
    news: MessageBar

    def ask(self, job: Callable[[], T]) -> T:
        found: list[T] = []
        self.worker.ask(job, found.append)
        self.settle()
        return found[0]

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.worker.busy)

    def shows(self, text: str, shown: bool = True) -> None:
        """Wait until the card shows a text, or no longer."""
        self.qtbot.waitUntil(lambda: (text in self.texts()) is shown)

    def texts(self) -> list[str]:
        return [each.text() for each in self.card.findChildren(QLabel) if each.isVisible()]

    def window(self, kind: type[W]) -> W:
        self.settle()
        return next(each for each in self.card.window().findChildren(kind) if each.isVisible())

    def close(self) -> Path:
        self.worker.ask(self.vault.close)
        self.settle()
        return self.vault.path


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    worker = Worker()
    found: list[Any] = []

    def make() -> Vault:
        path = tmp_path / "unit.vlu"
        return create_vault(path, OLD, officer_name="Asha Example", clock=now, cost=CHEAP, floor=CHEAP)

    worker.ask(make, found.append)
    qtbot.waitUntil(lambda: bool(found))
    vault = found[0]
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 500)
    news = MessageBar(page)
    worker.failed.connect(news.problem)
    card = KeysCard(
        worker,
        KeyAccess(vault.store, vault.ring, WORDS, Register(vault.store).sheet_leaves),
        Roles(vault.store),
        news,
        SheetFacts(unit=lambda: "Unit", casebook="unit.vlu", day=lambda: date(2026, 8, 3)),
    )
    card.setParent(page)
    card.resize(880, 300)
    page.show()
    qtbot.waitExposed(page)
    made = Desk(qtbot, worker, vault, card, news)
    made.settle()
    yield made
    worker.ask(vault.close)
    worker.stop()


def opens(path: Path, passphrase: str) -> bool:
    try:
        open_vault(path, passphrase, clock=now).close()
    except WrongPassphrase:
        return False
    return True


def test_without_a_sheet_it_says_what_that_means(desk: Desk) -> None:
    desk.shows("Asha Example (you)")
    assert "There is no recovery sheet." in desk.card.advice.text()


def test_the_passphrase_is_changed(desk: Desk) -> None:
    desk.card.change_passphrase()
    window = desk.window(ChangePassphrase)
    QTest.keyClicks(window.old, "wrong")
    QTest.keyClicks(window.first, "tooshort")
    assert "12 characters or more" in window.judged.text()
    window.act.click()
    assert "12 characters or more" in window.problem.text()
    for field in (window.first, window.second):
        field.clear()
        QTest.keyClicks(field, NEW)
    window.act.click()
    desk.settle()
    assert window.problem.text() == "That is not your passphrase. Nothing was changed."
    window.old.clear()
    QTest.keyClicks(window.old, OLD)
    window.act.click()
    desk.settle()
    assert desk.news.text == "Your passphrase is changed."
    path = desk.close()
    assert (opens(path, OLD), opens(path, NEW)) == (False, True)


def test_an_officer_is_added_and_removed(desk: Desk) -> None:
    desk.card.add_officer()
    window = desk.window(AddOfficer)
    for field, text in ((window.own, OLD), (window.name, "Bryn Sample"), (window.first, NEW), (window.second, NEW)):
        QTest.keyClicks(field, text)
    window.act.click()
    desk.settle()
    desk.shows("Bryn Sample")
    ways = desk.ask(KeyAccess(desk.vault.store, desk.vault.ring, WORDS, Register(desk.vault.store).sheet_leaves).ways)
    way = next(each for each in ways if not each.own)
    desk.card.remove_officer(way)
    removing = desk.window(RemoveOfficer)
    QTest.keyClicks(removing.own, OLD)
    removing.act.click()
    desk.settle()
    desk.shows("Bryn Sample", False)
    methods = [entry.method for entry in desk.ask(desk.vault.store.entries)]
    assert methods[:2] == ["keys.rotate", "keys.remove-officer"]


def test_the_casebook_is_encrypted_anew(desk: Desk) -> None:
    before = desk.vault.ring._key
    desk.card.rotate()
    window = desk.window(RotateKey)
    QTest.keyClicks(window.own, "wrong")
    window.act.click()
    desk.settle()
    assert window.problem.text() == "That is not your passphrase. Nothing was changed."
    window.own.clear()
    QTest.keyClicks(window.own, OLD)
    window.act.click()
    desk.settle()
    assert "Make a new backup" in desk.news.text
    assert desk.vault.ring._key != before
    assert opens(desk.close(), OLD)


def test_this_computers_keystore_is_set_up_and_put_away(desk: Desk) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    desk.card.add_keystore()
    window = desk.window(AddKeystore)
    assert "whoever is logged in here as you" in " ".join(each.text() for each in window.findChildren(QLabel))
    QTest.keyClicks(window.own, OLD)
    window.act.click()
    desk.settle()
    desk.shows("a computer’s keystore")
    assert opens_by_keystore(desk.vault.path)
    desk.card.remove_keystore()
    removing = desk.window(RemoveKeystore)
    QTest.keyClicks(removing.own, OLD)
    removing.act.click()
    desk.settle()
    desk.shows("a computer’s keystore", False)
    keyring.set_keyring(before)


def test_after_a_lock_the_keystore_is_not_offered(qtbot: QtBot, tmp_path: Path) -> None:
    page = UnlockPage(lambda: tmp_path, Throttle(lambda: "", lambda _: None), lambda path: path.name == "unit.vlu")
    qtbot.addWidget(page)
    page.show()
    asked: list[Any] = []
    page.by_keystore.connect(asked.append)
    page.set_path(tmp_path / "other.vlu")
    assert not page.keystore.isVisible()
    page.set_path(tmp_path / "unit.vlu")
    page.keystore.click()
    assert asked == [tmp_path / "unit.vlu"]
    page.set_busy(False)
    page.after_lock = True
    page.set_path(tmp_path / "unit.vlu")
    assert not page.keystore.isVisible()


def test_wrong_ones_make_the_page_wait(qtbot: QtBot, tmp_path: Path) -> None:
    kept: list[str] = [""]
    page = UnlockPage(lambda: tmp_path, Throttle(lambda: kept[-1], kept.append, lambda: 1000.0))
    qtbot.addWidget(page)
    page.show()
    page.set_path(tmp_path / "unit.vlu")
    sent: list[str] = []
    page.opened.connect(lambda _, passphrase: sent.append(passphrase))
    for n in range(7):
        QTest.keyClicks(page.passphrase, f"wrong {n}")
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
        if len(sent) == n + 1:
            page.problem("That passphrase does not open this vault.")
    assert sent == [f"wrong {n}" for n in range(5)]
    assert page._unlock.text() == "Wait 4 s"
    page.welcome()
    assert kept[-1] == ""


def test_a_sheet_counts_once_typed_back_and_then_opens_the_casebook(desk: Desk) -> None:
    desk.card.make_sheet()
    window = desk.window(RecoverySheet)
    shown = window.key.text()
    QTest.keyClicks(window.own, OLD)
    QTest.keyClicks(window.typed, shown[:20])
    assert not window.key.isVisible()
    window.act.click()
    desk.settle()
    assert "Compare it with the sheet" in window.problem.text()
    assert "There is no recovery sheet." in desk.card.advice.text()
    window.typed.setText(shown.replace("\n", " ").lower())
    window.act.click()
    desk.settle()
    desk.shows("Recovery sheet")
    path = desk.close()
    recover_vault(
        path, shown, officer_name="Asha Example", passphrase=NEW, clock=now, cost=CHEAP, floor=CHEAP
    ).close()  # fmt: skip
    assert opens(path, NEW)


def test_the_printed_sheet_holds_the_key_and_no_more_than_a_page(desk: Desk) -> None:
    sheet = KeyAccess(desk.vault.store, desk.vault.ring, WORDS, Register(desk.vault.store).sheet_leaves).new_sheet()
    page = drawn_sheet(sheet.lines("Unit of " + "long name " * 20, "unit.vlu", date.today()))
    reader = pypdf.PdfReader(io.BytesIO(page))
    assert len(reader.pages) == 1
    text = "".join(reader.pages[0].extract_text().split())
    assert sheet.identity in text


def test_the_sheet_leaves_by_the_door_of_every_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opens everything: never over the casebook, for the officer alone, and the journal has that it left."""
    desk.card.make_sheet()
    window = desk.window(RecoverySheet)
    [save] = [each for each in window.findChildren(QPushButton) if each.text().startswith("Save the sheet")]
    for name, said in (("unit.vlu", "casebook or of what belongs to one"), ("none/sheet.pdf", "There is no folder")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        save.click()
        desk.settle()
        assert said in window.problem.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    save.click()
    desk.settle()
    assert "delete the file" in window.problem.text()
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600
    line = desk.ask(lambda: desk.vault.store.entries()[0])
    assert (line.method, line.act) == ("keys.save-sheet", "disclosed")


def test_a_forgotten_passphrase_leads_to_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    page = UnlockPage(lambda: tmp_path, Throttle(lambda: "", lambda _: None))
    qtbot.addWidget(page)
    page.show()
    sent: list[Any] = []
    page.recovered.connect(lambda path, how: sent.append((path, how)))
    page._show_recovery()
    assert not page.recovery.isVisible(), "a casebook is chosen first"
    page.set_path(tmp_path / "unit.vlu")
    page._show_recovery()
    assert page.recovery.isVisible()
    form = page.recovery
    fields = ((form.key, "age-secret"), (form.officer, "Asha Example"), (form.first, NEW), (form.second, NEW))
    for field, text in fields:
        QTest.keyClicks(field, text)
    form.send.click()
    [(path, how)] = sent
    assert (path, how.key, how.officer, how.passphrase) == (tmp_path / "unit.vlu", "age-secret", "Asha Example", NEW)
    page.problem("That is not a recovery key.")
    assert form.problem.text() == "That is not a recovery key."
    page.set_path(tmp_path / "unit.vlu")
    assert form.key.text() == form.first.text() == ""


def test_a_casebook_is_made_from_the_keyboard_with_words_drawn_by_chance(qtbot: QtBot, tmp_path: Path) -> None:
    form = NewForm(tmp_path)
    qtbot.addWidget(form)
    form.show()
    sent: list[Any] = []
    form.sent.connect(sent.append)
    form.focusNextChild()
    assert form.focusWidget() is form.officer, "where it lies is filled in: the name is what is asked first"
    QTest.keyClicks(form.officer, "Asha Example")
    QTest.keyClick(form.officer, Qt.Key.Key_Return)
    assert (sent, bool(form.problem.text())) == ([], True), "Enter asks for what is missing"
    [offer] = [each for each in form.findChildren(QPushButton) if each.text() == "Make one for me"]
    offer.click()
    words = form.offered.text().partition("\n")[0]
    assert len(words.split("-")) == 6
    for field in (form.first, form.second):
        QTest.keyClicks(field, words)
    form.shown.click()
    assert form.first.displayText() == form.second.displayText() == words
    QTest.keyClick(form.second, Qt.Key.Key_Return)
    assert sent[0].passphrase == words
    form.forget()
    assert form.first.echoMode() == form.second.echoMode() == QLineEdit.EchoMode.Password
    assert form.offered.text() == ""


@pytest.mark.parametrize("chosen", ["unit.vlu", "unit"])
def test_where_a_casebook_is_to_lie_is_chosen_in_the_systems_own_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    asked: list[str] = []

    def answer(_over: QWidget, _title: str, start: str, _kinds: str, **_: object) -> tuple[str, str]:
        asked.append(start)
        return (str(tmp_path / "stick" / chosen) if len(asked) > 1 else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    form = NewForm(tmp_path)
    qtbot.addWidget(form)
    [choose] = [each for each in form.findChildren(QPushButton) if each.text() == "Choose…"]
    choose.click()
    assert form.path.text() == asked[0] == str(tmp_path / "casebook.vlu"), "put away, it changes nothing"
    choose.click()
    assert form.path.text() == str(tmp_path / "stick" / "unit.vlu")


def test_a_role_is_given_by_keys_and_the_last_manager_keeps_theirs(desk: Desk) -> None:
    desk.ask(lambda: desk.vault.store.add("officer.add", Officer(name="Bo <b>Fictive")))
    desk.card.give_roles()
    window = desk.window(RolesWindow)
    assert window.officer.hasFocus()
    assert [window.officer.itemText(at) for at in range(2)] == ["Asha Example: a manager", "Bo <b>Fictive: a manager"]
    assert window.told.text() == "Does all that the program can do."
    QTest.keyClick(window.officer, Qt.Key.Key_Down)
    QTest.keyClick(window.role, Qt.Key.Key_Home)
    assert window.told.text().startswith("Reads all")
    QTest.keyClick(window.reason, Qt.Key.Key_Return)
    desk.settle()
    assert window.problem.text().startswith("Say why")
    QTest.keyClicks(window.reason, "Works for the court")
    QTest.keyClick(window.reason, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.news.text == "Bo <b>Fictive: a reader")
    roles = {each.name: each.role for each in desk.ask(Roles(desk.vault.store).every)}
    assert roles == {"Asha Example": Role.MANAGER, "Bo <b>Fictive": Role.READER}
    desk.card.give_roles()
    again = desk.window(RolesWindow)
    QTest.keyClick(again.officer, Qt.Key.Key_Down)
    assert again.role.currentText() == "a reader"
    QTest.keyClick(again.officer, Qt.Key.Key_Up)
    QTest.keyClick(again.role, Qt.Key.Key_Home)
    QTest.keyClicks(again.reason, "By mistake")
    again.act.click()
    desk.settle()
    assert again.problem.text()
    again.close()
