# SPDX-License-Identifier: Apache-2.0
"""The ordinal test of seriousness by its figures: scipy's rank correlation, its t distribution, and drawn orders."""

import itertools
from collections.abc import Sequence

import pytest
import scipy

from vlu_desktop.analysis.rates.grading import Graded, episodes, grading

Blocks = list[list[Graded]]


def apart(grades: Sequence[int]) -> Blocks:
    """Episodes of one incident each, ten days apart."""
    return episodes([(10 * n, grade) for n, grade in enumerate(grades)])


def by_t(grades: Sequence[int]) -> float:
    """The one-sided chance of so high a rank correlation with time; with one incident an episode it is Spearman's."""
    return float(scipy.stats.spearmanr(range(len(grades)), grades, alternative="greater").pvalue)


UP = [1, 2, 1, 3, 2, 4, 1, 5, 3, 4]
DOWN = UP[::-1]
LEVEL = [2, 4, 4, 2, 2, 4, 4, 2]
MANY = [1, 2, 3, 1, 2, 4, 1, 3, 2, 1, 2] * 4
SLOPING = [1, 1, 2, 1, 3, 1, 2, 1, 2, 3, 1] * 3 + [2, 3, 2, 1, 3, 2, 4, 1]
"""Forty-one incidents whose t distribution gives about 1 in 20."""


def chance(grades: Sequence[int], asked: float = 0.05) -> float:
    found = grading(apart(grades), asked)
    assert found is not None
    assert found.episodes == len(grades)
    return found.chance


@pytest.mark.parametrize("grades", [DOWN, LEVEL, MANY, MANY[::-1], SLOPING, [4, 1, 1, 2, 1, 1], [5, 4, 3, 2, 1, 1]])
def test_where_orders_are_not_drawn_the_chance_is_that_of_the_t_distribution(grades: list[int]) -> None:
    assert chance(grades) == pytest.approx(by_t(grades), abs=1e-12)


def test_a_chance_that_could_matter_is_counted_in_drawn_orders_and_one_that_can_not_is_not() -> None:
    """Two thousand orders in all, the true one among them: the chance is a whole number of them."""
    t = by_t(UP)
    assert chance(UP, t / 2.9) * 2000 == pytest.approx(round(chance(UP, t / 2.9) * 2000), abs=1e-9)
    assert chance(UP, t / 2.9) == pytest.approx(t, abs=0.02)
    assert chance(UP, t / 2.9) != pytest.approx(t, abs=1e-12)
    assert chance(UP, t / 3.1) == pytest.approx(t, abs=1e-12)


def test_with_forty_episodes_orders_are_drawn_and_with_forty_one_they_are_not() -> None:
    assert by_t(SLOPING[1:]) < 0.15
    assert by_t(SLOPING) < 0.15
    assert chance(SLOPING[1:]) != pytest.approx(by_t(SLOPING[1:]), abs=1e-12)
    assert chance(SLOPING) == pytest.approx(by_t(SLOPING), abs=1e-12)


@pytest.mark.parametrize(("grades", "drawn"), [([2, 1, 1, 4, 1, 5, 2, 3], True), ([2, 3, 1, 1, 2, 1, 5, 4], False)])
def test_one_in_twenty_is_asked_for_where_nothing_else_is(grades: list[int], drawn: bool) -> None:
    """Chances of 14 and 18 in 100: the one could be below three times that, the other could not."""
    found = grading(apart(grades))
    assert found is not None
    assert (found.chance != pytest.approx(by_t(grades), abs=1e-12)) == drawn


def test_the_most_that_can_be_found_is_one_order_in_two_thousand() -> None:
    assert chance([1] * 10 + [3] * 10 + [5] * 10) == 1 / 2000


@pytest.mark.parametrize("grades", [[1, 1, 2, 3, 3, 4], [1, 2, 1, 3, 5, 4, 4], [1, 1, 1, 2, 1, 1, 1, 5]])
def test_drawn_orders_agree_with_all_orders(grades: list[int]) -> None:
    ranks = scipy.stats.rankdata(grades)
    moved = sum(n * rank for n, rank in enumerate(ranks))
    orders = [sum(n * rank for n, rank in enumerate(order)) >= moved - 1e-9 for order in itertools.permutations(ranks)]
    assert chance(grades) == pytest.approx(sum(orders) / len(orders), abs=0.015)


def test_an_episode_weighs_what_its_incidents_weigh_together() -> None:
    """Ranks over all incidents, less the middle one, summed by episode; and these against the order of episodes."""
    grades = [[4, 4], [1], [2, 1, 1], [3], [1], [2], [5, 1], [1, 1]]
    blocks: Blocks = [[(20 * n + k, grade) for k, grade in enumerate(block)] for n, block in enumerate(grades)]
    ranks = scipy.stats.rankdata([grade for block in grades for grade in block])
    middle, scores, at = ranks.mean(), [], 0
    for block in grades:
        scores.append(float((ranks[at : at + len(block)] - middle).sum()))
        at += len(block)
    told = scipy.stats.pearsonr(range(len(scores)), scores, alternative="greater")
    found = grading(blocks)
    assert found is not None
    assert found.episodes == 8
    assert found.chance == pytest.approx(told.pvalue, abs=1e-12)


@pytest.mark.parametrize("up", [True, False])
def test_gravity_that_rises_as_evenly_as_it_can(up: bool) -> None:
    """The correlation is 1 or -1 to the last digit."""
    grades = range(1, 46) if up else range(45, 0, -1)
    assert chance(list(grades)) == pytest.approx(0.0 if up else 1.0, abs=1e-12)


@pytest.mark.parametrize(("grades", "tested"), [([1, 2, 3, 4, 5], False), ([1, 2, 3, 4, 5, 5], True), ([3] * 9, False)])
def test_with_fewer_than_six_or_all_alike_there_is_no_answer(grades: list[int], tested: bool) -> None:
    assert (grading(apart(grades)) is not None) == tested


def test_an_incident_three_days_after_the_last_of_an_episode_is_of_it_however_long_it_has_gone_on() -> None:
    graded = [(9, 1), (0, 2), (3, 1), (6, 5), (13, 4), (13, 3), (17, 1)]
    assert episodes(graded) == [[(0, 2), (3, 1), (6, 5), (9, 1)], [(13, 3), (13, 4)], [(17, 1)]]
    assert episodes([]) == []
