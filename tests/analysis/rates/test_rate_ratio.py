# SPDX-License-Identifier: Apache-2.0
"""Two rates side by side where days come together, and how their ratio is told."""

import math

import numpy as np
import pytest
from scipy import special, stats

from tests.analysis.rates.test_trend import of_near_days
from vlu_desktop.analysis.rates.rate_ratio import Part, Ratio, compare, more_by_chance, variation

SPARSE = Part(days=[3, 9, 30, 31], at_risk=60)
BUNCHED = Part(days=[3, 4, 5, 20, 21, 22, 40, 41, 42], at_risk=60)
FIVE = Part(days=[10, 11, 12, 13, 50], at_risk=90)
FOUR = Part(days=[10, 11, 12, 13], at_risk=90)
EVEN = Part(days=range(2, 60, 6), at_risk=60)


def of_part(part: Part) -> float:
    """The variance of the gaps between the days over their squared mean, or what the days near one another show."""
    gaps = np.diff(part.days)
    return max(float(np.var(gaps, ddof=1) / gaps.mean() ** 2), of_near_days(part.days, part.at_risk))


@pytest.mark.parametrize("part", [BUNCHED, FIVE, EVEN, Part(days=[0, 4, 50], at_risk=60)])
def test_the_variation_of_a_part(part: Part) -> None:
    assert variation(part) == pytest.approx(of_part(part), rel=1e-12)


@pytest.mark.parametrize(
    ("before", "after", "divided_by"),
    [
        (SPARSE, SPARSE, 1.0),
        (EVEN, EVEN, 1.0),
        (BUNCHED, FOUR, of_part(BUNCHED)),
        (BUNCHED, FIVE, (9 * of_part(BUNCHED) + 5 * of_part(FIVE)) / 14),
        (EVEN, BUNCHED, (10 * of_part(EVEN) + 9 * of_part(BUNCHED)) / 19),
    ],
)
def test_counts_are_divided_by_how_far_days_come_together(before: Part, after: Part, divided_by: float) -> None:
    """Of parts with five days or more, each weighed by its days; never below chance."""
    early, late = before.events / divided_by, after.events / divided_by
    longer = before.at_risk / after.at_risk
    found = compare(before, after)
    assert found is not None
    low = special.betaincinv(late, early + 1, 0.025)
    high = special.betaincinv(late + 1, early, 0.975)
    assert found.ratio == pytest.approx(late / early * longer)
    assert found.low == pytest.approx(low / (1 - low) * longer)
    assert found.high == pytest.approx(high / (1 - high) * longer)
    share = after.at_risk / (before.at_risk + after.at_risk)
    for maybe in (0, 2):
        more = early + maybe / divided_by
        assert more_by_chance(before, after, maybe) == pytest.approx(special.betainc(late, more + 1, share))


@pytest.mark.parametrize("before", [Part(days=[], at_risk=50), Part(days=[9], at_risk=50)])
def test_with_fewer_than_two_days_before_there_is_no_range(before: Part) -> None:
    assert compare(before, Part(days=[3, 20], at_risk=100)) is None


def test_days_that_come_together_count_for_less_before_it_is_asked_whether_there_were_two() -> None:
    clustering = of_part(BUNCHED)
    early, late = 4 / clustering, 9 / clustering
    assert early < 2
    assert compare(FOUR, BUNCHED) is None
    assert compare(FOUR, FOUR) is not None
    for maybe in (0, 2):
        more = early + maybe / clustering
        assert more_by_chance(FOUR, BUNCHED, maybe) == pytest.approx(special.betainc(late, more + 1, 60 / 150))


def test_with_nothing_after_the_ratio_is_nought_and_its_upper_limit_known() -> None:
    found = compare(Part(days=[3, 20], at_risk=100), Part(days=[], at_risk=50))
    assert found is not None
    high = 1 - math.sqrt(0.025)
    assert (found.ratio, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(high / (1 - high) * 2)


def test_plain_counts_are_a_binomial_test() -> None:
    found = more_by_chance(SPARSE, FOUR)
    told = stats.binomtest(4, 8, 90 / 150, alternative="greater")
    assert found == pytest.approx(told.pvalue)


@pytest.mark.parametrize(
    ("low", "high", "lower", "higher"),
    [(0.2, 0.99, True, False), (0.2, 1.0, False, False), (1.0, 3.0, False, False), (1.01, 3.0, False, True)],
)
def test_whether_a_range_leaves_open_that_nothing_changed(low: float, high: float, lower: bool, higher: bool) -> None:
    ratio = Ratio(ratio=0.9, low=low, high=high)
    assert (ratio.lower, ratio.higher) == (lower, higher)
