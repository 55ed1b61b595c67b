# SPDX-License-Identifier: Apache-2.0
"""Asks about an hour that the clocks left out in spring or had twice in autumn; a span of hours holds either."""

from datetime import UTC, timedelta

from vlu_desktop.dates import civil_clock
from vlu_desktop.dates.date_display import clock as shown_clock
from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.date_parts import ONE_MINUTE, Precision
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.spans import Options, Span, only

HOUR = timedelta(hours=1)


def changed_clocks(span: Span) -> Options:
    """The span, or the question where the clocks left its minute out or had it twice."""
    at = span.earliest
    if span.precision is not Precision.MINUTE:
        return only(span)
    if civil_clock.never_was(at):
        spans = tuple(span._replace(earliest=each, latest=each + ONE_MINUTE) for each in (at - HOUR, at + HOUR))
        return Options(
            spans, f"There was no {shown_clock(at)} on {shown(at.date())}: the clocks went forward. {asking.WHICH}"
        )
    if civil_clock.came_twice(at):
        first = at.replace(tzinfo=UTC) - HOUR
        return Options(
            tuple(span._replace(instant=each) for each in (first, first + HOUR)),
            f"{shown_clock(at)} came twice on {shown(at.date())}, when the clocks went back. "
            "Is that the first or the second?",
        )
    return only(span)
