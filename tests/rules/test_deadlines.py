# SPDX-License-Identifier: Apache-2.0
"""The deadlines that the program carries, and what a unit may change about them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform import paths
from vlu_desktop.record.work import RuleSetting
from vlu_desktop.rules.deadlines import Rule, Rules, due, is_old, rule_on

FOLDER = paths.resources() / "rules"
HOLIDAYS = Holidays.from_toml((FOLDER / "bank_holidays.toml").read_text(encoding="utf-8"))
RULES = Rules.from_toml((FOLDER / "deadlines.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("key", "anchor", "expected"),
    [
        ("vcs_referral", date(2026, 3, 30), date(2026, 4, 15)),
        ("vcs_first_contact", date(2026, 4, 15), date(2026, 5, 14)),
        ("vns_contact", date(2026, 3, 30), date(2026, 4, 14)),
        ("annual_contact", date(2024, 2, 29), date(2025, 2, 28)),
        ("parole_statement", date(2026, 9, 16), date(2026, 8, 19)),
        ("parole_statement", date(2026, 9, 28), date(2026, 8, 28)),
        ("withholding_application", date(2026, 9, 16), date(2026, 7, 22)),
        ("to_casework", date(2026, 9, 16), date(2026, 7, 8)),
        ("complaint_acknowledged", date(2026, 7, 1), date(2026, 7, 15)),
        ("complaint_answer", date(2026, 7, 1), date(2026, 7, 29)),
        ("parole_summary", date(2026, 3, 16), date(2026, 9, 16)),
        ("parole_summary", date(2026, 6, 26), date(2026, 12, 29)),
        ("ftr56_rerelease", date(2026, 7, 1), date(2026, 8, 25)),
        ("ftr56_rerelease", date(2026, 3, 30), date(2026, 4, 26)),
        ("ftr14_rerelease", date(2026, 3, 30), date(2026, 4, 12)),
        ("ftr14_rerelease", date(2015, 2, 1), date(2015, 2, 14)),
        ("tell_at_once", date(2026, 7, 4), date(2026, 7, 4)),
        ("letter_returned", date(2026, 7, 1), date(2026, 7, 15)),
        ("parole_reconsideration", date(2026, 6, 1), date(2026, 6, 22)),
        ("parole_reconsideration", date(2026, 8, 10), date(2026, 8, 28)),
        ("contact_otherwise", date(2026, 7, 1), date(2026, 7, 29)),
        ("marac_follow_up", date(2026, 7, 1), date(2026, 7, 29)),
        ("marac_repeat", date(2026, 7, 1), date(2027, 7, 1)),
        ("statement_update", date(2026, 9, 16), date(2026, 8, 19)),
        ("order_expiry_warning", date(2026, 9, 16), date(2026, 7, 22)),
        ("release_warning", date(2026, 9, 16), date(2026, 8, 19)),
        ("risk_review", date(2026, 11, 30), date(2027, 2, 28)),
        ("key_stage_contact", date(2026, 12, 24), date(2026, 12, 30)),
        ("dvpo_end", date(2026, 7, 1), date(2026, 7, 28)),
        ("spo_notification", date(2026, 7, 1), date(2026, 7, 3)),
        ("dapo_notification", date(2026, 7, 1), date(2026, 7, 3)),
        ("summary_limit", date(2026, 3, 16), date(2026, 9, 16)),
        ("assault_limit", date(2026, 3, 16), date(2026, 9, 16)),
        ("domestic_assault_limit", date(2026, 3, 16), date(2026, 9, 16)),
        ("domestic_assault_latest", date(2024, 9, 16), date(2026, 9, 16)),
        ("lenient_sentence", date(2026, 7, 1), date(2026, 7, 29)),
        ("observe_hearing", date(2026, 9, 16), date(2026, 6, 24)),
        ("transcript", date(2026, 7, 1), date(2026, 7, 15)),
        ("rule_age", date(2026, 11, 1), date(2027, 5, 1)),
        ("retention_closed", date(2026, 11, 2), date(2032, 11, 2)),
        ("retention_open", date(2024, 2, 29), date(2029, 2, 28)),
    ],
)
def test_what_is_due_when(key: str, anchor: date, expected: date) -> None:
    found = RULES.due(key, anchor, HOLIDAYS)
    assert found is not None
    assert found.date == expected


def test_rules_that_came_from_outside_are_read_alike(files_read_here: None) -> None:
    assert Rules.from_outside((FOLDER / "deadlines.toml").read_text(encoding="utf-8")) == RULES


def test_every_rule_has_an_example_above() -> None:
    mark = test_what_is_due_when.pytestmark[0]  # type: ignore[attr-defined]
    assert {row[0] for row in mark.args[1]} == {rule.key for rule in RULES.rules}


def test_the_sentence_shows_its_working_and_asks_to_be_confirmed() -> None:
    found = RULES.due("ftr56_rerelease", date(2026, 7, 1), HOLIDAYS)
    assert found is not None
    assert found.confirm
    assert found.sentence == (
        "Re-release after a fixed-term recall of 56 days: by 25 August 2026, "
        "56 days beginning with return to custody (1 July 2026). Calculated: confirm it."
    )
    limit = RULES.due("summary_limit", date(2026, 3, 20), HOLIDAYS)
    assert limit is not None
    assert "20 September 2026 is not a working day" in limit.sentence
    assert limit.sentence.endswith("Calculated from a rule not yet checked: confirm it.")


def test_our_own_values_say_why_and_need_no_confirming() -> None:
    own = [rule for rule in RULES.rules if rule.unit]
    assert {rule.key for rule in own} >= {"marac_follow_up", "statement_update", "order_expiry_warning", "risk_review"}
    assert all(rule.note and rule.source == "Own starting value" for rule in own)
    assert not due(own[0], date(2026, 7, 1), HOLIDAYS).confirm


def test_a_rule_that_does_not_say_so_is_law_from_memory_counted_from_the_day_after() -> None:
    rule = Rule(
        key="a", title="A", source="S", valid_from=date(2020, 1, 1), anchor="release", number=3, length="days",
        direction="after", note="As an example.",
    )  # fmt: skip
    made = due(rule, date(2026, 7, 1), HOLIDAYS)
    assert (made.date, made.confirm) == (date(2026, 7, 4), True)
    assert made.sentence.endswith("Calculated from a rule not yet checked: confirm it.")


def test_the_rule_is_the_one_in_force_on_the_day() -> None:
    for on, number in ((date(2012, 12, 3), 28), (date(2026, 3, 30), 28), (date(2026, 3, 31), 56)):
        found = rule_on(RULES, "ftr56_rerelease", on)
        assert found is not None
        assert found.number == number
    assert rule_on(RULES.rules, "ftr56_rerelease", date(2012, 12, 2)) is None
    assert RULES.due("ftr56_rerelease", date(2012, 12, 2), HOLIDAYS) is None
    for on, there in (
        (date(2015, 1, 31), False), (date(2015, 2, 1), True), (date(2026, 3, 30), True), (date(2026, 3, 31), False),
    ):  # fmt: skip
        assert (RULES.on("ftr14_rerelease", on) is not None) is there
    assert RULES.on("no such rule", date(2026, 1, 1)) is None


OWN = """
    [[rule]]
    key = "marac_follow_up"
    title = "MARAC follow-up"
    source = "Our MARAC sits every fortnight"
    valid_from = 2026-01-01
    valid_to = 2026-12-31
    anchor = "the MARAC"
    number = 14
    length = "days"
    direction = "after"
    unit = true
    note = "Agreed with the chair."
