# SPDX-License-Identifier: Apache-2.0
"""Lays a timeline out: a model and a view in, a scene (for the screen) or a display list (for print and files) out."""

from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.timeline.draw_bands import draw_bands, draw_events
from vlu_desktop.timeline.draw_lanes import draw_lane_names, draw_marks
from vlu_desktop.timeline.draw_overview import draw_overview
from vlu_desktop.timeline.draw_page import (
    draw_axis,
    draw_brush,
    draw_findings,
    draw_grid,
    draw_legend,
    draw_nothing,
    draw_tray,
    part_at_counts,
    ticks_of,
)
from vlu_desktop.timeline.drawing import Draft
from vlu_desktop.timeline.scene import Scene
from vlu_desktop.timeline.strips import strips
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport

BELOW = ("courts", "care", "life", "tray")
"""The rows of names, which lines of time would run through."""


def layout(model: TimelineModel, view: Viewport) -> DisplayList:
    """The drawing of a view; it may be higher than the view where the rows need it."""
    return scene(model, view).display()


def scene(model: TimelineModel, view: Viewport) -> Scene:
    """The same, with the marks kept as plain tuples."""
    rows = strips(model, view)
    draft = Draft(model, view, rows)
    axis, legend = rows.get("axis"), rows.get("legend")
    assert axis is not None
    end = legend.top if legend else rows.height
    plates, lanes = rows.get("plates"), rows.all("lane")
    below = (strip.top for strip in rows.rows if strip.kind in BELOW and strip.top > axis.top)
    bottom = next(below, end - rows.spare)
    ticks = ticks_of(draft)
    if plates is not None:
        draw_findings(draft, plates, bottom)
    draw_brush(draft, axis.bottom, bottom)
    draw_grid(draft, ticks, axis.bottom, bottom)
    draw_overview(draft)
    draw_axis(draft, axis, ticks)
    draft.stay("lane-names", (view.hidden, view.tints), draw_lane_names)
    draw_marks(draft)
    if view.printed:
        part_at_counts(draft)
    for strip in rows.rows:
        if strip.kind in {"order", "whereabouts"}:
            draw_bands(draft, strip)
        elif strip.kind in {"courts", "care", "life"}:
            draw_events(draft, strip, 2 if strip.kind == "courts" else 1)
        elif strip.kind == "tray":
            draw_tray(draft, strip)
    if model.is_empty:
        draw_nothing(draft, lanes[len(lanes) // 2].middle if lanes else (axis.bottom + end) / 2)
    if legend is not None:
        draw_legend(draft, legend)
    return draft.scene()
