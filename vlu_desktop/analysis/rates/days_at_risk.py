# SPDX-License-Identifier: Apache-2.0
"""Days at risk and the days among them on which something happened: what every rate is made of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import CUSTODY
from vlu_desktop.analysis.rates.recording_spans import Span
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.behaviours import attempted_of, behaviour
from vlu_desktop.record.offending import Whereabouts

_DAY = timedelta(days=1)
_FROM_INSIDE = frozenset({"remote", "proxy", "threat", "process"})


@dataclass(frozen=True, kw_only=True)
class Stream:
    """One sort of conduct over the days on which it could happen. `risk` are those days, in order.

    `key` is "all", or where custody parts conduct "from-anywhere" and "in-person".

    `entries` lie on exact days at risk and `vague` may; `left` counts what lay on a day in custody, though it was of a
    kind done in person, or was done by nobody knows whom.
    """

    key: str
    risk: Sequence[date]
    entries: tuple[CaseEntry, ...]
    vague: tuple[CaseEntry, ...]
    left: int
    episode: int
    notes: str

    def index(self, on: date) -> int:
        """How many days at risk come before a day."""
        return bisect_left(self.risk, on)

    def days(self, placed: Sequence[date] = (), start: date = date.min, end: date = date.max) -> list[int]:
        """The days with incidents from start to end, as numbers of days at risk, those nearer than an episode as one.

        `placed` are days taken for vague incidents.
        """
        found = self._exact[bisect_left(self._exact, start) : bisect_right(self._exact, end)]
        if placed:
            found = sorted({*found, *placed})
        numbers = [self.index(each) for each in found]
        return [
            each
            for n, (each, on) in enumerate(zip(numbers, found, strict=True))
            if not n or (on - found[n - 1]).days >= self.episode
        ]

    @cached_property
    def _exact(self) -> list[date]:
        return sorted({entry.first for entry in self.entries})

    def may_lie(self, start: date, end: date) -> tuple[CaseEntry, ...]:
        """The vague incidents that may lie in a part of it."""
        return tuple(entry for entry in self.vague if entry.maybe_in(start, end))

    def placings(self, start: date, end: date) -> Iterator[tuple[date, ...]]:
        """What the vague incidents may come to from start to end: left out, as early as can be, as late as can be.

        Each has a day of its own, as far as there is one.
        """
        yield ()
        vague = self.may_lie(start, end)
        if not vague:
            return
        taken = {self.index(each) for each in self._exact}
        for early in (True, False):
            free, placed = set(taken), []
            for entry in sorted(vague, key=lambda each: (each.first, each.id) if early else (each.last, each.id),
                                reverse=not early):  # fmt: skip
                low = self.index(max(entry.first, start))
                high = bisect_right(self.risk, min(entry.last, end)) - 1
                numbers = range(low, high + 1) if early else range(high, low - 1, -1)
                chosen = next((each for each in numbers if each not in free), None)
                if chosen is not None:
                    free.add(chosen)
                    placed.append(self.risk[chosen])
            yield tuple(placed)


def streams(view: CaseView, span: Span) -> tuple[Stream, ...]:
    """All conduct together; where he or she was in custody for a while, what can be done from inside, and the rest.

    Custody is no time at risk for what is done in person, and is for letters, calls and messengers.
    """
    return view.kept(("streams", span), lambda: _streams(view, span))


def _streams(view: CaseView, span: Span) -> tuple[Stream, ...]:
    every = [span.starts + timedelta(days=n) for n in range(span.days)]
    inside = _in_custody(view, span)
    mine = view.entries
    unknown = sum(entry.maybe_in(span.starts, span.ends) for entry in view.others)
    if not inside:
        return (_stream(view, "all", every, mine, span, unknown),)
    return _parted(view, span, mine, unknown, [each for each in every if each not in inside])


def _parted(
    view: CaseView, span: Span, mine: Sequence[CaseEntry], unknown: int, outside: Sequence[date]
) -> tuple[Stream, ...]:
    """What can be done from inside, on every day, and what is done in person, on the days outside."""
    every = [span.starts + timedelta(days=n) for n in range(span.days)]
    reaching = [entry for entry in mine if can_reach(entry)]
    in_person = [entry for entry in mine if not can_reach(entry)]
    if not outside:
        # With no day at risk there is nothing to compare, and no share of the level to leave for it.
        return (_stream(view, "from-anywhere", every, reaching, span, unknown, shut_in=in_person),)
    return (
        _stream(view, "from-anywhere", every, reaching, span, unknown),
        _stream(view, "in-person", outside, in_person, span, 0),
    )


def can_reach(entry: CaseEntry) -> bool:
    """Whether somebody in custody could have done or tried it: by wire, post, messenger, or of a kind nobody chose."""
    kinds = entry.conduct.kinds
    return (
        entry.by == "proxy" or not kinds or any(behaviour(attempted_of(kind)).traits & _FROM_INSIDE for kind in kinds)
    )


def _stream(
    view: CaseView,
    key: str,
    risk: Sequence[date],
    entries: Sequence[CaseEntry],
    span: Span,
    left: int,
    shut_in: Sequence[CaseEntry] = (),
) -> Stream:
    at_risk = set(risk)
    within = [entry for entry in entries if entry.maybe_in(span.starts, span.ends)]
    exact = tuple(entry for entry in within if entry.exact and entry.first in at_risk)
    vague = tuple(entry for entry in within if not entry.exact)
    shut = len(within) - len(vague) - len(exact) + sum(each.maybe_in(span.starts, span.ends) for each in shut_in)
    notes = [
        *([say_in(ENGLISH, "rates.left-by-others", n=left)] if left else []),
        *([say_in(ENGLISH, "rates.left-in-custody", n=shut)] if shut else []),
        *([say_in(ENGLISH, "rates.may-lie-in-it", n=len(vague))] if vague else []),
    ]
    return Stream(
        key=key,
        risk=risk,
        entries=exact,
        vague=vague,
        left=left + shut,
        episode=view.params.rate_episode_days,
        notes=" ".join(notes),
    )


def _in_custody(view: CaseView, span: Span) -> set[date]:
    """The days on which every offender of the case was in custody from midnight to midnight."""
    inside: dict[str, set[date]] = {}
    for stay in view.case_file.all(Whereabouts):
        if stay.kind not in CUSTODY or (stay.starts is None and stay.ends is None):
            continue
        first = max(stay.starts + _DAY if stay.starts else span.starts, span.starts)
        last = min(stay.ends - _DAY if stay.ends else span.ends, span.ends)
        days = inside.setdefault(stay.offender_id, set())
        days.update(first + timedelta(days=n) for n in range((last - first).days + 1))
    if not inside or len(inside) < len(view.case_file.offenders):
        return set()
    return set.intersection(*inside.values())
