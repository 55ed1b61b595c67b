# SPDX-License-Identifier: Apache-2.0
"""A diary in rows into proposed incidents: each row made, or not read with its own words and the reason."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.intake.accounts.kind_suggestions import suggest_kinds, suggest_targets
from vlu_desktop.intake.accounts.reader import read_account
from vlu_desktop.intake.formats.grid import Book, Grid, Row, Value, is_blank, raw_row, row_words, words_of
from vlu_desktop.intake.mapping import column_dates
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping, guess, headed_at, is_heading_row
from vlu_desktop.intake.mapping.headings import USES, plain
from vlu_desktop.intake.mapping.police_column import PoliceTold, police_told
from vlu_desktop.intake.proposal import NonEntryRow, NotRead, Progress, Proposal, ProposedIncident, unwatched
from vlu_desktop.intake.repeats import Repeats
from vlu_desktop.record.conduct import Incident, RecordingPeriod, SourceItem
from vlu_desktop.record.count import Count

NO_ACCOUNT = "nothing in it says what happened"
TOTAL = "it is a total, not an entry"
IN_CASE = "already in the case"
_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?(?: (?:number|no|of|incidents?|calls?|texts?|messages?|entries|times|contacts?|so far))*"
    r"[ :=\d,.]*$",
    re.IGNORECASE,
)
_DITTO = {'"', "''", "”", "“", "〃", "ditto", "same", "same day", "same date", "as above", '-"-'}
_LEADING_DATE = re.compile(
    r"\s*(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?:,?\s+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]m)?)?)(?=[\s:,–—-])"
    r"|\s*([^\n]{5,40}?)\s*(?:[:–—]|-\s)"
)
_OF_POLICE = re.compile(r"police|crime|\bcad\b|\burn\b")
DATE_IN_ACCOUNT = "date taken from the beginning of the account"
_NOT_KNOWN = re.compile(r"(?:don'?t know|do not know|not known|unknown|not sure|unsure|\?+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryReading:
    """A diary in rows and columns, as opened. Until it was proposed from once, its mappings are still to be guessed."""

    book: Book
    mappings: tuple[Mapping, ...] = ()

    @property
    def name(self) -> str:
        """The file's name."""
        return self.book.name

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.book.data

    @property
    def noun(self) -> str:
        """A diary."""
        return "diary"

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its sheets."""
        return tuple(sheet.name for sheet in self.book.sheets)

    @property
    def rows(self) -> int:
        """Every row of every sheet."""
        return sum(len(sheet.rows) for sheet in self.book.sheets)

    @property
    def mapped(self) -> "DiaryReading":
        """Itself: what its columns are can be changed."""
        return self

    def with_mapping(self, mapping: Mapping) -> "DiaryReading":
        """The same file with the sheet that the mapping names taken another way."""
        return replace(self, mappings=tuple(mapping if each.sheet == mapping.sheet else each for each in self.mappings))

    def headed(self, mapping: Mapping, row: int, year: int) -> Mapping:
        """The sheet's mapping with its headings in another row, from 1; 0 for none."""
        return headed_at(next(each for each in self.book.sheets if each.name == mapping.sheet), mapping, row, year)

    def propose(
        self,
        said_on: date,
        existing: Iterable[Incident] = (),
        *,
        case_id: str = "",
        progress: Progress = unwatched,
    ) -> Proposal:
        """What the diary would make of the case, by its mappings or, where none was settled yet, by the guess.

        There is one mapping a sheet, in the sheets' order; ValueError where there isn't.
        """
        mappings = self.mappings or map_book(self.book, said_on)
        taking = _Taking(book=self.book, said_on=said_on, case_id=case_id, repeats=Repeats(existing), progress=progress)
        pairs = tuple(zip(self.book.sheets, mappings, strict=True))
        for sheet, mapping in pairs:
            taking.sheet(sheet, mapping)
        return Proposal(
            reading=replace(self, mappings=mappings),
            said_on=said_on,
            case_id=case_id,
            made=tuple(taking.made),
            not_read=tuple(taking.not_read),
            set_aside=tuple(taking.set_aside),
            blank=taking.blank,
            notes=(*self.book.notes, *_notes(pairs)),
            period=_period(taking.made, self.book.name, case_id),
        )


def map_book(book: Book, said_on: date) -> tuple[Mapping, ...]:
    """The likeliest reading of each sheet. Where none looks like a diary, the first with rows is taken anyway."""
    mappings = tuple(guess(sheet, said_on.year) for sheet in book.sheets)
    if not any(mapping.used for mapping in mappings):
        shown = [n for n, sheet in enumerate(book.sheets) if sheet.rows and not sheet.hidden]
        mappings = tuple(
            replace(mapping, used=True, why_not="") if n in shown[:1] else mapping for n, mapping in enumerate(mappings)
        )
    return mappings


