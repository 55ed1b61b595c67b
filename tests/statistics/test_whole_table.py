# SPDX-License-Identifier: Apache-2.0
"""Every promise about rates on many campaigns of every sort; minutes long, so only in the soak."""

import pytest

from tests.statistics.campaigns import RISES, STEADY, rising, season
from tests.statistics.methods import highlight, lewis_robinson_on_days, ours, share
from tests.statistics.test_guarantees import drawn, most
from vlu_desktop.analysis.rates.interim_looks import SANCTIONS

pytestmark = pytest.mark.soak
EACH = 2000
NUMBERS = (10, 20, 50, 100, 200)
DENSE = [(75, 200), (90, 200), (90, 250), (105, 250), (120, 300), (150, 400), (220, 400)]


@pytest.mark.parametrize("name", STEADY)
@pytest.mark.parametrize("total", [120, 365, 2500])
def test_one_look_on_steady_campaigns_of_any_length(name: str, total: int) -> None:
    flagged = {number: share(ours, drawn(STEADY[name], number, total, EACH), total) for number in NUMBERS}
    assert max(flagged.values()) <= most(0.055, EACH), flagged


@pytest.mark.parametrize("total", [120, 365, 730, 2500])
def test_one_look_on_seasons_of_any_length(total: int) -> None:
    flagged = {number: share(ours, drawn(season, number, total, EACH), total) for number in NUMBERS}
    assert max(flagged.values()) <= most(0.08, EACH), flagged


@pytest.mark.parametrize(("total", "number"), DENSE)
def test_one_look_on_dense_records(total: int, number: int) -> None:
    """As from a phone. Those too full to tell are told to be that, and are not called rising."""
    assert share(ours, drawn(STEADY["single"], number, total, EACH), total) <= most(0.055, EACH)
    assert share(ours, drawn(season, number, total, EACH), total) <= most(0.08, EACH)


@pytest.mark.parametrize("name", RISES)
@pytest.mark.parametrize("number", [10, 20, 50, 100])
def test_one_look_sees_no_less_than_the_yardstick(name: str, number: int) -> None:
    campaigns = drawn(rising(name), number, 365, EACH)
    assert share(ours, campaigns, 365) >= share(lewis_robinson_on_days, campaigns, 365) - 0.025


@pytest.mark.parametrize("name", STEADY)
@pytest.mark.parametrize("total", [200, 365, 2500])
def test_the_highlight_over_whole_lives(name: str, total: int) -> None:
    for number in (60, 150, 300):
        assert share(highlight, drawn(STEADY[name], number, total, EACH), total) <= most(0.055 - SANCTIONS, EACH)
