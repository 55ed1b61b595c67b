# SPDX-License-Identifier: Apache-2.0
"""Draws the lanes: marks by shape and size, counts, spans of uncertain dates, and bars of conduct that went on."""

import numpy as np

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.arrangement import Arrangement, LaneBar, LaneRows, arrangement, lane_rows
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, TINTS, Circle, Role
from vlu_desktop.timeline.drawing import BODY, SMALL, Draft
from vlu_desktop.timeline.incident_columns import SOFT_END, SOFT_START, Floats, Ints
from vlu_desktop.timeline.label_placing import Line, fitted
from vlu_desktop.timeline.scene import COUNT, SPAN_HEIGHT, Style, glyph_size
from vlu_desktop.timeline.strips import BAR, Strip

FAR_SPANS = 6
CLUSTER = int(Style.CLUSTER)
"""A plain number, because comparing an array with an enumeration's asks it what kind of thing it is each time."""


def draw_lane_names(draft: Draft) -> None:
    """The name of each lane, the line beneath it and its colour."""
    lanes = draft.strips.all("lane")
    for strip in lanes:
        draft.rule(12 * draft.k, strip.bottom - 0.5, draft.view.right, strip.bottom - 0.5, Role.LANE_RULE)
    for strip in lanes:
        _name(draft, strip, draft.model.lane_number(strip.key))


def _hidden(lane: str) -> str:
    return say_in(ENGLISH, "timeline.hidden", lane=lane)


def _name(draft: Draft, strip: Strip, number: int) -> None:
    k, view = draft.k, draft.view
    hidden = strip.key in view.hidden
    lane = draft.model.columns[number]
    role = Role.MUTED if hidden or not lane.total else Role.INK
    size = SMALL if strip.height < 24 * k else BODY
    most = view.left - 26 * k
    note = strip.label
    if hidden:
        left = most - draft.measure(_hidden(""), size)
        note = _hidden(fitted(strip.label, left, view.measure, size * k))
    base = lane_rows(strip, lane, k).middle if lane.total and not hidden else strip.middle
    draft.name(base + 4 * k, note, size, role=role, above=strip.bottom - k)
    draft.hit(0, strip.top, view.left - 8 * k, strip.height, "lane", strip.key)
    tint = dict(view.tints).get(strip.key, 0)
    if tint:
        draft.box(6 * k, strip.top + 3 * k, 5 * k, strip.height - 6 * k, fill=TINTS[tint - 1][1], radius=2)


def draw_marks(draft: Draft) -> None:
    """Everything in the lanes."""
    view, found = draft.view, arrangement(draft)
    xs = view.left + (found.at - view.start) * view.pixels_per_day
    inside = (xs >= view.left) & (xs <= view.right)
    seen = inside.nonzero()[0]
    marks = found.marks[seen]
    marks[:, 0] = xs[seen]
    _spans(draft, found)
    blocked = _heaps(draft, found, marks)
    draft.marks.append(marks)
    for place in found.picked[inside[found.picked]].tolist():
        _ring(draft, xs[place], *found.marks[place, 1:4])
    chosen = draft.model.index.get(view.selected, -1) if view.selected else -1
    if chosen >= 0:
        for row in marks[(marks[:, 4] == chosen) & (marks[:, 3] != CLUSTER)].tolist():
            _ring(draft, *row[:4], wide=True)
    if found.words:
        _words(draft, found, xs, inside, blocked)
    for number, rows in found.far:
        _far_spans(draft, number, rows)
    for bar in found.bars:
        _bar(draft, bar)


def _heaps(draft: Draft, found: Arrangement, marks: Floats) -> tuple[Floats, Floats, Floats]:
    """The clusters among the marks in view with their counts; lane, left and right of each count that has room."""
    view = draft.view
    together = (marks[:, 3] == CLUSTER).nonzero()[0]
    which = marks[together, 4].astype(np.int64)
    marks[together, 4] = np.arange(len(which))
    heaps = draft.heaps = found.heaps[which]
    if not len(which):
        return heaps[:, 0], heaps[:, 0], heaps[:, 0]
    zero, start, ppd = view.left, view.start, view.pixels_per_day
    widths = found.widths[which]
    # Each stays within its cell, in which nothing else stands, so that none meets another; and close above its mark.
    lows = np.maximum(zero + (heaps[:, 3] - start) * ppd, zero)
    highs = np.minimum(zero + (heaps[:, 4] - start) * ppd, view.right)
    lefts = np.minimum(np.maximum(marks[together, 0] - widths / 2, lows), highs - widths)
    fits = (widths <= highs - lows).nonzero()[0]
    which, lefts, texts = which[fits], lefts[fits], found.texts
    draft.counts += zip(
        lefts.tolist(), found.bases[which].tolist(), [texts[n] for n in which.tolist()], strict=True
    )  # fmt: skip
    return heaps[fits, 0], lefts, lefts + widths[fits]


