# SPDX-License-Identifier: Apache-2.0
"""What is typed into a record's window when the casebook locks is on Today again, and opens where it was left."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.offending import Order
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.record_window_drafts import keep_dialogs, reopen


def test_a_change_under_way_is_kept_and_taken_up_again(bench: Bench) -> None:
    bench.add(Incident(case_id=bench.case_id, account="He rang twice."))
    [incident] = bench.all(Incident)
    page = QWidget()
    bench.show(page)
    dialog = RecordDialog(incident, bench.desk, bench.saver, page)
    dialog.open()
    keep_dialogs(page, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    assert bench.ask(bench.drafts.all) == [], "nothing was typed"
    dialog.form.set_record(replace(incident, account="He rang three times."))
    dialog.form.edited.emit()
    keep_dialogs(page, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    assert (draft.kind, draft.case_id) == ("record", bench.case_id)
    dialog.done(0)
    again = reopen(draft, bench.desk, bench.saver, page, bench.worker, bench.drafts)
    typed = again.typed()
    assert typed is not None
    record, was = typed
    assert isinstance(record, Incident)
    assert record.account == "He rang three times."
    assert was == incident
    again.accept()
    bench.settle()
    assert bench.ask(bench.drafts.all) == []


def test_words_that_no_field_can_read_are_kept_too(bench: Bench) -> None:
    page = QWidget()
    bench.show(page)
    dialog = RecordDialog(Order(offender_id=bench.desk.file.offenders[0]), bench.desk, bench.saver, page)
    dialog.open()
    assert not dialog.unsaved()
    QTest.keyClicks(dialog.form.editor("kind").inner.lineEdit(), "a <b>gagging</b> writ")  # type: ignore[attr-defined]
    assert dialog.unsaved()
    keep_dialogs(page, bench.worker, bench.drafts, bench.case_id)
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    dialog.done(0)
    again = reopen(draft, bench.desk, bench.saver, page, bench.worker, bench.drafts)
    assert again.form.unread() == {"kind": "a <b>gagging</b> writ"}
    again.form.take_unread({"a field of a later program": "words"})
    again.done(0)
    bench.settle()
