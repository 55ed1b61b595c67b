# SPDX-License-Identifier: Apache-2.0
"""What the law and the scheme were found to be, line by line, and what the program says where nobody could find it."""

from datetime import date

import pytest

from tests.rules.to_confirm import PAGE
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.platform import paths
from vlu_desktop.record.order_kind import ORDER_KINDS
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.rules.deadlines import Rules

FOLDER = paths.resources() / "rules"
RULES = Rules.from_toml((FOLDER / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((FOLDER / "bank_holidays.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("key", "checked", "said"),
    [
        ("vcs_referral", True, "still in operation on 1 June 2026"),
        ("vcs_first_contact", True, "a draft of a new one is on GOV.UK"),
        ("vns_contact", False, "The evaluation itself was not read"),
        ("withholding_application", True, "Only the Secretary of State may apply"),
        ("withholding_application", True, "well before this day"),
        ("complaint_acknowledged", True, "of the one before it"),
        ("dvpo_end", True, "14 to 28"),
        ("spo_notification", True, "takes the place of an interim one"),
        ("spo_notification", True, "registered for sexual offences"),
        ("dapo_notification", True, "was to end on 31 March 2026"),
        ("lenient_sentence", True, "Six months for victims were announced"),
        ("transcript", False, "Free of charge"),
        ("observe_hearing", False, "presumption"),
        ("marac_repeat", True, "Some areas count from the meeting"),
    ],
)
def test_a_deadline_says_how_far_it_is_known(key: str, checked: bool, said: str) -> None:
    rule = RULES.on(key, TODAY)
    assert rule is not None
    assert (rule.checked, said in rule.note) == (checked, True)
    assert rule.confirm_by


def test_notification_of_a_domestic_abuse_order_names_where_it_was_piloted() -> None:
    rule = RULES.on("dapo_notification", TODAY)
    assert rule is not None
    assert {"Greater Manchester", "Cleveland", "North Wales"} <= set(rule.area.replace(" and the ", ", ").split(", "))


def test_no_order_can_be_entered_as_made_by_a_route_that_was_not_shown_to_be_in_force() -> None:
    assert [each.key for each in ORDER_KINDS if each.key.startswith("spo")] == ["spo", "spo-interim"]


@pytest.mark.parametrize(("year", "known"), [(2014, False), (2015, True), (2028, True), (2029, False)])
def test_for_which_years_bank_holidays_are_known(year: int, known: bool) -> None:
    assert HOLIDAYS.knows(date(year, 5, 1)) is known


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("movement", "early-release release-error deportation-refused hospital-discharge temporary"),
        ("sentence-kind", "dpp particular-concern under-eighteen restricted hybrid deferred"),
        ("requirement-kind", "restriction-zone driving drinking events tagging curfew exclusion"),
        ("request-kind", "observe reconsideration transcript lenient-sentence reasons"),
        ("function", "com pom ppcs witness-care officer-in-case idva isva representative"),
        ("contact-outcome", "returned wrong-number"),
        ("statement-kind", "court parole tribunal family-impact"),
    ],
)
def test_what_the_work_speaks_of_can_be_chosen(name: str, words: str) -> None:
    assert set(words.split()) <= {key for key, _ in vocabulary(name).terms}


@pytest.mark.parametrize(
    "what",
    [
        "protection orders) was a pilot", "conviction or acquittal", "six months for a lenient sentence",
        "Transcripts of sentencing", "Observing a parole hearing", "apply to withhold a statement",
        "Criminal Procedure Rules", "potential escalation", "How long files are kept",
        "a third of a standard sentence", "Victims and Courts Act 2026",
    ],
)  # fmt: skip
def test_what_was_not_found_is_on_the_list_of_what_to_confirm(what: str) -> None:
    assert what.casefold() in PAGE.read_text(encoding="utf-8").casefold()