def _notes(sheets: tuple[tuple[Grid, Mapping], ...]) -> Iterator[str]:
    for sheet, mapping in sheets:
        at = f"Sheet “{sheet.name}”: " if len(sheets) > 1 else ""
        if sheet.rows:
            yield from (f"{at}{note}" for note in _of_sheet(mapping))


def _of_sheet(mapping: Mapping) -> Iterator[str]:
    if not mapping.used:
        yield f"Not imported, because {mapping.why_not or 'you chose to leave it out'}."
        return
    if not mapping.heading_row:
        yield "No row of headings was found; the columns were told by what they hold."
    unused = [column.heading for column in mapping.columns if column.heading and not column.use]
    if unused:
        yield f"Columns kept with each row as it came, and not otherwise used: {', '.join(unused)}."
    if mapping.swap_suspected and not mapping.swap_real_dates:
        yield (
            "Day and month of some dates may have been swapped by a spreadsheet set for another country. "
            "Check a date you know; the dates can be swapped back."
        )


def _period(made: list[ProposedIncident], name: str, case_id: str) -> RecordingPeriod | None:
    """A recording period that the dated rows span, for the officer to accept or not."""
    dated = [each.incident.happened for each in made if each.incident.happened]
    days = [day for when in dated for day in (when.first_day, when.last_day) if day]
    if not days:
        return None
    return RecordingPeriod(case_id=case_id, way="diary", starts=min(days), ends=max(days), note=f"From {name}")


@dataclass(slots=True, kw_only=True)
class _Taking:
    """One pass over a book."""

    book: Book
    said_on: date
    case_id: str
    repeats: Repeats
    progress: Progress
    made: list[ProposedIncident] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    set_aside: list[NonEntryRow] = field(default_factory=list)
    blank: int = 0
    _done: int = 0

    def sheet(self, sheet: Grid, mapping: Mapping) -> None:
        reader = column_dates.DateReader(
            said_on=self.said_on,
            order=mapping.order,
            order_shown=mapping.order_shown,
            swap_real=mapping.swap_real_dates,
            suspect_real=mapping.swap_suspected,
        )
        headings = next(iter(sheet.rows[mapping.heading_row - 1 : mapping.heading_row]), ())
        above: column_dates.RowDate | None = None
        columns = {use.key: mapping.of(use.key) for use in USES}
        every = sum(len(each.rows) for each in self.book.sheets)
        for number, row in enumerate(sheet.rows, start=1):
            self._done += 1
            if self._done % 1000 == 0:
                self.progress(self._done, every)
            if is_blank(row):
                self.blank += 1
                above = None
            elif not mapping.used:
                reason = mapping.why_not or "its sheet was left out"
                self.not_read.append(NotRead(sheet=sheet.name, row=number, words=row_words(row), reason=reason))
            elif number <= mapping.heading_row or is_heading_row(row, headings):
                what = "above the table" if number < mapping.heading_row else "headings"
                self.set_aside.append(NonEntryRow(sheet=sheet.name, row=number, words=row_words(row), what=what))
                above = None
            else:
                above = self._row(_Entry(sheet.name, number, row, mapping, columns), reader, above)

    def _row(
        self, entry: "_Entry", reader: column_dates.DateReader, above: column_dates.RowDate | None
    ) -> column_dates.RowDate | None:
        """Takes one row; returns the date that stands for the rows below it that have none."""
        if entry.is_total():
            self._leave(entry, TOTAL)
            return None
        account, notes = entry.account()
        written = entry.value("date")
        said = words_of(written).strip()
        day: Value | column_dates.RowDate = written
        if not entry.columns["date"]:
            day = _leading_date(account)
            notes += [DATE_IN_ACCOUNT] if day else []
        elif (not said or said.lower() in _DITTO) and above is not None and entry.mapping.carry_dates_down:
            day = above.below() or written
        told = reader.read(day, entry.value("time"), entry.value("end_date"), entry.text("day"))
        if account:
            self._keep(self._proposed(entry, account, told.when, [*notes, *told.assumed], reader), entry)
        else:
            self._leave(entry, NO_ACCOUNT)
        return told

    def _proposed(
        self, entry: "_Entry", account: str, when: When, assumed: list[str], reader: column_dates.DateReader
    ) -> ProposedIncident:
        detail = [f"{self.book.name}, {f'sheet {entry.sheet}, ' if entry.sheet else ''}row {entry.number}"]
        police = entry.police()
        actor = entry.text("actor")
        for label, words in (
            ("Witness", entry.text("witness")),
            ("Police", police.words),
            ("Seriousness as given", entry.text("severity")),
        ):
            if words:
                detail.append(f"{label}: {words}")
        written = entry.value("written")
        count = entry.count(assumed)
        incident = Incident(
            case_id=self.case_id,
            account=account,
            happened=when,
            count=count,
            words=entry.text("words"),
            place=entry.text("place"),
            attribution="unknown" if _NOT_KNOWN.match(actor) else "",
            attribution_basis=f"As the diary says: {actor}" if actor else "",
            source="victim",
            source_detail="; ".join(detail),
            reliability="not-assessed",
            written_down=reader.read(written).when if words_of(written).strip() else None,
            told_on=self.said_on,
            reported=police.answer,
            police_reference=police.reference,
            fear=entry.text("effect"),
        )
        # A column of kinds is read as the labels it holds; what is told is read by its grammar, what he said as said.
        told, said = read_account(account), read_account(f"he said: {incident.words}" if incident.words else "")
        kinds = tuple(dict.fromkeys((*suggest_kinds(entry.text("kind")), *told.kinds, *said.kinds)))
        return ProposedIncident(
            sheet=entry.sheet,
            row=entry.number,
            words=row_words(entry.row),
            incident=incident,
            behaviours=kinds,
            targets=tuple(dict.fromkeys(("victim", *told.targets, *suggest_targets(kinds), *said.targets))),
            source_item=SourceItem(
                case_id=self.case_id, position=entry.number, happened=when, medium="Diary", raw=raw_row(entry.row)
            ),
            assumed=tuple(dict.fromkeys(assumed)),
        )

    def _keep(self, proposed: ProposedIncident, entry: "_Entry") -> None:
        incident = proposed.incident
        if self.repeats.in_case(incident):
            self._leave(entry, IN_CASE, proposed)
            return
        same = self.repeats.same_row(incident, proposed.id, proposed.source_item.raw)
        if same:
            self._leave(entry, f"the same as {same}", proposed)
            return
        self.made.append(replace(proposed, like=self.repeats.like(incident, proposed.id)))

    def _leave(self, entry: "_Entry", reason: str, instead: ProposedIncident | None = None) -> None:
        self.not_read.append(
            NotRead(sheet=entry.sheet, row=entry.number, words=row_words(entry.row), reason=reason, instead=instead)
        )


