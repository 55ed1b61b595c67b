# SPDX-License-Identifier: Apache-2.0
"""Asks the reader of dates about the words of a cell: the one place where an import meets it."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.reading.outcome import One, Several
from vlu_desktop.dates.reading.ranges import TIME_IN_WORDS
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.when import Kind, When


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """What words may mean: one reading, a question between several, or nothing (neither `when` nor `question`).

    `leaves_time` says that the words give a time of day that the one reading does not have.
    """

    when: When | None = None
    question: str = ""
    choices: tuple[When, ...] = ()
    leaves_time: bool = False

    @property
    def one_day(self) -> date | None:
        """The day that each of several choices lies in, where that is one; what goes on or is open is in no one day."""
        days = {choice.first_day if _in_a_day(choice) else None for choice in self.choices}
        return days.pop() if len(days) == 1 < len(self.choices) else None


def _in_a_day(when: When) -> bool:
    return when.kind is Kind.MOMENT and when.span_days == 1 and not (when.open_start or when.open_end)


def read_words(words: str, said_on: date) -> WordsRead:
    """What they mean for somebody who said them on a day."""
    reading = read_when(words, said_on)
    if isinstance(reading, Several):
        return WordsRead(question=reading.question, choices=tuple(each.when for each in reading.choices))
    if isinstance(reading, One):
        return WordsRead(when=reading.when, leaves_time=TIME_IN_WORDS in reading.notes)
    return WordsRead()
