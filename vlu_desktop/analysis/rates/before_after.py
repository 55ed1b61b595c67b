# SPDX-License-Identifier: Apache-2.0
"""The days before and after an order, sentence or release, cut as long before as after and at most a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vlu_desktop.analysis.case_view import CaseEntry
from vlu_desktop.analysis.finding_words import number
from vlu_desktop.analysis.rates.days_at_risk import Stream
from vlu_desktop.analysis.rates.rate_ratio import Part, Ratio, compare, more_by_chance
from vlu_desktop.analysis.rates.rate_wording import length
from vlu_desktop.analysis.sanctions import Sanction

_DAY = timedelta(days=1)
LONGEST = 364
SHORTEST = 28


@dataclass(frozen=True, kw_only=True)
class BeforeAfter:
    """One sort of conduct either side of a sanction, from `starts` to `ends`, both included."""

    stream: Stream
    sanction: Sanction
    starts: date
    ends: date
    before: Part
    after: Part

    @property
    def entries(self) -> tuple[CaseEntry, ...]:
        """The incidents counted, in order."""
        held = (entry for entry in self.stream.entries if self.starts <= entry.first <= self.ends)
        return tuple(sorted((entry for entry in held if entry.first != self.sanction.on), key=lambda each: each.order))

    @cached_property
    def vague(self) -> tuple[CaseEntry, ...]:
        """Those that may lie within."""
        return self.stream.may_lie(self.starts, self.ends)

    @cached_property
    def ratio(self) -> Ratio:
        """The rate after over the rate before, by the exact days alone."""
        return compare(self.before, self.after)

    def higher(self, level: float) -> bool:
        """Whether so many after it would be as seldom as that by chance, also if every vague incident lay before it."""
        return more_by_chance(self.before, self.after, len(self.vague)) <= level

    @property
    def told(self) -> str:
        """The two counts, as a sentence goes on after "shows"."""
        return (
            f"{self.stream.what} on {number(self.after.events, 'day')} in the {length(self.after.at_risk)} since "
            f"{self.sanction.named}, against {number(self.before.events, 'day')} in the "
            f"{length(self.before.at_risk)} before"
        )


def sides(stream: Stream, sanction: Sanction, starts: date, ends: date) -> BeforeAfter | None:
    """Cut at the sanction, its own day left out; None where either side has less than four weeks at risk."""
    span = min((ends - sanction.on).days, LONGEST)
    first, last = max(sanction.on - timedelta(days=span), starts), sanction.on + timedelta(days=span)
    cuts = [stream.index(each) for each in (first, sanction.on, sanction.on + _DAY, last + _DAY)]
    if cuts[1] - cuts[0] < SHORTEST or cuts[3] - cuts[2] < SHORTEST:
        return None
    days = stream.days()
    return BeforeAfter(
        stream=stream,
        sanction=sanction,
        starts=first,
        ends=last,
        before=Part(days=[n - cuts[0] for n in days if cuts[0] <= n < cuts[1]], at_risk=cuts[1] - cuts[0]),
        after=Part(days=[n - cuts[2] for n in days if cuts[2] <= n < cuts[3]], at_risk=cuts[3] - cuts[2]),
    )
