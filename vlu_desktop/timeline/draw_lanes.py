# SPDX-License-Identifier: Apache-2.0
"""Draws the lanes: marks by shape and size, counts, spans of uncertain dates, and bars of conduct that went on."""

from dataclasses import dataclass
from itertools import repeat

import numpy as np

from vlu_desktop.timeline.clustering import ArrangedMarks, Clusters, arrange
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, TINTS, Circle, Polygon, Role
from vlu_desktop.timeline.drawing import BODY, SMALL, Draft
from vlu_desktop.timeline.incident_columns import SOFT_END, SOFT_START, Column, Floats, Ints, LaneMarks
from vlu_desktop.timeline.label_placing import Line, fitted
from vlu_desktop.timeline.scene import COUNT, LaneSlice, Style, glyph_size
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

    @property
    def ys(self) -> Floats:
        """Slots -2 and -1 are a pair about the middle (lower, upper), then come 0, 1, 2: middle, above, below."""
        return self.middle + np.array((0.5, -0.5, 0.0, -1.0, 1.0)) * self.pitch


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
    tint = dict(view.tints).get(strip.key, 0)
    if tint:
        draft.box(6 * k, strip.top + 3 * k, 5 * k, strip.height - 6 * k, fill=TINTS[tint - 1][1], radius=2)
    if not hidden and lane.total:
        first = len(draft.glyphs)
        _marks(draft, strip, number, lane)
        draft.lanes.append(LaneSlice(strip.top, strip.bottom, first, len(draft.glyphs)))


def _rows(strip: Strip, lane: LaneMarks, k: float) -> _Rows:
    room = strip.height - lane.bar_rows * BAR * k
    count = 3 if room >= 35 * k else 1
    pitch = min(11.0 * k, (room - 19 * k) / 2) if count == 3 else 0.0
    middle = strip.top + (room * 0.5 + 6 * k if count == 3 else room - 9.5 * k)
    return _Rows(middle, pitch, count, strip.top + (10.5 if count == 3 else 9.5) * k)


def _marks(draft: Draft, strip: Strip, number: int, lane: LaneMarks) -> None:
    view, k = draft.view, draft.k
    rows = _rows(strip, lane, k)
    line = Line()
    column = lane.points
    beyond = min(column.widest / 2, view.end - view.start)
    found = arrange(
        column, view.start - beyond, view.end + beyond, view.pixels_per_day, least=CELL * k, rows=rows.count,
        apart=APART * k,
    )  # fmt: skip
    picked = draft.model.places(view.highlight)[number] if view.highlight else None
    if len(found.clusters.first):
        _clusters(draft, number, found.clusters, rows, line, picked)
    if len(found.places):
        _singles(draft, column, found, rows, line, picked)
    _far_spans(draft, lane, rows, beyond)
    for bar in lane.bars:
        _bar(draft, strip, bar.index, bar.row, lane.bar_rows)


def _singles(draft: Draft, column: Column, found: ArrangedMarks, rows: _Rows, line: Line, picked: Ints | None) -> None:
    view, k = draft.view, draft.k
    marks, ppd = draft.model.marks, view.pixels_per_day
    members = column.rows[found.places]
    xs = view.left + (found.times - view.start) * ppd
    ys = rows.ys[found.slots + 2]
    seriousness = marks.seriousness[members]
    loose = (marks.end[members] - marks.start[members]) * ppd > SPAN_LEAST * k
    for n in np.flatnonzero(loose).tolist():
        _span(draft, int(members[n]), float(ys[n]))
    inside = (xs >= view.left) & (xs <= view.right)
    places = np.flatnonzero(inside)
    glyphs = list(
        zip(
            xs[places].tolist(), ys[places].tolist(), seriousness[places].tolist(),
            loose[places].astype(np.int64).tolist(), members[places].tolist(), strict=True,
        )
    )  # fmt: skip
    draft.glyphs += glyphs
    if picked is not None and len(picked):
        for n in np.flatnonzero(np.isin(found.places[places], picked)).tolist():
            _ring(draft, *glyphs[n][:4])
    chosen = draft.model.index.get(view.selected, -1)
    words = draft.model.count_words
    if words or chosen >= 0:
        for glyph in glyphs:
            if glyph[4] == chosen:
                _ring(draft, *glyph[:4], wide=True)
            if words and (text := words.get(marks.ids[glyph[4]])):
                _burst(draft, glyph[0], rows.label, text, line)


