# SPDX-License-Identifier: Apache-2.0
"""Which incidents are drawn singly and which together with a count, at a scale: a matter of the data alone.

Time is cut into cells whose width is a power of two of a day, so the cells stay where they are while one pans and each
splits in two as one zooms. A cell whose marks fit beside and above each other shows them; otherwise it shows one mark
with how many there are and the worst among them.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vlu_desktop.timeline.incident_columns import Column, Floats, Ints

MOST_A_CELL = 12


@dataclass(frozen=True, slots=True)
class Clusters:
    """Stretches of a column drawn as one, an array each: places [first, last), where each stands, the ends of its cell,
    and how serious the worst of it is."""

    first: Ints
    last: Ints
    at: Floats
    low: Floats
    high: Floats
    worst: Ints


@dataclass(frozen=True, slots=True)
class ArrangedMarks:
    """A lane's marks at a scale: place in the column, time and slot (0 middle, 1 above, 2 below, -1 and -2 a pair) of
    the single ones, and the clusters."""

    places: Ints
    times: Floats
    slots: Ints
    clusters: Clusters


_NO_INTS, _NO_FLOATS = np.zeros(0, dtype=np.int64), np.zeros(0)
NO_CLUSTERS = Clusters(_NO_INTS, _NO_INTS, _NO_FLOATS, _NO_FLOATS, _NO_FLOATS, _NO_INTS)
NOTHING = ArrangedMarks(_NO_INTS, _NO_FLOATS, _NO_INTS, NO_CLUSTERS)


def cell_width(pixels_per_day: float, least: float) -> float:
    """Days: the power of two that is at least `least` pixels wide."""
    return float(2.0 ** math.ceil(math.log2(least / pixels_per_day)))


def arrange(
    column: Column, start: float, end: float, pixels_per_day: float, *, least: float, rows: int, apart: float
) -> ArrangedMarks:
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
    slot = np.where(stacked[cells], rank % rows, 0)
    pair = stacked[cells] & (sizes[cells] == 2)
    slot[pair] = np.where(rank[pair] == 0, -1, -2)
    places = places[keep]
    return ArrangedMarks(places, column.at[places], slot[keep], _clusters(column, crowded, ends, edges))


def _clusters(column: Column, crowded: NDArray[np.bool_], ends: Ints, edges: Floats) -> Clusters:
    cells = np.flatnonzero(crowded)
    if not len(cells):
        return NO_CLUSTERS
    lows, highs = ends[cells], ends[cells + 1]
    worst = (column.sums[:, highs] > column.sums[:, lows]).sum(axis=0)
    middles = (column.at[lows] + column.at[highs - 1]) / 2
    return Clusters(lows, highs, middles, edges[cells], edges[cells + 1], worst)
