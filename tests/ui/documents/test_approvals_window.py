# SPDX-License-Identifier: Apache-2.0
"""A document that another officer is asked to sign off: its very pages are seen, answered with a reason, and saved."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.record.people import Officer
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.second_officer import Kind
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.ui.documents.approvals_window import ApprovalsContext, ApprovalsWindow
from vlu_desktop.ui.documents.document_maker import DocumentMaker
from vlu_desktop.ui.documents.sign_off_card import SignOffCard
from vlu_desktop.ui.home.counted_line import approvals_line
from vlu_desktop.ui.widgets.basics import column

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)
Window = Callable[[], ApprovalsWindow]


@pytest.fixture
def window(bench: Bench, maker: DocumentMaker, tmp_path: Path) -> Window:
    parent = QWidget()
    bench.qtbot.addWidget(parent)

    def opened() -> ApprovalsWindow:
        context = ApprovalsContext(
            bench.worker, bench.approvals, maker._making.desk, bench.saver, lambda: NOW, tmp_path
        )
        made = ApprovalsWindow(context, parent)
        bench.show(made)
        bench.settle()
        return made

    return opened


@pytest.fixture
def colleague(bench: Bench) -> str:
    return bench.ask(lambda: bench.store.add("officer.add", Officer(name="Bo Tarn"))[0].id)


def work_as(bench: Bench, officer_id: str) -> str:
    """Have another officer be at work; who was."""
    was, bench.store.officer = bench.store.officer, officer_id
    return was


def sign_off_asked(bench: Bench, maker: DocumentMaker) -> None:
    order = Order(case_id=bench.case_id, kind="key-points", audience="court", data_to=TODAY, recipient="Exampleton")

    def ask() -> None:
        maker._making.desk().sign_off(maker._making.documents.draft(order, NOW), "Read the first page")

    bench.ask(ask)


def stand(window: ApprovalsWindow, row: int) -> str:
    """How far a row of the table says that it is."""
    item = window.table.item(row, 1)
    assert item is not None
    return item.text()


def test_nothing_is_offered_where_nothing_is_asked(window: Window) -> None:
    shown = window()
    assert shown.told.text() == "Nothing is asked."
    assert not any(
        each.isEnabled() for each in (shown.approve, shown.refuse, shown.withdraw, shown.finish, shown.reason)
    )
    for each in (shown.approve, shown.withdraw, shown.finish):
        each.clicked.emit()
    assert shown.problem == ""


def test_its_pages_are_seen_it_is_approved_and_saved(
    bench: Bench, maker: DocumentMaker, window: Window, colleague: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_off_asked(bench, maker)
    line = approvals_line(bench.worker, bench.bulletin, bench.approvals)
    page = QWidget()  # the line is hidden while there is nothing to say, so it is no window of its own
    page.setLayout(column(line))
    bench.show(page)
    bench.settle()
    assert not line.text.text()
    mine = window()
    assert mine.told.text().endswith("You asked for this yourself. Another officer has to look.")
    assert (mine.approve.isEnabled(), mine.withdraw.isEnabled()) == (False, True)
    asha = work_as(bench, colleague)
    line.look()
    bench.settle()
    assert line.text.text() == "An officer asks you to approve 1 thing."
    theirs = window()
    assert theirs.pages.isVisible()
    assert theirs.pages.pages.count == 1
    assert "Why: Read the first page" in theirs.told.text()
    assert "Given to: Exampleton" in theirs.told.text()
    theirs.refuse.click()
    bench.settle()
    assert theirs.problem.startswith("Say why it is refused")
    theirs.reason.setText("I read it.")
    theirs.approve.click()
    bench.settle()
    assert "approved by Bo Tarn at this computer" in stand(theirs, 0)
    work_as(bench, asha)
    line.look()
    mine.read()
    bench.settle()
    assert line.text.text() == "1 thing that you asked to be approved was answered."
    saved: list[object] = []
    mine.saved.connect(lambda entry, out: saved.append((entry, out)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    mine.finish.click()
    bench.settle()
    assert saved == []
    out = tmp_path / "made.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    mine.finish.click()
    bench.settle()
    [entry] = bench.all(Disclosure)
    assert saved == [(entry, out)]
    assert entry.signed_off_by == "Bo Tarn"
    assert stand(mine, 0) == "approved and done"
    line.look()
    bench.settle()
    assert not line.text.text()


def test_it_is_withdrawn_or_refused(bench: Bench, maker: DocumentMaker, window: Window, colleague: str) -> None:
    for _ in range(2):
        sign_off_asked(bench, maker)
    mine = window()
    mine.withdraw.click()
    bench.settle()
    assert stand(mine, 0) == "withdrawn"
    assert not mine.withdraw.isEnabled()
    work_as(bench, colleague)
    theirs = window()
    theirs.table.setCurrentCell(1, 0)
    bench.settle()
    theirs.reason.setText("The date is wrong.")
    theirs.refuse.click()
    bench.settle()
    assert "The date is wrong." in stand(theirs, 1)


def test_where_the_unit_asks_it_controls_are_asked_for_in_place_of_taken_down(
    bench: Bench, maker: DocumentMaker, window: Window, colleague: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vlu_desktop.services.access.approvals.is_alone", lambda store: False)
    monkeypatch.setattr("vlu_desktop.services.access.second_officer.is_alone", lambda store: False)
    bench.ask(lambda: maker._making.documents.set_sign_off(("court",)))
    card = SignOffCard(bench.worker, maker._making.documents, bench.saver, bench.approvals, maker._making.desk)
    bench.show(card)
    bench.settle()
    assert not card.kinds[Kind.CONTROLS].isVisible(), "where no other computer is let in"
    bench.ask(lambda: bench.approvals.set_asked_for([Kind.CONTROLS]))
    card.read()
    bench.settle()
    assert card.kinds[Kind.CONTROLS].isVisible()
    problems: list[str] = []
    monkeypatch.setattr(bench.saver, "problem", problems.append)
    card.boxes["court"].click()
    bench.settle()
    assert [each.partition(";")[0] for each in problems] == ["Say why"]
    assert card.boxes["court"].isChecked()
    card.reason.setText("We are two")
    card.boxes["court"].click()
    bench.settle()
    assert card.boxes["court"].isChecked()
    assert card.reason.text() == ""
    card.kinds[Kind.JOINING].click()
    bench.settle()
    assert bench.ask(bench.approvals.asked_for) == {Kind.CONTROLS, Kind.JOINING}
    asha = work_as(bench, colleague)
    theirs = window()
    theirs.approve.click()
    bench.settle()
    work_as(bench, asha)
    mine = window()
    mine.finish.click()
    bench.settle()
    assert mine.problem == ""
    assert bench.ask(maker._making.documents.sign_off) == ()
