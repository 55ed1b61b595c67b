# SPDX-License-Identifier: Apache-2.0
"""What can't be: days of one record that contradict each other, each told at the field that is to be put right."""

from datetime import date
from typing import Any

from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.record.fields import spec
from vlu_desktop.record.record_types import type_of

# For each type: the field that comes first, and those that are never before it. The same day is no contradiction.
_AFTER: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "cover": (("starts", ("ends",)),),
    "person": (("born", ("died",)),),
    "contact-point": (("since", ("until",)),),
    "address": (("since", ("until",)),),
    "vehicle": (("since", ("until",)),),
    "relationship": (("began", ("ended",)),),
    "case": (("opened", ("closed",)),),
    "involvement": (("since", ("until",)),),
    "charge": (("charged_on", ("outcome_on",)),),
    "recording-period": (("starts", ("ends",)),),
    "order": (("made", ("served", "expires", "ended", "victim_told_on", "copy_received_on")),),
    "sentence": (("passed", ("ends",)),),
    "whereabouts": (("starts", ("ends",)),),
    "programme": (("starts", ("ends",)),),
    "assessment": (("asked_on", ("decided_on",)),),
    "statement": (("taken_on", ("next_offer",)),),
    "meeting": (("referred_on", ("on",)), ("on", ("follow_up_on",))),
    "due-mark": (("on", ("next_on",)),),
    "questioning": (("told_on", ("answered_on",)),),
    "contact": (("happened", ("follow_up_on",)),),
    "request": (("asked_on", ("sent_on", "decided_on", "looked_on")), ("decided_on", ("victim_told_on",))),
    "complaint": (("made_on", ("acknowledged_on", "answer_due", "answered_on")),),
    "form-answers": (("done_on", ("review_on",)),),
    "legal-hold": (("placed_on", ("lifted_on",)),),
    "retention-review": (("decided_on", ("next_on",)),),
    "protection": (("starts", ("ends",)),),
}

_OTHER_HANDS = frozenset({"received", "handed-over"})


def impossible(record: Record) -> tuple[tuple[str, str], ...]:
    """Each field that can't be as it stands beside another, with a sentence; nothing where a day is not known."""
    found = []
    for first, others in _AFTER.get(type_of(type(record)).key, ()):
        earliest = _first_day(getattr(record, first))
        for name in others:
            latest = _last_day(getattr(record, name))
            if earliest is not None and latest is not None and latest < earliest:
                late, early = spec(type(record), name).label, spec(type(record), first).label
                found.append((name, f"“{late}” can’t be {day(latest)}: that is before “{early}”, {day(earliest)}."))
    return tuple(found)


def before_it_came(step: ExhibitCustody, exhibit: Exhibit) -> str:
    """That a step of custody was before its exhibit came in, in a sentence; "" where that isn't so or isn't known."""
    on, came = _last_day(step.happened), exhibit.taken_in
    if on is None or came is None or on >= came:
        return ""
    return f"{day(on)} is before this exhibit came in, on {day(came)}."


def refused_before(step: ExhibitCustody, exhibit: Exhibit) -> str:
    """Why a step can't stand with that day; "" where it can. Other hands may have had an exhibit before it came."""
    said = "" if step.act in _OTHER_HANDS else before_it_came(step, exhibit)
    return f"{said} Put right the day of the step, or “Taken in on” of the exhibit." if said else ""


def _first_day(value: Any) -> date | None:
    """The earliest it may be; nothing of an "about", which is no day to hold anything against."""
    return _sure(value).first_day if isinstance(value, When) else value


def _last_day(value: Any) -> date | None:
    return _sure(value).last_day if isinstance(value, When) else value


def _sure(value: When) -> When:
    return When() if value.approximate or value.open_start or value.open_end else value
