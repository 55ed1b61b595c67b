# SPDX-License-Identifier: Apache-2.0
"""Every rule against its table of examples, and what must hold of all of them together."""

import random
import re
from dataclasses import asdict, replace
from datetime import datetime

import pytest

import tests.analysis.examples.afterwards
import tests.analysis.examples.alarms
import tests.analysis.examples.breaches
import tests.analysis.examples.by_others
import tests.analysis.examples.changes
import tests.analysis.examples.conduct
import tests.analysis.examples.kinds
import tests.analysis.examples.orders_in_force
import tests.analysis.examples.rates
import tests.analysis.examples.stretches  # noqa: F401
from tests.analysis.casemaker import EXAMPLES, Example, Made, day, filed
from vlu_desktop.analysis.rates.hearing import ONE_LOOK, SERIOUSNESS_LOOK
from vlu_desktop.analysis.rules import RULES
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.thresholds import DEFAULTS, Params
from vlu_desktop.kernel.ids import OfficerId
from vlu_desktop.record.behaviours import BEHAVIOURS, KINDS, attempted_of, behaviour, is_attempt
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.offending import Whereabouts

_WINDOW = re.compile(r"in the ([\d,]+) days from (\d+ \w+ \d{4}) to (\d+ \w+ \d{4})")
each_example = pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.rule}: {one.name}")


@each_example
def test_a_rule_says_what_its_example_says(one: Example) -> None:
    assert tuple(finding.sentence for finding in one.found) == one.finds
    assert all(finding.certain is one.certain for finding in one.found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_has_an_example_that_it_finds_and_a_near_miss(rule: object) -> None:
    mine = [one for one in EXAMPLES if one.rule == getattr(rule, "key", "")]
    assert any(one.finds for one in mine), "no example with a finding"
    assert any(not one.finds for one in mine), "no near miss"


def test_no_example_is_for_a_rule_that_is_not_there() -> None:
    assert {one.rule for one in EXAMPLES} == {rule.key for rule in RULES}
    assert len({rule.key for rule in RULES}) == len(RULES)


@each_example
def test_a_finding_can_be_defended(one: Example) -> None:
    made = one.made()
    known = {row.id for row in made.rows}
    for finding in one.found:
        assert finding.title, "a band has a name"
        assert finding.method, "its method is told"
        assert finding.limits, "its limits are told"
        assert finding.source, "its source is told"
        assert len(finding.evidence) == 64
        assert set(finding.incident_ids) <= known
        assert {record_id for _, record_id in finding.links} <= known
        assert finding.incident_ids or finding.links, "a finding rests on something"
        assert finding.sentence.startswith("The record ")
        assert not {"escalat", "risk", "score", "odds", "likely"} & set(finding.sentence.lower().split())


def test_days_that_a_sentence_counts_are_those_from_its_first_date_to_its_last() -> None:
    told = [said.groups() for one in EXAMPLES for finding in one.found for said in _WINDOW.finditer(finding.sentence)]
    assert len(told) > 10
    for days, first, last in told:
        starts, ends = (datetime.strptime(each, "%d %B %Y").date() for each in (first, last))
        assert (ends - starts).days + 1 == int(days.replace(",", "")), (days, first, last)


@each_example
def test_the_order_of_entry_does_not_matter(one: Example) -> None:
    made = one.made()
    shuffled = list(made.rows)
    random.Random(7).shuffle(shuffled)
    assert one.find(filed(made.case, shuffled)) == one.found


@each_example
def test_the_same_row_twice_adds_nothing(one: Example) -> None:
    made = one.made()
    assert one.find(filed(made.case, [*made.rows, *made.rows])) == one.found


@each_example
def test_who_entered_a_row_and_when_is_no_evidence(one: Example) -> None:
    made = one.made()
    again = [replace(row, recorded_by=OfficerId("somebody else")) for row in made.rows]
    assert [f.evidence for f in one.find(filed(made.case, again))] == [f.evidence for f in one.found]


@each_example
def test_a_review_lapses_when_an_incident_it_rests_on_changes(one: Example) -> None:
    made = one.made()
    for finding in one.found:
        if finding.incident_ids:
            changed = finding.incident_ids[0]
            rows = [
                replace(row, certainty="" if row.certainty else "suspected")
                if isinstance(row, Incident) and row.id == changed
                else row
                for row in made.rows
            ]
            after = {again.subject: again.evidence for again in one.find(filed(made.case, rows))}
            assert after.get(finding.subject) != finding.evidence


def test_a_call_aimed_at_a_pet_is_not_called_harm_to_one_and_no_more() -> None:
    made = Made()
    made.incident("2025-02-01", "call", targets="pet")
    (found,) = (each for each in find(made.file, day("2026-08-03")) if each.rule == "animals")
    assert found.title == "Harm to an animal, or conduct aimed at one"
    assert "phone call" not in found.sentence
    assert found.sentence.endswith("conduct aimed at a pet or animal.")


def test_an_alarm_is_named_by_the_kind_that_is_recorded_and_no_graver_one() -> None:
    """No "arson" over a threat, and no "attempt on life" over somebody asked to kill."""
    alarms = 0
    for kind in BEHAVIOURS:
        made = Made()
        made.incident("2024-03-03", kind.key)
        found = [each for each in find(made.file, day("2024-06-01")) if each.single]
        assert {each.title for each in found} <= {kind.label}
        alarms += len(found)
    assert alarms == 20


@pytest.mark.parametrize("kind", [each.key for each in KINDS if is_attempt(each.key)])
def test_an_attempt_is_told_as_one_and_nowhere_as_done(kind: str) -> None:
    """Some finding names it, and none names what was tried but within the name of the attempt."""
    made = Made()
    made.incident("2024-03-03", kind)
    told = [f"{each.title}. {each.sentence}".lower() for each in find(made.file, day("2024-06-01"))]
    attempt, done = behaviour(kind).label.lower(), behaviour(attempted_of(kind)).label.lower()
    assert any(attempt in each for each in told)
    assert not [each for each in told if done in each.replace(attempt, "")]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("rate-highlight", ("single incidents or of episodes of at most two days", "flare up", "wanders")),
        (
            "rate-one-look",
            ("of single incidents, or of episodes of at most two days", "flare up", "not chosen for what"),
        ),
        ("seriousness-rising", ("persist",)),
        ("seriousness-one-look", ("persist",)),
    ],
)
def test_what_a_test_promises_is_told_with_what_it_does_not_hold_for(rule: str, said: tuple[str, ...]) -> None:
    (told,) = (each for each in (*RULES, ONE_LOOK, SERIOUSNESS_LOOK) if each.key == rule)
    assert [each for each in said if each not in told.limits] == []


