# SPDX-License-Identifier: Apache-2.0
"""How many incidents fall within a stretch of time: for certain, and possibly; by `dates.window_law`, in columns."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vlu_desktop.dates.window_law import certainly, possibly
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.incident_columns import Ints
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
        if self.possible == self.certain:
            return say_in(ENGLISH, "timeline.window", n=self.certain)
        return say_in(ENGLISH, "timeline.window-may", n=self.certain, most=self.possible)


def within(model: TimelineModel, first: date, last: date) -> WindowCount:
    """What lies from the first day to the last, both included, each date reaching as far as it may."""
    if last < first:
        first, last = last, first
    starts, ends = first.toordinal(), last.toordinal()
    earliest, begun_by, ended_from, latest = model.reach
    certain: NDArray[np.bool_] = certainly(begun_by, ended_from, starts, ends)
    possible: NDArray[np.bool_] = possibly(earliest, latest, starts, ends)
    undated = sum(each.possibly_within(first, last) for each in model.reach_of_undated)
    rows = np.flatnonzero(certain).tolist()
    return WindowCount(
        first=first,
        last=last,
        certain=len(rows),
        possible=int(possible.sum()) + undated,
        ids=tuple(model.marks.ids[row] for row in rows),
    )


def windows_held(begun_by: Ints, ended_from: Ints, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Of windows that follow one another, the first that holds each incident for certain and the one beyond the last.

    The law of `certainly` solved for many windows at once: windows are days from `starts[n]` to `ends[n]`, both rising.
    With the first and last day an incident may lie on in place of the two, it is the law of `possibly`.
    """
    return np.searchsorted(ends, begun_by, "left"), np.searchsorted(starts, ended_from, "right")
