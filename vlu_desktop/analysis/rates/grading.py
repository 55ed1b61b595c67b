# SPDX-License-Identifier: Apache-2.0
"""Whether incidents become more serious: an ordinal test, by the order of the grades, which are never averaged.

Each incident has the rank of its grade among all (equal grades share one). Incidents within a few days of one another
are one episode and stay together. Were seriousness not to change, every order of the episodes would be as likely as
the one that happened: how often such an order would put so much of the gravity so late is the chance given.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from vlu_desktop.analysis.rates.chance import beta_share
from vlu_desktop.analysis.rates.trend import NEAR

SHUFFLES, SHUFFLED = 1999, 40  # episodes up to which orders are drawn; with more, the t distribution serves as well
Graded = tuple[int, int]
"""The number of a day, and a grade from 1 to 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """The answer for so many episodes: the chance of so late a gravity, one-sided, were nothing to change."""

    episodes: int
    chance: float


def episodes(graded: Sequence[Graded]) -> list[list[Graded]]:
    """Incidents in order of their days, those within three days of the one before together."""
    found: list[list[Graded]] = []
    for each in sorted(graded):
        if found and each[0] - found[-1][-1][0] <= NEAR:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def grading(blocks: Sequence[Sequence[Graded]], asked: float = 0.05) -> Grading | None:
    """Test episodes in their order; None with fewer than six, or where none is graver than another."""
    ranks = _ranks([grade for block in blocks for _, grade in block])
    # Gravity of an episode: its ranks, counted from the middle rank, so that they come to nought over all.
    scores = [math.fsum(ranks[grade] for _, grade in block) for block in blocks]
    count = len(scores)
    if count < 6 or not any(scores):
        return None
    middle = (count - 1) / 2
    moved = math.fsum(place * score for place, score in enumerate(scores))
    spread = math.fsum((place - middle) ** 2 for place in range(count)) * math.fsum(score**2 for score in scores)
    r = moved / math.sqrt(spread)
    chance = _tail(r, count)
    if count <= SHUFFLED and chance < 3 * asked:
        chance = _shuffled(scores, moved)
    return Grading(episodes=count, chance=chance)


def _ranks(grades: Sequence[int]) -> dict[int, float]:
    """The shared rank of each grade, less the middle of all ranks."""
    found: dict[int, float] = {}
    below = 0
    for grade in sorted(set(grades)):
        many = grades.count(grade)
        found[grade] = below + (many + 1) / 2 - (len(grades) + 1) / 2
        below += many
    return found


def _tail(r: float, count: int) -> float:
    """The chance of so high a correlation over all orders, by the t distribution that fits it."""
    beyond = 0.5 * beta_share((count - 2) / 2, 0.5, 1 - r * r)
    return beyond if r > 0 else 1 - beyond


def _shuffled(scores: Sequence[float], moved: float) -> float:
    """The share of drawn orders with as much gravity as late, this one among them; the same draws every time."""
    drawn = random.Random(20260803)  # noqa: S311 (a simulation, and no secret)
    order, as_late = list(scores), 1
    for _ in range(SHUFFLES):
        drawn.shuffle(order)
        as_late += sum(place * score for place, score in enumerate(order)) >= moved  # halves, so exact
    return as_late / (SHUFFLES + 1)
