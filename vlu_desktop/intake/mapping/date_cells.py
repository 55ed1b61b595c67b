# SPDX-License-Identifier: Apache-2.0
"""Reads one date cell as it stands on its page: a real date, a number, figures in either order, or words."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.dates.date_words import MONTH_NUMBERS
from vlu_desktop.dates.when import Kind, When
from vlu_desktop.intake.formats.grid import Value, words_of
from vlu_desktop.intake.mapping import cell_words, number_cells
from vlu_desktop.intake.mapping.changed_clocks import on_clock
from vlu_desktop.intake.mapping.clock_halves import open_clock, which_half
from vlu_desktop.intake.mapping.date_answers import LEAVE_WORDS, WORDS, DateCell, DateChoice, Dated, DateQuestion
from vlu_desktop.intake.mapping.date_doubts import Doubts
from vlu_desktop.intake.mapping.date_notes import (
    COUNTED,
    FROM_ABOVE,
    FROM_TOLD,
    FROM_WRITTEN,
    MONTH_ASSUMED,
    MONTH_OF_SHEET,
    NO_DATE,
    NOT_A_DATE,
    ORDER_ASSUMED,
    OTHER_ORDER,
    RELATIVE,
    SERIAL,
    SEVERAL_DATES,
    SWAP_SUSPECTED,
    SWAPPED,
    TIME_KEPT,
    TIME_OF_SOME_DAY,
    TO_BE_ASKED,
    TWO_DIGIT_YEAR,
    UNIVERSAL,
    WRONG_WEEKDAY,
    YEAR_ASSUMED,
    YEAR_BETWEEN,
    YEAR_LENT,
    YEAR_OF_SHEET,
    YEARS_OR_MONTH,
)
from vlu_desktop.intake.mapping.figures import (
    DAY_FIRST,
    FIGURES,
    ISO,
    MONTH_FIRST,
    counted_instant,
    day_of,
    read_clock,
    read_zoned,
    weekday_fits,
    year_of,
)
from vlu_desktop.intake.mapping.sheet_month import SheetMonth, is_bare_day
from vlu_desktop.intake.mapping.told_words import WordsRead, read_words

_EMBEDDED = re.compile(r"(?<![\d/.\-])(?P<first>\d{1,2})[/.\-](?P<second>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})(?![\d/])")
_NO_YEAR = re.compile(rf"(?<!\d)\d{{1,2}}/\d{{1,2}}(?!\d)(?!\s+(?:of\s+)?(?:{'|'.join(MONTH_NUMBERS)}))", re.IGNORECASE)
_LONGEST_LENDING = 31
"""Days of the longest date whose year is lent to its neighbours, and to which theirs is."""
_UNDATED = When.undated("")
_NOTHING = DateCell(dated=(_UNDATED, (NOT_A_DATE,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page says around a cell: the year its neighbours lend it (0 where none) and whether they leave no other,
    the month of the sheet, the day of the row above, the day on which the row was written down, and whether any date
    of the page has its year."""

    year: int = 0
    only_year: bool = False
    month: SheetMonth = field(default_factory=SheetMonth)
    above: date | None = None
    written: date | None = None
    dated: bool = False

    @property
    def lends(self) -> str:
        """What is said of a date that has its year from its neighbours."""
        return YEAR_BETWEEN if self.only_year else YEAR_LENT


