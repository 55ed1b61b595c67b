# SPDX-License-Identifier: Apache-2.0
"""The days before and after an order, sentence or release: up to a year of each, and no further back than since."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.rates.days_at_risk import Stream
from vlu_desktop.analysis.rates.rate_ratio import Part, Ratio, compare, more_by_chance
from vlu_desktop.analysis.rates.rate_wording import of_stream
from vlu_desktop.analysis.sanctions import Sanction, sanctions
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

_DAY = timedelta(days=1)
LONGEST = 364
SHORTEST = 28
ONE_STEP = 7
"""Days within which an order made, its service, the sentence and the like are looked at as one."""
METHOD = say_in(ENGLISH, "rates.sides-method")


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
        away = (entry for entry in held if not self.sanction.on <= entry.first <= self.sanction.last)
        return tuple(sorted(away, key=lambda each: each.order))

    @cached_property
    def vague(self) -> tuple[CaseEntry, ...]:
        """Those that may lie within."""
        return self.stream.may_lie(self.starts, self.ends)

    @cached_property
    def ratio(self) -> Ratio | None:
        """The rate after over the rate before, by the exact days alone; None where too little came before."""
        return compare(self.before, self.after)

    def higher(self, level: float) -> bool:
        """Whether so many after it would be as seldom as that by chance, also if every vague incident lay before it."""
        return more_by_chance(self.before, self.after, len(self.vague)) <= level

    def told(self, certain: bool) -> str:
        """The two counts with their days; `certain` says "shows", else "may show"."""
        said = _served if self.sanction.served else _done
        return " ".join([said(self, certain), *of_stream(self.stream)])


def _done(cut: BeforeAfter, certain: bool) -> str:
    before, after, step = cut.before, cut.after, cut.sanction
    if certain:
        return say_in(
            ENGLISH, "rates.sides-show", starts=cut.starts, ends=cut.ends, late=after.events, after=after.at_risk,
            what=step.what, when=step.when, early=before.events, before=before.at_risk,
        )  # fmt: skip
    return say_in(
        ENGLISH, "rates.sides-may", starts=cut.starts, ends=cut.ends, late=after.events, after=after.at_risk,
        what=step.what, when=step.when, early=before.events, before=before.at_risk,
    )  # fmt: skip


def _served(cut: BeforeAfter, certain: bool) -> str:
    before, after, step = cut.before, cut.after, cut.sanction
    if certain:
        return say_in(
            ENGLISH, "rates.sides-served-show", starts=cut.starts, ends=cut.ends, late=after.events,
            after=after.at_risk, what=step.what, when=step.when, early=before.events, before=before.at_risk,
        )  # fmt: skip
    return say_in(
        ENGLISH, "rates.sides-served-may", starts=cut.starts, ends=cut.ends, late=after.events, after=after.at_risk,
        what=step.what, when=step.when, early=before.events, before=before.at_risk,
    )  # fmt: skip


def steps_taken(view: CaseView) -> tuple[Sanction, ...]:
    """The orders, sentences, warnings and releases to compare at; what was done within a week is one of them."""
    return sanctions(view, ONE_STEP)


def sides(stream: Stream, sanction: Sanction, starts: date, ends: date) -> BeforeAfter | None:
    """Cut at the sanction, its own days left out; None where either side has less than four weeks at risk."""
    span = min((ends - sanction.last).days, LONGEST)
    first, last = max(sanction.on - timedelta(days=span), starts), sanction.last + timedelta(days=span)
    cuts = [stream.index(each) for each in (first, sanction.on, sanction.last + _DAY, last + _DAY)]
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
