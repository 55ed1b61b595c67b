# SPDX-License-Identifier: Apache-2.0
"""The questions of an import: each asked once, with the rows it is for and the answers they are read by."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_answers import Answers, DateChoice, DateQuestion
from vlu_desktop.intake.proposal import RowId, RowQuestion

_NOTHING = (When.undated(""), ())
WHOSE_PHONE = DateQuestion(
    key="whose-phone",
    question="The file says which messages or calls came in and which went out. Whose telephone or account is it of?",
    choices=(
        DateChoice(key="victim", words="The victim’s: what went out is her or his own", dated=_NOTHING),
        DateChoice(key="offender", words="The offender’s: what came in is the victim’s own", dated=_NOTHING),
    ),
    answer="victim",
)
SENT = DateQuestion(
    key="sent",
    question="The rows say only when each was sent or written down. Was it on the day it happened?",
    choices=(
        DateChoice(key="date", words="Yes: take that day, with its time", dated=_NOTHING),
        DateChoice(key="undated", words="No, or it is not known: leave the entries undated", dated=_NOTHING),
    ),
    answer="date",
)
GOES_ON = DateQuestion(
    key="goes-on",
    question="Lines without a date stand under an entry, below a gap or with a time of their own. What are they?",
    choices=(
        DateChoice(key="above", words="Part of the entry above", dated=_NOTHING),
        DateChoice(key="same-day", words="Entries of their own, of the same day", dated=_NOTHING),
        DateChoice(key="undated", words="Entries of their own, without a date", dated=_NOTHING),
    ),
    answer="above",
)


@dataclass(slots=True, kw_only=True)
class Questions:
    """What was asked so far in one pass over a file."""

    answers: Answers
    _first: dict[str, DateQuestion] = field(default_factory=dict)
    _choices: dict[str, dict[str, str]] = field(default_factory=dict)
    _rows: dict[str, dict[RowId, str]] = field(default_factory=dict)
    _of: dict[RowId, list[str]] = field(default_factory=dict)

    def add(self, questions: Iterable[DateQuestion], row: RowId) -> None:
        """Questions about a row."""
        for each in questions:
            self._first.setdefault(each.key, each)
            choices = self._choices.setdefault(each.key, {})
            for choice in each.choices:
                choices.setdefault(choice.key, choice.words)
            rows = self._rows.setdefault(each.key, {})
            if row not in rows:
                rows[row] = self.answers.of(each.key, row) or each.answer
                self._of.setdefault(row, []).append(each.key)

    def of(self, row: RowId) -> tuple[str, ...]:
        """The keys of what is asked about a row."""
        return tuple(self._of.get(row, ()))

    def asked(self) -> tuple[RowQuestion, ...]:
        """Every question, in the order in which the file raises them."""
        return tuple(self._whole(key) for key in self._first)

    def _whole(self, key: str) -> RowQuestion:
        first, rows = self._first[key], self._rows[key]
        every = self.answers.every.get(key, "")
        answer = every if every in self._choices[key] else first.answer
        single = tuple((row, said) for row, said in rows.items() if said != answer)
        answered = bool(every) or all((key, row) in self.answers.of_row for row in rows)
        return RowQuestion(
            key=key,
            question=first.question,
            choices=tuple(self._choices[key].items()),
            answer=answer,
            rows=tuple(rows),
            of_rows=single,
            answered=answered,
        )
