# SPDX-License-Identifier: Apache-2.0
"""One row of a diary, seen through its sheet's mapping: what each use holds, and what stands on its cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from vlu_desktop.intake.formats.grid import CellMark, Grid, Row, Value, raw_row, words_of
from vlu_desktop.intake.mapping.column_contents import CALL_CODES, MESSAGE_CODES, direction_of, is_owner, is_phone
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping
from vlu_desktop.intake.mapping.heading_zone import with_zone, zone_in
from vlu_desktop.intake.mapping.headings import OF_POLICE, plain
from vlu_desktop.intake.mapping.number_cells import serial_of
from vlu_desktop.intake.mapping.police_column import PoliceTold, police_told
from vlu_desktop.record.count import Count

COUNT_FROM_DATE = "the number of times stands in a cell for dates; its number was taken"
HIDDEN_ROW = "the row is hidden in the file"
NOTE_KEPT = "a note on a cell is kept with the entry"
STRUCK_KEPT = "words struck out in the file are kept with the entry and not taken as said"
CELLS_JOINED = "the line has more cells than headings, as commas that nobody quoted make; they were joined again"
NOT_A_COUNT = "the number of times was not read from “{words}”"
LONGEST_LEFT = 1000
"""Characters of a cell that no column took which stand with its entry; the row as it came has it whole."""
_MOST_TIMES = 10_000
_OF_TIME = {"date", "time", "end_date", "written"}
_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?(?: (?:number|no|of|incidents?|calls?|texts?|messages?|entries|times|contacts?|so far))*"
    r"[ :=\d,.]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """A row of a sheet. What is struck out isn't in its values; `standing` gives the row as it was before."""

    sheet: Grid
    number: int
    row: Row
    mapping: Mapping
    columns: dict[str, tuple[Column, ...]]
    starts_1904: bool = False
    delimiter: str = ""
    as_was: bool = False
    names_owner: bool = False
    """Whether the sheet's senders are the owner of a telephone, as "Me", and others."""
    was_cut: bool = False
    """Whether the row was put together again from more cells than there are headings."""

    def standing(self) -> "DiaryRow":
        """The same with what is struck out."""
        return replace(self, as_was=True)

    def value(self, key: str) -> Value:
        """The cell of a use, None where there is none; a time with the zone that its heading names."""
        found = self.columns[key]
        if not found:
            return None
        value = self._at(found[0].index)
        return with_zone(value, self._zone(key)) if key in _OF_TIME else value

    def _zone(self, key: str) -> str:
        """The zone in the heading of a use; that of the date holds for the time beside it."""
        beside = {"time": ("time", "date")}.get(key, (key,))
        return next((zone for each in beside for column in self.columns[each] if (zone := zone_in(column.heading))), "")

    def text(self, key: str) -> str:
        """The words of the cell of a use."""
        return words_of(self.value(key)).strip()

    def _at(self, column: int) -> Value:
        if column >= len(self.row):
            return None
        mark = self._mark(column)
        return None if mark.all_struck and not self.as_was else self.row[column]

    def _mark(self, column: int) -> CellMark:
        return self.sheet.marks.get((self.number, column), CellMark()) if self.sheet.marks else CellMark()

    def _heading(self, column: int) -> str:
        return next((each.heading for each in self.mapping.columns if each.index == column), "")

    def is_struck(self) -> bool:
        """Whether the row is struck out: all that it holds, or all that it says of what happened."""
        if not self.sheet.marks:
            return False
        held = [n for n, value in enumerate(self.row) if words_of(value).strip()]
        told = [column.index for column in self.columns["account"] if column.index in held] or held
        return bool(told) and all(self._mark(n).all_struck for n in told)

    def is_total(self) -> bool:
        """Whether the first words of the row are "Total" and all else in it is figures."""
        cells = [words for value in self.row if (words := words_of(value).strip())]
        return bool(_TOTAL.match(cells[0])) and all(re.fullmatch(r"[\d.,:£%+ ]*", words) for words in cells[1:])

    def account(self) -> tuple[str, list[str]]:
        """What happened, every column of it; or what comes nearest, with a note that says so; "" where nothing does."""
        parts: list[str] = []
        notes: list[str] = [CELLS_JOINED] if self.was_cut else []
        for column in self.columns["account"]:
            beyond = self._beyond(column.index)
            words = (words_of(self._at(column.index)) + beyond).strip()
            notes += [CELLS_JOINED] if beyond else []
            if words:
                parts.append(f"{column.heading}: {words}" if parts and column.heading else words)
        if parts:
            return "\n\n".join(parts), notes
        for key, name in (("kind", "kind of conduct"), ("words", "words used")):
            if self.text(key):
                return self.text(key), [f"no account was given; the {name} stands in its place"]
        return "", []

    def _beyond(self, column: int) -> str:
        """What a line of text has beyond its headings: the last column's own words, cut at a comma nobody quoted."""
        named = [each.index for each in self.mapping.columns if each.heading or each.use]
        if not self.delimiter or not self.mapping.heading_row or column != max(named):
            return ""
        rest = self.delimiter.join(words_of(value) for value in self.row[column + 1 :])
        return f"{self.delimiter}{rest}" if rest.strip(f" {self.delimiter}") else ""

    def count(self, assumed: list[str]) -> Count | None:
        """How many times; what is no number of times is noted."""
        value = self.value("count")
        if isinstance(value, date):
            # A number in a cell whose format a spreadsheet takes for a date.
            value = float(serial_of(value.date() if isinstance(value, datetime) else value, self.starts_1904))
            assumed.append(COUNT_FROM_DATE)
        words = words_of(value).strip()
        if not words:
            return None
        count = Count.unknown() if is_phone(words) else Count.told(words)
        if count.number is not None and count.number > _MOST_TIMES:
            count = Count.unknown()
        if count.number is None:
            assumed.append(NOT_A_COUNT.format(words=words[:80]))
        return count

    def police(self) -> PoliceTold:
        """What its cells say of the police."""
        heading = next((plain(column.heading) for column in self.columns["reference"]), "")
        of_police = bool(OF_POLICE.search(heading))
        return police_told(self.text("reported"), self.text("reference"), self.text("officer"), of_police=of_police)

    def direction(self) -> str:
        """ "in", "out", or "" where the row doesn't say."""
        if self.names_owner:
            sender = self.text("actor")
            return ("out" if is_owner(sender) else "in") if sender else ""
        heading = next((plain(column.heading) for column in self.columns["direction"]), "")
        calls = heading.startswith("call") or not self.columns["account"]
        return direction_of(self.text("direction"), heading, CALL_CODES if calls else MESSAGE_CODES)

    def as_call(self) -> str:
        """A line of a call log in words, where it says no more: "Missed, 07700 900123"."""
        return ", ".join(words for key in ("direction", "phone", "actor") if (words := self.text(key)))

    def details(self) -> Iterator[tuple[str, str]]:
        """What stands on its cells, each with the note that says it was kept."""
        for column in range(len(self.row)) if self.sheet.marks else ():
            mark = self._mark(column)
            at = f" on “{heading}”" if (heading := self._heading(column)) else ""
            if mark.note:
                yield f"Note{at}: {mark.note}", NOTE_KEPT
            struck = mark.struck or (words_of(self.row[column]) if mark.all_struck else "")
            if struck.strip() and not (self.as_was and mark.all_struck):
                yield f"Struck out{at}: {struck.strip()}", STRUCK_KEPT
        if self.number in self.sheet.hidden_rows:
            yield "", HIDDEN_ROW

    def left(self) -> Iterator[tuple[str, str]]:
        """The words of each cell that no use took, with the heading above it."""
        joined = [each.index for each in self.columns["account"] if self._beyond(each.index)]
        for column in self.mapping.columns:
            words = words_of(self._at(column.index)).strip() if not column.use else ""
            if words and not (joined and column.index > joined[0]):
                yield column.heading or f"Column {column.index + 1}", words

    def raw(self) -> str:
        """The row as it came, with what stands on its cells below it."""
        return "\n".join((raw_row(self.row), *(words for words, _ in self.details() if words)))
