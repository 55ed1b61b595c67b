# SPDX-License-Identifier: Apache-2.0
"""The head of a case: which order is in force, and the line of safe contact, whole at every width."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.offending import Order, OrderProtected
from vlu_desktop.record.people import ContactPoint
from vlu_desktop.record.work import Questioning
from vlu_desktop.services.cases.records import Records
from vlu_desktop.ui.case.case_header import CaseHeader

SENTENCE = "Ring the mobile after six. Never the shop: he has rung there pretending to be us."


@pytest.fixture
def head(bench: Bench) -> CaseHeader:
    made = CaseHeader(lambda: TODAY)
    bench.show(made, 1300, 160)
    return made


def say(bench: Bench, head: CaseHeader, text: str) -> None:
    case: Record = replace(bench.desk.file.case, safe_contact=text)
    bench.publish(lambda: Records(bench.store).change(case))
    head.show_file(bench.file())


def lines(bench: Bench, head: CaseHeader) -> float:
    """How many lines high it is, once laid out."""
    line = head._safe
    bench.qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()))
    return line.height() / line.fontMetrics().lineSpacing()


def test_a_sentence_stands_on_one_line_where_there_is_room(bench: Bench, head: CaseHeader) -> None:
    say(bench, head, SENTENCE)
    assert lines(bench, head) < 2


def test_the_head_is_one_line_where_that_has_room_and_its_words_are_whole(bench: Bench, head: CaseHeader) -> None:
    say(bench, head, "Text only.")
    head.resize(1250, 60)
    bench.qtbot.waitUntil(lambda: head._line.indexOf(head._safe) >= 0)
    shown = (head._title, head._facts, head._safe)
    tops = [each.geometry().center().y() for each in shown]
    assert max(tops) - min(tops) <= 2
    assert head._facts.text() == head._facts.accessibleName()
    assert head._title.text() == head._title.accessibleName()
    head.resize(420, 200)
    bench.qtbot.waitUntil(lambda: head._safe.geometry().top() >= head._title.geometry().bottom())


def test_more_of_it_is_whole_on_as_many_lines_as_it_needs(bench: Bench, head: CaseHeader) -> None:
    say(bench, head, SENTENCE * 6)
    head.resize(820, 400)
    assert lines(bench, head) > 3
    assert head._safe.width() <= 820


def order(**more: Any) -> Order:
    return Order(kind="dvpo", status="in-force", made=TODAY - timedelta(days=10), **more)


@pytest.mark.parametrize(
    ("order", "lawful", "said"),
    [
        (order(), timedelta(days=17), "order, until {day} at the latest, in force"),
        (order(), timedelta(days=0), "order, until {day} at the latest, in force"),
        (order(), timedelta(days=-1), ""),
        (order(), None, "order in force"),
        (order(expires=TODAY + timedelta(days=3)), timedelta(days=17), "order in force"),
        (order(expires=TODAY - timedelta(days=1)), timedelta(days=17), ""),
        (order(until_further_order=True), timedelta(days=-1), "order, until further order, in force"),
        (order(ended=TODAY), timedelta(days=17), ""),
    ],
)
def test_an_order_is_in_force_until_the_end_entered_or_else_the_last_day_the_law_allows(
    bench: Bench, head: CaseHeader, order: Order, lawful: timedelta | None, said: str
) -> None:
    file = bench.file()
    ends = {str(order.id): TODAY + lawful} if lawful is not None else {}
    head.show_file(replace(file, rows={**file.rows, Order: (order,)}, lawful_ends=ends))
    shown = head._facts.accessibleName()
    assert ("in force" in shown) is bool(said)
    assert said.format(day=day(TODAY + (lawful or timedelta()))) in shown


@pytest.mark.parametrize(("protected", "named"), [("victim", True), ("nobody entered", True), ("another", False)])
def test_an_order_made_for_another_woman_is_not_in_force_for_her(
    bench: Bench, head: CaseHeader, protected: str, named: bool
) -> None:
    file = bench.file()
    held = order(id=RecordId("an-order"))
    people = {"victim": file.victims[0], "another": "somebody-else"}
    rows = [
        OrderProtected(id=RecordId("p"), order_id="an-order", person_id=people[key])
        for key in people
        if key == protected
    ]
    head.show_file(replace(file, rows={**file.rows, Order: (held,), OrderProtected: tuple(rows)}))
    assert ("in force" in head._facts.accessibleName()) is named


def test_actions_fold_into_the_menu_before_the_name_is_cut_and_come_back(bench: Bench, head: CaseHeader) -> None:
    name = "Lady Wilhelmina-Clementine Featherstonehaugh"
    case: Record = replace(bench.desk.file.case, title=name)
    bench.publish(lambda: Records(bench.store).change(case))
    head.show_file(bench.file())

    def folded(width: int) -> list[str]:
        head.resize(width, 160)
        bench.qtbot.waitUntil(lambda: head.width() == width)
        head.fit(head.size())
        return [each.text() for each in head._folding if each.isHidden()]

    assert folded(2600) == []
    assert head._title.text() == name
    some = folded(900)
    assert some
    assert some[0].startswith("Find or do anything")
    assert head._title.text() == name
    assert folded(560) == [each.text() for each in head._folding]
    assert head._title.text() == name
    assert folded(2600) == []


def test_what_is_folded_is_in_the_menu_and_does_the_same(bench: Bench, head: CaseHeader) -> None:
    head.resize(300, 160)
    head.fit(head.size())
    asked: list[str] = []
    head.add_incident.connect(lambda: asked.append("incident"))
    head.make_bundle.connect(lambda: asked.append("bundle"))
    menu = next(iter(head.findChildren(QMenu)))
    menu.aboutToShow.emit()
    acts = {each.text().split("\t")[0]: each for each in menu.actions()}
    assert list(acts) == ["Find or do anything", "Case details", "Make a document", "Add incident", "Make a bundle"]
    acts["Add incident"].trigger()
    acts["Make a bundle"].trigger()
    assert asked == ["incident", "bundle"]


def test_a_direction_on_questioning_stands_over_the_case_until_a_manager_has_answered(
    bench: Bench, head: CaseHeader
) -> None:
    head.show_file(bench.file())
    assert head.alarm.isHidden()
    bench.add(Questioning(case_id=bench.case_id, told_on=TODAY))
    [asked] = bench.all(Questioning)
    led: list[str] = []
    head.show_file(bench.file())
    assert not head.alarm.isHidden()
    assert "no manager has been told" in head.alarm_text.text()
    head.alarm_opened.connect(led.append)
    head.alarm.findChildren(QPushButton)[0].click()
    assert led == [asked.id]
    done = replace(asked, manager="R. Okafor", answered_on=TODAY, answer="Objected; she will not be called.")
    bench.publish(lambda: Records(bench.store).change(done))
    head.show_file(bench.file())
    assert head.alarm.isHidden()


def test_what_has_ended_does_not_stand_over_the_case_as_safe(bench: Bench, head: CaseHeader) -> None:
    file = bench.file()
    her = file.victims[0]
    old = ContactPoint(
        id=RecordId("old"), person_id=her, kind="post", value="1 Shared Home, Oldtown", safe="yes",
        until=When.on(TODAY - timedelta(days=30)),
    )  # fmt: skip
    new = ContactPoint(id=RecordId("new"), person_id=her, kind="post", value="9 New Safe Place", safe="yes")
    for points, stands in (((old, new), "9 New Safe Place"), ((old,), "")):
        head.show_file(replace(file, rows={**file.rows, ContactPoint: points}))
        assert "Oldtown" not in head._safe.text()
        assert stands in head._safe.text()
