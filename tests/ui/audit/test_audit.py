# SPDX-License-Identifier: Apache-2.0
"""The journal on screen: filtered and paged, a record's history, the case as at a day, erasing, reviews and holds."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.platform import paths
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import LegalHold, RetentionReview
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.keeping.auditing import Auditing
from vlu_desktop.services.keeping.erased_elsewhere import ErasedElsewhere
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.services.keeping.retention_reviews import RetentionReviews
from vlu_desktop.store.journal.signing import sign_message
from vlu_desktop.store.records import erasure_lists
from vlu_desktop.ui.audit.as_of_window import AsAtDialog, AskDay
from vlu_desktop.ui.audit.audit_windows import AuditServices, AuditWindows
from vlu_desktop.ui.audit.erase_window import ElsewhereDialog, EraseDialog
from vlu_desktop.ui.audit.journal_view import PAGE
from vlu_desktop.ui.audit.record_history import HistoryDialog
from vlu_desktop.ui.audit.retention_diary import HoldDialog, LiftDialog, ReviewDialog
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.tables import RecordTable
from vlu_desktop.ui.widgets.text_table import Cells

W = TypeVar("W", bound=QWidget)


def rule(name: str) -> str:
    return (paths.resources() / "rules" / f"{name}.toml").read_text(encoding="utf-8")


@pytest.fixture
def rooms(bench: Bench) -> AuditWindows:
    retaining = RetentionReviews(
        bench.store, Rules.from_toml(rule("deadlines")), Holidays.from_toml(rule("bank_holidays"))
    )

    def as_known(case_id: str, day: date) -> object:
        return Cases(bench.store).read(case_id)

    erasing = Erasing(bench.store)
    elsewhere = ErasedElsewhere(bench.store, erasing)
    reads = AuditServices(
        Auditing(bench.store), erasing, retaining, as_known, elsewhere, erasing.erase,  # type: ignore[arg-type]
    )  # fmt: skip
    parent = QWidget()
    bench.show(parent)
    return AuditWindows(parent, bench.worker, bench.bulletin, reads, bench.desk, bench.news)


def opened(bench: Bench, cls: type[W]) -> W:
    """The window of a class that is open now."""
    bench.settle()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, cls) and each.isVisible()]
    assert found, f"no {cls.__name__} is open"
    bench.qtbot.addWidget(found[-1])
    return found[-1]


def words(model: Cells, column: int) -> list[str]:
    return [model.index(place, column).data() for place in range(model.rowCount())]


def press(widget: QWidget, text: str) -> None:
    button = next(each for each in widget.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def incident(bench: Bench, account: str = "He waited.") -> Incident:
    bench.add(Incident(case_id=bench.case_id, account=account))
    return bench.all(Incident)[-1]


def test_the_audit_shows_who_did_what_and_what_an_entry_did(bench: Bench, rooms: AuditWindows) -> None:
    incident(bench)
    bench.show(rooms.page)
    bench.settle()
    view = rooms.page.view
    assert words(view.model, 3) == ["Add incident", "Begin case", "Make the casebook"]
    assert words(view.model, 1) == ["Asha Example"] * 3
    assert view.count.text() == "3 entries"
    assert words(view.steps, 2)[0].startswith("Incident")
    view.view.selectRow(1)
    bench.settle()
    assert any(each.startswith("Case") for each in words(view.steps, 2))


def test_it_is_filtered_by_act_officer_case_and_day(bench: Bench, rooms: AuditWindows) -> None:
    incident(bench)
    bench.ask(lambda: Cases(bench.store).open(bench.case_id))
    bench.show(rooms.page)
    bench.settle()
    view = rooms.page.view
    view.act.setCurrentIndex(view.act.findText("Consulted"))
    view.act.activated.emit(view.act.currentIndex())
    bench.settle()
    assert words(view.model, 3) == ["Open case"]
    view.act.setCurrentIndex(0)
    view.case.setCurrentIndex(view.case.findText("M.A. and D.R."))
    view.case.activated.emit(view.case.currentIndex())
    bench.settle()
    assert words(view.model, 3) == ["Open case", "Add incident"]
    view.since.set_value(date(2031, 1, 1))
    view.refresh()
    bench.settle()
    assert (words(view.model, 3), view.count.text()[:14]) == ([], "No entry fits.")


def test_more_pages_come_as_the_table_is_scrolled(bench: Bench, rooms: AuditWindows) -> None:
    def many() -> bool:
        for _ in range(PAGE + 30):
            bench.store.consulted("case.open", case_id=bench.case_id)
        return True

    bench.ask(many)
    bench.show(rooms.page)
    bench.settle()
    view = rooms.page.view
    assert view.model.rowCount() == PAGE
    view.view.scrollToBottom()
    bench.qtbot.waitUntil(lambda: view.model.rowCount() > PAGE)
    bench.settle()
    assert view.model.rowCount() == PAGE + 32
    assert len(set(words(view.model, 7))) == PAGE + 32
    assert view.count.text() == f"{PAGE + 32} entries"


def test_whether_the_journal_holds_is_said_plainly(bench: Bench, rooms: AuditWindows) -> None:
    bench.show(rooms.page)
    view = rooms.page.view
    press(view, "Check the journal")
    bench.settle()
    assert view.verdict.text().startswith("The journal holds")
    bench.ask(lambda: bench.store._connection.execute("UPDATE journal SET officer = 'x' WHERE seq = 1").fetchall())
    press(view, "Check the journal")
    bench.settle()
    assert "does not hold" in view.verdict.text()
    assert "was altered" in view.verdict.text()


def test_a_file_is_taken_out_only_for_somebody(
    bench: Bench, rooms: AuditWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vlu_desktop.ui.audit.journal_view import _Recipient

    bench.show(rooms.page)
    bench.settle()
    out = tmp_path / "a.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    press(rooms.page.view, "Take out a file…")
    window = opened(bench, _Recipient)
    window.act.click()
    assert "whom" in window.problem.text()
    QTest.keyClicks(window.who, "The Commissioner")
    window.act.click()
    bench.settle()
    assert out.read_text(encoding="utf-8-sig").startswith("When,Officer,Act")
    assert words(rooms.page.view.model, 3)[0] == "Take out a file of the audit"
    assert words(rooms.page.view.model, 6)[0] == "The Commissioner"


def test_a_printed_code_is_looked_up(bench: Bench, rooms: AuditWindows) -> None:
    code = bench.ask(lambda: bench.store.sign_head("document"))
    bench.show(rooms.page)
    bench.settle()
    QTest.keyClicks(rooms.page.code, code.lower())
    QTest.keyClick(rooms.page.code, Qt.Key.Key_Return)
    bench.settle()
    assert rooms.page.known.text().startswith("That is where the journal stood on 3 August 2026")


def test_the_history_of_a_record_opens_from_its_table_and_its_window(bench: Bench, rooms: AuditWindows) -> None:
    held = incident(bench)
    bench.publish(lambda: Records(bench.store).change(replace(held, account="He waited <b>two</b> hours.")))
    table = RecordTable(Incident, bench.desk.context())
    table.set_records(bench.all(Incident))
    bench.show(table)
    table.choose(held.id)
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(bench, HistoryDialog)
    assert words(dialog.model, 3) == ["What happened", ""]
    assert words(dialog.model, 5) == ["He waited <b>two</b> hours.", "Recorded"]
    assert dialog.was.toPlainText() == "He waited."
    assert dialog.now.toPlainText() == "He waited <b>two</b> hours."
    dialog.close()
    whole = RecordDialog(bench.all(Incident)[0], bench.desk, bench.saver, table)
    bench.show(whole)
    press(whole, "History")
    assert opened(bench, HistoryDialog).model.rowCount() == 2


def test_the_journal_of_a_case_is_its_own(bench: Bench, rooms: AuditWindows) -> None:
    incident(bench)
    bench.show(rooms.journal)
    bench.settle()
    assert words(rooms.journal.view.model, 3) == ["Add incident"]
    assert not rooms.journal.view.case.isVisible()
    incident(bench, "Again.")
    bench.settle()
    assert words(rooms.journal.view.model, 3) == ["Add incident", "Add incident"]


def test_the_case_as_at_a_day_can_only_be_read(bench: Bench, rooms: AuditWindows) -> None:
    incident(bench, "He waited.")
    bench.show(rooms.journal)
    press(rooms.journal, "The case as at a day…")
    ask = opened(bench, AskDay)
    ask.act.click()
    assert "Write the day" in ask.problem.text()
    ask.day.set_value(date(2031, 1, 1))
    ask.act.click()
    assert "still to come" in ask.problem.text()
    ask.day.set_value(TODAY)
    ask.act.click()
    bench.settle()
    shown = opened(bench, AsAtDialog)
    assert shown.banner.text() == "As the casebook had it at the end of 3 August 2026. Nothing here can be changed."
    table = shown.tables["incident"]
    index = table.view.model().index(0, 0)
    table.view.setCurrentIndex(index)
    assert "He waited." in shown.whole.toPlainText()
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    bench.settle()
    assert table.view.state() == table.view.State.NoState
    assert len(bench.all(Incident)) == 1
    assert list(shown.tables) == ["incident"]
    shown.names.setCurrentRow(0)
    assert list(shown.tables) == ["incident", "person"]
    assert shown.tables["person"].isVisible()
    assert not table.isVisible()


def test_a_case_is_erased_only_with_a_reason_an_authority_and_the_word(bench: Bench, rooms: AuditWindows) -> None:
    incident(bench)
    bench.show(rooms.journal)
    gone: list[str] = []
    rooms.case_erased.connect(gone.append)
    press(rooms.journal, "Erase the case…")
    window = opened(bench, EraseDialog)
    told = [each.text() for each in window.findChildren(QLabel)]
    assert any(each.startswith("Stays: that something was erased") for each in told)
    assert any(each.startswith("Backups made before today still hold it") for each in told)
    assert "1 incident" in window.goes.text()
    window.act.click()
    assert "reason and the authority" in window.problem.text()
    window.reason.setText("Asked for by Marta Example")
    window.authority.setText("Data protection officer")
    window.act.click()
    assert "Type ERASE" in window.problem.text()
    window.word.setText("ERASE")
    window.act.click()
    bench.settle()
    assert "repeats something" in window.problem.text()
    assert bench.ask(lambda: bench.store.get(Case, bench.case_id)) is not None
    window.reason.setText("Asked for under section 47")
    bulletin_was_heard: list[object] = []
    bench.bulletin.changed.connect(bulletin_was_heard.append)
    bench.bulletin.blockSignals(True)
    window.act.click()
    bench.qtbot.waitUntil(lambda: bool(gone))
    bench.settle()
    bench.bulletin.blockSignals(False)
    assert gone == [bench.case_id]
    assert bench.ask(lambda: bench.store.get(Case, bench.case_id, removed=True)) is None
    assert bench.ask(lambda: bench.store.verify().problems) == ()


def test_erasing_loses_nothing_that_is_typed_and_not_saved(bench: Bench, rooms: AuditWindows) -> None:
    held = incident(bench)
    dialog = RecordDialog(held, bench.desk, bench.saver, rooms.page)
    bench.show(dialog)
    dialog.form.edited.emit()
    press(dialog, "Erase…")
    assert dialog.isVisible()
    assert "Save what you typed first" in dialog._problem.text()


def test_reviews_and_holds_are_kept_in_the_diary(bench: Bench, rooms: AuditWindows) -> None:
    page = rooms.retention
    bench.show(rooms.page)
    rooms.page.show_retention()
    bench.settle()
    assert words(page.model, 0) == ["M.A. and D.R."]
    press(page, "Put on hold…")
    hold = opened(bench, HoldDialog)
    hold.act.click()
    bench.settle()
    assert "reason for the hold" in hold.problem.text()
    hold.reason.setText("A complaint")
    hold.act.click()
    bench.settle()
    assert words(page.model, 5) == ["A complaint (since 3 Aug 2026)"]
    press(page, "Review…")
    review = opened(bench, ReviewDialog)
    review.decision.setCurrentIndex(review.decision.findText("Still needed"))
    review.reason.setText("Appeal")
    review.next.set_value(date(2028, 1, 1))
    review.act.click()
    bench.settle()
    assert words(page.model, 3) == ["1 Jan 2028"]
    assert words(page.model, 6) == ["Still needed: Appeal"]
    press(page, "Lift the hold…")
    lift = opened(bench, LiftDialog)
    lift.reason.setText("Closed")
    lift.act.click()
    bench.settle()
    assert words(page.model, 5) == [""]
    assert bench.all(LegalHold)[0].lifted_reason == "Closed"
    assert bench.all(RetentionReview)[0].decided_on == TODAY


def test_texts_of_any_length_and_kind_are_shown_as_they_are(bench: Bench, rooms: AuditWindows) -> None:
    held = incident(bench)
    wild = "=cmd() <b>مرحبا</b> 🙂 " * 5000
    bench.publish(lambda: Records(bench.store).change(replace(held, account=wild), reason=wild[:2000]))
    bench.show(rooms.page)
    bench.settle()
    view = rooms.page.view
    assert words(view.model, 5)[0].startswith("=cmd() <b>مرحبا</b>")
    tip = view.model.index(0, 5).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    rooms.show_history("incident", held.id)
    dialog = opened(bench, HistoryDialog)
    assert dialog.now.toPlainText() == wild


def test_what_another_copy_erased_is_offered_on_the_page_shown_and_kept_or_erased(
    bench: Bench, rooms: AuditWindows
) -> None:
    """As a restore leaves it, signed by a computer of this casebook."""
    made = Incident(case_id=bench.case_id, account="He rang.")
    incident = bench.ask(lambda: bench.store.add("incident.add", made)[0].id)

    def leave() -> None:
        body = {**bench.store.signed_erasures(), "erased": [["incident", incident]]}
        signature = sign_message(bench.store._connection, bench.store.device, erasure_lists._message(body))
        left = json.dumps({**body, "signature": signature.hex()})
        bench.store._connection.execute("INSERT INTO vault_state VALUES ('erased-since', ?)", (left,))

    bench.show(rooms.page)
    rooms.page.refresh()
    bench.settle()
    assert not rooms.page.elsewhere.isVisible()
    bench.ask(leave)
    rooms.page.refresh()
    bench.settle()
    assert rooms.page.elsewhere.isVisible()
    press(rooms.page, "Look and decide…")
    window = opened(bench, ElsewhereDialog)
    window.keep.setChecked(True)
    assert window.act.text() == "Keep"
    assert not window.word.isVisible()
    window.act.click()
    assert "Say why it is kept here" in window.problem.text()
    window.reason.setText("Erased there by mistake")
    window.act.click()
    bench.settle()
    rooms.page.refresh()
    bench.settle()
    assert not rooms.page.elsewhere.isVisible()
    assert bench.ask(lambda: bench.store.get(Incident, incident)) is not None
    assert bench.ask(lambda: bench.store.entries(limit=1))[0].reason == "Erased there by mistake"
    bench.ask(leave)
    rooms.page.refresh()
    bench.settle()
    press(rooms.page, "Look and decide…")
    window = opened(bench, ElsewhereDialog)
    assert "1 incident" in window.goes.text()
    for field, text in ((window.reason, "Restored"), (window.authority, "Section 47"), (window.word, "ERASE")):
        field.setText(text)
    window.act.click()
    bench.settle()
    rooms.page.refresh()
    bench.settle()
    assert not rooms.page.elsewhere.isVisible()
    assert bench.ask(lambda: bench.store.get(Incident, incident, removed=True)) is None
