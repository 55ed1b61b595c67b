# SPDX-License-Identifier: Apache-2.0
"""Every deadline that the program carries is counted by a line of Today: change it, and a line changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.casemaker import OFFENDER, VICTIM, Made, day, filed, when
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_lines import DueItem, due_items
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.conduct import PoliceContact, PoliceContactIncident
from vlu_desktop.record.offending import Hearing, Movement, Proceeding, Sentence, Whereabouts
from vlu_desktop.record.people import ContactPoint, Relationship
from vlu_desktop.record.work import Contact, FormAnswers, Meeting, Request, Telling
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.lawful_ends import with_lawful_ends

TODAY = date(2026, 8, 3)
RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))


def hearing(on: str, kind: str = "sentence", result: str = "") -> Callable[[Made], object]:
    def build(made: Made) -> object:
        return made.add(Hearing, proceeding_id=made.add(Proceeding), kind=kind, on=day(on), result=result)

    return build


def withholding(made: Made) -> object:
    made.add(Request, kind="non-disclosure")
    return hearing("2026-10-05", "parole-oral")(made)


def recalled(on: str) -> Callable[[Made], object]:
    def build(made: Made) -> object:
        made.add(Movement, kind="recall", on=day(on))
        return made.add(Whereabouts, kind="prison", starts=day(on) + timedelta(days=2))

    return build


def reported(made: Made) -> object:
    made.incident("2026-02-19", "call")
    return made.incident("2026-02-20", "call", reported="yes")


def assaulted(relationship: str, on: str = "2026-02-20", stated: str = "") -> Callable[[Made], object]:
    def build(made: Made) -> object:
        if relationship:
            made.add(Relationship, person_id=VICTIM, other_id=OFFENDER, kind=relationship)
        incident = made.incident(on, "assault", reported="yes")
        if stated:
            contact = made.add(PoliceContact, kind="interview", happened=when(stated))
            made.add(PoliceContactIncident, police_contact_id=contact, incident_id=incident)
        return incident

    return build


def told(**more: Any) -> Callable[[Made], object]:
    known: dict[str, Any] = {
        "copy_received_on": day("2026-01-06"),
        "status": "in-force",
    }
    return lambda made: made.order(more.pop("made", "2026-08-01"), **(known | more))


def letter(made: Made) -> object:
    post = made.add(ContactPoint, person_id=VICTIM, kind="post", value="9 New Place", safe="yes")
    sent = made.add(Contact, person_id=VICTIM, happened=when("2026-07-22"), channel="letter", outcome="sent",
                    contact_point_id=post)  # fmt: skip
    order = made.order("2026-07-20", status="in-force", copy_received_on=day("2026-07-21"))
    return made.add(Telling, person_id=VICTIM, event="order-made", record_type="order", record_id=order,
                    why="contact", contact_id=sent)  # fmt: skip


def nothing(made: Made) -> object:
    return made


# Which fact of a case each is counted from, and how the case stands.
COUNTED: dict[str, tuple[Callable[[Made], object], dict[str, Any]]] = {
    "vcs_referral": (lambda made: made.add(Sentence, kind="imprisonment", passed=when("2026-07-28")), {}),
    "vcs_first_contact": (nothing, {"scheme": "vcs", "status": "referred", "opened": TODAY}),
    "vns_contact": (nothing, {"scheme": "vns", "status": "referred", "opened": TODAY}),
    "annual_contact": (nothing, {"contact_level": "annual", "opened": day("2025-08-10")}),
    "parole_statement": (hearing("2026-10-05", "parole-oral"), {}),
    "withholding_application": (withholding, {}),
    "to_casework": (withholding, {}),
    "parole_summary": (hearing("2026-03-10", "parole-oral", "Not released"), {}),
    "ftr56_rerelease": (recalled("2026-07-20"), {}),
    "ftr14_rerelease": (recalled("2026-02-27"), {"opened": day("2026-01-05")}),
    "marac_follow_up": (lambda made: made.add(Meeting, kind="marac", on=day("2026-07-28"), status="held"), {}),
    "marac_repeat": (
        lambda made: made.add(Meeting, kind="marac", on=day("2025-08-20"), status="held", no_follow_up_reason="Moved."),
        {},
    ),
    "statement_update": (hearing("2026-08-24"), {}),
    "order_expiry_warning": (told(kind="nmo", expires=day("2026-09-28")), {}),
    "release_warning": (lambda made: made.add(Movement, kind="release", on=day("2026-08-31")), {}),
    "risk_review": (
        lambda made: made.add(FormAnswers, form="review", done_on=day("2026-05-10"), status="complete"),
        {},
    ),
    "key_stage_contact": (lambda made: made.add(Movement, kind="release", on=day("2026-07-30")), {}),
    "tell_at_once": (lambda made: made.add(Movement, kind="escape", on=day("2026-08-01")), {}),
    "letter_returned": (letter, {}),
    "parole_reconsideration": (hearing("2026-07-30", "parole-oral", "Released"), {}),
    "contact_otherwise": (nothing, {"scheme": "other", "status": "referred", "opened": TODAY}),
    "dvpo_end": (told(kind="dvpo"), {}),
    "spo_notification": (told(kind="spo", served=day("2026-08-01")), {}),
    "dapo_notification": (told(kind="dapo"), {}),
    "summary_limit": (reported, {}),
    "assault_limit": (assaulted(""), {}),
    "domestic_assault_limit": (assaulted("former-partners", stated="2026-02-20"), {}),
    "domestic_assault_latest": (assaulted("former-partners", "2024-08-20", stated="2026-08-01"), {}),
    "lenient_sentence": (lambda made: made.add(Sentence, kind="community", passed=when("2026-07-28")), {}),
    "observe_hearing": (hearing("2026-11-16", "parole-oral"), {}),
    "transcript": (lambda made: made.add(Request, kind="transcript", sent_on=day("2026-07-28")), {}),
    "complaint_acknowledged": (lambda made: made.add(Complaint, made_on=day("2026-07-28")), {}),
    "complaint_answer": (
        lambda made: made.add(Complaint, made_on=day("2026-07-28"), acknowledged_on=day("2026-07-29")),
        {},
    ),
    "rule_age": (
        lambda made: made.add(
            Meeting,
            kind="marac",
            on=day("2026-07-28"),
            referred_on=day("2026-05-02"),
            status="held",
            follow_up_on=day("2028-01-01"),
        ),
        {},
    ),
    "retention_closed": (nothing, {"status": "closed", "closed": day("2020-09-01")}),
    "retention_open": (nothing, {"opened": day("2021-09-01")}),
}


LOOKED_AT = {"rule_age": date(2027, 4, 20), "ftr14_rerelease": date(2026, 3, 5)}
"""When a case is looked at, where it isn't today: no source was read so long ago yet, and a rule may have ended."""


def lines(key: str, rules: Rules) -> tuple[DueItem, ...]:
    today = LOOKED_AT.get(key, TODAY)
    build, case = COUNTED[key]
    made = Made()
    build(made)
    values: dict[str, Any] = {"status": "active", "opened": day("2026-01-05")} | case
    file = filed(replace(made.case, **values), made.rows)
    return due_items(with_lawful_ends(file, rules, HOLIDAYS), today, rules, HOLIDAYS)


def shorter(key: str) -> Rules:
    """Ours, with one of a number less by two."""
    return Rules(tuple(replace(rule, number=abs(rule.number - 2)) if rule.key == key else rule for rule in RULES.rules))


def test_every_deadline_that_the_program_carries_is_in_the_table_above() -> None:
    assert list(COUNTED) == list(dict.fromkeys(rule.key for rule in RULES.rules))


@pytest.mark.parametrize("key", COUNTED)
def test_a_line_counts_by_it(key: str) -> None:
    ours = lines(key, RULES)
    assert ours
    assert lines(key, shorter(key)) != ours
