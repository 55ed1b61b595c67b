# SPDX-License-Identifier: Apache-2.0
"""Invented campaigns by the day: steady ones of several sorts, and ones that rise in a known way."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
Rate = Callable[[NDArray[np.float64]], NDArray[np.float64]]
Campaign = Callable[[np.random.Generator, int, int], Days]

RISES: dict[str, Rate] = {
    "doubles at half": lambda u: np.where(u < 0.5, 1.0, 2.0),
    "doubles in last quarter": lambda u: np.where(u < 0.75, 1.0, 2.0),
    "grows to 2x": lambda u: 1 + u,
    "grows to 4x": lambda u: 1 + 3 * u,
    "4x in last quarter": lambda u: np.where(u < 0.75, 1.0, 4.0),
    "10x at half": lambda u: np.where(u < 0.5, 1.0, 10.0),
    "30x at half": lambda u: np.where(u < 0.5, 1.0, 30.0),
    "100x at half": lambda u: np.where(u < 0.5, 1.0, 100.0),
    "30x in last quarter": lambda u: np.where(u < 0.75, 1.0, 30.0),
    "1,000x in last quarter": lambda u: np.where(u < 0.75, 1.0, 1000.0),
    "silence, then onset": lambda u: np.where(u < 0.75, 0.0, 1.0),
}


def moments(random: np.random.Generator, rate: Rate, most: float, number: int, total: int) -> NDArray[np.float64]:
    """So many moments in (0, total), in no order, at a rate that depends on the part gone by."""
    found = np.empty(0)
    while len(found) < number:
        u = random.random(4 * number + 8)
        found = np.concatenate([found, u[random.random(len(u)) * most < rate(u)]])
    return found[:number] * total


def steady(random: np.random.Generator, number: int, total: int) -> Days:
    """Single incidents, each anywhere."""
    return np.floor(random.random(number) * total).astype(np.int64)


def episodes(mean: int, spread: float) -> Campaign:
    """Episodes anywhere, their size geometric about a mean, each within so many days."""

    def campaign(random: np.random.Generator, number: int, total: int) -> Days:
        sizes: list[int] = []
        while sum(sizes) < number:
            sizes.append(int(random.geometric(1 / mean)))
        starts = np.repeat(random.random(len(sizes)) * total, sizes)
        days = np.floor(starts + random.random(len(starts)) * spread).astype(np.int64)
        return days[days < total]

    return campaign


def season(random: np.random.Generator, number: int, total: int) -> Days:
    """30% more and 30% less in the course of a year, from any part of it."""
    phase = random.random() * 2 * np.pi
    swing: Rate = lambda u: 1 + 0.3 * np.sin(2 * np.pi * u * total / 365 + phase)  # noqa: E731
    return np.floor(moments(random, swing, 1.3, number, total)).astype(np.int64)


def rising(name: str) -> Campaign:
    """One of `RISES`, in single incidents."""
    rate = RISES[name]
    most = float(rate(np.array([1.0]))[0])
    return lambda random, number, total: np.floor(moments(random, rate, most, number, total)).astype(np.int64)


STEADY: dict[str, Campaign] = {
    "single": steady,
    **{
        f"episodes of {mean}, {words}": episodes(mean, spread)
        for mean in (2, 4, 15, 30)
        for spread, words in ((0.2, "hours"), (2.0, "two days"))
    },
}
