# SPDX-License-Identifier: Apache-2.0
"""A diary in rows into proposed incidents: each row made, or not read with its own words and the reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.intake.accounts.kind_suggestions import suggest_kinds
from vlu_desktop.intake.diary_questions import GOES_ON, SENT, WHOSE_PHONE, Questions
from vlu_desktop.intake.diary_row import LONGEST_LEFT, DiaryRow
from vlu_desktop.intake.diary_sheet import DiarySheet, open_sheet
from vlu_desktop.intake.formats.grid import Book, Grid, Value, is_blank, row_words, words_of
from vlu_desktop.intake.mapping.cell_words import is_ditto, names_same_day
from vlu_desktop.intake.mapping.column_dates import RowDate
from vlu_desktop.intake.mapping.column_mapping import Mapping, guess, headed_at
from vlu_desktop.intake.mapping.date_answers import Answers
from vlu_desktop.intake.mapping.date_notes import FROM_ABOVE, FROM_WRITTEN, SENT_ANSWERED, SENT_AS_DATE
from vlu_desktop.intake.mapping.headings import USES
from vlu_desktop.intake.mapping.police_column import odd_reference
from vlu_desktop.intake.mapping.prose_lines import doubtful_lines, parted
from vlu_desktop.intake.mapping.sheet_notes import notes_of, nothing_found
from vlu_desktop.intake.mapping.surplus_cells import put_together
from vlu_desktop.intake.proposal import NonEntryRow, NotRead, Progress, Proposal, ProposedIncident, RowId, unwatched
from vlu_desktop.intake.repeats import Repeats
from vlu_desktop.intake.suggested import AccountsRead, date_suggested
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.record.conduct import Incident, RecordingPeriod, SourceItem

NO_ACCOUNT = "nothing in it says what happened"
TOTAL = "it is a total, not an entry"
IN_CASE = "already in the case"
STRUCK = "it is struck out in the file"
OWN = "it is the victim’s own message or call, which is no conduct"
CALL_LOG = "it is a line of a call log or bill, which doesn’t say what happened"
UNKEPT = "diary-unknown"
"""The way of recording of a diary until somebody says when it was written."""
LINES_BELOW = "lines below it without a date were taken to be part of it"
DATE_IN_ACCOUNT = "date taken from the beginning of the account"
_NOT_KNOWN = re.compile(r"(?:don'?t know|do not know|not known|unknown|not sure|unsure|\?+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryReading:
    """A diary in rows and columns, as opened. Until it was proposed from once, its mappings are still to be guessed."""

    book: Book
    mappings: tuple[Mapping, ...] = ()
    answers: Answers = field(default_factory=Answers)
    born: date | None = None
    accounts: AccountsRead = field(default_factory=AccountsRead, compare=False, repr=False)

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

    def answered(self, key: str, answer: str, row: RowId | None = None) -> "DiaryReading":
        """The same file read by an answer to a question, of one row or of all."""
        return replace(self, answers=self.answers.saying(key, answer, row))

    def born_on(self, day: date | None) -> "DiaryReading":
        """The same file, told when the victim was born."""
        return replace(self, born=day)

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
        taking = _Taking(
            reading=self, said_on=said_on, case_id=case_id, repeats=Repeats(existing), progress=progress,
            questions=Questions(answers=self.answers),
        )  # fmt: skip
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
            going_on=taking.going_on,
            notes=(*self.book.notes, *notes_of(pairs), *nothing_found(taking.made, taking.not_read)),
            period=_period(taking.made, self.book.name, case_id),
            questions=taking.questions.asked(),
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


def _period(made: list[ProposedIncident], name: str, case_id: str) -> RecordingPeriod | None:
    """A recording period that the rows with a certain date span, for the officer to say how the diary was kept in it.

    Where every date is only suggested, what the officer says is still said of the file: a period of no days yet.
    """
    dated = [each.incident.happened for each in made if each.incident.happened]
    days = [day for when in dated for day in (when.first_day, when.last_day) if day]
    if not days and not any(row.what == "date" for each in made for row in each.suggested):
        return None
    starts, ends = min(days, default=None), max(days, default=None)
    return RecordingPeriod(case_id=case_id, way=UNKEPT, starts=starts, ends=ends, note=f"From {name}")


@dataclass(slots=True, kw_only=True)
class _Taking:
    """One pass over a book."""

    reading: DiaryReading
    said_on: date
    case_id: str
    repeats: Repeats
    progress: Progress
    questions: Questions
    made: list[ProposedIncident] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    set_aside: list[NonEntryRow] = field(default_factory=list)
    blank: int = 0
    going_on: int = 0
    _done: int = 0
    _above: str = ""
    _longer: set[RowId] = field(default_factory=set)
    """Entries to which lines were put that may be entries of their own."""

    def sheet(self, grid: Grid, mapping: Mapping) -> None:
        """Takes every row of a sheet."""
        grid, own = self._lines_apart(grid, mapping)
        sheet = open_sheet(
            self.reading.book, grid, mapping,
            said_on=self.said_on, answers=self.reading.answers, born=self.reading.born,
        )  # fmt: skip
        sheet.same_day = {number for number, answer in own.items() if answer == "same-day"}
        columns = {use.key: mapping.of(use.key) for use in USES}
        every = self.reading.rows
        for number, row in enumerate(grid.rows, start=1):
            check_stopped()
            self._done += 1
            if self._done % 1000 == 0:
                self.progress(self._done, every)
            if is_blank(row):
                self.blank += 1
                self.going_on += number in grid.going_on
                sheet.above = None
            elif not mapping.used:
                reason = mapping.why_not or "its sheet was left out"
                self.not_read.append(NotRead(sheet=grid.name, row=number, words=row_words(row), reason=reason))
            elif what := sheet.beside(number, row):
                self.set_aside.append(NonEntryRow(sheet=grid.name, row=number, words=row_words(row), what=what))
            else:
                book = self.reading.book
                whole = put_together(row, mapping, book.delimiter)
                entry = DiaryRow(
                    grid, number, whole, mapping, columns, book.starts_1904, book.delimiter,
                    names_owner=sheet.names_owner, was_cut=whole is not row,
                )  # fmt: skip
                sheet.above = self._row(entry, sheet)
                sheet.entry = sheet.entry if number in own else sheet.above

    def _lines_apart(self, grid: Grid, mapping: Mapping) -> tuple[Grid, dict[int, str]]:
        """A written diary with the lines that an officer said are entries of their own; those, each with the answer."""
        own: dict[int, str] = {}
        for entry, lines in (doubtful_lines(grid) if mapping.used else {}).items():
            row = grid.name, entry
            self.questions.add((GOES_ON,), row)
            answer = self.reading.answers.of(GOES_ON.key, row) or GOES_ON.answer
            if answer == GOES_ON.answer:
                self._longer.add(row)
            else:
                own |= dict.fromkeys(lines, answer)
        return parted(grid, own), own

    def _row(self, entry: DiaryRow, sheet: DiarySheet) -> RowDate | None:
        """Takes one row; returns the date that stands for the rows below it that have none."""
        struck = entry.is_struck()
        undated = struck and not words_of(entry.value("date")).strip()
        entry = entry.standing() if struck else entry
        if entry.is_total():
            self._leave(entry, TOTAL)
            return None
        account, notes = entry.account()
        on = sheet.written(entry.value("written"), entry.number)
        told = self._told(entry, sheet, account, notes, on)
        sheet.anchored(told)
        call = "" if account else entry.as_call()
        if not account and not call:
            self._leave(entry, NO_ACCOUNT)
            return told
        whose = (WHOSE_PHONE,) if entry.columns["direction"] or sheet.names_owner else ()
        of_written = on.asked if on is not None else ()
        self.questions.add((*told.asked, *of_written, *whose), (entry.sheet.name, entry.number))
        proposed = self._proposed(entry, account or call, told, notes, on)
        if why_not := self._why_not(entry, struck, call):
            self._leave(entry, why_not, proposed)
        else:
            self._keep(proposed, entry, told)
        return sheet.above if undated else told

    def _why_not(self, entry: DiaryRow, struck: bool, call: str) -> str:
        """Why a row is made only if the officer insists; "" where nothing speaks against it."""
        if struck:
            return STRUCK
        if self._is_own(entry):
            return OWN
        return CALL_LOG if call else ""

    def _told(self, entry: DiaryRow, sheet: DiarySheet, account: str, notes: list[str], on: RowDate | None) -> RowDate:
        """When the row happened, by its own cells or, where it has no date, by what stands above it or in its words."""
        written = entry.value("date")
        said = words_of(written).strip()
        day: Value | RowDate = written
        if not entry.columns["date"]:
            day = self._in_words(entry.number, sheet, account, notes)
            if on is not None and day is None:
                day = self._sent(entry, notes)
        elif (not said or is_ditto(said)) and sheet.above is not None and entry.mapping.carry_dates_down:
            day = sheet.above.below(stays=names_same_day(said)) or written
        written_on = on.when.first_day if on is not None and on.when.span_days == 1 else None
        told = sheet.reader.read(
            day, entry.value("time"), entry.value("end_date"), entry.text("day"),
            page=sheet.around(entry.number, written_on), row=(entry.sheet.name, entry.number),
        )  # fmt: skip
        return told.proposing(*self._lent(told, sheet, notes, on))

    def _lent(self, told: RowDate, sheet: DiarySheet, notes: Sequence[str], on: RowDate | None) -> Iterator[str]:
        """What its date rests on that is only proposed: the row above, or the day it was written down."""
        if FROM_ABOVE in told.assumed:
            yield from sheet.anchor_proposed
        if on is not None and FROM_WRITTEN in told.assumed:
            yield from on.proposed
        if SENT_AS_DATE in notes:
            yield SENT_AS_DATE

    def _in_words(self, number: int, sheet: DiarySheet, account: str, notes: list[str]) -> str | RowDate | None:
        """The date that an account begins with, or that of the entry above which an officer said it is of."""
        if words := sheet.leading_date(account):
            notes.append(DATE_IN_ACCOUNT)
            return words
        return sheet.entry.below(stays=True) if sheet.entry is not None and number in sheet.same_day else None

    def _sent(self, entry: DiaryRow, notes: list[str]) -> Value:
        """The day a form was sent, where that is the only one and is taken for the date."""
        row = entry.sheet.name, entry.number
        self.questions.add((SENT,), row)
        answer = self.reading.answers.of(SENT.key, row)
        if (answer or SENT.answer) != "date":
            return None
        notes.append(SENT_ANSWERED if answer else SENT_AS_DATE)
        return entry.value("written")

    def _is_own(self, entry: DiaryRow) -> bool:
        """Whether the victim sent it or rang: what went out of her or his telephone, or came in to the other's."""
        row = entry.sheet.name, entry.number
        whose = self.reading.answers.of(WHOSE_PHONE.key, row) or WHOSE_PHONE.answer
        return entry.direction() == ("out" if whose == "victim" else "in")

    def _proposed(
        self, entry: DiaryRow, account: str, told: RowDate, notes: list[str], on: RowDate | None
    ) -> ProposedIncident:
        name = entry.sheet.name
        longer = [LINES_BELOW] if (name, entry.number) in self._longer else []
        assumed = [*notes, *longer, *told.assumed, *(note for _, note in entry.details())]
        police = entry.police()
        actor = entry.text("actor")
        count = entry.count(assumed)
        if odd := odd_reference(police.reference):
            assumed.append(odd)
        incident = Incident(
            case_id=self.case_id,
            account=account,
            happened=told.certain,
            count=count,
            words=entry.text("words"),
            place=entry.text("place"),
            attribution="unknown" if _NOT_KNOWN.match(actor) else "",
            attribution_basis=f"As the diary says: {actor}" if actor else "",
            source="victim",
            source_detail=self._detail(entry, police.words),
            reliability="not-assessed",
            written_down=on.certain if on is not None else None,
            told_on=self.said_on,
            reported=police.answer,
            police_reference=police.reference,
            fear=entry.text("effect"),
        )
        # A column of kinds is read as the labels it holds; what the words tell is only suggested.
        kinds = suggest_kinds(entry.text("kind"))
        above, self._above = self._above, account
        return ProposedIncident(
            sheet=name,
            row=entry.number,
            words=row_words(entry.row),
            incident=incident,
            behaviours=kinds,
            suggested=(*date_suggested(told), *self.reading.accounts.suggestions_of(incident, kinds, above)),
            source_item=self._item(entry, told.certain),
            assumed=tuple(dict.fromkeys(assumed)),
            questions=self.questions.of((name, entry.number)),
            left=tuple(entry.left()),
            above=above,
        )

    def _detail(self, entry: DiaryRow, police: str) -> str:
        """Where in the file the row stands, and what of it has no field of its own."""
        at = f"sheet {entry.sheet.name}, " if entry.sheet.name else ""
        detail = [f"{self.reading.book.name}, {at}row {entry.number}"]
        for label, words in (
            ("Witness", entry.text("witness")),
            ("Police", police),
            ("Seriousness as given", entry.text("severity")),
        ):
            if words:
                detail.append(f"{label}: {words}")
        detail += [f"{heading}: {words[:LONGEST_LEFT]}" for heading, words in entry.left()]
        return "; ".join((*detail, *(words for words, _ in entry.details() if words)))

    def _item(self, entry: DiaryRow, when: When) -> SourceItem:
        """The row as it came; who sent it to whom where the file says which way it went."""
        own = self._is_own(entry)
        way = ("from-victim" if own else "to-victim") if entry.direction() else ""
        other = "; ".join(words for key in ("actor", "phone") if (words := entry.text(key)) and entry.direction())
        return SourceItem(
            case_id=self.case_id, position=entry.number, happened=when, medium="Diary", raw=entry.raw(),
            direction=way, sender="" if own else other, receiver=other if own else "",
        )  # fmt: skip

    def _keep(self, proposed: ProposedIncident, entry: DiaryRow, told: RowDate) -> None:
        incident = replace(proposed.incident, happened=told.when)
        # The case may have it as it is proposed, or by its words alone.
        if self.repeats.in_case(incident, replace(incident, happened=told.said_alone)):
            self._leave(entry, IN_CASE, proposed)
            return
        same = self.repeats.same_row(incident, proposed.id, proposed.source_item.raw)
        if same:
            self._leave(entry, f"the same as {same}", proposed)
            return
        self.made.append(replace(proposed, like=self.repeats.like(incident, proposed.id)))

    def _leave(self, entry: DiaryRow, reason: str, instead: ProposedIncident | None = None) -> None:
        words = row_words(entry.row)
        self.not_read.append(
            NotRead(sheet=entry.sheet.name, row=entry.number, words=words, reason=reason, instead=instead)
        )
