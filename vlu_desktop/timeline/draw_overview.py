# SPDX-License-Identifier: Apache-2.0
"""Draws the overview: every incident of the case in bars over its whole time, and where the view lies in it."""

import numpy as np

from vlu_desktop.timeline.axis_labels import axis, unit_for
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Anchor, Role
from vlu_desktop.timeline.drawing import BODY, SMALL, Draft
from vlu_desktop.timeline.elements import day_of
from vlu_desktop.timeline.label_placing import Line
from vlu_desktop.timeline.strips import Strip
from vlu_desktop.timeline.timeline_model import TOO_WIDE_TO_COUNT, TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span

BAR_APART = 4.5
LEAST_TICK = 74.0
"""Between the marks of an axis."""


def overview_scale(model: TimelineModel, view: Viewport) -> tuple[float, float, float]:
    """The whole stretch of time, and how many pixels a day has in the overview."""
    start, end = whole_span(model, view.today)
    end = end if view.last is None else view.last
    return start, end, (view.right - view.left) / (end - start)


def draw_overview(draft: Draft) -> None:
    """Bars, axis and the frame of the view."""
    strip = draft.strips.get("overview")
    if strip is None:
        return
    model, view, k = draft.model, draft.view, draft.k
    start, end, ppd = overview_scale(model, view)
    base = strip.bottom - 24 * k
    top = strip.top + (6 if view.printed else 12) * k
    if not view.printed or view.start > start + 1e-6 or view.end < end - 1e-6:
        _frame(draft, start, ppd, top, base)
    # There may be a million incidents behind the bars, and they stay while one pans and zooms.
    draft.keep(strip, (start, end), lambda kept: _still(kept, strip, top, base))
    draft.hit(view.left - 8 * k, strip.top, view.right - view.left + 16 * k, strip.height - 22 * k, "overview", "")


def _still(draft: Draft, strip: Strip, top: float, base: float) -> None:
    view, k = draft.view, draft.k
    start, end, ppd = overview_scale(draft.model, view)
    name, step = unit_for(ppd, BAR_APART * k)
    _names(draft, strip.top, name)
    edges = np.unique([*step.times(start, end), *list(step.times(end, end + step.days * 1.1))[-1:]])
    if len(edges) > 1 and len(draft.model.counted.at):
        _bars(draft, edges, start, ppd, top, base)
    _loose(draft, start, ppd, base)
    draft.rule(view.left, base + 0.5, view.right, base + 0.5, Role.AXIS)
    line = Line()
    # On paper the axis beneath is of the same stretch: the same marks, each in the middle over its own line.
    for n, tick in enumerate(axis(start, end, ppd, (LEAST_TICK if view.printed else 76) * k)):
        x = view.left + (tick.at - start) * ppd
        text = tick.label
        if n == 0 and text.isalpha():
            text = f"{text} {day_of(tick.at).year}"
        width = draft.measure(text, SMALL)
        x = x - width / 2 if view.printed else x
        if x < view.left - width:
            continue
        if x + width <= view.right + 12 * k and line.take(x, x + width + 8 * k):
            draft.text(x, base + 17 * k, text, SMALL, role=Role.MUTED)
    draft.rule(0, strip.bottom - 0.5, view.width, strip.bottom - 0.5, Role.LANE_RULE)


def _names(draft: Draft, top: float, unit: str) -> None:
    k, most = draft.k, draft.view.left - 26 * draft.k
    draft.text(18 * k, top + (20 if draft.view.printed else 30) * k, "All incidents", BODY, most=most)
    draft.text(18 * k, top + (35 if draft.view.printed else 47) * k, unit, SMALL, role=Role.MUTED, most=most)


def frame_ends(draft: Draft, start: float, ppd: float) -> tuple[float, float]:
    """Where the view begins and ends in the overview, never narrower than a finger's width."""
    view = draft.view
    x1, x2 = view.left + (view.start - start) * ppd, view.left + (view.end - start) * ppd
    least = 12 * draft.k
    if x2 - x1 < least:
        middle = (x1 + x2) / 2
        x1, x2 = middle - least / 2, middle + least / 2
    return max(x1, view.left - 6), min(x2, view.right + 6)