"""


@pytest.mark.parametrize(
    ("day", "own"),
    [
        (date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False),
    ],
)  # fmt: skip
def test_a_unit_s_own_file_stands_before_ours_key_by_key_on_the_days_on_which_it_holds(day: date, own: bool) -> None:
    both = RULES.overlaid(Rules.from_toml(OWN))
    rule = both.on("marac_follow_up", day)
    assert rule is not None
    assert (rule.note == "Agreed with the chair.") is own
    assert both.due("marac_follow_up", day, HOLIDAYS) != RULES.due("marac_follow_up", day, HOLIDAYS) or not own
    for each in RULES.rules:
        if each.key != "marac_follow_up":
            assert both.on(each.key, day) == RULES.on(each.key, day)


def test_of_several_of_its_own_the_one_that_began_last_holds_and_then_the_one_entered_last() -> None:
    first = Rules.from_toml(OWN.replace("valid_to = 2026-12-31", "")).rules[0]
    corrected = replace(first, number=13)
    later = replace(first, number=12, valid_from=date(2026, 6, 1))
    both = RULES.overlaid(Rules((first, later, corrected)))
    for day, number in ((date(2026, 3, 1), 13), (date(2026, 7, 1), 12)):
        rule = both.on("marac_follow_up", day)
        assert rule is not None
        assert rule.number == number


def test_a_setting_that_holds_no_deadline_of_ours_is_passed_over() -> None:
    text = Rules.from_toml(OWN).rules[0].to_toml()
    for name, value in (
        ("marac_follow_up", text), ("new_days", "60"), ("deadline.other", text),
        ("deadline.other", text.replace("marac_follow_up", "other")),
        ("deadline.marac_follow_up", "of a newer form"),
        ("deadline.marac_follow_up", text + text.replace("2026-", "2024-")),
    ):  # fmt: skip
        assert RULES.with_settings([RuleSetting(name=name, value=value)]) is RULES
    held = RULES.with_settings([RuleSetting(name="deadline.marac_follow_up", value=text)])
    assert held.on("marac_follow_up", date(2026, 7, 1)) == Rules.from_toml(OWN).rules[0]


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.key)
def test_a_rule_is_written_as_it_was_read(rule: Rule) -> None:
    assert Rules.from_toml(rule.to_toml()).rules == (rule,)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_it_says_is_written_as_it_was_read(note: str, source: str) -> None:
    rule = replace(RULES.rules[0], note=note, source=source)
    assert Rules.from_toml(rule.to_toml()).rules == (rule,)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"length": "fortnights"}, "length must be one of"),
        ({"direction": "sideways"}, "after or before"),
        ({"number": -1}, "number must be 0"),
        ({"roll": "up"}, "roll must be"),
        ({"valid_to": date(2000, 1, 1)}, "ends before it begins"),
        ({"note": ""}, "is empty"),
        ({"inclusive": True, "length": "months"}, "day 1"),
    ],
)
def test_a_rule_that_makes_no_sense_is_named(change: dict[str, object], says: str) -> None:
    with pytest.raises(UserError, match=says):
        replace(RULES.rules[0], **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[rule]", "can't be read"),
        ("other = 1", r"nothing but \[\[rule\]\]"),
        ("rule = 3", r"nothing but \[\[rule\]\]"),
        ("rule = [1]", r"nothing but \[\[rule\]\]"),
        ("rule = [{key = 'x'}, 1]", r"nothing but \[\[rule\]\]"),
        ("[[rule]]\nkey = 'x'", "lacks anchor, direction"),
        ("[[rule]]", "lacks anchor, direction, key, length, note, number, source, title, valid_from"),
        ("[[rule]]\nkey = 'x'\nnumber = '3'", "“number” of the rule “x”"),
        ("[[rule]]\nkey = 'x'\ncolour = 'red'", "“colour”"),
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        Rules.from_toml(text)


def test_two_versions_may_follow_each_other_and_not_overlap() -> None:
    text = (FOLDER / "deadlines.toml").read_text(encoding="utf-8")
    with pytest.raises(UserError, match="hold at once"):
        Rules.from_toml(text + text)


def test_working_days_past_the_known_years_are_refused_and_other_days_say_so() -> None:
    with pytest.raises(UserError, match="known from 2015 to 2028"):
        RULES.due("vcs_referral", date(2028, 12, 20), HOLIDAYS)
    found = RULES.due("parole_summary", date(2028, 9, 1), HOLIDAYS)
    assert found is not None
    assert found.date == date(2029, 3, 1)
    assert "Bank holidays after 2028 are not known" in found.sentence


@given(st.sampled_from(RULES.rules), st.dates(date(2016, 1, 1), date(2027, 6, 30)))
def test_after_is_after_and_before_is_before(rule: Rule, anchor: date) -> None:
    found = due(rule, anchor, HOLIDAYS).date
    if rule.number == 0:
        assert found == anchor
    else:
        assert found > anchor if rule.direction == "after" else found < anchor
    long = rule.key.startswith("retention_") or rule.key == "domestic_assault_latest"
    longest = timedelta(days=2200 if long else 400)
    assert abs(found - anchor) <= longest


def test_how_a_rule_is_counted_is_said_in_words() -> None:
    rule = RULES.on("vcs_referral", date(2026, 1, 5))
    assert rule is not None
    assert rule.counted == "10 working days after sentence"


def test_each_rule_of_law_says_who_confirms_it_and_one_that_was_checked_when_it_was_read() -> None:
    law = [rule for rule in RULES.rules if not rule.unit]
    assert [rule.key for rule in law if not rule.confirm_by] == []
    assert [rule.key for rule in law if rule.checked and rule.read_on is None] == []
    assert all(rule.source for rule in RULES.rules)
    assert [rule.read_on for rule in RULES.rules if rule.unit and rule.read_on] == []


def test_a_rule_that_holds_in_some_areas_says_so() -> None:
    found = RULES.due("dapo_notification", date(2026, 7, 1), HOLIDAYS)
    assert found is not None
    assert "It holds in Greater Manchester, the London boroughs" in found.sentence


@pytest.mark.parametrize(
    ("read_on", "today", "old"),
    [
        (date(2026, 11, 1), date(2027, 5, 1), False),
        (date(2026, 11, 1), date(2027, 5, 2), True),
        (None, date(2030, 1, 1), False),
    ],
)
def test_a_source_is_old_once_the_unit_s_limit_has_passed(read_on: date | None, today: date, old: bool) -> None:
    assert is_old(RULES, read_on, today, HOLIDAYS) is old
