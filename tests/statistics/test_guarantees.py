# SPDX-License-Identifier: Apache-2.0
"""What the rates promise, on a sample of invented campaigns; `python -m tests.statistics` gives the whole table."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
import scipy

from tests.analysis.casemaker import Made
from tests.conftest import Figure
from tests.statistics.calibrate import weighed
from tests.statistics.campaigns import RISES, STEADY, Campaign, Days, rising, season
from tests.statistics.methods import highlight, laplace, lewis_robinson_on_days, ours, share
from vlu_desktop.analysis.rates.hearing import one_look
from vlu_desktop.analysis.rates.interim_looks import SANCTIONS
from vlu_desktop.analysis.rates.likelihood_ratio import weigh
from vlu_desktop.analysis.rates.rate_ratio import Part, more_by_chance
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import RecordingPeriod

YEAR = 365
BEGIN = date(2025, 1, 1)


def of_each(few: int, many: int) -> pytest.MarkDecorator:
    """How many campaigns of each kind are drawn: few in every run, which see a promise broken by half, many in soak."""
    return pytest.mark.parametrize("each", [few, pytest.param(many, marks=pytest.mark.soak)])


def drawn(campaign: Campaign, number: int, total: int, each: int) -> list[Days]:
    random = np.random.default_rng(number * total)
    return [campaign(random, number, total) for _ in range(each)]


def most(promised: float, each: int) -> float:
    """The share above which the promise is broken: seen less than once in a thousand where it is just kept."""
    return float(scipy.stats.binom.isf(0.001, each, promised)) / each


@of_each(100, 500)
@pytest.mark.parametrize("name", STEADY)
@pytest.mark.parametrize("total", [120, YEAR])
def test_one_look_calls_few_steady_campaigns_rising(name: str, total: int, each: int) -> None:
    flagged = [share(ours, drawn(STEADY[name], number, total, each), total) for number in (10, 20, 50, 100)]
    assert max(flagged) <= most(0.055, each)
    assert np.mean(flagged) <= most(0.055, 4 * each)


@pytest.mark.parametrize(
    ("campaign", "promised"), [(STEADY["single"], 0.055), (season, 0.08)], ids=["steady", "season"]
)
def test_one_look_calls_few_dense_records_rising(campaign: Campaign, promised: float, figure: Figure) -> None:
    """As from a phone: on the fullest days, of which most can't be told, and where most can."""
    found = {}
    for total, number in ((90, 250), (135, 220), (150, 300)):
        found[total, number] = share(ours, drawn(campaign, number, total, 200), total)
        assert found[total, number] <= most(promised, 200)
    shares = ", ".join(f"{number} in {total} days {each:.3f}" for (total, number), each in found.items())
    figure(f"dense records called rising, {promised} promised: {shares}")


@pytest.mark.parametrize("name", [name for name in STEADY if name != "single"])
def test_the_few_of_every_run_are_enough_to_see_the_promise_broken(name: str) -> None:
    """By the method that takes each incident of an episode as if it stood alone."""
    flagged = [share(laplace, drawn(STEADY[name], number, YEAR, 100), YEAR) for number in (10, 20, 50, 100)]
    assert np.mean(flagged) > most(0.055, 400)


@pytest.mark.parametrize(
    ("each", "on_the_whole"), [(200, most(0.08, 800)), pytest.param(1000, 0.08, marks=pytest.mark.soak)]
)
def test_one_look_allows_for_a_season(each: int, on_the_whole: float) -> None:
    flagged = [share(ours, drawn(season, number, YEAR, each), YEAR) for number in (10, 20, 50, 100)]
    assert max(flagged) <= most(0.08, each)
    assert np.mean(flagged) <= on_the_whole


# With 100 incidents a year Lewis and Robinson's test calls 10% of seasons rising;
# one look calls fewer, and sees no less.
# On the very same 500 campaigns the two shares differ by chance by up to 0.04, on 125 by twice that.
@of_each(125, 500)
@pytest.mark.parametrize("name", RISES)
@pytest.mark.parametrize("number", [10, 20, 50, 100])
def test_one_look_sees_what_lewis_and_robinsons_test_sees(name: str, number: int, each: int, figure: Figure) -> None:
    campaigns = drawn(rising(name), number, YEAR, each)
    by_chance = 0.04 * math.sqrt(500 / each)
    seen, yardstick = share(ours, campaigns, YEAR), share(lewis_robinson_on_days, campaigns, YEAR)
    if number == 20:
        figure(f"{name}, 20 incidents: {seen:.2f} seen by one look, {yardstick:.2f} by the yardstick")
    assert seen >= yardstick - by_chance


@of_each(100, 500)
@pytest.mark.parametrize("name", STEADY)
@pytest.mark.parametrize(("number", "total"), [(60, YEAR), (150, YEAR), (150, 2500)])
def test_the_highlight_seldom_appears_in_the_whole_life_of_a_steady_campaign(
    name: str, number: int, total: int, each: int
) -> None:
    # What is left to the comparison before and after orders is taken off.
    assert share(highlight, drawn(STEADY[name], number, total, each), total) <= most(0.055 - SANCTIONS, each)


@pytest.mark.parametrize(
    "name", ["100x at half", "30x in last quarter", "1,000x in last quarter", "silence, then onset"]
)
def test_a_large_rise_is_told_by_itself(name: str) -> None:
    assert share(highlight, drawn(rising(name), 20, YEAR, 60), YEAR) >= 0.6
    assert share(highlight, drawn(rising(name), 50, YEAR, 60), YEAR) >= 0.9


@of_each(600, 2000)
@pytest.mark.parametrize("name", STEADY)
def test_a_steady_campaign_seldom_looks_higher_after_an_order(name: str, each: int) -> None:
    flagged = 0
    for days in drawn(STEADY[name], 60, 182, each):
        distinct = np.unique(days)
        before = Part(days=distinct[distinct < 91].tolist(), at_risk=91)
        after = Part(days=(distinct[distinct >= 91] - 91).tolist(), at_risk=91)
        flagged += more_by_chance(before, after) <= SANCTIONS / 2
    assert flagged / each <= most(SANCTIONS / 2, each)


@of_each(60, 250)
def test_dates_known_only_to_the_month_the_older_the_vaguer_make_no_rise(each: int) -> None:
    random = np.random.default_rng(5)
    flagged = 0
    for _ in range(each):
        made = Made()
        made.add(RecordingPeriod, way="diary", starts=BEGIN)
        for moment in random.random(25) * YEAR:
            on = BEGIN + timedelta(days=int(moment))
            vague = random.random() > moment / YEAR
            made.incident(When.in_month(on.year, on.month) if vague else When.on(on), "call")
        flagged += "coming more often" in one_look(made.file, BEGIN + timedelta(days=YEAR)).sentence
    assert flagged / each <= most(0.055, each)


def test_the_table_of_odds_was_made_with_the_very_statistic_that_is_used() -> None:
    campaigns = drawn(STEADY["episodes of 2, two days"], 60, 365, 50)
    has = np.zeros((len(campaigns), 365), bool)
    for row, days in enumerate(campaigns):
        has[row, days] = True
    odds, independent = weighed(has)
    for row, days in enumerate(campaigns):
        found = weigh(np.unique(days).tolist(), 365)
        assert found is not None
        assert found.odds == pytest.approx(odds[row], abs=1e-9)
        assert found.independent == pytest.approx(independent[row], abs=1e-9)
