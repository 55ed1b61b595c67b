# SPDX-License-Identifier: Apache-2.0
"""Reads one civil day, for fields that hold no less and no more: a hearing, an order's end, the day a thing is due."""

from dataclasses import replace
from datetime import date

from vlu_desktop.dates.date_parts import ONE_DAY, Precision
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.outcome import Choice, Nothing, One, Reading, Several
from vlu_desktop.dates.reading.reader import NOT_READ, NOTHING, TOO_LONG, read_when
from vlu_desktop.dates.reading.spans import Looking
from vlu_desktop.dates.when import When

NOT_ONE_DAY = "Write one day, such as 3 March 2026."


def read_day(text: str, said_on: date, *, looking: Looking = Looking.PAST) -> Reading:
    """One day, several with the question, or nothing; a time beside the day is let pass."""
    reading = read_when(text, said_on, looking=looking)
    if isinstance(reading, Nothing):
        said_why = not reading.lasted and reading.sentence not in (NOTHING, NOT_READ, TOO_LONG)
        return reading if said_why else replace(reading, sentence=NOT_ONE_DAY, lasted="")
    whens = [reading.when] if isinstance(reading, One) else [choice.when for choice in reading.choices]
    found = _days_of(reading.when) if isinstance(reading, One) else tuple(day_of(when) for when in whens)
    days = list(dict.fromkeys(found))
    known = [_day(each, text, said_on) for each in days if each is not None]
    if not known:
        return Nothing(words=text, said_on=said_on, sentence=NOT_ONE_DAY)
    if isinstance(reading, One) and len(known) > 1:
        choices = tuple(Choice(text=when.display(), when=when) for when in known)
        question = asking.which_day([one for one in days if one])
        return Several(words=text, said_on=said_on, question=question, choices=choices)
    if isinstance(reading, One):
        return replace(reading, when=known[0])
    if len(days) == 1 and len(whens) > 1:
        return One(when=known[0], echo=f"We read this as {known[0].display()}.")
    return replace(reading, choices=tuple(Choice(text=when.display(), when=when) for when in known))


def _days_of(when: When) -> tuple[date | None, ...]:
    """Its one day, or the two it may be: "15 or 16 January", "this weekend"."""
    first, last = when.first_day, when.last_day
    one_of_two = first and last and last - first == ONE_DAY and when.precision is Precision.DAY
    if one_of_two and not (when.approximate or when.open_start or when.open_end):
        return first, last
    return (day_of(when),)


def day_of(when: When) -> date | None:
    """The one civil day a value lies on; None where it may lie on another."""
    one_day = when.first_day == when.last_day and not (when.approximate or when.open_start or when.open_end)
    return when.first_day if one_day else None


def _day(one: date, text: str, said_on: date) -> When:
    return When.on(one, words=text, said_on=said_on)
