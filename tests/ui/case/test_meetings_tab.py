# SPDX-License-Identifier: Apache-2.0
"""Meetings: closed only with a follow-up or a reason, their actions told when they are late."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QTabWidget

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Relationship
from vlu_desktop.record.work import Action, Agency, DueMark, Meeting, MeetingAttendee
from vlu_desktop.services.cases.due_acts import DueActs
from vlu_desktop.services.cases.meetings import Meetings
from vlu_desktop.services.cases.records import Records
from vlu_desktop.ui.case.meeting_close import FollowUpDialog
from vlu_desktop.ui.case.meetings_tab import MeetingsTab, lateness
from vlu_desktop.ui.case_session.due_windows import DueWindow
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.drafts.small_drafts import keep_small

_ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def tab(bench: Bench) -> MeetingsTab:
    made = MeetingsTab(bench.desk, bench.saver, Meetings(bench.store), DueActs(bench.store), lambda _: "The rule.")
    bench.show(made)
    return made


def a_meeting(bench: Bench) -> str:
    (meeting_id,) = bench.add(Meeting(case_id=bench.case_id, kind="marac", on=date(2026, 6, 4), status="planned"))
    return meeting_id


def opened(tab: MeetingsTab) -> FollowUpDialog:
    found = [each for each in tab.findChildren(FollowUpDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_held_then_closed_with_a_follow_up(bench: Bench, tab: MeetingsTab) -> None:
    meeting_id = a_meeting(bench)
    tab.hold()
    bench.settle()
    assert bench.file().get(Meeting, meeting_id).status == "held"  # type: ignore[union-attr]
    tab.close_meeting()
    dialog = opened(tab)
    dialog.choose()
    assert dialog.day._refused
    assert dialog.day.inner.accessibleDescription() == "Write the day of the follow-up, or why none is needed."
    QTest.keyClicks(dialog.day.inner, "1 September 2026")
    dialog.choose()
    bench.settle()
    meeting = bench.file().get(Meeting, meeting_id)
    assert meeting is not None
    assert (meeting.status, meeting.follow_up_on) == ("closed", date(2026, 9, 1))
    planned = next(each for each in bench.all(Meeting) if each.id != meeting_id)
    assert (planned.on, planned.status, planned.follows_id) == (date(2026, 9, 1), "planned", meeting_id)


def test_closed_with_a_reason(bench: Bench, tab: MeetingsTab) -> None:
    a_meeting(bench)
    tab.close_meeting()
    dialog = opened(tab)
    dialog.reason.setText("Both have left the area.")
    dialog.choose()
    bench.settle()
    (meeting,) = bench.all(Meeting)
    assert (meeting.status, meeting.no_follow_up_reason) == ("closed", "Both have left the area.")


def test_late_actions_are_told_in_words(bench: Bench, tab: MeetingsTab) -> None:
    meeting_id = a_meeting(bench)
    bench.add(
        Action(
            case_id=bench.case_id, meeting_id=meeting_id, what="Housing transfer", due=date(2026, 7, 21), status="open"
        ),
        Action(case_id=bench.case_id, what="Markers on the address", due=date(2026, 7, 1), status="complete"),
    )
    shown = [tab.action_table.model.index(row, 0).data() for row in range(2)]
    assert shown == ["Overdue by 13 days", ""]
    tabs = tab.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert tabs.tabText(0) == "Actions of the case  2, 1 overdue"


def test_lateness_stops_when_the_action_is_done() -> None:
    action = Action(due=date(2026, 8, 2), status="open")
    assert lateness(action, TODAY) == "Overdue by 1 day"
    assert lateness(Action(due=TODAY), TODAY) == "Due today"
    assert lateness(Action(due=date(2026, 8, 2), status="complete"), TODAY) == ""


def test_what_was_not_possible_stands_apart_from_what_was_not_done() -> None:
    assert lateness(Action(status="not-possible", outcome="She moved to Leeds"), TODAY) == ""
    assert lateness(Action(status="not-possible", outcome=" "), TODAY) == "Say what changed"
    assert lateness(Action(status="not-done", outcome="No officer free"), TODAY) == "Not done: decide"


def test_a_case_that_a_marac_does_not_take_says_so_and_begins_another_meeting(bench: Bench, tab: MeetingsTab) -> None:
    file = bench.desk.file
    for row in file.all(Relationship):
        bench.publish(partial(Records(bench.store).remove, row))
    assert "is not recorded" in tab._repeat.text()
    assert tab._repeat.text().endswith("The rule.")
    bench.add(Relationship(person_id=file.victims[0], other_id=file.offenders[0], kind="colleagues"))
    assert "(colleagues), this is not domestic abuse: a MARAC does not take it." in tab._repeat.text()
    assert "The rule." not in tab._repeat.text()
    tab.add(Meeting)
    [dialog] = [each for each in tab.findChildren(RecordDialog) if each.isVisible()]
    assert dialog.form.editor("kind").value() == "stalking-panel"
    dialog.close()


def test_status_is_changed_in_place(bench: Bench, tab: MeetingsTab) -> None:
    bench.add(Action(case_id=bench.case_id, what="Housing transfer", due=date(2026, 7, 21), status="open"))
    model = tab.action_table.model
    column = next(n for n in range(model.columnCount()) if model.headerData(n, _ACROSS) == "Status")
    model.setData(model.index(0, column), "complete")
    bench.settle()
    assert bench.all(Action)[0].status == "complete"
    assert model.index(0, 0).data() == ""


def test_what_belongs_to_the_meeting_chosen(bench: Bench, tab: MeetingsTab) -> None:
    first, second = a_meeting(bench), a_meeting(bench)
    bench.add(MeetingAttendee(meeting_id=first, name="Housing officer", agency="Housing"))
    tab.meeting_table.choose(first)
    assert tab.parts[MeetingAttendee].model.rowCount() == 1
    tab.meeting_table.choose(second)
    assert tab.parts[MeetingAttendee].model.rowCount() == 0
    assert tab.reveal(bench.all(MeetingAttendee)[0])
    assert tab.parts[MeetingAttendee].model.rowCount() == 1


def test_a_new_action_belongs_to_the_meeting_chosen(bench: Bench, tab: MeetingsTab) -> None:
    meeting_id = a_meeting(bench)
    tab.action_table.added.emit()
    dialog = next(each for each in tab.findChildren(QDialog) if isinstance(each, RecordDialog))
    assert dialog.form.editor("meeting_id").value() == meeting_id
    dialog.done(0)


def test_a_refused_closing_keeps_the_window_and_the_reason_typed(
    bench: Bench, tab: MeetingsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_meeting(bench)

    def full(*_: object) -> None:
        raise UserError("The disk is full. Nothing was saved.")

    monkeypatch.setattr(tab._service, "close", full)
    tab.close_meeting()
    dialog = opened(tab)
    dialog.reason.setText("She has moved abroad")
    dialog.choose()
    bench.settle()
    assert opened(tab) is dialog
    assert dialog.problem == "The disk is full. Nothing was saved."
    assert dialog.reason.text() == "She has moved abroad"
    monkeypatch.undo()
    dialog.choose()
    bench.settle()
    assert [each for each in tab.findChildren(FollowUpDialog) if each.isVisible()] == []


def test_who_attends_is_a_grid_of_the_units_own_agencies_saved_as_one_act(bench: Bench, tab: MeetingsTab) -> None:
    bench.add(Agency(name="Housing", usual=True), Agency(name="Police", representative="DS Quennell", usual=True))
    bench.add(Agency(name="Education"))
    meeting_id = a_meeting(bench)
    window = tab.fill_in_attendees()
    assert window is not None
    assert window.cells()[:3] == [("Housing", "", ""), ("Police", "DS Quennell", ""), ("", "", "")]
    QTest.keyClicks(window.grid, "Hou")
    line = window.grid.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.completer().completionCount() == 1
    QTest.keyClick(line, Qt.Key.Key_Escape)
    window.type_cell(0, 0, "Housing")
    for at, text in enumerate(("Mental health", "Dr Vane", "apo")):
        window.type_cell(2, at, text)
    window.type_cell(1, 2, "perhaps")
    window.hand_over()
    assert (window.problem[:10], window.grid.currentRow()) == ("Attendance", 1)
    window.type_cell(1, 2, "Present")
    window.hand_over()
    bench.settle()
    assert {(row.agency, row.name, row.attendance) for row in bench.all(MeetingAttendee)} == {
        ("Housing", "Housing", ""), ("Police", "DS Quennell", "present"), ("Mental health", "Dr Vane", "apologies"),
    }  # fmt: skip
    assert {row.name for row in bench.all(Agency)} == {"Education", "Housing", "Mental health", "Police"}
    again = tab.fill_in_attendees()
    assert again is not None
    again.grid.setCurrentCell([row[0] for row in again.cells()].index("Police"), 0)
    again._empty_row()
    again.hand_over()
    bench.settle()
    assert {row.agency for row in bench.file().of(MeetingAttendee, meeting_id)} == {"Housing", "Mental health"}


def test_actions_agreed_are_typed_in_a_grid_and_their_days_read_forward(bench: Bench, tab: MeetingsTab) -> None:
    meeting_id = a_meeting(bench)
    window = tab.add_actions()
    assert window is not None
    for at, text in enumerate(("Panic alarm", "PC Rowe", "Police", "second of Marchember")):
        window.type_cell(0, at, text)
    window.hand_over()
    assert window.problem.startswith("Due: ")
    window.type_cell(0, 3, "10 September")
    window.type_cell(1, 0, "Ring the school")
    window.hand_over()
    bench.settle()
    assert {(row.what, row.owner, row.agency, row.due, row.status, row.meeting_id) for row in bench.all(Action)} == {
        ("Panic alarm", "PC Rowe", "Police", date(2026, 9, 10), "open", meeting_id),
        ("Ring the school", "", "", None, "open", meeting_id),
    }


def test_a_day_of_an_action_that_may_mean_two_is_asked_with_choices(bench: Bench, tab: MeetingsTab) -> None:
    a_meeting(bench)
    window = tab.add_actions()
    assert window is not None
    bench.qtbot.waitActive(window)
    for place, words in enumerate(("3 or 4 September", "the 12th or 13th of October")):
        window.type_cell(place, 0, "Panic alarm")
        window.type_cell(place, 3, words)
    assert window.read.startswith("Row 1, “3 or 4 September”: ")
    window.hand_over()
    bench.settle()
    assert bench.all(Action) == ()
    assert (window.grid.currentRow(), window.grid.currentColumn()) == (0, 3)
    QTest.keyClick(window.grid, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.cells()[0][3] == "4 September 2026"
    window.grid.setCurrentCell(3, 0)
    assert window.read.startswith("Row 2, "), "an open question stands wherever the cursor is"
    QTest.mouseClick(window.choices.buttons[0], Qt.MouseButton.LeftButton)
    assert (window.cells()[1][3], window.read) == ("12 October 2026", "Row 2: Monday 12 October 2026")
    window.grid.setCurrentCell(2, 3)
    QTest.keyClicks(window.grid, "5")
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, " or 6 November")
    assert len(window.choices.buttons) == 2, "asked while it is typed"
    QTest.keyClick(line, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.cells()[2][3] == "5 November 2026"
    window.grid.setCurrentCell(2, 0)
    QTest.keyClicks(window.grid, "R")
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "ing the school")
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: bool(bench.all(Action)))
    assert [(row.what, row.due) for row in bench.all(Action)] == [
        ("Panic alarm", date(2026, 9, 4)), ("Panic alarm", date(2026, 10, 12)), ("Ring the school", date(2026, 11, 5)),
    ]  # fmt: skip


def test_what_was_typed_in_a_grid_outlives_a_lock(bench: Bench, tab: MeetingsTab) -> None:
    a_meeting(bench)
    window = tab.add_actions()
    assert window is not None
    window.type_cell(2, 0, "Panic alarm")
    keep_small(tab, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    again = tab.add_actions()
    assert again is not None
    again.take_draft(draft, bench.worker, bench.drafts)
    assert [row for row in again.cells() if any(row)] == [("Panic alarm", "", "", "")]


def test_an_action_is_chased_where_it_stands_and_says_so(bench: Bench, tab: MeetingsTab) -> None:
    bench.add(Action(case_id=bench.case_id, what="Panic alarm", due=date(2026, 7, 1), status="open"))
    tab.action_table.choose(bench.all(Action)[0].id)
    tab.chase_action()
    window = tab.findChildren(DueWindow)[-1]
    window.note.setText("Left word")
    window.choose()
    bench.settle()
    [mark] = bench.all(DueMark)
    assert (mark.what, mark.on, mark.due) == ("chased", TODAY, date(2026, 7, 1))
    assert tab._chases(bench.all(Action)[0]) == "3 Aug 2026"
    assert tab._repeat.text() == "The rule."
