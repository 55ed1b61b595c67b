# SPDX-License-Identifier: Apache-2.0
"""What has changed at a glance, the analysis for a hearing, and a setting changed, each as an officer does it."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Bench
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.work import KeptFinding, RuleSetting
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.cases.rule_settings import RuleSettings
from vlu_desktop.ui.case.findings_panel import FindingsPanel
from vlu_desktop.ui.case.hearing_window import HearingDialog
from vlu_desktop.ui.home.settings_card import ChangeSetting, SettingsCard


@pytest.fixture
def panel(bench: Bench) -> FindingsPanel:
    for week, kind in enumerate(["call"] * 9 + ["strangulation"]):
        on = date(2026, 3, 3) + timedelta(weeks=week)
        told = Incident(case_id=bench.case_id, account="What was told.", happened=When.on(on))
        entry = IncidentEntry(incident=told, parts=(IncidentBehaviour(kind=kind),))
        bench.publish(partial(bench.incidents.save, entry))
    findings = Findings(bench.store, Params())
    file = bench.file()
    made = FindingsPanel()
    bench.show(made)
    made.show_findings("10 incidents", findings.of(file, date(2026, 8, 3)), ())
    return made


def test_what_is_pressing_stands_first_and_leads_to_its_card(bench: Bench, panel: FindingsPanel) -> None:
    lines = [line for line in panel.findChildren(QPushButton) if line.accessibleName().startswith("Strangulation")]
    assert [line.accessibleName() for line in lines] == ["Strangulation or suffocation: 1"]
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Space)
    card = panel._frames["strangulation", ""]
    assert card.hasFocus()
    headings = [each.text() for each in panel.findChildren(QLabel) if each.property("kind") == "subheading"]
    assert headings.index("One incident is enough") < headings.index("Getting worse")


def test_the_analysis_for_a_hearing_is_made_once_told_and_kept(bench: Bench, panel: FindingsPanel) -> None:
    findings = Findings(bench.store, Params())
    file, today = bench.file(), date(2026, 8, 3)
    dialog = HearingDialog(panel, bench.worker, lambda on: findings.for_hearing(file, on, today), (), lambda: today)
    bench.show(dialog)
    dialog._day.set_value(None)
    dialog.make.click()
    assert any(each.text() == "Give the day of the hearing." for each in dialog.findChildren(QLabel))
    dialog._day.set_value(date(2026, 8, 20))
    dialog.make.click()
    bench.settle()
    kept = next(row for row in bench.all(KeptFinding) if row.rule == "rate-one-look")
    assert kept.hearing_on == date(2026, 8, 20)
    assert any(each.text() == kept.sentence for each in dialog.findChildren(QLabel))
    assert not dialog.make.isEnabled()


def test_a_setting_is_changed_with_its_day_and_reason(bench: Bench) -> None:
    card = SettingsCard(bench.worker, bench.bulletin, RuleSettings(bench.store, Params()), lambda: date(2026, 8, 3))
    bench.show(card)
    bench.settle()
    card.table.setCurrentCell(0, 0)
    card.change()
    (asking,) = card.findChildren(ChangeSetting)
    asking.value.setText("60")
    asking.save()
    bench.settle()
    assert any("Say why" in each.text() for each in asking.findChildren(QLabel))
    asking.reason.setText("Our board asks for two months.")
    asking.save()
    bench.settle()
    (row,) = bench.all(RuleSetting)
    assert (row.name, row.value, row.since) == ("new_days", "60", date(2026, 8, 3))
    item = card.table.item(0, 1)
    assert item is not None
    assert item.text() == "60"
