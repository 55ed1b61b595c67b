# SPDX-License-Identifier: Apache-2.0
"""Chances from their definitions: the normal tail, the binomial tail, and exact limits of a share."""

import math
from collections.abc import Callable

_TINY = 1e-300
_STEPS = 1000


def normal_tail(z: float) -> float:
    """The chance that a standard normal value is above z."""
    return 0.5 * math.erfc(z / math.sqrt(2))


def normal_limit(chance: float) -> float:
    """The z that a standard normal value is above with this chance."""
    return _root(lambda z: chance - normal_tail(z), -40.0, 40.0)


def beta_share(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (Lentz's method).

    ArithmeticError where a thousand steps don't settle it: a and b in the millions, and no record has so many days.
    """
    if x <= 0:
        return 0.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(b, a, 1 - x)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    ) / a  # fmt: skip
    value = c = 1.0
    d = 0.0
    for step in range(_STEPS):
        m = step // 2
        if step == 0:
            numerator = 1.0
        elif step % 2 == 0:
            numerator = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            numerator = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _apart(1 + numerator * d)
        c = _apart(1 + numerator / c)
        value *= c * d
        if abs(c * d - 1) < 1e-14:
            return front * (value - 1)
    raise ArithmeticError(f"The incomplete beta function of {a:g} and {b:g} at {x:g} did not settle.")


def at_least(count: float, total: float, share: float) -> float:
    """The chance of `count` or more out of `total` at this share: the binomial tail; parts of one are allowed."""
    return 1.0 if count <= 0 else beta_share(count, total - count + 1, share)


def share_limits(count: float, total: float, outside: float = 0.05) -> tuple[float, float]:
    """Clopper and Pearson's limits of a share: each side leaves out half of `outside`, never more."""
    half = outside / 2
    low = 0.0 if count <= 0 else _root(lambda p: beta_share(count, total - count + 1, p) - half, 0.0, 1.0)
    high = 1.0 if count >= total else _root(lambda p: beta_share(count + 1, total - count, p) - (1 - half), 0.0, 1.0)
    return low, high


def _apart(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function is nought, by halving."""
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2
