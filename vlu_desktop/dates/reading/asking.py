# SPDX-License-Identifier: Apache-2.0
"""The questions the reader asks, each a sentence that the choices under it answer."""

from collections.abc import Sequence
from datetime import date, datetime

from vlu_desktop.dates.date_display import clock, day
from vlu_desktop.dates.date_words import WEEKDAYS

WHICH = "Which is meant?"


def listed(choices: Sequence[str]) -> str:
    """ "a, b or c"."""
    *others, last = choices
    return f"{', '.join(others)} or {last}" if others else last


def named(one: date) -> str:
    """ "Tuesday 3 March 2026"."""
    return f"{WEEKDAYS[one.weekday()]} {day(one)}"


def which_day(choices: Sequence[date]) -> str:
    """Between days."""
    return f"Which day is meant: {listed([named(each) for each in choices])}?"


def am_or_pm(choices: Sequence[datetime]) -> str:
    """Between two halves of the day."""
    return f"Is that {listed([clock(each) for each in choices])}?"


def which_midnight(one: date) -> str:
    """Between the two ends of a day."""
    return f"Is that midnight as {day(one)} began, or as it ended?"


def no_such_weekday(one: date, said: int, choices: Sequence[date]) -> str:
    """A date that was another day of the week than was said."""
    return (
        f"{day(one)} is a {WEEKDAYS[one.weekday()]}, not a {WEEKDAYS[said]}. "
        f"Which is meant: {listed([named(each) for each in choices])}?"
    )


def not_one_day(choices: Sequence[date]) -> str:
    """Between two names of a day that are not of one."""
    return f"These are not the same day. Which is meant: {listed([named(each) for each in choices])}?"


def to_come(said_on: date) -> str:
    """What cannot have happened when it was told."""
    return f"That is after {day(said_on)}, the day it was told. Which is meant?"


def ends_after(said_on: date) -> str:
    """What had not ended when it was told."""
    return f"That ends after {day(said_on)}, the day it was told. Was it still going on then?"


def long_ago(shown: str) -> str:
    """A year further back than people tell of."""
    return f"That is {shown}, long ago. Is it meant?"


def which_occasion(many: int) -> str:
    """Several days told in one line."""
    return f"These are {many} occasions. Choose the one this entry is about, and enter the others as their own."
