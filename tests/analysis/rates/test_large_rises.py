# SPDX-License-Identifier: Apache-2.0
"""The weighing of large rises, worked out afresh with scipy from its description, and what it is joined to."""

import hashlib
import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
import scipy

from vlu_desktop.analysis.rates.critical_values import LARGE_LEVELS, LARGE_NEEDED, LEVELS, NEEDED, Table
from vlu_desktop.analysis.rates.large_rises import OneLook, look, rises_largely, weigh_large
from vlu_desktop.analysis.rates.likelihood_ratio import LikelihoodRatio, needed, weigh

Shape = Callable[[float], float]
RISES: list[Shape] = [
    *(
        (lambda u, at=at, times=times: times if u >= at else 1.0)
        for at in (0.25, 0.5, 0.625, 0.75, 0.88)
        for times in (2, 4, 10, 50)
    ),
    *((lambda u, by=by: math.exp(by * u)) for by in (2, 4, 8, 12)),
]
PHASES = 24
SAMPLES = [
    ([60, 110, 150, 180, 200, 209, 216, 222, 227, 231, 235, 238, 241], 262),
    ([2, 40, 80, 120, 170, 210, 250, 300, 330, 360], 365),
    ([3, 4, 5, 20, 21, 22, 40, 41, 42], 50),
    (list(range(0, 700, 17)), 731),
    (list(range(182, 365, 3)), 365),
    ([*range(300, 340), 350, 360], 365),
    (sorted(start + later for start in range(15, 365, 40) for later in (0, 1, 2, 3)), 365),
    (sorted(start + later for start in range(15, 365, 30) for later in (0, 3)), 365),
]


def rate_of(shape: Shape, events: int, total: int) -> np.ndarray:
    """The rate of each day under a shape, set to expect so many days."""
    at = np.array([shape((day + 0.5) / total) for day in range(total)])
    at = at / at.mean()
    return np.asarray(at * scipy.optimize.brentq(lambda by: float((1 - np.exp(-by * at)).sum()) - events, 1e-9, 1e4))


def likelihood(rate: np.ndarray, days: list[int]) -> float:
    has = np.isin(np.arange(len(rate)), days)
    return float(np.log(np.where(has, -np.expm1(-rate), np.exp(-rate))).sum())


def variation_about(rate: np.ndarray, days: list[int]) -> float:
    """From the residuals one, two and three days apart, and from the gaps in operational time; never below chance."""
    total, chance = len(rate), 1 - np.exp(-rate)
    off = np.isin(np.arange(total), days) - chance
    near = sum(float((off[apart:] * off[:-apart]).sum()) * total / (total - apart) for apart in (1, 2, 3))
    together = 1 + 2 * near / float((chance * (1 - chance)).sum())
    time = [float(rate[:day].sum() + rate[day] / 2) for day in days]
    gaps = np.array([later - earlier for earlier, later in pairwise([0.0, *time])])
    by_chance = 1 - float((chance**2).sum()) / len(days)
    return max(1.0, together, float(gaps.var(ddof=1) / gaps.mean() ** 2) / by_chance)


def season(total: int, phase: int) -> Shape:
    return lambda u: 1 + 0.3 * math.sin(2 * math.pi * ((u * total - 0.5) / 365.25 + (phase + 0.5) / PHASES))


@pytest.mark.parametrize(("days", "total"), SAMPLES)
def test_the_odds_of_a_large_rise(days: list[int], total: int) -> None:
    events = len(days)
    steady = likelihood(rate_of(lambda _: 1, events, total), days)
    rates = [rate_of(shape, events, total) for shape in RISES]
    told = [likelihood(rate, days) - steady for rate in rates]
    spread = variation_about(rates[int(np.argmax(told))], days)
    seasons = [likelihood(rate_of(season(total, n), events, total), days) - steady for n in range(PHASES)]
    a_season = scipy.special.logsumexp(np.array(seasons) / spread, b=np.full(PHASES, 1 / PHASES))
    a_rise = scipy.special.logsumexp(np.array(told) / spread, b=np.full(len(RISES), 1 / len(RISES)))
    expected = a_rise - scipy.special.logsumexp([0, a_season], b=[0.2, 0.8]) - 0.25 * math.log(spread)
    found = look(days, total)
    assert found is not None
    assert found.large == pytest.approx(expected, abs=1e-6)
    assert found.independent == pytest.approx(events / spread, rel=1e-6)
    assert found.ratio == weigh(days, total)


def test_many_campaigns_are_weighed_at_once_as_each_by_itself() -> None:
    days = [SAMPLES[1][0], sorted({n * n % 365 for n in range(12, 22)})]
    has = np.zeros((2, 365), bool)
    for row, each in enumerate(days):
        has[row, each] = True
    odds, independent = weigh_large(has, 10)
    for each, large, alone in zip(days, odds, independent, strict=True):
        found = look(each, 365)
        assert found is not None
        assert [found.large, found.independent] == pytest.approx([large, alone])


def test_silence_and_its_end_are_no_episodes_about_the_rise_that_fits() -> None:
    """Every third day from the middle on: clustered about a steady rate, as even as can be about the rise."""
    found = look(SAMPLES[4][0], 365)
    assert found is not None
    assert found.ratio.independent < found.ratio.events / 2
    assert found.independent == found.ratio.events
    assert found.rising(0.01)


