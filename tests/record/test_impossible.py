# SPDX-License-Identifier: Apache-2.0
"""What can't be is told at its field: an order that ends before it was made, a follow-up before its meeting."""

from datetime import date

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.record.fields import specs
from vlu_desktop.record.impossible import _AFTER, before_it_came, impossible, refused_before
from vlu_desktop.record.offending import Order, Programme, Sentence
from vlu_desktop.record.people import Address, Person
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Contact, Meeting, Request

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 5)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Order(made=JUNE, expires=MAY), "expires"),
        (Order(made=JUNE, ended=MAY), "ended"),
        (Order(made=JUNE, served=MAY), "served"),
        (Meeting(on=JUNE, follow_up_on=MAY), "follow_up_on"),
        (Meeting(referred_on=JUNE, on=MAY), "on"),
        (Contact(happened=When.on(JUNE), follow_up_on=MAY), "follow_up_on"),
        (Sentence(passed=When.on(JUNE), ends=MAY), "ends"),
        (Programme(starts=When.on(JUNE), ends=When.on(MAY)), "ends"),
        (Address(since=When.on(JUNE), until=When.on(MAY)), "until"),
        (Order(made=JUNE, victim_told_on=MAY), "victim_told_on"),
        (Order(made=JUNE, copy_received_on=MAY), "copy_received_on"),
        (Request(asked_on=JUNE, sent_on=MAY), "sent_on"),
        (Request(asked_on=JUNE, decided_on=MAY), "decided_on"),
        (Request(asked_on=JUNE, looked_on=MAY), "looked_on"),
        (Request(decided_on=JUNE, victim_told_on=MAY), "victim_told_on"),
        (Complaint(made_on=JUNE, acknowledged_on=MAY), "acknowledged_on"),
        (Complaint(made_on=JUNE, answer_due=MAY), "answer_due"),
        (Complaint(made_on=JUNE, answered_on=MAY), "answered_on"),
    ],
)
def test_a_day_before_what_it_follows_is_told_at_its_field(record: Record, field: str) -> None:
    ((name, said),) = impossible(record)
    assert name == field
    assert "4 May 2026" in said
    assert "before" in said
    assert "5 June 2026" in said


@pytest.mark.parametrize(
    "record",
    [
        Order(made=MAY, expires=JUNE),
        Order(made=MAY, served=MAY, expires=MAY),
        Order(expires=MAY),
        Meeting(on=MAY),
        Address(since=When.between(MAY, JUNE), until=When.on(date(2026, 5, 20))),
        Address(since=When.undated("before my birthday"), until=When.on(MAY)),
        Person(),
    ],
)
def test_what_may_be_is_not_refused(record: Record) -> None:
    assert impossible(record) == ()


@pytest.mark.parametrize("vague", ["approximate", "open_start", "open_end"])
def test_an_about_and_an_open_end_contradict_nothing(vague: str) -> None:
    about = When.on(JUNE, **{vague: True})
    assert impossible(Address(since=about, until=When.on(MAY))) == ()


BEFORE = "4 May 2026 is before this exhibit came in, on 5 June 2026."


@pytest.mark.parametrize(
    ("on", "came", "act", "said", "refused"),
    [
        (MAY, JUNE, "stored", BEFORE, True),
        (MAY, JUNE, "received", BEFORE, False),
        (MAY, JUNE, "handed-over", BEFORE, False),
        (JUNE, JUNE, "stored", "", False),
        (JUNE, MAY, "stored", "", False),
        (None, JUNE, "stored", "", False),
        (MAY, None, "stored", "", False),
    ],
)
def test_a_step_of_custody_is_not_before_its_exhibit_came_but_in_other_hands(
    on: date | None, came: date | None, act: str, said: str, refused: bool
) -> None:
    step = ExhibitCustody(happened=When.on(on) if on else None, act=act)
    exhibit = Exhibit(taken_in=came)
    assert before_it_came(step, exhibit) == said
    told = f"{BEFORE} Put right the day of the step, or “Taken in on” of the exhibit."
    assert refused_before(step, exhibit) == (told if refused else "")


def test_every_field_that_is_compared_is_one_of_its_record() -> None:
    for key, pairs in _AFTER.items():
        names = {spec.name for spec in specs(record_type(key).cls)}
        assert {name for first, others in pairs for name in (first, *others)} <= names, key
