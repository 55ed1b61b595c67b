# SPDX-License-Identifier: Apache-2.0
"""A choice that is typed is taken as what its list narrows to, by Enter, by Tab and by saving alike."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.fields import Kind, Spec, spec
from vlu_desktop.record.work import Request
from vlu_desktop.rules.licence_menu import Menu
from vlu_desktop.ui.fields import RecordForm
from vlu_desktop.ui.fields.plain_editors import CodeEditor, ListEditor
from vlu_desktop.ui.widgets.basics import column

CONDITIONS = (resources() / "rules" / "licence_conditions.toml").read_text(encoding="utf-8")
TERMS = (("mobile", "Mobile"), ("home", "Home phone"), ("work", "Work phone"), ("safe", "A letter box"), ("no", "No"))


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("Mobile", "mobile"), ("Mob", "mobile"), ("mob", "mobile"), ("h", "home"), ("no", "no"),
        # The list narrows to it by a word within.
        ("box", "safe"), ("letter b", "safe"), ("etter", ""), ("", ""),
        # Two are left, or none: nothing is guessed, and it says so.
        ("phone", ""), ("fax", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, None])
def test_what_is_typed(qtbot: QtBot, typed: str, taken: str, key: Qt.Key | None) -> None:
    editor, after = ListEditor(Spec(name="kind", label="Kind", kind=Kind.TEXT), TERMS), QLineEdit()
    window = QWidget()
    window.setLayout(column(editor, after))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    line = editor.findChildren(QLineEdit)[0]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)
    if key is not None:
        QTest.keyClick(line, key)
    assert editor.value() == taken
    assert bool(editor.problem()) == (not taken and bool(typed))


def test_a_code_is_chosen_by_its_name_and_a_newer_one_taken_as_it_was_typed(qtbot: QtBot) -> None:
    editor = CodeEditor(spec(Request, "menu_code"), Menu.from_toml(CONDITIONS).offered())
    qtbot.addWidget(editor)
    line = editor.inner.lineEdit()  # type: ignore[attr-defined]
    for typed, held in (
        ("tell of vehicles", "2a93b784-b8cb-49ed-95e2-a0df60723cda"),
        ("Exclusion zone", "0f9a20f4-35c7-4c77-8af8-f200f153fa11"),
        ("12ab34cd-0e9f", "12ab34cd-0e9f"),
        ("", ""),
    ):
        line.setText(typed)
        assert (editor.value(), editor.problem()) == (held, "")
    for unsure in ("vehicles", "facade"):
        line.setText(unsure)
        assert "Condition of the menu" in editor.problem()
    editor.set_value("0f9a20f4-35c7-4c77-8af8-f200f153fa11")
    assert line.text() == "Exclusion zone (0f9a20f4)"
    editor.set_value("0f9a20f4")
    assert editor.value() == "0f9a20f4"


def test_a_request_is_offered_the_menu_that_its_desk_was_given(bench: Bench) -> None:
    bench.desk.offer("licence-condition", Menu.from_toml(CONDITIONS).offered)
    form = RecordForm(Request, bench.desk.context())
    form.set_record(Request(case_id=bench.case_id, kind="exclusion"))
    box = form.editor("menu_code").inner
    assert isinstance(box, QComboBox)
    assert box.count() == len(Menu.from_toml(CONDITIONS).conditions) + 1
