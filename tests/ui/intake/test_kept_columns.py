# SPDX-License-Identifier: Apache-2.0
"""Column maps and the choice of a case in the import window: kept, offered again, deleted; any case, or a new one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import TODAY, Bench
from tests.ui.intake.import_window import Told, cells, opened, table_of, take_in, window
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import ColumnMap, Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.cases.cases import Cases, NewCase
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.intake.case_box import the_new
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.kept_columns import not_so

ROWS = (("Date", "What happened", "Remarks of mine"), ("13/03/2026", "He rang me at work", "I cried"))


def choose(box: ChoiceBox, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def words(box: ChoiceBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def held(bench: Bench) -> tuple[ColumnMap, ...]:
    return bench.ask(lambda: bench.store.all(ColumnMap))


def use_of(wizard: ImportWizard) -> str:
    return str(wizard.reading.form._columns[2].currentData())


def test_columns_are_kept_under_a_name_and_offered_for_the_same_headings(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    published: list[Changes] = []
    wizard.kept.connect(published.append)
    file = table_of(tmp_path, *ROWS)
    opened(bench, wizard, file)
    columns = wizard.reading.columns
    assert not columns.box.isVisible()
    assert not columns.keep.isEnabled()
    choose(wizard.reading.form._columns[2], "effect")
    bench.settle()
    QTest.keyClicks(columns.name, "Our log")
    QTest.keyClick(columns.name, Qt.Key.Key_Return)
    bench.settle()
    assert [each.name for each in held(bench)] == ["Our log"]
    assert [key for changes in published for key, _ in changes.added] == ["column-map"]
    assert columns.said.text() == "Kept as “Our log”, for files with these headings."
    assert columns.box.currentText() == "Read as last time: Our log"
    opened(bench, wizard, file)
    assert words(columns.box) == [not_so(), "Read as last time: Our log"]
    assert (columns.box.currentText(), use_of(wizard)) == (not_so(), "")
    choose(columns.box, held(bench)[0].id)
    bench.settle()
    assert use_of(wizard) == "effect"
    assert columns.box.currentText() == "Read as last time: Our log"
    take_in(bench, wizard)
    assert [row.fear for row in bench.all(Incident)] == ["I cried"]


def test_a_column_map_is_deleted_and_one_undo_brings_it_back(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    columns = wizard.reading.columns
    columns.name.setText("Ours")
    columns.keep.click()
    bench.settle()
    columns.delete.click()
    bench.settle()
    assert held(bench) == ()
    assert not columns.box.isVisible()
    assert columns.said.text() == "Deleted. Undo brings it back."
    bench.ask(Undoing(bench.store).undo)
    assert [each.name for each in held(bench)] == ["Ours"]


def test_columns_without_headings_cannot_be_kept(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS[1:], ("14/03/2026", "He came to the gate", "")))
    assert not wizard.reading.columns.name.isEnabled()
    assert wizard.reading.columns.said.text() == "Only columns with headings can be kept."


def test_any_case_can_be_chosen_by_its_title_and_reference(bench: Bench, tmp_path: Path) -> None:
    new = NewCase(title="E. and <b>F.</b>", reference="VLU 26-0199")
    other, _ = bench.ask(lambda: Cases(bench.store).begin(new, TODAY))
    wizard = window(bench)
    told = Told(wizard)
    assert words(wizard.into) == ["Into M.A. and D.R. (VLU 26-0147)", the_new(), "Into E. and <b>F.</b> (VLU 26-0199)"]
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    choose(wizard.reading.form._columns[2], "effect")
    choose(wizard.into, other)
    bench.settle()
    assert use_of(wizard) == "effect"
    assert cells(wizard.made, "What happened") == ["He rang me at work"]
    take_in(bench, wizard)
    [(case_id, _, said)] = told.done
    assert case_id == other
    assert said.startswith("Took in 1 incident from diary.csv into E. and <b>F.</b> (VLU 26-0199).")
    assert [row.case_id for row in bench.ask(lambda: bench.store.all(Incident))] == [other]


def test_what_the_other_case_holds_already_is_left_out(bench: Bench, tmp_path: Path) -> None:
    other, _ = bench.ask(lambda: Cases(bench.store).begin(NewCase(title="E. and F."), TODAY))
    file = table_of(tmp_path, *ROWS)
    for _ in range(2):
        wizard = window(bench)
        opened(bench, wizard, file)
        choose(wizard.into, other)
        bench.settle()
        if wizard.made.rowCount():
            take_in(bench, wizard)
    assert wizard.made.rowCount() == 0
    assert cells(wizard.not_read, "Why it was not read") == ["already in the case"]
    assert len(bench.ask(lambda: bench.store.all(Incident))) == 1


def test_a_case_chosen_while_the_file_is_still_being_read_is_the_one_it_is_compared_with(
    bench: Bench, tmp_path: Path
) -> None:
    other, _ = bench.ask(lambda: Cases(bench.store).begin(NewCase(title="E. and F."), TODAY))
    wizard = window(bench)
    wizard.open_file(table_of(tmp_path, *ROWS))
    choose(wizard.into, other)
    bench.settle()
    assert wizard.previewing.proposal is not None
    assert wizard.previewing.proposal.case_id == other


def test_into_a_new_case_says_so(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    told = Told(wizard)
    opened(bench, wizard, table_of(tmp_path, *ROWS, name="Ffion’s log.csv"))
    choose(wizard.into, "")
    bench.settle()
    take_in(bench, wizard)
    [(case_id, _, said)] = told.done
    assert said.startswith("Took in 1 incident from Ffion’s log.csv into a new case.")
    case = bench.ask(lambda: bench.store.get(Case, case_id))
    assert case is not None
    assert case.title == "Ffion’s log"
