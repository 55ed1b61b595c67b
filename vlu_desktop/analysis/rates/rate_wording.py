# SPDX-License-Identifier: Apache-2.0
"""How rates are told: counts first, then a range, in words that claim no more than the test bears."""

from datetime import date

from vlu_desktop.analysis.finding_words import number
from vlu_desktop.analysis.rates.days_at_risk import Stream
from vlu_desktop.analysis.rates.rate_ratio import Part, Ratio, compare

CLOCK = (
    "Days are counted, not incidents: a night of forty calls is one day. Days in custody are no time at risk for what "
    "is done in person, and are for letters, calls and messengers. The day looked back from isn't over and is left out."
)
TREND = (
    "Lewis and Robinson's trend test on distinct days with incidents, the variation of the gaps never taken below what "
    "chance gives and days that come together allowed for; a yearly season of 30% either way is allowed for."
)
WEIGHING = (
    "The likelihood of the days with incidents under rises of several shapes, against a steady rate and a yearly "
    "season of 30% at any phase, divided by how far days come together; the odds needed were found by simulation."
)
RANGE = "The range is Clopper and Pearson's exact 95% interval, counts divided by how far days come together."
BOUNDS = (
    "It tells how often incidents were recorded, not why. A rise in telling looks like a rise in doing, and a season "
    "stronger than 30% like a rise. Nothing is compared across a change in how incidents were recorded."
)


def halves(stream: Stream, end: date) -> tuple[Part, Part, Ratio]:
    """The days before `end` cut at the middle of the days at risk, and the later rate over the earlier."""
    total = stream.index(end)
    middle = total // 2
    days = [each for each in stream.days() if each < total]
    before = Part(days=[each for each in days if each < middle], at_risk=middle)
    after = Part(days=[each - middle for each in days if each >= middle], at_risk=total - middle)
    return before, after, compare(before, after)


def length(days: int) -> str:
    """ "46 weeks", or days where they are few or no whole number of weeks would do."""
    return number(round(days / 7), "week") if days >= 56 else number(days, "day")
