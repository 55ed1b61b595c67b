# SPDX-License-Identifier: Apache-2.0
"""The span over which incidents were recorded in one way: no rate is drawn across a change, and the change is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.finding_words import lower
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.vocabulary import label

_DAY = timedelta(days=1)
_NO_RATE = frozenset({"memory", "diary-later", "diary-unknown", "mixed"})
ENOUGH = 3  # days of one sort of source from which it counts as a way of recording of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days that may be compared, both included. `known`: the officer entered how and since when it was recorded.

    `told` says in a sentence where the span comes from and what was left out for it.
    """

    starts: date
    ends: date
    known: bool
    told: str

    @property
    def days(self) -> int:
        """How many days it has: one or more."""
        return (self.ends - self.starts).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSpan:
    """Why no rate can be drawn, as the end of a sentence."""

    why: str


def span(view: CaseView) -> Span | NoSpan:
    """The latest stretch recorded in one way, up to the day before the one looked back from: that day isn't over.

    An end that the incidents themselves have set (the first of a diary, the last of an import) holds an incident by its
    making, so that day is left out.
    """
    return view.kept("span", lambda: _span(view))


def _span(view: CaseView) -> Span | NoSpan:
    ends = view.up_to - _DAY
    exact = sorted({entry.first for entry in view.entries if entry.exact})
    periods = view.case_file.all(RecordingPeriod)
    placed = [each for each in periods if each.starts or each.ends or each.way in _NO_RATE]
    if placed:
        found = _entered(placed, ends, exact)
    elif periods:
        never = sorted({lower(label("recording-way", each.way)) for each in periods})
        return NoSpan(why=say_in(ENGLISH, "rates.span-never-placed", ways=never))
    else:
        found = _inferred(view.entries, ends, exact)
    if isinstance(found, NoSpan):
        return found
    found = _one_source(view.entries, _clear_of_ends(found, ends, exact))
    return found if found.days > 0 else NoSpan(why=say_in(ENGLISH, "rates.span-none-left"))


def _entered(periods: Sequence[RecordingPeriod], ends: date, exact: Sequence[date]) -> Span | NoSpan:
    covered = [piece for piece in _pieces(periods, ends) if piece[2]]
    if not covered:
        return NoSpan(why=say_in(ENGLISH, "rates.span-not-begun"))
    start, last, ways = covered[-1]
    named = sorted(lower(label("recording-way", way)) for way in ways)
    if ways & _NO_RATE:
        return NoSpan(why=say_in(ENGLISH, "rates.span-unsound", ends=last, ways=named))
    if start == date.min:
        start = exact[0] if exact else last
        told: str = say_in(ENGLISH, "rates.span-since-unknown", ways=named)
        return Span(starts=start, ends=last, known=False, told=told)
    said: list[str] = [say_in(ENGLISH, "rates.span-from", ways=named, starts=start)]
    if len(covered) > 1:
        said.append(say_in(ENGLISH, "rates.span-otherwise-before"))
    return Span(starts=start, ends=last, known=True, told=" ".join(said))


def _pieces(periods: Sequence[RecordingPeriod], ends: date) -> list[tuple[date, date, frozenset[str]]]:
    """The time up to a day in pieces, first and last day of each included, with the ways recorded in throughout it."""
    begun = ((mark, _ways(periods, mark)) for mark in sorted({date.min, *_edges(periods, ends)}))
    firsts = [(next(alike)[0], ways) for ways, alike in groupby(begun, lambda each: each[1])]
    lasts = [*(first - _DAY for first, _ in firsts[1:]), ends]
    return [(first, last, ways) for (first, ways), last in zip(firsts, lasts, strict=True)]


def _edges(periods: Sequence[RecordingPeriod], ends: date) -> Iterator[date]:
    """The days up to one on which a way of recording begins, or is over."""
    for period in periods:
        if period.starts and period.starts <= ends:
            yield period.starts
        if period.ends and period.ends < ends:
            yield period.ends + _DAY


def _ways(periods: Sequence[RecordingPeriod], on: date) -> frozenset[str]:
    """The ways in which incidents were recorded on a day."""
    return frozenset(
        period.way for period in periods
        if (period.starts or date.min) <= on <= (period.ends or date.max)
    )  # fmt: skip


def _inferred(entries: Sequence[CaseEntry], ends: date, exact: Sequence[date]) -> Span | NoSpan:
    """Where nothing was entered: from the first telling or writing down, if any is known, else the first incident."""
    if not exact:
        return NoSpan(why=say_in(ENGLISH, "rates.span-no-date"))
    told = [first for entry in entries if (first := _first_told(entry))]
    if told and min(told) > exact[0]:
        begun = min(told)
        if begun > ends:
            return NoSpan(why=say_in(ENGLISH, "rates.span-all-memory"))
        said = say_in(ENGLISH, "rates.span-first-told", n=sum(each < begun for each in exact), begun=begun)
        return Span(starts=begun, ends=ends, known=False, told=said)
    return Span(starts=exact[0], ends=ends, known=False, told=say_in(ENGLISH, "rates.span-not-entered"))


def _one_source(entries: Sequence[CaseEntry], found: Span) -> Span:
    """From where both documents (a phone's messages, say) and other sources tell, where each does so repeatedly."""
    papers, others = set[date](), set[date]()
    for entry in entries:
        source = entry.conduct.incident.source
        if source and entry.exact and found.starts <= entry.first <= found.ends:
            (papers if source == "document" else others).add(entry.first)
    if len(papers) < ENOUGH or len(others) < ENOUGH:
        return found
    both = max(min(papers), min(others))
    if both == min(papers):
        more = say_in(ENGLISH, "rates.span-from-documents", both=both)
    else:
        more = say_in(ENGLISH, "rates.span-from-others", both=both)
    return Span(
        starts=both + _DAY,
        ends=found.ends,
        known=False,
        told=f"{found.told} {more}",
    )


def _clear_of_ends(found: Span, ends: date, exact: Sequence[date]) -> Span:
    held = set(exact)
    starts = found.starts + _DAY if found.starts in held else found.starts
    last = found.ends - _DAY if found.ends in held and found.ends < ends else found.ends
    return Span(starts=starts, ends=last, known=found.known, told=found.told)


def _first_told(entry: CaseEntry) -> date | None:
    incident = entry.conduct.incident
    written = incident.written_down.first_day if incident.written_down else None
    return min((each for each in (written, incident.told_on) if each), default=None)
