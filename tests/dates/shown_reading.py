# SPDX-License-Identifier: Apache-2.0
"""A reading of a date in one line, as the tables of phrases write it."""

from datetime import date

from vlu_desktop.dates.reading.one_day import read_day
from vlu_desktop.dates.reading.outcome import Nothing, One
from vlu_desktop.dates.reading.reader import NOT_READ, read_when
from vlu_desktop.dates.reading.spans import TimeDirection


def shown(phrase: str, said_on: date, ahead: bool) -> str:
    """ "3 March 2026 [day]", "ask: … | … | …", or "none" with its sentence where it is no common one."""
    reading = read_day(phrase, said_on, looking=TimeDirection.FUTURE) if ahead else read_when(phrase, said_on)
    if isinstance(reading, One):
        notes = f" ({' '.join(reading.notes)})" if reading.notes else ""
        return f"{reading.when.display()} [{reading.when.precision.value}]{notes}"
    if isinstance(reading, Nothing):
        return "none" if reading.sentence == NOT_READ else f"none: {reading.sentence}"
    return f"ask: {reading.question} {' | '.join(choice.text for choice in reading.choices)}"
