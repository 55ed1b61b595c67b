# SPDX-License-Identifier: Apache-2.0
"""Reads the date and time cells of a row together: figures in either order, real dates, words, and cells of both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.when import Precision, When
from vlu_desktop.intake.formats.grid import Value, words_of
from vlu_desktop.intake.mapping.cell_words import to_read
from vlu_desktop.intake.mapping.changed_clocks import on_clock
from vlu_desktop.intake.mapping.clock_halves import open_clock, which_half
from vlu_desktop.intake.mapping.date_answers import Answers, DateCell, DateChoice, Dated, DateQuestion, RowId
from vlu_desktop.intake.mapping.date_cells import CellReader, Page
from vlu_desktop.intake.mapping.date_notes import (
    AFTER_TOLD,
    CARRIED,
    EARLIER,
    END_KEPT,
    NEXT_DAY,
    NO_DATE,
    OF_ONE_ROW,
    TIME_KEPT,
    TIME_TWICE,
    UNIVERSAL,
    WRONG_WEEKDAY,
)
from vlu_desktop.intake.mapping.figures import read_clock, read_zoned, weekday_fits
from vlu_desktop.intake.mapping.number_cells import dot_time, question
from vlu_desktop.intake.mapping.proposed_dates import ProposedDates, ToldDate
from vlu_desktop.intake.mapping.told_words import read_words

_EVENING, _SMALL_HOURS = time(18), time(6)
_NOWHERE: RowId = ("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDate:
    """When a row says it happened, and what was assumed in reading it; `day` and `said` are its date cell alone.

    `asked` are the questions about its cells. `clock` is the last time on this day, of this row or one above it that
    it took its date from; `stays` says that the row's own words put it on the very day of the row above. `proposed` is
    what was assumed of the day that neither the row nor its page tells and no officer answered for; `stands` is what
    the day cell says without that.
    """

    when: When
    assumed: tuple[str, ...] = ()
    day: When
    said: str = ""
    asked: tuple[DateQuestion, ...] = ()
    clock: time | None = None
    stays: bool = False
    proposed: tuple[str, ...] = ()
    stands: When | None = None

    @property
    def said_alone(self) -> When:
        """What the row certainly says of when it was: all of it where nothing was assumed, else what stands."""
        stands = self.stands or When.undated("")
        return replace(stands, words=self.when.words, said_on=self.when.said_on)

    @property
    def certain(self) -> When:
        """What stands in the record until an officer takes what is proposed."""
        return self.said_alone if self.is_proposed else self.when

    @property
    def is_proposed(self) -> bool:
        """Whether there is a date, and it is only proposed."""
        return bool(self.proposed) and self.when.is_dated

    def proposing(self, *notes: str) -> "RowDate":
        """The same, its date only proposed because of this."""
        return replace(self, proposed=tuple(dict.fromkeys((*self.proposed, *notes))), stands=None) if notes else self

    def below(self, *, stays: bool) -> "RowDate | None":
        """What a row without a date takes from this one: the date alone, without its time. None where there is none."""
        first = self.day.first_day
        if first is None:
            return None
        exact = self.day.span_days == 1 and not self.day.approximate
        day = When.on(first) if exact else self.day
        assumed = tuple(note for note in self.assumed if note not in OF_ONE_ROW)
        return RowDate(
            when=day, day=day, said=self.said, assumed=assumed, clock=self.clock, stays=stays,
            proposed=self.proposed, stands=self.stands,
        )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class DateReader:
    """Reads the date and time cells of one sheet, with the answers an officer gave to questions about them."""

    cells: CellReader
    answers: Answers = field(default_factory=Answers)
    _dates: ProposedDates = field(init=False)

    def __post_init__(self) -> None:
        self._dates = ProposedDates(cells=self.cells, answers=self.answers)

    @property
    def said_on(self) -> date:
        """The day the diary was told or handed over."""
        return self.cells.said_on

    def read(
        self,
        day: Value | RowDate,
        clock: Value = None,
        end: Value = None,
        weekday: str = "",
        *,
        page: Page | None = None,
        row: RowId = _NOWHERE,
    ) -> RowDate:
        """The date with its time, or throughout the days to `end`. Never raises; what can't be read stays as words.

        A `RowDate` is carried down from the row above; `page` is what the page says around the row.
        """
        asked: list[DateQuestion] = []
        if isinstance(day, RowDate):
            said, (alone, moved) = day.said, self._after_midnight(day, clock, row)
            told = ToldDate(
                when=alone, notes=(CARRIED, *day.assumed, *moved), open_still=day.proposed, stands=day.stands
            )  # fmt: skip
        else:
            told, said = self._cell(day, page or Page(), row, asked), words_of(day).strip()
            alone = told.when
        until = words_of(end).strip()
        if until == said:
            end, until = None, ""
        timed, of_time = self._settled(self._with_time(alone, clock), row, asked)
        last = self._cell(end, Page(), row, asked)
        whole, of_end = self._until(timed, last)
        whole, of_day = self._settled(self._doubted(whole), row, asked)
        notes = tuple(dict.fromkeys((*told.notes, *of_time, *of_end, *of_day, *self._doubts(whole, weekday))))
        words = _together(said, words_of(clock)) + (f" to {until}" if until else "")
        return RowDate(
            when=replace(whole, words=words, said_on=self.said_on, basis="; ".join(notes)),
            assumed=notes,
            day=alone,
            said=said,
            asked=tuple(asked),
            clock=_clock_of(timed) or (day.clock if isinstance(day, RowDate) else None),
            proposed=tuple(dict.fromkeys((*told.open_still, *last.open_still))),
            stands=None if last.when.is_dated else told.stands,
        )

    def _cell(self, value: Value, page: Page, row: RowId, asked: list[DateQuestion]) -> ToldDate:
        """A date cell by the answers to what is asked about it; nothing of a cell that is blank."""
        when, notes = self._settled(self.cells.read(value, page), row, asked)
        return self._dates.told(value, page, row, when, notes, asked)

    def _settled(self, cell: DateCell, row: RowId, asked: list[DateQuestion]) -> Dated:
        if cell.question is None:
            return cell.dated
        asked.append(cell.question)
        return cell.question.settled(self.answers.of(cell.question.key, row))

    def _after_midnight(self, above: RowDate, clock: Value, row: RowId) -> Dated:
        """The day of a row that takes its date from the row above: the next one, where its time is past midnight."""
        first = above.day.first_day
        now = _clock_of(self._settled(self._with_time(above.day, clock), row, [])[0])
        if first is None or now is None or above.clock is None or now >= above.clock:
            return above.day, ()
        if above.stays or above.clock < _EVENING or now >= _SMALL_HOURS or first > self.said_on:
            return above.day, (EARLIER,)
        return When.on(first + timedelta(days=1)), (NEXT_DAY,)

    def _doubts(self, when: When, weekday: str) -> Iterator[str]:
        if when.first_day is None:
            return
        if when.first_day > self.said_on:
            yield AFTER_TOLD
        if when.span_days == 1 and not weekday_fits(weekday, when.first_day):
            yield WRONG_WEEKDAY

    def _doubted(self, when: When) -> DateCell:
        """A day after the telling is asked about: an earlier year may be meant."""
        first = when.first_day
        if first is None or first <= self.said_on or when.span_days != 1 or first.year > self.said_on.year + 1:
            return DateCell(dated=(when, ()))
        try:
            back = first.replace(year=self.said_on.year)
            back = back if back <= self.said_on else back.replace(year=back.year - 1)
        except ValueError:
            return DateCell(dated=(when, ()))
        earlier = when if when.earliest is None else _moved(when, (first - back).days)
        choices = (
            DateChoice(key="stands", words=f"{shown_day(first)}, as it stands", dated=(when, ())),
            DateChoice(key="year-before", words=shown_day(back), dated=(earlier, ("the year was changed, as chosen",))),
            DateChoice(key="words", words="Leave it undated: the words are kept", dated=(When.undated(""), ())),
        )
        asked = f"{shown_day(first)} is after {shown_day(self.said_on)}, the day it was told. What is meant?"
        return DateCell(dated=(when, ()), question=question(f"after-told:{first}", asked, choices, "stands"))

    def _with_time(self, base: When, value: Value) -> DateCell:
        said = to_read(words_of(value))
        if not said:
            return DateCell(dated=(base, ()))
        day, clock = base.first_day, _clock(value)
        if day is not None and base.precision is Precision.MINUTE:
            same = clock is not None and base.earliest == datetime.combine(day, clock.replace(second=0, microsecond=0))
            return DateCell(dated=(base, () if same else (TIME_TWICE,)))
        if day is None or not _is_whole_day(base):
            return DateCell(dated=(base, (TIME_KEPT,)))
        if isinstance(value, float):
            found = dot_time(value, lambda at: on_clock(day, at).dated, base)
            if found is not None:
                return found
        halved = open_clock(said) if isinstance(value, str | float) else None
        if halved is not None and not (clock and self.cells.whole_day):
            return which_half(day, halved)
        if clock is not None:
            return on_clock(day, clock)
        instant = read_zoned(day, said)
        if instant is not None:
            return DateCell(dated=(When.at_instant(instant), (UNIVERSAL,)))
        return self._part_of_day(base, day, said)

    def _part_of_day(self, base: When, day: date, said: str) -> DateCell:
        said = re.sub(r"^at ", "", said)
        for words in (f"{shown_day(day)} {said}", f"{said} on {shown_day(day)}", f"{shown_day(day)} in the {said}"):
            read = read_words(words, self.said_on)
            if read.one_day == day:
                return _which_clock(base, said, read.question, read.choices)
            if read.when and _is_part(read.when, day):
                return DateCell(dated=(read.when, ()))
        return DateCell(dated=(base, (TIME_KEPT,)))

    def _until(self, base: When, last: ToldDate) -> Dated:
        if NO_DATE in last.notes:
            return base, ()
        if base.is_dated and (base.earliest, base.latest) == (last.when.earliest, last.when.latest):
            return base, ()
        try:
            return When.during(base, last.when), last.notes
        except ValueError:
            return base, (END_KEPT,)


def _clock_of(when: When) -> time | None:
    """The time of a moment, to the minute; None where only a day or a part of it is known."""
    return when.earliest.time() if when.precision is Precision.MINUTE and when.earliest else None


def _is_whole_day(when: When) -> bool:
    return when.span_days == 1 and when.precision is Precision.DAY and not when.approximate


def _moved(when: When, days: int) -> When:
    by = timedelta(days=days)
    assert when.earliest is not None
    assert when.latest is not None
    return When.within(
        when.earliest - by, when.latest - by, precision=when.precision, approximate=when.approximate
    )  # fmt: skip


def _which_clock(base: When, said: str, asked: str, whens: tuple[When, ...]) -> DateCell:
    choices = tuple(DateChoice(key=str(n), words=when.display(), dated=(when, ())) for n, when in enumerate(whens))
    kept: Dated = (base, (TIME_KEPT,))
    leave = DateChoice(key="words", words="Leave the time in the words", dated=kept)
    return DateCell(dated=kept, question=question(f"clock:{said.lower()}", asked, (*choices, leave), "words"))


def _is_part(when: When, day: date) -> bool:
    if when.first_day is None or when.last_day is None or when.precision is Precision.DAY:
        return False
    return day <= when.first_day and when.last_day <= day + timedelta(days=1)


def _clock(value: Value) -> time | None:
    if isinstance(value, datetime):
        return value.time()
    return read_clock(to_read(words_of(value)))


def _together(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
