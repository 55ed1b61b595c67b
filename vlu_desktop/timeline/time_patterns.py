# SPDX-License-Identifier: Apache-2.0
"""When incidents happen: by weekday and hour where the hour is known, and month by month for certain and possibly."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.timeline.axis_labels import MONTHS
from vlu_desktop.timeline.elements import day_number, day_of
from vlu_desktop.timeline.incident_columns import APPROXIMATE, STEPS, THROUGHOUT, Ints
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.within import windows_held

HOUR = 1 / 24 + 1e-6
MOST_MONTHS = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """How many incidents began in each hour of each weekday (`counts[weekday][hour]`), and how many could be placed.

    `worst` is the seriousness of the most serious of each, 0 where there is none.
    """

    counts: tuple[tuple[int, ...], ...]
    placed: int
    left_out: int
    worst: tuple[tuple[int, ...], ...] = ((0,) * 24,) * 7

    @property
    def sentence(self) -> str:
        """What is and what is not in it."""
        if not self.placed:
            return say_in(ENGLISH, "timeline.no-hours")
        if self.left_out:
            return say_in(ENGLISH, "timeline.hours-left-out", n=self.placed, left=self.left_out)
        return say_in(ENGLISH, "timeline.hours", n=self.placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month with how many incidents lie in it for certain and at most; `recorded` is whether any were being noted.

    `worst` is the seriousness of the most serious that lies in it for certain, 0 where none does.
    """

    first: date
    certain: int
    possible: int
    recorded: bool
    worst: int = 0

    @property
    def name(self) -> str:
        """ "Mar 2026"."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"

    @property
    def sentence(self) -> str:
        """ "Mar 2026: 4 for certain, up to 6 possibly"."""
        many, most = self.certain, self.possible
        if self.recorded:
            if many == most:
                return say_in(ENGLISH, "timeline.month", month=self.name, n=many)
            return say_in(ENGLISH, "timeline.month-may", month=self.name, n=many, most=most)
        if many == most:
            return say_in(ENGLISH, "timeline.month-before", month=self.name, n=many)
        return say_in(ENGLISH, "timeline.month-may-before", month=self.name, n=many, most=most)


def hours_of(model: TimelineModel, start: float, end: float) -> Hours:
    """Of the incidents that begin within a stretch of time."""
    marks = model.marks
    inside = (marks.start >= start) & (marks.start < end)
    known = inside & _has_hour(model)
    at = marks.start[known]
    # Day 1 of the count was a Monday.
    place = (at // 1).astype(np.int64) - 1
    cell = place % 7 * 24 + np.minimum(((at % 1) * 24 + 1e-6).astype(np.int64), 23)
    counts = np.bincount(cell, minlength=168).reshape(7, 24)
    worst = np.zeros(168, dtype=np.int64)
    np.maximum.at(worst, cell, marks.seriousness[known])
    placed = int(known.sum())
    undated = len(model.undated)
    return Hours(
        counts=tuple(tuple(row) for row in counts.tolist()),
        placed=placed,
        left_out=int(inside.sum()) - placed + undated,
        worst=tuple(tuple(row) for row in worst.reshape(7, 24).tolist()),
    )


def ids_at(model: TimelineModel, start: float, end: float, weekday: int, hour: int) -> tuple[str, ...]:
    """The incidents behind one cell of `hours_of`."""
    marks = model.marks
    known = (marks.start >= start) & (marks.start < end) & _has_hour(model)
    at = marks.start
    mine = known & (((at // 1).astype(np.int64) - 1) % 7 == weekday)
    mine &= np.minimum(((at % 1) * 24 + 1e-6).astype(np.int64), 23) == hour
    return tuple(marks.ids[row] for row in np.flatnonzero(mine).tolist())


def _has_hour(model: TimelineModel) -> NDArray[np.bool_]:
    marks = model.marks
    exact = (marks.flags & (APPROXIMATE | THROUGHOUT)) == 0
    found: NDArray[np.bool_] = exact & (marks.end - marks.start <= HOUR)
    return found


def months_of(model: TimelineModel, start: float, end: float) -> tuple[Month, ...]:
    """Each month that a stretch of time touches, the last few hundred at most."""
    edges = _edges(day_of(start), day_of(max(end - 1e-6, start)))[-MOST_MONTHS - 1 :]
    times = np.array([day_number(edge) for edge in edges])
    earliest, begun_by, ended_from, latest = model.reach
    starts, ends = times[:-1].astype(np.int64), times[1:].astype(np.int64) - 1
    firsts, beyonds = windows_held(begun_by, ended_from, starts, ends)
    certain = _months_held(firsts, beyonds, len(starts))
    worst = np.zeros(len(starts), dtype=np.int64)
    for step in range(1, STEPS + 1):
        as_bad = model.marks.seriousness >= step
        worst[_months_held(firsts[as_bad], beyonds[as_bad], len(starts)) > 0] = step
    possible = _months_held(*windows_held(earliest, latest, starts, ends), len(starts))
    return tuple(
        Month(
            first=edges[n],
            certain=int(certain[n]),
            worst=int(worst[n]),
            possible=int(possible[n]),
            recorded=not model.recorded
            or any(each.start < times[n + 1] and each.end > times[n] for each in model.recorded),
        )
        for n in range(len(edges) - 1)
    )


def _months_held(first: Ints, beyond: Ints, many: int) -> Ints:
    """How many stretches of months, each from its first up to the one beyond its last, hold each month."""
    real = first < beyond
    change = np.bincount(first[real], minlength=many + 1) - np.bincount(beyond[real], minlength=many + 1)
    return np.cumsum(change)[:many].astype(np.int64)


def _edges(first: date, last: date) -> list[date]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month + 1)
    return [date(n // 12, n % 12 + 1, 1) for n in months if n // 12 <= date.max.year]
