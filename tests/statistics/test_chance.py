# SPDX-License-Identifier: Apache-2.0
"""Chances and exact limits against scipy."""

import math

import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.analysis.rates.chance import at_least, beta_share, normal_limit, normal_tail, share_limits
from vlu_desktop.analysis.rates.rate_ratio import Part, compare, more_by_chance
from vlu_desktop.analysis.rates.trend import season_pull


@given(st.floats(0.1, 5000), st.floats(0.1, 5000), st.floats(0, 1))
def test_the_incomplete_beta_function(a: float, b: float, x: float) -> None:
    assert beta_share(a, b, x) == pytest.approx(scipy.special.betainc(a, b, x), abs=1e-8)


@given(st.integers(1, 400), st.data())
def test_binomial_tails_and_clopper_and_pearsons_limits(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    share = data.draw(st.floats(0.001, 0.999))
    assert at_least(count, total, share) == pytest.approx(scipy.stats.binom.sf(count - 1, total, share), abs=1e-9)
    exact = scipy.stats.binomtest(count, total).proportion_ci(0.95, "exact")
    assert share_limits(count, total) == pytest.approx((exact.low, exact.high), abs=1e-9)


@given(st.floats(-8, 8))
def test_the_normal_tail_and_its_inverse(z: float) -> None:
    assert normal_tail(z) == pytest.approx(scipy.stats.norm.sf(z), rel=1e-9)
    assert normal_limit(float(scipy.stats.norm.sf(abs(z)))) == pytest.approx(abs(z), abs=1e-6)


def test_two_rates_given_their_total_are_binomial() -> None:
    spread = Part(days=range(3, 322, 12), at_risk=322)
    closer = Part(days=range(2, 322, 5), at_risk=322)
    found = compare(spread, closer)
    told = scipy.stats.binomtest(closer.events, spread.events + closer.events, 0.5, alternative="greater")
    assert found is not None
    assert found.ratio == pytest.approx(closer.events / spread.events)
    assert more_by_chance(spread, closer) == pytest.approx(told.pvalue, abs=1e-9)
    limits = scipy.stats.binomtest(closer.events, spread.events + closer.events).proportion_ci(0.95, "exact")
    assert found.low == pytest.approx(limits.low / (1 - limits.low), abs=1e-9)
    assert found.high == pytest.approx(limits.high / (1 - limits.high), abs=1e-9)


def test_a_season_pulls_most_where_a_record_holds_about_a_year_and_least_over_many() -> None:
    pulls = [season_pull(days) for days in (30, 90, 250, 365, 730, 3650)]
    assert pulls[0] < pulls[1] < pulls[2] > pulls[3] > pulls[4] > pulls[5]
    assert season_pull(365) == pytest.approx(math.sqrt(12) / (2 * math.pi), abs=0.01)
