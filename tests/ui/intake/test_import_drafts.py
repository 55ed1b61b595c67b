# SPDX-License-Identifier: Apache-2.0
"""An import that the casebook locks over: all that was changed of it is there again with the same file alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Bench
from tests.ui.intake.import_window import (
    CHECKED,
    TICK,
    UNCHECKED,
    cells,
    diary,
    go_to,
    kept,
    open_editor,
    opened,
    table_of,
    take_in,
    type_over,
    window,
)
from tests.ui.whole import agree_to_lose
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentBehaviour
from vlu_desktop.services.cases.imports import Imports
from vlu_desktop.ui.intake.import_keeping import KIND, keep_imports, resume
from vlu_desktop.ui.intake.import_wizard import ImportWizard

# The offscreen platform can't give the list of choices the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROWS = (
    ("Date", "What happened", "Rain"),
    ("03/04/2026", "He rang me at work", "a"),
    ("04/04/2026", "He rang me at home", "b"),
    ("05/04/2026", "He followed me", "c"),
)


def locked_over(bench: Bench, wizard: ImportWizard) -> list[Draft]:
    """The drafts, as the casebook locks over the window."""
    parent = wizard.parentWidget()
    assert parent is not None
    keep_imports(parent, bench.worker, bench.drafts)
    bench.settle()
    wizard.hide()
    return bench.ask(bench.drafts.all)


def again(bench: Bench, draft: Draft) -> ImportWizard:
    """The window opened from a draft."""
    wizard = window(bench)
    resume(wizard, draft, bench.worker, bench.drafts)
    bench.settle()
    return wizard


def test_all_that_was_changed_is_there_again_and_goes_in_so(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    wizard.reading.form.order.setCurrentIndex(1)
    wizard.reading.form.order.activated.emit(1)
    bench.settle()
    wizard.handed_by.setText("Marta")
    wizard.reading.columns.name.setText("Her log")
    kept(wizard, "diary")
    type_over(wizard, 0, "What happened", "He rang me at work, twice")
    type_over(wizard, 0, "When", "12 April 2026")
    type_over(wizard, 0, "How many", "at least 2")
    go_to(wizard, 1, "When")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    wizard.made.setData(wizard.made.index(2, 0), UNCHECKED, TICK)
    shown = [cells(wizard.made, heading) for heading in ("When", "What happened", "How many", "Suggested")]
    [draft] = locked_over(bench, wizard)
    assert (draft.kind, draft.case_id) == (KIND, bench.case_id)
    found = again(bench, draft)
    assert [cells(found.made, heading) for heading in ("When", "What happened", "How many", "Suggested")] == shown
    assert found.handed_by.text() == "Marta"
    assert found.reading.columns.name.text() == "Her log"
    assert found.way.way == "diary"
    assert found.take.text() == "Take in 2 incidents"
    found.take.click()
    bench.settle()
    accounts = {row.account for row in bench.all(Incident)}
    assert accounts == {"He rang me at work, twice", "He rang me at home"}
    assert [row.kind for row in bench.all(IncidentBehaviour)] == ["call"]
    assert [row.handed_by for row in bench.all(Exhibit)] == ["Marta"]
    assert bench.ask(bench.drafts.all) == [], "its draft goes once it is taken in"


def test_what_is_being_typed_and_what_cannot_be_read_are_kept(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    go_to(wizard, 0, "When")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_F2)
    editor = open_editor(wizard)
    QTest.keySequence(editor, "Ctrl+A")
    QTest.keyClicks(editor, "the second of Marchember")
    [draft] = locked_over(bench, wizard)
    found = again(bench, draft)
    assert found.made.open_cells() == [(0, "happened")]
    assert found.made.data(found.made.index(0, 2), Qt.ItemDataRole.EditRole) == "the second of Marchember"


def test_rows_insisted_on_are_insisted_on_still(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    path = diary(tmp_path, ("3 March 2026", "Rang all night"), ("4 March 2026", "Wrote on the wall"))
    imports = Imports(bench.store, bench.store.clock)
    bench.ask(lambda: imports.commit(bench.case_id, imports.preview(bench.case_id, path)))
    opened(bench, wizard, path)
    wizard.not_read.setData(wizard.not_read.index(1, 0), CHECKED, TICK)
    type_over(wizard, 0, "Where", "the gate")
    [draft] = locked_over(bench, wizard)
    found = again(bench, draft)
    assert found.not_read.chosen() == [("", 3)]
    assert cells(found.made, "Where") == ["the gate"]


def test_a_question_answered_stays_answered(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> None:
    rows = (("Date", "Time", "What happened"), ("26/10/2025", "01:30", "He rang"), ("26/10/2025", "01:45", "He came"))
    opened(bench, wizard, table_of(tmp_path, *rows))
    [(key, card)] = wizard.questions.cards.items()
    answer = str(card.box.itemData(card.box.count() - 1))
    wizard.questions.answered.emit(key, answer)
    bench.settle()
    [draft] = locked_over(bench, wizard)
    found = again(bench, draft)
    [card] = found.questions.cards.values()
    assert card.box.currentData() == answer
    assert [each[:2] for each in found.previewing.answers] == [(key, answer)]


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_is_gone_or_changed_is_said_and_comes_back_from_elsewhere(
    bench: Bench, wizard: ImportWizard, tmp_path: Path, gone: bool
) -> None:
    path = table_of(tmp_path, *ROWS)
    data = path.read_bytes()
    opened(bench, wizard, path)
    type_over(wizard, 0, "What happened", "He rang me at work, twice")
    [draft] = locked_over(bench, wizard)
    if gone:
        path.unlink()
    else:
        path.write_bytes(data + b"06/04/2026,He wrote to me,d\n")
    found = again(bench, draft)
    assert ("What you changed of it is kept" if gone else "This is not diary.csv as it was") in found.problem
    assert "He rang me at work, twice" not in cells(found.made, "What happened")
    assert bench.ask(bench.drafts.all) == [draft], "it is kept until the file is there, or it is given up"
    elsewhere = tmp_path / "moved.csv"
    elsewhere.write_bytes(data)
    opened(bench, found, elsewhere)
    assert cells(found.made, "What happened")[0] == "He rang me at work, twice"
    assert not found.problem
    take_in(bench, found)
    assert bench.ask(bench.drafts.all) == []


def test_locked_again_before_the_file_is_there_it_is_kept_still(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    path = table_of(tmp_path, *ROWS)
    opened(bench, wizard, path)
    type_over(wizard, 0, "What happened", "He rang me at work, twice")
    [draft] = locked_over(bench, wizard)
    path.unlink()
    [kept_again] = locked_over(bench, again(bench, draft))
    assert (kept_again.key, kept_again.body) == (draft.key, draft.body)


def test_closing_a_window_opened_from_a_draft_asks_and_gives_it_up(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    type_over(wizard, 0, "What happened", "He rang me at work, twice")
    [draft] = locked_over(bench, wizard)
    found = again(bench, draft)
    found.reject()
    assert found.isVisible()
    agree_to_lose(found)
    bench.settle()
    assert bench.ask(bench.drafts.all) == []


def test_a_window_without_a_file_keeps_no_draft(bench: Bench, wizard: ImportWizard) -> None:
    assert locked_over(bench, wizard) == []