@dataclass(slots=True, kw_only=True)
class CellReader:
    """Reads the date cells of one sheet. `said_on` is the day the diary was told or handed over; `whole_day` says that
    its times show a clock of 24 hours."""

    said_on: date
    order: str = DAY_FIRST
    order_shown: bool = False
    whole_day: bool = False
    swap_real: bool = False
    suspect_real: bool = False
    starts_1904: bool = False
    doubts: Doubts = field(default_factory=Doubts)
    _known: dict[tuple[str, Page], DateCell] = field(default_factory=dict)

    def in_order(self, order: str) -> "CellReader":
        """The same sheet with the order of day and month told."""
        return replace(self, order=order, order_shown=True, _known={})

    def read(self, value: Value, page: Page) -> DateCell:
        """The cell's date, or the question that settles it."""
        if isinstance(value, datetime):
            return self._real(value.date(), None if value.time() == time.min else value.time())
        if isinstance(value, date):
            return self._real(value, None)
        if isinstance(value, time):
            return DateCell(dated=(_UNDATED, (number_cells.TIME_ALONE,)))
        if instant := counted_instant(value):
            return DateCell(dated=(When.at_instant(instant), (COUNTED,)))
        if isinstance(value, float) and (found := self._number(value, page)):
            return found
        words = words_of(value).strip()
        if not words:
            return DateCell(dated=(_UNDATED, (NO_DATE,)))
        said = cell_words.to_read(words)
        around = Page()
        if _counts_on(said, page):
            around = page
        elif not cell_words.says_year(said):
            around = Page(year=page.year, only_year=page.only_year, month=page.month)
        if (said, around) not in self._known:
            self._known[said, around] = self._text(said, around)
        return self._known[said, around]

    def seen(self, value: Value) -> tuple[date, bool] | None:
        """The first day of the cell's date, in whatever year, and whether it says the year; None for no date."""
        said = cell_words.to_read(words_of(value))
        if isinstance(value, str) and (
            cell_words.is_relative(said) or cell_words.is_day_alone(said) or is_bare_day(said)
        ):
            return None
        if isinstance(value, str) and not cell_words.says_year(said):
            value = cell_words.without_weekday(said)  # which is not that day's in whatever year
        when = self.read(value, Page()).dated[0]
        if when.kind is not Kind.MOMENT or when.span_days > _LONGEST_LENDING:
            return None
        has_year = cell_words.says_year(said) or bool(counted_instant(value))
        return (when.first_day, has_year) if when.first_day else None

    def _real(self, day: date, clock: time | None) -> DateCell:
        odd = number_cells.odd_real_date(day, clock, self.starts_1904)
        if odd is not None:
            return odd
        notes: tuple[str, ...] = ()
        if day.day <= 12 and day.day != day.month:
            if self.swap_real:
                day, notes = date(day.year, day.day, day.month), (SWAPPED,)
            elif self.suspect_real:
                notes = (SWAP_SUSPECTED,)
        return self._plausible(_noting(on_clock(day, clock), notes))

    def _number(self, value: float, page: Page) -> DateCell | None:
        serial = number_cells.serial_day(value, self.starts_1904)
        if serial is not None:
            return _noting(on_clock(*serial), (SERIAL,))
        if value.is_integer():
            return None  # its words may be a day of the sheet's month
        if page.month.year:
            return number_cells.dot_date(value, page.month.year, YEAR_OF_SHEET)
        year, note = (page.year, page.lends) if page.year else (self.said_on.year, YEAR_ASSUMED)
        found = number_cells.dot_date(value, year, note)
        latest = found.dated[0].first_day if found else None
        if not page.year and latest and latest > self.said_on:
            return number_cells.dot_date(value, year - 1, note)
        return found

    def _text(self, said: str, page: Page) -> DateCell:
        if cell_words.is_always(said):
            return _NOTHING
        day = page.month.day(said)
        if day is not None:
            wrong = () if weekday_fits(said, day) else (WRONG_WEEKDAY,)
            return DateCell(dated=(When.on(day), (MONTH_OF_SHEET, *wrong)))
        if page.month.month and (is_bare_day(said) or cell_words.is_day_alone(said)):
            return self._of_month(said, page.month)
        years = cell_words.two_years(said)
        if years is not None:
            return self._years(said, *years)
        figures = FIGURES.match(said) or ISO.match(said)
        found = self._in_figures(said, figures) if figures else self._in_words(said, page)
        return self._plausible(found, said)

    def _in_figures(self, said: str, figures: re.Match[str]) -> DateCell:
        notes: list[str] = []
        day = self._figures(figures, notes)
        if day is None:
            return _NOTHING
        rest = figures["rest"].lstrip(" T,\t\n")
        clock = read_clock(rest)
        if rest and clock is None:
            instant = read_zoned(day, rest)
            if instant is not None:
                when = When.at_instant(instant)
                return DateCell(dated=(when, (*notes, UNIVERSAL)))
            several = self._several(said) or self._open_end(said)
            told = several or self._told(said, Page())
            if told is not None:
                return _noting(told, tuple(notes))
            if re.match(r"[-–&+,;/]|(?:and|or|to|until|till)\b", rest, re.IGNORECASE) and _EMBEDDED.search(rest):
                return _NOTHING
            notes.append(TIME_KEPT)
        return _noting(self._at(day, clock, rest, figures), tuple(notes))

    def _at(self, day: date, clock: time | None, rest: str, figures: re.Match[str]) -> DateCell:
        """The day with its time; which half of the day is asked, but not beside 2026-03-03, as programs write it."""
        halved = None if self.whole_day or figures.re is ISO else open_clock(rest)
        return which_half(day, halved) if halved and clock else on_clock(day, clock)

    def _of_month(self, said: str, month: SheetMonth) -> DateCell:
        """A day of the sheet's month with a time; nothing where nobody says of which year; never another month's."""
        first = date(month.year, month.month, 1) if month.year else None
        when = self._alone(cell_words.by_row_above(said, first), self.said_on) if first else None
        if when is None or when.first_day is None or when.first_day.month != month.month:
            return _NOTHING
        return DateCell(dated=(when, (MONTH_OF_SHEET,)))

    def _in_words(self, said: str, page: Page) -> DateCell:
        if _counts_on(said, page):
            return self._relative(said, page)
        return self._several(said) or self._open_end(said) or self._told(said, page) or _NOTHING

    def _relative(self, said: str, page: Page) -> DateCell:
        if page.written is not None:
            found = self._alone(said, page.written)
            if found is not None:
                return DateCell(dated=(found, (FROM_WRITTEN,)))
        kept: Dated = (_UNDATED, (RELATIVE, NOT_A_DATE))
        choices = [DateChoice(key=WORDS, words=LEAVE_WORDS, dated=kept)]
        placed = cell_words.by_row_above(said, page.above) if page.above else ""
        beside = self._alone(placed, self.said_on) if placed else None
        if beside is not None:
            key = "above"
            words = "Count from the date of the row above"
            choices.append(DateChoice(key=key, words=words, dated=(beside, (FROM_ABOVE,))))
        told = self._alone(said, self.said_on)
        if told is not None:
            words = f"Count from the day it was handed over, {shown_day(self.said_on)}"
            choices.append(DateChoice(key="told", words=words, dated=(told, (FROM_TOLD,))))
        if len(choices) == 1:
            return DateCell(dated=kept)
        asked = f"Dates such as “{said}” count from a day that the row does not give. From which day?"
        answer = "above" if choices[1].key == "above" else WORDS
        question = DateQuestion(key="relative", question=asked, choices=tuple(choices), answer=answer)
        return DateCell(dated=question.settled(answer), question=question)

    def _alone(self, words: str, said_on: date) -> When | None:
        return read_words(words, said_on).when

    def _years(self, said: str, first: int, second: int) -> DateCell:
        """Two years, or a month of the first: the span of both years is true of either."""
        both = When.between(date(first, 1, 1), date(second, 12, 31), precision=When.in_year(first).precision)
        spanned: Dated = (both, (YEARS_OR_MONTH,))
        if second % 100 > 12:
            return DateCell(dated=spanned)
        month = When.in_month(first, second % 100)
        choices = (
            DateChoice(key="years", words=both.display(), dated=spanned),
            DateChoice(key="month", words=month.display(), dated=(month, ())),
            DateChoice(key=WORDS, words=LEAVE_WORDS, dated=(_UNDATED, (NOT_A_DATE,))),
        )
        asked = f"Does “{said}” mean the years {first} to {second}, or a month?"
        return DateCell(
            dated=spanned, question=DateQuestion(key=f"years:{said}", question=asked, choices=choices, answer="years")
        )

    def _several(self, said: str) -> DateCell | None:
        """A list of dates, each with all its figures: none of them is the date, but all lie in their span."""
        parts = cell_words.listed(said)
        days = [self._figures(found, []) for part in parts if (found := FIGURES.match(part)) and not found["rest"]]
        if len(days) != len(parts) or None in days:
            return None
        sure = sorted({day for day in days if day})
        whole: Dated = (When.between(sure[0], sure[-1]), (SEVERAL_DATES,))
        choices = (
            DateChoice(key="span", words=f"At some time {whole[0].display()}", dated=whole),
            *(DateChoice(key=str(n), words=f"{shown_day(day)} alone", dated=(When.on(day), ()))
              for n, day in enumerate(sure)),
            DateChoice(key=WORDS, words=LEAVE_WORDS, dated=(_UNDATED, (NOT_A_DATE,))),
        )  # fmt: skip
        asked = f"“{said}” gives more than one date for one entry. Which is meant?"
        question = DateQuestion(key=f"several:{said}", question=asked, choices=choices, answer="span")
        return DateCell(dated=whole, question=question)

    def _open_end(self, said: str) -> DateCell | None:
        """What went on from a date "to date": it was going on when it was told."""
        start = cell_words.open_ended(said)
        told = self._told(f"since {start}", Page()) if start else None
        return told if told and told.dated[0].is_dated else None

    def _told(self, said: str, page: Page) -> DateCell | None:
        """What the words mean, the dates in figures among them read in this sheet's order first."""
        notes: list[str] = []
        figures = list(_EMBEDDED.finditer(said))
        days = [self._figures(each, notes) for each in figures]
        if None in days:
            return None
        # In figures and with as many for the year, so that nothing is read from them that was not told.
        in_order = (
            f"{day.day}/{day.month}/{str(day.year)[-len(each['year']) :]}"
            for day, each in zip(days, figures, strict=True)
            if day
        )
        spelt = _EMBEDDED.sub(lambda _: next(in_order), said)
        without_year = _NO_YEAR.search(_EMBEDDED.sub("", said))
        if without_year and self.order == MONTH_FIRST:
            return None
        if without_year and not self.order_shown:
            notes.append(ORDER_ASSUMED)
        as_if, note = self._as_if(said, page)
        read = read_words(spelt, as_if)
        notes += [note] if note else []
        notes += [TIME_OF_SOME_DAY] if read.leaves_time else []
        if read.question:
            return _asked(said, read, tuple(notes))
        return DateCell(dated=(read.when, tuple(notes))) if read.when else None

    def _as_if(self, said: str, page: Page) -> tuple[date, str]:
        """The day by which words without a year are read, so that the latest date before it is in the year meant."""
        if cell_words.says_year(said):
            return self.said_on, ""
        if page.month.year:
            return min(self.said_on, date(page.month.year, 12, 31)), YEAR_OF_SHEET
        if page.year:
            return min(self.said_on, date(page.year, 12, 31)), page.lends
        return self.said_on, MONTH_ASSUMED if cell_words.is_day_alone(said) else YEAR_ASSUMED

    def _figures(self, figures: re.Match[str], notes: list[str]) -> date | None:
        named = figures.groupdict()
        if len(named["year"]) == 2:
            notes.append(TWO_DIGIT_YEAR)
        year = year_of(named["year"], self.said_on.year)
        if "month" in named:
            return day_of(year, int(named["month"]), int(named["day"]))
        first, second = int(named["first"]), int(named["second"])
        day, month = (first, second) if self.order == DAY_FIRST else (second, first)
        found, other = day_of(year, month, day), day_of(year, day, month)
        if found is None:
            notes.append(OTHER_ORDER)
        elif other is not None and found != other and not self.order_shown:
            notes.append(ORDER_ASSUMED)
        found = found or other
        if found is not None and not weekday_fits(named.get("weekday") or "", found):
            notes.append(WRONG_WEEKDAY)
        return found

    def _plausible(self, cell: DateCell, said: str = "") -> DateCell:
        return cell if cell.question is not None else self.doubts.about(cell, said, self.said_on)


