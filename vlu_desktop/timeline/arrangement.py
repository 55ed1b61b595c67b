# SPDX-License-Identifier: Apache-2.0
"""Where the marks of every lane stand at a scale, worked out beyond the view, so that panning only moves them.

What stands singly, what together and how a count is written depend on the data and the scale alone. So they are worked
out once for the view and half a page to either side, and a frame adds where the view begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from vlu_desktop.timeline.clustering import ArrangedMarks, Clusters, arrange
from vlu_desktop.timeline.drawing import Draft
from vlu_desktop.timeline.incident_columns import Bar, Floats, Ints, LaneMarks
from vlu_desktop.timeline.scene import COUNT, Style
from vlu_desktop.timeline.strips import BAR, Strip

CELL = 30.0
APART = 11.0
SPAN_LEAST = 17.0
FROM_EDGE = 9.0
"""How far a mark of several stands from the ends of its cell."""
ROOM = 0.5
"""Pages to either side of the view."""
DIGITS = 9
"""Of a scale: panning leaves it as it is but for what adding a stretch to a day rounds off."""


@dataclass(frozen=True, slots=True)
class LaneRows:
    """Where the marks of a lane stand: the middle line, the distance from row to row, and the line of its counts."""

    middle: float
    pitch: float
    count: int
    label: float

    @property
    def ys(self) -> Floats:
        """Slots -2 and -1 are a pair about the middle (lower, upper), then come 0, 1, 2: middle, above, below."""
        return self.middle + np.array((0.5, -0.5, 0.0, -1.0, 1.0)) * self.pitch


def lane_rows(strip: Strip, lane: LaneMarks, k: float) -> LaneRows:
    """The rows of a lane in its strip: three where there is room, otherwise one."""
    room = strip.height - lane.bar_rows * BAR * k
    count = 3 if room >= 35 * k else 1
    pitch = min(11.0 * k, (room - 19 * k) / 2) if count == 3 else 0.0
    middle = strip.top + (room * 0.5 + 6 * k if count == 3 else room - 9.5 * k)
    return LaneRows(middle, pitch, count, strip.top + (10.5 if count == 3 else 9.5) * k)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneBar:
    """Conduct that went on, in its row of its lane."""

    bar: Bar
    strip: Strip
    levels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How often a single mark's incident happened: the mark's place, its lane, the line and the text."""

    place: int
    lane: int
    base: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Arrangement:
    """Every mark between `low` and `high` (days). `at` says when each stands and `marks` is the row of each as
    `Scene.marks` has it, but for x; both go lane by lane.

    `heaps` are the clusters in the order of their marks, as `Scene.heaps` has them, `texts`, `widths` (pixels) and
    `bases` their counts. `spans` are rows of start, end, y, middle and how far outside the view the middle may lie
    (days, but for y). `picked` are the places of marks that are picked out, `far` the lanes in which a date is so loose
    that its middle may lie pages away.
    """

    low: float
    high: float
    at: Floats
    marks: Floats
    heaps: Floats
    texts: tuple[str, ...]
    widths: Floats
    bases: Floats
    spans: Floats
    picked: Ints
    words: tuple[Words, ...]
    bars: tuple[LaneBar, ...]
    far: tuple[tuple[int, LaneRows], ...]


def scale_of(pixels_per_day: float) -> float:
    """The scale without its last digits, so that it is the same however one got there."""
    return float(f"{pixels_per_day:.{DIGITS - 1}e}")


def arrangement(draft: Draft) -> Arrangement:
    """The arrangement a view needs; one that was made for a view near by at the same scale is taken again."""
    view = draft.view
    scale = scale_of(view.pixels_per_day)
    page = (view.right - view.left) / scale
    key = (scale, page, draft.k, view.measure, view.highlight, draft.strips)

    def make() -> Arrangement:
        return _Maker(draft, scale, page).made()

    def holds(known: Arrangement) -> bool:
        room = min(_widest(draft), page)
        return known.low <= view.start - room and view.end + room <= known.high

    return draft.model.recent("arrangement", key, make, holds)


def _widest(draft: Draft) -> float:
    return max((lane.points.widest / 2 for lane in draft.model.columns), default=0.0)


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """What the lanes have given so far."""

    at: list[Floats] = field(default_factory=list)
    marks: list[Floats] = field(default_factory=list)
    heaps: list[Floats] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    widths: list[Floats] = field(default_factory=list)
    bases: list[Floats] = field(default_factory=list)
    spans: list[Floats] = field(default_factory=list)
    picked: list[Ints] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    bars: list[LaneBar] = field(default_factory=list)
    far: list[tuple[int, LaneRows]] = field(default_factory=list)
    count: int = 0
    heaped: int = 0

    def take(self, at: Floats, marks: Floats) -> None:
        self.at.append(at)
        self.marks.append(marks)
        self.count += len(at)


