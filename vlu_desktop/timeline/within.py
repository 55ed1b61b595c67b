# SPDX-License-Identifier: Apache-2.0
"""How many incidents fall within a stretch of time: for certain, and possibly."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from vlu_desktop.timeline.elements import day_number
from vlu_desktop.timeline.timeline_model import TimelineModel


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowCount:
    """Incidents that must lie in a window of days and those that may, the undated among them; with the certain ids."""

    first: date
    last: date
    certain: int
    possible: int
    ids: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """ "12 incidents for certain, up to 15 possibly"."""
        noun = "incident" if self.certain == 1 else "incidents"
        if self.possible == self.certain:
            return f"{self.certain:,} {noun}"
        return f"{self.certain:,} {noun} for certain, up to {self.possible:,} possibly"


def within(model: TimelineModel, first: date, last: date) -> WindowCount:
    """What lies from the first day to the last, both included, each date reaching as far as it may."""
    if last < first:
        first, last = last, first
    begins, ends = day_number(first), day_number(last) + 1
    earliest, begun, ending, latest = model.reach
    certain = (begun <= ends) & (ending >= begins)
    possible = (earliest < ends) & (latest > begins)
    rows = np.flatnonzero(certain).tolist()
    return WindowCount(
        first=first,
        last=last,
        certain=len(rows),
        possible=int(possible.sum()) + len(model.undated),
        ids=tuple(model.marks.ids[row] for row in rows),
    )
