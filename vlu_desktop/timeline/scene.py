# SPDX-License-Identifier: Apache-2.0
"""A timeline laid out: what lies beneath the marks, the marks as plain tuples, what lies above, and what lies where.

The marks are the many, so they are kept out of the display list until one is asked for: the screen paints them from
here, print and files from `display`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from vlu_desktop.timeline.display_list import (
    SEVERITY_ROLES,
    DisplayList,
    HitArea,
    Item,
    Mark,
    Polygon,
    Role,
    Shape,
    Text,
)
from vlu_desktop.timeline.incident_columns import Floats

SHAPES: tuple[Shape, ...] = (Shape.DASH, Shape.CIRCLE, Shape.SQUARE, Shape.TRIANGLE, Shape.DIAMOND)
SIZES: tuple[float, ...] = (9.0, 10.5, 10.0, 13.0, 14.5)
CLUSTER_GROWS = 2.0
NEAR = 9.0
COUNT = 10.0
SPAN_HEIGHT = 7.0
NO_SPANS: Floats = np.zeros((0, 3))
NO_HEAPS: Floats = np.zeros((0, 5))


class Style(IntEnum):
    """How a mark is drawn: filled, hollow (its date is uncertain), or with another behind it (several)."""

    SOLID = 0
    HOLLOW = 1
    CLUSTER = 2


class MarkCluster(NamedTuple):
    """Incidents drawn as one: rows of `Marks` are those at places [first, last) of the lane's column."""

    lane: int
    first: int
    last: int
    low: float
    high: float

    @property
    def key(self) -> str:
        """Names it for as long as the scale stays."""
        return f"{self.lane}:{self.first}:{self.last}"


class StaticRow(NamedTuple):
    """A row that looks the same until the size or the case changes, however one pans and zooms."""

    top: float
    height: float
    items: tuple[Item, ...]


GlyphTuple = tuple[float, float, int, int, int]
"""A mark: x, y, seriousness, style, and a row of `Marks` or, for a cluster, a place in `Scene.heaps`."""
CountTuple = tuple[float, float, str]
"""How many a mark stands for: left, baseline and text, at the size of counts."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """A laid-out timeline. `still` changes only with the size and the case, so a painter may keep its picture.

    What a frame has hundreds of are rows of numbers: `spans` of left, right and y, `marks` as a `GlyphTuple` goes, and
    `heaps` as a `MarkCluster` goes.

    The overview ends at `top`, the axis at `pinned`, the lanes and rows at `bottom`.
    """

    width: float
    height: float
    scale: float
    still: tuple[StaticRow, ...]
    under: tuple[Item, ...]
    spans: Floats
    marks: Floats
    counts: tuple[CountTuple, ...]
    over: tuple[Item, ...]
    hits: tuple[HitArea, ...]
    heaps: Floats
    ids: tuple[str, ...]
    top: float
    pinned: float
    bottom: float

    def at(self, x: float, y: float) -> HitArea | None:
        """What lies at a point: the nearest mark if one is near, otherwise the uppermost of the rest."""
        away = (self.marks[:, 0] - x) ** 2 + (self.marks[:, 1] - y) ** 2
        if len(away) and away.min() <= (NEAR * self.scale) ** 2:
            # Of two on one spot the later one lies on top.
            return self.hit_of(_glyph(self.marks[(away == away.min()).nonzero()[0][-1]].tolist()))
        return next((hit for hit in reversed(self.hits) if hit.contains(x, y)), None)

    def hit_of(self, glyph: GlyphTuple) -> HitArea:
        """The area of a mark, and what it stands for."""
        x, y, seriousness, style, ref = glyph
        size = glyph_size(seriousness, style) * self.scale
        kind, key = (
            ("cluster", _together(self.heaps[ref].tolist()).key)
            if style == Style.CLUSTER
            else ("incident", self.ids[ref])
        )
        return HitArea(x=x - size / 2, y=y - size / 2, width=size, height=size, kind=kind, key=key)

    def cluster(self, key: str) -> MarkCluster | None:
        """The cluster of a hit's key."""
        wanted = np.array([int(each) for each in key.split(":")])
        return next((_together(each) for each in self.heaps[(self.heaps[:, :3] == wanted).all(axis=1)].tolist()), None)

    @property
    def clusters(self) -> tuple[MarkCluster, ...]:
        """Every cluster, in the order in which marks name them."""
        return tuple(map(_together, self.heaps.tolist()))

    @property
    def glyphs(self) -> tuple[GlyphTuple, ...]:
        """The marks one by one, for whoever doesn't paint them all at once."""
        return tuple(map(_glyph, self.marks.tolist()))

    def items(self) -> Iterator[Item]:
        """Everything to paint, in order."""
        yield from self.under
        for each in self.still:
            yield from each.items
        for left, right, y in self.spans.tolist():
            yield spindle(left, right, y, self.scale)
        for x, y, seriousness, style, _ in self.glyphs:
            yield from glyph_items(x, y, seriousness, style, self.scale)
        for left, base, text in self.counts:
            yield Text(x=left, y=base, text=text, size=COUNT * self.scale, role=Role.MUTED)
        yield from self.over

    def display(self) -> DisplayList:
        """All of it as a display list."""
        hits = (*self.hits, *(self.hit_of(glyph) for glyph in self.glyphs))
        return DisplayList(width=self.width, height=self.height, items=tuple(self.items()), hits=hits)


def _glyph(row: list[float]) -> GlyphTuple:
    return row[0], row[1], int(row[2]), int(row[3]), int(row[4])


def _together(row: list[float]) -> MarkCluster:
    return MarkCluster(int(row[0]), int(row[1]), int(row[2]), row[3], row[4])


def spindle(left: float, right: float, y: float, scale: float) -> Polygon:
    """A date that is not exactly known: as wide as its range, thin at both ends."""
    half, soft = SPAN_HEIGHT * scale / 2, (right - left) / 4
    low, high, first, last = y - half, y + half, left + soft, right - soft
    return Polygon(
        points=((left, y), (first, low), (last, low), (right, y), (last, high), (first, high)), fill=Role.UNCERTAIN
    )


def glyph_size(seriousness: int, style: int) -> float:
    """How large a mark is at scale 1."""
    return SIZES[seriousness - 1] + (CLUSTER_GROWS if style == Style.CLUSTER else 0.0)


def glyph_items(x: float, y: float, seriousness: int, style: int, scale: float) -> Iterator[Mark]:
    """A mark as it is drawn; several together show a second one behind."""
    shape, role = SHAPES[seriousness - 1], SEVERITY_ROLES[seriousness - 1]
    size = glyph_size(seriousness, style) * scale
    if style == Style.CLUSTER:
        shift = 3.4 * scale
        yield Mark(x=x + shift, y=y - shift, shape=shape, size=size, role=role)
    yield Mark(x=x, y=y, shape=shape, size=size, role=role, hollow=style == Style.HOLLOW)