def _leading_date(account: str) -> str | None:
    """The date an entry begins with, as in "3 March 2026 - he rang", where a diary has no column for it."""
    found = _LEADING_DATE.match(account)
    words = (found[1] or found[2]) if found else ""
    return words if column_dates.looks_like_date(words) else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row, seen through the sheet's mapping."""

    sheet: str
    number: int
    row: Row
    mapping: Mapping
    columns: dict[str, tuple[Column, ...]]

    def value(self, key: str) -> Value:
        found = self.columns[key]
        return self._at(found[0]) if found else None

    def text(self, key: str) -> str:
        return words_of(self.value(key)).strip()

    def _at(self, column: Column) -> Value:
        return self.row[column.index] if column.index < len(self.row) else None

    def is_total(self) -> bool:
        """Whether the first words of the row are "Total" and all else in it is figures."""
        cells = [words for value in self.row if (words := words_of(value).strip())]
        return bool(_TOTAL.match(cells[0])) and all(re.fullmatch(r"[\d.,:£%+ ]*", words) for words in cells[1:])

    def account(self) -> tuple[str, list[str]]:
        """What happened, every column of it; or what comes nearest, with a note that says so; "" where nothing does."""
        parts: list[str] = []
        for column in self.columns["account"]:
            words = words_of(self._at(column)).strip()
            if words:
                parts.append(f"{column.heading}: {words}" if parts and column.heading else words)
        if parts:
            return "\n\n".join(parts), []
        for key, name in (("kind", "kind of conduct"), ("words", "words used")):
            if self.text(key):
                return self.text(key), [f"no account was given; the {name} stands in its place"]
        return "", []

    def count(self, assumed: list[str]) -> Count | None:
        words = self.text("count")
        if not words:
            return None
        count = Count.read(words)
        if count.number is None:
            assumed.append(f"the number of times was not read from “{words[:80]}”")
        return count

    def police(self) -> PoliceTold:
        heading = next((plain(column.heading) for column in self.columns["reference"]), "")
        of_police = bool(_OF_POLICE.search(heading))
        return police_told(self.text("reported"), self.text("reference"), self.text("officer"), of_police=of_police)
