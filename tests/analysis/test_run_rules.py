# SPDX-License-Identifier: Apache-2.0
"""One rule that fails costs that rule alone, and none fails over any record."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.any_case import HOSTILE, LONGEST, UP_TO, any_case, case_of
from tests.analysis.casemaker import Made, filed
from vlu_desktop.analysis import run_rules
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.glance import cards
from vlu_desktop.analysis.rates.hearing import for_hearing
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules import RULES
from vlu_desktop.analysis.run_rules import find, find_again
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, RecordingPeriod
from vlu_desktop.record.finding import Finding
from vlu_desktop.timeline.printing import print_layout
from vlu_desktop.timeline.timeline_model import TimelineModel

SECRET = "what she told"


@given(st.integers(0, 2**32))
def test_no_rule_fails_over_any_record(seed: int) -> None:
    shown_in_full(any_case(seed))


def test_no_rule_fails_whatever_stands_in_every_text_field() -> None:
    for text in (*HOSTILE, LONGEST):
        shown_in_full(case_of(text))


_UNSAID = re.compile(r"dated (?:no date|[.,:;])|\(\)| [.,:;]|  ")
_STRETCH = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4}) to (\d{1,2} [A-Z][a-z]+ \d{4})")


def _day(said: str) -> date:
    return datetime.strptime(said, "%d %B %Y").date()


def shown_in_full(case_file: CaseFile) -> None:
    """Findings, cards, the analysis for a hearing, cautions and the timeline, none of which may fail."""
    found = find(case_file, UP_TO)
    assert [each.rule for each in found if each.failed] == []
    assert for_hearing(case_file, UP_TO)
    told = [run for each in found for run in _STRETCH.findall(each.sentence)]
    assert [each.sentence for each in found if _UNSAID.search(each.sentence)] == [], "something is missing in it"
    assert [run for run in told if _day(run[0]) > _day(run[1])] == [], "ends before it begins"
    assert sum(len(card.findings) for card in cards(case_file, found, UP_TO, DEFAULTS)) == len(found)
    cautions(case_file, UP_TO)
    assert print_layout(TimelineModel.from_case(case_file), 470, 250).items


def test_episodes_that_each_hold_as_much_that_is_grave_as_not_cost_no_finding() -> None:
    made = Made()
    made.add(RecordingPeriod, way="diary", starts=date(2025, 1, 1))
    for fortnight in range(10):
        for kind in ("text", "attend-home"):
            made.incident(When.on(date(2025, 1, 6) + timedelta(weeks=2 * fortnight)), kind)
    made.incident("2025-07-07", "strangulation")
    found = find(made.file, UP_TO)
    assert not any(each.failed for each in found)
    assert "strangulation" in {each.rule for each in found}


def test_the_limits_say_what_the_dates_and_the_attribution_of_the_incidents_cannot_bear() -> None:
    made = Made()
    made.incident("2026-03", "threat-to-kill", certainty="suspected")
    made.incident("", "threat-to-kill", told_on=date(2026, 6, 1))
    made.incident("2026-05-01", "threat-to-kill", attribution="unknown")
    made.incident("2026-05-02", "threat-to-kill", actor_id="p-cousin")
    (found,) = [each for each in find(made.file, UP_TO) if each.rule == "threat-to-kill"]
    assert found.limits.endswith(
        "Of 4 incidents, those without an exact date: 1. Of 4 incidents, those without any date: 1. Of 4 incidents, "
        "those of which it is not known who did it: 1. Of 4 incidents, those that another person, who is named, did: "
        "1. Of 4 incidents, those of which it is suspected, not known, who did it: 1."
    )


def maybe(rule: Rule, view: CaseView) -> Iterator[Finding]:
    yield rule.finding(sentence="The record may show it.", subject="dated", entries=view.entries, certain=False)
    undated = [entry for entry in view.entries if not entry.dated]
    yield rule.finding(sentence="The record may show it.", subject="undated", entries=undated, certain=False)
    yield rule.finding(sentence="The record shows it.", subject="sure", entries=undated)
    yield rule.finding(sentence="The record may show it.", subject="of no incident", facts=["a day"], certain=False)


def test_what_only_may_be_is_not_told_of_entries_none_of_which_has_a_date(monkeypatch: pytest.MonkeyPatch) -> None:
    made = a_case()
    made.incident("", "call", told_on=date(2026, 6, 1))
    monkeypatch.setattr(run_rules, "RULES", tuple(replace(rule, find=maybe) for rule in RULES[:1]))
    assert [each.subject for each in find(made.file, UP_TO)] == ["dated", "of no incident", "sure"]


@given(st.integers(0, 2**32))
def test_nothing_that_only_may_be_rests_on_no_date(seed: int) -> None:
    case_file = any_case(seed)
    for each in find(case_file, UP_TO):
        dated = [case_file.conduct_by_id[one].happened.is_dated for one in each.incident_ids]
        assert each.certain or not dated or any(dated)


def broken(rule: Rule, view: CaseView) -> Iterator[Finding]:
    for entry in view.entries:
        raise ZeroDivisionError(f"{SECRET}: {entry.conduct.incident.account}")
    yield from ()


def one_broken(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setattr(
        run_rules, "RULES", tuple(replace(rule, find=broken) if rule.key == key else rule for rule in RULES)
    )


def a_case() -> Made:
    made = Made()
    made.incident("2026-05-01", "call")
    made.incident("2026-06-01", "strangulation")
    return made


@pytest.mark.parametrize("key", [rule.key for rule in RULES])
def test_a_rule_that_fails_costs_its_own_findings_and_says_so_in_its_place(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    whole = find(a_case().file, UP_TO)
    one_broken(monkeypatch, key)
    logged: list[logging.LogRecord] = []
    monkeypatch.setattr(run_rules.log, "handle", logged.append)
    found = find(a_case().file, UP_TO)
    assert [each for each in found if each.rule != key] == [each for each in whole if each.rule != key]
    (said,) = [each for each in found if each.rule == key]
    rule = next(rule for rule in RULES if rule.key == key)
    assert said.failed
    assert not said.certain
    assert (said.title, said.group, said.internal, said.single) == (rule.title, rule.group, rule.internal, False)
    assert said.sentence == (
        "This rule could not be worked out on this record, so it says nothing either way. The other rules were."
    )
    (line,) = logged
    assert key in line.getMessage()
    assert "ZeroDivisionError at test_run_rules.py:" in line.getMessage()
    text = logging.Formatter().format(line)
    assert SECRET not in text
    assert "What was told" not in text


def test_a_rule_that_failed_is_run_again_after_an_edit_that_it_may_not_see(monkeypatch: pytest.MonkeyPatch) -> None:
    made = a_case()
    with monkeypatch.context() as patch:
        one_broken(patch, "strangulation")
        before = find_again(made.file, UP_TO)
    again = find_again(made.file, UP_TO, before=before)
    assert again.again == ("strangulation",)
    assert again.findings == find(made.file, UP_TO)


def test_a_failure_within_what_rules_share_costs_those_that_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = a_case()
    order = made.order("2026-04-01")
    made.incident("2026-06-02", "call", breaks=order)
    rows = [row for row in made.rows if not isinstance(row, Incident)] + [
        row for row in made.rows if isinstance(row, Incident)
    ]

    def fails(*_: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("vlu_desktop.analysis.breach_facts._breaches_of", fails)
    found = {each.rule: each for each in find(filed(made.case, rows), UP_TO)}
    assert {key for key, each in found.items() if each.failed} == {
        "more-than-two-breaches", "second-breach", "breach-soon", "after-breach",
    }  # fmt: skip
    assert not found["strangulation"].failed
