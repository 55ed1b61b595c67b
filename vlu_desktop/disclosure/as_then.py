# SPDX-License-Identifier: Apache-2.0
"""A record as it was on the last day that a document speaks of: what was decided, ended or answered later is blank.

What clears the offender is told whenever it came: an acquittal, an order or a conviction that was quashed.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from vlu_desktop.dates.when import When
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.fields import blank_of, spec
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.proof import clears

R = TypeVar("R", bound=Record)

_LATER: Mapping[type[Record], Mapping[str, str]] = {
    p.Relationship: {"ended": ""},
    c.Charge: {"outcome_on": "outcome"},
    c.RecordingPeriod: {"ends": ""},
    o.Order: {"ended": "status", "served": ""},
    o.Breach: {"outcome_on": "outcome sentence"},
    o.Conviction: {"source_on": ""},
    o.Whereabouts: {"ends": ""},
    o.Programme: {"ends": "outcome"},
    o.Assessment: {"decided_on": "status summary"},
    w.Action: {"reported_on": "status outcome"},
    w.Request: {
        "looked_on": "middle at_home looked_by", "sent_on": "sent_to", "decided_on": "decision decision_reason",
    },
    Complaint: {"acknowledged_on": "", "answered_on": "answer outcome"},
}  # fmt: skip
"""By type the fields that date something which comes after the record itself, each with what it decided."""
_TAKES_PLACE: Mapping[type[Record], str] = {
    o.Hearing: "outcome bail_objected remand_sought result decided_on", w.Meeting: "status minutes",
}  # fmt: skip
"""What a plan for a day to come leaves open until it takes place; that it was planned is known before."""


def as_then(row: R, last_day: date) -> R:
    """The record without what came of it after that day."""
    then: dict[str, Any] = {name: blank_of(spec(type(row), name).kind) for name in _not_yet(row, last_day)}
    if isinstance(row, o.Order) and "served" in then and status_of(row.status).in_force:
        then["status"] = "granted-not-served"
    return dataclasses.replace(row, **then) if then else row


def _not_yet(row: Record, last_day: date) -> list[str]:
    if _clears_him(row):
        return []
    found: list[str] = []
    for name, decided in _LATER.get(type(row), {}).items():
        if _is_after(getattr(row, name), last_day):
            found += [name, *decided.split()]
    if isinstance(row, o.Hearing | w.Meeting):
        took_place = row.decided_on or row.on if isinstance(row, o.Hearing) else row.on
        found += _TAKES_PLACE[type(row)].split() if _is_after(took_place, last_day) else []
    return found


def _clears_him(row: Record) -> bool:
    if isinstance(row, o.Order):
        return not status_of(row.status).stands
    return isinstance(row, c.Charge | o.Breach) and clears(row.outcome)


def _is_after(when: date | When | None, last_day: date) -> bool:
    day = when.first_day if isinstance(when, When) else when
    return day is not None and day > last_day
