# SPDX-License-Identifier: Apache-2.0
"""The example casebook shows whom an officer tells of what, and what the record holds of a history."""

from collections import Counter
from functools import cache

import pytest

from tests.papers.example_documents import LAST_DAY, example
from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.due.telling_lines import Duty, duties
from vlu_desktop.record.offending import NoneKnown, OffenderHistory
from vlu_desktop.record.people import Case
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.telling_event import AT_ONCE, TELLING_EVENTS
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import Contact

TOLD_OTHERWISE = frozenset({"first-contact"})
"""Not from the record of the offender, but a line of its own."""
HISTORY = {
    "conviction": {"against_id", "category", "index_offence", "count"},
    "charge": {"count", "category", "index_offence"},
    "sentence": {"charge_id", "conviction_id", "offence", "count"}, "order": {"count", "expires"},
    "breach": {"count", "charge_id", "outcome", "outcome_on", "sentence"}, "police-contact": {"count", "done"},
    "hearing": {"bail_objected", "remand_sought", "decided_on", "outcome"}, "none-known": {"what", "source", "on"},
    "offender-history": {"account", "against_id", "source", "reliability"}, "person": {"age_told", "access_needs",
    "ethnicity", "disability", "religion", "language", "interpreter"}, "person-reference": {"kind", "reference"},
    "contact-point": {"safe_when", "may_say_who", "may_leave_message", "until"},
    "contact": {"contact_point_id", "next_step", "follow_up_on"}, "involvement": {"contact_level", "function", "until"},
    "telling": {"contact_id", "reason", "manager"}, "conviction-incident": {"incident_id"},
    "incident": {"reliability", "count"},
}  # fmt: skip
"""What the record can say of a history and of a duty, by the kind of record."""


@cache
def owed() -> tuple[tuple[Duty, ...], tuple[DueItem, ...]]:
    """Every duty of every case on the last day the casebook knows of, and the lines of Today."""
    data, store = shipped(), example()
    all_duties, lines = list[Duty](), list[DueItem]()
    for case in store.all(Case):
        file = store.case_file(case.id)
        assert file is not None
        all_duties += duties(Diary(case_file=file, today=LAST_DAY, rules=data.rules, holidays=data.holidays))
        lines += due_items(file, LAST_DAY, data.rules, data.holidays)
    return tuple(all_duties), tuple(lines)


def test_every_kind_of_event_is_in_it() -> None:
    found = {duty.event.kind.key for duty in owed()[0]}
    assert {row.key for row in TELLING_EVENTS} - TOLD_OTHERWISE - found == set()


def test_some_were_told_some_are_left_and_one_is_told_at_once() -> None:
    asked = [duty for duty in owed()[0] if duty.asked]
    ended = Counter(duty.event.kind.key for duty in asked if duty.standing.ended)
    left = {duty.event.kind.key: duty for duty in asked if not duty.standing.ended}
    assert len(ended) >= 20
    assert left.keys() >= {"parole-decision", "release-error", "licence-end", "death", "at-large", "early-release"}
    assert left["release-error"].event.clock == AT_ONCE
    assert left["release-error"].standing.tried, "it was tried, and that ended nothing"


def test_a_first_contact_that_reached_nobody_and_a_challenge_stand_on_today() -> None:
    lines = owed()[1]
    (first,) = [line for line in lines if line.event == "first-contact"]
    assert "returned undelivered" in first.detail
    assert [line.target[0] for line in lines if line.title.startswith("A challenge to the parole")] == ["hearing"]


def test_somebody_was_written_to_rung_and_sent_a_letter_that_came_back() -> None:
    assert {row.outcome for row in example().all(Contact)} >= {
        "no-answer",
        "sent",
        "returned",
        "spoke",
        "reply-received",
    }


@pytest.mark.parametrize("kind", HISTORY)
def test_what_a_record_can_say_of_a_history_is_said_once_at_least(kind: str) -> None:
    rows = example().all(record_type(kind).cls)
    missing = {name for name in HISTORY[kind] if not any(getattr(row, name) for row in rows)}
    assert missing == set()


def test_what_is_weaker_than_a_conviction_and_what_there_is_none_of() -> None:
    assert {row.kind for row in example().all(OffenderHistory)} >= {"alcohol", "drugs", "mental-health", "weapons"}
    assert {row.what for row in example().all(NoneKnown)} == {key for key, _ in vocabulary("none-known").terms}
