# SPDX-License-Identifier: Apache-2.0
"""Where the marks of every lane stand at a scale, worked out beyond the view, so that panning only moves them.

What stands singly, what together and how a count is written depend on the data and the scale alone. So they are worked
out once for the view and half a page to either side, and a frame adds where the view begins.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from vlu_desktop.timeline.clustering import ArrangedMarks, Clusters, Lane, arrange
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
    `Scene.marks` has it, but for x; the clusters come first.

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
    return max((lane.widest / 2 for lane in draft.model.columns), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _VisibleLane:
    """A lane that is shown."""

    number: int
    strip: Strip
    lane: LaneMarks
    rows: LaneRows


class _Maker:
    """Works an arrangement out, all lanes in one go."""

    def __init__(self, draft: Draft, scale: float, page: float) -> None:
        self._draft, self._model, self._k = draft, draft.model, draft.k
        self._scale, self._page = scale, page
        view = draft.view
        room = min(_widest(draft), page) + ROOM * page
        self._low, self._high = view.start - room, view.end + room
        self._picked = self._model.places(view.highlight) if view.highlight else None
        self._shown = [
            _VisibleLane(number=number, strip=strip, lane=lane, rows=lane_rows(strip, lane, self._k))
            for strip in draft.strips.all("lane")
            if strip.key not in view.hidden
            and (lane := self._model.columns[number := self._model.lane_number(strip.key)]).total
        ]

    def made(self) -> Arrangement:
        """Singles and clusters, clusters first, each lane by lane."""
        arranged = arrange(
            self._model.laned.points,
            [Lane(each.lane.first, each.lane.last, each.rows.count) for each in self._shown],
            (self._low, self._high),
            self._scale,
            least=CELL * self._k,
            apart=APART * self._k,
        )
        clusters, many = arranged.clusters, len(arranged.clusters.first)
        marks = np.empty((many + len(arranged.places), 5))
        edge = FROM_EDGE * self._k / self._scale
        heaps = self._heaps(clusters, marks[:many])
        texts, widths, picked_heaps = self._counts(clusters)
        spans, picked_singles = self._singles(arranged, marks[many:])
        return Arrangement(
            low=self._low,
            high=self._high,
            at=np.concatenate((np.clip(clusters.at, clusters.low + edge, clusters.high - edge), arranged.times)),
            marks=marks,
            heaps=heaps,
            texts=tuple(texts),
            widths=widths,
            bases=self._each(lambda one: max(one.rows.label, one.rows.middle - 13.5 * self._k))[clusters.lane],
            spans=spans,
            picked=np.concatenate((picked_heaps, picked_singles + many)),
            words=tuple(self._words(arranged, many)),
            bars=tuple(self._bars()),
            far=tuple(
                (each.number, each.rows)
                for each in self._shown
                if len(each.lane.wide) and each.lane.widest / 2 > self._page
            ),
        )

    def _each(self, value: Callable[[_VisibleLane], float]) -> Floats:
        """A number for each lane shown, in their order."""
        return np.array([value(each) for each in self._shown], dtype=np.float64)

    def _heaps(self, clusters: Clusters, marks: Floats) -> Floats:
        """The clusters as a scene has them; fills in their marks."""
        begins = self._each(lambda one: one.lane.first)[clusters.lane]
        heaps = np.empty((len(marks), 5))
        heaps[:, 0] = self._each(lambda one: one.number)[clusters.lane]
        heaps[:, 1], heaps[:, 2] = clusters.first - begins, clusters.last - begins
        heaps[:, 3], heaps[:, 4] = clusters.low, clusters.high
        marks[:, 1] = self._each(lambda one: one.rows.middle)[clusters.lane]
        marks[:, 2], marks[:, 3], marks[:, 4] = clusters.worst, Style.CLUSTER, np.arange(len(marks))
        return heaps

    def _counts(self, clusters: Clusters) -> tuple[list[str], Floats, Ints]:
        """How many each stands for, in a form that its cell has room for, how wide that is, and which are picked."""
        draft, places = self._draft, np.zeros(0, dtype=np.int64)
        sizes = (clusters.last - clusters.first).tolist()
        texts, known = draft.numbers(sizes)
        if self._picked is not None:
            mine = self._picked.searchsorted(clusters.last) - self._picked.searchsorted(clusters.first)
            places = mine.nonzero()[0]
            for n in places.tolist():
                texts[n] = f"{mine[n]:,} of {sizes[n]:,}"
                known[n] = draft.measure(texts[n], COUNT)
        widths = np.array(known)
        room = (clusters.high - clusters.low) * self._scale - 2 * self._k
        for n in (widths > room).nonzero()[0].tolist():
            texts[n] = f"{sizes[n] // 1000}k+" if sizes[n] >= 1000 else str(sizes[n])
            widths[n] = draft.measure(texts[n], COUNT)
        return texts, widths, places

    def _singles(self, arranged: ArrangedMarks, marks: Floats) -> tuple[Floats, Ints]:
        """The spans of those whose date is loose, and the places of those picked out; fills in their marks."""
        known = self._model.marks
        members = self._model.laned.points.rows[arranged.places]
        start, end = known.start[members], known.end[members]
        loose = (end - start) * self._scale > SPAN_LEAST * self._k
        if self._shown:
            marks[:, 1] = np.array([each.rows.ys for each in self._shown])[arranged.lane, arranged.slots + 2]
        marks[:, 2], marks[:, 3], marks[:, 4] = known.seriousness[members], loose, members
        places = loose.nonzero()[0]
        spans = np.empty((len(places), 5))
        spans[:, 0], spans[:, 1] = start[places], end[places]
        spans[:, 2], spans[:, 3] = marks[places, 1], arranged.times[places]
        spans[:, 4] = self._each(lambda one: min(one.lane.widest / 2, self._page))[arranged.lane[places]]
        if self._picked is None:
            return spans, np.zeros(0, dtype=np.int64)
        return spans, np.isin(arranged.places, self._picked).nonzero()[0]

    def _words(self, arranged: ArrangedMarks, before: int) -> Iterator[Words]:
        """What stands by single marks, by their places after so many clusters."""
        words, ids = self._model.count_words, self._model.marks.ids
        if not words:
            return
        members = self._model.laned.points.rows[arranged.places].tolist()
        for n, (row, lane) in enumerate(zip(members, arranged.lane.tolist(), strict=True)):
            if text := words.get(ids[row]):
                shown = self._shown[lane]
                yield Words(place=before + n, lane=shown.number, base=shown.rows.label, text=text)

    def _bars(self) -> Iterator[LaneBar]:
        marks = self._model.marks
        for each in self._shown:
            for bar in each.lane.bars:
                if marks.start[bar.index] < self._high and marks.end[bar.index] > self._low:
                    yield LaneBar(bar=bar, strip=each.strip, levels=each.lane.bar_rows)
