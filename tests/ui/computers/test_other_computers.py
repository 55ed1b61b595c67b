# SPDX-License-Identifier: Apache-2.0
"""Other computers by keys: met over a folder, let in by its code, what differs decided, one that is lost turned out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTableWidget
from shiboken6 import isValid

from tests.store.conftest import CHEAP, TestClock
from tests.store.joining.computers import copied
from tests.ui.conftest import Bench, Ready
from vlu_desktop.exchange.leaving_parcels import Progress
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.keeping.chosen_cases import ApartChoice, ApartOffer, ChosenCases
from vlu_desktop.services.keeping.differences import Differences
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.services.keeping.other_computers import MeetingResult, OtherComputers
from vlu_desktop.store.joining.computers import Computers
from vlu_desktop.store.joining.holdings import NeedToKnow
from vlu_desktop.store.joining.joined_chains import Joining
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.part_vault import PartWanted, make_part
from vlu_desktop.store.vault.vault import Vault
from vlu_desktop.ui.computers import computers_card
from vlu_desktop.ui.computers.apart_window import ApartWindow
from vlu_desktop.ui.computers.chosen_cases_window import ChooseCasesWindow, MakeCasebookWindow
from vlu_desktop.ui.computers.computer_windows import LetInWindow, RenameWindow, ServerWindow, TurnOutWindow
from vlu_desktop.ui.computers.computers_card import ComputersCard, ExchangeServices
from vlu_desktop.ui.computers.differences_window import DifferencesWindow
from vlu_desktop.ui.home.counted_line import differences_line


def others_on(store: Store, joining: Joining, computers: Computers) -> OtherComputers:
    return OtherComputers(store, joining, computers, Erasing(store), lambda: None)


def cells(table: QTableWidget) -> list[list[str]]:
    return [
        [str(table.model().index(at, n).data()) for n in range(table.columnCount())] for at in range(table.rowCount())
    ]


class Pair:
    """The card on this computer, and another whose casebook is a copy."""

    def __init__(self, bench: Bench, other: Vault, share: Path) -> None:
        self.bench = bench
        self.other = other
        self.share = share
        self.there = others_on(other.store, other.joining, other.computers)
        store = bench.store
        self.computers = computers = bench.ask(lambda: Computers(store, store._connection))
        self.joining = joining = bench.ask(lambda: Joining(store, store._connection))
        self.here = others_on(store, joining, computers)
        self.differences = Differences(store, computers)
        self.chosen = ChosenCases(store, joining, computers, self.make)
        services = ExchangeServices(
            others=self.here, chosen=self.chosen, differences=self.differences, saver=bench.saver
        )  # fmt: skip
        self.card = ComputersCard(bench.worker, bench.bulletin, services, lambda: share)
        bench.show(self.card)
        bench.settle()

    def make(self, path: Path, passphrase: str, wanted: PartWanted) -> Vault:
        """Make a casebook of chosen cases from the one on the bench."""
        source = SimpleNamespace(
            store=self.bench.store, connection=self.bench.store._connection, computers=self.computers,
            joining=self.joining,
        )  # fmt: skip
        return make_part(source, path, passphrase, wanted, clock=TestClock(), cost=CHEAP, floor=CHEAP)  # type: ignore[arg-type]

    def window(self, cls: type[QDialog]) -> QDialog:
        found = [each for each in self.card.window().findChildren(cls) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    def press(self, window: QDialog) -> None:
        """Ctrl+Enter, which does what the window's main button does once the loop comes round."""
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        self.bench.settle()
        QApplication.processEvents()

    def meet(self) -> None:
        self.card.meet.click()
        self.bench.settle()

    def let_in(self) -> None:
        self.card.use_folder(self.share)
        self.bench.settle()
        self.there.meet_in(self.share)
        self.meet()
        self.card.let_in.click()
        window = self.window(LetInWindow)
        assert isinstance(window, LetInWindow)
        QTest.keyClicks(window.code, self.there.own_code().lower())
        QTest.keyClicks(window.name, "Blue label")
        self.press(window)
        self.bench.qtbot.waitUntil(lambda: not isValid(window))
        self.meet()
        self.there.meet_in(self.share)
        self.meet()


@pytest.fixture
def pair(bench: Bench, ready: Ready, tmp_path: Path) -> Iterator[Pair]:
    share = tmp_path / "share"
    share.mkdir()
    clock = TestClock()
    clock.now = ready.at
    other = copied(ready.folder / "unit.vlu", tmp_path / "other", clock)
    yield Pair(bench, other, share)
    other.close()


