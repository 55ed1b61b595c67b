# SPDX-License-Identifier: Apache-2.0
"""Published series give the published answers: coal mines got safer in 1890, aircraft did not change."""

import math

import pytest
import scipy

from tests.statistics.published import AIR_CONDITIONING, COAL
from vlu_desktop.analysis.rates.likelihood_ratio import weigh
from vlu_desktop.analysis.rates.rate_ratio import Part, compare
from vlu_desktop.analysis.rates.trend import trend

FIRST, YEAR = COAL[0], 365.25
DAYS = sorted({round((moment - FIRST) * YEAR) for moment in COAL})[1:-1]
TOTAL = round((COAL[-1] - FIRST) * YEAR)


def test_coal_mining_disasters_became_rarer_and_their_mirror_image_commoner() -> None:
    falling = trend(DAYS, TOTAL)
    assert falling is not None
    assert len(COAL) == 191
    assert falling.z < -5
    mirrored = trend(sorted(TOTAL - 1 - each for each in DAYS), TOTAL)
    assert mirrored is not None
    assert mirrored.rising
    one_look = weigh(sorted(TOTAL - 1 - each for each in DAYS), TOTAL)
    assert one_look is not None
    assert one_look.rising(0.01)
    as_it_was = weigh(DAYS, TOTAL)
    assert as_it_was is not None
    assert as_it_was.chance is None


def test_the_rates_before_and_after_1890_are_those_of_raftery_and_akman() -> None:
    change = round((1890.19 - FIRST) * YEAR)  # 10 March 1890; they give 3.1 and 0.9 a year
    before = Part(days=[each for each in DAYS if each < change], at_risk=change)
    after = Part(days=[each - change for each in DAYS if each >= change], at_risk=TOTAL - change)
    assert before.events / before.at_risk * YEAR == pytest.approx(3.1, abs=0.1)
    assert after.events / after.at_risk * YEAR == pytest.approx(0.9, abs=0.1)
    found = compare(before, after)
    assert found is not None
    assert found.ratio == pytest.approx(0.9 / 3.1, abs=0.02)
    assert found.low < 0.29 < found.high < 0.5


def weighed(gaps: tuple[int, ...]) -> bool:
    """Whether one look calls the failures of an aircraft rising; the hours stand for days."""
    hours = [sum(gaps[: n + 1]) for n in range(len(gaps))]
    answer = weigh(hours[:-1], hours[-1])
    return answer is not None and answer.rising(0.01)


def test_no_aircraft_changed_its_rate() -> None:
    answers = []
    for gaps in AIR_CONDITIONING:
        if len(gaps) < 6:
            continue
        hours = [sum(gaps[: n + 1]) for n in range(len(gaps))]
        answers.append(trend(hours[:-1], hours[-1], 0.05 / len(AIR_CONDITIONING)))
    found = [answer for answer in answers if answer is not None]
    assert len(found) == 13
    assert not any(answer.rising for answer in found)
    assert sum(weighed(gaps) for gaps in AIR_CONDITIONING) == 0
    together = math.fsum(answer.z for answer in found) / math.sqrt(len(found))
    assert scipy.stats.norm.sf(together) > 0.1
