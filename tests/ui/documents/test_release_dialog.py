# SPDX-License-Identifier: Apache-2.0
"""Saving a document on screen: a second officer, a key, a locked copy; and one of the register made again."""

import io
from pathlib import Path
from threading import Event

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.typeset.test_sealing import WORDS, key_file
from tests.ui.conftest import TODAY, Bench
from tests.ui.documents.test_document_maker import beside, leave, make
from vlu_desktop.dates.when import When
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.key_access import KeyAccess
from vlu_desktop.ui.documents.document_maker import DocumentMaker
from vlu_desktop.ui.documents.release_dialog import ReleaseDialog
from vlu_desktop.ui.documents.sign_off_card import SignOffCard

OTHER = "velvet thimble orbit saffron quarry nettle"


def opened(bench: Bench, maker: DocumentMaker, out: Path) -> ReleaseDialog:
    make(bench, maker)
    maker.save.click()
    dialog = maker.findChildren(ReleaseDialog)[-1]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.settle()
    dialog.file.setText(str(out))
    return dialog


def test_what_is_not_asked_for_is_not_shown(bench: Bench, maker: DocumentMaker, tmp_path: Path) -> None:
    dialog = opened(bench, maker, tmp_path / "x.pdf")
    assert not dialog.officer.isVisible()
    assert not dialog.key_passphrase.isVisible()
    assert not dialog.lock_passphrase.isVisible()
    dialog.sign.click()
    assert dialog.key_passphrase.isVisible()