def _words(
    draft: Draft, found: Arrangement, xs: Floats, inside: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    blocked: tuple[Floats, Floats, Floats],
) -> None:  # fmt: skip
    """How often single ones happened, above their marks; left out rather than put over another."""
    view = draft.view
    lines: dict[int, Line] = {}
    for each in found.words:
        if not inside[each.place]:
            continue
        line = lines.get(each.lane)
        if line is None:
            line = lines[each.lane] = Line()
            lanes, lefts, rights = blocked
            mine = lanes == each.lane
            for left, right in zip(lefts[mine].tolist(), rights[mine].tolist(), strict=True):
                line.block(left - 1, right + 1)
        width = draft.measure(each.text, COUNT)
        left = min(max(float(xs[each.place]) - width / 2, view.left), view.right - width)
        if line.take(left - 1, left + width + 1):
            draft.counts.append((left, each.base, each.text))


def _ring(draft: Draft, x: float, y: float, seriousness: float, style: float, *, wide: bool = False) -> None:
    radius = (glyph_size(int(seriousness), int(style)) / 2 + (5.5 if wide else 3.5)) * draft.k
    draft.over.append(
        Circle(x=float(x), y=float(y), radius=radius, stroke=Role.SELECTION, stroke_width=2.0 if wide else 1.6)
    )


def _spans(draft: Draft, found: Arrangement) -> None:
    """Dates that are not exactly known: a spindle each as wide as its range, thin at both ends."""
    if not len(found.spans):
        return
    view = draft.view
    start, end, _, at, beyond = found.spans.T
    near = (start < view.end) & (end > view.start) & (at >= view.start - beyond) & (at <= view.end + beyond)
    rows = found.spans[near, :3]
    rows[:, :2] = view.left + (rows[:, :2] - view.start) * view.pixels_per_day
    whole = (rows[:, 0] >= view.left) & (rows[:, 1] <= view.right)
    draft.spans = rows[whole]
    for n in (~whole).nonzero()[0].tolist():
        first, last, y = found.spans[near][n, :3].tolist()
        _span(draft, first, last, y)


def _span(draft: Draft, start: float, end: float, y: float) -> None:
    """One that reaches out of the view."""
    quarter = (end - start) / 4
    draft.spindle(start, end, y, SPAN_HEIGHT * draft.k, (quarter, quarter), Role.UNCERTAIN, None)


def _far_spans(draft: Draft, number: int, rows: LaneRows) -> None:
    """Uncertain incidents whose middle lies too far outside the view to have been met, the worst few of them."""
    lane, marks, view = draft.model.columns[number], draft.model.marks, draft.view
    beyond = min(lane.widest / 2, view.end - view.start)
    wide: Ints = lane.points.rows[lane.wide]
    at = lane.points.at[lane.wide]
    far = (at < view.start - beyond) | (at > view.end + beyond)
    far &= (marks.start[wide] < view.end) & (marks.end[wide] > view.start)
    chosen = sorted(wide[far].tolist(), key=lambda row: (-marks.seriousness[row], row))[:FAR_SPANS]
    for n, row in enumerate(chosen):
        y = float(rows.ys[2 + n % rows.count])
        _span(draft, float(marks.start[row]), float(marks.end[row]), y)
        draft.hit(view.left, y - 5, view.right - view.left, 10, "incident", marks.ids[row])


def _bar(draft: Draft, found: LaneBar) -> None:
    """Conduct that went on: a bar, soft where it isn't known when it began or ended, with its mark at the start."""
    marks, view, k, row = draft.model.marks, draft.view, draft.k, found.bar.index
    start, end = float(marks.start[row]), float(marks.end[row])
    flags = int(marks.flags[row])
    seriousness = int(marks.seriousness[row])
    y = found.strip.bottom - (found.levels - found.bar.row - 0.5) * BAR * k - 3 * k
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
    draft.marks.append(np.array([(x, y, seriousness, Style.SOLID, row)]))
    if marks.ids[row] in view.highlight or marks.ids[row] == view.selected:
        _ring(draft, x, y, seriousness, Style.SOLID, wide=marks.ids[row] == view.selected)
