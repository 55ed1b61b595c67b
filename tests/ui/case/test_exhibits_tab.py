# SPDX-License-Identifier: Apache-2.0
"""Exhibits on screen: taken in whole, looked at inside the program, their custody noted, the register untouched."""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from tests.foreign import foreign_samples as foreign
from tests.ui.conftest import TODAY, Bench
from tests.ui.whole import agree_to_lose
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.services.cases import file_intake
from vlu_desktop.services.cases.exhibit_view import MOST_TEXT
from vlu_desktop.services.cases.exhibits import Exhibits
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case.case_drafts import keep_files, resume_files
from vlu_desktop.ui.case.custody_pane import keep_steps
from vlu_desktop.ui.case.exhibit_preview import ExhibitPreview, PictureColumn, image_of
from vlu_desktop.ui.case.exhibit_window import ExhibitWindow, the_thing
from vlu_desktop.ui.case.exhibits_tab import ExhibitsTab
from vlu_desktop.ui.case.take_in_window import ExhibitWork, TakeInDialog
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.record_window_drafts import reopen

NOW = datetime(2026, 8, 3, 13, 5, tzinfo=UTC)


@pytest.fixture
def tab(bench: Bench) -> ExhibitsTab:
    work = ExhibitWork(
        desk=bench.desk, saver=bench.saver, worker=bench.worker, exhibits=Exhibits(bench.store), now=lambda: NOW
    )
    made = ExhibitsTab(work)
    bench.show(made)
    return made


def written(folder: Path, **files: bytes) -> list[Path]:
    made = []
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content)
        made.append(path)
    return made


