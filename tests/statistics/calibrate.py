# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of log odds that a rise must reach: `python -m tests.statistics.calibrate`, about twenty minutes.

Steady campaigns of single incidents, and campaigns with a yearly season of 30% at every phase, of so many incidents in
so many days; the odds needed are those that hold both shares.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from vlu_desktop.analysis.rates.critical_values import LARGE_LEVELS, LEVELS
from vlu_desktop.analysis.rates.large_rises import weigh_large
from vlu_desktop.analysis.rates.likelihood_ratio import LEAST, log_odds, odds, spread_cost
from vlu_desktop.analysis.rates.trend import NEAR, SWING, YEAR

Has = NDArray[np.bool_]
Floats = NDArray[np.float64]
SPANS = (45, 90, 120, 180, 220, 270, 320, 365, 550, 730, 1100, 1826, 3650)
NUMBERS = (7, 10, 14, 20, 30, 45, 70, 100, 160, 260, 400)
DENSE, FULL = (130, 200, 240, 320, 500, 640), 0.8
"""More numbers where there are so many incidents a day or more: what is needed then goes by how full the days are."""
FULLEST = 2.8
"""Incidents a day up to which there are rows: with more, incidents lie on over 94 days in 100, too full to tell."""
PARTS, PHASES = 12, 40
SEASON = 1.57


def steady(random: np.random.Generator, number: int, total: int, campaigns: int) -> Has:
    """Which days have incidents, a row a campaign; single incidents anywhere."""
    has = np.zeros((campaigns, total), bool)
    has[np.arange(campaigns)[:, None], random.integers(0, total, (campaigns, number))] = True
    return has


def season(random: np.random.Generator, number: int, total: int, campaigns: int) -> Has:
    """The same with a yearly season, its phases spread evenly."""
    has = np.zeros((campaigns, total), bool)
    for n in range(PHASES):
        rows = np.arange(campaigns * n // PHASES, campaigns * (n + 1) // PHASES)
        rate = 1 + SWING * np.sin(2 * np.pi * (np.arange(total) / YEAR + (n + random.random()) / PHASES))
        gone = np.cumsum(rate / rate.sum())
        days = np.minimum(np.searchsorted(gone, random.random((len(rows), number))), total - 1)
        has[rows[:, None], days] = True
    return has


def variations(has: Has) -> Floats:
    """`trend.variation` of every row at once, over what chance gives; never below 1."""
    campaigns, total = has.shape
    events = has.sum(axis=1)
    row, day = np.nonzero(has)
    first = np.r_[True, row[1:] != row[:-1]]
    gaps = day - np.where(first, -0.5, np.r_[0, day[:-1]])
    mean = np.bincount(row, gaps, campaigns) / events
    spread = (np.bincount(row, gaps**2, campaigns) - events * mean**2) / (events - 1)
    share = events / total
    close = sum((has[:, n:] & has[:, :-n]).sum(axis=1) / (total - n) - share**2 for n in range(1, NEAR + 1))
    together = (1 - share + 2 * close / share) * total / max(total - 2 * NEAR - 1, 1)
    varies: Floats = np.maximum(np.maximum(spread / mean**2, together), 1 - share) / (1 - share)
    return varies


def weighed(has: Has) -> tuple[Floats, Floats]:
    """The log odds of every row and its effective number of days; very low odds where there are too few to tell."""
    events = has.sum(axis=1)
    found, independent = np.full(len(has), -99.0), np.ones(len(has))
    told = (events >= LEAST) & (events < has.shape[1])
    spread = variations(has[told])
    likelihoods = np.empty((told.sum(), log_odds(LEAST, has.shape[1])[0].shape[1]))
    for number in np.unique(events[told]):
        these = events[told] == number
        day, fixed = log_odds(int(number), has.shape[1])
        likelihoods[these] = has[told][these] @ day + fixed
    cost = np.array([spread_cost(int(number)) for number in events[told]])
    found[told] = odds(likelihoods / spread[:, None]) - cost * np.log(spread)
    independent[told] = events[told] / spread
    return found, independent


def weighed_large(has: Has) -> tuple[Floats, Floats]:
    """The same of the second statistic."""
    events = has.sum(axis=1)
    found, independent = np.full(len(has), -99.0), np.ones(len(has))
    for number in np.unique(events[(events >= LEAST) & (events < has.shape[1])]):
        these = events == number
        found[these], independent[these] = weigh_large(has[these], int(number))
    return found, independent


# Each with its levels, its spans, and how many campaigns it takes in up to a year: of the rarer odds more.
STATISTICS = {
    "NEEDED": (weighed, LEVELS, SPANS, 18_000),
    "LARGE_NEEDED": (weighed_large, LARGE_LEVELS, (45, 90, 180, 270, 365, 550, 1100, 1826), 36_000),
}


def row(name: str, total: int, number: int) -> tuple[float, ...]:
    """The effective number of days, and the odds needed at each level."""
    statistic, levels, _, each = STATISTICS[name]
    if name == "LARGE_NEEDED":
        each = round(each * min(1.0, YEAR / total))
    random = np.random.default_rng(number * 10_000 + total)
    calm, yearly, independent = [], [], []
    for _ in range(PARTS):
        found, days = statistic(steady(random, number, total, each // PARTS))
        calm.append(found)
        independent.append(days)
        yearly.append(statistic(season(random, number, total, each // PARTS))[0])
    needed = [
        max(np.quantile(np.concatenate(calm), 1 - level), np.quantile(np.concatenate(yearly), 1 - SEASON * level))
        for level in levels
    ]
    return (float(np.concatenate(independent).mean()), *map(float, needed))


def main(names: list[str]) -> None:
    """Prints the tables, or those that are named."""
    for name in names or STATISTICS:
        print(f"{name}: Table = {{")
        for total in STATISTICS[name][2]:
            print(f"    {total}: (")
            most = 0.0
            for number in sorted({*NUMBERS, *(each for each in DENSE if each >= FULL * total)}):
                if number <= FULLEST * total:
                    days, *needed = row(name, total, number)
                    # In days so full that more incidents make fewer days as good as independent, the row before holds.
                    if days > most:
                        print(f"        ({days:.1f}, {', '.join(f'{odd:.2f}' for odd in needed)}),", flush=True)
                    most = max(most, days)
            print("    ),")
        print("}")


if __name__ == "__main__":
    main(sys.argv[1:])
