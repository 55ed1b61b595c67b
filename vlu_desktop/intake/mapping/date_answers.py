# SPDX-License-Identifier: Apache-2.0
"""A date cell as read: one reading, or a question with what each answer would make of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vlu_desktop.dates.when import When

RowId = tuple[str, int]
WORDS = "words"
"""The answer that leaves a cell undated, its words kept."""
LEAVE_WORDS = "Leave it undated: the words are kept"

Dated = tuple[When, tuple[str, ...]]
"""What was read, undated where nothing was, and what was assumed or left in reading it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateChoice:
    """One answer to a question about a cell: its key, its words for the officer, and what it makes of the cell."""

    key: str
    words: str
    dated: Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class DateQuestion:
    """A question about a cell. Cells whose question has the same key are asked about once.

    `answer` is the key of the choice that is taken until somebody answers.
    """

    key: str
    question: str
    choices: tuple[DateChoice, ...]
    answer: str

    def settled(self, answer: str) -> Dated:
        """What the answer makes of the cell; the choice taken so far where this cell doesn't have the answer."""
        of = {choice.key: choice.dated for choice in self.choices}
        return of.get(answer) or of[self.answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCell:
    """A cell as read: what was read, or a question that settles it."""

    dated: Dated
    question: DateQuestion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What an officer answered: for every cell a question is asked about, and for single rows otherwise."""

    every: Mapping[str, str] = field(default_factory=dict)
    of_row: Mapping[tuple[str, RowId], str] = field(default_factory=dict)

    def of(self, key: str, row: RowId) -> str:
        """The answer for a row, "" where there is none."""
        return self.of_row.get((key, row), self.every.get(key, ""))

    def saying(self, key: str, answer: str, row: RowId | None = None) -> "Answers":
        """The same with one more: for a row, or for every row instead of whatever was said of single ones."""
        if row is not None:
            return Answers(every=self.every, of_row={**self.of_row, (key, row): answer})
        kept = {at: said for at, said in self.of_row.items() if at[0] != key}
        return Answers(every={**self.every, key: answer}, of_row=kept)
