# SPDX-License-Identifier: Apache-2.0
"""A timeline laid out: what lies beneath the marks, the marks as plain tuples, what lies above, and what lies where.

The marks are the many, so they are kept out of the display list until one is asked for: the screen paints them from
here, print and files from `display`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from vlu_desktop.timeline.display_list import SEVERITY_ROLES, DisplayList, HitArea, Item, Mark, Role, Shape, Text

SHAPES: tuple[Shape, ...] = (Shape.CIRCLE, Shape.CIRCLE, Shape.SQUARE, Shape.TRIANGLE, Shape.DIAMOND)
SIZES: tuple[float, ...] = (7.5, 10.5, 10.0, 13.0, 14.5)
CLUSTER_GROWS = 2.0
NEAR = 9.0
COUNT = 10.0


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


class LaneSlice(NamedTuple):
    """The marks of one lane: those at places [first, last) of `Scene.glyphs` lie from `top` to `bottom`."""

    top: float
    bottom: float
    first: int
    last: int


GlyphTuple = tuple[float, float, int, int, int]
"""A mark: x, y, seriousness, style, and a row of `Marks` or, for a cluster, a place in `Scene.bundles`."""
ClusterTuple = tuple[int, int, int, float, float]
"""A `MarkCluster` before anybody has asked for it: a frame has hundreds."""
CountTuple = tuple[float, float, str]
"""How many a mark stands for: left, baseline and text, at the size of counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A laid-out timeline. `still` changes only with the size and the case, so a painter may keep its picture.

    The overview ends at `top`, the axis at `pinned`, the lanes and rows at `bottom`.
    """

    width: float
    height: float
    scale: float
    still: tuple[StaticRow, ...]
    under: tuple[Item, ...]
    glyphs: tuple[GlyphTuple, ...]
    counts: tuple[CountTuple, ...]
    over: tuple[Item, ...]
    hits: tuple[HitArea, ...]
    bundles: tuple[ClusterTuple, ...]
    lanes: tuple["LaneSlice", ...]
    ids: tuple[str, ...]
    top: float
    pinned: float
    bottom: float

    def at(self, x: float, y: float) -> HitArea | None:
        """What lies at a point: the nearest mark if one is near, otherwise the uppermost of the rest."""
        near = NEAR * self.scale
        best: GlyphTuple | None = None
        closest = near * near
        for lane in self.lanes:
            if not lane.top - near <= y <= lane.bottom + near:
                continue
            for glyph in self.glyphs[lane.first : lane.last]:
                dx = glyph[0] - x
                if -near <= dx <= near:
                    distance = dx * dx + (glyph[1] - y) ** 2
                    if distance <= closest:
                        best, closest = glyph, distance
        if best is not None:
            return self.hit_of(best)
        return next((hit for hit in reversed(self.hits) if hit.contains(x, y)), None)

    def hit_of(self, glyph: GlyphTuple) -> HitArea:
        """The area of a mark, and what it stands for."""
        x, y, seriousness, style, ref = glyph
        size = glyph_size(seriousness, style) * self.scale
        kind, key = (
            ("cluster", MarkCluster(*self.bundles[ref]).key) if style == Style.CLUSTER else ("incident", self.ids[ref])
        )
        return HitArea(x=x - size / 2, y=y - size / 2, width=size, height=size, kind=kind, key=key)

    def cluster(self, key: str) -> MarkCluster | None:
        """The cluster of a hit's key."""
        wanted = tuple(map(int, key.split(":")))
        return next((MarkCluster(*each) for each in self.bundles if each[:3] == wanted), None)

    @property
    def clusters(self) -> tuple[MarkCluster, ...]:
        """Every cluster, in the order in which marks name them."""
        return tuple(map(MarkCluster._make, self.bundles))

    def items(self) -> Iterator[Item]:
        """Everything to paint, in order."""
        yield from self.under
        for each in self.still:
            yield from each.items
        for x, y, seriousness, style, _ in self.glyphs:
            yield from glyph_items(x, y, seriousness, style, self.scale)
        for left, base, text in self.counts:
            yield Text(x=left, y=base, text=text, size=COUNT * self.scale, role=Role.MUTED)
        yield from self.over

    def display(self) -> DisplayList:
        """All of it as a display list."""
        hits = (*self.hits, *(self.hit_of(glyph) for glyph in self.glyphs))
        return DisplayList(width=self.width, height=self.height, items=tuple(self.items()), hits=hits)


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
