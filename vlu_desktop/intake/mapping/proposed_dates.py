# SPDX-License-Identifier: Apache-2.0
"""A date that neither its row nor the page tells: what is asked about it, and what stands until an officer takes it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from vlu_desktop.dates.when import Kind, When
from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.mapping.date_answers import WORDS, Answers, DateChoice, DateQuestion, RowId
from vlu_desktop.intake.mapping.date_cells import CellReader, Page
from vlu_desktop.intake.mapping.date_notes import (
    DAY_ANSWERED,
    FROM_ABOVE,
    MONTH_ASSUMED,
    ORDER_ANSWERED,
    ORDER_ASSUMED,
    PROPOSED,
    YEAR_ANSWERED,
    YEAR_ASSUMED,
    YEAR_LENT,
)
from vlu_desktop.intake.mapping.figures import DAY_FIRST, MONTH_FIRST
from vlu_desktop.language.catalogue import say

ORDER, YEAR, MONTH, RELATIVE = "order", "year-left-out", "month-left-out", "relative"
AS_PROPOSED = "proposed"
"""The answer that a date is as it is proposed."""
YEARS_OFFERED = 6
"""The years a question offers, from that of the telling back."""
_KEYS = {
    ORDER_ASSUMED: ORDER, YEAR_ASSUMED: YEAR, YEAR_LENT: YEAR, MONTH_ASSUMED: MONTH, FROM_ABOVE: RELATIVE,
}  # fmt: skip
"""What is asked about a date of which this is said."""
_ANSWERED = {ORDER: ORDER_ANSWERED, YEAR: YEAR_ANSWERED, MONTH: DAY_ANSWERED}
_OTHER = {DAY_FIRST: MONTH_FIRST, MONTH_FIRST: DAY_FIRST}
_NOTHING = (When.undated(""), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDate:
    """A date cell by what an officer answered. `open_still` is what was assumed in it and nobody has answered for;
    `stands` is what the cell certainly says, whatever the answers: undated where that is no day."""

    when: When
    notes: tuple[str, ...]
    open_still: tuple[str, ...] = ()
    stands: When | None = None


@dataclass(slots=True, kw_only=True)
class ProposedDates:
    """Asks about the cells of one sheet whose date is only proposed, and reads them by the answers."""

    cells: CellReader
    answers: Answers
    _by_order: dict[str, CellReader] = field(default_factory=dict)

    def told(
        self, value: Value, page: Page, row: RowId, when: When, notes: tuple[str, ...], asked: list[DateQuestion]
    ) -> ToldDate:
        """The cell, of which `when` and `notes` were read; what is asked about it is added to `asked`."""
        keys = tuple(dict.fromkeys(_KEYS[note] for note in notes if note in PROPOSED))
        if not keys:
            return ToldDate(when=when, notes=notes)
        asked += (self._question(key) for key in keys if key in _ANSWERED)
        given = {key: answer for key in keys if (answer := self.answers.of(key, row))}
        stands = self._stands(value, page, keys, when)
        if WORDS in given.values():
            return ToldDate(when=stands, notes=_answered(notes, given, ()), stands=stands)
        again = self._by_answers(value, page, given, row)
        unfit = (YEAR,) if not _in_year(again, given.get(YEAR, "")) else ()
        if not unfit:
            when = again or when
        open_still = tuple(note for note in notes if note in PROPOSED and (_KEYS[note] not in given or unfit))
        return ToldDate(when=when, notes=_answered(notes, given, unfit), open_still=open_still, stands=stands)

    def _by_answers(self, value: Value, page: Page, given: dict[str, str], row: RowId) -> When | None:
        """The cell read anew, undated where it can't be; None where no answer has it read otherwise."""
        order, year = given.get(ORDER, ""), given.get(YEAR, "")
        if not order and not year.isdecimal():
            return None
        page = replace(page, year=int(year)) if year.isdecimal() else page
        cell = self._in(order).read(value, page)
        asked = cell.question
        return (asked.settled(self.answers.of(asked.key, row)) if asked else cell.dated)[0]

    def _in(self, order: str) -> CellReader:
        if not order:
            return self.cells
        return self._by_order.setdefault(order, self.cells.in_order(order))

    def _stands(self, value: Value, page: Page, keys: Iterable[str], when: When) -> When:
        """What is true in whichever way the cell is read: of one day or the other with figures changed about, some time
        from the first to the last; of a time before, after or throughout some days, or of a year or month that nobody
        gave, no day at all."""
        if tuple(keys) != (ORDER,):
            return When.undated("")
        if when.kind is not Kind.MOMENT or when.approximate or when.open_start or when.open_end:
            return When.undated("")
        other = self._in(_OTHER[self.cells.order]).read(value, page).dated[0]
        days = [day for each in (when, other) for day in (each.first_day, each.last_day) if day is not None]
        return When.between(min(days), max(days)) if len(days) == 4 else When.undated("")

    def _question(self, key: str) -> DateQuestion:
        if key == ORDER:
            return DateQuestion(
                key=key,
                question=say("intaking.which-order"),
                choices=(
                    _choice(DAY_FIRST, say("intaking.day-first")),
                    _choice(MONTH_FIRST, say("intaking.month-first")),
                    _choice(WORDS, say("intaking.order-not-known")),
                ),
                answer=self.cells.order,
            )
        asked = say("intaking.which-year") if key == YEAR else say("intaking.which-month")
        latest = self.cells.said_on.year
        years = [str(latest - n) for n in range(YEARS_OFFERED)] if key == YEAR else []
        return DateQuestion(
            key=key,
            question=asked,
            choices=(
                _choice(AS_PROPOSED, say("intaking.date-as-proposed")),
                *(_choice(year, year) for year in years),
                _choice(WORDS, say("intaking.leave-it-undated")),
            ),
            answer=AS_PROPOSED,
        )


def _choice(key: str, words: str) -> DateChoice:
    return DateChoice(key=key, words=words, dated=_NOTHING)


def _in_year(when: When | None, year: str) -> bool:
    """Whether a date is of the year that was answered, where one was; one that is none at all is of none other."""
    first = when.first_day if when is not None else None
    return first is None or not year.isdecimal() or first.year == int(year)


def _answered(notes: tuple[str, ...], given: Iterable[str], unfit: Iterable[str]) -> tuple[str, ...]:
    """The notes, those that were answered for saying so."""
    keys = set(given) - set(unfit)
    return tuple(dict.fromkeys(_ANSWERED.get(_KEYS[note], note) if _KEYS.get(note) in keys else note for note in notes))
