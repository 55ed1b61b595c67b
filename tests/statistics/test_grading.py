# SPDX-License-Identifier: Apache-2.0
"""The ordinal test of seriousness: what it calls graver where nothing changes, and what it sees."""

import numpy as np
import pytest
import scipy

from tests.statistics.campaigns import STEADY
from tests.statistics.grades import GRADES, first_look_that_shows, graded, one_look
from tests.statistics.test_guarantees import most, of_each
from vlu_desktop.analysis.rates.grading import episodes, grading


@of_each(75, 300)
@pytest.mark.parametrize("name", GRADES)
@pytest.mark.parametrize("number", [12, 30, 80])
def test_one_look_calls_few_campaigns_graver_where_nothing_changes(name: str, number: int, each: int) -> None:
    random = np.random.default_rng(number)
    flagged = sum(one_look(graded(random, name, number, 365)) for _ in range(each))
    assert flagged / each <= most(0.055, each)


@of_each(75, 300)
@pytest.mark.parametrize("campaign", ["single", "episodes of 4, hours", "episodes of 2, two days"])
def test_looks_over_a_whole_life_call_few_graver(campaign: str, each: int) -> None:
    random = np.random.default_rng(7)
    flagged = sum(
        first_look_that_shows(graded(random, "mostly contact", 120, 365, STEADY[campaign])) for _ in range(each)
    )
    assert flagged / each <= most(0.055, each)


@of_each(40, 200)
def test_a_rise_from_contact_to_violence_is_seen(each: int) -> None:
    random = np.random.default_rng(8)
    seen = sum(one_look(graded(random, "mostly contact", 40, 365, rising=True)) for _ in range(each))
    assert seen >= 0.3 * each  # 0.48 on the whole


def test_single_incidents_far_apart_agree_with_kendall() -> None:
    """Where each episode is one incident the ranks in time are those of a rank correlation; scipy gives its chance."""
    random = np.random.default_rng(9)
    for _ in range(20):
        grades = random.integers(1, 6, 45).tolist()
        found = grading(episodes([(10 * n, grade) for n, grade in enumerate(grades)]))
        assert found is not None
        spearman = scipy.stats.spearmanr(range(45), grades, alternative="greater")
        assert found.chance == pytest.approx(spearman.pvalue, abs=0.01)
