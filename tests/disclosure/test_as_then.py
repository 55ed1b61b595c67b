# SPDX-License-Identifier: Apache-2.0
"""A document speaks up to a day: what was decided, ended or answered after it is not told, unless it clears him."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.disclosure import field_policy
from vlu_desktop.disclosure.as_then import _LATER, _TAKES_PLACE, as_then
from vlu_desktop.disclosure.row_filter import _SINCE
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.fields import Kind, blank_of, spec, specs
from vlu_desktop.record.record_types import record_type

LAST = date(2026, 5, 4)
NEXT = LAST + timedelta(days=1)

CAME_LATER: list[tuple[type[Record], str, dict[str, Any]]] = [
    (p.Relationship, "ended", {}),
    (c.Charge, "outcome_on", {"outcome": "convicted"}),
    (c.Charge, "outcome_on", {"outcome": "nfa"}),
    (c.RecordingPeriod, "ends", {}),
    (o.Order, "ended", {"status": "discharged"}),
    (o.Breach, "outcome_on", {"outcome": "convicted", "sentence": "A fine"}),
    (o.Conviction, "source_on", {}),
    (o.Whereabouts, "ends", {}),
    (o.Programme, "ends", {"outcome": "completed"}),
    (o.Assessment, "decided_on", {"status": "refused", "summary": "No funds"}),
    (w.Action, "reported_on", {"status": "complete", "outcome": "Locks changed"}),
    (w.Request, "looked_on", {"middle": "The mill", "at_home": "no", "looked_by": "R. Ozen"}),
    (w.Request, "sent_on", {"sent_to": "The governor"}),
    (w.Request, "decided_on", {"decision": "granted", "decision_reason": "He may not"}),
    (Complaint, "acknowledged_on", {}),
    (Complaint, "answered_on", {"answer": "We are sorry", "outcome": "upheld"}),
]


def _on(cls: type[Record], name: str, day: date) -> Any:
    return When.on(day) if spec(cls, name).kind is Kind.WHEN else day


@pytest.mark.parametrize(("cls", "name", "decided"), CAME_LATER, ids=lambda each: getattr(each, "__name__", str(each)))
def test_what_came_of_a_record_is_told_from_its_day_on(cls: type[Record], name: str, decided: dict[str, Any]) -> None:
    row = replace(cls(), **decided, **{name: _on(cls, name, LAST)})
    assert as_then(row, LAST) is row
    later = as_then(replace(row, **{name: _on(cls, name, NEXT)}), LAST)
    assert later == replace(row, **{each: blank_of(spec(cls, each).kind) for each in (name, *decided)})


def test_what_came_before_that_day_stays_beside_what_came_after_it() -> None:
    complaint = Complaint(acknowledged_on=NEXT, answered_on=LAST, answer="We are sorry", outcome="upheld")
    assert as_then(complaint, LAST) == replace(complaint, acknowledged_on=None)
    request = w.Request(sent_on=LAST, sent_to="The governor", decided_on=NEXT, decision="granted")
    assert as_then(request, LAST) == replace(request, decided_on=None, decision="")


@pytest.mark.parametrize(("status", "then"), [("in-force", "granted-not-served"), ("varied", "granted-not-served"),
                                              ("expired", "expired"), ("", "")])  # fmt: skip
def test_an_order_served_after_that_day_was_not_served_then(status: str, then: str) -> None:
    row = as_then(o.Order(made=LAST, served=NEXT, status=status), LAST)
    assert (row.made, row.served, row.status) == (LAST, None, then)
    assert as_then(o.Order(made=LAST, served=LAST, status=status), LAST).status == status


def test_one_that_was_served_and_ended_after_that_day_stood_unserved() -> None:
    row = as_then(o.Order(made=LAST, served=NEXT, ended=NEXT, status="discharged"), LAST)
    assert (row.served, row.ended, row.status) == (None, None, "")


@pytest.mark.parametrize(
    "row",
    [
        c.Charge(outcome="acquitted", outcome_on=When.on(NEXT)),
        c.Charge(outcome="no-evidence", outcome_on=When.on(NEXT)),
        c.Charge(outcome="quashed", outcome_on=When.on(NEXT)),
        o.Breach(outcome="acquitted", outcome_on=When.on(NEXT)),
        o.Order(status="quashed", made=LAST, served=NEXT, ended=NEXT),
    ],
)
def test_what_clears_him_is_told_whenever_it_came(row: Record) -> None:
    assert as_then(row, LAST) == row


@pytest.mark.parametrize(
    ("row", "is_blank"),
    [
        (o.Hearing(on=NEXT, outcome="adjourned", bail_objected="yes", remand_sought="no", result="Put off"), True),
        (o.Hearing(on=LAST, decided_on=NEXT, outcome="adjourned", result="Put off"), True),
        (o.Hearing(on=NEXT, decided_on=LAST, outcome="adjourned", result="Put off"), False),
        (w.Meeting(on=NEXT, status="held", minutes="He was there"), True),
        (w.Meeting(on=LAST, status="held", minutes="He was there"), False),
        (w.Meeting(status="held", minutes="He was there"), False),
    ],
)
def test_a_plan_is_known_before_its_day_and_what_came_of_it_is_not(row: o.Hearing | w.Meeting, is_blank: bool) -> None:
    names = _TAKES_PLACE[type(row)].split()
    then = as_then(row, LAST)
    assert then.on == row.on
    blank = {name: blank_of(spec(type(row), name).kind) for name in names}
    assert then == (replace(row, **blank) if is_blank else row)


NO_EVENTS = {
    "person": "born", "contact-point": "confirmed_on since until", "address": "since until",
    "relationship": "began", "case": "opened", "incident": "attribution_since written_down told_on",
    "exhibit": "made_at", "order": "expires", "statement": "told_on", "meeting": "referred_on follow_up_on",
    "action": "due", "telling": "event_on", "complaint": "answer_due",
}  # fmt: skip
"""Days in a document that date no later event: of plans, of when something was told, of how somebody is reached."""


def test_every_day_in_a_document_is_known_for_what_it_is() -> None:
    allowed: dict[type[Record], set[str]] = {}
    for table in vars(field_policy).values():
        if isinstance(table, dict):
            for cls, names in table.items():
                if isinstance(cls, type) and issubclass(cls, Record):
                    allowed.setdefault(cls, set()).update(names.split())
    assert len(allowed) > 30
    unknown = [
        f"{cls.__name__}.{each.name}"
        for cls, names in allowed.items()
        for each in specs(cls)
        if each.kind in (Kind.DATE, Kind.WHEN)
        and each.name in names
        and each.name not in (*_SINCE, *_LATER.get(cls, ()), *_TAKES_PLACE.get(cls, "").split())
        and each.name not in next((n.split() for key, n in NO_EVENTS.items() if record_type(key).cls is cls), [])
    ]
    assert not unknown


def test_every_row_of_these_tables_is_tried() -> None:
    assert {(cls, name) for cls, name, _ in CAME_LATER} | {(o.Order, "served")} == {
        (cls, name) for cls, names in _LATER.items() for name in names
    }
