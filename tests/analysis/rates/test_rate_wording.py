# SPDX-License-Identifier: Apache-2.0
"""How much more often: in figures that never contradict the sentence they stand below."""

import pytest

from vlu_desktop.analysis.rates.rate_ratio import Ratio
from vlu_desktop.analysis.rates.rate_wording import how_much, times

WIDE, ABOVE, BELOW = (
    Ratio(ratio=13.2, low=0.1, high=410.0),
    Ratio(ratio=2.44, low=1.2, high=9.96),
    Ratio(ratio=0.0, low=0.0, high=0.31),
)
TOO_FEW = "Too few days with incidents before to say how much."


@pytest.mark.parametrize(
    ("ratio", "told_rise", "said"),
    [
        (None, True, TOO_FEW),
        (None, False, TOO_FEW),
        (None, None, TOO_FEW),
        (ABOVE, False, "By how much, these two halves cannot say."),
        (ABOVE, None, "Days with incidents, not incidents: 2.4 times the rate before (95% range 1.2 to 10)."),
        (WIDE, None, "Days with incidents, not incidents: 13 times the rate before (95% range 0.1 to 410)."),
        (WIDE, True, "By how much, these two halves cannot say."),
        (WIDE, False, "Days with incidents, not incidents: 13 times the rate before (95% range 0.1 to 410)."),
        (ABOVE, True, "Days with incidents, not incidents: 2.4 times the rate before (95% range 1.2 to 10)."),
        (BELOW, True, "By how much, these two halves cannot say."),
        (
            BELOW,
            False,
            "Days with incidents, not incidents: none later; a rate of up to 0.3 times the one before would agree with "
            "that (95% range).",
        ),
    ],
)
def test_a_range_that_would_contradict_what_was_told_is_not_printed(
    ratio: Ratio | None, told_rise: bool | None, said: str
) -> None:
    assert how_much(ratio, told_rise) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0.0"), (0.04, "less than 0.1"), (0.05, "0.1"), (1.0, "1.0"), (9.94, "9.9"), (9.95, "10"), (12.6, "13")],
)
def test_how_many_times_is_told(value: float, said: str) -> None:
    assert times(value) == said
