# SPDX-License-Identifier: Apache-2.0
"""The unit's agencies: made when first seen, added by a name, and edited in their cells."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.record.work import Agency
from vlu_desktop.services.cases.units import Units
from vlu_desktop.ui.home.agencies_card import AgenciesCard
from vlu_desktop.ui.tables import RecordTable


def test_an_agency_is_added_by_its_name_and_edited_in_its_cells(bench: Bench) -> None:
    card = AgenciesCard(bench.worker, bench.bulletin, Units(bench.store).agencies, bench.saver, lambda: TODAY)
    assert card.findChildren(RecordTable) == []
    bench.add(Agency(name="Police", usual=True))
    bench.show(card)
    bench.settle()
    table = card.table
    assert table is not None
    QTest.keyClicks(card.name, "Housing")
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    bench.settle()
    shown = [table.model.record(place) for place in range(table.model.rowCount())]
    assert [row.name for row in shown if isinstance(row, Agency)] == ["Police", "Housing"]
    held = next(row for row in bench.all(Agency) if row.name == "Housing")
    cell = table.model.index(table.model.row_of(held.id), 1)
    table.model.setData(cell, "Bo Tarn")
    bench.settle()
    assert {row.name: row.representative for row in bench.all(Agency)} == {"Police": "", "Housing": "Bo Tarn"}
