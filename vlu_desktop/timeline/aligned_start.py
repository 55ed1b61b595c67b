# SPDX-License-Identifier: Apache-2.0
"""From which day two cases are set beside each other: one calendar for both, or something each of them has."""

from collections.abc import Callable

import numpy as np

from vlu_desktop.timeline.timeline_model import TimelineModel


def _first_incident(model: TimelineModel) -> float | None:
    return float(np.floor(model.marks.start.min())) if len(model.marks) else None


def _first_order(model: TimelineModel) -> float | None:
    return min((band.start for band in model.bands if band.kind == "order"), default=None)


ALIGNMENTS: tuple[tuple[str, Callable[[TimelineModel], float | None]], ...] = (
    ("the same dates", lambda _: 0.0),
    ("the first incident of each", _first_incident),
    ("the first order of each", _first_order),
)
"""What may stand above what: its name, and the day it falls on in a case, None where the case has none."""


def days_apart(alignment: int, upper: TimelineModel, lower: TimelineModel) -> float | None:
    """How many days later it falls in the upper case than in the lower; None where one of them has none."""
    one, other = (ALIGNMENTS[alignment][1](model) for model in (upper, lower))
    return None if one is None or other is None else one - other
