# SPDX-License-Identifier: Apache-2.0
"""Beginning a case: a name is enough, and somebody held already is joined and never entered twice."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.record.people import Case, Involvement, Person, Relationship
from vlu_desktop.services.cases.cases import Cases, NewCase
from vlu_desktop.services.cases.search_and_drafts import RecordSearch
from vlu_desktop.ui.home.new_case import NewCaseDialog


def dialog(bench: Bench, held: Mapping[str, str]) -> tuple[NewCaseDialog, list[NewCase]]:
    parent = bench.news.parentWidget()
    assert parent is not None
    made = NewCaseDialog(parent, held)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    asked: list[NewCase] = []
    made.begun.connect(asked.append)
    bench.show(made, 700, 560)
    return made, asked


def test_a_case_is_begun_from_names_by_keyboard_alone(bench: Bench) -> None:
    made, asked = dialog(bench, {})
    assert made.focusWidget() is made.victim_given
    QTest.keyClicks(made.victim_given, "Nia")
    QTest.keyClick(made.victim_given, Qt.Key.Key_Tab)
    QTest.keyClicks(made.focusWidget(), "Invented")
    QTest.keyClicks(made.offender_given, "Rhys")
    QTest.keyClicks(made.safe, "Text only, after 6pm")
    QTest.keyClick(made.safe, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [new] = asked
    case_id, changes = bench.ask(lambda: Cases(bench.store).begin(new, TODAY))
    file = bench.ask(lambda: Cases(bench.store).read(case_id))
    assert (file.case.title, file.case.safe_contact) == ("N.I. and R.", "Text only, after 6pm")
    assert [file.name(each) for each in (*file.victims, *file.offenders)] == ["Nia Invented", "Rhys"]
    assert len(changes.added) == 7


def test_the_offender_held_already_is_joined_and_not_entered_again(bench: Bench) -> None:
    held = bench.ask(RecordSearch(bench.store).people)
    made, asked = dialog(bench, held)
    QTest.keyClicks(made.victim_given, "Nia")
    line = next(each for each in made.findChildren(QLineEdit) if each.accessibleName().startswith("The offender is"))
    line.setText("dean sample")
    made.relationship.setCurrentIndex(made.relationship.findData("former-partners"))
    made._begin.click()
    [new] = asked
    before = len(bench.ask(lambda: bench.store.all(Person)))
    case_id, _ = bench.ask(lambda: Cases(bench.store).begin(new, TODAY))
    assert len(bench.ask(lambda: bench.store.all(Person))) == before + 1
    offender = bench.desk.file.offenders[0]
    rows = bench.ask(lambda: bench.store.all(Involvement, case_id=case_id))
    assert offender in {row.person_id for row in rows if row.role == "offender"}
    assert {row.other_id for row in bench.ask(lambda: bench.store.all(Relationship))} == {offender}


def test_a_name_nobody_is_held_under_is_told_and_nothing_typed_is_lost(bench: Bench) -> None:
    made, asked = dialog(bench, {"1": "Dean Sample", "2": "Nia Invented", "3": "Nia Invented"})
    made.victim_given.setText("Marta")
    line = next(each for each in made.findChildren(QLineEdit) if each.accessibleName().startswith("The offender is"))
    for name, said in (("Nobody Here", "Nobody is held as"), ("Nia Invented", "Several people are held as")):
        line.setText(name)
        made._begin.click()
        assert said in made._problem.text()
    assert asked == []
    assert made.victim_given.text() == "Marta"


def test_nothing_at_all_is_refused_with_what_to_do(bench: Bench) -> None:
    made, asked = dialog(bench, {})
    made._begin.click()
    problems: list[str] = []
    bench.worker.ask(lambda: Cases(bench.store).begin(asked[0], TODAY), None, problems.append)
    bench.settle()
    made.problem(problems[0])
    assert made._problem.text() == "Give the case a title, or the name of the victim or the offender."
    assert made._begin.isEnabled()
    assert len(bench.ask(lambda: bench.store.all(Case))) == 1


def test_every_field_has_a_name_for_a_screen_reader(bench: Bench) -> None:
    made, _ = dialog(bench, {})
    assert all(each.accessibleName() for each in made.findChildren(QLineEdit))
