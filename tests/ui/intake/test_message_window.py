# SPDX-License-Identifier: Apache-2.0
"""A file of messages on screen: who is who by one key each, nothing guessed past a question, taken in as one act."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QWidget

from tests.intake.messages.formats.exports import packed
from tests.intake.messages.phones import HIM, ME, android, backup, call, chat, evenings, mms, sms
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.intake.messages.several_exports import WHICH
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit, SenderName, SourceItem
from vlu_desktop.record.people import Case
from vlu_desktop.services.cases import message_storing
from vlu_desktop.services.cases.cases import Cases, NewCase
from vlu_desktop.services.cases.imports import formats as import_formats
from vlu_desktop.services.cases.messages import Messages, StorageResult, formats
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.intake.choosing_page import file_filter
from vlu_desktop.ui.intake.message_window import NEW_CASE, MessageWindow
from vlu_desktop.ui.intake.who_is_who import keys, not_said
from vlu_desktop.ui.widgets.text_table import Cells

START = datetime(2025, 3, 3, 20, 0)


class Told:
    """What the window said it took in."""

    def __init__(self, window: MessageWindow) -> None:
        self.done: list[tuple[str, StorageResult, Changes]] = []
        window.taken.connect(lambda *parts: self.done.append(parts))


def messages(bench: Bench) -> Messages:
    return Messages(bench.store, bench.store.clock)


def made(bench: Bench, case_id: str | None = None) -> MessageWindow:
    parent = bench.news.parentWidget()
    assert parent is not None
    window = MessageWindow(parent, bench.worker, messages(bench), bench.case_id if case_id is None else case_id)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.list_cases(bench.ask(Cases(bench.store).lines))
    bench.show(window, 1320, 728)
    return window


@pytest.fixture
def window(bench: Bench) -> MessageWindow:
    return made(bench)


def opened(bench: Bench, window: MessageWindow, folder: Path, text: str, name: str = "_chat.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    window.open_file(path)
    bench.settle()
    return path


def cells(model: Cells, column: int) -> list[str]:
    return [str(model.data(model.index(place, column))) for place in range(model.rowCount())]


def who(window: MessageWindow) -> list[str]:
    rows = window.who.rows
    return [str(rows.data(rows.index(place, 0))) for place in range(rows.rowCount())]


def test_a_file_is_shown_before_anything_is_kept_and_nobody_is_named(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    opened(bench, window, tmp_path, chat(evenings(5, 5)))
    assert who(window) == [not_said(), not_said()]
    assert [party.written for party in window.who.rows.parties] == [HIM, ME]
    assert [window.who.rows.data(window.who.rows.index(0, column)) for column in (2, 3, 4, 5)] == [
        "25", "5", "8pm on 3 Mar 2025", "8:04pm on 15 Mar 2025",
    ]  # fmt: skip
    assert "WhatsApp chat" in window._facts.text()
    assert "30 messages." in window._facts.text()
    assert window._ways.text() == "Not known: 30"
    assert window.tabs.tabText(0) == "Who is who  2"
    assert cells(window.first_messages, 3)[:2] == ["Evening 1, message 1", "Evening 1, message 2"]
    assert any("deleted" in each for each in cells(window.not_read, 2))
    assert window.take.text() == "Take in 30 messages"
    assert bench.all(SourceItem) == ()
    assert bench.all(Exhibit) == ()


def test_who_is_who_is_said_by_one_key_each_and_the_directions_follow(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    opened(bench, window, tmp_path, chat(evenings(5, 5)))
    table = window.who.table
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_M)
    assert who(window) == ["The offender", not_said()]
    assert table.currentIndex().row() == 1, "the next of whom nobody has said is at hand"
    QTest.keyClick(table, Qt.Key.Key_H)
    assert who(window) == ["The offender", "The victim"]
    assert window._ways.text() == "To the victim: 25\nFrom the victim: 5"
    assert window.tabs.tabText(0) == "Who is who"
    window.take.click()
    bench.settle()
    assert {each.written: each.who for each in bench.all(SenderName)} == {HIM: "offender", ME: "victim"}
    assert sorted(each.direction for each in bench.all(SourceItem)) == ["from-victim"] * 5 + ["to-victim"] * 25


@pytest.mark.parametrize(("key", "letter"), [(who_key, letter) for who_key, letter, _ in keys()])
def test_each_answer_has_its_key_and_its_button(
    bench: Bench, window: MessageWindow, tmp_path: Path, key: str, letter: str
) -> None:
    opened(bench, window, tmp_path, chat(evenings(1, 5)))
    QTest.keyClicks(window.who.table, letter)
    assert window.who.rows.who(window.who.rows.parties[0]) == key
    window.who.table.selectRow(1)
    QTest.mouseClick(window.who.buttons[key], Qt.MouseButton.LeftButton)
    assert window.who.rows.who(window.who.rows.parties[1]) == key


def test_many_are_named_at_once_and_a_withheld_number_is_nobodys(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    calls = [call(START, number="-2", presentation=2, contact_name="(Unknown)")]
    texts = [sms(START, "Hi", address=f"+4477009001{n}", contact_name="null") for n in range(10, 13)]
    opened(bench, window, tmp_path, backup(*calls, *texts), "sms.xml")
    rows = window.who.rows
    withheld = next(place for place, party in enumerate(rows.parties) if party.nobody)
    assert who(window)[withheld] == "Not known who"
    window.who.table.selectAll()
    QTest.keyClick(window.who.table, Qt.Key.Key_O)
    assert set(who(window)) == {"Somebody else", "Not known who"}
    window.who.table.selectRow(withheld)
    QTest.keyClick(window.who.table, Qt.Key.Key_M)
    assert who(window)[withheld] == "Not known who", "nobody can say who withheld a number"


def test_what_the_case_knows_is_said_already(bench: Bench, tmp_path: Path) -> None:
    bench.publish(lambda: messages(bench).name_senders(bench.case_id, {HIM: "offender"}))
    window = made(bench)
    opened(bench, window, tmp_path, chat(evenings(1, 5)))
    assert who(window) == ["The offender", not_said()]
    assert window.who.table.currentIndex().row() == 1


def test_a_number_the_case_knows_is_known_in_whatever_way_it_is_written(bench: Bench, tmp_path: Path) -> None:
    bench.publish(lambda: messages(bench).name_senders(bench.case_id, {"07700 900123": "offender"}))
    window = made(bench)
    opened(bench, window, tmp_path, backup(sms(START, "Hi")), "sms.xml")
    named = {party.written: window.who.rows.who(party) for party in window.who.rows.parties}
    assert named == {"Col Dray <+447700900123>": "offender", "Owner of sms.xml": ""}
    assert window.tabs.tabText(0) == "Who is who  1"


def test_a_question_is_asked_once_and_nothing_is_taken_in_before_its_answer(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    lines = [(datetime(2025, 3 + n % 3, 4, 20, n), HIM if n % 2 else ME, f"Hi {n}") for n in range(9)]
    opened(bench, window, tmp_path, android(sorted(lines)))
    assert window.tabs.currentWidget() is window.asked
    assert window.tabs.tabText(1) == "Questions  1"
    assert not any(choice.isChecked() for choice in window.asked.choices.values())
    assert next(iter(window.asked.choices.values())).hasFocus()
    assert not window.take.isEnabled()
    assert "Questions" in window.problem
    read = set()
    for choice in window.asked.choices.values():
        choice.click()
        bench.settle()
        assert window.take.isEnabled()
        assert choice.isChecked()
        read.add(cells(window.first_messages, 0)[0])
    assert read == {"8pm on 4 Mar 2025", "8pm on 3 Apr 2025"}, "each answer reads the file by it"
    assert window.tabs.tabText(1) == "Questions"
    assert window.problem == ""
    window.take.click()
    bench.settle()
    assert len(bench.all(SourceItem)) == 9


def test_two_questions_answered_one_right_after_the_other_are_both_answered(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    lines = "".join(
        f"0{day}/04/2025,20:1{day},+447700900123,0{day}:10,Voice call\n" for day in range(1, 9)
    )  # fmt: skip
    opened(bench, window, tmp_path, "Date,Time,Number dialled,Duration,Type\n" + lines, "bill.csv")
    keys = {key for key, _ in window.asked.choices}
    assert len(keys) > 1
    for wanted in keys:
        next(choice for (key, _), choice in window.asked.choices.items() if key == wanted).click()
    bench.settle()
    assert window.tabs.tabText(1) == "Questions"
    assert window._base is not None
    assert not window._base.open_questions


def test_the_case_is_a_field_that_can_be_changed_and_its_names_come_with_it(bench: Bench, tmp_path: Path) -> None:
    other, _ = bench.ask(lambda: Cases(bench.store).begin(NewCase(title="Other", reference="VLU 9"), TODAY))
    bench.ask(lambda: messages(bench).name_senders(other, {HIM: "offender"}))
    window = made(bench)
    assert window.into.currentText() == "M.A. and D.R.  VLU 26-0147"
    opened(bench, window, tmp_path, chat(evenings(1, 5)))
    assert who(window) == [not_said(), not_said()]
    place = window.into.findData(other)
    assert window.into.itemText(place) == "Other  VLU 9"
    window.into.setCurrentIndex(place)
    window.into.activated.emit(place)
    bench.settle()
    assert who(window) == ["The offender", not_said()]
    told = Told(window)
    window.take.click()
    bench.settle()
    [(case_id, stored, _)] = told.done
    assert (case_id, stored.stored) == (other, 6)
    assert bench.all(SourceItem) == ()


def test_with_no_case_in_view_one_is_to_be_chosen_or_begun(bench: Bench, tmp_path: Path) -> None:
    window = made(bench, "")
    opened(bench, window, tmp_path, chat(evenings(1, 5)), "WhatsApp Chat with Col.txt")
    assert window.into.currentIndex() == -1
    assert not window.take.isEnabled()
    assert "Choose" in window.problem
    place = window.into.findData(NEW_CASE)
    window.into.setCurrentIndex(place)
    window.into.activated.emit(place)
    bench.settle()
    told = Told(window)
    window.take.click()
    bench.settle()
    [(case_id, _, _)] = told.done
    case = bench.ask(lambda: bench.store.get(Case, case_id))
    assert case is not None
    assert case.title == "WhatsApp Chat with Col"


def test_taking_in_is_one_act_that_one_undo_takes_back(bench: Bench, window: MessageWindow, tmp_path: Path) -> None:
    opened(bench, window, tmp_path, chat(evenings(5, 5)))
    QTest.keyClicks(window.handed_by, "Ffion Example")
    told = Told(window)
    window.take.click()
    bench.settle()
    assert not window.isVisible()
    [(case_id, stored, changes)] = told.done
    assert (case_id, stored.stored, stored.doubles) == (bench.case_id, 30, 0)
    assert bench.all(Exhibit)[0].handed_by == "Ffion Example"
    assert not changes.is_empty
    bench.ask(Undoing(bench.store).undo)
    assert bench.all(SourceItem) == ()
    assert bench.all(Exhibit) == ()


def test_stopping_while_it_is_taken_in_keeps_nothing_and_what_was_said_stays(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    opened(bench, window, tmp_path, chat(evenings(60, 56)))
    QTest.keyClick(window.who.table, Qt.Key.Key_M)
    told = Told(window)
    window.take.click()
    assert window._close.text() == "Stop"
    window.reject()
    bench.settle()
    assert window.isVisible()
    assert "Nothing of the file was kept" in window.problem
    assert told.done == []
    assert bench.all(SourceItem) == ()
    assert who(window)[0] == "The offender"
    assert window.take.isEnabled()


def test_closing_while_a_file_is_read_shows_nothing_more(bench: Bench, window: MessageWindow, tmp_path: Path) -> None:
    path = tmp_path / "_chat.txt"
    path.write_text(chat(evenings(60, 56)), encoding="utf-8")
    window.open_file(path)
    window.reject()
    bench.settle()
    assert window.who.rows.parties == ()


def test_a_file_that_stays_in_the_export_is_named_before_the_window_goes(
    bench: Bench, window: MessageWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_storing, "LARGEST_MEDIA", 4)
    opened(bench, window, tmp_path, backup(mms(START, "Look", b"\xff\xd8much too large")), "sms.xml")
    window.take.click()
    bench.settle()
    assert window.isVisible()
    assert "1 file stays in the export, which is kept whole. p0.jpg" in window.problem
    assert not window.take.isEnabled()
    assert len(bench.all(SourceItem)) == 1
    QTest.mouseClick(window._close, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_the_dialogue_that_asks_for_a_file_offers_messages_too() -> None:
    offered = file_filter((*import_formats(), *formats()))
    assert "WhatsApp chat (.txt or .zip) (*.txt *.zip)" in offered.split(";;")
    assert "*.mbox" in offered.split(";;")[0]


def test_a_file_that_cannot_be_read_says_what_to_do(bench: Bench, window: MessageWindow, tmp_path: Path) -> None:
    opened(bench, window, tmp_path, "nothing of the kind")
    assert "no file of messages" in window.problem
    assert not window.take.isEnabled()


def test_days_without_messages_and_parts_not_read_are_said(bench: Bench, window: MessageWindow, tmp_path: Path) -> None:
    lines = [(START, HIM, "One"), (START + timedelta(days=40), HIM, "Two")]
    opened(bench, window, tmp_path, "Torn off at the top\n" + chat(lines))
    assert any("39 days without any message" in each for each in cells(window.not_read, 2))
    assert "Torn off at the top" in cells(window.not_read, 1)


def test_everything_is_reached_by_tab_and_has_a_name(bench: Bench, window: MessageWindow, tmp_path: Path) -> None:
    opened(bench, window, tmp_path, chat(evenings(1, 5)))
    seen = set()
    here = window.focusWidget()
    for _ in range(60):
        assert here is not None
        seen.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = window.focusWidget()
    wanted = [window.into, window.handed_by, window.take, window._close, window.who.table, *window.who.buttons.values()]
    assert set(wanted) <= seen
    for cls in (QTableView, QComboBox, QLineEdit):
        for each in window.findChildren(cls):
            assert each.accessibleName() or not each.isVisible(), each
    assert all(each.text() for each in window.findChildren(QAbstractButton) if each.isVisible() and each.focusPolicy())
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 720


def test_where_there_is_no_room_beside_what_it_holds_stands_on_a_tab(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    opened(bench, window, tmp_path, chat(evenings(5, 5)))

    def tabs() -> list[str]:
        return [window.tabs.tabText(n).split("  ")[0] for n in range(window.tabs.count())]

    window.resize(1366, 704)
    assert tabs() == ["Who is who", "Questions", "Conversation", "Not read"]
    assert window.handed_by.isVisible()
    window.resize(window.fontMetrics().averageCharWidth() * 120, 704)
    assert tabs()[-1] == "What it holds"
    window.tabs.setCurrentIndex(window.tabs.count() - 1)
    assert window.handed_by.isVisible()
    window.resize(1366, 704)
    assert tabs()[-1] == "Not read"
    assert window.handed_by.isVisible()


def test_an_archive_of_two_services_asks_which_and_is_imported_once_for_each(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    path = tmp_path / "everything.zip"
    path.write_bytes(packed({"_chat.txt": chat(evenings(5, 5)), "sms.xml": backup(sms(START, "Hi"))}))
    for key, many in (("whatsapp", 30), ("sms-backup", 1)):
        again = window if key == "whatsapp" else made(bench)
        again.open_file(path)
        bench.settle()
        assert not again.take.isEnabled()
        again.asked.choices[WHICH, key].click()
        bench.settle()
        for asked in again._base.open_questions if again._base else ():
            again.asked.choices[asked.key, asked.choices[0][0]].click()
            bench.settle()
        assert again.take.text() == f"Take in {many} message{'s' if many > 1 else ''}"
        assert any("In this archive too" in each for each in cells(again.not_read, 2))
        again.take.click()
        bench.settle()
    assert {row.medium for row in bench.all(SourceItem)} >= {"WhatsApp"}
    assert len(bench.all(SourceItem)) == 31
    assert len(bench.all(Exhibit)) == 1


def test_tab_goes_from_the_tabs_to_the_choices_and_then_to_the_foot(
    bench: Bench, window: MessageWindow, tmp_path: Path
) -> None:
    path = tmp_path / "everything.zip"
    path.write_bytes(packed({"_chat.txt": chat(evenings(5, 5)), "sms.xml": backup(sms(START, "Hi"))}))
    window.open_file(path)
    bench.settle()
    found: list[QWidget | None] = []
    window.tabs.tabBar().setFocus()
    while (at := window.focusWidget()) not in found:
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    choices = list(window.asked.choices.values())
    assert found[1] in choices
    assert found.index(window._close) > found.index(choices[0])
