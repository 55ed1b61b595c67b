# SPDX-License-Identifier: Apache-2.0
"""Puts a time on a day by the clock here, and asks about the hour that a change of clocks made twice or left out."""

from datetime import UTC, date, datetime, time, timedelta

from vlu_desktop.dates.civil_clock import came_twice, never_was
from vlu_desktop.dates.date_display import clock as shown_clock
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_answers import WORDS, DateCell, DateChoice, DateQuestion
from vlu_desktop.intake.mapping.date_notes import CLOCK_GONE, CLOCK_TWICE, NOT_A_DATE, TIME_KEPT

_HOUR = timedelta(hours=1)


def on_clock(day: date, clock: time | None) -> DateCell:
    """The day, with its time where there is one; a time the clocks skipped or had twice is asked about."""
    try:
        if clock is None:
            return DateCell(dated=(When.on(day), ()))
        moment = datetime.combine(day, clock.replace(tzinfo=None))
        if never_was(moment):
            return _gone(moment)
        return _twice(moment) if came_twice(moment) else DateCell(dated=(When.at(moment), ()))
    except (ValueError, OverflowError):
        return DateCell(dated=(When.undated(""), (NOT_A_DATE,)))


def _twice(moment: datetime) -> DateCell:
    first = moment.replace(tzinfo=UTC) - _HOUR
    choices = (
        DateChoice(key="first", words="The first time, on summer time", dated=(When.at_instant(first), ())),
        DateChoice(key="second", words="The second time, on winter time", dated=(When.at_instant(first + _HOUR), ())),
        DateChoice(key=WORDS, words="It is not known which", dated=(When.at(moment), (CLOCK_TWICE,))),
    )
    asked = (
        f"{shown_clock(moment)} came twice on {shown_day(moment.date())}, when the clocks went back. "
        "Are such times the first or the second?"
    )
    return _asking(f"twice:{moment.date()}", asked, choices)


def _gone(moment: datetime) -> DateCell:
    before, after = moment - _HOUR, moment + _HOUR
    choices = (
        DateChoice(key="before", words=f"An hour earlier, such as {shown_clock(before)}", dated=(When.at(before), ())),
        DateChoice(key="after", words=f"An hour later, such as {shown_clock(after)}", dated=(When.at(after), ())),
        DateChoice(
            key=WORDS, words="Leave the time in the words", dated=(When.on(moment.date()), (CLOCK_GONE, TIME_KEPT))
        ),
    )
    asked = (
        f"There was no {shown_clock(moment)} on {shown_day(moment.date())}: the clocks went forward. "
        "What is meant by such times?"
    )
    return _asking(f"gone:{moment.date()}", asked, choices)


def _asking(key: str, asked: str, choices: tuple[DateChoice, ...]) -> DateCell:
    """The question, and until it is answered what is true of every answer to it."""
    question = DateQuestion(key=key, question=asked, choices=choices, answer=WORDS)
    return DateCell(dated=question.settled(WORDS), question=question)
