# SPDX-License-Identifier: Apache-2.0
"""A day told twice: "yesterday, 17 March", "Thursday, Christmas Day" must be one day, or which is meant is asked."""

from collections.abc import Callable

from vlu_desktop.dates.date_parts import Precision
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.phrase import Phrase
from vlu_desktop.dates.reading.rules import Node, options_of
from vlu_desktop.dates.reading.spans import Options, Span, either


def told_twice(phrase: Phrase, first: Node, second: Node) -> Options | None:
    """The day both name, or the question between them; None where they are no two names of one day.

    One of the two has to be told from another day or by its feast: days side by side are a list.
    """
    if isinstance(first, CalendarDay) == isinstance(second, CalendarDay) or _is_bare(first) or _is_bare(second):
        return None
    told, named = (second, first) if isinstance(first, CalendarDay) else (first, second)
    assert isinstance(told, Options)
    assert isinstance(named, CalendarDay)
    options = phrase.tried(options_of, named, phrase)
    if options is None:
        return None
    ones, others = told.spans, options.spans
    if not all(_is_one_day(span) for span in (*ones, *others)):
        return None
    agrees = _agrees(named, others)
    both = tuple(span for span in ones if agrees(span))
    if both:
        return either(*both)
    return Options((*ones, *others), asking.not_one_day([span.first_day for span in (*ones, *others)]))


def _is_bare(node: Node) -> bool:
    return isinstance(node, CalendarDay) and node.bare


def _is_one_day(span: Span) -> bool:
    """A day, or a part of one."""
    return span.is_day or span.precision is Precision.PART_OF_DAY


def _agrees(named: CalendarDay, spans: tuple[Span, ...]) -> Callable[[Span], bool]:
    """Whether a day is the one named: of that weekday or number where it says no more, else that very day."""
    if named.is_weekday_only:
        return lambda span: span.first_day.weekday() == named.weekday
    if named.is_number_only:
        return lambda span: span.first_day.day == named.day
    days = {span.first_day for span in spans}
    return lambda span: span.first_day in days
