# SPDX-License-Identifier: Apache-2.0
"""What is kept of findings: when each was first shown and in which words, reviews that lapse, looks for a hearing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.cases.test_reading_services import threatened
from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.work import KeptFinding


def keep(office: Office, on: date) -> None:
    file = office.file()
    office.services.insight.findings.keep(file, office.services.insight.findings.of(file, on), on)


def test_a_finding_is_kept_in_its_words_when_it_is_first_shown_and_once(office: Office) -> None:
    threatened(office)
    keep(office, office.today)
    (first,) = [row for row in office.file().all(KeptFinding) if row.rule == "weapon"]
    assert first.sentence.startswith("The record shows 1 incident, dated 3 March 2026: weapon used.")
    assert (first.found_on, first.why, first.incidents) == (office.today, "shown", 1)
    assert first.head
    threatened(office, date(2026, 4, 4))
    later = office.today + timedelta(days=30)
    keep(office, later)
    assert [row.id for row in office.file().all(KeptFinding) if row.rule == "weapon"] == [first.id]
    shown = {each.finding.rule: each for each in office.services.insight.findings.of(office.file(), later)}
    assert shown["weapon"].first_shown == office.today
    assert "2 incidents" in shown["weapon"].finding.sentence


def test_keeping_is_not_what_an_undo_takes_back(office: Office) -> None:
    threatened(office)
    keep(office, office.today)
    office.services.casework.undoing.undo()
    assert office.store.all(Incident) == ()
    assert office.file().all(KeptFinding)


def test_a_lapsed_review_is_told_with_the_words_it_was_made_on(office: Office) -> None:
    incident = threatened(office)
    findings = office.services.insight.findings
    first = findings.of(office.file(), office.today)[0]
    findings.review(office.case_id, [first.finding], "agreed", "", office.today)
    office.services.casework.records.change(replace(incident, happened=When.on(date(2026, 3, 9))))
    now = next(each for each in findings.of(office.file(), office.today) if each.finding.rule == "weapon")
    assert now.status == "new"
    assert now.lapsed is not None
    assert now.lapsed.verdict == "agreed"
    kept = next(row for row in findings.kept(office.file()) if row.why == "reviewed")
    assert (kept.evidence, kept.sentence) == (now.lapsed.evidence, first.finding.sentence)


def test_what_had_happened_by_one_day_as_known_by_another(office: Office) -> None:
    threatened(office, date(2026, 3, 3))
    before = office.now.date()
    office.now += timedelta(days=10)
    threatened(office, date(2026, 2, 2))
    findings = office.services.insight.findings

    def told(up_to: date, known_by: date | None = None) -> list[str]:
        file = findings.as_known(office.case_id, known_by) if known_by else office.file()
        return [each.finding.sentence for each in findings.of(file, up_to) if each.finding.rule == "weapon"]

    (now,) = told(office.today)
    (then,) = told(office.today, before)
    assert "2 incidents" in now
    assert "1 incident, dated" in then
    assert "2 February 2026" in told(date(2026, 2, 28))[0]
    assert told(date(2026, 2, 28), before) == []


def test_the_look_for_a_hearing_is_kept_and_says_how_many_went_before(office: Office) -> None:
    for week in range(12):
        office.incident(day=date(2026, 3, 3) + timedelta(weeks=week))
    findings = office.services.insight.findings
    hearing = office.today + timedelta(days=21)
    first = findings.for_hearing(office.file(), hearing, office.today, "fixed")
    assert [each.rule for each in first[:2]] == ["rate-one-look", "seriousness-one-look"]
    assert first[0].ends is not None
    assert first[0].ends < office.today
    assert "made of this case before" not in first[0].limits
    kept = [row for row in findings.kept(office.file()) if row.why == "hearing"]
    assert [row.sentence for row in kept if row.rule == "rate-one-look"] == [first[0].sentence]
    assert {(row.hearing_on, row.up_to) for row in kept} == {(hearing, office.today)}
    assert [row.figures for row in kept if row.rule == "rate-one-look"] == [first[0].figures] != [""]
    second = findings.for_hearing(office.file(), hearing, office.today, "fixed")
    assert "1 such analysis was made of this case before" in second[0].limits


@pytest.mark.parametrize(
    ("chosen", "reason", "said"),
    [
        ("fixed", "", "The date was fixed before the last incidents, as the officer says."),
        (
            "fixed",
            "listed in May.",
            "before the last incidents, as the officer says: listed in May.",
        ),
        ("followed", "", "The date follows from the last incidents, as the officer says. Looked at because of a run"),
        (
            "followed",
            "arrest on 1 May",
            "the last incidents, as the officer says: arrest on 1 May. Looked at because",
        ),
        ("other", "a yearly review", "Why this date, as the officer says: a yearly review."),
    ],
)
def test_why_this_date_is_kept_with_the_look_and_told_in_its_limits(
    office: Office, chosen: str, reason: str, said: str
) -> None:
    office.incident()
    findings = office.services.insight.findings
    found = findings.for_hearing(office.file(), office.today, office.today, chosen, reason)
    assert [said in each.limits for each in found[:2]] == [True, True]
    kept = [row for row in findings.kept(office.file()) if row.why == "hearing"]
    assert {(row.date_chosen, row.date_reason) for row in kept} == {(chosen, reason)}
    assert any(said in row.limits for row in kept)


@pytest.mark.parametrize(
    ("chosen", "reason", "said"),
    [("", "", "Say why this date"), ("burst", "", "Say why this date"), ("other", " ", "few words")],
)
def test_no_look_is_made_before_it_is_said_why_this_date(office: Office, chosen: str, reason: str, said: str) -> None:
    office.incident()
    findings = office.services.insight.findings
    with pytest.raises(UserError, match=said):
        findings.for_hearing(office.file(), office.today, office.today, chosen, reason)
    assert office.file().all(KeptFinding) == ()


def test_a_unit_s_setting_reaches_the_rules_from_its_day_and_ours_stands_before_it(office: Office) -> None:
    settings = office.services.insight.rule_settings
    for on in (date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)):
        told = Incident(case_id=office.case_id, account="He rang.", happened=When.on(on), reported="yes")
        office.services.casework.records.add(told, case_id=office.case_id)
    assert "marac-threshold" in {
        each.finding.rule for each in office.services.insight.findings.of(office.file(), office.today)
    }
    settings.change("marac_count", "4", office.today, "Our area counts four.")
    findings = office.services.insight.findings
    assert "marac-threshold" not in {each.finding.rule for each in findings.of(office.file(), office.today)}
    before = office.today - timedelta(days=1)
    assert "marac-threshold" in {each.finding.rule for each in findings.of(office.file(), before)}
    held = {each.name: each for each in settings.in_force(office.today)}
    assert (held["marac_count"].value, held["marac_count"].reason) == ("4", "Our area counts four.")
    assert held["new_days"].since is None
    coming = settings.in_force(before)
    assert next(each for each in coming if each.name == "marac_count").coming is not None


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [("unheard", "4", "No rule uses"), ("serious", "6", "1 to 5"), ("new_days", "-1", "whole number"),
     ("repeat_anchor", "guess", "“referral” or “meeting”"), ("marac_counted", "meeting", "“reported” or “told”"),
     ("other_forum", "church", "panel, mappa, professionals, marac")],
)  # fmt: skip
def test_a_setting_that_no_rule_can_use_is_refused(office: Office, name: str, value: str, part: str) -> None:
    with pytest.raises(UserError, match=part):
        office.services.insight.rule_settings.change(name, value, office.today, "Because.")


def test_what_could_not_be_worked_out_is_shown_and_neither_kept_nor_reviewed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    threatened(office)
    monkeypatch.setattr("vlu_desktop.analysis.rule.Rule.finding", lambda *_, **__: 1 / 0)
    shown = office.services.insight.findings.of(office.file(), office.today)
    (weapon,) = [each for each in shown if each.finding.rule == "weapon"]
    assert weapon.finding.failed
    keep(office, office.today)
    assert office.file().all(KeptFinding) == ()
    with pytest.raises(UserError, match="nothing to review"):
        office.services.insight.findings.review(office.case_id, [weapon.finding], "agreed", "", office.today)
