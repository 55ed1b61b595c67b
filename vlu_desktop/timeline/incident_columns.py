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
    """The marks of one lane in order of where they stand: `rows` are their places in `IncidentColumns`.

    `sums[k]` counts, before each place, those of seriousness above k: how many a stretch holds and how serious the
    worst is are two subtractions.
    """

    at: Floats
    rows: Ints
    sums: Ints
    wide: Ints
    widest: float


def column_of(marks: IncidentColumns, rows: Ints, at: Floats) -> Column:
    """The column of some marks, standing at `at`."""
    order = np.argsort(at, kind="stable")
    rows, at = rows[order], at[order]
    worst = marks.seriousness[rows]
    sums = np.zeros((STEPS, len(rows) + 1), dtype=np.int64)
    for step in range(STEPS):
        np.cumsum(worst > step, out=sums[step, 1:])
    length = marks.end[rows] - marks.start[rows]
    # Whatever is known to the day or better is a point at every scale that shows more than a day.
    wide = np.flatnonzero(length > 1.0)
    return Column(at=at, rows=rows, sums=sums, wide=wide, widest=float(length.max()) if len(rows) else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Conduct that went on over a time, in its own row of its lane."""

    row: int
    index: int


MOST_BAR_ROWS = 4
MOST_BARS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMarks:
    """A lane's marks: points (one moment, however uncertain) and bars (throughout)."""

    points: Column
    bars: tuple[Bar, ...]
    bar_rows: int

    @property
    def total(self) -> int:
        """How many incidents the lane holds."""
        return len(self.points.rows) + len(self.bars)


def lane_of(marks: IncidentColumns, number: int) -> LaneMarks:
    """One lane. Where more than four spells overlap, they are drawn as points: a heap of bars says nothing."""
    mine = np.flatnonzero(marks.lane == number)
    through = mine[(marks.flags[mine] & THROUGHOUT) != 0]
    middle = marks.middle
    rows = pack(_spans(marks, through)) if len(through) <= MOST_BARS else [MOST_BAR_ROWS]
    if max(rows, default=0) >= MOST_BAR_ROWS:
        return LaneMarks(points=column_of(marks, mine, middle[mine]), bars=(), bar_rows=0)
    bars = tuple(Bar(row=row, index=int(n)) for row, n in zip(rows, through.tolist(), strict=True))
    points = mine[(marks.flags[mine] & THROUGHOUT) == 0]
    return LaneMarks(
        points=column_of(marks, points, middle[points]),
        bars=bars,
        bar_rows=1 + max((bar.row for bar in bars), default=-1),
    )


def _spans(marks: IncidentColumns, rows: Ints) -> list[tuple[float, float]]:
    return list(zip(marks.start[rows].tolist(), marks.end[rows].tolist(), strict=True))
