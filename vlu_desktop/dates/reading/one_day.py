# SPDX-License-Identifier: Apache-2.0
"""Reads one civil day, for fields that hold no less and no more: a hearing, an order's end, the day a thing is due."""

from dataclasses import replace
from datetime import date

from vlu_desktop.dates.reading.outcome import Choice, Nothing, One, Reading, Several
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.reading.spans import Looking
from vlu_desktop.dates.when import When

NOT_ONE_DAY = "Write one day, such as 3 March 2026."


def read_day(text: str, said_on: date, *, looking: Looking = Looking.PAST) -> Reading:
    """One day, several with the question, or nothing; a time beside the day is let pass."""
    reading = read_when(text, said_on, looking=looking)
    if isinstance(reading, One):
        one = day_of(reading.when)
        if one is None:
            return Nothing(words=text, said_on=said_on, sentence=NOT_ONE_DAY)
        return replace(reading, when=_day(one, text, said_on))
    if isinstance(reading, Several):
        days = list(dict.fromkeys(day_of(each.when) for each in reading.choices))
        known = [each for each in days if each is not None]
        if len(known) == 1 and len(days) == 1 and len(reading.choices) > 1:
            when = _day(known[0], text, said_on)
            return One(when=when, echo=f"We read this as {when.display()}.")
        if not known:
            return Nothing(words=text, said_on=said_on, sentence=NOT_ONE_DAY)
        whens = [_day(each, text, said_on) for each in known]
        return replace(reading, choices=tuple(Choice(text=when.display(), when=when) for when in whens))
    if reading.lasted:
        return Nothing(words=text, said_on=said_on, sentence=NOT_ONE_DAY)
    return reading


def day_of(when: When) -> date | None:
    """The one civil day a value lies on; None where it may lie on another."""
    one_day = when.first_day == when.last_day and not (when.approximate or when.open_start or when.open_end)
    return when.first_day if one_day else None


def _day(one: date, text: str, said_on: date) -> When:
    return When.on(one, words=text, said_on=said_on)
