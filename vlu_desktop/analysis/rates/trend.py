# SPDX-License-Identifier: Apache-2.0
"""Whether days with incidents come later in a span than chance allows: Lewis and Robinson's test on distinct days.

Under a steady campaign the mean of the days lies in the middle of the span, give or take. How much "give or take"
is read off the gaps: they vary as a memoryless campaign's would, or more, where incidents come in episodes. A span of
so many days is a finite population: where most days have an incident, their mean can hardly move. A yearly season of
30% either way is allowed for, because no record of a year can tell one from a rise.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vlu_desktop.analysis.rates.chance import normal_limit, normal_tail

YEAR = 365.25
SWING = 0.3
ALLOWED = 1.7  # the level that steady campaigns with a season may reach, in times the level asked for
SPARE, SPARSE = 1.15, 0.2  # with incidents on fewer days than that, the test asks for this many times the level
NEAR = 3  # days apart within which incidents are looked at for coming together


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The answer for one span. `z` is how far beyond the middle the days lie; `needed` is what the level asks for."""

    events: int
    total: int
    z: float
    needed: float
    variation: float

    @property
    def rising(self) -> bool:
        """Whether chance and season together would seldom do this."""
        return self.z > self.needed


def trend(days: Sequence[int], total: int, level: float = 0.05, allowed: float = ALLOWED) -> Trend | None:
    """Test distinct days (0 is the first of `total`), in order. None where all days or fewer than three have incidents.

    `level` is the share of steady campaigns, one-sided, that may be called rising.
    """
    events = len(days)
    if events < 3 or events >= total:
        return None
    left = 1 - events / total
    varies = variation(days, total)
    z = (sum(days) / events - (total - 1) / 2) / (total * math.sqrt(varies / (12 * events)))
    # A season moves the share of days with incidents less where most days have one anyway.
    rate = -math.log(left)
    damped = rate * left / (1 - left)
    shift = SWING * damped * season_pull(total) * math.sqrt(events / varies)
    # Few days in many: the gaps' variation, never taken below chance, is then over-estimated (tests/statistics).
    asked = level * SPARE if events < SPARSE * total else level
    return Trend(
        events=events, total=total, z=z, needed=needed(asked, shift, allowed * level / asked), variation=varies
    )


def variation(days: Sequence[int], total: int) -> float:
    """How much the days vary, from the gaps and from their coming together; never less than chance has it."""
    events = len(days)
    # The gap before the first day is from the start of the span; a day stands at its middle.
    gaps = [later - earlier for earlier, later in zip((-0.5, *days), days, strict=False)]
    mean_gap = math.fsum(gaps) / events
    spread = math.fsum((gap - mean_gap) ** 2 for gap in gaps) / (events - 1)
    return max(spread / mean_gap**2, 1 - events / total, together(days, total))


def together(days: Sequence[int], total: int) -> float:
    """How much more the number of days with incidents varies, for coming near one another, than chance would have it.

    The long-run variance of the days over their mean, from how often two lie one, two or three days apart; `total` is
    more than three.
    """
    share = len(days) / total
    has = set(days)
    close = 0.0
    for apart in range(1, NEAR + 1):
        pairs = sum(day + apart in has for day in days)
        close += pairs / (total - apart) - share**2
    # Each of these is a little low because the share is taken from the same days.
    return (1 - share + 2 * close / share) * total / max(total - 2 * NEAR - 1, 1)


@cache
def season_pull(total: int) -> float:
    """How far a yearly swing of 100% at its worst phase moves the mean day, in standard deviations of one day."""
    turns = 2 * math.pi * total / YEAR
    half = turns / 2
    # The integral over (-1/2, 1/2) of sqrt(12) u sin(turns u).
    return abs(math.sqrt(12) * (2 * math.sin(half) - turns * math.cos(half)) / turns**2)


def needed(level: float, shift: float, allowed: float) -> float:
    """The z that keeps steady campaigns at `level`, and those with a season at any phase at `allowed` times that."""
    return _needed(level, round(shift, 2), allowed)


@cache
def _needed(level: float, shift: float, allowed: float) -> float:
    steady = normal_limit(level)
    pulls = [shift * math.cos(math.pi * (step + 0.5) / 24) for step in range(24)]

    def flagged(limit: float) -> float:
        return math.fsum(normal_tail(limit - pull) for pull in pulls) / len(pulls)

    if flagged(steady) <= allowed * level:
        return steady
    low, high = steady, steady + shift + 1
    while high - low > 1e-4:
        middle = (low + high) / 2
        low, high = (middle, high) if flagged(middle) > allowed * level else (low, middle)
    return high
