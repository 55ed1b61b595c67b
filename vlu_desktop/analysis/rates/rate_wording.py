# SPDX-License-Identifier: Apache-2.0
"""How rates are told: in words that can be read out and claim no more than a test bears, the range below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vlu_desktop.analysis.rates.days_at_risk import Stream
from vlu_desktop.analysis.rates.rate_ratio import Part, Ratio, compare
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

CLOCK = say_in(ENGLISH, "rates.clock")
TREND = say_in(ENGLISH, "rates.trend-test")
LARGE = say_in(ENGLISH, "rates.large-rises")
WEIGHING = say_in(ENGLISH, "rates.weighing")
RANGE = say_in(ENGLISH, "rates.range-method")
BOUNDS = say_in(ENGLISH, "rates.bounds")
NOT_HELD = say_in(ENGLISH, "rates.not-held")


@dataclass(frozen=True, kw_only=True)
class Halves:
    """The days at risk up to a day in two halves: the first from `starts`, the last from `cut` to `ends`."""

    starts: date
    cut: date
    ends: date
    before: Part
    after: Part

    @cached_property
    def ratio(self) -> Ratio | None:
        """The later rate over the earlier; None where too little came before."""
        return compare(self.before, self.after)

    def rising(self, certain: bool) -> str:
        """Both counts with their days, where the test tells a rise."""
        before, after = self.before, self.after
        if certain:
            return say_in(
                ENGLISH, "rates.rising-shows", starts=self.starts, ends=self.ends, cut=self.cut, early=before.events,
                before=before.at_risk, late=after.events, after=after.at_risk,
            )  # fmt: skip
        return say_in(
            ENGLISH, "rates.rising-may", starts=self.starts, ends=self.ends, cut=self.cut, early=before.events,
            before=before.at_risk, late=after.events, after=after.at_risk,
        )  # fmt: skip

    def not_rising(self, fewer: bool) -> str:
        """The same where it tells none: that there is not enough to tell, or that fewer days were recorded later."""
        before, after = self.before, self.after
        if fewer:
            return say_in(
                ENGLISH, "rates.fewer", starts=self.starts, ends=self.ends, cut=self.cut, early=before.events,
                before=before.at_risk, late=after.events, after=after.at_risk,
            )  # fmt: skip
        return say_in(
            ENGLISH, "rates.not-enough", starts=self.starts, ends=self.ends, cut=self.cut, early=before.events,
            before=before.at_risk, late=after.events, after=after.at_risk,
        )  # fmt: skip


def halves(stream: Stream, end: date, placed: Sequence[date] = ()) -> Halves:
    """The days before `end` cut at the middle of the days at risk; `placed` are days taken for vague incidents."""
    total = stream.index(end)
    middle = total // 2
    days = [each for each in stream.days(placed) if each < total]
    return Halves(
        starts=stream.risk[0],
        cut=stream.risk[middle],
        ends=stream.risk[total - 1],
        before=Part(days=[each for each in days if each < middle], at_risk=middle),
        after=Part(days=[each - middle for each in days if each >= middle], at_risk=total - middle),
    )


def of_stream(stream: Stream) -> list[str]:
    """Which conduct is spoken of, where custody parts it."""
    if stream.key == "from-anywhere":
        return [say_in(ENGLISH, "rates.of-from-anywhere")]
    return [say_in(ENGLISH, "rates.of-in-person")] if stream.key == "in-person" else []


def how_much(ratio: Ratio | None, told_rise: bool | None = None) -> str:
    """The ratio with its range, or why none is given: too few days before, or a range that contradicts the sentence.

    `told_rise`: whether the sentence tells a rise or leaves it open; None where it does neither.
    """
    if ratio is None:
        return say_in(ENGLISH, "rates.too-few-before")
    if told_rise is not None and told_rise != ratio.higher:
        return say_in(ENGLISH, "rates.not-by-halves")
    if not ratio.ratio:
        # "0.0 times" tells of nothing as if it were something.
        return say_in(ENGLISH, "rates.none-later", high=times(ratio.high))
    return say_in(
        ENGLISH, "rates.range", times=times(ratio.ratio), low=times(ratio.low), high=times(ratio.high)
    )  # fmt: skip


def times(value: float) -> str:
    """ "2.4", "13"; one that would be rounded to nought is "less than 0.1"."""
    if 0 < value < 0.05:
        return say_in(ENGLISH, "rates.below-a-tenth")
    return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
