# SPDX-License-Identifier: Apache-2.0
"""A date told in words that have one reading, for tests that need one."""

from datetime import date

from vlu_desktop.dates.reading.outcome import One, Several
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.dates.when import When


def one_when(text: str, said_on: date, *, looking: TimeDirection = TimeDirection.PAST, basis: str = "") -> When:
    """The date of words that are known to have one reading; ValueError with the sentence for any others."""
    reading = read_when(text, said_on, looking=looking, basis=basis)
    if isinstance(reading, One):
        return reading.when
    raise ValueError(reading.question if isinstance(reading, Several) else reading.sentence)