def take(bench: Bench, dialog: TakeInDialog) -> None:
    """Ctrl+Enter in the field that has the keyboard, and all that follows."""
    QTest.keyClick(dialog.handed_by, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    for _ in range(3):
        bench.settle()


def taken_in(bench: Bench, tab: ExhibitsTab, folder: Path, **files: bytes) -> Exhibit:
    dialog = tab.take_in(written(folder, **files))
    dialog.handed_by.setText("Marta Example")
    take(bench, dialog)
    return bench.all(Exhibit)[-1]


def looked_at(bench: Bench, tab: ExhibitsTab, exhibit: Exhibit) -> ExhibitWindow:
    assert tab.table(Exhibit).choose(exhibit.id)
    QTest.keyClick(tab.table(Exhibit).view, Qt.Key.Key_Return)
    bench.settle()
    return tab.findChildren(ExhibitWindow)[-1]


def said(window: ExhibitWindow) -> str:
    return " | ".join(each.text() for each in window.findChildren(QLabel) if each.text())


def text_shown(window: ExhibitWindow) -> QPlainTextEdit:
    [page] = window.findChildren(ExhibitPreview)[-1].findChildren(QPlainTextEdit)
    return page


def test_a_file_is_taken_in_with_its_digest_and_the_first_step_of_custody(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path
) -> None:
    exhibit = taken_in(bench, tab, tmp_path, letter_txt=b"I will find you")
    assert exhibit.sha256 == hashlib.sha256(b"I will find you").hexdigest()
    assert (exhibit.reference, exhibit.title, exhibit.handed_by) == ("VLU/1", "letter", "Marta Example")
    assert [(row.act, row.by) for row in bench.all(ExhibitCustody)] == [("handed-over", "Marta Example")]
    assert bench.news._text.text().startswith("Took in letter.txt. The file itself is still where it was. In ")
    assert (tmp_path / "letter.txt").exists()
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(Exhibit) == ()


def test_what_one_file_is_and_who_handed_it_over_are_asked(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    dialog = tab.take_in(written(tmp_path, IMG_txt=b"words"))
    assert dialog.title.text() == "IMG"
    dialog.title.clear()
    QTest.keyClicks(dialog.title, "Note under the wiper")
    QTest.keyClicks(dialog.handed_by, "Her sister")
    keep_files(tab, bench.worker, bench.drafts)
    [draft] = bench.ask(bench.drafts.all)
    dialog.let_go()
    again = resume_files(draft, tab)
    assert again.files == dialog.files
    take(bench, again)
    [exhibit] = bench.all(Exhibit)
    assert (exhibit.title, exhibit.handed_by) == ("Note under the wiper", "Her sister")


def test_several_files_are_one_act_and_what_did_not_go_in_stays_said(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    dialog = tab.take_in([*written(tmp_path, one_txt=b"one", two_txt=b"two"), folder])
    assert not dialog.title.isVisible()
    take(bench, dialog)
    assert [row.title for row in bench.all(Exhibit)] == ["one", "two"]
    assert dialog.isVisible()
    assert dialog.said.text().startswith(
        "Took in 2 files. Not taken in: photos can’t be read as a file: it is a folder"
    )
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(Exhibit) == ()


def test_a_long_intake_shows_how_far_it_is_and_is_stopped_by_esc(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = tab.take_in(written(tmp_path, film_mp4=bytes(40_000_000)))
    whole = file_intake.pieces

    def slow(file: Path, largest: int, read: Callable[[int], None]) -> object:
        for piece in whole(file, largest, read):
            yield piece
            dialog._stop.wait(60)

    monkeypatch.setattr(file_intake, "pieces", slow)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: dialog.bar.value() > 0)
    assert dialog.bar.isVisible()
    assert dialog.bar.maximum() == 2 * 40_000_000 // 1024
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    bench.settle()
    assert dialog.isVisible()
    assert dialog.said.text() == "Stopped, as you asked. Nothing was taken in."
    assert bench.all(Exhibit) == ()


def test_a_file_that_is_not_there_says_so(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    dialog = tab.take_in([tmp_path / "gone.txt"])
    take(bench, dialog)
    assert "gone.txt can’t be read" in dialog.said.text()
    assert bench.all(Exhibit) == ()


def test_text_is_shown_as_plain_text(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    words = "Zażółć <b>gęślą</b> 🙂 مرحبا"
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, note_txt=words.encode()))
    page = text_shown(window)
    assert page.toPlainText() == words
    assert page.isReadOnly()


def test_a_long_text_is_cut_between_letters(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    content = ("a" + "€" * (MOST_TEXT * 4 // 3 + 10)).encode()
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, long_txt=content))
    assert len(text_shown(window).toPlainText()) == MOST_TEXT


@pytest.mark.parametrize(
    ("content", "light"), [(foreign.photograph(), (470, 10)), (foreign.heic(), (2, 2))], ids=["jpeg", "heic"]
)
def test_a_picture_is_shown_and_named_for_who_cannot_see_it(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, content: bytes, light: tuple[int, int]
) -> None:
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, gate_img=content))
    [pictures] = window.findChildren(PictureColumn)
    [holder] = [each for each in pictures.findChildren(QLabel) if not each.pixmap().isNull()]
    assert pictures.accessibleName() == holder.accessibleName() == "Picture: gate"
    assert holder.pixmap().width() <= pictures.viewport().width()
    assert holder.pixmap().toImage().pixelColor(*light).red() > 200
    assert "The place stays in the file" in said(window)


def test_pages_are_turned_by_keys(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, letter_pdf=foreign.letter(8)))
    assert "Pages 1 to 6 of 8" in said(window)
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    bench.qtbot.waitUntil(lambda: "Pages 7 to 8 of 8" in said(window))
    [pictures] = window.findChildren(PictureColumn)
    assert pictures.accessibleName() == "Page 7 of 8: letter; Page 8 of 8: letter"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    bench.qtbot.waitUntil(lambda: "Pages 1 to 6 of 8" in said(window))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x00\x01\x02" * 100, "There is no preview of this kind of file inside the program."),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "damaged"),
        (foreign.picture_bomb(), "more than 100 million dots"),
        (foreign.film(), "this program has no player"),
        (foreign.opus(), "Opus recording, about 9 seconds"),
    ],
    ids=["bytes", "broken", "bomb", "film", "sound"],
)
def test_any_other_file_ends_with_a_sentence_and_the_program_goes_on(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path, content: bytes, sentence: str
) -> None:
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, call_bin=content))
    assert sentence in said(window)
    window.reject()
    note = taken_in(bench, tab, tmp_path, note_txt=b"words")
    assert text_shown(looked_at(bench, tab, note)).toPlainText() == "words"


