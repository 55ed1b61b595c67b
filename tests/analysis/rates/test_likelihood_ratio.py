# SPDX-License-Identifier: Apache-2.0
"""The weighing of rises against a steady rate and a season, worked out afresh with scipy from its description."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from scipy import optimize, special

from vlu_desktop.analysis.rates import likelihood_ratio
from vlu_desktop.analysis.rates.critical_values import LEVELS, NEEDED
from vlu_desktop.analysis.rates.likelihood_ratio import LikelihoodRatio, log_odds, needed, spread_cost, weigh
from vlu_desktop.analysis.rates.trend import variation

Shape = Callable[[float], float]
# Weight of a rise, and the rate at a part of the span from 0 to 1.
RISES: list[tuple[float, Shape]] = [
    (2, lambda u: 1 + u),
    (4, lambda u: 1 + 3 * u),
    (2, lambda u: 1 + 8 * u),
    (3, lambda u: 1 if u < 0.5 else 2),
    (1, lambda u: 1 if u < 0.5 else 3),
    (1, lambda u: 1 if u < 0.75 else 2),
    (1, lambda u: 1 if u < 0.75 else 4),
    (0.5, lambda u: 1 if u < 0.88 else 4),
]
PHASES = 24
SAMPLES = [
    ([60, 110, 150, 180, 200, 209, 216, 222, 227, 231, 235, 238, 241], 262),
    ([2, 40, 80, 120, 170, 210, 250, 300, 330, 360], 365),
    ([3, 4, 5, 20, 21, 22, 40, 41, 42], 50),
    ([0, 1, 2, 3, 4, 6], 7),
    (list(range(0, 700, 17)), 731),
    (list(range(100, 140)), 150),
]


def likelihood(shape: Shape, days: list[int], total: int) -> float:
    """The log likelihood of these days under a shape whose rate is set to expect so many."""
    at = np.array([shape((day + 0.5) / total) for day in range(total)])
    at = at / at.mean()
    times = optimize.brentq(lambda times: float((1 - np.exp(-times * at)).sum()) - len(days), 1e-9, 60)
    chance = 1 - np.exp(-times * at)
    has = np.isin(np.arange(total), days)
    return float(np.log(np.where(has, chance, 1 - chance)).sum())


def season(total: int, phase: int) -> Shape:
    return lambda u: 1 + 0.3 * math.sin(2 * math.pi * ((u * total - 0.5) / 365.25 + (phase + 0.5) / PHASES))


def log_of_odds(days: list[int], total: int, spread: float) -> float:
    steady = likelihood(lambda _: 1, days, total)
    rises = [(likelihood(shape, days, total) - steady) / spread for _, shape in RISES]
    seasons = [(likelihood(season(total, phase), days, total) - steady) / spread for phase in range(PHASES)]
    weights = np.array([weight for weight, _ in RISES])
    a_rise = special.logsumexp(rises, b=weights / weights.sum())
    a_season = special.logsumexp(seasons, b=np.full(PHASES, 1 / PHASES))
    return float(a_rise - special.logsumexp([0, a_season], b=[0.2, 0.8]))


@pytest.mark.parametrize(("days", "total"), SAMPLES)
def test_the_odds_of_a_rise(days: list[int], total: int) -> None:
    found = weigh(days, total)
    assert found is not None
    spread = max(variation(days, total) / (1 - len(days) / total), 1)
    cost = 0.25 * min(max((len(days) - 10) / 20, 0), 1) * math.log(spread)
    assert found.odds == pytest.approx(log_of_odds(days, total, spread) - cost, abs=1e-9)
    assert found.independent == pytest.approx(len(days) / spread)
    assert (found.events, found.total) == (len(days), total)


@pytest.mark.parametrize(
    ("days", "total", "weighed"),
    [
        (range(5), 20, False),
        (range(6), 20, True),
        (range(6), 6, False),
        (range(6), 7, True),
        (range(18), 20, True),
        (range(19), 21, False),
    ],
)
def test_too_few_days_or_more_than_nine_in_ten_can_not_be_weighed(days: range, total: int, weighed: bool) -> None:
    assert (weigh(days, total) is not None) == weighed


@pytest.mark.parametrize(
    ("events", "cost"), [(6, 0.0), (10, 0.0), (12, 0.025), (20, 0.125), (29, 0.2375), (30, 0.25), (100, 0.25)]
)
def test_variation_costs_more_where_there_are_many_days(events: int, cost: float) -> None:
    assert spread_cost(events) == pytest.approx(cost)


def at(span: int, independent: float, level: float) -> float:
    rows = np.array(NEEDED[span])
    return float(np.interp(math.log(independent), np.log(rows[:, 0]), rows[:, 1 + LEVELS.index(level)]))


def as_full(independent: float, total: int, span: int) -> float:
    """As many days where they are few, days as full where they are many."""
    return float(independent * (span / total) ** (independent / total))


SPANS = sorted(NEEDED)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_needed_stands_in_the_table_for_the_spans_that_were_simulated(level: float) -> None:
    for span in SPANS:
        for row in NEEDED[span]:
            assert needed(row[0], span, level) == pytest.approx(row[1 + LEVELS.index(level)])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_between_two_spans_it_goes_by_the_ratio_of_their_lengths(part: float, level: float, share: float) -> None:
    for earlier, later in pairwise(SPANS):
        total = round(earlier * (later / earlier) ** part)
        part_way = math.log(total / earlier) / math.log(later / earlier)
        days = share * total
        both = [at(span, as_full(days, total, span), level) for span in (earlier, later)]
        assert needed(days, total, level) == pytest.approx(both[0] + part_way * (both[1] - both[0]))


@pytest.mark.parametrize(("total", "span"), [(20, SPANS[0]), (SPANS[0] - 1, SPANS[0]), (SPANS[-1] + 1, SPANS[-1]),
                                             (20_000, SPANS[-1])])  # fmt: skip
def test_beyond_the_spans_that_were_simulated_the_nearest_holds(total: int, span: int) -> None:
    assert needed(12.0, total, 0.05) == pytest.approx(at(span, as_full(12.0, total, span), 0.05))


def test_the_chance_told_is_the_least_level_it_is_below() -> None:
    limits = [needed(20.0, 365, level) for level in LEVELS]
    assert limits == sorted(limits)
    told = {}
    for odds in (limits[0], *(limit + 1e-9 for limit in limits)):
        told[odds] = LikelihoodRatio(events=20, total=365, odds=odds, independent=20.0).chance
    assert list(told.values()) == [None, 0.05, 0.025, 0.01]


def test_what_is_reckoned_for_a_span_is_kept() -> None:
    assert log_odds(10, 365) is log_odds(10, 365)


def test_a_rate_is_come_to_from_below_and_never_overshot(monkeypatch: pytest.MonkeyPatch) -> None:
    def expected(steps: int) -> float:
        monkeypatch.setattr(likelihood_ratio, "_STEPS", steps)
        found = likelihood_ratio.rates((lambda u: np.where(u > 0.9, 1000.0, 1.0),), 20, 400)
        return float(-np.expm1(-found[0]).sum())

    each = [expected(steps) for steps in range(1, 30)]
    assert all(before <= after + 1e-9 for before, after in pairwise(each))
    assert each[0] < 19
    assert each[-1] == pytest.approx(20, abs=1e-6)