def test_a_second_officer_signs_off_with_their_own_passphrase(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    bench.ask(
        lambda: KeyAccess(bench.store, bench.second._ring, (), lambda *_: None).add_officer(
            "correct horse battery staple", "Bo Tarn", OTHER
        )
    )
    bench.ask(lambda: maker._making.documents.set_sign_off(("court",)))
    dialog = opened(bench, maker, tmp_path / "history.pdf")
    assert dialog.officer.isVisible()
    dialog.act.click()
    assert "Choose the second officer" in dialog.problem.text()
    dialog.officer.setCurrentIndex(dialog.officer.findText("Bo Tarn"))
    QTest.keyClicks(dialog.officer_passphrase, "a guess")
    dialog.act.click()
    bench.settle()
    assert "passphrase" in dialog.problem.text()
    assert not (tmp_path / "history.pdf").exists()
    dialog.officer_passphrase.setText(OTHER)
    dialog.act.click()
    bench.settle()
    [held] = bench.all(Disclosure)
    assert held.signed_off_by == "Bo Tarn"
    assert dialog.officer_passphrase.text() == ""


def test_an_officer_at_another_computer_is_asked_in_place_of_saving(
    bench: Bench, maker: DocumentMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.ask(lambda: maker._making.documents.set_sign_off(("court",)))
    alone = opened(bench, maker, tmp_path / "history.pdf")
    assert not alone.elsewhere.isVisible(), "no other computer is let in"
    alone.reject()
    monkeypatch.setattr(bench.approvals, "is_offered", lambda: True)
    dialog = opened(bench, maker, tmp_path / "history.pdf")
    asked: list[Changes] = []
    maker.asked.connect(asked.append)
    dialog.elsewhere.click()
    shown = (dialog.why, dialog.officer, dialog.sign, dialog.lock)
    assert [each.isVisible() for each in shown] == [True, False, False, False]
    dialog.act.click()
    assert dialog.problem.text().startswith("Say why")
    QTest.keyClicks(dialog.why, "Read the first page")
    dialog.act.click()
    bench.settle()
    [question] = bench.ask(bench.approvals.every)
    assert (question.reason, question.what) == ("Read the first page", dialog._draft.sha256)
    assert [each.method for each in asked] == ["approval.ask"]
    assert bench.all(Disclosure) == ()
    assert not maker.isVisible()


def test_with_no_colleague_it_says_where_to_add_one(bench: Bench, maker: DocumentMaker, tmp_path: Path) -> None:
    bench.ask(lambda: maker._making.documents.set_sign_off(("court",)))
    dialog = opened(bench, maker, tmp_path / "history.pdf")
    assert "add one on the Unit page" in dialog._why.text()


def test_saving_shows_how_far_it_is_and_stop_or_escape_leaves_nothing(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    out = tmp_path / "history.pdf"
    dialog = opened(bench, maker, out)
    assert not dialog.stop.isVisible()
    told: list[tuple[int, int]] = []
    dialog._searched.connect(lambda done, of: told.append((done, of)))
    # A busy computer may take longer to press Stop than to save.
    pressed = Event()
    dialog._searched.connect(lambda *_: pressed.wait(), Qt.ConnectionType.DirectConnection)
    for stop in (dialog.stop.click, lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape)):
        pressed.clear()
        dialog.act.click()
        assert (dialog.stop.isVisible(), dialog.stop.hasFocus(), dialog.act.isEnabled()) == (True, True, False)
        stop()
        pressed.set()
        assert dialog.problem.text() == "", "it is not said to be stopped before it is"
        bench.settle()
        assert dialog.problem.text() == "Stopped. Nothing was saved."
        assert (dialog.isVisible(), dialog.stop.isVisible(), dialog.act.hasFocus()) == (True, False, True)
        assert (out.exists(), bench.all(Disclosure)) == (False, ())
    dialog.act.click()
    bench.settle()
    assert (out.exists(), len(bench.all(Disclosure)), dialog.isVisible()) == (True, 1, False)
    assert (len(told) > 4, told[-1]) == (True, (1000, 1000))


def test_signed_and_copied_locked(bench: Bench, maker: DocumentMaker, tmp_path: Path) -> None:
    key = key_file(tmp_path)
    dialog = opened(bench, maker, tmp_path / "history")
    dialog.sign.click()
    dialog.key_file.setText(str(key))
    dialog.key_passphrase.setText(WORDS)
    dialog.lock.click()
    dialog.lock_passphrase.setText(WORDS)
    dialog.lock_again.setText("another")
    dialog.act.click()
    assert "not the same" in dialog.problem.text()
    dialog.lock_again.setText(WORDS)
    dialog.act.click()
    bench.settle()
    assert dialog.problem.text() == ""
    assert (tmp_path / "history.pdf").read_bytes().startswith(b"%PDF")
    with pikepdf.open(io.BytesIO((tmp_path / "history-locked.pdf").read_bytes()), password=WORDS) as locked:
        assert locked.is_encrypted
    [held] = bench.all(Disclosure)
    assert "Signed electronically" in held.choices


def test_made_again_it_asks_the_same_and_tells_what_is_new(bench: Bench, maker: DocumentMaker, tmp_path: Path) -> None:
    maker.particulars.court.setText("Exampleton Crown Court")
    make(bench, maker)
    leave(bench, maker, tmp_path / "history.pdf")
    [held] = bench.all(Disclosure)
    bench.add(Incident(case_id=bench.case_id, account="He came to the gate again.", happened=When.on(TODAY)))
    maker.particulars.court.clear()
    maker.show()
    maker.make_again(held)
    assert maker.particulars.court.text() == "Exampleton Crown Court"
    make(bench, maker)
    bench.qtbot.waitUntil(lambda: "What has changed since" in beside(maker))
    assert "New: " in beside(maker)
    assert "He came to the gate again." in beside(maker)


@pytest.fixture
def card(bench: Bench, maker: DocumentMaker) -> SignOffCard:
    made = SignOffCard(bench.worker, maker._making.documents, bench.saver, bench.approvals, maker._making.desk)
    bench.show(made)
    bench.settle()
    return made


def test_the_unit_ticks_for_whom_it_is_asked(bench: Bench, maker: DocumentMaker, card: SignOffCard) -> None:
    card.boxes["parole"].click()
    bench.settle()
    assert bench.ask(maker._making.documents.sign_off) == ("parole",)
    card.boxes["parole"].click()
    bench.settle()
    assert bench.ask(maker._making.documents.sign_off) == ()


def test_the_unit_says_whether_texts_may_be_edited(bench: Bench, maker: DocumentMaker, card: SignOffCard) -> None:
    assert not card.editing.isChecked()
    card.editing.click()
    bench.settle()
    assert bench.ask(maker._making.documents.editing) is True
    card.editing.click()
    bench.settle()
    assert bench.ask(maker._making.documents.editing) is False
