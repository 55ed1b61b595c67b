# SPDX-License-Identifier: Apache-2.0
"""Asks about dates that can hardly be meant: a year long past, before a birth, or one that may be a time of day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_answers import LEAVE_WORDS, WORDS, DateCell, DateChoice, Dated, DateQuestion
from vlu_desktop.intake.mapping.date_notes import BEFORE_BIRTH, LONG_AGO, NOT_A_DATE, TWO_DIGIT_YEAR
from vlu_desktop.intake.mapping.figures import day_of

LONGEST_AGO = 30
"""Years before the telling from which a date is asked about."""
_FURTHEST_AHEAD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """`born` is the day the victim was born, None where it isn't known."""

    born: date | None = None

    def about(self, cell: DateCell, said: str, said_on: date) -> DateCell:
        """The cell, or the question about it where its date can hardly be meant."""
        when, notes = cell.dated
        last = when.last_day
        if last is None:
            return cell
        before_birth = self.born is not None and last < self.born
        if not before_birth and last.year >= said_on.year - LONGEST_AGO:
            return cell
        note = BEFORE_BIRTH if before_birth else LONG_AGO
        as_said: Dated = (when, (*notes, note))
        choices = [DateChoice(key="stands", words=f"{when.display()}, as it stands", dated=as_said)]
        ahead = TWO_DIGIT_YEAR in notes and last.year + 100 <= said_on.year + _FURTHEST_AHEAD
        if ahead and when.span_days == 1:
            choices += _other_years(last, said_on, notes)
        left: Dated = (When.undated(""), (*notes, note, NOT_A_DATE))
        choices.append(DateChoice(key=WORDS, words=LEAVE_WORDS, dated=left))
        said = said or when.display()
        question = DateQuestion(
            key=f"year:{said}",
            question=f"“{said}” reads as {when.display()}: {note}. What is meant?",
            choices=tuple(choices),
            answer=WORDS if before_birth or ahead else "stands",
        )
        return DateCell(dated=question.settled(question.answer), question=question)


def _other_years(first: date, said_on: date, notes: tuple[str, ...]) -> Iterator[DateChoice]:
    """The same day a hundred years on, and in the year it was told."""
    kept = tuple(note for note in notes if note != TWO_DIGIT_YEAR)
    for key, year in (("ahead", first.year + 100), ("told", said_on.year)):
        day = day_of(year, first.month, first.day)
        if day is not None:
            yield DateChoice(key=key, words=shown_day(day), dated=(When.on(day), kept))