def test_a_time_in_the_file_is_taken_by_one_key_and_not_before(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    photo = foreign.dated(original="2026:07:17 21:04:33", zone="+01:00")
    exhibit = taken_in(bench, tab, tmp_path, gate_jpg=photo)
    window = looked_at(bench, tab, exhibit)
    assert "Made, it says: 9:04pm on 17 July 2026" in said(window)
    assert bench.all(Exhibit)[0].made_at is None
    [offered] = [each for each in window.findChildren(QPushButton) if each.text() == "Take as when it was made"]
    bench.qtbot.waitUntil(offered.isVisible)
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    bench.qtbot.waitUntil(lambda: "Made 9:04pm on 17 July 2026." in said(window))
    kept = bench.all(Exhibit)[0].made_at
    assert kept is not None
    assert kept.display() == "9:04pm on 17 July 2026"
    assert "EXIF" in kept.basis
    assert (offered.text(), offered.isEnabled()) == ("Taken as when it was made", False)
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(Exhibit)[0].made_at is None


def test_a_step_of_custody_is_entered_in_few_keys(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, note_txt=b"words"))
    window.tabs.setCurrentWidget(window.custody)
    log = window.custody
    log.add()
    assert "Choose what was done first" in log.problem.text()
    log.form.editor("act").set_value("handed-over")
    log.form.editor("by").set_value("Asha Example")
    log.form.editor("to").set_value("PC 4417 Rowan")
    log.form.editor("to").inner.setFocus()
    QTest.keyClick(log.form.editor("to").inner, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        bench.settle()
    steps = [(row.act, row.by, row.to, row.happened) for row in bench.all(ExhibitCustody)]
    assert steps[-1] == ("handed-over", "Asha Example", "PC 4417 Rowan", When.on(TODAY))
    assert log.table.model.rowCount() == 2
    assert not log.unsaved


def test_a_step_from_before_an_exhibit_came_is_refused_or_asked_about(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path
) -> None:
    log = looked_at(bench, tab, taken_in(bench, tab, tmp_path, note_txt=b"words")).custody
    early = When.on(date(2026, 3, 1))
    for act, said in (("moved", "Put right the day"), ("handed-over", "add the step once more")):
        log.form.editor("act").set_value(act)
        log.form.editor("happened").set_value(early)
        log.add()
        bench.settle()
        told = log.form.editor("happened").echo
        assert told.startswith("1 March 2026 is before this exhibit came in, on 3 August 2026. ")
        assert said in told
        assert (log.typed[0].act, len(bench.all(ExhibitCustody))) == (act, 1), "kept as typed, not saved"
    log.add()
    bench.settle()
    assert [(row.act, row.happened) for row in bench.all(ExhibitCustody)][-1] == ("handed-over", early)


def test_a_step_that_is_typed_is_not_lost_by_closing(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, note_txt=b"words"))
    window.custody.form.editor("by").set_value("Asha Example")
    window.reject()
    assert window.isVisible()
    assert "not added yet" in window.checked.text()
    agree_to_lose(window)
    assert not window.isVisible()


