# SPDX-License-Identifier: Apache-2.0
"""Deadlines in force on screen: ours and the unit's own told apart, imported, refused in words, put back, undone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QTableWidget

from tests.due.test_due import HOLIDAYS
from tests.services.cases.test_unit_deadlines import OURS, table
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.services.cases.unit_deadlines import Deadlines
from vlu_desktop.ui.home.deadlines_card import DeadlinesCard
from vlu_desktop.ui.widgets.cell_direction import DirectedCells


@pytest.fixture
def card(bench: Bench) -> DeadlinesCard:
    deadlines = Deadlines(bench.store, Rules.from_toml(OURS), HOLIDAYS, shipped().sources)
    made = DeadlinesCard(bench.worker, bench.bulletin, deadlines, bench.saver, lambda: TODAY)
    bench.show(made)
    bench.settle()
    return made


def row_of(table: QTableWidget, title: str) -> list[str]:
    for at in range(table.rowCount()):
        cells = [item.text() if (item := table.item(at, n)) else "" for n in range(table.columnCount())]
        if cells[0] == title:
            table.selectRow(at)
            return cells
    raise AssertionError(title)


def imported(bench: Bench, card: DeadlinesCard, folder: Path, *tables: str) -> None:
    path = folder / "ours.toml"
    path.write_text("\n".join(tables), encoding="utf-8")
    card.open_file(path)
    bench.settle()
    bench.settle()


def test_ours_are_shown_with_where_they_come_from(card: DeadlinesCard) -> None:
    said = row_of(card.table, "Referral to the Victim Contact Scheme")
    assert said[1:4] == [
        "10 working days after sentence", "ours, since 1 Apr 2021",
        "Victims' Code (April 2021), Right 11",
    ]  # fmt: skip
    assert said[4] == "Read on 1 Nov 2026. To be confirmed by the unit’s manager"
    assert "Check which is in operation" in said[5]
    pilot = row_of(card.table, "Name and address to be notified to the police (domestic abuse protection order)")
    assert "Only in Greater Manchester, the London boroughs of Croydon, Bromley and Sutton" in pilot[4]
    assert row_of(card.table, "Review of risk")[3] == "No law: a starting value"
    assert "Not checked: confirm it" in row_of(card.table, "Last day to charge common assault")[3]
    assert not card.put_back.isEnabled()


def test_a_row_is_as_high_as_its_words_and_is_not_measured_anew_for_each_cell(
    bench: Bench, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[object] = []
    directed = DirectedCells.initStyleOption

    def counted(self: DirectedCells, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        measured.append(index)
        directed(self, option, index)

    monkeypatch.setattr(DirectedCells, "initStyleOption", counted)
    card: DeadlinesCard = request.getfixturevalue("card")
    cells = card.table.rowCount() * card.table.columnCount()
    assert cells > 150
    heights = {card.table.rowHeight(at) for at in range(card.table.rowCount())}
    assert max(heights) > 1.5 * min(heights) > card.fontMetrics().height()
    measured.clear()
    card.refresh()
    bench.settle()
    assert heights == {card.table.rowHeight(at) for at in range(card.table.rowCount())}
    assert 0 < len(measured) < 10 * cells


def test_what_is_counted_with_stands_below_and_is_said_to_be_old_or_over(bench: Bench, card: DeadlinesCard) -> None:
    assert row_of(card.table, "Bank holidays")[1:5] == [
        "", "ours, from 1 Jan 2015 to 31 Dec 2028",
        "Banking and Financial Dealings Act 1971, and the special days of 2020, 2022 and 2023",
        "Read on 1 Nov 2026. To be confirmed by whoever sets the program up",
    ]  # fmt: skip
    assert not card.put_back.isEnabled()
    assert "Not checked: confirm it" in row_of(card.table, "How large a bundle may be")[3]
    later = Deadlines(bench.store, Rules.from_toml(OURS), HOLIDAYS, shipped().sources)
    late = DeadlinesCard(bench.worker, bench.bulletin, later, bench.saver, lambda: date(2029, 1, 1))
    bench.settle()
    said = row_of(late.table, "Bank holidays")
    assert said[1] == "Ended on 31 Dec 2028: nothing is known after it"
    assert said[4].startswith("Read on 1 Nov 2026, long ago: look whether it still holds")


def test_no_reason_makes_its_row_as_high_as_the_table(card: DeadlinesCard) -> None:
    line = card.table.fontMetrics().height()
    assert max(card.table.rowHeight(at) for at in range(card.table.rowCount())) < 7 * line


def test_the_unit_s_own_is_imported_shown_with_its_day_and_reason_and_undone(
    bench: Bench, card: DeadlinesCard, tmp_path: Path
) -> None:
    ours = row_of(card.table, "Review of risk")
    imported(bench, card, tmp_path, table("risk_review", number=1, source='"Policy 7"'))
    assert card.problem.text() == ""
    assert row_of(card.table, "Review of risk") == [
        "Review of risk", "1 month after the last review of risk", "the unit’s own, since 1 Jan 2026", "Policy 7",
        "", "Our board agreed on it.",
    ]  # fmt: skip
    assert "hold from their days on" in bench.news._text.text()
    bench.publish(lambda: Undoing(bench.store).undo()[1])
    assert row_of(card.table, "Review of risk") == ours


def test_one_that_is_to_come_stands_beside_what_holds_today(bench: Bench, card: DeadlinesCard, tmp_path: Path) -> None:
    imported(bench, card, tmp_path, table("risk_review", number=1, valid_from="2026-09-01"))
    assert row_of(card.table, "Review of risk")[2] == (
        "ours, since 1 Jan 2015; the unit’s own from 1 Sep 2026: 1 month after the last review of risk"
    )


def test_a_bad_file_is_refused_in_words_beside_the_table(bench: Bench, card: DeadlinesCard, tmp_path: Path) -> None:
    imported(bench, card, tmp_path, table("risk_review", key='"coffee"'))
    assert card.problem.text().startswith("No deadline has the key “coffee”.")
    imported(bench, card, tmp_path, table("risk_review", number=1))
    assert card.problem.text() == ""
    imported(bench, card, tmp_path, table("risk_review", number=1))
    assert "holds every deadline of that file already" in card.problem.text()


def test_ours_is_put_back(bench: Bench, card: DeadlinesCard, tmp_path: Path) -> None:
    ours = row_of(card.table, "Review of risk")
    imported(bench, card, tmp_path, table("risk_review", number=1), table("statement_update", number=3))
    row_of(card.table, "Referral to the Victim Contact Scheme")
    assert not card.put_back.isEnabled()
    row_of(card.table, "Review of risk")
    QTest.mouseClick(card.put_back, Qt.MouseButton.LeftButton)
    bench.settle()
    bench.settle()
    assert row_of(card.table, "Review of risk") == ours
    assert row_of(card.table, "Update of the statement to be offered")[2].startswith("the unit’s own, since")