@pytest.mark.parametrize("level", LEVELS)
def test_either_statistic_is_enough_and_each_has_its_own_level(level: float) -> None:
    own = LARGE_LEVELS[LEVELS.index(level)]
    first, large = needed(20.0, 365, level), needed(18.0, 365, own, LARGE_NEEDED, LARGE_LEVELS)

    def rises(odds: float, other: float) -> bool:
        ratio = LikelihoodRatio(events=20, total=365, odds=odds, independent=20.0)
        return OneLook(ratio=ratio, large=other, independent=18.0).rising(level)

    assert [rises(first, large), rises(first + 1e-9, large), rises(first, large + 1e-9)] == [False, True, True]


def test_the_chance_is_the_least_level_that_either_reaches() -> None:
    nothing = LikelihoodRatio(events=20, total=365, odds=-10.0, independent=20.0)
    asked = [needed(18.0, 365, own, LARGE_NEEDED, LARGE_LEVELS) for own in LARGE_LEVELS]
    chances = [OneLook(ratio=nothing, large=at + 1e-9, independent=18.0).chance for at in (asked[0] - 1, *asked)]
    assert chances == [None, *LEVELS]


def test_what_both_spend_together_is_little_more_than_what_the_first_does() -> None:
    assert pytest.approx([0.08 * level for level in LEVELS]) == LARGE_LEVELS


@pytest.mark.parametrize("days", [range(5), range(19)])
def test_too_few_days_or_too_full_ones_are_not_weighed(days: range) -> None:
    assert look(days, 20) is None


@pytest.mark.parametrize("table", [NEEDED, LARGE_NEEDED])
def test_the_rows_of_a_span_are_in_the_order_of_their_days(table: Table) -> None:
    for rows in table.values():
        assert all(earlier[0] < later[0] < 1.7 * earlier[0] for earlier, later in pairwise(rows))
        assert all(first < second < third for _, first, second, third in rows)


@pytest.mark.parametrize(("table", "simulated"), [(NEEDED, "6b776f9addea79b5"), (LARGE_NEEDED, "fe3a8466545e1344")])
def test_no_figure_was_altered_since_it_was_simulated(table: Table, simulated: str) -> None:
    """What `python -m tests.statistics.calibrate` printed; who simulates anew writes the new digests here."""
    assert hashlib.sha256(repr(table).encode()).hexdigest()[:16] == simulated


@pytest.mark.parametrize(("days", "total"), SAMPLES)
def test_a_look_that_goes_on_asks_for_the_least_level_or_a_share_of_it(days: list[int], total: int) -> None:
    has = np.zeros((1, total), bool)
    has[0, days] = True
    large, independent = (float(each[0]) for each in weigh_large(has, len(days)))
    before, last = (needed(independent, total, level, LARGE_NEEDED, LARGE_LEVELS) for level in LARGE_LEVELS[-2:])
    assert rises_largely(days, total, 1) == (large > last)
    # 0.08% of 0.2% is 0.4: a share of as much again asks for as much more again.
    assert rises_largely(days, total, 0.4) == (large > last + max(last - before, 0))


def test_as_few_days_as_can_be_show_a_rise_and_one_fewer_none() -> None:
    assert rises_largely([330, 337, 343, 350, 356, 362], 365, 1)
    assert not rises_largely([337, 343, 350, 356, 362], 365, 1)


def test_a_share_of_the_least_level_asks_for_more_by_as_much_as_from_level_to_level() -> None:
    days = [950, 958, 966, 974, 985, 995]
    has = np.zeros((1, 1000), bool)
    has[0, days] = True
    large, independent = (float(each[0]) for each in weigh_large(has, len(days)))
    before, last = (needed(independent, 1000, level, LARGE_NEEDED, LARGE_LEVELS) for level in LARGE_LEVELS[-2:])
    assert 0 < last - before < 1
    share = 0.4 ** ((large - last) / (last - before))
    assert [rises_largely(days, 1000, share * by) for by in (0.99, 1.01)] == [False, True]


# How late the days lie on the whole: in the first sample 1.4988 standard deviations, in the second 1.5056.
EARLY = [16, 17, 19, 21, 24, 26, 27, 28, 29, 30, 31, 33, 34, 35, 37, 38, 42, 46, 48, 51, 56, 57, 58]
LATER = [15, 16, 17, 18, 19, 20, 21, 23, 24, 26, 27, 32, 33, 35, 36, 37, 41, 42, 44, 46, 47, 48, 49, 52, 53, 55, 56]


@pytest.mark.parametrize(("days", "rises"), [(EARLY, False), (LATER, True)])
def test_what_lies_less_late_than_large_rises_do_is_not_weighed(days: list[int], rises: bool) -> None:
    assert rises_largely(days, 60, 1) is rises
    found = look(days, 60)
    assert found is not None
    assert found.rising(0.01), "by one look both are rising"


@pytest.mark.parametrize("days", [[60, 61, 62, 63, 64], list(range(100))])
def test_too_few_days_and_days_too_full_show_no_large_rise(days: list[int]) -> None:
    assert not rises_largely(days, 105, 1)
