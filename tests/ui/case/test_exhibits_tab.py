# SPDX-License-Identifier: Apache-2.0
"""Exhibits on screen: taken in whole, looked at inside the program, their custody noted, the register untouched."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.services.cases.exhibits import Exhibits
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case.exhibits_tab import MOST_TEXT, ExhibitsTab, LookDialog, TakeInDialog


@pytest.fixture
def tab(bench: Bench) -> ExhibitsTab:
    made = ExhibitsTab(bench.desk, bench.saver, bench.worker, Exhibits(bench.store))
    bench.show(made)
    return made


def taken_in(bench: Bench, tab: ExhibitsTab, folder: Path, name: str, content: bytes) -> Exhibit:
    path = folder / name
    path.write_bytes(content)
    tab.take_in(path, handed_by="Marta Example")
    bench.settle()
    bench.settle()
    return bench.all(Exhibit)[-1]


def looked_at(bench: Bench, tab: ExhibitsTab, exhibit: Exhibit) -> LookDialog:
    assert tab.table(Exhibit).choose(exhibit.id)
    tab._look()
    bench.settle()
    return tab.findChildren(LookDialog)[-1]


def test_a_file_is_taken_in_with_its_digest_and_the_first_step_of_custody(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path
) -> None:
    exhibit = taken_in(bench, tab, tmp_path, "letter.txt", b"I will find you")
    assert exhibit.sha256 == hashlib.sha256(b"I will find you").hexdigest()
    assert (exhibit.reference, exhibit.title, exhibit.handed_by) == ("VLU/1", "letter", "Marta Example")
    assert [row.act for row in bench.all(ExhibitCustody)] == ["received"]
    assert (tmp_path / "letter.txt").exists()
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(Exhibit) == ()


def test_what_it_is_and_who_handed_it_over_are_asked(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    path = tmp_path / "IMG_0001.txt"
    path.write_bytes(b"words")
    dialog = TakeInDialog(tab, path)
    assert dialog.title.text() == "IMG_0001"
    dialog.title.clear()
    QTest.keyClicks(dialog.title, "Note under the wiper")
    QTest.keyClicks(dialog.handed_by, "Her sister")
    dialog._take()
    bench.settle()
    [exhibit] = bench.all(Exhibit)
    assert (exhibit.title, exhibit.handed_by) == ("Note under the wiper", "Her sister")


def test_text_is_shown_as_plain_text(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    words = "Zażółć <b>gęślą</b> 🙂 مرحبا"
    dialog = looked_at(bench, tab, taken_in(bench, tab, tmp_path, "note.txt", words.encode()))
    [page] = dialog.findChildren(QPlainTextEdit)
    assert page.toPlainText() == words
    assert page.isReadOnly()


def test_a_long_text_is_cut_between_letters(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    content = ("a" + "€" * (MOST_TEXT * 4 // 3 + 10)).encode()
    dialog = looked_at(bench, tab, taken_in(bench, tab, tmp_path, "long.txt", content))
    assert len(dialog.findChildren(QPlainTextEdit)[0].toPlainText()) == MOST_TEXT


def test_a_picture_is_shown(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1f6e74"))
    assert picture.save(str(tmp_path / "made.png"))
    content = (tmp_path / "made.png").read_bytes()
    dialog = looked_at(bench, tab, taken_in(bench, tab, tmp_path, "photo.png", content))
    sizes = [each.pixmap().size().toTuple() for each in dialog.findChildren(QLabel) if not each.pixmap().isNull()]
    assert sizes == [(60, 40)]


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 100, b"\xff\xfe\x00" * 5, b"%PDF-1.7\n\xe2\xe3\xcf\xd3"])
def test_any_other_file_has_no_preview_and_is_never_run(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, content: bytes
) -> None:
    dialog = looked_at(bench, tab, taken_in(bench, tab, tmp_path, "call.bin", content))
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert "There is no preview of this kind of file inside the program." in said


def test_a_thing_has_no_file_to_look_at(bench: Bench, tab: ExhibitsTab) -> None:
    tab._look()
    assert "Choose an exhibit first." in bench.news._text.text()
    bench.add(Exhibit(case_id=bench.case_id, kind="thing", title="A cut brake cable"))
    tab.table(Exhibit).choose(bench.all(Exhibit)[0].id)
    tab._look()
    assert "No file is held for that exhibit" in bench.news._text.text()


def test_a_file_that_is_not_there_says_so(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    tab.take_in(tmp_path / "gone.txt")
    bench.settle()
    assert "gone.txt can’t be read" in bench.news._text.text()
    assert bench.all(Exhibit) == ()


def test_the_window_names_no_case(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    dialog = looked_at(bench, tab, taken_in(bench, tab, tmp_path, "note.txt", b"words"))
    assert dialog.windowTitle() == "Exhibit"
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