def test_the_steps_are_named_by_what_stands_on_them() -> None:
    """A vehicle made dangerous stands on the step of attempts to kill, and the method calls it no such thing."""
    (ladder,) = (each for each in RULES if each.key == "ladder")
    highest = {each.key for each in BEHAVIOURS if each.rung == 7 and not is_attempt(each.key)}
    assert highest - {"attempted-murder"} == {"murder", "solicit-murder", "brakes"}
    assert "step 7 a killing, what was done or paid for towards one, and a vehicle made dangerous" in (ladder.method)


@pytest.mark.parametrize(("kind", "title"), [("letter", "Contact"), ("research", "Conduct"), ("", "Conduct")])
def test_what_reaches_nobody_is_no_contact_from_custody(kind: str, title: str) -> None:
    made = Made()
    made.add(Whereabouts, kind="prison", starts=day("2025-01-05"), ends=day("2025-05-30"))
    made.incident("2025-02-01", kind)
    (found,) = (each for each in find(made.file, day("2026-08-03")) if each.rule == "contact-from-custody")
    assert found.title == f"{title} while in prison"


OTHERS = {
    "new_days": 30, "kinds_least": 9, "soon_days": 1, "after_days": 1, "serious": 1, "fear_times": 9, "marac_count": 9,
    "marac_months": 1, "marac_counted": "told", "repeat_months": 1, "repeat_anchor": "meeting", "quiet_days": 900,
    "quiet_before": 900, "trigger_days": 1, "rate_least": 900, "rate_episode_days": 30, "rate_weeks": 2,
}  # fmt: skip
"""Of each setting a value far from ours."""


@pytest.mark.parametrize("name", [name for name in asdict(DEFAULTS) if name != "dated"])
def test_every_setting_that_the_program_carries_changes_what_a_rule_says(name: str) -> None:
    other = Params(**{name: OTHERS[name]})  # type: ignore[arg-type]
    cases = ((one.made().file, one.up_to) for one in EXAMPLES)
    assert any(find(file, on) != find(file, on, other) for file, on in cases)