def test_a_step_that_is_typed_when_the_casebook_locks_is_taken_up_again(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path
) -> None:
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, a_txt=b"a"))
    keep_steps(tab, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    assert bench.ask(bench.drafts.all) == [], "nothing was typed"
    note = window.custody.form.editor("note")
    note.set_value("Sealed bag 12")
    note.edited.emit()
    keep_steps(tab, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    before = len(bench.all(ExhibitCustody))
    again = reopen(draft, bench.desk, bench.saver, tab, bench.worker, bench.drafts)
    again.form.editor("act").set_value("moved")
    again.form.edited.emit()
    next(each for each in again.findChildren(QPushButton) if each.text() == "Save").click()
    bench.settle()
    [added] = bench.all(ExhibitCustody)[before:]
    assert (added.note, added.act, added.exhibit_id) == ("Sealed bag 12", "moved", window.custody.exhibit_id)
    assert bench.ask(bench.drafts.all) == []


def spoil(bench: Bench, exhibit: Exhibit) -> None:
    """Change the bytes in the vault behind the program's back."""
    sql = "UPDATE exhibit_content SET bytes = ? WHERE exhibit_id = ?"
    bench.ask(lambda: bench.store._connection.execute(sql, (b"wordz", exhibit.id)))


def test_one_key_compares_a_file_with_its_digest_and_notes_it(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    exhibit = taken_in(bench, tab, tmp_path, note_txt=b"words")
    window = looked_at(bench, tab, exhibit)
    QTest.keyClick(window, Qt.Key.Key_F7)
    for _ in range(2):
        bench.settle()
    assert window.checked.text() == "The file held has the digest taken at intake."
    assert [row.act for row in bench.all(ExhibitCustody)] == ["handed-over", "verified"]
    spoil(bench, exhibit)
    QTest.keyClick(window, Qt.Key.Key_F7)
    for _ in range(2):
        bench.settle()
    assert window.checked.text().startswith("DIFFERS: the file held is not the one taken in. It has the same size")
    assert bench.all(ExhibitCustody)[-1].note == window.checked.text()
    assert window.custody.table.model.rowCount() == 3


def test_every_file_of_a_case_is_compared_and_those_that_differ_are_named(
    bench: Bench, tab: ExhibitsTab, tmp_path: Path
) -> None:
    tab.verify_all()
    bench.settle()
    assert "No file is held there" in bench.news._text.text()
    taken_in(bench, tab, tmp_path, one_txt=b"one!!")
    second = taken_in(bench, tab, tmp_path, two_txt=b"words")
    tab.verify_all()
    for _ in range(2):
        bench.settle()
    said = "All 2 files held have the digest taken at intake. The check is noted in the custody. In "
    bench.qtbot.waitUntil(lambda: bench.news._text.text().startswith(said))
    spoil(bench, second)
    tab.verify_all()
    differs = "1 of 2 files held is not as taken in. VLU/2: DIFFERS"
    bench.qtbot.waitUntil(lambda: bench.news._text.text().startswith(differs))
    bench.settle()
    assert [row.act for row in bench.all(ExhibitCustody)].count("verified") == 4


def test_a_thing_has_no_file_to_look_at(bench: Bench, tab: ExhibitsTab) -> None:
    tab.look()
    assert "Choose an exhibit first." in bench.news._text.text()
    bench.add(Exhibit(case_id=bench.case_id, kind="thing", title="A cut brake cable"))
    window = looked_at(bench, tab, bench.all(Exhibit)[0])
    assert the_thing() in said(window)
    QTest.keyClick(tab.table(Exhibit).view, Qt.Key.Key_F7)
    window.verify()
    bench.settle()
    assert bench.all(ExhibitCustody) == ()


def test_a_new_exhibit_opens_on_all_its_fields(bench: Bench, tab: ExhibitsTab) -> None:
    tab.add(Exhibit)
    [dialog] = tab.findChildren(RecordDialog)
    assert dialog.isVisible()
    dialog.close()


def test_the_window_names_no_case_and_is_gone_when_closed(bench: Bench, tab: ExhibitsTab, tmp_path: Path) -> None:
    window = looked_at(bench, tab, taken_in(bench, tab, tmp_path, note_txt=b"words"))
    assert window.windowTitle() == "Exhibit"
    [full] = [each for each in window.findChildren(QPushButton) if each.text() == "Record in full"]
    full.click()
    [dialog] = window.findChildren(RecordDialog)
    dialog.close()
    window.reject()
    bench.qtbot.waitUntil(lambda: not tab.findChildren(ExhibitWindow))


DOTS = Raster(width=2, height=1, colours=3, bits=8, jpeg=False, data=zlib.compress(bytes([255, 0, 0] * 2)))


@pytest.mark.parametrize(
    "wrong", [replace(DOTS, jpeg=True), replace(DOTS, bits=4), replace(DOTS, data=b"no"), replace(DOTS, width=9)]
)
def test_dots_that_are_not_ours_are_drawn_grey(wrong: Raster) -> None:
    assert image_of(DOTS).pixelColor(1, 0).getRgb() == (255, 0, 0, 255)
    assert image_of(wrong).pixelColor(0, 0).getRgb() == (128, 128, 128, 255)
