# SPDX-License-Identifier: Apache-2.0
"""A date that may mean several things is asked about under its field: by mouse, by Tab, and by Alt and a number."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.dates.one_reading import one_when
from vlu_desktop.dates.when import When
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, Spec, spec, specs
from vlu_desktop.record.offending import Movement, Order
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.record.work import Action, Contact
from vlu_desktop.ui.fields.date_editors import CountEditor, DayEditor, WhenEditor

TODAY = date(2026, 11, 29)
ALT = Qt.KeyboardModifier.AltModifier
HAPPENED = Spec(name="happened", label="When", kind=Kind.WHEN)


@pytest.fixture
def when(qtbot: QtBot) -> WhenEditor:
    return shown(qtbot, WhenEditor(HAPPENED, lambda: TODAY))


def shown(qtbot: QtBot, editor: WhenEditor) -> WhenEditor:
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    editor.line.setFocus()
    return editor


def texts(editor: WhenEditor | DayEditor) -> list[str]:
    return [each.text() for each in editor.choices.buttons]


def test_the_question_stands_under_the_field_with_its_choices(when: WhenEditor) -> None:
    QTest.keyClicks(when.line, "3 March 2026 at 9")
    assert when.echo == "Is that 9am or 9pm?"
    assert texts(when) == ["1  9am on 3 March 2026", "2  9pm on 3 March 2026"]
    assert when.choices.isVisible()
    held = when.value()
    assert held is not None
    assert (held.is_dated, held.words) == (False, "3 March 2026 at 9")


def test_a_choice_by_mouse_is_the_date_and_the_words_are_kept(qtbot: QtBot, when: WhenEditor) -> None:
    QTest.keyClicks(when.line, "3 March 2026 at 9")
    with qtbot.waitSignal(when.edited):
        QTest.mouseClick(when.choices.buttons[1], Qt.MouseButton.LeftButton)
    held = when.value()
    assert held is not None
    assert (held.display(), held.words) == ("9pm on 3 March 2026", "3 March 2026 at 9")
    assert when.echo == "Chosen: 9pm on 3 March 2026."
    assert not when.choices.isVisible()
    assert when.line.text() == "3 March 2026 at 9"
    assert when.line.hasFocus()


def test_a_choice_by_alt_and_its_number(when: WhenEditor) -> None:
    QTest.keyClicks(when.line, "midnight on 3 March 2026")
    QTest.keyClick(when.line, Qt.Key.Key_9, ALT)
    assert len(when.choices.buttons) == 2
    QTest.keyClick(when.line, Qt.Key.Key_1, ALT)
    held = when.value()
    assert held is not None
    assert held.display() == "12am on 3 March 2026"


def test_the_choices_are_reached_by_tab_in_their_order(when: WhenEditor) -> None:
    QTest.keyClicks(when.line, "3 March 2026 at 9")
    for place in (0, 1):
        focus = when.window().focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert when.choices.buttons[place].hasFocus()
    QTest.keyClick(when.choices.buttons[1], Qt.Key.Key_Space)
    held = when.value()
    assert held is not None
    assert held.display() == "9pm on 3 March 2026"


def test_a_screen_reader_is_told_the_choice_its_number_and_the_question(when: WhenEditor) -> None:
    QTest.keyClicks(when.line, "3 March 2026 at 9")
    first = when.choices.buttons[0]
    assert first.accessibleName() == "9am on 3 March 2026, choice 1 of 2 (Alt+1)"
    assert first.accessibleDescription() == "Is that 9am or 9pm?"
    assert when.line.accessibleDescription() == "Is that 9am or 9pm?"


def test_typing_on_takes_the_question_back(when: WhenEditor) -> None:
    QTest.keyClicks(when.line, "3 March 2026 at 9")
    QTest.keyClicks(when.line, "pm")
    assert when.echo == "We read this as 9pm on 3 March 2026."
    assert when.choices.buttons == ()
    when.choices.take(0)
    held = when.value()
    assert held is not None
    assert held.display() == "9pm on 3 March 2026"
    when.line.clear()
    QTest.keyClick(when.line, Qt.Key.Key_Backspace)
    when.line.textEdited.emit("")
    assert when.value() is None
    assert when.echo == ""


def test_what_is_not_read_says_so_and_is_kept(when: WhenEditor) -> None:
    QTest.keyClicks(when.line, "the day he came out")
    assert when.echo.startswith("We can't place this in time.")
    held = when.value()
    assert held is not None
    assert held.words == "the day he came out"


def test_a_question_left_open_is_asked_again_when_the_record_is_opened(when: WhenEditor) -> None:
    when.set_value(When.undated("last Tuesday", date(2026, 3, 18)))
    assert when.echo == "Which day is meant: Tuesday 17 March 2026 or Tuesday 10 March 2026?"
    assert len(when.choices.buttons) == 2
    when.set_value(When.undated("a while back", date(2026, 3, 18)))
    assert when.echo == ""
    assert not texts(when)
    when.set_value(one_when("3 March 2026", TODAY))
    assert when.echo == "Held as 3 March 2026."
    when.set_value(None)
    assert (when.echo, when.line.text()) == ("", "")


def test_correcting_the_words_keeps_the_day_they_were_said(when: WhenEditor) -> None:
    when.set_value(one_when("yesterday", date(2026, 3, 3)))
    when.line.end(False)
    QTest.keyClicks(when.line, " evening")
    held = when.value()
    assert held is not None
    assert (held.display(), held.said_on) == ("2 March 2026, evening", date(2026, 3, 3))


def test_a_page_that_gives_the_day_it_was_told_is_asked_for_it(qtbot: QtBot) -> None:
    editor = shown(qtbot, WhenEditor(HAPPENED, lambda: date(2026, 3, 10), told=True))
    editor.set_value(one_when("yesterday", date(2026, 3, 3)))
    editor.line.end(False)
    QTest.keyClicks(editor.line, " evening")
    held = editor.value()
    assert held is not None
    assert held.display() == "9 March 2026, evening"


def test_in_a_cell_of_a_table_the_editor_makes_room_for_its_choices(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(500, 400)
    editor = WhenEditor(HAPPENED, lambda: TODAY)
    editor.setParent(view)
    editor.setGeometry(10, 340, 300, 50)
    with qtbot.waitExposed(view):
        view.show()
    editor.line.setText("3 March 2026 at 9")
    editor.line.textEdited.emit("3 March 2026 at 9")
    assert editor.height() >= editor.sizeHint().height() > 50
    assert editor.geometry().bottom() < view.height()


@pytest.mark.parametrize(
    ("field", "words", "day"),
    [
        (spec(Action, "due"), "10 December", date(2026, 12, 10)),
        (spec(Action, "due"), "Friday", date(2026, 12, 4)),
        (spec(Contact, "follow_up_on"), "15 Jan", date(2027, 1, 15)),
        (spec(Contact, "follow_up_on"), "in two weeks", date(2026, 12, 13)),
        (spec(Order, "expires"), "3/4/27", date(2027, 4, 3)),
        (spec(Order, "made"), "3/4", None),
        (spec(Movement, "on"), "10 December", date(2026, 12, 10)),
        (spec(Order, "made"), "10 December", date(2025, 12, 10)),
        (Spec(name="hearing_on", label="Hearing on", kind=Kind.DATE), "10am on 18 December", date(2026, 12, 18)),
        (spec(Action, "due"), "early next year", None),
        (spec(Action, "due"), "28 days", None),
        (spec(Action, "due"), "tbc", None),
    ],
)
def test_a_field_looks_back_or_ahead(qtbot: QtBot, field: Spec, words: str, day: date | None) -> None:
    editor = DayEditor(field, lambda: TODAY)
    qtbot.addWidget(editor)
    editor.inner.setText(words)  # type: ignore[attr-defined]
    editor.inner.textEdited.emit(words)  # type: ignore[attr-defined]
    assert editor.value() == day
    assert bool(editor.problem()) is (day is None)


AHEAD = {
    "recording-period": "", "order": "expires", "order-term": "ends", "hearing": "on", "sentence": "ends",
    "whereabouts": "ends", "movement": "on", "statement": "next_offer", "meeting": "on follow_up_on", "action": "due",
    "contact": "follow_up_on", "form-answers": "review_on", "kept-finding": "hearing_on ends", "rule-setting": "since",
    "retention-review": "next_on", "protection": "ends", "due-mark": "due next_on",
    "cover": "starts ends", "complaint": "answer_due",
}  # fmt: skip
"""The days of each type of record that are mostly to come as they are typed; every other looks back."""


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_every_day_of_the_record_looks_the_way_it_lies(kind: RecordType) -> None:
    ahead = {each.name for each in specs(kind.cls) if each.looks_ahead}
    assert ahead == set(AHEAD.get(kind.key, "").split())


def test_a_day_that_may_be_two_is_asked_and_chosen(qtbot: QtBot) -> None:
    editor = DayEditor(spec(Action, "due"), lambda: date(2026, 3, 18))
    qtbot.addWidget(editor)
    editor.inner.textEdited.emit("next Friday")  # type: ignore[attr-defined]
    assert editor.problem() == "Due: which day is meant: Friday 20 March 2026 or Friday 27 March 2026?"
    assert texts(editor) == ["1  20 March 2026", "2  27 March 2026"]
    editor.choices.take(1)
    assert (editor.value(), editor.problem()) == (date(2026, 3, 27), "")
    assert editor.inner.text() == "27 March 2026"  # type: ignore[attr-defined]
    assert editor.echo == "Friday 27 March 2026"
    editor.set_value(date(2026, 3, 3))
    assert (editor.value(), editor.echo, editor.choices.buttons) == (date(2026, 3, 3), "", ())
    editor.inner.textEdited.emit("")  # type: ignore[attr-defined]
    assert (editor.value(), editor.problem()) == (None, "")


@pytest.mark.parametrize(
    ("typed", "held", "said", "again"),
    [
        ("scores of them", Count(words="scores of them"), "No number is read from this", ""),
        ("over 90", Count.told("over 90"), "We read this as at least 90.", "Held as at least 90."),
        ("twice", Count.exactly(2), "We read this as 2.", ""),
        ("?", Count.unknown(), "We read this as number not known.", ""),
    ],
)
def test_a_number_is_shown_again_in_the_words_it_was_told_in(
    qtbot: QtBot, typed: str, held: Count, said: str, again: str
) -> None:
    editor = CountEditor(Spec(name="count", label="How many", kind=Kind.COUNT))
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, typed)
    assert editor.value() == held
    assert editor.echo.startswith(said)
    editor.set_value(held)
    assert (editor.line.text(), editor.echo) == (held.words or held.display(), again)
