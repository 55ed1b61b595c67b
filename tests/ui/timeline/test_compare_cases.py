# SPDX-License-Identifier: Apache-2.0
"""Two cases one above the other on a real vault: chosen, journalled, moving as one, and both as tables."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.offending import Order
from vlu_desktop.services.cases.cases import Cases, NewCase, NewPerson
from vlu_desktop.services.cases.incidents import IncidentEntry, Incidents
from vlu_desktop.services.cases.search_and_drafts import RecordSearch
from vlu_desktop.timeline.viewport import Viewport
from vlu_desktop.ui.timeline.compare_cases import CompareCases
from vlu_desktop.ui.timeline.comparing import CaseComparison
from vlu_desktop.ui.timeline.timeline_table_model import KEY_ROLE
from vlu_desktop.ui.widgets.choose_case import MOST, ChooseCase
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.theme import ThemeSwitcher

VIEW = Viewport(start=0, end=1, width=900, height=600)


def incident(bench: Bench, case_id: str, day: date, kind: str) -> None:
    made = Incident(case_id=case_id, account="He rang.", happened=When.on(day))
    Incidents(bench.store).save(IncidentEntry(incident=made, parts=(IncidentBehaviour(kind=kind),)))


@pytest.fixture
def other(bench: Bench) -> str:
    """Another offender's case, of two years before, with an order."""

    def make() -> str:
        new = NewCase(
            title="N.P. and <b>T.E.</b> " + "and so on " * 400,
            victim=NewPerson(given="Nia", family="Pretend"),
            offender=NewPerson(given="Tom", family="Example"),
        )
        case_id, _ = Cases(bench.store).begin(new, TODAY)
        for n in range(1, 5):
            incident(bench, case_id, date(2024, 3, n), "follow")
            incident(bench, bench.case_id, date(2026, 5, n), "call")
        offender = bench.store.people_in(case_id, "offender")[0]
        bench.store.add("order.add", Order(offender_id=offender, kind="nmo", made=date(2024, 4, 1), status="in-force"))
        return case_id

    return bench.ask(make)


@pytest.fixture
def comparing(bench: Bench, qapp: QApplication) -> CaseComparison:
    page = QWidget()
    bench.show(page, 1440, 900)
    reads = Cases(bench.store), RecordSearch(bench.store)
    return CaseComparison(page, MessageBar(page), bench.worker, reads, ThemeSwitcher(qapp), lambda: TODAY)


def chooser() -> ChooseCase:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, ChooseCase) and each.isVisible())


def compared(bench: Bench, comparing: CaseComparison, name: str = "pretend") -> CompareCases:
    comparing.begin(bench.file(), VIEW)
    bench.settle()
    dialog = chooser()
    QTest.keyClicks(dialog.line, name)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    bench.settle()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, CompareCases) and each.isVisible()]
    bench.qtbot.waitExposed(found[0])
    return found[0]


def opened(bench: Bench) -> list[str]:
    entries = bench.ask(lambda: bench.store.entries(limit=100))
    return [entry.case_id for entry in entries if entry.method == "case.open"]


def test_the_other_case_is_found_by_a_name_in_it_and_looking_at_it_is_journalled(
    bench: Bench, comparing: CaseComparison, other: str
) -> None:
    before = opened(bench).count(other)
    dialog = compared(bench, comparing)

    assert opened(bench).count(other) == before + 1
    assert dialog.above.case.case_id == bench.case_id
    assert dialog.beneath.case.case_id == other
    assert len(dialog.beneath.name.text()) < 100
    dialog.close()


def test_both_stand_at_the_same_dates_and_move_as_one(bench: Bench, comparing: CaseComparison, other: str) -> None:
    dialog = compared(bench, comparing)
    above, beneath = dialog.above.timeline.stage, dialog.beneath.timeline.stage
    assert (above.view.start, above.view.end) == (beneath.view.start, beneath.view.end)
    assert above.view.start < date(2024, 3, 1).toordinal()
    assert above.view.end > date(2026, 5, 4).toordinal()
    assert "4 incidents" in dialog.above.counted.text()
    assert "4 incidents" in dialog.beneath.counted.text()

    QTest.keyClick(dialog.beneath.timeline, Qt.Key.Key_Plus)
    QTest.keyClick(dialog.above.timeline, Qt.Key.Key_PageDown)
    assert (above.view.start, above.view.end) == (beneath.view.start, beneath.view.end)
    dialog.close()


def test_the_first_of_each_can_stand_above_the_other(bench: Bench, comparing: CaseComparison, other: str) -> None:
    dialog = compared(bench, comparing)
    above, beneath = dialog.above.timeline.stage, dialog.beneath.timeline.stage
    # The case in view has no order, so there is nothing to set beside the other's.
    assert [dialog.aligned.itemText(n) for n in range(dialog.aligned.count())] == [
        "the same dates",
        "the first incident of each",
    ]

    dialog.aligned.setCurrentIndex(1)

    at = (stage.view.x(day.toordinal()) for stage, day in ((above, date(2026, 5, 1)), (beneath, date(2024, 3, 1))))
    assert next(at) == pytest.approx(next(at))
    dialog.close()


def test_a_lane_hidden_in_one_is_hidden_in_both(bench: Bench, comparing: CaseComparison, other: str) -> None:
    dialog = compared(bench, comparing)
    lane = next(hit for hit in dialog.above.timeline.stage.page.hits if hit.kind == "lane")
    port = dialog.above.timeline.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(round(lane.x + 6), round(lane.y + 6)))

    assert dialog.above.timeline.stage.view.hidden == {lane.key}
    assert dialog.beneath.timeline.stage.view.hidden == {lane.key}
    dialog.close()


def test_both_are_tables_with_one_key_and_a_row_leads_to_its_own_case(
    bench: Bench, comparing: CaseComparison, other: str
) -> None:
    dialog = compared(bench, comparing)
    asked: list[tuple[str, str, str]] = []
    comparing.record_asked.connect(lambda *found: asked.append(found))

    QTest.keyClick(dialog.above.timeline, Qt.Key.Key_T)
    assert dialog.above.table.isVisible()
    table = dialog.beneath.table
    assert table.isVisible()
    assert dialog.above.table.model().rowCount() == 4
    assert table.model().rowCount() == 6
    for row in range(6):
        table.setCurrentIndex(table.model().index(row, 0))
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
    keys = [table.model().index(row, 0).data(KEY_ROLE) for row in range(6)]
    assert [key for _, _, key in asked] == keys
    assert {case_id for case_id, _, _ in asked} == {other}
    assert {kind for _, kind, _ in asked} == {"incident", "order"}
    dialog.close()


def test_in_a_large_casebook_typing_finds_the_case(bench: Bench, comparing: CaseComparison) -> None:
    def make() -> None:
        for n in range(MOST + 20):
            Cases(bench.store).begin(NewCase(title=f"Case {n:03}"), TODAY)

    bench.ask(make)
    comparing.begin(bench.file(), VIEW)
    bench.settle()
    dialog = chooser()
    assert dialog.list.count() == MOST
    assert dialog._more.text() == "and 20 more: type to find one"
    QTest.keyClicks(dialog.line, "case 117")
    assert [dialog.list.item(n).text() for n in range(dialog.list.count())] == ["Case 117   0 incidents"]
    QTest.keyClicks(dialog.line, "x")
    assert dialog._more.text() == "No case fits."
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.close()
