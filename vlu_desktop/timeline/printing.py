# SPDX-License-Identifier: Apache-2.0
"""The timeline for paper: everything in one picture, set small, legible in greyscale by shape and size."""

from vlu_desktop.timeline.display import DisplayList
from vlu_desktop.timeline.layout import layout
from vlu_desktop.timeline.model import TimelineModel
from vlu_desktop.timeline.view import Measure, View, rough_measure, whole_span

PRINT_SCALE = 0.62


def print_layout(model: TimelineModel, width: float, height: float, measure: Measure = rough_measure) -> DisplayList:
    """The whole timeline at a width in points. It is no higher than `height` unless its rows need more room.

    `measure` gives the width of a text in the face it will be printed in.
    """
    start, end = whole_span(model)
    return layout(
        model,
        View(
            start=start, end=end, width=width, height=height, scale=PRINT_SCALE, measure=measure, printed=True
        ),
    )  # fmt: skip
