# SPDX-License-Identifier: Apache-2.0
"""What a document says about itself: who made it, when, for whom, and from how much of the record."""

from dataclasses import dataclass
from datetime import date, datetime

MARKING = "OFFICIAL-SENSITIVE"
ROLE = "Victim liaison officer"
"""What somebody is for whom no role is recorded; a document says it in its own language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The particulars of one document. `made` is aware; `head` is the journal's short head code.

    `unchosen`: entries of a document that tells kinds, for which nobody has chosen one. `awaiting`: entries of the case
    whose kind an earlier version read from the words, and nobody has looked at since. `unconfirmed`: entries of the
    document for which a date is suggested that nobody has confirmed. `alone`: whether the unit has one
    officer, so that no second one can have looked. `unit_contact` is how the unit is reached, as it is published;
    `officer_contact` is for readers who are not the offender's.
    """

    made: datetime
    data_to: date
    head: str
    prepared_by: str = ""
    role: str = ROLE
    unit: str = ""
    unit_contact: str = ""
    officer_contact: str = ""
    return_address: str = ""
    complaints: str = ""
    court: str = ""
    case_number: str = ""
    hearing_on: date | None = None
    recipient: str = ""
    marking: str = MARKING
    unchosen: int = 0
    awaiting: int = 0
    unconfirmed: int = 0
    alone: bool = False
