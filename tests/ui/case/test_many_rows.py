# SPDX-License-Identifier: Apache-2.0
"""Many rows at once: incidents selected in the table, and findings ticked, each saved as one act."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Bench
from vlu_desktop.record.conduct import Exhibit, ExhibitIncident, Incident
from vlu_desktop.record.finding import Finding
from vlu_desktop.services.cases import many_incidents
from vlu_desktop.services.cases.findings import FindingView
from vlu_desktop.services.cases.many_incidents import ManyIncidents
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.case.findings_panel import FindingsPanel
from vlu_desktop.ui.case.incidents_tab import IncidentsTab


def test_what_is_set_for_those_selected_is_set_in_each(bench: Bench) -> None:
    bench.add(*(Incident(case_id=bench.case_id, account=f"He rang {n}.") for n in range(3)))
    bench.add(Exhibit(case_id=bench.case_id, title="Phone", kind="thing"))
    tab = IncidentsTab(bench.desk, bench.saver, ManyIncidents(bench.store))
    bench.show(tab)
    assert tab.set_for_many() is None
    tab.table(Incident).view.selectAll()
    window = tab.set_for_many()
    assert window is not None
    assert window.windowTitle() == "Set for 3 incidents"
    window.choose()
    bench.settle()
    assert "Nothing is chosen" in window.problem
    window.reported.setCurrentIndex(window.reported.findData("no"))
    window.exhibits.setCurrentRow(0)
    QTest.keyClick(window.exhibits, Qt.Key.Key_Space)
    window.choose()
    bench.settle()
    assert {row.reported for row in bench.all(Incident)} == {"no"}
    assert len(bench.all(ExhibitIncident)) == 3


def test_setting_many_shows_how_far_it_is_and_a_stop_sets_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_incidents, "PUT_AT_ONCE", 1)
    bench.add(*(Incident(case_id=bench.case_id, account=f"He rang {n}.") for n in range(4)))
    tab = IncidentsTab(bench.desk, bench.saver, ManyIncidents(bench.store))
    bench.show(tab)
    tab.table(Incident).view.selectAll()
    window = tab.set_for_many()
    assert window is not None
    window.reported.setCurrentIndex(window.reported.findData("yes"))
    lines = bench.ask(lambda: bench.store.last_line)
    # Stopped while it waits for its turn.
    turn = threading.Event()
    bench.worker.ask(turn.wait)
    window.choose()
    assert window.bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    turn.set()
    bench.settle()
    assert window.problem == "Stopped. Nothing was set for any of them."
    assert not window.bar.isVisible()
    assert {row.reported for row in bench.all(Incident)} == {""}
    assert bench.ask(lambda: bench.store.last_line) == lines
    far: list[int] = []
    monkeypatch.setattr(window, "show_progress", lambda done, of: far.append(100 * done // of))
    window.choose()
    bench.settle()
    assert far == [0, 25, 50, 75, 100]
    assert {row.reported for row in bench.all(Incident)} == {"yes"}
    bench.publish(lambda: Undoing(bench.store).undo()[1])
    assert {row.reported for row in bench.all(Incident)} == {""}


def test_findings_are_ticked_by_space_and_reviewed_at_once(bench: Bench) -> None:
    panel = FindingsPanel()
    bench.show(panel)
    findings = [
        Finding(
            rule=f"r{n}",
            rule_version="1",
            title=f"Title {n}",
            sentence="The record shows it.",
            method="m",
            limits="l",
            source="s",
        )
        for n in range(3)
    ]
    panel.show_findings("", tuple(FindingView(finding=each, review=None) for each in findings), (), ())
    given: list[tuple[object, str, str]] = []
    panel.reviewed.connect(lambda found, verdict, reason: given.append((found, verdict, reason)))
    window = panel.review_several()
    assert not any(each.isEnabled() for each in window.verdicts)
    QTest.keyClick(window.list, Qt.Key.Key_Space)
    window.list.setCurrentRow(2)
    QTest.keyClick(window.list, Qt.Key.Key_Space)
    window._give("not-agreed")
    assert window.problem.startswith("Say why")
    window.reason.setText("Counted twice")
    window._give("not-agreed")
    assert given == [((findings[0], findings[2]), "not-agreed", "Counted twice")]
