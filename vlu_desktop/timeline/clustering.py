# SPDX-License-Identifier: Apache-2.0
"""Which incidents are drawn singly and which together with a count, at a scale: a matter of the data alone.

Time is cut into cells whose width is a power of two of a day, so the cells stay where they are while one pans and each
splits in two as one zooms. A cell whose marks fit beside and above each other shows them; otherwise it shows one mark
with how many there are and the worst among them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vlu_desktop.timeline.incident_columns import Column, Floats, Ints

MOST_A_CELL = 12


@dataclass(frozen=True, slots=True)
class Lane:
    """The places of a lane in the column, [first, last), and in how many rows its marks may stand above each other."""

    first: int
    last: int
    rows: int


@dataclass(frozen=True, slots=True)
class Clusters:
    """Stretches of a column drawn as one, an array each: the lane's number in the order asked, places [first, last),
    where each stands, the ends of its cell, and how serious the worst of it is."""

    lane: Ints
    first: Ints
    last: Ints
    at: Floats
    low: Floats
    high: Floats
    worst: Ints


@dataclass(frozen=True, slots=True)
class ArrangedMarks:
    """Marks at a scale: lane, place in the column, time and slot (0 middle, 1 above, 2 below, -1 and -2 a pair) of the
    single ones, and the clusters."""

    lane: Ints
    places: Ints
    times: Floats
    slots: Ints
    clusters: Clusters


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of every lane, one lane after another: lane, first place, how many marks, and where each begins."""

    lane: Ints
    first: Ints
    many: Ints
    low: Floats
    width: float


def cell_width(pixels_per_day: float, least: float) -> float:
    """Days: the power of two that is at least `least` pixels wide."""
    return float(2.0 ** math.ceil(math.log2(least / pixels_per_day)))


def arrange(
    column: Column, lanes: Sequence[Lane], stretch: tuple[float, float], pixels_per_day: float, *, least: float,
    apart: float,
) -> ArrangedMarks:  # fmt: skip
    """The marks of some lanes that stand within a stretch of time, whole cells at either side.

    `least` is the narrowest cell, `apart` how far two marks in one row must stand apart (pixels).
    """
    cells = _cells(column, lanes, stretch, cell_width(pixels_per_day, least))
    at, gap = column.at, apart / pixels_per_day
    crowded = cells.many > MOST_A_CELL
    few = ((cells.many > 0) & ~crowded).nonzero()[0]
    counts = cells.many[few]
    mine = few.repeat(counts)
    rank = np.arange(len(mine)) - (counts.cumsum() - counts).repeat(counts)
    places = cells.first[mine] + rank
    lane = cells.lane[mine]
    rows = np.array([each.rows for each in lanes], dtype=np.int64)[lane]
    high = (rank >= rows).nonzero()[0]
    too_close = at[places[high]] - at[places[high] - rows[high]] < gap
    crowded[mine[high[too_close]]] = True
    # Marks of a cell that need not stand above each other stay on the line.
    stacked = np.zeros(len(crowded), dtype=bool)
    follow = (rank >= 1).nonzero()[0]
    touching = at[places[follow]] - at[places[follow] - 1] < gap
    stacked[mine[follow[touching]]] = True
    keep = (~crowded[mine]).nonzero()[0]
    mine, rank, places = mine[keep], rank[keep], places[keep]
    above = stacked[mine]
    slots = np.where(above, rank % rows[keep], 0)
    pair = above & (cells.many[mine] == 2)
    slots[pair] = -1 - rank[pair]
    return ArrangedMarks(lane[keep], places, at[places], slots, _clusters(column, cells, crowded.nonzero()[0]))


def _cells(column: Column, lanes: Sequence[Lane], stretch: tuple[float, float], width: float) -> _Cells:
    start, end = stretch
    lows, ends, owners = [np.zeros(0)], [np.zeros(0, dtype=np.int64)], []
    manies = [ends[0]]
    for number, lane in enumerate(lanes):
        at = column.at[lane.first : lane.last]
        if not len(at):
            continue
        first = math.floor(max(start, float(at[0])) / width)
        last = math.floor(min(end, float(at[-1])) / width) + 1
        if last <= first:
            continue
        edges = np.arange(first, last + 1, dtype=np.float64) * width
        found = at.searchsorted(edges) + lane.first
        lows.append(edges[:-1])
        ends.append(found[:-1])
        manies.append(found[1:] - found[:-1])
        owners.append((number, last - first))
    numbers, counts = np.array(owners, dtype=np.int64).reshape(-1, 2).T
    many = np.concatenate(manies)
    return _Cells(numbers.repeat(counts), np.concatenate(ends), many, np.concatenate(lows), width)


def _clusters(column: Column, cells: _Cells, which: Ints) -> Clusters:
    first = cells.first[which]
    last = first + cells.many[which]
    worst = (column.sums[:, last] > column.sums[:, first]).sum(axis=0)
    middle = (column.at[first] + column.at[last - 1]) / 2
    low = cells.low[which]
    return Clusters(cells.lane[which], first, last, middle, low, low + cells.width, worst)
