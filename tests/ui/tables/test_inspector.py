# SPDX-License-Identifier: Apache-2.0
"""The whole of the row chosen is read beside its table where there is room, and opens from there."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Bench
from vlu_desktop.record.work import Action
from vlu_desktop.ui.tables import RecordTable
from vlu_desktop.ui.tables.inspector import LONGEST

WIDE, NARROW = 1500, 600
HOSTILE = '=cmd() <b>Ring</b> رن 😡 "six"'


@pytest.fixture
def table(bench: Bench) -> RecordTable:
    bench.add(
        Action(case_id=bench.case_id, what=HOSTILE, agency="Police", outcome="n" * (LONGEST + 1)),
        Action(case_id=bench.case_id, what="Visit monthly", owner="DS Tranmere-Oakes"),
    )
    made = RecordTable(Action, bench.desk.context())
    bench.show(made, WIDE, 500)
    made.set_records(bench.all(Action))
    return made


def row(table: RecordTable, what: str) -> Action:
    rows = (table.model.record(place) for place in range(table.model.rowCount()))
    return next(each for each in rows if isinstance(each, Action) and each.what == what)


def test_it_shows_the_first_row_then_the_one_chosen_and_only_what_says_something(table: RecordTable) -> None:
    assert table.inspector.isVisible()
    assert table.inspector.text.startswith("Action: ")
    table.choose(row(table, "Visit monthly").id)
    assert table.inspector.text == "Action: Visit monthly\nOwner: DS Tranmere-Oakes"
    table.set_records(())
    table.choose("gone")
    assert table.inspector.text == ""


def test_what_stands_over_it_folds_where_there_is_little_room(bench: Bench, table: RecordTable) -> None:
    buttons = [each for each in table.findChildren(QPushButton) if each.isVisible() and each.parent() is table._bar]
    assert {each.y() + each.height() // 2 for each in buttons} == {table._bar.height() // 2}
    assert table.minimumSizeHint().width() < table.fontMetrics().averageCharWidth() * 45
    table.resize(table.fontMetrics().averageCharWidth() * 50, 500)
    bench.qtbot.waitUntil(lambda: table._bar.height() > 2 * buttons[-1].height())
    assert all(table._bar.rect().contains(each.geometry()) for each in buttons if each.isVisible())


def test_what_is_long_or_hostile_is_shown_as_it_is_and_no_longer_than_is_read(table: RecordTable) -> None:
    table.choose(row(table, HOSTILE).id)
    words = [each.text() for each in table.inspector.findChildren(QLabel)]
    assert any(each.startswith("=cmd() <b>Ring</b>") for each in words)
    assert max(map(len, words)) < LONGEST * 25 // 24 + 100


def test_a_word_without_end_is_ended_where_its_line_is(table: RecordTable) -> None:
    table.choose(row(table, HOSTILE).id)
    assert "n" * 24 + "\n" in table.inspector.text
    assert max(map(len, table.inspector.text.split())) < 40


def test_it_opens_the_record_in_view(table: RecordTable) -> None:
    told: list[object] = []
    table.opened.connect(told.append)
    visit = row(table, "Visit monthly")
    table.choose(visit.id)
    next(each for each in table.inspector.findChildren(QPushButton) if each.text() == "Open").click()
    assert told == [visit]


def test_it_is_there_only_where_there_is_room_and_stays_away_once_put_away(table: RecordTable, bench: Bench) -> None:
    table.resize(NARROW, 500)
    assert not table.inspector.isVisible()
    table.resize(WIDE, 500)
    assert table.inspector.isVisible()
    next(each for each in table.findChildren(QPushButton) if each.text() == "Read beside").click()
    assert not table.inspector.isVisible()
    other = RecordTable(Action, bench.desk.context())
    bench.show(other, WIDE, 500)
    other.set_records(bench.all(Action))
    assert not other.inspector.isVisible()
    next(each for each in other.findChildren(QPushButton) if each.text() == "Read beside").click()
    assert other.inspector.isVisible()


def test_a_cell_that_is_changed_is_changed_beside_it(table: RecordTable) -> None:
    visit = row(table, "Visit monthly")
    table.choose(visit.id)
    at = next(
        place for place in range(table.model.columnCount())
        if (spec := table.model.spec(place)) is not None and spec.name == "owner"
    )  # fmt: skip
    table.model.setData(table.model.index(table.model.row_of(visit.id), at), "Merrin")
    assert "Owner: Merrin" in table.inspector.text
