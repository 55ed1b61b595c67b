# SPDX-License-Identifier: Apache-2.0
"""Reads one civil day, for fields that hold no less and no more: a hearing, an order's end, the day a thing is due."""

from dataclasses import replace
from datetime import date

from vlu_desktop.dates.date_parts import ONE_DAY, Precision
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.outcome import Choice, Nothing, One, Reading, Several
from vlu_desktop.dates.reading.reader import NOT_READ, NOTHING, TOO_LONG, read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import When

NOT_ONE_DAY = "Write one day, such as 3 March 2026."


def read_day(text: str, said_on: date, *, looking: TimeDirection = TimeDirection.PAST) -> Reading:
    """One day, several with the question, or nothing; a time beside the day is let pass."""
    reading = read_when(text, said_on, looking=looking)
    if isinstance(reading, Nothing):
        said_why = not reading.lasted and reading.sentence not in (NOTHING, NOT_READ, TOO_LONG)
        return reading if said_why else replace(reading, sentence=NOT_ONE_DAY, lasted="")
    return _one_read(reading, text, said_on) if isinstance(reading, One) else _several_read(reading)


def _one_read(reading: One, words: str, said_on: date) -> Reading:
    days = _days_of(reading.when)
    if not days:
        return Nothing(words=words, said_on=said_on, sentence=NOT_ONE_DAY)
    day, *others = days
    if others:
        choices = _choices(days, words, said_on)
        return Several(words=words, said_on=said_on, question=asking.which_day(days), choices=choices)
    return replace(reading, when=_day(day, words, said_on))


def _several_read(reading: Several) -> Reading:
    found = dict.fromkeys(day_of(choice.when) for choice in reading.choices)
    days = [each for each in found if each is not None]
    if not days:
        return Nothing(words=reading.words, said_on=reading.said_on, sentence=NOT_ONE_DAY)
    choices = _choices(days, reading.words, reading.said_on)
    choice, *_ = choices
    if len(found) == 1 and len(reading.choices) > 1:
        return One(when=choice.when, echo=f"We read this as {choice.text}.")
    return replace(reading, choices=choices)


def _choices(days: list[date], words: str, said_on: date) -> tuple[Choice, ...]:
    whens = [_day(each, words, said_on) for each in days]
    return tuple(Choice(text=when.display(), when=when) for when in whens)


def _days_of(when: When) -> list[date]:
    """Its one day, or the two it may be: "15 or 16 January", "this weekend"."""
    first, last = when.first_day, when.last_day
    assert first is not None
    assert last is not None
    if when.approximate or when.open_start or when.open_end:
        return []
    if last - first == ONE_DAY and when.precision is Precision.DAY:
        return [first, last]
    return [first] if first == last else []


def day_of(when: When) -> date | None:
    """The one civil day a value lies on; None where it may lie on another."""
    one_day = when.first_day == when.last_day and not (when.approximate or when.open_start or when.open_end)
    return when.first_day if one_day else None


def _day(one: date, text: str, said_on: date) -> When:
    return When.on(one, words=text, said_on=said_on)
