# SPDX-License-Identifier: Apache-2.0
"""Chances at the edges of what they are asked: none, all, parts of one, and a sum that doesn't settle."""

import pytest
import scipy

from vlu_desktop.analysis.rates.chance import at_least, beta_share, normal_limit, share_limits


@pytest.mark.parametrize(("x", "share"), [(-1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (2.0, 1.0)])
def test_all_of_a_share_lies_between_nought_and_one(x: float, share: float) -> None:
    assert beta_share(3, 2, x) == share


@pytest.mark.parametrize(
    ("a", "b", "x"),
    [(1, 1, 0.3), (1, 1, 0.9), (0.5, 0.5, 0.2), (2, 5, 0.28), (2, 5, 0.29), (2, 5, 0.999), (30, 0.5, 0.97),
     (12.5, 7.25, 0.6), (400, 3, 0.99), (3, 400, 0.01), (5000, 5000, 0.5)],
)  # fmt: skip
def test_a_share_to_eleven_digits(a: float, b: float, x: float) -> None:
    assert beta_share(a, b, x) == pytest.approx(scipy.special.betainc(a, b, x), rel=1e-11)


def test_a_share_of_one_in_even_chances_is_what_it_says() -> None:
    assert beta_share(1, 1, 0.3) == pytest.approx(0.3, rel=1e-14)
    assert beta_share(2, 2, 0.5) == pytest.approx(0.5, rel=1e-14)


def test_what_does_not_settle_gives_no_figure() -> None:
    with pytest.raises(ArithmeticError, match=r"1e\+09 and 1e\+09 at 0.5 did not settle"):
        beta_share(1e9, 1e9, 0.5)


@pytest.mark.parametrize(
    ("count", "total", "share", "chance"),
    [(-1, 5, 0.2, 1.0), (0, 5, 0.2, 1.0), (1, 5, 0.2, 1 - 0.8**5), (5, 5, 0.2, 0.2**5), (2, 2, 0.5, 0.25)],
)  # fmt: skip
def test_so_many_or_more(count: float, total: float, share: float, chance: float) -> None:
    assert at_least(count, total, share) == pytest.approx(chance, rel=1e-11)


def test_half_a_day_or_more() -> None:
    assert at_least(0.5, 2.5, 0.5) == pytest.approx(scipy.special.betainc(0.5, 3, 0.5), rel=1e-11)


@pytest.mark.parametrize("outside", [0.05, 0.2])
@pytest.mark.parametrize(("count", "total"), [(0, 1), (1, 1), (0, 12), (1, 12), (11, 12), (12, 12)])
def test_limits_of_none_and_all_are_one_sided(count: int, total: int, outside: float) -> None:
    exact = scipy.stats.binomtest(count, total).proportion_ci(1 - outside, "exact")
    low, high = share_limits(count, total, outside)
    assert (low, high) == pytest.approx((exact.low, exact.high), abs=1e-11)
    assert (low == 0.0) == (count == 0)
    assert (high == 1.0) == (count == total)


def test_limits_take_parts_of_a_day_and_leave_out_a_twentieth() -> None:
    """With 2.5 of 6 at either limit the rest of it is 2.5 in 100."""
    low, high = share_limits(2.5, 6)
    assert scipy.special.betainc(2.5, 4.5, low) == pytest.approx(0.025, rel=1e-9)
    assert scipy.special.betainc(3.5, 3.5, high) == pytest.approx(0.975, rel=1e-9)


@pytest.mark.parametrize("chance", [1e-12, 0.0125, 0.05, 0.5, 0.95])
def test_the_limit_that_a_normal_value_is_above(chance: float) -> None:
    assert normal_limit(chance) == pytest.approx(scipy.stats.norm.isf(chance), abs=1e-11)