def test_before_anything_was_chosen_nothing_is_asked_of_one_with_one_computer(pair: Pair) -> None:
    assert pair.card.where.text() == "No folder or stick has been chosen yet."
    assert cells(pair.card.table) == []
    for each in (pair.card.code, pair.card.said, pair.card.problem, pair.card.decide, pair.card.bar):
        assert not each.isVisible()
    for each in (pair.card.let_in, pair.card.rename, pair.card.out):
        assert not each.isEnabled()


def test_a_computer_is_let_in_by_the_code_it_shows(pair: Pair) -> None:
    pair.card.use_folder(pair.share)
    pair.bench.settle()
    pair.there.meet_in(pair.share)
    pair.meet()
    assert [row[1] for row in cells(pair.card.table)] == ["asks to be let in"]
    assert "1 computer asks to be let in" in pair.card.said.text()
    assert pair.card.code.isVisible()
    pair.card.let_in.click()
    window = pair.window(LetInWindow)
    assert isinstance(window, LetInWindow)
    pair.bench.qtbot.waitUntil(window.code.hasFocus)
    QTest.keyClicks(window.code, "0000")
    pair.press(window)
    assert window.problem.startswith("That is not the code")
    assert window.code.text() == "0000"
    window.close()


def test_what_differs_is_decided_by_keys_and_told_on_today(pair: Pair) -> None:
    line = differences_line(pair.bench.worker, pair.bench.bulletin, pair.differences)
    pair.bench.qtbot.addWidget(line)
    [record_id] = pair.bench.add(Incident(case_id=pair.bench.case_id, account="He rang."))
    pair.let_in()
    assert cells(pair.card.table)[0][0] == "Blue label"
    for n, store in enumerate((pair.other.store, pair.bench.store)):

        def change(n: int = n, store: Store = store) -> None:
            now = store.get(Incident, record_id)
            assert now is not None
            with store.act("test.change") as act:
                act.change(replace(now, account=f"He rang {n} times. <b>"), was=now)

        change() if store is pair.other.store else pair.bench.ask(change)
    pair.there.meet_in(pair.share)
    pair.meet()
    pair.bench.settle()
    assert (
        pair.card.different.text() == line.text.text() == "1 thing was entered differently on two computers: decide it."
    )
    assert not line.isHidden()
    window = DifferencesWindow(pair.bench.worker, pair.differences, pair.bench.saver, pair.card.window())
    window.show()
    pair.bench.settle()
    assert cells(window.table)[0][2] == "What happened"
    pair.press(window)
    pair.bench.qtbot.waitUntil(lambda: window.problem == "Choose one of the answers.")
    texts = [window.answers.item(at).text() for at in range(window.answers.count())]
    wanted = next(at for at, text in enumerate(texts) if text.startswith("He rang 0 times. <b>"))
    assert "Asha Example" in texts[wanted]
    assert "on Blue label" in texts[wanted]
    window.answers.setFocus()
    window.answers.setCurrentRow(wanted)
    QTest.keyClicks(window.reason, "She was sure.")
    pair.press(window)
    pair.bench.qtbot.waitUntil(window.nothing.isVisible)
    kept = pair.bench.ask(lambda: pair.bench.store.get(Incident, record_id))
    assert kept is not None
    assert kept.account == "He rang 0 times. <b>"
    pair.bench.qtbot.waitUntil(line.isHidden)
    window.close()


def test_one_that_is_lost_is_called_by_its_name_and_turned_out(pair: Pair) -> None:
    pair.let_in()
    for asked, cls, typed in ((pair.card.rename, RenameWindow, "Green label"), (pair.card.out, TurnOutWindow, "Lost")):
        asked.click()
        window = pair.window(cls)
        field = window.findChildren(QLineEdit)[0]
        field.selectAll()
        QTest.keyClicks(field, typed)
        pair.press(window)
    assert cells(pair.card.table)[0][:2] == ["Green label", "turned out"]
    assert not pair.card.out.isEnabled()


def test_a_stick_that_is_not_there_and_a_server_that_is_none_are_said(pair: Pair) -> None:
    pair.card.use_folder(pair.share)
    pair.bench.settle()
    pair.share.rmdir()
    pair.meet()
    assert "is not there or can" in pair.card.problem.text()
    assert not pair.card.bar.isVisible()
    pair.card.server.click()
    window = pair.window(ServerWindow)
    assert isinstance(window, ServerWindow)
    QTest.keyClicks(window.address, "nowhere at all")
    pair.press(window)
    assert window.problem
    window.close()


STRONG = "velvet thimble orbit saffron quarry nettle"


