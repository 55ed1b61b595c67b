# SPDX-License-Identifier: Apache-2.0
"""What has changed at a glance, the analysis for a hearing, and a setting changed, each as an officer does it."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from tests.ui.conftest import Bench
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.finding import Card, Finding
from vlu_desktop.record.work import Agency, KeptFinding, RuleSetting
from vlu_desktop.services.cases.findings import Findings, FindingView
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.cases.rule_settings import RuleSettings
from vlu_desktop.ui.case.findings_panel import FindingsPanel, ReviewDialog
from vlu_desktop.ui.case.hearing_window import HearingDialog, LooksOfCase
from vlu_desktop.ui.home.settings_card import ChangeSetting, SettingsCard
from vlu_desktop.ui.widgets.case_field import CaseField

HARM = "Harm to an animal, or conduct aimed at one"


@pytest.fixture
def panel(bench: Bench) -> FindingsPanel:
    for week, kind in enumerate(["call"] * 9 + ["strangulation"]):
        on = date(2026, 3, 10) + timedelta(weeks=week)
        told = Incident(case_id=bench.case_id, account="What was told.", happened=When.on(on))
        entry = IncidentEntry(incident=told, parts=(IncidentBehaviour(kind=kind),))
        bench.publish(partial(bench.incidents.save, entry))
    return shown_of(bench)


def shown_of(bench: Bench) -> FindingsPanel:
    findings = Findings(bench.store, Params())
    file, today = bench.file(), date(2026, 8, 3)
    made = FindingsPanel()
    made.case = file.case
    bench.show(made)
    found = findings.of(file, today)
    made.show_findings("10 incidents", found, findings.cards(file, found, today), ())
    return made


def glance_lines(panel: FindingsPanel) -> list[QPushButton]:
    return panel._glance.findChildren(QPushButton)


def test_what_is_pressing_stands_first_and_leads_to_its_card(bench: Bench, panel: FindingsPanel) -> None:
    lines = glance_lines(panel)
    assert lines[0].accessibleName() == "Strangulation or suffocation (last on 12 May 2026)"
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Space)
    card = panel._frames["strangulation", ""]
    assert card.hasFocus()
    headings = [each.text() for each in panel.findChildren(QLabel) if each.property("kind") == "subheading"]
    assert headings.index("At a glance") < headings.index("One incident is enough") < headings.index("First times")
    assert "Coming more often, becoming more serious" not in headings, "no test tells it"


def test_what_a_test_tells_is_named_by_the_day_of_its_look_and_not_by_the_last_it_rests_on(bench: Bench) -> None:
    titles = {"worse": "Coming more often, by 3 June 2026", "single": "Strangulation or suffocation"}
    made = {
        group: Finding(
            rule=group,
            rule_version="1",
            title=title,
            sentence="",
            method="",
            limits="",
            source="",
            certain=True,
            group=group,
        )
        for group, title in titles.items()
    }
    new = {
        group: Card(
            key=group, title=titles[group], group=group, findings=(each,), latest=date(2026, 5, 22), new=True
        )
        for group, each in made.items()
    }  # fmt: skip
    panel = FindingsPanel()
    bench.show(panel)
    panel.show_findings(
        "", tuple(FindingView(finding=each, review=None) for each in made.values()), tuple(new.values()), ()
    )
    assert [each.accessibleName() for each in glance_lines(panel)] == [
        "Coming more often, by 3 June 2026", "Strangulation or suffocation (last on 22 May 2026)",
    ]  # fmt: skip


@pytest.mark.parametrize("many", [0, 1])
def test_one_card_alone_is_seen_at_a_glance_too_and_none_is_no_box(bench: Bench, many: int) -> None:
    for _ in range(many):
        told = Incident(case_id=bench.case_id, account="What was told.", happened=When.on(date(2026, 3, 3)))
        entry = IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="animal-harm"),))
        bench.publish(partial(bench.incidents.save, entry))
    panel = shown_of(bench)
    assert panel._glance.isVisibleTo(panel) == bool(many)
    assert [each.accessibleName() for each in glance_lines(panel)][:1] == [HARM] * many


def test_a_finding_told_in_a_line_opens_with_its_rule_its_incidents_and_its_review(bench: Bench) -> None:
    for kind in ("animal-harm", "break-in"):
        told = Incident(case_id=bench.case_id, account="What was told.", happened=When.on(date(2025, 3, 3)))
        entry = IncidentEntry(incident=told, parts=(IncidentBehaviour(kind=kind),))
        bench.publish(partial(bench.incidents.save, entry))
    panel = shown_of(bench)
    followed: list[object] = []
    panel.followed.connect(followed.append)
    card = panel._frames["animals", ""]
    assert card is panel._frames["home-entered", ""]
    (line,) = (each for each in card.findChildren(QPushButton) if each.accessibleName() == HARM)
    line.click()
    (dialog,) = panel.findChildren(QDialog)
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert any(text.startswith("The record shows 1 incident, dated 3 March 2025") for text in said)
    assert "Nobody has looked at this yet." in said
    buttons = {each.text(): each for each in dialog.findChildren(QPushButton) if not each.isHidden()}
    assert list(buttons) == ["Show 1 incident", "Review", "Close"]
    buttons["Show 1 incident"].click()
    assert [each.rule for each in followed] == ["animals"]  # type: ignore[attr-defined]
    line.click()
    opened = panel.findChildren(QDialog)[-1]
    next(each for each in opened.findChildren(QPushButton) if each.text() == "Review").click()
    (review,) = (each for each in panel.findChildren(QDialog) if isinstance(each, ReviewDialog))
    for each in (opened, review):
        (field,) = each.findChildren(CaseField)
        assert (field.text, field.change.isHidden()) == ("M.A. and D.R.  ·  VLU 26-0147", True)


def test_the_analysis_for_a_hearing_is_made_once_told_and_kept(bench: Bench, panel: FindingsPanel) -> None:
    findings = Findings(bench.store, Params())
    file, today = bench.file(), date(2026, 8, 3)
    recorded = date(2026, 8, 20)

    def look(on: date, chosen: str, reason: str) -> tuple[Finding, ...]:
        return findings.for_hearing(file, on, today, chosen, reason)

    known = LooksOfCase(made=(), hearings=(recorded, date(2026, 9, 1)))
    dialog = HearingDialog(panel, bench.worker, look, known, lambda: today)
    bench.show(dialog)
    dialog._day.set_value(None)
    dialog.make.click()
    assert any(each.text() == "Give the day of the hearing." for each in dialog.findChildren(QLabel))
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "20 August 2026").click()
    dialog.make.click()
    bench.settle()
    assert any(each.text().startswith("Say why this date") for each in dialog.findChildren(QLabel))
    assert bench.all(KeptFinding) == ()
    dialog.chosen.setCurrentIndex(dialog.chosen.findData("followed"))
    dialog.reason.setText("the arrest in July")
    dialog.make.click()
    bench.settle()
    kept = next(row for row in bench.all(KeptFinding) if row.rule == "rate-one-look")
    assert (kept.hearing_on, kept.date_chosen, kept.date_reason) == (recorded, "followed", "the arrest in July")
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    assert {kept.sentence, kept.figures, kept.limits} <= set(shown)
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


def test_a_setting_is_changed_for_one_area_alone(bench: Bench) -> None:
    bench.add(Agency(name="Housing", area="Ennor"))
    settings = RuleSettings(bench.store, Params())
    card = SettingsCard(bench.worker, bench.bulletin, settings, lambda: date(2026, 8, 3))
    bench.show(card)
    bench.settle()
    assert "Ennor" in [card.area.itemText(n) for n in range(card.area.count())]
    card.area.setEditText("Ennor")
    entered = card.area.lineEdit()
    assert entered is not None
    entered.editingFinished.emit()
    bench.settle()
    place = next(n for n in range(card.table.rowCount()) if _cell(card, n, 1) == "referral")
    card.table.setCurrentCell(place, 0)
    card.change()
    (asking,) = card.findChildren(ChangeSetting)
    assert any("in cases of Ennor alone" in each.text() for each in asking.findChildren(QLabel))
    asking.value.setText("meeting")
    asking.reason.setText("The board there counts so.")
    asking.save()
    bench.settle()
    assert (_cell(card, place, 1), _cell(card, place, 2)) == ("meeting", "3 August 2026, in Ennor alone")
    card.area.setEditText(card.area.itemText(0))
    entered.editingFinished.emit()
    bench.settle()
    assert (_cell(card, place, 1), _cell(card, place, 2)) == ("referral", "ours")


def _cell(card: SettingsCard, line: int, column: int) -> str:
    item = card.table.item(line, column)
    assert item is not None
    return item.text()