def _frame(draft: Draft, start: float, ppd: float, top: float, base: float) -> None:
    x1, x2 = frame_ends(draft, start, ppd)
    k = draft.k
    # Filled without its round corners, which takes a fraction of the time and lies beneath the edge.
    draft.box(x1 + 1, top - 6 * k + 1, max(x2 - x1 - 2, 0), base - top + 10 * k - 2, fill=Role.LANE_SHADE)
    draft.box(x1, top - 6 * k, x2 - x1, base - top + 10 * k, stroke=Role.SELECTION, radius=4, stroke_width=1.5)
    for x in () if draft.view.printed else (x1, x2):
        middle = (top + base) / 2 - 1 * k
        draft.box(x - 2 * k, middle - 8 * k, 4 * k, 16 * k, fill=Role.SELECTION, radius=2)


def _bars(
    draft: Draft,
    edges: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    start: float,
    ppd: float,
    top: float,
    base: float,
) -> None:
    column, view, k = draft.model.counted, draft.view, draft.k
    places = np.searchsorted(column.at, edges)
    counts = np.diff(places)
    worst = (column.sums[:, places[1:]] > column.sums[:, places[:-1]]).sum(axis=0)
    most = int(counts.max())
    if not most:
        return
    room = base - top
    if view.printed:
        _scale(draft, most, top, base)
    recorded = draft.model.recorded
    lefts = view.left + (edges[:-1] - start) * ppd
    rights = view.left + (edges[1:] - start) * ppd
    gap = min(1.6 * k, (edges[1] - edges[0]) * ppd * 0.3)
    for n, count in enumerate(counts.tolist()):
        if not count:
            continue
        height = max(room * count / most, 2.5 * k)
        left, right = view.clamp(float(lefts[n]) + gap / 2), view.clamp(float(rights[n]) - gap / 2)
        if right - left < 0.5:
            continue
        step = int(worst[n])
        begun = not recorded or any(each.start < edges[n + 1] and each.end > edges[n] for each in recorded)
        if begun:
            draft.box(left, base - height, right - left, height, fill=SEVERITY_ROLES[step - 1], radius=1, step=step)
        else:
            inset = min(0.5, (right - left) / 4)
            draft.box(
                left + inset, base - height + 0.5, right - left - 2 * inset, height - 0.5, fill=Role.PAPER,
                stroke=Role.UNRECORDED,
            )  # fmt: skip


def _scale(draft: Draft, most: int, top: float, base: float) -> None:
    """How many the highest bar stands for: a bar without a number is only a shape."""
    view, k = draft.view, draft.k
    for y, number in ((top, f"{most:,}"), (base, "0")):
        draft.rule(view.left - 4 * k, y + 0.5, view.left, y + 0.5, Role.AXIS)
        draft.text(view.left - 6 * k, y + 4 * k, number, SMALL, role=Role.MUTED, anchor=Anchor.END)


def _loose(draft: Draft, start: float, ppd: float, base: float) -> None:
    """Beneath the bars, where incidents lie that are dated too loosely to stand in one."""
    marks, view = draft.model.marks, draft.view
    loose = np.flatnonzero(marks.end - marks.start > TOO_WIDE_TO_COUNT)
    if not len(loose):
        return
    firsts, lasts = marks.start[loose], np.maximum.accumulate(marks.end[loose])
    breaks = np.flatnonzero(firsts[1:] > lasts[:-1])
    begins = [float(firsts[0]), *firsts[breaks + 1].tolist()]
    ends = [*lasts[breaks].tolist(), float(lasts[-1])]
    for first, last in zip(begins, ends, strict=True):
        x1 = view.clamp(view.left + (first - start) * ppd)
        x2 = view.clamp(view.left + (last - start) * ppd)
        draft.box(x1, base + 2 * draft.k, max(x2 - x1, 1.5), 2 * draft.k, fill=Role.UNCERTAIN)
