# SPDX-License-Identifier: Apache-2.0
"""What tests of the import window do with it: open a file, read its tables, answer, take in."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.conftest import PATIENCE
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.column_maps import ColumnMaps
from vlu_desktop.services.cases.imports import Imports
from vlu_desktop.ui.intake.import_rows import NotReadRows
from vlu_desktop.ui.intake.import_services import ImportServices
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.made_rows import MadeRows

DIARY = Path(__file__).parents[3] / "resources" / "examples" / "diary.csv"
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
PARTLY = Qt.CheckState.PartiallyChecked
TICK = Qt.ItemDataRole.CheckStateRole
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def services_of(bench: Bench) -> ImportServices:
    """The services that the window is handed."""
    return ImportServices(
        imports=Imports(bench.store, bench.store.clock), maps=ColumnMaps(bench.store), cases=Cases(bench.store)
    )


def window(bench: Bench, width: int = 1320, height: int = 840) -> ImportWizard:
    """The window, in view, on the case of the bench."""
    parent = bench.news.parentWidget()
    assert parent is not None
    made = ImportWizard(parent, bench.worker, services_of(bench), bench.case_id, "M.A. and D.R.", lambda: TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(made, width, height)
    bench.settle()
    return made


class Told:
    """What the wizard said it took in."""

    def __init__(self, wizard: ImportWizard) -> None:
        self.done: list[tuple[str, Changes, str]] = []
        wizard.committed.connect(lambda case_id, changes, said: self.done.append((case_id, changes, said)))


def opened(bench: Bench, wizard: ImportWizard, path: Path = DIARY) -> None:
    """Open a file and wait for its rows."""
    wizard.open_file(path)
    bench.settle()


def cells(model: MadeRows | NotReadRows, heading: str) -> list[str]:
    """What stands below a heading, row by row."""
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    column = headings.index(heading)
    return [str(model.data(model.index(place, column)) or "") for place in range(model.rowCount())]


def kept(wizard: ImportWizard, way: str = "diary-unknown") -> None:
    """Say how the diary was kept."""
    wizard.way.box.setCurrentIndex(wizard.way.box.findData(way))


def take_in(bench: Bench, wizard: ImportWizard) -> None:
    """Take the file in, not knowing how it was kept."""
    kept(wizard)
    wizard.take.click()
    bench.settle()


def diary(folder: Path, *rows: tuple[str, str], name: str = "diary.csv", encoding: str = "utf-8") -> Path:
    """A diary of two columns."""
    path = folder / name
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([("Date", "What happened"), *rows])
    return path


def table_of(folder: Path, *rows: tuple[str, ...], name: str = "diary.csv") -> Path:
    """A file of these rows, its headings first."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def column_of(heading: str, model: MadeRows) -> int:
    """Where a column of the table stands."""
    return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())].index(heading)


def go_to(wizard: ImportWizard, place: int, heading: str) -> None:
    """Put the cursor in a cell of what would be made."""
    wizard.page.table.go_to(place, column_of(heading, wizard.made))


def type_over(wizard: ImportWizard, place: int, heading: str, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over a cell, letter by letter, as an officer does, once the window is in front."""
    wizard.activateWindow()
    assert QTest.qWaitForWindowActive(wizard, PATIENCE)
    go_to(wizard, place, heading)
    QTest.keyClick(wizard.page.table, Qt.Key.Key_F2)
    editor = open_editor(wizard)
    QTest.keySequence(editor, "Ctrl+A")
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    for letter in text:
        QTest.keyClicks(editor, letter)
    QTest.keyClick(editor, end)


def open_editor(wizard: ImportWizard) -> QWidget:
    """The editor of the cell that is being typed over."""
    editor = wizard.page.table.cells.editor
    assert editor is not None
    return editor
