# SPDX-License-Identifier: Apache-2.0
"""A second statistic for one look, with a small level of its own: large rises, to 10 and 1,000 times the rate.

A large rise makes the gaps vary, and what varies is discounted: measured about a steady rate, silence with an onset
looks like episodes. Here the likelihood is the same and its rises are larger; the variation is taken about that rise
which fits best, as the autocovariance of the residuals and as the variation of the gaps in operational time (the rate
of that rise summed up). Days that come together by themselves vary about any rise, and so count for less still.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vlu_desktop.analysis.rates.critical_values import LARGE_LEVELS, LARGE_NEEDED, LEVELS
from vlu_desktop.analysis.rates.likelihood_ratio import (
    FULLEST,
    LEAST,
    Floats,
    LikelihoodRatio,
    Shape,
    against_steady,
    needed,
    odds,
    rates,
    step,
    weigh,
)
from vlu_desktop.analysis.rates.trend import NEAR

SPREAD_COST = 0.25
LATE = 1.5
"""Of large rises none was seen to lie earlier; nine in ten steady campaigns do, and are not weighed at each look."""


def _grows(by: float) -> Shape:
    return lambda u: np.exp(by * u)


# Each weighs as much as another.
RISES: tuple[Shape, ...] = (
    *(step(at, times) for at in (0.25, 0.5, 0.625, 0.75, 0.88) for times in (2.0, 4.0, 10.0, 50.0)),
    *(_grows(by) for by in (2.0, 4.0, 8.0, 12.0)),
)
_WEIGHTS: Floats = np.full(len(RISES), 1 / len(RISES))


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLook:
    """Both statistics of one span. Together they call a steady campaign rising no oftener than 1.08 times the level."""

    ratio: LikelihoodRatio
    large: float
    independent: float

    def rising(self, level: float) -> bool:
        """Whether either is as high as so few steady campaigns have it; `level` is one of `LEVELS`."""
        own = LARGE_LEVELS[LEVELS.index(level)]
        asked = needed(self.independent, self.ratio.total, own, LARGE_NEEDED, LARGE_LEVELS)
        return self.ratio.rising(level) or self.large > asked

    @property
    def chance(self) -> float | None:
        """The least of the levels that it is below, one-sided; None where it is below none."""
        return min((level for level in LEVELS if self.rising(level)), default=None)


def look(days: Sequence[int], total: int) -> OneLook | None:
    """Weigh distinct days (0 is the first of `total`), in order. None with fewer than six, or with nine in ten."""
    ratio = weigh(days, total)
    if ratio is None:
        return None
    has = np.zeros((1, total), bool)
    has[0, list(days)] = True
    large, independent = weigh_large(has, ratio.events)
    return OneLook(ratio=ratio, large=float(large[0]), independent=float(independent[0]))


def rises_largely(days: Sequence[int], total: int, share: float) -> bool:
    """Whether distinct days show a large rise at the least of its levels, or a `share` of it: for looks that go on."""
    events = len(days)
    if events < LEAST or events > FULLEST * total or _lateness(days, total) < LATE:
        return False
    has = np.zeros((1, total), bool)
    has[0, list(days)] = True
    large, independent = weigh_large(has, events)
    *_, before, last = (
        needed(float(independent[0]), total, level, LARGE_NEEDED, LARGE_LEVELS) for level in LARGE_LEVELS
    )
    # Beyond the least level the odds needed are taken to go on rising as they do up to it.
    steps = math.log(1 / share) / math.log(LARGE_LEVELS[-2] / LARGE_LEVELS[-1])
    return bool(large[0] > last + max(last - before, 0.0) * steps)


def _lateness(days: Sequence[int], total: int) -> float:
    """How late the days lie on the whole, in standard deviations of as many that lie anywhere: Laplace's statistic."""
    return (sum(days) / len(days) + 0.5 - total / 2) / (total / math.sqrt(12 * len(days)))


def weigh_large(has: NDArray[np.bool_], events: int) -> tuple[Floats, Floats]:
    """The log odds of a large rise and how many days as good as independent they rest on, of campaigns at once.

    `has` tells for each campaign, a row, which days have incidents: so many in each, from `LEAST` to all but one.
    """
    assert LEAST <= events < has.shape[1]
    day, fixed, fitted = _log_odds(events, has.shape[1])
    likelihoods = has @ day + fixed
    best = likelihoods[:, : len(RISES)].argmax(axis=1)
    spread = np.empty(len(has))
    for which in np.unique(best):
        rows = best == which
        spread[rows] = _about(has[rows], fitted[which], events)
    found = odds(likelihoods / spread[:, None], _WEIGHTS) - SPREAD_COST * np.log(spread)
    return found, events / spread


def _about(has: NDArray[np.bool_], rate: Floats, events: int) -> Floats:
    """How much the days vary about a rise, over what chance gives; never below 1."""
    total = has.shape[1]
    chance = -np.expm1(-rate)
    off: Floats = has - chance
    near = sum(
        ((off[:, apart:] * off[:, :-apart]).sum(axis=1) * (total / (total - apart)) for apart in range(1, NEAR + 1)),
        start=np.zeros(len(has)),
    )
    together = 1 + 2 * near / (chance * (1 - chance)).sum()
    # Gaps in operational time, the first from the start of the span; a day stands at its middle.
    row, day = np.nonzero(has)
    time = (np.cumsum(rate) - rate / 2)[day]
    first = np.r_[True, row[1:] != row[:-1]]
    gap = time - np.where(first, 0.0, np.roll(time, 1))
    mean = np.bincount(row, gap, len(has)) / events
    spread = (np.bincount(row, gap**2, len(has)) - events * mean**2) / (events - 1)
    by_chance = 1 - (chance**2).sum() / events
    varies: Floats = np.maximum(np.maximum(together, spread / mean**2 / by_chance), 1.0)
    return varies


@lru_cache(maxsize=256)
def _log_odds(events: int, total: int) -> tuple[Floats, Floats, Floats]:
    fitted = rates(RISES, events, total)
    return (*against_steady(fitted, events), fitted)
