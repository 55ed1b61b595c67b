# SPDX-License-Identifier: Apache-2.0
"""Findings put together in cards: what makes one card, what is new, and what stands first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.analysis.casemaker import Made, day
from vlu_desktop.analysis.glance import cards
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules import RULES
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.finding import GROUPS, Card, Finding
from vlu_desktop.record.offending import Sentence, Whereabouts
from vlu_desktop.record.work import FindingReview

ON = day("2026-08-03")
SINCE = day("2026-05-06")
"""The first of the ninety days that end on that day."""


def of(made: Made) -> dict[str, Card]:
    """The cards by their keys, in their order."""
    found = cards(made.file, find(made.file, ON), ON, DEFAULTS)
    assert len({each.key for each in found}) == len(found)
    return {each.key: each for each in found}


def rules(card: Card) -> list[str]:
    return [each.rule for each in card.findings]


def broken_order(made: Made, on: str, *breaches: str, served: str = "") -> str:
    order = made.order(on, served=day(served or on))
    for each in breaches:
        made.incident(each, "call", breaks=order)
    return order


def test_an_order_its_service_and_its_sentence_within_a_week_are_one_card_with_its_breaches() -> None:
    made = Made()
    broken_order(made, "2025-03-03", "2025-03-07", "2025-04-01", "2025-06-01", served="2025-03-05")
    made.add(Sentence, passed=When.on(day("2025-03-10")))
    found = of(made)
    card = found["step:2025-03-03"]
    assert card.title == "Restraining order of 3 March 2025: 3 incidents recorded as breaking it"
    assert rules(card)[:4] == ["after-breach", "more-than-two-breaches", "second-breach", "breach-soon"]
    assert set(rules(card)[4:]) == {"after-sanction"}
    assert len(rules(card)) == 7
    assert (card.group, card.folded, card.latest, card.new) == ("orders", False, day("2025-06-01"), False)
    assert not any(key.startswith("after:") for key in found)


def test_one_that_comes_later_than_a_week_is_another_step() -> None:
    made = Made()
    broken_order(made, "2026-05-20", "2026-06-01", "2026-06-20")
    made.add(Sentence, passed=When.on(day("2026-05-28")))
    found = of(made)
    assert rules(found["after:2026-05-28"]) == ["after-sanction"]
    assert "after-sanction" in rules(found["step:2026-05-20"])


def test_breaches_of_several_orders_taken_together_are_told_with_the_last_of_them() -> None:
    made = Made()
    broken_order(made, "2025-01-03", "2025-02-01", "2025-02-08", "2025-02-15")
    broken_order(made, "2026-02-03", "2026-03-01")
    found = of(made)
    assert [each.subject for each in found["step:2026-02-03"].findings if each.rule == "more-than-two-breaches"] == [
        "all:p-offender"
    ]


def test_a_breach_whose_order_has_no_day_is_a_card_by_itself() -> None:
    made = Made()
    order = made.order("")
    made.incident("2026-06-01", "call", breaks=order)
    (card,) = (each for each in of(made).values() if each.key.startswith("step:"))
    assert card.title == "Restraining order: 1 incident recorded as breaking it"


@pytest.mark.parametrize(("on", "shown"), [("2026-05-01", True), ("2026-02-01", False)])
def test_what_followed_an_order_not_broken_is_a_card_while_it_is_new(on: str, shown: bool) -> None:
    made = Made()
    made.order(on)
    made.incident(day(on).replace(day=7).isoformat(), "call")
    found = of(made)
    assert (f"after:{on}" in found) == shown
    assert any("after-sanction" in rules(card) for card in found.values())


def test_an_alarm_of_the_last_ninety_days_has_its_own_card_and_those_of_before_share_a_line() -> None:
    made = Made()
    made.incident("2024-04", "threat-to-kill")
    made.incident("2025-05-05", "strangulation")
    made.incident((SINCE - timedelta(days=1)).isoformat(), "arson")
    made.incident(SINCE.isoformat(), "lying-in-wait")
    found = of(made)
    assert next(iter(found)) == "alarm:lying-in-wait"
    assert [key for key in found if "alarm" in key] == ["alarm:lying-in-wait", "earlier-alarms:"]
    earlier = found["earlier-alarms:"]
    assert earlier.title == (
        "Earlier: arson (5 May 2026), strangulation or suffocation (5 May 2025) and threat to kill (April 2024)"
    )
    assert earlier.folded
    assert rules(earlier) == ["fire", "strangulation", "threat-to-kill"]


@pytest.mark.parametrize(
    ("reviewed", "new"), [(None, False), ("2026-07-01", False), ("2025-12-31", True), ("2026-01-02", False)]
)
def test_what_came_since_the_last_review_is_new_where_that_was_longer_ago(reviewed: str | None, new: bool) -> None:
    made = Made()
    made.incident("2026-01-01", "strangulation")
    if reviewed:
        made.add(FindingReview, rule="fire", on=day(reviewed), verdict="seen")
        made.add(FindingReview, rule="fire", on=day("2024-01-01"), verdict="seen")
    assert ("alarm:strangulation" in of(made)) == new


def test_breaches_that_the_dates_leave_open_are_told_as_such_and_not_counted_with_the_others() -> None:
    made = Made()
    order = made.order("2025-03-10")
    made.incident("2025-03", "call", breaks=order)
    assert of(made)["step:2025-03-10"].title == "Restraining order of 10 March 2025: 1 incident may have broken it"
    for day_of in ("2025-04-01", "2025-05-01"):
        made.incident(day_of, "call", breaks=order)
    assert of(made)["step:2025-03-10"].title == (
        "Restraining order of 10 March 2025: 2 incidents recorded as breaking it"
    )


def test_contact_from_custody_is_one_card_however_many_stays() -> None:
    made = Made()
    for first, last, on in (("2025-01-01", "2025-03-01", "2025-02-01"), ("2025-05-01", "2025-07-01", "2025-06-01")):
        made.add(Whereabouts, kind="prison", starts=day(first), ends=day(last))
        made.incident(on, "letter")
    card = of(made)["custody:"]
    assert (rules(card), card.folded, card.group) == (["contact-from-custody"] * 2, True, "orders")
    assert card.latest == day("2025-06-01")


def test_of_much_alike_the_first_three_are_named_and_the_rest_counted() -> None:
    made = Made()
    for on, kind in (("2025-01-05", "threat-violence"), ("2025-02-05", "watch"), ("2025-03-05", "animal-harm")):
        made.incident(on, kind)
    three = of(made)["holds:"]
    animal, near = "harm to an animal, or conduct aimed at one", "staying near, watching, tracking or searching"
    assert three.title == f"Also held: {animal}; {near}; threats"
    made.incident("2025-04-05", "break-in")
    assert of(made)["holds:"].title == f"Also held: home entered or tried; {animal}; {near}; and 1 more"


def made_up(rule: str, group: str, incidents: tuple[str, ...] = ()) -> Finding:
    shape = Rule(key=rule, title=rule, method="", limits="", source="", find=lambda rule, view: (), group=group)
    return replace(shape.finding(sentence="The record shows it."), incident_ids=incidents)


def test_what_stands_first() -> None:
    """A new alarm, what a test tells, what is new, the alarms of before; then orders and custody, and firsts last."""
    made = Made()
    old, late = made.incident("2025-01-05", "call"), made.incident("2026-07-05", "call")
    order = made.order("2024-02-03")
    steps = [replace(made_up("after-breach", "orders", (old,)), links=(("order", order),))]
    found = [
        made_up("ladder", "first", (old,)),
        made_up("statement-older", "to-do", (late,)),
        made_up("threats", "holds", (old,)),
        made_up("contact-from-custody", "orders", (old,)),
        *steps,
        made_up("weapon", "single", (old,)),
        made_up("rate-highlight", "worse", (old,)),
        made_up("fire", "single", (late,)),
    ]
    shown = [card.key for card in cards(made.file, found, ON, DEFAULTS)]
    assert shown == [
        "alarm:fire", "tested:rate-highlight:", "earlier-alarms:", "custody:", "step:2024-02-03", "holds:", "to-do:",
        "first:",
    ]  # fmt: skip
    newer = [replace(each, incident_ids=(late,)) if each.rule in ("threats", "ladder") else each for each in found]
    assert [card.key for card in cards(made.file, newer, ON, DEFAULTS)][:5] == [
        "alarm:fire", "tested:rate-highlight:", "holds:", "first:", "earlier-alarms:",
    ]  # fmt: skip


def test_only_what_a_test_has_told_stands_under_more_often_and_more_serious() -> None:
    assert {rule.key for rule in RULES if rule.group == "worse"} == {
        "rate-highlight", "rate-after-order", "seriousness-rising",
    }  # fmt: skip
    assert {rule.key for rule in RULES if rule.group == "first"} == {
        "ladder", "new-kinds", "kinds-in-window", "new-targets", "remote-to-physical",
    }  # fmt: skip
    assert {rule.group for rule in RULES} <= {key for key, _ in GROUPS}


def test_every_finding_is_in_one_card() -> None:
    made = Made()
    broken_order(made, "2025-03-03", "2025-03-07", "2026-07-01", "2025-06-01")
    made.add(Whereabouts, kind="prison", starts=day("2025-05-01"), ends=day("2025-07-01"))
    for kind in ("strangulation", "threat-violence", "watch", "break-in", "follow"):
        made.incident("2025-09-09", kind)
    found = find(made.file, ON)
    held = [each.key for card in cards(made.file, found, ON, DEFAULTS) for each in card.findings]
    assert sorted(held) == sorted(each.key for each in found)
    assert cards(made.file, (), ON, DEFAULTS) == ()


def test_a_rule_that_failed_is_something_to_see_to_and_no_alarm() -> None:
    failed = [replace(made_up(rule, group), failed=True) for rule, group in (("weapon", "single"), ("ladder", "first"))]
    (card,) = cards(Made().file, failed, ON, DEFAULTS)
    assert (card.key, rules(card), card.group) == ("to-do:", ["weapon", "ladder"], "to-do")
