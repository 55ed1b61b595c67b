# SPDX-License-Identifier: Apache-2.0
"""The tests we are measured by: ours, and the named methods beside it, each "rising at 5%?" for the days of a span."""

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import scipy

from tests.statistics.campaigns import Days
from vlu_desktop.analysis.rates.interim_looks import looks, shows
from vlu_desktop.analysis.rates.large_rises import look
from vlu_desktop.analysis.thresholds import DEFAULTS

Method = Callable[[Days, int], bool]
Z = NormalDist().inv_cdf(0.95)


def ours(days: Days, total: int) -> bool:
    """One look for a hearing."""
    distinct = np.unique(days).tolist()
    answer = look(distinct, total) if len(distinct) >= DEFAULTS.rate_least else None
    return answer is not None and answer.rising(0.05)


def highlight(days: Days, total: int) -> bool:
    """What appears by itself at any of its looks up to the end."""
    distinct = np.unique(days).tolist()
    return any(shows(distinct[: count - 1], distinct[count - 1], level) for count, level in looks(len(distinct)))


def laplace(days: Days, total: int) -> bool:
    """Every incident as if independent."""
    return bool((days.mean() + 0.5 - total / 2) / (total / np.sqrt(12 * len(days))) > Z)


def lewis_robinson(days: Days, total: int) -> bool:
    """Laplace's statistic over the variation of the gaps between incidents."""
    ordered = np.sort(days) + 0.5
    gaps = np.diff(np.concatenate([[0], ordered]))
    spread = gaps.std(ddof=1) / gaps.mean() if len(gaps) > 2 else 1.0
    return bool((ordered.mean() - total / 2) / (total / np.sqrt(12 * len(days))) / max(spread, 1e-9) > Z)


def lewis_robinson_on_days(days: Days, total: int) -> bool:
    """The same on distinct days, the variation floored at 1: the yardstick for power."""
    ordered = np.unique(days) + 0.5
    if len(ordered) < 3:
        return False
    gaps = np.diff(np.concatenate([[0], ordered]))
    spread = max(gaps.std(ddof=1) / gaps.mean(), 1.0)
    return bool((ordered.mean() - total / 2) / (total / np.sqrt(12 * len(ordered))) / spread > Z)


def mann_kendall(days: Days, total: int) -> bool:
    """Whether the gaps between incidents get shorter."""
    gaps = np.diff(np.concatenate([[0], np.sort(days)]))
    if len(gaps) < 4 or len(set(gaps.tolist())) < 2:
        return False
    found = scipy.stats.kendalltau(np.arange(len(gaps)), gaps)
    return bool(found.statistic < 0 and found.pvalue / 2 < 0.05)


def halves(days: Days, total: int) -> bool:
    """Exact binomial, the second half against the first."""
    late = int((days >= total / 2).sum())
    return bool(scipy.stats.binom.sf(late - 1, len(days), 0.5) < 0.05)


def twice_the_quarter(days: Days, total: int) -> bool:
    """The rule of thumb: at least twice as many in the last quarter as in the one before."""
    last, before = int((days >= 0.75 * total).sum()), int(((days >= 0.5 * total) & (days < 0.75 * total)).sum())
    return last >= 2 * max(before, 1)


METHODS: dict[str, Method] = {
    "One look (ours)": ours,
    "Highlight (ours)": highlight,
    "Lewis-Robinson on incident-days": lewis_robinson_on_days,
    "Lewis-Robinson on incidents": lewis_robinson,
    "Laplace": laplace,
    "Mann-Kendall on gaps": mann_kendall,
    "Binomial, halves": halves,
    "Naive: last quarter twice the one before": twice_the_quarter,
}


def share(method: Method, campaigns: list[Days], total: int) -> float:
    """The share of campaigns a method calls rising."""
    return sum(method(days, total) for days in campaigns) / len(campaigns)