def _clusters(
    draft: Draft, number: int, clusters: Clusters, rows: _Rows, line: Line, picked: Ints | None
) -> None:  # fmt: skip
    view, k = draft.view, draft.k
    zero, start, ppd = view.left, view.start, view.pixels_per_day
    lows, highs = zero + (clusters.low - start) * ppd, zero + (clusters.high - start) * ppd
    xs = np.clip(zero + (clusters.at - start) * ppd, lows + 9 * k, highs - 9 * k)
    keep = np.flatnonzero((xs >= zero) & (xs <= view.right))
    lows, highs, xs = lows[keep], highs[keep], xs[keep]
    firsts, lasts, worst = clusters.first[keep], clusters.last[keep], clusters.worst[keep]
    y = rows.middle
    ref = len(draft.bundles)
    refs = range(ref, ref + len(keep))
    draft.glyphs += zip(xs.tolist(), repeat(y), worst.tolist(), repeat(int(Style.CLUSTER)), refs, strict=False)
    ends = zip(
        repeat(number), firsts.tolist(), lasts.tolist(), clusters.low[keep].tolist(), clusters.high[keep].tolist(),
        strict=False,
    )  # fmt: skip
    draft.bundles += ends
    sizes = (lasts - firsts).tolist()
    texts, known = draft.numbers(sizes)
    if picked is not None:
        mine = (np.searchsorted(picked, lasts) - np.searchsorted(picked, firsts)).tolist()
        for n in np.flatnonzero(mine).tolist():
            _ring(draft, float(xs[n]), y, int(worst[n]), Style.CLUSTER)
            texts[n] = f"{mine[n]:,} of {sizes[n]:,}"
            known[n] = draft.measure(texts[n], COUNT)
    widths = np.array(known)
    for n in np.flatnonzero(widths > highs - lows - 2 * k).tolist():
        texts[n] = f"{sizes[n] // 1000}k+" if sizes[n] >= 1000 else str(sizes[n])
        widths[n] = draft.measure(texts[n], COUNT)
    # Each stays within its cell, in which nothing else stands, so that none meets another; and close above its mark.
    lows, highs = np.maximum(lows, zero), np.minimum(highs, view.right)
    lefts = np.minimum(np.maximum(xs - widths / 2, lows), highs - widths)
    base = max(rows.label, y - 13.5 * k)
    fits = widths <= highs - lows
    places = np.flatnonzero(fits).tolist()
    draft.counts += [(left, base, texts[n]) for n, left in zip(places, lefts[fits].tolist(), strict=True)]
    if draft.model.count_words:
        for left, width in zip(lefts[fits].tolist(), widths[fits].tolist(), strict=True):
            line.block(left - 1, left + width + 1)


def _burst(draft: Draft, x: float, base: float, text: str, line: Line) -> None:
    """How often a single one happened, above its mark; left out rather than put over another."""
    view = draft.view
    width = draft.measure(text, COUNT)
    left = min(max(x - width / 2, view.left), view.right - width)
    if line.take(left - 1, left + width + 1):
        draft.counts.append((left, base, text))


def _ring(draft: Draft, x: float, y: float, seriousness: int, style: int, *, wide: bool = False) -> None:
    radius = (glyph_size(seriousness, style) / 2 + (5.5 if wide else 3.5)) * draft.k
    draft.over.append(Circle(x=x, y=y, radius=radius, stroke=Role.SELECTION, stroke_width=2.0 if wide else 1.6))


def _span(draft: Draft, row: int, y: float) -> None:
    """A date that is not exactly known: a spindle as wide as its range, thin at both ends."""
    marks = draft.model.marks
    start, end = float(marks.start[row]), float(marks.end[row])
    quarter = (end - start) / 4
    view, half = draft.view, SPAN_HEIGHT * draft.k / 2
    x1, x2 = view.x(start), view.x(end)
    if x1 < view.left or x2 > view.right:
        draft.spindle(start, end, y, 2 * half, (quarter, quarter), Role.UNCERTAIN, None)
        return
    soft = quarter * view.pixels_per_day
    low, high = y - half, y + half
    points = ((x1, y), (x1 + soft, low), (x2 - soft, low), (x2, y), (x2 - soft, high), (x1 + soft, high))
    draft.under.append(Polygon(points=points, fill=Role.UNCERTAIN))


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
        y = float(rows.ys[2 + n % rows.count])
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
    x1, x2 = max(view.x(start + soft[0]), seen[0]), min(view.x(end - soft[1]), seen[1])
    draft.box(x1, y - 2.5 * k, x2 - x1, 5 * k, step=seriousness)
    x = min(max(view.x(start + soft[0] / 2), seen[0] + 6 * k), max(seen[1] - 6 * k, seen[0] + 1))
    draft.hit(seen[0], y - 4 * k, seen[1] - seen[0], 8 * k, "incident", marks.ids[row])
    draft.glyphs.append((x, y, seriousness, Style.SOLID, row))
    if marks.ids[row] in view.highlight or marks.ids[row] == view.selected:
        _ring(draft, x, y, seriousness, Style.SOLID, wide=marks.ids[row] == view.selected)
