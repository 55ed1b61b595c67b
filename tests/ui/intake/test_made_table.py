# SPDX-License-Identifier: Apache-2.0
"""The table of an import typed over and ticked: what an officer chose goes in so, the rest stays a suggestion."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import Bench
from tests.ui.intake.import_window import (
    CHECKED,
    CTRL_SHIFT,
    PARTLY,
    TICK,
    UNCHECKED,
    cells,
    column_of,
    diary,
    go_to,
    kept,
    open_editor,
    opened,
    table_of,
    take_in,
    type_over,
)
from tests.ui.whole import agree_to_lose
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, PoliceContact, Suggestion
from vlu_desktop.record.count import Count
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.intake.made_cells import the_leave
from vlu_desktop.ui.intake.made_page import one_by_one, the_keys
from vlu_desktop.ui.intake.made_rows import SUGGESTED_AT
from vlu_desktop.ui.widgets.fitting_dialog import Question

# The offscreen platform can't give the list of choices the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROWS = (
    ("Date", "What happened", "How many", "Weather"),
    ("13/03/2026", "He rang me at work", "", "rain"),
    ("14/03/2026", "He rang me and said he would kill me", "", ""),
    ("15/03/2026", "He rang me at home", "3", ""),
    ("16/03/2026", "He said he would kill me", "", ""),
)


@pytest.fixture
def wizard(bench: Bench, wizard: ImportWizard, tmp_path: Path) -> ImportWizard:
    opened(bench, wizard, table_of(tmp_path, *ROWS))
    return wizard


def incidents(bench: Bench) -> dict[int, Incident]:
    """What was taken in, by its row in the file."""
    found = {}
    for each in bench.all(Incident):
        place = next(n for n, row in enumerate(ROWS, start=1) if f"row {n}" in each.source_detail)
        found[place] = each
    return found


def kinds(bench: Bench) -> dict[int, set[str]]:
    return {
        place: {row.kind for row in bench.all(IncidentBehaviour) if row.incident_id == each.id}
        for place, each in incidents(bench).items()
    }


def current(wizard: ImportWizard) -> tuple[int, int]:
    index = wizard.page.table.currentIndex()
    return index.row(), index.column()


def test_cells_are_typed_over_enter_goes_down_and_they_go_in_so(bench: Bench, wizard: ImportWizard) -> None:
    when = column_of("When", wizard.made)
    type_over(wizard, 0, "When", "12 March at 9pm")
    assert current(wizard) == (1, when)
    assert cells(wizard.made, "When")[0] == "9pm on 12 Mar 2026"
    for heading, text in (
        ("Kinds", "text message, letters"), ("How many", "about 20"), ("Told to police", "no"),
        ("Police reference", "CRN 1"), ("Where", "at the shop"), ("What happened", "He wrote"),
    ):  # fmt: skip
        type_over(wizard, 0, heading, text)
    take_in(bench, wizard)
    made = incidents(bench)[2]
    assert made.happened is not None
    assert (made.happened.display(), made.account, made.place) == ("9pm on 12 March 2026", "He wrote", "at the shop")
    assert (made.count, made.reported, made.police_reference) == (Count.about(20), "no", "CRN 1")
    assert kinds(bench)[2] == {"text", "letter"}
    assert "Changed by an officer before it was taken in: What happened, When" in made.source_detail
    assert bench.ask(Undoing(bench.store).names)[0].startswith("Undo import: ")


def test_a_date_that_means_several_things_keeps_its_cell_open_until_one_is_chosen(
    bench: Bench, wizard: ImportWizard
) -> None:
    type_over(wizard, 0, "When", "3 March at 9.30")
    editor = open_editor(wizard)
    assert editor.property("kind") == "problem"
    assert wizard.page.said.text() == "Is that 9:30am or 9:30pm?"
    assert [each.text().split("  ")[1] for each in wizard.page.choices.buttons] == [
        "9:30am on 3 March 2026", "9:30pm on 3 March 2026", the_leave(),
    ]  # fmt: skip
    QTest.keyClick(editor, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert cells(wizard.made, "When")[0] == "9:30pm on 3 Mar 2026"
    assert current(wizard)[0] == 1
    assert wizard.page.choices.buttons == ()
    assert wizard.made.open_cells() == []


def test_a_date_that_cannot_be_read_is_marked_said_and_keeps_the_file_from_being_taken_in(
    bench: Bench, wizard: ImportWizard
) -> None:
    type_over(wizard, 1, "When", "when the moon was blue", Qt.Key.Key_Tab)
    assert open_editor(wizard).property("kind") == "problem"
    wizard.handed_by.setFocus()
    assert cells(wizard.made, "When")[1] == "when the moon was blue"
    cell = wizard.made.index(1, column_of("When", wizard.made))
    assert cell.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "can't place" in cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    kept(wizard)
    wizard.take.click()
    bench.settle()
    assert bench.all(Incident) == ()
    assert "A cell holds words that can’t be read" in wizard.problem
    assert current(wizard) == (1, column_of("When", wizard.made))
    QTest.keyClick(open_editor(wizard), Qt.Key.Key_Escape)
    assert cells(wizard.made, "When")[1] == "14 Mar 2026"
    assert wizard.made.open_cells() == []
    take_in(bench, wizard)
    assert len(bench.all(Incident)) == 4


def test_a_row_left_out_may_hold_what_cannot_be_read(bench: Bench, wizard: ImportWizard) -> None:
    type_over(wizard, 1, "When", "second of Marchember")
    wizard.handed_by.setFocus()
    assert wizard.made.open_cells() == [(1, "happened")]
    wizard.made.setData(wizard.made.index(1, 0), UNCHECKED, TICK)
    take_in(bench, wizard)
    assert set(incidents(bench)) == {2, 4, 5}


@pytest.mark.parametrize(
    ("heading", "text", "said"),
    [
        ("Kinds", "shoe size", "is no kind in the list"),
        ("Told to police", "perhaps", "Write one of: Yes, No"),
        ("What happened", " ", "Write what happened"),
    ],
)
def test_what_is_no_such_thing_is_said_and_the_cell_stays_open(
    wizard: ImportWizard, heading: str, text: str, said: str
) -> None:
    type_over(wizard, 0, heading, text)
    open_editor(wizard)
    assert said in wizard.page.said.text()
    assert wizard.page.said.property("kind") == "problem"


def test_words_may_be_left_undated_by_choice(bench: Bench, wizard: ImportWizard) -> None:
    type_over(wizard, 0, "When", "when the moon was blue")
    [leave] = wizard.page.choices.buttons
    wizard.handed_by.setFocus()
    assert wizard.page.choices.buttons == (leave,)
    QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
    take_in(bench, wizard)
    happened = incidents(bench)[2].happened
    assert happened is not None
    assert (happened.is_dated, happened.words) == (False, "when the moon was blue")


def test_what_is_being_typed_is_read_as_one_types(wizard: ImportWizard) -> None:
    go_to(wizard, 0, "When")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_F2)
    editor = open_editor(wizard)
    assert isinstance(editor, QLineEdit)
    QTest.keySequence(editor, QKeySequence("Ctrl+A"))
    QTest.keyClicks(editor, "12 March")
    assert wizard.page.said.text() == "We read this as 12 March 2026. The year was taken as 2026."
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert cells(wizard.made, "When")[0] == "13 Mar 2026"
    assert wizard.page.said.text() == the_keys()


def test_delete_puts_back_what_the_file_says(bench: Bench, wizard: ImportWizard) -> None:
    type_over(wizard, 2, "How many", "5")
    assert wizard.made.is_changed(2, "count")
    type_over(wizard, 2, "What happened", "He rang me at the house of my mother")
    tip = wizard.made.index(2, column_of("What happened", wizard.made)).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>He rang me at the house of my mother</qt>"
    go_to(wizard, 2, "What happened")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Delete)
    go_to(wizard, 2, "How many")
    assert wizard.page.said.text() == "Changed by you. The file has: 3."
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Delete)
    assert cells(wizard.made, "How many")[2] == "3"
    assert wizard.made.choices() == {}


def test_space_ticks_what_the_entry_in_view_suggests_and_it_is_chosen(bench: Bench, wizard: ImportWizard) -> None:
    go_to(wizard, 1, "When")
    assert "kill me" in wizard.page.panel.words.toPlainText()
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    assert wizard.made.index(1, SUGGESTED_AT).data(TICK) == CHECKED
    take_in(bench, wizard)
    assert kinds(bench) == {2: set(), 3: {"call", "threat-to-kill"}, 4: set(), 5: set()}
    left = {row.incident_id for row in bench.all(Suggestion)}
    assert left == {each.id for place, each in incidents(bench).items() if place != 3}


def test_one_key_ticks_all_like_it_and_never_a_threat(bench: Bench, wizard: ImportWizard) -> None:
    go_to(wizard, 1, "Where")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Return, CTRL_SHIFT)
    assert "Ticked in 4 entries." in wizard.page.said.text()
    assert one_by_one() in wizard.page.said.text()
    assert wizard.made.index(1, SUGGESTED_AT).data(TICK) == PARTLY
    assert cells(wizard.made, "Suggested")[1].startswith("3 of 4: Phone call")
    take_in(bench, wizard)
    assert kinds(bench) == {2: {"call"}, 3: {"call"}, 4: {"call"}, 5: set()}
    assert {(row.what, row.value) for row in bench.all(Suggestion)} >= {("kind", "threat-to-kill")}


def test_a_second_time_none_like_it_is_ticked(wizard: ImportWizard) -> None:
    go_to(wizard, 0, "Row")
    for ticks in (CHECKED, UNCHECKED):
        QTest.keyClick(wizard.page.table, Qt.Key.Key_Return, CTRL_SHIFT)
        assert wizard.made.index(2, SUGGESTED_AT).data(TICK) == ticks
    assert wizard.made.choices() == {}


def test_a_suggestion_is_ticked_alone_below_the_table_and_in_all_like_it(bench: Bench, wizard: ImportWizard) -> None:
    go_to(wizard, 0, "Row")
    found = wizard.page.panel.list
    said = [found.item(n).text() for n in range(found.count())]
    assert said[0] == "Kind of conduct: Phone call (“rang”)"
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)
    assert wizard.made.index(0, SUGGESTED_AT).data(TICK) == PARTLY
    assert wizard.made.choice(0).ticked == {("kind", "call")}
    QTest.keyClick(found, Qt.Key.Key_Space)
    QTest.keyClick(found, Qt.Key.Key_Return, CTRL_SHIFT)
    assert [wizard.made.choice(place).ticked for place in range(4)] == [{("kind", "call")}] * 3 + [set()]
    [marked] = wizard.page.panel.words.extraSelections()
    assert marked.cursor.selectedText() == "rang"


def test_what_no_column_took_is_in_view_before_it_is_taken_in(bench: Bench, wizard: ImportWizard) -> None:
    go_to(wizard, 0, "Row")
    assert wizard.page.panel.left.text() == "Kept with the entry, in no column: Weather: rain"
    go_to(wizard, 1, "Row")
    assert not wizard.page.panel.left.isVisible()
    take_in(bench, wizard)
    assert "Weather: rain" in incidents(bench)[2].source_detail


def test_what_was_assumed_of_the_row_in_view_is_said_below_it(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    rows = (ROWS[0], ("3/4/2026", "He rang me at work", "", ""), ("5/4/2026", "He rang me at home", "", "rain"))
    opened(bench, wizard, table_of(tmp_path, *rows, name="other.csv"))
    go_to(wizard, 1, "Row")
    assert wizard.page.panel.left.text() == (
        "Look at: order of day and month assumed.\nKept with the entry, in no column: Weather: rain"
    )
    assert cells(wizard.made, "Look at") == ["order of day and month assumed"] * 2
    bench.settle()
    assert not wizard.page.panel._left_room.verticalScrollBar().isVisible(), "two lines are seen whole"


def test_what_is_chosen_is_no_longer_suggested_and_another_account_is_read_anew(wizard: ImportWizard) -> None:
    go_to(wizard, 0, "Row")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    type_over(wizard, 0, "Kinds", "phone call")
    assert "Phone call" not in cells(wizard.made, "Suggested")[0]
    assert ("kind", "call") not in wizard.made.choice(0).ticked
    type_over(wizard, 3, "What happened", "He came to my house")
    assert "Threat to kill" not in cells(wizard.made, "Suggested")[3]
    assert "Coming to the home" in cells(wizard.made, "Suggested")[3]


def test_what_was_chosen_stays_as_the_file_is_read_another_way(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    type_over(wizard, 0, "Where", "the shop")
    go_to(wizard, 2, "Row")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    type_over(wizard, 1, "When", "second of Marchember")
    wizard.handed_by.setFocus()
    header = wizard.page.table.horizontalHeader()
    header.moveSection(9, 2)
    header.resizeSection(3, 321)
    box = wizard.reading.form._columns[3]
    box.setCurrentIndex(box.findData("effect"))
    box.activated.emit(box.currentIndex())
    bench.settle()
    assert cells(wizard.made, "Where")[0] == "the shop"
    assert wizard.made.open_cells() == [(1, "happened")]
    assert wizard.made.index(2, SUGGESTED_AT).data(TICK) == CHECKED
    assert (header.visualIndex(9), header.sectionSize(3)) == (2, 321)
    opened(bench, wizard, table_of(tmp_path, *ROWS[:1], ("13/03/2026", "He rang", "", ""), name="other.csv"))
    assert wizard.made.choices() == {}
    assert cells(wizard.made, "Where") == [""]


def test_what_is_ticked_as_no_incident_is_counted_and_taken_so(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    rows = (*ROWS[:2], ("14/03/2026", "I reported it to the police", "", ""))
    opened(bench, wizard, table_of(tmp_path, *rows, name="other.csv"))
    go_to(wizard, 1, "Row")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    assert wizard.take.text() == "Take in 1 incident and 1 other entry"
    take_in(bench, wizard)
    assert len(bench.all(Incident)) == 1
    [contact] = bench.all(PoliceContact)
    assert contact.happened is not None
    assert contact.happened.first_day == date(2026, 3, 14)


def test_what_is_being_typed_as_other_rows_come_is_kept(bench: Bench, wizard: ImportWizard) -> None:
    go_to(wizard, 2, "Where")
    wizard.previewing.told(date(2026, 6, 1))
    QTest.keyClick(wizard.page.table, Qt.Key.Key_F2)
    QTest.keyClicks(open_editor(wizard), "at the shop")
    bench.settle()
    assert cells(wizard.made, "Where")[2] == "at the shop"
    assert wizard.page.table.cells.editor is None
    assert current(wizard) == (2, column_of("Where", wizard.made))


def test_closing_asks_each_time_where_something_was_changed(bench: Bench, wizard: ImportWizard) -> None:
    go_to(wizard, 0, "When")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Escape)
    assert wizard.isVisible()
    [question] = [each for each in wizard.findChildren(Question) if each.isVisible()]
    QTest.keyClick(question, Qt.Key.Key_Escape)
    wizard.close()
    assert wizard.isVisible()
    agree_to_lose(wizard)
    assert not wizard.isVisible()
    assert bench.all(Incident) == ()


def test_closing_asks_nothing_where_nothing_was_changed(wizard: ImportWizard) -> None:
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


def test_an_account_is_typed_over_in_lines_and_enter_still_goes_down(bench: Bench, wizard: ImportWizard) -> None:
    go_to(wizard, 0, "What happened")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_F2)
    editor = open_editor(wizard)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "He said nothing")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert current(wizard) == (1, column_of("What happened", wizard.made))
    take_in(bench, wizard)
    assert incidents(bench)[2].account == "He rang me at work\nHe said nothing"


def test_tab_in_a_cell_goes_to_the_next_one(wizard: ImportWizard) -> None:
    type_over(wizard, 0, "How many", "5", Qt.Key.Key_Tab)
    assert cells(wizard.made, "How many")[0] == "5"
    assert current(wizard) == (0, column_of("Told to police", wizard.made))


def test_in_the_first_column_space_leaves_the_row_out(wizard: ImportWizard) -> None:
    go_to(wizard, 0, "Take")
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Space)
    assert wizard.take.text() == "Take in 3 incidents"
    assert wizard.made.choices() == {}
    QTest.keyClick(wizard.page.table, Qt.Key.Key_Return)
    assert current(wizard) == (1, 0)


def test_the_row_below_is_read_with_the_row_above_as_typed_and_taken_in_so(
    bench: Bench, wizard: ImportWizard, tmp_path: Path
) -> None:
    opened(bench, wizard, diary(tmp_path, ("3/3/2026", "He rang me"), ("4/3/2026", "Same again")))
    assert "Phone call" in cells(wizard.made, "Suggested")[1]
    type_over(wizard, 0, "What happened", "He followed me home")
    assert "Following" in cells(wizard.made, "Suggested")[1]
    assert "Phone call" not in cells(wizard.made, "Suggested")[1]
    take_in(bench, wizard)
    second = next(each for each in bench.all(Incident) if each.account == "Same again")
    kinds = [each.value for each in bench.all(Suggestion) if each.incident_id == second.id and each.what == "kind"]
    assert kinds == ["follow"]
    assert "Changed by an officer" not in second.source_detail
