# SPDX-License-Identifier: Apache-2.0
"""Incidents as columns, sorted in each lane, so that a view of a million costs what a view of a thousand does."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vlu_desktop.timeline.elements import pack

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SOFT_START, SOFT_END, THROUGHOUT, APPROXIMATE, SUSPECTED = 1, 2, 4, 8, 16
STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentColumns:
    """Dated incidents, a row each: ids, start and end (days, end exclusive), lane number, seriousness 1 to 5.

    `count` is how often it happened at least (0: nobody said); `flags` are the constants above. Within [start, end),
    `begun` is when it had surely begun and `ending` is until when it surely went on.
    """

    ids: tuple[str, ...]
    start: Floats
    end: Floats
    begun: Floats
    ending: Floats
    lane: Ints
    seriousness: Ints
    count: Ints
    flags: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def middle(self) -> Floats:
        """Where a mark stands: the middle of its range, and where conduct over time began."""
        through = (self.flags & THROUGHOUT) != 0
        return np.where(through, (self.start + self.begun) / 2, (self.start + self.end) / 2)

    @property
    def centred(self) -> Floats:
        """The middle of the whole range of each."""
        return (self.start + self.end) / 2


Columns = dict[str, Sequence[float] | Sequence[int] | Floats | Ints]
"""The columns of `IncidentColumns` by their names, all of one length."""


def marks_of(ids: Sequence[str], columns: Columns) -> IncidentColumns:
    """Marks from plain sequences or arrays of one length, put in order of time; equal times keep their order.

    `begun`, `ending` and `flags` may be left out: each is then one moment somewhere in its range.
    """
    start = np.asarray(columns["start"], dtype=np.float64)
    end = np.asarray(columns["end"], dtype=np.float64)
    order = np.lexsort((end, start))
    none = np.zeros(len(start), dtype=np.int64)

    def whole(name: str, otherwise: Ints) -> Ints:
        return np.asarray(columns.get(name, otherwise), dtype=np.int64)[order]

    return IncidentColumns(
        ids=tuple(ids[n] for n in order.tolist()),
        start=start[order],
        end=end[order],
        begun=np.asarray(columns.get("begun", end), dtype=np.float64)[order],
        ending=np.asarray(columns.get("ending", start), dtype=np.float64)[order],
        lane=whole("lane", none),
        seriousness=whole("seriousness", none + 1),
        count=whole("count", none + 1),
        flags=whole("flags", none),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Marks in order of where they stand: `rows` are their places in `IncidentColumns`.

    `sums[k]` counts, before each place, those of seriousness above k: how many a stretch holds and how serious the
    worst is are two subtractions. It need not begin with nothing.
    """

    at: Floats
    rows: Ints
    sums: Ints


def column_of(marks: IncidentColumns, rows: Ints, at: Floats) -> Column:
    """The column of some marks, standing at `at`."""
    order = np.argsort(at, kind="stable")
    return _column(marks, rows[order], at[order])


def _column(marks: IncidentColumns, rows: Ints, at: Floats) -> Column:
    worst = marks.seriousness[rows]
    sums = np.zeros((STEPS, len(rows) + 1), dtype=np.int64)
    for step in range(STEPS):
        np.cumsum(worst > step, out=sums[step, 1:])
    return Column(at=at, rows=rows, sums=sums)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Conduct that went on over a time, in its own row of its lane."""

    row: int
    index: int


MOST_BAR_ROWS = 4
MOST_BARS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMarks:
    """A lane's marks: points (one moment, however uncertain) and bars (throughout).

    `wide` are the places of the points that are known to more than a day only, `widest` is the longest range (days).
    """

    points: Column
    first: int
    wide: Ints
    widest: float
    bars: tuple[Bar, ...]
    bar_rows: int

    @property
    def last(self) -> int:
        """Where its points end in the column of all lanes, this place excluded."""
        return self.first + len(self.points.at)

    @property
    def total(self) -> int:
        """How many incidents the lane holds."""
        return len(self.points.rows) + len(self.bars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """Every lane, and the points of all of them as one column, so that a scale is worked out in one go.

    Those of a lane lie one after another in it, from the lane's `first` on.
    """

    points: Column
    each: tuple[LaneMarks, ...]


def lanes_of(marks: IncidentColumns, many: int) -> Lanes:
    """The lanes of some marks."""
    middle = marks.middle
    found = [_parted(marks, number) for number in range(many)]
    ordered = [points[np.argsort(middle[points], kind="stable")] for points, _ in found]
    rows = np.concatenate(ordered) if ordered else np.zeros(0, dtype=np.int64)
    whole = _column(marks, rows, middle[rows])
    lanes: list[LaneMarks] = []
    first = 0
    for points, (_, bars) in zip(ordered, found, strict=True):
        last = first + len(points)
        length = marks.end[points] - marks.start[points]
        lanes.append(
            LaneMarks(
                points=Column(at=whole.at[first:last], rows=points, sums=whole.sums[:, first : last + 1]),
                first=first,
                # Whatever is known to the day or better is a point at every scale that shows more than a day.
                wide=np.flatnonzero(length > 1.0),
                widest=float(length.max()) if len(points) else 0.0,
                bars=bars,
                bar_rows=1 + max((bar.row for bar in bars), default=-1),
            )
        )
        first = last
    return Lanes(points=whole, each=tuple(lanes))


def _parted(marks: IncidentColumns, number: int) -> tuple[Ints, tuple[Bar, ...]]:
    """A lane's points and bars. Where more than four spells overlap, they are points: a heap of bars says nothing."""
    mine = np.flatnonzero(marks.lane == number)
    through = mine[(marks.flags[mine] & THROUGHOUT) != 0]
    rows = pack(_spans(marks, through)) if len(through) <= MOST_BARS else [MOST_BAR_ROWS]
    if max(rows, default=0) >= MOST_BAR_ROWS:
        return mine, ()
    bars = tuple(Bar(row=row, index=int(n)) for row, n in zip(rows, through.tolist(), strict=True))
    return mine[(marks.flags[mine] & THROUGHOUT) == 0], bars


def _spans(marks: IncidentColumns, rows: Ints) -> list[tuple[float, float]]:
    return list(zip(marks.start[rows].tolist(), marks.end[rows].tolist(), strict=True))
