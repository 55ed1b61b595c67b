# SPDX-License-Identifier: Apache-2.0
"""Asks the reader of dates about the words of a cell: the one place where an import meets it."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.reading.outcome import One, Several
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """What words may mean: one reading, a question between several, or nothing (neither `when` nor `question`)."""

    when: When | None = None
    question: str = ""
    choices: tuple[When, ...] = ()

    @property
    def one_day(self) -> date | None:
        """The day that every choice is on, where they are on one."""
        days = {choice.first_day for choice in self.choices}
        return days.pop() if len(days) == 1 else None


def read_words(words: str, said_on: date) -> WordsRead:
    """What they mean for somebody who said them on a day."""
    reading = read_when(words, said_on)
    if isinstance(reading, Several):
        return WordsRead(question=reading.question, choices=tuple(each.when for each in reading.choices))
    return WordsRead(when=reading.when if isinstance(reading, One) else None)
