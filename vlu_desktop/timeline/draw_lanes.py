# SPDX-License-Identifier: Apache-2.0
"""Draws the lanes: marks by shape and size, counts, spans of uncertain dates, and bars of conduct that went on."""

from dataclasses import dataclass

import numpy as np

from vlu_desktop.timeline.display import SEVERITY_ROLES, Circle, Role, Text
from vlu_desktop.timeline.draft import BODY, COUNT, SMALL, Draft
from vlu_desktop.timeline.labels import Line, fitted
from vlu_desktop.timeline.lod import Cluster, arrange
from vlu_desktop.timeline.marks import SOFT_END, SOFT_START, LaneMarks
from vlu_desktop.timeline.scene import Style, Together, glyph_size
from vlu_desktop.timeline.strips import BAR, Strip

CELL = 30.0
APART = 11.0
SPAN_LEAST = 17.0
SPAN_HEIGHT = 7.0
FAR_SPANS = 6


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the marks of a lane stand: the middle line and the distance from row to row."""

    middle: float
    pitch: float
    count: int
    label: float

    def y(self, slot: float) -> float:
        """Slots 0, 1, 2 are middle, above, below; -1 and -2 are a pair about the middle."""
        if slot < 0:
            return self.middle + (-0.5 if slot == -1 else 0.5) * self.pitch
        return self.middle + (0.0, -self.pitch, self.pitch)[int(slot)]


def draw_lane(draft: Draft, strip: Strip, number: int) -> None:
    """One lane with its name."""
    k, view = draft.k, draft.view
    hidden = strip.key in view.hidden
    lane = draft.model.columns[number]
    role = Role.MUTED if hidden or not lane.total else Role.INK
    size = SMALL if strip.height < 24 * k else BODY
    most = view.left - 26 * k
    note = strip.label
    if hidden:
        left = most - draft.measure(" (hidden)", size)
        note = fitted(strip.label, left, view.measure, size * k) + " (hidden)"
    base = _rows(strip, lane, k).middle if lane.total and not hidden else strip.middle
    draft.text(18 * k, base + 4 * k, note, size, role=role, most=most)
    draft.hit(0, strip.top, view.left - 8 * k, strip.height, "lane", strip.key)
    if not hidden and lane.total:
        _marks(draft, strip, number, lane)


def _rows(strip: Strip, lane: LaneMarks, k: float) -> _Rows:
    room = strip.height - lane.bar_rows * BAR * k
    count = 3 if room >= 35 * k else 1
    pitch = min(11.0 * k, (room - 19 * k) / 2) if count == 3 else 0.0
    middle = strip.top + (room * 0.5 + 6 * k if count == 3 else room - 9.5 * k)
    return _Rows(middle, pitch, count, strip.top + (10.5 if count == 3 else 9.5) * k)


def _marks(draft: Draft, strip: Strip, number: int, lane: LaneMarks) -> None:
    view, k = draft.view, draft.k
    marks, ppd = draft.model.marks, view.pixels_per_day
    rows = _rows(strip, lane, k)
    line = Line()
    column = lane.points
    beyond = min(column.widest / 2, view.end - view.start)
    found = arrange(
        column, view.start - beyond, view.end + beyond, ppd, least=CELL * k, rows=rows.count, apart=APART * k
    )
    picked = draft.model.places(view.highlight)[number] if view.highlight else None
    for cluster in found.clusters:
        _cluster(draft, number, cluster, rows, line, picked)
    members = column.rows[found.places].tolist() if found.places else []
    left, right = view.left, view.right
    start, zero = view.start, view.left
    bursts: list[tuple[float, int]] = []
    words = draft.model.count_words
    for row, at, slot in zip(members, found.times, found.slots, strict=True):
        x = zero + (at - start) * ppd
        y = rows.y(slot)
        seriousness = int(marks.seriousness[row])
        length = float(marks.end[row] - marks.start[row])
        style = Style.SOLID
        if length * ppd > SPAN_LEAST * k:
            style = Style.HOLLOW
            _span(draft, row, y)
        if left <= x <= right:
            draft.glyphs.append((x, y, seriousness, style, row))
            if words and marks.ids[row] in words:
                bursts.append((x, row))
            if view.highlight and marks.ids[row] in view.highlight:
                _ring(draft, x, y, seriousness, style)
            if marks.ids[row] == view.selected:
                _ring(draft, x, y, seriousness, style, wide=True)
    for x, row in bursts:
        text = words[marks.ids[row]]
        _count(draft, x, rows.label, text, draft.measure(text, COUNT), line, (left, right))
    _far_spans(draft, lane, rows, beyond)
    for bar in lane.bars:
        _bar(draft, strip, bar.index, bar.row, lane.bar_rows)


def _cluster(
    draft: Draft,
    number: int,
    cluster: Cluster,
    rows: _Rows,
    line: Line,
    picked: "np.ndarray[tuple[int], np.dtype[np.int64]] | None",
) -> None:
    view, k = draft.view, draft.k
    zero, start, ppd = view.left, view.start, view.pixels_per_day
    low, high = zero + (cluster.low - start) * ppd, zero + (cluster.high - start) * ppd
    x = min(max(zero + (cluster.at - start) * ppd, low + 9 * k), high - 9 * k)
    if not zero <= x <= view.right:
        return
    ref = len(draft.clusters)
    draft.clusters.append(Together(number, cluster.first, cluster.last, cluster.low, cluster.high))
    draft.glyphs.append((x, rows.middle, cluster.worst, Style.CLUSTER, ref))
    many = cluster.last - cluster.first
    text = f"{many:,}"
    if picked is not None:
        mine = int(np.searchsorted(picked, cluster.last) - np.searchsorted(picked, cluster.first))
        if mine:
            _ring(draft, x, rows.middle, cluster.worst, Style.CLUSTER)
            text = f"{mine:,} of {many:,}"
    width = draft.measure(text, COUNT)
    if width > high - low - 2 * k:
        text = f"{many // 1000}k+" if many >= 1000 else f"{many}"
        width = draft.measure(text, COUNT)
    # Nothing else stands in its cell, so the count may stand close above it.
    y = max(rows.label, rows.middle - 13.5 * k)
    _count(draft, x, y, text, width, line, (max(low, zero), min(high, view.right)))


def _count(draft: Draft, x: float, y: float, text: str, width: float, line: Line, within: tuple[float, float]) -> None:
    """A count above its mark, shifted to stay within its cell; left out rather than put over another."""
    if width > within[1] - within[0]:
        return
    left = min(max(x - width / 2, within[0]), within[1] - width)
    if line.take(left - 1, left + width + 1):
        draft.over.append(Text(x=left, y=y, text=text, size=COUNT * draft.k, role=Role.MUTED))


def _ring(draft: Draft, x: float, y: float, seriousness: int, style: int, *, wide: bool = False) -> None:
    radius = (glyph_size(seriousness, style) / 2 + (5.5 if wide else 3.5)) * draft.k
    draft.over.append(Circle(x=x, y=y, radius=radius, stroke=Role.SELECTION, stroke_width=2.0 if wide else 1.6))


def _span(draft: Draft, row: int, y: float) -> None:
    """A date that is not exactly known: a spindle as wide as its range, thin at both ends."""
    marks = draft.model.marks
    start, end = float(marks.start[row]), float(marks.end[row])
    soft = (end - start) / 2
    draft.spindle(start, end, y, SPAN_HEIGHT * draft.k, (soft * 0.5, soft * 0.5), Role.UNCERTAIN, None)


def _far_spans(draft: Draft, lane: LaneMarks, rows: _Rows, beyond: float) -> None:
    """Uncertain incidents whose middle lies too far outside the view to have been met, the worst few of them."""
    column, marks, view = lane.points, draft.model.marks, draft.view
    if not len(column.wide) or column.widest / 2 <= beyond:
        return
    wide = column.rows[column.wide]
    at = column.at[column.wide]
    far = (at < view.start - beyond) | (at > view.end + beyond)
    far &= (marks.start[wide] < view.end) & (marks.end[wide] > view.start)
    chosen = sorted(wide[far].tolist(), key=lambda row: (-marks.seriousness[row], row))[:FAR_SPANS]
    for n, row in enumerate(chosen):
        y = rows.y(n % rows.count)
        _span(draft, row, y)
        draft.hit(view.left, y - 5, view.right - view.left, 10, "incident", marks.ids[row])


def _bar(draft: Draft, strip: Strip, row: int, level: int, levels: int) -> None:
    """Conduct that went on: a bar, soft where it isn't known when it began or ended, with its mark at the start."""
    marks, view, k = draft.model.marks, draft.view, draft.k
    start, end = float(marks.start[row]), float(marks.end[row])
    flags = int(marks.flags[row])
    seriousness = int(marks.seriousness[row])
    y = strip.bottom - (levels - level - 0.5) * BAR * k - 3 * k
    slack = (end - start) * 0.08
    begins = float(marks.begun[row]) - start
    finishes = end - float(marks.ending[row])
    # Known to the day is sharp; anything looser tapers as far as it is uncertain.
    soft = (
        max(begins if begins > 1 else 0.0, slack if flags & SOFT_START else 0.0),
        max(finishes if finishes > 1 else 0.0, slack if flags & SOFT_END else 0.0),
    )
    seen = draft.spindle(start, end, y, 5 * k, soft, SEVERITY_ROLES[seriousness - 1], None)
    if seen is None:
        return
    x = min(max(view.x(start + soft[0] / 2), seen[0] + 6 * k), max(seen[1] - 6 * k, seen[0] + 1))
    draft.hit(seen[0], y - 4 * k, seen[1] - seen[0], 8 * k, "incident", marks.ids[row])
    draft.glyphs.append((x, y, seriousness, Style.SOLID, row))
    if marks.ids[row] in view.highlight or marks.ids[row] == view.selected:
        _ring(draft, x, y, seriousness, Style.SOLID, wide=marks.ids[row] == view.selected)
