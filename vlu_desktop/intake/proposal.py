# SPDX-License-Identifier: Apache-2.0
"""What an import would make, shown before anything is kept: every row made, not read, set aside or blank."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from vlu_desktop.intake.formats.grid import Book
from vlu_desktop.intake.mapping.column_mapping import Mapping
from vlu_desktop.record.conduct import Incident, RecordingPeriod, SourceItem, Suggestion

RowId = tuple[str, int]
"""A row of the file: the part it stands in, "" where the file has one part only, and its number there, from 1."""
Progress = Callable[[int, int], None]
"""Called now and then with the rows done and the rows in all; may raise to stop."""


def unwatched(done: int, of: int) -> None:
    """A `Progress` that nobody is told of."""


class Reading(Protocol):
    """A file that was opened, in whatever form its importer keeps it. Nobody else looks inside."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def data(self) -> bytes:
        """The file's bytes, as they are kept with the case."""

    @property
    def noun(self) -> str:
        """What the file is, in a word or two that can stand after "a": "diary"."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the file in order, such as the sheets of a workbook; one that is "" where there are none."""

    @property
    def rows(self) -> int:
        """Every row of the file, blank ones and headings too."""

    @property
    def mapped(self) -> "MappedReading | None":
        """Itself where the officer can say what its columns are; None where there is nothing to say."""

    def propose(
        self,
        said_on: date,
        existing: Iterable[Incident] = (),
        *,
        case_id: str = "",
        progress: Progress = unwatched,
    ) -> "Proposal":
        """What the file would make of a case that holds `existing`. `said_on` is the day it was handed over."""


class MappedReading(Reading, Protocol):
    """A reading of rows and columns: how each sheet is taken can be seen and changed."""

    @property
    def book(self) -> Book:
        """The cells."""

    @property
    def mappings(self) -> tuple[Mapping, ...]:
        """How each sheet is taken, in the sheets' order."""

    def with_mapping(self, mapping: Mapping) -> "MappedReading":
        """The same file with one sheet, which the mapping names, taken another way."""

    def headed(self, mapping: Mapping, row: int, year: int) -> Mapping:
        """The sheet's mapping with its headings in another row, from 1; 0 for none. `year` is that of the telling."""

    def answered(self, key: str, answer: str, row: RowId | None = None) -> "MappedReading":
        """The same file read by an answer to one of its proposal's questions: for one row, or for every row of it."""

    def born_on(self, day: date | None) -> "MappedReading":
        """The same file, told when the victim was born: an earlier date is asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromRow:
    """What became of one row, with the row's own words. `row` counts from 1 as the sheet shows it."""

    sheet: str
    row: int
    words: str

    @property
    def id(self) -> RowId:
        """The row it is of."""
        return self.sheet, self.row


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIncident(FromRow):
    """An incident a row would make, with what was assumed in reading it.

    `behaviours` are the kinds that a column told; `suggested` is what was read from the words, and is kept apart.
    `targets`, and `entry` where it is no incident, are there once an officer took them of what was suggested; `left`
    are the headings and words of cells that no use took. `above` is the account of the entry above it in the file,
    which "same again" repeats.
    """

    incident: Incident
    behaviours: tuple[str, ...]
    source_item: SourceItem
    suggested: tuple[Suggestion, ...] = ()
    assumed: tuple[str, ...] = ()
    like: str = ""
    questions: tuple[str, ...] = ()
    """The keys of the questions that the row is asked about."""
    targets: tuple[str, ...] = ()
    entry: str = ""
    left: tuple[tuple[str, str], ...] = ()
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead(FromRow):
    """A row that makes nothing, and why. `instead` is what it would make if the officer insists."""

    reason: str
    instead: ProposedIncident | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NonEntryRow(FromRow):
    """A row that is no entry: a title, or headings."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAssumption:
    """An assumption made for one row, for the officer to check."""

    sheet: str
    row: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowQuestion:
    """Something the file itself can't answer, asked once for all rows like it.

    `choices` are pairs of key and words, for one row like the others; a row that lacks a choice is read as before it.
    `answer` is the key by which every row is read but those in `of_rows`, which are read by another; `answered` says
    that an officer has given one, for all or for every one of them.
    """

    key: str
    question: str
    choices: tuple[tuple[str, str], ...]
    answer: str
    rows: tuple[RowId, ...]
    of_rows: tuple[tuple[RowId, str], ...] = ()
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The whole import as it would be; every row of every part stands in exactly one of the four places.

    `said_on` is the day the file was told or handed over; `case_id` the case its own entries were compared with.
    """

    reading: Reading
    said_on: date
    case_id: str = ""
    made: tuple[ProposedIncident, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    set_aside: tuple[NonEntryRow, ...] = ()
    blank: int = 0
    going_on: int = 0
    """Those of the rows counted as blank whose words were put to the entry above."""

    notes: tuple[str, ...] = ()
    period: RecordingPeriod | None = None
    questions: tuple[RowQuestion, ...] = ()

    @property
    def rows(self) -> int:
        """Every row of the file, blank ones and headings too."""
        return self.reading.rows

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

    def insisting_on(self, rows: Sequence[RowId]) -> "Proposal":
        """The same with these rows made after all, where they say what they would make."""
        wanted = set(rows)
        moved = [each.instead for each in self.not_read if each.instead and each.id in wanted]
        at = {each.id for each in moved}
        order = {part: n for n, part in enumerate(self.reading.parts)}
        made = sorted((*self.made, *moved), key=lambda each: (order[each.sheet], each.row))
        left = tuple(each for each in self.not_read if each.id not in at)
        return replace(self, made=tuple(made), not_read=left)
