# SPDX-License-Identifier: Apache-2.0
"""One look: are the days with incidents better explained by a rise than by a steady campaign or a yearly season?

The likelihood of the very days is taken under rises of several shapes together, and under a steady rate and a season
of 30% at any phase together; the answer is the log of the one over the other. Where days come together each counts for
less: log likelihoods are divided by the variation that the gaps and the days themselves show. How high the odds must be
was found by simulation (`needed`), for a span of that length with so many days.

Against Lewis and Robinson's test, which sees a season as a rise, this one tells many seasons from rises, and so may
spend its false alarms on the rest.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vlu_desktop.analysis.rates.critical_values import LEVELS, NEEDED, Rows, Table
from vlu_desktop.analysis.rates.trend import SWING, YEAR, variation

Floats = NDArray[np.float64]
Shape = Callable[[Floats], Floats]
LEAST = 6
FULLEST = 0.9
"""The share of days with incidents above which they are too full to tell more from fewer."""
_STEPS = 50
PHASES = 24
SEASON_WEIGHT = 0.8
SPREAD_COST = 0.25
"""What the odds must be higher by, times the log of the variation, from 30 days with incidents on."""


def step(at: float, times: float) -> Shape:
    """A rate that is so many times as high from a part of the span on."""
    return lambda u: np.where(u < at, 1.0, times)


# The shapes of a rise over a span from 0 to 1, with what each weighs.
RISES: tuple[tuple[float, Shape], ...] = (
    (2.0, lambda u: 1 + u),
    (4.0, lambda u: 1 + 3 * u),
    (2.0, lambda u: 1 + 8 * u),
    (3.0, step(0.5, 2.0)),
    (1.0, step(0.5, 3.0)),
    (1.0, step(0.75, 2.0)),
    (1.0, step(0.75, 4.0)),
    (0.5, step(0.88, 4.0)),
)
WEIGHTS: Floats = np.array([weight for weight, _ in RISES]) / sum(weight for weight, _ in RISES)


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodRatio:
    """The answer for one span: the log odds, and how many days as good as independent they rest on."""

    events: int
    total: int
    odds: float
    independent: float

    def rising(self, level: float) -> bool:
        """Whether so few steady campaigns as `level`, one of `LEVELS`, have such odds."""
        return self.odds > needed(self.independent, self.total, level)

    @property
    def chance(self) -> float | None:
        """The least of the levels that it is below, one-sided; None where it is below none."""
        return min((level for level in LEVELS if self.rising(level)), default=None)


def weigh(days: Sequence[int], total: int) -> LikelihoodRatio | None:
    """Weigh distinct days (0 is the first of `total`), in order. None with fewer than six, or with nine in ten."""
    events = len(days)
    if events < LEAST or events > FULLEST * total:
        return None
    spread = max(variation(days, total) / (1 - events / total), 1.0)
    day, fixed = log_odds(events, total)
    told = (day[list(days)].sum(axis=0) + fixed) / spread
    return LikelihoodRatio(
        events=events,
        total=total,
        odds=float(odds(told[None, :])[0] - spread_cost(events) * math.log(spread)),
        independent=events / spread,
    )


def odds(told: Floats, weights: Floats = WEIGHTS) -> Floats:
    """Rises over steady and season, from log likelihoods against a steady rate: a row a campaign."""
    rises, seasons = told[:, : len(weights)] + np.log(weights), told[:, len(weights) :] - math.log(PHASES)
    steady_or_season = np.logaddexp(
        math.log(1 - SEASON_WEIGHT), math.log(SEASON_WEIGHT) + np.logaddexp.reduce(seasons, axis=1)
    )
    result: Floats = np.logaddexp.reduce(rises, axis=1) - steady_or_season
    return result


def spread_cost(events: int) -> float:
    """Times the log of the variation, by how many days have incidents."""
    return SPREAD_COST * min(max((events - 10) / 20, 0.0), 1.0)


@lru_cache(maxsize=256)
def log_odds(events: int, total: int) -> tuple[Floats, Floats]:
    """For each day and shape the log odds of an incident, less those at a steady rate; and the sum that goes with it.

    A day has one by chance 1 - exp(-rate); every rate is set to expect so many days. Rises first, then seasons.
    """
    return against_steady(rates(tuple(shape for _, shape in RISES), events, total), events)


def rates(rises: Sequence[Shape], events: int, total: int) -> Floats:
    """The rate of each day, a row a shape: the rises, then a season at every phase, each set to expect so many days."""
    u, day = (np.arange(total) + 0.5) / total, np.arange(total)
    shapes = [shape(u) for shape in rises]
    shapes += [1 + SWING * np.sin(2 * np.pi * (day / YEAR + (n + 0.5) / PHASES)) for n in range(PHASES)]
    found = np.array(shapes)
    # How many are expected rises with the rate, ever less steeply: Newton's steps come from below and never overshoot.
    by = np.zeros(len(found))
    for _ in range(_STEPS):
        without = np.exp(-by[:, None] * found)
        missing = events - total + without.sum(axis=1)
        more = missing / (found * without).sum(axis=1)
        by += more
        if (more < by * 1e-9).all():
            break
    found *= by[:, None]
    return found


def against_steady(found: Floats, events: int) -> tuple[Floats, Floats]:
    """For each day and row of rates the log odds of an incident, less those at a steady rate; and the sum besides."""
    total = found.shape[1]
    steady = -math.log1p(-events / total)
    each = np.log(-np.expm1(-found)) + found - (math.log(-math.expm1(-steady)) + steady)
    return each.T.copy(), steady * total - found.sum(axis=1)


def needed(
    independent: float, total: int, level: float, table: Table = NEEDED, levels: tuple[float, ...] = LEVELS
) -> float:
    """The log odds needed at a level, between the spans and numbers of days that were simulated.

    Where days are few, a span is compared with others that have as many; where they are many, with others as full.
    """
    spans = sorted(table)
    later = next((span for span in spans if span >= total), spans[-1])
    earlier = max((span for span in spans if span <= total), default=spans[0])
    column = 1 + levels.index(level)
    full = independent / total
    low, high = (_needed(table[each], independent * (each / total) ** full, column) for each in (earlier, later))
    if earlier == later:
        return low
    part = math.log(total / earlier) / math.log(later / earlier)
    return (1 - part) * low + part * high


def _needed(rows: Rows, independent: float, column: int) -> float:
    table = np.array(rows)
    return float(np.interp(math.log(independent), np.log(table[:, 0]), table[:, column]))
