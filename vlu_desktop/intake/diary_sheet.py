# SPDX-License-Identifier: Apache-2.0
"""One sheet of a diary as it is gone through: what it is read by, and what the rows so far lend to the next."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.intake.formats.grid import Book, Grid, Row, Value, words_of
from vlu_desktop.intake.mapping.clock_halves import shows_whole_day
from vlu_desktop.intake.mapping.column_contents import cells_of, names_owner
from vlu_desktop.intake.mapping.column_dates import DateReader, RowDate
from vlu_desktop.intake.mapping.column_mapping import Mapping, is_heading_row
from vlu_desktop.intake.mapping.date_answers import Answers
from vlu_desktop.intake.mapping.date_cells import CellReader, Page
from vlu_desktop.intake.mapping.date_doubts import Doubts
from vlu_desktop.intake.mapping.date_notes import FROM_TOLD
from vlu_desktop.intake.mapping.headings import OF_SENDERS, plain
from vlu_desktop.intake.mapping.leading_date import leading_dates
from vlu_desktop.intake.mapping.lent_years import lent_years, only_years, runs_backwards
from vlu_desktop.intake.mapping.prose_lines import first_entry, is_title
from vlu_desktop.intake.mapping.section_rows import section_of
from vlu_desktop.intake.mapping.sheet_month import sheet_month

_ONWARD = re.compile(r"\b(?:later|after|next|following)\b", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class DiarySheet:
    """What the rows of a sheet are read by. `names_owner` says that its senders are a telephone's owner and others."""

    grid: Grid
    mapping: Mapping
    reader: DateReader
    page: Page
    years: dict[int, int]
    only_years: frozenset[int]
    backwards: bool
    names_owner: bool
    first_entry: int
    above: RowDate | None = None
    anchor: date | None = None
    anchor_proposed: tuple[str, ...] = ()
    """What was assumed of that day, which is then only proposed."""
    entry: RowDate | None = None
    """When the last entry with a date of its own happened."""
    same_day: Collection[int] = ()
    """The rows that are of its day, as an officer said."""

    def anchored(self, told: RowDate) -> None:
        """Rows below may count from this row's day, unless its own was counted from the day it was told.

        Below "two weeks later" that could not be placed, they count from no day that is known.
        """
        if told.day.span_days == 1 and not told.day.approximate and FROM_TOLD not in told.assumed:
            self.anchor, self.anchor_proposed = told.day.first_day, told.proposed
        elif not told.day.is_dated and _ONWARD.search(told.said):
            self.anchor = None

    def beside(self, number: int, row: Row) -> str:
        """What a row is that is no entry, "" for an entry: headings, what is above them, a title, a month or year.

        The rows below a month or year are of it, and take no date from above it.
        """
        top = self.mapping.heading_row
        if number <= top or (top and is_heading_row(row, self.grid.rows[top - 1])):
            self.above = None
            return "above the table" if number < top else "headings"
        if month := section_of(row, self.page.month):
            self.page, self.above, self.anchor = replace(self.page, month=month), None, None
            return "the month or year of the rows below"
        return "a title" if number < self.first_entry and is_title(row) else ""

    def written(self, value: Value, number: int) -> RowDate | None:
        """When a row says it was written down, None where it doesn't."""
        return self.reader.read(value, row=(self.grid.name, number)) if words_of(value).strip() else None

    def around(self, number: int, written: date | None) -> Page:
        """What the page says around a row."""
        above = None if self.backwards or not self.mapping.carry_dates_down else self.anchor
        year, only = self.years.get(number, 0), number in self.only_years
        return replace(self.page, year=year, only_year=only, above=above, written=written)

    def leading_date(self, account: str) -> str | None:
        """The date that an entry begins with: the first of the words that may be it which can be read."""
        found = leading_dates(account)
        readable = (words for words in found if (told := self.reader.read(words)).when.is_dated or told.asked)
        return next(readable, found[0] if found else None)


def open_sheet(
    book: Book, grid: Grid, mapping: Mapping, *, said_on: date, answers: Answers, born: date | None
) -> DiarySheet:
    """The sheet before its first row, with the years that its dates lend each other."""
    cells = CellReader(
        said_on=said_on, order=mapping.order, order_shown=mapping.order_shown, swap_real=mapping.swap_real_dates,
        suspect_real=mapping.swap_suspected, starts_1904=book.starts_1904, doubts=Doubts(born=born),
        whole_day=shows_whole_day(_times(grid, mapping)),
    )  # fmt: skip
    seen = [
        (number, *found)
        for number, row in enumerate(grid.rows[mapping.heading_row :], start=mapping.heading_row + 1)
        if (found := cells.seen(_date_of(row, mapping)))
    ]
    years = lent_years(seen, said_on)
    return DiarySheet(
        grid=grid, mapping=mapping, reader=DateReader(cells=cells, answers=answers),
        page=Page(
            month=sheet_month(grid, mapping.heading_row, book.name), dated=any(has_year for _, _, has_year in seen)
        ), years=years, only_years=only_years(seen, years),
        backwards=runs_backwards(seen), names_owner=_names_owner(grid, mapping),
        first_entry=0 if mapping.heading_row else first_entry(grid),
    )  # fmt: skip


def _times(grid: Grid, mapping: Mapping) -> Iterator[Value]:
    """The cells of a sheet that may hold a time of day."""
    columns = [each.index for key in ("date", "time") for each in mapping.of(key)]
    for row in grid.rows[mapping.heading_row :]:
        yield from (row[at] for at in columns if at < len(row))


def _date_of(row: Row, mapping: Mapping) -> Value:
    """What stands as a row's date: its cell or, where there is no column of dates, what its account begins with."""
    dates, accounts = mapping.of("date"), mapping.of("account")
    at = next(iter((*dates, *accounts)), None) if mapping.used else None
    value = row[at.index] if at is not None and at.index < len(row) else None
    return value if dates else next(iter(leading_dates(words_of(value))), None)


def _names_owner(grid: Grid, mapping: Mapping) -> bool:
    """Whether a column of senders, and none of directions, says which messages the owner of the telephone sent."""
    senders = [column for column in mapping.of("actor") if OF_SENDERS.search(plain(column.heading))]
    if mapping.of("direction") or not senders:
        return False
    return names_owner(cells_of(grid.rows[mapping.heading_row :], senders[0].index))
