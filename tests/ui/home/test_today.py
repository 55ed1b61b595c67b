# SPDX-License-Identifier: Apache-2.0
"""Today by the keyboard: lines walked through, chosen by kind and case, done, chased and put off."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_line import DueItem
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.offending import Movement
from vlu_desktop.record.people import Case, ContactPoint, Cover, Officer
from vlu_desktop.record.work import Action, Contact, DueMark, Questioning, Telling
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.cases.caseload import Caseload
from vlu_desktop.services.cases.covers import Covers
from vlu_desktop.services.cases.due_acts import DueActs
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.cases.telling_acts import TellingActs
from vlu_desktop.services.cases.today import Today
from vlu_desktop.services.keeping.first_steps import StepsDone
from vlu_desktop.ui.case_session.due_windows import DueWindow
from vlu_desktop.ui.case_session.tell_window import TellWindow
from vlu_desktop.ui.drafts.small_drafts import keep_small
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.home.due_list import SMALL, DueTable, ShownLines
from vlu_desktop.ui.home.first_steps_card import FirstStepsCard
from vlu_desktop.ui.home.today_page import TodayPage, TodayServices, not_chosen, the_nothing
from vlu_desktop.ui.widgets.fitting_dialog import Question

RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
LATE = date(2025, 7, 1)


@pytest.fixture
def page(bench: Bench) -> TodayPage:
    today = Today(bench.store, Findings(bench.store, DEFAULTS), RULES, HOLIDAYS)
    services = TodayServices(
        today=today, drafts=bench.drafts.all, discard=bench.drafts.discard, acts=DueActs(bench.store),
        telling=TellingActs(bench.store),
        saver=bench.saver,
    )  # fmt: skip
    made = TodayPage(bench.worker, bench.bulletin, lambda: TODAY)
    made.serve(services)
    bench.show(made)
    bench.settle()
    return made


def titles(page: TodayPage) -> list[str]:
    return [line.title for _, line in page.table.lines.lines() if isinstance(line, DueItem)]


def late_action(bench: Bench, page: TodayPage) -> None:
    bench.add(Action(case_id=bench.case_id, what="Panic alarm", agency="Police", due=LATE, status="open"))
    bench.settle()
    page.show_lines()
    wanted = next(line for _, line in page.table.lines.lines() if isinstance(line, DueItem) and line.kind == "action")
    page.table.choose(wanted)


def press(page: TodayPage, key: Qt.Key) -> DueWindow:
    QTest.keyClick(page.table, key)
    return page.findChildren(DueWindow)[-1]


def test_a_line_says_how_late_it_is_and_under_which_heading(bench: Bench, page: TodayPage) -> None:
    late_action(bench, page)
    at = page.table.currentIndex()
    model = page.table.lines
    assert [model.index(at.row(), column).data() for column in range(3)] == [
        "13 months late", "Action: Panic alarm", "M.A. and D.R.",
    ]  # fmt: skip
    assert model.data(model.index(at.row(), 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "More than a year late: 13 months late. 1 Jul 2025"
    )
    heading = model.index(model.group_rows()[0], 0)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert "1 late" in page._many.text()


def test_the_next_days_are_worked_out_once_nobody_saves_for_a_while(
    bench: Bench, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    late_action(bench, page)
    assert page.idle.isActive()
    shown = titles(page)
    page.idle.timeout.emit()
    bench.settle()
    today = Today(bench.store, Findings(bench.store, DEFAULTS), RULES, HOLIDAYS)
    case_file = bench.store.case_file
    read: list[str] = []

    def noted(case_id: str, **more: datetime | None) -> CaseFile | None:
        read.append(case_id)
        return case_file(case_id, **more)

    monkeypatch.setattr(bench.store, "case_file", noted)
    third = HOLIDAYS.add_working_days(TODAY, 3)
    for day in (TODAY + timedelta(days=1), third):
        assert bench.ask(partial(lambda then: list(today.summaries(then)), day))
    assert read == []
    assert bench.ask(lambda: list(today.summaries(third + timedelta(days=30))))
    assert read
    assert titles(page) == shown


def test_a_chase_is_two_keys_and_its_words_and_the_line_waits_then(bench: Bench, page: TodayPage) -> None:
    bench.add(Action(case_id=bench.case_id, what="Ring the school", due=TODAY, status="open"))
    late_action(bench, page)
    window = press(page, Qt.Key.Key_C)
    QTest.keyClicks(window.note, "Left word with the desk")
    QTest.keyClick(window.note, Qt.Key.Key_Return)
    bench.settle()
    [mark] = bench.all(DueMark)
    assert (mark.what, mark.on, mark.next_on) == ("chased", TODAY, date(2026, 8, 10))
    assert mark.note == "Left word with the desk"
    assert page.table.lines.data(page.table.lines.index(page.table.lines.group_rows()[-1], 0)) == "Waiting  1"
    assert "0 late" in page._many.text()
    assert page.table.currentIndex().row() < page.table.lines.group_rows()[-1]


def choose(box: ChoiceBox, key: str) -> None:
    box.setCurrentIndex(box.findData(key))


def test_telling_is_recorded_for_its_person_with_the_next_step_or_a_manager_s_reason(
    bench: Bench, page: TodayPage
) -> None:
    [victim] = bench.ask(lambda: bench.store.people_in(bench.case_id, "victim"))
    [offender] = bench.ask(lambda: bench.store.people_in(bench.case_id, "offender"))
    bench.add(ContactPoint(person_id=victim, value="07700 900222", safe="yes", safe_when="after six", may_say_who="no"))
    for kind in ("escape", "category"):
        bench.add(Movement(offender_id=offender, kind=kind, on=TODAY))
    bench.settle()
    page.show_lines()
    wanted = next(line for _, line in page.table.lines.lines() if isinstance(line, DueItem) and line.event == "escape")
    page.table.choose(wanted)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    window = page.findChildren(TellWindow)[-1]
    bench.settle()
    assert [window.way.itemText(at) for at in range(window.way.count())] == ["Not entered", "07700 900222, safe"]
    window.way.setCurrentIndex(1)
    assert window._hint.text() == "after six. It may not be said there who is calling."
    choose(window.how, "phone")
    choose(window.outcome, "no-answer")
    window.choose()
    bench.settle()
    assert "Say what is done next" in window.problem
    assert bench.all(Contact) == ()
    window.also[0][1].setChecked(True)
    window.refusing.setChecked(True)
    keep_small(page, bench.worker, bench.drafts, "another case")
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    again = page.resume(draft)
    assert isinstance(again, TellWindow)
    again.take_draft(draft, bench.worker, bench.drafts)
    bench.settle()
    assert (again.way.currentText(), again.also[0][1].isChecked()) == ("07700 900222, safe", True)
    assert (again.refusing.isChecked(), again.reason.isVisible()) == (True, True)
    again.reject()
    window.also[0][1].setChecked(False)
    window.refusing.setChecked(False)
    choose(window.outcome, "spoke")
    assert not window.step.isVisible()
    [(_, box)] = window.also
    box.setChecked(True)
    window.choose()
    bench.settle()
    [contact] = bench.all(Contact)
    assert (contact.person_id, contact.outcome, contact.key_stage) == (victim, "spoke", "abscond")
    assert {row.event for row in bench.all(Telling)} == {"escape", "category"}
    assert not [title for title in titles(page) if title.startswith("Tell ")]


@pytest.mark.parametrize("by", [Qt.Key.Key_Return, Qt.Key.Key_D])
def test_the_line_of_a_yearly_contact_opens_the_sheet_for_its_victim(bench: Bench, page: TodayPage, by: Qt.Key) -> None:
    [victim] = bench.ask(lambda: bench.store.people_in(bench.case_id, "victim"))
    case = bench.ask(lambda: bench.store.get(Case, bench.case_id))
    assert case is not None
    wanted_yearly = replace(case, contact_level="annual", status="active", opened=date(2025, 1, 6))
    bench.publish(lambda: Records(bench.store).change(wanted_yearly))
    bench.add(ContactPoint(person_id=victim, value="07700 900222", safe="yes"))
    bench.settle()
    page.show_lines()
    wanted = next(line for _, line in page.table.lines.lines() if isinstance(line, DueItem) and line.kind == "annual")
    page.table.choose(wanted)
    QTest.keyClick(page.table, by)
    window = page.findChildren(TellWindow)[-1]
    bench.settle()
    assert not window.refusing.isVisible()
    assert [window.way.itemText(at) for at in range(window.way.count())] == ["Not entered", "07700 900222, safe"]
    choose(window.how, "letter")
    choose(window.outcome, "no-answer")
    assert window.step.isVisible()
    choose(window.outcome, "sent")
    assert not window.step.isVisible(), "the yearly letter is made once it went"
    window.choose()
    bench.settle()
    [contact] = bench.all(Contact)
    assert (contact.person_id, contact.key_stage, contact.outcome) == (victim, "annual", "sent")
    assert not [line for _, line in page.table.lines.lines() if isinstance(line, DueItem) and line.kind == "annual"]


def test_the_days_of_a_telling_are_called_as_they_are_shown_and_read_each_its_own_way(
    bench: Bench, page: TodayPage
) -> None:
    """The day of a call has been, though its year was not typed; that of the next step is to come."""
    [offender] = bench.ask(lambda: bench.store.people_in(bench.case_id, "offender"))
    bench.add(Movement(offender_id=offender, kind="escape", on=TODAY))
    bench.settle()
    page.show_lines()
    wanted = next(line for _, line in page.table.lines.lines() if isinstance(line, DueItem) and line.event == "escape")
    page.table.choose(wanted)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    window = page.findChildren(TellWindow)[-1]
    bench.settle()
    lines = [each.findChildren(QLineEdit)[0] for each in (window.on, window.then)]
    assert [each.accessibleName() for each in lines] == ["On", "On which day"]
    for line, (field, near) in zip(lines, ((window.on, -1), (window.then, 1)), strict=True):
        day_near = TODAY + timedelta(days=near)
        line.clear()
        QTest.keyClicks(line, f"{day_near.day} {day_near:%B}")
        assert field.value() == day_near
    window.on.set_value(None)
    QTest.keyClicks(lines[0], "nonsense")
    assert window.on.problem().startswith("On: ")


def test_done_takes_the_line_away_and_the_cursor_stays_near(bench: Bench, page: TodayPage) -> None:
    bench.add(Action(case_id=bench.case_id, what="Ring the school", due=date(2025, 7, 2), status="open"))
    late_action(bench, page)
    press(page, Qt.Key.Key_D).choose()
    bench.settle()
    assert titles(page)[0] == "Action: Ring the school"
    line = page.table.line()
    assert isinstance(line, DueItem)
    assert line.title == "Action: Ring the school"


def test_a_letter_and_enter_typed_at_the_list_note_nothing(bench: Bench, page: TodayPage) -> None:
    late_action(bench, page)
    for key in (Qt.Key.Key_D, Qt.Key.Key_C, Qt.Key.Key_S):
        window = press(page, key)
        QTest.keyClick(window.note, Qt.Key.Key_Return)
        bench.settle()
        assert window.isVisible()
        assert "Nothing is noted yet" in window.problem
        window.reject()
    assert bench.all(DueMark) == ()


def test_what_cannot_be_so_keeps_its_window_open(bench: Bench, page: TodayPage) -> None:
    late_action(bench, page)
    window = press(page, Qt.Key.Key_S)
    window.choose()
    bench.settle()
    assert window.isVisible()
    assert "why it is put off" in window.problem
    assert bench.all(DueMark) == ()


def test_an_alarm_stands_first_and_says_why_it_is_not_ticked_off(bench: Bench, page: TodayPage) -> None:
    bench.add(Questioning(case_id=bench.case_id, told_on=TODAY, directed_by="Panel chair"))
    late_action(bench, page)
    line = page.table.lines.lines()[0][1]
    assert page.table.choose(line)
    assert not page._put.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_S)
    assert page.findChildren(DueWindow) == []
    assert "manager" in page._hint.text()


def test_while_cases_are_read_the_cursor_is_on_top_until_somebody_moves_it(bench: Bench, page: TodayPage) -> None:
    bench.add(Questioning(case_id=bench.case_id, told_on=TODAY, directed_by="Panel chair"))
    bench.add(Action(case_id=bench.case_id, what="New locks", agency="Housing", due=LATE, status="open"))
    late_action(bench, page)
    alarm, *others = [line for _, line in page.table.lines.lines() if isinstance(line, DueItem)]
    assert len(others) > 1
    for moved in (False, True):
        table = DueTable()
        bench.show(table)

        def shown(*items: DueItem, whole: bool, table: DueTable = table) -> DueItem | Draft | None:
            table.show_lines(ShownLines(items=items, drafts=[], titles={}, today=TODAY, whole=whole))
            return table.line()

        first = shown(*others, whole=False)
        if moved:
            QTest.keyClick(table, Qt.Key.Key_Down)
            first = table.line()
        assert shown(alarm, *others, whole=False) == (first if moved else alarm)
        last = table.line()
        assert shown(*others, alarm, whole=True) == last
        assert table.choose(others[0])
        assert shown(alarm, *others, whole=True) == others[0], "once all are there it stays"


def test_lines_are_chosen_by_kind_officer_and_case(bench: Bench, page: TodayPage) -> None:
    late_action(bench, page)
    page.kinds.setCurrentIndex(page.kinds.findData("Actions"))
    assert titles(page) == ["Action: Panic alarm"]
    page.kinds.setCurrentIndex(page.kinds.findData("Hearings"))
    assert (titles(page), page._nothing.text()) == ([], not_chosen())
    page.kinds.setCurrentIndex(0)
    page.cases.setCurrentIndex(page.cases.findData(bench.case_id))
    assert "Action: Panic alarm" in titles(page)
    assert page._nothing.text() != the_nothing()


def test_what_was_typed_about_a_line_outlives_a_lock(bench: Bench, page: TodayPage) -> None:
    late_action(bench, page)
    window = press(page, Qt.Key.Key_C)
    QTest.keyClicks(window.note, "She said Thursday")
    keep_small(page, bench.worker, bench.drafts, "another case")
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    assert draft.case_id == ""
    again = page.resume(draft)
    assert again is not None
    again.take_draft(draft, bench.worker, bench.drafts)
    assert isinstance(again, DueWindow)
    assert (again.windowTitle(), again.note.text()) == ("Note a chase", "She said Thursday")
    assert page.resume(replace(draft, body=draft.body.replace("action", "gone"))) is None


def test_mine_are_the_cases_i_look_after_and_those_nobody_does(bench: Bench, page: TodayPage) -> None:
    late_action(bench, page)
    assert "Action: Panic alarm" in titles(page)
    page.mine.click()
    assert "Action: Panic alarm" in titles(page), "nobody looks after it"
    (other,) = bench.add(Officer(name="Another"))
    case: Record = replace(bench.desk.file.case, officer_id=other)
    bench.publish(lambda: Records(bench.store).change(case))
    bench.settle()
    assert titles(page) == []
    assert page._nothing.text() == not_chosen()
    page.units.click()
    assert "Action: Panic alarm" in titles(page)
    page.mine.click()
    mine: Record = replace(bench.desk.file.case, officer_id=bench.store.officer)
    bench.publish(lambda: Records(bench.store).change(mine))
    bench.settle()
    assert "Action: Panic alarm" in titles(page)


def test_a_draft_whose_line_is_gone_is_removed_once_it_was_asked(bench: Bench, page: TodayPage) -> None:
    bench.ask(lambda: bench.drafts.keep("k", "note on a line of Today", "", '{"typed": {}, "about": "gone"}'))
    page.grow_stale()
    bench.settle()
    [draft] = [line for _, line in page.table.lines.lines() if isinstance(line, Draft)]
    page.table.choose(draft)
    assert page._remove.isVisible()
    for agree in (False, True):
        page.show_lines()
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
        [asked] = [each for each in page.window().findChildren(Question) if each.isVisible()]
        (asked.yes.click if agree else asked.reject)()
        bench.settle()
        assert len(bench.ask(bench.drafts.all)) == (0 if agree else 1)
    assert not [line for _, line in page.table.lines.lines() if isinstance(line, Draft)]


def test_the_lines_of_one_officer_or_of_nobody_are_chosen_also_where_there_are_none(
    bench: Bench, page: TodayPage
) -> None:
    late_action(bench, page)
    whole = titles(page)
    page.show_lines_of("", "")
    assert (titles(page), page.officers.currentText()) == (whole, "Nobody")
    page.show_lines_of("", "", "Actions")
    assert titles(page) == ["Action: Panic alarm"]
    page.show_lines_of("x", "Zoë <b>Quill")
    assert (titles(page), page.officers.currentText(), page.kinds.currentText()) == ([], "Zoë <b>Quill", "All kinds")
    page.refresh()
    bench.settle()
    assert (titles(page), page.officers.currentText()) == ([], "Zoë <b>Quill")


def test_a_case_that_is_covered_is_mine_and_says_whose_and_until_when(bench: Bench, page: TodayPage) -> None:
    late_action(bench, page)
    bench.add(Officer(name="Bo Tarn"))
    caseload, covers = Caseload(bench.store), Covers(bench.store)
    away = next(row.id for row in bench.ask(caseload.staff).officers if row.name == "Bo Tarn")
    bench.publish(lambda: caseload.reassign([bench.case_id], away, "His", TODAY))
    page.mine.click()
    assert titles(page) == []
    last = TODAY + timedelta(days=4)
    cover = Cover(officer_id=away, covered_by_id=bench.store.officer, starts=TODAY, ends=last)
    bench.publish(lambda: covers.start(cover, TODAY))
    assert titles(page)
    model = page.table.lines
    assert model.index(model.lines()[0][0], 2).data(SMALL) == "For Bo Tarn, away until 7 August 2026"
    page.units.click()


def test_where_no_line_is_left_the_keyboard_goes_to_what_can_be_done_next(bench: Bench, page: TodayPage) -> None:
    page.window().activateWindow()
    late_action(bench, page)
    assert page.table.hasFocus()
    page.show_lines_of("x", "Zoë Quill")
    assert not titles(page)
    assert page.kinds.hasFocus(), "what lines are chosen by, since there is none"
    page.show_lines_of("", "")
    assert page.table.hasFocus()
    steps = FirstStepsCard(bench.worker, lambda: StepsDone(sheet=False, backups=False, agencies=False, case=False))
    page.begin_with(steps)
    steps.refresh()
    bench.settle()
    page.show_lines_of("x", "Zoë Quill")
    first = steps.findChildren(QPushButton)[0]
    assert (first.hasFocus(), first.text()) == (True, "Make the sheet")
