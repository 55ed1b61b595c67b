# SPDX-License-Identifier: Apache-2.0
"""The import window by Tab alone, on a laptop's screen and on half of one, with names for whoever hears it read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QTableView, QWidget

from tests.ui.conftest import Bench
from tests.ui.intake.import_window import go_to, open_editor, opened, table_of, window
from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.intake.import_wizard import QUESTIONS, ImportWizard

# The offscreen platform can't give the list of choices the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROWS = (
    ("Date", "Time", "What happened", "Weather"),
    ("26/10/2025", "01:30", "He rang me at work", "rain"),
    ("26/10/2025", "01:45", "He came to the gate", ""),
)


def walked(wizard: ImportWizard) -> list[QWidget]:
    """Everything that Tab comes by until it is where it began."""
    found: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in found:
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return found


def test_tab_comes_by_everything_of_the_table(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    # What was laid out only now is shown by the next turn of the loop.
    bench.qtbot.waitUntil(wizard.reading.form._columns[3].isVisible)
    wizard.into.setFocus()
    found = walked(wizard)
    for each in (
        wizard.into, wizard.reading.columns.name, wizard.reading.form.order, wizard.reading.form._columns[3],
        wizard.told_on.inner, wizard.handed_by, wizard.page.table, wizard.page.panel.words, wizard.page.panel.list,
        wizard.page.panel.like, wizard.way.box, wizard.take,
    ):  # fmt: skip
        assert each in found, each.accessibleName()
    order = [wizard.into, *wizard.reading.form._columns, wizard.told_on.inner, wizard.page.table, wizard.take]
    places = [found.index(each) for each in order]
    assert places == sorted(places)
    fields = (QComboBox, QLineEdit, QPlainTextEdit, QTableView, QListWidget)
    assert all(each.accessibleName() for each in found if isinstance(each, fields))


def test_tab_comes_by_every_question_and_its_rows(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    wizard._tabs.setCurrentIndex(QUESTIONS)
    [card] = wizard.questions.cards.values()
    card.turn()
    rows = card.rows
    assert rows is not None
    bench.qtbot.waitUntil(rows.box.isVisible)
    wizard.into.setFocus()
    found = walked(wizard)
    order = [card.box, card.fold, rows.table, rows.box, wizard.take]
    assert [each for each in found if each in order] == order


@pytest.mark.parametrize(("width", "height"), [(1366, 704), (675, 345)])
def test_it_fits_a_laptops_screen_and_one_at_twice_the_size(
    bench: Bench, tmp_path: Path, width: int, height: int
) -> None:
    wizard = window(bench, width, height)
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    assert wizard.width() == width
    assert wizard.height() <= max(height, 384), "the whole program's letters are larger than a bare window's"
    narrow = width < 1000
    bench.qtbot.waitUntil(wizard.page.panel.list.isVisible)
    tabs = [wizard._tabs.tabText(n) for n in range(wizard._tabs.count())]
    assert (say("intaking.how-it-is-read") in tabs) is narrow
    for each in (wizard.take, wizard.way.box, wizard.into, wizard.page.table, wizard.page.panel.list):
        corner = each.mapTo(wizard, each.rect().bottomRight())
        assert each.isVisible()
        assert wizard.rect().contains(corner), each.accessibleName()
    wizard.resize(1366, 704)
    assert wizard._tabs.count() == 3
    assert wizard.reading.isVisible()


def test_once_a_file_is_read_the_keyboard_is_in_its_table_and_stays_where_it_is_put(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    assert wizard.focusWidget() is wizard.page.table
    box = wizard.reading.form.order
    box.setFocus()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    bench.settle()
    assert wizard.focusWidget() is box


def test_a_question_of_a_date_leaves_the_window_as_it_is_and_is_described_at_its_cell(
    bench: Bench, tmp_path: Path
) -> None:
    wizard = window(bench, 675, 345)
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    bench.qtbot.waitUntil(wizard.page.panel.isVisible)
    size = wizard.size()
    go_to(wizard, 0, "When")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_F2)
    editor = open_editor(wizard)
    QTest.keySequence(editor, "Ctrl+A")
    QTest.keyClicks(editor, "3 March at 9.30")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(wizard.page.choices.isVisible)
    QApplication.processEvents()
    assert wizard.size() == size
    assert wizard.rect().contains(wizard.take.mapTo(wizard, wizard.take.rect().bottomRight()))
    assert not wizard.page.panel.isVisible(), "the choices stand where the entry stood"
    assert "Alt+1: 9:30am" in editor.accessibleDescription()
    wizard.page.choices.take(0)
    bench.qtbot.waitUntil(wizard.page.panel.isVisible)
    assert not wizard.page.choices.isVisible()
