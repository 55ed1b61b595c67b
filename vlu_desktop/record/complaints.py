# SPDX-License-Identifier: Apache-2.0
"""What a victim complained of, and what was answered."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.record import fields as f
from vlu_desktop.record.base import Record

SETTLED_UNANSWERED = frozenset({"withdrawn", "passed-on"})
"""Outcomes of a complaint after which nobody here answers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint(Record):
    """What a victim complained of, to whom and when; when it was acknowledged and answered, and what came of it."""

    case_id: str = f.ref("Case", "case", owner=True)
    person_id: str = f.ref("Made by", "person", table=True)
    made_on: date | None = f.day("Made on", required=True, table=True)
    how: str = f.choice("How", "channel")
    about: str = f.choice("About", "complaint-about", required=True, table=True)
    account: str = f.long_text("In her or his words", table=True)
    made_to: str = f.text("Made to", table=True, hint="The unit, the region, another agency")
    stage: str = f.choice("Stage", "complaint-stage", table=True)
    handled_by: str = f.text("Who answers it")
    acknowledged_on: date | None = f.day("Acknowledged on")
    answer_due: date | None = f.day("Answer promised by", table=True, ahead=True)
    answered_on: date | None = f.day("Answered on", table=True)
    answer: str = f.long_text("What was answered")
    outcome: str = f.choice("Outcome", "complaint-outcome", table=True)
    told_next: str = f.choice("Told how to take it further", "answer")

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answered_on is None and self.outcome not in SETTLED_UNANSWERED
