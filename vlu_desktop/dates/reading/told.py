# SPDX-License-Identifier: Apache-2.0
"""What the whole of the words says: one value or several with the question, not yet held to the day it was told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from vlu_desktop.dates.date_parts import ONE_MINUTE, Kind, Precision, midnight
from vlu_desktop.dates.reading.spans import Options, Span
from vlu_desktop.dates.when import When

_FINENESS = {precision: n for n, precision in enumerate(Precision)}


class Meanings(NamedTuple):
    """The values the words may mean; `lasted` is a length that has no place in time, and then there is none."""

    whens: tuple[When, ...]
    question: str = ""
    notes: tuple[str, ...] = ()
    lasted: str = ""

    def each(self, change: Callable[[When], When | None]) -> "Meanings | None":
        """Every value changed; None where one of them can't be."""
        kept: list[When] = []
        for when in self.whens:
            changed = change(when)
            if changed is None:
                return None
            kept.append(changed)
        return self._replace(whens=tuple(dict.fromkeys(kept)) if len(kept) > 1 else tuple(kept))


def moment(span: Span) -> When:
    """One moment somewhere in a range."""
    return When(
        earliest=span.earliest, latest=span.latest, begun_by=span.latest, ended_from=span.earliest,
        precision=span.precision, approximate=span.approximate, instant=span.instant,
    )  # fmt: skip


def told_of(options: Options) -> Meanings:
    """What ranges say as moments."""
    if len(options.spans) == 1:
        (one,) = options.spans
        return Meanings((moment(one),), options.question, tuple(dict.fromkeys(one.notes)))
    return Meanings(tuple(map(moment, options.spans)), options.question)


def from_to(first: Span, last: Span, *, is_moment: bool, approximate: bool = False) -> When:
    """Between two ends, or going on from the one to the other."""
    about = approximate or first.approximate or last.approximate
    if not is_moment:
        return When.during(moment(first), moment(last), approximate=about)
    precision = max(first.precision, last.precision, key=_FINENESS.__getitem__)
    latest = last.latest
    if last.precision is Precision.MINUTE and last.earliest > first.earliest:
        # "Between 9 and 10" ends as ten begins; the last minute of a day stands for its end.
        latest = last.earliest if (last.earliest.hour, last.earliest.minute) != (23, 59) else latest
    return When.within(first.earliest, latest, precision=precision, approximate=about)


def at_times(when: When, lasted: str = "") -> When:
    """On and off within a range: sure only of the range as a whole."""
    return replace(
        when, kind=Kind.THROUGHOUT, begun_by=when.latest, ended_from=when.earliest, lasted=lasted or when.lasted,
        open_start=False, open_end=False, instant=None,
    )  # fmt: skip


def held_to(when: When, said_end: datetime) -> When | None:
    """The value no further than the end of the day it was told; None where all of it comes after."""
    assert when.earliest is not None
    assert when.latest is not None
    assert when.begun_by is not None
    assert when.ended_from is not None
    if when.earliest >= said_end:
        return None
    if when.latest <= said_end:
        return when
    begun_by = min(when.begun_by, said_end)
    ended_from = min(when.ended_from, midnight((said_end - ONE_MINUTE).date()))
    ended_from = max(ended_from, when.earliest)
    if when.kind is Kind.MOMENT:
        ended_from = when.earliest
    return replace(when, latest=said_end, begun_by=begun_by, ended_from=ended_from)


def whole_days(when: When) -> When | None:
    """Throughout a range of more than a moment."""
    if when.kind is Kind.THROUGHOUT:
        return when
    first, last = when.first_day, when.last_day
    assert when.earliest is not None
    assert when.latest is not None
    assert first is not None
    assert last is not None
    if when.latest - when.earliest == ONE_MINUTE:
        return None
    if when.precision is Precision.PART_OF_DAY or first == last:
        return replace(
            when, kind=Kind.THROUGHOUT, begun_by=when.earliest + ONE_MINUTE, ended_from=when.latest - ONE_MINUTE
        )  # fmt: skip
    return When.during(first, last, precision=when.precision, approximate=when.approximate)
