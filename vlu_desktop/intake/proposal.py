# SPDX-License-Identifier: Apache-2.0
"""What an import would make, shown before anything is kept: every row made, not read, set aside or blank."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.intake.formats.grid import Book
from vlu_desktop.intake.mapping.column_mapping import Mapping
from vlu_desktop.record.conduct import Incident, RecordingPeriod, SourceItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIncident:
    """An incident a row would make, with what was assumed in reading it. `row` counts from 1 as the sheet shows it."""

    sheet: str
    row: int
    words: str
    incident: Incident
    behaviours: tuple[str, ...]
    targets: tuple[str, ...]
    source_item: SourceItem
    assumed: tuple[str, ...] = ()
    like: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """A row that makes nothing, in its own words, and why. `instead` is what it would make if the officer insists."""

    sheet: str
    row: int
    words: str
    reason: str
    instead: ProposedIncident | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NonEntryRow:
    """A row that is no entry: a title, or headings."""

    sheet: str
    row: int
    words: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAssumption:
    """An assumption made for one row, for the officer to check."""

    sheet: str
    row: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The whole import as it would be; every row of every sheet stands in exactly one of the four places.

    `said_on` is the day the diary was told or handed over; `case_id` the case its own entries were compared with.
    """

    book: Book
    mappings: tuple[Mapping, ...]
    said_on: date
    case_id: str = ""
    made: tuple[ProposedIncident, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    set_aside: tuple[NonEntryRow, ...] = ()
    blank: int = 0
    notes: tuple[str, ...] = ()
    period: RecordingPeriod | None = None

    @property
    def rows(self) -> int:
        """Every row of the file, blank ones and headings too."""
        return sum(len(sheet.rows) for sheet in self.book.sheets)

    @property
    def read(self) -> int:
        """Every entry of the file: what was made and what was not."""
        return len(self.made) + len(self.not_read)

    @property
    def noted(self) -> tuple[RowAssumption, ...]:
        """Each assumption, row by row."""
        return tuple(
            RowAssumption(sheet=each.sheet, row=each.row, note=note) for each in self.made for note in each.assumed
        )

    def insisting_on(self, rows: Sequence[tuple[str, int]]) -> "Proposal":
        """The same with these (sheet, row) entries made after all, where they say what they would make."""
        wanted = {(each.sheet, each.row) for each in self.not_read if each.instead} & set(rows)
        moved = [each.instead for each in self.not_read if each.instead and (each.sheet, each.row) in wanted]
        order = {sheet.name: n for n, sheet in enumerate(self.book.sheets)}
        made = sorted((*self.made, *moved), key=lambda each: (order[each.sheet], each.row))
        left = tuple(each for each in self.not_read if (each.sheet, each.row) not in wanted)
        return replace(self, made=tuple(made), not_read=left)

    def leaving_out(self, rows: Sequence[tuple[str, int]]) -> "Proposal":
        """The same without these (sheet, row) entries, which the officer chose not to take."""
        out = set(rows)
        left = tuple(
            NotRead(sheet=each.sheet, row=each.row, words=each.words, reason=LEFT_OUT, instead=each)
            for each in self.made
            if (each.sheet, each.row) in out
        )
        made = tuple(each for each in self.made if (each.sheet, each.row) not in out)
        return replace(self, made=made, not_read=(*self.not_read, *left))


LEFT_OUT = "left out by the officer"
