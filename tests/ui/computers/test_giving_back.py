# SPDX-License-Identifier: Apache-2.0
"""A visit's casebook given back from the program's own window: refused while anything is here alone, then gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.whole import rest
from vlu_desktop.app.application import Program
from vlu_desktop.app.give_back import _finish
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.services.keeping.chosen_cases import CasebookWanted
from vlu_desktop.services.keeping.giving_back import Farewell
from vlu_desktop.ui.computers.computer_windows import GiveBackWindow
from vlu_desktop.ui.threads.worker import Worker

STRONG = "velvet thimble orbit saffron quarry nettle"


def window_of(program: Program, qtbot: QtBot) -> GiveBackWindow:
    program.pages.show_unit("computers")
    rest(program, qtbot)
    program.pages.computers.card.back.click()
    [window] = [each for each in program.window.findChildren(GiveBackWindow) if each.isVisible()]
    return window


def press(program: Program, qtbot: QtBot, window: GiveBackWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    rest(program, qtbot)


def refuse(_: Farewell) -> str:
    raise CarrierFailed("The stick is gone.")


@pytest.fixture
def visiting(opened: Program, qtbot: QtBot, tmp_path: Path) -> tuple[Path, Path]:
    """A casebook of one case is open, made from the example; it and where the two meet."""
    share, path = tmp_path / "share", tmp_path / "visit" / "visit.vlu"
    share.mkdir()
    path.parent.mkdir()
    opened.pages.show_unit("computers")
    rest(opened, qtbot)
    card = opened.pages.computers.card
    assert not card.back.isVisible()
    card.use_folder(share)
    rest(opened, qtbot)
    assert opened._open is not None
    chosen = opened._open.services.keeping.chosen_cases

    def make() -> None:
        case_id = chosen.choices()[0].id
        chosen.make(CasebookWanted(path=path, name="Laptop 3", cases=(case_id,), reason="A visit"), STRONG)

    opened.worker.ask(make)
    rest(opened, qtbot)
    card.meet.click()
    rest(opened, qtbot)
    opened.lock()
    opened.open_vault(path, STRONG)
    rest(opened, qtbot)
    opened.pages.show_unit("computers")
    opened.pages.computers.card.use_folder(share)
    rest(opened, qtbot)
    return path, share


def test_it_is_refused_while_anything_is_here_alone_and_goes_once_all_is_elsewhere(
    visiting: tuple[Path, Path], opened: Program, qtbot: QtBot, casebook: tuple[Path, str]
) -> None:
    path, share = visiting
    assert opened._open is not None
    drafts = opened._open.services.casework.drafts
    window = window_of(opened, qtbot)
    press(opened, qtbot, window)
    assert window.problem.startswith("Say why it goes")
    QTest.keyClicks(window.reason, "The visit is over")
    opened.worker.ask(lambda: drafts.keep("x", "incident", "", "He rang"))
    press(opened, qtbot, window)
    assert window.problem.startswith("A draft waits here")
    opened.worker.ask(lambda: drafts.discard("x"))
    press(opened, qtbot, window)
    assert window.problem.startswith("No computer that holds everything has said yet")
    assert window.reason.text() == "The visit is over"
    assert path.exists()
    office = open_services(*casebook)
    office.keeping.other_computers.meet_in(share)
    press(opened, qtbot, window)
    assert window.hint.text().startswith("The casebook visit.vlu is destroyed")
    assert not window.reason.isVisible()
    assert list(path.parent.iterdir()) == []
    office.keeping.other_computers.meet_in(share)
    assert "given back: its casebook was destroyed" in {
        each.state for each in office.keeping.other_computers.known()
    }  # fmt: skip
    office.close()
    window.close()
    assert not opened.is_open
    assert opened.window.current_page() is opened.unlock
    assert opened.unlock._path is None


class Closed:
    """A program, as far as it is closed."""

    def __init__(self) -> None:
        self.done: list[object] = []

    @property
    def worker(self) -> Worker:
        raise AssertionError("nothing is asked of a closed casebook")

    def close_vault(self) -> None:
        self.done.append("closed")

    def start_over(self, path: Path | None) -> None:
        self.done.append(path)


def test_where_the_others_can_not_be_told_it_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    window, program = GiveBackWindow("visit.vlu", over), Closed()
    window.open()
    QTest.keyClicks(window.reason, "The visit is over")
    monkeypatch.setattr(Farewell, "finish", refuse)
    _finish(program, window, Farewell(path=tmp_path / "visit.vlu", carrier=FolderCarrier(tmp_path), parcels=()))
    assert program.done == ["closed"]
    assert "The others could not be told: The stick is gone." in window.hint.text()
    window.close()
    assert program.done == ["closed", None]
