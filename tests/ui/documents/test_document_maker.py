# SPDX-License-Identifier: Apache-2.0
"""Making a document on screen: seen whole, told what is withheld, saved once, and never for another reader."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from tests.papers.readback import read_pdf
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.record.work import Disclosure
from vlu_desktop.ui.documents.document_maker import DocumentMaker
from vlu_desktop.ui.documents.release_dialog import ReleaseDialog
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox

MADE = datetime(2026, 8, 3, 9, tzinfo=UTC)


def make(bench: Bench, maker: DocumentMaker) -> None:
    maker.make.click()
    bench.qtbot.waitUntil(lambda: not bench.worker.busy)


def leave(bench: Bench, maker: DocumentMaker, out: Path) -> ReleaseDialog:
    """Press Save, say where to, and let it go; the window, which is still open where that was refused."""
    maker.save.click()
    dialog = maker.findChildren(ReleaseDialog)[-1]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.settle()
    dialog.file.setText(str(out))
    dialog.act.click()
    bench.settle()
    return dialog


def beside(maker: DocumentMaker) -> str:
    """Everything that stands in words in the window."""
    return "\n".join(each.text() for each in maker.findChildren(QLabel) if each.isVisible())


def test_the_pages_are_seen_and_what_is_withheld_is_told_before_anything_is_written(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    assert not maker.save.isEnabled()
    make(bench, maker)
    pages = maker.pages.pages
    assert pages.count >= 3
    assert maker.pages.where == f"Page 1 of {pages.count}"
    searched = "The search of the finished file found nothing that is withheld"
    bench.qtbot.waitUntil(lambda: searched in beside(maker))
    said = beside(maker)
    assert "Withheld from this copy" in said
    assert "No signed court statement whose maker agreed to its use." in said
    assert "Hidden Lane" not in said
    assert maker.save.isEnabled()
    assert sorted(tmp_path.iterdir()) == before
    image = pages.grab().toImage()
    colours = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 7) for y in range(0, 400, 7)}
    assert len(colours) > 2, "the first page is drawn"


def test_saving_writes_the_very_bytes_that_were_seen_and_notes_them_in_the_register(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    done: list[tuple[Disclosure, Path]] = []
    maker.saved.connect(lambda entry, out: done.append((entry, out)))
    QTest.keyClicks(maker.particulars.recipient, "Exampleton Crown Court")
    QTest.keyClicks(maker.particulars.purpose, "Hearing")
    make(bench, maker)
    out = tmp_path / "history.pdf"
    leave(bench, maker, out)
    [(entry, where)] = done
    assert where == out
    assert entry.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    [held] = bench.all(Disclosure)
    assert (held.recipient, held.purpose, held.made_on) == ("Exampleton Crown Court", "Hearing", TODAY)
    assert not maker.isVisible()


def test_what_is_changed_after_the_pages_were_made_needs_them_made_again(bench: Bench, maker: DocumentMaker) -> None:
    make(bench, maker)
    QTest.keyClicks(maker.particulars.court, "Crown Court")
    assert not maker.save.isEnabled()
    assert "Make it again" in maker._problem.text()
    maker.save.click()
    assert maker.findChildren(ReleaseDialog) == []
    assert bench.all(Disclosure) == ()
    make(bench, maker)
    assert maker.save.isEnabled()


def test_marac_is_named_only_with_a_reason(bench: Bench, maker: DocumentMaker) -> None:
    maker.particulars.marac.setChecked(True)
    make(bench, maker)
    assert "Write why MARAC is to be named" in maker._problem.text()
    assert maker.pages.pages.count == 0
    QTest.keyClicks(maker.particulars.marac_reason, "The court asked for it")
    make(bench, maker)
    assert maker.pages.pages.count >= 3


def test_a_day_that_cannot_be_read_is_told(bench: Bench, maker: DocumentMaker) -> None:
    QTest.keyClicks(maker.particulars.hearing.inner, "next spring perhaps")
    make(bench, maker)
    assert maker._problem.text().startswith("Hearing on: write one day")


def test_a_name_that_gives_the_address_away_is_refused_and_another_can_be_chosen(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    make(bench, maker)
    dialog = leave(bench, maker, tmp_path / "14 Hidden Lane.pdf")
    assert "the file name" in dialog.problem.text()
    assert not (tmp_path / "14 Hidden Lane.pdf").exists()
    dialog.file.setText(str(tmp_path / "history.pdf"))
    dialog.act.click()
    bench.settle()
    assert (tmp_path / "history.pdf").exists()


def test_a_folder_that_is_not_there_keeps_the_pages_to_be_saved_elsewhere(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    make(bench, maker)
    dialog = leave(bench, maker, tmp_path / "gone" / "history.pdf")
    assert "There is no folder" in dialog.problem.text()
    assert maker.save.isEnabled()
    assert bench.all(Disclosure) == ()


def test_the_pages_are_walked_and_sized_by_keys(bench: Bench, maker: DocumentMaker) -> None:
    make(bench, maker)
    pages = maker.pages.pages
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert maker.pages.where == f"Page 2 of {pages.count}"
    QTest.keyClick(pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pages.zoom == 1.25
    assert maker.pages.where == f"Page 2 of {pages.count}"
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert pages.page == pages.count
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert pages.page == 1
    for _ in range(12):
        pages.step_zoom(1)
    pages.grab()
    for _ in range(12):
        pages.step_zoom(-1)
    pages.grab()
    assert pages.zoom == 0.5


def test_closing_while_it_is_made_saves_nothing(bench: Bench, maker: DocumentMaker) -> None:
    maker.make.click()
    maker.reject()
    bench.qtbot.waitUntil(lambda: not bench.worker.busy)
    assert maker.pages.pages.count == 0
    assert bench.all(Disclosure) == ()


def test_the_documents_folder_is_only_where_saving_is_offered(maker: DocumentMaker) -> None:
    assert not any(paths.data_dir().rglob("*.pdf"))


def choose(box: ChoiceBox, key: str) -> None:
    """Choose by what the entry stands for."""
    keys = [getattr(box.itemData(place), "key", box.itemData(place)) for place in range(box.count())]
    box.setCurrentIndex(keys.index(key))


def test_what_makes_it_stands_in_its_foot_beside_what_saves_it(bench: Bench, maker: DocumentMaker) -> None:
    made, saved = (each.mapTo(maker, each.rect().center()) for each in (maker.make, maker.save))
    assert made.y() == saved.y()
    assert maker.rect().contains(made)


def test_every_kind_is_offered_with_its_readers_and_what_it_asks(bench: Bench, maker: DocumentMaker) -> None:
    kinds = [maker.kind.itemText(place) for place in range(maker.kind.count())]
    assert "MARAC referral" in kinds
    assert "Letter" in kinds
    choose(maker.kind, "marac-referral")
    bench.settle()
    assert [maker.audience.itemData(place) for place in range(maker.audience.count())] == ["marac"]
    asked = {
        "criterion",
        "because",
        "aware",
        "agrees",
        "grounds",
        "idva",
        "views",
        "tool",
        "score",
        "scored_by",
        "scored_on",
        "size",
        "file",
    }
    assert asked == set(maker.questions.fields)
    assert not maker.particulars.court.isVisible()
    assert not maker.particulars.marac.isVisible()
    choose(maker.kind, "social-history")
    bench.settle()
    assert set(maker.questions.fields) == {"form", "which", "entries", "messages", "hearing_analysis", "size", "file"}
    assert maker.particulars.court.isVisible()


def test_what_was_answered_stands_in_the_pages_and_in_the_register(
    bench: Bench, maker: DocumentMaker, tmp_path: Path
) -> None:
    choose(maker.kind, "marac-referral")
    bench.settle()
    because = maker.questions.fields["because"]
    assert isinstance(because, QPlainTextEdit)
    because.setFocus()
    QTest.keyClicks(because, "Three reports in a month")
    criterion = maker.questions.fields["criterion"]
    assert isinstance(criterion, ChoiceBox)
    choose(criterion, "escalation")
    make(bench, maker)
    leave(bench, maker, tmp_path / "referral.pdf")
    [held] = bench.all(Disclosure)
    assert "Three reports in a month" in held.choices
    text = " ".join(cell for _, cells in read_pdf((tmp_path / "referral.pdf").read_bytes()).content() for cell in cells)
    assert "Three reports in a month" in text
    assert "Potential escalation" in text


def test_an_answer_changed_afterwards_needs_the_pages_made_again(bench: Bench, maker: DocumentMaker) -> None:
    choose(maker.kind, "marac-referral")
    bench.settle()
    make(bench, maker)
    assert maker.save.isEnabled()
    idva = maker.questions.fields["idva"]
    QTest.keyClicks(idva, "2 November")
    assert not maker.save.isEnabled()


def test_a_letter_asks_only_what_the_chosen_one_needs(bench: Bench, maker: DocumentMaker) -> None:
    choose(maker.kind, "letter")
    bench.settle()
    letter = maker.questions.fields["letter"]
    assert isinstance(letter, ChoiceBox)
    assert not maker.questions.fields["news"].isVisible()
    choose(letter, "letter-annual-contact")
    assert maker.questions.fields["news"].isVisible()
    assert not maker.questions.fields["decision_on"].isVisible()
    make(bench, maker)
    assert "letters are safe" in maker._problem.text()


def read_in_order(part: QAccessibleInterface) -> Iterator[str]:
    """What a screen reader comes to in a window, in its order."""
    if name := part.text(QAccessible.Text.Name):
        yield name
    for place in range(part.childCount()):
        yield from read_in_order(part.child(place))


def test_it_is_read_in_the_order_it_is_seen_in(bench: Bench, maker: DocumentMaker) -> None:
    """First what is asked, then the pages, then what is told of them, and last what is done."""
    make(bench, maker)
    read = list(read_in_order(QAccessible.queryAccessibleInterface(maker)))
    stops = ["Document", "For", maker.pages.pages.accessibleName(), say("documents.what-is-told-of-the"), "Make it"]
    assert [each for each in dict.fromkeys(read) if each in stops] == stops


@pytest.mark.parametrize("chosen", [("letter", "marac-referral"), ("marac-referral", "letter")])
def test_tab_comes_to_what_is_asked_before_the_pages_and_what_makes_them(
    bench: Bench, maker: DocumentMaker, chosen: tuple[str, str]
) -> None:
    """In the order it is asked in, whatever was asked before; a day that this letter does not ask breaks no order."""
    for kind in chosen:
        choose(maker.kind, kind)
        bench.settle()
    bench.show(maker)
    maker.kind.setFocus()
    come_to = [maker.kind.accessibleName()]
    while come_to.count(maker.kind.accessibleName()) < 2:
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        come_to.append(focused.accessibleName() or getattr(focused, "text", str)())
    asked = [each.label for each in maker.questions._questions if maker.questions.fields[each.key].isVisible()]
    assert len(asked) > 3
    stops = ["For what", *asked, "Smaller", "Make it"]
    assert [each for each in come_to if each in stops] == stops


def test_once_it_is_made_the_keyboard_is_at_what_saves_it(bench: Bench, maker: DocumentMaker) -> None:
    """Where it was not made it stays at what makes it, and what an officer turned to meanwhile keeps it."""

    def pressed() -> None:
        maker.make.setFocus()
        QTest.keyClick(maker.make, Qt.Key.Key_Space)

    bench.show(maker)
    pressed()
    bench.qtbot.waitUntil(lambda: not bench.worker.busy)
    bench.qtbot.waitUntil(maker.save.hasFocus)
    pressed()
    maker.kind.setFocus()
    bench.settle()
    assert maker.kind.hasFocus()
    choose(maker.kind, "letter")
    bench.settle()
    pressed()
    bench.settle()
    assert maker._problem.text()
    assert maker.make.hasFocus()
