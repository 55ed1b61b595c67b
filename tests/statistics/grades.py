# SPDX-License-Identifier: Apache-2.0
"""Invented campaigns with a grade of seriousness for each incident."""

import numpy as np

from tests.statistics.campaigns import Campaign, steady
from vlu_desktop.analysis.rates.grading import Graded, episodes, grading
from vlu_desktop.analysis.rates.interim_looks import looks

# The share of each grade from 1 to 5.
GRADES: dict[str, tuple[float, ...]] = {
    "mostly contact": (0.7, 0.15, 0.05, 0.05, 0.05),
    "even": (0.2, 0.2, 0.2, 0.2, 0.2),
    "contact, seldom violence": (0.95, 0.0, 0.0, 0.0, 0.05),
}


def graded(
    random: np.random.Generator, name: str, number: int, total: int, campaign: Campaign = steady, rising: bool = False
) -> list[Graded]:
    """Days with their grades; those of one episode are of a like gravity. `rising`: violence comes as time goes by."""
    days = np.sort(campaign(random, number, total)).tolist()
    shares = np.array(GRADES[name])
    found: list[Graded] = []
    level, last = 1, -99
    for day in days:
        if day - last > 3 or random.random() < 0.3:
            graver = rising and random.random() < 0.6 * day / total
            level = 5 if graver else int(random.choice(5, p=shares)) + 1
        found.append((day, level))
        last = day
    return found


def one_look(campaign: list[Graded]) -> bool:
    """Graver at 5%?"""
    found = grading(episodes(campaign))
    return found is not None and found.chance <= 0.05


def first_look_that_shows(campaign: list[Graded]) -> bool:
    """Graver at any of the looks of a whole life?"""
    blocks = episodes(campaign)
    return any(
        (found := grading(blocks[: count - 1], level)) is not None and found.chance <= level
        for count, level in looks(len(blocks))
    )
