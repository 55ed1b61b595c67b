# SPDX-License-Identifier: Apache-2.0
"""What reading a date gives: nothing, one reading, or several with the question between them, and no other way about.

Only `One` has a date to take. Whoever is handed `Several` has the question and its choices, and until one is chosen
only the words to keep, so no reading can be taken and its question dropped.
"""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.when import Kind, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No date was read: the sentence says what to write, the words are kept. `lasted` is a length without a place."""

    words: str
    said_on: date
    sentence: str
    basis: str = ""
    lasted: str = ""

    @property
    def undated(self) -> When:
        """What to keep: the words, without a date."""
        kind = Kind.THROUGHOUT if self.lasted else Kind.MOMENT
        return When.undated(self.words, self.said_on, basis=self.basis, lasted=self.lasted, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """One reading; `echo` tells the officer what was read and what was taken for granted, `notes` the latter alone."""

    when: When
    echo: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several readings, in words that name it and no other."""

    text: str
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """What the words may mean: a question and its choices (one, where it only wants confirming)."""

    words: str
    said_on: date
    question: str
    choices: tuple[Choice, ...]
    basis: str = ""

    @property
    def undated(self) -> When:
        """What to keep until one is chosen: the words, without a date."""
        return When.undated(self.words, self.said_on, basis=self.basis)


Reading = Nothing | One | Several