def _counts_on(said: str, page: Page) -> bool:
    """Whether words count from a day that is not in them. A day without a month does so on a page with dated rows."""
    return cell_words.is_relative(said) or (page.dated and cell_words.is_day_alone(said))


def _asked(said: str, read: WordsRead, notes: tuple[str, ...]) -> DateCell:
    """A question of the reader's: until it is answered only the day that all its readings share is taken."""
    day = read.one_day
    whole: Dated = (When.on(day), (*notes, TO_BE_ASKED)) if day else (_UNDATED, (TO_BE_ASKED, NOT_A_DATE))
    choices = [DateChoice(key=str(n), words=when.display(), dated=(when, notes)) for n, when in enumerate(read.choices)]
    words = shown_day(day) if day else LEAVE_WORDS
    choices.append(DateChoice(key=WORDS, words=words, dated=whole))
    question = DateQuestion(
        key=f"said:{said.lower()}", question=f"“{said}”: {read.question}", choices=tuple(choices), answer=WORDS
    )
    return DateCell(dated=whole, question=question)


def _noting(cell: DateCell, notes: tuple[str, ...]) -> DateCell:
    """The same with notes before its own, in every answer to its question."""
    if not notes:
        return cell
    when, own = cell.dated
    if cell.question is None:
        return DateCell(dated=(when, (*notes, *own)))
    choices = tuple(
        DateChoice(key=each.key, words=each.words, dated=(each.dated[0], (*notes, *each.dated[1])))
        for each in cell.question.choices
    )
    asked = DateQuestion(
        key=cell.question.key, question=cell.question.question, choices=choices, answer=cell.question.answer
    )
    return DateCell(dated=(when, (*notes, *own)), question=asked)
