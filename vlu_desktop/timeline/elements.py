# SPDX-License-Identifier: Apache-2.0
"""What a timeline is made of, before anything is drawn: bands, ticks, events, findings, times without recording.

Times are days as `date.toordinal` counts them, with the time of day as a fraction; ends are exclusive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Something that went on: an order, custody, a licence. `row` keeps bands that overlap apart."""

    kind: str
    key: str
    label: str
    detail: str
    start: float
    end: float
    soft_end: bool = False
    custody: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A breach, drawn on the band of its order; `on` is when, for a table."""

    key: str
    order_id: str
    incident_id: str
    at: float
    on: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMark:
    """A day on which somebody did something about it. The most important `rank` (0 is highest) is labelled first.

    `row` is `courts`, `care` or `life`; `form` says how it is drawn: stroke, flag, page or ring. `sanction` marks what
    conduct is compared before and after. `open` is something still to be done. `on` is when, for a table.
    """

    kind: str
    key: str
    row: str
    form: str
    on: str
    label: str
    detail: str
    start: float
    end: float
    rank: int = 5
    sanction: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingBand:
    """A finding as the window it speaks of and the incidents that show it.

    `at` is where its plate stands: its window, or for what one incident is enough for the last such incident. Plates
    of lower `rank` are placed first: alarms, then the others as they were given.
    """

    key: str
    title: str
    start: float
    end: float
    incident_ids: tuple[str, ...]
    at: tuple[float, float]
    rank: tuple[bool, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingSpan:
    """A time in which incidents were being noted as they happened."""

    start: float
    end: float
    label: str


def day_number(day: date) -> float:
    """The start of a civil day."""
    return float(day.toordinal())


def moment_number(moment: datetime) -> float:
    """A civil time."""
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


def day_of(number: float) -> date:
    """The civil day a time falls in, kept within the calendar."""
    return date.fromordinal(min(max(int(number // 1), 1), date.max.toordinal()))


def shorten(text: str, most: int) -> str:
    """One line of at most `most` characters, cut at a word where it can be."""
    line = " ".join(text[: most * 4].split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most * 2 // 3 else cut).rstrip(" ,;:") + "…"


def pack(spans: Sequence[tuple[float, float]]) -> list[int]:
    """A row for each span, the first in which it meets no other; spans come in the order of their starts."""
    ends: list[float] = []
    rows: list[int] = []
    for start, end in spans:
        row = next((n for n, last in enumerate(ends) if last <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        ends[row] = end
        rows.append(row)
    return rows
