# SPDX-License-Identifier: Apache-2.0
"""The one law of what lies within a window: for certain, and possibly, over the four days an uncertain date reaches.

Rules, timeline and documents all ask here (`docs/decisions/0010-when.md`). Something began on a day from `first` to
`begun_by` and was last going on on a day from `ended_from` to `last`, all four included; the window is the days from
`start` to `end`, both included. Days may be dates, `date.toordinal` numbers, or whole columns of such numbers: the
comparisons are the same, element by element.
"""

from datetime import date
from typing import Any, NamedTuple, overload


@overload
def certainly(begun_by: date, ended_from: date, start: date, end: date) -> bool: ...
@overload
def certainly(begun_by: Any, ended_from: Any, start: Any, end: Any) -> Any: ...
def certainly(begun_by: Any, ended_from: Any, start: Any, end: Any) -> Any:
    """Whether it must have happened, or been going on, on a day of the window wherever in its range it lies.

    It had surely begun by the window's end and had surely not ended before the window's start.
    """
    return (begun_by <= end) & (ended_from >= start) & (start <= end)


@overload
def possibly(first: date, last: date, start: date, end: date) -> bool: ...
@overload
def possibly(first: Any, last: Any, start: Any, end: Any) -> Any: ...
def possibly(first: Any, last: Any, start: Any, end: Any) -> Any:
    """Whether it may have happened, or been going on, on a day of the window."""
    return (first <= end) & (last >= start) & (start <= end)


@overload
def surely_began(first: date, begun_by: date, start: date, end: date) -> bool: ...
@overload
def surely_began(first: Any, begun_by: Any, start: Any, end: Any) -> Any: ...
def surely_began(first: Any, begun_by: Any, start: Any, end: Any) -> Any:
    """Whether it must have begun on a day of the window: for what is counted from a day, as "within a week of"."""
    return (first >= start) & (begun_by <= end)


class Reach(NamedTuple):
    """The four days of one date as far as "about", open ends and the day it was told let them be, all included."""

    first: date
    begun_by: date
    ended_from: date
    last: date

    def certainly_within(self, start: date, end: date) -> bool:
        """Whether it must lie on a day from start to end, both included."""
        return certainly(self.begun_by, self.ended_from, start, end)

    def possibly_within(self, start: date, end: date) -> bool:
        """Whether it may."""
        return possibly(self.first, self.last, start, end)

    @property
    def year(self) -> int | None:
        """The one year it must lie in whole; None where it may be of another."""
        return self.first.year if self.first.year == self.last.year else None


ANY_DAY = Reach(first=date.min, begun_by=date.max, ended_from=date.min, last=date.max)
"""Where something without a date may lie."""
