# SPDX-License-Identifier: Apache-2.0
"""Which incidents are drawn singly and which together with a count, at a scale: a matter of the data alone.

Time is cut into cells whose width is a power of two of a day, so the cells stay where they are while one pans and each
splits in two as one zooms. A cell whose marks fit beside and above each other shows them; otherwise it shows one mark
with how many there are and the worst among them.
"""

import math
from dataclasses import dataclass

import numpy as np

from vlu_desktop.timeline.marks import STEPS, Column

MOST_A_CELL = 12


@dataclass(frozen=True, slots=True)
class Single:
    """A mark by itself: its place in the column, where it stands, and its slot (0 middle, 1 above, 2 below, ...)."""

    place: int
    at: float
    slot: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places [first, last) of a column drawn as one; `low` and `high` are the ends of their cell."""

    first: int
    last: int
    at: float
    low: float
    high: float
    worst: int


@dataclass(frozen=True, slots=True)
class Arranged:
    """A lane's marks at a scale: `places`, `times` and `slots` are the single ones."""

    places: list[int]
    times: list[float]
    slots: list[float]
    clusters: list[Cluster]


NOTHING = Arranged([], [], [], [])


def cell_width(pixels_per_day: float, least: float) -> float:
    """Days: the power of two that is at least `least` pixels wide."""
    return float(2.0 ** math.ceil(math.log2(least / pixels_per_day)))


def arrange(
    column: Column, start: float, end: float, pixels_per_day: float, *, least: float, rows: int, apart: float
) -> Arranged:
    """The marks that stand from start to end, whole cells at either side.

    `least` is the narrowest cell, `apart` how far two marks in one row must stand apart (pixels), `rows` how many
    marks stand above each other.
    """
    if not len(column.at):
        return NOTHING
    width = cell_width(pixels_per_day, least)
    first = math.floor(max(start, float(column.at[0])) / width)
    last = math.floor(min(end, float(column.at[-1])) / width) + 1
    if last <= first:
        return NOTHING
    edges = np.arange(first, last + 1, dtype=np.float64) * width
    ends = np.searchsorted(column.at, edges)
    sizes = np.diff(ends)
    crowded = sizes > MOST_A_CELL
    few = np.flatnonzero((sizes > 0) & ~crowded)
    counts = sizes[few]
    offsets = np.cumsum(counts) - counts
    rank = np.arange(int(counts.sum())) - np.repeat(offsets, counts)
    places = np.repeat(ends[few], counts) + rank
    cells = np.repeat(few, counts)
    gap = apart / pixels_per_day
    high = rank >= rows
    if high.any():
        too_close = column.at[places[high]] - column.at[places[high] - rows] < gap
        crowded[cells[high][too_close]] = True
    # Marks of a cell that need not stand above each other stay on the line.
    stacked = np.zeros(len(sizes), dtype=bool)
    follow = rank >= 1
    touching = column.at[places[follow]] - column.at[places[follow] - 1] < gap
    stacked[cells[follow][touching]] = True
    keep = ~crowded[cells]
    slot = np.where(stacked[cells], rank % rows, 0).astype(np.float64)
    pair = stacked[cells] & (sizes[cells] == 2)
    slot[pair] = np.where(rank[pair] == 0, -1.0, -2.0)
    places = places[keep]
    return Arranged(
        places.tolist(), column.at[places].tolist(), slot[keep].tolist(), _clusters(column, crowded, ends, edges)
    )


def _clusters(
    column: Column,
    crowded: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    ends: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    edges: "np.ndarray[tuple[int], np.dtype[np.float64]]",
) -> list[Cluster]:
    cells = np.flatnonzero(crowded)
    if not len(cells):
        return []
    lows, highs = ends[cells], ends[cells + 1]
    worst = sum((column.sums[step, highs] > column.sums[step, lows]).astype(np.int64) for step in range(STEPS))
    middles = (column.at[lows] + column.at[highs - 1]) / 2
    return [
        Cluster(*each)
        for each in zip(
            lows.tolist(), highs.tolist(), middles.tolist(), edges[cells].tolist(), edges[cells + 1].tolist(),
            np.asarray(worst).tolist(), strict=True,
        )
    ]  # fmt: skip
