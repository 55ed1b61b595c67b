# SPDX-License-Identifier: Apache-2.0
"""Lewis and Robinson's test on distinct days, worked out afresh with numpy and scipy from its description."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from scipy import integrate, optimize, stats

from vlu_desktop.analysis.rates.trend import Trend, needed, season_pull, together, trend, variation

SPACED = [2, 5, 9, 10, 31, 47, 70]
EARLY = [0, 1, 2, 3]
BUNCHED = [3, 4, 5, 20, 21, 22, 40, 41, 42]
MOST = [n for n in range(20) if n not in (4, 11)]
OFTEN, MOSTLY = list(range(3, 365, 6)), [n for n in range(300) if n % 3]
LATE = [200, 240, 270, 290, 300, 310, 320, 330, 340, 350, 355, 360]
SAMPLES = [
    (SPACED, 80),
    (EARLY, 5),
    (BUNCHED, 43),
    (BUNCHED, 400),
    (MOST, 20),
    (LATE, 365),
    ([0, 3, 7], 8),
    ([1, 2, 3], 7),
]


def of_gaps(days: Sequence[int]) -> float:
    gaps = np.diff([-0.5, *days])
    return float(np.var(gaps, ddof=1) / gaps.mean() ** 2)


def of_near_days(days: Sequence[int], total: int) -> float:
    """The variance of the number of days over its mean, from the series of 0 and 1, three days apart at most."""
    series = np.zeros(total)
    series[list(days)] = 1
    share = series.mean()
    own = share * (1 - share)
    near = sum(float((series[apart:] * series[:-apart]).mean()) - share**2 for apart in (1, 2, 3))
    return float((own + 2 * near) / share * total / max(total - 7, 1))


@pytest.mark.parametrize(("days", "total"), SAMPLES)
def test_the_variation_is_the_largest_of_three(days: list[int], total: int) -> None:
    assert together(days, total) == pytest.approx(of_near_days(days, total), rel=1e-12)
    largest = max(of_gaps(days), of_near_days(days, total), 1 - len(days) / total)
    assert variation(days, total) == pytest.approx(largest, rel=1e-12)


def test_each_of_the_three_is_the_largest_somewhere() -> None:
    assert variation(LATE, 365) == pytest.approx(of_gaps(LATE))
    pairs = [n for first in range(9, 200, 20) for n in (first, first + 1)]
    assert variation(pairs, 200) == pytest.approx(of_near_days(pairs, 200))
    even = list(range(5, 100, 10))
    assert variation(even, 100) == pytest.approx(0.9)


@pytest.mark.parametrize("total", [4, 30, 90, 183, 365, 366, 731, 3650])
def test_the_pull_of_a_season_is_its_integral(total: int) -> None:
    turns = 2 * math.pi * total / 365.25
    pull, _ = integrate.quad(lambda u: math.sqrt(12) * u * math.sin(turns * u), -0.5, 0.5, limit=200)
    assert season_pull(total) == pytest.approx(abs(pull), abs=1e-9)


def flagged(limit: float, shift: float) -> float:
    """The share of steady campaigns beyond a limit, with a season at any phase that moves them so far at most."""
    phases = np.pi * (np.arange(24) + 0.5) / 24
    return float(stats.norm.sf(limit - shift * np.cos(phases)).mean())


@pytest.mark.parametrize("level", [0.05, 0.0125])
@pytest.mark.parametrize("shift", [0.0, 0.3, 0.8, 2.0])
@pytest.mark.parametrize("allowed", [1.0, 1.7, 4.0])
def test_what_is_needed_keeps_both_promises_and_is_no_more_than_they_ask(
    level: float, shift: float, allowed: float
) -> None:
    found = needed(level, shift, allowed)
    steady = float(stats.norm.isf(level))
    season = float(optimize.brentq(lambda z: flagged(z, shift) - allowed * level, -1, 8))
    assert found == pytest.approx(max(steady, season), abs=2e-4)
    assert flagged(found, shift) <= allowed * level + 1e-9, "it errs on the side of fewer alarms"


def test_shifts_that_differ_by_less_than_a_hundredth_need_the_same() -> None:
    assert needed(0.05, 0.804, 1.0) == needed(0.05, 0.796, 1.0) != needed(0.05, 0.806, 1.0)


@pytest.mark.parametrize(
    ("days", "total"),
    [(SPACED, 80), (SPACED, 300), (BUNCHED, 46), (BUNCHED, 45), (BUNCHED, 44), (LATE, 365), (MOST, 20), ([0, 3, 7], 8),
     (OFTEN, 365), (MOSTLY, 300)],
)  # fmt: skip
@pytest.mark.parametrize(("level", "allowed"), [(0.05, 1.7), (0.0125, 4.0)])
def test_the_whole_test(days: list[int], total: int, level: float, allowed: float) -> None:
    """z from the mean of the days; what it needs from the pull of a season and from how sparse the days are."""
    found = trend(days, total, level, allowed)
    assert found is not None
    events, varies = len(days), variation(days, total)
    share = events / total
    z = (np.mean(days) + 0.5 - total / 2) / (total * math.sqrt(varies / (12 * events)))
    # A rate r gives a share s = 1 - exp(-r) of days: ds/dr * r/s is what of a season's 30% reaches the days.
    rate = -math.log(1 - share)
    shift = 0.3 * rate * math.exp(-rate) / share * season_pull(total) * math.sqrt(events / varies)
    asked = 1.15 * level if share < 0.2 else level
    assert (found.events, found.total, found.variation) == (events, total, varies)
    assert found.z == pytest.approx(z, rel=1e-12)
    season = float(optimize.brentq(lambda z: flagged(z, round(shift, 2)) - allowed * level, -1, 8))
    assert found.needed == pytest.approx(max(float(stats.norm.isf(asked)), season), abs=2e-4)


def test_the_level_is_one_in_twenty_and_a_season_may_spend_seventy_in_a_hundred_more() -> None:
    assert trend(OFTEN, 365) == trend(OFTEN, 365, 0.05, 1.7) != trend(OFTEN, 365, 0.05, 1.8)
    assert trend(OFTEN, 365) != trend(OFTEN, 365, 0.051, 1.7)


@pytest.mark.parametrize(
    ("days", "total", "tested"),
    [([], 10, False), ([1, 5], 10, False), ([1, 5, 7], 10, True), (EARLY, 4, False), (EARLY, 5, True)],
)
def test_too_few_days_or_all_of_them_can_not_be_tested(days: list[int], total: int, tested: bool) -> None:
    assert (trend(days, total) is not None) == tested


@pytest.mark.parametrize(("z", "rising"), [(1.9, False), (2.0, False), (2.1, True)])
def test_it_rises_only_beyond_what_is_needed(z: float, rising: bool) -> None:
    assert Trend(events=5, total=50, z=z, needed=2.0, variation=1.0).rising == rising
