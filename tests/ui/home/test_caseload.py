# SPDX-License-Identifier: Apache-2.0
"""The caseload by keys: an officer's lines on Today, cases given away and taken back, an absence, the briefing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget

from tests.ui.conftest import TODAY, Bench
from tests.ui.home.test_today import HOLIDAYS, RULES
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.people import Case, Cover, Officer
from vlu_desktop.record.work import Action
from vlu_desktop.services.cases.caseload import Caseload
from vlu_desktop.services.cases.covers import Covers
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.today import Today
from vlu_desktop.services.documents.unit_briefings import UnitBriefings
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.ui.home.briefing_card import BriefingCard, BriefingServices
from vlu_desktop.ui.home.caseload_card import CaseloadCard, CaseloadReads
from vlu_desktop.ui.home.cover_card import CoverCard, CoverServices, CoverWindow
from vlu_desktop.ui.home.reassign_window import ReassignWindow

LONG = "Zoë Featherstonehaugh-Rao " * 8 + "<b>"


def cells(table: QTableWidget) -> list[list[str]]:
    rows, columns = range(table.rowCount()), range(table.columnCount())
    return [[str(table.model().index(place, at).data()) for at in columns] for place in rows]


def no_fonts() -> FontBook:
    """Rows need none."""
    raise AssertionError


@pytest.fixture
def card(bench: Bench) -> CaseloadCard:
    today = Today(bench.store, Findings(bench.store, DEFAULTS), RULES, HOLIDAYS)
    reads = CaseloadReads(summaries=today.summaries, staff=Caseload(bench.store).staff)
    made = CaseloadCard(bench.worker, bench.bulletin, reads, lambda: TODAY)
    bench.show(made)
    bench.settle()
    return made


def test_no_heading_is_cut(card: CaseloadCard) -> None:
    for table in (card.table, card.kinds):
        heads = table.horizontalHeader()
        assert all(heads.sectionSize(at) >= heads.sectionSizeHint(at) for at in range(heads.count()))


def test_a_casebook_without_a_case_says_what_to_do_first(bench: Bench) -> None:
    reads = CaseloadReads(summaries=lambda _: iter(()), staff=Caseload(bench.store).staff)
    made = CaseloadCard(bench.worker, bench.bulletin, reads, lambda: TODAY)
    bench.show(made)
    bench.settle()
    assert "Begin one under Cases" in made.whose.text()
    assert not made.kinds.isVisible()
    assert not made.lines.isEnabled()
    assert not made.give.isEnabled()


def test_where_one_officer_works_nobody_can_cover_and_it_says_so(bench: Bench) -> None:
    services = CoverServices(staff=Caseload(bench.store).staff, covers=Covers(bench.store), saver=bench.saver)
    made = CoverCard(bench.worker, bench.bulletin, services, lambda: TODAY)
    bench.show(made)
    bench.show(bench.news.window())
    bench.settle()
    assert made.nobody.isVisible()
    assert not made.table.isVisible()
    made.enter.click()
    bench.settle()
    assert made.findChildren(CoverWindow) == []
    assert "nobody can cover" in bench.news.text


def test_each_officer_has_a_row_and_enter_leads_to_today(bench: Bench, card: CaseloadCard) -> None:
    bench.add(Officer(name=LONG), Action(case_id=bench.case_id, what="Alarm", due=TODAY - timedelta(days=40)))
    long = next(row.id for row in bench.ask(Caseload(bench.store).staff).officers if row.name == LONG)
    bench.publish(lambda: Caseload(bench.store).reassign([bench.case_id], long, "Theirs", TODAY))
    bench.settle()
    first = cells(card.table)[0]
    assert first[0] == LONG
    assert [row[1] for row in cells(card.table)] == ["1", "0"]
    assert int(first[2]) >= 1
    card.table.setCurrentCell(0, 0)
    assert ["Actions", "1", "5 weeks late", "0", "1"] in cells(card.kinds)
    asked: list[tuple[str, str, str]] = []
    card.lines_asked.connect(lambda *said: asked.append(said))
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    place = [row[0] for row in cells(card.kinds)].index("Actions")
    card.kinds.setCurrentCell(place, 0)
    QTest.keyClick(card.kinds, Qt.Key.Key_Return)
    assert asked == [(long, LONG, ""), (long, LONG, "Actions")]
    given: list[object] = []
    card.give_asked.connect(given.append)
    card.give.click()
    assert given == [((bench.case_id, "M.A. and D.R."),)]
    QTest.keyClick(card.table, Qt.Key.Key_Down)
    assert cells(card.kinds) == []
    assert not card.give.isEnabled()


def test_as_many_officers_are_seen_at_once_as_there_are_but_no_more_than_ten(bench: Bench, card: CaseloadCard) -> None:
    def seen() -> int:
        table = card.table
        tops = [table.rowViewportPosition(row) for row in range(table.rowCount())]
        return sum(0 <= top <= table.viewport().height() - table.rowHeight(0) for top in tops)

    few = card.table.height()
    bench.add(*(Officer(name=f"Officer {n}") for n in range(6)))
    card.refresh()
    bench.settle()
    assert seen() == card.table.rowCount() == 8
    assert card.table.height() > few
    bench.add(*(Officer(name=f"Another officer {n}") for n in range(30)))
    card.refresh()
    bench.settle()
    assert (seen(), card.table.rowCount()) == (10, 38)


def test_cases_are_ticked_and_what_is_chosen_stays_where_it_is_refused(bench: Bench, card: CaseloadCard) -> None:
    cases = [("a", "One"), ("b", LONG), ("c", "Three")]
    window = ReassignWindow(cases, ["b"], [Officer(id=RecordId("o"), name=LONG)], card)
    bench.qtbot.addWidget(window)
    window.show()
    given: list[tuple[object, str, str]] = []
    window.given.connect(lambda *said: given.append(said))
    window.list.setCurrentRow(0)
    QTest.keyClick(window.list, Qt.Key.Key_Space)
    assert window.many.text() == "2 cases ticked"
    QTest.keyClick(window.to, Qt.Key.Key_Down)
    QTest.keyClicks(window.reason, "She is back")
    QTest.keyClick(window.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: bool(given))
    assert given == [(("a", "b"), "o", "She is back")]
    window.refused("No.")
    assert (window.problem, window.ticked(), window.reason.text()) == ("No.", ("a", "b"), "She is back")


def test_an_absence_is_entered_ended_and_taken_out(bench: Bench) -> None:
    services = CoverServices(staff=Caseload(bench.store).staff, covers=Covers(bench.store), saver=bench.saver)
    made = CoverCard(bench.worker, bench.bulletin, services, lambda: TODAY)
    bench.show(made)
    bench.add(Officer(name="Bo Tarn"), Officer(name="Cy Moor", left_on=TODAY - timedelta(days=1)))
    made.enter.click()
    bench.settle()
    window = made.findChildren(CoverWindow)[-1]
    assert window.away.findText("Cy Moor") < 0
    window.choose()
    bench.settle()
    assert "Say who is away" in window.problem
    window.away.setCurrentIndex(window.away.findText("Bo Tarn"))
    window.by.setCurrentIndex(window.by.findData(bench.store.officer))
    window.ends.set_value(TODAY - timedelta(days=3))
    window.choose()
    bench.settle()
    assert "before it begins" in window.problem
    window.starts.set_value(TODAY - timedelta(days=2))
    window.ends.set_value(TODAY + timedelta(days=2))
    window.choose()
    bench.settle()
    assert (made.table.isVisible(), made.nobody.isVisible()) == (True, False)
    assert cells(made.table)[0][2:] == ["1 Aug 2026", "5 Aug 2026", "Away now"]
    made.back.click()
    bench.settle()
    assert cells(made.table)[0][3:] == ["2 Aug 2026", "Over"]
    assert not made.back.isEnabled()
    made.out.click()
    bench.settle()
    assert bench.ask(lambda: bench.store.count(Cover)) == 0


def test_the_briefing_is_looked_at_saved_and_dropped_once_the_record_is_another(bench: Bench, tmp_path: Path) -> None:
    briefings = UnitBriefings(bench.store, DEFAULTS, RULES, HOLIDAYS, no_fonts)
    services = BriefingServices(
        briefings=lambda: briefings, now=lambda: datetime.now(UTC), folder=tmp_path, news=bench.news
    )
    made = BriefingCard(bench.worker, bench.bulletin, services, lambda: TODAY)
    bench.show(made)
    made.outside.click()
    made.make.click()
    assert "Say whom the briefing is for" in made.problem.text()
    QTest.keyClicks(made.whom, "The area board")
    made.make.click()
    assert made.stop.isVisible()
    assert made.stop.hasFocus()
    made.stop.click()
    assert made.make.hasFocus()
    bench.settle()
    assert (made.briefing, made.said.text()) == (None, "Stopped. Nothing was worked out.")
    made.make.click()
    bench.settle()
    assert made.tables.hasFocus()
    assert [each.recipient for each in (made.briefing,) if each] == ["The area board"]
    assert "Numbers from 1 to 4 are not shown" in made.said.text()
    assert "not shown" in {text for row in cells(made.numbers) for text in row}
    made.save_to(tmp_path / "b.csv")
    bench.settle()
    assert "not shown" in (tmp_path / "b.csv").read_text(encoding="utf-8-sig")
    assert bench.ask(lambda: bench.store.entries(limit=1)[0].method) == "briefing.save"
    made.inside.click()
    assert not made.saves[".csv"].isVisible()
    made.make.click()
    bench.settle()
    assert "not shown" not in {text for row in cells(made.tables) for text in row}
    bench.add(Case(title="Another"))
    assert not made.saves[".pdf"].isVisible()
    assert "has changed" in made.said.text()
