# SPDX-License-Identifier: Apache-2.0
"""Import on screen: what would be made and what was not read, changed as the officer likes, taken in as one act."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from tests.ui.conftest import Bench
from tests.ui.intake.import_window import (
    CHECKED,
    DIARY,
    TICK,
    UNCHECKED,
    Told,
    cells,
    diary,
    kept,
    opened,
    take_in,
    type_over,
)
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Exhibit, Incident, RecordingPeriod, SourceItem, Suggestion
from vlu_desktop.record.people import Case
from vlu_desktop.services.cases.imports import Imports, key_of
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.intake.import_wizard import MADE, ImportWizard


def test_a_diary_is_shown_before_anything_is_kept(bench: Bench, wizard: ImportWizard) -> None:
    assert not wizard.take.isEnabled()
    wizard.open_file(DIARY)
    assert wizard._file.accessibleName() == "diary.csv: reading it…"
    opened(bench, wizard)
    assert wizard._file.accessibleName() == "diary.csv"
    assert wizard.made.rowCount() == 8
    assert "Rang my mobile over and over" in cells(wizard.made, "What happened")[0]
    assert cells(wizard.made, "Suggested")[0] == "Phone call; Towards: The victim; Done by: The offender"
    assert cells(wizard.made, "How many")[0] == "30"
    assert cells(wizard.not_read, "As it stands in the file")[-1].startswith("Total")
    assert all(cells(wizard.not_read, "Why it was not read"))
    assert wizard.take.text() == "Take in 8 incidents"
    assert bench.all(Incident) == ()


def test_taking_it_in_is_one_act_that_one_undo_takes_back(bench: Bench, wizard: ImportWizard) -> None:
    told = Told(wizard)
    opened(bench, wizard)
    kept(wizard, "diary")
    QTest.keyClicks(wizard.handed_by, "Ffion Example")
    QTest.mouseClick(wizard.take, Qt.MouseButton.LeftButton)
    bench.settle()
    [(case_id, changes, said)] = told.done
    assert case_id == bench.case_id
    waiting = len(bench.all(Suggestion))
    assert said == (
        "Took in 8 incidents from diary.csv into M.A. and D.R. (VLU 26-0147). "
        f"{waiting} suggestions wait to be looked through."
    )
    assert not wizard.isVisible()
    assert len(bench.all(Incident)) == len(bench.all(SourceItem)) == 8
    assert bench.all(Exhibit)[0].handed_by == "Ffion Example"
    assert [row.way for row in bench.all(RecordingPeriod)] == ["diary"]
    assert bench.ask(Undoing(bench.store).names)[0].startswith("Undo import: ")
    bench.ask(Undoing(bench.store).undo)
    assert not bench.all(Incident)
    assert not bench.all(Exhibit)
    assert len(changes.added) > 16


def test_a_row_is_left_out_by_its_tick(bench: Bench, wizard: ImportWizard) -> None:
    opened(bench, wizard)
    first = wizard.made.index(0, 0)
    assert wizard.made.data(first, TICK) == CHECKED
    wizard.made.setData(first, UNCHECKED, TICK)
    assert wizard.take.text() == "Take in 7 incidents"
    take_in(bench, wizard)
    assert not any("Rang my mobile" in row.account for row in bench.all(Incident))


def test_what_the_case_holds_already_is_left_out_unless_insisted_on(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    path = diary(tmp_path, ("3 March 2026", "Rang all night"), ("4 March 2026", "Wrote on the wall"))
    imports = Imports(bench.store, bench.store.clock)
    bench.ask(lambda: imports.commit(bench.case_id, imports.preview(bench.case_id, path)))
    opened(bench, wizard, path)
    assert wizard.made.rowCount() == 0
    assert not wizard.take.isEnabled()
    assert all("already in the case" in reason for reason in cells(wizard.not_read, "Why it was not read"))
    tick = wizard.not_read.index(0, 0)
    assert wizard.not_read.flags(tick) & Qt.ItemFlag.ItemIsUserCheckable
    wizard.not_read.setData(tick, CHECKED, TICK)
    assert wizard.take.text() == "Take in 1 incident"
    take_in(bench, wizard)
    assert len(bench.all(Incident)) == 3


def test_what_is_insisted_on_stands_among_the_others_and_is_typed_over_first(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    path = diary(tmp_path, ("3 March 2026", "Rang all night"), ("4 March 2026", "Wrote on the wall"))
    imports = Imports(bench.store, bench.store.clock)
    bench.ask(lambda: imports.commit(bench.case_id, imports.preview(bench.case_id, path), [("", 2)]))
    opened(bench, wizard, path)
    assert cells(wizard.made, "What happened") == ["Wrote on the wall"]
    type_over(wizard, 0, "Where", "the back wall")
    wizard.not_read.setData(wizard.not_read.index(0, 0), CHECKED, TICK)
    assert cells(wizard.made, "What happened") == ["Rang all night", "Wrote on the wall"]
    assert cells(wizard.made, "Where") == ["", "the back wall"], "what was typed elsewhere stays"
    assert wizard._tabs.tabText(MADE) == "Would be made  2"
    type_over(wizard, 0, "What happened", "Rang all night, twice that week")
    take_in(bench, wizard)
    assert {row.account for row in bench.all(Incident)} == {
        "Rang all night", "Rang all night, twice that week", "Wrote on the wall",
    }  # fmt: skip


def test_what_is_no_longer_insisted_on_goes_from_the_table(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    path = diary(tmp_path, ("3 March 2026", "Rang all night"))
    imports = Imports(bench.store, bench.store.clock)
    bench.ask(lambda: imports.commit(bench.case_id, imports.preview(bench.case_id, path)))
    opened(bench, wizard, path)
    for state, many in ((CHECKED, 1), (UNCHECKED, 0)):
        wizard.not_read.setData(wizard.not_read.index(0, 0), state, TICK)
        assert wizard.made.rowCount() == many
    assert not wizard.take.isEnabled()


def test_the_order_of_day_and_month_is_changed_and_read_again_at_once(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, diary(tmp_path, ("03/04/2026", "Followed me home"), ("05/04/2026", "Rang all night")))
    assert cells(wizard.made, "When")[0] == "between 4 Mar and 3 Apr 2026"
    assert "When: 3 April 2026" in cells(wizard.made, "Suggested")[0]
    assert "order of day and month assumed" in cells(wizard.made, "Look at")[0]
    box = wizard.reading.form.order
    box.setCurrentIndex(1)
    box.activated.emit(1)
    bench.settle()
    assert cells(wizard.made, "When") == ["4 Mar 2026", "4 May 2026"]
    assert not any("When:" in each for each in cells(wizard.made, "Suggested"))
    assert "assumed" not in cells(wizard.made, "Look at")[0]


def test_one_answer_has_every_date_of_the_column_stand(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, diary(tmp_path, ("03/04/2026", "Followed me home"), ("05/04/2026", "Rang all night")))
    asked = wizard.questions.cards["order"]
    assert asked._rows.text() == "Rows 2, 3. Not answered yet"
    asked.box.activated.emit(0)
    bench.settle()
    assert asked._rows.text() == "Rows 2, 3. Answered"
    assert cells(wizard.made, "When") == ["3 Apr 2026", "5 Apr 2026"]
    assert not any("When:" in each for each in cells(wizard.made, "Suggested"))


def test_the_dates_of_a_file_are_ticked_in_all_rows_like_it_with_one_key(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, diary(tmp_path, ("3 March", "Followed me home"), ("5 April", "Walked past, said nothing")))
    dates = [key_of(each) for each in wizard.made.entry(0).suggested if each.what == "date"]
    wizard.page.tick_alike(dates)
    ticked = [sum(what == "date" for what, _ in wizard.made.choice(place).ticked) for place in (0, 1)]
    assert ticked == [1, 1]


def test_another_encoding_is_chosen(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, diary(tmp_path, ("3 March 2026", "Zażądał rozmowy, stał pod domem"), encoding="cp1250"))
    assert "Zażądał" not in cells(wizard.made, "What happened")[0]
    box = wizard.reading.form.encoding
    box.setCurrentIndex(box.findData("cp1250"))
    box.activated.emit(box.currentIndex())
    bench.settle()
    assert cells(wizard.made, "What happened") == ["Zażądał rozmowy, stał pod domem"]


def test_a_column_is_put_to_another_use(bench: Bench, wizard: ImportWizard) -> None:
    opened(bench, wizard)
    names = [box.accessibleName() for box in wizard.reading.form._columns]
    place = names.index("Use of Where")
    assert wizard.reading.form._columns[place].currentData() == "place"
    box = wizard.reading.form._columns[place]
    box.setFocus()
    box.setCurrentIndex(box.findData(""))
    box.activated.emit(box.currentIndex())
    bench.settle()
    assert box.hasFocus()
    take_in(bench, wizard)
    assert {row.place for row in bench.all(Incident)} == {""}


def test_the_headings_are_taken_from_another_row(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("Date,Details\nOld,sheet\nDate,What happened\n3 March 2026,Rang all night\n", encoding="utf-8")
    opened(bench, wizard, path)
    field = wizard.reading.form.heading_row
    field.setFocus()
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    bench.settle()
    assert cells(wizard.made, "What happened") == ["Rang all night"]
    assert [box.accessibleName() for box in wizard.reading.form._columns] == ["Use of Date", "Use of What happened"]


def test_the_day_it_was_handed_over_settles_which_year_is_meant(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, diary(tmp_path, ("2 August", "Rang all night")))
    assert cells(wizard.made, "When") == ["not known"]
    assert "When: 2 August 2026" in cells(wizard.made, "Suggested")[0]
    line = wizard.told_on.inner
    line.setFocus()
    QTest.keySequence(line, "Ctrl+A")
    QTest.keyClicks(line, "10 March 2026")
    bench.qtbot.waitUntil(lambda: "When: 2 August 2025" in cells(wizard.made, "Suggested")[0])


def test_a_file_that_cannot_be_read_says_what_to_do_and_leaves_no_earlier_rows_in_view(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard)
    broken = tmp_path / "photo.csv"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    opened(bench, wizard, broken)
    assert "not a spreadsheet" in wizard.problem
    assert wizard.made.rowCount() == wizard.not_read.rowCount() == 0
    assert not wizard.take.isEnabled()


def test_a_file_becomes_a_case_of_its_own(bench: Bench, wizard: ImportWizard) -> None:
    told = Told(wizard)
    opened(bench, wizard)
    wizard.into.setCurrentIndex(1)
    wizard.into.activated.emit(1)
    bench.settle()
    take_in(bench, wizard)
    [(case_id, _, _)] = told.done
    assert case_id != bench.case_id
    case = bench.ask(lambda: bench.store.get(Case, case_id))
    assert case is not None
    assert case.title == "diary"


def test_a_file_is_dropped_on_the_window(bench: Bench, wizard: ImportWizard) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(DIARY))])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    wizard.dropEvent(QDropEvent(QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, mime, button, key))
    bench.settle()
    assert wizard.made.rowCount() == 8


def test_closing_while_a_file_is_read_keeps_nothing(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    rows = [(f"{day} March 2026", "Rang all night") for day in range(1, 29)] * 40
    wizard.open_file(diary(tmp_path, *rows))
    wizard.reject()
    bench.settle()
    assert wizard.made.rowCount() == 0
    assert bench.all(Incident) == ()


def test_what_a_file_leaves_open_is_asked_once_and_an_answer_reads_the_rows_again(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    rows = (("3 March 2026 at 9.30", "Rang all night"), ("4 March 2026 at 7pm", "Wrote on the wall"))
    opened(bench, wizard, diary(tmp_path, *rows))
    assert wizard._tabs.tabText(2) == "Questions  1"
    [(key, box)] = wizard.questions.boxes.items()
    assert cells(wizard.made, "When")[0] == "3 Mar 2026"
    said = [box.itemText(place) for place in range(box.count())]
    assert said[:2] == ["1  9:30am on 3 March 2026", "2  9:30pm on 3 March 2026"]
    assert "9.30" in box.accessibleName()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    bench.qtbot.waitUntil(lambda: cells(wizard.made, "When")[0] == "9:30pm on 3 Mar 2026")
    assert wizard._tabs.tabText(2) == "Questions  0"
    assert wizard.questions.boxes[key].currentText() == "2  9:30pm on 3 March 2026"
    opened(bench, wizard, diary(tmp_path, ("4 March 2026 at 7pm", "Wrote on the wall")))
    assert wizard._tabs.tabText(2) == "Questions  0"
    assert wizard.questions.boxes == {}


def test_of_several_files_dropped_none_is_read_and_that_is_said(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.csv" for name in ("one", "two")]
    for each in files:
        each.write_bytes(DIARY.read_bytes())
    let_go(wizard, files)
    bench.settle()
    assert wizard.problem == say("intaking.drop-one-file-at-a")
    assert wizard.made.rowCount() == 0
    let_go(wizard, files[:1])
    bench.settle()
    assert not wizard.problem
    assert wizard.made.rowCount() == 8


def let_go(wizard: ImportWizard, files: list[Path]) -> None:
    """Let files go over the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    wizard.dropEvent(QDropEvent(QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, mime, button, key))


def test_where_letters_are_twice_as_large_its_parts_are_tabs_and_nothing_scrolls_sideways(
    bench: Bench, wizard: ImportWizard
) -> None:
    font = wizard.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    for each in (wizard, *wizard.findChildren(QWidget)):
        each.setFont(font)
    opened(bench, wizard)
    wizard.resize(1320, 704)
    bench.settle()
    assert [wizard._tabs.tabText(place) for place in range(wizard._tabs.count())][-1] == "How it is read"
    for place in range(wizard._tabs.count()):
        wizard._tabs.setCurrentIndex(place)
        bench.settle()
        areas = [each for each in wizard.findChildren(QScrollArea) if each.isVisible()]
        assert not [each for each in areas if each.horizontalScrollBar().maximum()]
