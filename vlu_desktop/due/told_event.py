# SPDX-License-Identifier: Apache-2.0
"""Something there is to tell a victim of, and how it is made of a record with its day or without one."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.telling_event import AT_ONCE, TellingEvent, telling_event

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something to tell: when it happened or is to, what it is called and what is said of it.

    `known` is the day from which its clock runs. `people` are those whom it concerns, None for everybody told in the
    case; `otherwise` those who are told of it by another event of the day. `noted` is a day that an earlier version
    noted for one of the offender's victims. `forewarned`: it was entered before its day, by which it was to be told.
    `not_back`: he is gone and nobody has him, so that it is told at once and to everybody. `undated`: no day was
    entered, and `on` is when the unit knew of it; where nothing says that either, `known` is None and no clock runs.
    """

    kind: TellingEvent
    record: tuple[str, str]
    on: date
    known: date | None
    ahead: bool = False
    what: str = ""
    said: str = ""
    people: tuple[str, ...] | None = None
    otherwise: tuple[str, ...] = ()
    forewarned: bool = False
    noted: date | None = None
    offender_id: str = ""
    not_back: bool = False
    undated: bool = False

    @property
    def title(self) -> str:
        """What it is inside a sentence."""
        return self.what or self.kind.called

    @property
    def safety(self) -> bool:
        """Whether it is told at every level of contact."""
        return self.not_back or self.kind.safety

    @property
    def clock(self) -> str:
        """The rule by which it is told."""
        return AT_ONCE if self.not_back else self.kind.clock


def event_of(key: str, record: tuple[str, str], on: date, said: str, **more: object) -> Event:
    made = Event(kind=telling_event(key), record=record, on=on, known=on, said=said)
    return replace(made, **more)  # type: ignore[arg-type]


def of_no_day(kind: str, record: tuple[str, str], row: Record, today: date, said: str, **more: object) -> Event:
    """What is entered without its day: told from when the unit came to know of it, and the day is asked for."""
    return event_of(kind, record, entered(row) or today, said, undated=True, **more)


def every(file: CaseFile, cls: type[R]) -> tuple[R, ...]:
    return tuple({row.id: row for row in file.all(cls)}.values())


def days_of(when: When, record: Record) -> tuple[date | None, date | None]:
    """The day itself, or the last it can have been; and from when it is to be told: as entered within that stretch."""
    first, last = when.first_day, when.last_day
    if first is None or last is None:  # a date has both or neither
        return None, None
    return last, max(first, min(entered(record) or first, last))


def entered(record: Record) -> date | None:
    """The day on which the unit came to know of it, as far as that is recorded."""
    return civil(record.recorded_at).date() if record.recorded_at is not None else None


def entered_before(record: Record, day: date) -> bool:
    """Whether it was entered before a day."""
    on = entered(record)
    return on is not None and on < day
