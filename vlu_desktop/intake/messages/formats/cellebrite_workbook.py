# SPDX-License-Identifier: Apache-2.0
"""A Cellebrite report as a workbook (.xlsx): a sheet for each type of record, known by its name and its headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vlu_desktop.intake.formats.grid import Book, Grid, Value, is_blank, words_of
from vlu_desktop.intake.formats.sheets import LARGEST_FILE, read_book
from vlu_desktop.intake.messages.formats.cellebrite_report import CLOCK, LEAVES_OUT
from vlu_desktop.intake.messages.formats.report_times import (
    DAY_FIRST,
    MONTH_FIRST,
    ReportTime,
    cell_words,
    date_order,
    order_question,
    read_seconds,
    read_written,
    when_of,
)
from vlu_desktop.intake.messages.formats.withheld_numbers import party_of
from vlu_desktop.intake.messages.message import Media, Message, Progress, SkippedPart, SourceQuestion
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

WORKBOOK = "xl/workbook.xml"
NO_SHEETS = "No sheet of this workbook lists messages or calls as a report does. Import it as a diary."
NO_SUCH_SHEET = "this sheet lists no messages or calls"
NO_MESSAGE = "no message or call stands in this row"
_HEADINGS_WITHIN = 6
_SHEETS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?:chats?|instant messages?|sms|mms|(?:sms|mms|text) messages?|messages)\b", re.IGNORECASE),
        "message",
    ),
    (re.compile(r"(?:calls?|call logs?)\b", re.IGNORECASE), "call"),
    (re.compile(r"e-?mails?\b", re.IGNORECASE), "mail"),
)
_ROLES = {
    "time": ("timestamp time", "timestamp", "time", "date time"),
    "day": ("timestamp date", "date"),
    "from": ("from", "sender"),
    "to": ("to", "recipients", "recipient"),
    "parties": ("parties", "participants", "party"),
    "direction": ("direction", "call type", "type"),
    "kind": ("call type", "type"),
    "body": ("body", "message", "text", "snippet"),
    "duration": ("duration", "call duration"),
    "status": ("status",),
    "folder": ("folder",),
    "subject": ("subject",),
    "source": ("source", "platform", "application", "source application"),
    "chat": ("chat", "identifier"),
    "copies": ("cc", "bcc"),
}
_OWNER = "(owner)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    at: dict[str, int]
    deleted: tuple[int, ...]
    attachments: tuple[int, ...]

    def cell(self, row: Sequence[str], role: str) -> str:
        place = self.at.get(role, len(row))
        return row[place] if place < len(row) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of a sheet: its columns and what its sheet holds, or the `reason` why it is no record."""

    sheet: str
    number: int
    cells: tuple[str, ...]
    form: str = ""
    columns: _Columns | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellebriteWorkbook:
    """A report in sheets as opened."""

    book: Book
    asks_order: bool
    order: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.book.name

    @property
    def service(self) -> str:
        """What made it."""
        return "Cellebrite report"

    @property
    def clock(self) -> str:
        """Whose clock the times are by."""
        return CLOCK

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """What a report does not hold."""
        return (*LEAVES_OUT, "A report in sheets names attachments and does not hold them.")

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whether the day or the month stands first, where no date of the report settles it."""
        return (order_question(self.order),) if self.asks_order else ()

    def answered(self, key: str, answer: str) -> "CellebriteWorkbook":
        """The same file, read by another answer."""
        known = key == "date-order" and answer in (DAY_FIRST, MONTH_FIRST)
        return replace(self, order=answer) if known else self

    def read(self, progress: Progress = lambda done, of: None) -> Iterator[Message | SkippedPart]:
        """Every row that is a record; sheets and rows that are none are named."""
        size, rows = len(self.book.data), max(1, sum(len(sheet.rows) for sheet in self.book.sheets))
        place = 0
        for done, row in enumerate(_rows(self.book), start=1):
            progress(size * min(done, rows) // rows, size)
            if row.columns is None:
                where = f"{row.sheet}, row {row.number}" if row.number else row.sheet
                yield SkippedPart(place=where, words=" | ".join(each for each in row.cells if each), reason=row.reason)
                continue
            place += 1
            yield _message(place, row, row.columns, self.order)

    def content(self, media: Media) -> Iterator[bytes]:
        """A workbook holds none of the attachments it names."""
        return iter(())


def _message(place: int, row: _Row, columns: _Columns, order: str) -> Message:
    cells = row.cells
    stamp = columns.cell(cells, "time") or columns.cell(cells, "day")
    written = _written(columns, cells, order)
    sender, receiver, outgoing = _ends(columns, cells)
    told = " ".join(columns.cell(cells, role) for role in ("direction", "kind", "status")).lower()
    form = "missed" if row.form == "call" and "missed" in told else row.form
    length = columns.cell(cells, "duration")
    seconds = read_seconds(length, "s") if length else None
    return Message(
        place=place,
        form=form,
        at=when_of(written, stamp),
        moment=written.moment if written else None,
        thread=_thread(row, columns, receiver if outgoing else sender),
        sender=sender,
        receiver=receiver,
        outgoing=outgoing,
        words=_words(columns, cells, length if seconds is None else ""),
        state=_state(columns, cells),
        seconds=seconds,
        media=_media(columns, cells),
    )


def _thread(row: _Row, columns: _Columns, other: str) -> str:
    """The application, and the chat by its number, by those in it or by whoever is at the other end."""
    within = columns.cell(row.cells, "parties") if row.form == "message" else ""
    thread = (columns.cell(row.cells, "source"), columns.cell(row.cells, "chat") or within or other)
    return " · ".join(" ".join(each.split()) for each in thread if each)


def _words(columns: _Columns, cells: Sequence[str], length: str) -> str:
    """The body, below what has no place elsewhere; `length` is a duration that could not be read."""
    lines = (
        ("Subject", columns.cell(cells, "subject")), ("Copies", columns.cell(cells, "copies")), ("Duration", length),
    )  # fmt: skip
    heads = "\n".join(f"{name}: {value}" for name, value in lines if value)
    return "\n\n".join(each for each in (heads, columns.cell(cells, "body")) if each)


def _media(columns: _Columns, cells: Sequence[str]) -> tuple[Media, ...]:
    names = (name.strip() for n in columns.attachments if n < len(cells) for name in cells[n].split("\n"))
    return tuple(Media(name=name) for name in names if name)


def _written(columns: _Columns, cells: Sequence[str], order: str) -> ReportTime | None:
    """The time column where it has the date too, as it has in some versions, else both together."""
    clock, day = columns.cell(cells, "time"), columns.cell(cells, "day")
    return read_written(clock, "", order) or read_written(day, clock, order)


def _ends(columns: _Columns, cells: Sequence[str]) -> tuple[str, str, bool | None]:
    """From whom, to whom, and whether it went out: the owner is marked, or a column says the direction."""
    sender, receiver = columns.cell(cells, "from"), columns.cell(cells, "to")
    party = columns.cell(cells, "parties")
    for line in party.split("\n") if not sender and not receiver else ():
        role, mark, rest = line.partition(":")
        if mark and role.strip().lower() == "from":
            sender = rest.strip()
        elif mark and role.strip().lower() == "to":
            receiver = "; ".join(each for each in (receiver, rest.strip()) if each)
    outgoing = _way(columns, cells, sender.lower(), receiver.lower())
    if outgoing is not None and not sender and not receiver:
        sender, receiver = ("", party) if outgoing else (party, "")
    return party_of(sender), party_of(receiver), outgoing


def _way(columns: _Columns, cells: Sequence[str], sender: str, receiver: str) -> bool | None:
    way, folder = columns.cell(cells, "direction").lower(), columns.cell(cells, "folder").lower()
    if _OWNER in sender or _OWNER in receiver:
        return _OWNER in sender
    if re.match(r"outgoing|incoming|missed|rejected|blocked", way):
        return way.startswith("outgoing")
    return folder != "inbox" if folder in ("inbox", "sent", "outbox", "drafts") else None


def _state(columns: _Columns, cells: Sequence[str]) -> str:
    if any(n < len(cells) and cells[n].strip().lower() in ("yes", "deleted", "true") for n in columns.deleted):
        return "deleted"
    if columns.cell(cells, "folder").lower() == "drafts" or columns.cell(cells, "status").lower() in (
        "draft",
        "unsent",
    ):
        return "draft"
    if "blocked" in columns.cell(cells, "direction").lower():
        return "blocked"
    return "failed" if columns.cell(cells, "status").lower() in ("failed", "not delivered") else ""


def _form_of(name: str) -> str:
    return next((form for pattern, form in _SHEETS if pattern.match(name.strip())), "")


def _columns_of(row: Sequence[Value]) -> _Columns | None:
    names = [" ".join(re.sub(r"[^a-z]+", " ", words_of(value).lower()).split()) for value in row]
    found = ((role, next((name for name in of if name in names), "")) for role, of in _ROLES.items())
    at = {role: names.index(name) for role, name in found if name}
    deleted = tuple(n for n, name in enumerate(names) if name.startswith("deleted"))
    attachments = tuple(n for n, name in enumerate(names) if re.match(r"attachments?(?: name)?$", name))
    who = at.keys() & {"from", "parties"}
    stamped = any(name.startswith("timestamp") for name in names)
    if not who or not at.keys() & {"time", "day"} or not (stamped or (deleted and at.keys() & {"direction", "folder"})):
        return None
    return _Columns(at=at, deleted=deleted, attachments=attachments)


def _headed(sheet: Grid) -> tuple[int, _Columns | None]:
    found = ((n, _columns_of(row)) for n, row in enumerate(sheet.rows[:_HEADINGS_WITHIN]))
    return next(((n, columns) for n, columns in found if columns is not None), (0, None))


def _rows(book: Book) -> Iterator[_Row]:
    """Every row of the sheets of messages, and a line for each of the others."""
    for sheet in book.sheets:
        form = _form_of(sheet.name)
        top, columns = _headed(sheet)
        if not form or columns is None:
            words = (f"{len(sheet.rows):,} rows",)
            yield _Row(sheet=sheet.name, number=0, cells=words, reason=NO_SUCH_SHEET)
            continue
        for number, values in enumerate(sheet.rows, start=1):
            cells = tuple(cell_words(value) for value in values)
            if is_blank(values):
                continue
            if number <= top + 1:
                yield _Row(sheet=sheet.name, number=number, cells=cells, reason="these are headings")
            elif any(columns.cell(cells, role) for role in ("time", "day", "from", "body")):
                yield _Row(sheet=sheet.name, number=number, cells=cells, form=form, columns=columns)
            else:
                yield _Row(sheet=sheet.name, number=number, cells=cells, reason=NO_MESSAGE)


def matches_workbook(source: MessageSource) -> bool:
    """Whether it is a workbook with a sheet of messages or calls that has a report's headings."""
    if not source.is_archive or source.size > LARGEST_FILE:
        return False
    try:
        if WORKBOOK not in source.members:
            return False
        names = re.findall(
            r'<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"', source.start_of(WORKBOOK).decode("utf-8", "replace")
        )
        return any(map(_form_of, names)) and _is_report(_book(source))
    except UserError:
        return False


def open_workbook(source: MessageSource) -> CellebriteWorkbook:
    """Reads the sheets; UserError where none lists messages or calls as a report does."""
    book = _book(source)
    if not _is_report(book):
        raise UserError(NO_SHEETS)
    stamps = (
        row.columns.cell(row.cells, role) for row in _rows(book) if row.columns is not None for role in ("time", "day")
    )
    order, certain = date_order(stamps)
    return CellebriteWorkbook(book=book, asks_order=not certain, order=order)


def _is_report(book: Book) -> bool:
    return any(_form_of(sheet.name) and _headed(sheet)[1] is not None for sheet in book.sheets)


def _book(source: MessageSource) -> Book:
    with source.opened() as stream:
        return read_book(stream.read(LARGEST_FILE + 1), source.name)
