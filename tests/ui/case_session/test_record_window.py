# SPDX-License-Identifier: Apache-2.0
"""A record's window: what can't be saved is marked at its field, and a new record can be put into another case."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Breach, Hearing, Order, OrderProtected, OrderTerm, Proceeding
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Contact, Meeting
from vlu_desktop.services.cases.cases import Cases, NewCase, NewPerson
from vlu_desktop.ui.case_session.record_window import RecordDialog, moved


def dialog_on(bench: Bench, record: Record) -> RecordDialog:
    parent = bench.news.parentWidget()
    assert parent is not None
    made = RecordDialog(record, bench.desk, bench.saver, parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(made)
    return made


def type_into(dialog: RecordDialog, field: str, text: str) -> QLineEdit:
    line = dialog.form.editor(field).inner
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, text)
    return line


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("made", "second of Marchember", "Made"), ("expires", "3 March 2020", "before “Made”, 4 May 2026")],
)
def test_what_cannot_be_saved_is_marked_at_its_field(bench: Bench, field: str, typed: str, said: str) -> None:
    made = date(2026, 5, 4) if field == "expires" else None
    dialog = dialog_on(bench, Order(offender_id=bench.desk.file.offenders[0], kind="ro-conviction", made=made))
    line = type_into(dialog, field, typed)
    dialog._save.click()
    editor = dialog.form.editor(field)
    assert editor._refused
    assert said in editor.echo
    assert line.accessibleDescription() == editor.echo
    bench.qtbot.waitUntil(line.hasFocus)
    assert line.text() == typed
    bench.settle()
    assert bench.all(Order) == ()


def test_days_to_come_are_read_forward(bench: Bench) -> None:
    dialog = dialog_on(bench, Contact(case_id=bench.case_id))
    for typed, day in (
        ("10 December", date(2026, 12, 10)), ("Friday", date(2026, 8, 7)), ("in two weeks", date(2026, 8, 17)),
        ("3/4/27", date(2027, 4, 3)), ("1 March", date(2027, 3, 1)), ("tomorrow", date(2026, 8, 4)),
    ):  # fmt: skip
        dialog.form.editor("follow_up_on").inner.clear()  # type: ignore[attr-defined]
        type_into(dialog, "follow_up_on", typed)
        assert dialog.form.editor("follow_up_on").value() == day, typed
    dialog.form.set_record(Contact(case_id=bench.case_id))
    dialog._unsaved = False


def other_case(bench: Bench) -> CaseFile:
    new = NewCase(title="Other case", victim=NewPerson(given="Olu"), offender=NewPerson(given="Rex"))
    case_id = bench.ask(lambda: Cases(bench.store).begin(new, TODAY))[0]
    return bench.ask(lambda: Cases(bench.store).read(case_id))


def test_a_new_record_goes_into_another_case_with_what_was_typed(bench: Bench) -> None:
    dialog = dialog_on(bench, Order(offender_id=bench.desk.file.offenders[0], kind="ro-conviction"))
    case: Case = bench.desk.file.case
    assert case.title in dialog.case.text
    assert case.reference in dialog.case.text
    type_into(dialog, "made", "4 May 2026")
    asked: list[object] = []
    bench.desk.case_wanted.connect(lambda move, over: asked.extend((move, over)))
    dialog.case.change.click()
    assert asked[1] is dialog
    other = other_case(bench)
    bench.desk.take(other)
    asked[0]()  # type: ignore[operator]
    parent = dialog.parentWidget()
    assert parent is not None
    (again,) = [each for each in parent.findChildren(RecordDialog) if each is not dialog]
    assert "Other case" in again.case.text
    record = again.form.record()
    assert isinstance(record, Order)
    assert (record.made, record.offender_id) == (date(2026, 5, 4), other.offenders[0])
    again._save.click()
    bench.settle()
    assert [each.offender_id for each in bench.ask(lambda: bench.store.all(Order))] == [other.offenders[0]]


def test_what_only_its_first_case_has_is_left_behind(bench: Bench) -> None:
    (proceeding,) = bench.add(Meeting(case_id=bench.case_id, kind="marac", on=TODAY))
    typed = Meeting(case_id=bench.case_id, kind="marac", on=TODAY, follows_id=proceeding)
    new = moved(typed, other_case(bench))
    assert isinstance(new, Meeting)
    assert (new.case_id != bench.case_id, new.follows_id, new.on) == (True, "", TODAY)


def test_a_stored_record_stays_in_its_case(bench: Bench) -> None:
    bench.add(Meeting(case_id=bench.case_id, kind="marac", on=TODAY))
    dialog = dialog_on(bench, bench.all(Meeting)[0])
    assert dialog.case.change.isHidden()
    bench.add(Order(offender_id=bench.desk.file.offenders[0], kind="nmo"))
    order = dialog_on(bench, bench.all(Order)[0])
    term = RecordDialog(OrderTerm(order_id=order._record.id), bench.desk, bench.saver, order)
    assert term.case.change.isHidden(), "it is a part of the order in whose window it is begun"


def changed_to(bench: Bench, dialog: RecordDialog, file: CaseFile) -> None:
    """Press “Change” and choose a case."""
    asked: list[Any] = []
    bench.desk.case_wanted.connect(lambda move, over: asked.append(move))
    assert not dialog.case.change.isHidden()
    dialog.case.change.click()
    bench.desk.take(file)
    asked[-1]()


def test_a_hearing_goes_to_the_matter_going_on_in_the_other_case_or_to_one_made_with_it(bench: Bench) -> None:
    [here] = bench.add(Proceeding(offender_id=bench.desk.file.offenders[0], court="Here"))
    other = other_case(bench)
    him = other.offenders[0]
    bench.add(Proceeding(offender_id=him, court="There"), Proceeding(offender_id=him, court="Before", ended=TODAY))
    other = bench.ask(lambda: Cases(bench.store).read(other.case.id))
    [going_on] = [each.id for each in other.all(Proceeding) if each.court == "There"]
    for file, expected in ((other, going_on), (other_case(bench), "")):
        dialog = dialog_on(bench, Hearing(proceeding_id=here, on=TODAY))
        assert dialog.form.editor("proceeding_id").value() == here, "which matter it belongs to is in view"
        changed_to(bench, dialog, file)
        parent = dialog.parentWidget()
        assert parent is not None
        again = parent.findChildren(RecordDialog)[-1]
        new = again.form.record()
        assert isinstance(new, Hearing)
        assert (new.proceeding_id, new.on) == (expected, TODAY)
        again.let_go()


def test_a_breach_goes_into_another_case_only_where_that_has_an_order(bench: Bench) -> None:
    [order] = bench.add(Order(offender_id=bench.desk.file.offenders[0], kind="nmo"))
    dialog = dialog_on(bench, Breach(order_id=order))
    assert dialog.form.editor("order_id").value() == order
    changed_to(bench, dialog, other_case(bench))
    assert "no order yet" in dialog._problem.text()
    assert dialog.isVisible()


def test_a_new_order_asks_whom_it_protects_and_the_victim_is_marked_beforehand(bench: Bench) -> None:
    file = bench.desk.file
    dialog = dialog_on(bench, Order(offender_id=file.offenders[0], kind="deportation"))
    asked = dialog.protects
    assert asked is not None
    assert asked.isHidden(), "a removal protects nobody by itself"
    dialog.form.editor("kind").set_value("nmo")
    dialog.form.edited.emit()
    assert asked.isVisible()
    assert {key: box.isChecked() for key, box in asked.boxes.items()} == dict.fromkeys(file.victims, True)
    asked.boxes[file.victims[0]].setChecked(False)
    dialog._save.click()
    assert "Nobody is marked as protected" in dialog._problem.text()
    assert bench.all(Order) == ()
    asked.boxes[file.victims[0]].setChecked(True)
    dialog._save.click()
    bench.settle()
    [order], [protected] = bench.all(Order), bench.all(OrderProtected)
    assert (protected.order_id, protected.person_id) == (order.id, file.victims[0])


def test_that_nobody_is_marked_is_said_once_and_then_taken(bench: Bench) -> None:
    dialog = dialog_on(bench, Order(offender_id=bench.desk.file.offenders[0], kind="nmo"))
    assert dialog.protects is not None
    for box in dialog.protects.boxes.values():
        box.setChecked(False)
    dialog._save.click()
    dialog._save.click()
    bench.settle()
    assert len(bench.all(Order)) == 1
    assert bench.all(OrderProtected) == ()