def test_a_casebook_of_chosen_cases_is_made_by_keys_and_given_other_cases(pair: Pair, tmp_path: Path) -> None:
    pair.card.use_folder(pair.share)
    pair.bench.settle()
    pair.card.make.click()
    pair.bench.settle()
    window = pair.window(MakeCasebookWindow)
    assert isinstance(window, MakeCasebookWindow)
    window.path.setText(str(tmp_path / "visit"))
    pair.press(window)
    assert "ends in .vlu" in window.problem
    window.path.setText(str(tmp_path / "visit.vlu"))
    QTest.keyClicks(window.first, STRONG)
    pair.press(window)
    assert "not the same" in window.problem
    QTest.keyClicks(window.second, STRONG)
    pair.press(window)
    assert "at least one case" in window.problem
    window.cases.setFocus()
    window.cases.setCurrentRow(0)
    QTest.keyClick(window.cases, Qt.Key.Key_Space)
    assert window.ticked == (pair.bench.case_id,)
    QTest.keyClicks(window.name, "Laptop 3")
    QTest.keyClicks(window.reason, "A visit")
    pair.press(window)
    pair.bench.qtbot.waitUntil(lambda: not isValid(window))
    assert (tmp_path / "visit.vlu").exists()
    [[name, standing, _]] = cells(pair.card.table)
    assert (name, standing) == ("Laptop 3", "let in, not met yet; holds 1 chosen case")
    pair.card.cases.click()
    pair.bench.settle()
    choosing = pair.window(ChooseCasesWindow)
    assert isinstance(choosing, ChooseCasesWindow)
    assert choosing.ticked == (pair.bench.case_id,)
    choosing.cases.setCurrentRow(0)
    QTest.keyClick(choosing.cases, Qt.Key.Key_Space)
    pair.press(choosing)
    assert "Say why" in choosing.problem
    QTest.keyClicks(choosing.reason, "It is back")
    pair.press(choosing)
    pair.bench.qtbot.waitUntil(lambda: not isValid(choosing))
    assert cells(pair.card.table)[0][1] == "let in, not met yet; holds 0 chosen cases"


def test_why_a_meeting_of_itself_failed_is_said_until_one_did_not(pair: Pair) -> None:
    pair.card.show_failed("The server is full.")
    assert pair.card.problem.text() == "The server is full."
    result = MeetingResult(
        sent=0, taken=0, waiting=0, asking=(), troubles=(), held=(), without_values=0, is_let_in=True, own_code="",
        changes=(),
    )  # fmt: skip
    pair.card.show_met(result)
    assert pair.card.problem.text() == ""
    assert not pair.card.problem.isVisible()


def test_a_computer_that_holds_everything_is_given_no_cases(pair: Pair) -> None:
    pair.let_in()
    assert not pair.card.cases.isEnabled()
    assert pair.card.out.isEnabled()


def test_a_case_is_kept_apart_by_keys_and_is_for_all_again(pair: Pair) -> None:
    pair.let_in()
    assert not pair.card.back.isVisible()
    pair.card.apart.click()
    pair.bench.settle()
    window = pair.window(ApartWindow)
    assert isinstance(window, ApartWindow)
    assert not window.again.isEnabled()
    pair.press(window)
    assert window.problem.startswith("Say why")
    window.computers.setFocus()
    window.computers.setCurrentRow(0)
    assert window.computers.item(0).text() == "Blue label"
    QTest.keyClicks(window.reason, "Her sister works here")
    pair.press(window)
    pair.bench.qtbot.waitUntil(lambda: not isValid(window))
    [kept] = pair.bench.ask(pair.chosen.apart).values()
    assert kept.computers == {pair.bench.store.device}
    pair.card.apart.click()
    pair.bench.settle()
    again = pair.window(ApartWindow)
    assert isinstance(again, ApartWindow)
    assert again.case.currentText().endswith("(kept apart)")
    assert again.ticked_computers == ()
    again.computers.setFocus()
    again.computers.setCurrentRow(0)
    QTest.keyClick(again.computers, Qt.Key.Key_Space)
    QTest.keyClicks(again.reason, "She may after all")
    pair.press(again)
    pair.bench.qtbot.waitUntil(lambda: not isValid(again))
    [kept] = pair.bench.ask(pair.chosen.apart).values()
    assert kept.computers == {pair.bench.store.device, pair.other.store.device}
    pair.card.apart.click()
    pair.bench.settle()
    last = pair.window(ApartWindow)
    assert isinstance(last, ApartWindow)
    assert last.ticked_computers == (pair.other.store.device,)
    last.again.click()
    pair.bench.settle()
    assert last.problem.startswith("Say why")
    QTest.keyClicks(last.reason, "She left")
    last.again.click()
    pair.bench.qtbot.waitUntil(lambda: not isValid(last))
    assert pair.bench.ask(pair.chosen.apart) == {}


