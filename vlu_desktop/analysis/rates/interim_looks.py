# SPDX-License-Identifier: Apache-2.0
"""The looks at a campaign as it goes on: at fixed counts of days with incidents, each spending its share of chance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vlu_desktop.analysis.rates.days_at_risk import Stream
from vlu_desktop.analysis.rates.large_rises import rises_largely
from vlu_desktop.analysis.rates.trend import trend

# The days with incidents at which a look is taken and the share of steady campaigns it may call rising; from 60 on each
# look comes at twice as many days and spends half as much. Together they call fewer than 4.5 steady campaigns in 100
# rising, whatever their length (tests/statistics); comparing before and after orders may spend 1 more.
FIRST, EACH = (8, 15, 30, 60), 0.0125
SEASON = 4.0  # times the level that a yearly season may reach at one look
SANCTIONS = 0.01
# A large rise is asked for besides from the second look on, at a quarter of its least level, 0.02%: at the first, or at
# the whole of it, episodes of two that end at the look cost two campaigns in 100.
LARGE_FROM, LARGE_SHARE = 15, 0.25
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimLook:
    """What was seen when so many days had incidents: the span looked at ends before the last of them."""

    count: int
    before: date


def looks(days: int) -> Iterator[tuple[int, float]]:
    """Each look that so many days with incidents have come to, and its level."""
    for count in FIRST:
        if count <= days:
            yield count, EACH
    count, level = FIRST[-1], EACH
    while (count := count * 2) <= days:
        level /= 2
        yield count, level


def first_rise(stream: Stream, share: float = 1.0) -> InterimLook | None:
    """The first look at which the days come later than chance allows, wherever the vague incidents lie.

    The look is due on the day that makes the count, so the days before it are tested against all days before it: that
    day was chosen for having an incident. `share`: of the levels, where several streams are looked at.
    """
    days = stream.days()
    for count, level in looks(len(days)):
        at = days[count - 1]
        before = stream.risk[at]
        if _rises(stream, at, before - _DAY, level, share):
            return InterimLook(count=count, before=before)
    return None


def still_rises(stream: Stream, look: InterimLook, share: float = 1.0) -> bool:
    """Whether all days up to now, looked at in the same way and at the level of the look, show it too."""
    level = dict(looks(look.count))[look.count]
    return _rises(stream, len(stream.risk), stream.risk[-1], level, share)


def _rises(stream: Stream, total: int, last: date, level: float, share: float) -> bool:
    """Whether the days up to one, so many at risk, come later than chance allows, wherever the vague ones lie."""
    # The first placing leaves the vague incidents out; only where that rises are the others worth making.
    return all(
        shows(stream.days(placed, end=last), total, level, share) for placed in stream.placings(stream.risk[0], last)
    )


def shows(days: Sequence[int], total: int, level: float, share: float = 1.0) -> bool:
    """Whether one look shows a rise: by the trend at a share of its level, or, for what silence hides, a large one."""
    found = trend(days, total, level * share, SEASON)
    if found is not None and found.rising:
        return True
    # The day that makes the count is none of them.
    return len(days) >= LARGE_FROM - 1 and rises_largely(days, total, share * LARGE_SHARE)
