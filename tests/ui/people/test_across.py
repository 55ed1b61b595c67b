# SPDX-License-Identifier: Apache-2.0
"""One offender across cases on screen: drawn, as a table, and each case one key away."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from shiboken6 import delete

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.analysis.thresholds import DEFAULTS, Params
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.when import When
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.offending import Movement
from vlu_desktop.record.people import SameAs
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.cases.cases import Cases, NewCase, NewPerson
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.incidents import IncidentEntry, Incidents
from vlu_desktop.services.cases.offenders import Offenders
from vlu_desktop.services.cases.today import Today
from vlu_desktop.ui.people.across_cases import AcrossPage
from vlu_desktop.ui.widgets.theme import ThemeSwitcher

RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))


def unshown_page(bench: Bench, look: ThemeSwitcher) -> AcrossPage:
    sheet = Today(bench.store, Findings(bench.store, DEFAULTS), RULES, HOLIDAYS)
    return AcrossPage(bench.worker, bench.bulletin, Offenders(bench.store, Params()), sheet, look, lambda: TODAY)


@pytest.fixture
def page(bench: Bench, look: ThemeSwitcher) -> AcrossPage:
    def make() -> None:
        store = bench.store
        new = NewCase(
            title="N.P. and D.S.",
            victim=NewPerson(given="Nia", family="Pretend"),
            offender=NewPerson(given="Deano", family="Sample"),
        )
        other, _ = Cases(store).begin(new, TODAY)
        for case_id, day in ((bench.case_id, date(2026, 3, 3)), (other, date(2025, 1, 1))):
            incident = Incident(case_id=case_id, account="He followed her.", happened=When.on(day))
            Incidents(store).save(IncidentEntry(incident=incident, parts=(IncidentBehaviour(kind="follow"),)))
        his = store.people_in(other, "offender")[0]
        store.add("person.join", SameAs(person_id=bench.desk.file.offenders[0], other_id=his))
        store.add("movement.add", Movement(offender_id=his, kind="escape", on=TODAY))

    bench.ask(make)
    made = unshown_page(bench, look)
    bench.show(made, 1300, 860)
    made.show_person(bench.desk.file.offenders[0])
    bench.settle()
    return made


@pytest.fixture
def look(qapp: object) -> ThemeSwitcher:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    return ThemeSwitcher(qapp)


def said(page: AcrossPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_both_campaigns_stand_on_one_timeline_with_what_repeats(page: AcrossPage) -> None:
    assert [title for _, title in page.timeline.stage.model.lanes] == ["N.P. and D.S.", "M.A. and D.R."]
    assert page.repeats.rowCount() == 1
    assert page.repeats.model().index(0, 0).data() == "Following"
    assert "The offender of 2 cases here, also entered as Deano Sample" in said(page)
    assert "The record shows conduct towards the victims of 2 cases" in said(page)


def test_the_table_is_one_key_away_and_a_row_leads_to_its_case(bench: Bench, page: AcrossPage) -> None:
    asked: list[tuple[str, str, str]] = []
    page.record_asked.connect(lambda *found: asked.append(found))
    page.timeline.setFocus()
    QTest.keyClick(page.timeline, Qt.Key.Key_T)
    assert page.table.isVisible()
    row = next(
        n for n in range(page.table.model().rowCount()) if page.table.model().index(n, 1).data() == "M.A. and D.R."
    )
    page.table.setCurrentIndex(page.table.model().index(row, 0))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert [(case_id, kind) for case_id, kind, _ in asked] == [(bench.case_id, "incident")]


def test_each_case_can_be_opened(bench: Bench, page: AcrossPage) -> None:
    asked: list[str] = []
    page.case_asked.connect(asked.append)
    buttons = [each for each in page.findChildren(QPushButton) if each.text() == "Open this case"]
    assert len(buttons) == 2
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    assert asked == [bench.case_id]


def test_the_sheet_has_every_victim_of_his_with_what_she_is_to_be_told(bench: Bench, page: AcrossPage) -> None:
    cells = page.told.model()
    rows = [[cells.index(row, at).data() for at in range(7)] for row in range(cells.rowCount())]
    assert [(row[1], row[4]) for row in rows] == [("Escape", "To be told")] * 2, "telling one is not telling the other"
    assert "Nia Pretend" in {row[0] for row in rows}
    assert {row[2] for row in rows} == {shown_day(TODAY, short=True)}
    drawing, whom = page.timeline.visibleRegion().boundingRect(), page.told.visibleRegion().boundingRect()
    assert whom.height() > drawing.height(), "what is to be done has more room than what was"
    asked: list[str] = []
    page.case_asked.connect(asked.append)
    page.told.setCurrentCell(0, 0)
    page.told.setFocus()
    QTest.keyClick(page.told, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_locked_away_it_shows_nothing(page: AcrossPage) -> None:
    page.forget()
    assert (page.told.rowCount(), page.repeats.rowCount()) == (0, 0)
    assert page.timeline.stage.model.is_empty
    assert page.table.model().rowCount() == 0


def test_a_page_that_is_gone_takes_no_colours(bench: Bench, look: ThemeSwitcher) -> None:
    delete(unshown_page(bench, look))
    look.choose("dark")
    look.choose("light")