class _Maker:
    """Works an arrangement out, lane by lane."""

    def __init__(self, draft: Draft, scale: float, page: float) -> None:
        self._draft, self._model, self._k = draft, draft.model, draft.k
        self._scale, self._page = scale, page
        view = draft.view
        room = min(_widest(draft), page) + ROOM * page
        self._low, self._high = view.start - room, view.end + room
        self._found = _Gathered()
        self._picked = self._model.places(view.highlight) if view.highlight else None

    def made(self) -> Arrangement:
        """All lanes that are shown."""
        for strip in self._draft.strips.all("lane"):
            number = self._model.lane_number(strip.key)
            if strip.key not in self._draft.view.hidden and self._model.columns[number].total:
                self._lane(strip, number)
        found = self._found
        return Arrangement(
            low=self._low,
            high=self._high,
            at=_joined(found.at),
            marks=_stacked(found.marks),
            heaps=_stacked(found.heaps),
            texts=tuple(found.texts),
            widths=_joined(found.widths),
            bases=_joined(found.bases),
            spans=_stacked(found.spans),
            picked=np.concatenate(found.picked) if found.picked else np.zeros(0, dtype=np.int64),
            words=tuple(found.words),
            bars=tuple(found.bars),
            far=tuple(found.far),
        )

    def _lane(self, strip: Strip, number: int) -> None:
        lane = self._model.columns[number]
        rows = lane_rows(strip, lane, self._k)
        found = arrange(
            lane.points, self._low, self._high, self._scale, least=CELL * self._k, rows=rows.count,
            apart=APART * self._k,
        )  # fmt: skip
        picked = self._picked[number] if self._picked is not None else None
        if len(found.clusters.first):
            self._clusters(number, found.clusters, rows, picked)
        if len(found.places):
            self._singles(number, found, rows, picked)
        if len(lane.points.wide) and lane.points.widest / 2 > self._page:
            self._found.far.append((number, rows))
        marks = self._model.marks
        self._found.bars += (
            LaneBar(bar=bar, strip=strip, levels=lane.bar_rows)
            for bar in lane.bars
            if marks.start[bar.index] < self._high and marks.end[bar.index] > self._low
        )

    def _clusters(self, number: int, clusters: Clusters, rows: LaneRows, picked: Ints | None) -> None:
        found, scale, many = self._found, self._scale, len(clusters.first)
        edge = FROM_EDGE * self._k / scale
        heaps = np.empty((many, 5))
        heaps.T[:] = (np.full(many, number), clusters.first, clusters.last, clusters.low, clusters.high)
        marks = np.empty((many, 5))
        marks[:, 1], marks[:, 2], marks[:, 3] = rows.middle, clusters.worst, Style.CLUSTER
        marks[:, 4] = np.arange(found.heaped, found.heaped + many)
        texts, widths = self._counts(clusters, picked)
        found.take(np.clip(clusters.at, clusters.low + edge, clusters.high - edge), marks)
        found.heaped += many
        found.heaps.append(heaps)
        found.texts += texts
        found.widths.append(widths)
        found.bases.append(np.full(many, max(rows.label, rows.middle - 13.5 * self._k)))

    def _counts(self, clusters: Clusters, picked: Ints | None) -> tuple[list[str], Floats]:
        """How many each stands for, in a form that its cell has room for, and how wide that is."""
        draft = self._draft
        sizes = (clusters.last - clusters.first).tolist()
        texts, known = draft.numbers(sizes)
        if picked is not None:
            mine = (np.searchsorted(picked, clusters.last) - np.searchsorted(picked, clusters.first)).tolist()
            places = np.flatnonzero(mine)
            self._found.picked.append(places + self._found.count)
            for n in places.tolist():
                texts[n] = f"{mine[n]:,} of {sizes[n]:,}"
                known[n] = draft.measure(texts[n], COUNT)
        widths = np.array(known)
        room = (clusters.high - clusters.low) * self._scale - 2 * self._k
        for n in np.flatnonzero(widths > room).tolist():
            texts[n] = f"{sizes[n] // 1000}k+" if sizes[n] >= 1000 else str(sizes[n])
            widths[n] = draft.measure(texts[n], COUNT)
        return texts, widths

    def _singles(self, number: int, arranged: ArrangedMarks, rows: LaneRows, picked: Ints | None) -> None:
        found, all_marks, column = self._found, self._model.marks, self._model.columns[number].points
        members = column.rows[arranged.places]
        start, end = all_marks.start[members], all_marks.end[members]
        loose = (end - start) * self._scale > SPAN_LEAST * self._k
        marks = np.empty((len(members), 5))
        marks[:, 1] = rows.ys[arranged.slots + 2]
        marks[:, 2] = all_marks.seriousness[members]
        marks[:, 3] = loose
        marks[:, 4] = members
        if loose.any():
            spans = np.empty((int(loose.sum()), 5))
            spans.T[:4] = (start[loose], end[loose], marks[loose, 1], arranged.times[loose])
            spans[:, 4] = min(column.widest / 2, self._page)
            found.spans.append(spans)
        if picked is not None and len(picked):
            found.picked.append(np.flatnonzero(np.isin(arranged.places, picked)) + found.count)
        words, ids = self._model.count_words, all_marks.ids
        if words:
            found.words += (
                Words(place=found.count + n, lane=number, base=rows.label, text=words[ids[row]])
                for n, row in enumerate(members.tolist())
                if ids[row] in words
            )
        found.take(arranged.times, marks)


def _joined(parts: Sequence[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.zeros(0)


def _stacked(parts: Sequence[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.zeros((0, 5))
