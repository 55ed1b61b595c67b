# SPDX-License-Identifier: Apache-2.0
"""The people of a case: entered in one act, everything of one person in one place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.dates.one_reading import one_when
from tests.ui.conftest import Bench
from vlu_desktop.record.people import Address, ContactPoint, Involvement, Person, PersonName, Relationship, SameAs
from vlu_desktop.services.cases.involvement import People
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case.people_tab import PARTS, AddPersonDialog, PeopleTab
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.tables import RecordTable
from vlu_desktop.ui.widgets.fitting_dialog import Question


@pytest.fixture
def tab(bench: Bench) -> PeopleTab:
    made = PeopleTab(bench.desk, bench.saver, People(bench.store))
    bench.desk.take(bench.desk.file)
    bench.show(made)
    return made


def listed(tab: PeopleTab) -> list[str]:
    return [tab.list.item(place).text() for place in range(tab.list.count())]


def table(tab: PeopleTab, cls: type) -> RecordTable:
    place = next(n for n, part in enumerate(PARTS) if part.cls is cls)
    tab._tabs.setCurrentIndex(place)
    return tab._tables[place]


def adding(tab: PeopleTab) -> AddPersonDialog:
    tab.add()
    return tab.findChildren(AddPersonDialog)[-1]


def test_the_people_stand_with_their_parts(tab: PeopleTab) -> None:
    assert listed(tab) == ["Marta Example\nvictim", "Dean Sample\noffender"]
    assert tab._name.text() == "Marta Example"
    assert "kept from the offender" in tab._about.text()
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    assert tab._name.text() == "Dean Sample"
    assert "Orders and History" in tab._about.text()


def test_choosing_somebody_shows_what_is_held_of_them_alone(bench: Bench, tab: PeopleTab) -> None:
    victim, offender = bench.desk.file.victims[0], bench.desk.file.offenders[0]
    bench.add(
        ContactPoint(person_id=victim, kind="mobile", value="07700 900123", safe="yes"),
        ContactPoint(person_id=offender, kind="mobile", value="07700 900999"),
        Address(person_id=victim, lines="1 Invented Street", postcode="ZZ1 1ZZ"),
    )
    tab.choose(victim)
    points = table(tab, ContactPoint)
    assert [points.model.record(n).value for n in range(points.model.rowCount())] == ["07700 900123"]  # type: ignore[attr-defined]
    assert tab._tabs.tabText(tab._tabs.currentIndex()) == "Contact details  1"
    assert table(tab, Address).model.rowCount() == 1
    tab.choose(offender)
    assert table(tab, Address).model.rowCount() == 0


def test_somebody_is_entered_in_one_act_and_chosen(bench: Bench, tab: PeopleTab) -> None:
    dialog = adding(tab)
    dialog.role.setCurrentIndex(dialog.role.findData("child"))
    QTest.keyClicks(dialog.given, "Tomos")
    dialog._add()
    bench.settle()
    bench.qtbot.waitUntil(lambda: tab._name.text() == "Tomos")
    assert listed(tab)[-1] == "Tomos\nchild"
    bench.ask(Undoing(bench.store).undo)
    assert len(bench.all(Person)) == len(bench.all(PersonName)) == len(bench.all(Involvement)) == 2


def test_somebody_held_takes_another_part_without_a_second_entry(bench: Bench, tab: PeopleTab) -> None:
    victim = bench.desk.file.victims[0]
    dialog = adding(tab)
    dialog.role.setCurrentIndex(dialog.role.findData("witness"))
    dialog.held.setCurrentIndex(dialog.held.findData(victim))
    dialog._add()
    bench.settle()
    bench.qtbot.waitUntil(lambda: "Marta Example\nvictim, witness" in listed(tab))
    assert len(bench.all(Person)) == 2


def test_nobody_is_entered_without_a_name(bench: Bench, tab: PeopleTab) -> None:
    dialog = adding(tab)
    dialog._add()
    assert dialog._problem.text() == "Write a name, even if it is only what they are called."
    assert dialog.isVisible()
    dialog.let_go()
    assert len(bench.all(Person)) == 2


def test_a_refused_save_leaves_what_was_typed_where_it_is(bench: Bench, tab: PeopleTab) -> None:
    dialog = adding(tab)
    QTest.keyClicks(dialog.given, "Tomos")
    dialog.role.setCurrentIndex(dialog.role.findData("victim"))
    dialog.held.setCurrentIndex(dialog.held.findData(bench.desk.file.victims[0]))
    dialog._add()
    bench.settle()
    assert dialog._problem.text() == "That person has this part in the case already."
    assert dialog.isVisible()
    assert dialog.given.text() == "Tomos"
    with bench.qtbot.waitSignal(dialog.accepted):
        dialog.held.setCurrentIndex(0)
        dialog._add()
    bench.settle()
    bench.qtbot.waitUntil(lambda: tab._name.text() == "Tomos")


def test_a_window_closed_before_the_answer_leaves_the_problem_to_the_message_bar(bench: Bench, tab: PeopleTab) -> None:
    dialog = adding(tab)
    dialog.role.setCurrentIndex(dialog.role.findData("victim"))
    dialog.held.setCurrentIndex(dialog.held.findData(bench.desk.file.victims[0]))
    dialog._add()
    dialog.let_go()
    bench.settle()
    assert bench.news._text.text() == "That person has this part in the case already."


def test_two_entries_are_joined_and_parted_again(bench: Bench, tab: PeopleTab) -> None:
    bench.publish(lambda: People(bench.store).enter(bench.case_id, "witness", given="Martha", family="Example"))
    victim = bench.desk.file.victims[0]
    other = next(row.person_id for row in bench.all(PersonName) if row.given == "Martha")
    bench.add(SameAs(person_id=victim, other_id=other, reason="Same number"))
    tab.choose(other)
    joined = table(tab, SameAs)
    assert joined.model.rowCount() == 1
    assert bench.file().same_person(victim, other)
    joined.view.setFocus()
    joined.choose(joined.model.record(0).id)
    QTest.keyClick(joined.view, Qt.Key.Key_Delete)
    next(each for each in tab.window().findChildren(Question)).yes.click()
    bench.settle()
    assert not bench.file().same_person(victim, other)
    assert len(bench.all(Person)) == 3


def test_a_relationship_stands_with_both_of_its_people(bench: Bench, tab: PeopleTab) -> None:
    for person_id in (bench.desk.file.victims[0], bench.desk.file.offenders[0]):
        tab.choose(person_id)
        assert table(tab, Relationship).model.rowCount() == 1


def test_what_is_absurdly_long_or_markup_stays_text(bench: Bench, tab: PeopleTab) -> None:
    name = "<b>Ż</b>" + "ab " * 4000
    bench.publish(lambda: People(bench.store).enter(bench.case_id, "friend", given=name))
    tab.choose(bench.desk.file.people_as("friend")[0])
    bench.qtbot.waitUntil(lambda: tab._name.text().startswith("<b>Ż</b>"))
    assert tab._name.textFormat() == Qt.TextFormat.PlainText
    assert tab.minimumSizeHint().width() < 1100


def test_an_age_is_told(bench: Bench, tab: PeopleTab) -> None:
    [person] = [row for row in bench.all(Person) if row.id == bench.desk.file.victims[0]]
    from dataclasses import replace

    from vlu_desktop.services.cases.records import Records

    born = one_when("3 March 1990", bench.desk.today())
    bench.publish(lambda: Records(bench.store).change(replace(person, born=born)))
    tab.choose(person.id)
    bench.qtbot.waitUntil(lambda: "Born 3 March 1990" in tab._about.text())


def test_two_numbers_in_one_field_are_told_before_anything_closes(bench: Bench, tab: PeopleTab) -> None:
    victim = bench.desk.file.victims[0]
    window = RecordDialog(ContactPoint(person_id=victim, kind="mobile"), bench.desk, bench.saver, tab)
    window.show()
    window.form.set_record(ContactPoint(person_id=victim, kind="mobile", value="07700 900345 / 01632 960123"))
    window._save_record()
    assert window.isVisible()
    assert "Enter each in a row of its own" in window._problem.text()
    assert bench.desk.file.all(ContactPoint) == ()