def test_no_case_is_kept_to_a_computer_that_is_none(pair: Pair) -> None:
    def kept() -> None:
        with pytest.raises(UserError, match="not let in"):
            pair.chosen.keep_apart(pair.bench.case_id, (), ("nobody",), "Why")

    pair.bench.ask(kept)


KEPT = NeedToKnow(officers=frozenset(("me", "bo")), computers=frozenset("2"))
OFFER = ApartOffer(
    cases=(ApartChoice(id="a", title="Marsh", kept=None), ApartChoice(id="b", title="Quarrie", kept=KEPT)),
    own="me", officers=(("me", "Asha Example"), ("bo", "Bo Tarn")), computers=(("1", "Desk"), ("2", "Laptop")),
    openers={"1": frozenset({"me"}), "2": frozenset({"me", "bo"})},
)  # fmt: skip


def test_a_computer_that_somebody_else_can_open_is_ticked_only_once_they_may_read_it(pair: Pair) -> None:
    window = ApartWindow(OFFER, pair.card.window())
    pair.bench.show(window)
    given: list[object] = []
    window.given.connect(lambda *told: given.append(told))
    assert window.ticked_officers == ("me",)
    assert window.computers.item(1).text() == "Laptop (opened by Bo Tarn)"
    window.computers.setFocus()
    for row in (0, 1):
        window.computers.setCurrentRow(row)
        QTest.keyClick(window.computers, Qt.Key.Key_Space)
    assert window.ticked_computers == ("1",)
    window.officers.setFocus()
    window.officers.setCurrentRow(1)
    QTest.keyClick(window.officers, Qt.Key.Key_Space)
    assert window.computers.item(1).text() == "Laptop"
    assert window.ticked_computers == ("1",), "what was ticked stays, and nothing is ticked unasked"
    window.computers.setCurrentRow(1)
    QTest.keyClick(window.computers, Qt.Key.Key_Space)
    window.choose()
    assert given == [("a", ("me", "bo"), ("1", "2"), "")]
    QTest.keyClick(window.officers, Qt.Key.Key_Space)
    assert window.ticked_computers == ("1",), "no longer hers to open, no longer given to it"
    window.case.setCurrentIndex(1)
    assert [*window.ticked_officers, *window.ticked_computers] == ["me", "bo", "2"]
    assert window.again.isEnabled()


def test_whoever_keeps_a_case_to_some_is_one_of_them(pair: Pair) -> None:
    window = ApartWindow(OFFER, pair.card.window())
    pair.bench.show(window)
    window.officers.setFocus()
    window.officers.setCurrentRow(0)
    QTest.keyClick(window.officers, Qt.Key.Key_Space)
    assert window.ticked_officers == ("me",)


def test_without_any_case_nothing_is_kept_apart(pair: Pair) -> None:
    window = ApartWindow(ApartOffer(), pair.card.window())
    given: list[object] = []
    window.given.connect(lambda *told: given.append(told))
    window.for_all.connect(lambda *told: given.append(told))
    window.choose()
    window.again.setEnabled(True)
    window.again.click()
    assert given == []
    window.close()


def test_much_that_came_is_taken_in_by_and_by_and_whoever_saves_is_let_in_between(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.let_in()
    store = pair.other.store
    case = store.all(Case)[0]
    for n in range(4):
        store.add("incident.add", Incident(case_id=case.id, account=f"He rang {n} times."), case_id=case.id)
        pair.there.meet_in(pair.share)
    monkeypatch.setattr(computers_card, "AT_A_TIME", 0)
    met: list[float] = []
    usual = pair.here.meet_usual

    def noted(told: Progress, seconds: float) -> MeetingResult:
        met.append(seconds)
        return usual(told, seconds)

    monkeypatch.setattr(pair.here, "meet_usual", noted)
    shown: list[int] = []
    pair.card.bar.valueChanged.connect(shown.append)
    pair.card.meet.click()
    # Saved between two portions, and not after all of them.
    began = len(pair.bench.ask(lambda: [each for each in pair.bench.store.all(Incident) if "He rang" in each.account]))
    pair.bench.settle()
    pair.bench.qtbot.waitUntil(lambda: not pair.card.bar.isVisible())
    assert began < 4
    assert len(met) >= 4
    assert set(met) == {0}
    assert shown == sorted(shown)
    there = {each.account for each in pair.bench.all(Incident)}
    assert {f"He rang {n} times." for n in range(4)} <= there
    assert "taken in" in pair.card.said.text()
